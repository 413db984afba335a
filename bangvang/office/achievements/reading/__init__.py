"""Past awards, initiatives and results in: which columns their lists have and how their cells are read."""

from bangvang.office.achievements.reading.kinds import AWARDS_LIST, INITIATIVES, RESULTS
from bangvang.office.achievements.reading.spellings import AWARDS, GRADES

__all__ = ["AWARDS", "AWARDS_LIST", "GRADES", "INITIATIVES", "RESULTS"]
