"""What a list must keep as a whole: shares, numbers, one a level; and who goes first among equals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from .procedures import quota_of
from .settings import figure_on


def faults_of_list(
    code: str,
    rows: Iterable[Mapping[str, Any]],
    *,
    day: date,
    counts: Mapping[str, int] | None = None,
    parameters: Mapping[str, Any] | None = None,
) -> tuple[str, ...]:
    """What is wrong with a list as a whole; rows may carry `level` and `is_manager` (Nhà giáo tiêu biểu: one a level, one manager)."""
    listed = list(rows)
    quota = quota_of(code, {"nominees": len(listed), **(counts or {})}, day=day, parameters=parameters)
    faults = []
    if quota is not None and len(listed) > quota.at_most:
        faults.append(f"Danh sách có {len(listed)} người, chỉ tiêu tối đa {quota.at_most} ({quota.cite}).")
    if code == "NGTB":
        faults += _of_model_teachers(listed)
    return tuple(faults)


def _of_model_teachers(listed: list[Mapping[str, Any]]) -> list[str]:
    managers = sum(bool(row.get("is_manager")) for row in listed)
    twice = [
        str(level) for level, number in Counter(row.get("level") for row in listed).items() if level and number > 1
    ]
    faults = [f"Có {managers} cán bộ quản lý, tối đa 01."] if managers > 1 else []
    return faults + [f"Cấp học {level} có nhiều hơn 01 người." for level in twice]


def goes_first(women: int, members: int, *, day: date) -> bool:
    """A group of at least 70 % women goes first among equals (NĐ 98/2023 Điều 4)."""
    return members > 0 and women * 100 >= members * int(figure_on("group_women_percent", day).value)
