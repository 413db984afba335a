"""Every write on achievements, by what is written."""

from bangvang.office.achievements.actions.awards import record_awards, revoke_award
from bangvang.office.achievements.actions.conduct import enter_discipline, lift_hold, place_hold
from bangvang.office.achievements.actions.natures import (
    correct_award,
    hand_over,
    renew_paper,
    take_back_award,
    withdraw_act,
)
from bangvang.office.achievements.actions.past_lists import (
    add_all_unknown,
    choose_past,
    read_past_again,
    take_in_past,
    take_only_namesakes,
    write_past,
)
from bangvang.office.achievements.actions.past_loading import files_to_load, load_files
from bangvang.office.achievements.actions.past_withdrawing import void_past
from bangvang.office.achievements.actions.proving import (
    answer_doubt,
    attach_scan,
    check,
    confirm_by_letter,
    confirm_own,
    doubt,
)
from bangvang.office.achievements.actions.results import enter_result
from bangvang.office.achievements.actions.yearly import complete_lists, enter_initiatives, note_complete, rate

__all__ = [
    "add_all_unknown",
    "answer_doubt",
    "attach_scan",
    "check",
    "choose_past",
    "complete_lists",
    "confirm_by_letter",
    "confirm_own",
    "correct_award",
    "doubt",
    "enter_discipline",
    "enter_initiatives",
    "enter_result",
    "files_to_load",
    "hand_over",
    "lift_hold",
    "load_files",
    "note_complete",
    "place_hold",
    "rate",
    "read_past_again",
    "record_awards",
    "renew_paper",
    "revoke_award",
    "take_back_award",
    "take_in_past",
    "take_only_namesakes",
    "void_past",
    "withdraw_act",
    "write_past",
]
