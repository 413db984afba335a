"""Tập thể lao động tiên tiến (Luật 06/2022/QH15, Điều 28)."""

from ...conditions import Most, Number, Share, condition, every
from ...instruments import INSTRUMENTS, LAW_2022
from ...principles import by_the_law, conduct
from ...rulebook import award, rule
from .teams import LOCAL_TEXT, teams_where_listed

award(
    "TTLDTT",
    "Tập thể lao động tiên tiến",
    "Advanced Labour Collective",
    family="title",
    given_to="group",
    level="co_so",
    gives="money",
    cite=LAW_2022.at("28"),
)

_L03 = INSTRUMENTS["L03"]

rule(
    "TTLDTT",
    "group",
    *by_the_law(
        "28",
        teams_where_listed(LAW_2022.at("28.3"), "ttldtt_teams", "28.3"),
        condition(LAW_2022.at("28.1.a"), every("htt"), code="28.1.a"),
        conduct(
            "28.1.b",
            say="Tham gia thi đua thường xuyên, thiết thực, có hiệu quả",
            say_en="Regular, effective emulation",
        ),
        condition(
            LAW_2022.at("28.1.c"), Share("n_ldtt", "n_members", Number("ttldtt_min_ldtt_percent")), code="28.1.c.ty_le"
        ),
        condition(LAW_2022.at("28.1.c"), Most("n_disciplined_members", 0), code="28.1.c.ky_luat"),
        condition(LAW_2022.at("28.1.d"), every("united"), code="28.1.d"),
        older=(
            teams_where_listed(LOCAL_TEXT, "ttldtt_teams", "28.to", confidence="M"),
            condition(_L03.at("28"), every("htt"), code="28.htt", confidence="M"),
            condition(_L03.at("28"), every("exemplary"), code="28.thi_dua", confidence="M"),
            condition(_L03.at("28"), Share("n_ldtt", "n_members", 50, over=True), code="28.ty_le"),
            condition(_L03.at("28"), Most("n_disciplined_members", 0), code="28.ky_luat"),
            condition(_L03.at("28"), every("united"), code="28.doan_ket", confidence="M"),
        ),
    ),
)
