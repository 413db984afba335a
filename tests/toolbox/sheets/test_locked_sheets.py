"""Sheets that are filled in elsewhere: drop-downs and closed cells stand in the file itself."""

import io
import re
import zipfile

from bangvang.toolbox.sheets import Column, Sheet, workbook

COLUMNS = [
    Column("Mã", 10, is_text=True),
    Column("Đăng ký", 12, choices="'Danh mục'!$A$5:$A$5", is_open=True),
]


def part(name):
    table = Sheet("Bảng", "BẢNG", COLUMNS, [["0456", "x"], ["0457", ""]], is_locked=True)
    listed = Sheet("Danh mục", "Danh mục", [Column("Giá trị")], [["x"]], is_hidden=True)
    with zipfile.ZipFile(io.BytesIO(workbook([table, listed]))) as packed:
        return packed.read(name).decode()


def format_of(cell):
    """The cell's format in the styles of the workbook."""
    style = int(re.search(rf'<c r="{cell}" s="(\d+)"', part("xl/worksheets/sheet1.xml"))[1])
    formats = re.search(r"<cellXfs.*</cellXfs>", part("xl/styles.xml"), re.DOTALL)[0]
    return re.findall(r"<xf [^>]*/>|<xf .*?</xf>", formats, re.DOTALL)[style]


def test_a_locked_sheet_closes_codes_and_leaves_the_cells_to_fill_in_open():
    protection = re.search(r"<sheetProtection[^>]*>", part("xl/worksheets/sheet1.xml"))[0]
    assert 'sheet="1"' in protection
    assert "password" not in protection
    assert ['<protection locked="0"' in format_of(cell) for cell in ("A5", "A6", "B5", "B6")] == [
        False,
        False,
        True,
        True,
    ]


def test_a_column_with_choices_offers_them_on_its_rows_and_nowhere_else():
    rules = re.findall(r"<dataValidation .*?</dataValidation>", part("xl/worksheets/sheet1.xml"))
    assert [re.search('sqref="([^"]*)"', rule)[1] for rule in rules] == ["B5:B6"]
    assert "<formula1>'Danh mục'!$A$5:$A$5</formula1>" in rules[0]


def test_a_list_of_choices_is_hidden_from_who_fills_in():
    sheets = re.findall(r"<sheet [^>]*>", part("xl/workbook.xml"))
    assert ["hidden" in one for one in sheets] == [False, True]
