"""The sweep: everybody × every award into one table. Only those who look different to the rules than last time are made anew.

Nothing tells the sweep of a change. It reads everybody again, which takes a second for a province, and compares.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from time import perf_counter
from typing import Any

import numpy as np
from django.db import connection, transaction
from django.db.models import Model

from bangvang.lawbook import EDITION, Columns, Standings, marks, period_of, standings, take
from bangvang.office.eligibility.models import Answer, Standing, Sweep, Swept
from bangvang.office.eligibility.queries.everybody import (
    FIELD,
    PERSON,
    Batch,
    batches_on,
    counts_of_sweep,
    marks_of,
)
from bangvang.office.eligibility.queries.standings import year_swept
from bangvang.toolbox import calendar

AT_ONCE = 1000  # subjects written in one transaction: readers never see half of one
ANSWERS = (Answer.NOT_ELIGIBLE, Answer.ELIGIBLE, Answer.UNKNOWN)
PLACE = np.uint64(0xD6E8FEB86659FD93)

Told = Callable[[int, int], None]  # how many are done, of how many


@dataclass
class Report:
    """What a sweep did: years, how many, how many were made anew, answers by award, and the time of each part."""

    day: date
    periods: list[str]
    people: int = 0
    groups: int = 0
    changed: int = 0
    gone: int = 0
    awards: dict[str, dict[str, int]] = field(default_factory=dict)
    ms: dict[str, float] = field(default_factory=lambda: {"read": 0.0, "verdicts": 0.0, "write": 0.0, "total": 0.0})

    def as_dict(self) -> dict[str, Any]:
        told = {**vars(self), "day": self.day.isoformat()}
        return told | {"ms": {name: round(value) for name, value in self.ms.items()}}


def sweep_office(*, year: str | None = None, day: date | None = None, progress: Told | None = None) -> Report:
    """Sweep everybody for a year, on the text of the day: today's unless one is named."""
    on, years = day or calendar.today(), year_swept(year)
    report = Report(on, list(years.values()))
    with _timed(report, "total"):
        batches = batches_on(on, years)
        total, done = sum(len(batch.at) for batch in batches), 0
        for batch in batches:
            _sweep(batch, report, partial(_tell, progress, done, total))
            done += len(batch.at)
        _forget_the_gone(batches, report)
        report.awards = counts_of_sweep(report.periods)
    return report


def _tell(progress: Told | None, before: int, total: int, count: int) -> None:
    if progress:
        progress(before + count, total)


@contextmanager
def _timed(report: Report, part: str) -> Iterator[None]:
    began = perf_counter()
    yield
    report.ms[part] += (perf_counter() - began) * 1000


def _sweep(batch: Batch, report: Report, tell: Callable[[int], None]) -> None:
    with _timed(report, "read"):
        ids, columns = batch.columns(report.day)
        seen = _marks(batch, ids, columns, report.day)
        anew = _changed(batch, ids, seen)
    with _timed(report, "verdicts"):
        found = standings(take(columns, anew), day=report.day, parameters=batch.numbers)
    with _timed(report, "write"):
        run = _run(batch, report, anew.size)
        for first in range(0, anew.size, AT_ONCE):
            here = slice(first, first + AT_ONCE)
            _write(batch, run, ids[anew[here]].tolist(), seen[anew[here]].tolist(), _rows(batch, found, here))
            tell(first)
    tell(len(batch.at))
    report.changed += anew.size
    if batch.kind == PERSON:
        report.people += len(ids)
    else:
        report.groups += len(ids)


def _marks(batch: Batch, ids: np.ndarray, columns: Columns, day: date) -> np.ndarray:
    """How each looks to the rules, and where: a transfer moves the rows too."""
    homes = np.array([batch.at[each] for each in ids.tolist()], np.uint64) * PLACE
    return marks(columns, day=day, parameters=batch.numbers) ^ homes.view(np.int64)


