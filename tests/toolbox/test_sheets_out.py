"""Spreadsheets as offices print them, and lists taken in without surprises."""

import io
import re
import zipfile
from datetime import date
from typing import Any

import pytest

from bangvang.toolbox.sheets import Column, Sheet, SheetRefused, read_rows, workbook
from bangvang.toolbox.sheets import refusal as limits

COLUMNS = [
    Column("TT", 5, "center"),
    Column("Mã", 8, is_text=True),
    Column("Họ và tên", 28),
    Column("Thi đua", group="Đăng ký"),
    Column("Khen thưởng", group="Đăng ký"),
]
ROWS = [
    [1, "0456", "Nguyễn Thị Hường", "x", date(2024, 6, 12)],
    [2, "0457", "=HYPERLINK(\"http://x\")", "", None],
]  # fmt: skip


def made(**extra: Any) -> bytes:
    return workbook([Sheet("Đăng ký", "DANH SÁCH ĐĂNG KÝ", COLUMNS, ROWS, **extra)])


def part(book: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return archive.read(name).decode()


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(SheetRefused) as refused:
        read_rows(data, name)
    return str(refused.value)


def test_what_is_written_is_read_again_with_titles_and_two_rows_of_heads() -> None:
    rows = read_rows(made(subtitle="Năm học 2023-2024", closing="Danh sách có 2 người."), "a.xlsx")
    assert rows[0][0] == "DANH SÁCH ĐĂNG KÝ"
    assert rows[1][0] == "Năm học 2023-2024"
    assert rows[3] == ["TT", "Mã", "Họ và tên", "Đăng ký", ""]
    assert rows[4] == ["", "", "", "Thi đua", "Khen thưởng"]
    assert rows[5] == [1.0, "0456", "Nguyễn Thị Hường", "x", date(2024, 6, 12)]
    assert rows[-1][0] == "Danh sách có 2 người."


def test_no_cell_is_ever_a_formula_or_a_link() -> None:
    sheet = part(made(), "xl/worksheets/sheet1.xml")
    assert re.findall("<f>|<hyperlink", sheet) == []
    assert read_rows(made(), "a.xlsx")[6][2] == '=HYPERLINK("http://x")'


def test_heads_are_merged_and_repeated_on_every_page_one_page_wide() -> None:
    sheet, book = part(made(), "xl/worksheets/sheet1.xml"), part(made(), "xl/workbook.xml")
    merged = re.findall('mergeCell ref="([A-Z0-9:]+)"', sheet)
    assert merged == ["A1:E1", "A4:A5", "B4:B5", "C4:C5", "D4:E4"]
    assert re.findall(r"_xlnm\.Print_Titles[^>]*>([^<]+)<", book) == ["'Đăng ký'!$4:$5"]
    assert re.findall("<pageSetup ([^>]*)/>", sheet) == ['paperSize="9" fitToHeight="0" orientation="landscape"']


def test_every_letter_is_times_new_roman() -> None:
    used = set(re.findall('<xf [^>]*fontId="([1-9][0-9]*)"', part(made(), "xl/styles.xml")))
    fonts = re.findall(r'<name val="([^"]+)"', part(made(), "xl/styles.xml"))
    assert {fonts[int(place)] for place in used} == {"Times New Roman"}


def test_a_name_of_a_sheet_that_excel_forbids_is_mended() -> None:
    book = workbook([Sheet("Năm 2023/2024: [GVG] danh sách rất dài đến thế", "T", COLUMNS[:1], [[1]])])
    assert re.findall('<sheet name="([^"]+)"', part(book, "xl/workbook.xml")) == ["Năm 2023-2024- -GVG- danh sách "]


def test_a_table_of_one_column_without_groups_has_one_row_of_heads() -> None:
    assert read_rows(workbook([Sheet("A", "T", [Column("Tên")], [["x"]])]), "a.xlsx")[3:] == [["Tên"], ["x"]]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_lists_by_comma_semicolon_and_tab_are_read_with_joined_letters(mark: str) -> None:
    data = f"\ufeffTT{mark}Họ tên\n1{mark}Nguyê\u0303n A\n".encode()
    assert read_rows(data, "a.CSV") == [["TT", "Họ tên"], ["1", "Nguyễn A"]]


def test_an_empty_file_is_refused() -> None:
    assert refusal(b"", "a.xlsx") == "Tệp a.xlsx không có nội dung."


def test_another_kind_of_file_is_refused() -> None:
    kinds = "Chỉ nhận bảng Excel (.xlsx, .xls) hoặc .csv; tệp a.pdf không thuộc các loại này."
    assert refusal(b"%PDF-1.7", "a.pdf") == kinds


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls"])
def test_a_file_that_is_no_table_is_refused(name: str) -> None:
    wanted = "Cần tệp Excel (.xlsx, .xls) không đặt mật khẩu, hoặc .csv."
    assert refusal(b"<html><table>", name) == f"Không mở được tệp {name}. {wanted}"


def test_a_file_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_BYTES", 1_000_000)
    assert refusal(b"x" * 1_000_001, "a.csv") == "Tệp a.csv lớn hơn 1 MB."


def test_a_file_that_swells_when_opened_is_refused_before_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_UNPACKED", 1_000)
    sentence = "Tệp a.xlsx phình quá lớn khi mở. Cần lưu lại bảng thành tệp mới, chỉ gồm danh sách."
    assert refusal(made(), "a.xlsx") == sentence


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_list_too_long_is_refused_and_never_cut(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_ROWS", 3)
    data = b"1\n2\n3\n4\n" if name == "a.csv" else made()
    assert refusal(data, name) == f"Tệp {name} có nhiều hơn 3 dòng. Cần chia thành nhiều tệp."
    assert read_rows(b"1\n2\n3\n", "a.csv") == [["1"], ["2"], ["3"]]


def test_csv_in_older_code_pages_is_read() -> None:
    assert read_rows("Đạt,x".encode("utf-16"), "a.csv") == [["Đạt", "x"]]
    assert read_rows("Nguyeãn Thò Höôøng,x".encode("latin-1"), "a.csv") == [["Nguyễn Thị Hường", "x"]]
