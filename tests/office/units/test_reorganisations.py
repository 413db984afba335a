"""What really happened to Quảng Nam in 2025, carried out on the day, with dossiers under way.

Nông Sơn into Quế Sơn from 01/01/2025 · no districts and no Phòng GDĐT from 01/7/2025 · Quảng Nam into Đà Nẵng the same day.
"""

from datetime import date

import pytest
from django.conf import settings

from bangvang.office.councils.queries import lines_waiting
from bangvang.office.decisions.actions import draft
from bangvang.office.decisions.queries import lines_ready
from bangvang.office.dossiers import actions as dossiers
from bangvang.office.dossiers.models import Line, LineState
from bangvang.office.dossiers.queries import route
from bangvang.office.dossiers.queries.lists import lines_seen_by, proposals_to_receive
from bangvang.office.people.models import Role
from bangvang.office.people.queries import units_answered_for
from bangvang.office.units import actions, queries
from bangvang.office.units.models import Kind, Unit
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.workflow import NotNow
from tests import make
from tests.office.dossiers import way

NEW_YEAR = date(2025, 1, 1)
NONG_SON = "Nghị quyết nhập huyện Nông Sơn vào huyện Quế Sơn"
NO_DISTRICTS = date(2025, 7, 1)
TWO_LEVELS = "Nghị quyết về chính quyền địa phương hai cấp"
DA_NANG = "Nghị quyết sáp nhập tỉnh Quảng Nam và thành phố Đà Nẵng"


def again(thing):
    return type(thing).objects.get(pk=thing.pk)


def it_is(monkeypatch, day):
    monkeypatch.setattr(settings, "BANGVANG_TODAY", day.isoformat())


def told(since, decision):
    return {"since": since, "decision": decision, "by": MACHINE}


def carried(lines, unit):
    """Taken before the unit's council and carried by it."""
    dossiers.put_before_council(lines, by=MACHINE)
    results = {line.pk: (6, True, "6/7 phiếu tán thành") for line in lines}
    dossiers.record_vote(
        lines,
        by=MACHINE,
        unit=unit,
        results=results,
        members=7,
        present=7,
        held_date=date.fromisoformat(settings.BANGVANG_TODAY),
        minutes_number="01/BB",
    )
    return list(Line.objects.filter(pk__in=[line.pk for line in lines]))


# Nông Sơn into Quế Sơn


@pytest.fixture
def que_son(cast):
    """The cast's Phòng plays Nông Sơn; here is Quế Sơn with its People's Committee and its officer Tâm."""
    office = "Phòng Giáo dục và Đào tạo huyện"
    named = {"since": date(2008, 5, 1), "decision": "Nghị định số 42/2008/NĐ-CP", "by": MACHINE}
    actions.rename_unit(cast.district_office, name=f"{office} Nông Sơn", short_name="Phòng GDĐT Nông Sơn", **named)
    make.unit("Ủy ban nhân dân huyện Quế Sơn", Kind.DISTRICT, code="UBND-QS", symbol="UBND")
    made = make.unit(
        f"{office} Quế Sơn",
        Kind.DISTRICT_OFFICE,
        cast.department,
        code="PGD-QS",
        short_name="Phòng GDĐT Quế Sơn",
        symbol="PGDĐT",
        place="Quế Sơn",
    )
    officer = make.person("Lê Thị Tâm", at=made, title="Chuyên viên", kind="official", code="CB-tam")
    cast.accounts["tam"] = make.account("tam", officer, (Role.OFFICER, made))
    return made


def merge_nong_son(cast, que_son):
    actions.dissolve_unit(again(cast.district_office), successor=que_son, **told(NEW_YEAR, NONG_SON))


def test_nong_son_goes_into_que_son_on_new_years_day_and_not_before(cast, que_son, monkeypatch):
    it_is(monkeypatch, date(2024, 12, 20))
    merge_nong_son(cast, que_son)
    assert again(cast.school_a).parent == cast.district_office
    assert cast.school_a not in units_answered_for(cast.by("tam"))
    it_is(monkeypatch, NEW_YEAR)
    actions.apply_due_changes()
    assert {again(school).parent for school in (cast.school_a, cast.school_b)} == {que_son}
    mine = set(units_answered_for(cast.by("tam")))
    assert mine == {que_son, cast.district_office, cast.school_a, cast.school_b}


