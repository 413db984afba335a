"""The book itself: versions without gap or overlap, figures with their places, the same words in two languages."""

from datetime import date, timedelta

import pytest

from bangvang.lawbook import (
    AWARDS,
    EDITION,
    INSTRUMENTS,
    PARAMETERS,
    BelowTheLaw,
    LawbookError,
    NoTextInForce,
    articles_to_confirm,
    boundaries_near,
    check_confirmation,
    check_parameter,
    diff_between,
    explain_award,
    figure_text,
    list_on,
)
from bangvang.lawbook.conditions import Most, facts_in, numbers_in
from bangvang.lawbook.facts import AMOUNTS, FACTS
from bangvang.lawbook.population import KNOWN_FIELDS
from bangvang.lawbook.reference import LABELS
from bangvang.lawbook.rulebook import RULES
from bangvang.lawbook.settings import FIGURES, Settings, figure_on
from bangvang.lawbook.wording import sentence

BOUNDARIES = [
    date(2024, 1, 1),
    date(2024, 4, 15),
    date(2025, 7, 1),
    date(2025, 8, 5),
    date(2026, 4, 2),
    date(2026, 10, 1),
]


def test_every_award_has_a_rule_for_each_kind_it_is_given_to_and_no_other() -> None:
    assert {(code, kind) for code, award in AWARDS.items() for kind in award.given_to} == set(RULES)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: f"{rule.code}-{rule.kind}")
def test_versions_follow_each_other_without_gap_or_overlap(rule) -> None:  # type: ignore[no-untyped-def]
    for earlier, later in zip(rule.versions, rule.versions[1:], strict=False):
        assert earlier.until is not None
        assert earlier.until + timedelta(days=1) == later.since
    assert (rule.versions[0].since, rule.versions[-1].until) == (date(2018, 1, 1), None)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: f"{rule.code}-{rule.kind}")
def test_no_condition_cites_a_text_outside_its_dates(rule) -> None:  # type: ignore[no-untyped-def]
    for version in rule.versions:
        if version.unread:
            continue
        for clause in version.clauses:
            assert INSTRUMENTS[clause.cite.instrument].holds_on(version.since), (rule.code, version.since, clause.code)


def test_conditions_read_only_facts_and_figures_of_the_catalogue() -> None:
    years, present, amounts = KNOWN_FIELDS
    for rule in RULES.values():
        for clause in (clause for version in rule.versions for clause in version.clauses):
            assert facts_in(clause.when) <= set(FACTS) | set(AMOUNTS), clause.code
            assert numbers_in(clause.when) <= set(FIGURES), clause.code
    assert {fact.field for fact in FACTS.values()} <= years | present
    assert set(AMOUNTS) <= amounts


def test_figures_are_in_order_and_never_guessed_before_the_first() -> None:
    for rows in FIGURES.values():
        assert [row.since for row in rows] == sorted(row.since for row in rows)
    with pytest.raises(NoTextInForce):
        figure_on("ttldtt_min_ldtt_percent", date(2023, 12, 31))


def test_settings_have_a_label_and_a_floor_that_exists() -> None:
    assert all(each.label for each in PARAMETERS.values())
    assert {each.floor for each in PARAMETERS.values() if each.floor} <= set(FIGURES)


def test_every_fact_is_said_in_two_languages_and_names_who_supplies_it() -> None:
    assert [
        fact.name for fact in FACTS.values() if not (fact.label and fact.label_en and fact.proof and fact.supplied_by)
    ] == []


@pytest.mark.parametrize("day", BOUNDARIES)
def test_the_book_can_be_read_on_any_day(day: date) -> None:
    for each in (day - timedelta(days=1), day):
        texts = list_on(each)
        assert {(text.code, text.kind) for text in texts} == set(RULES)
        assert all(clause.sentence and clause.sentence_en and clause.cite for text in texts for clause in text.clauses)


def test_an_award_is_explained_with_its_ways_and_figures() -> None:
    text = explain_award("TTLDTT", day=date(2024, 6, 1))[0]
    assert [clause.figures for clause in text.clauses if clause.figures] == [("ttldtt_min_ldtt_percent = 70",)]
    assert explain_award("CSTDCS", day=date(2024, 6, 1))[0].as_dict()["clauses"][0]["refers_to"] == "LDTT"
    raised = explain_award("TTLDTT", day=date(2024, 6, 1), parameters={"ttldtt_min_ldtt_percent": 80})[0]
    assert "80%" in raised.clauses[3].sentence


