"""The one Typst compiler a process keeps: its fonts are ours, the system's are not looked at."""

import datetime
import functools
import threading
from pathlib import Path

import typst

from .metrics import FONTS

HERE = Path(__file__).parent
LONG = 100_000  # characters of data; a list of some 600 rows, about 80 MB while it is drawn
KEPT = 10  # documents whose work Typst remembers after they are done
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
        if sum(map(len, texts.values())) > LONG:
            _forget()
    assert isinstance(made, bytes)  # noqa: S101 - one PDF, kept in memory
    return made


def _forget() -> None:
    """Blank pages until the long document has left Typst's memory: ten long lists would hold 5 GB (typst-py issue 104)."""
    for number in range(KEPT + 1):
        _compiler().compile(input=b"#sys.inputs.number", format="svg", sys_inputs={"number": str(number)})
