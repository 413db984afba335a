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


def test_only_the_first_page_counts(people, django_assert_num_queries):
    with django_assert_num_queries(2):
        first = page_of(people, asked(), KEYS, size=3)
    with django_assert_num_queries(1):
        second = page_of(people, asked(after=first.after), KEYS, size=3)
    with django_assert_num_queries(1):
        back = page_of(people, asked(before=second.before), KEYS, size=3)
    assert [(page.first, page.last, page.total) for page in (first, second, back)] == [(1, 3, 7), (4, 6, 7), (1, 3, 7)]


def test_a_list_that_fits_one_page_is_not_counted(people, django_assert_num_queries):
    with django_assert_num_queries(1):
        page = page_of(people, asked(), KEYS, size=7)
    assert (page.total, page.after, page.before) == (7, "", "")


def test_a_cursor_brought_into_another_list_is_counted_there(people):
    first = page_of(people, asked(), KEYS, size=3)
    others = people.exclude(full_name="Lê An")
    page = page_of(others, asked(after=first.after), KEYS, size=3)
    assert (page.first, page.total) == (3, 6)


def test_the_end_of_a_list_that_grew_meanwhile_is_told_as_it_is(people):
    first = page_of(people, asked(), KEYS, size=3)
    make.person("Lê Khánh")
    second = page_of(people, asked(after=first.after), KEYS, size=3)
    last = page_of(people, asked(after=second.after), KEYS, size=3)
    assert [(page.first, page.last, page.total) for page in (second, last)] == [(4, 6, 7), (7, 8, 8)]


def test_rows_taken_away_meanwhile_leave_the_way_back_open(people):
    second = page_of(people, asked(after=page_of(people, asked(), KEYS, size=2).after), KEYS, size=2)
    third = page_of(people, asked(after=second.after), KEYS, size=2)
    left = people.exclude(pk=second.rows[1].pk)
    back = page_of(left, asked(before=third.before), KEYS, size=2)
    assert [row.full_name for row in back] == ["Lê Bình", "Lê Bình"]
    assert back.before


@pytest.mark.parametrize("token", ["x", "bm9uc2Vuc2U", "W10", "W3siYSI6MX0sMV0"])
def test_a_spoilt_cursor_opens_the_first_page(people, token):
    assert page_of(people, asked(after=token), KEYS, size=3).first == 1


def test_an_empty_list_is_a_page_of_nothing(db):
    page = page_of(Person.objects.all(), asked(), KEYS)
    assert (page.rows, page.total, page.first, page.last) == ([], 0, 0, 0)
