"""What is asked about the register of awards."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from bangvang.lawbook import AWARDS
from bangvang.office.achievements.models import STANDS, AwardRecord, LaterAct, Nature
from bangvang.office.people.models import Role
from bangvang.office.people.queries import BRANCH_ROLES, Acting, posts_on, same_person_ids, units_read_by
from bangvang.office.units.models import Unit
from bangvang.toolbox import calendar
from bangvang.toolbox.calendar import years_back
from bangvang.toolbox.vietnamese import fold

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


def award_label(code: str) -> str:
    """The name of an award as papers write it."""
    return AWARDS[code].label if code in AWARDS else NAMES.get(code, code)


def given_label(record: AwardRecord) -> str:
    """The award as the decision says it was given: one given after death is a truy tặng."""
    return Nature.of_award(award_label(record.award), is_posthumous=record.nature == Nature.POSTHUMOUS)


def awards_of(*, people: Iterable[int] = (), units: Iterable[int] = ()) -> QuerySet[AwardRecord]:
    """Awards of these people or units, newest first; revoked ones are marked, not hidden."""
    mine = Q(person_id__in=list(same_person_ids(people))) | Q(unit_id__in=list(units))
    return AwardRecord.objects.filter(mine).select_related("held_at", "scan").order_by("-decided_date", "-pk")


def titles_of_year(person_ids: Iterable[int], period: str) -> dict[int, list[str]]:
    """Titles decided for one year, by person."""
    same = same_person_ids(person_ids)
    rows = AwardRecord.objects.filter(person_id__in=list(same), period=period).filter(STANDS)
    found: dict[int, list[str]] = {}
    for person, award in rows.order_by("pk").values_list("person_id", "award"):
        found.setdefault(same[person], []).append(award)
    return same.spread(found)


def awards_seen_by(
    by: Acting, words: str = "", award: str = "", period: str = "", *, with_replaced: bool = False
) -> QuerySet[AwardRecord]:
    """The register of awards within the reader's scope: a unit's people keep their record when they move.

    A row that was corrected is found from the one that stands in its place.
    """
    rows = AwardRecord.objects.select_related("held_at", "scan")
    rows = rows if with_replaced else rows.filter(replaced_date=None)
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
    rows = awards_seen_by(by, with_replaced=True).filter(number__icontains=number).order_by()
    told = rows.values("number", "decided_date", "issuer").annotate(names=Count("pk"))
    return [dict(row) for row in told.order_by("-decided_date", "number")[:20]]


def holders_in_a_row(person_ids: Iterable[int], award: str, period: str, years: int) -> set[int]:
    """Who among these has the title in each of so many years ending with this one."""
    same = same_person_ids(person_ids)
    rows = awards_of(people=same).filter(award=award, period__in=years_back(period, years)).filter(STANDS)
    counted: dict[int, set[str]] = {}
    for person, year in rows.values_list("person_id", "period"):
        counted.setdefault(same[person], set()).add(year)
    return {person for person, stays in same.items() if len(counted.get(stays, ())) == years}


def group_titles(unit: Unit, period: str) -> set[str]:
    """Titles the unit itself has for the year."""
    return set(awards_of(units=[unit.pk]).filter(STANDS, period=period).values_list("award", flat=True))


def award_in_reach(by: Acting, pk: int) -> QuerySet[AwardRecord]:
    """One row of the register, standing or not: of a unit in reach, of somebody who works in one today, or the reader's own."""
    rows = AwardRecord.objects.filter(pk=pk).select_related("held_at", "scan", "person", "unit", "replaces")
    if reads_everything(by):
        return rows
    units, own = units_read_by(by).values("pk"), list(same_person_ids([by.person_id or 0]))
    today = posts_on(calendar.today()).filter(
        unit__in=units, person=Coalesce(OuterRef("person__stays"), OuterRef("person"))
    )
    return rows.filter(Q(held_at__in=units) | Exists(today) | Q(person__in=own))


def acts_on(record: AwardRecord) -> list[LaterAct]:
    """What later decisions did to this row, oldest first; withdrawn ones too, marked."""
    return list(record.later_acts.select_related("made", "scan").order_by("decided_date", "pk"))


def corrected_by(records: Iterable[AwardRecord]) -> dict[int, AwardRecord]:
    """The row that stands in the place of each, by the id of the old one."""
    old = [record.pk for record in records if record.replaced_date]
    if not old:
        return {}
    acts = LaterAct.objects.filter(record__in=old, nature=Nature.CORRECTION, withdrawn_at=None).select_related("made")
    return {act.record_id: act.made for act in acts if act.made}


def later_acts_in_reach(by: Acting) -> QuerySet[LaterAct]:
    """Later acts on the awards this reader may read."""
    rows = LaterAct.objects.select_related("record__held_at", "made")
    return rows if reads_everything(by) else rows.filter(record__held_at__in=units_read_by(by).values("pk"))


def awards_of_decision(by: Acting, record: AwardRecord) -> QuerySet[AwardRecord]:
    """The standing rows of the same decision in the reader's reach."""
    same = {"number": record.number, "issuer": record.issuer, "decided_date": record.decided_date}
    return awards_seen_by(by).filter(revoked_date=None, **same).order_by("pk")
