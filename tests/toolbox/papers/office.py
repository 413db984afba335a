"""Who stands in the invented papers: names, schools, letterheads and signers."""

from datetime import date

from bangvang.toolbox.printing import (
    Letterhead,
    Recipients,
    Signature,
)

PARENT = "UBND TỈNH QUẢNG NAM"
AGENCY = "SỞ GIÁO DỤC VÀ ĐÀO TẠO"
COUNCIL = "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG"
FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương"]
MIDDLE = ["Thị", "Văn", "Thị Ngọc", "Đức", "Thị Thúy", "Quang", "Minh", "Thị Ánh"]
GIVEN = ["Hường", "Ẩn", "Đua", "Yến", "Thắng", "Mỹ", "Khuê", "Ưng", "Nghĩa", "Quỳnh", "Dũng", "Trưởng"]
SCHOOLS = [
    "Trường THPT Sào Nam",
    "Trường THPT chuyên Lê Thánh Tông",
    "Trường THPT Nguyễn Duy Hiệu",
    "Trường PTDTNT Nước Oa",
]


def person(place: int) -> str:
    """An invented name, different for every place up to a thousand or so."""
    family = FAMILY[place % 12]
    return f"{family} {MIDDLE[(place // 3) % 8]} {GIVEN[(place // 2 + place // 144) % 12]}"


def head(symbol: str, number: str = "5", **more: object) -> Letterhead:
    return Letterhead(PARENT, AGENCY, number, symbol, "Quảng Nam", date(2024, 8, 5), **more)


SIGNER = Signature(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Trần Văn Minh Họa")
RECIPIENTS = Recipients(("Như Điều 3", "UBND tỉnh (để báo cáo)", "Ban Thi đua - Khen thưởng tỉnh"), "VT, VP")
