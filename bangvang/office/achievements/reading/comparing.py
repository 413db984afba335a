"""Rows of past years held against the register: who is meant, what is there already, what contradicts. Never by name alone."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from bangvang.office.achievements.reading.columns import REVOKED
from bangvang.office.achievements.reading.held import Compared, Past, Someone
from bangvang.office.people.reading.comparing import ACCEPT, IS, LEFT_OUT, NEW, name_words, with_proposals
from bangvang.toolbox.sheets.reading import Level, Reason, Row, State
from bangvang.toolbox.vietnamese import date_text, fold

HEAD = ("number", "decided_date", "issuer")
LABELS = {
    "full_name": "Họ và tên", "code": "Mã cán bộ", "birth_date": "Ngày sinh", "group_name": "Tập thể",
    "award": "Danh hiệu, hình thức", "grade": "Xếp loại", "title": "Tên sáng kiến", "authors": "Tác giả",
    "contest": "Hội thi, kỳ thi", "prize": "Giải, kết quả", "period": "Năm", "number": "Số quyết định",
    "decided_date": "Ngày quyết định", "issuer": "Cơ quan ban hành",
}  # fmt: skip
NEEDED = {
    "awards": ("award", "period", *HEAD),
    "ratings": ("grade", "period"),
    "initiatives": ("title", "authors", "period", "reach", *HEAD),
    "results": ("contest", "prize", "period"),
}
# Read and not written: what is odd in them stops nobody.
ASIDE = (
    "citizen_id",
    "phone",
    "sex",
    "man",
    "woman",
    "post",
    "unit",
    "group",
    "note",
    "money",
    "signer",
    "summary",
    "birth_date",
    "standing",
)
UNRATED = Reason("grade", "Thiếu xếp loại.", Level.WRONG)
UNDATED = Reason("period", "Thiếu năm.", Level.WRONG)
UNPLACED = Reason("prize", "Thiếu giải, kết quả.", Level.WRONG)
ADD = (NEW, "Thêm người này vào sổ cán bộ, chỉ với những gì dòng này ghi")
YEARLY = ("LDTT", "CSTDCS", "CSTDT", "CSTDB", "TTLDTT", "TTLDXS")  # given once a year
LATE = 3  # a decision so many years after the year it is for is asked about


class Comparing:
    """Asked row by row in the order of the file, it remembers what was said already."""

    def __init__(self, past: Past) -> None:
        self.past = past
        self.by_id = {one.id: one for one in past.people}
        self.by_code = {one.code.casefold(): one for one in past.people}
        self.by_name: dict[str, list[Someone]] = {}
        for one in past.people:
            namesakes = self.by_name.setdefault(name_words(one.name), [])
            if all(each.id != one.id for each in namesakes):  # one person may bear two codes
                namesakes.append(one)
        self.groups = {name_words(name): pk for pk, names in past.units.items() for name in names}
        self.said: dict[tuple[Any, ...], int] = {}

    def compare(self, row: int, told: Mapping[str, Any], choice: str = "", reasons: Iterable[Reason] = ()) -> Compared:
        """State, reasons and choices of one row, after what the clerk chose for it."""
        wrong = [one for one in reasons if one.level is Level.WRONG and one.field not in ASIDE]
        failed = {one.field for one in wrong}
        wrong += [one for one in self._lacks(told) if one.field not in failed]
        if UNRATED in wrong and all(one in (UNRATED, UNDATED) for one in wrong) and self._is_unrated(told):
            return Compared(State.SAME, (_note("grade", "Chưa có xếp loại, không ghi gì cho dòng này."),))
        if wrong and all(one == UNPLACED for one in wrong):
            return Compared(State.SAME, (_note("prize", "Không ghi giải, kết quả; không ghi gì cho dòng này."),))
        if wrong := wrong or self._ahead(told):
            return Compared(State.WRONG, tuple(wrong))
        found: Compared = getattr(self, f"_{self.past.kind}")(row, told, choice)
        doubts = [one for one in reasons if one.level is Level.DOUBTFUL and one.field not in ASIDE]
        doubts += self._days(told, found)
        if found.state in (State.WRONG, State.SAME) or not doubts or choice:
            return found
        options = found.options or ((ACCEPT, "Nhận dòng này như đã đọc"), LEFT_OUT)
        return Compared(State.DOUBTFUL, (*doubts, *found.reasons), options, found.person_id, found.unit_id)

    def told(self, row: Row) -> tuple[State, tuple[Reason, ...]]:
        """The same for a row just read, its changes said as notes."""
        said = with_year(with_proposals(row.values, row.reasons))
        values = {key: value for key, value in said.items() if value is not None and _is_whole(key, value)}
        one = self.compare(row.row, values, "", row.reasons)
        notes = {key: f"{LABELS[key]}: {old} → {new}." for key, (old, new) in one.changes.items()}
        fresh = [reason for reason in one.reasons if reason not in row.reasons]
        return one.state, (*fresh, *(Reason(key, sentence, Level.NOTE) for key, sentence in notes.items()))

    # ---- the four kinds ------------------------------------------------------------------------------
    def _awards(self, row: int, told: Mapping[str, Any], choice: str) -> Compared:
        if kept := self._kept_award(told):
            return kept
        kind, subject = self._subject(told, choice)
        if isinstance(subject, Compared):
            return subject if not subject.unknown else self._of_unknown(row, subject, told["award"], told["period"])
        code, year, number = told["award"], told["period"], told["number"]
        if kind not in self.past.given_to.get(code, ()):
            whom = "cá nhân" if kind == "person" else "tập thể"
            return _wrong("award", f"{self.past.labels.get(code, code)} không tặng cho {whom}.")
        if before := self._before(row, (kind, subject, code, year, fold(number))):
            return before
        about: dict[str, Any] = {"person_id": subject} if kind == "person" else {"unit_id": subject}
        numbers = self.past.awards.get((kind, subject, code, year), [])
        if any(fold(number) == fold(each) for each in numbers):
            return Compared(State.SAME, **about)
        if (kind, subject, code, year, fold(number)) in self.past.revoked:
            return Compared(State.SAME, (_note("number", "Sổ ghi quyết định này đã thu hồi, không ghi lại."),), **about)
        if numbers and not choice:
            said = f"Sổ đã có {self.past.labels.get(code, code)} năm {year} theo Quyết định số {', '.join(numbers)}."
            more = () if code in YEARLY else ((ACCEPT, "Là quyết định khác, ghi thêm"),)
            return Compared(State.DOUBTFUL, (Reason("number", said),), (*more, LEFT_OUT), **about)
        return Compared(State.NEW, **about)

    def _kept_award(self, told: Mapping[str, Any]) -> Compared | None:
        """A row of the register itself: told as revoked, or of a code that has this very award whatever name was printed."""
        if told.get("standing") == REVOKED:
            return Compared(State.SAME, (_note("standing", "Dòng ghi đã thu hồi, không ghi lại."),))
        found = self.by_code.get(str(told.get("code") or "").casefold())
        if found is None or not found.is_ours:
            return None
        numbers = self.past.awards.get(("person", found.id, told["award"], told["period"]), [])
        is_kept = any(fold(told["number"]) == fold(each) for each in numbers)
        return Compared(State.SAME, person_id=found.id) if is_kept else None

    def _is_unrated(self, told: Mapping[str, Any]) -> bool:
        """A line of the table of ratings still empty, of somebody who has none on the register."""
        found = self._who(told, "")
        return isinstance(found, Someone) and (found.id, told.get("period")) not in self.past.ratings

    def _ratings(self, row: int, told: Mapping[str, Any], choice: str) -> Compared:
        found = self._who(told, choice)
        if isinstance(found, Compared):
            return found if not found.unknown else self._of_unknown(row, found, told["period"])
        if before := self._before(row, (found.id, told["period"])):
            return before
        grade, is_proven = self.past.ratings.get((found.id, told["period"]), ("", False))
        if grade == told["grade"]:
            return Compared(State.SAME, person_id=found.id)
        if is_proven:
            return _wrong("grade", f"Xếp loại năm {told['period']} trong sổ đã đối chiếu, khác với dòng này.")
        changes = {"grade": (grade, told["grade"])} if grade else {}
        return Compared(State.CHANGED if grade else State.NEW, person_id=found.id, changes=changes)

    def _results(self, row: int, told: Mapping[str, Any], choice: str) -> Compared:
        found = self._who(told, choice)
        if isinstance(found, Compared):
            about = (name_words(told["contest"]), told["period"], told["prize"], name_words(told.get("pupil") or ""))
            return found if not found.unknown else self._of_unknown(row, found, *about)
        key = (
            found.id,
            name_words(told["contest"]),
            told["period"],
            told["prize"],
            name_words(told.get("pupil") or ""),
        )
        state = State.SAME if key in self.past.results else State.NEW
        return self._before(row, key) or Compared(state, person_id=found.id)

    def _initiatives(self, row: int, told: Mapping[str, Any], choice: str) -> Compared:
        named = self._authors(told)
        if borne := next((name for name, alike in named if len(alike) > 1), ""):
            why = f"Tác giả {borne}: có nhiều người cùng họ tên; ghi mã cán bộ của từng tác giả."
            return _wrong("authors", why)
        found = [next(iter(alike), None) for _name, alike in named]
        parts = _parts(told)
        if parts is None:
            return _wrong("authors", "Thiếu tỷ lệ đóng góp của từng tác giả.")
        ours = [(one, part) for one, part in zip(found, parts, strict=True) if one is not None]
        if not ours:
            return _wrong("authors", "Không có tác giả nào trong sổ cán bộ của đơn vị.")
        key = (name_words(told["title"]), told["period"], frozenset(one.id for one, _part in ours))
        if before := self._before(row, key):
            return before
        authors = tuple((one.id, part) for one, part in ours)
        if key in self.past.initiatives:
            return Compared(State.SAME, person_id=authors[0][0], authors=authors)
        if choice or (len(ours) == len(found) and self._is_sure([one for one, _part in ours], told)):
            return Compared(State.NEW, person_id=authors[0][0], authors=authors)
        others = len(found) - len(ours)
        left = f" {others} tác giả khác không có trong sổ của đơn vị." if others else ""
        doubt = Reason("authors", f"Tác giả chỉ ghi tên.{left}")
        who = "; ".join(f"{one}: {part} %" for one, part in ours)
        return Compared(State.DOUBTFUL, (doubt,), ((ACCEPT, f"Tác giả là {who}"[:200]), LEFT_OUT), authors[0][0])

    # ---- who is meant ----------------------------------------------------------------------------------
    def _subject(self, told: Mapping[str, Any], choice: str) -> tuple[str, int | Compared]:
        if told.get("full_name"):
            found = self._who(told, choice)
            return "person", found if isinstance(found, Compared) else found.id
        group = self.groups.get(name_words(told.get("group_name", "")))
        if group is None:
            return "group", _wrong("group_name", f"Tập thể “{told.get('group_name', '')}” không thuộc đơn vị này.")
        return "group", group

    def _who(self, told: Mapping[str, Any], choice: str) -> Someone | Compared:
        if choice.startswith(IS):
            found = self.by_id.get(int(choice.removeprefix(IS)))
            return found if found and found.is_ours else _wrong("full_name", "Người được chọn không thuộc đơn vị này.")
        if not told.get("full_name"):
            return _wrong("full_name", "Thiếu họ và tên.")
        if choice == NEW:
            return self._unknown(told)
        if found := self.by_code.get(str(told.get("code") or "").casefold()):
            return self._by_code(told, found)
        here = [one for one in self.by_name.get(name_words(told["full_name"]), []) if one.is_ours]
        born = told.get("birth_date") if isinstance(told.get("birth_date"), date) else None
        exact = [one for one in here if born and one.birth_date == born]
        if len(exact) == 1 and not told.get("code"):
            return exact[0]
        alike = exact or _likely([one for one in here if not (born and one.birth_date)], told)
        if not alike:
            return self._perhaps_known(told, here)
        year = ", năm sinh" if told.get("birth_year") else ""
        return _doubt("full_name", f"Dòng chỉ ghi họ tên{year}; giống {len(alike)} người trong sổ.", alike)

    def _perhaps_known(self, told: Mapping[str, Any], here: list[Someone]) -> Compared:
        """Who is alike by more than the name is told, to be chosen one by one; the others may be added together."""
        born = told.get("birth_date")
        year = born.year if isinstance(born, date) else told.get("birth_year")
        if here:
            why = f"Trùng họ tên, khác ngày sinh với người của đơn vị: {'; '.join(map(str, here))}."
            return _doubt("birth_date", why, here, ADD)
        if year and (name_words(told["full_name"]), int(year)) in self.past.elsewhere:
            why = "Người cùng họ tên, năm sinh đã có trong sổ, không thuộc đơn vị này; kiểm tra trước khi thêm."
            return _doubt("birth_date", why, [], ADD)
        return _doubt("full_name", "Không có trong sổ cán bộ của đơn vị.", [], ADD)

    def _unknown(self, told: Mapping[str, Any]) -> Compared:
        """Somebody to be entered with what the row says; another's code is never taken."""
        found = self.by_code.get(str(told.get("code") or "").casefold())
        if found and not (found.is_free and name_words(found.name) == name_words(told["full_name"])):
            return _wrong("code", f"Mã cán bộ {told['code']} trong sổ là của người khác.")
        born = told.get("birth_date") if isinstance(told.get("birth_date"), date) else None
        return Compared(State.NEW, unknown=(name_words(told["full_name"]), born, str(told.get("code") or "")))

    def _of_unknown(self, row: int, found: Compared, *about: Any) -> Compared:
        return self._before(row, (found.unknown, *about)) or found

    def _by_code(self, told: Mapping[str, Any], found: Someone) -> Someone | Compared:
        """The code names one person; a name and a birth date that both differ are a doubt."""
        if found.is_free and name_words(found.name) == name_words(told["full_name"]):
            return _doubt("code", f"{found}, trong sổ không còn vị trí công tác nào.", [], ADD)
        if not found.is_ours:
            return _wrong("code", f"Mã cán bộ {told['code']}: là của người ở đơn vị khác.")
        is_named = name_words(found.name) == name_words(told["full_name"])
        if not is_named and (not found.birth_date or found.birth_date != told.get("birth_date")):
            return _doubt("code", f"Mã cán bộ {told['code']} trong sổ là của {found}.", [found])
        return found

    def _authors(self, told: Mapping[str, Any]) -> list[tuple[str, list[Someone]]]:
        """Each author's name with who of ours may be meant; codes, as many as authors, tell them in their order."""
        names = [name for name, _part in told["authors"]]
        codes = _codes(told)
        coded = [self.by_code.get(code) for code in codes] if len(codes) == len(names) else [None] * len(names)
        return [
            (
                name,
                [one]
                if one and one.is_ours
                else [each for each in self.by_name.get(name_words(name), []) if each.is_ours],
            )
            for name, one in zip(names, coded, strict=True)
        ]

    def _is_sure(self, found: list[Someone], told: Mapping[str, Any]) -> bool:
        return [one.code.casefold() for one in found] == _codes(told)

    # ---- what a row says ---------------------------------------------------------------------------------
    def _lacks(self, told: Mapping[str, Any]) -> list[Reason]:
        return [
            Reason(key, f"Thiếu {LABELS.get(key, 'phạm vi ảnh hưởng').lower()}.", Level.WRONG)
            for key in NEEDED[self.past.kind]
            if told.get(key) in (None, "", [])
        ]

    def _before(self, row: int, key: tuple[Any, ...]) -> Compared | None:
        """The same thing said twice in one file."""
        first = self.said.setdefault(key, row)
        return _wrong("full_name", f"Dòng này trùng với dòng {first}.") if first != row else None

    def _days(self, told: Mapping[str, Any], found: Compared) -> list[Reason]:
        """A decision whose day does not go with the year, or a year before the person came."""
        last, day = int(told["period"][-4:]), told.get("decided_date")
        out = []
        if day and not int(told["period"][:4]) <= day.year <= last + LATE:
            out.append(Reason("decided_date", f"Quyết định ngày {date_text(day)} cho năm {told['period']}."))
        someone = self.by_id.get(found.person_id or 0)
        if someone and someone.joined_date and someone.joined_date.year > last:
            joined = date_text(someone.joined_date)
            out.append(Reason("period", f"Năm {told['period']} trước khi vào ngành ({joined})."))
        return out

    def _ahead(self, told: Mapping[str, Any]) -> list[Reason]:
        day, today = told.get("decided_date"), self.past.today
        if int(told["period"][-4:]) <= today.year + 1 and not (day and day > today):
            return []
        return [Reason("period", "Năm hoặc ngày quyết định còn ở phía trước.", Level.WRONG)]