def test_an_open_dossier_of_nong_son_is_finished_by_que_son(cast, que_son, monkeypatch):
    proposal = way.received(cast, count=2)
    it_is(monkeypatch, NEW_YEAR)
    merge_nong_son(cast, que_son)
    tam = cast.by("tam")
    lines = list(lines_seen_by(tam))
    assert {line.place for line in lines} == {cast.district_office}
    dossiers.verify(lines, by=tam)
    assert set(lines_waiting(que_son)) == set(lines)
    lines = carried(lines, que_son)
    letter = dossiers.propose_upwards(lines, by=tam)
    assert (letter.from_unit, letter.to_unit.code) == (que_son, "UBND-QS")
    signed = dossiers.sign(letter, by=MACHINE, number="01/TTr-PGDĐT")
    dossiers.submit(signed, by=tam)
    assert {line.state for line in Line.objects.all()} == {LineState.PROPOSED}
    assert proposal.to_unit == cast.district_office  # what was signed to Nông Sơn stays so


def test_a_letter_to_nong_son_not_yet_received_is_received_by_que_son(cast, que_son, monkeypatch):
    proposal = way.submitted(cast, count=1)
    it_is(monkeypatch, NEW_YEAR)
    merge_nong_son(cast, que_son)
    tam = cast.by("tam")
    assert list(proposals_to_receive(tam)) == [proposal]
    dossiers.receive(proposal, by=tam)
    assert Line.objects.get().state == LineState.RECEIVED


def test_old_papers_keep_nong_son_and_new_ones_name_que_son(cast, que_son, monkeypatch):
    it_is(monkeypatch, date(2025, 1, 10))
    merge_nong_son(cast, que_son)
    before, after = date(2024, 12, 31), NEW_YEAR
    assert queries.letterhead_on(again(cast.school_a), before).parent.endswith("Nông Sơn")
    assert queries.letterhead_on(again(cast.school_a), after).parent.endswith("Quế Sơn")
    assert queries.letterhead_on(again(cast.district_office), before).name.endswith("Nông Sơn")
    assert queries.letterhead_on(again(cast.district_office), before).parent == cast.district.name


def test_who_stands_aside_from_nong_son_sees_nothing_of_it(cast, que_son, monkeypatch):
    way.received(cast, count=1)
    it_is(monkeypatch, NEW_YEAR)
    merge_nong_son(cast, que_son)
    assert not lines_seen_by(cast.by("mai")).exists()


def test_a_dossier_under_appraisal_stays_with_the_phong_that_holds_it_when_its_school_moves(cast, que_son):
    way.received(cast, count=1)
    day = told(date(2024, 6, 1), NONG_SON)
    actions.move_unit(again(cast.school_a), under=que_son, kind=Kind.DISTRICT_SCHOOL, **day)
    holds, stranger = cast.by("phuc"), cast.by("mai")
    assert [line.place for line in lines_seen_by(holds)] == [cast.district_office]
    assert not lines_seen_by(stranger).exists()
    (line,) = dossiers.verify(list(lines_seen_by(holds)), by=holds)
    assert line.state == LineState.VERIFIED


# no districts and no Phòng GDĐT


@pytest.fixture
def commune(cast):
    return make.unit(
        "Ủy ban nhân dân xã Núi Thành", Kind.COMMUNE, cast.department, code="XA-NT", since=NO_DISTRICTS, symbol="UBND"
    )


def end_of_districts(cast, commune):
    """School A goes to its commune, school B to the Sở; the Phòng ends and the Sở finishes what lies there."""
    day = told(NO_DISTRICTS, TWO_LEVELS)
    actions.move_unit(again(cast.school_a), under=commune, kind=Kind.COMMUNE_SCHOOL, **day)
    actions.move_unit(again(cast.school_b), under=cast.department, kind=Kind.DEPARTMENT_UNIT, **day)
    actions.dissolve_unit(again(cast.district_office), successor=cast.department, **day)
    actions.dissolve_unit(again(cast.district), successor=None, **day)


def test_from_july_the_communes_chair_decides_for_its_school_and_the_director_for_his(cast, commune, monkeypatch):
    it_is(monkeypatch, date(2025, 6, 20))
    end_of_districts(cast, commune)  # entered before the day, for the day
    day = date(2025, 6, 30)
    assert [stop.unit for stop in route("LDTT", again(cast.school_a), day)] == [
        cast.school_a,
        cast.district_office,
        cast.district,
    ]
    it_is(monkeypatch, NO_DISTRICTS)
    actions.apply_due_changes()
    of_a = route("CSTDCS", again(cast.school_a), NO_DISTRICTS)
    assert [(stop.unit, stop.is_outside) for stop in of_a] == [(cast.school_a, False), (commune, True)]
    assert "129/2025/NĐ-CP" in of_a[-1].cite
    assert [stop.unit for stop in route("GK", again(cast.school_a), NO_DISTRICTS)] == [cast.school_a, cast.department]
    assert [stop.unit for stop in route("LDTT", again(cast.school_b), NO_DISTRICTS)] == [
        cast.school_b,
        cast.department,
    ]


