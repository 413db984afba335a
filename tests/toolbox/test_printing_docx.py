"""The .docx as Decree 30/2020 wants it: margins, faces, sizes, drawn lines, sections."""

import io
import os
import shutil
import subprocess
import unicodedata
import zipfile
from functools import cache
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Book
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as Line
from pypdf import PdfReader

from bangvang.toolbox.printing import Row, Table, to_docx, to_pdf
from bangvang.toolbox.printing.metrics import FONTS, width_mm

from .papers import EVERY, decision

WPS = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


@cache
def book(name: str) -> Book:
    return Document(io.BytesIO(to_docx(EVERY[name]())))


def lines(of: Book) -> list[Line]:
    """Every paragraph in reading order, those in tables too."""
    return [Line(one, of._body) for one in of.element.body.iter(qn("w:p"))]


def text_of(of: Book) -> str:
    return "\n".join(line.text for line in lines(of)).replace("\u00a0", " ")


def line_of(of: Book, beginning: str) -> Line:
    return next(line for line in lines(of) if line.text.replace("\u00a0", " ").startswith(beginning))


def rules(of: Book) -> list[float]:
    """Lengths of the drawn lines in mm."""
    return [int(one.get("cx")) / 36000 for one in of.element.body.iter(f"{WPS}extent")]


def test_the_page_has_the_margins_of_an_office() -> None:
    first, annex = book("decision").sections
    sides = ("page_width", "page_height", "top_margin", "bottom_margin", "left_margin", "right_margin")
    assert [round(getattr(first, side).mm) for side in sides] == [210, 297, 20, 20, 30, 20]
    assert [round(getattr(annex, side).mm) for side in sides] == [297, 210, 20, 20, 20, 20]


@pytest.mark.parametrize("name", EVERY)
def test_no_face_but_times_new_roman_is_named(name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(to_docx(EVERY[name]()))) as parts:
        styles = parts.read("word/styles.xml").decode()
        body = parts.read("word/document.xml").decode()
    assert styles.count('"Times New Roman"') == 4  # ascii, hAnsi, eastAsia, cs
    assert "Theme=" not in styles
    assert "rFonts" not in body
    assert 'w:lang w:val="vi-VN"' in styles


@pytest.mark.parametrize(
    ("beginning", "size", "bold", "italic"),
    [
        ("CỘNG HÒA", 13, True, None),
        ("Độc lập", 14, True, None),
        ("UBND TỈNH", 13, None, None),
        ("SỞ GIÁO DỤC", 13, True, None),
        ("Số: 05/QĐ-SGDĐT", 13, None, None),
        ("Quảng Nam, ngày 05 tháng 8 năm 2024", 14, None, True),
        ("QUYẾT ĐỊNH", 14, True, None),
        ("Về việc", 14, True, None),
        ("Căn cứ Luật", 14, None, True),
        ("Điều 1.", 14, True, None),
        ("Nơi nhận:", 12, True, True),
        ("- Lưu: VT, VP.", 11, None, None),
        ("KT. GIÁM ĐỐC", 14, True, None),
    ],
)
def test_every_component_has_its_size_and_style(beginning: str, size: float, bold: bool, italic: bool) -> None:
    run = line_of(book("decision"), beginning).runs[0]
    assert (run.font.size.pt, run.bold, run.italic) == (size, bold, italic)


def test_lines_are_drawn_as_long_as_the_decree_says() -> None:
    agency, motto, subject, _annex = rules(book("decision"))
    assert round(motto, 1) == round(width_mm("Độc lập - Tự do - Hạnh phúc", 14, bold=True), 1)
    assert 1 / 3 <= agency / width_mm("SỞ GIÁO DỤC VÀ ĐÀO TẠO", 13, bold=True) <= 1 / 2
    longest = "“Chiến sĩ thi đua cơ sở” năm học 2023 - 2024"
    assert 1 / 3 <= subject / width_mm(longest, 14, bold=True) <= 1 / 2
    assert not list(book("decision").element.body.iter(qn("w:u")))


def test_the_head_stands_in_columns_wide_enough_for_the_words() -> None:
    head = book("decision").tables[0]
    left, right = (round(int(one.get(qn("w:w"))) * 25.4 / 1440, 1) for one in head._tbl.tblGrid)
    assert round(left + right) == 160
    assert right > 95.7
    assert left > 60.8
    padding = head._tbl.tblPr.find(qn("w:tblCellMar"))
    assert {one.get(qn("w:w")) for one in padding} == {"0"}


