"""What is asked about ratings, initiatives, discipline, waiting cases and the register of awards."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from bangvang.lawbook import AWARDS
from bangvang.office.achievements.models import (
    AwardRecord,
    CompleteList,
    Discipline,
    Door,
    Grade,
    Hold,
    Initiative,
    InitiativeShare,
    ListKind,
    Proof,
    Rating,
    Reach,
)
from bangvang.office.people.models import Person, Role
from bangvang.office.people.queries import BRANCH_ROLES, Acting, posts_of, posts_on, units_read_by
from bangvang.office.units.models import Clock, Unit
from bangvang.office.units.queries import units_below
from bangvang.toolbox import calendar
from bangvang.toolbox.calendar import years_back
from bangvang.toolbox.tasks import Sent, Task
from bangvang.toolbox.vietnamese import fold

__all__ = ["Door", "Grade", "ListKind", "Proof", "Reach"]

# Awards on the register whose rules the lawbook does not hold yet: their names alone.
NAMES = {
    "CSTDT": "Chiến sĩ thi đua cấp tỉnh",
    "CSTDB": "Chiến sĩ thi đua cấp Bộ",
    "CSTDTQ": "Chiến sĩ thi đua toàn quốc",
    "CTDT": "Cờ thi đua của Ủy ban nhân dân tỉnh",
    "CTDB": "Cờ thi đua của Bộ Giáo dục và Đào tạo",
    "CTDCP": "Cờ thi đua của Chính phủ",
    "BKB": "Bằng khen của Bộ trưởng Bộ Giáo dục và Đào tạo",
    "BKTTG": "Bằng khen của Thủ tướng Chính phủ",
    "HCLD3": "Huân chương Lao động hạng Ba",
    "HCLD2": "Huân chương Lao động hạng Nhì",
    "HCLD1": "Huân chương Lao động hạng Nhất",
    "KNC": "Kỷ niệm chương “Vì sự nghiệp Giáo dục”",
    "NGUT": "Nhà giáo ưu tú",
    "NGND": "Nhà giáo nhân dân",
    "AHLD": "Anh hùng Lao động",
    "GKX": "Giấy khen của Chủ tịch Ủy ban nhân dân xã",
    "NGTB": "Nhà giáo tiêu biểu của năm",
}
READS_BRANCH = tuple(role for role in BRANCH_ROLES if role != Role.ADMINISTRATOR)
NEUTRAL = "Đang chờ cơ quan có thẩm quyền xác nhận"


@dataclass(frozen=True)
class Waiting:
    """A case that waits, as far as this reader may know of it."""

    text: str
    since: date | None = None
    hold: Hold | None = None


def award_label(code: str) -> str:
    """The name of an award as papers write it."""
    return AWARDS[code].label if code in AWARDS else NAMES.get(code, code)


def ratings_of(person_ids: Iterable[int], periods: Iterable[str] | None = None) -> QuerySet[Rating]:
    rows = Rating.objects.filter(person_id__in=list(person_ids)).order_by("-period")
    return rows if periods is None else rows.filter(period__in=list(periods))


def unit_ratings_of(unit_ids: Iterable[int], periods: Iterable[str] | None = None) -> QuerySet[Rating]:
    rows = Rating.objects.filter(unit_id__in=list(unit_ids)).order_by("-period")
    return rows if periods is None else rows.filter(period__in=list(periods))


def awards_of(*, people: Iterable[int] = (), units: Iterable[int] = ()) -> QuerySet[AwardRecord]:
    """Awards of these people or units, newest first; revoked ones are marked, not hidden."""
    mine = Q(person_id__in=list(people)) | Q(unit_id__in=list(units))
    return AwardRecord.objects.filter(mine).select_related("held_at", "scan").order_by("-decided_date", "-pk")


def titles_of_year(person_ids: Iterable[int], period: str) -> dict[int, list[str]]:
    """Titles decided for one year, by person."""
    rows = AwardRecord.objects.filter(person_id__in=list(person_ids), period=period, revoked_date=None)
    found: dict[int, list[str]] = {}
    for person, award in rows.order_by("pk").values_list("person_id", "award"):
        found.setdefault(person, []).append(award)
    return found


def initiatives_of(person_ids: Iterable[int]) -> QuerySet[InitiativeShare]:
    rows = InitiativeShare.objects.filter(person_id__in=list(person_ids)).select_related("initiative")
    return rows.order_by("-initiative__decided_date", "-pk")


def initiatives_at(unit: Unit, period: str) -> QuerySet[Initiative]:
    """Initiatives of people who have a post at the unit."""
    mine = Initiative.objects.filter(period=period, shares__person__posts__unit=unit).distinct()
    shares = InitiativeShare.objects.select_related("person")
    return mine.prefetch_related(Prefetch("shares", shares, to_attr="authors")).order_by("title", "pk")


def lists_complete(unit: Unit, period: str) -> set[str]:
    """Which lists of the year are in the system whole."""
    return set(CompleteList.objects.filter(unit=unit, period=period).values_list("kind", flat=True))


def disciplines_of(person_ids: Iterable[int]) -> QuerySet[Discipline]:
    return Discipline.objects.filter(person_id__in=list(person_ids)).order_by("-since")


def holds_of(day: date, *, people: Iterable[int] = (), units: Iterable[int] = ()) -> QuerySet[Hold]:
    """Cases that wait on the day."""
    mine = Q(person_id__in=list(people)) | Q(unit_id__in=list(units))
    return Hold.objects.filter(mine, Q(until=None) | Q(until__gte=day), since__lte=day).order_by("pk")


def shown_holds(by: Acting, subject: Person | Unit) -> list[Waiting]:
    """What this reader may know of the waiting cases of a subject: all, or only that something waits."""
    whose = {"units": [subject.pk]} if isinstance(subject, Unit) else {"people": [subject.pk]}
    found = list(holds_of(calendar.today(), **whose))
    if not found:
        return []
    if not may_read_holds(by, subject):
        return [Waiting(NEUTRAL)]
    return [Waiting(f"{hold.get_kind_display()}. Nguồn: {hold.source}", hold.since, hold) for hold in found]


def may_read_holds(by: Acting, subject: Person | Unit) -> bool:
    """The inspectorate, and the officer above who appraises; nobody of the unit itself."""
    if isinstance(subject, Unit):
        unit: Unit | None = subject
    else:
        post = posts_of([subject.pk], calendar.today()).get(subject.pk)
        unit = post.unit if post else None
    appraises = by.oversees(Role.OFFICER, unit) and not by.holds(Role.OFFICER, unit)
    return by.oversees(Role.INSPECTOR, unit) or appraises


def holds_seen_by(by: Acting) -> QuerySet[Hold]:
    """Open cases of the inspectorate's branch, for the inspectorate only."""
    paths = [held.path for held in by.roles if held.role == Role.INSPECTOR]
    units = units_below(paths).values("pk")
    here = posts_on(calendar.today()).filter(unit__in=units).values("person_id")
    open_ones = Hold.objects.filter(Q(unit__in=units) | Q(person__in=here), until=None)
    return open_ones.select_related("person", "unit").order_by("-since", "-pk")


