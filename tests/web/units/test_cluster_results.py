"""The result of a cluster's year: written from its minutes, never edited, corrected by a new one, printed, read by its members."""

from datetime import date
from decimal import Decimal

import pytest

from bangvang.office.units.actions import Placed, form_cluster, leave_cluster, rank_cluster
from bangvang.office.units.models import ClusterMember, ClusterPlace, ClusterRanking, Kind
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.workflow import NotNow
from tests import make
from tests.cast import signed_in

PAPER = {"paper": "Biên bản tổng kết, suy tôn số 12/BB-CTĐ", "paper_date": "31/05/2024"}


@pytest.fixture
def third(cast):
    return make.unit("Trường Tiểu học Thứ Ba", Kind.DISTRICT_SCHOOL, cast.district_office, code="TH-3")


@pytest.fixture
def cluster(cast, third):
    members = [cast.school_a, cast.school_b, third]
    return form_cluster("Cụm các trường", "2023-2024", members, by=MACHINE, decision="QĐ 1")


def result(cast, third, ranks=("2", "1", ""), **more):
    """Of school A, school B and the third."""
    told = dict(PAPER)
    for unit, hang, diem in zip((cast.school_a, cast.school_b, third), ranks, ("95", "98,5", ""), strict=True):
        told |= {f"hang-{unit.pk}": hang, f"diem-{unit.pk}": diem, f"ghi-chu-{unit.pk}": ""}
    return told | {f"ghi-chu-{third.pk}": "Mới thành lập"} | more


def write(client, cast, cluster, told, who="dung"):
    return signed_in(client, getattr(cast, who)).post(f"/cum-khoi/{cluster.pk}/ket-qua/", told, follow=True)


def page(answer):
    return answer.content.decode()


def test_the_result_is_written_with_its_paper_and_who_wrote_it(client, cast, cluster, third):
    assert "Đã ghi kết quả thi đua của cụm, khối." in page(write(client, cast, cluster, result(cast, third)))
    ranking = ClusterRanking.objects.get()
    assert (ranking.paper, ranking.paper_date) == (PAPER["paper"], date(2024, 5, 31))
    assert ranking.written_by == "Ngô Tiến Dũng"
    assert [(place.unit, place.rank, place.points, place.note) for place in ranking.places.all()] == [
        (cast.school_b, 1, Decimal("98.5"), ""),
        (cast.school_a, 2, Decimal(95), ""),
        (third, None, None, "Mới thành lập"),
    ]
    assert dict(ClusterMember.objects.values_list("unit", "rank")) == {
        cast.school_a.pk: 2, cast.school_b.pk: 1, third.pk: None,
    }  # fmt: skip


def test_no_door_lets_a_second_result_in_without_its_reason(cast, third):
    cluster = form_cluster("Cụm một trường", "2023-2024", [third], by=MACHINE)
    told = {"places": [Placed(third, 1)], "paper": "Biên bản số 1", "paper_date": date(2024, 5, 31), "by": MACHINE}
    rank_cluster(cluster, **told)
    with pytest.raises(NotNow, match="Kết quả đã ghi không sửa được"):
        rank_cluster(cluster, **told)
    rank_cluster(cluster, reason="Sai số biên bản", **told)
    assert list(ClusterRanking.objects.values_list("reason", flat=True)) == ["", "Sai số biên bản"]


def test_a_correction_is_a_new_result_with_its_reason_and_the_old_one_stays(client, cast, cluster, third):
    write(client, cast, cluster, result(cast, third))
    again = result(cast, third, ("1", "2", "3"), **{f"ghi-chu-{third.pk}": ""})
    assert "Cần điền mục này." in page(write(client, cast, cluster, again))
    assert ClusterRanking.objects.count() == 1
    told = page(write(client, cast, cluster, again | {"reason": "Đọc nhầm cột"}))
    assert "Lý do ghi lại: Đọc nhầm cột" in told
    assert "Kết quả đã ghi trước" in told
    first, second = ClusterRanking.objects.order_by("pk")
    ranks = ClusterPlace.objects.filter(unit=cast.school_a).order_by("pk").values_list("ranking", "rank")
    assert list(ranks) == [(first.pk, 2), (second.pk, 1)]
    assert ClusterMember.objects.get(unit=cast.school_a).rank == 1


@pytest.mark.parametrize(
    ("ranks", "more", "said"),
    [
        (("1", "", ""), {}, "Trường Trung học cơ sở Lê Lợi chưa có thứ hạng"),
        (("2", "3", ""), {}, "Thứ hạng bắt đầu từ 1 và không quá 2"),
        (("1", "9", ""), {}, "Thứ hạng bắt đầu từ 1 và không quá 2"),
        (("1", "2", ""), {"paper_date": "13/06/2024"}, "Ngày của biên bản, quyết định sau hôm nay."),
        (("1", "x", ""), {}, "Chưa lưu được."),
    ],
)
def test_what_is_no_result_is_refused_and_kept_in_the_boxes(client, cast, cluster, third, ranks, more, said):
    told = page(write(client, cast, cluster, result(cast, third, ranks, **more)))
    assert said in told
    assert 'value="98,5"' in told
    assert not ClusterRanking.objects.exists()


def test_ranks_may_be_shared_and_who_left_is_not_ranked(client, cast, cluster, third):
    leave_cluster(cluster, by=MACHINE, unit=third, since=date(2024, 1, 1))
    told = {
        key: value for key, value in result(cast, third, ("1", "1", "")).items() if not key.endswith(f"-{third.pk}")
    }
    assert "Đã ghi kết quả" in page(write(client, cast, cluster, told))
    assert list(ClusterPlace.objects.values_list("rank", flat=True)) == [1, 1]


def test_members_read_the_result_and_print_it_and_write_none(client, cast, cluster, third):
    write(client, cast, cluster, result(cast, third))
    for who in ("hoa", "cuc", "phuc"):
        told = page(signed_in(client, getattr(cast, who)).get(f"/cum-khoi/{cluster.pk}/"))
        assert "98,5" in told
        assert "Ghi lại kết quả" not in told
        assert client.get(f"/cum-khoi/{cluster.pk}/ket-qua/excel/").status_code == 200
        assert client.post(f"/cum-khoi/{cluster.pk}/ket-qua/", result(cast, third)).status_code == 404
    assert ClusterRanking.objects.count() == 1


def test_a_stranger_of_another_cluster_finds_neither_page_nor_table(client, cast, cluster, third):
    write(client, cast, cluster, result(cast, third))
    for who in ("mai", "nga"):
        browser = signed_in(client, getattr(cast, who))
        for path in ("", "ket-qua/", "ket-qua/excel/"):
            assert browser.get(f"/cum-khoi/{cluster.pk}/{path}").status_code == 404
