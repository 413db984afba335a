"""An officer asks for a new sweep: the journal keeps who, the work is done aside."""

from bangvang.office.eligibility import workflow
from bangvang.office.eligibility.actions.sweeping import sweep_office
from bangvang.office.eligibility.queries import SWEEP
from bangvang.office.units.models import Unit
from bangvang.toolbox.acting import Author
from bangvang.toolbox.jobs import enqueue, job
from bangvang.toolbox.workflow import performs


@performs(workflow.SWEEP_AGAIN)
def sweep_again(unit: Unit, *, by: Author, year: str) -> None:
    """Everybody is swept again for a year, as soon as a worker is free."""
    enqueue(SWEEP, year=year)


@job(SWEEP)
def sweep_aside(year: str) -> None:
    """Run twice it changes nothing: only those who changed are made anew."""
    sweep_office(year=year)
