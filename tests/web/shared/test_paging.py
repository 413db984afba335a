"""Keyset pages: nothing lost, nothing twice, both ways."""

import pytest
from django.http import QueryDict

from bangvang.office.people.models import Person
from bangvang.web.shared.paging import page_of
from tests import make

KEYS = ("name_key", "pk")


@pytest.fixture
def people(db):
    """Seven people, three of one name."""
    for name in ["Lê An", "Lê Bình", "Lê Bình", "Lê Bình", "Lê Dũng", "Lê Giang", "Lê Hoa"]:
        make.person(name)
    return Person.objects.all()


def asked(**words: str) -> QueryDict:
    query = QueryDict(mutable=True)
    query.update(words)
    return query


def walk(rows, keys=KEYS):
    page = page_of(rows, asked(), keys, size=3)
    pages = [page]
    while page.after:
        page = page_of(rows, asked(after=page.after), keys, size=3)
        pages.append(page)
    return pages


def test_pages_forward_hold_every_row_once(people):
    pages = walk(people)
    assert [len(page) for page in pages] == [3, 3, 1]
    assert [row.pk for page in pages for row in page] == list(people.order_by(*KEYS).values_list("pk", flat=True))


def test_pages_say_where_they_stand(people):
    assert [(page.first, page.last, page.total) for page in walk(people)] == [(1, 3, 7), (4, 6, 7), (7, 7, 7)]


def test_the_way_back_leads_over_the_same_pages(people):
    pages = walk(people)
    back = page_of(people, asked(before=pages[2].before), KEYS, size=3)
    assert (back.rows, back.first) == (pages[1].rows, 4)
    first = page_of(people, asked(before=back.before), KEYS, size=3)
    assert (first.rows, first.before) == (pages[0].rows, "")


def test_falling_order_pages_too(people):
    keys = ("-name_key", "pk")
    rows = [row.pk for page in walk(people, keys) for row in page]
    assert rows == list(people.order_by(*keys).values_list("pk", flat=True))


@pytest.mark.parametrize("token", ["x", "bm9uc2Vuc2U", "W10", "W3siYSI6MX0sMV0"])
def test_a_spoilt_cursor_opens_the_first_page(people, token):
    assert page_of(people, asked(after=token), KEYS, size=3).first == 1


def test_an_empty_list_is_a_page_of_nothing(db):
    page = page_of(Person.objects.all(), asked(), KEYS)
    assert (page.rows, page.total, page.first, page.last) == ([], 0, 0, 0)
