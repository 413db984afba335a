"""Sentences of the papers, as an office writes them."""

from collections.abc import Sequence
from datetime import date

from bangvang import lawbook
from bangvang.office.dossiers.models import Line, Proposal
from bangvang.office.units.models import Kind, Unit

ANSWERS = {"met": "Đạt", "not_met": "Chưa đạt", "unknown": "Chưa rõ"}
HEADS = {
    Kind.DEPARTMENT: "GIÁM ĐỐC",
    Kind.DISTRICT_OFFICE: "TRƯỞNG PHÒNG",
    Kind.DIVISION: "TRƯỞNG PHÒNG",
    Kind.OFFICE: "CHÁNH VĂN PHÒNG",
    Kind.UNION: "CHỦ TỊCH",
}


def subject(proposal: Proposal, lines: Sequence[Line]) -> str:
    labels = list(dict.fromkeys(lawbook.AWARDS[line.award].label for line in lines))
    what = ", ".join(labels) if 0 < len(labels) <= 3 else "danh hiệu thi đua và hình thức khen thưởng"
    dead = sum(line.is_posthumous for line in lines)
    verb = "xét tặng" if not dead else "xét truy tặng" if dead == len(lines) else "xét tặng, truy tặng"
    return f"Về việc đề nghị {verb} {what} {year_named(proposal.period)}"


def year_named(period: str) -> str:
    return f"năm học {period.replace('-', ' - ')}" if "-" in period else f"năm {period}"


def grounds(proposal: Proposal, day: date) -> str:
    bases = "; ".join(text.rstrip(";., ") for text in lawbook.regime_on(day).bases()).replace("; Căn cứ", "; căn cứ")
    unit = proposal.from_unit.name
    return (
        f"{bases}; căn cứ thành tích {year_named(proposal.period)} đã được Hội đồng thi đua, khen thưởng {unit} "
        "xét và thông qua;"
    )


def request(proposal: Proposal, groups: int, people: int, is_short: bool) -> str:
    how = ", gồm:" if is_short else " (có danh sách kèm theo), trong đó:"
    return (
        f"{proposal.from_unit.name} kính trình {authority(proposal.to_unit)} xem xét, khen thưởng cho "
        f"{_both(groups, people)} đã có thành tích trong {year_named(proposal.period)}{how}"
    )


def enclosed(proposal: Proposal, is_short: bool) -> str:
    parts = ["biên bản họp Hội đồng", "biên bản kết thúc niêm yết", "báo cáo thành tích"]
    return "Kèm theo Tờ trình: " + ", ".join(parts if is_short else ["danh sách", *parts])


def addressee(unit: Unit) -> str:
    return authority(unit)


def authority(unit: Unit) -> str:
    """Whoever decides or appraises: the chair of a committee in person, else the body."""
    if unit.kind in (Kind.PROVINCE, Kind.DISTRICT, Kind.COMMUNE):
        return f"Chủ tịch {unit.name}"
    return f"Giám đốc {unit.name}" if unit.kind == Kind.DEPARTMENT else unit.name


def signer_title(unit: Unit) -> str:
    return HEADS.get(Kind(unit.kind), "HIỆU TRƯỞNG" if "Trường" in unit.name else "THỦ TRƯỞNG ĐƠN VỊ")


def letter_named(proposal: Proposal) -> str:
    day = f" ngày {proposal.signed_date:%d/%m/%Y}" if proposal.signed_date else ""
    return f"Tờ trình số {proposal.number or '…'}{day} của {proposal.from_unit.name}"


def list_title(proposal: Proposal) -> str:
    return f"DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG\n{year_named(proposal.period).upper()}"


def attached_to(proposal: Proposal) -> str:
    return f"(Kèm theo {letter_named(proposal)})"


def closing_count(groups: int, people: int) -> str:
    return f"(Danh sách này có {_both(groups, people)})"


def conclusion(line: Line) -> str:
    if line.return_reason:
        return f"Trả lại để bổ sung: {line.return_reason}"
    if line.override_reason:
        return f"{line.get_state_display()}; xác nhận khác kết quả đối chiếu: {line.override_reason}"
    return line.get_state_display()


def _both(groups: int, people: int) -> str:
    parts = [f"{groups:02d} tập thể"] if groups else []
    return ", ".join([*parts, f"{people:02d} cá nhân"] if people or not groups else parts)
