"""Rows of a staff list held against the register: who is meant, what is new, what differs. Never by name alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bangvang.office.people.reading.citizen_id import hidden_changes, hidden_values
from bangvang.office.people.reading.leaving import last_day
from bangvang.toolbox.sheets.reading import Level, Reason, Row, State
from bangvang.toolbox.vietnamese import date_text, fold

# Kept by the register: of the person, and of the post of the day.
OF_PERSON = ("full_name", "code", "birth_date", "sex", "ethnicity", "joined_date", "citizen_id")
OF_POST = ("unit", "title", "contract", "post_since", "left_date", "left_as")
LABELS = {
    "full_name": "Họ và tên", "code": "Mã cán bộ", "birth_date": "Ngày sinh", "sex": "Giới tính",
    "ethnicity": "Dân tộc", "joined_date": "Ngày vào ngành", "unit": "Đơn vị", "title": "Chức vụ, chức danh",
    "contract": "Loại hợp đồng", "citizen_id": "Số định danh cá nhân", "post_since": "Giữ chức vụ từ ngày",
    "left_date": "Ngày nghỉ", "left_as": "Lý do nghỉ",
}  # fmt: skip
DAYS = ("birth_date", "joined_date", "post_since", "left_date")
PROVISIONAL = "TL"  # codes this office gave to those whose list had none
ACCEPT, NEW, UNNUMBERED, LEAVE_OUT = "nhan", "moi", "moi-khong-so", "bo"
IS, PICK = "la:", "chon:"
LEFT_OUT = (LEAVE_OUT, "Không nhập dòng này")
SOMEBODY_NEW = (NEW, "Là người mới, thêm vào sổ")
SOMEBODY_UNNUMBERED = (UNNUMBERED, "Là người mới, thêm vào sổ không kèm số định danh")


@dataclass(frozen=True)
class Bearer:
    """Somebody of the register as a choice between namesakes names them."""

    id: int
    name: str
    code: str
    birth_date: date | None

    def __str__(self) -> str:
        born = f", sinh {date_text(self.birth_date)}" if self.birth_date else ""
        return f"{self.name}, mã {self.code}{born}"


@dataclass(frozen=True)
class Known:
    """One person of the register with the post of the day, if there is one; `is_ours`: at a unit of this list."""

    id: int
    values: Mapping[str, Any]
    post_id: int | None = None
    unit_name: str = ""
    is_ours: bool = False
    other_codes: tuple[str, ...] = ()  # of records merged into this one
    named_since: date | None = None  # the day of the last dated change of name

    @property
    def key(self) -> str:
        return name_words(self.values["full_name"])

    def __str__(self) -> str:
        parts = [self.values["full_name"], f"mã {self.values['code']}"]
        parts += [f"sinh {date_text(self.values['birth_date'])}"] if self.values["birth_date"] else []
        return ", ".join([*parts, self.values["title"] or "không có vị trí"])


@dataclass(frozen=True)
class Compared:
    """What a row means to the register."""

    state: State
    reasons: tuple[Reason, ...] = ()
    known: Known | None = None
    changes: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    options: tuple[tuple[str, str], ...] = ()

    @property
    def person_id(self) -> int | None:
        return self.known.id if self.known else None


def name_words(name: str) -> str:
    return " ".join(fold(name).split())


def kept_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """What the register can hold of a row; the rest of a list (telephones, notes) is not copied."""
    told = {**values, "title": values.get("post")}
    return {
        key: told[key]
        for key in (*OF_PERSON, *OF_POST)
        if told.get(key) not in (None, "") and _is_whole(key, told[key])
    }


def _is_whole(key: str, value: Any) -> bool:
    return key not in DAYS or isinstance(value, date)


def as_days(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values kept as JSON, with their days as days."""
    days = (*DAYS, "since", "until")
    return {key: date.fromisoformat(value) if key in days and value else value for key, value in values.items()}


