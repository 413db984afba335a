"""The plan of the year: taken in, confirmed, launched, answered."""

from datetime import date
from pathlib import Path

from bangvang.demo.season.cast import Cast
from bangvang.office.movements.actions import answer, confirm_plan, forward, launch, receive
from bangvang.office.movements.models import Dispatch, Movement, Round
from bangvang.office.movements.queries import units_to_forward, units_to_launch
from bangvang.office.people.queries import posts_on
from bangvang.office.plans.actions import take_in
from bangvang.office.plans.reading import read_plan
from bangvang.toolbox import files
from bangvang.toolbox.calendar import office_day

SAMPLE = Path(__file__).parents[3] / "samples" / "ke-hoach-2024.docx"


def take_in_and_confirm(cast: Cast) -> None:
    """The officer of the Sở reads the file in, looks, confirms all of it."""
    data = SAMPLE.read_bytes()
    department = cast.organisation.department
    with office_day(date(2024, 1, 22)):
        officer = cast.officer(department)
        source = files.keep(SAMPLE.name, data, by_name=officer.author_name)
        taken = take_in(department, by=officer, read=read_plan(data, SAMPLE.name), source=source)
        cast.kept["plan"] = confirm_plan(taken, by=officer, confirmed=taken.reading)


def launch_first_round(cast: Cast) -> None:
    first, second = Round.objects.filter(plan=cast.kept["plan"]).order_by("pk")
    cast.kept["rounds"] = (first, second)
    _launch(cast, first, date(2024, 1, 25))


def launch_second_round(cast: Cast) -> None:
    _launch(cast, cast.kept["rounds"][1], date(2024, 6, 3))


def _launch(cast: Cast, round_: Round, day: date) -> None:
    """One step down; each Phòng sends on to its schools; everybody says how it takes part."""
    department = cast.organisation.department
    with office_day(day):
        units = units_to_launch(round_, whole_sector=False)
        launch(round_, by=cast.officer(department), units=list(units))
        for office in cast.districts:
            dispatch = Dispatch.objects.get(round=round_, unit=office)
            forward(dispatch, by=cast.officer(office), units=list(units_to_forward(dispatch)))
    with office_day(date.fromordinal(day.toordinal() + 7)):
        _answer_all(cast, round_)


def _answer_all(cast: Cast, round_: Round) -> None:
    movements = list(Movement.objects.filter(plan=round_.plan))
    counts: dict[int, int] = {}
    for unit_id in posts_on(round_.until or date(2024, 6, 1)).values_list("unit_id", flat=True):
        counts[unit_id] = counts.get(unit_id, 0) + 1
    waiting = Dispatch.objects.filter(round=round_).select_related("unit", "round__plan")
    for dispatch in waiting:
        clerk = cast.clerk(dispatch.unit)
        receive([dispatch], by=clerk)
        chosen = [movement for movement in movements if cast.chance.random() < 0.6]
        answer(
            dispatch,
            by=clerk,
            text="Tổ chức cho toàn thể cán bộ, giáo viên, nhân viên tham gia theo nội dung đã phát động.",
            people_count=counts.get(dispatch.unit_id, 0),
            movements=chosen,
        )
