"""Verdicts for many at once: facts are gathered together, each person's are read once for all awards."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from bangvang.lawbook import Verdict, answers_for
from bangvang.office.eligibility.queries.accepting import accepted
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
    return verdicts_of(facts, "person", codes, period=period, day=day, parameters=parameters)


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
    return verdicts_of(facts, "group", codes, period=period, day=day, parameters=parameters)


def verdicts_of(
    facts: Mapping[int, Facts],
    kind: str,
    codes: Iterable[str],
    *,
    period: str,
    day: date,
    parameters: Mapping[str, Any] | None = None,
) -> Asked:
    """Verdicts on facts already gathered; `kind` is person or group."""
    found: Asked = {}
    wanted = list(codes)
    for ident, known in facts.items():
        told = answers_for(
            kind, accepted(known, parameters), day=day, period=period, parameters=parameters, codes=wanted
        )
        found |= {(ident, code): verdict for code, verdict in told.items()}
    return found
