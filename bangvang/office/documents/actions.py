"""Every write on local instruments."""

from datetime import date
from typing import Any

from bangvang.lawbook import LawbookError, check_parameter
from bangvang.office.documents import workflow
from bangvang.office.documents.models import LocalInstrument
from bangvang.office.units.models import Unit
from bangvang.toolbox import calendar
from bangvang.toolbox.acting import Author
from bangvang.toolbox.vietnamese import nfc
from bangvang.toolbox.workflow import Lack, NotNow, begins, performs


@begins(workflow.ENTER)
def enter_instrument(
    scope: Unit,
    *,
    by: Author,
    number: str,
    title: str,
    issuer: str,
    issued_date: date,
    since: date,
    numbers: dict[str, dict[str, Any]],
    until: date | None = None,
    **details: Any,
) -> LocalInstrument:
    """Enter a local text with its numbers {name: {value, cite}}; below a floor of the Law it is refused."""
    _refuse(_wrong_numbers(numbers, since) + _wrong_dates(since, until) + _known(number, issuer, since))
    return LocalInstrument.objects.create(
        scope=scope,
        number=nfc(number).strip(),
        title=nfc(title).strip(),
        issuer=nfc(issuer).strip(),
        issued_date=issued_date,
        since=since,
        until=until,
        numbers=numbers,
        entered_at=calendar.now(),
        **details,
    )


@performs(workflow.END)
def end_instrument(instrument: LocalInstrument, *, by: Author, until: date) -> None:
    """The text ends; what was decided under it stays as it was."""
    _refuse(_wrong_dates(instrument.since, until))
    instrument.until = until
    instrument.save(update_fields=["until"])


def _wrong_numbers(numbers: dict[str, dict[str, Any]], day: date) -> list[Lack]:
    """What the lawbook says against a number: unknown, wrong shape, or below the Law."""
    wrong = []
    for name, said in numbers.items():
        try:
            check_parameter(name, said["value"], day)
        except LawbookError as refusal:
            wrong.append(Lack(str(refusal)))
    return wrong


def _wrong_dates(since: date, until: date | None) -> list[Lack]:
    if until is not None and until < since:
        return [Lack(f"Ngày hết hiệu lực {until:%d/%m/%Y} trước ngày có hiệu lực {since:%d/%m/%Y}.")]
    return []


def _known(number: str, issuer: str, since: date) -> list[Lack]:
    same = LocalInstrument.objects.filter(number=nfc(number).strip(), issuer=nfc(issuer).strip(), since=since)
    return [Lack(f"Văn bản số {number} của {issuer} đã có trong hệ thống.")] if same.exists() else []


def _refuse(lacks: list[Lack]) -> None:
    if lacks:
        raise NotNow(workflow.ENTER, lacks)
