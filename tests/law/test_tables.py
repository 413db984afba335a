"""Numbers, dates, offices and papers of the texts, written down a second time from the articles: the book says the same."""

from datetime import date, timedelta

import pytest

from bangvang.lawbook import (
    AWARDS,
    INSTRUMENTS,
    CaseError,
    answer_for,
    deciding_authority,
    goes_first,
    most_excellent,
    papers_for,
    prize_of,
    publicity_for,
    quota_of,
    rating_by_points,
    rating_scheme_on,
    threshold_of,
    vote_passes,
)
from bangvang.lawbook.settings import FIGURES, figure_on

FIRST = date(2024, 1, 1)  # Luật 06/2022/QH15 in force (Điều 94)
DAY = date(2024, 6, 10)

NUMBERS = {
    "ttldtt_min_ldtt_percent": 70,  # Điều 28 khoản 1 điểm c
    "ttldxs_min_ldtt_percent": 70,  # Điều 27 khoản 1 điểm c
    "ttldxs_completed_percent": 100,
    "ttldxs_min_cstdcs": 1,  # Điều 27 khoản 1 điểm d
    "bkt_cstdcs_years": 2,  # Điều 74 khoản 1 điểm d
    "bkt_htxs_years": 2,
    "bkt_initiatives": 2,
    "bkt_group_years": 2,  # Điều 74 khoản 3 điểm d
    "bkttg_years": 5,  # Điều 73 khoản 1 điểm b
    "bkttg_cstdcs": 3,
    "hcld3_years": 5,  # Điều 44 khoản 1 điểm e
    "hcld3_htxs": 1,
    "hcld3_title": 3,
    "hcld2_years": 5,  # Điều 43 khoản 1 điểm đ
    "hcld2_htxs": 2,
    "hcld2_title": 1,
    "hcld1_years": 5,  # Điều 42 khoản 1 điểm đ
    "hcld1_htxs": 3,
    "hcld1_title": 2,
    "bkttg_group_years": 5,  # Điều 73 khoản 4 điểm e
    "hcld3_group_years": 5,  # Điều 44 khoản 4 điểm đ
    "hcld3_group_months": 10 * 12,
    "hcld2_group_years": 5,  # Điều 43 khoản 4 điểm d
    "hcld1_group_years": 5,  # Điều 42 khoản 4 điểm d
    "knc_months": 20 * 12,  # Thông tư 29/2023/TT-BGDĐT Điều 8
    "knc_months_difficult": 15 * 12,
    "knc_difficult_months": 5 * 12,
    "ngut_teaching_months": 15 * 12,  # Điều 64 khoản 3 điểm c
    "ngut_sector_months": 20 * 12,
    "ngut_manager_teaching_months": 10 * 12,
    "ngnd_teaching_months": 20 * 12,  # Điều 64 khoản 2 điểm c
    "ngnd_sector_months": 25 * 12,
    "ngnd_manager_teaching_months": 15 * 12,
    "group_women_percent": 70,  # NĐ 98/2023 Điều 4
}


def test_the_figures_are_those_of_the_articles_from_the_first_day() -> None:
    assert {name: figure_on(name, FIRST).value for name in FIGURES} == NUMBERS


def test_a_group_of_women_goes_first_from_the_first_day() -> None:
    assert goes_first(7, 10, day=FIRST) is True


IN_FORCE: dict[str, tuple[date | None, date | None]] = {
    "L03": (None, date(2023, 12, 31)),
    "L22": (FIRST, None),
    "L26": (date(2026, 10, 1), None),
    "ND91": (None, date(2023, 12, 31)),
    "ND98": (FIRST, date(2025, 6, 30)),
    "ND152": (date(2025, 7, 1), None),
    "ND129": (date(2025, 7, 1), None),
    "TT12": (None, date(2024, 4, 14)),
    "TT01": (date(2024, 4, 15), date(2025, 8, 4)),
    "TT15": (date(2025, 8, 5), None),
    "TT35": (date(2016, 2, 15), date(2018, 10, 13)),
    "TT22": (date(2018, 10, 14), date(2020, 9, 30)),
    "TT21": (date(2020, 10, 1), date(2024, 2, 14)),
    "TT29": (date(2024, 2, 15), date(2026, 4, 1)),
    "TT07": (date(2026, 4, 2), None),
    "ND27": (None, date(2024, 5, 24)),
    "ND35": (date(2024, 5, 25), None),
    "ND90": (None, date(2026, 6, 30)),
    "ND48": (None, date(2026, 6, 30)),
    "ND335": (date(2026, 1, 1), None),
    "ND233": (date(2026, 7, 1), None),
    "LS72": (date(2018, 7, 1), date(2019, 6, 30)),
    "LS38": (date(2019, 7, 1), date(2023, 6, 30)),
    "LS24": (date(2023, 7, 1), date(2024, 6, 30)),
    "LS73": (date(2024, 7, 1), date(2026, 6, 30)),
    "LS161": (date(2026, 7, 1), None),
    "L136": (date(2026, 7, 1), None),
    "QD4996": (date(2021, 12, 31), None),
}


