"""A dossier around a change of law shows both answers; an override stands in journal, dossier and on the page."""

from datetime import date, timedelta

import pytest

from bangvang.office.dossiers.models import Line
from bangvang.office.eligibility.actions import freeze
from bangvang.toolbox import audit
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.calendar import office_day
from tests.cast import signed_in
from tests.office.dossiers import way


def kept_on(cast, day):
    """A dossier whose answer was kept on the day: as if it had been handed in then."""
    line = way.received(cast, "high_school", count=1).lines.get()
    finding = freeze([(line.person, line.award, line.period)], day=day, by=MACHINE)[0]
    Line.objects.filter(pk=line.pk).update(finding=finding)
    return line


def opened(client, cast, line, day):
    with office_day(day):
        return signed_in(client, cast.dung).get(f"/ho-so/{line.pk}/")


@pytest.mark.parametrize("first", [date(2025, 7, 1), date(2026, 10, 1)])
def test_a_dossier_of_the_eve_shows_both_texts_and_which_applies(client, cast, first):
    eve = first - timedelta(days=1)
    page = opened(client, cast, kept_on(cast, eve), eve)
    marks = [(each.day, each.is_received, each.applies) for each in page.context["detail"].transition.readings]
    assert marks == [(eve, True, True), (first, False, False)]
    assert "Quanh ngày thay đổi văn bản." in page.content.decode()


@pytest.mark.parametrize("day", [date(2024, 6, 12), date(2026, 10, 1)])
def test_a_dossier_of_the_day_itself_or_far_from_any_shows_one(client, cast, day):
    page = opened(client, cast, kept_on(cast, day), day)
    assert page.context["detail"].transition is None
    assert "Quanh ngày thay đổi văn bản." not in page.content.decode()


def test_an_override_is_in_the_dossier_in_the_journal_and_on_the_page(client, cast):
    line = way.received(cast, count=1, grade="HT").lines.get()
    browser = signed_in(client, cast.phuc)
    browser.post(f"/ho-so/{line.pk}/xac-nhan-khac/", {"reason": "  "})
    line.refresh_from_db()
    assert line.override_reason == ""
    browser.post(f"/ho-so/{line.pk}/xac-nhan-khac/", {"reason": "Đã có quyết định xếp loại lại."})
    line.refresh_from_db()
    assert line.override_reason == "Đã có quyết định xếp loại lại."
    entry = audit.history_of(line).order_by("-pk").first()
    told = (entry.step, entry.reason, entry.author_name)
    assert told == ("dossiers.override_verdict", "Đã có quyết định xếp loại lại.", "Võ Hồng Phúc")
    page = browser.get(f"/ho-so/{line.pk}/").content.decode()
    assert "Chuyên viên xác nhận khác kết quả đối chiếu." in page
    assert page.count("Đã có quyết định xếp loại lại.") == 2
