"""The shape of the facts a question carries: accepted keys, scales and values, checked before anything is judged."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from .errors import CaseError
from .periods import period_of

RATINGS = {"KHT": 0, "HT": 1, "HTT": 2, "HTXS": 3}
RATING_WORDS = {
    0: "không hoàn thành nhiệm vụ",
    1: "hoàn thành nhiệm vụ",
    2: "hoàn thành tốt nhiệm vụ",
    3: "hoàn thành xuất sắc nhiệm vụ",
}
DISCIPLINES = {"none": 0, "khien_trach": 1, "canh_cao": 2, "ha_bac_luong": 3, "cach_chuc": 4}
HOLDS = ("discipline_pending", "investigation", "inspection", "complaint", "press")
MERITS = ("sudden_province", "sudden_nation", "movement_summary", "contribution")
SCOPES = ("base", "province", "nation")
LEAVES = ("maternity", "study", "sick", "injury", "unpaid")
RESULTS = ("gioi", "kha", "trung_binh", "yeu")
POSTS = ("teacher", "manager", "staff", "official")
CONTRACTS = ("staff", "contract", "visiting")
KINDS = ("cong_trang", "dot_xuat", "chuyen_de", "cong_hien", "nien_han")
SPELLS = ("education", "military", "study", "outside")
MOVEMENT_BY = ("thu_tuong", "bo", "tinh")
PERSON_TITLES = ("LDTT", "CSTDCS", "CSTDT", "CSTDB", "CSTDTQ")
GROUP_TITLES = ("TTLDTT", "TTLDXS", "CTDT", "CTDB", "CTDCP")
COMMENDATIONS = ("GK", "GKX", "BKT", "BKB", "BKTTG", "HCLD3", "HCLD2", "HCLD1", "KNC", "NGUT", "NGND", "AHLD", "NGTB")

Path = str | tuple[Any, str]  # joined to one key only where something is wrong
Check = Callable[[Any, Path], None]


def _fail(key: Path, sentence: str) -> None:
    raise CaseError(sentence, key=_joined(key))


def _joined(key: Path) -> str:
    if isinstance(key, str):
        return key
    before = _joined(key[0])
    return f"{before}.{key[1]}" if before else key[1]


def one_of(*values: str) -> Check:
    """A word of a closed list."""

    def check(value: Any, key: Path) -> None:
        if value not in values:
            _fail(key, f"“{value}” không thuộc thang giá trị: {', '.join(values)}.")

    return check


def number_between(low: float, high: float) -> Check:
    """A number inside bounds."""

    def check(value: Any, key: Path) -> None:
        if type(value) not in (int, float) or not low <= value <= high:
            _fail(key, f"“{value}” phải là số từ {low:g} đến {high:g}.")

    return check


def whole_between(low: int, high: int) -> Check:
    """A whole number inside bounds."""

    def check(value: Any, key: Path) -> None:
        if type(value) is not int or not low <= value <= high:
            _fail(key, f"“{value}” phải là số nguyên từ {low} đến {high}.")

    return check


def a_yes_or_no(value: Any, key: Path) -> None:
    """True or false."""
    if not isinstance(value, bool):
        _fail(key, f"“{value}” phải là true hoặc false.")


def a_day(value: Any, key: Path) -> None:
    """A calendar day."""
    if type(value) is not date or not date(1900, 1, 1) <= value <= date(2200, 12, 31):
        _fail(key, f"“{value}” không phải ngày hợp lệ (năm-tháng-ngày).")


def free(value: Any, key: Path) -> None:
    """Anything: never judged."""


def list_of(each: Check) -> Check:
    """A list."""

    def check(value: Any, key: Path) -> None:
        if type(value) is not list and not isinstance(value, tuple):
            _fail(key, "phải là danh sách.")
        for item in value:
            each(item, key)

    return check


def a_mapping(keys: Mapping[str, Check], *needed: str) -> Check:
    """A mapping with known keys only."""

    def check(value: Any, key: Path) -> None:
        if type(value) is not dict and not isinstance(value, Mapping):
            _fail(key, "phải là một nhóm khóa: giá trị.")
        for name, item in value.items():
            if name in keys:
                keys[name](item, (key, name))
            else:
                _fail((key, str(name)), "không có trong định dạng dữ kiện.")
        for name in needed:
            if name not in value:
                _fail((key, name), "thiếu giá trị.")

    return check


INITIATIVE = a_mapping(
    {"scope": one_of(*SCOPES), "share": number_between(0, 100), "used_for": free, "note": free}, "scope"
)
RESEARCH = a_mapping(
    {"scope": one_of(*SCOPES), "share": number_between(0, 100), "used_for": free, "note": free}, "scope"
)
LEAVE = a_mapping(
    {
        "kind": one_of(*LEAVES),
        "months": number_between(0, 12),
        "course_months": number_between(0, 120),
        "kept_rules": a_yes_or_no,
        "result": one_of(*RESULTS),
        "note": free,
    },
    "kind",
)
_YEAR_COMMON = {"rating": one_of(*RATINGS), "note": free, "source": free}
PERSON_YEAR = a_mapping(
    {
        **_YEAR_COMMON,
        "months_worked": number_between(0, 12),
        "leave": list_of(LEAVE),
        "discipline": one_of(*DISCIPLINES),
        "titles": list_of(one_of(*PERSON_TITLES)),
        "initiatives": list_of(INITIATIVE),
        "research": list_of(RESEARCH),
    }
)
GROUP_YEAR = a_mapping({**_YEAR_COMMON, "titles": list_of(one_of(*GROUP_TITLES))})


def _history(each: Check) -> Check:
    def check(value: Any, key: Path) -> None:
        if not isinstance(value, Mapping):
            _fail(key, "phải là một nhóm năm: dữ kiện.")
        for label, year in value.items():
            try:
                period_of(label)
            except CaseError as error:
                _fail((key, str(label)), error.sentence)
            each(year, (key, str(label)))

    return check


AWARD_HELD = a_mapping(
    {
        "code": one_of(*COMMENDATIONS, *PERSON_TITLES, *GROUP_TITLES),
        "day": a_day,
        "kind": one_of(*KINDS),
        "revoked": a_yes_or_no,
        "note": free,
    },
    "code",
)
SPELL = a_mapping({"kind": one_of(*SPELLS), "from": a_day, "to": a_day, "note": free}, "kind", "from")
DISCIPLINE_PERIOD = a_mapping({"kind": one_of(*DISCIPLINES), "from": a_day, "to": a_day, "note": free}, "from")
_COMMON = {
    "exemplary": a_yes_or_no,
    "holds": list_of(one_of(*HOLDS)),
    "awards": list_of(AWARD_HELD),
    "merits": list_of(one_of(*MERITS)),
    "registered": list_of(one_of(*PERSON_TITLES, *GROUP_TITLES, *COMMENDATIONS)),
    "note": free,
    "source": free,
}
PERSON = a_mapping(
    {
        **_COMMON,
        "joined": a_day,
        "appointed": a_day,
        "years_in_education": number_between(0, 70),
        "years_teaching_directly": number_between(0, 70),
        "years_in_difficult_area": number_between(0, 70),
        "woman": a_yes_or_no,
        "post": one_of(*POSTS),
        "contract": one_of(*CONTRACTS),
        "disciplined_now": a_yes_or_no,
        "history": _history(PERSON_YEAR),
        "spells": list_of(SPELL),
        "discipline_periods": list_of(DISCIPLINE_PERIOD),
    }
)
_COUNT = whole_between(0, 10_000_000)
GROUP = a_mapping(
    {
        **_COMMON,
        "founded": a_day,
        "team": a_yes_or_no,
        "members": _COUNT,
        "completed": _COUNT,
        "ldtt": _COUNT,
        "cstdcs": _COUNT,
        "disciplined_members": _COUNT,
        "united": a_yes_or_no,
        "leads_cluster": a_yes_or_no,
        "leads_movement": a_mapping({"by": one_of(*MOVEMENT_BY), "years": number_between(0, 50)}),
        "history": _history(GROUP_YEAR),
    }
)


def check_facts(kind: str, facts: Any) -> None:
    """Refuses facts that are not well formed, naming the key."""
    if kind not in ("person", "group"):
        _fail("subject", f"“{kind}” phải là person hoặc group.")
    (PERSON if kind == "person" else GROUP)(facts, "")
    members = facts.get("members")
    for part in ("completed", "ldtt", "cstdcs", "disciplined_members"):
        if members is not None and facts.get(part, 0) > members:
            _fail(part, f"{facts[part]} nhiều hơn số người của tập thể ({members}).")
    for each in (*facts.get("spells", ()), *facts.get("discipline_periods", ())):
        if "to" in each and each["to"] < each["from"]:
            _fail("to", f"ngày kết thúc {each['to']} trước ngày bắt đầu {each['from']}.")
