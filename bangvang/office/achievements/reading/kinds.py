"""Past awards with their decisions, recognised initiatives, results of contests."""

from dataclasses import replace

from bangvang.office.achievements.reading.authors import authors, check_shares, shares
from bangvang.office.achievements.reading.columns import (
    AWARD,
    DECIDED,
    DECIDED_DATE,
    GRADE,
    GROUP_NAME,
    ISSUER,
    MONEY,
    NUMBER,
    PERIOD,
    SIGNER,
    STANDING,
    ticked,
)
from bangvang.office.achievements.reading.spellings import AWARDS, GRADES
from bangvang.office.achievements.reading.subjects import codes, person_or_collective
from bangvang.office.people.reading.columns import (
    BAND,
    CLOSING,
    FULL_NAME,
    NAME_PARTS,
    NOTE,
    PERSON,
    STAFF_CODE,
    check_person,
)
from bangvang.toolbox.sheets.reading import Field, Kind
from bangvang.toolbox.sheets.reading.days import day
from bangvang.toolbox.sheets.reading.values import Choices, choice, lines, text

_WHOM = tuple(replace(one, read=person_or_collective) if one is FULL_NAME else one for one in PERSON)

AWARDS_LIST = Kind(
    "awards",
    "danh sách danh hiệu, khen thưởng đã có",
    (
        *_WHOM,
        GROUP_NAME,
        AWARD,
        *ticked("award", AWARDS, "award"),
        PERIOD,
        NUMBER,
        DECIDED_DATE,
        ISSUER,
        SIGNER,
        MONEY,
        GRADE,
        STANDING,
        NOTE,
    ),
    needs=(("full_name", "group_name"), ("award",)),
    joins=NAME_PARTS,
    band=BAND,
    check=check_person,
    closing=CLOSING,
    lists=("award",),
    apart="award",
    by_year="award",
)

RATINGS = Kind(
    "ratings",
    "danh sách xếp loại các năm",
    (*PERSON, GRADE, *ticked("grade", GRADES, "grade"), PERIOD, NUMBER, DECIDED_DATE, ISSUER, NOTE),
    needs=(("full_name",), ("grade",)),
    may_lack=("grade",),
    by_year="grade",
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
    shares,
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
    labels=_REACH.labels,
)
SUMMARY = Field("summary", "Tóm tắt", ("Tóm tắt", "Tóm tắt nội dung", "Nội dung tóm tắt", "Mô tả"), text(4000))
_OTHERS = tuple(one for one in PERSON if one.key in ("post", "unit", "group"))
_CODES = replace(STAFF_CODE, read=codes)

INITIATIVES = Kind(
    "initiatives",
    "danh sách sáng kiến, đề tài",
    (TITLE, AUTHORS, PERCENT, REACH, SUMMARY, *_OTHERS, _CODES, PERIOD, NUMBER, DECIDED_DATE, ISSUER, NOTE),
    needs=(("title",), ("authors",)),
    check=check_shares,
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
        "khong_dat": ("Không đạt", "Chưa đạt", "KĐ", "Không đạt giải", "Không đạt yêu cầu"),
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
    labels=PRIZES.labels,
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
    (
        *PERSON,
        CONTEST,
        PRIZE,
        *ticked("prize", PRIZES, "prize"),
        LEVEL,
        PUPIL,
        PERIOD,
        ACHIEVED,
        NUMBER,
        DECIDED_DATE,
        ISSUER,
        NOTE,
    ),
    needs=(("full_name",), ("prize",)),
    may_lack=("prize",),
    joins=NAME_PARTS,
    check=check_person,
    closing=CLOSING,
)