def test_a_text_confirmed_by_the_office_is_no_longer_marked_unread() -> None:
    day = date(2026, 11, 1)
    assert explain_award("CSTDCS", day=day)[0].unread
    confirmed = explain_award("CSTDCS", day=day, parameters={"confirmations": {"L26 23": {}}})[0]
    assert (confirmed.unread, confirmed.confidence) == ("", "M")


def test_what_changed_names_texts_rules_salary_and_authorities() -> None:
    kinds = {each.what for each in diff_between(date(2024, 6, 1), date(2025, 9, 1))}
    assert kinds == {"Nghị định", "Thông tư của Bộ Nội vụ", "Tiêu chuẩn", "Lương cơ sở", "Thẩm quyền"}
    assert diff_between(date(2024, 6, 1), date(2024, 6, 2)) == ()
    assert {each.what for each in diff_between(date(2026, 9, 1), date(2026, 10, 1))} == {"Luật", "Tiêu chuẩn"}
    assert {each.what for each in diff_between(date(2026, 10, 1), date(2026, 9, 1))} == {"Luật", "Tiêu chuẩn"}
    change = next(
        each
        for each in diff_between(date(2023, 12, 1), date(2024, 1, 1))
        if "TTLĐTT" in each.whom or "tiên tiến, tập thể" in each.whom
    )
    assert ("trên 50%" in change.before, "70%" in change.after) == (True, True)
    assert change.as_dict()["what"] == "Tiêu chuẩn"