def whole(row: Any) -> dict[str, Any]:
    """The values of a row just read, or of one kept: there the citizen id lies apart."""
    kept = getattr(row, "citizen_id", None)
    return dict(row.values) if kept is None else {**row.values, "citizen_id": kept}


class Register:
    """The people a list may mean; asked row by row, it remembers who was meant already."""

    def __init__(self, people: Iterable[Known], units: Mapping[int, str], default_unit: int | None, day: date) -> None:
        self.units, self.default_unit, self.day = units, default_unit, day
        self.by_id = {one.id: one for one in people}
        self.by_code = {one.values["code"].casefold(): one for one in self.by_id.values()}
        self.by_code |= {code.casefold(): one for one in self.by_id.values() for code in one.other_codes}
        self.by_name: dict[str, list[Known]] = {}
        for one in self.by_id.values():
            self.by_name.setdefault(one.key, []).append(one)
        self.by_citizen_id: dict[str, list[Known]] = {}
        for one in self.by_id.values():
            self.by_citizen_id.setdefault(one.values["citizen_id"], []).append(one)
        self.by_citizen_id.pop("", None)
        self.numbered: dict[str, int] = {}
        self.meant: dict[int, int] = {}
        self.entered: dict[tuple[Any, ...], int] = {}

    def compare(self, row: int, values: Mapping[str, Any], choice: str = "") -> Compared:
        """State, reasons and changes of one row, after what the clerk chose for it."""
        told = {**values, "unit": values.get("unit", self.default_unit)}
        if told["unit"] not in self.units and not (told["unit"] is None is self.default_unit):
            return _wrong("unit", "Đơn vị: ngoài phạm vi được nhập của danh sách này.")
        if not told.get("full_name"):
            return _wrong("full_name", "Thiếu họ và tên.")
        if choice.startswith(IS):
            return self._told(row, told, self.by_id.get(int(choice.removeprefix(IS))), is_chosen=True)
        if choice == UNNUMBERED:
            return self._new(row, {**told, "citizen_id": ""}, is_chosen=True)
        found = self._by_code_of(told)
        if found:
            return self._by_code(row, told, found)
        number = str(told.get("citizen_id") or "")
        if number and (number in self.by_citizen_id or self.numbered.setdefault(number, row) != row):
            return self._by_citizen_id(row, told, self.by_citizen_id.get(number, []))
        return self._new(row, told, is_chosen=True) if choice == NEW else self._by_name(row, told)

    def told(self, row: Row) -> tuple[State, tuple[Reason, ...]]:
        """The same for a row just read, its changes said as notes."""
        one = self.compare(row.row, kept_values(taken(row.values, row.reasons)))
        told = hidden_changes(one.changes).items()
        said = (f"{LABELS[key]}: {_written(old) or 'chưa có'} → {_written(new)}." for key, (old, new) in told)
        notes = (Reason(key, sentence, Level.NOTE) for key, sentence in zip(one.changes, said, strict=True))
        return one.state, (*one.reasons, *notes)

    def _by_code(self, row: int, told: Mapping[str, Any], found: Known) -> Compared:
        """The code names one person; a name and a birth date that both differ are a doubt."""
        is_named = found.key == name_words(told["full_name"])
        if not found.is_ours and (found.unit_name or not is_named):
            return _wrong("code", f"Mã cán bộ: {told['code']} là của người ở đơn vị khác; cấp trên trực tiếp chuyển.")
        born = found.values["birth_date"]
        if not is_named and (not born or born != told.get("birth_date")):
            return self._doubt("code", f"Mã cán bộ {told['code']} trong sổ là của {found}.", [found], may_be_new=False)
        return self._told(row, told, found)

    def _by_code_of(self, told: Mapping[str, Any]) -> Known | None:
        return self.by_code.get(str(told.get("code", "")).casefold())

    def _by_citizen_id(self, row: int, told: Mapping[str, Any], bearers: list[Known]) -> Compared:
        """The number names one person whatever the name; borne by two, or with another birth date or code, it is a doubt."""
        before = self.numbered.setdefault(told["citizen_id"], row)
        if before != row:
            why = f"Số định danh cá nhân: trùng với dòng {before}."
            return Compared(State.DOUBTFUL, (Reason("citizen_id", why),), options=(SOMEBODY_UNNUMBERED, LEFT_OUT))
        is_named = any(one.key == name_words(told["full_name"]) for one in bearers)
        ours = [one for one in bearers if one.is_ours or (is_named and not one.unit_name)]
        if not ours:
            return _wrong("citizen_id", "Số định danh cá nhân: là của người ở đơn vị khác; cấp trên trực tiếp chuyển.")
        if len(bearers) == 1 and _is_born_alike(ours[0], told) and _may_bear(ours[0], told):
            return self._told(row, told, ours[0])
        why = f"Số định danh cá nhân trong sổ là của {'; '.join(map(str, ours))}."
        options = [(f"{IS}{one.id}", f"Là {one}") for one in ours]
        return Compared(State.DOUBTFUL, (Reason("citizen_id", why),), options=(*options, SOMEBODY_UNNUMBERED, LEFT_OUT))

    def _number_doubt(self, row: int, told: Mapping[str, Any], known: Known) -> str:
        """Why the number of the row is not written to this person: a number in the register is never replaced here."""
        number, kept = str(told.get("citizen_id") or ""), known.values["citizen_id"]
        if not number or number == kept:
            return ""
        if kept:
            return f"Số định danh cá nhân: khác số trong sổ của {known}."
        if number in self.by_citizen_id:
            return "Số định danh cá nhân: trong sổ là của người khác."
        before = self.numbered.setdefault(number, row)
        return f"Số định danh cá nhân: trùng với dòng {before}." if before != row else ""

    def _by_name(self, row: int, told: Mapping[str, Any]) -> Compared:
        namesakes = self.by_name.get(name_words(told["full_name"]), [])
        here = [one for one in namesakes if one.is_ours]
        born = told.get("birth_date")
        same = [one for one in here if born and born == one.values["birth_date"]]
        exact = [one for one in same if one.values["unit"] == told["unit"]]
        if len(exact) == 1 and _may_bear(exact[0], told):
            return self._told(row, told, exact[0])
        alike = exact or same or [one for one in here if not (born and one.values["birth_date"])]
        if alike:
            who = "; ".join(map(str, alike))
            return self._doubt("full_name", f"Giống {len(alike)} người trong sổ: {who}.", alike)
        if born and any(one.values["birth_date"] == born for one in namesakes):
            why = (
                "Người cùng họ tên, ngày sinh đã có trong sổ, không thuộc đơn vị này; nếu chuyển đến thì ghi mã cán bộ."
            )
            return self._doubt("full_name", why, [])
        if here:
            why = f"Trùng họ tên, khác ngày sinh với: {'; '.join(map(str, here))}."
            return self._doubt("birth_date", why, here)
        return self._new(row, told)

    def _doubt(self, key: str, why: str, alike: list[Known], *, may_be_new: bool = True) -> Compared:
        options = [(f"{IS}{one.id}", f"Là {one}") for one in alike]
        options += [SOMEBODY_NEW] if may_be_new else []
        return Compared(State.DOUBTFUL, (Reason(key, why),), options=(*options, LEFT_OUT))

    def _new(self, row: int, told: Mapping[str, Any], *, is_chosen: bool = False) -> Compared:
        key = (name_words(told["full_name"]), told.get("birth_date"), told["unit"], told.get("code"))
        before = self.entered.setdefault(key, row)
        if not told.get("title"):
            return _wrong("post", "Người mới cần có chức vụ, chức danh.")
        if why := self._leaving_wrong(told, {"post_since": told.get("joined_date") or self.day}):
            return _wrong("left_date", why)
        code = str(told.get("code", "")).casefold()
        if before != row and code:
            return _wrong("code", f"Dòng này trùng với dòng {before}.")
        if before != row and not is_chosen:
            return Compared(State.DOUBTFUL, (Reason("full_name", f"Dòng này giống dòng {before}."),),
                            options=(SOMEBODY_NEW, LEFT_OUT))  # fmt: skip
        if code and self.entered.setdefault((code,), row) != row:
            return _wrong("code", f"Mã cán bộ: trùng với dòng {self.entered[code,]}.")
        return Compared(State.NEW)

    def _told(self, row: int, told: Mapping[str, Any], known: Known | None, *, is_chosen: bool = False) -> Compared:
        """The row is about this person of the register: what does it say otherwise?"""
        if known is None or (known.unit_name and not known.is_ours):
            return _wrong("full_name", "Người được chọn không thuộc đơn vị của danh sách này.")
        if why := self._number_doubt(row, told, known):
            if not is_chosen:
                return self._whose_number(told, known, why)
            told = {**told, "citizen_id": ""}
        before = self.meant.setdefault(known.id, row)
        if before != row:
            return _wrong("full_name", f"Dòng này và dòng {before} cùng chỉ một người trong sổ.")
        if not known.values["title"] and not told.get("title"):
            return _wrong("post", "Người chưa có vị trí công tác cần có chức vụ, chức danh.")
        changes = {key: (known.values[key], told[key]) for key in (*OF_PERSON, *OF_POST) if _differs(key, known, told)}
        if why := self._leaving_wrong(told, known.values):
            return _wrong("left_date", why)
        if "full_name" in changes and known.named_since and known.named_since >= self.day:
            why = f"Họ và tên: sổ đã ghi đổi tên từ ngày {date_text(known.named_since)}, không trước ngày của danh sách"
            return _wrong("full_name", f"{why} ({date_text(self.day)}).")
        return Compared(State.CHANGED if changes else State.SAME, known=known, changes=changes)

    def _leaving_wrong(self, told: Mapping[str, Any], kept: Mapping[str, Any]) -> str:
        """Nobody leaves a post before it begins, nor the one unit and begins at another in one row."""
        left = told.get("left_date")
        since = told.get("post_since") or kept["post_since"]
        if not left:
            return "Lý do nghỉ: chưa ghi ngày nghỉ." if told.get("left_as") else ""
        if since and last_day(left, told.get("left_as", "")) < since:
            return f"Ngày nghỉ: {date_text(left)} không sau ngày bắt đầu giữ chức vụ {date_text(since)}."
        moves = kept.get("unit") not in (None, told["unit"])
        return "Ngày nghỉ: dòng ghi cả đơn vị mới và ngày nghỉ; cần tách thành hai danh sách." if moves else ""

    def _whose_number(self, told: Mapping[str, Any], known: Known, why: str) -> Compared:
        options = [(f"{IS}{known.id}", f"Là {known}; không ghi số định danh của dòng này")]
        options += [] if self._by_code_of(told) else [SOMEBODY_UNNUMBERED]
        return Compared(State.DOUBTFUL, (Reason("citizen_id", why),), options=(*options, LEFT_OUT))


