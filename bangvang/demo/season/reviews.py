"""Ratings and initiatives of the year; the reviews that close the rounds, one step up at a time."""

from datetime import date

from bangvang.demo import histories
from bangvang.demo.season.cast import PERIOD, Cast
from bangvang.demo.season.plan import launch_second_round
from bangvang.office.movements.actions import (
    accept_reviews,
    begin_review,
    close_round,
    hand_in_review,
    put_forward,
    save_review,
)
from bangvang.office.movements.models import Dispatch, Movement, Review, Round
from bangvang.office.people.models import Post
from bangvang.office.people.queries import posts_on
from bangvang.office.units.models import Clock, Unit
from bangvang.toolbox.calendar import office_day


def rate_the_year(cast: Cast) -> None:
    """Initiatives are recognised in May, people and units rated at its end."""
    with office_day(date(2024, 5, 28)):
        posts = list(posts_on(date(2024, 5, 28)).select_related("person", "unit"))
        for post in posts:
            cast.talent.setdefault(post.person_id, cast.chance.random())
        cast.kept["posts"] = posts
        for body in histories.bodies_of(cast.organisation):
            if body.units[0].clock == Clock.SCHOOL_YEAR:
                year = histories.rate_people(body, posts, PERIOD, cast.talent, cast.chance)
                histories.recognise(body, year, cast.chance)
        histories.discipline_some(posts, cast.chance)


def close_first_round(cast: Cast) -> None:
    launch_second_round(cast)
    _close(cast, cast.kept["rounds"][0], (date(2024, 6, 4), date(2024, 6, 10), date(2024, 6, 18)))


def close_second_round(cast: Cast) -> None:
    _close(cast, cast.kept["rounds"][1], (date(2024, 12, 31), date(2025, 1, 6), date(2025, 1, 10)))


def _close(cast: Cast, round_: Round, days: tuple[date, date, date]) -> None:
    """Schools report to their Phòng, the Phòng signs one summary, the Sở closes."""
    movements = list(Movement.objects.filter(plan=round_.plan))
    department = cast.organisation.department
    with office_day(days[0]):
        for office in cast.districts:
            for school in cast.schools_of(office):
                _report(cast, round_, school, movements)
            _accept(cast, round_, office)
    with office_day(days[1]):
        for unit in Unit.objects.filter(dispatches__round=round_, parent=department):
            _report(cast, round_, unit, movements)
        _accept(cast, round_, department)
    with office_day(days[2]):
        text = f"{round_.name} đạt mục tiêu đề ra; biểu dương các tập thể, cá nhân có tên trong các báo cáo."
        close_round(round_, by=cast.officer(department), review_text=text)


def _report(cast: Cast, round_: Round, unit: Unit, movements: list[Movement]) -> None:
    clerk = cast.clerk(unit)
    dispatch = Dispatch.objects.select_related("round", "unit").get(round=round_, unit=unit)
    review = begin_review(dispatch, by=clerk)
    figures = {"people": dispatch.people_count or 0, "activities": cast.chance.randint(2, 9)}
    figures |= {"models": cast.chance.randint(0, 2), "commended": cast.chance.randint(0, 4)}
    for key, known in review.figures.items():
        figures[key] = figures.get(key, 0) + known
    told = {movement.pk: f"{unit.short_name}: đã thực hiện các hoạt động của phong trào." for movement in movements}
    review = save_review(
        review,
        by=clerk,
        figures=figures,
        remarks="Các phong trào được hưởng ứng tốt.",
        paragraphs=told,
        version=review.version,
    )
    if cast.chance.random() < 0.25 and (best := _best(cast, unit)):
        put_forward(review, by=clerk, person=best.person, reason_given="Tiêu biểu trong các phong trào thi đua của đợt")
    hand_in_review(review, by=cast.head(unit))


def _best(cast: Cast, unit: Unit) -> Post | None:
    here = [post for post in cast.kept["posts"] if post.unit_id == unit.pk and not post.is_head]
    return max(here, key=lambda post: cast.talent[post.person_id], default=None)


def _accept(cast: Cast, round_: Round, unit: Unit) -> None:
    waiting = list(Review.objects.filter(round=round_, to_unit=unit, state="handed_in"))
    if waiting:
        accept_reviews(waiting, by=cast.officer(unit))
