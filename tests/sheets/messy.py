"""A messy workbook from a seed, with what must be read from it: titles, heads, bands, ditto, ticks, totals, signatures, old letters."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.sheets import cast, columns, writing
from tests.sheets.columns import DOUBTFUL, WRONG, Cell, Column, Wants

KINDS = ("staff", "awards", "nominations", "initiatives", "results")
FORMS = ("xlsx",) * 6 + ("csv",) * 3 + ("html",)
LETTERS = ("NFC", "NFD", "mixed", "TCVN3", "VNI")
CSV = ("utf-8", "utf-8-sig", "utf-16", "cp1258", "TCVN3", "VNI")
ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "cp1258": "Windows-1258",
    "TCVN3": "TCVN3 (ABC)",
    "VNI": "VNI",
}
NEEDED = {"staff": ("full_name",), "awards": ("full_name", "award"), "nominations": ("full_name", "awards"),
          "initiatives": ("title", "authors"), "results": ("full_name", "prize")}  # fmt: skip


@dataclass
class Messy:
    """The file and the truth about it."""

    seed: int
    kind: str
    name: str
    data: bytes
    encoding: str
    letters: str
    header_rows: list[int] = field(default_factory=list)
    fields: dict[int, str] = field(default_factory=dict)
    rows: dict[int, Wants] = field(default_factory=dict)
    others: dict[int, str] = field(default_factory=dict)


def messy(seed: int, wanted: Callable[[Wants], bool] = lambda _wants: True) -> Messy:
    """`wanted`: rows that are not are filled otherwise, as by a clerk who mends the list until it can be written."""
    return _Maker(seed, wanted).made()


class _Maker:
    """Lays the sheet out from top to bottom."""

    def __init__(self, seed: int, wanted: Callable[[Wants], bool]) -> None:
        self.chance, self.wanted = Random(seed), wanted
        self.kind = KINDS[seed % 5]
        self.form = FORMS[(seed // 5) % 10]
        letters = LETTERS[(seed // 2) % 5] if self.form == "xlsx" else "NFC"
        self.told = Messy(
            seed, self.kind, f"danh sách {seed}.{'xls' if self.form == 'html' else self.form}", b"", "Unicode", letters
        )
        self.grid = writing.Grid(name=self.chance.choice(("Sheet1", "DS", "Danh sách")))
        self.columns = self._columns()
        self.at = {column.key: place for place, column in enumerate(self.columns, 1)}
        self.width = len(self.columns) + 1 + (self.is_split and 1)
        self.above: dict[str, Cell] = {}
        self.band = ""

    @property
    def typed(self) -> bool:
        return self.form == "xlsx"

    def _columns(self) -> list[Column]:
        chance = self.chance
        self.is_split = False
        if self.kind == "staff":
            self.is_split = chance.random() < 0.4
            some = chance.sample([columns.CITIZEN, columns.CODE, columns.POST, columns.PEOPLE, columns.UNIT], 3)
            sexes = chance.choice(([columns.SEX], [columns.MAN, columns.WOMAN], []))
            return [columns.NAME, *sexes, columns.BIRTH, *some, *([columns.TEAM] if chance.random() < 0.5 else [])]
        if self.kind == "awards":
            return [
                columns.NAME,
                columns.UNIT,
                columns.AWARD,
                columns.PERIOD,
                columns.NUMBER,
                columns.DECIDED,
                columns.ISSUER,
            ]
        if self.kind == "nominations":
            asked = [columns.ASKED] if chance.random() < 0.4 else list(columns.TICKED)
            return [columns.NAME, columns.POST, *([columns.UNIT] if chance.random() < 0.5 else []), *asked]
        if self.kind == "initiatives":
            return [columns.TITLE, columns.AUTHORS, columns.REACH, columns.NUMBER, columns.DECIDED, columns.PERIOD]
        return [columns.NAME, columns.UNIT, columns.CONTEST, columns.PRIZE, columns.LEVEL, columns.PERIOD]

    def made(self) -> Messy:
        self._titles()
        self._head()
        self._body()
        self._foot()
        self._write()
        return self.told

    def _line(self, cells: list[Any], what: str = "", *, across: bool = False) -> int:
        """Adds a row; returns its number from 1."""
        self.grid.rows.append([*cells, *[""] * (self.width - len(cells))])
        row = len(self.grid.rows)
        if what:
            self.told.others[row] = what
        if across and self.form != "csv" and self.width > 1:
            self.grid.merged.append((row - 1, 0, row - 1, self.width - 1))
        return row

    def _titles(self) -> None:
        ways = self.chance.randrange(4)
        if ways == 0:
            return
        if ways > 1:
            self._line(["SỞ GIÁO DỤC VÀ ĐÀO TẠO", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], "title")
            self._line(["Trường THPT số 1 Tư Phú", "", "", "Độc lập - Tự do - Hạnh phúc"], "title")
        self._line(["DANH SÁCH CÁN BỘ, GIÁO VIÊN, NHÂN VIÊN NĂM HỌC 2022 - 2023"], "title", across=True)
        if ways == 3:
            self._line(["(Kèm theo Tờ trình số 12/TTr-THPT ngày 05 tháng 6 năm 2023)"], "title", across=True)
        if self.chance.random() < 0.5:
            self._line([], "blank")

    def _head(self) -> None:
        heads = self._worded()
        depth = max(map(len, heads))
        top = len(self.grid.rows)
        for level in range(depth):
            row = self._line([head[level] if level < len(head) else "" for head in heads])
            self.told.header_rows.append(row)
            self.told.others[row] = "header"
        self._merge_head(heads, top, depth)
        if self.chance.random() < 0.3:
            shape = self.chance.choice(("({})", "{}"))
            self._line([shape.format(number) for number in range(1, len(heads) + 1)], "header")
        self.head_texts = [
            next((head[level] for level in range(depth - 1, -1, -1) if level < len(head)), "") for head in heads
        ]
        self.depth = depth

    def _worded(self) -> list[tuple[str, ...]]:
        """The head of each column, in its parts from above; columns of one group use the same wording."""
        heads: list[tuple[str, ...]] = [(self.chance.choice(("STT", "TT", "Số TT", "Stt")),)]
        grouped = self.chance.randrange(3)
        self.told.fields[0] = "ordinal"
        for column in self.columns:
            is_grouped = len({len(words) for words in column.heads}) > 1 or any(
                len(words) > 1 for words in column.heads
            )
            place = len(heads)
            words = column.heads[grouped % len(column.heads)] if is_grouped else self.chance.choice(column.heads)
            if column is columns.NAME and self.is_split:
                heads += self._split_head(words, place)
                continue
            heads.append(words)
            self.told.fields[place] = column.key
        return heads

    def _split_head(self, words: tuple[str, ...], place: int) -> list[tuple[str, ...]]:
        self.told.fields |= {place: "family_name", place + 1: "given_name"}
        way = self.chance.randrange(3) if self.form != "csv" else 0
        self.is_name_merged = way == 1
        return (
            [(self.chance.choice(("Họ và tên đệm", "Họ đệm", "Họ lót")),), ("Tên",)]
            if way == 0
            else [words, words if way == 1 else ()]
        )

    def _merge_head(self, heads: list[tuple[str, ...]], top: int, depth: int) -> None:
        """Joint upper heads and tall lone heads are merged; in .csv only the first cell of a span has text."""
        for level in range(depth):
            place = 0
            while place < len(heads):
                last = place
                upto = heads[place][: level + 1]
                while level < len(heads[place]) and last + 1 < len(heads) and heads[last + 1][: level + 1] == upto:
                    last += 1
                bottom = top + (depth - 1 if level == len(heads[place]) - 1 else level)
                if level < len(heads[place]) and (last > place or bottom > top + level):
                    self._span(top + level, place, bottom, last)
                place = last + 1

    def _span(self, top: int, left: int, bottom: int, right: int) -> None:
        for row in range(top, bottom + 1):
            for place in range(left, right + 1):
                if (row, place) != (top, left):
                    self.grid.rows[row][place] = ""
        if self.form != "csv":
            self.grid.merged.append((top, left, bottom, right))

    def _body(self) -> None:
        count = self.chance.randrange(3, 22)
        has_bands = self.chance.random() < 0.4
        for number in range(1, count + 1):
            if has_bands and (number == 1 or self.chance.random() < 0.2):
                self._band()
            if number > 3 and self.chance.random() < 0.05:
                self._line(["-"] * 2 if self.chance.random() < 0.3 else [], "blank")
            if number == 9 and self.chance.random() < 0.5 and self.depth == 1:
                self._line(list(self.head_texts), "header")
            self._someone(number)
        self.count = count

    def _band(self) -> None:
        self.band = self.chance.choice(cast.TEAMS)
        numeral = self.chance.choice(("I", "II", "III", "A", "B"))
        way = self.chance.randrange(3)
        if way == 0:
            self._line([f"{numeral}. {self.band}"], "band", across=True)
        elif way == 1:
            self._line([numeral, self.band], "band")
        else:
            self._line(["", f"{numeral}. {self.band}"], "band")

    def _someone(self, number: int) -> None:
        above = dict(self.above)
        cells, wants = self._filled(number)
        while not self.wanted(wants):
            self.above = dict(above)
            cells, wants = self._filled(number)
        self.told.rows[self._line(cells)] = wants

    def _filled(self, number: int) -> tuple[list[Any], Wants]:
        one = cast.someone(self.chance, number)
        wants = Wants()
        cells: list[Any] = [self.chance.choice((number, number, f"{number}.", f"{number:02d}"))]
        for column in self.columns:
            cells += self._cells(column, one, wants)
        if self.kind in ("staff", "awards", "nominations") and self.band and "group" not in self.at:
            wants.values["group"] = self.band
        for key in NEEDED[self.kind]:
            if not wants.values.get(key):
                wants.worsen(WRONG)
        return cells, wants

    def _cells(self, column: Column, one: cast.Someone, wants: Wants) -> list[Any]:
        cell = self._maybe_ditto(column, column.fill(self.chance, one, self.typed))
        wants.worsen(cell.state)
        for key, value in cell.means.items():
            wants.values[key] = [*wants.values.get(key, []), *value] if key == "awards" else value
        if column is columns.NAME and self.is_split:
            text = one.name.upper() if str(cell.value).strip().isupper() else one.name
            wants.values["full_name"] = one.name
            if "sex" not in self.at and "man" not in self.at:
                wants.values.pop("sex", None)
            return list(text.rpartition(" ")[::2])
        return [cell.value]

    def _maybe_ditto(self, column: Column, cell: Cell) -> Cell:
        """Ditto marks stand for the last thing said above in the column."""
        above = self.above.get(column.key)
        if column.repeats and above and self.chance.random() < 0.2:
            return Cell(self.chance.choice(('"', "nt", "như trên", "-nt-", "NT")), above.means, above.state)
        if column.repeats and cell.means:
            self.above[column.key] = cell
        return cell

    def _foot(self) -> None:
        way = self.chance.randrange(4)
        if way in (1, 3):
            self._line(["", "Tổng cộng:", f"{self.count} người"] if way == 1 else ["Tổng cộng", self.count], "total")
        if way in (2, 3):
            self._line([f"(Danh sách này có {self.count} người./.)"], "total", across=True)
        if self.chance.random() < 0.3:
            self._line(["Ghi chú: Cột Mã cán bộ ghi theo phần mềm quản lý."], "note", across=self.chance.random() < 0.5)
        if self.chance.random() < 0.6:
            self._line([], "blank")
            self._line(["", "", "", "Tư Phú, ngày 05 tháng 6 năm 2023"], "signature")
            self._line(["", "NGƯỜI LẬP BIỂU", "", "HIỆU TRƯỞNG"], "signature")
            self._line(["", "(Ký, ghi rõ họ tên)"], "signature")
            self._line([], "blank")
            self._line(["", "Lê Thị Mai", "", "Trần Văn Hải"], "signature")

    def _write(self) -> None:
        grid, told = self.grid, self.told
        if self.form == "csv":
            encoding = CSV[(told.seed // 5) % 6]
            told.encoding = ENCODINGS[encoding]
            told.data = writing.as_csv(grid, encoding, self.chance.choice((",", ";", "\t")))
        elif self.form == "html":
            told.encoding, told.data = "UTF-8", writing.as_html(grid)
        else:
            grid.hidden = ("DANHMUC",) if self.chance.random() < 0.3 else ()
            grid.forms_before = self.chance.randrange(2)
            turn = {
                "NFD": lambda text: unicodedata.normalize("NFD", text),
                "mixed": writing.mixed,
                "TCVN3": writing.tcvn3,
                "VNI": writing.vni,
            }
            grid.rows = [
                [turn[told.letters](c) if isinstance(c, str) and told.letters in turn else c for c in row]
                for row in grid.rows
            ]
            told.data = writing.as_xlsx(grid)
        while told.others.get(len(grid.rows)) == "blank":
            told.others.pop(len(grid.rows))
            grid.rows.pop()


__all__ = ["DOUBTFUL", "Messy", "messy"]
