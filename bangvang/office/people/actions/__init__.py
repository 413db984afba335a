"""Every write on people and accounts, by what is written."""

from bangvang.office.people.actions.following import FOLLOW, follow_units, reorganise, split_off, take_back_change
from bangvang.office.people.actions.register import (
    INVITATION_LIFE,
    accept_invitation,
    ask_for_link,
    change_password,
    close_account,
    delegate,
    end_delegation,
    end_role,
    end_sign_ins,
    enter_people,
    enter_person,
    give_posts,
    give_role,
    invitation_token,
    invite,
    note_sign_in,
    note_sign_out,
    open_account,
    open_account_at,
    reopen_account,
    set_demo_password,
    transfer,
    write_leaves,
)
from bangvang.office.people.actions.staff_lists import choose, read_list_again, take_in_list, write_list
from bangvang.office.people.actions.withdrawing import void_list

__all__ = [
    "FOLLOW", "INVITATION_LIFE", "follow_units", "reorganise", "split_off", "take_back_change", "accept_invitation", "ask_for_link", "change_password", "choose", "close_account", "delegate",
    "end_delegation", "end_role", "end_sign_ins", "enter_people", "enter_person", "give_posts", "give_role",
    "invitation_token", "invite", "note_sign_in", "note_sign_out", "open_account", "open_account_at", "read_list_again",
    "reopen_account", "set_demo_password", "take_in_list", "transfer", "void_list", "write_leaves", "write_list",
]  # fmt: skip
