"""The document model: what a paper says, frozen and storable as JSON. Words come from the office, layout from here."""

import dataclasses
import datetime
import re
import unicodedata
from dataclasses import dataclass
from typing import Any, Self

PIECES: dict[str, type["Piece"]] = {}
# Controls, lone surrogates, zero-width letters and marks that turn the reading direction around.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufffe\uffff]"
)
_SPACES = re.compile("[ \t]+")


def clean(text: str) -> str:
    """NFC, one space at a time, nothing that XML or a printer would choke on; line breaks stay."""
    text = unicodedata.normalize("NFC", _UNPRINTABLE.sub("", text))
    return "\n".join(_SPACES.sub(" ", line).strip(" ") for line in text.split("\n"))


@dataclass(frozen=True)
class Piece:
    """A part of a paper: text is cleaned on the way in, lists become tuples, JSON goes out and comes back equal."""

    def __init_subclass__(cls) -> None:
        PIECES[cls.__name__] = cls

    def __post_init__(self) -> None:
        for field in dataclasses.fields(self):
            object.__setattr__(self, field.name, _settled(getattr(self, field.name)))

    def as_dict(self) -> dict[str, Any]:
        """Plain dictionaries, lists, strings and numbers, fit for JSON."""
        told = {field.name: _told(getattr(self, field.name)) for field in dataclasses.fields(self)}
        return {"is": type(self).__name__, **told}

    @classmethod
    def from_dict(cls, told: dict[str, Any]) -> Self:
        """The piece that `as_dict` told of; anything else is refused."""
        piece = _heard(told)
        if not isinstance(piece, cls):
            raise ValueError(f"not a {cls.__name__}: {type(piece).__name__}")
        return piece


def _settled(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    return tuple(_settled(one) for one in value) if isinstance(value, list | tuple) else value


def _told(value: Any) -> Any:
    if isinstance(value, Piece):
        return value.as_dict()
    if isinstance(value, tuple):
        return [_told(one) for one in value]
    return {"is": "date", "day": value.isoformat()} if isinstance(value, datetime.date) else value


def _heard(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_heard(one) for one in value)
    if not isinstance(value, dict):
        return value
    rest = {name: _heard(one) for name, one in value.items() if name != "is"}
    if value.get("is") == "date":
        return datetime.date.fromisoformat(rest["day"])
    if value.get("is") not in PIECES:
        raise ValueError(f"unknown piece: {value.get('is')!r}")
    return PIECES[value["is"]](**rest)


@dataclass(frozen=True)
class Letterhead(Piece):
    """Boxes 1 to 4 and 5b of Decree 30/2020. Without a number or date the places are left open for the registry."""

    parent: str = ""
    agency: str = ""
    number: str = ""
    symbol: str = ""  # "QĐ-SGDĐT"; empty: a paper without number
    place: str = ""  # empty: no place and date in the head (minutes, ballots)
    date: datetime.date | None = None
    year: int | None = None  # shown when the day is still open
    about: str = ""  # "V/v …" of an official letter
    remark: str = ""  # right-hand side of a paper without motto, e.g. the seal's place on a ballot
    has_motto: bool = True


@dataclass(frozen=True)
class Paragraph(Piece):
    """Running text; `lead` is its bold beginning."""

    text: str
    lead: str = ""
    align: str = "justify"
    bold: bool = False
    italic: bool = False
    indent: bool = True


@dataclass(frozen=True)
class Article(Piece):
    """“Điều 1.” in bold, then the text."""

    number: int
    text: str


@dataclass(frozen=True)
class Heading(Piece):
    """A heading: level 1 is Roman (I.), 2 is Arabic (1.), 3 is 1.1 or a)."""

    text: str
    label: str = ""
    level: int = 1


@dataclass(frozen=True)
class Bullet(Piece):
    """A line of a list: “- …” or “a) …”."""

    text: str
    mark: str = "-"


@dataclass(frozen=True)
class Field(Piece):
    """“Họ và tên: …”; an empty value leaves a dotted line to write on."""

    label: str
    value: str = ""


@dataclass(frozen=True)
class Column(Piece):
    """A column of a table; neighbours with the same `group` stand under one upper heading."""

    title: str
    width: float
    align: str = "left"
    group: str = ""


@dataclass(frozen=True)
class Row(Piece):
    """A row: its cells, or a band across the table, or a row of totals in bold."""

    cells: tuple[str, ...] = ()
    band: str = ""
    bold: bool = False


@dataclass(frozen=True)
class Table(Piece):
    """A ruled table; widths are shares of the text width."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    is_numbered: bool = False  # the (1) (2) (3) row
    size: float = 12
    row_height: float = 0  # mm, for tables to be filled in by hand


@dataclass(frozen=True)
class Signature(Piece):
    """One signing column: place and date (where the head has none), capitals, a note, room to sign, the name."""

    lines: tuple[str, ...]
    name: str = ""
    note: str = ""
    above: str = ""


@dataclass(frozen=True)
class Signatures(Piece):
    """Two or three signing columns side by side."""

    columns: tuple[Signature, ...]


@dataclass(frozen=True)
class Recipients(Piece):
    """Nơi nhận; `kept` follows “Lưu: ”."""

    lines: tuple[str, ...]
    kept: str = "VT"


Block = Paragraph | Article | Heading | Bullet | Field | Table | Signatures


@dataclass(frozen=True)
class Annex(Piece):
    """A list that goes with the paper, on its own pages, numbered from 1."""

    title: str
    attached: str  # “(Kèm theo Quyết định số …)”
    body: tuple[Block, ...]
    label: str = ""  # “Phụ lục I”; award lists mostly have none
    landscape: bool = True


@dataclass(frozen=True)
class Paper(Piece):
    """A whole paper. `kind` is a key of `kinds.KINDS`, which holds page and manners."""

    kind: str
    letterhead: Letterhead
    title: str
    subject: str = ""
    authority: str = ""  # “GIÁM ĐỐC SỞ …” above the bases
    addressees: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    enacting: str = ""  # “QUYẾT ĐỊNH:” between bases and articles
    body: tuple[Block, ...] = ()
    signer: Signature | None = None
    recipients: Recipients | None = None
    annexes: tuple[Annex, ...] = ()
    illustrative: bool = False
