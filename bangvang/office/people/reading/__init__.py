"""Staff lists in: which columns they have and how their cells are read."""

from dataclasses import replace

from bangvang.office.people.reading.columns import (
    BAND,
    CLOSING,
    CONTRACT,
    ETHNICITY,
    JOINED,
    NAME_PARTS,
    NOTE,
    PARTY,
    PERSON,
    PHONE,
    POST_SINCE,
    check_person,
)
from bangvang.office.people.reading.leaving import LEFT_AS, LEFT_DATE, RETIRED_FROM, noted
from bangvang.toolbox.sheets.reading import Kind

STAFF = Kind(
    "staff",
    "danh sách cán bộ, giáo viên, nhân viên",
    (
        *PERSON,
        ETHNICITY,
        CONTRACT,
        JOINED,
        POST_SINCE,
        LEFT_DATE,
        LEFT_AS,
        RETIRED_FROM,
        PARTY,
        PHONE,
        replace(NOTE, read=noted),
    ),
    needs=(("full_name",),),
    joins=NAME_PARTS,
    band=BAND,
    check=check_person,
    closing=CLOSING,
)

__all__ = ["STAFF"]
