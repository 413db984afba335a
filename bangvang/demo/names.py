"""Invented names of people and schools. Nobody here is real."""

from random import Random

FAMILY = (
    ["Nguyễn"] * 30
    + ["Trần"] * 13
    + ["Lê"] * 11
    + ["Phạm"] * 8
    + ["Võ"] * 7
    + ["Huỳnh"] * 6
    + ["Phan"] * 5
    + ["Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý"] * 2
    + ["Trương", "Đoàn", "Lương", "Tạ", "Mai", "Châu", "Cao", "Thái", "Ung", "Doãn", "Tôn Nữ"]
)
MIDDLE = {
    "nu": ["Thị"] * 12
    + ["Thị Thu", "Thị Kim", "Thị Hồng", "Thị Ngọc", "Thị Thanh", "Thị Mỹ", "Thị Bích", "Hoài", "Thùy", "Phương"],
    "nam": ["Văn"] * 8
    + ["Đình", "Quốc", "Hữu", "Minh", "Thanh", "Công", "Đức", "Ngọc", "Xuân", "Hoàng", "Tấn", "Viết"],
}
GIVEN = {
    "nu": (
        "Hoa Lan Hương Hạnh Hằng Hà Thảo Trang Linh Loan Mai Nga Ngân Nhung Oanh Phượng Quyên Sương Tâm Thắm Thủy Thúy "
        "Trâm Trinh Tuyết Uyên Vân Vy Xuân Yến Ánh Ân Diễm Dung Duyên Đào Giang Liên Ly My Như Tiên Tú Ý Ẩn Lễ"
    ).split(),
    "nam": (
        "An Anh Bảo Bình Cường Danh Dũng Đạt Định Đức Hải Hiếu Hòa Hoàng Hùng Huy Hưng Khánh Khoa Kiên Lâm Long Lộc Mẫn "
        "Nam Nghĩa Nhân Phong Phú Phúc Phước Quân Quang Quý Sơn Tài Tâm Tân Thắng Thành Thịnh Thọ Tín Toàn Trí Trung Tuấn "
        "Tùng Việt Vinh Vũ Vương Ẩn Lễ"
    ).split(),
}
HIGHLAND = {
    "nu": ["Alăng Thị", "Zơrâm Thị", "Bhnướch Thị", "Hồ Thị", "Riah Thị", "A Viết Thị", "Đinh Thị", "Pơloong Thị"],
    "nam": ["Alăng", "Zơrâm", "Bhnướch", "Hồ Văn", "Riah", "A Viết", "Đinh Văn", "Pơloong", "Coor", "Tơ Ngôl"],
}
PEOPLES = ["Cơ Tu", "Xơ Đăng", "Gié Triêng", "Co"]

# Words a school may be called by; together with a number they never run out.
SCHOOL = (
    "Hoa Sen|Hoa Mai|Sơn Ca|Họa Mi|Vành Khuyên|Măng Non|Ánh Dương|Bình Minh|Hướng Dương|Tuổi Thơ|Sao Mai|Thanh Xuân|Phù Đổng|"
    "Suối Nguồn|Đồng Xanh|Sông Thu|Sông Tranh|Trà Linh|Bàn Thạch|Hòn Kẽm|Bến Giá|Cây Sanh|Chợ Được|Cửa Đại|Đồi Tranh|Gò Nổi|"
    "Hố Giang|Kỳ Thịnh|Lạc Hồng|Long Thạnh|Mỹ Khê|Ngọc Linh|Phước Trà|Quế Lâm|Rừng Dừa|Sông Vàng|Tân Thạnh|Thuận Tình|"
    "Trung Phước|Vĩnh Điện|Xuân Phú|Yên Bình|An Hòa|Bình An|Đại Thắng|Hiệp Hòa|Nam Phước|Tiên Kỳ"
).split("|")


def person_name(chance: Random, sex: str, *, highland: bool) -> tuple[str, str]:
    """A full name and the people (dân tộc) it belongs to."""
    if highland:
        return f"{chance.choice(HIGHLAND[sex])} {chance.choice(GIVEN[sex])}", chance.choice(PEOPLES)
    middle = chance.choice(MIDDLE[sex])
    return f"{chance.choice(FAMILY)} {middle} {chance.choice(GIVEN[sex])}", "Kinh"


def school_name(level: str, order: int) -> str:
    """The order-th invented school of a level in one district."""
    word = SCHOOL[order % len(SCHOOL)]
    again = order // len(SCHOOL)
    kind = {"MN": "Mẫu giáo", "TH": "Tiểu học", "THCS": "THCS", "THPT": "THPT"}[level]
    return f"Trường {kind} {word}{f' {again + 1}' if again else ''}"
