"""What follows from a thay đổi tổ chức, in words and rows: the same account before it is confirmed and after it was written."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from bangvang.office.councils.queries import council_of
from bangvang.office.documents.queries import instruments_on
from bangvang.office.dossiers import queries as dossiers
from bangvang.office.dossiers.queries import changing_hands
from bangvang.office.people import queries as people
from bangvang.office.people.queries.corrections import corrections_waiting_at
from bangvang.office.people.queries.duty import OnDuty, duty_at
from bangvang.office.registrations import queries as registrations
from bangvang.office.units.actions.accounts import Followed, Part
from bangvang.office.units.queries import Kind, What, heir_of
from bangvang.toolbox import calendar

PARTS = (
    (Part.UNIT, "Đơn vị", "Không đơn vị nào khác thay đổi."),
    (Part.NAME, "Tên trên văn bản", "Không đơn vị đang hoạt động nào đổi tên hoặc cơ quan chủ quản trên văn bản."),
    (Part.PEOPLE, "Con người", "Không ai chuyển vị trí công tác."),
    (Part.HEAD, "Người đứng đầu", "Người đứng đầu giữ nguyên."),
    (Part.ROLE, "Vai trò của người dùng", "Không vai trò nào kết thúc."),
    (Part.CLUSTER, "Cụm, khối thi đua", "Thành viên các cụm, khối giữ nguyên."),
)


@dataclass(frozen=True)
class Told:
    """One part of the account: its rows, or the sentence that nothing happens."""

    label: str
    nothing: str
    rows: list[Followed]

    @property
    def groups(self) -> list[tuple[list[str], str, str]]:
        """Those that fare alike together: who or what, how it stood, how it stands."""
        alike: dict[tuple[str, str], list[str]] = {}
        for row in self.rows:
            alike.setdefault((row.before, row.after), []).append(row.what)
        return [(named, before, after) for (before, after), named in alike.items()]


@dataclass(frozen=True)
class UnderWay:
    """Work not yet ended: how much, who goes on with it, where it is listed for whoever may open it."""

    what: str
    count: int
    after: str
    url: str = ""


@dataclass(frozen=True)
class Account:
    """All that follows from one change."""

    parts: list[Told]
    under_way: list[UnderWay]
    duty: list[OnDuty]


def mark_of(told: dict[str, Any], account: Account) -> str:
    """Names just this preview: confirming another one, or after something changed meanwhile, shows the new one first."""
    return sha256(repr((sorted(told.items()), account)).encode()).hexdigest()[:20]


def account_for(by: people.Acting) -> Callable[[Any], Account]:
    """How this reader is told of a change; the roles are read as they stand on the day of the change."""
    return lambda change: account_of(people.acting(by.account, by.giver), change)


def account_of(by: people.Acting, change: Any) -> Account:
    rows = [Followed(**row) for row in change.followed]
    parts = [Told(label, nothing, [row for row in rows if row.part == part]) for part, label, nothing in PARTS]
    return Account(parts, _under_way(by, change), duty_at(_on_duty(change)))


def _on_duty(change: Any) -> list[Any]:
    """The units where the work goes on from the day."""
    if change.what == What.SPLIT:
        found = [change.unit, change.other]
    else:
        found = [heir_of(change.unit)] + ([change.other] if change.what == What.MOVE else [])
    return [unit for unit in found if unit.has_accounts and unit.kind not in (Kind.PROVINCE, Kind.DISTRICT)]


def _under_way(by: people.Acting, change: Any) -> list[UnderWay]:
    """Nothing of it is rewritten: papers keep whom they were signed to, and who succeeds the unit goes on with them."""
    unit, heir = change.unit, heir_of(change.unit)
    after = f"{heir} giải quyết tiếp" if heir.pk != unit.pk else f"Vẫn do {unit} giải quyết"
    rows = [
        _lines(by, f"Hồ sơ đang ở {unit}", changing_hands.lines_lying_at(unit), after, {"place": unit.pk}),
        _lines(
            by,
            f"Hồ sơ của {unit} đang ở nơi khác",
            changing_hands.lines_lying_elsewhere(unit),
            "Vẫn do nơi đang giữ hồ sơ giải quyết",
            {"unit": unit.pk},
        ),
    ]
    counted = (
        (f"Tờ trình {unit} đang lập, chưa nộp", changing_hands.letters_in_hand(unit)),
        (f"Tờ trình gửi {unit}, chưa tiếp nhận", changing_hands.letters_come_to(unit)),
        (f"Đợt xét {unit} đang mở", changing_hands.campaigns_running_at(unit)),
        (f"Bản đăng ký thi đua {unit} đang lập", registrations.sheets_in_hand(unit)),
        (f"Bản đăng ký thi đua gửi {unit}, chưa tiếp nhận", registrations.sheets_come_to(unit)),
        (f"Yêu cầu đính chính {unit} chưa trả lời", corrections_waiting_at(unit)),
    )
    rows += [UnderWay(what, found.count(), after) for what, found in counted]
    rows += _bound_to(unit, heir) if heir.pk != unit.pk else []
    return [row for row in rows if row.count]


def _bound_to(unit: Any, heir: Any) -> list[UnderWay]:
    """What hangs on the ended unit itself and does not pass on: its council, and the numbers it laid down."""
    texts = instruments_on(calendar.today()).filter(scope=unit)
    council = council_of(unit, calendar.today())
    return [
        UnderWay(
            f"Hội đồng của {unit}", int(council is not None), f"Không chuyển sang; {heir} xét ở Hội đồng của mình"
        ),
        UnderWay(
            f"Quy định của địa phương áp dụng tại {unit}",
            texts.count(),
            f"Không tự áp dụng tại {heir}; nhập quy định áp dụng từ ngày này",
        ),
    ]


def _lines(by: people.Acting, what: str, found: QuerySet, after: str, asked: dict[str, int]) -> UnderWay:
    """A link only for whoever may open them all."""
    count, (name, pk) = found.count(), next(iter(asked.items()))
    seen = dossiers.lines_seen_by(by).filter(pk__in=found.values("pk")).count() if count else 0
    return UnderWay(what, count, after, f"{reverse('lines')}?{name}={pk}" if count and seen == count else "")
