"""Tổ of a school: kept by the school itself, people in and out by date, commended as one, counted nowhere beside the school."""

from datetime import date

import pytest
from django.conf import settings

from bangvang.office.achievements.actions import note_complete
from bangvang.office.achievements.models import ListKind
from bangvang.office.documents import actions as documents
from bangvang.office.documents.queries import parameters_on
from bangvang.office.dossiers import actions as dossiers
from bangvang.office.dossiers.models import Line
from bangvang.office.dossiers.queries import team_rows
from bangvang.office.dossiers.queries.lists import counts_of_subjects
from bangvang.office.eligibility.queries import facts_of_groups, group_verdicts_for
from bangvang.office.eligibility.queries.everybody import batches_on
from bangvang.office.people import actions as people_actions
from bangvang.office.people.models import Post
from bangvang.office.people.queries import unit_names, units_answered_for, units_listed_by, units_of_list
from bangvang.office.people.queries.duty import units_on_duty
from bangvang.office.people.queries.teams import members_on
from bangvang.office.units import actions, queries
from bangvang.office.units.models import Kind, UnitChange
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.workflow import NotNow, NotYours
from tests import make
from tests.office.dossiers import way

DAY = date(2023, 9, 5)
YEAR = "2023-2024"


def again(thing):
    return type(thing).objects.get(pk=thing.pk)


def found(cast, name="Tổ Toán - Tin", by="hoa", **details):
    return actions.found_team(cast.school_a, by=cast.by(by), name=name, **{"since": DAY} | details)


def staff(cast, *names, at=None):
    return [make.person(name, at=at or cast.school_a) for name in names]


def keep(cast, team, people, leader=None, since=DAY, by="hoa"):
    ids = [person.pk for person in people]
    people_actions.keep_team(team, by=cast.by(by), people=ids, leader=leader and leader.pk, since=since)


def names(team, day):
    return [row.person.full_name for row in members_on([team.pk], day)]


def test_a_school_keeps_its_own_teams_and_nobody_elses(cast):
    team = found(cast)
    assert (team.kind, team.parent, team.has_accounts, team.since) == (Kind.GROUP, cast.school_a, False, DAY)
    for stranger in ("cuc", "vy", "phuc", "dung"):
        with pytest.raises(NotYours):
            found(cast, by=stranger, name="Tổ Ngữ văn")
        with pytest.raises(NotYours):
            actions.rename_team(again(team), by=cast.by(stranger), name="Tổ Tin", since=date(2024, 1, 8))
        with pytest.raises(NotYours):
            keep(cast, team, [], by=stranger)
    with pytest.raises(NotNow, match="đã có “Tổ Toán - Tin”"):
        found(cast)


def test_only_schools_have_teams(cast):
    with pytest.raises(NotNow, match="không phải đơn vị có tổ"):
        actions.found_team(cast.department, by=MACHINE, name="Tổ Một", since=DAY)


def test_a_team_is_renamed_and_ended_from_a_day_on_without_a_decision(cast):
    team = found(cast)
    actions.rename_team(team, by=cast.by("binh"), name="Tổ Tự nhiên", since=date(2024, 1, 8))
    assert queries.name_on(again(team), date(2024, 1, 7)).name == "Tổ Toán - Tin"
    assert queries.name_on(again(team), date(2024, 1, 8)).name == "Tổ Tự nhiên"
    actions.end_team(again(team), by=cast.by("hoa"), since=date(2024, 5, 6))
    assert list(queries.teams_on(cast.school_a, date(2024, 5, 5))) == [team]
    assert not queries.teams_on(cast.school_a, date(2024, 5, 6)).exists()
    found(cast)  # the name is free again, the code is another


def test_members_by_date_with_one_team_a_person_and_the_leader_first(cast):
    maths, letters = found(cast), found(cast, "Tổ Ngữ văn")
    an, binh, chi = staff(cast, "Lê An", "Lê Bình", "Lê Chi")
    keep(cast, maths, [an, binh], leader=binh)
    assert names(maths, DAY) == ["Lê Bình", "Lê An"]
    later = date(2024, 1, 8)
    keep(cast, letters, [an, chi], since=later)
    assert (names(maths, later), names(letters, later)) == (["Lê Bình"], ["Lê An", "Lê Chi"])
    assert names(maths, date(2024, 1, 7)) == ["Lê Bình", "Lê An"]
    keep(cast, maths, [binh], since=date(2024, 3, 4))  # no longer its leader: a row of its own
    assert [row.is_leader for row in members_on([maths.pk], date(2024, 3, 3))] == [True]
    assert [row.is_leader for row in members_on([maths.pk], date(2024, 3, 4))] == [False]


def test_whoever_leaves_the_school_has_left_its_team(cast):
    team, [an] = found(cast), staff(cast, "Lê An")
    keep(cast, team, [an])
    Post.objects.filter(person=an).update(until=date(2024, 1, 31))
    assert names(team, date(2024, 1, 31)) == ["Lê An"]
    assert names(team, date(2024, 2, 1)) == []


