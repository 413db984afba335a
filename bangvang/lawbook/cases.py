"""Reads and runs law cases: questions to the rulebook with their right answers, in YAML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from .answering import answer_for
from .deadlines import deadline_for
from .errors import CaseError, LawbookError
from .prizes import prize_of
from .procedures import deciding_authority, quota_of, vote_passes
from .regimes import regime_on
from .verdicts import plain

_FREE = ("id", "ask", "note", "source", "expect")
_VOTES = ("members", "present", "written", "for")


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # in C where there is one
    """YAML where a key given twice is an error and a day stays a day."""


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[Any, Any]:
    seen: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, str | int):
            raise CaseError(f"dòng {key_node.start_mark.line + 1}: khóa phải là chữ.", key=str(key))
        if key in seen:
            raise CaseError(f"dòng {key_node.start_mark.line + 1}: khóa được ghi hai lần.", key=str(key))
        seen[key] = loader.construct_object(value_node, deep=True)
    return seen


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


@dataclass(frozen=True, slots=True)
class CaseResult:
    """One case answered: what was expected, what the book says, and the conditions found."""

    id: str
    agreed: bool
    expected: Any
    answered: Any
    conditions: tuple[dict[str, str], ...] = ()
    explanation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseReport:
    """A file of cases answered."""

    results: tuple[CaseResult, ...]

    @property
    def cases(self) -> int:
        """How many cases."""
        return len(self.results)

    @property
    def agreed(self) -> int:
        """How many are answered as expected."""
        return sum(each.agreed for each in self.results)

    def as_dict(self) -> dict[str, Any]:
        """The form of `bangvang law check --json`."""
        rows = [
            {
                "id": each.id,
                "expected": plain(each.expected),
                "answered": plain(each.answered),
                "conditions": list(each.conditions),
            }
            for each in self.results
        ]
        return {"cases": self.cases, "agreed": self.agreed, "results": rows}


def check_cases(source: str | Path | list[dict[str, Any]]) -> CaseReport:
    """Answers every case of a file (a path, or a name ending in .yaml), of a YAML text, or as read before."""
    cases = source if isinstance(source, list) else read_cases(source)
    return CaseReport(tuple(_answered(case) for case in cases))


def read_cases(source: str | Path) -> list[dict[str, Any]]:
    """The cases of a file or of a YAML text, well formed and with names used once."""
    text = _text(source)
    try:
        cases = yaml.load(text, Loader=_Loader)  # noqa: S506 - a SafeLoader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"dòng {mark.line + 1}: " if mark else ""
        raise CaseError(f"{where}không đọc được YAML.", key="") from None
    except ValueError as error:
        if isinstance(error, CaseError):
            raise
        raise CaseError(f"ngày không có trong lịch ({error}).", key="") from None
    if not isinstance(cases, list):
        raise CaseError("tệp phải là danh sách các trường hợp.")
    return _named(cases)


def _text(source: str | Path) -> str:
    if isinstance(source, str) and not source.endswith((".yaml", ".yml")):
        return source
    try:
        return Path(source).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise CaseError(f"không đọc được tệp {source}.") from None


def _named(cases: list[Any]) -> list[dict[str, Any]]:
    seen: set[str] = set()
    for number, case in enumerate(cases, 1):
        if not isinstance(case, dict) or not case.get("id"):
            raise CaseError(f"trường hợp thứ {number} thiếu tên.", key="id")
        name = str(case["id"])
        if name in seen:
            raise CaseError("tên được dùng hai lần.", case=name, key="id")
        seen.add(name)
    return cases


def _answered(case: dict[str, Any]) -> CaseResult:
    name = str(case["id"])
    ask = case.get("ask", "eligibility")
    if ask not in ASKS:
        raise CaseError(f"“{ask}” không thuộc các câu hỏi: {', '.join(ASKS)}.", case=name, key="ask")
    needed, optional, answer = ASKS[ask]
    try:
        _check_keys(case, needed, optional)
        answered, conditions, words = answer(case)
    except CaseError as error:
        raise error.named(name) from None
    except LawbookError as error:
        raise CaseError(str(error), case=name) from None
    return _compared(name, case["expect"], answered, conditions, words)


def _compared(name: str, expected: Any, answered: dict[str, Any], conditions: Any, words: Any) -> CaseResult:
    if not isinstance(expected, Mapping) or not expected:
        raise CaseError("phải nêu đáp án mong đợi.", case=name, key="expect")
    for key in expected:
        if key not in answered:
            raise CaseError(f"câu hỏi này không trả lời “{key}”.", case=name, key=f"expect.{key}")
    given = {key: answered[key] for key in expected}
    return CaseResult(
        name,
        plain(given) == plain(dict(expected)),
        plain(dict(expected)),
        plain(given),
        tuple(conditions),
        tuple(words),
    )


def _check_keys(case: dict[str, Any], needed: tuple[str, ...], optional: tuple[str, ...]) -> None:
    for key in case:
        if key not in (*needed, *optional, *_FREE):
            raise CaseError("không có trong định dạng của câu hỏi này.", key=str(key))
    for key in (*needed, "expect"):
        if key not in case:
            raise CaseError("thiếu giá trị.", key=key)
    if "day" in case and type(case["day"]) is not date:
        raise CaseError(f"“{case['day']}” không phải ngày hợp lệ (năm-tháng-ngày).", key="day")


Answer = tuple[dict[str, Any], list[dict[str, str]], tuple[str, ...]]


def _eligibility(case: dict[str, Any]) -> Answer:
    verdict = answer_for(
        case["award"],
        case["subject"],
        case["facts"],
        day=case["day"],
        period=case["for"],
        parameters=case.get("parameters"),
    )
    rows = [
        {"code": each.code, "answer": each.answer, "cite": each.cite, "sentence": each.sentence}
        for each in (*verdict.conditions, *verdict.awaiting)
    ]
    return {"answer": verdict.answer, "counted": verdict.counted}, rows, verdict.reasons


def _prize(case: dict[str, Any]) -> Answer:
    codes = case.get("awards") or case.get("award")
    if not codes:
        raise CaseError("thiếu danh hiệu hoặc hình thức khen thưởng.", key="award")
    prize = prize_of(codes, case["subject"], day=case["day"], parameters=case.get("parameters"))
    return {"vnd": prize.gross, "payable": prize.payable}, [], (prize.explanation,)


def _authority(case: dict[str, Any]) -> Answer:
    found = deciding_authority(case["award"], case["unit"], day=case["day"], parameters=case.get("parameters"))
    return {"decides": found.code}, [], (f"{found.label} ({found.cite})",)


def _vote(case: dict[str, Any]) -> Answer:
    votes = case["votes"]
    if not isinstance(votes, Mapping) or set(votes) != set(_VOTES):
        raise CaseError(f"cần đủ và chỉ {', '.join(_VOTES)}.", key="votes")
    members, present, written, votes_for = (votes[name] for name in _VOTES)
    found = vote_passes(
        case["award"],
        day=case["day"],
        members=members,
        present=present,
        written=written,
        votes_for=votes_for,
        parameters=case.get("parameters"),
    )
    return {"passes": "unknown" if found.passes is None else found.passes}, [], (found.sentence,)


def _quota(case: dict[str, Any]) -> Answer:
    found = quota_of(case["award"], case["counts"], day=case["day"], parameters=case.get("parameters"))
    if found is None:
        return {"at_most": "none"}, [], ("Luật và quy định của địa phương không đặt chỉ tiêu.",)
    return {"at_most": found.at_most}, [], (f"{found.ratio:g} × {found.base} ({found.cite})",)


def _deadline(case: dict[str, Any]) -> Answer:
    found = deadline_for(
        case["act"],
        day=case["day"],
        remote=case.get("remote", False),
        complex=case.get("complex", False),
        holidays=case.get("holidays", ()),
    )
    return found.as_dict(), [], (found.cite,)


def _regime(case: dict[str, Any]) -> Answer:
    found = regime_on(case["day"])
    return {name: getattr(found, name).number for name in ("law", "decree", "bnv", "edu")}, [], found.bases()


ASKS: dict[str, tuple[tuple[str, ...], tuple[str, ...], Callable[[dict[str, Any]], Answer]]] = {
    "eligibility": (("award", "subject", "day", "for", "facts"), ("parameters",), _eligibility),
    "prize": (("subject", "day"), ("award", "awards", "parameters"), _prize),
    "authority": (("award", "unit", "day"), ("parameters",), _authority),
    "vote": (("award", "day", "votes"), ("parameters",), _vote),
    "quota": (("award", "day", "counts"), ("parameters",), _quota),
    "deadline": (("act", "day"), ("remote", "complex", "holidays"), _deadline),
    "regime": (("day",), (), _regime),
}


def report_lines(report: CaseReport) -> list[str]:
    """What `bangvang law check` prints: each case answered otherwise with the conditions found, and the count."""
    lines = []
    for each in report.results:
        if not each.agreed:
            lines.append(f"{each.id}: mong đợi {each.expected}, trả lời {each.answered}")
            lines += [
                f"    {row['answer']:8} {row['code']}  {row['sentence']} ({row['cite']})" for row in each.conditions
            ]
            lines += [f"    {words}" for words in each.explanation if not each.conditions]
    lines.append(f"{report.agreed}/{report.cases} trường hợp khớp.")
    return lines
