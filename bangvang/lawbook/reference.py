"""The book read as a book: what stands on a day, one award explained, what changed between two days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from . import wording
from .conditions import Any_, Cited, Clause, Condition, Ref, numbers_in
from .errors import CaseError, LawbookError, NoTextInForce
from .instruments import instrument, read_yaml
from .prizes import base_salary_on
from .procedures import UNIT_KINDS, Authority, deciding_authority
from .regimes import regime_on
from .rulebook import AWARDS, RULES, Version, award_of
from .settings import FIGURES, Settings, cite_text, figure_on
from .verdicts import ELIGIBLE, UNKNOWN, Verdict, plain


@dataclass(frozen=True, slots=True)
class ClauseText:
    """One condition of an award said in words, with its ways and the figures it reads."""

    code: str
    sentence: str
    sentence_en: str
    cite: str
    confidence: str
    ways: tuple[ClauseText, ...] = ()
    figures: tuple[str, ...] = ()
    refers_to: str = ""


@dataclass(frozen=True, slots=True)
class AwardText:
    """An award as it stands on a day for persons or for groups."""

    code: str
    label: str
    label_en: str
    kind: str
    since: date
    until: date | None
    basis: str
    confidence: str
    unread: str
    clauses: tuple[ClauseText, ...]
    confirmed_by: str = ""

    def as_dict(self) -> dict[str, Any]:
        """JSON-able data."""
        out: dict[str, Any] = plain(self)
        return out


@dataclass(frozen=True, slots=True)
class Change:
    """What is different on the later day, and for whom."""

    what: str
    whom: str
    before: str
    after: str
    cite: str

    def as_dict(self) -> dict[str, Any]:
        """JSON-able data."""
        out: dict[str, Any] = plain(self)
        return out


def list_on(day: date, parameters: Mapping[str, Any] | None = None) -> tuple[AwardText, ...]:
    """Every award with its rule in force on a day."""
    return tuple(text for code in AWARDS for text in explain_award(code, day=day, parameters=parameters))


def explain_award(code: str, *, day: date, parameters: Mapping[str, Any] | None = None) -> tuple[AwardText, ...]:
    """An award said in words on a day, for each kind of subject it is given to."""
    award, settings = award_of(code), Settings(day, parameters)
    texts = []
    for kind in award.given_to:
        version = RULES[code, kind].on(day)
        clauses = tuple(_clause(each, settings) for each in version.clauses)
        unread = settings.unread(version)
        confidence = version.confidence if unread or not version.unread else "M"
        texts.append(
            AwardText(
                code,
                award.label,
                award.label_en,
                kind,
                version.since,
                version.until,
                version.basis.text,
                confidence,
                unread,
                clauses,
                version.confirmed_by,
            )
        )
    return tuple(texts)


def _clause(clause: Clause, settings: Settings) -> ClauseText:
    say = clause.say or wording.sentence(clause.when, settings)
    english = clause.say_en or wording.sentence(clause.when, settings, english=True)
    ways = tuple(_clause(each.clause, settings) for each in _ways(clause.when))
    figures = tuple(sorted(f"{name} = {settings.value(name)}" for name in numbers_in(clause.when)))
    refers = clause.when.code if isinstance(clause.when, Ref) else ""
    return ClauseText(clause.code, say, english, clause.cite.text, clause.confidence, ways, figures, refers)


def _ways(when: Condition) -> tuple[Cited, ...]:
    return tuple(each for each in when.of if isinstance(each, Cited)) if isinstance(when, Any_) else ()


@dataclass(frozen=True, slots=True)
class FigureText:
    """A dated figure as an office meets it: what it is called, what it is on the day, in which unit."""

    name: str
    label: str
    value: Any
    unit: str


@dataclass(frozen=True, slots=True)
class ArticleToConfirm:
    """An article of a text not read, which an office that holds it may confirm; `key` goes into the setting `confirmations`."""

    key: str
    why: str
    awards: tuple[str, ...]
    figures: tuple[str, ...]
    since: date
    label: str


LABELS: dict[str, dict[str, str]] = read_yaml("labels.yaml")


def articles_to_confirm(day: date, parameters: Mapping[str, Any] | None = None) -> tuple[ArticleToConfirm, ...]:
    """What is not yet confirmed on a day, with the awards that wait for it and the numbers it may change."""
    settings = Settings(day, parameters)
    found: dict[str, list[tuple[str, Version]]] = {}
    for rule in RULES.values():
        version = rule.on(day)
        if version.confirmed_by and settings.unread(version):
            found.setdefault(version.confirmed_by, []).append((rule.code, version))
    return tuple(_to_confirm(key, waiting) for key, waiting in found.items())


def _to_confirm(key: str, waiting: list[tuple[str, Version]]) -> ArticleToConfirm:
    figures = {
        name
        for _, version in waiting
        for clause in version.clauses
        for name in numbers_in(clause.when)
        if name in LABELS
    }
    awards = tuple(dict.fromkeys(code for code, _ in waiting))
    since = min(each.since for rule in RULES.values() for each in rule.versions if each.confirmed_by == key)
    return ArticleToConfirm(
        key, waiting[0][1].unread, awards, tuple(sorted(figures)), since, article_label(key, awards)
    )


def article_label(key: str, awards: tuple[str, ...] = ()) -> str:
    """“L26 28” as an office names it: the article of the Law and the text that amends it, or a text and its awards."""
    text, _, place = key.partition(" ")
    named = instrument(text)
    if named.amends:
        return f"{instrument(named.amends).at(place).text} (sửa đổi bởi {named.name})"
    labels = ", ".join(award_of(code).label for code in awards or (place,))
    return f"{named.name}: {labels}"


def figure_text(name: str, day: date, parameters: Mapping[str, Any] | None = None) -> FigureText:
    """A figure of the texts in words, as it stands on a day."""
    if name not in LABELS:
        raise LawbookError(f"Sổ luật không có số liệu “{name}”.")
    return FigureText(name, LABELS[name]["label"], Settings(day, parameters).value(name), LABELS[name]["unit"])


def check_figure(name: str, value: Any, day: date) -> None:
    """Refuses a changed number that is no figure of the texts, or cannot be one."""
    figure = figure_text(name, day)
    most = 100 if figure.unit == "%" else 1000
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise LawbookError(f"{figure.label}: giá trị “{value}” không hợp lệ; cần số nguyên từ 0 đến {most}.")


def check_confirmation(key: str, numbers: Mapping[str, Any], day: date) -> None:
    """Refuses the confirmation of what does not wait for one on the day, and a number its article does not hold."""
    article = next((each for each in articles_to_confirm(day) if each.key == key), None)
    if article is None:
        raise LawbookError(f"“{key}” không phải điều chờ đối chiếu vào ngày {day:%d/%m/%Y}.")
    for name, value in numbers.items():
        check_figure(name, value, day)
        if name not in article.figures:
            raise LawbookError(f"{article.label} không có số liệu “{LABELS[name]['label']}”.")


NEAR = timedelta(days=30)


def boundaries_near(code: str, day: date) -> tuple[date, ...]:
    """First days of the texts on an award within thirty days of a day, either side; the day itself too."""
    days = {each.since for kind in award_of(code).given_to for each in RULES[code, kind].versions}
    return tuple(sorted(each for each in days if abs(each - day) <= NEAR))


_RECEIVED = "hồ sơ theo văn bản có hiệu lực ngày được tiếp nhận"
_BETTER = "văn bản sửa đổi có lợi hơn, nên được áp dụng cho hồ sơ đã tiếp nhận"
_OPEN = "nếu văn bản sửa đổi có lợi hơn thì áp dụng văn bản đó; hiện chưa rõ"


def governing(verdicts: Sequence[Verdict]) -> tuple[int, str]:
    """Which of the verdicts of `answers_between` applies, and why in words.

    The day of receipt decides; a more favourable text applies to what was received before only where that text says so,
    as Luật 06/2026/QH16 is reported to (read second hand)."""
    first, later = verdicts[0], [at for at, each in enumerate(verdicts) if at and each.regime == "R3"]
    if first.regime == "R3" or first.counted == ELIGIBLE or not later:
        return 0, _RECEIVED
    if better := [at for at in later if verdicts[at].counted == ELIGIBLE]:
        return better[0], _BETTER
    is_open = any(verdicts[at].counted == UNKNOWN for at in later)
    return 0, f"{_RECEIVED}; {_OPEN}" if is_open else _RECEIVED


def diff_between(first: date, last: date) -> tuple[Change, ...]:
    """What changed from one day to another: texts, conditions, figures, base salary, who decides."""
    return (
        *_texts(first, last),
        *_rules(first, last),
        *_figures(first, last),
        *_salary(first, last),
        *_authorities(first, last),
    )


def _texts(first: date, last: date) -> list[Change]:
    one, other = regime_on(first), regime_on(last)
    names = {
        "law": "Luật",
        "decree": "Nghị định",
        "bnv": "Thông tư của Bộ Nội vụ",
        "edu": "Thông tư của Bộ Giáo dục và Đào tạo",
    }
    changes = []
    for field, name in names.items():
        before, after = getattr(one, field), getattr(other, field)
        if before is not after:
            changes.append(Change(name, "mọi hồ sơ", before.name, after.name, after.name))
    if one.amended_by is not other.amended_by:
        text = other.amended_by or one.amended_by
        assert text is not None  # noqa: S101 - one of two differing values
        changes.append(Change("Luật", "mọi hồ sơ", one.law.name, f"được sửa đổi bởi {text.name}", text.name))
    return changes


def _rules(first: date, last: date) -> list[Change]:
    changes = []
    for (code, kind), rule in RULES.items():
        before, after = rule.on(first), rule.on(last)
        if before is after:
            continue
        whom = f"{award_of(code).label}, {'cá nhân' if kind == 'person' else 'tập thể'}"
        one, other = _said(before, first), _said(after, last)
        gone, new = [each for each in one if each not in other], [each for each in other if each not in one]
        if gone or new:
            changes.append(Change("Tiêu chuẩn", whom, "; ".join(gone), "; ".join(new), after.basis.text))
    return changes


def _said(version: Version, day: date) -> list[str]:
    settings = Settings(day)
    said = [
        f"{each.say or wording.sentence(each.when, settings)} ({each.cite.text})"
        for each in version.clauses
        if not each.is_general
    ]
    return [*said, *([f"chưa đối chiếu: {version.unread}"] if version.unread else [])]


def _figures(first: date, last: date) -> list[Change]:
    changes = []
    for name in FIGURES:
        try:
            before, after = figure_on(name, first), figure_on(name, last)
        except NoTextInForce:
            continue
        if before.value != after.value:
            changes.append(
                Change("Số liệu", LABELS[name]["label"], str(before.value), str(after.value), cite_text(after.cite))
            )
    return changes


def _salary(first: date, last: date) -> list[Change]:
    before, after = base_salary_on(first), base_salary_on(last)
    if before is after:
        return []
    return [
        Change(
            "Lương cơ sở",
            "tiền thưởng mọi hình thức",
            _money(before["vnd"]),
            _money(after["vnd"]),
            cite_text(after["by"]),
        )
    ]


def _money(vnd: int) -> str:
    return f"{vnd:,} đ".replace(",", ".")


def _authorities(first: date, last: date) -> list[Change]:
    changes = []
    for code in AWARDS:
        for unit, named in UNIT_KINDS.items():
            before, after = _decider(code, unit, first), _decider(code, unit, last)
            one, other = before.label if before else "không có", after.label if after else "không còn"
            if (before or after) and one != other:
                known = after or before
                assert known is not None  # noqa: S101 - one of the two is
                changes.append(Change("Thẩm quyền", f"{award_of(code).label}, {named}", one, other, known.cite))
    return changes


def _decider(code: str, unit: str, day: date) -> Authority | None:
    try:
        return deciding_authority(code, unit, day=day)
    except CaseError:
        return None
