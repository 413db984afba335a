"""Grades, titles and commendations by every spelling lists use."""

from bangvang.toolbox.sheets.reading.values import Choices

GRADES = Choices(
    {
        "HTXS": (
            "Hoàn thành xuất sắc nhiệm vụ",
            "HTXSNV",
            "HTXS NV",
            "Hoàn thành xuất sắc",
            "Xuất sắc",
            "HTXSNVNH",
            "HT xuất sắc NV",
            "XS",
        ),
        "HTT": ("Hoàn thành tốt nhiệm vụ", "HTTNV", "HTT NV", "Hoàn thành tốt", "Tốt", "HT tốt NV", "HT tốt nhiệm vụ"),
        "HT": ("Hoàn thành nhiệm vụ", "HTNV", "HT NV", "Hoàn thành"),
        "KHT": ("Không hoàn thành nhiệm vụ", "KHTNV", "Không hoàn thành", "KHT NV", "Chưa hoàn thành nhiệm vụ"),
    }
)
_PROVINCE = (
    "tỉnh",
    "UBND tỉnh",
    "của UBND tỉnh",
    "cấp tỉnh",
    "Chủ tịch UBND tỉnh",
    "của Chủ tịch UBND tỉnh",
    "của Ủy ban nhân dân tỉnh",
)
_MINISTRY: tuple[str, ...] = (
    "Bộ",
    "của Bộ",
    "cấp Bộ",
    "Bộ GD&ĐT",
    "Bộ GDĐT",
    "của Bộ GD&ĐT",
    "của Bộ GDĐT",
    "Bộ trưởng",
    "Bộ trưởng Bộ GDĐT",
)
_MINISTRY += (
    "của Bộ Giáo dục và Đào tạo",
    "của Bộ trưởng Bộ GDĐT",
    "của Bộ trưởng Bộ Giáo dục và Đào tạo",
    "Bộ Giáo dục và Đào tạo",
)
_PRIME = (
    "Thủ tướng",
    "của Thủ tướng",
    "Thủ tướng Chính phủ",
    "của Thủ tướng Chính phủ",
    "TTg",
    "của TTg",
    "TTCP",
    "Chính phủ",
)
_DIRECTOR: tuple[str, ...] = (
    "Sở",
    "của Sở",
    "Giám đốc Sở",
    "của Giám đốc Sở",
    "GĐ Sở",
    "của GĐ Sở",
    "Sở GD&ĐT",
    "Sở GDĐT",
    "của Sở GDĐT",
    "của Sở GD&ĐT",
)
_DIRECTOR += ("Giám đốc Sở GDĐT", "của Giám đốc Sở GDĐT", "Giám đốc Sở GD&ĐT", "của Giám đốc Sở GD&ĐT", "cấp Sở")
_DISTRICT = tuple(
    f"{whose}{where}"
    for where in ("huyện", "thị xã", "thành phố")
    for whose in ("", "UBND ", "của UBND ", "Chủ tịch UBND ", "của Chủ tịch UBND ", "cấp ")
)
_COMMUNE = ("xã", "UBND xã", "của UBND xã", "Chủ tịch UBND xã", "của Chủ tịch UBND xã")


