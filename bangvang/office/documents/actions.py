"""Every write on local instruments and on articles read in their text."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bangvang import lawbook
from bangvang.office.documents import workflow
from bangvang.office.documents.models import ArticleConfirmation, InstrumentState, LocalInstrument, ReadingState
from bangvang.office.documents.queries import articles_entered, confirmed_numbers
from bangvang.office.units.models import Unit
from bangvang.toolbox import calendar
from bangvang.toolbox.acting import Author
from bangvang.toolbox.vietnamese import nfc
from bangvang.toolbox.workflow import Lack, NotNow, Step, begins, performs


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
    """Enter a local text with its numbers {name: {value, cite}}, not yet applied; below a floor of the Law it is refused."""
    floors = confirmed_numbers(since, scope)
    wrong = _wrong_numbers(numbers, since, floors) + _wrong_dates(since, until) + _known(number, issuer, since)
    _refuse(workflow.ENTER, wrong)
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


@performs(workflow.APPLY)
def apply_instrument(instrument: LocalInstrument, *, by: Author) -> None:
    """From its day on the lawbook takes the numbers of this text; they are asked against the Law once more."""
    floors = confirmed_numbers(instrument.since, instrument.scope)
    _refuse(workflow.APPLY, _wrong_numbers(instrument.numbers, instrument.since, floors))


@performs(workflow.DROP)
def drop_instrument(instrument: LocalInstrument, *, by: Author) -> None:
    """A text entered by mistake stays on record and is never applied."""


@performs(workflow.END)
def end_instrument(instrument: LocalInstrument, *, by: Author, until: date) -> None:
    """The text ends; what was decided under it stays as it was."""
    _refuse(workflow.END, _wrong_dates(instrument.since, until))
    instrument.until = until
    instrument.save(update_fields=["until"])


@dataclass(frozen=True)
class ReadArticle:
    """What was found in the text: the article, its page, and the numbers that changed (none: unchanged)."""

    article: str
    page: str
    numbers: dict[str, int] = field(default_factory=dict)


@begins(workflow.READ_ARTICLES)
def enter_readings(
    scope: Unit, *, by: Author, day: date, articles: Iterable[ReadArticle], document_date: date, **document: Any
) -> list[ArticleConfirmation]:
    """Keep what an officer read in the text, one row an article; it holds once a second person has confirmed it."""
    waiting = {each.key: each for each in lawbook.articles_to_confirm(day)}
    read = list(articles)
    _refuse(workflow.READ_ARTICLES, _wrong_readings(scope, read, day) + _too_early(document_date))
    document = {name: nfc(value).strip() if isinstance(value, str) else value for name, value in document.items()}
    rows = [
        ArticleConfirmation(
            scope=scope,
            article=each.article,
            page=nfc(each.page).strip(),
            numbers=each.numbers,
            since=waiting[each.article].since,
            document_date=document_date,
            entered_by_id=by.author_id,
            entered_at=calendar.now(),
            **document,
        )
        for each in read
    ]
    return ArticleConfirmation.objects.bulk_create(rows)


@performs(workflow.CONFIRM_ARTICLES, many=True)
def confirm_readings(confirmations: list[ArticleConfirmation], *, by: Author) -> None:
    """A second person has compared them: from its day on each article is answered."""
    for each in confirmations:
        _refuse(workflow.CONFIRM_ARTICLES, _asked(lawbook.check_confirmation, each.article, each.numbers, each.since))


@performs(workflow.DECLINE_ARTICLE)
def decline_reading(confirmation: ArticleConfirmation, *, by: Author) -> None:
    """The reading stays on record and is never used."""


@begins(workflow.WITHDRAW_ARTICLE)
def withdraw_reading(confirmation: ArticleConfirmation, *, by: Author, reason: str) -> ArticleConfirmation:
    """A row of its own takes the reading back: the article is not known again; findings kept before stay as they are."""
    _refuse(workflow.WITHDRAW_ARTICLE, [] if reason.strip() else [Lack("Cần ghi lý do.")])
    return ArticleConfirmation.objects.create(
        scope=confirmation.scope,
        article=confirmation.article,
        since=confirmation.since,
        document_number=confirmation.document_number,
        document_date=confirmation.document_date,
        page=confirmation.page,
        read_by=by.author_name,
        withdraws=confirmation,
        reason=nfc(reason).strip(),
        state=ReadingState.CONFIRMED,
        entered_by_id=by.author_id,
        entered_at=calendar.now(),
    )


def _wrong_readings(scope: Unit, read: list[ReadArticle], day: date) -> list[Lack]:
    """What the lawbook says against a reading; a second reading of an article waits for the first."""
    lacks = [] if read else [Lack("Chưa có điều nào được đối chiếu.")]
    waiting = articles_entered(scope)
    for each in read:
        lacks += _asked(lawbook.check_confirmation, each.article, each.numbers, day)
        if each.article in waiting:
            lacks.append(Lack(f"{lawbook.article_label(each.article)} đang có kết quả chờ xác nhận."))
        if not each.page.strip():
            lacks.append(Lack(f"Cần ghi trang của {lawbook.article_label(each.article)}."))
    return lacks


def _asked(check: Callable[..., None], *told: Any) -> list[Lack]:
    """The sentence with which the lawbook refuses, if it does."""
    try:
        check(*told)
    except lawbook.LawbookError as refusal:
        return [Lack(str(refusal))]
    return []


def _too_early(document_date: date) -> list[Lack]:
    if document_date > calendar.today():
        return [Lack(f"Ngày văn bản {document_date:%d/%m/%Y} chưa tới.")]
    return []


def _wrong_numbers(numbers: dict[str, dict[str, Any]], day: date, floors: dict[str, Any]) -> list[Lack]:
    """What the lawbook says against a number: unknown, wrong shape, or below the Law."""
    return [
        lack
        for name, said in numbers.items()
        for lack in _asked(lawbook.check_parameter, name, said["value"], day, floors)
    ]


def _wrong_dates(since: date, until: date | None) -> list[Lack]:
    if until is not None and until < since:
        return [Lack(f"Ngày hết hiệu lực {until:%d/%m/%Y} trước ngày có hiệu lực {since:%d/%m/%Y}.")]
    return []


def _known(number: str, issuer: str, since: date) -> list[Lack]:
    same = LocalInstrument.objects.filter(number=nfc(number).strip(), issuer=nfc(issuer).strip(), since=since)
    is_known = same.exclude(state=InstrumentState.DROPPED).exists()
    return [Lack(f"Văn bản số {number} của {issuer} đã có trong hệ thống.")] if is_known else []


def _refuse(step: Step, lacks: list[Lack]) -> None:
    if lacks:
        raise NotNow(step, lacks)
