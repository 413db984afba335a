"""The staff: heads, teachers and clerks of every unit, invented; how long each has served, where, and spells away."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from bangvang.demo.names import person_name
from bangvang.demo.organisation import Organisation, in_mountains
from bangvang.office.people.actions import enter_people, give_posts, write_leaves
from bangvang.office.people.models import Contract, Leave, LeaveKind, Person, Post, PostKind
from bangvang.office.units.models import Kind, Level, Unit
from bangvang.toolbox.acting import MACHINE

SIZES: dict[str, int] = {
    Level.KINDERGARTEN: 26,
    Level.PRIMARY: 33,
    Level.SECONDARY: 34,
    Level.HIGH: 62,
    Level.CONTINUING: 24,
}
WOMEN: dict[str, float] = {Level.KINDERGARTEN: 0.98, Level.PRIMARY: 0.78}
SMALL_TOTAL, PROVINCE_TOTAL = 1_200, 26_693
SUBJECTS = "Toán|Ngữ văn|Tiếng Anh|Vật lí|Hóa học|Sinh học|Lịch sử|Địa lí|Tin học|Giáo dục thể chất|Âm nhạc|Mĩ thuật|Công nghệ".split(
    "|"
)
LAST_DAY = date(2024, 6, 1)


@dataclass
class Place:
    """One post to be filled."""

    unit: Unit
    title: str
    kind: str
    is_head: bool = False


def build(organisation: Organisation, size: str, chance: Random) -> list[Post]:
    """Enter everybody; the total is the size's figure to the last person."""
    places = list(places_in(organisation, size, chance))
    people = enter_people([person_row(order, place, chance) for order, place in enumerate(places, start=1)], by=MACHINE)
    posts = [
        post
        for person, place in zip(people, places, strict=True)
        for post in _posts(person, place, organisation, chance)
    ]
    give_posts(posts, by=MACHINE)
    write_leaves([leave for person in people if (leave := _leave(person, chance))], by=MACHINE)
    return posts


def places_in(organisation: Organisation, size: str, chance: Random) -> Iterator[Place]:
    """Every post to be filled; as many as the size has people."""
    total = SMALL_TOTAL if size == "small" else PROVINCE_TOTAL
    fixed = [
        place
        for unit in (organisation.department, *organisation.divisions, organisation.union)
        for place in _office_places(unit)
    ]
    fixed += [place for office in organisation.offices for place in _office_places(office)]
    yield from fixed
    left = total - len(fixed)
    weights = [SIZES[Level(unit.level)] * chance.uniform(0.6, 1.4) for unit in organisation.schools]
    counts = [max(12, int(left * weight / sum(weights))) for weight in weights]
    order = 0
    while (gap := left - sum(counts)) != 0:
        counts[order % len(counts)] += 1 if gap > 0 else -1
        order += 1
    for unit, count in zip(organisation.schools, counts, strict=True):
        yield from _school_places(unit, count, chance)


def _office_places(unit: Unit) -> list[Place]:
    head = {
        Kind.DEPARTMENT: "Giám đốc",
        Kind.OFFICE: "Chánh Văn phòng",
        Kind.DIVISION: "Chánh Thanh tra" if unit.code.endswith("TTRA") else "Trưởng phòng",
        Kind.UNION: "Chủ tịch",
        Kind.DISTRICT_OFFICE: "Trưởng phòng",
    }[Kind(unit.kind)]
    deputy = f"Phó {head}"
    places = [
        Place(unit, head, PostKind.MANAGER, True),
        Place(unit, deputy, PostKind.MANAGER),
        Place(unit, deputy, PostKind.MANAGER),
    ]
    experts = 0 if unit.kind == Kind.DEPARTMENT else 5
    return places + [Place(unit, "Chuyên viên", PostKind.OFFICIAL) for _expert in range(experts)]


def _school_places(unit: Unit, count: int, chance: Random) -> Iterator[Place]:
    head = "Giám đốc" if unit.level == Level.CONTINUING else "Hiệu trưởng"
    yield Place(unit, head, PostKind.MANAGER, True)
    deputies = 1 + (count > 40)
    for _deputy in range(deputies):
        yield Place(unit, f"Phó {head}", PostKind.MANAGER)
    clerks = ["Văn thư", "Kế toán", "Y tế trường học", "Thư viện"][: 2 + (count > 30) + (count > 45)]
    for title in clerks:
        yield Place(unit, f"Nhân viên {title}", PostKind.STAFF)
    for _teacher in range(count - 1 - deputies - len(clerks)):
        yield Place(unit, _teacher_title(unit, chance), PostKind.TEACHER)


def _teacher_title(unit: Unit, chance: Random) -> str:
    if unit.level in (Level.KINDERGARTEN, Level.PRIMARY):
        return "Giáo viên mầm non" if unit.level == Level.KINDERGARTEN else "Giáo viên tiểu học"
    return f"Giáo viên {chance.choice(SUBJECTS)}"


def person_row(order: int, place: Place, chance: Random) -> dict[str, Any]:
    """One invented person for the post."""
    women = WOMEN.get(place.unit.level, 0.6)
    sex = "nu" if chance.random() < women else "nam"
    name, people = person_name(chance, sex, highland=in_mountains(place.unit) and chance.random() < 0.25)
    age = chance.randint(40, 58) if place.kind == PostKind.MANAGER else chance.randint(24, 59)
    born = date(2024 - age, chance.randint(1, 12), chance.randint(1, 28))
    served = max(0, min(age - 23, int(chance.triangular(0, age - 22, age - 24))))
    joined = date(2023 - served, 9 if served else chance.choice((9, 9, 11)), chance.choice((1, 5, 15)))
    if served == 0 and chance.random() < 0.25:
        joined = date(2024, 2, 1)  # under six months at the end of the school year
    return {
        "code": f"QN{order:06d}",
        "full_name": name,
        "birth_date": born,
        "sex": sex,
        "ethnicity": people,
        "joined_date": joined,
        "retired_date": date(2024, 5, 1) if age >= 59 and chance.random() < 0.3 else None,
        "is_invented": True,
    }


def _posts(person: Person, place: Place, organisation: Organisation, chance: Random) -> Iterator[Post]:
    joined = person.joined_date or LAST_DAY
    contract = Contract.CONTRACT if place.kind != PostKind.MANAGER and chance.random() < 0.06 else Contract.STAFF
    since = joined
    if chance.random() < 0.08 and joined < date(2021, 1, 1) and not place.is_head:
        since = date(chance.choice((2021, 2022, 2023)), 8, 1)  # came from another school
        other = chance.choice(organisation.schools)
        yield Post(
            person=person,
            unit=other,
            title=place.title,
            kind=place.kind,
            contract=contract,
            since=joined,
            until=since - timedelta(days=1),
        )
    yield Post(
        person=person,
        unit=place.unit,
        title=place.title,
        kind=place.kind,
        contract=contract,
        is_head=place.is_head,
        since=since,
        until=person.retired_date,
    )


def _leave(person: Person, chance: Random) -> Leave | None:
    luck = chance.random()
    if person.sex == "nu" and person.birth_date and person.birth_date.year > 1985 and luck < 0.07:
        since = date(chance.choice((2022, 2023)), chance.choice((3, 10, 11)), 1)
        return Leave(person=person, kind=LeaveKind.MATERNITY, since=since, until=since + timedelta(days=182))
    if luck > 0.985:
        since = date(2022, 9, 5)
        return Leave(
            person=person,
            kind=LeaveKind.STUDY,
            since=since,
            until=date(2023, 8, 31),
            course_months=24,
            has_kept_rules=True,
            result="kha",
        )
    return None