def _of(form: tuple[str, ...], whose: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{one} {giver}" for one in form for giver in whose)


_FIGHTER = ("Chiến sĩ thi đua", "CSTĐ", "CST Đ", "Chiến sỹ TĐ")
AWARDS = Choices(
    {
        "LDTT": ("Lao động tiên tiến", "LĐTT", "LĐ tiên tiến", "Danh hiệu Lao động tiên tiến", "LDTT", "Lao động TT"),
        "CSTDCS": ("Chiến sĩ thi đua cơ sở", "CSTĐCS", "CSTĐ CS", *_of(_FIGHTER, ("cơ sở", "cấp cơ sở", "CS"))),
        "CSTDT": ("Chiến sĩ thi đua cấp tỉnh", "CSTĐT", *_of(_FIGHTER, ("tỉnh", "cấp tỉnh"))),
        "CSTDB": ("Chiến sĩ thi đua cấp Bộ", "CSTĐB", *_of(_FIGHTER, ("Bộ", "cấp Bộ", "ngành", "cấp Bộ (ngành)"))),
        "CSTDTQ": ("Chiến sĩ thi đua toàn quốc", "CSTĐTQ", *_of(_FIGHTER, ("toàn quốc", "TQ"))),
        "TTLDTT": ("Tập thể lao động tiên tiến", "TTLĐTT", "TT LĐTT", "Tập thể LĐTT", "TTLĐ tiên tiến"),
        "TTLDXS": ("Tập thể lao động xuất sắc", "TTLĐXS", "TT LĐXS", "Tập thể LĐXS", "TTLĐ xuất sắc"),
        "CTDT": ("Cờ thi đua của Ủy ban nhân dân tỉnh", *_of(("Cờ thi đua", "Cờ TĐ", "Cờ"), _PROVINCE)),
        "CTDB": ("Cờ thi đua của Bộ Giáo dục và Đào tạo", *_of(("Cờ thi đua", "Cờ TĐ", "Cờ"), _MINISTRY)),
        "CTDCP": (
            "Cờ thi đua của Chính phủ",
            "Cờ thi đua Chính phủ",
            "Cờ TĐ Chính phủ",
            "Cờ Chính phủ",
            "Cờ thi đua CP",
        ),
        "GK": ("Giấy khen của Giám đốc Sở", "Giấy khen", "GK GĐ Sở", *_of(("Giấy khen", "GK"), _DIRECTOR)),
        "GKX": ("Giấy khen của Chủ tịch UBND xã", *_of(("Giấy khen", "GK"), _COMMUNE)),
        "BKT": ("Bằng khen của Chủ tịch UBND tỉnh", "BK CT UBND tỉnh", *_of(("Bằng khen", "BK"), _PROVINCE)),
        "BKB": ("Bằng khen của Bộ trưởng Bộ Giáo dục và Đào tạo", *_of(("Bằng khen", "BK"), _MINISTRY)),
        "BKTTG": ("Bằng khen của Thủ tướng Chính phủ", *_of(("Bằng khen", "BK"), _PRIME)),
        "HCLD3": (
            "Huân chương Lao động hạng Ba",
            "HCLĐ hạng Ba",
            "HCLĐ hạng III",
            "HCLĐ 3",
            "HCLĐ III",
            "Huân chương LĐ hạng Ba",
        ),
        "HCLD2": (
            "Huân chương Lao động hạng Nhì",
            "HCLĐ hạng Nhì",
            "HCLĐ hạng II",
            "HCLĐ 2",
            "HCLĐ II",
            "Huân chương LĐ hạng Nhì",
        ),
        "HCLD1": (
            "Huân chương Lao động hạng Nhất",
            "HCLĐ hạng Nhất",
            "HCLĐ hạng I",
            "HCLĐ 1",
            "HCLĐ I",
            "Huân chương LĐ hạng Nhất",
        ),
        "KNC": (
            "Kỷ niệm chương “Vì sự nghiệp Giáo dục”",
            "Kỷ niệm chương",
            "KNC Vì sự nghiệp giáo dục",
            "KNC VSNGD",
            "Vì sự nghiệp giáo dục",
        ),
        "NGUT": ("Nhà giáo ưu tú", "NGƯT"),
        "NGND": ("Nhà giáo nhân dân", "NGND"),
        "AHLD": ("Anh hùng Lao động", "AHLĐ"),
        "NGTB": ("Nhà giáo tiêu biểu của năm", "Nhà giáo tiêu biểu"),
    },
    wide={
        ("Bằng khen", "BK"): ("BKT", "BKB", "BKTTG"),
        ("Giấy khen", "GK"): ("GK", "GKX"),  # alone it is read as the former
        ("Cờ thi đua", "Cờ TĐ", "Cờ"): ("CTDT", "CTDB", "CTDCP"),
        ("Chiến sĩ thi đua", "CSTĐ"): ("CSTDCS", "CSTDT", "CSTDB", "CSTDTQ"),
        ("Huân chương Lao động", "HCLĐ"): ("HCLD3", "HCLD2", "HCLD1"),
    },
    # Luật 06/2022/QH15, Điều 75 khoản 1 điểm c, d: until 30/6/2025 the chair of a district gave it too
    alike={"GK": _of(("Giấy khen", "GK"), _DISTRICT)},
)
