"""Đợt xét: open one, see who has handed in, let a late unit in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from bangvang.office.dossiers import actions, permissions, queries, workflow
from bangvang.office.units.queries import units_on
from bangvang.toolbox import calendar
from bangvang.web.dossiers.forms import CampaignForm, ExplanationForm, SupplementForm
from bangvang.web.shared.acting import acting
from bangvang.web.shared.paging import page_of
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import perform


def open_campaign(request: HttpRequest) -> HttpResponse:
    """The receiving unit names awards, days and the hour of the deadline."""
    unit = get_object_or_404(units_on(calendar.today()), pk__in=queries.units_that_call(acting(request))[:1])
    form = CampaignForm(request.POST or None, initial={"opens_date": calendar.today()})
    if request.method == "POST" and form.is_valid():
        done = "Đã mở đợt xét. Các đơn vị thấy đợt này ở Việc của tôi."
        if campaign := perform(request, actions.open_campaign, unit, done=done, **form.cleaned_data):
            return redirect_after(request, "campaign", campaign.pk)
    context = {"form": form, "title": "Mở đợt xét", "lead": unit.name, "back": reverse("proposals")}
    return respond(request, "dossiers/write.html", context | {"button": "Mở đợt xét"})


@require_GET
def campaign_detail(request: HttpRequest, pk: int) -> HttpResponse:
    by = acting(request)
    campaign = get_object_or_404(queries.campaigns_seen_by(by), pk=pk)
    pages = page_of(queries.proposal_rows(by, {"campaign": pk}), request.GET, ("-created_at", "-pk"))
    queries.count_lines(pages)
    context = {
        "campaign": campaign,
        "awards": queries.labels(campaign.awards),
        "deadline": queries.deadline_of(campaign),
        "is_past": queries.is_past_deadline(campaign),
        "mine": queries.own_ways_in(campaign, by),
        "runs": permissions.may_open_campaign.test(by, campaign),
        "supplements": queries.supplements_seen_by(by).filter(campaign=campaign).order_by("-pk")[:50],
        "pages": pages,
        "tallies": queries.tally_of(queries.lines_seen_by(by).filter(proposal__campaign=campaign)),
    }
    return respond(request, "dossiers/campaign.html", context)


@require_POST
def draw_up(request: HttpRequest, pk: int, unit: int) -> HttpResponse:
    by = acting(request)
    campaign = get_object_or_404(queries.campaigns_seen_by(by), pk=pk)
    today = calendar.today()
    own = get_object_or_404(units_on(today), pk__in=queries.units_that_prepare(by, campaign), pk=unit)
    onward = {str(to.pk): to for to in queries.destinations(own, campaign, today)}
    to_unit = onward.get(request.POST.get("noi-nhan", ""))
    if proposal := perform(request, actions.draw_up, own, campaign=campaign, to_unit=to_unit):
        return redirect_after(request, "proposal-table", proposal.pk)
    return redirect_after(request, "campaign", pk)


def ask_supplement(request: HttpRequest, pk: int) -> HttpResponse:
    """A late unit explains itself."""
    by = acting(request)
    campaign = get_object_or_404(queries.campaigns_seen_by(by), pk=pk)
    called = units_on(calendar.today()).exclude(pk=campaign.unit_id)
    unit = get_object_or_404(called.filter(pk__in=queries.units_that_prepare(by, campaign))[:1])
    form = ExplanationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = "Đã gửi giải trình. Nơi nhận sẽ quyết định mở đợt bổ sung."
        if perform(request, actions.ask_supplement, campaign, unit=unit, done=done, **form.cleaned_data):
            return redirect_after(request, "campaign", pk)
    context = {"form": form, "title": workflow.ASK_SUPPLEMENT.label, "lead": str(campaign)}
    context |= {"back": reverse("campaign", args=[pk]), "button": "Gửi giải trình"}
    return respond(request, "dossiers/write.html", context)


def supplement_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """What the late unit says, and until when it may hand in."""
    by = acting(request)
    supplement = get_object_or_404(queries.supplements_seen_by(by), pk=pk)
    form = SupplementForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = "Đã mở đợt bổ sung và báo cho đơn vị."
        if perform(request, actions.open_supplement, supplement, done=done, **form.cleaned_data):
            return redirect_after(request, "campaign", supplement.campaign_id)
    may = permissions.may_open_supplement.test(by, supplement)
    return respond(request, "dossiers/supplement.html", {"supplement": supplement, "form": form, "may": may})