def discipline_forms() -> list[tuple[str, str]]:
    return list(Discipline.Form.choices)


def hold_kinds() -> list[tuple[str, str]]:
    return list(Hold.Kind.choices)


def awards_seen_by(by: Acting, words: str = "", award: str = "", period: str = "") -> QuerySet[AwardRecord]:
    """The register of awards within the reader's scope: a unit's people keep their record when they move."""
    rows = AwardRecord.objects.select_related("held_at", "scan")
    if not reads_everything(by):  # else the register is read along its index, however long it is
        rows = rows.filter(held_at__in=units_read_by(by).values("pk"))
    for word in fold(words).split():
        rows = rows.filter(search_text__contains=word)
    rows = rows.filter(award=award) if award else rows
    return rows.filter(period=period) if period else rows


def reads_everything(by: Acting) -> bool:
    """Holds a role that answers for the branch at the root of the tree."""
    return any(held.role in READS_BRANCH and held.path.count(".") == 1 for held in by.roles)


def decisions_found(by: Acting, number: str) -> list[dict[str, Any]]:
    """Decisions on the register by a part of their number, newest first, with how many names each holds for the reader."""
    rows = awards_seen_by(by).filter(number__icontains=number).order_by()
    told = rows.values("number", "decided_date", "issuer").annotate(names=Count("pk"))
    return [dict(row) for row in told.order_by("-decided_date", "number")[:20]]


