"""What is read of the present day: conduct, holds, merits, post, leadership of a cluster or a movement, counts of a group."""

from __future__ import annotations

from collections.abc import Callable

from .shapes import MERITS
from .subject import AMOUNT_OF, PRESENT, UNKNOWN, Subject, yes

BIG = 10_000_000


def _key(name: str) -> Callable[[Subject], int]:
    return lambda subject: yes(subject.facts.get(name))


for _name in ("exemplary", "united", "leads_cluster"):
    PRESENT[_name] = _key(_name)


def no_hold(subject: Subject) -> int:
    """A hold defers and does not refuse: with one the answer is not known (NĐ 98/2023 Điều 4)."""
    given = subject.facts.get("holds")
    return UNKNOWN if given is None or len(given) else 1


def free_of_discipline(subject: Subject) -> int:
    """Not under a term of discipline on the day."""
    given = subject.facts.get("disciplined_now")
    return 1 if not subject.is_person else UNKNOWN if given is None else int(not given)


def _merit(name: str) -> Callable[[Subject], int]:
    def read(subject: Subject) -> int:
        given = subject.facts.get("merits")
        return UNKNOWN if given is None else int(name in given)

    return read


for _name in MERITS:
    PRESENT[_name] = _merit(_name)


def registered(subject: Subject) -> int:
    """Registered for emulation at all: a ground until 2023-12-31 only."""
    given = subject.facts.get("registered")
    return UNKNOWN if given is None else int(len(given) > 0)


def _post(*posts: str, doubtful: tuple[str, ...] = ()) -> Callable[[Subject], int]:
    def read(subject: Subject) -> int:
        given = subject.facts.get("post")
        return UNKNOWN if given is None or given in doubtful else int(given in posts)

    return read


def _leads(*launchers: str, years: float) -> Callable[[Subject], int]:
    """Leads a thematic movement launched by one of these and run at least so long."""

    def read(subject: Subject) -> int:
        given = subject.facts.get("leads_movement")
        if given is None:
            return UNKNOWN
        if not given:
            return 0
        by, run = given.get("by"), given.get("years")
        if by is not None and by not in launchers:
            return 0
        if run is not None and run < years:
            return 0
        return UNKNOWN if by is None or (run is None and years > 0) else 1

    return read


def whole_unit(subject: Subject) -> int:
    """A group is a unit unless it is said to be a tổ inside one."""
    return int(not subject.facts.get("team", False))


PRESENT["whole_unit"] = whole_unit
PRESENT["any_collective"] = lambda _subject: 1
PRESENT["no_hold"] = no_hold
PRESENT["free_of_discipline"] = free_of_discipline
PRESENT["registered"] = registered
PRESENT["is_teacher"] = _post("teacher")
PRESENT["is_manager"] = _post("manager", doubtful=("official",))
PRESENT["leads_tinh_3"] = _leads("tinh", years=3)
PRESENT["leads_bo_3"] = _leads("bo", years=3)
PRESENT["leads_bo_tinh_3"] = _leads("bo", "tinh", years=3)
PRESENT["leads_bo_tinh_5"] = _leads("bo", "tinh", years=5)
PRESENT["leads_thu_tuong"] = _leads("thu_tuong", years=0)
PRESENT["leads_thu_tuong_5"] = _leads("thu_tuong", years=5)


def _count(name: str) -> Callable[[Subject], tuple[int, int]]:
    def read(subject: Subject) -> tuple[int, int]:
        given = subject.facts.get(name)
        return (0, subject.facts.get("members", BIG)) if given is None else (given, given)

    return read


for _name in ("members", "completed", "ldtt", "cstdcs", "disciplined_members"):
    AMOUNT_OF[f"n_{_name}"] = _count(_name)
