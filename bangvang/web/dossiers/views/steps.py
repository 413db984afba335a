"""Steps of a letter that ask for more than a click: minutes, posting, signature."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from bangvang.office.dossiers import actions, queries, workflow
from bangvang.toolbox import calendar
from bangvang.toolbox.workflow import Step
from bangvang.web.dossiers.forms import ClosePostingForm, MinutesForm, PostForm, SignedFileForm, SignForm
from bangvang.web.shared.acting import acting
from bangvang.web.shared.forms import OfficialForm
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import keeping_file, perform


def record_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The council's figures once, and line by line only where they differ."""
    proposal = _seen(request, pk)
    lines = list(proposal.lines.filter(state__in=("draft", "before_council")).order_by("award", "name_key", "pk"))
    form = MinutesForm(request.POST or None, request.FILES or None, initial={"held_date": calendar.today()})
    if request.method == "POST" and form.is_valid() and _votes_told(request, form, lines):
        told = form.cleaned_data
        done = f"Đã ghi kết quả họp Hội đồng của {len(lines)} hồ sơ."
        if perform(request, keeping_file(actions.record_minutes), proposal, done=done, **told):
            return redirect_after(request, "proposal", pk)
    rows = [(line, queries.labels([line.award]), request.POST.get(f"v-{line.pk}", "")) for line in lines]
    return respond(request, "dossiers/minutes.html", {"proposal": proposal, "form": form, "rows": rows})


def post_list(request: HttpRequest, pk: int) -> HttpResponse:
    form = PostForm(request.POST or None, initial={"since": calendar.today()})
    return _step(request, pk, workflow.POST, actions.post, form, "Đã niêm yết danh sách.")


def close_posting(request: HttpRequest, pk: int) -> HttpResponse:
    form = ClosePostingForm(request.POST or None, request.FILES or None)
    action = keeping_file(actions.close_posting_of, "record")
    return _step(request, pk, workflow.CLOSE_POSTING, action, form, "Đã kết thúc niêm yết; chờ thủ trưởng ký.")


def sign(request: HttpRequest, pk: int) -> HttpResponse:
    form = SignForm(request.POST or None)
    return _step(request, pk, workflow.SIGN, actions.sign, form, "Đã ký tờ trình.")


def sign_with_file(request: HttpRequest, pk: int) -> HttpResponse:
    form = SignedFileForm(request.POST or None, request.FILES or None, initial={"signed_date": calendar.today()})
    action = keeping_file(actions.sign_with_file)
    return _step(request, pk, workflow.SIGN_WITH_FILE, action, form, "Đã nhận bản ký của tờ trình.")


def attach_official(request: HttpRequest, pk: int) -> HttpResponse:
    form = OfficialForm(request.POST or None, request.FILES or None)
    action = keeping_file(actions.attach_official)
    return _step(request, pk, workflow.ATTACH_OFFICIAL, action, form, "Đã nhận bản ký; từ nay tệp PDF này được giao.")


def _step(request: HttpRequest, pk: int, step: Step, action: Callable[..., Any], form: Form, done: str) -> HttpResponse:
    proposal = _seen(request, pk)
    is_told = request.method == "POST" and form.is_valid()
    if is_told and perform(request, action, proposal, done=done, **form.cleaned_data):
        return redirect_after(request, "proposal", pk)
    context = {"form": form, "title": step.label, "lead": str(proposal), "button": step.label}
    context |= {"back": reverse("proposal", args=[pk]), "lacks": step.blockers(proposal)}
    return respond(request, "dossiers/write.html", context)


def _seen(request: HttpRequest, pk: int) -> Any:
    return get_object_or_404(queries.proposals_seen_by(acting(request)), pk=pk)


def _votes_told(request: HttpRequest, form: MinutesForm, lines: list[Any]) -> bool:
    """Votes by line: the line's own figure, else the common one; an empty line is asked for by name."""
    common = form.cleaned_data.pop("common")
    votes = {}
    for line in lines:
        said = request.POST.get(f"v-{line.pk}", "").strip()
        votes[line.pk] = int(said) if said.isdecimal() else common
        if said and not said.isdecimal():
            form.add_error(None, f"{line.subject_name}: số phiếu “{said}” không phải là số.")
    if missing := [line for line in lines if votes[line.pk] is None]:
        form.add_error("common", f"Còn {len(missing)} hồ sơ chưa có số phiếu, như {missing[0].subject_name}.")
    form.cleaned_data["votes"] = votes
    return not form.errors
