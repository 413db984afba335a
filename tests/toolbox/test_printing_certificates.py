"""Certificates: a page each, every name fits, the code on the sheet leads to its check."""

import io
import re
import shutil
import struct
import subprocess
import zlib
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from bangvang.toolbox.printing import SIZES, Blank, Place, certificates_pdf
from bangvang.toolbox.printing.certificates import fitted

from .papers import certificate, person
from .test_printing_pdf import faces, words

LONG = "Trường Phổ thông Dân tộc bán trú Trung học cơ sở Nguyễn Bá Ngọc, xã Trà Nam, huyện Nam Trà My"


def test_a_decision_gives_one_page_to_each() -> None:
    pages = words(certificates_pdf(certificate(place) for place in range(30)))
    assert len(pages) == 30
    for place, page in enumerate(pages):
        assert f"Bà {person(place)}" in page
        assert f"Số sổ vàng: {place + 1}/2024" in page
        assert f"K7QM-{place:04d}-X2" in page


def test_the_sheet_says_everything_it_must() -> None:
    (page,) = words(certificates_pdf([certificate(1, form="bang_chung_nhan", signer_name="Trần Văn Ẩn")]))
    for said in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "GIÁM ĐỐC SỞ GIÁO DỤC VÀ ĐÀO TẠO TỈNH QUẢNG NAM",
        "BẰNG CHỨNG NHẬN",
        "Trường THPT chuyên Lê Thánh Tông",
        "“Dạy tốt, học tốt” năm học 2023 - 2024",
        "Quyết định số 05/QĐ-SGDĐT ngày 05 tháng 8 năm 2024",
        "Quảng Nam, ngày 05 tháng 8 năm 2024",
        "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC",
        "Trần Văn Ẩn",
        "Dữ liệu minh họa",
    ):
        assert said in page


def test_only_tinos_is_embedded() -> None:
    assert faces(certificates_pdf([certificate()])) <= {"Tinos", "Tinos-Regular", "Tinos-Bold", "Tinos-Italic"}


@pytest.mark.parametrize("name", [LONG, "NGUYỄN" * 15, "Bà " + "Hường " * 40])
def test_a_name_of_ninety_letters_and_more_fits(name: str) -> None:
    place = Place("recipient", 34, 0, 229, size=30, bold=True, lines=2)
    size, lines = fitted(name, place)
    assert len(lines) <= 2
    assert size <= 30
    inside = [page.lower() for page in words(certificates_pdf([certificate(recipient=name)]))]
    assert name.strip().lower() in inside[0]


def test_the_ninety_letters_stay_as_large_as_the_sheet_allows() -> None:
    size, lines = fitted(LONG, Place("recipient", 34, 0, 229, size=30, bold=True, lines=2))
    assert len(LONG) > 90
    assert (round(size), len(lines)) == (28, 2)


def test_on_a_printed_blank_only_the_fields_are_printed_at_their_places() -> None:
    places = (Place("recipient", 50, 100, 200, "left", 20, True), Place("signer_name", 180, 185, 100, "left", 14))
    made = certificates_pdf([certificate(illustrative=False)], blank=Blank(400, 300, places, dx=2, dy=-1))
    page = PdfReader(io.BytesIO(made)).pages[0]
    text = re.sub(r"\s+", " ", page.extract_text()).strip()
    assert text == f"Bà {person(0)} Trần Văn Minh Họa"
    assert (round(float(page.mediabox.width) * 25.4 / 72), round(float(page.mediabox.height) * 25.4 / 72)) == (400, 300)


def test_a_field_stands_where_the_blank_says_moved_by_the_printers_shift() -> None:
    def left_top(dx: float, dy: float) -> tuple[float, float]:
        blank = Blank(400, 300, (Place("recipient", 50, 100, 200, "left", 20, True),), dx, dy)
        page = pypdfium2.PdfDocument(certificates_pdf([certificate(illustrative=False)], blank=blank))[0]
        left, _bottom, _right, top = page.get_textpage().get_charbox(0, loose=True)
        return left * 25.4 / 72, 300 - top * 25.4 / 72

    left, top = left_top(0, 0)
    assert abs(left - 50) < 0.6
    assert abs(top - 100) < 2
    moved_left, moved_top = left_top(2, -1)
    assert (round(moved_left - left, 1), round(moved_top - top, 1)) == (2.0, -1.0)


