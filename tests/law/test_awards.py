"""What the awards are: kind, level, who may have them, what is handed over; and how a condition tells what it rests on."""

from datetime import date
from typing import Any

import pytest

from bangvang.lawbook import (
    AWARDS,
    PARAMETERS,
    LawbookError,
    answer_for,
    answers_for,
    check_parameter,
    deadline_for,
    explain,
    faults_of_list,
    missing_for,
)
from bangvang.lawbook.conditions import Switch, every, facts_in, inner, numbers_in
from bangvang.lawbook.rulebook import RULES

PERSON, GROUP, BOTH = ("person",), ("group",), ("person", "group")
# Luật Điều 21-28 (titles), Điều 42-44, 63, 64, 71-75 (commendations); Quyết định 4996/QĐ-BGDĐT.
BOOK = {
    "LDTT": ("title", PERSON, "co_so", "money"),
    "CSTDCS": ("title", PERSON, "co_so", "bang_chung_nhan"),
    "CSTDT": ("title", PERSON, "tinh", "bang_chung_nhan"),
    "CSTDB": ("title", PERSON, "bo", "bang_chung_nhan"),
    "CSTDTQ": ("title", PERSON, "nha_nuoc", "bang_chung_nhan"),
    "TTLDTT": ("title", GROUP, "co_so", "money"),
    "TTLDXS": ("title", GROUP, "tinh", "bang_chung_nhan"),
    "CTDT": ("title", GROUP, "tinh", "co_thi_dua"),
    "CTDB": ("title", GROUP, "bo", "co_thi_dua"),
    "CTDCP": ("title", GROUP, "nha_nuoc", "co_thi_dua"),
    "GK": ("commendation", BOTH, "co_so", "giay_khen"),
    "GKX": ("commendation", BOTH, "co_so", "giay_khen"),
    "BKT": ("commendation", BOTH, "tinh", "bang_khen"),
    "BKB": ("commendation", BOTH, "bo", "bang_khen"),
    "BKTTG": ("commendation", BOTH, "nha_nuoc", "bang_khen"),
    "HCLD3": ("commendation", BOTH, "nha_nuoc", "huan_chuong"),
    "HCLD2": ("commendation", BOTH, "nha_nuoc", "huan_chuong"),
    "HCLD1": ("commendation", BOTH, "nha_nuoc", "huan_chuong"),
    "KNC": ("commendation", PERSON, "bo", "ky_niem_chuong"),
    "NGUT": ("commendation", PERSON, "nha_nuoc", "huy_hieu"),
    "NGND": ("commendation", PERSON, "nha_nuoc", "huy_hieu"),
    "AHLD": ("commendation", BOTH, "nha_nuoc", "huy_hieu"),
    "NGTB": ("commendation", PERSON, "bo", "bang_khen"),
}
HANDED_OVER = {
    "money": "tiền thưởng",
    "bang_chung_nhan": "Bằng chứng nhận",
    "giay_khen": "Giấy khen",
    "bang_khen": "Bằng khen",
    "co_thi_dua": "Cờ thi đua",
    "huan_chuong": "Huân chương kèm Bằng",
    "ky_niem_chuong": "Kỷ niệm chương kèm Bằng chứng nhận",
    "huy_hieu": "Huy hiệu kèm Bằng",
}
HONOURS = ("NGUT", "NGND", "AHLD")


def test_every_award_is_what_the_law_makes_it() -> None:
    assert {code: (each.family, each.given_to, each.level, each.object) for code, each in AWARDS.items()} == BOOK
    assert [each.object_label for each in AWARDS.values()] == [HANDED_OVER[row[3]] for row in BOOK.values()]


def test_titles_are_given_as_titles_and_honours_conferred() -> None:
    for code, award in AWARDS.items():
        plain = "Tặng danh hiệu" if award.family == "title" else "Tặng"
        assert award.verb == ("Phong tặng danh hiệu" if code in HONOURS else plain), code


def test_a_condition_tells_the_facts_and_figures_of_everything_inside_it() -> None:
    switch = Switch("x", on=every("htt"), off=every("htxs"), unset=every("ht"))
    assert (facts_in(switch), len(inner(switch))) == ({"htt", "htxs", "ht"}, 3)
    assert facts_in(Switch("x", on=every("htt"), off=every("htxs"))) == {"htt", "htxs"}
    third = RULES["HCLD3", "person"].on(date(2024, 6, 1)).clauses[1].when
    assert facts_in(third) == {
        "htt", "after_bkttg", "standing", "unused_hcld3", "htxs", "cstdcs",
        "movement_summary", "contribution", "sudden_province", "sudden_nation",
    }  # fmt: skip
    assert numbers_in(third) == {"hcld3_years", "hcld3_htxs", "hcld3_title"}
    unit = RULES["TTLDXS", "group"].on(date(2024, 6, 1))
    assert frozenset().union(*(numbers_in(each.when) for each in unit.clauses)) == {
        "ttldxs_min_ldtt_percent", "ttldxs_completed_percent", "ttldxs_min_cstdcs",
    }  # fmt: skip
    medal = RULES["KNC", "person"].on(date(2024, 6, 1)).clauses[1].when
    assert facts_in(medal) == {"knc_months", "difficult_months"}


def test_what_is_known_not_to_be_held_is_said_as_a_sentence() -> None:
    facts = {"post": "teacher", "exemplary": True, "holds": [], "awards": [], "disciplined_now": False}
    verdict = answer_for("NGND", "person", facts, day=date(2025, 12, 10), period="2025")
    held = next(each for each in verdict.conditions if each.code == "64.2.ngut")
    assert (held.answer, held.figures, held.missing) == (
        "not_met",
        "không đúng",
        "chưa được tặng danh hiệu Nhà giáo ưu tú",
    )