def test_a_changed_figure_of_the_same_name_is_a_change(monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    first = FIGURES["bkttg_years"][0]
    later = replace(first, since=date(2025, 1, 1), value=6)
    monkeypatch.setitem(FIGURES, "bkttg_years", (first, later))
    changed = [each for each in diff_between(date(2024, 12, 31), date(2025, 1, 1)) if each.what == "Số liệu"]
    assert [(each.whom, each.before, each.after) for each in changed] == [
        ("Bằng khen của Thủ tướng Chính phủ: số năm", "5", "6")
    ]


def test_a_change_of_who_decides_names_units_and_article_as_the_law_does() -> None:
    changes = diff_between(date(2025, 6, 30), date(2025, 7, 1))
    ours = [each for each in changes if each.what == "Thẩm quyền" and each.whom.startswith("Chiến sĩ thi đua cơ sở,")]
    schools = ("Chiến sĩ thi đua cơ sở, trường thuộc Phòng GDĐT", "Chiến sĩ thi đua cơ sở, trường thuộc xã")
    assert [(each.whom, each.before, each.after, each.cite) for each in ours] == [
        (schools[0], "Chủ tịch Ủy ban nhân dân huyện", "không còn", "Điều 80 khoản 2, Luật số 06/2022/QH15"),
        (schools[1], "không có", "Chủ tịch Ủy ban nhân dân xã", "Nghị định số 129/2025/NĐ-CP"),
    ]


def test_the_edition_is_a_fingerprint() -> None:
    assert len(EDITION) == 16


def test_conditions_no_rule_uses_yet_can_be_said_too() -> None:
    settings = Settings(date(2024, 6, 1))
    assert (
        sentence(Most("n_disciplined_members", 2), settings) == "Số người bị kỷ luật từ cảnh cáo trở lên: không quá 2"
    )
    assert sentence(Most("n_disciplined_members", 2), settings, english=True).endswith("at most 2")


def test_articles_an_office_may_confirm_are_listed_with_what_waits_for_them() -> None:
    found = {each.key: each for each in articles_to_confirm(date(2026, 10, 1))}
    assert {"L26 23", "L26 24", "L26 28", "TT07 KNC"} <= set(found)
    assert (found["L26 22"].awards, found["L26 28"].figures) == (("CSTDT", "CSTDB"), ("ttldtt_min_ldtt_percent",))
    assert articles_to_confirm(date(2024, 6, 1)) == ()
    left = articles_to_confirm(date(2026, 10, 1), {"confirmations": {"L26 23": {}}})
    assert "L26 23" not in {each.key for each in left}


def test_an_article_to_confirm_is_named_dated_and_its_figures_are_said_in_words() -> None:
    found = {each.key: each for each in articles_to_confirm(date(2026, 11, 1))}
    assert found["L26 28"].label == "Điều 28, Luật số 06/2022/QH15 (sửa đổi bởi Luật số 06/2026/QH16)"
    assert found["TT07 KNC"].label == "Thông tư số 07/2026/TT-BGDĐT: Kỷ niệm chương “Vì sự nghiệp Giáo dục”"
    assert (found["L26 28"].since, found["TT07 BKB"].since) == (date(2026, 10, 1), date(2026, 4, 2))
    figure = figure_text("ttldtt_min_ldtt_percent", date(2026, 11, 1))
    assert (figure.value, figure.unit) == (70, "%")
    assert set(LABELS) == set(FIGURES)
    with pytest.raises(LawbookError):
        figure_text("khong_co", date(2026, 11, 1))


@pytest.mark.parametrize(
    ("key", "numbers", "day", "said"),
    [
        ("L26 28", {}, date(2026, 9, 30), "không phải điều chờ đối chiếu"),
        ("L26 99", {}, date(2026, 10, 1), "không phải điều chờ đối chiếu"),
        ("L26 28", {"bkt_initiatives": 1}, date(2026, 10, 1), "không có số liệu"),
        ("L26 28", {"khong_co": 1}, date(2026, 10, 1), "không có số liệu"),
        ("L26 28", {"ttldtt_min_ldtt_percent": 101}, date(2026, 10, 1), "không hợp lệ"),
        ("L26 28", {"ttldtt_min_ldtt_percent": "70"}, date(2026, 10, 1), "không hợp lệ"),
        ("L26 28", {"ttldtt_min_ldtt_percent": True}, date(2026, 10, 1), "không hợp lệ"),
        ("L26 28", {"ttldtt_min_ldtt_percent": -1}, date(2026, 10, 1), "không hợp lệ"),
    ],
)
def test_a_confirmation_that_cannot_be_is_refused_in_one_sentence(key, numbers, day, said) -> None:
    with pytest.raises(LawbookError, match=said):
        check_confirmation(key, numbers, day)


def test_a_confirmation_with_both_ends_of_a_scale_stands() -> None:
    for value in (0, 100):
        check_confirmation("L26 28", {"ttldtt_min_ldtt_percent": value}, date(2026, 10, 1))
    check_confirmation("TT07 KNC", {"knc_months": 300}, date(2026, 4, 2))


def test_a_confirmed_floor_and_a_local_number_stand_together() -> None:
    """The stricter of the two holds; a floor the Law lowered lets the province go lower, never below it."""
    day, name = date(2026, 10, 1), "ttldtt_min_ldtt_percent"

    def value(confirmed: int, local: int) -> int:
        said = {"confirmations": {"L26 28": {"numbers": {name: confirmed}}}, name: local}
        return int(Settings(day, said).value(name))

    assert [value(75, 70), value(60, 70), value(60, 65), value(60, 60)] == [75, 70, 65, 60]
    with pytest.raises(BelowTheLaw, match="59 thấp hơn mức 60"):
        value(60, 59)
    with pytest.raises(BelowTheLaw, match="70 thấp hơn mức 75"):
        check_parameter(name, 70, day, {name: 75})


def test_a_sentence_follows_the_confirmed_number() -> None:
    day = date(2026, 10, 1)
    for value in (60, 75):
        said = {"confirmations": {"L26 28": {"numbers": {"ttldtt_min_ldtt_percent": value}}}}
        sentences = [each.sentence for each in explain_award("TTLDTT", day=day, parameters=said)[0].clauses]
        assert any(f"{value}%" in each for each in sentences)


@pytest.mark.parametrize("day", [date(2025, 7, 1), date(2026, 10, 1)])
def test_boundaries_near_a_day_are_those_within_thirty_days(day) -> None:
    for away in (-30, -1, 0, 30):
        assert day in boundaries_near("CSTDCS", day + timedelta(days=away))
    for away in (-31, 31):
        assert day not in boundaries_near("CSTDCS", day + timedelta(days=away))
    assert boundaries_near("BKB", date(2026, 4, 2)) == (date(2026, 4, 2),)
