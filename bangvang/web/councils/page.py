"""What the page of a meeting shows, for each as much as concerns them."""

from dataclasses import replace
from typing import Any

from django.urls import reverse

from bangvang.office.councils import permissions, queries, workflow
from bangvang.web.shared.stepping import buttons_for
from bangvang.web.shared.timeline import timeline_of

STEPS = (
    workflow.SIGN_MINUTES,
    workflow.WRITE_MINUTES,
    workflow.OPEN_MEETING,
    workflow.MARK_PRESENCE,
    workflow.SET_AGENDA,
    workflow.UPLOAD_MINUTES,
    workflow.MOVE_MEETING,
)
EMPTY = (workflow.SET_AGENDA, *(step for step in STEPS if step is not workflow.SET_AGENDA))
PAPERS = (("bien-ban", "Biên bản họp"), ("kiem-phieu", "Biên bản kiểm phiếu"))


def page_of_meeting(meeting: Any, by: Any) -> dict[str, Any]:
    """Agenda, attendance and what may be done next."""
    presences = list(queries.presences_of(meeting))
    seat = next((row.member for row in presences if row.member.account_id == by.account.pk), None)
    sheets = queries.sheets_of(meeting)
    keeps = permissions.keeps_meeting.test(by, meeting)
    mine = list(queries.ballots_open_to(by).filter(meeting=meeting))
    to_open = [sheet for sheet in sheets if not sheet.ballot] if keeps and meeting.state == "open" else []
    buttons = buttons_for(meeting, by, STEPS if sheets else EMPTY, reverse("meeting", args=[meeting.pk]))
    return {
        "meeting": meeting,
        "sheets": sheets,
        "presences": presences,
        "attendance": queries.attendance_of(meeting),
        "keeps": keeps,
        "watches": keeps or permissions.chairs_meeting.test(by, meeting),
        "seat": seat,
        "may_declare": (seat is not None or keeps) and any(not sheet.ballot for sheet in sheets),
        "mine": mine,
        "to_open": to_open,
        "buttons": [replace(button, is_primary=False) for button in buttons] if mine or to_open else buttons,
        "papers": PAPERS if any(sheet.is_counted for sheet in sheets) else (),
        "unmade": queries.unmade_files(meeting),
        "may_make_again": permissions.may_make_again.test(by, meeting),
        "timeline": timeline_of(meeting),
    }
