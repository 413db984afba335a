"""Whom the steps of movements tell."""

from django.urls import reverse

from bangvang.office.movements.models import Dispatch, Review
from bangvang.office.people.models import Role
from bangvang.office.people.queries import roles_on
from bangvang.toolbox import calendar
from bangvang.toolbox.acting import Author
from bangvang.toolbox.notices import Message


def launch_messages(dispatches: list[Dispatch]) -> list[Message]:
    """The launch, to clerks, heads and officers of every unit it was sent to; one query for all."""
    units = [dispatch.unit_id for dispatch in dispatches]
    told: dict[int, list[int]] = {}
    roles = (Role.CLERK, Role.HEAD, Role.OFFICER, Role.UNION)
    for held in roles_on(calendar.today()).filter(unit_id__in=units, role__in=roles):
        told.setdefault(held.unit_id, []).append(held.account_id)
    return [_launch(dispatch, told[dispatch.unit_id]) for dispatch in dispatches if dispatch.unit_id in told]


def review_to_receiver(reviews: list[Review], by: Author) -> list[Message]:
    return [_to_unit(review, review.to_unit_id, f"{review.unit} đã nộp báo cáo sơ kết") for review in reviews]


def review_returned(reviews: list[Review], by: Author) -> list[Message]:
    return [_to_unit(review, review.unit_id, "Báo cáo sơ kết được trả lại để bổ sung") for review in reviews]


def _launch(dispatch: Dispatch, accounts: list[int]) -> Message:
    subject = f"Phát động {dispatch.round.name}"
    return Message(tuple(accounts), subject, str(dispatch.round.plan), reverse("dispatch", args=[dispatch.pk]))


def _to_unit(review: Review, unit_id: int, subject: str) -> Message:
    roles = (Role.CLERK, Role.OFFICER, Role.HEAD_OF_OFFICE)
    to = roles_on(calendar.today()).filter(unit_id=unit_id, role__in=roles).values_list("account_id", flat=True)
    return Message(tuple(to), subject, str(review.round), reverse("review", args=[review.pk]))
