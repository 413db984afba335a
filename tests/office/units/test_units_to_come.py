"""A unit founded for a later day: nobody asks yet who does the work there, and no list of a sweep is asked of it."""

from datetime import date

from bangvang.office.eligibility.actions import sweep_office
from bangvang.office.people.queries.duty import units_on_duty
from bangvang.office.units.models import Kind
from tests import make
from tests.cast import signed_in

NEW = "Trường Tiểu học Võ Thị Sáu"


def founded(cast, since):
    return make.unit(NEW, Kind.DISTRICT_SCHOOL, cast.district_office, since=since)


def test_duty_is_asked_from_the_first_day_on(cast):
    before = set(units_on_duty(cast.by("phuc")))
    founded(cast, date(2030, 9, 1))
    assert set(units_on_duty(cast.by("phuc"))) == before
    begun = founded(cast, date(2023, 9, 1))
    assert set(units_on_duty(cast.by("phuc"))) == {*before, begun}


def test_a_sweep_is_asked_of_units_that_stand(client, cast):
    browser = signed_in(client, cast.phuc)
    coming, begun = founded(cast, date(2030, 9, 1)), founded(cast, date(2023, 9, 1))
    sweep_office()
    page = browser.get("/ra-soat/").content.decode()
    assert f'<option value="{begun.pk}">{NEW}</option>' in page
    assert f'value="{coming.pk}"' not in page