def _is_born_alike(known: Known, told: Mapping[str, Any]) -> bool:
    """Where both days are known they are the same."""
    born, said = known.values["birth_date"], told.get("birth_date")
    return not born or not said or born == said


def _may_bear(known: Known, told: Mapping[str, Any]) -> bool:
    """Another code than the one in the register is another person, unless ours was only provisional."""
    return not told.get("code") or known.values["code"].startswith(PROVISIONAL)


def _differs(key: str, known: Known, told: Mapping[str, Any]) -> bool:
    """An empty cell says nothing; letter case and accents placed otherwise are no change of a title."""
    new, old = told.get(key), known.values[key]
    if new in (None, ""):
        return False
    if key == "code":
        return str(new).casefold() not in {code.casefold() for code in (old, *known.other_codes)}
    return bool(name_words(new) != name_words(old or "")) if key in ("title", "ethnicity") else bool(new != old)


def _wrong(key: str, sentence: str) -> Compared:
    return Compared(State.WRONG, (Reason(key, sentence, Level.WRONG),))


def settle(
    told: Mapping[str, Any], reasons: Iterable[Reason], compared: Compared
) -> tuple[State, tuple[Reason, ...], tuple[tuple[str, str], ...]]:
    """What the reader of the sheet and the register say together: state, all reasons, what may be chosen."""
    reasons = (*reasons, *compared.reasons)
    levels = {one.level for one in reasons}
    if Level.WRONG in levels:
        return State.WRONG, reasons, ()
    if Level.DOUBTFUL not in levels:
        return compared.state, reasons, ()
    picks = next((one for one in reasons if _are_picks(one)), None)
    if picks:
        offers = tuple(
            (f"{PICK}{place}", f"{LABELS[picks.field]}: {one}")
            for place, one in enumerate(map(_written, picks.proposed))
        )
        return State.DOUBTFUL, reasons, (*offers, LEFT_OUT)
    return State.DOUBTFUL, reasons, compared.options or ((ACCEPT, _acceptance(told, reasons)), LEFT_OUT)


