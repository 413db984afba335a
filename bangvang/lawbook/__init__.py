"""The lawbook's only door: what the law says, for one person, one group or everybody, on any date."""

from . import catalogue as catalogue
from .answering import answer_for, answers_between, answers_for, explain, missing_for
from .cases import CaseReport, CaseResult, check_cases, read_cases, report_lines
from .deadlines import ACTS, Deadline, deadline_for
from .edition import EDITION
from .errors import BelowTheLaw, CaseError, LawbookError, NoTextInForce
from .everybody import Standings, marks, standings
from .groups import Roll, Stages, stages
from .instruments import INSTRUMENTS, Instrument, instrument
from .lists import faults_of_list, goes_first
from .periods import Period, period_of
from .planes import Columns, Planes, Sweep, sweep
from .population import columns_of
from .posthumous import Posthumous, posthumous_for
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
from .ratings import CORPS, RatingScheme, most_excellent, rating_by_points, rating_scheme_on
from .reference import (
    ArticleToConfirm,
    AwardText,
    Change,
    ClauseText,
    FigureText,
    article_label,
    articles_to_confirm,
    boundaries_near,
    check_confirmation,
    check_figure,
    diff_between,
    explain_award,
    figure_text,
    governing,
    list_on,
)
from .regimes import Regime, regime_on
from .rulebook import AWARDS, Award, award_of
from .seniority import service_months_needed
from .settings import FIGURES, PARAMETERS, Parameter, check_parameter
from .told import Coded, Told, columns_of_groups, columns_told, put, take
from .verdicts import Finding, Verdict

__all__ = [
    "ACTS",
    "AWARDS",
    "CORPS",
    "EDITION",
    "FIGURES",
    "INSTRUMENTS",
    "PARAMETERS",
    "ArticleToConfirm",
    "Authority",
    "Award",
    "AwardText",
    "BelowTheLaw",
    "CaseError",
    "CaseReport",
    "CaseResult",
    "Change",
    "ClauseText",
    "Coded",
    "Columns",
    "Deadline",
    "FigureText",
    "Finding",
    "Instrument",
    "LawbookError",
    "NoTextInForce",
    "PaperNeed",
    "Parameter",
    "Period",
    "Planes",
    "Posthumous",
    "Prize",
    "Quota",
    "RatingScheme",
    "Regime",
    "Roll",
    "Stages",
    "Standings",
    "Sweep",
    "Threshold",
    "Told",
    "Verdict",
    "VoteOutcome",
    "answer_for",
    "answers_between",
    "answers_for",
    "article_label",
    "articles_to_confirm",
    "award_of",
    "base_salary_on",
    "boundaries_near",
    "check_cases",
    "check_confirmation",
    "check_figure",
    "check_parameter",
    "columns_of",
    "columns_of_groups",
    "columns_told",
    "deadline_for",
    "deciding_authority",
    "diff_between",
    "explain",
    "explain_award",
    "faults_of_list",
    "figure_text",
    "goes_first",
    "governing",
    "instrument",
    "list_on",
    "marks",
    "missing_for",
    "most_excellent",
    "papers_for",
    "period_of",
    "posthumous_for",
    "prize_of",
    "publicity_for",
    "put",
    "quota_of",
    "rating_by_points",
    "rating_scheme_on",
    "read_cases",
    "regime_on",
    "report_lines",
    "service_months_needed",
    "stages",
    "standings",
    "sweep",
    "take",
    "threshold_of",
    "vote_passes",
]
