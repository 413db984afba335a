"""Who decides, quotas, votes, papers, publicity: by award, unit kind and day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from .errors import CaseError, LawbookError
from .instruments import INSTRUMENTS, read_yaml
from .rulebook import award_of
from .settings import Settings, cite_text, exact
from .verdicts import plain

_BOOK = read_yaml("procedures.yaml")
DISTRICT_ENDS = date(2025, 6, 30)
UNIT_KINDS: dict[str, str] = _BOOK["units"]


class _AsDict:
    __slots__ = ()

    def as_dict(self) -> dict[str, Any]:
        """The answer as JSON-able data."""
        out: dict[str, Any] = plain(self)
        return out


@dataclass(frozen=True, slots=True)
class Authority(_AsDict):
    """Who decides an award."""

    code: str
    label: str
    cite: str
    confidence: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Quota(_AsDict):
    """How many at most, of what base, rounded how."""

    at_most: int
    base: int
    ratio: float
    rounding: str
    cite: str
    confidence: str
    is_local: bool
    base_label: str = ""


@dataclass(frozen=True, slots=True)
class Threshold(_AsDict):
    """Share of votes an award needs, and of whom; `known` false: the office must set it."""

    numerator: int
    denominator: int
    base: str
    secret: bool
    quorum_numerator: int
    quorum_denominator: int
    cite: str
    confidence: str
    known: bool
    is_local: bool


@dataclass(frozen=True, slots=True)
class VoteOutcome(_AsDict):
    """Whether a vote carries: yes, no, or not to be said without a setting."""

    passes: bool | None
    needed: int
    base_count: int
    sentence: str
    cite: str
    has_quorum: bool


@dataclass(frozen=True, slots=True)
class PaperNeed(_AsDict):
    """A paper of a dossier."""

    code: str
    label: str
    cite: str
    confidence: str
    condition: str = ""


def deciding_authority(
    code: str, unit_kind: str, *, day: date, parameters: Mapping[str, Any] | None = None
) -> Authority:
    """Who decides an award for a unit of that kind on a day; delegation only where an instrument of the office says so."""
    award_of(code)
    _check_unit(unit_kind, day)
    delegated = (Settings(day, parameters).value("delegations") or {}).get(code)
    if delegated:
        return Authority(
            delegated["to"], _BOOK["offices"][delegated["to"]], delegated.get("document", ""), "M", "theo ủy quyền"
        )
    decides, place, confidence = _decides(code, unit_kind)
    return Authority(decides, _BOOK["offices"][decides], cite_text(place), confidence)


def _check_unit(unit_kind: str, day: date) -> None:
    if unit_kind not in UNIT_KINDS:
        raise CaseError(f"“{unit_kind}” không phải loại đơn vị: {', '.join(UNIT_KINDS)}.", key="unit")
    if unit_kind == "district_school" and day > DISTRICT_ENDS:
        raise CaseError("từ 01/7/2025 không còn cấp huyện; trường thuộc xã dùng commune_school.", key="unit")
    if unit_kind == "commune_school" and day <= DISTRICT_ENDS:
        raise CaseError("trước 01/7/2025 trường thuộc huyện dùng district_school.", key="unit")


def _decides(code: str, unit_kind: str) -> tuple[str, str, str]:
    row = _BOOK["authority"][code]
    if code == "GK" and unit_kind == "commune_school":
        return "giam_doc_so", "L22 75.1.c", "M"
    decides, place, confidence = row.get(unit_kind) or row["any"]
    return decides, place, confidence


def quota_of(
    code: str, counts: Mapping[str, int], *, day: date, parameters: Mapping[str, Any] | None = None
) -> Quota | None:
    """How many of a list may be proposed; None where neither the Law nor a setting names a number."""
    award_of(code)
    row = _BOOK["quotas"].get(code)
    if row is None:
        return None
    settings, base = Settings(day, parameters), _base(counts, row["of"])
    cite, label = cite_text(row["cite"]), row["label"]
    if "fixed" in row:
        return Quota(row["fixed"], base, 1.0, "none", cite, row["conf"], False, label)
    ratio, rounding = exact(settings.value(row["ratio"])), settings.value("quota_rounding")
    return Quota(_rounded(ratio * base, rounding), base, float(ratio), rounding, cite, row["conf"], True, label)


def _base(counts: Mapping[str, int], name: str) -> int:
    if name not in counts:
        raise CaseError(f"cần số “{name}” để tính chỉ tiêu.", key="counts")
    return _whole(counts[name], f"counts.{name}")


def _whole(value: Any, key: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise CaseError(f"“{value}” phải là số nguyên không âm.", key=key)
    return value


def _rounded(value: Fraction, rounding: str) -> int:
    if rounding == "up":
        return -(-value.numerator // value.denominator)
    return int(value + Fraction(1, 2)) if rounding == "nearest" else int(value)


def threshold_of(code: str, *, day: date, parameters: Mapping[str, Any] | None = None) -> Threshold:
    """The share of votes an award needs, by a text or by a setting of the office."""
    award_of(code)
    settings = Settings(day, parameters)
    quorum = settings.value("quorum") or _BOOK["quorum"]
    local = (settings.value("thresholds") or {}).get(code)
    row = local or _BOOK["thresholds"].get(code) or {"known": False}
    known = "num" in row and "base" in row
    return Threshold(
        int(row.get("num", 0)),
        int(row.get("den", 1)),
        row.get("base", ""),
        bool(row.get("secret", True)),
        int(quorum["num"]),
        int(quorum["den"]),
        row.get("document") or cite_text(row.get("cite", "LOCAL")),
        row.get("conf", "M" if local else "L"),
        known,
        bool(local),
    )


def vote_passes(
    code: str,
    *,
    day: date,
    members: int,
    present: int,
    written: int,
    votes_for: int,
    recused: int = 0,
    parameters: Mapping[str, Any] | None = None,
) -> VoteOutcome:
    """Whether a count of votes carries the award; absent members may answer in writing."""
    # No text read says whether a recused member leaves the base: all stay unless the office's own regulation says so.
    _check_votes(members, present, written, votes_for)
    rule = threshold_of(code, day=day, parameters=parameters)
    quorum = present * rule.quorum_denominator >= members * rule.quorum_numerator
    if not rule.known:
        return VoteOutcome(None, 0, 0, NO_THRESHOLD, rule.cite, quorum)
    leave = recused if recused and Settings(day, parameters).value("recused_leave_base") else 0
    base = (members if rule.base == "members" else present + written) - leave
    needed = max(1, -(-base * rule.numerator // rule.denominator))  # nobody left to vote carries nothing
    sentence = f"{votes_for}/{base} phiếu tán thành tính trên {BASES[rule.base]}, cần ít nhất {needed}"
    sentence += "" if quorum else _too_few(rule, members, present)
    return VoteOutcome(quorum and votes_for >= needed, needed, base, sentence, rule.cite, quorum)


def _too_few(rule: Threshold, members: int, present: int) -> str:
    share = f"{rule.quorum_numerator}/{rule.quorum_denominator}"
    return f"; có mặt {present}/{members}, chưa đủ {share} số thành viên"


NO_THRESHOLD = "Chưa có quy định tỷ lệ phiếu cho hình thức này; cần nhập quy định của địa phương."
BASES = {"members": "tổng số thành viên", "present": "số người có mặt và lấy ý kiến bằng văn bản"}


def _check_votes(members: int, present: int, written: int, votes_for: int) -> None:
    for name, value in (("members", members), ("present", present), ("written", written), ("for", votes_for)):
        _whole(value, f"votes.{name}")
    if members == 0:
        raise CaseError("hội đồng phải có thành viên.", key="votes.members")
    if present + written > members:
        raise CaseError("số có mặt và ý kiến bằng văn bản nhiều hơn số thành viên.", key="votes.present")
    if votes_for > present + written:
        raise CaseError("số phiếu tán thành nhiều hơn số phiếu.", key="votes.for")


def papers_for(code: str, *, day: date, parameters: Mapping[str, Any] | None = None) -> tuple[PaperNeed, ...]:
    """The papers of a dossier: of the Law, or as the office's own regulation lists them."""
    award = award_of(code)
    local = (Settings(day, parameters).value("papers") or {}).get(code)
    if local is not None:
        return tuple(_paper(row, "LOCAL", "M") for row in local)
    rows = list(_BOOK["papers"]["title" if award.family == "title" else "commendation"])
    rows += _BOOK["papers"]["extra"].get(code, ())
    unread = day >= date(2026, 10, 1)
    return tuple(_paper(row, row["cite"], "L" if unread else row["conf"]) for row in rows)


def _paper(row: Mapping[str, Any], cite: str, confidence: str) -> PaperNeed:
    text = row.get("document") or cite_text(cite)
    return PaperNeed(row["code"], row["label"], text, confidence, row.get("when", ""))


def publicity_for(code: str, *, day: date, parameters: Mapping[str, Any] | None = None) -> int | None:
    """Days of publicity: working days of the decree for orders and state honours, else a setting of the office; None if not set."""
    award_of(code)
    given = Settings(day, parameters).value("publicity_days")
    local = given.get(code, given.get("default")) if isinstance(given, Mapping) else given
    statutory = _BOOK["publicity"]["days"] if code in _BOOK["publicity"]["awards"] else None
    if local is None or statutory is None:
        return statutory if local is None else int(local)
    if local < statutory:
        raise LawbookError(
            f"Số ngày niêm yết {local} thấp hơn {statutory} ngày làm việc của {cite_text(_BOOK['publicity']['cite'])}."
        )
    return int(local)


LAW_ON_COUNCILS = INSTRUMENTS["L22"].at("90").text
