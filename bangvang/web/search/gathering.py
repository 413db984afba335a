"""What one box finds: each kind asks its own list of what the reader may open, and nothing besides."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.urls import reverse

from bangvang import lawbook
from bangvang.office.achievements import queries as achievements
from bangvang.office.decisions import queries as decisions
from bangvang.office.documents import queries as documents
from bangvang.office.people import queries as people
from bangvang.office.people.permissions import Role
from bangvang.office.people.queries import Acting
from bangvang.office.plans import queries as plans
from bangvang.office.units import queries as units
from bangvang.toolbox import calendar
from bangvang.toolbox.finding import Found, Words, find, is_code, typed_words
from bangvang.toolbox.vietnamese import date_text, fold, number
from bangvang.web.shared.reach import people_in_reach

OF_PEOPLE, OF_UNITS = Words(), Words()
MET_OF_ALL, MET_OF_SOME = 600, 50_000
READ_THROUGH = 3000  # decisions whose title is folded for one question, newest first


@dataclass(frozen=True)
class Hit:
    """One line of the answer."""

    label: str
    hint: str
    url: str


@dataclass(frozen=True)
class Group:
    """Hits of one kind; `is_near` where none is just as it was typed."""

    key: str
    title: str
    hits: list[Hit]
    is_near: bool = False


def gathered(by: Acting, words: str, most: int) -> list[Group]:
    """Every kind that holds something; exact kinds before those that are only near."""
    if not typed_words(words):
        return []
    told = [_people(by, words, most), _units(by, words, most)]
    told += [_decisions(by, words, most), _texts(by, words, most), _plans(by, words, most)]
    return sorted((group for group in told if group.hits), key=lambda group: group.is_near)


def _people(by: Acting, words: str, most: int) -> Group:
    reach = _reach(by)
    found = find(reach, words, everything=people.everybody(), words=OF_PEOPLE, most=most, among=_among(by))
    old = people.once_known(reach, words)
    found = Found([]) if old and found.is_near else found
    records = people.SamePeople((row.pk, row.pk) for row in found.rows)  # only records that stay are in reach
    posts = people.posts_of(records, calendar.today())
    hits = [Hit(row.full_name, _told(posts.get(row.pk)), reverse("person", args=[row.pk])) for row in found.rows]
    hits += [Hit(one.full_name, f"trước đây: {name}", reverse("person", args=[one.pk])) for one, name in old]
    return Group("nguoi", "Người", hits[:most], found.is_near)


def _among(by: Acting) -> int:
    """SQLite reads and orders all; PostgreSQL is not made to order a common name of millions."""
    if connection.vendor != "postgresql":
        return 0
    return MET_OF_ALL if achievements.reads_everything(by) else MET_OF_SOME


def _reach(by: Acting) -> Any:
    """Whom the reader may look up; of one's own unit the few people are told first, so that not all names are read."""
    reach = people_in_reach(by).prefetch_related(None).order_by("name_key", "pk")
    if by.has_role(*people.BRANCH_ROLES):
        return reach
    here = people.all_posts().filter(unit__in=people.units_read_by(by))
    return reach.filter(pk__in=here.values("person"))


def _told(post: Any) -> str:
    return f"{post.title}, {post.unit.name}" if post else ""


def _units(by: Acting, words: str, most: int) -> Group:
    reach = people.units_answered_for(by)
    found = find(reach.order_by("path"), words, everything=units.every_unit(), words=OF_UNITS, most=most)
    old = units.once_named(reach, words)
    if old and found.is_near:
        found = Found([])
    seen = {unit.pk for unit in found.rows}
    hits = [_unit_hit(unit, _unit_hint(unit)) for unit in found.rows]
    hits += [_unit_hit(one.unit, f"trước đây: {one.name}") for one in old if one.unit_id not in seen]
    return Group("don-vi", "Đơn vị", hits[:most], found.is_near)


def _unit_hit(unit: Any, hint: str) -> Hit:
    return Hit(unit.name, hint, reverse("unit", args=[unit.pk]))


