"""Papers: issuing freezes their data in the transaction; the files are made after commit, once, and never again."""

from dataclasses import dataclass
from typing import Any

from bangvang.toolbox import audit, calendar, files, jobs, printing
from bangvang.toolbox.acting import MACHINE, Author
from bangvang.toolbox.jobs import enqueue, job
from bangvang.toolbox.models import Paper, StoredFile
from bangvang.toolbox.vietnamese import slug
from bangvang.toolbox.workflow import Lack

RENDER = "toolbox.render"


@dataclass(frozen=True)
class Unmade:
    """An issued paper whose files are not there yet; with a reason, they could not be made."""

    label: str
    reason: str = ""


def issue(kind: str, about_type: str, about_id: Any, document: dict[str, Any], *, by: Author) -> Paper:
    """Freeze a document (the `as_dict` of a printing.Paper) and queue its files."""
    title = _title(document)
    paper = Paper(kind=kind, about_type=about_type, about_id=str(about_id), title=title, data=document)
    paper.issued_at = calendar.now()
    paper.save()
    audit.record("toolbox.issue_paper", paper, by=by)
    enqueue(RENDER, paper_id=paper.pk)
    return paper


def preview(document: dict[str, Any]) -> bytes:
    """The PDF as it would be issued; nothing is kept."""
    return printing.to_pdf(printing.Paper.from_dict(document))


def preview_docx(document: dict[str, Any]) -> bytes:
    return printing.to_docx(printing.Paper.from_dict(document))


@job(RENDER)
def render(paper_id: int) -> None:
    """Make .pdf and .docx of a frozen paper; a second run finds them made."""
    paper = Paper.objects.get(pk=paper_id)
    if paper.state != Paper.State.RENDERED:
        keep_drawn(paper, *drawn(paper.data))


def drawn(document: dict[str, Any]) -> tuple[bytes, bytes]:
    """The .pdf and the .docx of a frozen document: needs no database, so it may run in another process."""
    paper = printing.Paper.from_dict(document)
    return printing.to_pdf(paper), printing.to_docx(paper)


def keep_drawn(paper: Paper, pdf_bytes: bytes, docx_bytes: bytes) -> None:
    """Store the files of a paper and seal them in the journal; of two who drew the first counts."""
    name = slug(paper.title)[:80] or paper.kind
    pdf = files.keep(f"{name}.pdf", pdf_bytes, by_name=MACHINE.author_name)
    docx = files.keep(f"{name}.docx", docx_bytes, by_name=MACHINE.author_name)
    done = Paper.objects.filter(pk=paper.pk, state=Paper.State.QUEUED)
    if done.update(state=Paper.State.RENDERED, pdf=pdf, docx=docx):
        audit.record("toolbox.render", paper, by=MACHINE, reason=f"{pdf.fingerprint} {docx.fingerprint}")


def make_official(paper: Paper, signed: StoredFile, *, by: Author) -> None:
    """From now on the signed final PDF is what is handed out; the file made here stays beneath it."""
    if signed.content_type != files.TYPES[".pdf"]:
        raise files.FileRefused("Bản ký chính thức phải là tệp PDF.")
    paper.official_pdf = signed
    paper.save(update_fields=["official_pdf"])
    audit.record("toolbox.make_official", paper, by=by, reason=signed.fingerprint)


def file_of(paper: Paper, suffix: str) -> StoredFile | None:
    """The file to hand out: the signed final PDF where one was uploaded, else the one made here."""
    return paper.docx if suffix == "docx" else paper.official_pdf or paper.pdf


def unmade(about_type: str, about_id: Any) -> list[Unmade]:
    """The papers of a thing that have no files: being made, or failed and why."""
    waiting = _waiting(about_type, about_id)
    return [Unmade(paper.title, jobs.why_failed(RENDER, paper_id=paper.pk)) for paper in waiting]


def none_failed(there: list[Unmade]) -> list[Lack]:
    """What stands in the way of making files again: that none is missing for good."""
    return [] if any(one.reason for one in there) else [Lack("Không có tệp nào cần tạo lại.")]


def make_again(about_type: str, about_id: Any) -> int:
    """Queue anew what could not be made; the frozen data stays as it was issued."""
    failed = [paper for paper in _waiting(about_type, about_id) if jobs.why_failed(RENDER, paper_id=paper.pk)]
    for paper in failed:
        jobs.try_again(RENDER, paper_id=paper.pk)
    return len(failed)


def why_failed(paper: Paper) -> str:
    """Why the files could not be made; nothing if they are there or on their way."""
    return jobs.why_failed(RENDER, paper_id=paper.pk) if paper.state != Paper.State.RENDERED else ""


def _waiting(about_type: str, about_id: Any) -> list[Paper]:
    there = Paper.objects.filter(about_type=about_type, about_id=str(about_id), state=Paper.State.QUEUED)
    return list(there.defer("data").order_by("pk"))


def _title(document: dict[str, Any]) -> str:
    return " ".join(filter(None, (str(document.get("title", "")), str(document.get("subject", "")))))[:300]
