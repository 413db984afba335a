"""Whom the steps of a registration sheet tell."""

from django.urls import reverse

from bangvang.office.people.models import Role
from bangvang.office.people.queries import roles_on
from bangvang.office.registrations.models import RegistrationSheet
from bangvang.toolbox import calendar
from bangvang.toolbox.acting import Author
from bangvang.toolbox.notices import Message


def sheets_returned(sheets: list[RegistrationSheet], by: Author) -> list[Message]:
    """A sheet that came back, to those who prepared it."""
    return [_message(sheet, f"Bản đăng ký thi đua năm {sheet.period} được trả lại để bổ sung") for sheet in sheets]


def sheets_received(sheets: list[RegistrationSheet], by: Author) -> list[Message]:
    return [_message(sheet, f"{sheet.to_unit} đã tiếp nhận bản đăng ký thi đua năm {sheet.period}") for sheet in sheets]


def _message(sheet: RegistrationSheet, subject: str) -> Message:
    held = roles_on(calendar.today()).filter(unit_id=sheet.unit_id, role__in=(Role.CLERK, Role.HEAD))
    to = tuple(held.values_list("account_id", flat=True))
    return Message(to, subject, "", reverse("registration", args=[sheet.pk]))
