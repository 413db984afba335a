"""Certificates: one PDF for a whole decision, a page each, on our own sheet or as bare fields on a printed blank."""

import base64
import datetime
import functools
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

import segno

from .metrics import MM_PER_POINT, drawable, width_mm, wrapped
from .model import Piece
from .phrases import long_date, place_and_date
from .press import pressed

HEADINGS = {"giay_khen": "GIẤY KHEN", "bang_chung_nhan": "BẰNG CHỨNG NHẬN"}
SIZES = {"a4": (297, 210), "a3": (420, 297), "400x300": (400, 300), "360x270": (360, 270)}
ILLUSTRATIVE = "Dữ liệu minh họa"
RED, INK = "#b3141b", "#1c1c1c"
LINE = 1.18  # of the size of the letters


@dataclass(frozen=True)
class CertificateSheet(Piece):
    """What one certificate says."""

    form: str
    authority: str
    recipient: str
    achievement: str
    unit: str = ""
    verb: str = "Tặng"
    heading: str = ""  # empty: by form
    decision_number: str = ""
    decision_date: datetime.date | None = None
    register_number: str = ""
    place: str = ""
    date: datetime.date | None = None
    signer_lines: tuple[str, ...] = ()
    signer_name: str = ""
    check_url: str = ""
    check_code: str = ""
    illustrative: bool = False


@dataclass(frozen=True)
class Place(Piece):
    """Where a field stands on a sheet, in mm from the top left; `lines` it may take before its letters shrink."""

    field: str
    x: float
    y: float
    width: float
    align: str = "center"
    size: float = 14
    bold: bool = False
    italic: bool = False
    colour: str = INK
    lines: int = 1
    has_capitals: bool = False


@dataclass(frozen=True)
class Blank(Piece):
    """A printed blank: its size, where each field goes, the printer's own shift, and a 5 mm grid for a trial print."""

    width: float
    height: float
    places: tuple[Place, ...]
    dx: float = 0
    dy: float = 0
    has_grid: bool = False


def certificates_pdf(
    sheets: Iterable[CertificateSheet],
    *,
    blank: Blank | None = None,
    size: tuple[float, float] = SIZES["a4"],
    background: bytes = b"",
) -> bytes:
    """All certificates in one PDF: the whole sheet, or only the fields of a blank, on the office's own picture if given."""
    given = list(sheets)
    if not given:
        raise ValueError("no certificates to print")
    set_out_sheets = set_out(given, blank, size) | {"background": _picture(background) if background else ""}
    told = json.dumps(set_out_sheets, ensure_ascii=False)
    return pressed("certificates.typ", given[0].decision_date, told=told)


def set_out(sheets: list[CertificateSheet], blank: Blank | None, size: tuple[float, float]) -> dict[str, object]:
    """What the template draws: every field fitted and placed, every code drawn."""
    width, height = (blank.width, blank.height) if blank else size
    return {
        "width": width,
        "height": height,
        "has_frame": blank is None,
        "has_grid": bool(blank and blank.has_grid),
        "title": drawable(f"{heading_of(sheets[0])} ({len(sheets)})"),
        "background": "",
        "pages": [_on_blank(sheet, blank) if blank else _whole(sheet, width, height) for sheet in sheets],
    }


def _picture(given: bytes) -> str:
    """An uploaded PNG or JPEG wrapped as a drawing, so that it travels as text."""
    kinds = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg"}
    kind = next((name for mark, name in kinds.items() if given.startswith(mark)), "")
    if not kind:
        raise ValueError("a background is a PNG or a JPEG")
    data = f"data:image/{kind};base64,{base64.b64encode(given).decode()}"
    picture = f'<image width="100" height="100" preserveAspectRatio="none" href="{data}"/>'
    box = 'viewBox="0 0 100 100" width="100" height="100" preserveAspectRatio="none"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{picture}</svg>'


def heading_of(sheet: CertificateSheet) -> str:
    """The word across the sheet."""
    return sheet.heading or HEADINGS[sheet.form]


def fields_of(sheet: CertificateSheet) -> dict[str, str]:
    """Every field of a sheet as text, under the name a blank's places use."""
    decided = f"Quyết định số {sheet.decision_number}" if sheet.decision_number else ""
    day = long_date(sheet.decision_date) if sheet.decision_date else ""
    fields = {
        "authority": sheet.authority,
        "verb": sheet.verb,
        "heading": heading_of(sheet),
        "recipient": sheet.recipient,
        "unit": sheet.unit,
        "achievement": sheet.achievement,
        "decision": f"{decided}\n{day}".strip(),
        "register": f"Số sổ vàng: {sheet.register_number}" if sheet.register_number else "",
        "place_and_date": place_and_date(sheet.place, sheet.date, None) if sheet.place else "",
        "signer": "\n".join(sheet.signer_lines),
        "signer_name": sheet.signer_name,
        "check_code": sheet.check_code,
        "illustrative": ILLUSTRATIVE if sheet.illustrative else "",
    }
    return {name: drawable(text) for name, text in fields.items()}


@functools.lru_cache(maxsize=4096)  # most fields of a decision are the same on every sheet
def fitted(text: str, place: Place) -> tuple[float, tuple[str, ...]]:
    """The largest size, from the place's own downwards, at which the text fits its width and lines."""
    size = place.size
    while True:
        lines = [part for line in text.split("\n") for part in wrapped(line, size, place.width, bold=place.bold)]
        widest = max(width_mm(line, size, bold=place.bold, italic=place.italic) for line in lines)
        room = max(place.lines, text.count("\n") + 1)
        if (len(lines) <= room and widest <= place.width) or size <= 5:
            return size, tuple(lines)
        size = round(size * 0.95, 2)


