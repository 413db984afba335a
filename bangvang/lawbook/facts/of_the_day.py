"""Facts of the day of the request."""

from .kinds import BY_AWARD, BY_CONFIRM, BY_DECISION, COUNCIL, OFFICE, PERSONNEL, SCHOOL, day_fact

day_fact(
    "exemplary",
    "gương mẫu, chấp hành pháp luật, đoàn kết, tích cực tham gia phong trào thi đua",
    "exemplary, law-abiding, united, active in movements",
    "biên bản bình xét",
    COUNCIL,
    "exemplary",
    judged=True,
)
day_fact(
    "united",
    "nội bộ đoàn kết, gương mẫu chấp hành chủ trương, chính sách, pháp luật",
    "united and law-abiding",
    "biên bản bình xét",
    COUNCIL,
    "united",
    judged=True,
)
day_fact(
    "no_hold",
    "không thuộc trường hợp tạm hoãn",
    "no pending discipline, investigation, inspection, complaint or press case",
    BY_CONFIRM,
    OFFICE,
    "holds",
)
day_fact(
    "free_of_discipline",
    "không đang trong thời hạn kỷ luật",
    "not under a term of discipline",
    "xác nhận về thời hạn kỷ luật",
    PERSONNEL,
    "disciplined_now",
)
day_fact(
    "movement_summary",
    "được bình xét xuất sắc trong phong trào thi đua",
    "outstanding in a movement",
    "biên bản bình xét phong trào",
    OFFICE,
    "merits",
)
day_fact(
    "sudden_province",
    "thành tích đột xuất có phạm vi ảnh hưởng trong tỉnh",
    "sudden merit with influence in the province",
    "xác nhận thành tích đột xuất",
    OFFICE,
    "merits",
)
day_fact(
    "sudden_nation",
    "thành tích đột xuất có phạm vi ảnh hưởng toàn quốc",
    "sudden merit with national influence",
    "xác nhận thành tích đột xuất",
    OFFICE,
    "merits",
)
day_fact(
    "contribution",
    "đóng góp vào phát triển kinh tế - xã hội, khoa học, công nghệ, công tác xã hội, từ thiện",
    "contribution to society",
    BY_CONFIRM,
    OFFICE,
    "merits",
)
day_fact(
    "held_bkt",
    "đã được tặng Bằng khen cấp Bộ hoặc tỉnh",
    "holds a Bằng khen of ministry or province",
    BY_AWARD,
    OFFICE,
    "awards",
)
day_fact("held_ngut", "đã được tặng danh hiệu Nhà giáo ưu tú", "holds Nhà giáo ưu tú", BY_AWARD, OFFICE, "awards")
day_fact(
    "never_knc",
    "chưa được tặng Kỷ niệm chương “Vì sự nghiệp Giáo dục”",
    "never given the souvenir medal",
    BY_AWARD,
    OFFICE,
    "awards",
)
day_fact(
    "cstdt_pair",
    "02 lần liên tục danh hiệu Chiến sĩ thi đua cấp Bộ hoặc tỉnh",
    "two CSTĐ of ministry or province in a row",
    BY_DECISION,
    OFFICE,
    "titles",
)
day_fact(
    "leads_cluster",
    "dẫn đầu phong trào thi đua của cụm, khối",
    "leads its cluster",
    "biên bản suy tôn của cụm, khối",
    OFFICE,
    "leads_cluster",
)
day_fact("registered", "có đăng ký thi đua", "registered for emulation", "bản đăng ký thi đua", SCHOOL, "registered")
day_fact(
    "is_teacher", "là nhà giáo trực tiếp giảng dạy", "a teacher", "quyết định bổ nhiệm, phân công", PERSONNEL, "post"
)
day_fact(
    "is_manager",
    "là cán bộ quản lý giáo dục, nghiên cứu giáo dục",
    "an education manager or researcher",
    "quyết định bổ nhiệm",
    PERSONNEL,
    "post",
)
day_fact(
    "whole_unit",
    "là đơn vị, không phải tổ trong đơn vị",
    "a unit, no team inside one",
    "quyết định thành lập",
    SCHOOL,
    "team",
)
day_fact(
    "any_collective",
    "là đơn vị hoặc tổ trong đơn vị",
    "a unit or a team inside one",
    "quyết định thành lập",
    SCHOOL,
    "team",
)
for _name, _whose, _years in (
    ("leads_tinh_3", "tỉnh", 3),
    ("leads_bo_3", "Bộ", 3),
    ("leads_bo_tinh_3", "Bộ hoặc tỉnh", 3),
    ("leads_bo_tinh_5", "Bộ hoặc tỉnh", 5),
    ("leads_thu_tuong", "Chủ tịch nước, Thủ tướng Chính phủ", 0),
    ("leads_thu_tuong_5", "Thủ tướng Chính phủ", 5),
):
    _length = f" có thời gian từ {_years:02d} năm trở lên" if _years else ""
    day_fact(
        _name,
        f"dẫn đầu khi tổng kết phong trào thi đua theo chuyên đề do {_whose} phát động{_length}",
        f"leads a thematic movement ({_name})",
        "biên bản bình xét phong trào",
        OFFICE,
        "leads_movement",
    )