@pytest.mark.parametrize("key", IN_FORCE)
def test_a_text_is_in_force_from_its_first_day_to_its_last(key: str) -> None:
    text, (since, until) = INSTRUMENTS[key], IN_FORCE[key]
    assert (text.since, text.until) == (since, until)
    if since:
        assert (text.holds_on(since - timedelta(days=1)), text.holds_on(since)) == (False, True)
    if until:
        assert (text.holds_on(until), text.holds_on(until + timedelta(days=1))) == (True, False)


DIRECTOR, DISTRICT, COMMUNE = "giam_doc_so", "chu_tich_huyen", "chu_tich_xa"
BELOW = {  # Luật Điều 75 khoản 1, Điều 80; NĐ 129/2025 for the titles of commune schools
    "LDTT": (DIRECTOR, DISTRICT, COMMUNE),
    "CSTDCS": (DIRECTOR, DISTRICT, COMMUNE),
    "TTLDTT": (DIRECTOR, DISTRICT, COMMUNE),
    "GK": (DIRECTOR, DISTRICT, DIRECTOR),
    "GKX": (COMMUNE, COMMUNE, COMMUNE),
}
ABOVE = {  # Luật Điều 77, 78, 79; NGTB: Quyết định 4996/QĐ-BGDĐT
    "chu_tich_tinh": ("CSTDT", "TTLDXS", "CTDT", "BKT"),
    "bo_truong": ("CSTDB", "CTDB", "BKB", "KNC", "NGTB"),
    "thu_tuong": ("CSTDTQ", "BKTTG"),
    "chinh_phu": ("CTDCP",),
    "chu_tich_nuoc": ("HCLD3", "HCLD2", "HCLD1", "NGUT", "NGND", "AHLD"),
}
LAST_OF_THE_DISTRICT, FIRST_OF_THE_COMMUNE = date(2025, 6, 30), date(2025, 7, 1)


def _decides(code: str, unit: str, day: date) -> str:
    return deciding_authority(code, unit, day=day).code


def test_who_decides_follows_the_line_of_management() -> None:
    for code, (director, district, commune) in BELOW.items():
        for day in (LAST_OF_THE_DISTRICT, FIRST_OF_THE_COMMUNE):
            assert {_decides(code, unit, day) for unit in ("department", "department_unit")} == {director}, code
        assert _decides(code, "district_school", LAST_OF_THE_DISTRICT) == district, code
        assert _decides(code, "commune_school", FIRST_OF_THE_COMMUNE) == commune, code


def test_awards_above_the_department_are_decided_where_the_law_says_whatever_the_unit() -> None:
    for office, codes in ABOVE.items():
        for code in codes:
            assert _decides(code, "department_unit", DAY) == office, code
            assert _decides(code, "commune_school", FIRST_OF_THE_COMMUNE) == office, code
    assert {*BELOW, *(code for codes in ABOVE.values() for code in codes)} == set(AWARDS)


def test_an_authority_is_named_with_its_article_and_how_surely_it_is_read() -> None:
    found = deciding_authority("GK", "commune_school", day=FIRST_OF_THE_COMMUNE)
    assert (found.label, found.cite, found.confidence, found.note) == (
        "Giám đốc Sở Giáo dục và Đào tạo",
        "Điều 75 khoản 1 điểm c, Luật số 06/2022/QH15",
        "M",
        "",
    )
    given = {"delegations": {"LDTT": {"to": "hieu_truong", "document": "Quyết định số 12/QĐ-SGDĐT"}}}
    found = deciding_authority("LDTT", "department_unit", day=DAY, parameters=given)
    assert (found.code, found.label, found.cite, found.confidence, found.note) == (
        "hieu_truong",
        "Hiệu trưởng",
        "Quyết định số 12/QĐ-SGDĐT",
        "M",
        "theo ủy quyền",
    )
    assert deciding_authority("CSTDCS", "department_unit", day=DAY, parameters=given).code == DIRECTOR


