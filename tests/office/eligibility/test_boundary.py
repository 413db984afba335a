"""Around a change of law both texts answer, on the facts as they were kept."""

import json
from datetime import date, timedelta

import pytest
from django.core.serializers.json import DjangoJSONEncoder

from bangvang.office.achievements import actions as achievements
from bangvang.office.eligibility.queries import facts_of
from bangvang.office.eligibility.queries.boundary import thawed, transition_of
from bangvang.toolbox.acting import MACHINE
from tests import make

BOUNDARIES = [("CSTDCS", date(2025, 7, 1)), ("BKB", date(2026, 4, 2)), ("CSTDCS", date(2026, 10, 1))]


def asked(cast, award, received, until, period="2024-2025", grade="HTXS"):
    teacher = make.person("Cô Mai", at=cast.school_a, joined_date=date(2015, 8, 15))
    achievements.rate([{"person": teacher, "grade": grade, "period": period}], by=MACHINE)
    facts = facts_of([teacher.pk], period=period, day=received)[teacher.pk]
    kept = json.loads(json.dumps(facts, cls=DjangoJSONEncoder))
    told = {"received": received, "until": until, "period": period, "parameters": lambda day: {}}
    return transition_of(award, "person", kept, **told)


@pytest.mark.parametrize(("award", "first"), BOUNDARIES)
def test_received_on_the_eve_both_texts_are_shown_and_the_older_applies(cast, award, first):
    found = asked(cast, award, first - timedelta(days=1), first)
    marks = [(each.day, each.is_received, each.applies) for each in found.readings]
    assert marks == [(first - timedelta(days=1), True, True), (first, False, False)]
    assert found.readings[0].texts != found.readings[1].texts
    assert "ngày được tiếp nhận" in found.why


@pytest.mark.parametrize(("award", "first"), BOUNDARIES)
def test_received_on_the_day_itself_there_is_one_text(cast, award, first):
    assert asked(cast, award, first, first) is None


def test_after_the_day_in_question_nothing_is_compared(cast):
    assert asked(cast, "CSTDCS", date(2026, 10, 2), date(2026, 9, 1)) is None


def test_kept_facts_have_their_days_again_and_their_sources_as_text():
    kept = {
        "joined": "2015-08-15",
        "source": {"awards": "2015-08-15"},
        "holds": ["2024"],
        "awards": [{"date": "2020-01-02"}],
    }
    assert thawed(kept) == {
        "joined": date(2015, 8, 15),
        "source": {"awards": "2015-08-15"},
        "holds": ["2024"],
        "awards": [{"date": date(2020, 1, 2)}],
    }
