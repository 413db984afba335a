"""Results in, proposals out: from a contest's winners to a letter that has them on it already."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from bangvang.office.achievements import actions as achievements
from bangvang.office.achievements import queries
from bangvang.office.achievements.workflow import ENTER_RESULT
from bangvang.office.dossiers import actions
from bangvang.office.dossiers.queries import units_that_call
from bangvang.office.dossiers.queries.contests import ways_for_winners
from bangvang.office.people import queries as people
from bangvang.office.people.permissions import Role
from bangvang.office.units.queries import units_on
from bangvang.toolbox import calendar
from bangvang.web.contests.forms import ContestFilter, ResultForm, RoundForm
from bangvang.web.contests.workbooks import result_sheet
from bangvang.web.shared import printed
from bangvang.web.shared.acting import acting, only
from bangvang.web.shared.reach import WORKS_ON_AWARDS
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import perform

SOON = 10  # working days a round for winners is open unless told otherwise; practice, not law


@require_GET
@only(*WORKS_ON_AWARDS)
def contest_list(request: HttpRequest) -> HttpResponse:
    by, filters = acting(request), ContestFilter(request)
    contests = queries.found_contests(queries.contests_seen_by(by), filters.chosen.get("q", ""))
    enters_at = by.units_at(Role.CLERK, Role.HEAD, Role.OFFICER)
    context = {"contests": contests[:200], "filters": filters, "units": enters_at, "more": len(contests) - 200}
    return respond(request, "contests/list.html", context)


@require_GET
@only(*WORKS_ON_AWARDS)
def contest(request: HttpRequest) -> HttpResponse:
    """The winners, and the ways on from here."""
    return respond(request, "contests/contest.html", _page(request))


@require_GET
@only(*WORKS_ON_AWARDS)
def contest_export(request: HttpRequest) -> HttpResponse:
    """All results of the contest, won or not, as a list to print and to take in again."""
    by = acting(request)
    name, period = request.GET.get("ten", ""), request.GET.get("nam", "")
    rows = queries.results_of(by, name, period)
    if not rows:
        raise Http404
    return printed.as_workbook("ket-qua-hoi-thi", result_sheet(name, period, rows, printed.unit_of(by)))


@require_POST
@only(*WORKS_ON_AWARDS)
def propose(request: HttpRequest) -> HttpResponse:
    """The unit's winners on a letter of the round: no name is typed."""
    told = _page(request)
    way = next((one for one in told["ways"] if _token(one) == request.POST.get("cach", "")), None)
    if way is None:
        raise Http404
    won = [row for row, unit in told["winners"] if unit and unit.pk == way.unit.pk]
    done = f"Đã lập tờ trình với {way.count} người đạt giải."
    made = perform(
        request, actions.propose_winners, way.unit, campaign=way.campaign, results=won, award=way.award, done=done
    )
    if made:
        return redirect_after(request, "proposal", made.pk)
    return redirect_after(request, _address(told["contest"], told["period"]))


@require_POST
@only(Role.OFFICER, Role.HEAD)
def open_round(request: HttpRequest) -> HttpResponse:
    """The receiving unit calls for the winners' dossiers: a thematic round under the contest's name."""
    told = _page(request)
    form = RoundForm(request.POST)
    if not form.is_valid() or told["caller"] is None:
        return respond(request, "contests/contest.html", told | {"form": form}, status=422)
    name = f"Khen thưởng chuyên đề: {told['contest']}"[:200]
    asked = {"name": name, "period": told["period"], "opens_date": calendar.today(), **form.cleaned_data}
    perform(request, actions.open_campaign, told["caller"], done="Đã mở đợt xét cho người đạt giải.", **asked)
    return redirect_after(request, _address(told["contest"], told["period"]))


def enter(request: HttpRequest, unit: int) -> HttpResponse:
    """One result, for who has no list."""
    by = acting(request)
    at = get_object_or_404(people.units_answered_for(by), pk=unit)
    if not ENTER_RESULT.may(by, at):
        raise Http404
    form = ResultForm(list(people.people_of(at, calendar.today())), request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = perform(request, achievements.enter_result, at, done="Đã ghi kết quả.", **form.cleaned_data)
        if made:
            return redirect_after(request, _address(made.contest, made.period))
    return respond(request, "contests/enter.html", {"form": form, "unit": at})


def _page(request: HttpRequest) -> dict[str, Any]:
    by = acting(request)
    name, period = request.GET.get("ten", ""), request.GET.get("nam", "")
    winners = queries.winners_of(by, name, period)
    if not winners and not queries.contests_seen_by(by).filter(contest=name, period=period).exists():
        raise Http404
    ways = ways_for_winners(by, period, [(row.person_id, unit) for row, unit in winners])
    caller = units_on(calendar.today()).filter(pk__in=units_that_call(by)).order_by("path").first()
    deadline = calendar.add_working_days(calendar.today(), SOON)
    return {
        "contest": name,
        "period": period,
        "winners": winners,
        "ways": ways,
        "tokens": [(way, _token(way)) for way in ways],
        "caller": caller,
        "form": RoundForm(initial={"awards": ["GK"], "deadline_date": deadline}),
        "query": urlencode({"ten": name, "nam": period}),
    }


def _token(way: Any) -> str:
    return f"{way.campaign.pk}-{way.unit.pk}-{way.award}"


def _address(name: str, period: str) -> str:
    return f"{reverse('contest')}?{urlencode({'ten': name, 'nam': period})}"
