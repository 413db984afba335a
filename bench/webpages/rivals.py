"""The naive ways beside ours: pages by offset, and a bulk step taken one line at a time. Nothing measured here is kept."""

import statistics
import time
from typing import Any

from django.db import connection, transaction
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from bangvang.office.dossiers import queries
from bangvang.office.dossiers.actions import verify
from bangvang.office.dossiers.models import Line, LineState
from bangvang.office.people.models import Account
from bangvang.office.people.queries import acting
from bangvang.toolbox.acting import MACHINE
from bangvang.web.shared.paging import _mark, _token, _values, page_of

MANY = 600
ROUNDS = 7


def measured() -> dict[str, Any]:
    """Both comparisons, with ratios."""
    return {"page_400": _paging(), f"verify_{MANY}": _bulk()}


def _paging() -> dict[str, Any]:
    """The last page but one (the 400th where there are so many): keyset as its links ask for it, with a cursor that knows no place, and OFFSET with its total."""
    rows = queries.line_rows(acting(Account.objects.get(username="chuyenvien.so")), {})
    number = max(1, min(400, rows.count() // 50 - 1))
    ordered = rows.order_by(*queries.KEYS)
    before, total = ordered[50 * number - 1], rows.count()
    told = _asked(_token(_values(before, queries.KEYS), 50 * number, total, _mark(rows)))
    ours = _ms(lambda: page_of(rows, told, queries.KEYS).rows)
    untold = _asked(_token(_values(before, queries.KEYS)))
    counting = _ms(lambda: page_of(rows, untold, queries.KEYS).rows)
    naive = _ms(lambda: (rows.count(), list(ordered[50 * number : 50 * number + 50])))
    figures = {"page": number + 1, "keyset_ms": ours, "offset_ms": naive, "keyset_that_counts_ms": counting}
    return figures | {"offset_to_keyset": round(naive / ours, 1)}


def _asked(cursor: str) -> QueryDict:
    asked = QueryDict(mutable=True)
    asked["after"] = cursor
    return asked


def _bulk() -> dict[str, Any]:
    """Verifying 600 lines: one step for all, and the same step for each."""
    told: dict[str, Any] = {}
    for name, size in (("bulk", MANY), ("one_by_one", 1)):
        with transaction.atomic():
            lines = _received(MANY)
            start = time.process_time()
            with CaptureQueriesContext(connection) as asked:
                for place in range(0, len(lines), size):
                    verify(Line.objects.filter(pk__in=[line.pk for line in lines[place : place + size]]), by=MACHINE)
            told |= {f"{name}_ms": round(1000 * (time.process_time() - start), 1), f"{name}_queries": len(asked)}
            transaction.set_rollback(True)
    told["lines"] = len(lines)
    return told | {"one_by_one_to_bulk": round(told["one_by_one_ms"] / told["bulk_ms"], 1)}


def _received(count: int) -> list[Line]:
    """So many lines as if just received; undone with the transaction."""
    chosen = list(Line.objects.filter(answer="eligible").order_by("pk").values_list("pk", flat=True)[:count])
    Line.objects.filter(pk__in=chosen).update(state=LineState.RECEIVED)
    return list(Line.objects.filter(pk__in=chosen))


def _ms(work: Any) -> float:
    spent = []
    for _round in range(ROUNDS):
        start = time.process_time()
        work()
        spent.append(1000 * (time.process_time() - start))
    return round(statistics.median(spent), 2)
