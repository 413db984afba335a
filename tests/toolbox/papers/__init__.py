"""Invented papers of an invented office, one of each kind, for the tests and the bench of printing."""

from tests.toolbox.papers.of_awards import appraisal, award_list, certificate, decision, name_list, submission
from tests.toolbox.papers.of_council import ballot, count, minutes
from tests.toolbox.papers.of_office import letter, notice, plan, receipt, report
from tests.toolbox.papers.office import person

__all__ = ["EVERY", "award_list", "certificate", "person"]

EVERY = {
    made.__name__: made
    for made in (
        decision,
        submission,
        minutes,
        count,
        ballot,
        plan,
        notice,
        letter,
        report,
        receipt,
        appraisal,
        name_list,
    )
}
