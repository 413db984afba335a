"""Every write of the councils. A cast is told to nobody: no journal entry, no notice, no time."""

from bangvang.office.councils.actions.ballots import cast, close_ballot, enter_count, open_ballot
from bangvang.office.councils.actions.meetings import (
    declare_conflict,
    found_council,
    mark_presence,
    move_meeting,
    open_meeting,
    plan_meeting,
    remove_items,
    set_agenda,
    take_back_conflict,
)
from bangvang.office.councils.actions.minutes import (
    make_files_again,
    sign_minutes,
    upload_signed_minutes,
    write_minutes,
)

__all__ = [
    "cast",
    "close_ballot",
    "declare_conflict",
    "enter_count",
    "found_council",
    "make_files_again",
    "mark_presence",
    "move_meeting",
    "open_ballot",
    "open_meeting",
    "plan_meeting",
    "remove_items",
    "set_agenda",
    "sign_minutes",
    "take_back_conflict",
    "upload_signed_minutes",
    "write_minutes",
]
