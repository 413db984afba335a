"""Kỷ niệm chương “Vì sự nghiệp Giáo dục” (Luật Điều 71; Thông tư 29/2023/TT-BGDĐT, Điều 8)."""

from ..conditions import All, Any_, Clause, Least, Lenient, Number, Unsettled, condition, every, way
from ..instruments import INSTRUMENTS, LAW_2022, LAW_2026
from ..principles import FIRST, OLDER_UNREAD, R0_END, R1_END, R2, R2_END, R3, TT29, general
from ..rulebook import award, rule, version

award(
    "KNC",
    "Kỷ niệm chương “Vì sự nghiệp Giáo dục”",
    "Souvenir Medal for the Cause of Education",
    family="commendation",
    given_to="person",
    level="bo",
    gives="ky_niem_chuong",
    cite=LAW_2022.at("71.2"),
)

_PLACE = TT29.at("8")
_WAYS = Any_(
    (
        way(
            _PLACE,
            Least("knc_months", Number("knc_months")),
            code="8.20_nam",
            say="Có đủ 20 năm công tác trong ngành, không tính thời gian chịu kỷ luật",
        ),
        way(
            _PLACE,
            All(
                (
                    Least("difficult_months", Number("knc_difficult_months")),
                    Least("knc_months", Number("knc_months_difficult")),
                )
            ),
            code="8.15_nam",
            say="Có đủ 15 năm công tác trong ngành và đang công tác từ 05 năm ở vùng đặc biệt khó khăn",
        ),
    )
)
_CLAUSES: tuple[Clause, ...] = (
    condition(_PLACE, every("never_knc"), code="8.mot_lan"),
    condition(_PLACE, _WAYS, code="8.tham_nien", say="Đủ thâm niên công tác trong ngành"),
)
_UNREAD = "Thông tư số 07/2026/TT-BGDĐT về tiêu chuẩn Kỷ niệm chương"
_BETWEEN = "Thông tư số 21/2020/TT-BGDĐT áp dụng cùng Luật mới"
_TT21 = INSTRUMENTS["TT21"].at("6")
_TT07 = INSTRUMENTS["TT07"].at("")


_IN_TERM = (
    "đang trong thời hạn kỷ luật: thời gian đó không tính vào thâm niên, văn bản không nói rõ có được đề nghị hay không"
)


def _general(regime: str) -> tuple[Clause, ...]:
    """A term of discipline is taken out of the seniority: whether one may be proposed inside it is not read."""
    hold, free = general(regime)
    return hold, condition(
        free.cite, Lenient(every("free_of_discipline"), _IN_TERM), code=free.code, say=free.say, is_general=True
    )


_DIFFICULT = "quy định trước năm 2024 về vùng đặc biệt khó khăn chưa được đối chiếu"
_OLDER = (
    condition(_TT21, every("never_knc"), code="6.mot_lan"),
    condition(
        _TT21,
        Any_(
            (
                way(_TT21, Least("education_months", 240), code="6.20_nam"),
                way(
                    _TT21,
                    Unsettled(All((Least("difficult_months", 60), Least("education_months", 180))), _DIFFICULT),
                    code="6.vung_kho_khan",
                    confidence="M",
                ),
            )
        ),
        code="6.tham_nien",
        say="Có đủ 20 năm công tác trong ngành",
    ),
    condition(
        _TT21, Least("months_since_discipline", 24), code="6.ky_luat", say="Đã qua 02 năm từ khi hết thời hạn kỷ luật"
    ),
)
_FIRST = condition(_TT21, every("never_knc"), code="R0", confidence="L")

rule(
    "KNC",
    "person",
    version(
        FIRST,
        INSTRUMENTS["TT22"].at(""),
        _FIRST,
        *_general("R0"),
        until="2020-09-30",
        confidence="L",
        unread=OLDER_UNREAD,
    ),
    version("2020-10-01", _TT21, *_OLDER, *_general("R0"), until=R0_END),
    version("2024-01-01", _TT21, *_CLAUSES, *_general("R1"), until="2024-02-14", confidence="M", unread=_BETWEEN),
    version("2024-02-15", _PLACE, *_CLAUSES, *_general("R1"), until=R1_END),
    version(R2, _PLACE, *_CLAUSES, *_general("R2"), until="2026-04-01"),
    version(
        "2026-04-02",
        _TT07,
        *_CLAUSES,
        *_general("R2"),
        until=R2_END,
        confidence="L",
        unread=_UNREAD,
        confirmed_by="TT07 KNC",
    ),
    version(R3, LAW_2026.at(""), *_CLAUSES, *_general("R2"), confidence="L", unread=_UNREAD, confirmed_by="TT07 KNC"),
)