THREE = ("to_trinh", "bao_cao", "bien_ban")  # Luật Điều 84 khoản 1, 2
PAPERS = {
    THREE: ("LDTT", "TTLDTT", "TTLDXS", "CTDT", "CTDB", "GK", "GKX", "KNC", "NGTB"),
    (*THREE, "sang_kien"): ("CSTDCS", "CSTDT", "CSTDB", "CSTDTQ"),  # khoản 1 điểm d
    (*THREE, "xac_nhan"): ("BKT", "BKB"),  # khoản 2 điểm d
    (*THREE, "xac_nhan", "hiep_y"): ("BKTTG", "HCLD3", "HCLD2", "HCLD1", "NGUT", "NGND", "AHLD"),  # khoản 3
    (*THREE, "hiep_y"): ("CTDCP",),
}


def test_every_dossier_has_the_papers_of_the_law() -> None:
    assert {code: papers for papers, codes in PAPERS.items() for code in codes} == {
        code: tuple(each.code for each in papers_for(code, day=DAY)) for code in AWARDS
    }
    titles = {code: papers_for(code, day=DAY)[0] for code in AWARDS}
    for code, paper in titles.items():
        clause = 1 if AWARDS[code].family == "title" else 2
        assert paper.cite == f"Điều 84 khoản {clause} điểm a, Luật số 06/2022/QH15"
        assert (paper.confidence, paper.condition) == ("H", "")
    assert papers_for("CSTDCS", day=DAY)[3].condition.startswith("căn cứ là sáng kiến hoặc đề tài")
    before, after = (papers_for("LDTT", day=day)[0].confidence for day in (date(2026, 9, 30), date(2026, 10, 1)))
    assert (before, after) == ("H", "L")


def test_a_paper_of_a_local_list_is_cited_by_its_document_or_as_local() -> None:
    local = {
        "papers": {"LDTT": [{"code": "a", "label": "Danh sách"}, {"code": "b", "label": "Biểu", "when": "nếu có"}]}
    }
    found = [
        (each.code, each.cite, each.confidence, each.condition)
        for each in papers_for("LDTT", day=DAY, parameters=local)
    ]
    assert found == [
        ("a", INSTRUMENTS["LOCAL"].at("").text, "M", ""),
        ("b", INSTRUMENTS["LOCAL"].at("").text, "M", "nếu có"),
    ]
    assert papers_for("LDTT", day=DAY, parameters={"papers": {"LDTT": []}}) == ()


def test_ten_working_days_of_publicity_are_for_orders_and_honours_alone() -> None:
    published = {code for code in AWARDS if publicity_for(code, day=DAY) == 10}
    assert published == {"HCLD3", "HCLD2", "HCLD1", "NGUT", "NGND", "AHLD"}
    assert {publicity_for(code, day=DAY) for code in set(AWARDS) - published} == {None}
    assert publicity_for("HCLD3", day=DAY, parameters={"publicity_days": 10}) == 10
    by_award = {"publicity_days": {"CSTDCS": 3, "default": 7}}
    assert [publicity_for(code, day=DAY, parameters=by_award) for code in ("CSTDCS", "LDTT")] == [3, 7]


def test_nine_tenths_of_all_members_are_for_two_awards_alone_and_two_thirds_must_be_there() -> None:
    found = {code: threshold_of(code, day=DAY) for code in AWARDS}
    read = {
        code: (each.numerator, each.denominator, each.base, each.secret) for code, each in found.items() if each.known
    }
    assert read == dict.fromkeys(("CSTDTQ", "AHLD"), (9, 10, "members", True))
    assert {(each.quorum_numerator, each.quorum_denominator) for each in found.values()} == {(2, 3)}
    assert {each.secret for each in found.values()} == {True}
    assert not any(each.is_local for each in found.values())
    unread = found["LDTT"]
    assert (unread.numerator, unread.denominator, unread.base, unread.confidence) == (0, 1, "", "L")
    assert (unread.cite, found["AHLD"].cite, found["AHLD"].confidence) == (
        INSTRUMENTS["LOCAL"].at("").text,
        "Điều 45 khoản 8, Nghị định số 91/2017/NĐ-CP",
        "M",
    )


