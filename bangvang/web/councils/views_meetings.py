"""A meeting: agenda, attendance, conflicts, minutes."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_POST

from bangvang.office.councils import actions, permissions, queries
from bangvang.office.councils.papers import count_sheet, minutes
from bangvang.toolbox import calendar, files, papers
from bangvang.web.councils import forms
from bangvang.web.councils.page import page_of_meeting
from bangvang.web.councils.workbooks import meeting_sheet
from bangvang.web.shared.acting import acting
from bangvang.web.shared.handed_out import MAKING, handed_out
from bangvang.web.shared.paging import page_of
from bangvang.web.shared.printed import as_workbook
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import keeping_file, perform

DRAFTS = {"bien-ban": minutes, "kiem-phieu": count_sheet}


def _seen(request: HttpRequest, pk: int) -> Any:
    return get_object_or_404(queries.meetings_seen_by(acting(request)), pk=pk)


@require_GET
def meeting_list(request: HttpRequest) -> HttpResponse:
    by = acting(request)
    context = {
        "pages": page_of(queries.meetings_seen_by(by), request.GET, ("-held_at", "-pk")),
        "mine": list(queries.ballots_open_to(by)),
        "councils": list(queries.councils_seen_by(by)[:5]),
        "units": queries.units_to_found(by),
    }
    return respond(request, "councils/list.html", context)


@require_GET
def meeting_detail(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = _seen(request, pk)
    return respond(request, "councils/meeting.html", page_of_meeting(meeting, acting(request)))


@require_GET
def export(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = _seen(request, pk)
    return as_workbook(f"phien-hop-{pk}", meeting_sheet(meeting, queries.sheets_of(meeting)))


def move(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = _seen(request, pk)
    here = localtime(meeting.held_at)
    form = forms.WhenForm(
        request.POST or None, initial={"day": here.date(), "hour": here.time(), "place": meeting.place}
    )
    done = "Đã đổi lịch họp và báo các thành viên."
    return _write(request, meeting, actions.move_meeting, form, "Đổi thời gian, địa điểm", done)


def agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose among the dossiers that wait at the unit."""
    meeting = _seen(request, pk)
    lines = queries.waiting_for(meeting)
    if request.method == "POST":
        chosen = [line for line in lines if str(line.pk) in request.POST.getlist("chon")]
        done = f"Đã đưa {len(chosen)} hồ sơ vào chương trình."
        if perform(request, actions.set_agenda, meeting, lines=chosen, done=done):
            return redirect_after(request, "meeting", pk)
    keeps = permissions.keeps_meeting.test(acting(request), meeting)
    return respond(request, "councils/agenda.html", {"meeting": meeting, "lines": lines, "keeps": keeps})