def _changed(batch: Batch, ids: np.ndarray, seen: np.ndarray) -> np.ndarray:
    known = marks_of(batch.kind, batch.period)
    pairs = enumerate(zip(ids.tolist(), seen.tolist(), strict=True))
    return np.array([place for place, (ident, mark) in pairs if known.get(ident) != mark], np.int64)


def _run(batch: Batch, report: Report, changed: int) -> Sweep:
    numbers = hashlib.sha256(json.dumps(batch.numbers, sort_keys=True, default=str).encode()).hexdigest()
    counted = {"people" if batch.kind == PERSON else "groups": len(batch.at)}
    return Sweep.objects.create(
        period=batch.period,
        day=report.day,
        edition=EDITION,
        numbers=numbers,
        swept_at=calendar.now(),
        changed=changed,
        **counted,
    )


# ---- rows of the table -------------------------------------------------------------------------------------------------
def _rows(batch: Batch, found: Mapping[str, Standings], here: slice) -> list[list[tuple[Any, ...]]]:
    """For each award the rows of some subjects: award, answer, how many fail, which, earliest, near."""
    years = {ahead: period_of(batch.period).back(-ahead).label for ahead in range(-1, 16)} | {-1: ""}
    return [_award_rows(each, here, years) for each in found.values()]


def _award_rows(found: Standings, here: slice, years: Mapping[int, str]) -> list[tuple[Any, ...]]:
    """What fails is kept; where nothing fails, what is not known."""
    names: dict[int, str] = {}
    rows = []
    told = (found.answers, found.unmet, np.where(found.failing, found.failing, found.open), found.ahead)
    for answer, unmet, lacking, ahead in zip(*(each[here].tolist() for each in told), strict=True):
        if lacking not in names:
            names[lacking] = " ".join(code for place, code in enumerate(found.clauses) if lacking >> place & 1)
        is_near = answer == 0 and unmet == 1 and ahead == 1
        rows.append((found.award, ANSWERS[answer], unmet, names[lacking], years[ahead], is_near))
    return rows


ROW = ("award", "answer", "unmet", "failing", "earliest", "is_near")


def _write(batch: Batch, run: Sweep, ids: list[int], seen: list[int], awards: list[list[tuple[Any, ...]]]) -> None:
    subject = FIELD[batch.kind]
    with transaction.atomic():
        _clear(batch.kind, batch.period, ids)
        heads = [(ident, batch.at[ident], batch.period, run.pk) for ident in ids]
        rows = [head + row for of_award in awards for head, row in zip(heads, of_award, strict=True)]
        _insert(Standing, (subject, "at_id", "period", "sweep_id", *ROW), rows)
        marked = [(ident, batch.period, mark) for ident, mark in zip(ids, seen, strict=True)]
        _insert(Swept, (subject, "period", "mark"), marked)


def _clear(kind: str, period: str, ids: Iterable[int]) -> None:
    for table in (Standing, Swept):
        table.objects.filter(**{f"{FIELD[kind]}__in": list(ids)}, period=period).delete()


def _insert(table: type[Model], names: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
    """One prepared INSERT: the ORM's own way takes five times as long for half a million rows."""
    quote = connection.ops.quote_name
    columns = ", ".join(quote(name) for name in names)
    places = ", ".join(["%s"] * len(names))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {quote(table._meta.db_table)} ({columns}) VALUES ({places})", rows)  # noqa: S608 - names of our own table


def _forget_the_gone(batches: list[Batch], report: Report) -> None:
    """Who has no post any more, and units that ended, stand nowhere."""
    here: dict[tuple[str, str], set[int]] = {}
    for kind in FIELD:
        here |= {(kind, period): set() for period in report.periods}
    for batch in batches:
        here[batch.kind, batch.period] |= batch.at.keys()
    for (kind, period), idents in here.items():
        gone = sorted(marks_of(kind, period).keys() - idents)
        for first in range(0, len(gone), AT_ONCE):
            _clear(kind, period, gone[first : first + AT_ONCE])
        report.gone += len(gone)
