"""Sentences of decisions and certificates."""

from datetime import date

from bangvang import lawbook
from bangvang.office.achievements.models import Nature
from bangvang.office.decisions.models import Decision
from bangvang.office.units.models import Kind
from bangvang.office.units.queries import Unit

FUNCTIONS = "Căn cứ quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của {unit}"
GIVE, POSTHUMOUSLY = Nature.AWARD.label, Nature.POSTHUMOUS.label
OFFICES = {Kind.DEPARTMENT: "GIÁM ĐỐC", Kind.DISTRICT_OFFICE: "TRƯỞNG PHÒNG"}


def year_named(period: str) -> str:
    return f"năm học {period.replace('-', ' - ')}" if "-" in period else f"năm {period}"


def title_of(award: str, period: str) -> str:
    told = lawbook.AWARDS[award]
    return f"Về việc {told.verb[:1].lower()}{told.verb[1:]} “{told.label}” {year_named(period)}"


def authority(unit: Unit, name: str) -> str:
    """The person's office, not the agency, for decisions within a person's authority."""
    return f"{OFFICES.get(Kind(unit.kind), 'THỦ TRƯỞNG')} {name.upper()}"


def bases(decision: Decision, day: date, unit_name: str, minutes: str) -> tuple[str, ...]:
    """Căn cứ by the day of the decision; the last one ends with a full stop."""
    law = [text.rstrip(";. ") for text in lawbook.regime_on(day).bases()]
    proposed = f"Theo đề nghị của Chánh Văn phòng {unit_name}"
    return (FUNCTIONS.format(unit=unit_name), *law, *([minutes] if minutes else []), proposed)


def verb_of(award: str, *, is_posthumous: bool) -> str:
    """As a certificate says it: a title is named behind its verb."""
    told = lawbook.AWARDS[award]
    verb = _after_death(told.verb) if is_posthumous else told.verb
    return f"{verb} “{told.label}”" if told.family == "title" else verb


def article_one(decision: Decision, groups: int, people: int, is_short: bool, after_death: int = 0) -> str:
    """Whom the decision gives what; `after_death`: how many of the people get it as a truy tặng."""
    told = lawbook.AWARDS[decision.award]
    whole = groups + people
    verb = _after_death(told.verb) if after_death == whole else told.verb
    among = f", trong đó {POSTHUMOUSLY.lower()} {after_death:02d} cá nhân" if 0 < after_death < whole else ""
    who = ", ".join(part for part in (_count(groups, "tập thể"), _count(people, "cá nhân")) if part)
    how = "có tên sau đây" if is_short else "có danh sách kèm theo"
    return f"{verb} “{told.label}” cho {who} đã có thành tích trong {year_named(decision.period)}{among} ({how})."


def article_two(money: str, words: str) -> str:
    return f"Tiền thưởng kèm theo là {money} ({words}), chi từ quỹ thi đua, khen thưởng theo quy định."


def article_three(unit_name: str) -> str:
    return (
        f"Chánh Văn phòng {unit_name}, thủ trưởng các đơn vị liên quan và các tập thể, cá nhân có tên tại Điều 1 "
        "chịu trách nhiệm thi hành Quyết định này."
    )


def list_title(decision: Decision) -> str:
    label = lawbook.AWARDS[decision.award].label
    return f"DANH SÁCH ĐƯỢC TẶNG “{label.upper()}”\n{year_named(decision.period).upper()}"


def attached_to(decision: Decision, day: date, unit_name: str) -> str:
    number = decision.number or "…"
    return f"(Kèm theo Quyết định số {number} ngày {day:%d/%m/%Y} của Giám đốc {unit_name})"


def achievement(decision: Decision, own: str) -> str:
    return own or f"Đã có thành tích xuất sắc trong {year_named(decision.period)}"


def _after_death(verb: str) -> str:
    """“Tặng danh hiệu” → “Truy tặng danh hiệu”."""
    return f"{POSTHUMOUSLY}{verb[len(GIVE) :]}" if verb.startswith(GIVE) else POSTHUMOUSLY


def _count(number: int, noun: str) -> str:
    return f"{number:02d} {noun}" if number else ""
