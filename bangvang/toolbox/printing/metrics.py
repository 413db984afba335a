"""Widths of text in Tinos (and so in Times New Roman), read from the font files themselves."""

import functools
import struct
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
MM_PER_POINT = 25.4 / 72


def width_mm(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """How wide one line of text is, in millimetres."""
    return _ems(text, bold, italic) * size * MM_PER_POINT


@functools.lru_cache(maxsize=20_000)
def _ems(text: str, bold: bool, italic: bool) -> float:
    widths, units = _face(_file(bold, italic))
    missing = widths[0x20]
    return sum([widths.get(ord(letter), missing) for letter in text]) / units


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """The text in as few lines as fit the room, made about equally long."""
    text = text.replace(" - ", "\u00a0- ")  # a line never begins with a hyphen
    lines = _greedy(text, size, room, bold)
    best = lines
    while len(lines) > 1 and room > 1:
        room *= 0.97
        lines = _greedy(text, size, room, bold)
        if len(lines) > len(best) or any(width_mm(line, size, bold=bold) > room for line in lines):
            break
        best = lines
    return best


def _greedy(text: str, size: float, room: float, bold: bool) -> list[str]:
    space = width_mm(" ", size, bold=bold)
    lines: list[str] = []
    used = room
    for word in text.split(" "):
        wide = width_mm(word, size, bold=bold)
        if lines and used + space + wide <= room:
            lines[-1] += f" {word}"
            used += space + wide
        else:
            lines.append(word)
            used = wide
    return lines


def drawable(text: str) -> str:
    """The text with a box for every letter Tinos cannot draw: PDF/A refuses a letter without a shape."""
    known = _known()
    return text if known.issuperset(text) else "".join(letter if letter in known else "□" for letter in text)


@functools.cache
def _known() -> frozenset[str]:
    styles = [(bold, italic) for bold in (False, True) for italic in (False, True)]
    shared = set.intersection(*(set(_face(_file(*style))[0]) for style in styles))
    return frozenset(chr(letter) for letter in shared if not 0xE000 <= letter <= 0xF8FF) | {"\n"}


def _file(bold: bool, italic: bool) -> str:
    style = ("700Bold" if bold else "400Regular") + ("_Italic" if italic else "")
    return f"Tinos_{style}.ttf"


@functools.cache
def _face(name: str) -> tuple[dict[int, int], int]:
    """Advance width of every letter, and the units in an em."""
    data = (FONTS / name).read_bytes()
    tables = _tables(data)
    units = struct.unpack_from(">H", data, tables["head"] + 18)[0]
    measured = struct.unpack_from(">H", data, tables["hhea"] + 34)[0]
    advances = [struct.unpack_from(">H", data, tables["hmtx"] + 4 * place)[0] for place in range(measured)]
    glyphs = _glyphs(data, tables["cmap"])
    return {letter: advances[min(glyph, measured - 1)] for letter, glyph in glyphs.items()}, units


def _tables(data: bytes) -> dict[str, int]:
    count = struct.unpack_from(">H", data, 4)[0]
    records = (struct.unpack_from(">4sIII", data, 12 + 16 * place) for place in range(count))
    return {tag.decode(): offset for tag, _sum, offset, _length in records}


def _glyphs(data: bytes, cmap: int) -> dict[int, int]:
    """Letter to glyph, from the table of format 4 (the Basic Multilingual Plane)."""
    count = struct.unpack_from(">H", data, cmap + 2)[0]
    offsets = [cmap + struct.unpack_from(">HHI", data, cmap + 4 + 8 * place)[2] for place in range(count)]
    start = next(offset for offset in offsets if struct.unpack_from(">H", data, offset)[0] == 4)
    segments = struct.unpack_from(">H", data, start + 6)[0] // 2
    ends, starts, deltas, ranges = (
        struct.unpack_from(f">{segments}H", data, start + skip + 2 * segments * row)
        for row, skip in enumerate((14, 16, 16, 16))
    )
    at = start + 16 + 6 * segments
    glyphs: dict[int, int] = {}
    for place in range(segments):
        for letter in range(starts[place], min(ends[place], 0xFFFE) + 1):
            if ranges[place]:
                spot = at + 2 * place + ranges[place] + 2 * (letter - starts[place])
                glyph = struct.unpack_from(">H", data, spot)[0]
            else:
                glyph = (letter + deltas[place]) & 0xFFFF
            if glyph:
                glyphs[letter] = (glyph + (deltas[place] if ranges[place] else 0)) & 0xFFFF
    return glyphs
