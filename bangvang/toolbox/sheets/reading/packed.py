"""What an .xlsx says of itself before anything opens it: bombs, passwords, macros, links, formulas and bad cells."""

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree  # names of sheets only; expat of today refuses swelling entities
from xml.parsers import expat

from bangvang.toolbox.sheets import refusal
from bangvang.toolbox.sheets.reading.pages import UNCOMPUTED, BadCell, column_place
from bangvang.toolbox.sheets.refusal import SheetRefused
from bangvang.toolbox.vietnamese import number

BLOCK = 4_000_000
CELL = re.compile(rb"<(?:\w+:)?c\b([^<>]*+)(?<!/)>")
PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]+)([0-9]+)[\"']")
TOLD = re.compile(rb"\br\s*=")
TAG = rb"(?:\w+:)?"
FORMULA_IN = rb"<" + TAG + rb"f\b[^<>]*(?:/>|>[^<]*</" + TAG + rb"f>)"
ERROR = re.compile(
    rb"<" + TAG + rb"c\b([^<>]*\bt\s*=\s*[\"']e[\"'][^<>]*)>(?:" + FORMULA_IN + rb")?<" + TAG + rb"v>([^<]{1,20})<"
)
BARE = re.compile(
    rb"<"
    + TAG
    + rb"c\b([^<>]*)>"
    + FORMULA_IN
    + rb"(?:<"
    + TAG
    + rb"v\s*/>|<"
    + TAG
    + rb"v>\s*</"
    + TAG
    + rb"v>)?</"
    + TAG
    + rb"c>"
)
FORMULA = re.compile(rb"<" + TAG + rb"f[ />]")
HIDDEN = re.compile(rb"<row\b[^<>]*\bhidden\s*=\s*[\"'](?:1|true)[\"']")
SLY = re.compile(rb"=\s*\"[^\"<>]*>|=\s*'[^'<>]*>")
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    LookupError,  # a part that is not there, an encoding nobody knows
    NotImplementedError,
    RuntimeError,
    EOFError,
    ElementTree.ParseError,
    expat.ExpatError,
    ValueError,
    OSError,
)


@dataclass
class Seen:
    """What one sheet's own text shows: how far it reaches, bad cells by place, formulas, hidden rows."""

    last_row: int = 0
    last_column: int = 0
    bad: dict[tuple[int, int], BadCell] = field(default_factory=dict)
    formulas: int = 0
    hidden_rows: int = 0
    is_plain: bool = True


