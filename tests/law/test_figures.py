"""Prizes, votes, quotas, papers, authorities, publicity, deadlines and regimes through the door."""

from datetime import date

import pytest

from bangvang.lawbook import (
    AWARDS,
    INSTRUMENTS,
    BelowTheLaw,
    CaseError,
    LawbookError,
    NoTextInForce,
    answer_for,
    award_of,
    base_salary_on,
    check_parameter,
    deadline_for,
    deciding_authority,
    instrument,
    papers_for,
    prize_of,
    publicity_for,
    quota_of,
    regime_on,
    threshold_of,
    vote_passes,
)

DAY = date(2024, 6, 10)


def test_objects_follow_the_decree() -> None:
    objects = {
        code: AWARDS[code].object for code in ("LDTT", "TTLDTT", "CSTDCS", "TTLDXS", "GK", "BKT", "CTDT", "HCLD3")
    }
    assert objects == {
        "LDTT": "money",
        "TTLDTT": "money",
        "CSTDCS": "bang_chung_nhan",
        "TTLDXS": "bang_chung_nhan",
        "GK": "giay_khen",
        "BKT": "bang_khen",
        "CTDT": "co_thi_dua",
        "HCLD3": "huan_chuong",
    }


def test_verbs_and_levels_are_those_of_the_law() -> None:
    assert (AWARDS["LDTT"].verb, AWARDS["BKT"].verb, AWARDS["AHLD"].verb) == (
        "Tặng danh hiệu",
        "Tặng",
        "Phong tặng danh hiệu",
    )
    assert [AWARDS[code].level for code in ("LDTT", "TTLDXS", "BKB", "CTDCP")] == ["co_so", "tinh", "bo", "nha_nuoc"]


def test_a_prize_tells_its_sum_its_article_and_its_confidence() -> None:
    prize = prize_of(["CSTDCS", "BKT"], "person", day=date(2025, 8, 1))
    assert (prize.gross, prize.payable, prize.coefficient, prize.base_salary) == (5_850_000, 5_850_000, 2.5, 2_340_000)
    assert prize.cite == "Điều 50, Nghị định số 152/2025/NĐ-CP; Điều 54 khoản 1, Nghị định số 152/2025/NĐ-CP"
    assert prize.explanation == (
        "Chiến sĩ thi đua cơ sở: 1 × 2.340.000 đ; Bằng khen của Chủ tịch UBND tỉnh: 1,5 × 2.340.000 đ"
        " (lương cơ sở theo Nghị định số 73/2024/NĐ-CP)"
    )
    assert prize.as_dict()["confidence"] == "H"
    assert prize_of("LDTT", "person", day=date(2026, 8, 1)).confidence == "M"
    assert prize_of("KNC", "person", day=DAY).is_at_most is True


@pytest.mark.parametrize(
    ("codes", "kind", "words"),
    [
        ([], "person", "Chưa nêu"),
        (["LDTT"], "group", "không có mức tiền thưởng"),
        (["NGTB"], "person", "không có mức tiền thưởng"),
        (["X"], "person", "Không có danh hiệu"),
    ],
)
def test_a_prize_that_cannot_be_told_is_refused_in_a_sentence(codes: list[str], kind: str, words: str) -> None:
    with pytest.raises(LawbookError, match=words):
        prize_of(codes, kind, day=DAY)


def test_no_base_salary_is_guessed_before_the_first() -> None:
    assert base_salary_on(date(2018, 7, 1))["vnd"] == 1_390_000
    with pytest.raises(NoTextInForce, match="lương cơ sở"):
        base_salary_on(date(2018, 6, 30))


def test_a_quota_tells_its_base_and_that_it_is_local() -> None:
    quota = quota_of("CSTDCS", {"ldtt": 47}, day=DAY)
    assert quota is not None
    assert (quota.at_most, quota.base, quota.ratio, quota.rounding, quota.is_local) == (7, 47, 0.15, "down", True)
    assert quota.as_dict()["base_label"] == "số Lao động tiên tiến"
    assert quota_of("TTLDXS", {}, day=DAY) is None


@pytest.mark.parametrize(
    ("counts", "key"),
    [({}, "counts"), ({"ldtt": -1}, "counts.ldtt"), ({"ldtt": True}, "counts.ldtt"), ({"ldtt": 1.5}, "counts.ldtt")],
)
def test_a_quota_of_bad_counts_names_the_key(counts: dict[str, int], key: str) -> None:
    with pytest.raises(CaseError) as error:
        quota_of("CSTDCS", counts, day=DAY)
    assert error.value.key == key


