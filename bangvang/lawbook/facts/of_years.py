"""Facts of a year."""

from .kinds import (
    BY_AWARD,
    BY_DECISION,
    BY_DT,
    BY_RATING,
    BY_SCOPE,
    BY_SK,
    OFFICE,
    PERSONNEL,
    SCHOOL,
    show_count,
    show_discipline,
    show_has,
    show_leave,
    show_months,
    show_rating,
    year_fact,
)

year_fact(
    "htt",
    "hoàn thành tốt nhiệm vụ trở lên",
    "rated good or better",
    "rating",
    2,
    BY_RATING,
    SCHOOL,
    "rating",
    show_rating,
)
year_fact(
    "htxs", "hoàn thành xuất sắc nhiệm vụ", "rated excellent", "rating", 3, BY_RATING, SCHOOL, "rating", show_rating
)
year_fact(
    "ht", "hoàn thành nhiệm vụ trở lên", "completed their duty", "rating", 1, BY_RATING, SCHOOL, "rating", show_rating
)
year_fact(
    "grave_discipline",
    "bị kỷ luật từ cảnh cáo trở lên",
    "disciplined at cảnh cáo or above",
    "discipline",
    2,
    "quyết định kỷ luật",
    SCHOOL,
    "discipline",
    show_discipline,
)
for _least, _newcomer, _field in ((6, "dưới 6 tháng", "six_months"), (10, "dưới 10 tháng", "ten_months")):
    year_fact(
        _field,
        f"không thuộc diện mới tuyển dụng {_newcomer}",
        f"not a newcomer of under {_least} months",
        _field,
        1,
        "quyết định tuyển dụng, bảng chấm công",
        PERSONNEL,
        "joined, months_worked",
        show_months,
    )
year_fact(
    "leave_counts",
    "thời gian nghỉ, đi học được tính là thời gian công tác",
    "leave and study count as work",
    "leave_counts",
    1,
    "quyết định cử đi học, kết quả học tập, giấy tờ về thời gian nghỉ",
    SCHOOL,
    "leave, months_worked",
    show_leave,
)
year_fact(
    "undisciplined",
    "không bị kỷ luật",
    "not disciplined",
    "undisciplined",
    1,
    "xác nhận về kỷ luật",
    SCHOOL,
    "discipline",
    show_discipline,
)
year_fact(
    "standing",
    "thành tích được tính sau khi chấp hành xong kỷ luật",
    "achievement counts from the end of a term of discipline",
    "standing",
    1,
    "xác nhận về thời hạn kỷ luật",
    PERSONNEL,
    "discipline, discipline_periods",
    show_has("standing", "thành tích được tính", "không được tính do kỷ luật"),
    quiet=True,
)
for _name, _label, _english in (
    ("ldtt", "Lao động tiên tiến", "LĐTT"),
    ("cstdcs", "Chiến sĩ thi đua cơ sở", "CSTĐ cơ sở"),
    ("cstdt", "Chiến sĩ thi đua cấp Bộ hoặc tỉnh", "CSTĐ of ministry or province"),
    ("cstdtq", "Chiến sĩ thi đua toàn quốc", "CSTĐ toàn quốc"),
    ("ttldtt", "Tập thể lao động tiên tiến", "TTLĐTT"),
    ("ttldxs", "Tập thể lao động xuất sắc", "TTLĐXS"),
    ("ct", "Cờ thi đua cấp Bộ hoặc tỉnh", "Flag of ministry or province"),
    ("ctdcp", "Cờ thi đua của Chính phủ", "Flag of the Government"),
):
    year_fact(
        _name,
        f"danh hiệu {_label}",
        f"title {_english}",
        _name,
        1,
        BY_DECISION,
        OFFICE,
        "titles",
        show_has(_name, _label, f"không có {_label}"),
    )
