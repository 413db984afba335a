"""Tables handed out as workbooks: whose heading they bear, who signs, how long they may be, the answer."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse

from bangvang.office.people.queries import Acting
from bangvang.office.units.queries import Unit, letterhead_on
from bangvang.toolbox import calendar
from bangvang.toolbox.files import XLSX
from bangvang.toolbox.sheets import Heading, Sheet, Signing, workbook
from bangvang.toolbox.vietnamese import date_long, number

MOST = 50_000  # rows of one workbook; more is a register to be asked, not a list to be printed
HONORIFICS = {"nam": "Ông", "nu": "Bà"}
HEAD_OF_UNIT = "Thủ trưởng đơn vị"


def as_workbook(name: str, *sheets: Sheet) -> HttpResponse:
    """The workbook as a file to keep."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"'}
    return HttpResponse(workbook(sheets), content_type=XLSX, headers=headers)


def unit_of(by: Acting) -> Unit | None:
    """The highest unit the reader works at: the one that prints a list over several units."""
    return min((held.unit for held in by.roles), key=lambda unit: unit.path, default=None)


def heading_of(unit: Unit | None) -> Heading | None:
    """The unit and the body above it, as named today."""
    if unit is None:
        return None
    told = letterhead_on(unit, calendar.today())
    return Heading(told.parent, told.name)


def signed_by(unit: Unit, post: str = HEAD_OF_UNIT, *, left: str = "Người lập danh sách", name: str = "") -> Signing:
    """Place and day, who drew the list up, who signs."""
    today = calendar.today()
    place = letterhead_on(unit, today).place
    day = date_long(today)
    return Signing(post, f"{place}, {day}" if place else f"N{day[1:]}", name, left)


def streamed(rows: QuerySet[Any], most: int | None = None) -> Iterator[Any]:
    """Row after row, a few thousand in memory at a time."""
    return islice(rows.iterator(chunk_size=2000), MOST if most is None else most)


def left_out(rows: QuerySet[Any], most: int | None = None) -> Sequence[str]:
    """A note where a list is longer than a workbook may be: nothing is left out in silence."""
    limit = MOST if most is None else most
    count = rows.count()
    if count <= limit:
        return ()
    told = f"Danh sách có {number(count)} dòng; tệp này chỉ gồm {number(limit)} dòng đầu."
    return (f"{told} Cần lọc bớt rồi xuất phần còn lại.",)


def numbered(rows: Iterable[Any]) -> Iterator[tuple[int, Any]]:
    return enumerate(rows, start=1)
