"""What both printers draw: a paper set out as sheets of a few plain items, with every size already decided."""

import re
from dataclasses import dataclass, field, replace

from . import model
from .kinds import KINDS, Kind
from .metrics import width_mm, wrapped
from .phrases import NBSP, bound, closed, listed, number_line, place_and_date
from .tables import Grid, grid

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
ILLUSTRATIVE = "Dữ liệu minh họa"
INDENT = 12.7
SIGNING_ROOM = 27  # mm for signature and seal
RULE_SHARE = 0.42  # of the words above; the decree says a third to a half


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Text:
    """A paragraph."""

    runs: tuple[Run, ...]
    size: float
    align: str = "justify"
    indent: float = 0  # mm, first line
    left: float = 0  # mm, all lines
    before: float = 0  # pt
    after: float = 0  # pt
    keep: bool = False  # with the next item
    level: int = 0  # of the outline
    leader: bool = False  # dots to the right edge
    spacing: float = 1.0


@dataclass(frozen=True)
class Rule:
    """A drawn line, centred: `width` in mm."""

    width: float
    before: float = 0
    after: float = 0


@dataclass(frozen=True)
class Gap:
    """Empty room, in mm."""

    height: float


@dataclass(frozen=True)
class Columns:
    """Items side by side, without ruling, kept together on a page."""

    widths: tuple[float, ...]
    rows: tuple[tuple[tuple["Item", ...], ...], ...]


Item = Text | Rule | Gap | Grid | Columns


@dataclass(frozen=True)
class Sheet:
    """A run of pages of one size, numbered from 1."""

    width: float
    height: float
    margins: tuple[float, float, float, float]
    items: tuple[Item, ...] = field(default=())

    @property
    def room(self) -> float:
        """Width of the text."""
        return self.width - self.margins[2] - self.margins[3]


@dataclass(frozen=True)
class Setting:
    """A paper set out: its sheets, what stands at every foot, and what the file calls itself."""

    sheets: tuple[Sheet, ...]
    foot: str
    title: str
    size: float


def laid_out(paper: model.Paper) -> Setting:
    """The whole paper, ready to be drawn."""
    kind = KINDS[paper.kind]
    first = Sheet(kind.width, kind.height, kind.margins)
    sheets = [replace(first, items=tuple(_held(_main(paper, kind, first.room))))]
    sheets += [_annex(annex, kind) for annex in paper.annexes]
    name = " ".join(part for part in (paper.title, paper.subject) if part).replace("\n", " ")
    return Setting(_outlined(sheets), ILLUSTRATIVE if paper.illustrative else "", name or kind.name, kind.size)


def _outlined(sheets: list[Sheet]) -> tuple[Sheet, ...]:
    """The outline of the file goes down one level at a time, as PDF/UA wants it."""
    deepest, outlined = 0, []
    for sheet in sheets:
        items = list(sheet.items)
        for place, item in enumerate(items):
            if isinstance(item, Text) and item.level:
                deepest = min(item.level, deepest + 1)
                items[place] = replace(item, level=deepest)
        outlined.append(replace(sheet, items=tuple(items)))
    return tuple(outlined)


def _main(paper: model.Paper, kind: Kind, room: float) -> list[Item]:
    size = kind.size
    items: list[Item] = [*_letterhead(paper.letterhead, room, size), *_titles(paper, room, size)]
    if paper.authority:
        items += [_centred(line, size, bold=True, before=3) for line in _titled(paper.authority, size, room)] + [Gap(3)]
    items += _addressees(paper.addressees, size)
    items += [_body_text((Run(bound(line), italic=True),), size) for line in listed(paper.bases)]
    if paper.enacting:
        items.append(_centred(paper.enacting, size, bold=True, before=8, after=8, keep=True))
    items += blocks(_closed(paper.body) if kind.is_closed else paper.body, room, size)
    return items + _ending(paper, room, size)


def _annex(annex: model.Annex, kind: Kind) -> Sheet:
    sheet = Sheet(297, 210, (20, 20, 20, 20)) if annex.landscape else Sheet(210, 297, (20, 20, 30, 20))
    size = min(kind.size, 13)
    items: list[Item] = [_centred(annex.label, 14, bold=True, keep=True)] if annex.label else []
    items.append(replace(_centred(annex.title, 14, bold=True, keep=True), level=1))
    if annex.attached:
        items += [_centred(bound(annex.attached), 13, italic=True), Rule(55, 3, 8)]
    return replace(sheet, items=tuple(_held([*items, *blocks(annex.body, sheet.room, size)])))


