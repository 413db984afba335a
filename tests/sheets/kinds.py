"""Every kind of list there is, by its code."""

from bangvang.office.achievements.reading import AWARDS_LIST, INITIATIVES, RESULTS
from bangvang.office.dossiers.reading import NOMINATIONS
from bangvang.office.people.reading import STAFF

KINDS = {kind.code: kind for kind in (STAFF, AWARDS_LIST, NOMINATIONS, INITIATIVES, RESULTS)}
