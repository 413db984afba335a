"""Pairs that look like one person, side by side: what is the same, what differs, and how much each record holds."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from bangvang.office.achievements import queries as achievements
from bangvang.office.people import queries as people
from bangvang.office.people.queries import LookAlike
from bangvang.toolbox.vietnamese import date_text

MOST = 20  # at once: what is settled leaves the list, the next ones follow


@dataclass(frozen=True)
class Line:
    """One fact of both records."""

    label: str
    first: str
    second: str

    @property
    def differs(self) -> bool:
        return self.first != self.second


@dataclass(frozen=True)
class PairShown:
    first: Any
    second: Any
    reasons: tuple[str, ...]
    lines: list[Line]


def shown(pairs: list[LookAlike]) -> list[PairShown]:
    """The first of them with all that tells them apart, in three queries however many there are."""
    few = pairs[:MOST]
    same = people.same_person_ids({one.pk for pair in few for one in (pair.first, pair.second)})
    posts, counts = _posts_of(same), _awards_of(same)
    return [PairShown(pair.first, pair.second, pair.reasons, _lines(pair, posts, counts)) for pair in few]


def _lines(pair: LookAlike, posts: dict[int, list[str]], counts: dict[int, int]) -> list[Line]:
    told = [_told(one, posts.get(one.pk, []), counts.get(one.pk, 0)) for one in (pair.first, pair.second)]
    return [Line(label, told[0][label], told[1][label]) for label in told[0]]


def _told(person: Any, posts: list[str], count: int) -> dict[str, str]:
    return {
        "Họ và tên": person.full_name,
        "Ngày sinh": date_text(person.birth_date) or "Chưa ghi",
        "Mã cán bộ": person.code,
        "Số định danh": people.masked(person.citizen_id) or "Chưa ghi",
        "Vào ngành": date_text(person.joined_date) or "Chưa ghi",
        "Quá trình công tác": "; ".join(posts) or "Chưa ghi",
        "Danh hiệu, khen thưởng": f"{count} dòng trong sổ",
    }


def _posts_of(same: people.SamePeople) -> dict[int, list[str]]:
    told: dict[int, list[str]] = {}
    rows = people.all_posts().filter(person__in=list(same)).select_related("unit").order_by("-since", "-pk")
    for post in rows:
        days = f"{date_text(post.since)} đến {date_text(post.until) or 'nay'}"
        told.setdefault(post.person_id, []).append(f"{post.title}, {post.unit.name}, {days}")
    return told


def _awards_of(same: people.SamePeople) -> dict[int, int]:
    rows = achievements.awards_of(people=same).order_by().values_list("person_id", flat=True)
    return Counter(same[person] for person in rows if person)
