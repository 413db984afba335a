"""Rows that register or nominate, held against what is marked today: who is meant, which awards, what that would change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from bangvang.office.people.reading.comparing import ACCEPT, IS, LEAVE_OUT, LEFT_OUT, name_words
from bangvang.toolbox.sheets.reading import Level, Reason, State
from bangvang.toolbox.vietnamese import date_text

# Read and not written here: what is odd in them stops nobody.
ASIDE = ("citizen_id", "phone", "sex", "post", "group", "note", "grade", "achievement", "birth_date")
UNASKED = "Thiếu danh hiệu, hình thức đề nghị."


@dataclass(frozen=True)
class Someone:
    """A person of the unit today."""

    id: int
    name: str
    code: str
    birth_date: date | None

    def __str__(self) -> str:
        born = f", sinh {date_text(self.birth_date)}" if self.birth_date else ""
        return f"{self.name}, mã {self.code}{born}"


@dataclass(frozen=True)
class Standing:
    """The table as it stands: whose it is, of which year, which awards it takes, what is marked; None is the unit itself."""

    unit: int
    unit_names: tuple[str, ...]
    period: str
    people: tuple[Someone, ...]
    awards: Mapping[str, tuple[str, ...]]  # "person", "group"
    marked: Mapping[int | None, list[str]]
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """A row of the file as kept: its number, values, the reasons of the reader, what the clerk chose."""

    row: int
    told: Mapping[str, Any]
    choice: str = ""
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Answer:
    """What a row means: for whom, which awards stand, which the file tells, what may be chosen."""

    state: State
    reasons: tuple[Reason, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    person_id: int | None = None
    is_group: bool = False
    kept: tuple[str, ...] = ()
    told: tuple[str, ...] = ()

    @property
    def has_subject(self) -> bool:
        return self.is_group or self.person_id is not None


def compare(standing: Standing, rows: Iterable[Asked]) -> list[Answer]:
    """An answer for every row; several rows about one person or the unit ask for all their awards together."""
    asked = list(rows)
    found = [_Reader(standing).answer(one) for one in asked]
    together: dict[int | None, set[str]] = {}
    for one, answer in zip(asked, found, strict=True):
        if answer.has_subject and one.choice != LEAVE_OUT:
            together.setdefault(answer.person_id, set()).update(answer.told)
    return [_with_all(one, answer, together) for one, answer in zip(asked, found, strict=True)]


def _with_all(one: Asked, answer: Answer, together: Mapping[int | None, set[str]]) -> Answer:
    if not answer.has_subject or one.choice == LEAVE_OUT:
        return answer
    told = tuple(sorted(together[answer.person_id]))
    state = answer.state
    if state is not State.DOUBTFUL:
        changed = State.CHANGED if answer.kept else State.NEW
        state = State.SAME if told == answer.kept else changed
    return replace(answer, told=told, state=state)


class _Reader:
    """One row at a time."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing
        self.by_code = {one.code.casefold(): one for one in standing.people}
        self.by_id = {one.id: one for one in standing.people}
        self.own = {name_words(name) for name in standing.unit_names}

    def answer(self, one: Asked) -> Answer:
        weighty = [reason for reason in one.reasons if reason.field not in ASIDE and reason.sentence != UNASKED]
        if wrong := [reason for reason in weighty if reason.level is Level.WRONG] or self._elsewhere(one.told):
            return Answer(State.WRONG, tuple(wrong))
        who = self._subject(one)
        if not who.has_subject:
            return who
        answer = self._awards(one, who)
        doubts = [reason for reason in weighty if reason.level is Level.DOUBTFUL]
        if answer.state is State.WRONG or one.choice or not doubts:
            return answer
        offers = answer.options or ((ACCEPT, "Nhận dòng này như đã đọc"), LEFT_OUT)
        return replace(answer, state=State.DOUBTFUL, reasons=(*doubts, *answer.reasons), options=offers)

    def _elsewhere(self, told: Mapping[str, Any]) -> list[Reason]:
        """A row of another unit or year does not belong on this table."""
        out = []
        if told.get("unit") not in (None, self.standing.unit) and isinstance(told["unit"], int):
            out.append(_wrong("unit", "Đơn vị: dòng này ghi đơn vị khác."))
        if told.get("period") not in (None, self.standing.period):
            out.append(_wrong("period", f"Dòng ghi năm {told['period']}, bảng này của năm {self.standing.period}."))
        return out

    def _subject(self, one: Asked) -> Answer:
        if not one.told.get("full_name"):
            is_own = name_words(str(one.told.get("group_name") or "")) in self.own
            why = _wrong("group_name", f"Tập thể “{one.told.get('group_name') or ''}” không phải là đơn vị này.")
            return Answer(State.NEW, is_group=True) if is_own else Answer(State.WRONG, (why,))
        if one.choice.startswith(IS) and (found := self.by_id.get(int(one.choice.removeprefix(IS)))):
            return Answer(State.NEW, person_id=found.id)
        return self._person(one.told)

    def _person(self, told: Mapping[str, Any]) -> Answer:
        code, name = str(told.get("code") or "").casefold(), name_words(told["full_name"])
        if found := self.by_code.get(code):
            if name_words(found.name) == name or (found.birth_date and found.birth_date == told.get("birth_date")):
                return Answer(State.NEW, person_id=found.id)
            return _doubt("code", f"Mã cán bộ {told['code']} trong sổ là của {found}.", [found])
        alike = [one for one in self.standing.people if name_words(one.name) == name]
        born = told.get("birth_date")
        exact = [one for one in alike if born and one.birth_date == born]
        if len(exact) == 1 and not code:
            return Answer(State.NEW, person_id=exact[0].id)
        if not alike:
            return Answer(
                State.WRONG, (_wrong("full_name", "Hiện không công tác tại đơn vị; cần nhập danh sách cán bộ trước."),)
            )
        return _doubt("full_name", f"Dòng chỉ ghi họ tên; giống {len(alike)} người trong sổ.", exact or alike)

    def _awards(self, one: Asked, who: Answer) -> Answer:
        told = tuple(sorted(set(one.told.get("awards") or ())))
        kept = tuple(sorted(self.standing.marked.get(who.person_id, ())))
        open_ones = self.standing.awards["group" if who.is_group else "person"]
        if odd := [code for code in told if code not in open_ones]:
            label = self.standing.labels.get(odd[0], odd[0])
            return Answer(State.WRONG, (_wrong("awards", f"{label} không có trong bảng này cho đối tượng của dòng."),))
        if not told and kept and one.choice != ACCEPT:
            had = ", ".join(self.standing.labels.get(code, code) for code in kept)
            why = Reason("awards", f"Dòng không ghi danh hiệu nào; trên hệ thống đang có {had}.")
            offers = ((ACCEPT, "Bỏ danh hiệu đang có"), LEFT_OUT)
            return replace(who, state=State.DOUBTFUL, reasons=(why,), options=offers, kept=kept)
        return replace(who, kept=kept, told=told)


def _wrong(key: str, sentence: str) -> Reason:
    return Reason(key, sentence, Level.WRONG)


def _doubt(key: str, why: str, alike: list[Someone]) -> Answer:
    options = [(f"{IS}{one.id}", f"Là {one}") for one in alike]
    return Answer(State.DOUBTFUL, (Reason(key, why),), (*options, LEFT_OUT))
