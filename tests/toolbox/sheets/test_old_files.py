""".xls files: error cells come through as errors, and a sheet too wide is refused before it is laid out."""

import time
import tracemalloc
from pathlib import Path

import pytest

from bangvang.toolbox.sheets import SheetRefused, read_rows
from bangvang.toolbox.sheets.reading import old
from bangvang.toolbox.sheets.reading.opening import open_book
from bangvang.toolbox.sheets.reading.pages import BadCell

FILES = Path(__file__).parents[2] / "sheets" / "files"
ERRORS, WIDE = (FILES / "errors.xls").read_bytes(), (FILES / "wide.xls").read_bytes()


def test_error_cells_stand_where_they_stand_on_every_sheet() -> None:
    first, second = open_book(ERRORS, "a.xls").pages
    assert first.rows[1:] == [
        [1, "Lê Thị Sáu", "0456", BadCell("#N/A")],
        [2, "Võ Văn Út", BadCell("#DIV/0!"), "Giáo viên"],
    ]
    assert second.rows == [["x", ""], ["", BadCell("#N/A")]]
    assert read_rows(ERRORS, "a.xls")[1] == [1, "Lê Thị Sáu", "0456", ""]


def test_a_sheet_too_wide_is_refused_before_it_is_laid_out() -> None:
    """60,001 rows of 201 columns from two cells: a reader would lay out twelve million."""
    began = time.process_time()
    tracemalloc.start()
    with pytest.raises(SheetRefused) as refused:
        open_book(WIDE, "a.xls")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert str(refused.value) == "Tệp a.xls có quá nhiều cột. Cần xóa các ô nằm ngoài danh sách rồi gửi lại."
    assert (peak < 1_000_000, time.process_time() - began < 1) == (True, True)


def test_a_sheet_that_lies_about_its_extent_is_refused_and_ends_no_process() -> None:
    """The reader sets memory aside for what the record DIMENSIONS says, and is aborted by what it cannot have."""
    at = ERRORS.index(b"\x00\x02\x0e\x00") + 4
    data = ERRORS[: at + 4] + b"\xff\xff\xff\x7f" + ERRORS[at + 8 :]
    with pytest.raises(SheetRefused):
        open_book(data, "a.xls")


@pytest.mark.parametrize("place", [44, 48, 60, 68, 72, 76, 512, 516, 1024])
def test_chains_that_run_in_circles_come_to_an_end(place: int) -> None:
    for number in (0, 1, 2, 3, 0xFFFFFFF0):
        data = ERRORS[:place] + number.to_bytes(4, "little") + ERRORS[place + 4 :]
        assert isinstance(old.sheets_in(data), list)