def test_a_dossier_that_lay_at_the_phong_is_finished_by_the_department(cast, commune, monkeypatch):
    way.received(cast, count=1)
    it_is(monkeypatch, date(2025, 7, 7))
    end_of_districts(cast, commune)
    dung = cast.by("dung")
    lines = dossiers.verify(list(Line.objects.all()), by=dung)
    assert list(lines_waiting(cast.department)) == lines
    lines = carried(lines, cast.department)
    assert list(lines_ready(cast.department)) == []  # the commune's chair decides, not the Director
    with pytest.raises(NotNow, match="do cấp khác quyết định"):
        draft(cast.department, by=dung, lines=lines, title="Công nhận", signer="Dương Thị Lan", signer_role="Giám đốc")
    letter = dossiers.propose_upwards(lines, by=dung)
    assert (letter.from_unit, letter.to_unit) == (cast.department, commune)


def test_a_dossier_of_a_school_that_came_to_the_department_is_decided_there(cast, commune, monkeypatch):
    way.received(cast, count=1)
    it_is(monkeypatch, date(2025, 7, 7))
    day = told(NO_DISTRICTS, TWO_LEVELS)
    for school in (cast.school_a, cast.school_b):
        actions.move_unit(again(school), under=cast.department, kind=Kind.DEPARTMENT_UNIT, **day)
    actions.dissolve_unit(again(cast.district_office), successor=cast.department, **day)
    lines = carried(dossiers.verify(list(Line.objects.all()), by=cast.by("dung")), cast.department)
    assert list(lines_ready(cast.department)) == lines


# Quảng Nam into Đà Nẵng


@pytest.fixture
def da_nang(cast):
    """The merged city and its Sở, founded on the day; Dũng of the old Sở works on at the new one."""
    make.unit("Ủy ban nhân dân thành phố Đà Nẵng", Kind.PROVINCE, code="UBND-DN", since=NO_DISTRICTS, place="Đà Nẵng")
    made = make.unit(
        "Sở Giáo dục và Đào tạo thành phố Đà Nẵng",
        Kind.DEPARTMENT,
        code="SGD-DN",
        short_name="Sở GDĐT Đà Nẵng",
        symbol="SGDĐT",
        place="Đà Nẵng",
        clock="calendar",
        since=NO_DISTRICTS,
    )
    make.role(cast.dung, Role.OFFICER, made, since=NO_DISTRICTS)
    return made


def join_da_nang(cast, da_nang):
    day = told(NO_DISTRICTS, DA_NANG)
    actions.dissolve_unit(again(cast.department), successor=da_nang, **day)
    actions.dissolve_unit(again(cast.province), successor=Unit.objects.get(code="UBND-DN"), **day)


def test_quang_nam_joins_da_nang_with_everything_below(cast, da_nang, monkeypatch):
    assert queries.the_department() == cast.department
    it_is(monkeypatch, date(2025, 6, 25))
    join_da_nang(cast, da_nang)
    assert queries.the_department() == cast.department
    it_is(monkeypatch, NO_DISTRICTS)
    actions.apply_due_changes()
    assert (queries.the_department(), queries.the_province().code) == (da_nang, "UBND-DN")
    assert again(cast.high_school).parent == da_nang
    assert again(cast.school_a).path == "SGD-DN.PGD-NT.TH-KD."
    dung = cast.by("dung")
    assert set(units_answered_for(dung)) >= {da_nang, cast.department, cast.high_school, cast.school_a, cast.office}
    assert dung.units_at(Role.OFFICER)[0] in (da_nang, cast.department)


def test_a_dossier_begun_in_quang_nam_is_decided_in_da_nang(cast, da_nang, monkeypatch):
    way.received(cast, school="high_school", count=1)
    it_is(monkeypatch, date(2025, 7, 14))
    join_da_nang(cast, da_nang)
    dung = cast.by("dung")
    lines = carried(dossiers.verify(list(Line.objects.all()), by=dung), da_nang)
    assert list(lines_ready(da_nang)) == lines
    assert [stop.unit for stop in route("LDTT", again(cast.high_school), NO_DISTRICTS)] == [cast.high_school, da_nang]


def test_papers_of_quang_nam_keep_its_head(cast, da_nang, monkeypatch):
    it_is(monkeypatch, date(2025, 7, 14))
    join_da_nang(cast, da_nang)
    old = queries.letterhead_on(again(cast.department), date(2025, 6, 30))
    assert (old.parent, old.name) == (cast.province.name, cast.department.name)
    new = queries.letterhead_on(da_nang, date(2025, 7, 14))
    assert (new.parent, new.place) == ("Ủy ban nhân dân thành phố Đà Nẵng", "Đà Nẵng")
    school = queries.letterhead_on(again(cast.high_school), date(2025, 7, 14))
    assert school.parent == da_nang.name