@dataclass
class Package:
    """The looked-through package: sheets by name, and what the clerk should know."""

    sheets: dict[str, Seen] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def look_through(data: bytes, name: str) -> Package:
    """Refuses what must not be opened; tells the rest."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _looked(archive, name)
    except BROKEN as wrong:
        raise SheetRefused(f"Tệp {name} bị hỏng, không mở được. Cần lưu lại bảng từ Excel rồi gửi lại.") from wrong


def _looked(archive: zipfile.ZipFile, name: str) -> Package:
    names = {part.filename for part in archive.infolist()}
    _refuse_swelling(archive, name)
    if any(part.flag_bits & 1 for part in archive.infolist()):
        raise SheetRefused(f"Tệp {name} có mật khẩu. Cần bỏ mật khẩu rồi gửi lại.")
    _refuse_others(names, name)
    seen = Package(notes=_told(names, archive))
    for part in filter(_may_be_texts, sorted(names)):
        _refuse_boast(archive, part)
    looked = {part: _sheet_seen(archive, part, name) for part in sorted(names) if _may_be_sheet(part)}
    for sheet, part in _sheets(archive):
        if part in looked:
            seen.sheets[sheet] = looked[part]
    return seen


def _may_be_sheet(part: str) -> bool:
    """Any part a reader may take for a sheet, whatever the workbook calls it."""
    return part.lower().endswith(".xml") and not part.lower().startswith(
        ("xl/theme", "docprops/", "xl/styles", "xl/sharedstr")
    )


def _may_be_texts(part: str) -> bool:
    """The part with the texts of all sheets, however it is spelt."""
    return "sharedstrings" in part.lower()


def _refuse_boast(archive: zipfile.ZipFile, part: str) -> None:
    """The reader sets memory aside for as many texts as the part says it has, and ends the process where there is none."""

    def look(tag: str, attributes: dict[str, str]) -> None:
        told = [value for name, value in attributes.items() if name.lower().endswith("count")]
        if tag.rpartition(":")[2] == "sst" and any(
            int(re.sub(r"\D", "", one) or 0) > refusal.MAX_CELLS for one in told
        ):
            raise ValueError("more texts than there are cells")

    strict = expat.ParserCreate()
    strict.StartElementHandler, strict.EntityDeclHandler = look, _refuse_entity
    with archive.open(part) as stream:
        strict.ParseFile(stream)


def _refuse_swelling(archive: zipfile.ZipFile, name: str) -> None:
    parts = archive.infolist()
    if len(parts) > 5000 or sum(part.file_size for part in parts) > refusal.MAX_UNPACKED:
        raise SheetRefused(f"Tệp {name} phình quá lớn khi mở. Cần lưu lại bảng thành tệp mới, chỉ gồm danh sách.")


def _refuse_others(names: set[str], name: str) -> None:
    if any(part.startswith("word/") for part in names):
        raise SheetRefused(f"Tệp {name} là văn bản Word, không phải bảng Excel.")
    if any(part.startswith("ppt/") for part in names):
        raise SheetRefused(f"Tệp {name} là bài trình chiếu, không phải bảng Excel.")
    if "xl/workbook.bin" in names or "content.xml" in names:
        raise SheetRefused(f"Tệp {name} thuộc loại .xlsb hoặc .ods. Cần lưu lại thành .xlsx.")
    if "xl/workbook.xml" not in names:
        raise SheetRefused(f"Tệp {name} không phải bảng Excel.")


def _told(names: set[str], archive: zipfile.ZipFile) -> list[str]:
    notes = []
    if any(part.endswith("vbaProject.bin") for part in names):
        notes.append("Tệp có macro; macro không được chạy.")
    if any(part.startswith("xl/externalLinks/") for part in names):
        notes.append("Tệp có liên kết tới tệp khác; liên kết không được mở, chỉ đọc giá trị đã lưu trong ô.")
    if any(part.startswith(("xl/embeddings/", "xl/connections")) for part in names):
        notes.append("Tệp có đối tượng nhúng hoặc kết nối dữ liệu; các phần này không được mở.")
    return notes


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Name and part of every sheet, as the workbook lists them."""
    relations = "xl/_rels/workbook.xml.rels"
    targets = {one.get("Id"): one.get("Target") or "" for one in _xml(archive, relations)}
    for one in _xml(archive, "xl/workbook.xml").iter():
        if one.tag.endswith("}sheet") or one.tag == "sheet":
            target = targets.get(one.get(RELATION), "")
            yield one.get("name") or "", target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _xml(archive: zipfile.ZipFile, part: str) -> ElementTree.Element:
    text = archive.read(part)
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise ValueError("a workbook has no need of entities")
    return ElementTree.fromstring(text)  # noqa: S314 — without entities


def _sheet_seen(archive: zipfile.ZipFile, part: str, name: str) -> Seen:
    seen = Seen()
    strict = expat.ParserCreate()  # what is not well formed, readers guess at; none is let near it
    strict.EntityDeclHandler = _refuse_entity
    for block in _blocks(archive, part):
        strict.Parse(block, False)
        _look_at(block, seen)
    strict.Parse(b"", True)
    if not seen.is_plain or _is_wide(seen):
        seen.last_row = seen.last_column = 0
        _measure_whole(archive, part, seen)
    _refuse_wide(seen, name)
    return seen


