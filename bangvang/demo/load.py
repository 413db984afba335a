"""Loads the demo office into an empty database."""

from datetime import date
from random import Random

from django.conf import settings
from django.db import transaction
from tqdm import tqdm

from bangvang.demo import accounts, histories, organisation, regulation, staff, this_year, training
from bangvang.office.units.queries import is_empty
from bangvang.toolbox.calendar import office_day, years_back

SEED = 2024
YEARS = {"small": 5, "province": 10}
LAST = "2022-2023"


class NotLoaded(Exception):
    """The demo office was not loaded and nothing was changed; the sentence says why."""


class AlreadyLoaded(NotLoaded):
    """The database has units already."""


def load(size: str = "small", *, with_this_year: bool = True, quiet: bool = False) -> organisation.Organisation:
    """Units, people, regulation, years of history, accounts and councils; with what stood on the desk in June 2024 or without."""
    if not settings.DEMO:
        raise NotLoaded("Chỉ nạp dữ liệu minh họa khi BANGVANG_DEMO bật; cơ quan thật bắt đầu từ thư mời của quản trị.")
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
            this_year.build(offices, posts, chance)
            training.build(offices)
        bar.update()
    return offices
