"""Rà soát and Tôi đang ở đâu: within reach only, with what is missing, in few queries."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bangvang.office.achievements import actions as achievements
from bangvang.office.dossiers import actions as dossiers
from bangvang.office.eligibility.actions import sweep_office
from bangvang.office.eligibility.models import Sweep
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.models import JournalEntry, ReadEntry
from bangvang.toolbox.sheets import read_rows
from tests import make
from tests.cast import signed_in
from tests.office.dossiers import way

YEAR = "2023-2024"


def rate(person, grade, period=YEAR):
    row = {"person": person, "grade": grade, "period": period, "number": "45/QĐ-THKĐ", "issuer": "Trường"}
    achievements.rate([row], by=MACHINE)


@pytest.fixture
def teachers(cast):
    """At school A one excellent, one only done, one of whom nothing is known; at school B one excellent."""
    at = {"Sen": cast.school_a, "Cúc Trắng": cast.school_a, "Mơ": cast.school_a, "Khuất": cast.school_b}
    made = {name: make.person(f"Phạm Thị {name}", at=unit, joined_date=make.APPOINTED) for name, unit in at.items()}
    for name, grade in (("Sen", "HTXS"), ("Cúc Trắng", "HT"), ("Khuất", "HTXS")):
        rate(made[name], grade)
    return made


@pytest.fixture
def swept(teachers):
    sweep_office()
    return teachers


def html(answer):
    return answer.content.decode()


def names(answer):
    return sorted({row.name for row in answer.context["rows"]})


def listed(browser, tab, award="LDTT", **more):
    return browser.get(reverse("sweep"), {"muc": tab, "danh-hieu": award, **more})


def exported(browser, tab, **asked):
    answer = browser.get(reverse("sweep-export"), {"muc": tab, **asked})
    return [[str(cell) for cell in row] for row in read_rows(answer.content, "ra-soat.xlsx")]


def test_each_list_holds_those_it_speaks_of_and_nobody_of_another_school(client, cast, swept):
    browser = signed_in(client, cast.hoa)
    assert names(listed(browser, "chua-de-nghi")) == ["Phạm Thị Sen"]
    assert names(listed(browser, "sap-du")) == ["Phạm Thị Cúc Trắng"]
    unknown = listed(browser, "chua-ro")
    assert "Phạm Thị Mơ" in names(unknown)
    row = next(row for row in unknown.context["rows"] if row.name == "Phạm Thị Mơ")
    assert row.lacking[0].supplied_by
    assert all(f"Ai bổ sung: {each.supplied_by}" in html(unknown) for each in row.lacking if each.supplied_by)
    for tab in ("chua-de-nghi", "chua-du", "sap-du", "chua-ro"):
        for asked in ({}, {"don-vi": cast.school_b.pk}, {"doi-tuong": "group"}):
            assert "Khuất" not in html(listed(browser, tab, **asked))
            assert "Khuất" not in str(exported(browser, tab, **asked))


def test_an_officer_narrows_the_branch_to_one_school_and_teachers_have_no_such_page(client, cast, swept):
    browser = signed_in(client, cast.phuc)
    assert names(listed(browser, "chua-de-nghi")) == ["Phạm Thị Khuất", "Phạm Thị Sen"]
    assert names(listed(browser, "chua-de-nghi", **{"don-vi": cast.school_b.pk})) == ["Phạm Thị Khuất"]
    assert signed_in(client, cast.vy).get(reverse("sweep")).status_code == 403


def test_a_dossier_takes_its_subject_from_one_list_and_puts_it_on_the_other(client, cast, swept):
    proposal = way.drafted(cast, count=0)
    dossiers.add_lines(proposal, [(swept[name], "LDTT") for name in ("Sen", "Cúc Trắng")], by=cast.by("hoa"))
    browser = signed_in(client, cast.hoa)
    assert names(listed(browser, "chua-de-nghi")) == []
    page = listed(browser, "chua-du")
    line = proposal.lines.get(person=swept["Cúc Trắng"])
    assert [(row.name, row.dossier) for row in page.context["rows"]] == [("Phạm Thị Cúc Trắng", line.pk)]
    assert reverse("dossier", args=[line.pk]) in html(page)


def test_the_page_says_when_and_by_which_edition_and_before_the_first_sweep_that_there_was_none(client, cast, teachers):
    browser = signed_in(client, cast.hoa)
    assert f"Năm {YEAR} chưa được rà soát. Văn phòng Sở thực hiện" in html(browser.get(reverse("sweep")))
    assert browser.get(reverse("sweep-export")).status_code == 302
    sweep_office()
    run = Sweep.objects.latest("pk")
    page = re.sub(r"<[^>]+>", "", html(browser.get(reverse("sweep"))))
    assert f"{run.day:%d/%m/%Y}, phiên bản sổ luật {run.edition[:12]}" in page


@pytest.mark.parametrize("tab", ["chua-de-nghi", "chua-du", "sap-du", "chua-ro"])
def test_a_list_asks_the_same_few_queries_for_one_and_for_many(client, cast, swept, tab):
    proposal = way.drafted(cast, count=0)
    dossiers.add_lines(proposal, [(swept["Cúc Trắng"], "LDTT")], by=cast.by("hoa"))
    for name in ("A", "B", "C"):
        made = make.person(f"Phạm Văn {name}", at=cast.school_b, joined_date=make.APPOINTED)
        if tab != "chua-ro":
            rate(made, "HTXS" if tab == "chua-de-nghi" else "HT")
    browser = signed_in(client, cast.dung)
    listed(browser, tab)
    with CaptureQueriesContext(
        connection,
    ) as few:
        one = listed(browser, tab)
    sweep_office()
    with CaptureQueriesContext(connection) as many:
        three = listed(browser, tab)
    assert len(three.context["rows"]) >= len(one.context["rows"]) + (tab != "chua-du") * 3
    assert len(few) == len(many) <= 12


def test_the_workbook_holds_the_rows_of_the_page_as_text(client, cast, swept):
    rows = exported(signed_in(client, cast.hoa), "sap-du", **{"danh-hieu": "LDTT"})
    row = next(row for row in rows if "Phạm Thị Cúc Trắng" in row)
    assert row[1] == swept["Cúc Trắng"].code
    assert row[3:7] == [cast.school_a.name, "Lao động tiên tiến", YEAR, "Chưa đủ điều kiện"]
    assert "Luật số 06/2022/QH15" in row[7]


def test_an_officer_of_the_department_has_everybody_swept_again_and_the_journal_says_who(
    client, cast, swept, django_capture_on_commit_callbacks
):
    rate(swept["Mơ"], "HTXS")
    before = Sweep.objects.count()
    for stranger in ("hoa", "phuc", "vy", "lan"):
        assert signed_in(client, cast.accounts[stranger]).post(reverse("sweep-again")).status_code == 403
    assert Sweep.objects.count() == before
    with django_capture_on_commit_callbacks(execute=True):
        answer = signed_in(client, cast.dung).post(reverse("sweep-again"), {"nam": "9999"})
    assert answer.url == f"/ra-soat/?nam={YEAR}"
    assert Sweep.objects.count() > before
    entry = JournalEntry.objects.get(step="eligibility.sweep_again")
    assert (entry.author_id, entry.thing_id) == (cast.dung.pk, str(cast.department.pk))
    assert names(listed(client, "chua-de-nghi")) == ["Phạm Thị Khuất", "Phạm Thị Mơ", "Phạm Thị Sen"]


# ---- one person --------------------------------------------------------------------------------------------------------
def told(answer):
    return {each.award: each for each in answer.context["told"].awards}


def test_a_teacher_reads_every_condition_with_its_source_and_what_is_missing(client, cast):
    vy = cast.vy.person
    rate(vy, "HTXS")
    page = signed_in(client, cast.vy).get(reverse("own-standing"))
    by_award = told(page)
    assert page.context["told"].period == YEAR
    assert by_award["CSTDT"].answer in ("unknown", "not_eligible")
    shown = html(page)
    assert "45/QĐ-THKĐ" in shown
    for title in ("Có thể được đề nghị năm nay", "Còn thiếu", "Chưa đủ dữ liệu", "Chờ bình xét"):
        assert f"<h2>{title}</h2>" in shown
    groups = page.context["told"]
    shares = (groups.eligible, groups.short, groups.unknown, groups.only_judged)
    assert sorted(each.award for share in shares for each in share) == sorted(by_award)
    assert "AHLD" in {each.award for each in groups.only_judged}


def test_a_year_too_weak_is_short_of_one_condition_and_says_the_earliest_year(client, cast):
    rate(cast.vy.person, "HT")
    page = signed_in(client, cast.vy).get(reverse("own-standing"))
    found = told(page)["LDTT"]
    assert (found.answer, found.earliest, len(found.lacking)) == ("not_eligible", "2024-2025", 1)
    assert '<b class="figures">2024-2025</b>' in html(page)


def test_a_teacher_sees_only_herself_and_an_officer_those_within_reach(client, cast, teachers):
    sen, khuat = (reverse("person-standing", args=[teachers[name].pk]) for name in ("Sen", "Khuất"))
    reached = {
        who: [signed_in(client, cast.accounts[who]).get(each).status_code for each in (sen, khuat)]
        for who in ("vy", "hoa", "phuc", "dung", "an", "uyen")
    }
    both = {"phuc": [200, 200], "dung": [200, 200]}
    neither = {"vy": [403, 403], "an": [403, 403], "uyen": [403, 403]}
    assert reached == {"hoa": [200, 404], **both, **neither}
    assert ReadEntry.objects.filter(thing_id=str(teachers["Sen"].pk), author_id=cast.hoa.pk).count() == 1
    own = signed_in(client, cast.vy)
    assert own.get(reverse("person-standing", args=[cast.vy.person_id])).status_code == 200


def test_a_waiting_case_is_told_in_one_neutral_sentence(client, cast, teachers):
    why = "Đơn phản ánh số 77"
    achievements.place_hold(
        teachers["Cúc Trắng"], by=cast.by("thu"), kind="complaint", source=why, since=date(2024, 6, 1)
    )
    sweep_office()
    browser = signed_in(client, cast.hoa)
    page = html(browser.get(reverse("person-standing", args=[teachers["Cúc Trắng"].pk])))
    assert "Đang chờ cơ quan có thẩm quyền xác nhận" in page
    lists = "".join(html(listed(browser, tab, award="")) for tab in ("chua-de-nghi", "chua-du", "chua-ro"))
    assert (why in page + lists, "khiếu nại" in lists.lower()) == (False, False)


def test_one_person_costs_at_most_twenty_queries(client, cast, teachers):
    rate(cast.vy.person, "HTXS")
    browser = signed_in(client, cast.vy)
    browser.get(reverse("own-standing"))
    with CaptureQueriesContext(connection) as asked:
        browser.get(reverse("own-standing"))
    assert len(asked) <= 20


def test_an_account_without_a_person_is_told_so(client, cast):
    lone = make.account("khong-ho-so", None, ("teacher", cast.school_a))
    assert "Tài khoản chưa gắn với hồ sơ cán bộ" in html(signed_in(client, lone).get(reverse("own-standing")))
