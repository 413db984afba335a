"""Awards and the versions of their rules; an amendment adds a version, nothing is deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .conditions import Clause
from .errors import LawbookError, NoTextInForce
from .instruments import Citation


@dataclass(frozen=True, slots=True)
class Version:
    """The rule of an award in force from a day to a day; `unread`: the governing text is not read, so nothing is refused on it."""

    since: date
    basis: Citation
    clauses: tuple[Clause, ...]
    until: date | None
    confidence: str
    unread: str
    confirmed_by: str
    has_counted: bool

    def holds_on(self, day: date) -> bool:
        """Whether this version is in force on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Award:
    """A title or a form of commendation."""

    code: str
    label: str
    label_en: str
    family: str
    given_to: tuple[str, ...]
    level: str
    verb: str
    object: str
    cite: str
    object_label: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """An award with its versions for one kind of subject."""

    code: str
    kind: str
    versions: tuple[Version, ...]

    def on(self, day: date) -> Version:
        """The version in force on a day."""
        for each in self.versions:
            if each.holds_on(day):
                return each
        raise NoTextInForce(
            f"Sổ luật không có văn bản về {AWARDS[self.code].label} có hiệu lực vào ngày {day:%d/%m/%Y}."
        )


AWARDS: dict[str, Award] = {}
RULES: dict[tuple[str, str], Rule] = {}


def award(
    code: str,
    label: str,
    label_en: str,
    *,
    family: str,
    given_to: str,
    level: str,
    gives: str,
    cite: Citation,
    verb: str = "",
) -> Award:
    """Enters an award in the book."""
    says = verb or ("Tặng danh hiệu" if family == "title" else "Tặng")
    AWARDS[code] = Award(
        code, label, label_en, family, tuple(given_to.split()), level, says, gives, cite.text, OBJECTS[gives]
    )
    return AWARDS[code]


def rule(code: str, kind: str, *versions: Version) -> Rule:
    """Enters the versions of a rule; they must follow each other without gap or overlap."""
    RULES[code, kind] = Rule(code, kind, tuple(sorted(versions, key=lambda each: each.since)))
    return RULES[code, kind]


def version(
    since: str,
    basis: Citation,
    *clauses: Clause,
    until: str = "",
    confidence: str = "H",
    unread: str = "",
    confirmed_by: str = "",
    has_counted: bool = True,
) -> Version:
    """A version of a rule; days in ISO form. `confirmed_by`: the article an office confirms to make an unread text read."""
    last = date.fromisoformat(until) if until else None
    return Version(date.fromisoformat(since), basis, clauses, last, confidence, unread, confirmed_by, has_counted)


def award_of(code: str) -> Award:
    """The award with a code."""
    if code not in AWARDS:
        raise LawbookError(f"Không có danh hiệu hoặc hình thức khen thưởng “{code}”.")
    return AWARDS[code]


OBJECTS = {
    "money": "tiền thưởng",
    "bang_chung_nhan": "Bằng chứng nhận",
    "giay_khen": "Giấy khen",
    "bang_khen": "Bằng khen",
    "co_thi_dua": "Cờ thi đua",
    "huan_chuong": "Huân chương kèm Bằng",
    "ky_niem_chuong": "Kỷ niệm chương kèm Bằng chứng nhận",
    "huy_hieu": "Huy hiệu kèm Bằng",
}
