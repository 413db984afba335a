"""Việc của tôi: by date, with headings, friendly when empty."""

from datetime import date

from bangvang.office.people import actions
from bangvang.toolbox.tasks import Task
from bangvang.web.desk.gathering import heaps_of
from tests.cast import signed_in

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
    assert client.session["waiting"] == 1
