"""A returned dossier is taken back by who returned it: no other office finds the button."""

import pytest

from bangvang.office.dossiers import actions
from bangvang.office.dossiers.models import Line
from tests.cast import signed_in
from tests.office.dossiers import way

BUTTON = "Lấy lại hồ sơ vừa trả"


@pytest.fixture
def line(cast):
    """A dossier of a district school, given back by its Phòng."""
    first = way.received(cast, count=1).lines.get()
    actions.return_lines([first], by=cast.by("phuc"), reason="Thiếu chữ ký.")
    return Line.objects.get(pk=first.pk)


@pytest.mark.parametrize("who", ["dung", "son", "lan"])
def test_the_so_reads_the_returned_dossier_of_a_district_school_without_the_button(client, cast, line, who):
    browser = signed_in(client, cast.accounts[who])
    page = browser.get(f"/ho-so/{line.pk}/").content.decode()
    assert "Nguyễn Thị Hạnh A" in page
    assert BUTTON not in page
    browser.post(f"/ho-so/{line.pk}/hoan-tac-tra-lai/")
    line.refresh_from_db()
    assert (line.state, line.place) == ("returned", cast.school_a)


def test_the_phong_that_returned_it_takes_it_back(client, cast, line):
    browser = signed_in(client, cast.phuc)
    assert BUTTON in browser.get(f"/ho-so/{line.pk}/").content.decode()
    browser.post(f"/ho-so/{line.pk}/hoan-tac-tra-lai/")
    line.refresh_from_db()
    assert (line.state, line.place) == ("received", cast.district_office)
