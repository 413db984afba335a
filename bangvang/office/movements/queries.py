"""What is asked about movements, rounds, launches and reviews."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from bangvang.office.movements.models import (
    Commended,
    Dispatch,
    DispatchState,
    Movement,
    Review,
    ReviewParagraph,
    ReviewState,
    Round,
    RoundState,
)
from bangvang.office.people.models import Role
from bangvang.office.people.queries import Acting, units_answered_for
from bangvang.office.plans.models import Plan
from bangvang.office.plans.queries import plans_seen_by
from bangvang.office.units.models import Kind, Unit
from bangvang.office.units.queries import managing_unit, units_on
from bangvang.toolbox import calendar
from bangvang.toolbox.tasks import Sent, Task

MOST = 40  # of one kind on a desk
IS = BooleanField()
FIGURES = (
    ("people", "Số người tham gia"),
    ("activities", "Số hoạt động đã tổ chức"),
    ("models", "Số mô hình mới, cách làm hay"),
    ("commended", "Số tập thể, cá nhân đã biểu dương"),
)


@dataclass(frozen=True)
class UnitRow:
    """How far one unit is in a round: launched, answered, reviewed."""

    unit: Unit
    dispatch: Dispatch | None
    review: Review | None


@dataclass(frozen=True)
class Tally:
    """How many units a round was sent to, and how many have done what."""

    sent: int
    received: int
    answered: int
    handed_in: int
    accepted: int


def movements_seen_by(by: Acting) -> QuerySet[Movement]:
    return (
        Movement.objects.filter(Q(plan=None) | Q(plan__in=plans_seen_by(by).values("pk")))
        .select_related("plan__unit")
        .annotate(unit_count=Count("dispatches", distinct=True))
        .order_by("pk")
    )


def of_plan(plan: Plan) -> dict[str, Any]:
    """What came of a plan: its rounds, and how many movements."""
    return {"rounds": list(plan.rounds.order_by("pk")), "movement_count": plan.movements.count()}


def rounds_seen_by(by: Acting) -> QuerySet[Round]:
    return Round.objects.filter(plan__in=plans_seen_by(by).values("pk")).select_related("plan__unit")


def dispatches_seen_by(by: Acting) -> QuerySet[Dispatch]:
    seen = Dispatch.objects.filter(unit__in=units_answered_for(by).values("pk"))
    return seen.select_related("round__plan__unit", "unit")


def reviews_seen_by(by: Acting) -> QuerySet[Review]:
    own = Q(unit__in=units_answered_for(by).values("pk"))
    return Review.objects.filter(own).select_related("round__plan__unit", "unit", "to_unit")


def page_of_movement(movement: Movement, by: Acting) -> dict[str, Any]:
    """All that the page of a movement shows; reports of the units one may see, once accepted."""
    seen = reviews_seen_by(by).filter(state=ReviewState.ACCEPTED).values("pk")
    paragraphs = movement.paragraphs.filter(review__in=seen).exclude(text="")
    return {
        "movement": movement,
        "rounds": list(movement.plan.rounds.order_by("pk")) if movement.plan else [],
        "paragraphs": paragraphs.select_related("review__unit", "review__round").order_by("-review__handed_in_at")[:50],
        "own_reviews": movement.own_reviews.order_by("-held_date"),
    }


def page_of_round(round_: Round, by: Acting) -> dict[str, Any]:
    """All that the page of a round shows."""
    return {
        "round": round_,
        "tally": tally_of(round_, by),
        "rows": rows_of(round_, by),
        "names": commended_names(round_, units_answered_for(by).values_list("pk", flat=True)),
        "to_accept": reviews_to_accept(round_, by).count(),
    }


def reviews_to_accept(round_: Round, by: Acting) -> QuerySet[Review]:
    """Reports handed in to a unit where the person takes them in."""
    at = by.unit_ids(Role.OFFICER, Role.HEAD_OF_OFFICE)
    return round_.reviews.filter(to_unit__in=at, state=ReviewState.HANDED_IN)


def movements_of(round_: Round) -> QuerySet[Movement]:
    return Movement.objects.filter(plan=round_.plan_id)


def answer_of(dispatch: Dispatch) -> dict[str, Any]:
    """What the unit said before, to be changed and not typed again."""
    chosen = list(dispatch.movements.values_list("pk", flat=True)) if dispatch.answered_at else []
    return {"text": dispatch.answer, "people_count": dispatch.people_count, "movements": chosen}


def totals_of(round_: Round) -> list[tuple[str, int]]:
    """Figures of the reports one step below the plan's unit, label and total."""
    total = figures_below(round_, round_.plan.unit)
    return [(label, total[key]) for key, label in FIGURES]