def test_only_people_of_the_school_and_a_leader_from_among_them(cast):
    team = found(cast)
    with pytest.raises(NotNow, match="không công tác tại"):
        keep(cast, team, staff(cast, "Lê Lạ", at=cast.school_b))
    an, binh = staff(cast, "Lê An", "Lê Bình")
    with pytest.raises(NotNow, match="Tổ trưởng phải là người của tổ"):
        keep(cast, team, [an], leader=binh)


def test_a_team_is_counted_nowhere_beside_its_school(cast):
    people = staff(cast, "Lê An")
    before = counted(cast)
    keep(cast, found(cast), people)
    assert counted(cast) == before


def counted(cast):
    """What the screens count of units, accounts, duty and the sweep."""
    day = date.fromisoformat(settings.BANGVANG_TODAY)
    swept = [batch.at for batch in batches_on(day, {"school": YEAR, "calendar": "2024"}) if batch.kind == "group"]
    return (
        [units_answered_for(cast.by(who)).count() for who in ("hoa", "phuc", "dung", "an", "lan")],
        queries.units_on(day).count(),
        queries.every_unit().count(),
        [units_on_duty(cast.by(who)).count() for who in ("phuc", "dung")],
        sum(len(at) for at in swept),
        Post.objects.filter(unit=cast.school_a).count(),
    )


def test_a_team_takes_in_no_staff_list_and_is_no_unit_of_one(cast):
    before = listed(cast)
    found(cast, "Tổ Lê Lợi")
    assert listed(cast) == before


def listed(cast):
    """Units of staff lists: whose one takes in, who may stand in them, and by what names."""
    return (
        [set(units_listed_by(cast.by(who))) for who in ("hoa", "phuc", "dung")],
        units_of_list(cast.school_a, cast.by("phuc")),
        units_of_list(cast.district_office, cast.by("phuc")),
        units_of_list(None, cast.by("dung")),
        [one.label for one in unit_names().known],
    )


def test_teams_of_a_merged_school_go_along_with_their_people(cast):
    team, people = found(cast), staff(cast, "Lê An", "Lê Bình")
    keep(cast, team, people)
    day = date(2024, 5, 6)
    told = {"since": day, "decision": "Quyết định số 15/QĐ-UBND", "by": MACHINE}
    people_actions.reorganise(cast.school_a, change=actions.dissolve_unit, successor=cast.school_b, **told)
    assert again(team).parent == cast.school_b
    assert names(team, day) == ["Lê An", "Lê Bình"]
    assert names(team, date(2024, 5, 5)) == ["Lê An", "Lê Bình"]
    keep(cast, again(team), people[:1], since=date(2024, 5, 13), by="cuc")
    assert names(team, date(2024, 5, 13)) == ["Lê An"]


def test_a_phong_with_only_teams_left_is_not_held_back_by_them(cast):
    found(cast)
    told = {"since": date(2024, 7, 1), "decision": "Quyết định số 15/QĐ-UBND"}
    change = UnitChange(unit=cast.school_a, what="dissolve", other=cast.department, **told)
    assert queries.why_refused(change) == []


# commended as one


@pytest.fixture
def drawn(cast):
    """Two of the three people of Tổ Toán - Tin stand on the school's list for LĐTT, one is outside the tổ."""
    proposal = way.drafted(cast, count=3)
    listed = [line.person for line in proposal.lines.order_by("pk")]
    team = found(cast)
    keep(cast, team, [*listed[:2], *staff(cast, "Lê An")])
    return again(proposal), team


def test_a_team_is_measured_by_its_own_people_on_the_list(cast, drawn):
    proposal, team = drawn
    assert counts_of_subjects([team, cast.school_a], YEAR) == {
        team.pk: {"ldtt": 2, "cstdcs": 0},
        cast.school_a.pk: {"ldtt": 3, "cstdcs": 0},
    }
    row = team_rows(proposal, ["TTLDTT"])[0]
    assert (row.name, row.cells[0].answer) == ("Tổ Toán - Tin", "not_eligible")  # 2 of 3 are below 70 %
    keep(cast, team, [line.person for line in proposal.lines.all()], since=date(2023, 9, 11))
    assert team_rows(proposal, ["TTLDTT"])[0].cells[0].answer == "unknown"


def test_a_team_is_proposed_and_taken_off_beside_the_school(cast, drawn):
    proposal, team = drawn
    dossiers.save_choices(proposal, by=cast.by("hoa"), people={}, group=["TTLDTT"], teams={team.pk: ["TTLDTT"]})
    rows = Line.objects.filter(person=None).order_by("pk")
    assert {(line.group, line.unit, line.subject_name) for line in rows} == {
        (cast.school_a, cast.school_a, "Trường Tiểu học Kim Đồng"),
        (team, cast.school_a, "Tổ Toán - Tin, Trường Tiểu học Kim Đồng"),
    }
    dossiers.save_choices(again(proposal), by=cast.by("hoa"), people={}, teams={team.pk: []})
    assert [line.group for line in rows.exclude(state="withdrawn")] == [cast.school_a]


