"""Puts cells into files as other people's programs do: .xlsx, web pages named .xls, .csv in every encoding met."""

import csv
import io
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from html import escape
from typing import Any

import xlsxwriter

TONES = "\u0300\u0301\u0303\u0309\u0323"
_OLD = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉËÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ®¡¢£¤¥¦§"
_NEW = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđĂÂÊÔƠƯĐ"
_TCVN3 = dict(zip(_NEW, _OLD, strict=True))
_VNI_MARK = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_VNI_ROOF = {"": "â", "\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
_VNI_BREVE = {"": "ê", "\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
_VNI_I = {"í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "đ": "ñ"}


@dataclass(frozen=True)
class Error:
    """A cell with an error of the spreadsheet."""

    text: str = "#N/A"


@dataclass
class Grid:
    """Cells by row, spans that are merged, names of the sheets."""

    rows: list[list[Any]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    name: str = "Sheet1"
    hidden: tuple[str, ...] = ()
    forms_before: int = 0


def as_xlsx(grid: Grid) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for number in range(grid.forms_before):
        book.add_worksheet(f"Bìa {number + 1}").write_string(2, 1, "BÁO CÁO")
    page = book.add_worksheet(grid.name)
    for name in grid.hidden:
        other = book.add_worksheet(name)
        other.write_row(0, 0, ["Mã", "Tên danh mục"])
        other.hide()
    inner = {
        (r, c)
        for top, left, bottom, right in grid.merged
        for r in range(top, bottom + 1)
        for c in range(left, right + 1)
    }
    for top, left, bottom, right in grid.merged:
        page.merge_range(top, left, bottom, right, "")
    tops = {(top, left) for top, left, _bottom, _right in grid.merged}
    for r, row in enumerate(grid.rows):
        for c, value in enumerate(row):
            if (r, c) not in inner or (r, c) in tops:
                _put(page, r, c, value, day)
    book.close()
    return out.getvalue()


def _put(page: Any, r: int, c: int, value: Any, day: Any) -> None:
    if isinstance(value, date):
        page.write_datetime(r, c, value, day)
    elif isinstance(value, Error):
        page.write_formula(r, c, "=VLOOKUP(1,$Z$1:$Z$2,1,0)", None, value.text)
    elif isinstance(value, bool):
        page.write_boolean(r, c, value)
    elif isinstance(value, int | float):
        page.write_number(r, c, value)
    elif value not in (None, ""):
        page.write_string(r, c, value)


def as_html(grid: Grid) -> bytes:
    """What web systems call Excel."""
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in grid.merged}
    inner = {(r, c) for t, left, b, right in grid.merged for r in range(t, b + 1) for c in range(left, right + 1)}
    lines = ["<html><head><meta charset='utf-8'><script>alert(1)</script></head><body><table border=1>"]
    for r, row in enumerate(grid.rows):
        cells = []
        for c, value in enumerate(row):
            if (r, c) in inner and (r, c) not in spans:
                continue
            down, across = spans.get((r, c), (1, 1))
            cells.append(f'<td rowspan="{down}" colspan="{across}">{escape(shown(value))}</td>')
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return "\n".join([*lines, "</table></body></html>"]).encode()


def shown(value: Any) -> str:
    """The cell as a program prints it in a text file."""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, Error):
        return value.text
    return "" if value is None else str(value)


def as_csv(grid: Grid, encoding: str, mark: str) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=mark).writerows([[shown(value) for value in row] for row in grid.rows])
    return encoded(out.getvalue(), encoding)


def encoded(text: str, encoding: str) -> bytes:
    if encoding in ("cp1258", "TCVN3", "VNI"):
        text = text.replace("\u200b", "").replace("–", "-")
    if encoding == "cp1258":
        return cp1258(text)
    if encoding == "TCVN3":
        return tcvn3(text).encode("latin-1")
    return vni(text).encode("latin-1") if encoding == "VNI" else text.encode(encoding)


def mixed(text: str) -> str:
    """Windows' own keyboard: joined roofs and horns, tones apart."""
    done = []
    for sign in unicodedata.normalize("NFC", text):
        spread = unicodedata.normalize("NFD", sign)
        tones = "".join(mark for mark in spread if mark in TONES)
        base = unicodedata.normalize("NFC", "".join(mark for mark in spread if mark not in TONES))
        done.append(base + tones)
    return "".join(done)


def cp1258(text: str) -> bytes:
    return mixed(text).encode("cp1258")


def tcvn3(text: str) -> str:
    """Capitals with tones are small letters there, drawn large by their font."""
    return "".join(_TCVN3.get(sign) or _TCVN3.get(sign.lower()) or sign for sign in text)


def vni(text: str) -> str:
    return "".join(_vni_sign(sign) for sign in text)


def _vni_sign(sign: str) -> str:
    low = sign.lower()
    if low in _VNI_I:
        return _cased(_VNI_I[low], sign)
    spread = unicodedata.normalize("NFD", low)
    tone = "".join(mark for mark in spread if mark in TONES)
    base = unicodedata.normalize("NFC", "".join(mark for mark in spread if mark not in TONES))
    if base in ("â", "ê", "ô"):
        return _cased({"â": "a", "ê": "e", "ô": "o"}[base] + _VNI_ROOF[tone], sign)
    if base == "ă":
        return _cased("a" + _VNI_BREVE[tone], sign)
    letter = {"ơ": "ô", "ư": "ö"}.get(base, base)
    return _cased(letter + (_VNI_MARK[tone] if tone else ""), sign) if low != sign or not sign.isascii() else sign


def _cased(text: str, like: str) -> str:
    return text.upper() if like.isupper() else text