def units_to_launch(round_: Round, *, whole_sector: bool) -> QuerySet[Unit]:
    """Units one step below the plan's unit; with `whole_sector`, the schools under each Phòng too."""
    below = units_on(calendar.today()).filter(path__startswith=round_.plan.unit.path, has_accounts=True)
    below = below.exclude(pk=round_.plan.unit_id).exclude(dispatches__round=round_)
    return below if whole_sector else below.filter(parent=round_.plan.unit)


def units_to_forward(dispatch: Dispatch) -> QuerySet[Unit]:
    """Units under the one that received, not yet sent to."""
    below = units_on(calendar.today()).filter(parent=dispatch.unit, has_accounts=True)
    return below.exclude(dispatches__round=dispatch.round_id)


def rows_of(round_: Round, by: Acting) -> list[UnitRow]:
    """Unit by unit, one step below first: sent, answered, reviewed."""
    seen = units_answered_for(by).values("pk")
    dispatches = round_.dispatches.filter(unit__in=seen).select_related("unit").order_by("unit__path")
    reviews = {review.unit_id: review for review in round_.reviews.filter(unit__in=seen)}
    return [UnitRow(dispatch.unit, dispatch, reviews.get(dispatch.unit_id)) for dispatch in dispatches]


def tally_of(round_: Round, by: Acting) -> Tally:
    seen = units_answered_for(by).values("pk")
    sent = round_.dispatches.filter(unit__in=seen).aggregate(
        sent=Count("pk"),
        received=Count("pk", filter=~Q(state=DispatchState.SENT)),
        answered=Count("pk", filter=Q(state=DispatchState.ANSWERED)),
    )
    done = round_.reviews.filter(unit__in=seen).aggregate(
        handed_in=Count("pk", filter=Q(state__in=(ReviewState.HANDED_IN, ReviewState.ACCEPTED))),
        accepted=Count("pk", filter=Q(state=ReviewState.ACCEPTED)),
    )
    return Tally(**sent, **done)


def reviews_missing(round_: Round) -> list[Unit]:
    """Units one step below the plan's that were sent the round and have no accepted review yet."""
    sent = Unit.objects.filter(dispatches__round=round_, parent=round_.plan.unit)
    accepted = round_.reviews.filter(state=ReviewState.ACCEPTED).values("unit_id")
    return list(sent.exclude(pk__in=accepted).exclude(kind=Kind.UNION).order_by("path"))


def review_of(round_: Round, unit: Unit) -> Review | None:
    return round_.reviews.filter(unit=unit).first()


def figures_below(round_: Round, unit: Unit) -> dict[str, int]:
    """Figures of the accepted reviews one step below, added up: what a Phòng need not type again."""
    total = dict.fromkeys((key for key, _label in FIGURES), 0)
    below = round_.reviews.filter(to_unit=unit, state=ReviewState.ACCEPTED).values_list("figures", flat=True)
    for figures in below:
        for key in total:
            total[key] += int(figures.get(key) or 0)
    return total


def commended_names(round_: Round, units: Iterable[int] | None = None) -> QuerySet[Commended]:
    """Names the accepted reviews put forward; dossiers take them from here."""
    names = Commended.objects.filter(review__round=round_, review__state=ReviewState.ACCEPTED)
    if units is not None:
        names = names.filter(review__unit__in=list(units))
    return names.select_related("person", "unit", "review__unit", "movement")


def receiver_of(unit: Unit) -> Unit:
    """Who takes a unit's review: one step up."""
    return managing_unit(unit)


def units_signed_for(by: Acting) -> list[int]:
    """Units whose reports the person signs: the head's, the director's; the chair's of a union that is a unit itself."""
    return [
        held.unit_id
        for held in by.roles
        if held.role in (Role.HEAD, Role.DIRECTOR) or (held.role == Role.UNION and held.unit.kind == Kind.UNION)
    ]


def reviews_prepared() -> QuerySet[Review]:
    """Drafts with a paragraph written: they wait for the head."""
    written = ReviewParagraph.objects.filter(review=OuterRef("pk")).exclude(text="")
    return Review.objects.filter(Exists(written), state=ReviewState.DRAFT)


def is_prepared(review: Review) -> bool:
    return reviews_prepared().filter(pk=review.pk).exists()


def tasks_for(by: Acting) -> list[Task]:
    return [*_dispatch_tasks(by), *_signing_tasks(by), *_receiving_tasks(by), *_launching_tasks(by)]


