"""Screens of the lawbook: by award, by instrument, and what changed between two days."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from bangvang import lawbook
from bangvang.office.documents.queries import confirmations_on, parameters_on
from bangvang.office.units.queries import the_department
from bangvang.toolbox import calendar
from bangvang.web.shared.filters import FilterForm
from bangvang.web.shared.forms import DayField
from bangvang.web.shared.respond import respond


class DayFilter(FilterForm):
    """On which day the book is read."""

    ngay = DayField(label="Tại ngày", help_text="")


class SpanFilter(FilterForm):
    tu = DayField(label="Từ ngày", help_text="")
    den = DayField(label="Đến ngày", help_text="")


@require_GET
def book(request: HttpRequest) -> HttpResponse:
    """Every award with the text it rests on, persons and groups."""
    form, day = _day(request)
    told, refusal = _asked(lambda: lawbook.list_on(day, parameters_on(day, the_department())))
    titles = [text for text in told if lawbook.AWARDS[text.code].family == "title"]
    others = [text for text in told if lawbook.AWARDS[text.code].family != "title"]
    parts = [("Danh hiệu thi đua", titles), ("Hình thức khen thưởng", others)]
    context = {"filters": form, "day": day, "parts": parts, "refusal": refusal, "regime": _regime(day)}
    return respond(request, "law/book.html", context)


@require_GET
def award(request: HttpRequest, code: str) -> HttpResponse:
    """One award: conditions in the order of the article, who decides, papers, votes, prize."""
    form, day = _day(request)
    if code not in lawbook.AWARDS:
        raise Http404
    local = parameters_on(day, the_department())
    texts, refusal = _asked(lambda: lawbook.explain_award(code, day=day, parameters=local))
    context = {"filters": form, "day": day, "award": lawbook.AWARDS[code], "texts": texts, "refusal": refusal}
    context |= {"regime": _regime(day), **_around(code, day, local)}
    context |= {"confirmed": confirmations_on(day, the_department()), "turns": _turns(code, day)}
    return respond(request, "law/award.html", context)


@require_GET
def instruments(request: HttpRequest) -> HttpResponse:
    form, day = _day(request)
    rows = sorted(lawbook.INSTRUMENTS.values(), key=lambda text: (text.since or date.min, text.key))
    context = {"filters": form, "day": day, "rows": [(text, text.holds_on(day)) for text in rows]}
    return respond(request, "law/instruments.html", context)


@require_GET
def changes(request: HttpRequest) -> HttpResponse:
    """What changed for whom between two days."""
    form = SpanFilter(request)
    first = form.chosen.get("tu") or date(2025, 6, 30)
    last = form.chosen.get("den") or date(2025, 7, 1)
    rows, refusal = _asked(lambda: lawbook.diff_between(first, last))
    context = {"filters": form, "first": first, "last": last, "rows": rows, "refusal": refusal}
    return respond(request, "law/changes.html", context)


def _day(request: HttpRequest) -> tuple[DayFilter, date]:
    form = DayFilter(request)
    return form, form.chosen.get("ngay") or calendar.today()


def _asked(look: Any) -> tuple[list[Any], str]:
    """What the book tells, or the one sentence with which it declines (a day before any text)."""
    try:
        return list(look()), ""
    except lawbook.LawbookError as refused:
        return [], str(refused)


def _regime(day: date) -> Any:
    told, _refusal = _asked(lambda: [lawbook.regime_on(day)])
    return told[0] if told else None


def _around(code: str, day: date, local: dict[str, Any]) -> dict[str, Any]:
    """What stands beside the conditions: authority, papers, threshold, prize; empty where the book declines."""
    decides, _none = _asked(lambda: [lawbook.deciding_authority(code, "department_unit", day=day)])
    papers, _none = _asked(lambda: lawbook.papers_for(code, day=day, parameters=local))
    votes, _none = _asked(lambda: [lawbook.threshold_of(code, day=day, parameters=local)])
    kinds = lawbook.AWARDS[code].given_to
    prizes, _none = _asked(lambda: [(kind, lawbook.prize_of([code], kind, day=day)) for kind in kinds])
    return {"decides": decides, "papers": papers, "votes": votes, "prizes": prizes}


@dataclass(frozen=True)
class Turn:
    """A day near the chosen one on which another text on the award begins."""

    day: date
    before: lawbook.AwardText
    after: lawbook.AwardText
    changes: list[lawbook.Change]
    received_before: bool


def _turns(code: str, day: date) -> list[Turn]:
    """Both texts around a boundary near the day, which of them takes a dossier received on it, and what differs."""
    found = []
    for first in lawbook.boundaries_near(code, day):
        eve = first - timedelta(days=1)
        texts, _none = _asked(lambda eve=eve, first=first: [_readings(code, eve), _readings(code, first)])
        if texts:
            whom = f"{lawbook.AWARDS[code].label}, "
            told = [each for each in lawbook.diff_between(eve, first) if each.whom.startswith(whom)]
            changes = [each for each in told if texts[1].unread or not each.after.startswith("chưa đối chiếu")]
            found.append(Turn(first, texts[0], texts[1], changes, day < first))
    return found


def _readings(code: str, day: date) -> lawbook.AwardText:
    return lawbook.explain_award(code, day=day, parameters=parameters_on(day, the_department()))[0]
