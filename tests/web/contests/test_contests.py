"""From a contest's results to a letter with its winners on it: nothing typed, nothing outside one's reach."""

from datetime import date

import pytest

from bangvang.office.achievements import actions
from bangvang.office.achievements.models import ContestResult
from bangvang.office.dossiers.models import Campaign, Line, Proposal
from tests import make
from tests.cast import signed_in

NAME, YEAR = "Hội thi giáo viên dạy giỏi cấp tỉnh", "2023-2024"
AT = {"ten": NAME, "nam": YEAR}
HERE = "/cuoc-thi/ket-qua/"


def html(answer):
    return answer.content.decode()


def query():
    from urllib.parse import urlencode

    return f"?{urlencode(AT)}"


@pytest.fixture
def winners(cast):
    """Two of the high school, one who passed nothing, one of school A."""
    won = [("Nguyễn Thị An", "nhat", cast.high_school, "mai"), ("Nguyễn Thị Bích", "ba", cast.high_school, "mai")]
    won += [("Trần Văn Trượt", "khong_dat", cast.high_school, "mai"), ("Lê Thị Xa", "nhi", cast.school_a, "hoa")]
    people = {}
    for name, prize, unit, who in won:
        people[name] = make.person(name, at=unit)
        head = {"number": "77/QĐ-SGDĐT", "decided_date": date(2024, 3, 20), "achieved_date": date(2024, 3, 10)}
        told = {"person": people[name], "contest": NAME, "prize": prize, "period": YEAR, "issuer": "Sở GDĐT"}
        actions.enter_result(unit, by=cast.by(who), **told, **head)
    return people


@pytest.fixture
def round_(client, cast, winners):
    """The Sở calls for the winners, in one click from the contest's page."""
    sent = {"awards": ["GK"], "deadline_date": "30/06/2024"}
    signed_in(client, cast.dung).post(f"{HERE}mo-dot/{query()}", sent)
    return Campaign.objects.get()


def test_the_officer_opens_a_round_under_the_contests_name(round_, cast):
    assert (round_.name, round_.period, round_.awards, round_.unit) == (
        f"Khen thưởng chuyên đề: {NAME}",
        YEAR,
        ["GK"],
        cast.department,
    )


def test_the_clerk_begins_a_letter_with_the_winners_on_it_and_types_nothing(client, cast, winners, round_):
    clerk = signed_in(client, cast.mai)
    page = html(clerk.get(HERE, AT))
    assert "Giấy khen của Giám đốc Sở" in page and ": 2 người" in page
    way = f"{round_.pk}-{cast.high_school.pk}-GK"
    sent = clerk.post(f"{HERE}de-nghi/{query()}", {"cach": way})
    letter = Proposal.objects.get()
    assert sent["Location"] == f"/de-nghi/{letter.pk}/"
    assert {(line.subject_name, line.kind, line.award, line.achievement) for line in letter.lines.all()} == {
        ("Nguyễn Thị An", "chuyen_de", "GK", f"Giải Nhất, {NAME}, năm học {YEAR}"),
        ("Nguyễn Thị Bích", "chuyen_de", "GK", f"Giải Ba, {NAME}, năm học {YEAR}"),
    }
    assert ": 2 người" not in html(clerk.get(HERE, AT))
    assert clerk.post(f"{HERE}de-nghi/{query()}", {"cach": way}).status_code == 404
    assert Line.objects.count() == 2


def test_a_late_result_joins_in_a_second_letter_or_the_open_one(client, cast, winners, round_):
    clerk, way = signed_in(client, cast.mai), f"{round_.pk}-{cast.high_school.pk}-GK"
    clerk.post(f"{HERE}de-nghi/{query()}", {"cach": way})
    late = make.person("Phạm Thị Muộn", at=cast.high_school)
    actions.enter_result(cast.high_school, by=cast.by("mai"), person=late, contest=NAME, prize="nhi", period=YEAR)
    clerk.post(f"{HERE}de-nghi/{query()}", {"cach": way})
    assert Line.objects.filter(person=late, kind="chuyen_de").count() == 1
    assert Line.objects.count() == 3


def test_each_sees_the_winners_of_the_own_reach_and_a_stranger_no_way(client, cast, winners, round_):
    assert "Nguyễn Thị An" not in html(signed_in(client, cast.hoa).get(HERE, AT))
    assert signed_in(client, cast.cuc).get(HERE, AT).status_code == 404
    assert signed_in(client, cast.vy).get(HERE, AT).status_code == 403
    officer = html(signed_in(client, cast.dung).get(HERE, AT))
    assert all(name in officer for name in ("Nguyễn Thị An", "Lê Thị Xa")) and "Trần Văn Trượt" not in officer
    way = {"cach": f"{round_.pk}-{cast.high_school.pk}-GK"}
    assert signed_in(client, cast.hoa).post(f"{HERE}de-nghi/{query()}", way).status_code == 404
    assert signed_in(client, cast.mai).post(f"{HERE}mo-dot/{query()}", {}).status_code == 403
    assert Proposal.objects.count() == 0


def test_one_result_is_entered_by_a_small_form_and_not_twice(client, cast):
    person = make.person("Võ Thị Hà", at=cast.school_a)
    told = {"person": person.pk, "contest": NAME, "period": "2023-2024", "prize": "nhi", "achieved_date": "10/03/2024"}
    clerk, address = signed_in(client, cast.hoa), f"/cuoc-thi/nhap/{cast.school_a.pk}/"
    clerk.post(address, told)
    again = html(clerk.post(address, told))
    assert "đã có kết quả" in again
    made = ContestResult.objects.get()
    assert (made.person, made.achieved_date, made.proof, made.entered_by) == (
        person,
        date(2024, 3, 10),
        "declared",
        cast.hoa,
    )
    assert signed_in(client, cast.cuc).get(address).status_code == 404
    assert NAME in html(signed_in(client, cast.hoa).get("/cuoc-thi/", {"q": "giao vien day gioi"}))
