"""The results of a contest as an office prints them."""

from collections.abc import Iterable
from typing import Any

from bangvang.toolbox.sheets import Column, Sheet, count_line
from bangvang.web.shared.printed import HONORIFICS, heading_of, numbered, signed_by

RESULTS = (
    Column("TT", 5, "center"),
    Column("Ông/Bà", 8, "center"),
    Column("Họ và tên", 22),
    Column("Mã cán bộ", 12, "center", is_text=True),
    Column("Đơn vị", 22),
    Column("Hội thi, kỳ thi", 20),
    Column("Cấp", 8, "center"),
    Column("Giải, kết quả", 12),
    Column("Học sinh được hướng dẫn", 14),
    Column("Năm học hoặc năm", 11, "center", is_text=True),
    Column("Ngày đạt", 12, "center"),
    Column("Số", 14, is_text=True, group="Quyết định"),
    Column("Ngày", 12, "center", group="Quyết định"),
    Column("Cơ quan ban hành", 16, group="Quyết định"),
    Column("Mức độ căn cứ", 12),
)


def result_sheet(contest: str, period: str, rows: Iterable[tuple[Any, Any]], unit: Any) -> Sheet:
    told = (
        [
            place,
            HONORIFICS.get(result.person.sex, ""),
            result.person.full_name,
            result.person.code,
            at.name if at else "",
            result.contest,
            result.get_level_display(),
            result.get_prize_display(),
            result.pupil,
            result.period,
            result.achieved_date,
            result.number,
            result.decided_date,
            result.issuer,
            result.get_proof_display(),
        ]
        for place, (result, at) in numbered(rows)
    )
    title = f"KẾT QUẢ HỘI THI, KỲ THI NĂM {period}\n{contest}"
    closing = count_line("kết quả")
    return Sheet(
        "Kết quả", title, RESULTS, told, closing=closing, heading=heading_of(unit),
        signing=signed_by(unit) if unit else None,
    )  # fmt: skip
