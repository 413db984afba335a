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
from bangvang.office.units.actions.founding import form_cluster, found_unit, found_units, rank_cluster

__all__ = [
    "APPLY_DUE",
    "apply_due_changes",
    "cancel_change",
    "dissolve_unit",
    "form_cluster",
    "found_unit",
    "found_units",
    "merge_units",
    "move_unit",
    "rank_cluster",
    "rename_unit",
    "split_unit",
]
