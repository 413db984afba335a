"""Lists as offices really send them: bytes in, an understood list out. Nothing is written, run, defaulted or left out.

The subject's words come in as a `Kind`; what lies here knows only how Vietnamese offices keep tables.
"""

from bangvang.toolbox.sheets.reading.engine import read_sheet
from bangvang.toolbox.sheets.reading.head import ColumnFound
from bangvang.toolbox.sheets.reading.kinds import Field, Found, Kind, Level, Look, Names, Reader, Reason, Said
from bangvang.toolbox.sheets.reading.lines import Line, What
from bangvang.toolbox.sheets.reading.reading import PageSeen, Reading, Row, State
from bangvang.toolbox.sheets.reading.spellings import NearestFirst, Spellings
from bangvang.toolbox.sheets.reading.telling import as_text

__all__ = [
    "ColumnFound", "Field", "Found", "Kind", "Level", "Line", "Look", "Names", "NearestFirst", "PageSeen", "Reader", "Reading",
    "Reason", "Row", "Said", "Spellings", "State", "What", "as_text", "read_sheet",
]  # fmt: skip
