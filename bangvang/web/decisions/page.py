"""What the page of a decision shows beside its names."""

from typing import Any

from bangvang.office.decisions import permissions, queries
from bangvang.office.people.permissions import Role
from bangvang.office.people.queries import Acting


def page_of_decision(decision: Any, by: Acting) -> dict[str, Any]:
    """Head, figures, and what this person may do now."""
    is_entered = decision.state == "entered"
    may_work = is_entered and permissions.works_here.test(by, decision)
    told = queries.figures_of(decision)
    return {
        "decision": decision,
        "name_words": f"{told['count']} tên",
        "total": told["total"],
        "tally": queries.unmatched(decision) if decision.door == "entered" else {},
        "authority": queries.authority_of(decision),
        "owns": queries.owns(decision, by),
        "has_certificate": bool(decision.award) and queries.has_certificate(decision.award),
        "unmade": queries.unmade_files(decision),
        "may_make_again": permissions.may_make_again.test(by, decision),
        "may_issue": decision.state == "draft" and permissions.may_issue.test(by, decision),
        "may_revoke": by.holds(Role.DIRECTOR, decision.unit_id),
        "may_match": may_work and queries.has_strangers(decision),
        "may_confirm": is_entered and permissions.may_confirm.test(by, decision),
        "unmatched_lines": queries.lines_of_nobody(decision) if may_work else [],
        "waits": queries.waits(decision),
    }
