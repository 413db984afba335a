"""Past years in: compared with the register, written whole or not at all, twice the same, withdrawn until built upon."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bangvang.office.achievements import actions, queries
from bangvang.office.achievements.models import (
    STANDS,
    AwardRecord,
    CompleteList,
    ContestResult,
    Initiative,
    InitiativeShare,
    PastList,
    Rating,
)
from bangvang.office.eligibility.queries.person_facts import facts_of
from bangvang.toolbox import files
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.workflow import NotNow, NotYours
from tests import make

BORN = date(1985, 3, 7)
AWARDS = "STT,Họ và tên,Ngày sinh,Mã cán bộ,Danh hiệu,Năm học,Số quyết định,Ngày quyết định,Cơ quan ban hành"
RATINGS = "STT,Họ và tên,Ngày sinh,Mã cán bộ,Xếp loại,Năm học"
INITIATIVES = (
    "STT,Tên sáng kiến,Tác giả,Tỷ lệ đóng góp,Phạm vi,Năm học,Số quyết định,Ngày quyết định,Cơ quan công nhận,Mã cán bộ"
)
RESULTS = "STT,Họ và tên,Ngày sinh,Mã cán bộ,Hội thi,Giải,Cấp,Năm học"
DECIDED = "45/QĐ-UBND,05/08/2021,UBND huyện"


def taken(cast, head, *rows, kind="awards", name="hoa", at=None, **more):
    """A list of these rows as a clerk uploads it."""
    lines = [f"{place},{row}" for place, row in enumerate(rows, start=1)]
    file = files.keep("các năm.csv", "\n".join((head, *lines)).encode(), is_list=True)
    return actions.take_in_past(at or cast.school_a, by=cast.by(name), kind=kind, file=file, **more)


def written(cast, *args, **more):
    found = taken(cast, *args, **more)
    actions.write_past(found, by=cast.by(more.get("name", "hoa")))
    return fresh(found)


def fresh(found):
    return PastList.objects.get(pk=found.pk)


def states(found):
    return list(found.rows.values_list("row", "state").order_by("row"))


def sentences(found, row):
    return [one["sentence"] for one in found.rows.get(row=row).reasons]


def standing(person):
    return list(AwardRecord.objects.filter(STANDS, person=person).values_list("award", "period").order_by("period"))


@pytest.fixture
def sen(cast):
    return make.person("Phạm Thị Sen", at=cast.school_a, code="0456", birth_date=BORN, joined_date=date(2010, 9, 1))


def test_nothing_is_written_before_it_is_confirmed_and_then_everything(cast, sen):
    found = taken(
        cast,
        AWARDS,
        f"Phạm Thị Sen,07/03/1985,0456,CSTĐCS,2020-2021,{DECIDED}",
        "Phạm Thị Sen,07/03/1985,,LĐTT,2021-2022,46/QĐ-UBND,05/08/2022,UBND huyện",
    )
    assert (states(found), standing(sen)) == ([(2, "new"), (3, "new")], [])
    actions.write_past(found, by=cast.by("hoa"))
    assert standing(sen) == [("CSTDCS", "2020-2021"), ("LDTT", "2021-2022")]
    record = AwardRecord.objects.get(person=sen, award="CSTDCS")
    told = (record.number, record.decided_date, record.issuer, record.door, record.proof, record.post_printed)
    assert told == ("45/QĐ-UBND", date(2021, 8, 5), "UBND huyện", "history", "declared", f"Giáo viên, {cast.school_a}")


def test_the_same_file_twice_changes_nothing(cast, sen):
    rows = (AWARDS, f"Phạm Thị Sen,07/03/1985,0456,CSTĐCS,2020-2021,{DECIDED}")
    written(cast, *rows)
    again = taken(cast, *rows)
    assert states(again) == [(2, "same")]
    with pytest.raises(NotNow, match="không có gì để ghi"):
        actions.write_past(again, by=cast.by("hoa"))


def test_a_name_alone_is_asked_about_and_one_answer_serves_all_that_can_mean_one_person(cast, sen):
    found = taken(
        cast, AWARDS, f"Phạm Thị Sen,,,CSTĐCS,2020-2021,{DECIDED}", f"Phạm Thị Sen,,,LĐTT,2020-2021,{DECIDED}"
    )
    assert (states(found), found.counts["sole"]) == ([(2, "doubtful"), (3, "doubtful")], 2)
    actions.take_only_namesakes(found, by=cast.by("hoa"))
    assert fresh(found).counts["waiting"] == 0
    actions.write_past(fresh(found), by=cast.by("hoa"))
    assert standing(sen) == [("CSTDCS", "2020-2021"), ("LDTT", "2020-2021")]


def test_of_two_namesakes_one_must_be_chosen_and_a_chosen_twin_row_is_given_back(cast, sen):
    other = make.person("Phạm Thị Sen", at=cast.school_a, code="0999")
    found = taken(cast, AWARDS, *[f"Phạm Thị Sen,,,CSTĐCS,2020-2021,{DECIDED}"] * 2)
    first, second = found.rows.order_by("row")
    assert [value for value, _label in first.options] == [f"la:{sen.pk}", f"la:{other.pk}", "bo"]
    actions.take_only_namesakes(found, by=cast.by("hoa"))
    assert fresh(found).counts["waiting"] == 2
    actions.choose_past(fresh(found), by=cast.by("hoa"), choices={first.pk: f"la:{sen.pk}", second.pk: f"la:{sen.pk}"})
    assert fresh(found).counts["waiting"] == 1
    assert sentences(found, 3)[-1] == "Dòng này trùng với dòng 2."


def test_somebody_of_another_school_is_not_told_and_not_written(cast, sen):
    stranger = make.person("Lê Thị Lạ", at=cast.school_b, code="0777", birth_date=BORN)
    found = taken(
        cast,
        AWARDS,
        f"Lê Thị Lạ,07/03/1985,0777,CSTĐCS,2020-2021,{DECIDED}",
        f"Lê Thị Lạ,07/03/1985,,LĐTT,2020-2021,{DECIDED}",
    )
    assert states(found) == [(2, "wrong"), (3, "doubtful")]
    assert sentences(found, 3) == [
        "Người cùng họ tên, năm sinh đã có trong sổ, không thuộc đơn vị này; kiểm tra trước khi thêm."
    ]
    row = found.rows.get(row=3)
    actions.choose_past(found, by=cast.by("hoa"), choices={row.pk: f"la:{stranger.pk}"})
    assert (fresh(found).counts["waiting"], standing(stranger)) == (1, [])


def test_who_has_left_the_school_still_gets_what_was_won_there(cast, sen):
    gone = make.person("Đỗ Văn Nam", code="0457", birth_date=date(1990, 1, 2))
    make.post(gone, cast.school_a, since=date(2015, 9, 1), until=date(2022, 8, 31))
    make.post(gone, cast.school_b, since=date(2022, 9, 1))
    written(cast, AWARDS, f"Đỗ Văn Nam,02/01/1990,0457,CSTĐCS,2020-2021,{DECIDED}")
    record = AwardRecord.objects.get(person=gone)
    assert (record.held_at, record.post_printed) == (cast.school_a, f"Giáo viên, {cast.school_a}")


def test_a_list_of_a_phong_enters_each_award_at_the_school_of_that_year(cast, sen):
    cam = make.person("Lê Thị Cẩm", code="0777", birth_date=BORN)
    make.post(cam, cast.school_a, since=date(2015, 9, 1), until=date(2021, 8, 31))
    make.post(cam, cast.school_b, since=date(2021, 9, 1))
    rows = [
        f"{name},07/03/1985,{code},LĐTT,{year},{number}/QĐ-UBND,05/08/{year[-4:]},UBND huyện"
        for name, code, year, number in (
            ("Phạm Thị Sen", "0456", "2022-2023", 7),
            ("Lê Thị Cẩm", "0777", "2019-2020", 8),
            ("Lê Thị Cẩm", "0777", "2022-2023", 7),
        )
    ]
    written(cast, AWARDS, *rows, name="phuc", at=cast.district_office)
    held = AwardRecord.objects.order_by("pk").values_list("held_at__name", "post_printed")
    at_a, at_b = [(unit.name, f"Giáo viên, {unit.name}") for unit in (cast.school_a, cast.school_b)]
    assert sorted(held) == sorted([at_a, at_a, at_b])


@pytest.mark.parametrize(
    ("row", "state", "sentence"),
    [
        (f"Phạm Thị Sen,07/03/1985,0456,TTLĐXS,2020-2021,{DECIDED}", "wrong", "không tặng cho cá nhân."),
        ("Phạm Thị Sen,07/03/1985,0456,CSTĐCS,2020-2021,,,UBND huyện", "wrong", "Thiếu số quyết định."),
        ("Phạm Thị Sen,07/03/1985,0456,CSTĐCS,2020-2021,45/QĐ,05/08/2030,UBND", "wrong", "còn ở phía trước."),
        ("Phạm Thị Sen,07/03/1985,0456,CSTĐCS,2020-2021,45/QĐ,05/08/2019,UBND", "doubtful", "cho năm 2020-2021."),
        (f"Phạm Thị Sen,07/03/1985,0456,CSTĐCS,2005-2006,{DECIDED}", "doubtful", "trước khi vào ngành (01/09/2010)."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_wrong_and_what_is_odd_is_asked(cast, sen, row, state, sentence):
    found = taken(cast, AWARDS, row)
    assert states(found) == [(2, state)]
    assert any(said.endswith(sentence) for said in sentences(found, 2)), sentences(found, 2)


def test_another_number_for_a_title_of_the_year_is_asked_and_never_counted_twice(cast, sen):
    written(cast, AWARDS, f"Phạm Thị Sen,07/03/1985,0456,CSTĐCS,2020-2021,{DECIDED}")
    found = taken(cast, AWARDS, "Phạm Thị Sen,07/03/1985,0456,CSTĐCS,2020-2021,99/QĐ-UBND,06/08/2021,UBND huyện")
    assert [value for value, _label in found.rows.get().options] == ["bo"]
    assert sentences(found, 2) == ["Sổ đã có Chiến sĩ thi đua cơ sở năm 2020-2021 theo Quyết định số 45/QĐ-UBND."]


def test_rows_that_tell_no_decision_take_what_is_said_once_for_the_list(cast, sen):
    common = {"number": "45/QĐ-UBND", "decided_date": date(2021, 8, 5), "issuer": "UBND huyện", "period": "2020-2021"}
    written(cast, "STT,Họ và tên,Mã cán bộ,Danh hiệu", "Phạm Thị Sen,0456,LĐTT", common=common)
    record = AwardRecord.objects.get(person=sen)
    assert (record.number, record.decided_date, record.period) == ("45/QĐ-UBND", date(2021, 8, 5), "2020-2021")


def test_a_group_of_the_list_is_the_school_itself_by_any_of_its_names(cast):
    written(cast, "STT,Tên tập thể,Danh hiệu,Năm học,Số quyết định,Ngày quyết định,Cơ quan ban hành", f"{cast.school_a.short_name},TTLĐXS,2020-2021,{DECIDED}")  # fmt: skip
    assert AwardRecord.objects.get(unit=cast.school_a).award == "TTLDXS"


def test_history_that_was_not_known_is_known_to_the_rules_once_it_is_written(cast, sen):
    def titles():
        return facts_of([sen.pk], period="2023-2024", day=date(2024, 6, 12))[sen.pk].get("history", {}).get("2020-2021", {}).get("titles")  # fmt: skip

    assert titles() is None
    found = written(cast, AWARDS, f"Phạm Thị Sen,07/03/1985,0456,CSTĐCS,2020-2021,{DECIDED}")
    assert titles() == ["CSTDCS"]
    actions.void_past(found, by=cast.by("hoa"), reason="nhầm tệp")
    assert titles() is None


def test_only_a_list_said_to_be_whole_makes_a_missing_name_a_no(cast, sen):
    row = f"Phạm Thị Sen,07/03/1985,0456,CSTĐCS,2020-2021,{DECIDED}"
    found = written(cast, AWARDS, row)
    assert CompleteList.objects.count() == 0
    actions.void_past(found, by=cast.by("hoa"))
    found = written(cast, AWARDS, row, is_complete=True)
    assert list(CompleteList.objects.values_list("unit", "period", "kind")) == [
        (cast.school_a.pk, "2020-2021", "titles")
    ]
    actions.void_past(found, by=cast.by("hoa"))
    assert CompleteList.objects.count() == 0


def test_a_withdrawn_list_leaves_its_rows_and_counts_for_nothing(cast, sen):
    actions.enter_initiatives(cast.school_a, by=MACHINE, period="2020-2021", reach="base", number="1", decided_date=date(2021, 5, 1), issuer="Trường", rows=[{"title": "Toán", "authors": [(sen, 100)]}])  # fmt: skip
    found = written(cast, AWARDS, f"Phạm Thị Sen,07/03/1985,0456,CSTĐCS,2020-2021,{DECIDED}")
    assert InitiativeShare.objects.get().used_for == "CSTDCS"
    actions.void_past(found, by=cast.by("hoa"), reason="nhầm tệp")
    assert (standing(sen), AwardRecord.objects.count(), InitiativeShare.objects.get().used_for) == ([], 1, "")
    assert (fresh(found).state, states(found)) == ("voided", [(2, "new")])
    assert states(taken(cast, AWARDS, f"Phạm Thị Sen,07/03/1985,0456,CSTĐCS,2020-2021,{DECIDED}")) == [(2, "new")]


def test_what_was_compared_with_its_scan_since_is_not_withdrawn(cast, sen):
    found = written(cast, AWARDS, f"Phạm Thị Sen,07/03/1985,0456,CSTĐCS,2020-2021,{DECIDED}")
    AwardRecord.objects.update(proof="checked")
    with pytest.raises(NotNow, match="đã được đối chiếu với bản chụp"):
        actions.void_past(found, by=cast.by("hoa"))
    assert standing(sen) == [("CSTDCS", "2020-2021")]


def test_ratings_come_in_correct_what_was_declared_and_go_back_as_they_were(cast, sen):
    actions.rate([{"person": sen, "period": "2020-2021", "grade": "HT", "number": "7/QĐ"}], by=cast.by("hoa"), at=cast.school_a)  # fmt: skip
    found = taken(
        cast, RATINGS, "Phạm Thị Sen,,0456,HTXSNV,2020-2021", "Phạm Thị Sen,,0456,HTT,2021-2022", kind="ratings"
    )
    assert (states(found), found.rows.get(row=2).changes) == ([(2, "changed"), (3, "new")], {"grade": ["HT", "HTXS"]})
    actions.write_past(found, by=cast.by("hoa"))
    grades = dict(Rating.objects.values_list("period", "grade"))
    assert grades == {"2020-2021": "HTXS", "2021-2022": "HTT"}
    actions.void_past(fresh(found), by=cast.by("hoa"))
    assert list(Rating.objects.values_list("period", "grade", "number")) == [("2020-2021", "HT", "7/QĐ")]


def test_a_rating_that_was_compared_is_not_changed_by_a_list(cast, sen):
    actions.rate([{"person": sen, "period": "2020-2021", "grade": "HT"}], by=cast.by("hoa"), at=cast.school_a)
    Rating.objects.update(proof="checked")
    found = taken(cast, RATINGS, "Phạm Thị Sen,,0456,HTXSNV,2020-2021", kind="ratings")
    assert states(found) == [(2, "wrong")]


def test_initiatives_with_shares_are_confirmed_by_their_authors_and_used_ones_stay(cast, sen):
    nam = make.person("Đỗ Văn Nam", at=cast.school_a, code="0457")
    rows = ("Dạy toán,Phạm Thị Sen (60%); Đỗ Văn Nam (40%),,Cơ sở,2020-2021,12/QĐ,05/05/2021,Sở,", "Dạy văn,Phạm Thị Sen,100,Tỉnh,2020-2021,13/QĐ,05/05/2021,Sở,0456")  # fmt: skip
    found = taken(cast, INITIATIVES, *rows, kind="initiatives")
    assert states(found) == [(2, "doubtful"), (3, "new")]
    actions.choose_past(found, by=cast.by("hoa"), choices={found.rows.get(row=2).pk: "nhan"})
    actions.write_past(fresh(found), by=cast.by("hoa"))
    shares = InitiativeShare.objects.values_list("initiative__title", "person", "percent").order_by("pk")
    assert list(shares) == [("Dạy toán", sen.pk, 60), ("Dạy toán", nam.pk, 40), ("Dạy văn", sen.pk, 100)]
    assert {state for _row, state in states(taken(cast, INITIATIVES, *rows, kind="initiatives"))} == {"same"}
    InitiativeShare.objects.filter(person=nam).update(used_for="CSTDCS")
    with pytest.raises(NotNow, match="Dạy toán đã được dùng"):
        actions.void_past(fresh(found), by=cast.by("hoa"))
    InitiativeShare.objects.update(used_for="")
    actions.void_past(fresh(found), by=cast.by("hoa"))
    assert (Initiative.objects.count(), InitiativeShare.objects.count()) == (0, 0)


def test_shares_of_several_authors_are_never_made_up(cast, sen):
    make.person("Đỗ Văn Nam", at=cast.school_a)
    found = taken(cast, INITIATIVES, "Dạy toán,Phạm Thị Sen; Đỗ Văn Nam,,Cơ sở,2020-2021,12/QĐ,05/05/2021,Sở,", kind="initiatives")  # fmt: skip
    assert sentences(found, 2) == ["Thiếu tỷ lệ đóng góp của từng tác giả."]


def test_results_of_a_contest_come_in_and_go_back(cast, sen):
    rows = ("Phạm Thị Sen,,0456,Giáo viên dạy giỏi,Nhất,Tỉnh,2023-2024",)
    found = written(cast, RESULTS, *rows, kind="results")
    result = ContestResult.objects.get()
    assert (result.person, result.contest, result.prize, result.level) == (
        sen,
        "Giáo viên dạy giỏi",
        "nhat",
        "province",
    )
    assert states(taken(cast, RESULTS, *rows, kind="results")) == [(2, "same")]
    actions.void_past(found, by=cast.by("hoa"))
    assert ContestResult.objects.count() == 0


def test_the_register_moved_since_the_preview_so_nothing_is_written(cast, sen):
    found = taken(cast, AWARDS, f"Phạm Thị Sen,07/03/1985,0456,CSTĐCS,2020-2021,{DECIDED}")
    written(cast, AWARDS, f"Phạm Thị Sen,07/03/1985,0456,CSTĐCS,2020-2021,{DECIDED}")
    with pytest.raises(NotNow, match="Dòng 2 không còn khớp"):
        actions.write_past(found, by=cast.by("hoa"))
    assert len(standing(sen)) == 1


def test_the_clerk_of_one_school_takes_in_nothing_for_another_and_an_officer_does(cast, sen):
    row = f"Phạm Thị Sen,07/03/1985,0456,CSTĐCS,2020-2021,{DECIDED}"
    with pytest.raises(NotYours):
        taken(cast, AWARDS, row, name="cuc")
    found = taken(cast, AWARDS, row, name="phuc")
    assert list(queries.past_lists_seen_by(cast.by("cuc"))) == []
    with pytest.raises(NotYours):
        actions.write_past(found, by=cast.by("cuc"))
    assert list(queries.past_lists_seen_by(cast.by("hoa"))) == [found]


@pytest.mark.parametrize("kind", ["awards", "ratings"])
def test_three_rows_or_one_cost_as_many_questions(cast, kind):
    people = [make.person(f"Trần Văn {name}", at=cast.school_a, code=f"07{place}") for place, name in enumerate("ABC")]
    head = {"awards": AWARDS, "ratings": RATINGS}[kind]
    rest = {"awards": f"CSTĐCS,2020-2021,{DECIDED}", "ratings": "HTT,2020-2021"}[kind]
    rows = [f"{one.full_name},,{one.code},{rest}" for one in people]
    counts = []
    for some in (rows[:1], rows):
        found = taken(cast, head, *some, kind=kind)
        with CaptureQueriesContext(connection) as asked:
            actions.write_past(found, by=cast.by("hoa"))
        counts.append(len(asked))
        actions.void_past(fresh(found), by=cast.by("hoa"))
    assert counts[0] == counts[1]


def test_an_award_given_after_death_stands_as_such_and_the_same_list_again_is_the_same(cast):
    make.person("Phạm Thị Sen", at=cast.school_a, code="CB-SEN", birth_date=BORN)
    rows = [f"Phạm Thị Sen,07/03/1985,CB-SEN,{said},2020-2021,{DECIDED}" for said in ("Truy tặng: Bằng khen cấp tỉnh",)]
    written(cast, AWARDS, *rows)
    kept = AwardRecord.objects.get()
    assert (kept.award, kept.nature, queries.given_label(kept)) == (
        "BKT",
        "posthumous",
        f"Truy tặng {queries.award_label('BKT')}",
    )
    assert states(taken(cast, AWARDS, *rows)) == [(2, "same")]