def _are_picks(one: Reason) -> bool:
    several = one.proposed if isinstance(one.proposed, list | tuple) else ()
    return bool(several) and one.field in OF_PERSON and all(_is_whole(one.field, each) for each in several)


def _acceptance(told: Mapping[str, Any], reasons: Iterable[Reason]) -> str:
    """What would be written, and which doubtful cells would stay empty in the register."""
    said = [_written(told[key]) for key in ("full_name", "code", "birth_date", "title") if told.get(key)]
    said += [f"nghỉ từ {_written(told['left_date'])}"] if told.get("left_date") else []
    doubted = (one.field for one in reasons if one.level is Level.DOUBTFUL and one.field in LABELS)
    empty = dict.fromkeys(LABELS[key] for key in doubted if key not in told)
    left = f"; không ghi {', '.join(empty)}" if empty else ""
    return f"Nhận: {', '.join(said)}{left}"[:200]


def _written(value: Any) -> str:
    return date_text(value) if isinstance(value, date) else str(value or "")


def taken(values: Mapping[str, Any], reasons: Iterable[Reason]) -> dict[str, Any]:
    """The values where each doubt with one proposal has taken it; they count only once the clerk accepts."""
    offered = {one.field: one.proposed for one in reasons if one.level is Level.DOUBTFUL and _is_single(one.proposed)}
    return {**values, **offered}


