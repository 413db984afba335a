"""Spreadsheets as offices print them, and lists taken in without surprises."""

import io
import re
import tracemalloc
import zipfile
from datetime import date, datetime
from typing import Any

import pytest

from bangvang.toolbox.sheets import (
    Band,
    Column,
    Heading,
    Sheet,
    SheetRefused,
    Signing,
    count_line,
    in_words,
    read_rows,
    workbook,
)
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
    assert sorted(merged) == ["A1:E1", "A4:A5", "B4:B5", "C4:C5", "D4:E4"]
    assert re.findall(r"_xlnm\.Print_Area[^>]*>([^<]+)<", book) == ["'Đăng ký'!$A$1:$E$7"]
    assert re.findall("<oddFooter>([^<]+)<", sheet) == ['&amp;C&amp;"Times New Roman,Regular"&amp;12&amp;P/&amp;N']
    assert re.findall(r"_xlnm\.Print_Titles[^>]*>([^<]+)<", book) == ["'Đăng ký'!$4:$5"]
    assert re.findall("<pageSetup ([^>]*)/>", sheet) == ['paperSize="9" fitToHeight="0" orientation="landscape"']


def test_every_letter_is_times_new_roman() -> None:
    used = set(re.findall('<xf [^>]*fontId="([1-9][0-9]*)"', part(made(), "xl/styles.xml")))
    fonts = re.findall(r'<name val="([^"]+)"', part(made(), "xl/styles.xml"))
    assert {fonts[int(place)] for place in used} == {"Times New Roman"}


SLY = ["=1+1", "+84905123456", "-", "-2+3", "@x", "\t=1+1", "\r=1+1", "=cmd|' /C calc'!A0", "'=1", "0456"]


def test_what_looks_like_a_formula_is_marked_as_text_and_read_again_as_it_was() -> None:
    book = workbook([Sheet("A", "T", [Column("Ghi chú")], [[value] for value in SLY])])
    assert [row[0] for row in read_rows(book, "a.xlsx")[4:]] == SLY
    styles, sheet = part(book, "xl/styles.xml"), part(book, "xl/worksheets/sheet1.xml")
    quoted = [place for place, xf in enumerate(re.findall("<xf [^>]*>", styles.split("<cellXfs")[1])) if "quoteP" in xf]
    used = [int(style) for style in re.findall('<c r="A[0-9]+" s="([0-9]+)" t="inlineStr"', sheet)][2:]
    assert [style in quoted for style in used] == [*[True] * 8, False, False]


def test_a_list_has_its_headings_closing_line_and_place_to_sign() -> None:
    told = made(
        heading=Heading("UBND tỉnh Quảng Nam", "Trường THPT Tư Phú", "Tư Phú, ngày 12 tháng 6 năm 2024"),
        closing=count_line("người"),
        signing=Signing("Hiệu trưởng", "Tư Phú, ngày 12 tháng 6 năm 2024", "Trần Văn Bình", left="Người lập bảng"),
    )
    rows = read_rows(told, "a.xlsx")
    texts = [[cell for cell in row if cell != ""] for row in rows]
    assert texts[:5] == [
        ["UBND TỈNH QUẢNG NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["TRƯỜNG THPT TƯ PHÚ", "Độc lập - Tự do - Hạnh phúc"],
        ["Tư Phú, ngày 12 tháng 6 năm 2024"],
        [],
        ["DANH SÁCH ĐĂNG KÝ"],
    ]
    assert [row for row in texts[11:] if row] == [
        ["(Danh sách này có 02 (hai) người)"],
        ["Tư Phú, ngày 12 tháng 6 năm 2024"],
        ["NGƯỜI LẬP BẢNG", "HIỆU TRƯỞNG"],
        ["Trần Văn Bình"],
    ]


def test_bands_head_their_rows_and_are_not_counted() -> None:
    rows = [Band("I. TẬP THỂ"), ["Tổ Toán"], Band("II. CÁ NHÂN"), ["Lê Thị Hoa"], ["Võ Văn Út"]]
    book = workbook([Sheet("A", "T", [Column("Tên"), Column("X")], [r if isinstance(r, Band) else [*r, ""] for r in rows], closing=count_line("dòng"))])  # fmt: skip
    told = [row[0] for row in read_rows(book, "a.xlsx")[4:]]
    assert told == [
        "I. TẬP THỂ",
        "Tổ Toán",
        "II. CÁ NHÂN",
        "Lê Thị Hoa",
        "Võ Văn Út",
        "(Danh sách này có 03 (ba) dòng)",
    ]


def test_numbers_are_told_in_words() -> None:
    told = [in_words(count) for count in (0, 1, 21, 105, 1015, 26_693)]
    wanted = ["không", "một", "hai mươi mốt", "một trăm linh năm", "một nghìn không trăm mười lăm"]
    assert told == [*wanted, "hai mươi sáu nghìn sáu trăm chín mươi ba"]


def test_days_stay_days_and_a_day_excel_does_not_know_stays_readable() -> None:
    days = [[date(1985, 3, 9)], [date(1890, 1, 2)], [datetime(2024, 6, 12, 8, 30)]]  # noqa: DTZ001 - Excel knows no zone
    rows = read_rows(workbook([Sheet("A", "T", [Column("Ngày")], days)]), "a.xlsx")
    assert [row[0] for row in rows[4:]] == [date(1985, 3, 9), "1890-01-02", datetime(2024, 6, 12, 8, 30)]  # noqa: DTZ001


def test_a_text_longer_than_a_cell_ends_in_dots_and_is_not_lost() -> None:
    rows = read_rows(workbook([Sheet("A", "T", [Column("Dài")], [["a" * 40_000]])]), "a.xlsx")
    assert (len(rows[4][0]), rows[4][0][-2:]) == (32_767, "a…")


def test_a_province_of_rows_is_written_as_it_comes_within_little_memory() -> None:
    seen: list[int] = []

    def rows() -> Any:
        for number in range(26_000):
            seen.append(number)
            yield [number + 1, f"{number:06d}", f"Nguyễn Thị Hường {number}", "x", date(2024, 6, 12)]

    tracemalloc.start()
    book = workbook([Sheet("A", "T", COLUMNS, rows(), closing=count_line("người"))])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (len(seen), peak < 30_000_000) == (26_000, True)
    assert "26000 (hai mươi sáu nghìn) người" in part(book, "xl/worksheets/sheet1.xml")


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