def sent_by(by: Acting) -> list[Sent]:
    """Reviews my units handed in, with their state."""
    mine = by.unit_ids(Role.CLERK, Role.HEAD, Role.OFFICER)
    rows = Review.objects.filter(unit__in=mine).exclude(state=ReviewState.DRAFT)
    return [_sent(row) for row in rows.select_related("round__plan", "unit", "to_unit").order_by("-handed_in_at")[:10]]


def _sent(review: Review) -> Sent:
    tone = {ReviewState.ACCEPTED: "ok", ReviewState.RETURNED: "warn"}.get(ReviewState(review.state), "info")
    day = review.handed_in_at.date() if review.handed_in_at else None
    label = f"Báo cáo sơ kết {review.round.name}"
    return Sent(label, "review", (review.pk,), review.to_unit.name, tone, review.get_state_display(), day)


def _workers(by: Acting) -> list[int]:
    return by.unit_ids(Role.CLERK, Role.HEAD, Role.OFFICER)


def _dispatch_tasks(by: Acting) -> list[Task]:
    """What my units were sent and have not answered; reviews they owe for rounds that end soon or have ended."""
    done = Review.objects.filter(state__in=(ReviewState.HANDED_IN, ReviewState.ACCEPTED)) | reviews_prepared()
    soon = Q(round__state=RoundState.LAUNCHED, round__until__lt=_soon(calendar.today()))
    reviewed = Exists(done.filter(round=OuterRef("round"), unit=OuterRef("unit")))
    rows = Dispatch.objects.filter(unit__in=_workers(by)).annotate(owes=ExpressionWrapper(soon & ~reviewed, IS))
    waiting = rows.filter(~Q(state=DispatchState.ANSWERED) | Q(owes=True)).select_related("round", "unit")[:MOST]
    unanswered = [_dispatch_task(row) for row in waiting if row.state != DispatchState.ANSWERED]
    return [*unanswered, *(_review_task(row) for row in waiting if row.owes)]


def _dispatch_task(row: Dispatch) -> Task:
    what = "Nhận văn bản phát động" if row.state == DispatchState.SENT else "Đăng ký hưởng ứng"
    return Task(
        f"{what} {row.round.name}", "dispatch", (row.pk,), row.round.until, row.unit.name, kind="movements.answer"
    )


def _review_task(row: Dispatch) -> Task:
    label = f"Lập báo cáo sơ kết {row.round.name}"
    return Task(label, "dispatch", (row.pk,), row.round.until, row.unit.name, kind="movements.review")


def _signing_tasks(by: Acting) -> list[Task]:
    """Reports that were prepared and saved, for the head to sign."""
    waiting = reviews_prepared().filter(unit__in=units_signed_for(by)).select_related("round", "unit")[:MOST]
    return [_signing_task(row) for row in waiting]


def _signing_task(row: Review) -> Task:
    label = f"Ký và nộp báo cáo sơ kết {row.round.name}"
    return Task(label, "review", (row.pk,), row.round.until, row.unit.name, kind="movements.sign")


def _receiving_tasks(by: Acting) -> list[Task]:
    at = by.unit_ids(Role.OFFICER, Role.HEAD_OF_OFFICE)
    waiting = Review.objects.filter(to_unit__in=at, state=ReviewState.HANDED_IN)
    counted = waiting.values("round_id", "round__name", "round__until").annotate(count=Count("pk"))
    return [
        Task(
            f"Tiếp nhận {row['count']} báo cáo sơ kết {row['round__name']}",
            "round",
            (row["round_id"],),
            row["round__until"],
            count=row["count"],
            kind="movements.accept",
        )
        for row in counted
    ]


def _launching_tasks(by: Acting) -> list[Task]:
    rounds = Round.objects.filter(plan__unit__in=by.unit_ids(Role.OFFICER, Role.HEAD_OF_OFFICE)).select_related("plan")
    today = calendar.today()
    due = Q(state=RoundState.PLANNED) & (Q(since=None) | Q(since__lte=_soon(today)))
    over = Q(state=RoundState.LAUNCHED, until__lt=today)
    return [_round_task(row) for row in rounds.filter(due | over).defer("plan__reading")]


def _round_task(row: Round) -> Task:
    if row.state == RoundState.PLANNED:
        return Task(f"Phát động {row.name}", "round", (row.pk,), row.since, str(row.plan), kind="movements.launch")
    return Task(f"Sơ kết {row.name}", "round", (row.pk,), row.until, str(row.plan), kind="movements.close")


def _soon(today: date) -> date:
    return date.fromordinal(today.toordinal() + 14)
