"""Issued papers: frozen in the step, printed after commit, once and never again."""

import hashlib
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import transaction

from bangvang.toolbox import audit, files, papers
from bangvang.toolbox.acting import Machine
from bangvang.toolbox.models import JournalEntry, Paper, StoredFile
from tests.toolbox.papers import decision

pytestmark = pytest.mark.django_db

HOA = Machine(author_name="Hoa", author_id=7)


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Callable[[], Any]:
    """A step that commits. (The journal refuses to be emptied, so no test here may really commit.)"""
    return partial(django_capture_on_commit_callbacks, execute=True)


def issued() -> Paper:
    return papers.issue("decision", "decisions.decision", 5, decision().as_dict(), by=HOA)


def test_a_paper_is_printed_after_the_commit_and_its_fingerprints_are_in_the_journal(committed: Any) -> None:
    with committed():
        paper = issued()
        assert (paper.state, StoredFile.objects.count()) == ("queued", 0)
    paper.refresh_from_db()
    made = [paper.pdf, paper.docx]
    prints = [hashlib.sha256(files.read(file)).hexdigest() for file in made]
    assert [(entry.step, entry.author_name, entry.reason) for entry in audit.history_of(paper)] == [
        ("toolbox.issue_paper", "Hoa", ""),
        ("toolbox.render", "Hệ thống", " ".join(prints)),
    ]
    assert (paper.state, paper.about_id, [file.fingerprint for file in made]) == ("rendered", "5", prints)


def test_a_paper_of_a_failed_step_leaves_nothing(committed: Any) -> None:
    with committed(), pytest.raises(RuntimeError), transaction.atomic():
        issued()
        raise RuntimeError
    assert [Paper.objects.count(), StoredFile.objects.count(), JournalEntry.objects.count()] == [0, 0, 0]


def test_a_printed_paper_is_never_made_again(committed: Any) -> None:
    with committed():
        paper = issued()
    before = Paper.objects.values("pdf", "docx").get(pk=paper.pk)
    papers.render(paper.pk)
    assert Paper.objects.values("pdf", "docx").get(pk=paper.pk) == before
    assert StoredFile.objects.count() == 2


def test_the_signed_file_stands_before_the_one_made_here(committed: Any) -> None:
    with committed():
        paper = issued()
    paper.refresh_from_db()
    assert [papers.file_of(paper, "pdf"), papers.file_of(paper, "docx")] == [paper.pdf, paper.docx]
    paper.official_pdf = files.keep("ban-ky.pdf", b"%PDF-1.7 signed")
    assert papers.file_of(paper, "pdf") == paper.official_pdf


def test_a_preview_keeps_nothing() -> None:
    assert papers.preview(decision().as_dict())[:5] == b"%PDF-"
    assert [Paper.objects.count(), StoredFile.objects.count()] == [0, 0]