def test_the_list_repeats_its_heading_on_every_page() -> None:
    table = book("decision").tables[-1]
    marked = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
    assert marked == [True] * 3 + [False] * 44  # two levels and the row of numbers; 40 people under 4 bands
    group = [cell.text for cell in table.rows[0].cells]
    assert group[5:7] == ["Sáng kiến được công nhận"] * 2
    assert [cell.text for cell in table.rows[1].cells][5:7] == ["Số quyết định", "Ngày"]


def test_the_last_row_of_a_list_goes_with_its_closing_line() -> None:
    table = book("decision").tables[-1]
    kept = [
        all(line.paragraph_format.keep_with_next for cell in row.cells for line in cell.paragraphs)
        for row in table.rows[-3:]
    ]
    assert kept == [False, False, True]


def test_pages_are_numbered_above_from_the_second_on_and_anew_in_the_annex() -> None:
    for section in book("decision").sections:
        assert section.different_first_page_header_footer
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    header = book("decision").sections[0].header
    assert "PAGE" in header._element.xpath("string(.//w:instrText)")
    assert book("decision").sections[0].first_page_header.paragraphs[0].text == ""


def test_the_closing_mark_stands_once_and_the_bases_end_rightly() -> None:
    text = text_of(book("decision"))
    assert text.count("./.") == 1
    assert "thi hành Quyết định này./." in text
    bases = [line for line in text.split("\n") if line.startswith(("Căn cứ", "Theo đề nghị"))]
    assert [line[-1] for line in bases] == [";", ";", ";", "."]


@pytest.mark.parametrize("name", EVERY)
def test_text_is_composed_and_single_spaced(name: str) -> None:
    text = text_of(book(name))
    assert unicodedata.is_normalized("NFC", text)
    inside = [line for line in text.split("\n") if "Số:  " not in line and "ngày  " not in line]
    assert [line for line in inside if "  " in line] == []


def test_the_number_said_is_the_number_listed() -> None:
    text = text_of(book("decision"))
    rows = [row.cells[0].text for row in book("decision").tables[-1].rows[3:]]
    numbered = [one for one in rows if one.isdigit()]
    assert numbered == [str(place) for place in range(1, 41)]
    assert "cho 40 cá nhân" in text
    assert "(Danh sách này có 40 cá nhân)" in text


def test_a_hostile_name_is_only_a_name() -> None:
    name = "Trần & <w:p/> ]]> 'A' \"B\" #let $x$"
    table = Table(decision(1).annexes[0].body[0].columns, (Row(("1", "Bà", name)),))
    paper = decision(1, illustrative=True)
    told = paper.as_dict()
    told["annexes"][0]["body"][0] = table.as_dict()
    made = Document(io.BytesIO(to_docx(type(paper).from_dict(told))))
    assert made.tables[-1].rows[2].cells[2].text == name


def test_invented_data_is_marked_at_the_foot_of_every_page_and_real_data_is_not() -> None:
    def feet(of: Book) -> set[str]:
        return {foot.paragraphs[0].text for one in of.sections for foot in (one.footer, one.first_page_footer)}

    assert feet(Document(io.BytesIO(to_docx(decision(2, illustrative=True))))) == {"Dữ liệu minh họa"}
    assert feet(book("decision")) == {""}


def test_two_tables_never_melt_into_one() -> None:
    for name in EVERY:
        for table in book(name).element.body.iterchildren(qn("w:tbl")):
            assert table.getnext().tag == qn("w:p"), name


def _with_our_fonts(folder: Path) -> Path:
    """Where Times New Roman is not installed the paper's own font, which has its widths, stands for it."""
    told = folder / "fonts.conf"
    alias = "<alias binding='same'><family>Times New Roman</family><prefer><family>Tinos</family></prefer></alias>"
    told.write_text(
        f"<fontconfig><dir>{FONTS}</dir><dir>/usr/share/fonts</dir><cachedir>{folder}</cachedir>{alias}</fontconfig>"
    )
    return told


@pytest.mark.long
def test_an_office_program_opens_every_paper_on_as_many_pages_as_the_pdf_has(tmp_path: Path) -> None:
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed: the .docx files were NOT opened by an office program")
    for name in EVERY:
        (tmp_path / f"{name}.docx").write_bytes(to_docx(EVERY[name]()))
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    fonts = os.environ | {"FONTCONFIG_FILE": str(_with_our_fonts(tmp_path))}
    papers = map(str, tmp_path.glob("*.docx"))
    subprocess.run([*command, *papers], check=True, capture_output=True, timeout=300, env=fonts)
    opened = {name: len(PdfReader(tmp_path / f"{name}.pdf").pages) for name in EVERY}
    assert opened == {name: len(PdfReader(io.BytesIO(to_pdf(EVERY[name]()))).pages) for name in EVERY}
