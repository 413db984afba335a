"""Conditions of a verdict ready for the page: what is asked, what is known, from which paper, and what is missing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bangvang.office.achievements.models import Proof
from bangvang.office.eligibility.queries.accepting import UNACCEPTED
from bangvang.office.eligibility.queries.gathering import Facts

ORDER = {"unknown": 0, "not_met": 1, "met": 2}
WAITING = "Đang chờ cơ quan có thẩm quyền xác nhận"
AUTHORITY = "cơ quan có thẩm quyền"
# Which paper proves a fact of the lawbook: the keys under which sources stand beside the facts.
PROVED_BY = (
    (("htt", "htxs"), "rating"),
    (("ldtt", "cstd", "ttld", "ct"), "titles"),
    (("sk_", "dt_", "de_tai"), "initiatives"),
)

COMMENDED = ("bk", "after_", "held_", "unused_", "hcld")
DECLARED = f"({Proof.DECLARED.label.lower()})"


@dataclass(frozen=True)
class ConditionView:
    """One condition as a reader meets it; `alternatives` are the ways to meet it, or its parts."""

    answer: str
    sentence: str
    figures: str
    source: str
    cite: str
    confidence: str
    missing: str
    supplied_by: str
    note: str
    is_judged: bool
    alternatives: tuple["ConditionView", ...] = ()


def conditions_of(verdict: Mapping[str, Any], facts: Facts) -> list[ConditionView]:
    """The conditions of a verdict: not known first, then not met, then met; what a council judges comes last.

    `verdict` is `Verdict.as_dict()` or what a finding keeps of it.
    """
    counted = [_view(each, facts) for each in verdict.get("conditions", ())]
    judged = [_view(each, facts) for each in verdict.get("awaiting", ())]
    return sorted(counted, key=lambda each: ORDER[each.answer]) + judged


def tally_of(conditions: list[ConditionView]) -> dict[str, int]:
    """How many are not known, not met, met, and left to a council."""
    tally = dict.fromkeys(("unknown", "not_met", "met", "judged"), 0)
    for each in conditions:
        tally["judged" if each.is_judged else each.answer] += 1
    return tally


def _view(found: Mapping[str, Any], facts: Facts) -> ConditionView:
    names, figures = found.get("facts", ()), found.get("figures", "")
    waits = is_of_a_hold(names) and found["answer"] != "met"
    inner = (*found.get("alternatives", ()), *found.get("parts", ()))
    return ConditionView(
        answer=found["answer"],
        sentence=found["sentence"],
        figures=WAITING if waits else _upper(figures),
        source="" if waits else source_of(names, figures, facts),
        cite=found.get("cite", ""),
        confidence=found.get("confidence", "H"),
        missing="" if waits else found.get("missing", ""),
        supplied_by=AUTHORITY if waits else found.get("supplied_by", ""),
        note="" if waits else note_of(found, names, figures, facts),
        is_judged=found.get("is_judged", False),
        alternatives=tuple(_view(each, facts) for each in inner),
    )


def is_of_a_hold(names: Iterable[str]) -> bool:
    """The condition asks whether a case waits: nobody is told more than that."""
    return "no_hold" in names


def source_of(names: list[str], figures: str, facts: Facts) -> str:
    """The papers behind the figures: of the years the figures speak of, newest first."""
    keys = keys_of(names)
    told = [
        year.get("source", {}).get(key)
        for label, year in sorted(facts.get("history", {}).items(), reverse=True)
        if label in figures
        for key in ("rating", "titles", "initiatives")
        if key in keys
    ]
    if "awards" in keys:
        told.append(facts.get("source", {}).get("awards"))
    return "; ".join(dict.fromkeys(text for text in told if text))


def note_of(found: Mapping[str, Any], names: list[str], figures: str, facts: Facts) -> str:
    """What the lawbook notes, and how far the papers behind the figures are proven."""
    said = [found.get("note", "")]
    if found["answer"] == "unknown":
        left = [facts.get("source", {}).get(f"{UNACCEPTED}{key}") for key in keys_of(names)]
        if texts := [text for text in left if text]:
            said.append(
                f"Đã khai nhưng chưa được tính, vì quy định của địa phương nhận căn cứ cao hơn: {'; '.join(texts)}."
            )
    elif DECLARED in source_of(names, figures, facts):
        said.append("Có căn cứ mới ở mức tự khai, chưa đối chiếu bản chụp quyết định.")
    return " ".join(text for text in said if text)


def keys_of(names: Iterable[str]) -> set[str]:
    """Under which keys the sources of these facts stand."""
    named = list(names)
    found = {key for name in named for stems, key in PROVED_BY if name.startswith(stems)}
    return found | ({"awards"} if any(name.startswith(COMMENDED) for name in named) else set())


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
