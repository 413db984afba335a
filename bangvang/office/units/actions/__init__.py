"""Every write on units: they are founded, changed by decision, gathered in clusters. Nothing is deleted."""

from bangvang.office.units.actions.changing import (
    APPLY_DUE,
    apply_due_changes,
    cancel_change,
    dissolve_unit,
    merge_units,
    move_unit,
    rename_unit,
    split_unit,
)
from bangvang.office.units.actions.clusters import (
    Placed,
    form_cluster,
    form_cluster_at,
    join_cluster,
    leave_cluster,
    rank_cluster,
)
from bangvang.office.units.actions.founding import found_at, found_unit, found_units, give_up_founding
from bangvang.office.units.actions.tagging import end_tag, tag_unit
from bangvang.office.units.actions.teams import end_team, found_team, rename_team

__all__ = [
    "APPLY_DUE", "Placed", "apply_due_changes", "cancel_change", "dissolve_unit", "end_tag", "end_team", "form_cluster", "form_cluster_at",
    "found_at", "found_team", "found_unit", "found_units", "give_up_founding",
    "join_cluster", "leave_cluster", "merge_units", "move_unit",
    "rank_cluster", "rename_team", "rename_unit", "split_unit", "tag_unit",
]  # fmt: skip
