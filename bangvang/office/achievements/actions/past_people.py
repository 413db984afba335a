"""Who stands on a list of past years and on no register: entered with just what the row says, in the years it tells of."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.db.models import ForeignObjectRel

from bangvang.office.achievements.models import PastList, PastRow
from bangvang.office.achievements.reading.held import Compared
from bangvang.office.people.actions import enter_people, give_posts
from bangvang.office.people.actions.staff_lists import post_kind
from bangvang.office.people.actions.withdrawing import RECKONED
from bangvang.office.people.models import Person, Post, RowState
from bangvang.office.people.permissions import writes_staff_of
from bangvang.office.people.queries import all_posts, units_of_list
from bangvang.office.people.reading.comparing import IS, NEW, PROVISIONAL, name_words
from bangvang.office.units.models import Unit
from bangvang.toolbox import calendar
from bangvang.toolbox.acting import Author
from bangvang.toolbox.sheets.reading import Level
from bangvang.toolbox.workflow import Lack, NotYours

Pairs = list[tuple[PastRow, Compared]]
UNSAID = "Không rõ chức vụ"
OF_ROW = ("full_name", "birth_date", "sex")


def surely_unknown(rows: Iterable[PastRow]) -> list[PastRow]:
    """Rows still without a choice whose only doubt is that nobody of the register bears the name, and that tell more than it.

    A name told in two ways may be one person or two: these stay to be chosen one by one.
    """
    waiting = [row for row in rows if row.state == RowState.DOUBTFUL and not row.choice and _is_only_unknown(row)]
    ways: dict[str, set[tuple[str, str]]] = {}
    for row in waiting:
        ways.setdefault(name_words(row.values["full_name"]), set()).add(_born_and_code(row))
    return [row for row in waiting if any(_born_and_code(row)) and len(ways[name_words(row.values["full_name"])]) == 1]


def _is_only_unknown(row: PastRow) -> bool:
    doubts = [one["field"] for one in row.reasons if one["level"] != Level.NOTE.value]
    offered = [value for value, _label in row.options]
    return doubts == ["full_name"] and NEW in offered and not any(value.startswith(IS) for value in offered)


def _born_and_code(row: PastRow) -> tuple[str, str]:
    return _whole_day(row.values.get("birth_date")), str(row.values.get("code") or "").casefold()


def _whole_day(value: Any) -> str:
    """A date of which the sheet told only the year is none."""
    said = str(value or "")
    return said if len(said) == len("1985-03-07") else ""


def enter_unknown(found: PastList, wanted: Pairs, by: Author) -> tuple[Pairs, list[list[list[Any]]]]:
    """The rows, each now about somebody of the register, and what of people and posts each has brought."""
    firsts: dict[tuple[Any, ...], PastRow] = {}
    for row, one in wanted:
        if one.unknown:
            firsts.setdefault(one.unknown, row)
    if firsts and not writes_staff_of.test(by, found.unit):
        raise NotYours(f"Không có quyền thêm người vào sổ cán bộ của {found.unit}.")
    people = dict(zip(firsts, _people(found, firsts, by), strict=True))
    years = _years(wanted)
    units = Unit.objects.in_bulk(units_of_list(found.unit, by))
    posts = [_post(people[who], row, years[who], units, found) for who, row in firsts.items()]
    entered = {row.pk: ["post", post.pk] for row, post in zip(firsts.values(), give_posts(posts, by=by), strict=True)}
    told = [(row, replace(one, person_id=people[one.unknown].pk) if one.unknown else one) for row, one in wanted]
    return told, [[entered[row.pk]] if row.pk in entered else [] for row, _one in wanted]


def _people(found: PastList, firsts: dict[tuple[Any, ...], PastRow], by: Author) -> list[Person]:
    """Records that stand without any post are taken again; the others are new."""
    codes = {who: who[2] or f"{PROVISIONAL}-Q{found.pk}-{row.row}" for who, row in firsts.items()}
    known = {one.code.casefold(): one for one in Person.objects.filter(code__in=codes.values())}
    fresh = {who: row for who, row in firsts.items() if codes[who].casefold() not in known}
    made = enter_people((_details(row, codes[who]) for who, row in fresh.items()), by=by)
    known |= {one.code.casefold(): one for one in made}
    return [known[codes[who].casefold()] for who in firsts]


def _details(row: PastRow, code: str) -> dict[str, Any]:
    told = row.values | {"birth_date": _whole_day(row.values.get("birth_date"))}
    return {key: told[key] for key in OF_ROW if told.get(key)} | {"code": code}


def _years(wanted: Pairs) -> dict[tuple[Any, ...], list[str]]:
    found: dict[tuple[Any, ...], list[str]] = {}
    for row, one in wanted:
        if one.unknown:
            found.setdefault(one.unknown, []).append(row.values["period"])
    return found


def _post(person: Person, row: PastRow, years: list[str], units: dict[int, Unit], found: PastList) -> Post:
    """Held from the first year the list tells of to the last; longer only where that year still runs."""
    bounds = [calendar.period_bounds(year) for year in years]
    last = max(end for _first, end in bounds)
    title = (row.values.get("post") or UNSAID)[:120]
    at = units.get(row.values.get("unit") or 0, units[found.unit_id])
    until = last if last < calendar.today() else None
    return Post(
        person=person, unit=at, title=title, kind=post_kind(title, at), since=min(first for first, _end in bounds), until=until
    )  # fmt: skip


def posts_by(rows: Iterable[PastRow]) -> list[Post]:
    """Posts that came with the rows of a list, with their people."""
    ids = [pk for row in rows for table, pk, *_before in row.made if table == "post"]
    return list(Post.objects.filter(pk__in=ids).select_related("person"))


def never_held(posts: list[Post]) -> None:
    """They end before they begin; the people stay, without a post."""
    for post in posts:
        post.until = post.since - timedelta(days=1)
    Post.objects.bulk_update(posts, ["until"], batch_size=500)


def built_on_people(posts: list[Post], made: dict[str, Any]) -> list[Lack]:
    """What others wrote about people who came with the list; `made`: what the list itself wrote, by table."""
    people = {post.person_id: post.person for post in posts}
    found = all_posts().filter(person__in=people).exclude(pk__in=[post.pk for post in posts])
    lacks = [Lack(f"{people[pk]} đã có vị trí công tác khác.") for pk in set(found.values_list("person_id", flat=True))]
    for relation in Person._meta.get_fields(include_hidden=True):
        model: Any = relation.related_model
        if not isinstance(relation, ForeignObjectRel) or model in (Post, PastRow) or model._meta.app_label in RECKONED:
            continue
        key = relation.field.attname
        rows = model._default_manager.filter(**{f"{key}__in": people}).exclude(
            pk__in=made.get(model._meta.model_name, ())
        )
        used = sorted(set(rows.order_by().values_list(key, flat=True)))
        lacks += [Lack(f"{people[pk]} đã có {model._meta.verbose_name} trong hệ thống.") for pk in used]
    return lacks
