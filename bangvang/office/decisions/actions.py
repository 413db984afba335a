"""Every write on decisions. Issuing freezes paper, register and certificates in one transaction; files follow after commit."""

import secrets
from collections.abc import Iterable
from datetime import date
from typing import Any

from bangvang import lawbook
from bangvang.office.achievements.actions import record_awards, revoke_award
from bangvang.office.achievements.models import AwardRecord, Nature, Proof
from bangvang.office.decisions import workflow
from bangvang.office.decisions.models import Certificate, Decision, DecisionLine, Door, Outcome
from bangvang.office.decisions.papers import certificate_sheets, decision_paper
from bangvang.office.decisions.queries import (
    ALPHABET,
    PRINT_CERTIFICATES,
    decided_elsewhere,
    has_certificate,
    lines_waiting_for,
    still_hanging,
    units_settled_by,
)
from bangvang.office.decisions.reading import Match, Printed, Proposed, match_names
from bangvang.office.dossiers.actions import conclude
from bangvang.office.dossiers.models import Line, LineState
from bangvang.office.units.models import Unit
from bangvang.office.units.queries import name_on, with_past_of
from bangvang.toolbox import audit, calendar, files, numbering, papers
from bangvang.toolbox.acting import MACHINE, Author
from bangvang.toolbox.jobs import enqueue, job, try_again, why_failed
from bangvang.toolbox.models import StoredFile
from bangvang.toolbox.printing import certificates_pdf
from bangvang.toolbox.vietnamese import nfc
from bangvang.toolbox.workflow import Lack, NotNow, begins, performs

RECEIVED = (Outcome.GIVEN, Outcome.NAME_DIFFERS, Outcome.NOT_ON_LIST)


@begins(workflow.DRAFT)
def draft(unit: Unit, *, by: Author, lines: Iterable[Line], title: str, signer: str, signer_role: str) -> Decision:
    """A decision of this unit over lines its council supported; one award a decision."""
    chosen = list(lines)
    _refuse_unready(chosen, unit)
    first = chosen[0]
    decision = Decision(door=Door.ISSUED, unit=unit, issuer=unit.name, title=nfc(title), award=first.award)
    decision.period, decision.signer, decision.signer_role = first.period, nfc(signer), signer_role
    decision.created_at = calendar.now()
    decision.save()
    names = [_name_of_line(decision, order, line) for order, line in enumerate(chosen, start=1)]
    DecisionLine.objects.bulk_create(names, batch_size=300)
    return decision


@performs(workflow.ISSUE)
def issue(decision: Decision, *, by: Author, decided_date: date, number: str = "") -> None:
    """Number and date from our register, or as the registry's own system gave them; then nothing of it changes again."""
    decision.number = _number(decision.unit, decided_date, number)
    decision.decided_date, decision.issued_at = decided_date, calendar.now()
    _price(decision)
    decision.paper = papers.issue(
        "decision", "decisions.decision", decision.pk, decision_paper(decision).as_dict(), by=by
    )
    decision.save(update_fields=["number", "decided_date", "issued_at", "paper"])
    records = _register(decision, by=by)
    _certify(decision, records)
    _conclude(decision, by=by)
    enqueue(PRINT_CERTIFICATES, decision_id=decision.pk)


@performs(workflow.ATTACH_OFFICIAL)
def attach_official(decision: Decision, *, by: Author, file: StoredFile) -> None:
    """The decision as it was signed in the registry's system: from now on this PDF is handed out."""
    papers.make_official(decision.paper, file, by=by)


@performs(workflow.MAKE_AGAIN)
def make_files_again(decision: Decision, *, by: Author) -> None:
    """The files that could not be made are made anew, from the data frozen at issue."""
    papers.make_again("decisions.decision", decision.pk)
    if why_failed(PRINT_CERTIFICATES, decision_id=decision.pk):
        try_again(PRINT_CERTIFICATES, decision_id=decision.pk)


@begins(workflow.ENTER)
def enter_decision(
    unit: Unit,
    *,
    by: Author,
    issuer: str,
    number: str,
    decided_date: date,
    signer: str,
    title: str,
    award: str,
    period: str,
    printed: Iterable[Printed],
    scan: StoredFile | None = None,
) -> Decision:
    """A decision of another authority, matched with what this unit proposed; it waits for a second person."""
    decision = Decision(
        door=Door.ENTERED,
        unit=unit,
        issuer=nfc(issuer),
        number=number,
        decided_date=decided_date,
        signer=nfc(signer),
        title=nfc(title),
        award=award,
        period=period,
        scan=scan,
        state="entered",
        entered_by_id=by.author_id,
        created_at=calendar.now(),
    )
    _refuse_twice(decision)
    decision.save()
    waiting = {line.pk: line for line in lines_waiting_for(unit, award, period)}
    proposed = [Proposed(line.pk, line.subject_name, line.unit.name) for line in waiting.values()]
    matches = match_names(proposed, list(printed))
    DecisionLine.objects.bulk_create(
        [_name_of_match(decision, order, match, waiting) for order, match in enumerate(matches, start=1)],
        batch_size=300,
    )
    return decision


