"""Who belongs to a tổ: told as a whole from a day on; the rows before keep their dates."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q

from bangvang.office.people import workflow
from bangvang.office.people.models import TeamMember
from bangvang.office.people.queries.persons import people_of
from bangvang.office.units.models import Unit
from bangvang.toolbox.acting import Author
from bangvang.toolbox.workflow import Lack, NotNow, performs


@performs(workflow.KEEP_TEAM)
def keep_team(team: Unit, *, by: Author, people: Iterable[int], leader: int | None, since: date) -> None:
    """From the day on the tổ is these people; whom it takes in leaves the tổ of before: one tổ a person at a time."""
    chosen = set(people)
    if lacks := _lacks(team, chosen, leader, since):
        raise NotNow(workflow.KEEP_TEAM, lacks, team)
    siblings = Q(team=team) | Q(team__parent=team.parent, person__in=chosen)
    rows = TeamMember.objects.filter(siblings, Q(until=None) | Q(until__gte=since)).select_for_update()
    staying = {row.person_id for row in rows if _stays(row, team, chosen, leader)}
    for row in rows:
        if not _stays(row, team, chosen, leader):
            row.until = max(since, row.since) - timedelta(days=1)
            row.save(update_fields=["until"])
    TeamMember.objects.bulk_create(
        TeamMember(team=team, person_id=person, is_leader=person == leader, since=since)
        for person in sorted(chosen - staying)
    )


def _stays(row: TeamMember, team: Unit, chosen: set[int], leader: int | None) -> bool:
    same_part = row.is_leader == (row.person_id == leader)
    return row.team_id == team.pk and row.person_id in chosen and row.until is None and same_part


def _lacks(team: Unit, chosen: set[int], leader: int | None, since: date) -> list[Lack]:
    lacks = []
    if since < team.since or (team.until and since > team.until):
        lacks.append(Lack(f"{team} không hoạt động vào ngày {since:%d/%m/%Y}."))
    if team.parent and chosen - set(people_of(team.parent, since).values_list("pk", flat=True)):
        lacks.append(Lack(f"Có người không công tác tại {team.parent} vào ngày {since:%d/%m/%Y}."))
    if leader is not None and leader not in chosen:
        lacks.append(Lack("Tổ trưởng phải là người của tổ."))
    return lacks
