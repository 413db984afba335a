"""A tổ in a clerk's own list: recognised as clerks write it, marked on the table as a collective of the unit, never guessed."""

from datetime import date

import pytest

from bangvang.office.dossiers.actions import asked_lists as actions
from bangvang.office.dossiers.models import AskedList, Line, LineState
from bangvang.office.dossiers.reading.collectives import Collectives, Team
from bangvang.office.registrations import actions as registrations
from bangvang.office.registrations.queries import choices_of, sheet_of, team_choices_of
from bangvang.office.units import actions as units
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.workflow import NotNow
from tests.office.dossiers import way
from tests.office.dossiers.test_asked_lists import fresh, lines, register, taken, told, written, year

SINCE = date(2023, 9, 5)
SCHOOL = ("Trường Tiểu học Kim Đồng", "Tiểu học Kim Đồng")
NAMES = ("Tổ Toán - Tin", "Tổ Khoa học tự nhiên", "Tổ Ngữ văn - KHXH", "Tổ 4", "Tổ Toán - Lý", "Tổ Văn phòng")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Tổ Toán - Tin", "Tổ Toán - Tin"),
        ("tổ toán-tin", "Tổ Toán - Tin"),
        ("TO TIN VA TOAN", "Tổ Toán - Tin"),
        ("Tổ Toán Tin Trường TH Kim Đồng", "Tổ Toán - Tin"),
        ("Tập thể tổ Toán - Tin, trường TH Kim Đồng", "Tổ Toán - Tin"),
        ("Tổ chuyên môn Toán-Tin (Trường Tiểu học Kim Đồng)", "Tổ Toán - Tin"),
        ("Tổ KHTN", "Tổ Khoa học tự nhiên"),
        ("Tổ CM Ngữ văn và Khoa học xã hội", "Tổ Ngữ văn - KHXH"),
        ("Khối 4", "Tổ 4"),
        ("Tổ VP", "Tổ Văn phòng"),
    ],
)
def test_a_team_is_known_by_its_words_in_the_ways_clerks_write_them(said, meant):
    found = by_names(*NAMES).named(said)
    assert ([team.name for team in found.teams], found.is_sure) == ([meant], True)


@pytest.mark.parametrize(
    ("said", "near"),
    [
        ("Tổ Toán", ["Tổ Toán - Tin", "Tổ Toán - Lý"]),
        ("Tổ Tự nhiên", ["Tổ Khoa học tự nhiên"]),
        ("Tổ Hóa - Sinh", []),
        ("Tổ Toán - Tin, Trường THCS Lê Lợi", []),
        ("Tổ", []),
        ("Văn phòng", []),
    ],
)
def test_what_fits_in_part_or_not_at_all_is_never_sure(said, near):
    found = by_names(*NAMES).named(said)
    assert ([team.name for team in found.teams], found.is_sure) == (near, False)


def test_two_that_the_same_initials_or_an_older_name_fit_are_both_offered():
    known = by_names("Tổ Khoa học tự nhiên", "Tổ Kỹ thuật, hóa, thể dục, nhạc")
    assert known.named("Tổ KHTN").is_sure
    two = Collectives(SCHOOL, [Team(1, "Tổ Tự nhiên", ("Tổ Tự nhiên", "Tổ Toán")), Team(2, "Tổ Toán", ("Tổ Toán",))])
    found = two.named("Tổ Toán")
    assert ([team.id for team in found.teams], found.is_sure) == ([1, 2], False)


@pytest.mark.parametrize(
    "said", ["Trường Tiểu học Kim Đồng", "TH Kim Đồng", "Trường TH Kim Đồng", "Tập thể TH Kim Đồng"]
)
def test_the_unit_itself_is_no_team(said):
    found = by_names("Tổ Kim Đồng").named(said)
    assert (found.is_unit, found.teams) == (True, ())


def by_names(*names):
    return Collectives(SCHOOL, [Team(place, name, (name,)) for place, name in enumerate(names, start=1)])


