"""Bằng khen của Thủ tướng (Điều 73) and Huân chương Lao động (Điều 42–44): the track of công trạng and the other gates.

The word “sau đó” decides the window: in every order, and for a collective in Điều 73; not for a person in Điều 73."""

from ..conditions import All, Any_, Cited, Clause, Condition, Least, Need, Number, Run, Unsettled, condition, every, way
from ..instruments import LAW_2022
from ..principles import by_the_law, conduct
from ..rulebook import award, rule

_ORDERS = (
    ("HCLD3", "hạng Ba", "Third", "44"),
    ("HCLD2", "hạng Nhì", "Second", "43"),
    ("HCLD1", "hạng Nhất", "First", "42"),
)
award(
    "BKTTG",
    "Bằng khen của Thủ tướng Chính phủ",
    "Certificate of Merit of the Prime Minister",
    family="commendation",
    given_to="person group",
    level="nha_nuoc",
    gives="bang_khen",
    cite=LAW_2022.at("73"),
)
for _code, _class, _english, _article in _ORDERS:
    award(
        _code,
        f"Huân chương Lao động {_class}",
        f"Labour Order, {_english} Class",
        family="commendation",
        given_to="person group",
        level="nha_nuoc",
        gives="huan_chuong",
        cite=LAW_2022.at(_article),
    )

_SIZE = "mức độ đóng góp theo điều luật do hội đồng xem xét"
_LENGTH = "thời gian và cấp phát động phong trào chưa rõ"
_NO_FLAG = "chỉ áp dụng cho tập thể không thuộc đối tượng tặng Cờ thi đua"
_ANY_SUDDEN = every("sudden_province") | every("sudden_nation")


def _gate(place: str, when: Condition, why: str = "") -> Cited:
    return way(LAW_2022.at(place), Unsettled(when, why) if why else when, code=place, confidence="M" if why else "H")


def _needs(name: str, *facts: str) -> Need:
    return Need(facts, Number(name))


def _standard(article: str, clause: str, track: Cited, gates: tuple[Cited, ...], *, group: bool) -> tuple[Clause, ...]:
    place = f"{article}.{clause}"
    united = (condition(LAW_2022.at(place), every("united"), code=f"{place}.doan_ket"),) if group else ()
    one_of = condition(
        LAW_2022.at(place),
        Any_((track, *gates)),
        code=f"{place}.mot_trong",
        say=f"Có một trong các thành tích theo khoản {clause} Điều {article}",
    )
    return (conduct(place), *united, one_of)


# ---- persons ------------------------------------------------------------------------------------------------------------
_PERSON_BKTTG = All(
    (
        every("held_bkt"),
        Run(("htt", "standing", "unused_bkttg"), Number("bkttg_years"), ((_needs("bkttg_cstdcs", "cstdcs"),),)),
    )
)
_SAY_BKTTG = "Đã được tặng Bằng khen cấp Bộ, tỉnh và có từ 05 năm liên tục đến thời điểm đề nghị hoàn thành tốt nhiệm vụ trở lên, trong đó có 03 lần Chiến sĩ thi đua cơ sở"
rule(
    "BKTTG",
    "person",
    *by_the_law(
        "73",
        *_standard(
            "73",
            "1",
            way(LAW_2022.at("73.1.b"), _PERSON_BKTTG, code="73.1.b", say=_SAY_BKTTG),
            (
                _gate("73.1.a", every("movement_summary")),
                _gate("73.1.c", _ANY_SUDDEN),
                _gate("73.1.d", every("contribution")),
            ),
            group=False,
        ),
    ),
)


def _order(code: str, before: str, title: str, *, to_request: bool = True) -> Run:
    name = code.lower()
    return Run(
        ("htt", f"after_{before}", "standing", f"unused_{name}"),
        Number(f"{name}_years"),
        ((_needs(f"{name}_htxs", "htxs"), _needs(f"{name}_title", title)),),
        to_request,
    )


