"""Freezing: what was known on a day and what the lawbook answered, kept with the edition of the rules."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from bangvang.lawbook import EDITION, Verdict, answers_for
from bangvang.office.documents.queries import parameters_by_unit
from bangvang.office.eligibility.models import Finding
from bangvang.office.eligibility.queries import facts_of, facts_of_groups
from bangvang.office.eligibility.queries.accepting import accepted
from bangvang.office.people.models import Person
from bangvang.office.people.queries import posts_of
from bangvang.office.units.models import Unit
from bangvang.toolbox import calendar
from bangvang.toolbox.acting import Author

Asked = tuple[Person | Unit, str, str]  # subject, award, period


def freeze(
    subjects: Iterable[Asked],
    *,
    day: date,
    by: Author,
    counts: Mapping[int, Mapping[str, int]] | None = None,
) -> list[Finding]:
    """Keep one finding per (subject, award, period), in their order. The step above tells the journal."""
    asked = list(subjects)
    told = _facts(asked, day, counts)
    numbers = _parameters(asked, day)
    now = calendar.now()
    made = []
    for subject, award, period in asked:
        key = (_kind(subject), subject.pk, period)
        binding = numbers.get((key[0], subject.pk), {})
        facts = accepted(told[key], binding)
        made.append(_finding(subject, award, period, day, _answer(award, key, facts, day, binding), facts, now))
    return Finding.objects.bulk_create(made, batch_size=100)


def _kind(subject: Person | Unit) -> str:
    return "group" if isinstance(subject, Unit) else "person"


def _facts(asked: list[Asked], day: date, counts: Any) -> dict[tuple[str, int, str], dict[str, Any]]:
    wanted: dict[tuple[str, str], set[int]] = {}
    for subject, _award, period in asked:
        wanted.setdefault((_kind(subject), period), set()).add(subject.pk)
    found: dict[tuple[str, int, str], dict[str, Any]] = {}
    for (kind, period), idents in wanted.items():
        if kind == "person":
            told = facts_of(idents, period=period, day=day)
        else:
            told = facts_of_groups(idents, period=period, day=day, counts=counts)
        found |= {(kind, ident, period): facts for ident, facts in told.items()}
    return found


def _parameters(asked: list[Asked], day: date) -> dict[tuple[str, int], dict[str, Any]]:
    """The local numbers that bind each subject's unit."""
    groups = {subject.pk: subject for subject, _a, _p in asked if isinstance(subject, Unit)}
    people = {subject.pk for subject, _a, _p in asked if not isinstance(subject, Unit)}
    at = {person: post.unit for person, post in posts_of(people, day).items()}
    by_unit = parameters_by_unit(day, {unit.pk: unit for unit in (*groups.values(), *at.values())}.values())
    found = {("group", ident): by_unit[ident] for ident in groups}
    return found | {("person", person): by_unit[unit.pk] for person, unit in at.items()}


def _answer(award: str, key: tuple[str, int, str], facts: Any, day: date, numbers: dict[str, Any]) -> Verdict:
    kind, _ident, period = key
    return answers_for(kind, facts, day=day, period=period, parameters=numbers, codes=[award])[award]


def _finding(
    subject: Person | Unit, award: str, period: str, day: date, verdict: Verdict, facts: dict[str, Any], now: Any
) -> Finding:
    whose = {"unit": subject} if isinstance(subject, Unit) else {"person": subject}
    return Finding(
        award=award,
        period=period,
        day=day,
        answer=verdict.answer,
        counted=verdict.counted,
        facts=json.loads(json.dumps(facts, cls=DjangoJSONEncoder)),
        verdict=_kept(verdict.as_dict()),
        edition=EDITION,
        found_at=now,
        **whose,
    )


def _kept(told: Any) -> Any:
    """A verdict without its empty fields and its English: a province keeps tens of thousands of them."""
    if isinstance(told, dict):
        return {name: _kept(each) for name, each in told.items() if each and name != "sentence_en"}
    return [_kept(each) for each in told] if isinstance(told, list) else told
