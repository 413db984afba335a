"""The WordprocessingML of each item, as text; everything that comes from outside is escaped here."""

import re
from xml.sax.saxutils import escape

from .layout import Columns, Gap, Item, Rule, Run, Text
from .tables import Cell, Grid, Line

FACE = "Times New Roman"
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
ALIGNED = {"left": "left", "right": "right", "center": "center", "justify": "both"}
_YEARS = re.compile("(?<=\\d{4}\u00a0)-(?=\u00a0\\d{4})")
EMU = 36000  # in a millimetre


class Numbers:
    """Hands out the ids of drawings, which must differ within a file."""

    def __init__(self, start: int) -> None:
        self.last = start

    def take(self) -> int:
        """The next one."""
        self.last += 1
        return self.last


def twips(mm: float) -> int:
    """Twentieths of a point."""
    return round(mm * 1440 / 25.4)


def drawn(item: Item, room: float, numbers: Numbers) -> str:
    """One item."""
    match item:
        case Text():
            return _text(item, room)
        case Rule():
            return _rule(item, numbers.take())
        case Gap():
            return gap(item.height)
        case Grid():
            return _grid(item)
        case Columns():
            return _columns(item, numbers)
    raise TypeError(f"not an item: {item!r}")


def _text(item: Text, room: float) -> str:
    runs = "".join(_run(run, item.size) for run in item.runs)
    tabs = ""
    if item.leader:
        tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{twips(room)}"/></w:tabs>'
        runs += "<w:r><w:tab/></w:r>"
    keep = "<w:keepNext/>" if item.keep else ""
    outline = f'<w:outlineLvl w:val="{item.level - 1}"/>' if item.level else ""
    return (
        f"<w:p {NAMES}><w:pPr>{keep}{tabs}{_spacing(item)}"
        f'<w:ind w:left="{twips(item.left)}" w:firstLine="{twips(item.indent)}"/>'
        f'<w:jc w:val="{ALIGNED[item.align]}"/>{outline}</w:pPr>{runs}</w:p>'
    )


def _spacing(item: Text) -> str:
    line = f'w:line="{round(240 * item.spacing)}" w:lineRule="auto"'
    return f'<w:spacing w:before="{round(item.before * 20)}" w:after="{round(item.after * 20)}" {line}/>'


def _run(run: Run, size: float) -> str:
    style = ("<w:b/>" if run.bold else "") + ("<w:i/>" if run.italic else "")
    look = f'<w:rPr>{style}<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/></w:rPr>'
    return f"<w:r>{look}{_words(run.text)}</w:r>"


def _words(text: str) -> str:
    return "<w:br/>".join(_line(line) for line in text.split("\n"))


def _line(line: str) -> str:
    """School years “2023 - 2024” keep together: their hyphen is Word's unbreakable one."""
    parts = (f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in _YEARS.split(line))
    return "<w:noBreakHyphen/>".join(parts)


def gap(height: float) -> str:
    """Empty room of an exact height."""
    return (
        f'<w:p {NAMES}><w:pPr><w:keepNext/><w:spacing w:before="0" w:after="0" w:line="{max(twips(height), 20)}"'
        ' w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
    )


def _rule(rule: Rule, number: int) -> str:
    """A drawn line in a paragraph of its own, three points high, centred in its column."""
    long, down = round(rule.width * EMU), round((rule.before + 1.5) * 12700)
    shape = (
        '<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{long}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>'
    )
    anchor = (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251658240" behindDoc="0"'
        ' locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{down}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{long}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="Đường kẻ {number}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"{shape}</a:graphicData></a:graphic></wp:anchor>"
    )
    return (
        f'<w:p {NAMES}><w:pPr><w:keepNext/><w:spacing w:before="0"'
        f' w:after="{round(rule.after * 20)}" w:line="{round(rule.before * 20) + 60}" w:lineRule="exact"/><w:jc w:val="center"/></w:pPr><w:r>'
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{anchor}</w:drawing></mc:Choice>'
        f"<mc:Fallback/></mc:AlternateContent></w:r></w:p>"
    )


# -- tables ------------------------------------------------------------------------------------------------------


def _grid(item: Grid) -> str:
    heads = "".join(_head_row(row, item) for row in _spread(item))
    last = len(item.lines) - 1
    lines = "".join(_grid_row(line, item, keep=item.keeps and place == last) for place, line in enumerate(item.lines))
    return f"<w:tbl {NAMES}>{_table_look(item.widths, padding=1.6, ruled=True)}{heads}{lines}</w:tbl>"


def _table_look(widths: tuple[float, ...], *, padding: float, ruled: bool) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    kind = 'w:val="single" w:sz="4" w:space="0" w:color="000000"' if ruled else 'w:val="nil"'
    borders = "".join(f"<w:{side} {kind}/>" for side in sides)
    pad = twips(padding)
    cells = f'<w:left w:w="{pad}" w:type="dxa"/><w:right w:w="{pad}" w:type="dxa"/>'
    columns = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return (
        f'<w:tblPr><w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{cells}</w:tblCellMar></w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
    )


