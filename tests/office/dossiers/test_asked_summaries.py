"""Summaries of achievements in a list of nominations: written where a line has none, chosen where it has another."""

import pytest

from bangvang.office.dossiers import actions as dossiers
from bangvang.office.dossiers.actions import asked_lists as actions
from bangvang.office.dossiers.models import Line
from bangvang.toolbox.workflow import NotNow
from tests import make
from tests.office.dossiers import way
from tests.office.dossiers.test_asked_lists import fresh, taken, told, written

HEAD = "STT,Họ và tên,Mã cán bộ,Danh hiệu đề nghị,Tóm tắt thành tích"
TAUGHT, LED = "Dạy giỏi cấp huyện", "Phụ trách đội tuyển"


@pytest.fixture
def letter(cast):
    return way.drafted(cast, count=1)


@pytest.fixture
def sen(cast, letter):
    return make.person("Phạm Thị Sen", at=cast.school_a, code="0456")


def nominated(cast, *rows):
    return taken(cast, *rows, kind="nominations", head=HEAD)


def texts(letter):
    rows = Line.objects.filter(proposal=letter, person__code="0456").order_by("award")
    return {line.award: line.achievement for line in rows.exclude(state="withdrawn")}


def edit(cast, letter, award, text):
    line = Line.objects.get(proposal=letter, person__code="0456", award=award)
    dossiers.save_line(line, by=cast.by("hoa"), achievement=text)


def test_summaries_are_written_with_their_lines_and_the_same_file_twice_changes_nothing(cast, letter, sen):
    row = f'Phạm Thị Sen,0456,"LĐTT; CSTĐCS",{TAUGHT}'
    found = written(cast, nominated(cast, row))
    assert texts(letter) == {"CSTDCS": TAUGHT, "LDTT": TAUGHT}
    again = nominated(cast, row)
    assert [state for _row, state, *_rest in told(again)] == ["same"]
    with pytest.raises(NotNow, match="không có gì để ghi"):
        written(cast, again)
    actions.void_asked(found, by=cast.by("hoa"))
    assert texts(letter) == {}


def test_a_line_without_a_summary_gets_the_one_of_its_own_award(cast, letter, sen):
    dossiers.add_lines(letter, [(sen, "LDTT"), (sen, "CSTDCS")], by=cast.by("hoa"))
    found = nominated(cast, f"Phạm Thị Sen,0456,LĐTT,{TAUGHT}", "Phạm Thị Sen,0456,CSTĐCS,")
    assert [state for _row, state, *_rest in told(found)] == ["changed", "same"]
    found = written(cast, found)
    assert texts(letter) == {"CSTDCS": "", "LDTT": TAUGHT}
    actions.void_asked(found, by=cast.by("hoa"))
    assert texts(letter) == {"CSTDCS": "", "LDTT": ""}


def test_another_summary_is_never_replaced_unless_that_is_chosen(cast, letter, sen):
    dossiers.add_lines(letter, [(sen, "LDTT")], by=cast.by("hoa"))
    edit(cast, letter, "LDTT", LED)
    found = nominated(cast, f"Phạm Thị Sen,0456,LĐTT,{TAUGHT}")
    row = found.rows.get()
    assert (row.state, row.kept_texts) == ("changed", {"LDTT": LED})
    with pytest.raises(NotNow, match="Còn 1 dòng chưa chọn"):
        written(cast, found)
    actions.choose_asked(fresh(found), by=cast.by("hoa"), choices={}, texts={row.pk: "giu"})
    assert found.rows.get().state == "same"
    with pytest.raises(NotNow, match="không có gì để ghi"):
        written(cast, found)
    actions.choose_asked(fresh(found), by=cast.by("hoa"), choices={}, texts={row.pk: "tep"})
    found = written(cast, found)
    assert texts(letter) == {"LDTT": TAUGHT}
    actions.void_asked(found, by=cast.by("hoa"))
    assert texts(letter) == {"LDTT": LED}


def test_a_summary_kept_beside_a_new_award_stays_where_it_stood(cast, letter, sen):
    dossiers.add_lines(letter, [(sen, "LDTT")], by=cast.by("hoa"))
    edit(cast, letter, "LDTT", LED)
    found = nominated(cast, f'Phạm Thị Sen,0456,"LĐTT; CSTĐCS",{TAUGHT}')
    row = found.rows.get()
    actions.choose_asked(found, by=cast.by("hoa"), choices={}, texts={row.pk: "giu"})
    written(cast, found)
    assert texts(letter) == {"CSTDCS": TAUGHT, "LDTT": LED}


def test_a_summary_is_asked_about_once_it_is_known_who_is_meant(cast, letter, sen):
    dossiers.add_lines(letter, [(sen, "LDTT")], by=cast.by("hoa"))
    edit(cast, letter, "LDTT", LED)
    found = nominated(cast, f"Phạm Thị Sen,,LĐTT,{TAUGHT}")
    actions.take_only_asked(found, by=cast.by("hoa"))
    row = found.rows.get()
    assert (row.kept_texts, fresh(found).counts["waiting"]) == ({"LDTT": LED}, 1)
    actions.choose_asked(fresh(found), by=cast.by("hoa"), choices={}, texts={row.pk: "tep"})
    written(cast, found)
    assert texts(letter) == {"LDTT": TAUGHT}


def test_a_line_that_comes_back_keeps_its_summary_until_the_clerk_says_otherwise(cast, letter, sen):
    dossiers.add_lines(letter, [(sen, "LDTT")], by=cast.by("hoa"))
    edit(cast, letter, "LDTT", LED)
    dossiers.save_choices(way.again(letter), by=cast.by("hoa"), people={sen.pk: []})
    found = nominated(cast, f"Phạm Thị Sen,0456,LĐTT,{TAUGHT}")
    assert found.rows.get().kept_texts == {"LDTT": LED}
    with pytest.raises(NotNow, match="Còn 1 dòng chưa chọn"):
        written(cast, found)


def test_two_rows_with_two_summaries_of_one_award_are_wrong(cast, letter, sen):
    found = nominated(cast, f"Phạm Thị Sen,0456,LĐTT,{TAUGHT}", f"Phạm Thị Sen,0456,LĐTT,{LED}")
    assert [state for _row, state, *_rest in told(found)] == ["new", "wrong"]
    assert found.rows.get(row=3).reasons[0]["sentence"] == (
        "Dòng 2 ghi tóm tắt thành tích khác cho cùng đối tượng, cùng danh hiệu."
    )


def test_a_summary_edited_since_the_preview_or_since_the_writing_stops_the_list(cast, letter, sen):
    dossiers.add_lines(letter, [(sen, "LDTT")], by=cast.by("hoa"))
    found = nominated(cast, f"Phạm Thị Sen,0456,LĐTT,{TAUGHT}")
    edit(cast, letter, "LDTT", LED)
    with pytest.raises(NotNow, match="đã được sửa sau lần đọc này"):
        written(cast, found)
    edit(cast, letter, "LDTT", "")
    found = written(cast, found)
    edit(cast, letter, "LDTT", LED)
    with pytest.raises(NotNow, match="không thu hồi được nữa"):
        actions.void_asked(found, by=cast.by("hoa"))
    assert texts(letter) == {"LDTT": LED}