def _blocks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The part in blocks that end with a whole row, or with a whole tag where a row is very long."""
    with archive.open(part) as stream:
        rest, read = b"", 0
        while piece := stream.read(BLOCK):
            read += len(piece)
            if read > refusal.MAX_UNPACKED:
                raise zipfile.BadZipFile("swells beyond what it says")
            rest += piece
            cut = max(rest.rfind(b"<row"), rest.rfind(b":row") - 20, 0) or rest.rfind(b"<")
            if cut > 0:
                yield rest[:cut]
                rest = rest[cut:]
        yield rest


def _look_at(block: bytes, seen: Seen) -> None:
    """Every place named anywhere counts: damaged tags may name one twice, and readers differ in which they believe."""
    for place in PLACE.finditer(block):
        seen.last_row = max(seen.last_row, int(place[2][:12]))
        seen.last_column = max(seen.last_column, column_place(place[1][:6].decode().upper()) + 1)
    for found in CELL.finditer(block):
        if PLACE.search(found[1]) is None:
            if TOLD.search(found[1]):
                raise ValueError("a place that is none")
            seen.is_plain = False
    seen.is_plain = seen.is_plain and not SLY.search(block)
    seen.hidden_rows += len(HIDDEN.findall(block))
    if b"<f" in block or b":f" in block:
        seen.formulas += len(FORMULA.findall(block))
        seen.bad |= {_place(found[1]): UNCOMPUTED for found in BARE.finditer(block)}
    if b'"e"' in block or b"'e'" in block:
        seen.bad |= {_place(found[1]): BadCell(found[2].decode("utf-8", "replace")) for found in ERROR.finditer(block)}


def _place(attributes: bytes) -> tuple[int, int]:
    found = PLACE.search(attributes)
    return (int(found[2]) - 1, column_place(found[1].decode().upper())) if found else (-1, -1)


def _measure_whole(archive: zipfile.ZipFile, part: str, seen: Seen) -> None:
    """Far places, cells without one, attributes that hide one: every cell with something in it is counted, strictly."""
    measure = _Measure(seen)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = measure.start
    parser.EntityDeclHandler = _refuse_entity
    with archive.open(part) as stream:
        parser.ParseFile(stream)


class _Measure:
    """Rows and columns as a reader counts them when cells do not say where they stand."""

    def __init__(self, seen: Seen) -> None:
        self.seen, self.row, self.column, self.cell_row = seen, 0, 0, 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        kind = tag.rpartition(" ")[2]
        if kind == "row":
            told = attributes.get("r", "")
            self.row, self.column = (int(told) if told else self.row + 1), 0
        elif kind == "c":
            found = PLACE.fullmatch(f'r="{attributes["r"]}"'.encode()) if "r" in attributes else None
            if found is None and "r" in attributes:
                raise ValueError("a place that is none")
            self.column = column_place(found[1].decode().upper()) + 1 if found else self.column + 1
            self.cell_row = int(found[2][:12]) if found else self.row
        elif kind in ("v", "is", "f"):
            self.seen.last_row = max(self.seen.last_row, self.cell_row)
            self.seen.last_column = max(self.seen.last_column, self.column)


def _refuse_entity(*_told: Any) -> None:
    raise ValueError("a workbook has no need of entities")


def _is_wide(seen: Seen) -> bool:
    return seen.last_row > refusal.MAX_ROWS or seen.last_row * seen.last_column > refusal.MAX_CELLS


def _refuse_wide(seen: Seen, name: str) -> None:
    if seen.last_row > refusal.MAX_ROWS:
        raise SheetRefused(f"Tệp {name} có nhiều hơn {number(refusal.MAX_ROWS)} dòng. Cần chia thành nhiều tệp.")
    if seen.last_row * seen.last_column > refusal.MAX_CELLS:
        raise SheetRefused(
            f"Tệp {name} trải tới dòng {number(seen.last_row)}, cột {number(seen.last_column)}. "
            "Cần xóa các ô nằm ngoài danh sách rồi gửi lại."
        )
