"""The one step of eligibility that a person takes."""

from bangvang.office.eligibility import permissions
from bangvang.toolbox.workflow import Step

SWEEP_AGAIN = Step("eligibility.sweep_again", "Rà soát lại", path="lai", may=permissions.may_sweep)
STEPS = (SWEEP_AGAIN,)
