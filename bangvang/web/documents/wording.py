"""Settings of a local text in words."""

from collections.abc import Mapping
from typing import Any

from bangvang.lawbook import AWARDS, Parameter

BASES = {"members": "tổng số thành viên Hội đồng", "present": "số người có mặt và lấy ý kiến bằng văn bản"}
CHOICES = {
    "down": "Làm tròn xuống",
    "nearest": "Làm tròn đến số gần nhất",
    "up": "Làm tròn lên",
    "none": "Không làm tròn",
    "declared": "Tự khai, có cảnh báo khi chưa đối chiếu",
    "checked": "Đã đối chiếu bản chụp trở lên",
    "confirmed": "Được cơ quan ban hành xác nhận",
}
RATINGS = {"HTT": "Hoàn thành tốt nhiệm vụ", "HTXS": "Hoàn thành xuất sắc nhiệm vụ"}


def say(each: Parameter, value: Any) -> str:
    """A value as an official letter would put it."""
    if each.type == "ratio":
        return f"{_number(value * 100)} %"
    if each.type == "percent":
        return f"{_number(value)} %"
    if each.type == "days":
        return _days(value)
    if each.type == "switch":
        return "Có" if value else "Không"
    if each.type == "choice":
        return CHOICES.get(value, str(value))
    return _structured(each, value)


def _structured(each: Parameter, value: Any) -> str:
    if each.name == "thresholds":
        return "\n".join(f"{label(code)}: {_vote(row)}" for code, row in value.items())
    if each.name == "papers":
        return "\n".join(f"{label(code)}: {'; '.join(row['label'] for row in rows)}" for code, rows in value.items())
    if each.type == "criteria":
        whom = {"person": "Cá nhân", "group": "Tập thể"}
        return "\n".join(f"{whom[kind]}: {_wanted(row)}" for kind, row in value.items())
    return f"{value}" if isinstance(value, int | float) else _vote(value)


def label(code: str) -> str:
    return AWARDS[code].label if code in AWARDS else code


def _vote(row: Mapping[str, Any]) -> str:
    share = f"{row['num']} %" if row.get("den") == 100 else f"{row['num']}/{row['den']}"
    base = f" {BASES[row['base']]}" if row.get("base") in BASES else ""
    return f"{share}{base}"


def _wanted(row: Mapping[str, Any]) -> str:
    words = [RATINGS.get(row["rating"], row["rating"])] if "rating" in row else []
    if "titles" in row:
        words.append(" hoặc ".join(label(code) for code in row["titles"]))
    return ", ".join(words)


def _days(value: Any) -> str:
    if isinstance(value, Mapping):
        return "; ".join(
            f"{'Các trường hợp khác' if code == 'default' else label(code)}: {days} ngày"
            for code, days in value.items()
        )
    return f"{value} ngày làm việc"


def _number(value: float) -> str:
    return f"{round(value, 2):g}".replace(".", ",")
