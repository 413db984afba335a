"""Loads the demo office into an empty database."""

from datetime import date
from random import Random

from django.db import transaction
from tqdm import tqdm

from bangvang.demo import accounts, histories, organisation, regulation, staff
from bangvang.office.people.models import Post
from bangvang.office.units.queries import is_empty
from bangvang.toolbox.calendar import office_day, years_back

SEED = 2024
YEARS = {"small": 5, "province": 10}
LAST = "2022-2023"


class AlreadyLoaded(Exception):
    """The database has units already; nothing was changed."""


def load(size: str = "small", *, with_this_year: bool = True, quiet: bool = False) -> organisation.Organisation:
    """Units, people, regulation, years of history, accounts and councils; with the ratings of the running year or without."""
    if not is_empty():
        raise AlreadyLoaded("Cơ sở dữ liệu đã có đơn vị; không nạp thêm dữ liệu minh họa.")
    chance = Random(SEED)  # noqa: S311 - a seeded generator of invented people
    with (
        transaction.atomic(),
        tqdm(total=5, desc="Nạp cơ quan minh họa", disable=quiet) as bar,
        office_day(date(2023, 9, 1)),
    ):
        offices = organisation.build(size, chance)
        bar.update()
        posts = staff.build(offices, size, chance)
        regulation.enter(offices.department)
        bar.update()
        histories.build(offices, posts, years_back(LAST, YEARS[size]), chance)
        bar.update()
        accounts.build(offices, posts)
        bar.update()
        if with_this_year:
            _this_year(offices, posts, chance)
        bar.update()
    return offices


def _this_year(offices: organisation.Organisation, posts: list[Post], chance: Random) -> None:
    """What stood on the desk in June 2024: the year's ratings and recognised initiatives, two cases that wait."""
    talent = {post.person_id: chance.random() for post in posts}
    for body in histories.bodies_of(offices):
        if body.units[0].clock == "school":
            year = histories.rate_people(body, posts, "2023-2024", talent, chance)
            histories.recognise(body, year, chance)
    histories.discipline_some(posts, chance)
