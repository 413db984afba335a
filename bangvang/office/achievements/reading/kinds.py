"""Past awards with their decisions, recognised initiatives, results of contests."""

import re
from dataclasses import replace
from typing import Any

from bangvang.office.achievements.reading.authors import authors
from bangvang.office.achievements.reading.spellings import AWARDS, GRADES
from bangvang.office.achievements.reading.subjects import codes, person_or_collective
from bangvang.office.people.reading.columns import (
    CLOSING,
    FULL_NAME,
    NAME_PARTS,
    NOTE,
    PERSON,
    STAFF_CODE,
    check_person,
)
from bangvang.toolbox.sheets.reading import Field, Kind, Look, Said
from bangvang.toolbox.sheets.reading.cells import text_of
from bangvang.toolbox.sheets.reading.days import day
from bangvang.toolbox.sheets.reading.values import Choices, choice, code, lines, period, text, whole

DECIDED = (1945, 2040)
_AFTER_DEATH = re.compile(r"\s*truy tặng\s*:?\s*", re.IGNORECASE)


def given(value: Any, look: Look) -> Said:
    """An award of the lawbook; “Truy tặng” before it says that it was given after death."""
    said = text_of(value)
    award = _AFTER_DEATH.sub("", said, count=1) if _AFTER_DEATH.match(said) else said
    found = choice(AWARDS)(award, look)
    return found if award == said else replace(found, also={"nature": "posthumous"})


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
)
GROUP_NAME = Field(
    "group_name",
    "Tên tập thể",
    ("Tên tập thể", "Tập thể", "Tên đơn vị, tập thể", "Tên tập thể được khen thưởng"),
    text(200),
    never=("cá nhân",),
    may_repeat=False,
)

_WHOM = tuple(replace(one, read=person_or_collective) if one is FULL_NAME else one for one in PERSON)
REVOKED = "revoked"
STANDING = Field(
    "standing",
    "Mức độ căn cứ",
    ("Mức độ căn cứ", "Hiện trạng"),
    choice(
        Choices({REVOKED: ("Đã thu hồi",), "stands": ("Tự khai", "Đã đối chiếu bản chụp", "Cơ quan ban hành xác nhận")})
    ),
)

AWARDS_LIST = Kind(
    "awards",
    "danh sách danh hiệu, khen thưởng đã có",
    (*_WHOM, GROUP_NAME, AWARD, PERIOD, NUMBER, DECIDED_DATE, ISSUER, SIGNER, MONEY, GRADE, STANDING, NOTE),
    needs=(("full_name", "group_name"), ("award",)),
    joins=NAME_PARTS,
    band="group",
    check=check_person,
    closing=CLOSING,
)

RATINGS = Kind(
    "ratings",
    "danh sách xếp loại các năm",
    (*PERSON, GRADE, PERIOD, NUMBER, DECIDED_DATE, ISSUER, NOTE),
    needs=(("full_name",), ("grade",)),
    joins=NAME_PARTS,
    check=check_person,
    closing=CLOSING,
)

_REACH = Choices(
    {
        "base": (
            "Cơ sở",
            "Cấp cơ sở",
            "Trường",
            "Cấp trường",
            "Huyện",
            "Cấp huyện",
            "Ngành",
            "Cấp ngành",
            "Phạm vi cơ sở",
            "Sở",
        ),
        "province": ("Tỉnh", "Cấp tỉnh", "Toàn tỉnh", "Phạm vi tỉnh", "Bộ, tỉnh"),
        "nation": ("Toàn quốc", "Cấp quốc gia", "Quốc gia", "Phạm vi toàn quốc", "Nhà nước"),
    }
)
TITLE = Field(
    "title",
    "Tên sáng kiến, đề tài",
    (
        "Tên sáng kiến",
        "Tên sáng kiến, đề tài",
        "Tên đề tài",
        "Sáng kiến",
        "Tên SKKN",
        "Tên sáng kiến kinh nghiệm",
        "Tên đề tài, sáng kiến",
        "Tên giải pháp",
        "Đề tài",
        "Tên SK",
        "Tên sáng kiến/đề tài",
        "Nội dung sáng kiến",
    ),
    lines(400),
    never=("tác giả", "ngày", "số"),
)
AUTHORS = Field(
    "authors",
    "Tác giả",
    (
        "Tác giả",
        "Tên tác giả",
        "Họ và tên tác giả",
        "Họ tên tác giả",
        "Tác giả/Đồng tác giả",
        "Tác giả, đồng tác giả",
        "Nhóm tác giả",
        "Tác giả sáng kiến",
        *FULL_NAME.words,
    ),
    authors,
    may_repeat=False,
)
PERCENT = Field(
    "percent",
    "Tỷ lệ đóng góp (%)",
    (
        "Tỷ lệ đóng góp",
        "Tỷ lệ % đóng góp",
        "Tỷ lệ đóng góp (%)",
        "% đóng góp",
        "Tỷ lệ",
        "Tỉ lệ đóng góp",
        "Phần trăm đóng góp",
        "Tỷ lệ (%)",
    ),
    whole(1, 100),
)
REACH = Field(
    "reach",
    "Phạm vi ảnh hưởng",
    (
        "Phạm vi ảnh hưởng",
        "Phạm vi",
        "Cấp công nhận",
        "Phạm vi áp dụng",
        "Cấp",
        "Mức độ ảnh hưởng",
        "Hiệu quả áp dụng, phạm vi ảnh hưởng",
    ),
    choice(_REACH),
)
SUMMARY = Field("summary", "Tóm tắt", ("Tóm tắt", "Tóm tắt nội dung", "Nội dung tóm tắt", "Mô tả"), text(4000))
_OTHERS = tuple(one for one in PERSON if one.key in ("post", "unit", "group"))
_CODES = replace(STAFF_CODE, read=codes)