def test_invented_data_says_so_on_a_blank_too() -> None:
    made = certificates_pdf([certificate()], blank=Blank(297, 210, (Place("unit", 50, 100, 200),)))
    assert "Dữ liệu minh họa" in words(made)[0]


def test_the_offices_own_picture_lies_under_every_sheet_and_is_stored_once() -> None:
    picture = _png(64, 48)
    blank = Blank(297, 210, (Place("recipient", 50, 100, 200),))
    plain = certificates_pdf([certificate(place) for place in range(20)], blank=blank)
    made = certificates_pdf([certificate(place) for place in range(20)], blank=blank, background=picture)
    page = pypdfium2.PdfDocument(made)[19].render(scale=1, rev_byteorder=True).to_numpy()
    assert page[5, 5, :3].tolist() == [0, 128, 0]
    assert len(made) < len(plain) + 20_000


def _png(width: int, height: int) -> bytes:
    """A green picture."""
    rows = (b"\0" + b"\x00\x80\x00" * width) * height

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def test_a_background_that_is_no_picture_is_refused() -> None:
    with pytest.raises(ValueError, match="PNG or a JPEG"):
        certificates_pdf([certificate()], background=b"<svg onload='x'/>")


def test_a_blank_asking_for_a_field_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown fields: salary"):
        certificates_pdf([certificate()], blank=Blank(297, 210, (Place("salary", 1, 1, 10),)))


def test_a_blank_is_kept_as_json() -> None:
    blank = Blank(400, 300, (Place("recipient", 50, 100, 200),), 1.5, -2)
    assert Blank.from_dict(blank.as_dict()) == blank


def test_no_certificates_make_no_file() -> None:
    with pytest.raises(ValueError, match="no certificates"):
        certificates_pdf([])


@pytest.mark.parametrize("size", SIZES)
def test_every_size_holds_one_page(size: str) -> None:
    assert len(words(certificates_pdf([certificate()], size=SIZES[size]))) == 1


def test_a_hostile_name_is_only_a_name() -> None:
    name = '#panic() $x$ *a* - <b> "c" \\'
    assert name in words(certificates_pdf([certificate(recipient=name)]))[0]


def test_a_letter_without_a_shape_becomes_a_box() -> None:
    assert "Nguyễn □ Ẩn" in words(certificates_pdf([certificate(recipient="Nguyễn 😀 Ẩn")]))[0]


def test_the_code_read_from_the_sheet_is_the_address_of_its_check(tmp_path: Path) -> None:
    if not shutil.which("zbarimg"):
        pytest.skip("zbarimg (zbar-tools) is not installed: the QR code was NOT read back")
    made = certificates_pdf([certificate(7), certificate(8)])
    for place, page in enumerate(pypdfium2.PdfDocument(made)):
        picture = tmp_path / f"{place}.ppm"
        picture.write_bytes(_ppm(page))
        read = subprocess.run(["zbarimg", "--raw", "-q", str(picture)], capture_output=True, text=True, check=True)
        assert read.stdout.strip() == certificate(7 + place).check_url


def _ppm(page: pypdfium2.PdfPage) -> bytes:
    drawn = page.render(scale=2, rev_byteorder=True)
    rows, width = drawn.to_numpy(), drawn.width
    return f"P6 {width} {drawn.height} 255\n".encode() + rows[:, :, :3].tobytes()


def test_the_code_is_described_for_those_who_cannot_see_it() -> None:
    made = certificates_pdf([certificate(7)])
    tree = PdfReader(io.BytesIO(made)).trailer["/Root"]["/StructTreeRoot"]
    assert f"Mã QR kiểm tra: {certificate(7).check_url}" in _alts(tree)


def _alts(node: object, depth: int = 0) -> list[str]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [alt for one in node for alt in _alts(one, depth + 1)]
    if not isinstance(node, dict) or depth > 12:
        return []
    return ([str(node["/Alt"])] if "/Alt" in node else []) + _alts(node.get("/K"), depth + 1)
