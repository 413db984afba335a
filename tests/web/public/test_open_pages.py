"""Pages without sign-in: what they tell, and what they must not."""

from datetime import date

import pytest
from django.urls import reverse

from bangvang.office.achievements.models import AwardRecord
from bangvang.office.decisions.models import Certificate
from bangvang.office.decisions.queries import periods_on_roll
from tests.office.decisions import way
from tests.office.dossiers import way as dossier_way


def text(answer):
    return answer.content.decode()


def issued(cast):
    way.actions.issue(way.drafted(cast), by=cast.by("lan"), decided_date=way.TODAY)
    return Certificate.objects.select_related("record__person").order_by("pk").first()


def test_anybody_checks_a_certificate_by_its_code(client, cast):
    certificate = issued(cast)
    page = text(client.get(reverse("check-award"), {"ma": certificate.code.lower()}, follow=True))
    assert "Thông tin hợp lệ, giấy đang có giá trị" in page
    assert certificate.record.name_printed in page


def test_the_check_tells_nothing_of_a_person_beyond_name_post_unit_and_title(client, cast):
    certificate = issued(cast)
    person = certificate.record.person
    page = text(client.get(reverse("check-code", args=[certificate.code])))
    for secret in (person.code, "1.800.000", "Hoàn thành xuất sắc"):
        assert secret not in page


@pytest.mark.parametrize("code", ["KHONGCOMA2", "<script>", "a" * 300])
def test_an_unknown_code_is_answered_politely(client, db, code):
    page = client.get(reverse("check-award"), {"ma": code}, follow=True)
    assert page.status_code == 404
    assert "Không có mã này trong sổ." in text(page)
    assert "<script>" not in text(page).replace("&lt;script&gt;", "").split("</head>")[1]


def test_the_honour_roll_shows_only_what_has_a_decision(client, cast):
    decision = way.drafted(cast)
    name = decision.lines.first().name_printed
    assert name not in text(client.get(reverse("honour-roll")))
    way.actions.issue(decision, by=cast.by("lan"), decided_date=way.TODAY)
    assert name in text(client.get(reverse("honour-roll")))


def test_the_honour_roll_is_searched_without_marks(client, cast):
    issued(cast)
    found = client.get(reverse("honour-roll"), {"q": "nguyen thi hanh"}).context["pages"]
    assert len(found.rows) == 2
    assert client.get(reverse("honour-roll"), {"q": "khong ai"}).context["pages"].total == 0


def test_a_list_hangs_for_opinions_while_it_is_posted_and_no_longer(client, cast):
    proposal = dossier_way.voted(cast, dossier_way.drafted(cast))
    from bangvang.office.dossiers import actions

    actions.post(proposal, by=cast.by("hoa"), since=way.TODAY, where="Bảng tin")
    posting = proposal.postings.get()
    page = text(client.get(reverse("posting", args=[posting.pk])))
    assert "Nguyễn Thị Hạnh A" in page
    assert "Hoàn thành tốt" not in page
    from bangvang.toolbox.calendar import office_day

    with office_day(posting.until.replace(month=7)):
        assert client.get(reverse("posting", args=[posting.pk])).status_code == 404


def test_the_roll_names_each_year_once_newest_first_and_none_whose_awards_were_all_revoked(cast):
    day = date(2024, 5, 28)
    for period, revoked in [("2022-2023", None), ("2024", None), ("2023-2024", None), ("2024", None), ("2021", day)]:
        AwardRecord(
            unit=cast.school_a,
            held_at=cast.school_a,
            award="TTLDTT",
            period=period,
            number="45",
            decided_date=day,
            revoked_date=revoked,
        ).save()
    assert periods_on_roll() == ["2024", "2023-2024", "2022-2023"]
