"""Rows that register or nominate, held against what is marked today: who is meant, which awards, what that would change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bangvang.office.achievements.reading.givers import narrowed
from bangvang.office.dossiers.reading.collectives import Collectives, Team, is_team, words_of
from bangvang.office.people.reading.comparing import ACCEPT, IS, LEAVE_OUT, LEFT_OUT, Bearer, name_words
from bangvang.toolbox.sheets.reading import Level, Reason, Row, State
from bangvang.toolbox.vietnamese import nfc

Key = tuple[int | None, int | None]  # person, tổ; neither: the unit itself
OWN: Key = (None, None)
TEAM = "to:"  # a choice: the row means this tổ
BY_FILE, AS_IT_IS = "tep", "giu"  # a choice between two summaries
# What is odd in them stops nobody.
ASIDE = ("citizen_id", "phone", "sex", "post", "group", "note", "grade", "achievement", "birth_date")
UNASKED = "Thiếu danh hiệu, hình thức đề nghị."


@dataclass(frozen=True)
class Standing:
    """The table as it stands: whose it is, of which year, which awards it takes, what is marked and summed up, for whom."""

    unit: int
    unit_names: tuple[str, ...]
    period: str
    people: tuple[Bearer, ...]
    awards: Mapping[str, tuple[str, ...]]  # "person", "group"
    marked: Mapping[Key, list[str]]
    labels: Mapping[str, str] = field(default_factory=dict)
    teams: tuple[Team, ...] = ()
    texts: Mapping[Key, Mapping[str, str]] | None = None  # by award; None: this table keeps no summaries


@dataclass(frozen=True)
class Asked:
    """A row of the file as kept: its number, values, the reasons of the reader, what the clerk chose."""

    row: int
    told: Mapping[str, Any]
    choice: str = ""
    reasons: tuple[Reason, ...] = ()
    text_choice: str = ""


@dataclass(frozen=True)
class Answer:
    """What a row means: for whom, which awards stand, which the file tells, what may be chosen.

    `texts`: by award the summary that stands where the row tells another one.
    """

    state: State
    reasons: tuple[Reason, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    person_id: int | None = None
    team_id: int | None = None
    is_group: bool = False
    kept: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def has_subject(self) -> bool:
        return self.is_group or self.person_id is not None

    @property
    def key(self) -> Key:
        return self.person_id, self.team_id


def told_by_table(row: Row, standing: Standing) -> Row:
    """“Bằng khen” alone is the one this table is for."""
    offered = {code for codes in standing.awards.values() for code in codes}
    return narrowed(row, "awards", offered.__contains__, "Trong bảng này là")


def compare(standing: Standing, rows: Iterable[Asked]) -> list[Answer]:
    """An answer for every row; several rows about one person or the unit ask for all their awards together."""
    asked, summaries = list(rows), _Summaries(standing.texts)
    reader = _Reader(standing)
    found = [summaries.on(one, reader.answer(one)) for one in asked]
    together: dict[Key, set[str]] = {}
    for one, answer in zip(asked, found, strict=True):
        if answer.has_subject and one.choice != LEAVE_OUT:
            together.setdefault(answer.key, set()).update(answer.told)
    return [_with_all(one, answer, together) for one, answer in zip(asked, found, strict=True)]


def _with_all(one: Asked, answer: Answer, together: Mapping[Key, set[str]]) -> Answer:
    if not answer.has_subject or one.choice == LEAVE_OUT:
        return answer
    told = tuple(sorted(together[answer.key]))
    state = answer.state
    if state is not State.DOUBTFUL:
        changed = State.CHANGED if answer.kept else State.NEW
        is_kept = all(answer.texts.values()) and one.text_choice == AS_IT_IS
        state = State.SAME if told == answer.kept and (is_kept or not answer.texts) else changed
    return replace(answer, told=told, state=state)


def waits_for_a_summary(texts: Mapping[str, str], choice: str) -> bool:
    """Another summary stands, and nobody has said which of the two shall."""
    return not choice and any(texts.values())


class _Summaries:
    """What rows tell of achievements, against what stands; of two rows on one award the first is heard."""

    def __init__(self, standing: Mapping[Key, Mapping[str, str]] | None) -> None:
        self.standing = standing
        self.told: dict[tuple[Key, str], tuple[int, str]] = {}

    def on(self, one: Asked, answer: Answer) -> Answer:
        text = nfc(one.told.get("achievement") or "").strip()
        if self.standing is None or not text or not answer.has_subject or one.choice == LEAVE_OUT:
            return answer
        for award in answer.told:
            row, before = self.told.setdefault((answer.key, award), (one.row, text))
            if before != text:
                why = f"Dòng {row} ghi tóm tắt thành tích khác cho cùng đối tượng, cùng danh hiệu."
                return Answer(State.WRONG, (_wrong("achievement", why),))
        stands = self.standing.get(answer.key, {})
        return replace(answer, texts={award: now for award in answer.told if (now := stands.get(award, "")) != text})


class _Reader:
    """One row at a time."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing
        self.by_code = {one.code.casefold(): one for one in standing.people}
        self.by_id = {one.id: one for one in standing.people}
        self.by_team = {one.id: one for one in standing.teams}
        self.collectives = Collectives(standing.unit_names, standing.teams)

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
            return self._collective(str(one.told.get("group_name") or ""), one.choice)
        if one.choice.startswith(IS) and (found := self.by_id.get(int(one.choice.removeprefix(IS)))):
            return Answer(State.NEW, person_id=found.id)
        return self._person(one.told)

    def _collective(self, said: str, choice: str) -> Answer:
        if choice.startswith(TEAM) and (chosen := self.by_team.get(int(choice.removeprefix(TEAM)))):
            return Answer(State.NEW, team_id=chosen.id, is_group=True)
        found = self.collectives.named(said)
        if found.is_unit:
            return Answer(State.NEW, is_group=True)
        if found.is_sure:
            return Answer(State.NEW, team_id=found.teams[0].id, is_group=True)
        if not found.teams:
            own = " hay tổ của đơn vị này" if is_team(words_of(said)) else ""
            return Answer(State.WRONG, (_wrong("group_name", f"Tập thể “{said}” không phải là đơn vị này{own}."),))
        which = ", ".join(map(str, found.teams))
        why = f"“{said}” có thể là {which}." if len(found.teams) > 1 else f"“{said}” gần giống {which}."
        options = [(f"{TEAM}{one.id}", f"Là {one}") for one in found.teams]
        return Answer(State.DOUBTFUL, (Reason("group_name", why),), (*options, LEFT_OUT))

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
        kept = tuple(sorted(self.standing.marked.get(who.key, ())))
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


def _doubt(key: str, why: str, alike: list[Bearer]) -> Answer:
    options = [(f"{IS}{one.id}", f"Là {one}") for one in alike]
    return Answer(State.DOUBTFUL, (Reason(key, why),), (*options, LEFT_OUT))
