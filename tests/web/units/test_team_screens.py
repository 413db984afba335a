"""Tổ on screen: the school keeps its own, others only look or see nothing; a unit of a later day is told apart."""

import re
from datetime import date

from bangvang.office.people.models import TeamMember
from bangvang.office.registrations import actions as registrations
from bangvang.office.registrations.queries import team_choices_of
from bangvang.office.units import actions
from bangvang.office.units.models import Kind, Unit
from tests import make
from tests.cast import signed_in

DAY = date(2023, 9, 5)


def html(answer):
    """The page without the marks around dates."""
    return re.sub(r"</?time[^>]*>", "", answer.content.decode())


def team_of(cast, school="school_a", clerk="hoa", name="Tổ Toán - Tin"):
    return actions.found_team(getattr(cast, school), by=cast.by(clerk), name=name, since=DAY)


def test_the_clerk_founds_a_team_and_writes_down_who_it_is(client, cast):
    browser = signed_in(client, cast.hoa)
    assert f"/don-vi/{cast.school_a.pk}/lap-to/" in html(browser.get(f"/don-vi/{cast.school_a.pk}/"))
    told = {"name": "Tổ Toán - Tin", "since": "05/09/2023", "decision": ""}
    page = html(browser.post(f"/don-vi/{cast.school_a.pk}/lap-to/", told, follow=True))
    assert "Đã lập tổ." in page
    team, vy = Unit.objects.get(kind=Kind.GROUP), cast.vy.person_id
    told = {"people": [vy], "leader": vy, "since": "05/09/2023"}
    page = html(browser.post(f"/don-vi/to/{team.pk}/", told, follow=True))
    assert "Nguyễn Tường Vy, tổ trưởng" in page
    assert list(TeamMember.objects.values_list("person", "is_leader", "since")) == [(vy, True, DAY)]
    assert "Từ ngày 05/09/2023, 1 người" in html(browser.get(f"/don-vi/{cast.school_a.pk}/"))


def test_a_team_is_renamed_and_ended_on_screen(client, cast):
    team, browser = team_of(cast), signed_in(client, cast.binh)
    told = {"name": "Tổ Tự nhiên", "since": "08/01/2024"}
    assert "Đã ghi tên mới của tổ." in html(browser.post(f"/don-vi/to/{team.pk}/doi-ten/", told, follow=True))
    assert "<h1>Tổ Tự nhiên</h1>" in html(browser.get(f"/don-vi/to/{team.pk}/"))
    browser.post(f"/don-vi/to/{team.pk}/ket-thuc/", {"since": "06/05/2024"})
    assert "Kết thúc từ hết ngày 05/05/2024" in html(browser.get(f"/don-vi/to/{team.pk}/"))
    assert browser.get(f"/don-vi/to/{team.pk}/doi-ten/").status_code == 404


def test_strangers_see_nothing_and_those_above_only_look(client, cast):
    team = team_of(cast)
    stranger = signed_in(client, cast.cuc)
    for path in ("", "doi-ten/", "ket-thuc/"):
        assert stranger.get(f"/don-vi/to/{team.pk}/{path}").status_code == 404
    above = signed_in(client, cast.phuc)
    page = html(above.get(f"/don-vi/to/{team.pk}/"))
    assert ("<h1>Tổ Toán - Tin</h1>" in page, "Ghi người của tổ" in page) == (True, False)
    assert above.get(f"/don-vi/to/{team.pk}/doi-ten/").status_code == 404
    assert above.get(f"/don-vi/{team.pk}/").status_code == 404  # a tổ has no page of a unit


def test_lists_and_choices_of_units_know_no_team(client, cast):
    team_of(cast)
    browser = signed_in(client, cast.dung)
    for path in ("/don-vi/", "/don-vi/?ngay=05/06/2024", f"/don-vi/{cast.school_b.pk}/thay-doi/", "/don-vi/thanh-lap/"):
        page = html(browser.get(path))
        assert ("Tổ Toán - Tin" in page, "Tổ trong đơn vị" in page) == (False, False)


def test_a_team_is_registered_on_the_sheet_of_its_school(client, cast):
    team, other = team_of(cast), team_of(cast, "school_b", "cuc", "Tổ Hóa")
    sheet = registrations.open_sheet(cast.school_a, by=cast.by("hoa"), period="2023-2024")
    browser = signed_in(client, cast.hoa)
    page = html(browser.get(f"/dang-ky/{sheet.pk}/"))
    assert ("Tổ Toán - Tin" in page, "Tổ Hóa" in page) == (True, False)
    told = {"version": "0", "to": [team.pk, other.pk], f"to-{team.pk}": "TTLDTT", f"to-{other.pk}": "TTLDTT"}
    browser.post(f"/dang-ky/{sheet.pk}/", told)
    assert team_choices_of(sheet) == {team.pk: {"TTLDTT"}}
    browser.post(f"/dang-ky/{sheet.pk}/", {"version": "1", "to": [team.pk]})
    assert team_choices_of(sheet) == {}


def test_a_unit_founded_for_a_later_day_stands_apart_from_todays_list(client, cast):
    make.unit("Trường Tiểu học Hoa Sen", Kind.DISTRICT_SCHOOL, cast.district_office, since=date(2024, 9, 1))
    page = html(signed_in(client, cast.dung).get("/don-vi/"))
    coming, _section, today = page.partition('aria-label="Đơn vị"')
    assert "Trường Tiểu học Hoa Sen</a>, từ ngày 01/09/2024" in coming
    assert ("Trường Tiểu học Hoa Sen" in today, "Trường Tiểu học Kim Đồng" in today) == (False, True)
