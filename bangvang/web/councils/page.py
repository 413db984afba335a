"""What the page of a meeting shows, for each as much as concerns them."""

from typing import Any

from django.urls import reverse

from bangvang.office.councils import permissions, queries, workflow
from bangvang.web.shared.stepping import buttons_for
from bangvang.web.shared.timeline import timeline_of

STEPS = (
    workflow.SIGN_MINUTES,
    workflow.WRITE_MINUTES,
    workflow.OPEN_MEETING,
    workflow.SET_AGENDA,
    workflow.MARK_PRESENCE,
    workflow.UPLOAD_MINUTES,
    workflow.MOVE_MEETING,
)
PAPERS = (("bien-ban", "Biên bản họp"), ("kiem-phieu", "Biên bản kiểm phiếu"))


def page_of_meeting(meeting: Any, by: Any) -> dict[str, Any]:
    """Agenda, attendance and what may be done next."""
    presences = list(queries.presences_of(meeting))
    seat = next((row.member for row in presences if row.member.account_id == by.account.pk), None)
    sheets = queries.sheets_of(meeting)
    return {
        "meeting": meeting,
        "sheets": sheets,
        "presences": presences,
        "attendance": queries.attendance_of(meeting),
        "keeps": permissions.keeps_meeting.test(by, meeting),
        "watches": permissions.keeps_meeting.test(by, meeting) or permissions.chairs_meeting.test(by, meeting),
        "seat": seat,
        "may_declare": seat is not None or permissions.keeps_meeting.test(by, meeting),
        "mine": list(queries.ballots_open_to(by).filter(meeting=meeting)),
        "buttons": buttons_for(meeting, by, STEPS, reverse("meeting", args=[meeting.pk])),
        "papers": PAPERS if any(sheet.is_counted for sheet in sheets) else (),
        "timeline": timeline_of(meeting),
    }
