"""Screens of a unit's báo cáo sơ kết: write, hand in one step up, take in, send back."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_POST

from bangvang.office.movements import actions, permissions, queries
from bangvang.office.movements.papers import review_report
from bangvang.office.people.queries import people_of
from bangvang.toolbox import calendar, files, papers
from bangvang.web.movements.forms import CommendForm, ReviewForm
from bangvang.web.shared.acting import acting
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import perform
from bangvang.web.shared.timeline import timeline_of


@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    dispatch = get_object_or_404(queries.dispatches_seen_by(acting(request)), pk=pk)
    review = queries.review_of(dispatch.round, dispatch.unit) or perform(request, actions.begin_review, dispatch)
    return redirect_after(request, "review", review.pk) if review else redirect_after(request, "dispatch", pk)


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    by = acting(request)
    review = get_object_or_404(queries.reviews_seen_by(by), pk=pk)
    form = ReviewForm(review, request.POST or None)
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and perform(request, actions.save_review, review, done="Đã lưu báo cáo.", **form.told()):
        return redirect_after(request, "review", pk)
    context = {"review": review, "form": form, "may_write": permissions.may_write_review.test(by, review)}
    context["may_take"] = permissions.may_take_review.test(by, review)
    context["may_sign"] = permissions.may_hand_in.test(by, review)
    context["is_prepared"] = queries.is_prepared(review)
    context["names"] = review.commended.select_related("person", "unit", "movement")
    context["commend"] = CommendForm(people_of(review.unit, calendar.today()))
    return respond(request, "movements/review.html", context | {"timeline": timeline_of(review)})


@require_GET
def paper(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """The report as PDF or Word, to be read or signed on paper."""
    review = get_object_or_404(queries.reviews_seen_by(acting(request)), pk=pk)
    if suffix not in ("pdf", "docx"):
        raise Http404
    document = review_report(review).as_dict()
    if suffix == "pdf":
        return HttpResponse(papers.preview(document), content_type="application/pdf")
    headers = {"Content-Disposition": 'attachment; filename="bao-cao-so-ket.docx"'}
    return HttpResponse(papers.preview_docx(document), content_type=files.DOCX, headers=headers)


@require_POST
def put_forward(request: HttpRequest, pk: int) -> HttpResponse:
    review = get_object_or_404(queries.reviews_seen_by(acting(request)), pk=pk)
    form = CommendForm(people_of(review.unit, calendar.today()), request.POST)
    if form.is_valid():
        said = form.cleaned_data
        subject = {"person": said["person"]} if said["person"] else {"unit": review.unit}
        done = "Đã thêm đề xuất biểu dương."
        perform(request, actions.put_forward, review, reason_given=said["reason_given"], done=done, **subject)
    return redirect_after(request, "review", pk)


@require_POST
def hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    review = get_object_or_404(queries.reviews_seen_by(acting(request)), pk=pk)
    perform(request, actions.hand_in_review, review, done=f"Đã nộp báo cáo tới {review.to_unit}.")
    return redirect_after(request, "review", pk)


@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    review = get_object_or_404(queries.reviews_seen_by(acting(request)), pk=pk)
    perform(request, actions.accept_reviews, [review], done="Đã tiếp nhận báo cáo.")
    return redirect_after(request, "review", pk)


@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    review = get_object_or_404(queries.reviews_seen_by(acting(request)), pk=pk)
    reason = request.POST.get("reason", "")
    perform(request, actions.return_review, review, reason=reason, done="Đã trả lại báo cáo kèm lý do.")
    return redirect_after(request, "review", pk)


@require_POST
def accept_all(request: HttpRequest, pk: int) -> HttpResponse:
    """All reports of the round that wait at this officer's unit, in one go."""
    by = acting(request)
    round_ = get_object_or_404(queries.rounds_seen_by(by), pk=pk)
    waiting = list(queries.reviews_to_accept(round_, by))
    if waiting:
        perform(request, actions.accept_reviews, waiting, done=f"Đã tiếp nhận {len(waiting)} báo cáo.")
    return redirect_after(request, "round", pk)
