"""Invented people, units and papers that the messy workbooks are filled with: what is true before anybody wrote it down badly."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

SURNAMES = "Nguyễn Trần Lê Phạm Huỳnh Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trương".split()
MEN = (
    "Văn An",
    "Quốc Bình",
    "Đình Cường",
    "Minh Đức",
    "Hữu Hòa",
    "Quang Khánh",
    "Thanh Long",
    "Hoàng Nam",
    "Đăng Khoa",
    "Trọng Nghĩa",
)
WOMEN = (
    "Thị Hường",
    "Ngọc Lan",
    "Thị Mỹ Duyên",
    "Thu Thủy",
    "Thị Phượng",
    "Kim Oanh",
    "Hoài Thương",
    "Thị Bích Ngọc",
    "Diễm Quỳnh",
    "Thị Xuyến",
)
POSTS = (
    "Giáo viên",
    "Hiệu trưởng",
    "Phó Hiệu trưởng",
    "Tổ trưởng chuyên môn",
    "Nhân viên kế toán",
    "Nhân viên thư viện",
)
TEAMS = ("Tổ Toán", "Tổ Ngữ văn", "Tổ Tiếng Anh", "Tổ Văn phòng", "Tổ Khoa học tự nhiên")
PEOPLES = ("Kinh", "Cơ Tu", "Xơ Đăng", "Hoa")

# Each unit with spellings that mean it and nothing else.
UNITS = {
    1: ("Trường THPT số 1 Tư Phú", "THPT Tư Phú 1", "Tr. THPT số I Tư Phú", "Trường Trung học phổ thông số 1 Tư Phú", "THPT số 01 Tư Phú"),
    2: ("Trường THPT số 2 Tư Phú", "THPT Tư Phú II", "trường thpt Tư Phú số 2", "PTTH số 2 Tư Phú", "THPT TƯ PHÚ 2"),
    3: ("Trường THCS Nguyễn Văn Hiếu", "THCS Nguyễn Văn Hiếu", "Trường Trung học cơ sở Nguyễn Văn Hiếu", "Trường THCS  Nguyễn Văn Hiếu "),
    4: ("Trường Tiểu học Hòa An", "TH Hòa An", "Trường TH Hoà An", "Tiểu học Hòa An", "Trường tiểu học hòa an"),
    5: ("Trường Mầm non Hoa Sen", "MN Hoa Sen", "Trường MN Hoa Sen", "Tr. Mầm non Hoa Sen"),
    6: ("Trường Mẫu giáo Sơn Ca", "MG Sơn Ca", "Trường MG Sơn Ca", "Mẫu giáo Sơn Ca"),
    7: ("Trường TH và THCS Trà Linh", "TH&THCS Trà Linh", "TH-THCS Trà Linh", "Trường Tiểu học và Trung học cơ sở Trà Linh"),
    8: ("Phòng Giáo dục và Đào tạo huyện Phú Trà", "Phòng GD&ĐT Phú Trà", "PGD Phú Trà", "Phòng GDĐT huyện Phú Trà"),
}  # fmt: skip

AWARDS = {
    "LDTT": ("Lao động tiên tiến", "LĐTT", "lao động tiên tiến", "LĐ tiên tiến"),
    "CSTDCS": ("Chiến sĩ thi đua cơ sở", "CSTĐCS", "Chiến sỹ thi đua cơ sở", "CSTĐ cơ sở", "CSTĐ cấp cơ sở"),
    "CSTDT": ("Chiến sĩ thi đua cấp tỉnh", "CSTĐ cấp tỉnh", "Chiến sĩ thi đua tỉnh"),
    "GK": ("Giấy khen của Giám đốc Sở", "Giấy khen", "GK của GĐ Sở", "Giấy khen Sở GD&ĐT"),
    "BKT": ("Bằng khen của Chủ tịch UBND tỉnh", "Bằng khen UBND tỉnh", "BK UBND tỉnh", "Bằng khen của UBND tỉnh"),
    "BKB": ("Bằng khen của Bộ trưởng Bộ Giáo dục và Đào tạo", "Bằng khen Bộ GD&ĐT", "BK của Bộ"),
}
PRIZES = {
    "nhat": ("Giải Nhất", "Nhất", "nhất"),
    "nhi": ("Giải Nhì", "Nhì"),
    "ba": ("Giải Ba", "Ba"),
    "khuyen_khich": ("Giải Khuyến khích", "KK", "Khuyến khích"),
}
REACHES = {
    "base": ("Cấp cơ sở", "Cơ sở", "Cấp trường"),
    "province": ("Cấp tỉnh", "Tỉnh", "Toàn tỉnh"),
    "nation": ("Toàn quốc",),
}
LEVELS = {"base": ("Cấp trường", "Cấp huyện"), "province": ("Cấp tỉnh", "Tỉnh")}
CONTESTS = ("Hội thi giáo viên dạy giỏi", "Hội thi giáo viên chủ nhiệm giỏi", "Cuộc thi thiết kế bài giảng")
TITLES = (
    "Một số biện pháp rèn kỹ năng đọc cho học sinh lớp 2",
    "Giải pháp nâng cao chất lượng dạy học môn Toán",
    "Sử dụng phần mềm trong dạy học thí nghiệm ảo",
    "Tổ chức trò chơi dân gian cho trẻ mẫu giáo",
)
ISSUERS = ("Sở Giáo dục và Đào tạo", "UBND tỉnh", "Chủ tịch UBND huyện Phú Trà")


@dataclass(frozen=True)
class Someone:
    """One invented teacher."""

    name: str
    sex: str
    birth: date
    citizen_id: str
    code: str
    post: str
    team: str
    unit: int
    people: str

    @property
    def family(self) -> str:
        return self.name.rpartition(" ")[0]

    @property
    def given(self) -> str:
        return self.name.rpartition(" ")[2]


def someone(chance: Random, number: int) -> Someone:
    is_woman = chance.random() < 0.6
    name = f"{chance.choice(SURNAMES)} {chance.choice(WOMEN if is_woman else MEN)}"
    birth = date(1965, 1, 1) + timedelta(days=chance.randrange(35 * 365))
    century = 2 if birth.year >= 2000 else 0
    digits = f"{chance.randrange(1, 97):03d}{century + is_woman}{birth.year % 100:02d}{chance.randrange(10**6):06d}"
    return Someone(
        name, "nu" if is_woman else "nam", birth, digits, f"0{number:04d}", chance.choice(POSTS), chance.choice(TEAMS),
        chance.choice(list(UNITS)), chance.choice(PEOPLES),
    )  # fmt: skip
