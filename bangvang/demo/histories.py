"""Years before the demo's own: ratings, initiatives, titles with their decisions, discipline, holds. All invented."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from bangvang.demo.organisation import Organisation
from bangvang.office.achievements.actions import enter_discipline, enter_initiatives, note_complete, place_hold, rate
from bangvang.office.achievements.models import ListKind, Proof
from bangvang.office.decisions.actions import enter_history
from bangvang.office.people.models import Person, Post, PostKind
from bangvang.office.units.models import Clock, Kind, Unit
from bangvang.office.units.queries import district_of
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.calendar import period_bounds

SOLUTIONS = (
    "Một số biện pháp rèn kỹ năng đọc hiểu|Sử dụng sơ đồ tư duy|Dạy học theo dự án|Tổ chức trò chơi học tập|Ứng dụng bảng tương tác|"
    "Rèn nền nếp lớp học|Phối hợp với phụ huynh|Bồi dưỡng học sinh giỏi|Xây dựng ngân hàng câu hỏi|Giáo dục kỹ năng sống"
).split("|")


@dataclass
class Body:
    """One deciding authority and the units whose people it decides on."""

    unit: Unit
    issuer: str
    symbol: str
    units: list[Unit] = field(default_factory=list)


@dataclass
class Year:
    """What one year brought to the people of one body."""

    period: str
    rows: list[tuple[Post, str, int]] = field(default_factory=list)  # post, grade, months worked
    authors: set[int] = field(default_factory=set)


def build(organisation: Organisation, posts: list[Post], periods: Iterable[str], chance: Random) -> None:
    """Write all years for everybody. Calendar-year units take the year in which a school year ends."""
    talent = {post.person_id: chance.random() for post in posts}
    runs: dict[int, int] = {}
    years = list(periods)
    _write_years(bodies_of(organisation), posts, years, talent, runs, organisation.province, chance)
    _write_years(offices_of(organisation), posts, years, talent, runs, organisation.province, apart())


def _write_years(
    bodies: list[Body],
    posts: list[Post],
    periods: list[str],
    talent: dict[int, float],
    runs: dict[int, int],
    province: Unit,
    chance: Random,
) -> None:
    for period in periods:
        for body in bodies:
            year = rate_people(body, posts, period, talent, chance)
            recognise(body, year, chance)
            give_titles(body, year, talent, runs, province, chance)


def bodies_of(organisation: Organisation) -> list[Body]:
    """The Sở for its own units and offices; each district's chair for the schools of its Phòng."""
    own = [unit for unit in organisation.schools if unit.kind == Kind.DEPARTMENT_UNIT]
    bodies = [Body(organisation.department, organisation.department.name, "QĐ-SGDĐT", own)]
    bodies.append(Body(organisation.department, organisation.department.name, "QĐ-SGDĐT", organisation.divisions))
    for office in organisation.offices:
        schools = [unit for unit in organisation.schools if unit.parent_id == office.pk]
        if schools:
            bodies.append(Body(office, district_of(office).name, "QĐ-UBND", schools))
    return bodies


def offices_of(organisation: Organisation) -> list[Body]:
    """Each district's chair for the staff of its own Phòng, where that has schools here."""
    with_schools = {school.parent_id for school in organisation.schools}
    offices = [office for office in organisation.offices if office.pk in with_schools]
    return [Body(office, district_of(office).name, "QĐ-UBND", [office]) for office in offices]


def leaders_of(organisation: Organisation) -> Body:
    """The province's chair for the Sở and those posted at it: rated from above, and later."""
    return Body(organisation.department, f"Chủ tịch {organisation.province.name}", "QĐ-UBND", [organisation.department])


def apart() -> Random:
    """A chance of their own for the offices: whatever befalls them changes no school's story."""
    return Random(1218)  # noqa: S311 - decides invented cases, guards nothing


def rate_people(body: Body, posts: list[Post], period: str, talent: dict[int, float], chance: Random) -> Year:
    """Everybody's rating of the year, and each school's own."""
    year = Year(period if body.units[0].clock == Clock.SCHOOL_YEAR else period[-4:])
    first, last = period_bounds(year.period)
    at = {unit.pk for unit in body.units}
    for post in posts:
        if post.unit_id in at and _was_here(post, first, last):
            months = min(12 if "-" not in year.period else 10, _months(post.person, first, last))
            year.rows.append((post, _grade(talent[post.person_id], chance), months))
    head = {
        "number": f"{chance.randint(20, 400)}/QĐ",
        "decided_date": decided_on(year.period, 5, 28),
        "issuer": body.issuer,
    }
    head |= {"period": year.period, "proof": Proof.CONFIRMED}
    rate([{"person": p.person, "grade": g, "months_worked": m, **head} for p, g, m in year.rows], by=MACHINE)
    rate([{"unit": unit, "grade": chance.choice(("HTXS", "HTT", "HTT")), **head} for unit in body.units], by=MACHINE)
    return year