@pytest.fixture
def maths(cast):
    return units.found_team(cast.school_a, by=MACHINE, name="Tổ Toán - Tin", since=SINCE)


def team_marks(cast):
    return team_choices_of(sheet_of(cast.school_a, year(cast.school_a)))


def test_a_team_is_registered_beside_its_school_and_the_others_stay(cast, maths):
    letters = units.found_team(cast.school_a, by=MACHINE, name="Tổ Ngữ văn", since=SINCE)
    register(cast, {cast.vy.person_id: ["LDTT"]}, own=["TTLDXS"])
    sheet = sheet_of(cast.school_a, year(cast.school_a))
    both = {letters.pk: ["TTLDXS"], maths.pk: []}
    registrations.save_sheet(
        sheet, by=cast.by("hoa"), version=sheet.version, teams=both,
        choices={cast.vy.person_id: ["LDTT"]}, group_codes=["TTLDXS"],
    )  # fmt: skip
    before = choices_of(sheet)
    found = taken(cast, "tổ Toán-Tin TH Kim Đồng,,Tập thể LĐTT", "Trường Tiểu học Kim Đồng,,Tập thể LĐXS")
    assert told(found) == [(2, "new", [], ["TTLDTT"]), (3, "same", ["TTLDXS"], ["TTLDXS"])]
    found = written(cast, found)
    assert team_marks(cast) == {letters.pk: {"TTLDXS"}, maths.pk: {"TTLDTT"}}
    assert choices_of(sheet) == before
    again = taken(cast, "tổ Toán-Tin TH Kim Đồng,,Tập thể LĐTT")
    assert told(again) == [(2, "same", ["TTLDTT"], ["TTLDTT"])]
    actions.void_asked(found, by=cast.by("hoa"))
    assert team_marks(cast) == {letters.pk: {"TTLDXS"}}


def test_a_team_that_fits_in_part_is_asked_about_and_one_that_is_not_here_is_wrong(cast, maths):
    other = units.found_team(cast.school_b, by=MACHINE, name="Tổ Hóa", since=SINCE)
    found = taken(cast, "Tổ Toán,,Tập thể LĐTT", "Tổ Hóa,,Tập thể LĐTT")
    row, wrong = found.rows.order_by("row")
    assert (row.reasons[0]["sentence"], row.options) == (
        "“Tổ Toán” gần giống Tổ Toán - Tin.",
        [[f"to:{maths.pk}", "Là Tổ Toán - Tin"], ["bo", "Không nhập dòng này"]],
    )
    assert wrong.reasons[0]["sentence"] == "Tập thể “Tổ Hóa” không phải là đơn vị này hay tổ của đơn vị này."
    assert fresh(found).counts["sole"] == 0  # a part of a name is nobody's for the asking
    actions.choose_asked(
        fresh(found), by=cast.by("hoa"), choices={row.pk: f"to:{other.pk}", wrong.pk: "bo"}
    )  # a tổ that was not offered
    with pytest.raises(NotNow, match="Còn 1 dòng chưa chọn"):
        written(cast, found)
    actions.choose_asked(fresh(found), by=cast.by("hoa"), choices={row.pk: f"to:{maths.pk}"})
    written(cast, found)
    assert team_marks(cast) == {maths.pk: {"TTLDTT"}}


def test_a_team_stands_on_the_letter_as_its_own_line(cast, maths):
    letter = way.drafted(cast, count=1)
    stood = set(lines(letter))
    found = taken(cast, "Tổ Toán - Tin,,Tập thể LĐTT", "TH Kim Đồng,,Tập thể LĐTT", kind="nominations")
    assert [state for _row, state, *_rest in told(found)] == ["new", "new"]
    written(cast, found)
    made = Line.objects.filter(proposal=letter, person=None).exclude(state=LineState.WITHDRAWN)
    assert {line.group for line in made} == {maths, cast.school_a}
    actions.void_asked(AskedList.objects.get(pk=found.pk), by=cast.by("hoa"))
    assert set(lines(letter)) == stood
