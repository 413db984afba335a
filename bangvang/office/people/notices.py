"""Whom steps on people's records tell."""

from django.urls import reverse

from bangvang.office.people.models import CorrectionRequest, CorrectionState
from bangvang.office.people.queries.corrections import accounts_of, accounts_that_answer
from bangvang.office.people.wording import sentences
from bangvang.toolbox.acting import Author
from bangvang.toolbox.notices import Message


def correction_asked(requests: list[CorrectionRequest], by: Author) -> list[Message]:
    return [
        Message(tuple(accounts_that_answer(row)), sentences.correction_asked(row), row.wanted, _page(row))
        for row in requests
    ]


def correction_answered(requests: list[CorrectionRequest], by: Author) -> list[Message]:
    answers = {CorrectionState.ACCEPTED: sentences.ACCEPTED, CorrectionState.REFUSED: sentences.REFUSED}
    return [
        Message(tuple(accounts_of(row.person)), answers[CorrectionState(row.state)], row.answer, _page(row))
        for row in requests
    ]


def _page(row: CorrectionRequest) -> str:
    return reverse("correction", args=[row.pk])
