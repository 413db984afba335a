"""What rows of a past list become in the register: awards by the door of history, ratings, initiatives, results of contests."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from bangvang.office.achievements.actions.awards import record_awards
from bangvang.office.achievements.actions.yearly import note_complete
from bangvang.office.achievements.models import (
    AwardRecord,
    ContestResult,
    Door,
    Initiative,
    InitiativeShare,
    ListKind,
    Nature,
    PastKind,
    PastList,
    Proof,
    Rating,
)
from bangvang.office.achievements.reading.comparing import HEAD
from bangvang.office.achievements.reading.held import Compared
from bangvang.office.people.models import Person, Post
from bangvang.office.people.queries import all_posts, units_of_list
from bangvang.office.units.models import Unit
from bangvang.toolbox import audit
from bangvang.toolbox.acting import Author
from bangvang.toolbox.vietnamese import nfc

Told = list[tuple[dict[str, Any], Compared]]
Made = list[list[list[Any]]]  # of each row: [table, id, …]
RATED = ["grade", "number", "decided_date", "issuer", "entered_by"]


def write_awards(found: PastList, rows: Told, by: Author) -> Made:
    """One entry in the register for each row, decision by decision."""
    people = Person.objects.in_bulk({one.person_id for _told, one in rows if one.person_id})
    units = Unit.objects.in_bulk(units_of_list(found.unit, by))
    posts = _posts_at(units, people)
    made: Made = [[] for _row in rows]
    for head, places in _by_decision(rows).items():
        entries = [_entry(found, *rows[place], people, units, posts) for place in places]
        door: dict[str, Any] = {"door": Door.HISTORY, "proof": Proof.DECLARED, "is_whole": found.is_complete}
        number, day, issuer, signer = head
        records = record_awards(entries, by=by, number=number, decided_date=day, issuer=issuer, signer=signer, **door)
        for place, record in zip(places, records, strict=True):
            made[place] = [["awardrecord", record.pk]]
    return made


def _by_decision(rows: Told) -> dict[tuple[Any, ...], list[int]]:
    found: dict[tuple[Any, ...], list[int]] = {}
    for place, (told, _one) in enumerate(rows):
        found.setdefault((*(told[key] for key in HEAD), told.get("signer") or ""), []).append(place)
    return found


def _entry(
    found: PastList, told: dict[str, Any], one: Compared, people: Any, units: Any, posts: dict[int, list[Post]]
) -> dict[str, Any]:
    """Name, post and school as of then: the one the row names, else the one of the post; a group's is held at the group."""
    person = people.get(one.person_id)
    post = _post_in(posts.get(one.person_id or 0, []), int(told["period"][-4:]))
    said = one.unit_id or told.get("unit") or (post.unit_id if post else None)
    held_at = units.get(said, units[found.unit_id])
    name = told.get("full_name") or held_at.name
    where = told.get("post") or (post.title if post else "")
    printed = f"{where}, {held_at.name}" if where else held_at.name
    subject = {"person": person} if person else {"unit": held_at}
    return subject | {
        "award": told["award"], "period": told["period"], "name_printed": name, "held_at": held_at,
        "post_printed": printed[:300] if person else "", "money": told.get("money"),
        "nature": told.get("nature") or Nature.AWARD,
    }  # fmt: skip


def _posts_at(units: Iterable[int], people: dict[int, Person]) -> dict[int, list[Post]]:
    """Posts these people hold or held at the units of the list, the earliest first."""
    found: dict[int, list[Post]] = {}
    for post in all_posts().filter(unit__in=list(units)).order_by("since", "pk"):
        if post.person_id in people:
            found.setdefault(post.person_id, []).append(post)
    return found


def _post_in(posts: list[Post], year: int) -> Post | None:
    """The last of the posts held in the year."""
    held = [post for post in posts if post.since.year <= year and (post.until is None or post.until.year >= year)]
    return held[-1] if held else None


