"""Late: the hand-in is refused with its hour, the unit explains itself, the receiving head opens a round, the list comes in marked."""

from datetime import UTC, date, datetime, time

import pytest

from bangvang.office.dossiers import actions, queries
from bangvang.office.dossiers.models import LineState, ProposalState, Supplement
from bangvang.toolbox.calendar import office_day
from bangvang.toolbox.models import JournalEntry
from tests.cast import signed_in
from tests.office.dossiers import way

WAYS = [
    ("school_a", "district_office", "hoa", "quy", "phuc", "Trưởng phòng"),
    ("high_school", "department", "mai", "son", "dung", "Chánh Văn phòng Sở"),
]


def html(answer):
    return answer.content.decode()


def post(client, who, url, **data):
    return signed_in(client, who).post(url, data, follow=True)


@pytest.mark.parametrize(("school", "to", "clerk", "head", "officer", "title"), WAYS)
def test_a_late_school_is_let_in_by_the_head_of_who_receives(client, cast, school, to, clerk, head, officer, title):
    call = way.campaign(cast, to, deadline=date(2024, 6, 7))
    proposal = way.signed(cast, school=school, count=2, call=call)
    url = f"/de-nghi/{proposal.pk}/"
    _is_refused(client, cast, proposal, clerk, title)
    told = post(client, getattr(cast, clerk), f"/de-nghi/dot/{call.pk}/giai-trinh/", explanation="Mất điện ba ngày.")
    assert "Đã gửi giải trình." in html(told)
    late = call.supplements.get()
    _nobody_else_opens(client, cast, late, (clerk, officer))
    post(client, getattr(cast, head), f"/de-nghi/bo-sung/{late.pk}/", until="14/06/2024")
    page = html(post(client, getattr(cast, clerk), url + "nop/"))
    assert "Đã nộp tờ trình" in page
    assert "Nộp trong đợt bổ sung" in page
    proposal = way.again(proposal)
    assert (proposal.state, proposal.is_late) == (ProposalState.SUBMITTED, True)
    assert set(proposal.lines.values_list("state", flat=True)) == {LineState.SUBMITTED}
    assert "đợt bổ sung" in html(signed_in(client, getattr(cast, officer)).get("/de-nghi/"))
    entry = JournalEntry.objects.get(step="dossiers.open_supplement")
    assert entry.author_id == getattr(cast, head).pk


# the deadline as it was called for → the day it ends on: a Friday; a Saturday; 30 April and 1 May with what surrounds them
ENDS = [
    (date(2024, 6, 14), date(2024, 6, 14)),
    (date(2024, 6, 15), date(2024, 6, 17)),
    (date(2025, 4, 30), date(2025, 5, 5)),
]


def on_the_last_day(cast, deadline, hour=time(17)):
    call = way.campaign(cast, deadline=deadline)
    type(call).objects.filter(pk=call.pk).update(deadline_hour=hour)
    return way.signed(cast, count=1, call=queries.campaigns_seen_by(cast.by("hoa")).get(pk=call.pk))


@pytest.mark.parametrize(("deadline", "ends"), ENDS)
@pytest.mark.parametrize("moment", [time(17), time(17, 0, 0, 999_999)])
def test_a_letter_handed_in_on_the_very_hour_is_in_time(client, cast, deadline, ends, moment):
    proposal = on_the_last_day(cast, deadline)
    with office_day(ends, at=moment):
        page = html(post(client, cast.hoa, f"/de-nghi/{proposal.pk}/nop/"))
    assert "Đã nộp tờ trình" in page
    proposal = way.again(proposal)
    assert (proposal.state, proposal.is_late) == (ProposalState.SUBMITTED, False)


@pytest.mark.parametrize(("deadline", "ends"), ENDS)
def test_a_letter_one_second_after_the_hour_is_late_and_told_so_in_one_sentence(client, cast, deadline, ends):
    proposal = on_the_last_day(cast, deadline)
    with office_day(ends, at=time(17, 0, 1)):
        page = html(post(client, cast.hoa, f"/de-nghi/{proposal.pk}/nop/"))
    assert f"đã hết hạn lúc 17:00 ngày {ends:%d/%m/%Y}. Đơn vị gửi giải trình; Trưởng phòng mở đợt bổ sung." in page
    assert way.again(proposal).state == ProposalState.SIGNED


def test_the_hour_is_a_setting_of_the_campaign_counted_in_vietnam_time(client, cast, settings):
    settings.TIME_ZONE = "UTC"
    proposal = on_the_last_day(cast, date(2024, 6, 15), hour=time(11, 30))
    assert queries.deadline_of(proposal.campaign) == datetime(2024, 6, 17, 4, 30, tzinfo=UTC)
    with office_day(date(2024, 6, 17), at=time(11, 30, 1)):
        assert "đã hết hạn lúc 11:30 ngày 17/06/2024" in html(post(client, cast.hoa, f"/de-nghi/{proposal.pk}/nop/"))
    with office_day(date(2024, 6, 17), at=time(11, 30)):
        assert "Đã nộp tờ trình" in html(post(client, cast.hoa, f"/de-nghi/{proposal.pk}/nop/"))


def _is_refused(client, cast, proposal, clerk, title):
    page = html(post(client, getattr(cast, clerk), f"/de-nghi/{proposal.pk}/nop/"))
    assert "đã hết hạn lúc 17:00 ngày 07/06/2024" in page
    assert f"Đơn vị gửi giải trình; {title} mở đợt bổ sung." in page
    assert way.again(proposal).state == ProposalState.SIGNED
    assert set(proposal.lines.values_list("state", flat=True)) == {LineState.SUPPORTED}


def _nobody_else_opens(client, cast, late, names):
    for name in (*names, "nga", "binh"):
        post(client, getattr(cast, name), f"/de-nghi/bo-sung/{late.pk}/", until="14/06/2024")
        assert Supplement.objects.get().opened_at is None


def test_a_round_opened_for_one_unit_lets_no_other_in_and_ends_with_its_day(client, cast):
    call = way.campaign(cast, deadline=date(2024, 6, 7))
    proposal = way.signed(cast, count=1, call=call)
    other = actions.ask_supplement(call, cast.school_b, by=cast.by("cuc"), explanation="Trường chuyển địa điểm.")
    actions.open_supplement(other, by=cast.by("quy"), until=date(2024, 6, 14))
    assert "đã hết hạn" in html(post(client, cast.hoa, f"/de-nghi/{proposal.pk}/nop/"))
    own = actions.ask_supplement(call, cast.school_a, by=cast.by("hoa"), explanation="Mất điện ba ngày.")
    actions.open_supplement(own, by=cast.by("quy"), until=date(2024, 6, 13))
    with office_day(date(2024, 6, 14)):
        assert "đã hết hạn" in html(post(client, cast.hoa, f"/de-nghi/{proposal.pk}/nop/"))
    assert way.again(proposal).state == ProposalState.SIGNED


def test_a_round_that_would_end_before_today_is_not_opened(client, cast):
    call = way.campaign(cast, deadline=date(2024, 6, 7))
    late = actions.ask_supplement(call, cast.school_a, by=cast.by("hoa"), explanation="Mất điện ba ngày.")
    page = html(post(client, cast.quy, f"/de-nghi/bo-sung/{late.pk}/", until="11/06/2024"))
    assert "Ngày được nộp đến đã qua." in page
    assert Supplement.objects.get().opened_at is None
