"""Prize money: coefficient × base salary on the day of the decision, gross and payable, and what is paid together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from .errors import LawbookError, NoTextInForce
from .instruments import instrument, read_yaml
from .rulebook import award_of
from .settings import Settings, cite_text
from .verdicts import plain

_MONEY = read_yaml("money.yaml")
_UNIT: int = _MONEY["rounding"]["unit"]


@dataclass(frozen=True, slots=True)
class Prize:
    """Money of one or several awards decided together; the coefficient is in base salaries."""

    gross: int
    payable: int
    coefficient: float
    base_salary: int
    cite: str
    explanation: str
    confidence: str
    paid_for: tuple[str, ...]
    is_at_most: bool

    def as_dict(self) -> dict[str, Any]:
        """The prize as JSON-able data."""
        out: dict[str, Any] = plain(self)
        return out


def base_salary_on(day: date) -> dict[str, Any]:
    """The row of the base salary in force on a day."""
    for row in reversed(_MONEY["base_salary"]):
        if row["since"] <= day:
            found: dict[str, Any] = row
            return found
    raise NoTextInForce(f"Sổ luật không có mức lương cơ sở có hiệu lực vào ngày {day:%d/%m/%Y}.")


def prize_of(codes: str | Iterable[str], kind: str, *, day: date, parameters: Mapping[str, Any] | None = None) -> Prize:
    """The prize for awards decided together for one year: of several titles the highest, titles and commendations each."""
    wanted = (codes,) if isinstance(codes, str) else tuple(codes)
    if not wanted:
        raise LawbookError("Chưa nêu danh hiệu hoặc hình thức khen thưởng để tính tiền thưởng.")
    rows = {code: _row(code, kind, day) for code in wanted}
    titles = [code for code in rows if award_of(code).family == "title"]
    best = max(titles, key=lambda code: int(rows[code][kind]), default=None)
    paid = tuple(code for code in rows if code == best or code not in titles)
    salary = base_salary_on(day)
    return _prize(paid, rows, kind, salary, day, Settings(day, parameters).value("prize_rounding"), len(titles) > 1)


def _row(code: str, kind: str, day: date) -> dict[str, Any]:
    label = award_of(code).label
    table = {**_MONEY["coefficients"], **(_MONEY["before_2024"] if day < date(2024, 1, 1) else {})}
    row: dict[str, Any] = table.get(code, {})
    if kind not in row:
        raise LawbookError(
            f"{label} không có mức tiền thưởng theo quy định cho {'cá nhân' if kind == 'person' else 'tập thể'}."
        )
    return row


def _prize(
    paid: tuple[str, ...], rows: dict[str, Any], kind: str, salary: dict[str, Any], day: date, mode: str, several: bool
) -> Prize:
    vnd, hundredths = int(salary["vnd"]), {code: int(rows[code][kind]) for code in paid}
    each = [number * vnd // 100 for number in hundredths.values()]
    payable = sum(-(-money // _UNIT) * _UNIT if mode == "up" else money for money in each)
    lines = [f"{award_of(code).label}: {_vi(number)} × {_money(vnd)}" for code, number in hundredths.items()]
    if several:
        lines.append("nhiều danh hiệu cùng một thành tích: chỉ nhận mức cao nhất")
    text = f"{'; '.join(lines)} (lương cơ sở theo {instrument(salary['by']).name})"
    worst = max((*(rows[code]["conf"] for code in paid), salary["conf"]), key="HML".index)
    at_most = any(rows[code].get("at_most", False) for code in paid)
    total = sum(hundredths.values()) / 100
    return Prize(sum(each), payable, total, vnd, _cites(paid, rows, day), text, worst, paid, at_most)


def _cites(paid: tuple[str, ...], rows: dict[str, Any], day: date) -> str:
    decree = "ND152" if day >= date(2025, 7, 1) else "ND98" if day >= date(2024, 1, 1) else "ND91"
    return "; ".join(dict.fromkeys(instrument(decree).at(rows[code]["at"].get(decree, "")).text for code in paid))


def _money(vnd: int) -> str:
    return f"{vnd:,} đ".replace(",", ".")


def _vi(hundredths: int) -> str:
    return f"{hundredths / 100:g}".replace(".", ",")


ROUNDING_CITE = cite_text(_MONEY["rounding"]["cite"])
