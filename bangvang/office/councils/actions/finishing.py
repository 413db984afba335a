"""The end of the counting, reached from the last count or from the last dossier taken off the agenda."""

from bangvang.office.councils import workflow
from bangvang.office.councils.models import Meeting
from bangvang.toolbox.acting import Author
from bangvang.toolbox.workflow import performs


@performs(workflow.FINISH_COUNT)
def finish_count(meeting: Meeting, *, by: Author) -> None:
    """All awards of the agenda are counted."""
