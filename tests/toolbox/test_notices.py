"""The outbox: written with the change, one and not a flood, digests for carriers."""

import pytest
from django.db import transaction

from bangvang.toolbox import notices
from bangvang.toolbox.models import Notice
from bangvang.toolbox.notices import Message, deliver, inbox_of, mark_read, post_all

pytestmark = pytest.mark.django_db


def subjects(account: int) -> list[str]:
    return [notice.subject for notice in inbox_of(account)]


@pytest.fixture
def letters(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, list[str]]]:
    """What a carrier took out of the house."""
    sent: list[tuple[int, list[str]]] = []
    carry = lambda account, rows: sent.append((account, [row.subject for row in rows]))  # noqa: E731
    monkeypatch.setattr(notices, "CARRIERS", [carry])
    return sent


def test_each_recipient_gets_a_notice_once_and_nobody_gets_none() -> None:
    assert post_all([Message((1, 2, 1, 0), "Hồ sơ đã đến", url="/ho-so/4/")]) == 2
    assert [subjects(1), subjects(2), subjects(0)] == [["Hồ sơ đã đến"], ["Hồ sơ đã đến"], []]


def test_the_inbox_has_the_newest_first() -> None:
    post_all([Message((1,), "trước"), Message((1,), "sau")])
    assert subjects(1) == ["sau", "trước"]


def test_a_notice_of_a_failed_step_is_not_there() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        post_all([Message((1,), "Hồ sơ đã đến")])
        raise RuntimeError
    assert subjects(1) == []


def test_the_same_key_unread_is_one_notice_and_not_a_flood() -> None:
    many = [Message((1, 2), "Còn 3 ngày", key="hạn:7"), Message((1,), "Còn 3 ngày", key="hạn:7")]
    assert [post_all(many), post_all(many)] == [2, 0]


def test_the_same_key_after_reading_is_told_again() -> None:
    post_all([Message((1,), "Còn 3 ngày", key="hạn:7")])
    mark_read(1, [inbox_of(1).get().pk])
    assert post_all([Message((1,), "Còn 1 ngày", key="hạn:7")]) == 1


def test_nobody_marks_the_notices_of_another_as_read() -> None:
    post_all([Message((1,), "Hồ sơ đã đến")])
    assert mark_read(2, [inbox_of(1).get().pk]) == 0


def test_a_carrier_gets_one_digest_a_person_and_each_notice_once(letters: list[tuple[int, list[str]]]) -> None:
    Notice.objects.bulk_create([notices._row(Message((1,), told), who) for told, who in [("a", 2), ("b", 1), ("c", 2)]])
    deliver()
    deliver()
    assert letters == [(1, ["b"]), (2, ["a", "c"])]


def test_a_carrier_is_told_after_the_step_has_committed(
    letters: list[tuple[int, list[str]]], django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        post_all([Message((1,), "Hồ sơ đã đến")])
        assert letters == []
    assert letters == [(1, ["Hồ sơ đã đến"])]


def test_what_was_read_in_the_inbox_is_not_carried(letters: list[tuple[int, list[str]]]) -> None:
    post_all([Message((1,), "Hồ sơ đã đến")])
    mark_read(1, [inbox_of(1).get().pk])
    deliver()
    assert letters == []


def test_a_letter_that_could_not_go_waits_for_the_next_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(account: int, rows: list[Notice]) -> None:
        raise OSError("no road")

    post_all([Message((1,), "Hồ sơ đã đến")])
    monkeypatch.setattr(notices, "CARRIERS", [broken])
    with pytest.raises(OSError, match="no road"):
        deliver()
    assert inbox_of(1).get().delivered_at is None