def write_ratings(found: PastList, rows: Told, by: Author) -> Made:
    """New ratings, and corrections of those that were only declared; the row keeps what stood before."""
    ids = {one.person_id for _told, one in rows}
    years = {told["period"] for told, _one in rows}
    old = {(each.person_id, each.period): each for each in Rating.objects.filter(person__in=ids, period__in=years)}
    fresh: list[Rating] = []
    changed: list[Rating] = []
    made = []
    for told, one in rows:
        rating = old.get((one.person_id, told["period"])) or Rating(person_id=one.person_id, period=told["period"])
        before = {name: getattr(rating, name) for name in RATED[:4]} if rating.pk else {}
        rating.grade, rating.entered_by_id, rating.proof = told["grade"], by.author_id, Proof.DECLARED
        rating.number, rating.issuer = nfc(told.get("number") or ""), nfc(told.get("issuer") or "")
        rating.decided_date = told.get("decided_date")
        (changed if rating.pk else fresh).append(rating)
        made.append((rating, before))
    Rating.objects.bulk_create(fresh, batch_size=500)
    Rating.objects.bulk_update(changed, RATED, batch_size=500)
    _journal(changed, rows, by)
    return [[["rating", rating.pk, _plain(before)]] for rating, before in made]


def _journal(changed: list[Rating], rows: Told, by: Author) -> None:
    said = {(one.person_id, told["period"]): dict(one.changes) for told, one in rows if one.changes}
    people = Person.objects.in_bulk({each.person_id for each in changed})
    events = [
        audit.Event(
            "achievements.write_past",
            people[each.person_id],
            changes={f"xếp loại {each.period}": list(said[each.person_id, each.period]["grade"])},
        )
        for each in changed
    ]
    audit.record_all(events, by=by)


def write_initiatives(found: PastList, rows: Told, by: Author) -> Made:
    """Each initiative with the shares of its authors who are on the register."""
    fresh = [
        Initiative(
            title=nfc(told["title"])[:400], period=told["period"], reach=told["reach"], number=nfc(told["number"]),
            decided_date=told["decided_date"], issuer=nfc(told["issuer"]), entered_by_id=by.author_id,
        )
        for told, _one in rows
    ]  # fmt: skip
    made = Initiative.objects.bulk_create(fresh, batch_size=300)
    shares = [
        InitiativeShare(initiative=each, person_id=person, percent=percent)
        for each, (_told, one) in zip(made, rows, strict=True)
        for person, percent in one.authors
    ]
    InitiativeShare.objects.bulk_create(shares, batch_size=500)
    if found.is_complete:
        years = {told["period"] for told, _one in rows}
        note_complete([found.unit_id], years, ListKind.INITIATIVES)
    return [[["initiative", each.pk]] for each in made]


def write_results(found: PastList, rows: Told, by: Author) -> Made:
    """What was won, beside the decision that says so."""
    fresh = [
        ContestResult(
            person_id=one.person_id, contest=nfc(told["contest"])[:200], level=told.get("level") or "",
            prize=told["prize"], pupil=nfc(told.get("pupil") or "")[:120], period=told["period"], achieved_date=told.get("achieved_date"),
            number=nfc(told.get("number") or ""), decided_date=told.get("decided_date"),
            issuer=nfc(told.get("issuer") or ""), entered_by_id=by.author_id,
        )
        for told, one in rows
    ]  # fmt: skip
    made = ContestResult.objects.bulk_create(fresh, batch_size=500)
    return [[["contestresult", each.pk]] for each in made]


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in values.items()}


WRITERS: dict[str, Callable[[PastList, Told, Author], Made]] = {
    PastKind.AWARDS: write_awards, PastKind.RATINGS: write_ratings, PastKind.INITIATIVES: write_initiatives,
    PastKind.RESULTS: write_results,
}  # fmt: skip
TABLES = {"awardrecord": AwardRecord, "rating": Rating, "initiative": Initiative, "contestresult": ContestResult}
