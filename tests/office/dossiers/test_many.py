"""A bulk step costs the same number of queries for two lines as for thirty."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bangvang.office.dossiers import actions
from bangvang.office.dossiers.models import Line
from tests.office.dossiers import way


def cost(act, lines, **details):
    with CaptureQueriesContext(connection) as told:
        act(lines, **details)
    return len(told)


def test_verifying_returning_and_mending_many_costs_as_much_as_two(cast):
    lines = list(way.received(cast, count=32).lines.order_by("ordinal"))
    officer, clerk = cast.by("phuc"), cast.by("hoa")
    assert cost(actions.verify, lines[:2], by=officer) == cost(actions.verify, lines[2:], by=officer)
    told = {"by": officer, "reason": "Thiếu chữ ký."}
    assert cost(actions.return_lines, lines[:2], **told) == cost(actions.return_lines, lines[2:], **told)
    lines = list(Line.objects.order_by("ordinal"))
    actions.mend(lines[:1], by=clerk)  # opens the letter the others join
    assert cost(actions.mend, lines[1:3], by=clerk) == cost(actions.mend, lines[3:], by=clerk)