def test_a_team_of_another_school_is_never_proposed(cast, drawn):
    proposal, _team = drawn
    other = actions.found_team(cast.school_b, by=cast.by("cuc"), name="Tổ Hóa", since=DAY)
    dossiers.save_choices(proposal, by=cast.by("hoa"), people={}, teams={other.pk: ["TTLDTT"]})
    assert not Line.objects.filter(group=other).exists()
    assert [row.subject_id for row in team_rows(again(proposal), ["TTLDTT"])] == [_team.pk]
    with pytest.raises(NotNow, match="không công tác tại"):
        dossiers.add_lines(again(proposal), [(other, "TTLDTT")], by=cast.by("hoa"))


def test_the_finding_of_a_team_is_frozen_with_its_own_figures(cast, drawn):
    proposal, team = drawn
    dossiers.save_choices(proposal, by=cast.by("hoa"), people={}, teams={team.pk: ["TTLDTT"]})
    dossiers.attach_paper(Line.objects.get(group=team), "bao_cao", way.pdf("bao-cao.pdf"), by=cast.by("hoa"))
    cleared = way.cleared(cast, way.voted(cast, again(proposal)))
    signed = dossiers.sign(cleared, by=cast.by("binh"), number="12/TTr")
    dossiers.submit(signed, by=cast.by("hoa"))
    facts = Line.objects.get(group=team).finding.facts
    assert (facts["members"], facts["ldtt"]) == (3, 2)


def test_facts_of_a_team_and_its_school_asked_together_do_not_mix(cast, drawn):
    _proposal, team = drawn
    told = facts_of_groups([cast.school_a.pk, team.pk], period=YEAR, day=date(2024, 5, 31))
    assert (told[team.pk]["members"], told[cast.school_a.pk]["members"]) == (3, 7)
    assert told[team.pk]["founded"] == DAY
    note_complete([cast.school_a.pk], [YEAR], ListKind.TITLES, since=date(2024, 5, 30))
    told = facts_of_groups([cast.school_a.pk, team.pk], period=YEAR, day=date(2024, 5, 31))
    assert (told[team.pk]["ldtt"], told[cast.school_a.pk]["ldtt"]) == (0, 0)  # the school's list settles its tổ too


# which title a tổ may hold is for the province to say (Điều 27, 28 khoản 3)


def listed_by_the_province(cast, number, since, **said):
    numbers = {name: {"value": value, "cite": "Điều 5"} for name, value in said.items()}
    head = {"number": number, "title": "Quy định xét tặng", "issuer": "UBND tỉnh", "issued_date": since, "since": since}
    made = documents.enter_instrument(cast.department, by=cast.by("son"), numbers=numbers, **head)
    documents.apply_instrument(made, by=cast.by("son"))


def of_teams(cast, team, award, day):
    """How the condition on tổ is answered of the tổ and of its school."""
    asked = {"period": YEAR, "day": day, "parameters": parameters_on(day, team)}
    told = group_verdicts_for([team.pk, cast.school_a.pk], [award], **asked)
    code = {"TTLDTT": "28.3", "TTLDXS": "27.3"}[award]
    return [
        next((each.answer, each.missing) for each in told[at.pk, award].conditions if each.code == code)
        for at in (team, cast.school_a)
    ]


NO_TEXT = "chưa nhập quy định về việc xét danh hiệu này cho tổ"


def test_a_team_may_hold_a_title_as_the_province_says_from_its_day_on(cast):
    team, day = found(cast), date(2024, 5, 1)
    assert of_teams(cast, team, "TTLDTT", day) == [("unknown", NO_TEXT), ("met", "")]
    listed_by_the_province(cast, "10/QĐ-UBND", day, ttldtt_teams=True, ttldxs_teams=False)
    assert of_teams(cast, team, "TTLDTT", day) == [("met", ""), ("met", "")]
    refused = "chưa đạt: là đơn vị, không phải tổ trong đơn vị"
    assert of_teams(cast, team, "TTLDXS", day) == [("not_met", refused), ("met", "")]
    for award in ("TTLDTT", "TTLDXS"):
        assert of_teams(cast, team, award, date(2024, 4, 30)) == [("unknown", NO_TEXT), ("met", "")]
    listed_by_the_province(cast, "20/QĐ-UBND", date(2024, 6, 3), ttldtt_teams=False)
    answers = [of_teams(cast, team, "TTLDTT", date(2024, 6, n))[0][0] for n in (2, 3)]
    assert answers == ["met", "not_met"]


def test_the_table_of_the_letter_says_of_a_team_what_the_province_says(cast, drawn):
    proposal, team = drawn
    keep(cast, team, [line.person for line in proposal.lines.all()], since=date(2023, 9, 11))
    assert team_rows(proposal, ["TTLDTT"])[0].cells[0].hint == NO_TEXT
    listed_by_the_province(cast, "10/QĐ-UBND", date(2024, 5, 1), ttldtt_teams=False)
    assert team_rows(again(proposal), ["TTLDTT"])[0].cells[0].answer == "not_eligible"
