"""What of plans waits on a desk."""

from bangvang.office.plans.queries import tasks_for
from tests.office.movements import way


def test_the_so_is_reminded_of_this_year_s_plan_until_it_is_there(cast):
    officer = cast.by("dung")
    assert [task.kind for task in tasks_for(officer)] == ["plans.take_in"]
    way.taken_in(cast)
    assert [task.kind for task in tasks_for(officer)] == ["plans.confirm"]
    assert tasks_for(cast.by("hoa")) == []
