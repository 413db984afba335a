"""Every kind of list there is, by its code."""

from bangvang.office.achievements.reading import AWARDS_LIST, INITIATIVES, RATINGS, RESULTS
from bangvang.office.dossiers.reading import NOMINATIONS
from bangvang.office.people.reading import STAFF

KINDS = {kind.code: kind for kind in (STAFF, AWARDS_LIST, RATINGS, NOMINATIONS, INITIATIVES, RESULTS)}
