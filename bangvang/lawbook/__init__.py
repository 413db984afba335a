"""The lawbook's only door: what the law says, for one person, one group or everybody, on any date."""

from . import catalogue as catalogue
from .answering import answer_for, answers_for, explain
from .deadlines import ACTS, Deadline, deadline_for
from .edition import EDITION
from .errors import BelowTheLaw, CaseError, LawbookError, NoTextInForce
from .instruments import INSTRUMENTS, Instrument, instrument
from .periods import Period, period_of
from .prizes import Prize, base_salary_on, prize_of
from .procedures import (
    Authority,
    PaperNeed,
    Quota,
    Threshold,
    VoteOutcome,
    deciding_authority,
    papers_for,
    publicity_for,
    quota_of,
    threshold_of,
    vote_passes,
)
from .regimes import Regime, regime_on
from .rulebook import AWARDS, Award, award_of
from .settings import PARAMETERS, Parameter, check_parameter
from .verdicts import Finding, Verdict

__all__ = [
    "ACTS",
    "AWARDS",
    "EDITION",
    "INSTRUMENTS",
    "PARAMETERS",
    "Authority",
    "Award",
    "BelowTheLaw",
    "CaseError",
    "Deadline",
    "Finding",
    "Instrument",
    "LawbookError",
    "NoTextInForce",
    "PaperNeed",
    "Parameter",
    "Period",
    "Prize",
    "Quota",
    "Regime",
    "Threshold",
    "Verdict",
    "VoteOutcome",
    "answer_for",
    "answers_for",
    "award_of",
    "base_salary_on",
    "check_parameter",
    "deadline_for",
    "deciding_authority",
    "explain",
    "instrument",
    "papers_for",
    "period_of",
    "prize_of",
    "publicity_for",
    "quota_of",
    "regime_on",
    "threshold_of",
    "vote_passes",
]
