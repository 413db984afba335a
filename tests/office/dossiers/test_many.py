"""A bulk step costs the same number of queries for two lines as for thirty."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bangvang.office.dossiers import actions
from bangvang.office.dossiers.models import Line
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.models import JournalEntry
from bangvang.toolbox.workflow import NotNow, NotYours, undo
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


def test_one_dossier_that_is_not_fit_keeps_all_of_them_back(cast):
    lines = list(way.received(cast, count=3).lines.order_by("ordinal"))
    actions.verify(lines[:1], by=cast.by("phuc"))
    before = JournalEntry.objects.count()
    with pytest.raises(NotNow, match="đang ở bước “Đã thẩm định”"):
        actions.verify(lines, by=cast.by("phuc"))
    assert list(Line.objects.order_by("ordinal").values_list("state", flat=True)) == [
        "verified",
        "received",
        "received",
    ]
    assert JournalEntry.objects.count() == before


def test_a_bulk_step_is_undone_until_the_next_level_acts(cast):
    lines = actions.verify(way.received(cast, count=3).lines.all(), by=cast.by("phuc"))
    batch = lines[0].journal_batch
    with pytest.raises(NotYours, match="Chỉ người đã thực hiện bước này hoàn tác được"):
        undo(batch, by=cast.by("quy"))
    actions.put_before_council(lines[:1], by=MACHINE)
    with pytest.raises(NotNow, match="đã được xử lý tiếp, không hoàn tác được nữa"):
        undo(batch, by=cast.by("phuc"))
    assert sorted(Line.objects.values_list("state", flat=True)) == ["before_council", "verified", "verified"]


def test_a_return_in_bulk_is_taken_back_until_the_unit_acts(cast):
    lines = actions.return_lines(way.received(cast, count=2).lines.all(), by=cast.by("phuc"), reason="Nhầm.")
    actions.mend(lines[:1], by=cast.by("hoa"))
    with pytest.raises(NotNow, match="đang ở bước “Hội đồng thông qua”"):
        actions.undo_return(lines, by=cast.by("phuc"))
    actions.undo_return(lines[1:], by=cast.by("phuc"))
    assert sorted(Line.objects.values_list("state", flat=True)) == ["received", "supported"]