@performs(workflow.MATCH)
def match(decision: Decision, *, by: Author, outcomes: dict[int, tuple[str, int | None]]) -> None:
    """Correct the matching name by name: outcome, and the proposed line it belongs to (by decision line id).

    A line that found its name is no longer missing: its row “not given” of this unconfirmed list goes.
    """
    rows = list(decision.lines.filter(pk__in=outcomes))
    waiting = {line.pk: line for line in lines_waiting_for(decision.unit, decision.award, decision.period)}
    for row in rows:
        row.outcome, line_id = outcomes[row.pk]
        line = waiting.get(line_id) if line_id else None
        row.line = line
        row.person, row.group = (line.person, line.group) if line else (None, None)
        row.is_posthumous = line is not None and line.is_posthumous
    DecisionLine.objects.bulk_update(rows, ["outcome", "line", "person", "group", "is_posthumous"], batch_size=300)
    found = [row.line_id for row in rows if row.line_id]
    decision.lines.filter(line__in=found, outcome=Outcome.NOT_GIVEN).delete()


@performs(workflow.CONFIRM)
def confirm(decision: Decision, *, by: Author) -> None:
    """A second person confirms what was entered; only now it reaches the register and the lines."""
    decision.issued_at = calendar.now()
    decision.save(update_fields=["issued_at"])
    _register(decision, by=by)
    _conclude(decision, by=by)


def enter_history(
    *,
    by: Author,
    number: str,
    decided_date: date,
    issuer: str,
    signer: str,
    rows: list[dict[str, Any]],
    proof: str,
    covers: Iterable[int] = (),
) -> list[AwardRecord]:
    """Proven awards of past years, by their decision: the third door into the register."""
    return record_awards(
        rows,
        by=by,
        door=Door.HISTORY,
        number=number,
        decided_date=decided_date,
        issuer=issuer,
        signer=signer,
        proof=proof,
        covers=covers,
    )


@performs(workflow.REVOKE)
def revoke(certificate: Certificate, *, by: Author, decision: str, reason: str) -> None:
    """The check page says so from now on; the register keeps the award with the day it was taken back."""
    certificate.revoked_date, certificate.revoked_reason = calendar.today(), reason
    certificate.save(update_fields=["revoked_date", "revoked_reason"])
    revoke_award(certificate.record, by=by, date=calendar.today(), decision=decision, reason=reason)


@job(PRINT_CERTIFICATES)
def print_certificates(decision_id: int) -> None:
    """One PDF for the whole decision; made once."""
    decision = Decision.objects.select_related("unit").get(pk=decision_id)
    sheets = certificate_sheets(decision)
    if sheets and not decision.certificates_file_id:
        keep_certificates(decision, certificates_pdf(sheets))


def keep_certificates(decision: Decision, drawn: bytes) -> None:
    """Store the certificates of a decision and seal them in the journal; of two who drew the first counts."""
    name = f"bang-giay-khen-{decision.number.replace('/', '-')}.pdf"
    stored = files.keep(name, drawn, by_name=MACHINE.author_name)
    if Decision.objects.filter(pk=decision.pk, certificates_file=None).update(certificates_file=stored):
        audit.record(PRINT_CERTIFICATES, decision, by=MACHINE, reason=stored.fingerprint)


def _refuse_unready(lines: list[Line], unit: Unit) -> None:
    if not lines:
        raise NotNow(workflow.DRAFT, [Lack("Chưa chọn hồ sơ nào.")])
    if len({(line.award, line.period) for line in lines}) > 1:
        raise NotNow(workflow.DRAFT, [Lack("Mỗi quyết định chỉ gồm một danh hiệu, hình thức của một năm.")])
    here = with_past_of(unit)
    wrong = [line for line in lines if line.state != LineState.SUPPORTED or line.place_id not in here]
    if wrong:
        raise NotNow(workflow.DRAFT, [Lack(f"{wrong[0]} chưa được Hội đồng thông qua bằng biên bản đã ký.")])
    if elsewhere := decided_elsewhere(lines):
        raise NotNow(workflow.DRAFT, [Lack(f"{elsewhere[0]} do cấp khác quyết định.")])
    if hanging := still_hanging(lines):
        raise NotNow(workflow.DRAFT, [Lack(f"{hanging[0]} chưa hết thời gian niêm yết.")])


def _refuse_twice(decision: Decision) -> None:
    same = Decision.objects.filter(
        number=decision.number, issuer=decision.issuer, decided_date=decision.decided_date
    ).first()
    if same:
        raise NotNow(
            workflow.ENTER, [Lack(f"Quyết định số {decision.number} đã được nhập; danh sách cũ giữ nguyên.")], same
        )


