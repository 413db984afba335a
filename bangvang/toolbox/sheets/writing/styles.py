"""Letters, borders and number formats of cells; each made once for a workbook."""

from typing import Any

from bangvang.toolbox.sheets.writing.parts import FONT, Column

DAY, MOMENT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"
SLY = ("=", "+", "-", "@", "\t", "\r", "\n")


class Styles:
    """Formats of one workbook."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.made: dict[tuple[Any, ...], Any] = {}

    def plain(self, **extra: Any) -> Any:
        key = tuple(sorted(extra.items()))
        if key not in self.made:
            base = {"font_name": FONT, "font_size": 12, "valign": "vcenter"}
            self.made[key] = self.book.add_format(base | extra)
        return self.made[key]

    def cell(self, column: Column, **extra: Any) -> Any:
        form: dict[str, Any] = {"num_format": "@"} if column.is_text else {}
        if column.is_open:
            form["locked"] = False
        return self.plain(border=1, text_wrap=True, align=column.align, **(form | extra))

    def text(self, column: Column, value: str) -> Any:
        """Text that looks like a formula carries Excel's own sign for text (the quote before it), beside the value."""
        return self.cell(column, quote_prefix=True, num_format="@") if value.startswith(SLY) else self.cell(column)
