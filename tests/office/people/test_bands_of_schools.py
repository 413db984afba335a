"""A district's staff list with a band for each school and no column of schools: everybody goes to the school of the band."""

import pytest

from bangvang.office.people import actions
from bangvang.office.people.models import Post
from bangvang.office.people.reading.comparing import LEAVE_OUT
from bangvang.office.units.models import Kind
from bangvang.toolbox import files
from bangvang.toolbox.workflow import NotNow
from tests import make


def taken(cast, *lines):
    text = "\n".join(("STT,Họ và tên,Ngày sinh,Mã cán bộ,Chức vụ", *lines))
    file = files.keep("danh sách.csv", text.encode(), is_list=True)
    return actions.take_in_list(cast.district_office, by=cast.by("phuc"), file=file)


def somebody(number):
    return f"1,Ngô Thị Mới {chr(64 + number)},05/05/1995,099{number},Giáo viên"


@pytest.fixture
def elsewhere(cast):
    """A school of the same name in another district."""
    other = make.unit("Phòng Giáo dục và Đào tạo huyện Xa", Kind.DISTRICT_OFFICE, cast.department, code="PGD-X")
    name = f"{cast.school_a.name}, Xa"
    return make.unit(name, Kind.DISTRICT_SCHOOL, other, code="TH-KD-X", level="TH")


def test_people_go_to_the_school_of_their_band_though_another_district_has_one_of_the_name(cast, elsewhere):
    found = taken(cast, "I. TRƯỜNG TIỂU HỌC KIM ĐỒNG,,,,", somebody(1), "II. THCS Lê Lợi,,,,", somebody(2))
    assert list(found.rows.values_list("row", "state")) == [(3, "new"), (5, "new")]
    actions.write_list(found, by=cast.by("phuc"))
    posts = Post.objects.filter(person__code__in=("0991", "0992")).order_by("person__code")
    assert [post.unit for post in posts] == [cast.school_a, cast.school_b]


def test_under_a_school_nobody_knows_people_go_nowhere_until_left_out_by_word(cast):
    found = taken(cast, "I. Trường Tiểu học Không Ai Biết,,,,", somebody(1), "II. THCS Lê Lợi,,,,", somebody(2))
    assert list(found.rows.values_list("row", "state")) == [(3, "wrong"), (5, "new")]
    with pytest.raises(NotNow, match="Còn 1 dòng sai"):
        actions.write_list(found, by=cast.by("phuc"))
    actions.choose(found, by=cast.by("phuc"), choices={found.rows.get(row=3).pk: LEAVE_OUT})
    found.refresh_from_db()
    actions.write_list(found, by=cast.by("phuc"))
    assert list(Post.objects.filter(person__code__startswith="099").values_list("unit", flat=True)) == [
        cast.school_b.pk
    ]
    again = taken(cast, "I. Trường Tiểu học Không Ai Biết,,,,", somebody(1), "II. THCS Lê Lợi,,,,", somebody(2))
    assert list(again.rows.values_list("row", "state")) == [(3, "wrong"), (5, "same")]
