"""What the lawbook is asked, and what it is told: facts of people and groups, verdicts, conditions ready to show, the last sweep."""

from bangvang.office.eligibility.queries.conditions import ConditionView, conditions_of, tally_of
from bangvang.office.eligibility.queries.group_facts import facts_of_groups
from bangvang.office.eligibility.queries.lacking import Conditions, Lacking
from bangvang.office.eligibility.queries.person_facts import facts_of
from bangvang.office.eligibility.queries.prospects import Prospect, Prospects, prospects_of
from bangvang.office.eligibility.queries.standings import (
    SWEEP,
    both_clocks,
    last_sweep,
    last_sweeps,
    periods_swept,
    standing_of,
    standings,
    why_sweep_failed,
    year_swept,
)
from bangvang.office.eligibility.queries.verdicts import group_verdicts_for, verdicts_for, verdicts_of

__all__ = [
    "SWEEP",
    "ConditionView",
    "Conditions",
    "Lacking",
    "Prospect",
    "Prospects",
    "both_clocks",
    "conditions_of",
    "facts_of",
    "facts_of_groups",
    "group_verdicts_for",
    "last_sweep",
    "last_sweeps",
    "periods_swept",
    "prospects_of",
    "standing_of",
    "standings",
    "tally_of",
    "verdicts_for",
    "verdicts_of",
    "why_sweep_failed",
    "year_swept",
]
