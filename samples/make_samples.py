"""Makes ke-hoach-2024.docx from ke-hoach-2024.txt, in the format of NĐ 30/2020. Run it after changing the text."""

import re
from datetime import UTC, datetime
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

HERE = Path(__file__).parent
CENTER, JUSTIFY, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT


def main() -> None:
    text = (HERE / "ke-hoach-2024.txt").read_text(encoding="utf-8")
    paragraphs = [paragraph for paragraph in re.split(r"\n\s*\n", text) if paragraph.strip()]
    foot = next(n for n, text in enumerate(paragraphs) if text.startswith("Nơi nhận"))
    document = Document()
    set_page(document)
    letterhead(document, paragraphs[0].splitlines() + paragraphs[1].splitlines())
    titles(document, paragraphs[2:4])
    for text in paragraphs[4:foot]:
        body(document, " ".join(text.split()))
    signature(document, paragraphs[foot].splitlines())
    document.save(str(HERE / "ke-hoach-2024.docx"))


def set_page(document) -> None:
    """A4, margins 20/20/30/20, Times New Roman 13; the page's number centred in the top margin, not on page 1."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number._p.append(field)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(13)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    style.paragraph_format.space_after = Pt(6)
    made = datetime(2024, 1, 19, tzinfo=UTC)
    document.core_properties.created = document.core_properties.modified = made
    document.core_properties.title = "Kế hoạch thi đua năm 2024 (bản mẫu)"


def letterhead(document, lines: list[str]) -> None:
    """Agency and its parent left; motto right; number and date on one row."""
    cells = columns(document, lines, (Mm(62), Mm(98)))
    parent, agency, number = cells[0]
    nation, motto, day = cells[1]
    styled(parent, 12), styled(agency, 12, bold=True), styled(number, 13)
    styled(nation, 12, bold=True), styled(motto, 13, bold=True), styled(day, 13, italic=True)


def titles(document, lines: list[str]) -> None:
    for line in lines:
        paragraph = document.add_paragraph()
        paragraph.alignment = CENTER
        paragraph.add_run(line).bold = True


def body(document, text: str) -> None:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.bold = bool(re.match(r"[IVX]+\. ", text)) or (bool(re.match(r"\d+(\.\d+)*\.? ", text)) and len(text) < 90)
    paragraph.alignment = JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(10)


def signature(document, lines: list[str]) -> None:
    """Nơi nhận left in small letters; the signer's post right."""
    left, right = columns(document, lines, (Mm(90), Mm(70)))
    for at, paragraph in enumerate(left):
        paragraph.alignment = LEFT
        styled(paragraph, 12 if at == 0 else 11, bold=at == 0, italic=at == 0)
    for paragraph in right:
        styled(paragraph, 13, bold=True)


def columns(document, lines: list[str], widths: tuple) -> list[list]:
    """Lines printed side by side become a table without borders; the paragraphs of both its cells."""
    sides = [re.split(r" {3,}", line) for line in lines]
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    found = []
    for side, (cell, width) in enumerate(zip(table.rows[0].cells, widths, strict=True)):
        cell.width = width
        texts = [parts[side].strip() for parts in sides if len(parts) > side]
        for text in texts[1:]:
            cell.add_paragraph(text)
        cell.paragraphs[0].text = texts[0]
        for paragraph in cell.paragraphs:
            paragraph.alignment, paragraph.paragraph_format.space_after = CENTER, Pt(2)
        found.append(cell.paragraphs)
    return found


def styled(paragraph, size: int, *, bold: bool = False, italic: bool = False) -> None:
    for run in paragraph.runs:
        run.font.size, run.bold, run.italic = Pt(size), bold, italic


if __name__ == "__main__":
    main()
