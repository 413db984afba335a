"""The sheet as one table: a unit's people, last year's values, and per title what the lawbook can say today.

Registration binds nobody (Luật 06/2022/QH15 Điều 7), so nothing here blocks: a verdict only informs.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bangvang.lawbook import Quota, Verdict, quota_of
from bangvang.office.achievements import queries as achievements
from bangvang.office.achievements.queries import award_label
from bangvang.office.documents.queries import parameters_on
from bangvang.office.eligibility import queries as eligibility
from bangvang.office.people import queries as people
from bangvang.office.registrations.queries import GROUP_CODES, PERSON_CODES
from bangvang.office.units.queries import Unit, teams_on
from bangvang.toolbox import calendar

CERTAIN, IMPOSSIBLE, AWAITS = "ok", "bad", "none"
WORDS = {CERTAIN: "Đủ điều kiện", IMPOSSIBLE: "Không đủ điều kiện năm nay", AWAITS: "Chờ kết quả trong năm"}
STATES = {"eligible": CERTAIN, "not_eligible": IMPOSSIBLE, "unknown": AWAITS}


@dataclass(frozen=True)
class Cell:
    """One title for one subject: whether it is registered, and what is certain, impossible or still open."""

    code: str
    label: str
    is_chosen: bool
    state: str
    word: str
    hint: str
    was: str = ""  # another writer's saved choice, where it differs


@dataclass(frozen=True)
class Row:
    """One person with last year's values; nothing of this is typed again."""

    ident: int
    name: str
    post: str
    rating: str
    titles: str
    cells: tuple[Cell, ...]
    sex: str = ""

    @property
    def key(self) -> str:
        return str(self.ident)

    @property
    def chosen(self) -> str:
        return ", ".join(cell.label for cell in self.cells if cell.is_chosen)


@dataclass(frozen=True)
class Count:
    """How many are registered for one title, and the share a local rule allows; informs, never stops."""

    name: str
    label: str
    chosen: int
    whole: int
    limit: int | None = None
    rule: str = ""


@dataclass(frozen=True)
class Table:
    heads: tuple[str, ...]
    rows: list[Row]
    groups: list[Row]
    counts: list[Count]
    last_year: str


Choices = Mapping[int | None, Iterable[str]]
TeamChoices = Mapping[int, Iterable[str]]


def table_of(
    unit: Unit, period: str, choices: Choices, teams: TeamChoices | None = None, saved: Choices | None = None
) -> Table:
    """The whole sheet; `saved` marks what another writer has kept in the meantime."""
    day = asked_day(period)
    staff: list[Any] = list(people.people_of(unit, day))
    numbers = parameters_on(day, unit)
    facts = eligibility.facts_of([person.pk for person in staff], period=period, day=day)
    asked: dict[str, Any] = {"period": period, "day": day, "parameters": numbers}
    verdicts = eligibility.verdicts_of(facts, "person", PERSON_CODES, **asked)
    last_year = calendar.shift(period, -1)
    titles = achievements.titles_of_year(facts, last_year)
    rows = []
    for person in staff:
        told = {code: verdicts[person.pk, code] for code in PERSON_CODES}
        rating = facts[person.pk].get("history", {}).get(last_year, {}).get("rating", "")
        rows.append(
            Row(
                person.pk,
                person.full_name,
                person.post_here[0].title,
                GRADES.get(rating, ""),
                ", ".join(award_label(code) for code in titles.get(person.pk, ())),
                _cells(told, choices.get(person.pk, ()), None if saved is None else saved.get(person.pk, ())),
                person.sex,
            )
        )
    groups = [_group_row(unit, choices, saved, asked), *_team_rows(unit, teams or {}, asked)]
    heads = tuple(award_label(code) for code in PERSON_CODES)
    return Table(heads, rows, groups, _counts(choices, len(staff), day, numbers), last_year)


GRADES = dict(achievements.Grade.choices)


def asked_day(period: str) -> date:
    """Today while the year runs or is to come; for a year gone by its last day."""
    return min(calendar.today(), calendar.period_bounds(period)[1])


def _group_row(unit: Unit, choices: Choices, saved: Choices | None, asked: dict[str, Any]) -> Row:
    verdicts = eligibility.group_verdicts_for([unit.pk], GROUP_CODES, **asked)
    told = {code: verdicts[unit.pk, code] for code in GROUP_CODES}
    cells = _cells(told, choices.get(None, ()), None if saved is None else saved.get(None, ()))
    return Row(unit.pk, unit.name, "Tập thể", "", "", cells)


def _team_rows(unit: Unit, choices: TeamChoices, asked: dict[str, Any]) -> list[Row]:
    """The tổ of the day, each by its own people."""
    teams = list(teams_on(unit, asked["day"]))
    verdicts = eligibility.group_verdicts_for([team.pk for team in teams], GROUP_CODES, **asked) if teams else {}
    rows = []
    for team in teams:
        told = {code: verdicts[team.pk, code] for code in GROUP_CODES}
        rows.append(Row(team.pk, team.name, "Tổ", "", "", _cells(told, choices.get(team.pk, ()), None)))
    return rows


def _cells(told: Mapping[str, Verdict], chosen: Iterable[str], saved: Iterable[str] | None) -> tuple[Cell, ...]:
    picked = set(chosen)
    kept = picked if saved is None else set(saved)
    return tuple(
        Cell(
            code,
            award_label(code),
            code in picked,
            (state := STATES[verdict.counted]),
            WORDS[state],
            hint_of(verdict),
            "" if (code in picked) == (code in kept) else ("đã đánh dấu" if code in kept else "không đánh dấu"),
        )
        for code, verdict in told.items()
    )


def hint_of(verdict: Verdict) -> str:
    """In a few words what stands in the way, or what is waited for; the whole stands one click away."""
    if verdict.counted == "eligible":
        return ""
    answer = "not_met" if verdict.counted == "not_eligible" else "unknown"
    open_ones = [each for each in verdict.conditions if each.answer == answer]
    if any("no_hold" in each.facts for each in open_ones):
        return achievements.NEUTRAL
    if answer == "not_met":
        return f"Chưa đạt {open_ones[0].cite.split(',')[0]}" if open_ones else ""
    return f"Còn {len(open_ones)} điều kiện chưa có kết quả" if open_ones else ""


def _counts(choices: Choices, whole: int, day: date, numbers: Mapping[str, Any]) -> list[Count]:
    chosen = {code: sum(code in codes for who, codes in choices.items() if who is not None) for code in PERSON_CODES}
    counts = [Count("LDTT", award_label("LDTT"), chosen["LDTT"], whole)]
    quota = quota_of("CSTDCS", {"ldtt": chosen["LDTT"]}, day=day, parameters=numbers)
    rule = _rule(quota) if quota else ""
    counts.append(
        Count("CSTDCS", award_label("CSTDCS"), chosen["CSTDCS"], whole, quota.at_most if quota else None, rule)
    )
    return counts


def _rule(quota: Quota) -> str:
    share = f"{quota.ratio * 100:g}".replace(".", ",")
    return f"{quota.at_most} người, bằng {share} % của {quota.base} Lao động tiên tiến đã đăng ký"