def test_a_local_threshold_may_be_open_and_is_read_as_the_office_set_it() -> None:
    local = {"thresholds": {"LDTT": {"num": 1, "den": 2, "base": "present", "secret": False}}}
    found = threshold_of("LDTT", day=DAY, parameters=local)
    assert (found.secret, found.confidence, found.cite) == (False, "M", INSTRUMENTS["LOCAL"].at("").text)
    half = {"thresholds": {"LDTT": {"num": 1}}}
    assert threshold_of("LDTT", day=DAY, parameters=half).known is False


def test_a_vote_without_a_threshold_says_whether_there_was_a_quorum_and_no_more() -> None:
    for present, has_quorum in ((6, True), (5, False)):
        found = vote_passes("LDTT", day=DAY, members=9, present=present, written=0, votes_for=5)
        assert (found.passes, found.needed, found.base_count, found.has_quorum) == (None, 0, 0, has_quorum)
        assert found.sentence.startswith("Chưa có quy định tỷ lệ phiếu")


def test_a_vote_is_cited_and_nobody_left_to_vote_carries_nothing() -> None:
    asked = {"day": DAY, "members": 9, "present": 6, "written": 3}
    found = vote_passes("CSTDTQ", **asked, votes_for=9)
    assert (found.passes, found.needed, found.base_count, found.has_quorum) == (True, 9, 9, True)
    assert (found.sentence, found.cite) == (
        "9/9 phiếu tán thành tính trên tổng số thành viên, cần ít nhất 9",
        "Điều 45 khoản 8, Nghị định số 91/2017/NĐ-CP",
    )
    local = {"thresholds": {"LDTT": {"num": 1, "den": 2, "base": "present"}}, "recused_leave_base": True}
    empty = vote_passes("LDTT", day=DAY, members=1, present=1, written=0, votes_for=0, recused=1, parameters=local)
    assert (empty.passes, empty.needed, empty.base_count) == (False, 1, 0)


@pytest.mark.parametrize(("qualified", "at_most"), [(4, 0), (5, 1), (9, 1), (10, 2)])
def test_a_fifth_of_the_qualified_may_be_put_up_for_the_flag_of_the_government(qualified: int, at_most: int) -> None:
    found = quota_of("CTDCP", {"cot_qualified": qualified}, day=DAY)
    assert found is not None
    assert (found.at_most, found.base, found.ratio, found.rounding, found.confidence, found.is_local) == (
        at_most,
        qualified,
        0.2,
        "down",
        "M",
        True,
    )


def test_quotas_are_for_three_awards_and_cite_their_text() -> None:
    counts = {"ldtt": 20, "cot_qualified": 20, "nominees": 20}
    found = {code: quota for code in AWARDS if (quota := quota_of(code, counts, day=DAY)) is not None}
    assert {code: each.at_most for code, each in found.items()} == {"CSTDCS": 3, "CTDCP": 4, "NGTB": 5}
    model = found["NGTB"]
    assert (model.base, model.ratio, model.rounding, model.confidence, model.is_local, model.base_label) == (
        20,
        1.0,
        "none",
        "H",
        False,
        "số người được giới thiệu",
    )
    assert model.cite == "Quyết định số 4996/QĐ-BGDĐT"
    assert (found["CSTDCS"].cite, found["CSTDCS"].confidence) == ("Cách đọc văn bản của sổ luật", "M")


@pytest.mark.parametrize(
    ("base", "down", "nearest", "up"), [(0, 0, 0, 0), (3, 0, 0, 1), (4, 0, 1, 1), (10, 1, 2, 2), (20, 3, 3, 3)]
)
def test_a_quota_is_rounded_as_the_office_set_it(base: int, down: int, nearest: int, up: int) -> None:
    for rounding, wanted in (("down", down), ("nearest", nearest), ("up", up)):
        found = quota_of("CSTDCS", {"ldtt": base}, day=DAY, parameters={"quota_rounding": rounding})
        assert found is not None
        assert (found.at_most, found.rounding) == (wanted, rounding)


CORPS = {"vien_chuc": ("ND233", date(2026, 7, 1), "H"), "cong_chuc": ("ND335", date(2026, 1, 1), "M")}


