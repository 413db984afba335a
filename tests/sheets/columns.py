"""Columns of messy lists: heads as people write them, cells as people fill them, and what must be read from each cell."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.sheets import cast
from tests.sheets.writing import Error

NEW, DOUBTFUL, WRONG = "new", "doubtful", "wrong"
LEVELS = (NEW, DOUBTFUL, WRONG)


@dataclass
class Wants:
    """What must be read from a row."""

    values: dict[str, Any] = field(default_factory=dict)
    state: str = NEW

    def worsen(self, state: str) -> None:
        self.state = max(self.state, state, key=LEVELS.index)


@dataclass(frozen=True)
class Cell:
    """What is written, and what it means: values by field, and how good that makes the row."""

    value: Any
    means: dict[str, Any]
    state: str = NEW


Fill = Callable[[Random, cast.Someone, bool], Cell]


@dataclass(frozen=True)
class Column:
    """A column: its heads (upper, …, lower) in one of several wordings, the field it is, its cells."""

    key: str
    heads: tuple[tuple[str, ...], ...]
    fill: Fill
    repeats: bool = False


def _name(chance: Random, one: cast.Someone, typed: bool) -> Cell:
    way = chance.randrange(9)
    if way == 0:
        return Cell(f"{'Bà' if one.sex == 'nu' else 'Ông'} {one.name}", {"full_name": one.name, "sex": one.sex})
    if way == 1:
        return Cell(one.name.upper(), {"full_name": one.name})
    written = {
        2: f"  {one.name} ",
        3: one.name.replace(" ", "  "),
        4: one.name.replace(" ", "\u00a0"),
        5: f"{one.name}\u200b",
    }
    return Cell(written.get(way, one.name), {"full_name": one.name})


def _day(chance: Random, day: date, key: str, typed: bool) -> Cell:
    """A day in one of the ways people write it; now and then only a year, or a day that does not exist."""
    way = chance.randrange(14)
    if way == 0:
        return Cell(day.year if typed and chance.random() < 0.5 else str(day.year), {}, DOUBTFUL)
    if way == 1:
        return Cell(f"31/02/{day.year}", {}, WRONG)
    if way == 2 and typed:
        return Cell((day - date(1899, 12, 30)).days, {key: day})
    ways = {
        3: f"{day.day}/{day.month}/{day.year % 100:02d}",
        4: f"{day:%d.%m.%Y}",
        5: f"{day.day}-{day.month}-{day.year}",
        6: f"ngày {day.day} tháng {day.month} năm {day.year}",
        7: f"{day:%Y-%m-%d}",
        8: f"{day:%d/%m/%Y} ",
        9: f"{day.day:02d} / {day.month:02d} / {day.year}",
    }
    return Cell(ways.get(way, day if typed else f"{day:%d/%m/%Y}"), {key: day})


def _birth(chance: Random, one: cast.Someone, typed: bool) -> Cell:
    return _day(chance, one.birth, "birth_date", typed)


def _citizen(chance: Random, one: cast.Someone, typed: bool) -> Cell:
    digits, means = one.citizen_id, {"citizen_id": one.citizen_id}
    way = chance.randrange(6)
    if way == 0 and not digits.startswith("00"):
        return Cell(int(digits) if typed else digits[1:], means)
    if way == 1:
        return Cell(f"{digits[:3]} {digits[3:6]} {digits[6:]}", means)
    if way == 2:
        return Cell(digits[:9], {}, DOUBTFUL)
    if way == 3 and chance.random() < 0.3:
        return Cell("4.9085E+10", {}, WRONG)
    return Cell(digits, means)


def _sex(chance: Random, one: cast.Someone, typed: bool) -> Cell:
    words = ("Nữ", "nữ", "Bà", "NỮ") if one.sex == "nu" else ("Nam", "nam", "Ông", "NAM")
    return Cell(chance.choice(words), {"sex": one.sex})


def _tick_for(sex: str) -> Fill:
    def fill(chance: Random, one: cast.Someone, typed: bool) -> Cell:
        return Cell(chance.choice("xXv") if one.sex == sex else "", {"sex": sex} if one.sex == sex else {})

    return fill


def _unit(chance: Random, one: cast.Someone, typed: bool) -> Cell:
    spelt = chance.choice(cast.UNITS[one.unit])
    return Cell(spelt, {"unit": one.unit, "unit_printed": " ".join(spelt.split())})


def _plain(key: str, of: str) -> Fill:
    def fill(chance: Random, one: cast.Someone, typed: bool) -> Cell:
        if chance.random() < 0.04:
            return Cell(chance.choice(("-", "–", "...", "")), {})
        if chance.random() < 0.02:
            return Cell(Error(chance.choice(("#N/A", "#REF!", "#VALUE!"))), {}, WRONG)
        return Cell(getattr(one, of), {key: getattr(one, of)})

    return fill


def _one_of(key: str, spellings: dict[str, tuple[str, ...]]) -> Fill:
    def fill(chance: Random, one: cast.Someone, typed: bool) -> Cell:
        if chance.random() < 0.05:
            return Cell("không rõ là gì", {}, WRONG)
        code = chance.choice(list(spellings))
        return Cell(chance.choice(spellings[code]), {key: code})

    return fill


def _period(chance: Random, one: cast.Someone, typed: bool) -> Cell:
    year = chance.randrange(2014, 2024)
    ways = (
        f"{year}-{year + 1}",
        f"{year} - {year + 1}",
        f"{year}–{year + 1}",
        f"Năm học {year}-{year + 1}",
        f"{year}/{year + 1}",
    )
    if chance.random() < 0.15:
        return Cell(year if typed else str(year), {"period": str(year)})
    if chance.random() < 0.05:
        return Cell(f"{year}-{year + 3}", {}, WRONG)
    return Cell(chance.choice(ways), {"period": f"{year}-{year + 1}"})


def _number(chance: Random, one: cast.Someone, typed: bool) -> Cell:
    number = chance.randrange(1, 4000)
    if chance.random() < 0.2:
        return Cell(number if typed else str(number), {"number": str(number)})
    text = f"{number:02d}/QĐ-{chance.choice(('UBND', 'SGDĐT'))}"
    return Cell(text, {"number": text})


def _decided(chance: Random, one: cast.Someone, typed: bool) -> Cell:
    return _day(chance, date(2014, 6, 1) + timedelta(days=chance.randrange(3500)), "decided_date", typed)


def _text_of(key: str, texts: tuple[str, ...]) -> Fill:
    def fill(chance: Random, one: cast.Someone, typed: bool) -> Cell:
        text = chance.choice(texts)
        return Cell(text, {key: text})

    return fill


def _authors(chance: Random, one: cast.Someone, typed: bool) -> Cell:
    other = cast.someone(chance, 1)
    way = chance.randrange(4)
    if way == 0:
        return Cell(one.name, {"authors": [[one.name, None]]})
    if way == 1:
        return Cell(f"{one.name} (60%), {other.name} (40%)", {"authors": [[one.name, 60], [other.name, 40]]})
    if way == 2:
        return Cell(f"{one.name} (70%)\n{other.name} (50%)", {"authors": [[one.name, 70], [other.name, 50]]}, WRONG)
    return Cell(f"Ông {one.name}: 55%; Bà {other.name}: 45 %", {"authors": [[one.name, 55], [other.name, 45]]})


def _asked(chance: Random, one: cast.Someone, typed: bool) -> Cell:
    codes = chance.sample(("LDTT", "CSTDCS", "BKT"), chance.randrange(1, 4))
    text = chance.choice((", ", "; ", "\n", " + ")).join(chance.choice(cast.AWARDS[code]) for code in codes)
    return Cell(text, {"awards": codes})


def ticked_award(code: str, heads: tuple[tuple[str, ...], ...]) -> Column:
    def fill(chance: Random, one: cast.Someone, typed: bool) -> Cell:
        is_ticked = chance.random() < 0.5
        return Cell(chance.choice(("x", "X", "v")) if is_ticked else "", {"awards": [code]} if is_ticked else {})

    return Column(f"award_{code}", heads, fill)


def _heads(*words: str) -> tuple[tuple[str, ...], ...]:
    return tuple((word,) for word in words)


NAME = Column("full_name", _heads("Họ và tên", "HỌ VÀ TÊN", "Họ tên", "Họ và  tên ", "Họ và\ntên"), _name)
SEX = Column("sex", _heads("Giới tính", "Ông/Bà", "Nam/Nữ", "Giới"), _sex)
MAN = Column("man", (("Giới tính", "Nam"),), _tick_for("nam"))
WOMAN = Column("woman", (("Giới tính", "Nữ"),), _tick_for("nu"))
BIRTH = Column("birth_date", _heads("Ngày sinh", "Ngày, tháng, năm sinh", "Ngày tháng\nnăm sinh", "NTNS"), _birth)
CITIZEN = Column("citizen_id", _heads("Số CCCD", "CCCD", "Số định danh cá nhân", "CMND/CCCD"), _citizen)
CODE = Column(
    "code", _heads("Mã cán bộ", "Mã GV", "Mã CB"), lambda chance, one, typed: Cell(one.code, {"code": one.code})
)
POST = Column(
    "post", _heads("Chức vụ", "Chức vụ, chức danh", "Chức danh", "CHỨC VỤ"), _plain("post", "post"), repeats=True
)
TEAM = Column("group", _heads("Tổ", "Tổ chuyên môn", "Tổ/Khối"), _plain("group", "team"), repeats=True)
PEOPLE = Column("ethnicity", _heads("Dân tộc"), _plain("ethnicity", "people"), repeats=True)
UNIT = Column("unit", _heads("Đơn vị", "Đơn vị công tác", "Trường", "Tên đơn vị"), _unit)
AWARD = Column(
    "award",
    _heads("Danh hiệu", "Danh hiệu, hình thức khen thưởng", "Danh hiệu/Hình thức", "Hình thức khen thưởng"),
    _one_of("award", cast.AWARDS),
)
PERIOD = Column("period", _heads("Năm học", "Năm", "Năm đạt"), _period)
NUMBER = Column("number", (("Quyết định", "Số"), ("Số quyết định",), ("Số QĐ",)), _number)
DECIDED = Column("decided_date", (("Quyết định", "Ngày"), ("Ngày quyết định",), ("Ngày QĐ",)), _decided)
ISSUER = Column(
    "issuer",
    (("Quyết định", "Cơ quan ban hành"), ("Cơ quan ban hành",), ("Cơ quan ban hành quyết định",)),
    _text_of("issuer", cast.ISSUERS),
    repeats=True,
)
TITLE = Column("title", _heads("Tên sáng kiến", "Tên đề tài", "Tên sáng kiến, đề tài"), _text_of("title", cast.TITLES))
AUTHORS = Column("authors", _heads("Tác giả", "Họ và tên tác giả", "Tên tác giả"), _authors)
REACH = Column("reach", _heads("Phạm vi ảnh hưởng", "Phạm vi"), _one_of("reach", cast.REACHES))
CONTEST = Column(
    "contest", _heads("Hội thi", "Tên cuộc thi", "Cuộc thi"), _text_of("contest", cast.CONTESTS), repeats=True
)
PRIZE = Column("prize", _heads("Giải", "Đạt giải", "Xếp giải"), _one_of("prize", cast.PRIZES))
LEVEL = Column("level", _heads("Cấp", "Cấp thi"), _one_of("level", cast.LEVELS))
ASKED = Column("awards", _heads("Danh hiệu đề nghị", "Đề nghị khen thưởng", "Danh hiệu đăng ký"), _asked)
TICKED = (
    ticked_award("LDTT", (("Đề nghị", "Thi đua", "LĐTT"), ("Danh hiệu thi đua", "Lao động tiên tiến"))),
    ticked_award("CSTDCS", (("Đề nghị", "Thi đua", "CSTĐCS"), ("Danh hiệu thi đua", "CSTĐ cơ sở"))),
    ticked_award(
        "GK", (("Đề nghị", "Khen thưởng", "Giấy khen"), ("Hình thức khen thưởng", "Giấy khen của Giám đốc Sở"))
    ),
    ticked_award(
        "BKT", (("Đề nghị", "Khen thưởng", "Bằng khen UBND tỉnh"), ("Hình thức khen thưởng", "Bằng khen của UBND tỉnh"))
    ),
)
