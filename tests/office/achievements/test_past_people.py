"""Past years in, with people on no register yet, and from several hands at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection, connections

from bangvang.office.achievements import actions
from bangvang.office.achievements.models import ContestResult, PastList, Rating
from bangvang.office.people.models import Person, Post
from bangvang.office.people.queries import all_posts
from bangvang.toolbox.workflow import NotNow
from tests import cast as company
from tests import make
from tests.office.achievements.test_past_lists import AWARDS, BORN, DECIDED, RESULTS, fresh, standing, states, taken


@pytest.fixture
def sen(cast):
    return make.person("Phạm Thị Sen", at=cast.school_a, code="0456", birth_date=BORN, joined_date=date(2010, 9, 1))


def test_who_is_on_no_register_may_be_added_with_just_what_the_row_says_and_goes_with_the_list(cast, sen):
    rows = (
        f"Ngô Thị Hưu,05/05/1960,,CSTĐCS,2018-2019,{DECIDED}",
        "Ngô Thị Hưu,05/05/1960,,LĐTT,2019-2020,46/QĐ-UBND,05/08/2020,UBND huyện",
        "Đỗ Văn Nhầm,,,LĐTT,2019-2020,46/QĐ-UBND,05/08/2020,UBND huyện",
    )
    found = taken(cast, AWARDS, *rows)
    offered = [[value for value, _label in row.options] for row in found.rows.order_by("row")]
    assert offered == [["moi", "bo"]] * 3
    first, second, third = found.rows.order_by("row")
    actions.choose_past(found, by=cast.by("hoa"), choices={first.pk: "moi", second.pk: "moi", third.pk: "bo"})
    found = actions.write_past(fresh(found), by=cast.by("hoa"))
    huu = Person.objects.get(full_name="Ngô Thị Hưu")
    told = (huu.birth_date, huu.sex, huu.code, standing(huu))
    assert told == (date(1960, 5, 5), "", f"TL-Q{found.pk}-2", [("CSTDCS", "2018-2019"), ("LDTT", "2019-2020")])
    post = Post.objects.get(person=huu)
    held = (post.unit, post.title, post.since, post.until)
    assert held == (cast.school_a, "Không rõ chức vụ", date(2018, 9, 1), date(2020, 8, 31))
    assert Person.objects.filter(full_name="Đỗ Văn Nhầm").count() == 0
    assert states(taken(cast, AWARDS, *rows[:2])) == [(2, "same"), (3, "same")]
    actions.void_past(fresh(found), by=cast.by("hoa"))
    assert (standing(huu), all_posts().filter(person=huu).count()) == ([], 0)


def test_all_who_are_on_no_register_are_added_at_once_but_never_by_name_alone_and_may_be_chosen_again(cast, sen):
    more = f"LĐTT,2018-2019,{DECIDED}"
    found = taken(
        cast,
        AWARDS,
        f"Ngô Thị Hưu,05/05/1960,,CSTĐCS,2018-2019,{DECIDED}",
        "Ngô Thị Hưu,05/05/1960,,LĐTT,2019-2020,46/QĐ-UBND,05/08/2020,UBND huyện",
        f"Bùi Văn Mã,,0888,{more}",
        f"Đỗ Văn Nhầm,,,{more}",  # a name alone
        f"Vũ Thị Năm,1961,,{more}",  # and a year
        f"Lý Văn Hai,01/02/1970,,{more}",  # one name told in two ways
        f"Lý Văn Hai,01/02/1970,0999,CSTĐCS,2018-2019,{DECIDED}",
        f"Phạm Thị Sen,,,{more}",  # somebody of the register
    )
    assert (found.counts["unknown"], Person.objects.filter(full_name="Bùi Văn Mã").count()) == (3, 0)
    actions.add_all_unknown(found, by=cast.by("hoa"))
    chosen = dict(found.rows.order_by("row").values_list("row", "choice"))
    assert chosen == {2: "moi", 3: "moi", 4: "moi", 5: "", 6: "", 7: "", 8: "", 9: ""}
    assert (fresh(found).counts["unknown"], fresh(found).counts["waiting"]) == (0, 5)
    others = {row.pk: "bo" for row in found.rows.filter(row__gte=4)}
    actions.choose_past(fresh(found), by=cast.by("hoa"), choices=others)
    actions.write_past(fresh(found), by=cast.by("hoa"))
    added = Person.objects.filter(full_name__in=["Ngô Thị Hưu", "Bùi Văn Mã", "Đỗ Văn Nhầm", "Lý Văn Hai"])
    assert [(one.full_name, one.birth_date) for one in added] == [("Ngô Thị Hưu", date(1960, 5, 5))]


def test_a_code_whose_bearer_has_left_every_unit_is_not_added_in_bulk(cast, sen):
    make.person("Ngô Thị Hưu", code="0777")
    found = taken(cast, AWARDS, f"Ngô Thị Hưu,,0777,LĐTT,2020-2021,{DECIDED}")
    assert ([value for value, _label in found.rows.get().options], found.counts["unknown"]) == (["moi", "bo"], 0)


def test_a_person_a_list_brought_keeps_it_from_being_withdrawn_once_others_wrote_of_her(cast, sen):
    found = taken(cast, RESULTS, "Ngô Thị Hưu,,0777,Hội thi,Nhất,Tỉnh,2019-2020", kind="results")
    actions.choose_past(found, by=cast.by("hoa"), choices={found.rows.get().pk: "moi"})
    actions.write_past(fresh(found), by=cast.by("hoa"))
    huu = Person.objects.get(code="0777")
    rating = {"person": huu, "period": "2019-2020", "grade": "HTT"}
    Rating.objects.create(**rating)
    with pytest.raises(NotNow, match="đã có xếp loại năm trong hệ thống"):
        actions.void_past(fresh(found), by=cast.by("hoa"))
    Rating.objects.filter(**rating).delete()
    actions.void_past(fresh(found), by=cast.by("hoa"))
    again = taken(cast, RESULTS, "Ngô Thị Hưu,,0777,Hội thi,Nhất,Tỉnh,2019-2020", kind="results")
    assert [value for value, _label in again.rows.get().options] == ["moi", "bo"]
    actions.choose_past(again, by=cast.by("hoa"), choices={again.rows.get().pk: "moi"})
    actions.write_past(fresh(again), by=cast.by("hoa"))
    assert ContestResult.objects.get().person == huu


def test_a_code_that_is_anothers_is_never_taken_for_somebody_new(cast, sen):
    make.person("Lê Thị Lạ", at=cast.school_b, code="0777")
    found = taken(cast, AWARDS, f"Ngô Thị Hưu,,0777,LĐTT,2020-2021,{DECIDED}")
    assert states(found) == [(2, "wrong")]


def test_what_one_wrote_while_the_other_looked_is_not_written_twice(cast, sen):
    rows = (RESULTS, "Phạm Thị Sen,07/03/1985,0456,Hội thi,Nhất,Tỉnh,2020-2021")
    mine = taken(cast, *rows, kind="results")
    above = taken(cast, *rows, kind="results", name="phuc", at=cast.district_office)
    actions.write_past(mine, by=cast.by("hoa"))
    with pytest.raises(NotNow, match="đang ở bước “Đã nhập”"):
        actions.write_past(mine, by=cast.by("binh"))
    with pytest.raises(NotNow, match="Dòng 2 không còn khớp với sổ như lúc xem trước"):
        actions.write_past(above, by=cast.by("phuc"))
    assert ContestResult.objects.count() == 1


@pytest.fixture
def _closed_at_last():
    """The connection whose triggers slept while the tables were emptied is not used again."""
    yield
    connection.close()


@pytest.fixture
def emptied(_closed_at_last, transactional_db):
    """What is really committed is really gone afterwards, though the journal refuses to be emptied."""
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="four hands at once need PostgreSQL")
def test_four_hands_writing_the_same_results_at_once_write_them_once(emptied):
    office = company.build()
    sen = make.person("Phạm Thị Sen", at=office.school_a, code="0456", birth_date=BORN)
    rows = (RESULTS, "Phạm Thị Sen,07/03/1985,0456,Hội thi,Nhất,Tỉnh,2020-2021")
    own = taken(office, *rows, kind="results")
    above = taken(office, *rows, kind="results", name="phuc", at=office.district_office)

    def hand(told):
        found, name = told
        try:
            actions.write_past(PastList.objects.get(pk=found.pk), by=office.by(name))
            return "written"
        except NotNow:
            return "refused"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as hands:
        answers = list(hands.map(hand, [(own, "hoa"), (above, "phuc"), (own, "binh"), (above, "phuc")]))
    assert sorted(answers) == ["refused", "refused", "refused", "written"]
    assert ContestResult.objects.filter(person=sen).count() == 1


def test_possible_duplicates_are_told_row_by_row_and_left_out_of_adding_all(cast, sen):
    make.person("Ngô Thị Hưu", at=cast.school_b, code="0777", birth_date=date(1960, 1, 9))
    more = f"LĐTT,2018-2019,{DECIDED}"
    found = taken(
        cast,
        AWARDS,
        f"Ngô Thị Hưu,05/05/1960,,{more}",  # the year of somebody of another school
        f"Phạm Thị Sen,01/01/1970,,{more}",  # the name of somebody of this school, born otherwise
        f"Ngô Thị Hưu,05/05/1971,,CSTĐCS,2018-2019,{DECIDED}",  # the name alone
        f"Bùi Văn Mới,05/05/1971,,{more}",
    )
    rows = list(found.rows.order_by("row"))
    assert [row.reasons[-1]["sentence"] for row in rows[:2]] == [
        "Người cùng họ tên, năm sinh đã có trong sổ, không thuộc đơn vị này; kiểm tra trước khi thêm.",
        "Trùng họ tên, khác ngày sinh với người của đơn vị: Phạm Thị Sen, mã 0456, sinh 07/03/1985.",
    ]
    assert [[value for value, _label in row.options] for row in rows[:2]] == [
        ["moi", "bo"],
        [f"la:{sen.pk}", "moi", "bo"],
    ]
    assert ("0777" in str(found.rows.values()), "Lê Lợi" in str(rows[0].reasons)) == (False, False)
    actions.add_all_unknown(found, by=cast.by("hoa"))
    chosen = dict(found.rows.order_by("row").values_list("row", "choice"))
    assert chosen == {2: "", 3: "", 4: "moi", 5: "moi"}
