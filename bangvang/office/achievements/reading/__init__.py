"""Past awards, ratings, initiatives and results in: which columns their lists have and how their cells are read."""

from bangvang.office.achievements.reading.kinds import AWARDS_LIST, INITIATIVES, RATINGS, RESULTS
from bangvang.office.achievements.reading.spellings import AWARDS, GRADES

__all__ = ["AWARDS", "AWARDS_LIST", "GRADES", "INITIATIVES", "RATINGS", "RESULTS"]
