"""Late: the hand-in is refused with its hour, the unit explains itself, the receiving head opens a round, the list comes in marked."""

from datetime import date

import pytest

from bangvang.office.dossiers import actions
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
