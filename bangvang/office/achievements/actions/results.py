"""One result of a contest or examination, as its decision tells it; lists come in by their file."""

from typing import Any

from bangvang.office.achievements import workflow
from bangvang.office.achievements.actions.yearly import check_place
from bangvang.office.achievements.models import ContestResult
from bangvang.office.people.models import Person
from bangvang.office.units.models import Unit
from bangvang.toolbox.acting import Author
from bangvang.toolbox.vietnamese import nfc
from bangvang.toolbox.workflow import Lack, NotNow, begins


@begins(workflow.ENTER_RESULT)
def enter_result(
    unit: Unit, *, by: Author, person: Person, contest: str, prize: str, period: str, **details: Any
) -> ContestResult:
    """Details: level, pupil, achieved_date, number, decided_date, issuer, scan. The same result twice is refused."""
    check_place(workflow.ENTER_RESULT, unit, by, [person])
    told = {name: nfc(value).strip() if isinstance(value, str) else value for name, value in details.items()}
    name = " ".join(nfc(contest).split())
    if ContestResult.objects.filter(person=person, contest=name, period=period, pupil=told.get("pupil", "")).exists():
        raise NotNow(workflow.ENTER_RESULT, [Lack(f"{person} đã có kết quả {name} năm {period}.")], unit)
    return ContestResult.objects.create(
        person=person, contest=name, prize=prize, period=period, entered_by_id=by.author_id, **told
    )
