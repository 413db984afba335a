"""Text of a Word file in the order of the page: cells of tables, hand and automatic numbers, tracked changes as accepted."""

import io
import re
from collections.abc import Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
UNSEEN = {f"{W}del", f"{W}moveFrom", f"{W}instrText", FALLBACK}
SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
DEEPEST = 60


def word_lines(data: bytes) -> list[str]:
    """Each paragraph on a line of its own."""
    from docx import Document

    document = Document(io.BytesIO(data))
    labels = Labels(document)
    return [line for block in _blocks(document.element.body, 0) for line in _lines(block, labels)]


def _blocks(parent: Any, depth: int) -> Iterator[Any]:
    """Paragraphs, also those within tables and content controls."""
    if depth > DEEPEST:
        return
    for child in parent:
        if child.tag == f"{W}p":
            yield child
        elif child.tag in (f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}sdt", f"{W}sdtContent", f"{W}ins"):
            yield from _blocks(child, depth + 1)


def _lines(paragraph: Any, labels: "Labels") -> list[str]:
    text = "".join(_signs(paragraph, 0))
    return f"{labels.of(paragraph) if text.strip() else ''}{text}".split("\n")


def _signs(node: Any, depth: int) -> Iterator[str]:
    """Letters, tabs and breaks of a paragraph; a text box within it stands on lines of its own."""
    for child in node:
        if child.tag in UNSEEN or depth > DEEPEST:
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in SIGNS:
            yield SIGNS[child.tag]
        elif child.tag != f"{W}pPr":
            yield from _signs(child, depth + 1)
            yield "\n" if child.tag == f"{W}p" else ""


class Labels:
    """The numbers and dashes that Word draws itself before paragraphs of a list."""

    def __init__(self, document: Any) -> None:
        self.counts: dict[tuple[str, int], int] = {}
        self.styles = {style.style_id: style.element for style in document.styles}
        self.levels: dict[str, dict[int, Any]] = {}
        for relation in document.part.rels.values():
            if relation.reltype.endswith("/numbering"):
                self._learn(relation.target_part.element)

    def _learn(self, numbering: Any) -> None:
        kinds = {kind.get(f"{W}abstractNumId"): kind for kind in numbering.iter(f"{W}abstractNum")}
        for number in numbering.iter(f"{W}num"):
            kind = kinds.get(_value(number, "abstractNumId"))
            if kind is not None:
                levels = {int(level.get(f"{W}ilvl", "0")): level for level in kind.iter(f"{W}lvl")}
                self.levels[number.get(f"{W}numId", "")] = levels

    def of(self, paragraph: Any) -> str:
        """The label of a paragraph with a blank behind it, or nothing."""
        number, depth = self._list_of(paragraph)
        level = self.levels.get(number, {}).get(depth)
        if level is None:
            return ""
        form = _value(level, "numFmt")
        if form in ("bullet", "none"):
            return "- " if form == "bullet" else ""
        self._count(number, depth, int(_value(level, "start") or "1"))
        return re.sub(r"%(\d)", lambda hit: self._told(number, int(hit[1]) - 1), _value(level, "lvlText")) + " "

    def _count(self, number: str, depth: int, start: int) -> None:
        self.counts[number, depth] = self.counts.get((number, depth), start - 1) + 1
        for key in [key for key in self.counts if key[0] == number and key[1] > depth]:
            del self.counts[key]

    def _told(self, number: str, depth: int) -> str:
        form = _value(self.levels[number].get(depth), "numFmt")
        return _numeral(self.counts.get((number, depth), 1), form)

    def _list_of(self, paragraph: Any) -> tuple[str, int]:
        """The list and level that a paragraph, or else its style, belongs to."""
        style = _value(paragraph.find(f"{W}pPr"), "pStyle")
        for owner in (paragraph, self.styles.get(style)):
            found = owner.find(f"{W}pPr/{W}numPr") if owner is not None else None
            if found is not None:
                return _value(found, "numId"), int(_value(found, "ilvl") or "0")
        return "", 0


def _value(node: Any, name: str) -> str:
    child = node.find(f"{W}{name}") if node is not None else None
    return "" if child is None else child.get(f"{W}val") or ""


def _numeral(count: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman"):
        roman = _roman(count)
        return roman if form == "upperRoman" else roman.lower()
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (count - 1) % 26)
        return letter if form == "upperLetter" else letter.lower()
    return str(count)


def _roman(count: int) -> str:
    told = ""
    for value, sign in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        told += sign * (count // value)
        count %= value
    return told[:12]