LIMITS = {
    "cstdcs_max_ratio": (0, 1),
    "ttldtt_min_ldtt_percent": (70, 100),
    "initiative_min_share": (0, 100),
    "dossier_sets": (0, 1000),
    "publicity_days": (0, 365),
}


@pytest.mark.parametrize("name", LIMITS)
def test_a_setting_is_taken_up_to_both_its_limits_and_not_beyond(name: str) -> None:
    low, high = LIMITS[name]
    for good in (low, high):
        check_parameter(name, good, date(2024, 6, 10))
    for bad in (low - 1, high + 1):
        with pytest.raises(LawbookError):
            check_parameter(name, bad, date(2024, 6, 10))


def test_a_setting_without_a_text_is_local_and_not_sure() -> None:
    assert (PARAMETERS["gk_criteria"].cite, PARAMETERS["gk_criteria"].conf) == ("LOCAL", "L")


def test_only_the_awards_asked_for_are_answered() -> None:
    facts = {"history": {}}
    asked = {"day": date(2024, 6, 10), "period": "2023-2024"}
    assert list(answers_for("person", facts, codes=["BKT"], **asked)) == ["BKT"]
    assert list(answers_for("person", facts, codes=[], **asked)) == []
    assert list(answers_for("group", facts, **asked)) == [code for code, row in BOOK.items() if "group" in row[1]]


def test_the_reason_says_what_is_missing_else_the_note_else_the_figure() -> None:
    facts = {"exemplary": True, "holds": ["press"], "awards": [], "years_in_education": 21, "discipline_periods": []}
    asked = {"day": date(2024, 9, 1), "period": "2024"}
    verdict = explain("KNC", "person", {**facts, "disciplined_now": True, "holds": []}, **asked)
    assert verdict.answer == "unknown"
    assert [each.endswith(": chưa đạt: không đang trong thời hạn kỷ luật") for each in verdict.reasons] == [True]
    noted = next(each for each in verdict.conditions if each.code == "dang_ky_luat").note
    assert noted.startswith("đang trong thời hạn kỷ luật: thời gian đó không tính vào thâm niên")


def _finding(code: str, clause: str, facts: dict[str, Any]) -> str:
    verdict = answer_for(code, "person", facts, day=date(2025, 12, 10), period="2025")
    return next(each.answer for each in (*verdict.conditions, *verdict.awaiting) if each.code == clause)


def test_an_honour_held_counts_whatever_its_kind_and_an_official_may_be_a_manager_or_not() -> None:
    assert _finding("NGND", "64.2.ngut", {"awards": [{"code": "NGUT", "day": date(2017, 11, 20)}]}) == "met"
    assert _finding("NGND", "64.2.ngut", {"awards": [{"code": "NGUT"}]}) == "unknown"
    served = {"years_in_education": 25, "years_teaching_directly": 15, "years_in_difficult_area": 0}
    answers = [
        _finding("NGUT", "64.3.c", {**served, "post": post}) for post in ("teacher", "manager", "official", "staff")
    ]
    assert answers == ["met", "met", "unknown", "not_met"]


@pytest.mark.parametrize("code", ["AHLD", "NGTB"])
@pytest.mark.parametrize("day", [date(2024, 6, 10), date(2025, 6, 30), date(2025, 7, 1), date(2026, 9, 30)], ids=str)
def test_where_all_is_for_a_council_nothing_is_counted(code: str, day: date) -> None:
    facts = {"exemplary": True, "holds": [], "disciplined_now": False}
    found = answer_for(code, "person", facts, day=day, period=str(day.year))
    assert (found.counted, found.answer) == ("unknown", "unknown")
    refused = answer_for(code, "person", {**facts, "exemplary": False}, day=day, period=str(day.year))
    assert (refused.counted, refused.answer) == ("not_eligible", "not_eligible")


def test_a_text_that_was_read_is_sure() -> None:
    assert {RULES[code, "person"].on(date(2024, 6, 10)).confidence for code in ("LDTT", "CSTDCS", "BKT")} == {"H"}


def test_what_is_missing_is_asked_under_the_local_number() -> None:
    facts = {
        "exemplary": True,
        "united": True,
        "holds": [],
        "members": 10,
        "ldtt": 7,
        "disciplined_members": 0,
        "history": {"2024": {"rating": "HTT"}},
    }
    asked = {"day": date(2025, 1, 10), "period": "2024"}
    assert missing_for("TTLDTT", "group", facts, **asked) == ()
    lacking = missing_for("TTLDTT", "group", facts, **asked, parameters={"ttldtt_min_ldtt_percent": 80})
    assert [each.code for each in lacking] == ["28.1.c.ty_le"]


def test_a_list_is_measured_by_the_local_share() -> None:
    asked = {"day": date(2024, 8, 20), "counts": {"ldtt": 47}}
    assert len(faults_of_list("CSTDCS", [{}] * 9, **asked)) == 1
    assert faults_of_list("CSTDCS", [{}] * 9, **asked, parameters={"cstdcs_max_ratio": 0.2}) == ()


def test_a_time_limit_names_its_act_and_its_kind_of_days() -> None:
    found = deadline_for("denunciation", day=date(2024, 6, 10), holidays=[date(2024, 6, 12)])
    assert (found.act, found.unit, found.accept_by, found.submit_by) == (
        "denunciation",
        "working",
        date(2024, 6, 20),
        None,
    )
    found = deadline_for("complaint_submit_first", day=date(2024, 6, 10))
    assert (found.act, found.unit, found.accept_by, found.settle_within_days) == (
        "complaint_submit_first",
        "calendar",
        None,
        None,
    )
    assert found.cite == "Điều 9, Luật số 02/2011/QH13"