def periods_known(unit: Unit) -> list[str]:
    """Years of which the system holds ratings of the unit's people, newest first."""
    rows = Rating.objects.filter(person__posts__unit=unit).values_list("period", flat=True).distinct()
    return sorted(rows, reverse=True)


def tasks_for(by: Acting) -> list[Task]:
    """At the end of a year: the unit's ratings that are not in yet, its list of initiatives not yet said to be whole."""
    today = calendar.today()
    mine = by.units_at(Role.CLERK)
    closing = {
        unit: calendar.period_of(today, unit.clock) for unit in mine if today.month in CLOSING[Clock(unit.clock)]
    }
    if not closing:
        return []
    return [*_rating_tasks(closing), *_initiative_tasks(closing)]


# Months in which a year's ratings and initiatives come in, by the unit's clock. Practice, not law.
CLOSING = {Clock.SCHOOL_YEAR: (5, 6, 7), Clock.CALENDAR_YEAR: (12,)}


def _rating_tasks(closing: dict[Unit, str]) -> list[Task]:
    rated = Rating.objects.filter(period__in=closing.values(), person__posts__unit__in=closing)
    done = set(rated.values_list("person__posts__unit_id", "period"))
    return [
        Task(f"Nhập kết quả xếp loại năm {period}", "ratings", (unit.pk, period), hint=unit.name)
        for unit, period in closing.items()
        if (unit.pk, period) not in done
    ]


def _initiative_tasks(closing: dict[Unit, str]) -> list[Task]:
    lists = CompleteList.objects.filter(unit__in=closing, kind=ListKind.INITIATIVES, period__in=closing.values())
    done = set(lists.values_list("unit_id", "period"))
    return [
        Task(f"Nhập sáng kiến được công nhận năm {period}", "initiatives", (unit.pk, period), hint=unit.name)
        for unit, period in closing.items()
        if (unit.pk, period) not in done
    ]


def sent_by(by: Acting) -> list[Sent]:
    return []


def years_of(ratings: Iterable[Rating], awards: Iterable[AwardRecord], shares: Iterable[InitiativeShare]) -> list[str]:
    """All years a record speaks of, newest first."""
    told = chain(
        (row.period for row in ratings), (row.period for row in awards), (row.initiative.period for row in shares)
    )
    return sorted(set(told), key=lambda period: (period[-4:], period), reverse=True)


def ratings_by_person(person_ids: Iterable[int], period: str) -> dict[int, str]:
    """The grade of each person in one year, by person id."""
    return dict(ratings_of(person_ids, [period]).values_list("person_id", "grade"))


def initiative_authors(person_ids: Iterable[int], period: str) -> set[int]:
    """Who among these has a recognised initiative of the year."""
    return set(initiatives_of(person_ids).filter(initiative__period=period).values_list("person_id", flat=True))


def holders_in_a_row(person_ids: Iterable[int], award: str, period: str, years: int) -> set[int]:
    """Who among these has the title in each of so many years ending with this one."""
    rows = awards_of(people=person_ids).filter(award=award, period__in=years_back(period, years), revoked_date=None)
    counted: dict[int, set[str]] = {}
    for person, year in rows.values_list("person_id", "period"):
        counted.setdefault(person, set()).add(year)
    return {person for person, held in counted.items() if len(held) == years}


def group_titles(unit: Unit, period: str) -> set[str]:
    """Titles the unit itself has for the year."""
    return set(awards_of(units=[unit.pk]).filter(period=period, revoked_date=None).values_list("award", flat=True))
