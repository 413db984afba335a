"""How days, money, shares and states are written."""

from datetime import date

import pytest
from django.template import Context, Template

TODAY = date(2024, 6, 12)


def draw(text: str, **context) -> str:
    return Template(text).render(Context(context))


@pytest.mark.parametrize(
    ("text", "value", "drawn"),
    [
        ("{{ x|vn_date }}", date(2024, 6, 2), '<time datetime="2024-06-02">02/06/2024</time>'),
        ("{{ x|vn_date }}", None, ""),
        ("{{ x|money }}", 1800000, "1.800.000 đ"),
        ("{{ x|share }}", 0.141, "14,1 %"),
        ("{{ x|share }}", 0.15, "15 %"),
        ("{{ x|number }}", 1240, "1.240"),
        ("{{ x|weekday }}", TODAY, "Thứ Tư"),
        ("{{ x|data_state }}", "unknown", "none"),
        ("{{ x|data_state }}", "not_met", "bad"),
        ("{{ x|answer_word }}", "unknown", "Chưa rõ"),
    ],
)
def test_values_are_written_as_the_house_writes_them(text, value, drawn):
    assert draw(text, x=value) == drawn


@pytest.mark.parametrize(
    ("day", "words", "state"),
    [
        (date(2024, 6, 10), "quá hạn 2 ngày", "bad"),
        (TODAY, "hôm nay", "warn"),
        (date(2024, 6, 14), "còn 2 ngày", ""),
        (None, "không ghi hạn", ""),
    ],
)
def test_a_due_day_says_how_far_it_is(day, words, state):
    drawn = draw("{{ day|days_left:today }}|{{ day|due_state:today }}", day=day, today=TODAY)
    assert drawn == f"{words}|{state}"


def test_words_in_tags_are_escaped():
    assert "<b>" not in draw('{% tag "ok" x %}{% cell "ok" x x %}', x="<b>")
