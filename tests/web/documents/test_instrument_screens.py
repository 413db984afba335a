"""Local regulations: entered in one form, checked against the Law, shown in words."""

import pytest

from bangvang.office.documents.models import LocalInstrument
from tests.cast import signed_in

HEAD = {
    "number": "10/HD-SGDĐT",
    "title": "Hướng dẫn công tác thi đua, khen thưởng",
    "issuer": "Sở Giáo dục và Đào tạo Quảng Nam",
    "issued_date": "02/01/2024",
    "since": "15/01/2024",
}


@pytest.fixture
def boss(client, cast):
    return signed_in(client, cast.son)


def html(answer):
    return answer.content.decode()


def test_what_is_filled_in_becomes_numbers_with_their_place(boss, cast):
    sent = {
        "cstdcs_max_ratio": "15",
        "cstdcs_max_ratio-cite": "Mục 3",
        "quota_rounding": "down",
        "vote-CSTDCS": "80",
        "vote-LDTT": "2/3",
        "quorum": "2/3",
        "vote-base": "members",
        "vote-secret": "on",
        "thresholds-cite": "Mục 6",
        "papers-LDTT": "Tờ trình\nBiên bản họp Hội đồng",
        "gk-person": "HTT",
    }
    answer = boss.post("/quy-dinh/nhap/", {**HEAD, **sent})
    text = LocalInstrument.objects.get()
    assert answer.url == f"/quy-dinh/{text.pk}/anh-huong/"
    assert text.scope == cast.department
    assert text.numbers == {
        "cstdcs_max_ratio": {"value": 0.15, "cite": "Mục 3"},
        "quota_rounding": {"value": "down", "cite": ""},
        "thresholds": {
            "value": {
                "LDTT": {"num": 2, "den": 3, "base": "members", "secret": True},
                "CSTDCS": {"num": 80, "den": 100, "base": "members", "secret": True},
            },
            "cite": "Mục 6",
        },
        "quorum": {"value": {"num": 2, "den": 3}, "cite": ""},
        "papers": {
            "value": {
                "LDTT": [
                    {"code": "to_trinh", "label": "Tờ trình"},
                    {"code": "bien_ban_hop_hoi_dong", "label": "Biên bản họp Hội đồng"},
                ]
            },
            "cite": "",
        },
        "gk_criteria": {"value": {"person": {"rating": "HTT"}}, "cite": ""},
    }
    page = html(boss.get(f"/quy-dinh/{text.pk}/"))
    for said in ("15 %", "Làm tròn xuống", "80 % tổng số thành viên Hội đồng", "Cá nhân: Hoàn thành tốt nhiệm vụ"):
        assert said in page, said


def test_below_the_law_is_refused_with_the_article_and_what_was_typed_stays(boss):
    page = html(boss.post("/quy-dinh/nhap/", {**HEAD, "ttldtt_min_ldtt_percent": "50"}))
    assert "thấp hơn mức 70" in page
    assert 'value="10/HD-SGDĐT"' in page
    assert LocalInstrument.objects.count() == 0


def test_an_empty_text_is_not_kept(boss):
    assert "Văn bản chưa có quy định nào" in html(boss.post("/quy-dinh/nhap/", HEAD))
    assert LocalInstrument.objects.count() == 0


def test_the_school_reads_and_does_not_enter(client, cast, boss):
    boss.post("/quy-dinh/nhap/", {**HEAD, "cstdcs_max_ratio": "15"})
    text = LocalInstrument.objects.get()
    browser = signed_in(client, cast.hoa)
    page = html(browser.get("/quy-dinh/"))
    assert "10/HD-SGDĐT" in page
    assert "Nhập quy định" not in page
    assert browser.get("/quy-dinh/nhap/").status_code == 403
    assert "Ghi ngày hết hiệu lực" not in html(browser.get(f"/quy-dinh/{text.pk}/"))
    browser.post(f"/quy-dinh/{text.pk}/het-hieu-luc/", {"until": "31/05/2024"})
    text.refresh_from_db()
    assert text.until is None


def test_a_text_ends(client, boss):
    boss.post("/quy-dinh/nhap/", {**HEAD, "cstdcs_max_ratio": "15"})
    text = LocalInstrument.objects.get()
    boss.post(f"/quy-dinh/{text.pk}/ap-dung/")
    boss.post(f"/quy-dinh/{text.pk}/het-hieu-luc/", {"until": "31/05/2024"})
    assert "Hết hiệu lực" in html(boss.get("/quy-dinh/"))


def test_a_share_written_otherwise_is_asked_for_again(boss):
    page = html(boss.post("/quy-dinh/nhap/", {**HEAD, "vote-LDTT": "hai phần ba"}))
    assert "Nhập phần trăm như 80, hoặc phân số như 2/3." in page
    assert 'value="hai phần ba"' in page
    assert LocalInstrument.objects.count() == 0
