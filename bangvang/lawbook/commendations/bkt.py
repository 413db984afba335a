"""Bằng khen của Chủ tịch UBND tỉnh (Luật 06/2022/QH15, Điều 74)."""

from ..conditions import All, Any_, Condition, Need, Number, Run, Switch, Unsettled, condition, every, total, way
from ..instruments import LAW_2022
from ..principles import by_the_law, conduct
from ..rulebook import award, rule

award(
    "BKT",
    "Bằng khen của Chủ tịch UBND tỉnh",
    "Certificate of Merit of the province",
    family="commendation",
    given_to="person group",
    level="tinh",
    gives="bang_khen",
    cite=LAW_2022.at("74"),
)

_TWO, _YEARS = Number("bkt_initiatives"), Number("bkt_cstdcs_years")
_SK, _DT = ("sk_chua_dung", "sk_chua_dung_2"), ("de_tai_chua_dung", "de_tai_chua_dung_2")
_MIXED = "sáng kiến và đề tài cộng lại mới đủ số: điểm d khoản 1 Điều 74 không nói rõ có được cộng hay không"


def _rated(*needs: tuple[Need, ...]) -> Condition:
    return Run(("htxs", "standing", "unused_bkt"), Number("bkt_htxs_years"), needs)


_TITLES = All((every("cstdcs", _YEARS), every("standing", _YEARS), every("unused_bkt", _YEARS)))
_PRODUCTS = Any_(
    (total(_TWO, _YEARS, *_SK), total(_TWO, _YEARS, *_DT), Unsettled(total(_TWO, _YEARS, *_SK, *_DT), _MIXED))
)
_SAY_TITLES = "Có 02 lần liên tục danh hiệu Chiến sĩ thi đua cơ sở, trong thời gian đó có 02 sáng kiến hoặc 02 đề tài chưa dùng làm căn cứ khác"
_SAY_RATED = "Có liên tục từ 02 năm trở lên hoàn thành xuất sắc nhiệm vụ, trong thời gian đó có 02 sáng kiến hoặc 02 đề tài chưa dùng làm căn cứ khác"
_PERSON = Any_(
    (
        way(
            LAW_2022.at("74.1.d"),
            Switch("bkt_two_cstdcs_needs_initiatives", All((_TITLES, _PRODUCTS)), _TITLES),
            code="74.1.d.cstdcs",
            say=_SAY_TITLES,
        ),
        way(
            LAW_2022.at("74.1.d"),
            Any_(
                (_rated((Need(_SK, _TWO),), (Need(_DT, _TWO),)), Unsettled(_rated((Need((*_SK, *_DT), _TWO),)), _MIXED))
            ),
            code="74.1.d.htxs",
            say=_SAY_RATED,
        ),
        way(LAW_2022.at("74.1.a"), every("movement_summary"), code="74.1.a"),
        way(LAW_2022.at("74.1.b"), every("sudden_province") | every("sudden_nation"), code="74.1.b"),
        way(LAW_2022.at("74.1.c"), every("contribution"), code="74.1.c"),
    )
)
_GROUP = Any_(
    (
        way(LAW_2022.at("74.3.d"), Run(("excellent", "unused_bkt"), Number("bkt_group_years")), code="74.3.d"),
        way(LAW_2022.at("74.3.a"), every("movement_summary"), code="74.3.a"),
        way(LAW_2022.at("74.3.b"), every("sudden_province") | every("sudden_nation"), code="74.3.b"),
        way(LAW_2022.at("74.3.c"), every("contribution"), code="74.3.c"),
    )
)
_ONE_OF = "Có một trong các thành tích theo Điều 74"

rule(
    "BKT",
    "person",
    *by_the_law("74", conduct("74.1"), condition(LAW_2022.at("74.1"), _PERSON, code="74.1.mot_trong", say=_ONE_OF)),
)
rule(
    "BKT",
    "group",
    *by_the_law(
        "74",
        conduct("74.3"),
        condition(LAW_2022.at("74.3"), every("united"), code="74.3.doan_ket"),
        condition(LAW_2022.at("74.3"), _GROUP, code="74.3.mot_trong", say=_ONE_OF),
    ),
)
