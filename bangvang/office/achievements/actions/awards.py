"""The register of awards. Nothing else writes it; only decisions call this, through their three doors."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from bangvang.office.achievements import workflow
from bangvang.office.achievements.actions.yearly import note_complete
from bangvang.office.achievements.models import AwardRecord, Door, Grade, InitiativeShare, ListKind, Rating
from bangvang.toolbox.acting import Author
from bangvang.toolbox.models import StoredFile
from bangvang.toolbox.vietnamese import fold, nfc
from bangvang.toolbox.workflow import performs

# With the decision on these the yearly list of a unit is settled: who is not on it does not have it.
CLOSES_TITLES = {"CSTDCS": ListKind.TITLES, "TTLDXS": ListKind.GROUP_TITLES}
OPENS_TITLES = {"LDTT": ListKind.TITLES, "TTLDTT": ListKind.GROUP_TITLES}


def record_awards(
    rows: Iterable[dict[str, Any]],
    *,
    by: Author,
    door: str,
    number: str,
    decided_date: date,
    issuer: str,
    signer: str,
    proof: str,
    scan: StoredFile | None = None,
    covers: Iterable[int] = (),
    is_whole: bool = True,
) -> list[AwardRecord]:
    """Enter the names of one decision. Rows: person or unit, award, period, kind, name_printed, post_printed, held_at, money.

    `covers`: units whose list of these titles the decision settles, although none of their names is on it. `is_whole`: the
    decision is entered with all its names; only then does a name that is missing mean “no”.
    """
    head = {"door": door, "number": nfc(number), "decided_date": decided_date, "issuer": nfc(issuer)}
    head |= {"signer": nfc(signer), "proof": proof, "scan": scan, "entered_by_id": by.author_id}
    with transaction.atomic():
        made = AwardRecord.objects.bulk_create([_record(row, head) for row in rows], batch_size=300)
        if is_whole:
            _note_lists(made, door, list(covers))
        _use_initiatives([record for record in made if record.award == "CSTDCS" and record.person_id])
    return made


@performs(workflow.REVOKE_AWARD)
def revoke_award(record: AwardRecord, *, by: Author, date: date, decision: str, reason: str = "") -> None:
    """Take an award back by a decision (Luật 06/2022/QH15 Điều 93): it stays in the register, and counts no more."""
    record.revoked_date, record.revoked_by = date, nfc(decision)
    record.save(update_fields=["revoked_date", "revoked_by"])


def _record(row: dict[str, Any], head: dict[str, Any]) -> AwardRecord:
    name = nfc(row["name_printed"])
    post = nfc(row.get("post_printed") or "")
    text = fold(f"{name} {post} {head['number']}")[:400]
    return AwardRecord(**{**row, "name_printed": name, "post_printed": post, "search_text": text}, **head)


def _note_lists(made: list[AwardRecord], door: str, covers: list[int]) -> None:
    settles = CLOSES_TITLES | (OPENS_TITLES if door == Door.HISTORY else {})
    found: dict[tuple[str, str], set[int]] = {}
    for record in made:
        if listed := settles.get(record.award):
            found.setdefault((record.period, listed), {record.held_at_id, *covers}).add(record.held_at_id)
    for (period, kind), units in found.items():
        note_complete(units, [period], kind, since=made[0].decided_date)


def _use_initiatives(made: list[AwardRecord]) -> None:
    """A CSTĐCS not won by excellent work has used up an initiative of its year (Luật 06/2022/QH15 Điều 23, Điều 5)."""
    by_year: dict[str, list[int]] = {}
    for record in made:
        by_year.setdefault(record.period, []).append(record.person_id)
    for period, people in by_year.items():
        for start in range(0, len(people), 5000):
            _use_of_year(period, people[start : start + 5000])


def _use_of_year(period: str, people: list[int]) -> None:
    excellent = Rating.objects.filter(period=period, grade=Grade.HTXS, person_id__in=people)
    others = set(people) - set(excellent.values_list("person_id", flat=True))
    free = InitiativeShare.objects.filter(person_id__in=others, initiative__period=period, used_for="")
    first: dict[int, int] = {}
    for pk, person in free.order_by("pk").values_list("pk", "person_id"):
        first.setdefault(person, pk)
    InitiativeShare.objects.filter(pk__in=first.values()).update(used_for="CSTDCS")
