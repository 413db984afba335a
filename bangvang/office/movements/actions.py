"""Every write on movements: made from a confirmed plan, launched in rounds, answered, reviewed, closed."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from bangvang.office.movements import notices, workflow
from bangvang.office.movements.models import (
    Commended,
    Dispatch,
    Movement,
    MovementReview,
    MovementState,
    Review,
    ReviewParagraph,
    Round,
)
from bangvang.office.movements.queries import figures_below, receiver_of
from bangvang.office.people.models import Person
from bangvang.office.plans.actions import make_duties
from bangvang.office.plans.models import Plan
from bangvang.office.units.models import Unit
from bangvang.toolbox import calendar
from bangvang.toolbox.acting import Author
from bangvang.toolbox.models import StoredFile
from bangvang.toolbox.notices import post_all
from bangvang.toolbox.vietnamese import nfc
from bangvang.toolbox.workflow import Lack, NotNow, begins, performs


@performs(workflow.CONFIRM_PLAN)
def confirm_plan(plan: Plan, *, by: Author, confirmed: dict[str, Any]) -> None:
    """Make movements, rounds and duties of a plan as the officer confirmed it (`confirmed` has the reading's shape)."""
    done = make_duties(plan, by=by, confirmed=confirmed)
    plan.state = done.state
    Movement.objects.bulk_create(_movement(plan, row) for row in confirmed["movements"])
    Round.objects.bulk_create(_round(plan, row) for row in confirmed["rounds"])


@performs(workflow.LAUNCH)
def launch(round_: Round, *, by: Author, units: Iterable[Unit]) -> None:
    """Send the launch to the chosen units; a unit is sent to once however often this is repeated."""
    known = set(round_.dispatches.values_list("unit_id", flat=True))
    _send(round_, [unit for unit in units if unit.pk not in known])
    round_.launched_date = round_.launched_date or calendar.today()
    round_.save(update_fields=["launched_date"])


@performs(workflow.RECEIVE, many=True)
def receive(dispatches: list[Dispatch], *, by: Author) -> None:
    """The unit has the paper in hand."""
    for dispatch in dispatches:
        dispatch.received_at = calendar.now()
    Dispatch.objects.bulk_update(dispatches, ["received_at"])


@performs(workflow.ANSWER)
def answer(
    dispatch: Dispatch, *, by: Author, text: str, people_count: int | None, movements: Iterable[Movement]
) -> None:
    """The unit says how it takes part, with how many people, in which movements."""
    now = calendar.now()
    dispatch.received_at = dispatch.received_at or now
    dispatch.answered_at, dispatch.answer, dispatch.people_count = now, nfc(text), people_count
    dispatch.save(update_fields=["received_at", "answered_at", "answer", "people_count"])
    dispatch.movements.set(movements)


@performs(workflow.FORWARD)
def forward(dispatch: Dispatch, *, by: Author, units: Iterable[Unit]) -> None:
    """A Phòng sends the launch on to its schools: urging and launching go one step down."""
    chosen = [unit for unit in units if unit.parent_id == dispatch.unit_id]
    known = set(dispatch.round.dispatches.values_list("unit_id", flat=True))
    _send(dispatch.round, [unit for unit in chosen if unit.pk not in known])


@begins(workflow.BEGIN_REVIEW)
def begin_review(dispatch: Dispatch, *, by: Author) -> Review:
    """Open the unit's one report of the round: a paragraph a movement, figures of the step below filled in."""
    if found := dispatch.round.reviews.filter(unit=dispatch.unit).first():
        return found
    review = Review(round=dispatch.round, unit=dispatch.unit, to_unit=receiver_of(dispatch.unit))
    review.figures = figures_below(dispatch.round, dispatch.unit)
    review.save()
    movements = Movement.objects.filter(plan=dispatch.round.plan)
    ReviewParagraph.objects.bulk_create(ReviewParagraph(review=review, movement=movement) for movement in movements)
    return review


@performs(workflow.SAVE_REVIEW)
def save_review(
    review: Review,
    *,
    by: Author,
    figures: dict[str, int],
    remarks: str,
    paragraphs: dict[int, str],
    version: int,
) -> None:
    """Keep the draft. `paragraphs` by movement id; `version` is the one the writer saw."""
    if version != review.version:
        raise NotNow(
            workflow.SAVE_REVIEW,
            [Lack("Người khác vừa lưu báo cáo này. Nội dung vừa nhập vẫn còn trên trang, xin mở lại để đối chiếu.")],
        )
    review.figures, review.remarks, review.version = figures, nfc(remarks), review.version + 1
    review.save(update_fields=["figures", "remarks", "version"])
    rows = list(review.paragraphs.filter(movement_id__in=paragraphs))
    for row in rows:
        row.text = nfc(paragraphs[row.movement_id])
    ReviewParagraph.objects.bulk_update(rows, ["text"])


@performs(workflow.SAVE_REVIEW)
def put_forward(
    review: Review, *, by: Author, reason_given: str, person: Person | None = None, unit: Unit | None = None
) -> None:
    """Add a name to commend; dossiers read it from here."""
    Commended.objects.get_or_create(review=review, person=person, unit=unit, defaults={"reason": nfc(reason_given)})


@performs(workflow.HAND_IN_REVIEW)
def hand_in_review(review: Review, *, by: Author) -> None:
    review.handed_in_at, review.signer = calendar.now(), by.for_name or by.author_name
    review.save(update_fields=["handed_in_at", "signer"])


@performs(workflow.ACCEPT_REVIEW, many=True)
def accept_reviews(reviews: list[Review], *, by: Author) -> None:
    """The step above takes the reports in."""


@performs(workflow.RETURN_REVIEW)
def return_review(review: Review, *, by: Author) -> None:
    """Back to the unit, with the reason in the journal and the notice."""


@performs(workflow.CLOSE_ROUND)
def close_round(round_: Round, *, by: Author, review_text: str) -> None:
    """Sơ kết: assess, remark, praise. Refused while a unit one step below has no accepted report."""
    round_.review_text, round_.closed_date = nfc(review_text), calendar.today()
    round_.save(update_fields=["review_text", "closed_date"])


@performs(workflow.REVIEW_MOVEMENT)
def review_movement(
    movement: Movement,
    *,
    by: Author,
    text: str,
    held_date: date,
    is_final: bool,
    unit: Unit,
    proof: StoredFile | None = None,
) -> None:
    """A movement's own interim or final review; the final one ends it."""
    MovementReview.objects.create(
        movement=movement, unit=unit, text=nfc(text), held_date=held_date, is_final=is_final, proof=proof
    )
    if is_final:
        movement.state = MovementState.REVIEWED
        movement.save(update_fields=["state"])


def _send(round_: Round, units: list[Unit]) -> None:
    now = calendar.now()
    made = Dispatch.objects.bulk_create(
        [Dispatch(round=round_, unit=unit, sent_at=now) for unit in units], batch_size=500
    )
    post_all(notices.launch_messages(made))


def _movement(plan: Plan, row: dict[str, Any]) -> Movement:
    period = row.get("period") or {}
    return Movement(
        plan=plan,
        name=nfc(row["name"]),
        kind=row["kind"],
        since_year=period.get("from"),
        until_year=period.get("to"),
        cited_in=row["cited_in"],
        level=row.get("level", ""),
        document=row.get("document", ""),
    )


def _round(plan: Plan, row: dict[str, Any]) -> Round:
    return Round(
        plan=plan,
        name=row["name"],
        since=row["start"],
        until=row["end"],
        slogans=row["slogans"],
        commemorations=row["commemorations"],
    )