year_fact(
    "no_cstdt",
    "chưa dùng cho danh hiệu Chiến sĩ thi đua cấp Bộ hoặc tỉnh trước đó",
    "not used for an earlier CSTĐ of ministry or province",
    "no_cstdt",
    1,
    BY_DECISION,
    OFFICE,
    "titles",
    show_has("no_cstdt", "chưa dùng", "đã dùng cho danh hiệu trước"),
)
for _name, _label, _english, _field in (
    ("sk_co_so", "sáng kiến được cơ sở công nhận", "sáng kiến recognised at the base", "sk_any"),
    (
        "sk_tinh",
        "sáng kiến được công nhận hiệu quả áp dụng, khả năng nhân rộng trong tỉnh, Bộ",
        "sáng kiến of provincial effect",
        "sk_province",
    ),
    (
        "sk_toan_quoc",
        "sáng kiến được công nhận hiệu quả áp dụng, khả năng nhân rộng toàn quốc",
        "sáng kiến of national effect",
        "sk_nation",
    ),
    (
        "sk_toan_quoc_da_dung",
        "sáng kiến phạm vi toàn quốc đã là căn cứ của Chiến sĩ thi đua cấp Bộ, tỉnh",
        "sáng kiến of national effect, ground of an earlier title",
        "sk_nation_used",
    ),
):
    year_fact(
        _name,
        _label,
        _english,
        _field,
        1,
        BY_SK if _field == "sk_any" else BY_SCOPE,
        OFFICE,
        "initiatives",
        show_count(_field, "sáng kiến"),
    )
for _name, _label, _english, _field in (
    ("de_tai_co_so", "đề tài, đề án khoa học, công trình được nghiệm thu", "accepted research", "dt_any"),
    (
        "de_tai_tinh",
        "đề tài, đề án, công trình được nghiệm thu, có phạm vi ảnh hưởng trong tỉnh, Bộ",
        "research of provincial effect",
        "dt_province",
    ),
    (
        "de_tai_toan_quoc",
        "đề tài, đề án, công trình được nghiệm thu, có phạm vi ảnh hưởng toàn quốc",
        "research of national effect",
        "dt_nation",
    ),
    (
        "de_tai_toan_quoc_da_dung",
        "đề tài phạm vi toàn quốc đã là căn cứ của Chiến sĩ thi đua cấp Bộ, tỉnh",
        "research of national effect, ground of an earlier title",
        "dt_nation_used",
    ),
):
    year_fact(_name, _label, _english, _field, 1, BY_DT, OFFICE, "research", show_count(_field, "đề tài"))
for _times in (1, 2):
    _suffix = "" if _times == 1 else f"_{_times}"
    year_fact(
        f"sk_chua_dung{_suffix}",
        "sáng kiến được công nhận và áp dụng ở cơ sở, chưa là căn cứ của khen thưởng khác",
        "unused sáng kiến",
        "sk_free",
        _times,
        BY_SK,
        SCHOOL,
        "initiatives",
        show_count("sk_free", "sáng kiến chưa dùng"),
    )
    year_fact(
        f"de_tai_chua_dung{_suffix}",
        "đề tài, đề án, công trình được nghiệm thu, chưa là căn cứ của khen thưởng khác",
        "unused accepted research",
        "dt_free",
        _times,
        BY_DT,
        SCHOOL,
        "research",
        show_count("dt_free", "đề tài chưa dùng"),
    )
    year_fact(
        f"bkt{_suffix}",
        "Bằng khen cấp Bộ hoặc tỉnh",
        "Bằng khen of ministry or province",
        "bkt",
        _times,
        BY_AWARD,
        OFFICE,
        "awards",
        show_count("bkt", "Bằng khen"),
    )
year_fact(
    "excellent",
    "hoàn thành xuất sắc nhiệm vụ hoặc Tập thể lao động xuất sắc",
    "rated excellent or TTLĐXS",
    "excellent",
    1,
    BY_DECISION,
    OFFICE,
    "rating, titles",
    show_rating,
)
for _name, _label in (
    ("bkt", "Bằng khen cấp Bộ hoặc tỉnh"),
    ("bkttg", "Bằng khen của Thủ tướng Chính phủ"),
    ("hcld3", "Huân chương Lao động hạng Ba"),
    ("hcld2", "Huân chương Lao động hạng Nhì"),
    ("hcld1", "Huân chương Lao động hạng Nhất"),
):
    year_fact(
        f"after_{_name}",
        f"sau khi được tặng {_label}",
        f"after {_name.upper()} was given",
        f"after_{_name}",
        1,
        BY_AWARD,
        OFFICE,
        "awards",
        show_has(f"after_{_name}", f"sau {_label}", f"chưa sau {_label}"),
    )
    year_fact(
        f"unused_{_name}",
        f"thành tích chưa dùng để tặng {_label}",
        f"years not used for an earlier {_name.upper()}",
        f"unused_{_name}",
        1,
        BY_AWARD,
        OFFICE,
        "awards",
        show_has(f"unused_{_name}", "thành tích chưa dùng", f"đã dùng để tặng {_label}"),
        quiet=True,
    )