INITIATIVES = Kind(
    "initiatives",
    "danh sách sáng kiến, đề tài",
    (TITLE, AUTHORS, PERCENT, REACH, SUMMARY, *_OTHERS, _CODES, PERIOD, NUMBER, DECIDED_DATE, ISSUER, NOTE),
    needs=(("title",), ("authors",)),
    closing=CLOSING,
)

PRIZES = Choices(
    {
        "nhat": ("Giải Nhất", "Nhất", "Giải I", "I", "Nhất bảng", "HCV", "Huy chương Vàng"),
        "nhi": ("Giải Nhì", "Nhì", "Giải II", "II", "HCB", "Huy chương Bạc"),
        "ba": ("Giải Ba", "Ba", "Giải III", "III", "HCĐ", "Huy chương Đồng"),
        "khuyen_khich": ("Giải Khuyến khích", "Khuyến khích", "KK", "Giải KK"),
        "dat": (
            "Đạt, được công nhận",
            "Đạt",
            "Công nhận",
            "Được công nhận",
            "Đạt yêu cầu",
            "GVDG",
            "Giáo viên dạy giỏi",
            "GVG",
        ),
        "khong_dat": ("Không đạt", "Chưa đạt", "KĐ"),
    }
)
CONTEST = Field(
    "contest",
    "Hội thi, kỳ thi",
    (
        "Hội thi",
        "Kỳ thi",
        "Cuộc thi",
        "Tên cuộc thi",
        "Tên hội thi",
        "Hội thi, cuộc thi",
        "Tên kỳ thi",
        "Nội dung thi",
        "Môn thi",
        "Hội thi/Kỳ thi",
    ),
    text(200),
)
PRIZE = Field(
    "prize",
    "Giải, kết quả",
    (
        "Giải",
        "Kết quả",
        "Xếp giải",
        "Đạt giải",
        "Giải thưởng",
        "Thành tích",
        "Kết quả đạt được",
        "Kết quả thi",
        "Xếp loại",
    ),
    choice(PRIZES),
)
LEVEL = Field(
    "level",
    "Cấp",
    ("Cấp", "Cấp thi", "Cấp tổ chức", "Cấp độ"),
    choice(
        Choices(
            {
                "base": ("Trường", "Cấp trường", "Huyện", "Cấp huyện", "Cơ sở"),
                "province": ("Tỉnh", "Cấp tỉnh"),
                "nation": ("Quốc gia", "Toàn quốc", "Cấp quốc gia"),
            }
        )
    ),
)
PUPIL = Field(
    "pupil",
    "Học sinh",
    ("Học sinh", "Họ tên học sinh", "Tên học sinh", "Họ và tên học sinh", "Học sinh được hướng dẫn"),
    text(120),
    may_repeat=False,
)
ACHIEVED = Field(
    "achieved_date", "Ngày đạt", ("Ngày đạt", "Ngày đạt giải", "Ngày đạt thành tích"), day(*DECIDED), never=("sinh",)
)

RESULTS = Kind(
    "results",
    "kết quả hội thi, kỳ thi",
    (*PERSON, CONTEST, PRIZE, LEVEL, PUPIL, PERIOD, ACHIEVED, NUMBER, DECIDED_DATE, ISSUER, NOTE),
    needs=(("full_name",), ("prize",)),
    joins=NAME_PARTS,
    check=check_person,
    closing=CLOSING,
)
