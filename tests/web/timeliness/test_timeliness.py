"""Kịp thời: medians and shares over known days only, each figure down to its dossiers, each reader within reach."""

from datetime import date, datetime

import pytest
from django.utils import timezone

from bangvang.office.achievements.models import AwardRecord
from bangvang.office.decisions.queries import timeliness
from bangvang.office.dossiers.models import Line, Proposal
from tests.cast import signed_in
from tests.office.decisions import way


@pytest.fixture
def awarded(cast, django_capture_on_commit_callbacks):
    """Three dossiers decided in one decision; the days between are known."""
    decision = way.issued(cast, django_capture_on_commit_callbacks, count=3, award="LDTT")
    lines = list(Line.objects.filter(state="awarded").order_by("pk"))
    return decision, lines


def handed_in(day):
    Proposal.objects.exclude(submitted_at=None).update(
        submitted_at=timezone.make_aware(datetime.combine(day, datetime.min.time().replace(hour=9)))
    )


def test_days_backwards_or_not_written_are_not_known():
    told = timeliness.Days(date(2024, 5, 1), None, None, date(2024, 6, 1), date(2024, 5, 30))
    assert [told.between(name) for name in ("achieved", "submitted", "handed")] == [31, None, None]


def test_the_median_is_of_known_days_and_the_unknown_are_counted(cast, awarded):
    decision, lines = awarded
    first, second, third = lines
    Line.objects.filter(pk=first.pk).update(achieved_date=date.fromordinal(decision.decided_date.toordinal() - 10))
    Line.objects.filter(pk=second.pk).update(achieved_date=date.fromordinal(decision.decided_date.toordinal() - 45))
    (figure,) = timeliness.figures(cast.by("dung"), "achieved", third.period, 30)
    assert (figure.count, figure.known, figure.unknown, figure.median, figure.middle) == (3, 2, 1, 27.5, "27,5")
    assert (figure.within, figure.share) == (1, 50)


def test_from_handing_in_to_the_decision_the_first_letter_counts(cast, awarded):
    decision, lines = awarded
    handed_in(date.fromordinal(decision.decided_date.toordinal() - 12))
    (figure,) = timeliness.figures(cast.by("dung"), "submitted", lines[0].period, 30)
    assert (figure.known, figure.median, figure.share) == (3, 12, 100)
    days = timeliness.days_of(lines[0])
    assert (days.decided - days.submitted).days == 12


def test_the_page_and_the_dossiers_behind_a_figure(client, cast, awarded):
    _decision, lines = awarded
    officer = signed_in(client, cast.dung)
    page = officer.get("/kip-thoi/?do=achieved").content.decode()
    assert "3 hồ sơ chưa ghi đủ ngày" in page and "Chưa rõ" in page
    assert "không phải hạn do văn bản quy định" in page
    level = lines[0].unit.kind
    found = officer.get(
        f"/kip-thoi/ho-so/?cap={level}&loai=cong_trang&do=achieved&nam={lines[0].period}"
    ).content.decode()
    assert all(line.subject_name in found for line in lines)
    assert officer.get("/kip-thoi/ho-so/?cap=khong-co&loai=cong_trang").status_code == 404
    assert officer.get("/kip-thoi/?do=x&moc=-3&nam=1").status_code == 200


def test_only_those_who_oversee_read_it_and_only_their_branch(client, cast, awarded):
    _decision, lines = awarded
    for name in ("cuc", "hoa", "vy", "an"):
        assert signed_in(client, cast.accounts[name]).get("/kip-thoi/").status_code == 403
    home = lines[0].unit
    address = f"/kip-thoi/ho-so/?cap={home.kind}&loai=cong_trang&nam={lines[0].period}"
    seen = lines[0].subject_name in signed_in(client, cast.phuc).get(address).content.decode()
    assert seen is home.path.startswith(cast.district_office.path)


def test_the_day_of_handing_over_is_written_for_all_of_a_decision(client, cast, awarded):
    decision, lines = awarded
    record = AwardRecord.objects.filter(number=decision.number).order_by("pk").first()
    day = decision.decided_date
    officer = signed_in(client, cast.dung)
    early = date.fromordinal(day.toordinal() - 1)
    officer.post(f"/so-khen-thuong/{record.pk}/da-trao/", {"day": f"{early:%d/%m/%Y}", "for_all": "on"})
    assert AwardRecord.objects.exclude(handed_date=None).count() == 0
    officer.post(f"/so-khen-thuong/{record.pk}/da-trao/", {"day": f"{day:%d/%m/%Y}", "for_all": "on"})
    assert AwardRecord.objects.filter(handed_date=day).count() == 3
    (figure,) = timeliness.figures(cast.by("dung"), "handed", lines[0].period, 30)
    assert (figure.known, figure.median) == (3, 0)
    assert (
        signed_in(client, cast.cuc).post(f"/so-khen-thuong/{record.pk}/da-trao/", {"day": "1/1/2024"}).status_code
        == 404
    )


def test_the_dossier_shows_its_days(client, cast, awarded):
    _decision, lines = awarded
    page = signed_in(client, cast.dung).get(f"/ho-so/{lines[0].pk}/").content.decode()
    part = page[page.index("Các mốc thời gian") :].split("</section>")[0]
    assert part.count("Chưa ghi") == 2 and part.count("<time") == 3