def recognise(body: Body, year: Year, chance: Random) -> None:
    """The list of recognised initiatives of the year, one decision a body."""
    authors = [post for post, grade, months in year.rows if months >= 6 and grade != "KHT" and chance.random() < 0.22]
    rows = [
        {"title": f"{chance.choice(SOLUTIONS)} tại {post.unit.short_name} ({n})", "authors": [(post.person, 100)]}
        for n, post in enumerate(authors, start=1)
    ]
    year.authors = {post.person_id for post in authors}
    enter_initiatives(
        body.unit,
        by=MACHINE,
        period=year.period,
        reach="base",
        number=f"{chance.randint(100, 900)}/{body.symbol}",
        decided_date=decided_on(year.period, 5, 20),
        issuer=body.issuer,
        rows=rows,
        proof=Proof.CONFIRMED,
    )
    units = [unit.pk for unit in body.units]
    note_complete(units, [year.period], ListKind.INITIATIVES, since=decided_on(year.period, 5, 20))


def give_titles(
    body: Body, year: Year, talent: dict[int, float], runs: dict[int, int], province: Unit, chance: Random
) -> None:
    """Lao động tiên tiến, then the best with an initiative, then a provincial Bằng khen after two in a row."""
    workers = [post for post, grade, months in year.rows if grade in ("HTXS", "HTT") and months >= 6]
    workers = [post for post in workers if chance.random() < 0.96]
    best = list(_best(workers, year.authors, talent))
    chosen = {post.person_id for post in best}
    for post, _grade, _months in year.rows:
        runs[post.person_id] = runs.get(post.person_id, 0) + 1 if post.person_id in chosen else 0
    summer = decided_on(year.period, 7, 12)
    _record(body, year, "LDTT", workers, summer, chance)
    _record(body, year, "CSTDCS", best, summer, chance)
    praised = [post for post in best if runs[post.person_id] >= 2 and chance.random() < 0.3]
    _record(
        Body(province, f"Chủ tịch {province.name}", "QĐ-UBND", body.units),
        year,
        "BKT",
        praised,
        decided_on(year.period, 10, 15),
        chance,
    )


def discipline_some(posts: list[Post], chance: Random) -> None:
    """A few reprimands of past years, and two cases that wait for an authority today."""
    teachers = [post for post in posts if post.kind == PostKind.TEACHER and post.until is None]
    for post in chance.sample(teachers, max(2, len(teachers) // 400)):
        since = date(chance.choice((2022, 2023)), chance.choice((3, 11)), 10)
        until = date(since.year + 1, since.month, 9)
        enter_discipline(
            post.person,
            by=MACHINE,
            form="khien_trach",
            since=since,
            until=until,
            number=f"{chance.randint(10, 90)}/QĐ",
            issuer=post.unit.name,
        )
    for post in chance.sample(teachers, 2):
        source = "Sổ tiếp nhận đơn của Thanh tra Sở (minh họa)"
        place_hold(post.person, by=MACHINE, kind="complaint", source=source, since=date(2024, 6, 3))


def decided_on(period: str, month: int, day: int) -> date:
    """A day at the end of a year under review; calendar years are closed in the next January."""
    if "-" in period:
        return date(int(period[-4:]), month, day)
    return date(int(period) + 1, 1, 20)


def _was_here(post: Post, first: date, last: date) -> bool:
    return post.since <= last and (post.until is None or post.until >= min(last, date(2024, 6, 1)))


def _months(person: Person, first: date, last: date) -> int:
    since = max(first, person.joined_date or first)
    return max(0, (last.year - since.year) * 12 + last.month - since.month + 1)


def _grade(talent: float, chance: Random) -> str:
    score = 0.65 * talent + 0.35 * chance.random()
    if score > 0.78:
        return "HTXS"
    if score > 0.13:
        return "HTT"
    return "HT" if score > 0.05 else "KHT"


def _best(workers: list[Post], authors: set[int], talent: dict[int, float]) -> Iterator[Post]:
    """At most 15 % of each unit's Lao động tiên tiến, only with an initiative (the rule before 2024)."""
    by_unit: dict[int, list[Post]] = {}
    for post in workers:
        by_unit.setdefault(post.unit_id, []).append(post)
    for here in by_unit.values():
        able = sorted((post for post in here if post.person_id in authors), key=lambda post: -talent[post.person_id])
        yield from able[: len(here) * 15 // 100]


def _record(body: Body, year: Year, award: str, posts: list[Post], day: date, chance: Random) -> None:
    rows = [_row(post, award, year.period) for post in posts]
    if not rows:
        return
    enter_history(
        by=MACHINE,
        number=f"{chance.randint(500, 3999)}/{body.symbol}",
        decided_date=day,
        issuer=body.issuer,
        signer="",
        rows=rows,
        proof=Proof.CONFIRMED,
        covers=[unit.pk for unit in body.units],
    )


def _row(post: Post, award: str, period: str) -> dict[str, Any]:
    return {
        "person": post.person,
        "award": award,
        "period": period,
        "kind": "cong_trang",
        "name_printed": post.person.full_name,
        "post_printed": f"{post.title}, {post.unit.name}",
        "held_at": post.unit,
    }
