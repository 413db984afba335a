"""Papers: issuing freezes their data in the transaction; the files are made after commit, once, and never again."""

from typing import Any

from bangvang.toolbox import audit, calendar, files, printing
from bangvang.toolbox.acting import MACHINE, Author
from bangvang.toolbox.jobs import enqueue, job
from bangvang.toolbox.models import Paper, StoredFile
from bangvang.toolbox.vietnamese import slug


def issue(kind: str, about_type: str, about_id: Any, document: dict[str, Any], *, by: Author) -> Paper:
    """Freeze a document (the `as_dict` of a printing.Paper) and queue its files."""
    title = _title(document)
    paper = Paper(kind=kind, about_type=about_type, about_id=str(about_id), title=title, data=document)
    paper.issued_at = calendar.now()
    paper.save()
    audit.record("toolbox.issue_paper", paper, by=by)
    enqueue("toolbox.render", paper_id=paper.pk)
    return paper


def preview(document: dict[str, Any]) -> bytes:
    """The PDF as it would be issued; nothing is kept."""
    return printing.to_pdf(printing.Paper.from_dict(document))


def preview_docx(document: dict[str, Any]) -> bytes:
    return printing.to_docx(printing.Paper.from_dict(document))


@job("toolbox.render")
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


def _title(document: dict[str, Any]) -> str:
    return " ".join(filter(None, (str(document.get("title", "")), str(document.get("subject", "")))))[:300]
