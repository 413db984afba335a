"""Who may reorganise: the Sở's own administrator, officer and head of office, over its branch of the tree."""

from rules import predicate

from bangvang.office.units.models import Kind

# People stand above units on the street, so the roles are known here by their names alone.
REORGANISE = ("administrator", "officer", "head_of_office")


@predicate
def may_reorganise(by, unit) -> bool:
    """A role at the Sở, over this unit; the system itself enters what the demo and the tests tell."""
    if not hasattr(by, "roles"):
        return True
    at_the_top = [held for held in by.roles if held.role in REORGANISE and held.unit.kind == Kind.DEPARTMENT]
    return any(unit.path.startswith(held.path) for held in at_the_top)


# A school's tổ are its own: chuyên môn, văn phòng.
KEEPS_TEAMS = ("clerk", "head")


@predicate
def may_keep_teams(by, school) -> bool:
    """The school's own clerk and head."""
    if not hasattr(by, "roles"):
        return True
    return any(held.role in KEEPS_TEAMS and held.unit_id == school.pk for held in by.roles)


@predicate
def may_keep_team(by, team) -> bool:
    return not hasattr(by, "roles") or may_keep_teams.test(by, team.parent)


@predicate
def may_cancel(by, change) -> bool:
    return may_reorganise.test(by, change.unit)


@predicate
def may_change_of(by, told_of) -> bool:
    """What is told of a unit: its area."""
    return may_reorganise.test(by, told_of.unit)


@predicate
def may_keep_cluster(by, cluster) -> bool:
    """The Sở forms clusters of its whole branch and keeps them."""
    return not hasattr(by, "roles") or any(may_reorganise.test(by, held.unit) for held in by.roles)
