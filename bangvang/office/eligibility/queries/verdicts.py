"""Verdicts for many at once: facts are gathered together, each person's are read once for all awards."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from bangvang.lawbook import Verdict, answers_for
from bangvang.office.eligibility.queries.gathering import Facts
from bangvang.office.eligibility.queries.group_facts import facts_of_groups
from bangvang.office.eligibility.queries.person_facts import facts_of

Asked = dict[tuple[int, str], Verdict]


def verdicts_for(
    person_ids: Iterable[int],
    codes: Iterable[str],
    *,
    period: str,
    day: date,
    parameters: Mapping[str, Any] | None = None,
) -> Asked:
    """What the lawbook answers for each person and award, on the text of the day."""
    facts = facts_of(person_ids, period=period, day=day)
    return _answers("person", facts, list(codes), period, day, parameters)


def group_verdicts_for(
    unit_ids: Iterable[int],
    codes: Iterable[str],
    *,
    period: str,
    day: date,
    parameters: Mapping[str, Any] | None = None,
    counts: Mapping[int, Mapping[str, int]] | None = None,
) -> Asked:
    """The same for groups."""
    facts = facts_of_groups(unit_ids, period=period, day=day, counts=counts)
    return _answers("group", facts, list(codes), period, day, parameters)


def _answers(
    kind: str,
    facts: Mapping[int, Facts],
    codes: list[str],
    period: str,
    day: date,
    parameters: Mapping[str, Any] | None,
) -> Asked:
    found: Asked = {}
    for ident, known in facts.items():
        for code, verdict in answers_for(
            kind, known, day=day, period=period, parameters=parameters, codes=codes
        ).items():
            found[ident, code] = verdict
    return found
