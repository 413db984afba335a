"""A plan brought to any point of its way, by the actions the screens use."""

from pathlib import Path

from bangvang.office.movements import actions
from bangvang.office.movements.models import Dispatch, Round
from bangvang.office.movements.queries import units_to_launch
from bangvang.office.people.models import Role, RoleHeld
from bangvang.office.plans.actions import take_in
from bangvang.office.plans.reading import read_plan
from tests import make

SAMPLE = Path(__file__).parents[3] / "samples" / "ke-hoach-2024.txt"


def taken_in(cast):
    read = read_plan(SAMPLE.read_bytes(), SAMPLE.name)
    return take_in(cast.department, by=cast.by("dung"), read=read)


def confirmed(cast):
    plan = taken_in(cast)
    return actions.confirm_plan(plan, by=cast.by("dung"), confirmed=plan.reading)


def launched(cast, whole_sector=False):
    """The first round, sent to every unit one step below the Sở (or to the whole sector)."""
    round_ = Round.objects.filter(plan=confirmed(cast)).order_by("pk").first()
    units = list(units_to_launch(round_, whole_sector=whole_sector))
    return actions.launch(round_, by=cast.by("dung"), units=units)


def dispatch_to(round_, unit):
    return Dispatch.objects.select_related("round__plan__unit", "unit__parent").get(round=round_, unit=unit)


def prepared(cast, round_, unit, who, figures=None):
    """A report with one paragraph, saved."""
    by = cast.by(who)
    review = actions.begin_review(dispatch_to(round_, unit), by=by)
    movement = review.paragraphs.first().movement_id
    told = {"people": 0, "activities": 0, "models": 0, "commended": 0} | (figures or {})
    return actions.save_review(
        review, by=by, figures=told, remarks="", paragraphs={movement: "Đã tổ chức tốt."}, version=review.version
    )


def reported(cast, round_, unit, who, figures=None):
    """A report prepared by one person, signed and handed in by the head of the unit."""
    review = prepared(cast, round_, unit, who, figures)
    return actions.hand_in_review(review, by=make.by(head_of(unit)))


def head_of(unit):
    """Whoever heads the unit; where the cast has nobody, a head is appointed."""
    held = RoleHeld.objects.filter(unit=unit, role=Role.HEAD).first()
    return held.account if held else make.account(f"dau-{unit.code}", make.person(at=unit), (Role.HEAD, unit))
