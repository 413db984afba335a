"""Readers of cells: text, codes, numbers, ticks, years, choices from a list, names known elsewhere."""

import re
from collections.abc import Mapping
from typing import Any

from bangvang.toolbox.sheets.reading.cells import folded, is_tick, text_of
from bangvang.toolbox.sheets.reading.kinds import Level, Look, Reader, Reason, Said

_PERIOD = re.compile(r"(?:(?:nam hoc|nam|nh)\s*)?(\d{4}|\d{2})\s*(?:-|–|—|/|den|_)\s*(\d{4}|\d{2})")
_YEAR = re.compile(r"(?:(?:nam cong tac|nam)\s*)?(\d{4})")
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?e\+?\d+")
_SEPARATORS = re.compile(r"[,;\n+]|\s+/\s+|\s+và\s+")


def text(longest: int = 400) -> Reader:
    """Any text; longer than the register holds is wrong, never cut."""

    def read(value: Any, look: Look) -> Said:
        said = text_of(value)
        if len(said) > longest:
            return look.wrong(f"dài hơn {longest} ký tự.")
        return Said(" ".join(said.split()))

    return read


def lines(longest: int = 400) -> Reader:
    """Text that should be one thing: several numbered lines in a cell are a doubt."""
    plain = text(longest)

    def read(value: Any, look: Look) -> Said:
        parts = [part for part in text_of(value).split("\n") if re.match(r"\s*(?:[-+•*]|\d{1,2}[.)])\s*\S", part)]
        if len(parts) > 1:
            return look.doubt(f"một ô có {len(parts)} nội dung; mỗi nội dung cần một dòng.", parts)
        return plain(value, look)

    return read


def code(longest: int = 20) -> Reader:
    """A code as text: 123.0 of a spreadsheet is 123; spaces and the apostrophe of Excel go."""

    def read(value: Any, look: Look) -> Said:
        said = text_of(value).lstrip("'").strip()
        if _SHORTENED.fullmatch(said.casefold()):
            return look.wrong(f"“{said}” đã bị bảng tính viết gọn, mất chữ số.")
        if len(said) > longest:
            return look.wrong(f"dài hơn {longest} ký tự.")
        return Said(said)

    return read


def citizen_id(value: Any, look: Look) -> Said:
    """Twelve digits as text; a nought lost by the spreadsheet is put back and said, or doubted."""
    said = text_of(value)
    digits = re.sub(r"[\s.'’-]", "", said)
    if _SHORTENED.fullmatch(said.casefold()):
        return look.wrong(f"“{said}” đã bị bảng tính viết gọn, mất chữ số.")
    if not digits.isdecimal() or not digits.isascii():
        return look.wrong(f"“{said}” không phải là 12 chữ số.")
    if len(digits) == 12:
        return Said(digits) if _is_of_a_province(digits) else look.doubt(f"“{digits}” không có mã tỉnh hợp lệ.", digits)
    if len(digits) in (10, 11):
        return _with_noughts(digits, value, look)
    if len(digits) == 9:
        return look.doubt(f"“{digits}” là số chứng minh nhân dân cũ (9 số), cần số định danh 12 số.", digits)
    return look.wrong(f"“{digits}” có {len(digits)} chữ số, cần 12.")


def _with_noughts(digits: str, value: Any, look: Look) -> Said:
    full = digits.zfill(12)
    if not _is_of_a_province(full):
        return look.doubt(f"“{digits}” có {len(digits)} chữ số, cần 12.")
    if len(digits) == 11 and (isinstance(value, int | float) or not look.is_typed):
        return look.note(full, f"đã bù số 0 ở đầu mà bảng tính làm mất: {full}.")
    return look.doubt(f"“{digits}” thiếu chữ số, có thể là {full}.", full)


def _is_of_a_province(digits: str) -> bool:
    return 1 <= int(digits[:3]) <= 96


def whole(low: int, high: int) -> Reader:
    """A whole number between two bounds; 60%, 1.800.000 and 0,6 of a percentage are understood."""

    def read(value: Any, look: Look) -> Said:
        said = text_of(value).replace(" ", "")
        if isinstance(value, float) and high == 100 and 0 < value < 1:
            return look.note(round(value * 100), f"{value:g} được hiểu là {round(value * 100)} %.")
        plain = re.sub(r"(?:%|đồng|đ|tháng|năm)$", "", said.casefold())
        plain = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", plain) if high > 999 else re.sub(r"[.,]0+$", "", plain)
        if not plain.isdecimal() or not plain.isascii() or len(plain) > 15:
            return look.wrong(f"“{said}” không phải là số nguyên.")
        return Said(int(plain)) if low <= int(plain) <= high else look.wrong(f"{plain} nằm ngoài {low}–{high}.")

    return read


def tick(value: Any, look: Look) -> Said:
    """x, v, ✓, có: yes. Anything else is doubted."""
    if is_tick(value):
        return Said(True)
    if folded(text_of(value)) in ("0", "khong", "false", "k"):
        return Said(False)
    return look.doubt(f"“{text_of(value)}” không phải dấu x.")


