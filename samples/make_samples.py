"""Makes ke-hoach-2024.docx from ke-hoach-2024.txt, in the format of NĐ 30/2020. Run it after changing the text."""

import re
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

HERE = Path(__file__).parent


def main() -> None:
    paragraphs = [
        p for p in re.split(r"\n\s*\n", (HERE / "ke-hoach-2024.txt").read_text(encoding="utf-8")) if p.strip()
    ]
    document = Document()
    _set_page(document)
    _two_columns(document, paragraphs[0].splitlines() + paragraphs[1].splitlines())
    foot = next(n for n, text in enumerate(paragraphs) if text.startswith("Nơi nhận"))
    for text in paragraphs[2:foot]:
        _paragraph(document, text)
    _two_columns(document, paragraphs[foot].splitlines())
    document.save(str(HERE / "ke-hoach-2024.docx"))


def _set_page(document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(13)
    style.paragraph_format.space_after = Pt(6)


def _two_columns(document, lines: list[str]) -> None:
    table = document.add_table(rows=1, cols=2)
    for cell, side in zip(table.rows[0].cells, (0, 1), strict=True):
        texts = [re.split(r" {3,}", line) for line in lines]
        cell.text = "\n".join(parts[side].strip() for parts in texts if len(parts) > side)
        if side:
            for paragraph in cell.paragraphs:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _paragraph(document, text: str) -> None:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(" ".join(text.split()))
    if text.isupper() or text.startswith("Phát động phong trào"):
        run.bold = True
    if text == "KẾ HOẠCH" or text.startswith("Phát động phong trào"):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    else:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


if __name__ == "__main__":
    main()
