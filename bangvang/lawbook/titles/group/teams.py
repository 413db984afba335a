"""A tổ inside a unit: whether it may hold a title of collectives is left to ministry and province (Điều 27, 28 khoản 3)."""

from ...conditions import Any_, Clause, Judged, Switch, condition, every
from ...instruments import INSTRUMENTS, Citation

# What the older law said of a tổ was not read: only a local text of that day tells.
LOCAL_TEXT = INSTRUMENTS["LOCAL"].at("")
_SAY = "Là đơn vị; nếu là tổ trong đơn vị thì thuộc đối tượng xét tặng theo quy định của bộ, ngành, tỉnh"
_SAY_EN = "A unit; a team inside one only where ministry or province lists teams"
_NO_TEXT = Judged(
    "team",
    "chưa nhập quy định về việc xét danh hiệu này cho tổ",
    "no text of the province on teams has been entered",
    is_read=False,
)


def teams_where_listed(cite: Citation, setting: str, code: str, *, confidence: str = "H") -> Clause:
    """A unit passes; a tổ passes or fails by the local text of the day, and is not known while there is none."""
    by_text = Switch(setting, on=every("any_collective"), off=every("whole_unit"), unset=_NO_TEXT)
    when = Any_((every("whole_unit"), by_text))
    return condition(cite, when, code=code, say=_SAY, say_en=_SAY_EN, confidence=confidence)