def test_a_threshold_without_a_text_is_not_known_until_the_office_sets_it() -> None:
    assert threshold_of("LDTT", day=DAY).known is False
    assert threshold_of("CSTDTQ", day=DAY).as_dict()["numerator"] == 9
    local = {"thresholds": {"LDTT": {"num": 2, "den": 3, "base": "members", "document": "Quyết định số 5/QĐ-SGDĐT"}}}
    found = threshold_of("LDTT", day=DAY, parameters=local)
    assert (found.numerator, found.denominator, found.base, found.known, found.is_local, found.cite) == (
        2,
        3,
        "members",
        True,
        True,
        "Quyết định số 5/QĐ-SGDĐT",
    )


def test_a_vote_says_what_is_needed_of_whom() -> None:
    local = {"thresholds": {"LDTT": {"num": 2, "den": 3, "base": "present"}}, "quorum": {"num": 1, "den": 2}}
    found = vote_passes("LDTT", day=DAY, members=9, present=5, written=1, votes_for=4, parameters=local)
    assert (found.passes, found.needed, found.base_count) == (True, 4, 6)
    assert found.sentence == "4/6 phiếu tán thành tính trên số người có mặt và lấy ý kiến bằng văn bản, cần ít nhất 4"
    short = vote_passes("LDTT", day=DAY, members=9, present=4, written=5, votes_for=9, parameters=local)
    assert (short.passes, short.has_quorum) == (False, False)
    assert short.sentence.endswith("; có mặt 4/9, chưa đủ 1/2 số thành viên")


@pytest.mark.parametrize(
    ("votes", "key"),
    [
        ((0, 0, 0, 0), "votes.members"),
        ((5, 6, 0, 1), "votes.present"),
        ((5, 5, 0, 6), "votes.for"),
        ((5, -1, 0, 0), "votes.present"),
        ((5, 5, 0, True), "votes.for"),
    ],
)
def test_an_impossible_count_of_votes_names_the_key(votes: tuple[int, int, int, int], key: str) -> None:
    members, present, written, votes_for = votes
    with pytest.raises(CaseError) as error:
        vote_passes("CSTDTQ", day=DAY, members=members, present=present, written=written, votes_for=votes_for)
    assert error.value.key == key


def test_papers_are_those_of_the_law_or_of_the_local_list() -> None:
    assert [each.code for each in papers_for("LDTT", day=DAY)] == ["to_trinh", "bao_cao", "bien_ban"]
    assert [each.code for each in papers_for("HCLD3", day=DAY)] == [
        "to_trinh",
        "bao_cao",
        "bien_ban",
        "xac_nhan",
        "hiep_y",
    ]
    assert papers_for("CSTDCS", day=DAY)[3].cite == "Điều 84 khoản 1 điểm d, Luật số 06/2022/QH15"
    assert {each.confidence for each in papers_for("LDTT", day=date(2026, 10, 1))} == {"L"}
    local = {
        "papers": {
            "LDTT": [{"code": "danh_sach", "label": "Danh sách kèm kết quả xếp loại", "document": "Hướng dẫn số 9"}]
        }
    }
    found = papers_for("LDTT", day=DAY, parameters=local)
    assert [(each.code, each.cite) for each in found] == [("danh_sach", "Hướng dẫn số 9")]


def test_publicity_of_orders_is_law_and_the_rest_a_setting() -> None:
    assert publicity_for("HCLD3", day=DAY) == 10
    assert publicity_for("CSTDCS", day=DAY) is None
    assert publicity_for("CSTDCS", day=DAY, parameters={"publicity_days": 5}) == 5
    assert publicity_for("CSTDCS", day=DAY, parameters={"publicity_days": {"default": 7}}) == 7
    assert publicity_for("HCLD3", day=DAY, parameters={"publicity_days": 12}) == 12
    with pytest.raises(LawbookError, match="thấp hơn 10 ngày"):
        publicity_for("HCLD3", day=DAY, parameters={"publicity_days": 5})


