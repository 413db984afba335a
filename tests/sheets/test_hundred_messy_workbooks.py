"""A hundred messy workbooks, each read to exactly what was put in it: columns, values, states, and what every other row is."""

import json
from pathlib import Path

import pytest

from bangvang.office.units.reading import unit_spellings
from bangvang.toolbox.sheets.reading import Reading, read_sheet
from tests.sheets import cast
from tests.sheets.kinds import KINDS
from tests.sheets.messy import Messy, messy

FILES = Path(__file__).parent / "files"
UNITS = unit_spellings((id_, spellings[0], ()) for id_, spellings in cast.UNITS.items())


def read(made: Messy) -> Reading:
    return read_sheet(made.data, made.name, KINDS[made.kind], names={"units": UNITS})


@pytest.mark.parametrize("seed", range(100))
def test_a_messy_workbook_is_read_to_its_known_content(seed: int) -> None:
    made = messy(seed)
    told = read(made)
    assert list(told.header_rows) == made.header_rows
    assert {one.place: one.field for one in told.columns if one.field} == made.fields
    assert {row.row: dict(row.values) for row in told.rows} == {row: wants.values for row, wants in made.rows.items()}
    assert {row.row: row.state.value for row in told.rows} == {row: wants.state for row, wants in made.rows.items()}
    assert {line.row: line.what.value for line in told.lines if line.what.value != "data"} == made.others
    assert told.encoding == made.encoding


@pytest.mark.parametrize("path", sorted(FILES.glob("seed-*.xls")), ids=lambda path: path.stem)
def test_the_same_list_saved_by_an_old_excel_is_read_the_same(path: Path) -> None:
    made = messy(int(path.stem.removeprefix("seed-")))
    made.data, made.name = path.read_bytes(), path.name
    told = read(made)
    assert list(told.header_rows) == made.header_rows
    assert {row.row: dict(row.values) for row in told.rows} == {row: wants.values for row, wants in made.rows.items()}
    assert {row.row: row.state.value for row in told.rows} == {row: wants.state for row, wants in made.rows.items()}
    assert {line.row: line.what.value for line in told.lines if line.what.value != "data"} == made.others


@pytest.mark.parametrize("seed", range(0, 100, 7))
def test_every_doubtful_or_wrong_row_says_why_in_a_sentence_and_everything_fits_json(seed: int) -> None:
    told = read(messy(seed)).as_dict()
    assert json.loads(json.dumps(told)) == told
    for row in told["rows"]:
        weighty = [one["sentence"] for one in row["reasons"] if one["level"] != "note"]
        assert bool(weighty) == (row["state"] in ("doubtful", "wrong"))
        assert all(one.endswith(".") and len(one) > 8 for one in weighty)
    assert sum(told["counts"][what] for what in ("new", "doubtful", "wrong")) == told["counts"]["rows"]
