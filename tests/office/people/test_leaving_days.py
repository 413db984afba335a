"""Leaving days in staff lists: read from the clerk's columns, a note only as a doubt, written as the end of the post, taken back."""

from datetime import date

import pytest

from bangvang.office.people import actions, queries
from bangvang.office.people.models import Person, Post, StaffList
from bangvang.toolbox import files
from bangvang.toolbox.workflow import NotNow
from tests import make

BORN = date(1964, 8, 7)
HEAD = "Họ và tên,Ngày sinh,Mã cán bộ,Chức vụ"
ROW = "Phạm Thị Sen,07/08/1964,0456,Giáo viên"
RETIRES = date(2024, 5, 1)


@pytest.fixture
def sen(cast):
    return make.person("Phạm Thị Sen", at=cast.school_a, code="0456", birth_date=BORN)


def taken(cast, head, *cells, row=ROW):
    text = f"{HEAD},{head}\n{row},{','.join(cells)}"
    return actions.take_in_list(
        cast.school_a, by=cast.by("hoa"), file=files.keep("ds.csv", text.encode(), is_list=True)
    )


def written(cast, head, *cells, row=ROW):
    found = taken(cast, head, *cells, row=row)
    actions.write_list(found, by=cast.by("hoa"))
    return StaffList.objects.get(pk=found.pk)


def ends(person):
    return list(person.posts.order_by("since").values_list("until", "ended_as"))


@pytest.mark.parametrize(
    ("head", "cells", "end"),
    [
        ("Ngày nghỉ,Lý do nghỉ", ("01/05/2024", "Nghỉ hưu"), (date(2024, 4, 30), "retired")),
        ("Nghỉ hưu từ", ("01/05/2024",), (date(2024, 4, 30), "retired")),
        ("Ngày nghỉ việc,Lý do nghỉ", ("01/05/2024", "thôi việc"), (date(2024, 4, 30), "resigned")),
        ("Ngày nghỉ,Lý do nghỉ", ("01/05/2024", "Chuyển công tác"), (date(2024, 4, 30), "moved")),
        ("Ngày nghỉ,Lý do nghỉ", ("01/05/2024", "Từ trần"), (date(2024, 5, 1), "died")),
        ("Ngày nghỉ", ("01/05/2024",), (date(2024, 4, 30), "")),
    ],
)
def test_a_leaving_day_ends_the_post_and_the_same_file_twice_changes_nothing(cast, sen, head, cells, end):
    written(cast, head, *cells)
    assert ends(sen) == [end]
    before = list(Post.objects.values())
    again = taken(cast, head, *cells)
    assert again.rows.get().state == "same"
    assert list(Post.objects.values()) == before


def test_the_preview_tells_the_leaving_day_as_a_difference(cast, sen):
    row = taken(cast, "Nghỉ hưu từ", "01/05/2024").rows.get()
    assert (row.state, row.changes) == ("changed", {"left_date": [None, "2024-05-01"], "left_as": ["", "retired"]})
    assert ends(sen) == [(None, "")]


def test_a_note_that_speaks_of_leaving_is_a_doubt_until_it_is_accepted(cast, sen):
    found = taken(cast, "Ghi chú", "nghỉ hưu 01/5/2024")
    row = found.rows.get()
    assert (row.state, row.reasons[0]["sentence"]) == (
        "doubtful",
        "Ghi chú: “nghỉ hưu 01/5/2024” có thể là ngày nghỉ 01/05/2024, lý do nghỉ hưu.",
    )
    actions.choose(found, by=cast.by("hoa"), choices={row.pk: "nhan"})
    actions.write_list(StaffList.objects.get(pk=found.pk), by=cast.by("hoa"))
    assert ends(sen) == [(date(2024, 4, 30), "retired")]
    assert taken(cast, "Ghi chú", "nghỉ hưu 01/5/2024").rows.get().state == "same"


@pytest.mark.parametrize("note", ["nghỉ thai sản từ 01/5/2024", "nghỉ hưu năm 2025", "mất thẻ", "Đảng viên 01/5/2024"])
def test_other_notes_stop_nobody(cast, sen, note):
    assert taken(cast, "Ghi chú", note).rows.get().state == "same"


def test_a_leaving_day_before_the_post_began_is_wrong_with_its_reason(cast, sen):
    row = taken(cast, "Ngày nghỉ", "01/05/2010").rows.get()
    began = f"{make.APPOINTED:%d/%m/%Y}"
    assert (row.state, row.reasons[-1]["sentence"]) == (
        "wrong",
        f"Ngày nghỉ: 01/05/2010 không sau ngày bắt đầu giữ chức vụ {began}.",
    )


def test_a_reason_without_a_day_is_wrong(cast, sen):
    row = taken(cast, "Lý do nghỉ", "Nghỉ hưu").rows.get()
    assert (row.state, row.reasons[-1]["sentence"]) == ("wrong", "Lý do nghỉ: chưa ghi ngày nghỉ.")


def test_who_is_new_and_left_already_is_entered_with_the_end_of_the_post(cast):
    row = "Ngô Thị Mới,05/05/1964,0999,Giáo viên"
    found = written(cast, "Ngày vào ngành,Nghỉ hưu từ", "01/09/1990", "01/05/2024", row=row)
    person = Person.objects.get(code="0999")
    assert list(person.posts.values_list("since", "until")) == [(date(1990, 9, 1), date(2024, 4, 30))]
    assert person.pk not in queries.people_of(cast.school_a, RETIRES).values_list("pk", flat=True)
    assert taken(cast, "Ngày vào ngành,Nghỉ hưu từ", "01/09/1990", "01/05/2024", row=row).rows.get().state == "same"
    actions.void_list(found, by=cast.by("hoa"))
    assert queries.all_posts().filter(person=person).exists() is False


def test_a_leaving_day_ahead_keeps_the_post_until_then_and_a_new_post_ends_on_it(cast, sen):
    written(cast, "Ngày nghỉ,Lý do nghỉ", "01/08/2024", "Nghỉ hưu")
    assert queries.posts_of([sen.pk], date(2024, 6, 12))[sen.pk].left_date == date(2024, 8, 1)
    row = ROW.replace("Giáo viên", "Tổ trưởng")
    more = "Ngày nghỉ,Lý do nghỉ,Giữ chức vụ từ ngày", "01/08/2024", "Nghỉ hưu", "01/06/2024"
    found = written(cast, *more, row=row)
    assert ends(sen) == [(date(2024, 5, 31), ""), (date(2024, 7, 31), "retired")]
    assert taken(cast, *more, row=row).rows.get().state == "same"
    actions.void_list(found, by=cast.by("hoa"))
    post = queries.posts_held(Person.objects.get(pk=sen.pk))[0]
    assert (post.title, post.until, post.ended_as) == ("Giáo viên", date(2024, 7, 31), "retired")


def test_a_withdrawn_list_takes_the_leaving_day_back(cast, sen):
    found = written(cast, "Nghỉ hưu từ", "01/05/2024")
    actions.void_list(found, by=cast.by("hoa"))
    assert ends(sen) == [(None, "")]


def test_a_leaving_day_changed_since_by_others_is_not_taken_back(cast, sen):
    found = written(cast, "Nghỉ hưu từ", "01/05/2024")
    written(cast, "Nghỉ hưu từ", "01/06/2024")
    with pytest.raises(NotNow, match="đã được sửa tiếp"):
        actions.void_list(found, by=cast.by("hoa"))
    assert ends(sen) == [(date(2024, 5, 31), "retired")]