def with_proposals(values: Mapping[str, Any], reasons: Iterable[Reason]) -> dict[str, Any]:
    """The same for a list that keeps no citizen id: what it says of it is masked."""
    return hidden_values(taken(values, reasons))


# Whatever is odd in these stops nobody.
NOT_KEPT_LABELS = {
    "phone": "Điện thoại", "group": "Tổ", "is_party_member": "Đảng viên",
    "note": "Ghi chú",
}  # fmt: skip


def not_kept_note(columns: Iterable[str]) -> list[str]:
    """Columns that were understood and are not written, told once for the whole list."""
    found = [NOT_KEPT_LABELS[key] for key in columns if key in NOT_KEPT_LABELS]
    return [f"Sổ chưa giữ: {', '.join(found)}. Các cột này được đọc nhưng không ghi."] if found else []


def unsettled(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """A doubt about the unit without one proposal cannot be accepted: it is wrong until the file says it."""
    return tuple(
        Reason(one.field, f"{one.sentence} Ghi rõ trong tệp.", Level.WRONG, one.proposed)
        if one.field == "unit" and one.level is Level.DOUBTFUL and not _is_single(one.proposed)
        else one
        for one in reasons
        if one.field not in NOT_KEPT_LABELS
    )


def _is_single(value: Any) -> bool:
    return value not in (None, "") and not isinstance(value, list | tuple)