@dataclass(frozen=True)
class _Printed:
    """A field fitted and placed, ready to be drawn."""

    x: float
    y: float
    width: float
    align: str
    size: float
    lines: tuple[str, ...]
    bold: bool
    italic: bool
    colour: str

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * LINE * MM_PER_POINT


def _printed(text: str, place: Place) -> _Printed:
    size, lines = fitted(text.upper() if place.has_capitals else text, place)
    x, y, width = place.x, place.y, place.width
    return _Printed(x, y, width, place.align, size, lines, place.bold, place.italic, place.colour)


def _code(url: str, x: float, y: float, width: float) -> dict[str, object]:
    """The QR code as a drawing; a fixed mask, because looking for the best one takes four fifths of the time."""
    rows = [bytes(row) for row in segno.make(url, error="m", mask=3, micro=False, boost_error=False).matrix]
    side = len(rows) + 8
    runs = [f"M{start + 4} {y + 4}h{long}v1h-{long}z" for y, row in enumerate(rows) for start, long in _dark(row)]
    box = f'viewBox="0 0 {side} {side}" width="{side}" height="{side}" shape-rendering="crispEdges"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {box}><path d="{"".join(runs)}"/></svg>'
    return {"x": x, "y": y, "width": width, "svg": svg, "alt": f"Mã QR kiểm tra: {url}"}


def _dark(row: bytes) -> list[tuple[int, int]]:
    """Starts and lengths of the dark stretches of a row."""
    stretches: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if dark and stretches and sum(stretches[-1]) == place:
            stretches[-1] = (stretches[-1][0], stretches[-1][1] + 1)
        elif dark:
            stretches.append((place, 1))
    return stretches


def _on_blank(sheet: CertificateSheet, blank: Blank) -> dict[str, object]:
    texts = fields_of(sheet)
    unknown = {place.field for place in blank.places} - texts.keys() - {"qr"}
    if unknown:
        raise ValueError(f"unknown fields: {', '.join(sorted(unknown))}")
    written = [place for place in (*blank.places, _marking(blank)) if place.field != "qr" and texts[place.field]]
    codes = [place for place in blank.places if place.field == "qr" and sheet.check_url]
    shifted = [replace(place, x=place.x + blank.dx, y=place.y + blank.dy) for place in written]
    return {
        "texts": [vars(_printed(texts[place.field], place)) for place in shifted],
        "codes": [_code(sheet.check_url, place.x + blank.dx, place.y + blank.dy, place.width) for place in codes],
    }


def _marking(blank: Blank) -> Place:
    """Invented data says so on any sheet, whatever places the blank has."""
    return Place("illustrative", 0, blank.height - 8, blank.width, size=8.5, italic=True, colour="#666666")


# -- our own sheet -----------------------------------------------------------------------------------------------


def _whole(sheet: CertificateSheet, width: float, height: float) -> dict[str, object]:
    """The fields on our own sheet, drawn for A4 and enlarged for others."""
    scale = min(width / 297, height / 210)
    left, top = (width - 297 * scale) / 2, (height - 210 * scale) / 2
    texts = fields_of(sheet)
    printed = [_printed(texts[place.field], place) for place in _FIXED if texts[place.field]]
    printed += _middle(texts)
    enlarged = [
        replace(one, x=left + one.x * scale, y=top + one.y * scale, width=one.width * scale, size=one.size * scale)
        for one in printed
    ]
    codes = [_code(sheet.check_url, left + 22 * scale, top + 152 * scale, 28 * scale)] if sheet.check_url else []
    return {"texts": [vars(one) for one in enlarged], "codes": codes}


_FIXED = (
    Place("authority", 30, 39, 237, size=18, bold=True, colour=RED, lines=2),
    Place("verb", 60, 53.5, 177, size=15),
    Place("heading", 30, 60, 237, size=42, bold=True, colour=RED),
    Place("decision", 52, 160, 78, "left", 11.5, lines=2),
    Place("register", 52, 171, 78, "left", 11.5),
    Place("check_code", 20, 179.5, 32, size=9),
    Place("place_and_date", 163, 141, 112, size=14, italic=True),
    Place("signer", 163, 148, 112, size=14, bold=True, lines=2),
    Place("signer_name", 163, 185, 112, size=15, bold=True),
    Place("illustrative", 98, 192, 101, size=8.5, italic=True, colour="#666666"),
)
_MIDDLE = (
    (Place("recipient", 34, 0, 229, size=30, bold=True, lines=2), 3.0),
    (Place("unit", 34, 0, 229, size=18, lines=2), 3.0),
    (Place("achievement", 38, 0, 221, size=18, lines=3), 0.0),
)
_MIDDLE_TOP, _MIDDLE_HEIGHT = 83.0, 55.0


def _middle(texts: dict[str, str]) -> list[_Printed]:
    """Name, unit and achievement one under the other, the whole centred between heading and foot."""
    stack = [(_printed(texts[place.field], place), after) for place, after in _MIDDLE if texts[place.field]]
    tall = sum(one.height + after for one, after in stack)
    y = _MIDDLE_TOP + max(0.0, (_MIDDLE_HEIGHT - tall) / 2)
    placed = []
    for one, after in stack:
        placed.append(replace(one, y=y))
        y += one.height + after
    return placed
