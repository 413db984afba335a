"""Bằng khen của Chủ tịch UBND tỉnh (Luật 06/2022/QH15, Điều 74)."""

from ..conditions import Need, Number, Run, Switch, Unsettled, Win, condition, every
from ..instruments import LAW_2022, LAW_2026
from ..principles import holds
from ..rulebook import award, rule, version

award(
    "BKT",
    "Bằng khen của Chủ tịch UBND tỉnh",
    "Certificate of Merit of the province",
    family="commendation",
    given_to="person group",
    level="tinh",
    verb="Tặng",
    gives="bang_khen",
    cite=LAW_2022.at("74"),
)

_TWO = Number("bkt_initiatives")
_SK, _DT = "sk_chua_dung", "de_tai_chua_dung"
_MIXED = "sáng kiến và đề tài cộng lại đủ số: điểm d khoản 1 Điều 74 không nói rõ có được cộng hay không"
_PRODUCTS = ((Need((_SK,), _TWO),), (Need((_DT,), _TWO),))
_BOTH = ((Need((_SK, _DT), _TWO),),)


def _titles(needs):  # type: ignore[no-untyped-def]
    years = Number("bkt_cstdcs_years")
    alone = Win(("cstdcs",), years, years) & Win(("standing",), years, years) & Win(("unused_bkt",), years, years)
    if not needs:
        return alone
    counted = Win((_SK,), years, _TWO) | Win((_DT,), years, _TWO) | Unsettled(Win((_SK, _DT), years, _TWO), _MIXED)
    return alone & counted


def _rated(needs):  # type: ignore[no-untyped-def]
    return Run(("htxs", "standing", "unused_bkt"), Number("bkt_htxs_years"), needs)


_TRACK = (
    Switch("bkt_two_cstdcs_needs_initiatives", _titles(True), _titles(False))
    | _rated(_PRODUCTS)
    | Unsettled(_rated(_BOTH), _MIXED)
)
_MERITS = every("movement_summary") | every("sudden_province") | every("sudden_nation") | every("contribution")
_PERSON = (
    condition(LAW_2022.at("74.1"), every("exemplary"), code="74.1"),
    condition(LAW_2022.at("74.1"), _TRACK | _MERITS, code="74.1.a-d"),
)
_GROUP = (
    condition(LAW_2022.at("74.3"), every("exemplary"), code="74.3"),
    condition(LAW_2022.at("74.3"), every("united"), code="74.3.doan_ket"),
    condition(
        LAW_2022.at("74.3"),
        Run(("htxs_or_ttldxs", "unused_bkt"), Number("bkt_group_years")) | _MERITS,
        code="74.3.a-d",
    ),
)

for _kind, _standard in (("person", _PERSON), ("group", _GROUP)):
    rule(
        "BKT",
        _kind,
        version("2024-01-01", LAW_2022.at("74"), *_standard, *holds(), until="2025-06-30"),
        version("2025-07-01", LAW_2022.at("74"), *_standard, *holds(later=True), until="2026-09-30"),
        version(
            "2026-10-01",
            LAW_2026.at(""),
            *_standard,
            *holds(later=True),
            confidence="L",
            unread="Điều 74 được Luật số 06/2026/QH16 sửa đổi",
        ),
    )
