"""What later decisions do to an award that was given: correct it, take it back, give its paper anew. No old row is edited."""

from datetime import date
from typing import Any

from bangvang.office.achievements import workflow
from bangvang.office.achievements.models import AwardRecord, LaterAct, Nature, Proof
from bangvang.toolbox import calendar
from bangvang.toolbox.acting import Author
from bangvang.toolbox.vietnamese import fold, nfc
from bangvang.toolbox.workflow import Lack, NotNow, begins, performs

# What a correction may put right; all else is the old row's.
CORRECTED = ("name_printed", "post_printed", "award", "period")
CARRIED = ("person", "unit", "kind", "held_at", "signer", "money")


@begins(workflow.CORRECT)
def correct_award(record: AwardRecord, *, by: Author, act: dict[str, Any], right: dict[str, str]) -> LaterAct:
    """A row of its own with its own decision stands in the old one's place, from the day of the first decision on.

    `act`: number, decided_date, issuer, cause, scan. `right`: what is put right, by field; the rest is carried over.
    """
    record = _locked(record)
    _after(record, act["decided_date"])
    told = {name: nfc(right.get(name) or getattr(record, name)).strip() for name in CORRECTED}
    if all(told[name] == getattr(record, name) for name in CORRECTED):
        raise NotNow(workflow.CORRECT, [Lack("Chưa có nội dung nào khác với dòng đang có.")], record)
    head = {"number": nfc(act["number"]), "decided_date": act["decided_date"], "issuer": nfc(act["issuer"])}
    new = AwardRecord(**told, **{name: getattr(record, name) for name in CARRIED}, **head)
    new.door, new.nature, new.replaces, new.scan = record.door, Nature.CORRECTION, record, act.get("scan")
    new.given_date = record.given_date or record.decided_date
    new.entered_by_id, new.proof = by.author_id, Proof.DECLARED
    new.search_text = fold(f"{new.name_printed} {new.post_printed} {new.number}")[:400]
    new.save()
    record.replaced_date = act["decided_date"]
    record.save(update_fields=["replaced_date"])
    return _act(record, Nature.CORRECTION, by, act, made=new)


@begins(workflow.RENEW_PAPER)
def renew_paper(record: AwardRecord, *, by: Author, nature: str, act: dict[str, Any], paper_number: str) -> LaterAct:
    """The paper is exchanged or given again under a new number. It is no new award: nothing counts it twice."""
    _after(record, act["decided_date"])
    return _act(record, Nature(nature), by, act, paper_number=nfc(paper_number))


@begins(workflow.TAKE_BACK)
def take_back_award(record: AwardRecord, *, by: Author, act: dict[str, Any]) -> LaterAct:
    """A decision took the award back (Luật số 06/2022/QH15 Điều 93): it stays on the register and counts no more."""
    record = _locked(record)
    _after(record, act["decided_date"])
    record.revoked_date = act["decided_date"]
    record.revoked_by = f"Quyết định số {nfc(act['number'])} của {nfc(act['issuer'])}"[:200]
    record.save(update_fields=["revoked_date", "revoked_by"])
    return _act(record, Nature.REVOCATION, by, act)


@performs(workflow.WITHDRAW_ACT)
def withdraw_act(act: LaterAct, *, by: Author, reason: str) -> None:
    """Entered by mistake and nothing built on it: the award stands as before; the act stays to be read."""
    act.withdrawn_at = calendar.now()
    act.save(update_fields=["withdrawn_at"])
    record = _locked(act.record)
    if act.nature == Nature.CORRECTION and act.made:
        act.made.replaced_date = act.made.decided_date  # it never stood
        act.made.save(update_fields=["replaced_date"])
        record.replaced_date = None
        record.save(update_fields=["replaced_date"])
    elif act.nature == Nature.REVOCATION:
        record.revoked_date, record.revoked_by = None, ""
        record.save(update_fields=["revoked_date", "revoked_by"])


@performs(workflow.HAND_OVER, many=True)
def hand_over(records: list[AwardRecord], *, by: Author, day: date) -> None:
    """The day the paper was put into the hand; told again it is corrected."""
    for record in records:
        if not record.decided_date <= day <= calendar.today():
            lack = Lack("Ngày trao trước ngày quyết định, hoặc còn ở phía trước.")
            raise NotNow(workflow.HAND_OVER, [lack], record)
        record.handed_date = day
    AwardRecord.objects.bulk_update(records, ["handed_date"], batch_size=300)


def _locked(record: AwardRecord) -> AwardRecord:
    """The row as it stands now, for nobody else: of two who correct it the second is told."""
    return AwardRecord.objects.select_for_update().get(pk=record.pk)


def _after(record: AwardRecord, day: date) -> None:
    if lacks := workflow.CORRECT.missing(record):
        raise NotNow(workflow.CORRECT, lacks, record)
    if day <= record.decided_date:
        raise NotNow(workflow.CORRECT, [Lack("Ngày quyết định không sau ngày của quyết định khen thưởng.")], record)
    if day > calendar.today():
        raise NotNow(workflow.CORRECT, [Lack("Ngày quyết định còn ở phía trước.")], record)


def _act(record: AwardRecord, nature: str, by: Author, act: dict[str, Any], **more: Any) -> LaterAct:
    told = {name: nfc(act[name]) for name in ("number", "issuer", "cause")}
    made = LaterAct(record=record, nature=nature, decided_date=act["decided_date"], scan=act.get("scan"), **told)
    made.entered_by_id, made.entered_at = by.author_id, calendar.now()
    for name, value in more.items():
        setattr(made, name, value)
    made.save()
    return made
