"""What the screens read of a sweep: only units one reads, only what was asked."""

from datetime import UTC, datetime

import pytest

from bangvang.office.dossiers import queries as dossiers
from bangvang.office.eligibility import queries
from bangvang.office.eligibility.models import Standing, Sweep
from tests import make

YEAR = "2023-2024"
AT = datetime(2024, 6, 12, tzinfo=UTC)


@pytest.fixture
def swept(cast):
    run = Sweep.objects.create(period=YEAR, day=AT.date(), edition="e", numbers="n", swept_at=AT)
    a, b = (make.person(name, at=unit) for name, unit in (("Lê A", cast.school_a), ("Lê B", cast.school_b)))
    for person, unit, award, answer, near in (
        (a, cast.school_a, "LDTT", "eligible", False),
        (a, cast.school_a, "CSTDCS", "not_eligible", True),
        (b, cast.school_b, "LDTT", "not_eligible", False),
    ):
        Standing.objects.create(
            person=person, at=unit, period=YEAR, award=award, answer=answer, is_near=near, failing="23.2", sweep=run
        )
    return a, b


def told(rows):
    return sorted((row.person.full_name, row.award) for row in rows)


def test_an_officer_reads_the_whole_branch_and_a_clerk_the_own_unit(cast, swept):
    officer, clerk = cast.by("phuc"), cast.by("hoa")
    assert told(queries.standings(officer, period="2024")) == [("Lê A", "CSTDCS"), ("Lê A", "LDTT"), ("Lê B", "LDTT")]
    assert told(queries.standings(clerk, period=YEAR)) == [("Lê A", "CSTDCS"), ("Lê A", "LDTT")]
    assert told(queries.standings(clerk, period=YEAR, near=True)) == [("Lê A", "CSTDCS")]
    assert told(queries.standings(officer, period=YEAR, unit=cast.school_b, answer="not_eligible")) == [
        ("Lê B", "LDTT")
    ]


def test_who_is_eligible_and_has_no_dossier_is_listed_in_the_order_of_the_book_for_one_person(cast, swept):
    officer = cast.by("phuc")
    assert told(dossiers.eligible_not_proposed(officer, period=YEAR)) == [("Lê A", "LDTT")]
    assert list(dossiers.proposed_not_eligible(officer, period=YEAR)) == []
    assert [row.award for row in queries.standing_of(swept[0], YEAR)] == ["LDTT", "CSTDCS"]
