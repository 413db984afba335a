"""Tập thể lao động xuất sắc (Luật 06/2022/QH15, Điều 27). The Law of 2022 has no line on discipline here; the older one had."""

from ...conditions import Least, Most, Number, Share, condition, every
from ...instruments import INSTRUMENTS, LAW_2022
from ...principles import by_the_law, conduct
from ...rulebook import award, rule
from .teams import LOCAL_TEXT, teams_where_listed

award(
    "TTLDXS",
    "Tập thể lao động xuất sắc",
    "Excellent Labour Collective",
    family="title",
    given_to="group",
    level="tinh",
    gives="bang_chung_nhan",
    cite=LAW_2022.at("27"),
)

_L03 = INSTRUMENTS["L03"]

rule(
    "TTLDXS",
    "group",
    *by_the_law(
        "27",
        teams_where_listed(LAW_2022.at("27.3"), "ttldxs_teams", "27.3"),
        condition(LAW_2022.at("27.1.a"), every("htxs"), code="27.1.a"),
        conduct(
            "27.1.b",
            say="Tích cực tham gia thi đua thường xuyên, thiết thực, có hiệu quả",
            say_en="Active in regular emulation",
        ),
        condition(
            LAW_2022.at("27.1.c"),
            Share("n_completed", "n_members", Number("ttldxs_completed_percent")),
            code="27.1.c.hoan_thanh",
        ),
        condition(
            LAW_2022.at("27.1.c"), Share("n_ldtt", "n_members", Number("ttldxs_min_ldtt_percent")), code="27.1.c.ty_le"
        ),
        condition(LAW_2022.at("27.1.d"), Least("n_cstdcs", Number("ttldxs_min_cstdcs")), code="27.1.d"),
        condition(LAW_2022.at("27.1.đ"), every("united"), code="27.1.đ"),
        older=(
            teams_where_listed(LOCAL_TEXT, "ttldxs_teams", "27.to", confidence="M"),
            condition(_L03.at("27"), every("htxs"), code="27.htxs", confidence="M"),
            condition(_L03.at("27"), every("exemplary"), code="27.thi_dua", confidence="M"),
            condition(_L03.at("27"), Share("n_completed", "n_members", 100), code="27.hoan_thanh", confidence="M"),
            condition(_L03.at("27"), Share("n_ldtt", "n_members", 70), code="27.ty_le", confidence="M"),
            condition(_L03.at("27"), Least("n_cstdcs", 1), code="27.cstdcs", confidence="M"),
            condition(_L03.at("27"), Most("n_disciplined_members", 0), code="27.ky_luat"),
            condition(_L03.at("27"), every("united"), code="27.doan_ket", confidence="M"),
        ),
    ),
)
