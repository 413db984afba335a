"""Whom a number affects is seen before it holds, and may be supposed without holding at all."""

from datetime import date

import pytest

from bangvang.office.achievements import actions as achievements
from bangvang.office.documents.models import LocalInstrument
from bangvang.office.documents.queries import parameters_on
from bangvang.office.dossiers.models import Line
from bangvang.office.people import actions as staff
from bangvang.office.units import actions as units
from bangvang.toolbox import calendar
from bangvang.toolbox.acting import MACHINE
from tests import make
from tests.cast import signed_in
from tests.office.dossiers import way

YEAR, DAY, SINCE = "2023-2024", date(2024, 6, 12), date(2023, 9, 5)
HEAD = {
    "number": "10/HD-SGDĐT",
    "title": "Hướng dẫn công tác thi đua, khen thưởng",
    "issuer": "Sở Giáo dục và Đào tạo Quảng Nam",
    "issued_date": "02/01/2024",
    "since": "15/01/2024",
}
BOTH = [("Cá nhân", "LDTT", "unknown", "not_eligible", 2), ("Cá nhân", "CSTDCS", "unknown", "not_eligible", 2)]
DISCIPLINE = {"ldtt_discipline_excludes": "yes"}


def html(answer):
    return answer.content.decode()


def reprimanded(at, count):
    """Teachers rated well in a year in which they were reprimanded: by the Law alone their title is not known."""
    people = [make.person(f"Nguyễn Thị Kỷ {n:02}", at=at, joined_date=date(2015, 8, 15)) for n in range(count)]
    achievements.rate([{"person": each, "grade": "HTT", "period": YEAR} for each in people], by=MACHINE)
    for each in people:
        achievements.enter_discipline(
            each,
            by=MACHINE,
            form="khien_trach",
            since=date(2023, 10, 1),
            until=date(2023, 12, 31),
            number="3/QĐ",
            issuer="Trường",
        )
    return people


@pytest.fixture
def boss(client, cast):
    return signed_in(client, cast.son)


def entered(boss, **sent):
    boss.post("/quy-dinh/nhap/", {**HEAD, **DISCIPLINE, **sent})
    return LocalInstrument.objects.get(number=HEAD["number"])


def test_an_officer_sees_whom_a_text_affects_then_applies_it(boss, cast):
    reprimanded(cast.school_a, 2)
    text = entered(boss)
    page = boss.get(f"/quy-dinh/{text.pk}/anh-huong/")
    assert page.context["affected"].tally == BOTH
    rows = [(row.name, row.unit, row.award) for row in page.context["pages"]]
    assert rows == [(f"Nguyễn Thị Kỷ 0{n}", cast.school_a.name, award) for n in (0, 1) for award in ("CSTDCS", "LDTT")]
    assert parameters_on(DAY, cast.school_a) == {}
    boss.post(f"/quy-dinh/{text.pk}/ap-dung/")
    assert parameters_on(DAY, cast.school_a) == {"ldtt_discipline_excludes": True}
    assert boss.get(f"/quy-dinh/{text.pk}/anh-huong/").context["affected"].tally == []


def test_a_text_that_is_not_right_is_dropped_with_a_reason_and_never_holds(boss, cast):
    text = entered(boss)
    boss.post(f"/quy-dinh/{text.pk}/bo/", {"reason": ""})
    text.refresh_from_db()
    assert text.state == "draft"
    boss.post(f"/quy-dinh/{text.pk}/bo/", {"reason": "Nhập nhầm số"})
    page = html(boss.get(f"/quy-dinh/{text.pk}/"))
    assert "Nhập nhầm số" in page
    assert parameters_on(DAY, cast.school_a) == {}


def test_names_stay_inside_the_branch_of_the_reader(client, cast, boss):
    people = reprimanded(cast.school_a, 1) + reprimanded(cast.high_school, 1)
    text = entered(boss)
    assert boss.get(f"/quy-dinh/{text.pk}/anh-huong/").context["pages"].total == 2 * len(people)
    for who in ("phuc", "hoa", "vy"):
        assert signed_in(client, cast.accounts[who]).get(f"/quy-dinh/{text.pk}/anh-huong/").status_code == 403
    query = {"so": "ldtt_discipline_excludes", "gia": "Có", "nam": YEAR}
    page = signed_in(client, cast.phuc).get("/quy-dinh/gia-dinh/", query)
    assert [row.unit for row in page.context["pages"]] == [cast.school_a.name] * 2


def test_fifty_names_a_page(boss, cast):
    reprimanded(cast.school_a, 26)
    address = f"/quy-dinh/{entered(boss).pk}/anh-huong/"
    first = boss.get(address).context["pages"]
    last = boss.get(address, {"after": first.after}).context["pages"]
    told = [(len(page), page.first, page.last, page.total) for page in (first, last)]
    assert told == [(50, 1, 50, 52), (2, 51, 52, 52)]
    back = boss.get(address, {"before": last.before}).context["pages"]
    assert [row.name for row in back] == [row.name for row in first]
    for nonsense in ("-1", "x", "99999999999999999999", "²"):
        assert boss.get(address, {"after": nonsense}).context["pages"].first == 1