def _unit_hint(unit: Any) -> str:
    return f"kết thúc hoạt động ngày {date_text(unit.until)}" if unit.until else unit.get_kind_display()


def _decisions(by: Acting, words: str, most: int) -> Group:
    """Decisions issued here by number or title; those on the register alone by a part of their number."""
    if by.role_names <= {Role.ADMINISTRATOR}:  # keeps accounts and reads no records
        return Group("quyet-dinh", "Quyết định", [])
    rows = decisions.decisions_seen_by(by).order_by("-created_at", "-pk")
    told = rows.values("pk", "number", "decided_date", "issuer", "title", "award", "period")[:READ_THROUGH]
    holding = _holding(told, words, _decision_text)
    hits = [Hit(_decision_label(row), _decision_hint(row), reverse("decision", args=[row["pk"]])) for row in holding]
    if any(sign.isdigit() for sign in words):
        seen = {(row["number"], row["decided_date"]) for row in holding}
        registered = achievements.decisions_found(by, words)
        hits += [_registered(row) for row in registered if (row["number"], row["decided_date"]) not in seen]
    return Group("quyet-dinh", "Quyết định", hits[:most])


def _decision_text(row: dict[str, Any]) -> str:
    return " ".join((row["number"], row["title"], achievements.award_label(row["award"]), row["period"]))


def _decision_label(row: dict[str, Any]) -> str:
    return f"Quyết định số {row['number']}" if row["number"] else f"Dự thảo: {row['title']}"


def _decision_hint(row: dict[str, Any]) -> str:
    about = f"{achievements.award_label(row['award'])}, năm {row['period']}" if row["award"] else row["title"]
    return _of(row["decided_date"], row["issuer"], about)


def _registered(row: dict[str, Any]) -> Hit:
    url = f"{reverse('awards')}?{urlencode({'q': row['number']})}"
    hint = f"{_of(row['decided_date'], row['issuer'])}, {number(row['names'])} tên"
    return Hit(f"Quyết định số {row['number']}", hint, url)


def _texts(by: Acting, words: str, most: int) -> Group:
    """Texts of the State that the lawbook holds, and regulations of the place."""
    law = _holding(lawbook.INSTRUMENTS.values(), words, lambda text: f"{text.name} {text.title}")
    local = _holding(documents.instruments_seen_by(by), words, lambda text: f"{text.number} {text.title}")
    hits = [_local(text) for text in local]
    hits += [Hit(text.name, text.title, reverse("law-instruments")) for text in law]
    return Group("van-ban", "Văn bản, quy định", hits[:most])


def _local(text: Any) -> Hit:
    return Hit(text.number, _of(text.issued_date, text.issuer, text.title), reverse("instrument", args=[text.pk]))


def _plans(by: Acting, words: str, most: int) -> Group:
    rows = plans.plans_seen_by(by).defer("reading")
    found = _holding(rows, words, lambda plan: f"{plan.number} {plan.title}")
    hits = [
        Hit(plan.title, _of(plan.issued_date, plan.issuer, f"số {plan.number}"), reverse("plan", args=[plan.pk]))
        for plan in found
    ]
    return Group("ke-hoach", "Kế hoạch", hits[:most])


def _holding(rows: Iterable[Any], words: str, text: Any) -> list[Any]:
    """Rows whose text holds every word; kinds of which there are few are folded here."""
    asked = typed_words(words)
    return [row for row in rows if _holds(fold(text(row)), asked)]


def _holds(text: str, asked: list[str]) -> bool:
    return all(word in text if is_code(word) else f" {word}" in f" {text}" for word in asked)


def _of(day: date | None, issuer: str, title: str = "") -> str:
    return ", ".join(_parts(day, issuer, title))


def _parts(day: date | None, issuer: str, title: str) -> Iterator[str]:
    if day:
        yield f"ngày {date_text(day)}"
    if issuer:
        yield f"của {issuer}"
    if title:
        yield title
