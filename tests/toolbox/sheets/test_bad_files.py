"""Files built to break: each is refused in one sentence, or read without running anything in it."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping

import pytest
import xlsxwriter

from bangvang.toolbox.sheets import SheetRefused, read_rows, refusal
from bangvang.toolbox.sheets.reading import Field, Kind, Reading, read_sheet
from bangvang.toolbox.sheets.reading.values import text
from tests.sheets.writing import Error, Grid, as_csv, as_xlsx

KIND = Kind(
    "things",
    "danh sách đồ vật",
    (Field("name", "Tên", ("Tên",), text()), Field("count", "Số lượng", ("Số lượng",), text())),
    (("name",),),
)
PART = "xl/worksheets/sheet1.xml"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def book(rows: list[list[object]] | None = None) -> bytes:
    return as_xlsx(Grid(rows=rows or [["STT", "Tên", "Số lượng"], [1, "Bàn", "5"], [2, "Ghế", "7"]]))


def changed(change: Callable[[bytes], bytes], part: str = PART, more: Mapping[str, bytes] | None = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
        for name, data in (more or {}).items():
            new.writestr(name, data)
    return out.getvalue()


def with_rows(rows: bytes) -> bytes:
    return changed(lambda sheet: sheet.replace(b"</sheetData>", rows + b"</sheetData>"))


def same(sheet: bytes) -> bytes:
    return sheet


def read(data: bytes, name: str = "a.xlsx") -> Reading:
    return read_sheet(data, name, KIND)


def names(told: Reading) -> list[object]:
    return [row.values.get("name") for row in told.rows]


def refused(data: bytes, name: str = "a.xlsx") -> str:
    with pytest.raises(SheetRefused) as wrong:
        read(data, name)
    return str(wrong.value)


SWELLS = "Tệp a.xlsx phình quá lớn khi mở. Cần lưu lại bảng thành tệp mới, chỉ gồm danh sách."
BROKEN = "Tệp a.xlsx bị hỏng, không mở được. Cần lưu lại bảng từ Excel rồi gửi lại."


def test_a_part_that_swells_is_refused_before_it_is_unpacked() -> None:
    assert refused(changed(same, more={"xl/media/a.bin": bytes(refusal.MAX_UNPACKED)})) == SWELLS


def test_thousands_of_parts_are_refused() -> None:
    assert refused(changed(same, more={f"xl/media/{number}": b"" for number in range(5000)})) == SWELLS


@pytest.mark.parametrize(
    "cell", [b'<c r="XFD90000">', b"<c r='XFD90000'>", b'<c x="/>" r="XFD90000">', b'<x:c r="XFD90000">']
)
def test_one_cell_at_the_far_corner_is_refused_and_never_laid_out(cell: bytes) -> None:
    far = "Tệp a.xlsx trải tới dòng 90.000, cột 16.384. Cần xóa các ô nằm ngoài danh sách rồi gửi lại."
    sheet = with_rows(b'<row r="90000">' + cell + b"<v>1</v></c></row>")
    assert refused(sheet) in (far, BROKEN)


@pytest.mark.parametrize("count", [b"469999999999", b"+469999999999", b" 9999999999 ", b"8000001"])
@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "xl/SharedStrings.xml"])
def test_a_part_that_boasts_of_more_texts_than_cells_is_refused_before_the_reader_makes_room(
    count: bytes, part: str
) -> None:
    boast = re.compile(rb'uniqueCount="\d+"')
    sheet = changed(lambda text: boast.sub(b'uniqueCount="' + count + b'"', text), "xl/sharedStrings.xml")
    assert refused(sheet.replace(b"xl/sharedStrings.xml", part.encode())) == BROKEN


def test_a_row_beyond_the_limit_is_refused_even_if_its_cells_hide_their_place() -> None:
    many = "Tệp a.xlsx có nhiều hơn 100.000 dòng. Cần chia thành nhiều tệp."
    assert refused(with_rows(b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>')) == many
    assert refused(with_rows(b'<row r="1048576"><c><v>1</v></c></row>')) == many


@pytest.mark.parametrize("place", [b"A99999999", b"a99999999", b"A99999999991", b"ZZZZZZZZ1", b"1A", b""])
def test_places_no_sheet_has_are_refused_and_never_laid_out(place: bytes) -> None:
    refused(with_rows(b'<row r="5"><c r="' + place + b'"><v>1</v></c></row>'))


def test_a_million_empty_rows_are_no_rows() -> None:
    told = read(with_rows(b"".join(b'<row r="%d"/>' % row for row in range(4, 1_048_577))))
    assert names(told) == ["Bàn", "Ghế"]
    assert len(told.lines) == 3


def test_entities_are_refused() -> None:
    swelling = b'<!DOCTYPE a [<!ENTITY b "c">]><workbook'
    assert refused(changed(lambda part: part.replace(b"<workbook", swelling), "xl/workbook.xml")) == BROKEN


def test_a_word_text_renamed_is_told_as_what_it_is() -> None:
    assert (
        refused(changed(same, more={"word/document.xml": b"<a/>"}))
        == "Tệp a.xlsx là văn bản Word, không phải bảng Excel."
    )
    assert (
        refused(OLD + "WordDocument".encode("utf-16-le"), "a.xls")
        == "Tệp a.xls là văn bản Word, không phải bảng Excel."
    )


def test_a_password_is_told() -> None:
    locked = OLD + "EncryptedPackage".encode("utf-16-le")
    assert refused(locked) == "Tệp a.xlsx có mật khẩu. Cần bỏ mật khẩu rồi gửi lại."


def test_two_hundred_megabytes_are_refused_unread() -> None:
    assert refused(bytes(200_000_000), "a.csv") == "Tệp a.csv lớn hơn 25 MB."


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"PK\x03\x04" + bytes(100), OLD, b"<html>", b"%PDF-1.7", b"{}"])
def test_rubbish_is_refused(data: bytes) -> None:
    assert refused(data).startswith(("Tệp a.xlsx bị hỏng", "Không mở được tệp a.xlsx"))


def test_macros_links_and_embedded_things_are_said_and_never_opened() -> None:
    parts = {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": b"<a/>", "xl/embeddings/a.bin": b"x"}
    told = read_sheet(changed(same, more=parts), "a.xlsm", KIND)
    assert names(told) == ["Bàn", "Ghế"]
    assert told.notes == (
        "Tệp có macro; macro không được chạy.",
        "Tệp có liên kết tới tệp khác; liên kết không được mở, chỉ đọc giá trị đã lưu trong ô.",
        "Tệp có đối tượng nhúng hoặc kết nối dữ liệu; các phần này không được mở.",
    )


def test_a_formula_gives_its_saved_value_and_one_never_computed_is_wrong() -> None:
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True})
    page = made.add_worksheet()
    page.write_row(0, 0, ["STT", "Tên", "Số lượng"])
    page.write_row(1, 0, [1, "Bàn"])
    page.write_formula(1, 2, "=2+3", None, 5)
    page.write_row(2, 0, [2, "Ghế"])
    page.write_formula(2, 2, "=WEBSERVICE(1)", None, "")
    made.close()
    told = read(out.getvalue())
    assert [(dict(row.values), row.state.value) for row in told.rows] == [
        ({"name": "Bàn", "count": "5"}, "new"),
        ({"name": "Ghế"}, "wrong"),
    ]
    assert told.rows[1].reasons[0].sentence == "Số lượng: công thức chưa tính."
    assert told.notes == ("Trang có 2 ô công thức; chỉ đọc giá trị đã lưu, công thức không được tính lại.",)


def test_an_error_cell_is_wrong_and_rows_of_errors_alone_are_blank() -> None:
    told = read(book([["STT", "Tên", "Số lượng"], [1, "Bàn", Error("#REF!")], ["", Error(), Error()]]))
    assert [(row.row, row.state.value, row.reasons[0].sentence) for row in told.rows] == [
        (2, "wrong", "Số lượng: ô lỗi #REF!.")
    ]
    assert told.lines[2].what.value == "blank"


def test_hidden_sheets_are_named_and_other_lists_are_not_passed_over_in_silence() -> None:
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True})
    for name in ("Danh sách", "Tháng 2", "Ẩn"):
        page = made.add_worksheet(name)
        page.write_row(0, 0, ["STT", "Tên", "Số lượng"])
        page.write_row(1, 0, [1, f"Bàn {name}", "5"])
    page.hide()
    made.close()
    told = read(out.getvalue())
    assert names(told) == ["Bàn Danh sách"]
    assert told.notes == (
        "Không đọc trang ẩn “Ẩn”.",
        "Trang “Tháng 2” cũng có danh sách nhưng chưa được đọc; mỗi lần đọc một trang.",
    )
    assert names(read_sheet(out.getvalue(), "a.xlsx", KIND, page="Tháng 2")) == ["Bàn Tháng 2"]


def test_columns_nobody_reads_are_said_and_the_clerk_may_change_what_a_column_is() -> None:
    data = book([["STT", "Tên", "Ghi vào đây"], [1, "Bàn", "5"], [2, "Ghế", "7"]])
    told = read(data)
    assert told.notes == ("Cột C (“Ghi vào đây”) có nội dung ở 2 dòng nhưng chưa được dùng.",)
    again = read_sheet(data, "a.xlsx", KIND, columns={2: "count"})
    assert [dict(row.values) for row in again.rows] == [{"name": "Bàn", "count": "5"}, {"name": "Ghế", "count": "7"}]
    assert again.notes == ()


def test_a_list_without_its_needed_column_is_refused_with_what_is_missing() -> None:
    sentence = "Không tìm thấy dòng tiêu đề của danh sách đồ vật trong tệp a.xlsx: cần có cột “Tên”."
    assert refused(book([["a", "b"], ["c", "d"]])) == sentence


def test_text_that_looks_like_a_formula_stays_text() -> None:
    rows = [["STT", "Tên"], *[[number, sign + "1+1"] for number, sign in enumerate("=+-@", 1)]]
    assert read_rows(book(rows), "a.xlsx")[1:] == [[1.0, "=1+1"], [2.0, "+1+1"], [3.0, "-1+1"], [4.0, "@1+1"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1258", "TCVN3", "VNI"])
def test_text_files_in_every_encoding_are_read_and_the_old_ones_shown(encoding: str) -> None:
    rows = [["STT", "Tên", "Số lượng"], [1, "Bàn học sinh", "5"], [2, "Ghế xoay của giáo viên", "7"]]
    told = read(as_csv(Grid(rows=rows), encoding, ";"), "a.csv")
    assert names(told) == ["Bàn học sinh", "Ghế xoay của giáo viên"]
    shown = [(one.encoding, one.after) for one in told.converted]
    wanted = {"cp1258": "Windows-1258", "TCVN3": "TCVN3 (ABC)", "VNI": "VNI"}.get(encoding)
    assert shown == ([(wanted, "STT;Tên;Số lượng")] if wanted else [])
    assert any("đã chuyển sang Unicode" in note for note in told.notes) == (encoding not in ("utf-8", "utf-8-sig"))


def test_letters_nobody_knows_are_refused() -> None:
    wanted = "Không nhận ra mã chữ của tệp a.csv. Cần lưu lại thành .xlsx hoặc .csv mã UTF-8."
    assert refused("STT;Ten\n1;Ангел Божий\n".encode("cp1251"), "a.csv") == wanted
