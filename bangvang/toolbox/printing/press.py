"""The one Typst compiler a process keeps: its fonts are ours, the system's are not looked at."""

import datetime
import functools
import threading
from pathlib import Path

import typst

from .metrics import FONTS

HERE = Path(__file__).parent
_one_at_a_time = threading.Lock()


@functools.cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(root=str(HERE), font_paths=[str(FONTS)], ignore_system_fonts=True)


def pressed(template: str, day: datetime.date | None, **texts: str) -> bytes:
    """The PDF/A of a template of ours, dated that day, with the texts given to it as data."""
    moment = datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC) if day else None
    with _one_at_a_time:
        made = _compiler().compile(
            input=str(HERE / template), format="pdf", sys_inputs=texts, pdf_standards=["a-2a", "ua-1"], timestamp=moment
        )
    assert isinstance(made, bytes)  # noqa: S101 - one PDF, kept in memory
    return made
