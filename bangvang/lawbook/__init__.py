"""The lawbook's only door: what the law says, for one person, one group or everybody, on any date."""

from . import catalogue as catalogue
from .answering import answer_for, answers_between, answers_for, explain
from .cases import CaseReport, CaseResult, check_cases, read_cases, report_lines
from .deadlines import ACTS, Deadline, deadline_for
from .edition import EDITION
from .errors import BelowTheLaw, CaseError, LawbookError, NoTextInForce
from .groups import Roll, Stages, stages
from .instruments import INSTRUMENTS, Instrument, instrument
from .periods import Period, period_of
from .planes import Columns, Planes, Sweep, sweep
from .population import columns_of
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
from .reference import (
    AwardText,
    Change,
    ClauseText,
    diff_between,
    explain_award,
    list_on,
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
    "AwardText",
    "BelowTheLaw",
    "CaseError",
    "CaseReport",
    "CaseResult",
    "Change",
    "ClauseText",
    "Columns",
    "Deadline",
    "Finding",
    "Instrument",
    "LawbookError",
    "NoTextInForce",
    "PaperNeed",
    "Parameter",
    "Period",
    "Planes",
    "Prize",
    "Quota",
    "Regime",
    "Roll",
    "Stages",
    "Sweep",
    "Threshold",
    "Verdict",
    "VoteOutcome",
    "answer_for",
    "answers_between",
    "answers_for",
    "award_of",
    "base_salary_on",
    "check_cases",
    "check_parameter",
    "columns_of",
    "deadline_for",
    "deciding_authority",
    "diff_between",
    "explain",
    "explain_award",
    "instrument",
    "list_on",
    "papers_for",
    "period_of",
    "prize_of",
    "publicity_for",
    "quota_of",
    "read_cases",
    "regime_on",
    "report_lines",
    "stages",
    "sweep",
    "threshold_of",
    "vote_passes",
]