@pytest.mark.parametrize("corps", CORPS)
def test_points_bands_and_caps_are_those_of_the_new_decrees(corps: str) -> None:
    key, since, confidence = CORPS[corps]
    scheme, older = rating_scheme_on(since, corps), rating_scheme_on(since - timedelta(days=1), corps)
    assert (scheme.id, scheme.corps, scheme.method, scheme.confidence) == (key, corps, "points", confidence)
    assert scheme.bands == (("HTXS", 90), ("HTT", 70), ("HT", 50))
    assert (scheme.cap_percent, scheme.cap_percent_of_excellent_unit, scheme.least_months) == (20, 25, 6)
    assert (older.id, older.method, older.bands, older.cap_percent, older.least_months) == (
        "ND90",
        "criteria",
        (),
        None,
        6,
    )
    assert (older.text.number, older.confidence) == ("90/2020/NĐ-CP", "M")
    levels = [rating_by_points(points, since, corps) for points in (100, 90, 89, 70, 69, 50, 49, 0)]
    assert levels == ["HTXS", "HTXS", "HTT", "HTT", "HT", "HT", "KHT", "KHT"]
    assert [most_excellent(good, since, corps) for good in (4, 5, 9, 10)] == [0, 1, 1, 2]
    assert [most_excellent(good, since, corps, unit_is_excellent=True) for good in (3, 4, 7, 8)] == [0, 1, 1, 2]
    assert most_excellent(10, since - timedelta(days=1), corps, unit_is_excellent=True) is None


def test_points_outside_the_scale_and_a_corps_that_is_none_name_the_key() -> None:
    for points in (-1, 101):
        with pytest.raises(CaseError) as error:
            rating_by_points(points, date(2026, 12, 1), "vien_chuc")
        assert error.value.key == "points"
    with pytest.raises(CaseError) as error:
        rating_scheme_on(DAY, "si_quan")
    assert error.value.key == "corps"


DECREES = {
    date(2023, 12, 31): "Nghị định số 91/2017/NĐ-CP",
    date(2024, 1, 1): "Điều 58, Nghị định số 98/2023/NĐ-CP",
    date(2025, 6, 30): "Điều 58, Nghị định số 98/2023/NĐ-CP",
    date(2025, 7, 1): "Điều 54 khoản 1, Nghị định số 152/2025/NĐ-CP",
}


@pytest.mark.parametrize("day", DECREES, ids=str)
def test_a_prize_is_cited_by_the_decree_of_its_day(day: date) -> None:
    assert prize_of("BKT", "person", day=day).cite == DECREES[day]


def test_of_several_titles_the_highest_is_paid_and_it_is_said_so() -> None:
    found = prize_of(["LDTT", "CSTDCS", "BKT"], "person", day=DAY)
    assert (found.paid_for, found.gross, found.payable, found.is_at_most) == (
        ("CSTDCS", "BKT"),
        4_500_000,
        4_500_000,
        False,
    )
    assert "chỉ nhận mức cao nhất" in found.explanation
    assert "chỉ nhận mức cao nhất" not in prize_of(["CSTDCS", "BKT"], "person", day=DAY).explanation
    assert prize_of(["KNC", "BKT"], "person", day=DAY).is_at_most is True
    rounded = prize_of(["LDTT"], "person", day=date(2024, 7, 1))
    assert (rounded.gross, rounded.payable, rounded.coefficient) == (702_000, 710_000, 0.3)
    plain = prize_of(["LDTT"], "person", day=date(2024, 7, 1), parameters={"prize_rounding": "none"})
    assert plain.payable == 702_000
    assert {prize_of(code, "person", day=DAY).confidence for code in ("GK", "AHLD")} == {"M"}
    assert prize_of("GKX", "person", day=DAY).confidence == "L"


GOOD = {
    "exemplary": True,
    "united": True,
    "holds": [],
    "members": 10,
    "completed": 10,
    "ldtt": 10,
    "cstdcs": 1,
    "disciplined_members": 0,
    "history": {"2023-2024": {"rating": "HTXS"}},
}


@pytest.mark.parametrize(
    ("code", "key"), [("TTLDTT", "united"), ("TTLDXS", "united"), ("TTLDTT", "exemplary"), ("TTLDXS", "exemplary")]
)
def test_a_unit_that_is_known_not_to_be_so_is_refused(code: str, key: str) -> None:
    assert answer_for(code, "group", GOOD, day=DAY, period="2023-2024").answer == "eligible"
    assert answer_for(code, "group", {**GOOD, key: False}, day=DAY, period="2023-2024").answer == "not_eligible"
