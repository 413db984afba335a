"""After the count: minutes, their signature, and the council's word for each line."""

from datetime import date

from bangvang.office.councils import workflow
from bangvang.office.councils.models import Ballot, Meeting
from bangvang.office.councils.papers import count_sheet, minutes
from bangvang.office.councils.queries import day_of, items_of
from bangvang.office.dossiers.actions import record_vote
from bangvang.toolbox import calendar, papers
from bangvang.toolbox.acting import Author
from bangvang.toolbox.models import StoredFile
from bangvang.toolbox.vietnamese import nfc
from bangvang.toolbox.workflow import performs


@performs(workflow.WRITE_MINUTES)
def write_minutes(meeting: Meeting, *, by: Author, conclusion: str, number: str = "") -> None:
    """Freeze minutes and count sheet as they stand."""
    meeting.conclusion, meeting.minutes_number, meeting.ended_at = nfc(conclusion), nfc(number), calendar.now()
    meeting.minutes = papers.issue("council_minutes", "councils.meeting", meeting.pk, minutes(meeting).as_dict(), by=by)
    meeting.count_sheet = papers.issue(
        "count_sheet", "councils.meeting", meeting.pk, count_sheet(meeting).as_dict(), by=by
    )
    meeting.save(update_fields=["conclusion", "minutes_number", "ended_at", "minutes", "count_sheet"])


@performs(workflow.SIGN_MINUTES)
def sign_minutes(meeting: Meeting, *, by: Author) -> None:
    """The chair signs on screen; only now the lines carry the council's word."""
    meeting.signed_date = calendar.today()
    meeting.save(update_fields=["signed_date"])
    _hand_results_down(meeting, by)


@performs(workflow.UPLOAD_MINUTES)
def upload_signed_minutes(meeting: Meeting, *, by: Author, file: StoredFile, signed_date: date) -> None:
    """The minutes were signed on paper: the scan is as good as a signature on screen."""
    meeting.signed_file, meeting.signed_date = file, signed_date
    meeting.save(update_fields=["signed_file", "signed_date"])
    _hand_results_down(meeting, by)


@performs(workflow.MAKE_AGAIN)
def make_files_again(meeting: Meeting, *, by: Author) -> None:
    """The files that could not be made are made anew, from the data frozen when the minutes were written."""
    papers.make_again("councils.meeting", meeting.pk)


def _hand_results_down(meeting: Meeting, by: Author) -> None:
    """Award by award, each with the attendance its ballot was opened with."""
    items = list(items_of(meeting))
    for ballot in meeting.ballots.order_by("pk"):
        _hand_down(meeting, ballot, [item for item in items if item.line.award == ballot.award], by)


def _hand_down(meeting: Meeting, ballot: Ballot, items: list, by: Author) -> None:
    record_vote(
        [item.line for item in items],
        by=by,
        unit=meeting.council.unit,
        results={item.line_id: (item.votes_for or 0, bool(item.has_passed), item.rule) for item in items},
        members=ballot.members,
        present=ballot.present,
        written=ballot.written,
        held_date=day_of(meeting),
        minutes_number=meeting.minutes_number,
        minutes=meeting.signed_file,
    )