def _number(unit: Unit, day: date, number: str) -> str:
    symbol = f"QĐ-{name_on(unit, day).symbol}"
    register = f"{unit.code}:QĐ"
    if number:
        digits = number.split("/")[0].strip()
        if not (digits.isascii() and digits.isdigit() and len(digits) <= 6):
            raise NotNow(workflow.ISSUE, [Lack("Số quyết định là số nguyên, ví dụ 612 hoặc 612/QĐ-SGDĐT.")])
        try:
            numbering.take(register, day.year, int(digits))
        except numbering.NumberTaken as taken:
            raise NotNow(workflow.ISSUE, [Lack(str(taken), "Văn thư cho biết số đã cấp.")]) from taken
        return numbering.number_text(int(digits), symbol)
    return numbering.number_text(numbering.next_number(register, day.year), symbol)


def _price(decision: Decision) -> None:
    """Prize money by the base salary of the decision's day (NĐ 98/2023 Điều 54 and after)."""
    rows = list(decision.lines.all())
    prizes = {
        kind: lawbook.prize_of([decision.award], kind, day=decision.decided_date).payable for kind in _kinds(rows)
    }
    for row in rows:
        row.money = prizes["group" if row.group_id else "person"]
    DecisionLine.objects.bulk_update(rows, ["money"], batch_size=500)


def _kinds(rows: list[DecisionLine]) -> set[str]:
    return {"group" if row.group_id else "person" for row in rows}


def _register(decision: Decision, *, by: Author) -> dict[int, AwardRecord]:
    """Write the register; returns records by decision line. A name not matched to a subject of ours is kept in the decision only."""
    rows = [
        row
        for row in decision.lines.select_related("line__unit", "group", "person")
        if row.outcome in RECEIVED and (row.person_id or row.group_id)
    ]
    records = record_awards(
        [_record_row(decision, row) for row in rows],
        by=by,
        door=decision.door,
        number=decision.number,
        decided_date=decision.decided_date,
        issuer=decision.issuer,
        signer=decision.signer,
        scan=decision.scan,
        proof=Proof.CONFIRMED,
        covers=units_settled_by(decision),
    )
    return {row.pk: record for row, record in zip(rows, records, strict=True)}


def _record_row(decision: Decision, row: DecisionLine) -> dict[str, Any]:
    held_at = row.line.unit if row.line else (row.group or decision.unit)
    return {
        "person": row.person,
        "unit": row.group,
        "award": row.award,
        "period": decision.period,
        "kind": row.line.kind if row.line else "cong_trang",
        "nature": Nature.POSTHUMOUS if row.is_posthumous else Nature.AWARD,
        "name_printed": row.name_printed,
        "post_printed": row.post_printed,
        "held_at": held_at,
        "money": row.money,
    }


def _certify(decision: Decision, records: dict[int, AwardRecord]) -> None:
    """A code and a number in the golden book for every certificate of ours."""
    if not has_certificate(decision.award):
        return
    year = decision.decided_date.year
    register = f"{decision.unit.code}:so-vang"
    made = [
        Certificate(
            code="".join(secrets.choice(ALPHABET) for _sign in range(10)),
            record=record,
            decision_line_id=row,
            book_number=f"{numbering.next_number(register, year):04d}/{year}",
            issued_date=decision.decided_date,
        )
        for row, record in records.items()
    ]
    Certificate.objects.bulk_create(made, batch_size=300)


def _conclude(decision: Decision, *, by: Author) -> None:
    given: list[Line] = []
    not_given: list[Line] = []
    for row in decision.lines.exclude(line=None).select_related("line"):
        (given if row.outcome in RECEIVED else not_given).append(row.line)
    reason = str(decision)
    if given:
        conclude(given, by=by, outcome=LineState.AWARDED, reason=reason)
    if not_given:
        conclude(not_given, by=by, outcome=LineState.DECLINED, reason=reason)


def _name_of_line(decision: Decision, order: int, line: Line) -> DecisionLine:
    return DecisionLine(
        decision=decision,
        line=line,
        person=line.person,
        group=line.group,
        order=order,
        award=line.award,
        name_printed=line.subject_name,
        is_posthumous=line.is_posthumous,
        post_printed=", ".join(part for part in (line.post_title, "" if line.group_id else line.unit.name) if part),
        achievement=line.achievement,
    )


def _name_of_match(decision: Decision, order: int, found: Match, waiting: dict[int, Line]) -> DecisionLine:
    line = waiting.get(found.line_id) if found.line_id else None
    return DecisionLine(
        decision=decision,
        line=line,
        person=line.person if line else None,
        group=line.group if line else None,
        order=order,
        award=decision.award,
        name_printed=nfc(found.printed.name) if found.printed else line.subject_name if line else "",
        post_printed=nfc(found.printed.post) if found.printed else "",
        outcome=found.outcome,
        is_posthumous=line is not None and line.is_posthumous,
    )
