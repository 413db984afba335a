"""Việc của tôi: by date, with headings, friendly when empty."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bangvang.office.dossiers.actions import post
from bangvang.office.people import actions
from bangvang.toolbox.tasks import Task
from bangvang.web.shared.gathering import heaps_of
from tests.cast import signed_in
from tests.office.dossiers import way

TODAY = date(2024, 6, 12)


def task(label: str, due: date | None) -> tuple[Task, str]:
    return Task(label, "desk", due=due), "/"


def test_tasks_fall_into_heaps_by_their_day():
    tasks = [
        task("trễ", date(2024, 6, 1)),
        task("mai", date(2024, 6, 13)),
        task("tuần này", date(2024, 6, 14)),
        task("mười ngày", date(2024, 6, 22)),
        task("về sau", date(2024, 6, 23)),
        task("không hạn", None),
    ]
    heaps = {heap.title: [one.label for one, _address in heap.tasks] for heap in heaps_of(tasks, TODAY)}
    assert heaps == {
        "Cần làm ngay": ["trễ", "mai"],
        "Trong mười ngày tới": ["tuần này", "mười ngày"],
        "Về sau": ["về sau"],
        "Không ghi hạn": ["không hạn"],
    }


def test_an_empty_desk_says_what_will_come(cast, client):
    html = signed_in(client, cast.vy).get("/").content.decode()
    assert "Không có việc nào đang chờ" in html


def test_each_task_is_a_link_to_the_very_place_and_the_rail_counts_them(cast, client):
    actions.ask_for_link("hoa")
    html = signed_in(client, cast.an).get("/").content.decode()
    assert f'<a href="/quan-tri/tai-khoan/{cast.hoa.pk}/">Gửi liên kết đăng nhập mới cho Trần Thị Hoa</a>' in html
    assert "1 đơn vị chưa có người làm công tác thi đua" in html  # Văn phòng Sở
    assert client.session["waiting"] == 2


def hung_out(cast) -> None:
    """One more list of school A whose posting has ended and waits to be closed."""
    proposal = way.voted(cast, way.drafted(cast, count=1))
    post(proposal, by=cast.by("hoa"), since=way.SINCE, where=way.PLACE)


def cost(browser) -> int:
    browser.get("/")
    with CaptureQueriesContext(connection) as asked:
        browser.get("/")
    return len(asked)


def test_a_desk_asks_as_often_for_three_letters_as_for_one(cast, client):
    clerk = signed_in(client, cast.hoa)
    hung_out(cast)
    one = cost(clerk)
    hung_out(cast)
    hung_out(cast)
    page = clerk.get("/").content.decode()
    assert page.count("Kết thúc niêm yết danh sách đề nghị") == 3
    assert cost(clerk) == one
    assert one <= 24


def test_a_desk_asks_as_often_for_three_dossiers_as_for_one(cast, client):
    officer = signed_in(client, cast.phuc)
    way.received(cast, count=1)
    one = cost(officer)
    way.received(cast, count=2)
    assert "Thẩm định 3 hồ sơ Lao động tiên tiến" in officer.get("/").content.decode()
    assert cost(officer) == one
    assert one <= 30
