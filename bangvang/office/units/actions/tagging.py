"""Kinds of area a unit lies in: told by decision from a day on, ended by another."""

from datetime import date

from bangvang.office.units import workflow
from bangvang.office.units.models import Unit, UnitTag
from bangvang.toolbox.acting import Author
from bangvang.toolbox.vietnamese import nfc
from bangvang.toolbox.workflow import Lack, NotNow, begins, performs


@begins(workflow.TAG)
def tag_unit(unit: Unit, *, by: Author, kind: str, since: date, decision: str) -> UnitTag:
    """From the day on the unit lies in this kind of area."""
    if any(tag.kind == kind and (tag.until is None or tag.until >= since) for tag in unit.tags.all()):
        raise NotNow(workflow.TAG, [Lack("Địa bàn này đã được ghi cho thời gian đó.")], unit)
    if since < unit.since:
        raise NotNow(workflow.TAG, [Lack(f"{unit} thành lập ngày {unit.since:%d/%m/%Y}, sau ngày đã nhập.")], unit)
    return UnitTag.objects.create(unit=unit, kind=kind, since=since, decision=nfc(decision).strip())


@performs(workflow.END_TAG)
def end_tag(tag: UnitTag, *, by: Author, until: date, decision: str) -> None:
    """The unit lay in this kind of area until the end of that day; both decisions stand beside it."""
    if until < tag.since:
        raise NotNow(workflow.END_TAG, [Lack("Ngày kết thúc phải từ ngày bắt đầu trở đi.")], tag)
    tag.until = until
    tag.decision = "; kết thúc theo ".join(part for part in (tag.decision, nfc(decision).strip()) if part)[:200]
    tag.save(update_fields=["until", "decision"])
