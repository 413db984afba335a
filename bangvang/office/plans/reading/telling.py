"""The reading in plain Vietnamese, for the terminal."""

from datetime import date

from bangvang.office.plans.reading.shape import Base, DutyRead, MovementRead, PlanRead, RoundRead

EMPTY = "(văn bản không ghi)"


def as_text(plan: PlanRead) -> str:
    """What an officer would write down, a line each."""
    lines = [
        f"{plan.kind}: {plan.title}",
        f"Số: {plan.number or EMPTY}. Ngày: {_day(plan.date)}. Cơ quan ban hành: {plan.issuer or EMPTY}",
        f"Thời gian: từ {_day(plan.period['from'])} đến {_day(plan.period['to'])}",
        "",
        f"{sum(base.number is not None for base in plan.bases)} căn cứ có số, "
        f"{sum(base.number is None for base in plan.bases)} căn cứ không có số:",
        *(_base(base) for base in plan.bases),
        "",
        f"{len(plan.movements)} phong trào, cuộc vận động:",
        *(_movement(movement) for movement in plan.movements),
        "",
        f"{len(plan.rounds)} đợt thi đua:",
        *(line for read in plan.rounds for line in _round(read)),
        "",
        f"{len(plan.duties)} nhiệm vụ của {len({body for duty in plan.duties for body in duty.bodies})} cơ quan, đơn vị:",
        *(_duty(duty) for duty in plan.duties),
        "",
        f"Nơi nhận: {'; '.join(plan.recipients) or EMPTY}. Lưu: {plan.archive or EMPTY}. Người ký: {plan.signer_role or EMPTY}",
        *(f"Lưu ý, {_place(warning.clause)}: {warning.message}" for warning in plan.warnings),
    ]
    return "\n".join(lines)


def _place(clause: str) -> str:
    return f"mục {clause}" if clause else "phần đầu"


def _day(iso: str | None) -> str:
    return f"{date.fromisoformat(iso):%d/%m/%Y}" if iso else EMPTY


def _base(base: Base) -> str:
    if base.number is None:
        return f"  - {base.subject}"
    parts = [base.kind, base.number and f"số {base.number}", base.date and f"ngày {_day(base.date)}"]
    parts += [
        base.issuer and f"của {base.issuer}",
        base.subject and f"({base.subject})",
    ]
    return "  - " + " ".join(part for part in parts if part)


def _movement(movement: MovementRead) -> str:
    years = f" ({movement.period['from']}-{movement.period['to']})" if movement.period["from"] else ""
    return f"  - {movement.kind} “{movement.name}”{years}, mục {', '.join(movement.cited_in)}"


def _round(read: RoundRead) -> list[str]:
    days = [
        f"    kỷ niệm: {day['name']} {_day(day['on']) if day['on'] else ''}".rstrip() for day in read.commemorations
    ]
    return [
        f"  - {read.name}: từ {_day(read.start)} đến {_day(read.end)}",
        *(f"    {line}" for line in read.slogans),
        *days,
    ]


def _duty(duty: DutyRead) -> str:
    due = f" (hạn {_day(duty.due)})" if duty.due else ""
    asked = " [đề nghị]" if duty.request else ""
    return f"  - Mục {duty.clause}, {'; '.join(duty.bodies)}{asked}: {duty.text}{due}"