def _spread(item: Grid) -> list[list[tuple[Cell | None, int]]]:
    """Heading rows with each cell's first column; None continues a cell from the row above."""
    rows: list[list[tuple[Cell | None, int]]] = []
    covered: set[int] = set()
    for row in item.head:
        cells = iter(row)
        spread: list[tuple[Cell | None, int]] = []
        below: set[int] = set()
        column = 0
        while column < len(item.widths):
            cell = None if column in covered else next(cells)
            spread.append((cell, column))
            if cell and cell.down > 1:
                below.add(column)
            column += cell.across if cell else 1
        covered = below
        rows.append(spread)
    return rows


def _head_row(row: list[tuple[Cell | None, int]], item: Grid) -> str:
    cells = "".join(_head_cell(cell, column, item) for cell, column in row)
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _head_cell(cell: Cell | None, column: int, item: Grid) -> str:
    if cell is None:
        return _cell("<w:p/>", item.widths[column], "<w:vMerge/>")
    width = sum(item.widths[column : column + cell.across])
    merge = f'<w:gridSpan w:val="{cell.across}"/>' if cell.across > 1 else ""
    merge += '<w:vMerge w:val="restart"/>' if cell.down > 1 else ""
    return _cell(_cell_text(cell.text, item.size, "center", bold=cell.bold, italic=not cell.bold), width, merge)


def _grid_row(line: Line, item: Grid, *, keep: bool = False) -> str:
    height = f'<w:trHeight w:val="{twips(item.row_height)}" w:hRule="atLeast"/>' if item.row_height else ""
    if line.is_band:
        span = f'<w:gridSpan w:val="{len(item.widths)}"/>'
        cells = _cell(_cell_text(line.cells[0], item.size, "left", bold=True, keep=True), sum(item.widths), span)
    else:
        cells = "".join(
            _cell(_cell_text(text, item.size, align, bold=line.bold, keep=keep), width)
            for text, align, width in zip(line.cells, item.aligns, item.widths, strict=True)
        )
    return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{cells}</w:tr>"


def _cell(content: str, width: float, merge: str = "", align: str = "center") -> str:
    look = f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>{merge}<w:vAlign w:val="{align}"/>'
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{content}</w:tc>"


def _cell_text(text: str, size: float, align: str, *, bold: bool, italic: bool = False, keep: bool = False) -> str:
    stay = "<w:keepNext/>" if keep else ""
    return (
        f'<w:p><w:pPr>{stay}<w:spacing w:before="30" w:after="30"/><w:jc w:val="{ALIGNED[align]}"/></w:pPr>'
        f"{_run(Run(text, bold, italic), size)}</w:p>"
    )


def _columns(item: Columns, numbers: Numbers) -> str:
    """Side by side in a table without ruling or padding, so that the widths are the widths."""
    rows = "".join(_columns_row(row, item.widths, numbers) for row in item.rows)
    return f"<w:tbl {NAMES}>{_table_look(item.widths, padding=0, ruled=False)}{rows}</w:tbl>"


def _columns_row(row: tuple[tuple[Item, ...], ...], widths: tuple[float, ...], numbers: Numbers) -> str:
    cells = "".join(
        _cell("".join(drawn(item, width, numbers) for item in cell) or gap(0.4), width, align="top")
        for cell, width in zip(row, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


# -- margins and defaults ----------------------------------------------------------------------------------------


def defaults(size: float, language: str) -> str:
    """All four faces named, so that neither Word nor LibreOffice picks another."""
    return (
        f'<w:docDefaults {NAMES}><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FACE}" w:hAnsi="{FACE}" w:eastAsia="{FACE}"'
        f' w:cs="{FACE}"/><w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'
        f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )


def numbered_from_one() -> str:
    """Pages of a section count from 1."""
    return f'<w:pgNumType {NAMES} w:start="1"/>'


def thin() -> str:
    """The spacing of a paragraph that must take no room."""
    return f'<w:spacing {NAMES} w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'


def empty_paragraph() -> str:
    """A paragraph with nothing in it."""
    return f"<w:p {NAMES}/>"


def page_number() -> str:
    """The number of the page, 13 points, centred."""
    look = '<w:rPr><w:sz w:val="26"/></w:rPr>'
    return (
        f'<w:p {NAMES}><w:pPr><w:jc w:val="center"/></w:pPr><w:r>{look}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{look}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r><w:r>{look}<w:t>2</w:t></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def foot(text: str) -> str:
    """The discreet note below every page."""
    look = '<w:rPr><w:i/><w:color w:val="555555"/><w:sz w:val="18"/></w:rPr>'
    words = f"<w:r>{look}<w:t>{escape(text)}</w:t></w:r>" if text else ""
    return f'<w:p {NAMES}><w:pPr><w:jc w:val="center"/></w:pPr>{words}</w:p>'
