"""Ruled tables: heading of one or two levels, the row of column numbers, bands across."""

from dataclasses import dataclass

from .model import Column, Row, Table


@dataclass(frozen=True)
class Cell:
    """A cell of the heading and how many columns and rows it covers."""

    text: str
    across: int = 1
    down: int = 1
    bold: bool = True


@dataclass(frozen=True)
class Line:
    """A row below the heading; a band has one cell across all columns."""

    cells: tuple[str, ...]
    bold: bool = False
    is_band: bool = False


@dataclass(frozen=True)
class Grid:
    """A ruled table: widths in mm, heading rows (repeated on every page), lines."""

    widths: tuple[float, ...]
    aligns: tuple[str, ...]
    head: tuple[tuple[Cell, ...], ...]
    lines: tuple[Line, ...]
    size: float
    row_height: float
    keeps: bool = False  # the last row goes with the closing line below


def grid(table: Table, room: float) -> Grid:
    """The table with its shares turned into millimetres and its headings spread out."""
    share = room / sum(column.width for column in table.columns)
    head = _heading(table.columns)
    if table.is_numbered:
        head.append(tuple(Cell(f"({place})", bold=False) for place in range(1, len(table.columns) + 1)))
    return Grid(
        tuple(column.width * share for column in table.columns),
        tuple(column.align for column in table.columns),
        tuple(head),
        tuple(_line(row, len(table.columns)) for row in table.rows),
        table.size,
        table.row_height,
    )


def _heading(columns: tuple[Column, ...]) -> list[tuple[Cell, ...]]:
    if not any(column.group for column in columns):
        return [tuple(Cell(column.title) for column in columns)]
    upper: list[Cell] = []
    for place, column in enumerate(columns):
        if not column.group:
            upper.append(Cell(column.title, down=2))
        elif place == 0 or columns[place - 1].group != column.group:
            upper.append(Cell(column.group, across=_run(columns, place)))
    return [tuple(upper), tuple(Cell(column.title) for column in columns if column.group)]


def _run(columns: tuple[Column, ...], start: int) -> int:
    """How many neighbours from here on share the group."""
    end = start
    while end < len(columns) and columns[end].group == columns[start].group:
        end += 1
    return end - start


def _line(row: Row, width: int) -> Line:
    if row.band:
        return Line((row.band,), bold=True, is_band=True)
    if len(row.cells) > width:
        raise ValueError(f"{len(row.cells)} cells in a table of {width} columns")
    return Line(row.cells + ("",) * (width - len(row.cells)), row.bold)