def put_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Take dossiers off the agenda before their ballot opens."""
    meeting = _seen(request, pk)
    form = forms.ReasonForm(request.POST or None)
    items = [item for sheet in queries.sheets_of(meeting) if not sheet.ballot for item in sheet.items]
    chosen = [item.pk for item in items if str(item.pk) in request.POST.getlist("chon")]
    if request.method == "POST" and form.is_valid():
        done = f"Đã đưa {len(chosen)} hồ sơ ra khỏi chương trình."
        if perform(request, actions.remove_items, meeting, items=chosen, done=done, **form.cleaned_data):
            return redirect_after(request, "meeting", pk)
    context = {"meeting": meeting, "items": items, "form": form, "chosen": chosen}
    return respond(request, "councils/put_off.html", context)


def presence(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = _seen(request, pk)
    rows = list(queries.presences_of(meeting))
    if request.POST.get("viec") == "tat-ca":
        for row in rows:
            row.how = "present"  # on the page only, to be corrected before it is saved
    elif request.method == "POST":
        how, reasons = forms.presence_told(request.POST, rows)
        if perform(request, actions.mark_presence, meeting, how=how, reasons=reasons, done="Đã lưu điểm danh."):
            return redirect_after(request, "meeting", pk)
    context = {"meeting": meeting, "rows": rows, "hows": forms.HOW, "attendance": queries.attendance_of(meeting)}
    return respond(request, "councils/presence.html", context)


@require_POST
def open_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    perform(request, actions.open_meeting, _seen(request, pk), done="Đã khai mạc phiên họp.")
    return redirect_after(request, "meeting", pk)


def declare(request: HttpRequest, pk: int) -> HttpResponse:
    """A member for oneself; the secretary for anybody."""
    by, meeting = acting(request), _seen(request, pk)
    rows = [row.member for row in queries.presences_of(meeting)]
    if not permissions.keeps_meeting.test(by, meeting):
        rows = [member for member in rows if member.account_id == by.account.pk]
    items = [item for sheet in queries.sheets_of(meeting) if not sheet.ballot for item in sheet.items]
    form = forms.ConflictForm(items, rows, request.POST or None, initial={"item": request.GET.get("muc")})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        item, member = form.items[told["item"]], form.members[told["member"]]
        told = {"member": member, "reason_given": told["reason_given"]}
        if perform(request, actions.declare_conflict, item, done="Đã ghi.", **told):
            return redirect_after(request, "meeting", pk)
    return respond(request, "councils/conflict.html", {"meeting": meeting, "form": form, "items": items})


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    conflict = get_object_or_404(queries.conflicts_seen_by(acting(request)), pk=pk)
    perform(request, actions.take_back_conflict, conflict, done="Đã rút khai.")
    return redirect_after(request, "meeting", conflict.item.meeting_id)


def write_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    form = forms.MinutesForm(request.POST or None)
    done = "Đã lập biên bản họp và biên bản kiểm phiếu; chờ Chủ tịch Hội đồng ký."
    return _write(request, _seen(request, pk), actions.write_minutes, form, "Lập biên bản", done)


@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    done = "Đã ký biên bản. Kết quả đã ghi vào từng hồ sơ."
    perform(request, actions.sign_minutes, _seen(request, pk), done=done)
    return redirect_after(request, "meeting", pk)


def upload(request: HttpRequest, pk: int) -> HttpResponse:
    form = forms.SignedForm(request.POST or None, request.FILES or None, initial={"signed_date": calendar.today()})
    done = "Đã nhận biên bản đã ký. Kết quả đã ghi vào từng hồ sơ."
    action = keeping_file(actions.upload_signed_minutes)
    return _write(request, _seen(request, pk), action, form, "Tải biên bản đã ký", done)


@require_GET
def paper(request: HttpRequest, pk: int, kind: str, suffix: str) -> HttpResponse:
    """The issued paper; before the minutes are written a preview of the same."""
    meeting = _seen(request, pk)
    if suffix not in ("pdf", "docx") or kind not in DRAFTS:
        raise Http404
    issued = meeting.minutes if kind == "bien-ban" else meeting.count_sheet
    if answer := handed_out(request, issued, suffix, ("meeting", pk)):
        return answer
    document = issued.data if issued else DRAFTS[kind](meeting).as_dict()
    made = papers.preview(document) if suffix == "pdf" else papers.preview_docx(document)
    return HttpResponse(made, content_type="application/pdf" if suffix == "pdf" else files.DOCX)


@require_POST
def make_files_again(request: HttpRequest, pk: int) -> HttpResponse:
    perform(request, actions.make_files_again, _seen(request, pk), done=MAKING)
    return redirect_after(request, "meeting", pk)


@require_GET
def signed_file(request: HttpRequest, pk: int) -> HttpResponse:
    seen = queries.meetings_seen_by(acting(request)).exclude(signed_file=None)
    return files.as_download(get_object_or_404(seen, pk=pk).signed_file)


def _write(request: HttpRequest, meeting: Any, action: Any, form: Any, title: str, done: str) -> HttpResponse:
    is_told = request.method == "POST" and form.is_valid()
    if is_told and perform(request, action, meeting, done=done, **form.cleaned_data):
        return redirect_after(request, "meeting", meeting.pk)
    context = {"form": form, "title": title, "thing": meeting, "back": reverse("meeting", args=[meeting.pk])}
    return respond(request, "councils/write.html", context)
