"""A paper whose files cannot be made says so and why, and is made again on request."""

import errno
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError
from django_tasks_db.models import DBTaskResult

from bangvang.toolbox import files, jobs, papers
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.models import FailedJob, Paper, StoredFile
from tests.toolbox.papers import decision
from tests.toolbox.test_jobs import DATABASE, take_all

pytestmark = pytest.mark.django_db

NO_ROOM = "Máy chủ không ghi được tệp vào nơi lưu trữ."


@pytest.fixture
def no_room(settings: Any, tmp_path: Path) -> Any:
    """The folder of files cannot be written: a file stands in its place, so rendering really fails."""
    (tmp_path / "files").write_text("")
    settings.MEDIA_ROOT = str(tmp_path / "files")
    return settings


def issued() -> Paper:
    return papers.issue("decision", "decisions.decision", 5, decision().as_dict(), by=MACHINE)


def standing() -> list[tuple[str, str]]:
    return [(one.label, one.reason) for one in papers.unmade("decisions.decision", 5)]


def test_a_paper_that_failed_three_times_says_why_and_until_then_that_it_is_being_made(no_room: Any) -> None:
    no_room.TASKS = DATABASE
    title = issued().title
    told = []
    for _minute in range(4):
        take_all()
        told.append(standing())
        jobs.try_failed_again(after=jobs.timedelta(0))
    assert told == [[(title, "")], [(title, "")], [(title, NO_ROOM)], [(title, NO_ROOM)]]
    assert StoredFile.objects.count() == 0


def test_made_again_it_gets_three_attempts_anew_and_its_reason_is_gone(no_room: Any, tmp_path: Path) -> None:
    no_room.TASKS = DATABASE
    paper = issued()
    for _minute in range(3):
        take_all()
        jobs.try_failed_again(after=jobs.timedelta(0))
    assert papers.make_again("decisions.decision", 5) == 1
    assert [reason for _label, reason in standing()] == [""]
    no_room.MEDIA_ROOT = str(tmp_path / "room")
    take_all()
    paper.refresh_from_db()
    assert (paper.state, standing(), FailedJob.objects.count()) == ("rendered", [], 0)
    assert files.read(paper.pdf)[:5] == b"%PDF-"
    assert (papers.make_again("decisions.decision", 5), DBTaskResult.objects.ready().count()) == (0, 0)


def test_without_a_worker_the_failure_is_kept_in_the_same_way(
    no_room: Any, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        paper = issued()
    assert [reason for _label, reason in standing()] == [NO_ROOM]
    no_room.MEDIA_ROOT = str(tmp_path / "room")
    with django_capture_on_commit_callbacks(execute=True):
        papers.make_again("decisions.decision", 5)
    paper.refresh_from_db()
    assert (paper.state, standing()) == ("rendered", [])


def test_without_a_worker_a_job_that_fails_once_is_tried_again_at_once(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    tries: list[int] = []
    monkeypatch.setitem(jobs.JOBS, "test.breaks_once", lambda: tries.append(1) or 1 / (len(tries) - 1))
    with django_capture_on_commit_callbacks(execute=True):
        jobs.enqueue("test.breaks_once")
    assert (len(tries), FailedJob.objects.count()) == (2, 0)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "Ổ đĩa của máy chủ đã đầy."),
        (PermissionError(errno.EACCES, "Permission denied"), NO_ROOM),
        (MemoryError(), "Máy chủ không đủ bộ nhớ."),
        (OperationalError("database is locked"), "Cơ sở dữ liệu không trả lời."),
        (files.FileRefused("Tệp a.pdf bị chặn."), "Tệp a.pdf bị chặn."),
        (KeyError("letterhead"), "Chương trình gặp lỗi KeyError; quản trị viên xem nhật ký của máy chủ."),
    ],
)
def test_the_reason_is_a_sentence_for_the_office(wrong: Exception, sentence: str) -> None:
    assert jobs.reason_of(wrong) == sentence