def test_the_page_asks_few_queries_however_many_are_affected(boss, cast, django_assert_max_num_queries):
    reprimanded(cast.school_a, 20)
    address = f"/quy-dinh/{entered(boss).pk}/anh-huong/"
    with django_assert_max_num_queries(48):
        boss.get(address)


def test_a_ceiling_that_changes_is_told_by_unit(boss, cast):
    people = [make.person(f"Cô {n}", at=cast.school_a) for n in range(10)]
    for each in people:
        Line.objects.create(
            created_at=calendar.now(),
            person=each,
            subject_name=each.full_name,
            award="LDTT",
            period=YEAR,
            unit=cast.school_a,
            place=cast.school_a,
        )
    text = entered(boss, cstdcs_max_ratio="30")
    found = boss.get(f"/quy-dinh/{text.pk}/anh-huong/").context["affected"].ceilings
    assert [(name, row.base, row.before, row.after) for name, row in found] == [(cast.school_a.name, 10, 1, 3)]


def test_a_supposed_number_is_answered_and_nothing_is_kept(boss, cast):
    reprimanded(cast.school_a, 2)
    query = {"so": "ldtt_discipline_excludes", "gia": "có", "nam": YEAR}
    page = boss.get("/quy-dinh/gia-dinh/", query)
    assert page.context["affected"].tally == BOTH
    assert "<b>Giả định.</b>" in html(page)
    assert (page.context["supposed"].now, page.context["supposed"].then) == ("Không quy định", "Có")
    assert LocalInstrument.objects.count() == 0
    assert parameters_on(DAY, cast.school_a) == {}


def test_a_figure_of_the_law_may_be_supposed_otherwise(boss, cast):
    make.person("Cô Lâu Năm", at=cast.school_a, joined_date=date(2006, 8, 15), sex="nữ")
    page = boss.get("/quy-dinh/gia-dinh/", {"so": "luat:knc_months", "gia": "120", "nam": YEAR})
    supposed = page.context["supposed"]
    assert (supposed.now, supposed.then) == ("240 tháng", "120 tháng")
    assert {award for _whom, award, *_rest in page.context["affected"].tally} <= {"KNC"}


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"so": "ttldtt_min_ldtt_percent", "gia": "50"}, "50 thấp hơn mức 70 của Điều 28"),
        ({"so": "ttldtt_min_ldtt_percent", "gia": "nhiều"}, "không hợp lệ"),
        ({"so": "cstdcs_max_ratio", "gia": "300"}, "không hợp lệ"),
        ({"so": "ldtt_discipline_excludes", "gia": "7"}, "nhập “Có” hoặc “Không”"),
        ({"so": "luat:bkt_initiatives", "gia": "1,5"}, "cần số nguyên"),
        ({"so": "luat:bkt_initiatives", "gia": "inf"}, "không hợp lệ"),
        ({"so": "luat:bkt_initiatives", "gia": "nan"}, "không hợp lệ"),
    ],
)
def test_what_cannot_be_supposed_is_refused_in_a_sentence(boss, query, said):
    page = boss.get("/quy-dinh/gia-dinh/", query)
    assert said in page.context["refusal"]
    assert page.context["affected"] is None


def test_a_day_before_any_text_is_one_sentence(boss):
    page = boss.get("/quy-dinh/gia-dinh/", {"so": "cstdcs_max_ratio", "gia": "20", "ngay": "01/01/1900"})
    assert page.status_code == 200
    assert page.context["refusal"].endswith(".")


def test_the_screens_of_numbers_are_for_the_office(client, cast):
    for who in ("hoa", "binh", "vy", "thu", "an"):
        assert signed_in(client, cast.accounts[who]).get("/quy-dinh/gia-dinh/").status_code == 403


def test_a_text_on_teams_shows_the_team_whose_answer_changes(boss, cast):
    listed = way.drafted(cast, count=1).lines.get()
    maths, _other = [
        units.found_team(cast.school_a, by=MACHINE, name=name, since=SINCE) for name in ("Tổ Toán", "Tổ Sử")
    ]
    staff.keep_team(maths, by=MACHINE, people=[listed.person_id], leader=None, since=SINCE)
    text = entered(boss, ldtt_discipline_excludes="", ttldtt_teams="no")
    page = boss.get(f"/quy-dinh/{text.pk}/anh-huong/").context
    assert page["affected"].tally == [
        ("Tập thể", "TTLDTT", "unknown", "not_eligible", 1)
    ]  # nobody of the other is listed
    assert [(row.name, row.unit) for row in page["pages"]] == [("Tổ Toán", cast.school_a.name)]
