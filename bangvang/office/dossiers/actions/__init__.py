"""Every write on campaigns, proposals and lines."""

from bangvang.office.dossiers.actions.appraising import (
    check_papers,
    give_opinion,
    look_again,
    mend,
    override_verdict,
    return_lines,
    undo_return,
    verify,
)
from bangvang.office.dossiers.actions.campaigns import ask_supplement, open_campaign, open_supplement
from bangvang.office.dossiers.actions.council import leave_council, put_before_council, record_minutes, record_vote
from bangvang.office.dossiers.actions.drafting import add_lines, attach_paper, draw_up, save_choices, save_line
from bangvang.office.dossiers.actions.ending import conclude, withdraw, withdraw_proposal
from bangvang.office.dossiers.actions.posthumous import add_posthumous
from bangvang.office.dossiers.actions.travelling import (
    attach_official,
    close_posting,
    close_posting_of,
    make_files_again,
    post,
    propose_upwards,
    recall,
    receive,
    sign,
    sign_with_file,
    submit,
)
from bangvang.office.dossiers.actions.winners import propose_winners

__all__ = [
    "add_lines",
    "add_posthumous",
    "ask_supplement",
    "attach_official",
    "attach_paper",
    "check_papers",
    "close_posting",
    "close_posting_of",
    "conclude",
    "draw_up",
    "give_opinion",
    "leave_council",
    "look_again",
    "make_files_again",
    "mend",
    "open_campaign",
    "open_supplement",
    "override_verdict",
    "post",
    "propose_upwards",
    "propose_winners",
    "put_before_council",
    "recall",
    "receive",
    "record_minutes",
    "record_vote",
    "return_lines",
    "save_choices",
    "save_line",
    "sign",
    "sign_with_file",
    "submit",
    "undo_return",
    "verify",
    "withdraw",
    "withdraw_proposal",
]