def _held(items: list[Item]) -> list[Item]:
    """A signature never stands alone on a page, nor the closing line of a list: what stands before goes with it."""
    for place, item in enumerate(items):
        before = items[place - 2] if place > 1 else None
        if isinstance(item, Columns) and isinstance(before, Text):
            items[place - 2] = replace(before, keep=True)
        if isinstance(before, Grid) and before.lines and _closes_a_list(item):
            items[place - 2] = replace(before, keeps=True)
    return items


def _closes_a_list(item: Item) -> bool:
    """(Danh sách này có 40 cá nhân)"""
    return isinstance(item, Text) and len(item.runs) == 1 and item.runs[0].italic and item.runs[0].text.startswith("(")


# -- head --------------------------------------------------------------------------------------------------------


def _letterhead(head: model.Letterhead, room: float, size: float) -> list[Item]:
    head = replace(head, parent=head.parent.upper(), agency=head.agency.upper())  # box 2 is in capitals
    agency = [line for line in (head.parent, head.agency) if line]
    if not agency and not head.has_motto:
        return []
    small, left = _shares(agency, room, head.has_motto)
    right = _motto(small, min(14, small + 1)) if head.has_motto else (_centred(head.remark, size - 1, italic=True),)
    rows = [(_agency(head, small, left), right)]
    if head.symbol or head.place or head.about:
        rows.append((_numbering(head, left), _dating(head, size)))
    return [Columns((left, room - left), tuple(rows)), Gap(4)]


def _shares(agency: list[str], room: float, has_motto: bool) -> tuple[float, float]:
    """Size of the head and width of its left half: 13 points where the agency's name fits, else 12."""
    if not has_motto:
        return 12, room * 0.55
    longest = max((line for name in agency for line in name.split("\n")), key=len, default="")
    for size in (13.0, 12.0):
        left = room - width_mm(NATION, size, bold=True) - 1.5
        if width_mm(longest, size, bold=True) <= left:
            return size, left
    return 12, left


def _motto(small: float, size: float) -> tuple[Item, ...]:
    rule = Rule(width_mm(MOTTO, size, bold=True), 2, 0)
    return _centred(NATION, small, bold=True), _centred(MOTTO, size, bold=True), rule


def _agency(head: model.Letterhead, size: float, room: float) -> tuple[Item, ...]:
    parent = _split(head.parent, size, room, bold=False)
    agency = _split(head.agency, size, room, bold=True)
    lines = [_centred(line, size) for line in parent] + [_centred(line, size, bold=True) for line in agency]
    widest = max((width_mm(line, size, bold=True) for line in agency), default=0)
    return *lines, Rule(widest * RULE_SHARE, 2, 0)


def _split(name: str, size: float, room: float, *, bold: bool) -> list[str]:
    given = [line for line in name.split("\n") if line]
    return [part for line in given for part in wrapped(line, size, room - 1, bold=bold)]


def _numbering(head: model.Letterhead, room: float) -> tuple[Item, ...]:
    number = [_centred(number_line(head.number, head.symbol), 13, before=6)] if head.symbol else []
    about = [
        _centred(line, 12, before=6 if place == 0 else 0)
        for place, line in enumerate(_split(head.about, 12, room - 4, bold=False))
    ]
    return (*number, *about)


def _dating(head: model.Letterhead, size: float) -> tuple[Item, ...]:
    if not head.place:
        return ()
    line = place_and_date(head.place, head.date, head.year)
    return (_centred(line, min(size, 14) if len(head.place) < 14 else 13, italic=True, before=6),)


def _titles(paper: model.Paper, room: float, size: float) -> list[Item]:
    if not paper.title:
        return []
    items: list[Item] = [replace(_centred(paper.title, size, bold=True, keep=True), level=1)]
    subject = [part for line in paper.subject.split("\n") if line for part in _titled(line, size, room)]
    items += [_centred(line, size, bold=True, keep=True) for line in subject]
    widest = max((width_mm(line, size, bold=True) for line in subject), default=0)
    return [*items, Rule(widest * RULE_SHARE, 3, 10) if subject else Gap(3)]


def _titled(line: str, size: float, room: float) -> list[str]:
    """A heading of several lines is broken evenly, and never inside the quoted name of an award."""
    whole = re.sub("“[^”]{1,45}”", lambda name: name[0].replace(" ", NBSP), bound(line))
    return wrapped(whole, size, room * 0.96, bold=True)


def _addressees(names: tuple[str, ...], size: float) -> list[Item]:
    if len(names) == 1:
        return [Text((Run(f"Kính gửi: {names[0].rstrip(' .;')}."),), size, "center", before=2, after=8)]
    head: list[Item] = [Text((Run("Kính gửi:"),), size, "left", left=30, before=2, after=2, keep=True)] if names else []
    lines = listed(names, "- ")
    return head + [Text((Run(line),), size, "left", left=45, after=8 if line is lines[-1] else 2) for line in lines]


# -- body --------------------------------------------------------------------------------------------------------


