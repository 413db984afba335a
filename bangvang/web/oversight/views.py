"""The journal as inspectors, the director and administrators read it."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from bangvang.office.people.permissions import Role
from bangvang.toolbox import audit
from bangvang.web.oversight import workbooks
from bangvang.web.shared import printed
from bangvang.web.shared.acting import acting
from bangvang.web.shared.filters import SearchForm
from bangvang.web.shared.forms import DayField
from bangvang.web.shared.paging import page_of
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.timeline import reason_of, step_label

READERS = (Role.INSPECTOR, Role.DIRECTOR, Role.HEAD_OF_OFFICE, Role.ADMINISTRATOR)


class JournalFilter(SearchForm):
    who = forms.CharField(label="Người thực hiện", max_length=100)
    day = DayField(label="Ngày", help_text="")


@require_GET
def journal(request: HttpRequest) -> HttpResponse:
    _may_read(request)
    form = JournalFilter(request)
    rows = audit.entries_found(form.chosen)
    pages = page_of(rows, request.GET, ("-pk",))
    for entry in pages:
        entry.label, entry.why = step_label(entry.step), reason_of(entry.reason)
    return respond(request, "oversight/journal.html", {"pages": pages, "filters": form})


@require_GET
def journal_export(request: HttpRequest) -> HttpResponse:
    _may_read(request)
    rows = audit.entries_found(JournalFilter(request).chosen).order_by("-pk")
    at = printed.unit_of(acting(request))
    sheet = workbooks.journal_sheet(printed.streamed(rows), at, printed.left_out(rows))
    return printed.as_workbook("nhat-ky", sheet)


class ReadsFilter(SearchForm):
    day = DayField(label="Ngày", help_text="")

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.fields["q"].label = "Người đã mở"


# what is noted when opened: how it is called here, and the page it stands on
OPENED = {
    "dossiers.line": ("Hồ sơ đề nghị", "dossier"),
    "people.person": ("Hồ sơ cá nhân", "person"),
    "people.person.citizen_id": ("Số định danh cá nhân trong hồ sơ", "person"),
    "units.unit": ("Danh sách cán bộ tải về", "unit"),
    "achievements.awardrecord": ("Khen thưởng trong sổ", "award"),
    "achievements.rating": ("Bản chụp xếp loại", ""),
    "achievements.initiative": ("Bản chụp công nhận sáng kiến", ""),
    "achievements.contestresult": ("Bản chụp kết quả hội thi, kỳ thi", ""),
    "training.material": ("Tài liệu tập huấn", ""),
}


@require_GET
def reads(request: HttpRequest) -> HttpResponse:
    """Who opened which dossier or record, and when."""
    _may_read(request)
    form = ReadsFilter(request)
    pages = page_of(audit.reads_found(form.chosen), request.GET, ("-pk",))
    keeps_accounts_alone = acting(request).role_names <= {Role.ADMINISTRATOR}  # and opens no record
    for entry in pages:
        entry.label, name = OPENED.get(entry.kind, (entry.kind, ""))
        entry.url_name = "" if keeps_accounts_alone else name
    return respond(request, "oversight/reads.html", {"pages": pages, "filters": form})


@require_GET
def reads_export(request: HttpRequest) -> HttpResponse:
    _may_read(request)
    rows = audit.reads_found(ReadsFilter(request).chosen).order_by("-pk")
    at = printed.unit_of(acting(request))
    sheet = workbooks.reads_sheet(printed.streamed(rows), OPENED, at, printed.left_out(rows))
    return printed.as_workbook("luot-xem", sheet)


@require_POST
def verify(request: HttpRequest) -> HttpResponse:
    _may_read(request)
    if broken := audit.broken_entry():
        messages.error(request, f"Nhật ký bị sửa: mục đầu tiên không khớp là mục số {broken.pk}.")
    else:
        messages.success(request, "Nhật ký nguyên vẹn: mỗi mục khớp với mục trước.")
    return redirect_after(request, "journal")


def _may_read(request: HttpRequest) -> None:
    """Roles held at the Sở itself: the journal is not cut by units."""
    by = acting(request)
    if not any(held.role in READERS and held.path.count(".") == 1 for held in by.roles):
        raise PermissionDenied("Nhật ký chỉ mở cho Thanh tra, lãnh đạo Sở và người quản trị.")
