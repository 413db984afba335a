"""Columns that lists of past years share: the award or grade, the year, the decision with its day and issuer."""

import re
from dataclasses import replace
from typing import Any

from bangvang.office.achievements.reading.spellings import AWARDS, GRADES
from bangvang.toolbox.sheets.reading import Field, Look, Said
from bangvang.toolbox.sheets.reading.cells import text_of
from bangvang.toolbox.sheets.reading.days import day
from bangvang.toolbox.sheets.reading.values import Choices, choice, code, period, several, text, tick, whole

DECIDED = (1945, 2040)
_AFTER_DEATH = re.compile(r"\s*truy tặng\s*:?\s*", re.IGNORECASE)


def given(value: Any, look: Look) -> Said:
    """Awards of the lawbook, nearly always one; “Truy tặng” before it says that it was given after death."""
    said = text_of(value)
    if _AFTER_DEATH.match(said):
        found = choice(AWARDS)(_AFTER_DEATH.sub("", said, count=1), look)
        return replace(found, also={"nature": "posthumous"})
    one, many = choice(AWARDS)(value, look), several(AWARDS)(value, look)
    return many if many.value and len(many.value) > 1 and not many.reasons else one


def ticked(name: str, choices: Choices, into: str, never: tuple[str, ...] = ()) -> tuple[Field, ...]:
    """Columns headed by the values themselves, “LĐTT”, “CSTĐCS”: a tick there means the value."""
    return tuple(
        Field(f"{name}_{code}", choices.labels[code], words, tick, never, ticked=code, into=into)
        for code, words in choices.spellings.items()
    )


AWARD = Field(
    "award",
    "Danh hiệu, hình thức khen thưởng",
    (
        "Danh hiệu, hình thức khen thưởng",
        "Danh hiệu/Hình thức",
        "Danh hiệu",
        "Hình thức khen thưởng",
        "Danh hiệu thi đua",
        "Hình thức",
        "Khen thưởng",
        "Danh hiệu thi đua, hình thức khen thưởng",
        "Danh hiệu thi đua/Hình thức khen thưởng",
        "Hình thức KT",
        "Danh hiệu đã đạt",
        "Thành tích",
        "Danh hiệu đạt được",
        "Danh hiệu, hình thức",
        "Nội dung khen thưởng",
        "Danh hiệu TĐ, hình thức KT",
    ),
    given,
    never=("mã", "phân loại"),
    labels=AWARDS.labels,
)
PERIOD = Field(
    "period",
    "Năm học hoặc năm",
    (
        "Năm học",
        "Năm",
        "Năm đạt",
        "Năm khen thưởng",
        "Năm xét",
        "Năm công nhận",
        "Năm đạt danh hiệu",
        "Năm học, năm",
        "Năm học đạt được",
    ),
    period,
    never=("sinh", "ngày", "vào"),
)
NUMBER = Field(
    "number",
    "Số quyết định",
    (
        "Số quyết định",
        "Quyết định số",
        "Số QĐ",
        "QĐ số",
        "Số hiệu quyết định",
        "Quyết định",
        "Số, ký hiệu quyết định",
        "Số văn bản",
        "Quyết định Số",
    ),
    code(60),
    never=("ngày", "cơ quan", "người"),
)
DECIDED_DATE = Field(
    "decided_date",
    "Ngày quyết định",
    (
        "Ngày quyết định",
        "Quyết định Ngày",
        "Ngày QĐ",
        "Ngày ký",
        "Ngày ban hành",
        "Ngày công nhận",
        "Ngày, tháng, năm quyết định",
        "Ngày ký QĐ",
    ),
    day(*DECIDED),
    never=("sinh",),
)
ISSUER = Field(
    "issuer",
    "Cơ quan ban hành",
    (
        "Cơ quan ban hành",
        "Cơ quan ban hành quyết định",
        "Nơi ban hành",
        "Cơ quan công nhận",
        "Đơn vị công nhận",
        "Cấp ban hành",
        "Cấp ra quyết định",
        "Cơ quan quyết định",
        "Cơ quan khen thưởng",
        "Cấp khen thưởng",
        "Nơi công nhận",
        "Cấp công nhận",
        "Đơn vị ban hành",
        "Quyết định Cơ quan ban hành",
    ),
    text(200),
)
SIGNER = Field("signer", "Người ký", ("Người ký", "Người ký quyết định", "Họ tên người ký"), text(160))
MONEY = Field(
    "money",
    "Tiền thưởng",
    ("Tiền thưởng", "Số tiền", "Mức thưởng", "Mức tiền thưởng", "Tiền thưởng (đồng)"),
    whole(0, 1_000_000_000),
)
GRADE = Field(
    "grade",
    "Xếp loại",
    (
        "Xếp loại",
        "Mức xếp loại",
        "Kết quả xếp loại",
        "Đánh giá, xếp loại",
        "Xếp loại viên chức",
        "Mức độ hoàn thành nhiệm vụ",
        "Kết quả đánh giá",
        "XL",
        "Xếp loại chất lượng",
        "Mức độ HTNV",
        "Đánh giá viên chức",
        "Kết quả xếp loại viên chức",
    ),
    choice(GRADES),
    labels=GRADES.labels,
)
GROUP_NAME = Field(
    "group_name",
    "Tên tập thể",
    ("Tên tập thể", "Tập thể", "Tên đơn vị, tập thể", "Tên tập thể được khen thưởng"),
    text(200),
    never=("cá nhân",),
    may_repeat=False,
)

REVOKED = "revoked"
STANDING = Field(
    "standing",
    "Mức độ căn cứ",
    ("Mức độ căn cứ", "Hiện trạng"),
    choice(
        Choices({REVOKED: ("Đã thu hồi",), "stands": ("Tự khai", "Đã đối chiếu bản chụp", "Cơ quan ban hành xác nhận")})
    ),
)