def _is_whole(key: str, value: Any) -> bool:
    """A date of which the sheet told only the year is none."""
    return not key.endswith("_date") or isinstance(value, date)


def _codes(told: Mapping[str, Any]) -> list[str]:
    """Codes of the authors, in their order."""
    return [str(code).casefold() for code in told.get("codes") or [told.get("code") or ""]]


def _parts(told: Mapping[str, Any]) -> list[int] | None:
    """Shares as read; one author without a share has the column's, or all of it. Never made up for several."""
    parts = [part for _name, part in told["authors"]]
    if isinstance(told.get("percent"), list) and parts == [None] * len(told["percent"]):
        return list(told["percent"])
    if len(parts) == 1 and parts[0] is None:
        return [told.get("percent") or 100]
    return None if None in parts else parts


def _likely(alike: list[Someone], told: Mapping[str, Any]) -> list[Someone]:
    """Of namesakes those born in the year told, then those of the school told if there are any; still to be chosen."""
    year, unit = told.get("birth_year"), told.get("unit")
    of_year = [one for one in alike if not year or one.birth_date is None or one.birth_date.year == year]
    return [one for one in of_year if unit in one.units] or of_year


def with_year(told: Mapping[str, Any]) -> Mapping[str, Any]:
    """A birth date of which only the year is told is none; the year tells namesakes apart."""
    year = told.get("birth_date")
    if not isinstance(year, str) or not year.isdecimal():
        return told
    return {key: value for key, value in told.items() if key != "birth_date"} | {"birth_year": int(year)}


def _note(key: str, sentence: str) -> Reason:
    return Reason(key, sentence, Level.NOTE)


def _doubt(key: str, why: str, alike: list[Someone], *more: tuple[str, str]) -> Compared:
    options = [(f"{IS}{one.id}", f"Là {one}") for one in alike]
    return Compared(State.DOUBTFUL, (Reason(key, why),), (*options, *more, LEFT_OUT))


def _wrong(key: str, sentence: str) -> Compared:
    return Compared(State.WRONG, (Reason(key, sentence, Level.WRONG),))
