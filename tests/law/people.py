"""Made-up people and groups for property tests: any key may be missing, any value inside its scale may occur."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

DAY = date(2024, 7, 15)
RATINGS = ["KHT", "HT", "HTT", "HTT", "HTXS", "HTXS", "HTXS"]
PRODUCT = st.fixed_dictionaries(
    {"scope": st.sampled_from(["base", "base", "province", "nation"])},
    optional={"used_for": st.sampled_from(["CSTDCS", "BKT", "CSTDT"]), "share": st.integers(10, 100)},
)
LEAVE = st.fixed_dictionaries(
    {"kind": st.sampled_from(["maternity", "study", "sick", "injury", "unpaid"]), "months": st.integers(0, 9)},
    optional={
        "course_months": st.integers(1, 30),
        "kept_rules": st.booleans(),
        "result": st.sampled_from(["gioi", "kha", "trung_binh", "yeu"]),
    },
)


def keys(**values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A mapping where most keys are given."""
    return st.fixed_dictionaries({}, optional=values)


PERSON_TITLES = st.sampled_from(
    [[], ["LDTT"], ["LDTT", "CSTDCS"], ["LDTT", "CSTDCS"], ["LDTT", "CSTDCS", "CSTDT"], ["LDTT", "CSTDCS", "CSTDB"]]
)
YEAR = st.fixed_dictionaries(
    {
        "rating": st.sampled_from(RATINGS),
        "discipline": st.sampled_from(["none"] * 12 + ["khien_trach", "canh_cao"]),
        "titles": PERSON_TITLES,
    },
    optional={
        "months_worked": st.integers(3, 12),
        "leave": st.lists(LEAVE, max_size=2),
        "initiatives": st.lists(PRODUCT, max_size=3),
        "research": st.lists(PRODUCT, max_size=2),
    },
)
SPARSE = keys(
    rating=st.sampled_from(RATINGS),
    discipline=st.sampled_from(["none", "khien_trach"]),
    titles=PERSON_TITLES,
    initiatives=st.lists(PRODUCT, max_size=2),
    months_worked=st.integers(1, 12),
)


@st.composite
def history(draw: st.DrawFn, year: st.SearchStrategy[dict[str, Any]]) -> dict[str, Any]:
    """Consecutive years back from the one under review, some with holes, on one clock or on two."""
    length, switch = draw(st.integers(0, 12)), draw(st.integers(0, 20))
    out = {}
    for j in range(length):
        if draw(st.integers(0, 9)):
            last = 2024 - j
            out[str(last) if j >= switch else f"{last - 1}-{last}"] = draw(year)
    return out


GOOD_YEAR = st.fixed_dictionaries(
    {
        "rating": st.sampled_from(["HTT", "HTXS", "HTXS"]),
        "months_worked": st.sampled_from([10, 12]),
        "discipline": st.just("none"),
        "titles": st.sampled_from([["LDTT"], ["LDTT", "CSTDCS"], ["LDTT", "CSTDCS"], ["LDTT", "CSTDCS", "CSTDT"]]),
        "initiatives": st.lists(PRODUCT, max_size=2),
        "research": st.just([]),
    }
)
AWARD = st.fixed_dictionaries(
    {
        "code": st.sampled_from(["BKT", "BKB", "BKTTG", "HCLD3", "HCLD2", "KNC", "NGUT"]),
        "day": st.dates(date(2010, 1, 1), date(2024, 12, 31)),
        "kind": st.sampled_from(["cong_trang", "cong_trang", "cong_trang", "dot_xuat", "chuyen_de", "cong_hien"]),
    },
    optional={"revoked": st.booleans()},
)
MERITS = st.lists(
    st.sampled_from(["sudden_province", "sudden_nation", "movement_summary", "contribution"]), unique=True, max_size=1
)
HOLDS = st.sampled_from([[], [], [], ["complaint"]])


def consistent(facts: dict[str, Any]) -> dict[str, Any]:
    """No list of discipline that denies the years, no seniority longer than the service."""
    out = dict(facts)
    if any(year.get("discipline", "none") != "none" for year in facts["history"].values()):
        out.pop("discipline_periods", None)
    if "joined" in out:
        for key in ("years_in_education", "years_teaching_directly"):
            out.pop(key, None)
    if "years_in_education" in out:
        out["years_teaching_directly"] = min(out.get("years_teaching_directly", 0), out["years_in_education"])
    return out


GOOD = st.fixed_dictionaries(
    {
        "joined": st.dates(date(1995, 1, 1), date(2014, 6, 1)),
        "post": st.sampled_from(["teacher", "manager"]),
        "exemplary": st.just(True),
        "disciplined_now": st.just(False),
        "holds": st.just([]),
        "history": history(GOOD_YEAR),
        "awards": st.lists(AWARD, max_size=3),
        "merits": st.just([]),
        "discipline_periods": st.just([]),
    },
    optional={"years_in_difficult_area": st.integers(0, 20)},
)
ANY_PERSON = st.fixed_dictionaries(
    {"history": st.one_of(history(YEAR), history(st.one_of(YEAR, SPARSE)))},
    optional={
        "joined": st.dates(date(1995, 1, 1), date(2024, 6, 1)),
        "post": st.sampled_from(["teacher", "manager", "staff", "official"]),
        "exemplary": st.sampled_from([True, True, True, False]),
        "disciplined_now": st.sampled_from([False, False, False, True]),
        "holds": HOLDS,
        "awards": st.lists(AWARD, max_size=4),
        "merits": MERITS,
        "years_in_education": st.integers(0, 40),
        "years_teaching_directly": st.integers(0, 40),
        "years_in_difficult_area": st.integers(0, 20),
        "discipline_periods": st.just([]),
    },
)
PERSON = st.one_of(ANY_PERSON, GOOD).map(consistent)
GROUP_YEAR = keys(
    rating=st.sampled_from(RATINGS),
    titles=st.sampled_from([[], ["TTLDTT"], ["TTLDXS"], ["TTLDXS", "CTDT"], ["TTLDXS", "CTDCP"]]),
)
MOVEMENT = st.one_of(st.just({}), keys(by=st.sampled_from(["thu_tuong", "bo", "tinh"]), years=st.integers(0, 6)))


@st.composite
def group(draw: st.DrawFn) -> dict[str, Any]:
    """A group whose counts do not exceed its members."""
    members = draw(st.integers(0, 60))
    few = st.integers(0, members)
    out: dict[str, Any] = draw(
        keys(
            exemplary=st.sampled_from([True, True, False]),
            united=st.sampled_from([True, True, False]),
            holds=HOLDS,
            founded=st.dates(date(1990, 1, 1), date(2023, 1, 1)),
            awards=st.lists(AWARD, max_size=4),
            merits=MERITS,
            leads_cluster=st.booleans(),
            leads_movement=MOVEMENT,
            completed=st.one_of(st.just(members), few),
            ldtt=st.one_of(few, st.just(members)),
            cstdcs=st.one_of(few, st.just(min(2, members))),
            disciplined_members=st.sampled_from([0, 0, min(1, members)]),
        )
    )
    if draw(st.integers(0, 5)):
        out["members"] = members
    return {**out, "history": draw(history(GROUP_YEAR))}