@pytest.mark.parametrize(
    ("unit", "day"), [("district_school", date(2025, 7, 1)), ("commune_school", date(2025, 6, 30)), ("ward", DAY)]
)
def test_a_kind_of_unit_that_does_not_exist_that_day_is_refused(unit: str, day: date) -> None:
    with pytest.raises(CaseError) as error:
        deciding_authority("LDTT", unit, day=day)
    assert error.value.key == "unit"


def test_authority_carries_label_and_article() -> None:
    found = deciding_authority("TTLDTT", "commune_school", day=date(2025, 9, 1))
    assert (found.label, found.cite, found.confidence) == (
        "Chủ tịch Ủy ban nhân dân xã",
        "Nghị định số 129/2025/NĐ-CP",
        "M",
    )
    assert deciding_authority("GK", "commune_school", day=date(2025, 9, 1)).code == "giam_doc_so"
    given = {"delegations": {"LDTT": {"to": "hieu_truong", "document": "QĐ 12"}}}
    assert deciding_authority("LDTT", "department_unit", day=DAY, parameters=given).as_dict()["note"] == "theo ủy quyền"


def test_deadlines_after_the_amending_law_are_not_sure() -> None:
    assert deadline_for("complaint_first", day=date(2026, 6, 30)).confidence == "H"
    assert deadline_for("complaint_first", day=date(2026, 7, 1)).as_dict()["confidence"] == "L"
    with pytest.raises(CaseError, match="không thuộc các việc"):
        deadline_for("petition", day=DAY)


def test_a_regime_gives_the_bases_of_a_paper() -> None:
    assert regime_on(DAY).bases()[0] == "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"
    assert len(regime_on(date(2026, 10, 1)).bases()) == 5
    with pytest.raises(NoTextInForce):
        regime_on(date(2017, 12, 31))


def test_instruments_are_found_by_key_and_by_number() -> None:
    assert instrument("98/2023/NĐ-CP") is INSTRUMENTS["ND98"]
    assert INSTRUMENTS["PRACTICE"].name == "Cách đọc văn bản của sổ luật"
    assert INSTRUMENTS["L22"].at("23.2.d").text_en == "Article 23 clause 2 point d, Luật số 06/2022/QH15"
    assert INSTRUMENTS["ND129"].as_basis().startswith("Căn cứ Nghị định số 129/2025/NĐ-CP của Chính phủ")
    with pytest.raises(LawbookError, match="Không có văn bản"):
        instrument("1/1900")
    with pytest.raises(LawbookError, match="Không có danh hiệu"):
        award_of("CUP")


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("ttldtt_min_ldtt_percent", 69, "địa phương không được quy định thấp hơn"),
        ("ttldxs_min_ldtt_percent", 50, "Điều 27 khoản 1 điểm c"),
        ("ttldxs_min_cstdcs", 0, "thấp hơn mức 1"),
    ],
)
def test_a_province_may_not_go_below_the_law(name: str, value: int, words: str) -> None:
    with pytest.raises(BelowTheLaw, match=words):
        check_parameter(name, value, DAY)
    with pytest.raises(ValueError, match=words):
        answer_for("TTLDTT", "group", {"history": {}}, day=DAY, period="2023-2024", parameters={name: value})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("unheard_of", 1),
        ("cstdcs_max_ratio", 1.5),
        ("cstdcs_max_ratio", True),
        ("cstdcs_max_ratio", {}),
        ("quota_rounding", "sideways"),
        ("bkt_two_cstdcs_needs_initiatives", 1),
        ("thresholds", 5),
        ("publicity_days", "ten"),
    ],
)
def test_a_setting_of_the_wrong_shape_is_refused(name: str, value: object) -> None:
    with pytest.raises(LawbookError):
        check_parameter(name, value, DAY)


def test_settings_at_and_above_the_floor_are_taken() -> None:
    for value in (70, 85):
        check_parameter("ttldtt_min_ldtt_percent", value, DAY)


def test_a_recused_member_stays_in_the_base_unless_the_local_rule_takes_him_out() -> None:
    asked = {"day": DAY, "members": 10, "present": 10, "written": 0, "votes_for": 8, "recused": 1}
    threshold = {"thresholds": {"LDTT": {"num": 9, "den": 10, "base": "members"}}}
    assert vote_passes("LDTT", **asked, parameters=threshold).needed == 9
    assert vote_passes("LDTT", **asked, parameters={**threshold, "recused_leave_base": True}).base_count == 9
