"""The rail on the left: the places of the house this person has business in."""

from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_noop as _

from bangvang.office.people.permissions import Role
from bangvang.office.people.queries import Acting
from bangvang.web.shared.reach import WORKS_ON_AWARDS

WAITING = "waiting"  # session key: how many tasks the desk last showed
OFFICE = (Role.CLERK, Role.HEAD, Role.OFFICER, Role.HEAD_OF_OFFICE, Role.DIRECTOR, Role.SECRETARY)
COUNCIL = (Role.SECRETARY, Role.MEMBER, Role.HEAD, Role.HEAD_OF_OFFICE, Role.DIRECTOR, Role.OFFICER)
JOURNAL = (Role.INSPECTOR, Role.DIRECTOR, Role.HEAD_OF_OFFICE, Role.ADMINISTRATOR)
WATCH = (Role.DIRECTOR, Role.HEAD_OF_OFFICE, Role.OFFICER, Role.INSPECTOR, Role.UNION)
ON_DUTY = (*WORKS_ON_AWARDS, Role.INSPECTOR, Role.ADMINISTRATOR)


@dataclass(frozen=True)
class Entry:
    """One line of the rail. Without `roles` everybody sees it."""

    label: str
    url_name: str
    icon: str
    roles: tuple[str, ...] = ()
    url: str = ""
    is_current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Section:
    title: str
    entries: tuple[Entry, ...]


SECTIONS = (
    Section(
        _("Hằng ngày"),
        (
            Entry(_("Việc của tôi"), "desk", "viec"),
            Entry(_("Hồ sơ của tôi"), "own-record", "so", (Role.TEACHER,)),
            Entry(_("Tôi đang ở đâu"), "own-standing", "nguoi", (Role.TEACHER,)),
            Entry(_("Đăng ký thi đua"), "registrations", "denghi", (*OFFICE, Role.TEACHER)),
            Entry(_("Sổ Excel của đơn vị"), "workbooks", "tai", (Role.CLERK, Role.HEAD)),
            Entry(_("Rà soát"), "sweep", "dat", WORKS_ON_AWARDS),
            Entry(_("Hồ sơ đề nghị"), "proposals", "hoso", (*OFFICE, *WATCH)),
            Entry(_("Phiên họp"), "meetings", "hop", COUNCIL),
            Entry(_("Quyết định"), "decisions", "quyetdinh", (*OFFICE, *WATCH)),
        ),
    ),
    Section(
        _("Phong trào"),
        (
            Entry(_("Kế hoạch"), "plans", "kehoach", (*OFFICE, *WATCH)),
            Entry(_("Phong trào"), "movements", "phongtrao"),
            Entry(_("Tập huấn"), "trainings", "kehoach", (*OFFICE, *WATCH, Role.MEMBER)),
            Entry(_("Hội thi, kỳ thi"), "contests", "huan", WORKS_ON_AWARDS),
        ),
    ),
    Section(
        _("Tra cứu"),
        (
            Entry(_("Sổ khen thưởng"), "awards", "huan", (*OFFICE, *WATCH)),
            Entry(_("Đơn vị"), "units", "tuong", (*OFFICE, *WATCH, Role.ADMINISTRATOR)),
            Entry(_("Cán bộ, giáo viên"), "people", "nguoi", (*OFFICE, *WATCH)),
            Entry(_("Cán bộ phụ trách"), "on-duty", "nguoi", ON_DUTY),
            Entry(_("Yêu cầu đính chính"), "corrections", "so", (Role.CLERK, Role.HEAD, Role.OFFICER)),
            Entry(
                _("Kịp thời"),
                "timeliness",
                "dongho",
                (Role.OFFICER, Role.HEAD_OF_OFFICE, Role.DIRECTOR, Role.INSPECTOR),
            ),
            Entry(_("Luật"), "law", "luat"),
            Entry(_("Việc chờ xác nhận"), "holds", "khoa", (Role.INSPECTOR,)),
            Entry(_("Quy định địa phương"), "instruments", "luat", (*OFFICE, *WATCH)),
            Entry(_("Nhật ký"), "journal", "so", JOURNAL),
            Entry(_("Cổng công khai"), "honour-roll", "congkhai"),
        ),
    ),
    Section(_("Quản trị"), (Entry(_("Tài khoản"), "accounts", "khoa", (Role.ADMINISTRATOR,)),)),
)


def rail_for(request: HttpRequest, by: Acting) -> list[Section]:
    """The sections with those entries that exist and concern this person; the place one stands at is marked."""
    waiting = request.session.get(WAITING)
    sections = []
    for section in SECTIONS:
        entries = [_here(entry, request.path, waiting) for entry in section.entries if _concerns(entry, by)]
        if shown := tuple(entry for entry in entries if entry.url):
            sections.append(Section(section.title, shown))
    return sections


def _concerns(entry: Entry, by: Acting) -> bool:
    return not entry.roles or by.has_role(*entry.roles)


def _here(entry: Entry, path: str, waiting: int | None) -> Entry:
    url = _url(entry.url_name)
    is_current = path == url if url == "/" else bool(url) and path.startswith(url)
    return replace(entry, url=url, is_current=is_current, count=waiting if entry.url_name == "desk" else None)


def _url(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
