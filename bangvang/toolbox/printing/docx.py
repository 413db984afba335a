"""A paper as an editable Word file, drawn from the same layout as the PDF."""

import datetime
import functools
import io

from docx import Document
from docx.document import Document as Book
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm

from . import layout, wordml
from .model import Paper

KEPT_STYLES = {"Normal", "DefaultParagraphFont", "TableNormal", "NoList", "Header", "Footer"}
LANGUAGE = "vi-VN"


def to_docx(paper: Paper) -> bytes:
    """The .docx of a paper: Times New Roman, real lines, one section for each sheet."""
    setting = layout.laid_out(paper)
    book = _empty_book(setting, paper.letterhead.date)
    for place, sheet in enumerate(setting.sheets):
        section = book.sections[0] if place == 0 else book.add_section(WD_SECTION.NEW_PAGE)
        _set_page(section, sheet)
        _set_margin_texts(section, setting.foot, is_first=place == 0)
        _write(book, sheet)
    for end in book.element.body.iterfind(f"{qn('w:p')}/{qn('w:pPr')}/{qn('w:sectPr')}"):
        end.addprevious(parse_xml(wordml.thin()))
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


@functools.cache
def _template(size: float) -> bytes:
    """An empty book with our styles only, prepared once a process: reading Word's own template takes longer than a paper."""
    book = Document()
    _set_styles(book, size)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _empty_book(setting: layout.Setting, day: datetime.date | None) -> Book:
    book = Document(io.BytesIO(_template(setting.size)))
    about = book.core_properties
    about.title, about.author, about.comments, about.language = setting.title[:255], "", "", LANGUAGE
    if day:
        about.created = about.modified = datetime.datetime(day.year, day.month, day.day)  # noqa: DTZ001 - Word's own form
    return book


def _set_styles(book: Book, size: float) -> None:
    styles = book.styles.element
    for style in list(styles.findall(qn("w:style"))):
        if style.get(qn("w:styleId")) not in KEPT_STYLES:
            styles.remove(style)
    defaults = styles.find(qn("w:docDefaults"))
    styles.replace(defaults, parse_xml(wordml.defaults(size, LANGUAGE)))
    for style in styles.findall(qn("w:style")):
        for fonts in style.iter(qn("w:rFonts")):
            fonts.getparent().remove(fonts)
    for part in book.settings.element.findall(qn("w:themeFontLang")):
        part.set(qn("w:val"), LANGUAGE)


def _set_page(section: Section, sheet: layout.Sheet) -> None:
    top, bottom, left, right = sheet.margins
    section.orientation = WD_ORIENT.LANDSCAPE if sheet.width > sheet.height else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(sheet.width), Mm(sheet.height)
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.header_distance, section.footer_distance = Mm(min(10, top - 5)), Mm(min(10, bottom - 5))
    section.different_first_page_header_footer = True
    start = section._sectPr.find(qn("w:pgNumType"))
    if start is None:
        section._sectPr.find(qn("w:pgMar")).addnext(parse_xml(wordml.numbered_from_one()))


def _set_margin_texts(section: Section, foot: str, *, is_first: bool) -> None:
    """The page number above every page but a section's first; the note of invented data below all."""
    if not is_first:
        return  # later sections are linked to the first
    _only(section.header._element, wordml.page_number())
    _only(section.first_page_header._element, wordml.empty_paragraph())
    for footer in (section.footer, section.first_page_footer):
        _only(footer._element, wordml.foot(foot))


def _only(part: object, paragraph: str) -> None:
    for old in list(part):  # type: ignore[call-overload]
        part.remove(old)  # type: ignore[attr-defined]
    part.append(parse_xml(paragraph))  # type: ignore[attr-defined]


def _write(book: Book, sheet: layout.Sheet) -> None:
    """The items go before the section's closing mark; Word wants a paragraph after a table that ends a section."""
    end = book.element.body.find(qn("w:sectPr"))
    drawn = wordml.Numbers(len(book.element.body) * 1000)
    xml = [wordml.drawn(item, sheet.room, drawn) for item in sheet.items]
    if xml and not isinstance(sheet.items[-1], layout.Text):
        xml.append(wordml.gap(0.4))
    for piece in xml:
        end.addprevious(parse_xml(piece))
