"""Tờ trình: the list of letters, and the page of one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from bangvang.office.dossiers import actions, permissions, queries, workflow
from bangvang.office.dossiers.queries.commended import PRAISE, commended_people
from bangvang.web.dossiers.forms import ProposalFilter
from bangvang.web.shared.acting import acting
from bangvang.web.shared.handed_out import MAKING
from bangvang.web.shared.paging import page_of
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import buttons_for, may_take, perform
from bangvang.web.shared.timeline import timeline_of

PLAIN = {
    "nop": (actions.submit, "Đã nộp tờ trình; số liệu và kết quả đối chiếu được chốt tại thời điểm này."),
    "gui": (actions.submit, "Đã ghi nhận gửi tờ trình lên cấp trên."),
    "lay-lai": (actions.recall, "Đã rút lại tờ trình; sửa xong thì ký và nộp lại."),
    "tiep-nhan": (actions.receive, "Đã tiếp nhận và cấp số đến; giấy biên nhận nằm ở mục Văn bản."),
    "tao-lai-tep": (actions.make_files_again, MAKING),
    "rut": (actions.withdraw_proposal, "Đã rút tờ trình."),
}


@require_GET
def proposal_list(request: HttpRequest) -> HttpResponse:
    by = acting(request)
    filters = ProposalFilter(request, queries.PROPOSAL_STATES, queries.periods_of_proposals(by))
    pages = page_of(queries.proposal_rows(by, filters.chosen), request.GET, ("-created_at", "-pk"))
    queries.count_lines(pages)
    context = {
        "filters": filters,
        "pages": pages,
        "campaigns": queries.open_campaigns(by),
        "to_receive": queries.proposals_to_receive(by).count(),
        "may_open": bool(queries.units_that_call(by)),
        "supplements": queries.supplements_seen_by(by).filter(opened_at=None).order_by("-pk")[:10],
    }
    return respond(request, "dossiers/proposals.html", context)


def receive_many(request: HttpRequest) -> HttpResponse:
    """All letters that wait: first how many and which, then each under its own incoming number."""
    by = acting(request)
    waiting = queries.proposals_to_receive(by).order_by("submitted_at", "pk")
    if request.method == "POST":
        chosen = list(waiting.filter(pk__in=[one for one in request.POST.getlist("chon") if one.isdecimal()]))
        received = [letter for letter in chosen if perform(request, actions.receive, letter)]
        messages.success(request, f"Đã tiếp nhận {len(received)} tờ trình; mỗi tờ trình một số đến.")
        return redirect_after(request, "proposals")
    return respond(request, "dossiers/receive.html", {"letters": waiting[:500]})


@require_GET
def proposal_detail(request: HttpRequest, pk: int) -> HttpResponse:
    by = acting(request)
    proposal = get_object_or_404(queries.proposals_seen_by(by), pk=pk)
    lines = queries.line_rows(by, {"proposal": pk})
    tallies = queries.tally_of(lines)
    base = reverse("proposal", args=[pk])
    context = {
        "proposal": proposal,
        "lines": page_of(lines, request.GET, ("ordinal", *queries.KEYS), total=sum(tally.count for tally in tallies)),
        "tallies": tallies,
        **_waiting(by, proposal, {tally.state: tally.count for tally in tallies}),
        "buttons": buttons_for(proposal, by, workflow.proposal_steps(proposal), base),
        "posting": queries.current_posting(proposal),
        **_whither(proposal),
        **_papers(by, proposal),
        "timeline": timeline_of(proposal),
        "has_gone": _is_preparing(by, proposal) and queries.people_gone(proposal).exists(),
        "commended": commended_people(proposal) if permissions.may_prepare.test(by, proposal) else [],
    }
    return respond(request, "dossiers/proposal.html", context)


def _is_preparing(by: Any, proposal: Any) -> bool:
    return proposal.state == "draft" and permissions.may_prepare.test(by, proposal)


@require_POST
def add_commended(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the names of the unit's own round reports on the list for Giấy khen."""
    proposal = get_object_or_404(queries.proposals_seen_by(acting(request)), pk=pk)
    rows = [(person, PRAISE) for person in commended_people(proposal)]
    if rows:
        perform(request, actions.add_lines, proposal, rows=rows, done=f"Đã đưa {len(rows)} người vào danh sách.")
    return redirect_after(request, "proposal", pk)


def _whither(proposal: Any) -> dict[str, Any]:
    """The hour of the campaign, for those it calls: who calls sends its own people's letter on later, or keeps it."""
    is_called = proposal.campaign and proposal.campaign.unit_id != proposal.from_unit_id
    deadline = queries.deadline_of(proposal.campaign) if is_called else None
    return {"deadline": deadline, "in_house": queries.stays_here(proposal)}


def _waiting(by: Any, proposal: Any, counts: dict[str, int]) -> dict[str, int]:
    """How many of its lines wait for this very person: to appraise, or to mend."""
    appraises = permissions.may_receive.test(by, proposal)
    mends = permissions.may_prepare.test(by, proposal)
    return {
        "to_appraise": counts.get("received", 0) if appraises else 0,
        "to_mend": counts.get("returned", 0) if mends else 0,
    }


def _papers(by: Any, proposal: Any) -> dict[str, Any]:
    """Letter, posted list and receipt; which of them have no files, and what may be done about that."""
    return {
        "papers": queries.papers_of_proposal(proposal),
        "unmade": queries.unmade_files(proposal),
        "may_make_again": permissions.may_make_again.test(by, proposal),
        "may_attach": may_take(workflow.ATTACH_OFFICIAL, proposal, by),
    }


@require_POST
def take_step(request: HttpRequest, pk: int, path: str) -> HttpResponse:
    """The steps of a letter that ask for no more than a click, or a typed word."""
    if path not in PLAIN:
        raise Http404
    proposal = get_object_or_404(queries.proposals_seen_by(acting(request)), pk=pk)
    action, done = PLAIN[path]
    step = next(step for step in (*workflow.PROPOSAL_STEPS, workflow.MAKE_AGAIN) if step.path == path)
    perform(request, action, proposal, step=step, done=done)
    return redirect_after(request, "proposal", pk)