def period_of(said: str) -> str:
    """A text that is a year or a school year and nothing else, as it is kept; else nothing."""
    found = period(said, Look("", ""))
    return found.value or "" if not found.reasons else ""


def period(value: Any, look: Look) -> Said:
    """A school year 2023-2024 or a calendar year 2023."""
    said = text_of(value)
    plain = folded(said)
    if found := _PERIOD.fullmatch(plain):
        return _two_years(found[1], found[2], said, look)
    if found := _YEAR.fullmatch(plain):
        return Said(found[1]) if 1945 <= int(found[1]) <= 2100 else look.wrong(f"“{said}” không phải là năm.")
    return look.wrong(f"“{said}” không phải là năm hoặc năm học.")


def _two_years(first: str, second: str, said: str, look: Look) -> Said:
    start = int(first) if len(first) == 4 else 2000 + int(first)
    end = int(second) if len(second) == 4 else start // 100 * 100 + int(second)
    if end != start + 1:
        return look.wrong(f"“{said}” không phải hai năm liền nhau.")
    told = f"{start}-{end}"
    return Said(told) if len(first) == 4 else look.doubt(f"“{said}” có thể là {told}.", told)


class Choices:
    """Values by their spellings: exact when folded; a spelling within longer text is only proposed.

    `wide`: words that several values may be meant by, and which; `alike`: spellings of what is kept under a value though it
    is called otherwise. No wide word is proposed for a longer text.
    """

    def __init__(
        self,
        spellings: Mapping[str, tuple[str, ...]],
        wide: Mapping[tuple[str, ...], tuple[str, ...]] | None = None,
        alike: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self.spellings = dict(spellings)
        self.labels = {value: words[0] for value, words in spellings.items()}
        self.exact = {choice_key(word): value for value, words in spellings.items() for word in (value, *words)}
        self.wide = {choice_key(word): values for words, values in (wide or {}).items() for word in words}
        self.alike = {choice_key(word): value for value, words in (alike or {}).items() for word in words}
        told = (word for word in self.exact if " " in word and word not in self.wide)
        self.longest = sorted(told, key=len, reverse=True)

    def find(self, said: str) -> str | None:
        return self.exact.get(choice_key(said))

    def near(self, said: str) -> str | None:
        key = f" {choice_key(said)} "
        return next((self.exact[word] for word in self.longest if f" {word} " in key), None)


def choice_key(said: str) -> str:
    """Folded, with i for y where only spelling differs (sĩ, sỹ), marks of lists and quotes away."""
    plain = re.sub(r"[“”\"'’().,;:*–—-]+", " ", folded(said)).replace("sy ", "si ").replace("ky ", "ki ")
    return " ".join(plain.split())


def choice(choices: Choices) -> Reader:
    """One value of a list."""

    def read(value: Any, look: Look) -> Said:
        return _chosen(text_of(value), choices, look)

    return read


def _chosen(said: str, choices: Choices, look: Look) -> Said:
    if (exact := choices.find(said)) is not None:
        return Said(exact)
    key = choice_key(said)
    if alike := choices.alike.get(key):
        return look.note(alike, f"“{said}” được ghi cùng loại với {choices.labels[alike]}.")
    if several_ := choices.wide.get(key):
        return look.doubt(f"“{said}” chưa rõ là {' hay '.join(map(choices.labels.__getitem__, several_))}.", several_)
    if (near := choices.near(said)) is not None:
        return look.doubt(f"“{said}” có thể là {choices.labels[near]}.", near)
    return look.wrong(f"“{said}” không có trong danh mục.")


def several(choices: Choices) -> Reader:
    """Several values of a list in one cell, by comma, line or plus."""

    def read(value: Any, look: Look) -> Said:
        whole_cell = text_of(value)
        if (exact := choices.find(whole_cell)) is not None:
            return Said([exact])
        told = [_chosen(part, choices, look) for part in _SEPARATORS.split(whole_cell) if folded(part)]
        reasons: tuple[Reason, ...] = tuple(reason for one in told for reason in one.reasons)
        return Said([one.value for one in told if one.value is not None], reasons)

    return read


def known(what: str) -> Reader:
    """A name of a known list, such as units: its id where it is certain; without the list the name itself."""

    def read(value: Any, look: Look) -> Said:
        said = " ".join(text_of(value).split())
        if what not in look.names:
            return Said(said)
        found = look.names[what].find(said)
        if len(found.ids) == 1 and not found.why:
            return Said(found.ids[0], also={f"{look.key}_printed": said})
        proposed = found.ids[0] if len(found.ids) == 1 else list(found.ids) or None
        level = Level.DOUBTFUL if found.ids else Level.WRONG
        return Said(
            None, (Reason(look.key, f"{look.label}: {found.why}", level, proposed),), {f"{look.key}_printed": said}
        )

    return read
