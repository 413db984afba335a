"""Every write on achievements, by what is written."""

from bangvang.office.achievements.actions.awards import record_awards, revoke_award
from bangvang.office.achievements.actions.conduct import enter_discipline, lift_hold, place_hold
from bangvang.office.achievements.actions.yearly import complete_lists, enter_initiatives, note_complete, rate

__all__ = [
    "complete_lists",
    "enter_discipline",
    "enter_initiatives",
    "lift_hold",
    "note_complete",
    "place_hold",
    "rate",
    "record_awards",
    "revoke_award",
]
