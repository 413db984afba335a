"""Every write on findings and on the sweep."""

from bangvang.office.eligibility.actions.asking import sweep_again
from bangvang.office.eligibility.actions.findings import freeze
from bangvang.office.eligibility.actions.sweeping import Report, sweep_office

__all__ = ["Report", "freeze", "sweep_again", "sweep_office"]
