"""Rows packed in the database: hundreds of thousands come over as one text of numbers, not as rows."""

from typing import Any

import numpy as np
from django.db.models import Aggregate, BigIntegerField, IntegerField, QuerySet, TextField, Value
from django.db.models.functions import Cast, Length, Right

YEARS = 1 << 13  # the year in which a period ends, twice, and whether it is a school year

Part = tuple[Any, int]  # an expression of a small whole number, and how many values it may take


class Joined(Aggregate):
    """The numbers of a group as one text."""

    function = "GROUP_CONCAT"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        return self.as_sql(compiler, connection, template="STRING_AGG((%(expressions)s)::text, ',')", **extra)


def ids_in(text: str | None) -> np.ndarray:
    """The numbers of a joined text."""
    return np.fromstring(text or "", np.int64, sep=",")


def year_number(field: str) -> Any:
    """“2023-2024” as 4049, “2024” as 4048."""
    last = Cast(Right(field, 4), IntegerField())
    return last * 2 + (Length(field) - 4) / 5


def numbers_of(rows: QuerySet[Any], first: Part, *parts: Part) -> list[np.ndarray]:
    """Columns of whole numbers of all rows, in one order; the first may be large, the others below their sizes."""
    packed = Cast(first[0], BigIntegerField())
    for expression, size in parts:
        packed = packed * Value(size) + expression
    found = ids_in(rows.order_by().aggregate(_all=Joined(packed, output_field=TextField()))["_all"])
    columns = []
    for _expression, size in reversed(parts):
        found, column = np.divmod(found, size)
        columns.append(column)
    return [found, *reversed(columns)]