_PERSONS = {
    "HCLD3": (
        "44.1.e",
        _order("HCLD3", "bkttg", "cstdcs"),
        (
            _gate("44.1.a", every("movement_summary"), _LENGTH),
            _gate("44.1.c", every("contribution"), _SIZE),
            _gate("44.1.d", _ANY_SUDDEN),
        ),
    ),
    "HCLD2": (
        "43.1.đ",
        _order("HCLD2", "hcld3", "cstdt", to_request=False),
        (_gate("43.1.a", _ANY_SUDDEN), _gate("43.1.d", every("contribution"), _SIZE)),
    ),
    "HCLD1": (
        "42.1.đ",
        _order("HCLD1", "hcld2", "cstdt"),
        (_gate("42.1.a", every("sudden_nation")), _gate("42.1.d", every("contribution"), _SIZE)),
    ),
}
for _code, (_place, _run, _gates) in _PERSONS.items():
    _article = _place.split(".")[0]
    rule(
        _code,
        "person",
        *by_the_law(
            _article, *_standard(_article, "1", way(LAW_2022.at(_place), _run, code=_place), _gates, group=False)
        ),
    )

# ---- collectives: HTXS or TTLĐXS after the award held, with one of several sets in that time ---------------------------------
_CT, _CP, _BK = ("ct",), ("ctdcp",), ("bkt", "bkt_2")


def _set(**least: int) -> tuple[Need, ...]:
    facts = {"ct": _CT, "ctdcp": _CP, "bkt": _BK}
    return tuple(Need(facts[name], number) for name, number in least.items())


def _track(
    name: str,
    before: str,
    sets: tuple[tuple[Need, ...], ...],
    without_flag: tuple[Need, ...] = (),
    age: Number | None = None,
) -> Condition:
    over = ("excellent", f"after_{before}", f"unused_{name}")
    run: Condition = Run(over, Number(f"{name}_group_years"), sets)
    if without_flag:
        run = Any_((run, Unsettled(Run(over, Number(f"{name}_group_years"), (without_flag,)), _NO_FLAG)))
    return All((Least("group_months", age), run)) if age else run


_GROUPS = {
    "BKTTG": (
        "73.4.e",
        _track("bkttg", "bkt", (_set(ct=1), _set(bkt=2))),
        (
            _gate("73.4.a", _ANY_SUDDEN),
            _gate("73.4.b", every("contribution")),
            _gate("73.4.d", every("movement_summary") | every("leads_thu_tuong") | every("leads_bo_tinh_3")),
        ),
    ),
    "HCLD3": (
        "44.4.đ",
        _track(
            "hcld3", "bkttg", (_set(ctdcp=1), _set(ct=2), _set(ct=1, bkt=1)), _set(bkt=2), Number("hcld3_group_months")
        ),
        (
            _gate("44.4.a", _ANY_SUDDEN),
            _gate("44.4.b", every("contribution"), _SIZE),
            _gate("44.4.c", every("movement_summary") | every("leads_thu_tuong") | every("leads_bo_tinh_5")),
        ),
    ),
    "HCLD2": (
        "43.4.d",
        _track("hcld2", "hcld3", (_set(ctdcp=1, ct=1), _set(ct=3)), _set(bkt=3)),
        (
            _gate("43.4.a", _ANY_SUDDEN),
            _gate("43.4.b", every("contribution"), _SIZE),
            _gate("43.4.c", every("movement_summary") | every("leads_thu_tuong")),
        ),
    ),
    "HCLD1": (
        "42.4.d",
        _track("hcld1", "hcld2", (_set(ctdcp=2), _set(ctdcp=1, ct=2), _set(ct=4)), _set(bkt=4)),
        (
            _gate("42.4.a", every("sudden_nation")),
            _gate("42.4.b", every("contribution"), _SIZE),
            _gate("42.4.c", every("movement_summary") | every("leads_thu_tuong")),
        ),
    ),
}
for _code, (_place, _way, _gates) in _GROUPS.items():
    _article = _place.split(".")[0]
    rule(
        _code,
        "group",
        *by_the_law(
            _article, *_standard(_article, "4", way(LAW_2022.at(_place), _way, code=_place), _gates, group=True)
        ),
    )
