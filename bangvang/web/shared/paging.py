"""Pages by keyset: page 200 costs what page 1 costs. Cursors ride in the address as `after` and `before`."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
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


def page_of(rows: QuerySet, asked: QueryDict, keys: Sequence[str] = ("pk",), size: int = SIZE) -> Page:
    """One page of the rows in the order of `keys` ("-" for falling). Keys are never null; the last is unique."""
    try:
        return _asked_page(rows, asked, keys, size)
    except (TypeError, ValueError, OverflowError, ValidationError, DataError):
        return _asked_page(rows, QueryDict(), keys, size)  # a cursor of another kind than the keys: as if not asked


def _asked_page(rows: QuerySet, asked: QueryDict, keys: Sequence[str], size: int) -> Page:
    ordered = rows.order_by(*keys)
    total = ordered.count()
    after, before = _cursor(asked.get("after", ""), keys), _cursor(asked.get("before", ""), keys)
    if after:
        found = list(ordered.filter(_beyond(keys, after))[: size + 1])
        return _page(ordered, found[:size], total, keys, has_next=len(found) > size, has_previous=True)
    if before:
        turned = [_turn(key) for key in keys]
        found = list(rows.order_by(*turned).filter(_beyond(turned, before))[: size + 1])
        return _page(ordered, found[:size][::-1], total, keys, has_next=True, has_previous=len(found) > size)
    found = list(ordered[: size + 1])
    return _page(ordered, found[:size], total, keys, has_next=len(found) > size, has_previous=False)


def _page(
    ordered: QuerySet, rows: list[Any], total: int, keys: Sequence[str], *, has_next: bool, has_previous: bool
) -> Page:
    if not rows:
        return Page([], total, 0)
    values = _values(rows[0], keys)
    first = 1 + ordered.filter(_beyond([_turn(key) for key in keys], values)).count() if has_previous else 1
    return Page(
        rows=rows,
        total=total,
        first=first,
        after=_token(_values(rows[-1], keys)) if has_next else "",
        before=_token(values) if has_previous else "",
    )


def _turn(key: str) -> str:
    return key[1:] if key.startswith("-") else f"-{key}"


def _beyond(keys: Sequence[str], values: Sequence[Any]) -> Q:
    """Rows that come after the values: bigger first key, or the same first key and bigger second, and so on."""
    reach, same = Q(), Q()
    for key, value in zip(keys, values, strict=True):
        name, side = (key[1:], "lt") if key.startswith("-") else (key, "gt")
        reach |= same & Q(**{f"{name}__{side}": value})
        same &= Q(**{name: value})
    return reach


def _values(row: Any, keys: Sequence[str]) -> list[Any]:
    return [_value(row, key.lstrip("-")) for key in keys]


def _value(row: Any, name: str) -> Any:
    for part in name.split("__"):
        row = row[part] if isinstance(row, dict) else getattr(row, part)
    return row


def _token(values: list[Any]) -> str:
    text = json.dumps(values, cls=DjangoJSONEncoder, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _cursor(token: str, keys: Sequence[str]) -> list[Any] | None:
    """The values in a token; a spoilt one counts as none."""
    try:
        values = json.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
    except (ValueError, binascii.Error):
        return None
    plain = isinstance(values, list) and all(isinstance(value, str | int | float) for value in values)
    return values if plain and len(values) == len(keys) else None
