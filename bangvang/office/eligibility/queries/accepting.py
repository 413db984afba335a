"""Which degree of proof the rules accept: a local text may ask for more than the unit's own word.

What is proven less is not told to the rules at all: not known, never a no; its source says why.
"""

from collections.abc import Collection, Mapping
from typing import Any

from bangvang.office.achievements.models import AwardRecord, InitiativeShare, Proof, Rating
from bangvang.office.eligibility.queries.gathering import Facts, rows_of

PARAMETER = "accepted_proof"
WEAKER: dict[str, tuple[Proof, ...]] = {"checked": (Proof.DECLARED,), "confirmed": (Proof.DECLARED, Proof.CHECKED)}
# The source of a fact, and what is known from it.
KNOWN_FROM = {"rating": ("rating", "discipline"), "titles": ("titles",), "initiatives": ("initiatives", "research")}
UNACCEPTED = "unaccepted_"


def weaker_than_accepted(parameters: Mapping[str, Any] | None) -> tuple[Proof, ...]:
    """The degrees the local numbers do not accept; none where no text says so."""
    return WEAKER.get(str((parameters or {}).get(PARAMETER, "")), ())


def accepted(facts: Facts, parameters: Mapping[str, Any] | None) -> Facts:
    """The facts without those proven less than is accepted."""
    weak = [f"({each.label.lower()})" for each in weaker_than_accepted(parameters)]
    if not weak:
        return facts
    left: dict[str, list[str]] = {}
    told = {**facts, "history": {year: _year(known, weak, left) for year, known in facts.get("history", {}).items()}}
    if _is_weak(text := facts.get("source", {}).get("awards", ""), weak):
        told.pop("awards", None)
        left["awards"] = [text]
    why = {f"{UNACCEPTED}{key}": "; ".join(dict.fromkeys(texts)) for key, texts in left.items()}
    return {**told, "source": {**facts.get("source", {}), **why}} if why else told


def accepted_of_all(facts: Mapping[int, Facts], parameters: Mapping[str, Any] | None) -> dict[int, Facts]:
    return {ident: accepted(known, parameters) for ident, known in facts.items()}


def people_told_weakly(people: Collection[int], parameters: Mapping[str, Any] | None) -> set[int]:
    """Those of whom something is proven less than is accepted: read one by one."""
    weak = weaker_than_accepted(parameters)
    if not weak:
        return set()
    found: set[int] = set()
    for rows in (Rating.objects.filter(proof__in=weak), AwardRecord.objects.filter(proof__in=weak)):
        found |= {person for (person,) in rows_of(rows.exclude(person=None), "person_id", people)}
    shares = InitiativeShare.objects.filter(initiative__proof__in=weak)
    return found | {person for (person,) in rows_of(shares, "person_id", people)}


def _year(known: Facts, weak: list[str], left: dict[str, list[str]]) -> Facts:
    told = dict(known)
    for key, names in KNOWN_FROM.items():
        if _is_weak(text := known.get("source", {}).get(key, ""), weak):
            left.setdefault(key, []).append(text)
            for name in names:
                told.pop(name, None)
    return told


def _is_weak(text: str, weak: list[str]) -> bool:
    return any(word in text for word in weak)
