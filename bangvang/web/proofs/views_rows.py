"""One row beside its scan: compared with a key, the next one opens at once; a whole decision after a look; the last answer undone."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from bangvang.office.achievements import actions, permissions, queries, workflow
from bangvang.toolbox.workflow import NotNow, NotYours, undo
from bangvang.web.proofs.forms import LetterForm, ReasonForm, ScanForm
from bangvang.web.proofs.kinds import kind_of, row_in_reach
from bangvang.web.shared.acting import acting
from bangvang.web.shared.reach import WORKS_ON_AWARDS
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import keeping_file, may_take, perform
from bangvang.web.shared.timeline import timeline_of

LAST = "proof_answer"  # session key: what was answered last, and where
Form = type[ReasonForm] | type[ScanForm] | type[LetterForm]

# An answer: its step, its action, what it asks for, what is said of it, and whether the next row opens.
ANSWERS: dict[str, tuple[Any, Callable[..., Any], Form | None, str, bool]] = {
    "khop": (workflow.CHECK, actions.check, None, "Khớp: {}.", True),
    "khong-khop": (workflow.DOUBT, actions.doubt, ReasonForm, "Không khớp, đã giao lại cho đơn vị: {}.", True),
    "xac-nhan": (workflow.CONFIRM_OWN, actions.confirm_own, None, "Đã xác nhận: {}.", True),
    "cong-van": (
        workflow.CONFIRM_BY_LETTER,
        keeping_file(actions.confirm_by_letter),
        LetterForm,
        "Đã ghi công văn xác nhận: {}.",
        True,
    ),
    "ban-chup": (workflow.ATTACH_SCAN, keeping_file(actions.attach_scan), ScanForm, "Đã đính kèm bản chụp: {}.", False),
    "doi-chieu-lai": (workflow.ANSWER_DOUBT, actions.answer_doubt, ReasonForm, "Đã gửi đối chiếu lại: {}.", False),
}
FORM_NAMES: dict[type, str] = {ReasonForm: "reason_form", ScanForm: "scan_form", LetterForm: "letter_form"}


@require_GET
def row_page(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """The scan at the left, the row at the right, the answers with their keys."""
    row = row_in_reach(request, kind, pk)
    return respond(request, "proofs/row.html", _page(request, kind, row))


@require_POST
def answer(request: HttpRequest, kind: str, pk: int, answer: str) -> HttpResponse:
    """One answer on one row; then the next."""
    row = row_in_reach(request, kind, pk)
    if answer not in ANSWERS:
        raise Http404
    _step, act, form_class, said, goes_on = ANSWERS[answer]
    form = form_class(request.POST, request.FILES, auto_id=f"{answer}-%s") if form_class else None
    if form and not form.is_valid():
        context = _page(request, kind, row) | {FORM_NAMES[type(form)]: form}
        return respond(request, "proofs/row.html", context, status=422)
    view = queries.row_view(kind_of(kind), row)
    following = queries.next_waiting(acting(request), kind_of(kind), row) if goes_on else row
    done = perform(request, act, [row], done=said.format(view.name), **(form.cleaned_data if form else {}))
    if done is None:
        return redirect_after(request, "proof", kind, pk)
    _remember(request, kind, done[0], answer)
    if following is None or (goes_on and following.pk == pk):
        return redirect_after(request, _queue(kind))
    return redirect_after(request, "proof", kind, following.pk)


def whole_decision(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """All rows of one scan in one go: they are shown, ticked, and those left ticked are compared."""
    by, row = acting(request), row_in_reach(request, kind, pk)
    found = list(queries.alike_of(by, kind_of(kind), row)[: queries.MOST_AT_ONCE]) if row.scan_id else []
    rows = [each for each in found if may_take(workflow.CHECK, each, by)]
    if not rows:
        raise Http404
    if request.method == "POST":
        chosen = [each for each in rows if str(each.pk) in request.POST.getlist("chon")]
        if not chosen:
            messages.error(request, "Chưa chọn dòng nào.")
        elif done := perform(request, actions.check, chosen, done=f"Khớp: {len(chosen)} dòng của một quyết định."):
            _remember(request, kind, done[0], "khop")
            return redirect_after(request, _queue(kind))
    views = [queries.row_view(kind_of(kind), each) for each in rows]
    left = len(found) - len(rows)
    return respond(request, "proofs/whole.html", {"row": row, "rows": views, "slug": kind, "left": left})


@require_POST
def take_back_answer(request: HttpRequest) -> HttpResponse:
    """The last answer undone, while nobody has built on it."""
    last = request.session.pop(LAST, None)
    if last is None:
        messages.error(request, "Không có câu trả lời nào để hoàn tác.")
        return redirect_after(request, "proofs")
    try:
        count = undo(last["batch"], by=acting(request))
        messages.success(request, f"Đã hoàn tác {count} dòng.")
    except (NotNow, NotYours) as refusal:
        messages.error(request, f"Chưa hoàn tác được: {refusal}")
    return redirect_after(request, "proof", last["kind"], last["pk"])


def _remember(request: HttpRequest, kind: str, row: Any, answer: str) -> None:
    if ANSWERS[answer][0].undoable:
        request.session[LAST] = {"batch": str(row.journal_batch), "kind": kind, "pk": row.pk}


def _queue(kind: str) -> str:
    return f"{reverse('proofs')}?loai={kind}"


def _page(request: HttpRequest, slug: str, row: Any) -> dict[str, Any]:
    by, kind = acting(request), kind_of(slug)
    waits = row.proof == "declared"
    may = {name.replace("-", "_"): waits and step.may(by, row) for name, (step, *_rest) in ANSWERS.items()}
    following = queries.next_waiting(by, kind, row)
    return {
        "view": queries.row_view(kind, row),
        "row": row,
        "slug": slug,
        "works_here": by.has_role(*WORKS_ON_AWARDS),
        "may": may,
        "is_alone": may["khop"] and queries.is_alone(by, row, permissions.unit_of_row(row)),
        "entered_it": row.entered_by_id in {by.account.pk, by.principal.pk},
        "next": following if following and following.pk != row.pk else None,
        "alike": queries.alike_of(by, kind, row).count() if row.scan_id and may["khop"] else 0,
        "can_undo": LAST in request.session,
        "reason_form": ReasonForm(),
        "letter_form": LetterForm(auto_id="thu-%s"),
        "scan_form": ScanForm(auto_id="anh-%s"),
        "is_picture": bool(row.scan and row.scan.content_type.startswith("image/")),
        "timeline": timeline_of(row),
    }