def blocks(body: tuple[model.Block, ...], room: float, size: float) -> list[Item]:
    """The items of the body, in order."""
    return [item for block in body for item in _block(block, room, size)]


def _block(block: model.Block, room: float, size: float) -> list[Item]:
    match block:
        case model.Paragraph():
            return [_paragraph(block, size)]
        case model.Article():
            return [_body_text((Run(f"Điều\u00a0{block.number}.", bold=True), Run(" " + bound(block.text))), size)]
        case model.Heading():
            return [_heading(block, size)]
        case model.Bullet():
            return [_body_text((Run(f"{block.mark} {bound(block.text)}"),), size)]
        case model.Field():
            return [_field(block, size)]
        case model.Table():
            return [grid(block, room), Gap(3)]
        case model.Signatures():
            return [Gap(3), _signatures(block.columns, room, size)]
    raise TypeError(f"not a block: {block!r}")


def _paragraph(block: model.Paragraph, size: float) -> Text:
    style = {"bold": block.bold, "italic": block.italic}
    lead = (Run(bound(block.lead) + " ", bold=True),) if block.lead else ()
    runs = (*lead, Run(bound(block.text), **style))
    indent = INDENT if block.indent and block.align in ("justify", "left") else 0
    return replace(_body_text(runs, size), align=block.align, indent=indent)


def _heading(block: model.Heading, size: float) -> Text:
    label = f"{block.label} " if block.label else ""
    run = Run(label + bound(block.text), bold=True, italic=block.level > 2)
    return replace(_body_text((run,), size), before=6 if block.level == 1 else 0, keep=True, level=block.level + 1)


def _field(block: model.Field, size: float) -> Text:
    text = Text((Run(f"{block.label}: {bound(block.value)}"),), size, "justify", INDENT, after=5, spacing=1.1)
    return text if block.value else replace(text, align="left", leader=True)


def _closed(body: tuple[model.Block, ...]) -> tuple[model.Block, ...]:
    """The body with “./.” glued to its last words; signatures and tables come after them."""
    for place in range(len(body) - 1, -1, -1):
        block = body[place]
        if isinstance(block, model.Paragraph | model.Article | model.Bullet):
            return (*body[:place], replace(block, text=closed(block.text)), *body[place + 1 :])
        if not isinstance(block, model.Signatures):
            break
    return body


# -- foot --------------------------------------------------------------------------------------------------------


def _ending(paper: model.Paper, room: float, size: float) -> list[Item]:
    if not paper.signer and not paper.recipients:
        return []
    left = _recipients(paper.recipients) if paper.recipients else ()
    right = _signing(paper.signer, size) if paper.signer else ()
    share = room * 0.47
    return [Gap(3), Columns((share, room - share), ((left, right),))]


def _recipients(given: model.Recipients) -> tuple[Item, ...]:
    lines = [f"- {line.rstrip(' ;,.')};" for line in given.lines] + [f"- Lưu: {given.kept.rstrip(' ;,.')}."]
    head = Text((Run("Nơi nhận:", bold=True, italic=True),), 12, "left")
    return head, *(Text((Run(bound(line)),), 11, "left") for line in lines)


def _signing(given: model.Signature, size: float) -> tuple[Item, ...]:
    above = [_centred(bound(given.above), size, italic=True, keep=True)] if given.above else []
    lines = [*above, *(_centred(line, size, bold=True, keep=True) for line in given.lines)]
    note = [_centred(given.note, size - 1, italic=True, keep=True)] if given.note else []
    return *lines, *note, Gap(SIGNING_ROOM), _centred(given.name, size, bold=True)


def _signatures(columns: tuple[model.Signature, ...], room: float, size: float) -> Columns:
    """Heads level with each other, then the notes, the room to sign, the names."""
    size = min(size, 13) if len(columns) > 2 else size
    above = tuple((_centred(bound(one.above), size, italic=True, keep=True),) if one.above else () for one in columns)
    heads = tuple(tuple(_centred(line, size, bold=True, keep=True) for line in one.lines) for one in columns)
    notes = tuple((_centred(one.note, size - 1, italic=True, keep=True),) if one.note else () for one in columns)
    names = tuple((Gap(SIGNING_ROOM), _centred(one.name, size, bold=True)) for one in columns)
    rows = (*((above,) if any(above) else ()), heads, *((notes,) if any(notes) else ()), names)
    return Columns((room / len(columns),) * len(columns), rows)


def _centred(
    text: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    before: float = 0,
    after: float = 0,
    keep: bool = False,
) -> Text:
    return Text((Run(text, bold, italic),), size, "center", before=before, after=after, keep=keep)


def _body_text(runs: tuple[Run, ...], size: float) -> Text:
    return Text(runs, size, "justify", INDENT, after=6, spacing=1.1)
