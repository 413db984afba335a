"""Pages by keyset: page 200 costs what page 1 costs, or less. Cursors ride in the address as `after` and `before`."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from django.core.exceptions import EmptyResultSet, ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import DataError
from django.db.models import Q, QuerySet
from django.http import QueryDict

SIZE = 50


@dataclass(frozen=True)
class Page:
    """Fifty rows, where they stand among all, and the way to their neighbours."""

    rows: list[Any]
    total: int
    first: int
    after: str = ""
    before: str = ""

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1 if self.rows else 0

    def __iter__(self) -> Any:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def page_of(
    rows: QuerySet, asked: QueryDict, keys: Sequence[str] = ("pk",), size: int = SIZE, total: int | None = None
) -> Page:
    """One page of the rows in the order of `keys` ("-" for falling). Keys are never null; the last is unique.

    `total` where the caller has counted already.
    """
    try:
        return _asked_page(rows, asked, keys, size, total)
    except (TypeError, ValueError, OverflowError, ValidationError, DataError):
        return _asked_page(
            rows, QueryDict(), keys, size, total
        )  # a cursor of another kind than the keys: as if not asked


@dataclass(frozen=True)
class _Cursor:
    """The row a page begins behind: its keys, its place in the list, how long the list was, and which list that was.

    So only the first page is counted; what was added or taken since shows on the next first page.
    """

    values: list[Any]
    place: int = 0  # 0: not told, to be counted
    total: int = 0
    mark: int = 0


def _asked_page(rows: QuerySet, asked: QueryDict, keys: Sequence[str], size: int, total: int | None) -> Page:
    after, before = _cursor(asked.get("after", ""), keys), _cursor(asked.get("before", ""), keys)
    cursor = after or before
    way = [_turn(key) for key in keys] if before and not after else list(keys)
    ordered = rows.order_by(*way)
    found = list((ordered.filter(_beyond(way, cursor.values)) if cursor else ordered)[: size + 1])
    has_more, shown = len(found) > size, found[:size]
    if cursor is None:
        counted = total if total is not None else rows.count() if has_more else len(shown)
        return _page(rows, keys, shown, 1, counted, has_next=has_more)
    place, counted = _told(rows, keys, cursor, total)
    if after:
        return _page(rows, keys, shown, place + 1, counted, has_next=has_more)
    first = max(2, place - len(shown)) if has_more else 1
    return _page(rows, keys, shown[::-1], first, counted, has_next=True)


def _told(rows: QuerySet, keys: Sequence[str], cursor: _Cursor, total: int | None) -> tuple[int, int]:
    """Where the cursor's row stands and how many rows there are: as told by the page before, else counted."""
    if cursor.place and cursor.mark == _mark(rows):
        return cursor.place, cursor.total if total is None else total
    until_here = ~_beyond(keys, cursor.values)
    return rows.filter(until_here).count(), rows.count() if total is None else total


def _page(rows: QuerySet, keys: Sequence[str], shown: list[Any], first: int, total: int, *, has_next: bool) -> Page:
    if not shown:
        return Page([], total, 0)
    first = max(1, first)
    last = first + len(shown) - 1
    total = max(total, last + 1) if has_next else last  # at the end the length is seen, not told
    mark = _mark(rows) if has_next or first > 1 else 0
    return Page(
        rows=shown,
        total=total,
        first=first,
        after=_token(_values(shown[-1], keys), last, total, mark) if has_next else "",
        before=_token(_values(shown[0], keys), first, total, mark) if first > 1 else "",
    )


def _mark(rows: QuerySet) -> int:
    """Tells one list from another: other filters, another reader's reach."""
    try:
        return crc32(repr(rows.order_by().query.sql_with_params()).encode())
    except EmptyResultSet:
        return 0


def _turn(key: str) -> str:
    return key[1:] if key.startswith("-") else f"-{key}"


def _beyond(keys: Sequence[str], values: Sequence[Any]) -> Q:
    """Rows that come after the values: bigger first key, or the same first key and bigger second, and so on."""
    reach, same, bound = Q(), Q(), Q()
    for key, value in zip(keys, values, strict=True):
        name, side = (key[1:], "lt") if key.startswith("-") else (key, "gt")
        bound = bound or Q(
            **{f"{name}__{side}e": value}
        )  # says no more, but lets the database begin there in its index
        reach |= same & Q(**{f"{name}__{side}": value})
        same &= Q(**{name: value})
    return bound & reach


def _values(row: Any, keys: Sequence[str]) -> list[Any]:
    return [_value(row, key.lstrip("-")) for key in keys]


def _value(row: Any, name: str) -> Any:
    for part in name.split("__"):
        row = row[part] if isinstance(row, dict) else getattr(row, part)
    return row


def _token(values: list[Any], *told: int) -> str:
    text = json.dumps([values, *told], cls=DjangoJSONEncoder, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _cursor(token: str, keys: Sequence[str]) -> _Cursor | None:
    """What a token says; a spoilt one counts as none."""
    try:
        values, *told = json.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
    except (TypeError, ValueError, binascii.Error):
        return None
    plain = isinstance(values, list) and all(isinstance(value, str | int | float) for value in values)
    numbers = len(told) in (0, 3) and all(type(number) is int and 0 <= number < 2**32 for number in told)
    return _Cursor(values, *told) if plain and numbers and len(values) == len(keys) else None
