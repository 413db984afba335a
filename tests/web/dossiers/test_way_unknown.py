"""From 01/7/2025 no district stands: a school still entered under its Phòng has no known authority, and every page says so."""

import pytest
from django.conf import settings

from bangvang.office.dossiers import actions
from bangvang.office.dossiers.models import Proposal
from bangvang.toolbox.workflow import NotNow
from tests.cast import signed_in
from tests.office.dossiers import way

SENTENCE = (
    "Chưa xác định được người có thẩm quyền quyết định: từ 01/7/2025 không còn cấp huyện, mà Trường Tiểu học Kim Đồng "
    "vẫn ghi là trường thuộc Phòng GDĐT (Luật 06/2022/QH15 Điều 80 khoản 2, khoản 3; Nghị định 129/2025/NĐ-CP). "
    "Quản trị viên của Sở cần nhập quyết định chuyển đơn vị này về xã hoặc về Sở."
)


@pytest.fixture
def late(cast, monkeypatch):
    """A line received at the Phòng in June 2024, opened in August 2025."""
    line = way.received(cast, count=1).lines.get()
    monkeypatch.setattr(settings, "BANGVANG_TODAY", "2025-08-04")
    return line


def page(client, who, url):
    answer = signed_in(client, who).get(url)
    return answer.status_code, answer.content.decode()


def test_the_dossier_page_stands_and_says_who_must_enter_what(client, cast, late):
    status, text = page(client, cast.phuc, f"/ho-so/{late.pk}/")
    assert status == 200
    assert SENTENCE in text
    assert "<dt>Thẩm quyền</dt><dd>Chưa xác định</dd>" in text


def test_the_pages_that_ask_the_way_stand_too(client, cast, late):
    for who, url in (
        (cast.hoa, f"/de-nghi/dot/{late.proposal.campaign_id}/"),
        (cast.phuc, f"/de-nghi/dot/{late.proposal.campaign_id}/"),
        (cast.hoa, f"/de-nghi/{late.proposal_id}/danh-sach/"),
        (cast.phuc, f"/de-nghi/{late.proposal_id}/"),
        (cast.hoa, "/"),
    ):
        assert page(client, who, url)[0] in (200, 302), url


def test_a_letter_is_not_begun_while_the_way_is_unknown(cast, late):
    with pytest.raises(NotNow, match="Chưa xác định được người có thẩm quyền quyết định") as refused:
        actions.draw_up(cast.school_a, late.proposal.campaign, by=cast.by("hoa"))
    assert [lack.text for lack in refused.value.lacks] == [SENTENCE]
    assert Proposal.objects.count() == 1


def test_a_letter_upwards_is_refused_with_the_same_sentence(cast, monkeypatch):
    lines = way.supported_above(cast, count=1)
    monkeypatch.setattr(settings, "BANGVANG_TODAY", "2025-08-04")
    with pytest.raises(NotNow) as refused:
        actions.propose_upwards(lines, by=cast.by("phuc"))
    assert [lack.text for lack in refused.value.lacks] == [SENTENCE]
