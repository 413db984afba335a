"""Đối chiếu từng điều: articles of a text the lawbook does not know, read by an office that holds it."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from bangvang import lawbook
from bangvang.office.documents import actions, permissions, queries, workflow
from bangvang.office.people.queries import Acting
from bangvang.office.units.queries import the_department
from bangvang.toolbox import calendar, files
from bangvang.web.documents.forms import ReadingsForm
from bangvang.web.shared.acting import acting
from bangvang.web.shared.filters import FilterForm
from bangvang.web.shared.forms import DayField
from bangvang.web.shared.paging import page_of
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import buttons_for, keeping_file, perform
from bangvang.web.shared.timeline import timeline_of

HEAD = ("document_number", "document_date", "read_by")


class DayFilter(FilterForm):
    ngay = DayField(label="Tại ngày", help_text="")


@require_GET
def readings(request: HttpRequest) -> HttpResponse:
    """What waits to be read on a day, what waits for the second person, and every reading so far."""
    by, form = acting(request), DayFilter(request)
    day = form.chosen.get("ngay") or calendar.today()
    rows = queries.confirmations_seen_by(by)
    context = {"filters": form, "day": day, "waiting": _waiting(day), "pages": page_of(rows, request.GET, ("-pk",))}
    context |= {"ahead": _days_ahead(day)}
    context |= {"may_read": permissions.may_read_article.test(by, the_department())}
    context |= {"to_confirm": _to_confirm(rows, by)}
    return respond(request, "documents/readings.html", context)


def enter(request: HttpRequest) -> HttpResponse:
    """The text once, then its articles one by one."""
    by, department = acting(request), the_department()
    if not permissions.may_read_article.test(by, department):
        raise Http404
    day = DayFilter(request).chosen.get("ngay") or calendar.today()
    form = ReadingsForm(
        _waiting(day), day, request.POST or None, request.FILES or None, initial={"read_by": by.author_name}
    )
    if request.method == "POST" and form.is_valid() and _enter(request, department, form, day):
        return redirect_after(request, "readings")
    return respond(request, "documents/readings_new.html", {"form": form, "day": day, "scope": department})


def _enter(request: HttpRequest, department: Any, form: ReadingsForm, day: date) -> Any:
    told = {name: form.cleaned_data[name] for name in HEAD} | {"file": form.cleaned_data["scan"]}
    done = f"Đã nhập kết quả đối chiếu {len(form.articles)} điều; chờ người thứ hai xác nhận."
    enter_kept = keeping_file(actions.enter_readings, "proof")
    return perform(request, enter_kept, department, done=done, day=day, articles=form.articles, **told)


@require_POST
def confirm_many(request: HttpRequest) -> HttpResponse:
    """The second person confirms what was ticked."""
    chosen = [int(each) for each in request.POST.getlist("chon") if each.isascii() and each.isdecimal()][:100]
    found = list(queries.confirmations_seen_by(acting(request)).filter(pk__in=chosen))
    if found:
        done = f"Đã xác nhận {len(found)} điều; kết quả đối chiếu điều kiện theo ngay."
        perform(request, actions.confirm_readings, found, done=done)
    return redirect_after(request, "readings")


@require_GET
def reading(request: HttpRequest, pk: int) -> HttpResponse:
    by = acting(request)
    found = get_object_or_404(queries.confirmations_seen_by(by), pk=pk)
    context = {"reading": found, "label": lawbook.article_label(found.article), "timeline": timeline_of(found)}
    context |= {"numbers": [(lawbook.figure_text(name, found.since), value) for name, value in found.numbers.items()]}
    shown = [step for step in workflow.READING_STEPS if not found.withdraws_id]
    context |= {"buttons": buttons_for(found, by, shown, reverse("reading", args=[pk]))}
    return respond(request, "documents/reading.html", context)


@require_POST
def take_step(request: HttpRequest, pk: int, path: str) -> HttpResponse:
    found = get_object_or_404(queries.confirmations_seen_by(acting(request)), pk=pk)
    reason = request.POST.get("reason", "")
    if path == workflow.CONFIRM_ARTICLES.path:
        perform(request, actions.confirm_readings, [found], done="Đã xác nhận; kết quả đối chiếu điều kiện theo ngay.")
    elif path == workflow.DECLINE_ARTICLE.path:
        perform(request, actions.decline_reading, found, done="Đã ghi: không xác nhận.", reason=reason)
    elif path == workflow.WITHDRAW_ARTICLE.path:
        done = "Đã rút; điều này lại được trả lời là chưa rõ."
        perform(request, actions.withdraw_reading, found, done=done, reason=reason)
    else:
        raise Http404
    return redirect_after(request, "reading", pk)


@require_GET
def proof(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.confirmations_seen_by(acting(request)).exclude(proof=None), pk=pk)
    return files.as_download(found.proof)


def _days_ahead(day: date) -> list[date]:
    """Later days on which a text begins of which something waits to be read."""
    begins = {text.since for text in lawbook.INSTRUMENTS.values() if text.since and text.since > day}
    return [each for each in sorted(begins) if _waiting(each)]


def _waiting(day: date) -> tuple[lawbook.ArticleToConfirm, ...]:
    """Neither confirmed nor entered; nothing waits on a day before any text."""
    entered = queries.articles_entered(the_department())
    try:
        found = lawbook.articles_to_confirm(day, queries.parameters_on(day, the_department()))
    except lawbook.LawbookError:
        return ()
    return tuple(each for each in found if each.key not in entered)


def _to_confirm(rows: Any, by: Acting) -> list[Any]:
    waiting = rows.filter(state="entered")
    return [row for row in waiting if permissions.may_confirm_article.test(by, row)]
