"""Invented papers of an invented office, one of each kind, for the tests and the bench of printing."""

from datetime import date

from bangvang.toolbox.printing import (
    Annex,
    Article,
    Bullet,
    CertificateSheet,
    Column,
    Field,
    Heading,
    Letterhead,
    Paper,
    Paragraph,
    Recipients,
    Row,
    Signature,
    Signatures,
    Table,
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


def award_list(rows: int) -> Annex:
    columns = (
        Column("TT", 10, "center"),
        Column("Ông/Bà", 14, "center"),
        Column("Họ và tên", 48),
        Column("Chức vụ", 34),
        Column("Đơn vị", 68),
        Column("Số quyết định", 40, "center", "Sáng kiến được công nhận"),
        Column("Ngày", 26, "center", "Sáng kiến được công nhận"),
        Column("Ghi chú", 20),
    )
    lines: list[Row] = []
    per_unit = max(1, rows // 4)
    for place in range(rows):
        unit = min(place // per_unit, 3)
        if place % per_unit == 0 and place // per_unit < 4:
            lines.append(Row(band=f"{['I', 'II', 'III', 'IV'][unit]}. {SCHOOLS[unit]}"))
        honorific = "Bà" if "Thị" in person(place) else "Ông"
        cells = (
            str(place + 1),
            honorific,
            person(place),
            "Giáo viên",
            SCHOOLS[unit],
            f"{20 + place}/QĐ-SGDĐT",
            "12/06/2024",
        )
        lines.append(Row(cells))
    return Annex(
        "DANH SÁCH CÁ NHÂN ĐƯỢC CÔNG NHẬN DANH HIỆU “CHIẾN SĨ THI ĐUA CƠ SỞ”\nNĂM HỌC 2023 - 2024",
        "(Kèm theo Quyết định số 05/QĐ-SGDĐT ngày 05 tháng 8 năm 2024 của Giám đốc Sở Giáo dục và Đào tạo)",
        (
            Table(columns, tuple(lines), is_numbered=True),
            Paragraph(f"(Danh sách này có {rows:02d} cá nhân)", italic=True, indent=False),
        ),
    )


def decision(rows: int = 40, **more: object) -> Paper:
    return Paper(
        "decision",
        head("QĐ-SGDĐT"),
        "QUYẾT ĐỊNH",
        "Về việc công nhận danh hiệu “Chiến sĩ thi đua cơ sở” năm học 2023 - 2024",
        authority="GIÁM ĐỐC SỞ GIÁO DỤC VÀ ĐÀO TẠO",
        bases=(
            "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
            "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng;",
            "Căn cứ Biên bản họp số 03/BB-HĐTĐKT ngày 30 tháng 7 năm 2024 của Hội đồng Thi đua - Khen thưởng Sở Giáo dục và Đào tạo;",
            "Theo đề nghị của Chánh Văn phòng Sở tại Tờ trình số 09/TTr-VP ngày 01 tháng 8 năm 2024,",
        ),
        enacting="QUYẾT ĐỊNH:",
        body=(
            Article(
                1,
                f"Công nhận danh hiệu “Chiến sĩ thi đua cơ sở” năm học 2023 - 2024 cho {rows:02d} cá nhân đã có thành tích xuất sắc trong phong trào thi đua (có danh sách kèm theo).",
            ),
            Article(
                2,
                "Mức tiền thưởng là 1.800.000 đồng một cá nhân, từ quỹ thi đua, khen thưởng của cơ quan (Bằng chữ: Một triệu tám trăm nghìn đồng).",
            ),
            Article(
                3,
                "Chánh Văn phòng Sở, thủ trưởng các đơn vị có liên quan và các cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.",
            ),
        ),
        signer=SIGNER,
        recipients=RECIPIENTS,
        annexes=(award_list(rows),),
        **more,
    )


def submission() -> Paper:
    return Paper(
        "submission",
        Letterhead(AGENCY, "TRƯỜNG THPT CHUYÊN LÊ THÁNH TÔNG", "12", "TTr-LTT", "Hội An", date(2024, 6, 3)),
        "TỜ TRÌNH",
        "Về việc đề nghị tặng danh hiệu thi đua và hình thức khen thưởng năm học 2023 - 2024",
        addressees=("Sở Giáo dục và Đào tạo tỉnh Quảng Nam",),
        body=(
            Paragraph(
                "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022 và Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ; căn cứ thành tích năm học 2023 - 2024 đã được Hội đồng Thi đua - Khen thưởng nhà trường xét và thông qua;"
            ),
            Paragraph(
                "Trường THPT chuyên Lê Thánh Tông kính trình Giám đốc Sở xem xét, công nhận và khen thưởng cho 01 tập thể, 03 cá nhân, gồm:"
            ),
            Table(
                (
                    Column("TT", 1, "center"),
                    Column("Danh hiệu, hình thức", 6),
                    Column("Tập thể", 2, "center"),
                    Column("Cá nhân", 2, "center"),
                    Column("Ghi chú", 3),
                ),
                (
                    Row(("1", "Tập thể lao động xuất sắc", "01", "-")),
                    Row(("2", "Chiến sĩ thi đua cơ sở", "-", "03")),
                    Row(("", "Cộng", "01", "03"), bold=True),
                ),
            ),
            Paragraph(
                "Kèm theo Tờ trình: báo cáo thành tích, biên bản họp Hội đồng, biên bản kiểm phiếu và danh sách trích ngang"
            ),
        ),
        signer=Signature(("HIỆU TRƯỞNG",), "Đặng Thị Ánh Ngọc"),
        recipients=Recipients(("Như trên",), "VT"),
        illustrative=True,
    )


def minutes() -> Paper:
    return Paper(
        "minutes",
        Letterhead(AGENCY, COUNCIL, "3", "BB-HĐTĐKT"),
        "BIÊN BẢN",
        "Họp Hội đồng Thi đua - Khen thưởng xét danh hiệu thi đua năm học 2023 - 2024",
        body=(
            Field("Thời gian bắt đầu", "08 giờ 00 phút, ngày 30 tháng 7 năm 2024"),
            Field("Địa điểm", "Phòng họp A, Sở Giáo dục và Đào tạo"),
            Heading("Thành phần", "I."),
            Bullet("Tổng số thành viên theo quyết định: 13; có mặt: 12; vắng: 01 (lý do: đi công tác)"),
            Bullet("Chủ trì: Ông Trần Văn Minh Họa, Phó Giám đốc Sở, Chủ tịch Hội đồng"),
            Bullet("Thư ký: Bà Lê Thị Khuê, chuyên viên Văn phòng Sở"),
            Heading("Nội dung", "II."),
            Heading("Chủ tịch Hội đồng nêu tiêu chuẩn và cách bỏ phiếu", "1."),
            Paragraph("Hội đồng bỏ phiếu kín. Tỷ lệ tính trên tổng số thành viên theo quyết định thành lập."),
            Heading("Kết quả", "2."),
            Table(
                (
                    Column("STT", 1, "center"),
                    Column("Tên cá nhân, tập thể", 5),
                    Column("Danh hiệu", 4),
                    Column("Số phiếu", 2, "center", "Kết quả"),
                    Column("Tỷ lệ %", 2, "center", "Kết quả"),
                ),
                (
                    Row(band="A. Cá nhân"),
                    *(Row((str(n), person(n), "Chiến sĩ thi đua cơ sở", "12/13", "92,31")) for n in range(1, 6)),
                ),
            ),
            Heading("Kết luận", "III."),
            Paragraph(
                "Hội đồng thống nhất đề nghị Giám đốc Sở công nhận 05 cá nhân. Cuộc họp kết thúc lúc 10 giờ 30 phút cùng ngày; biên bản được thông qua và lập thành 02 bản"
            ),
            Signatures((Signature(("THƯ KÝ",), "Lê Thị Khuê"), Signature(("CHỦ TỊCH HỘI ĐỒNG",), "Trần Văn Minh Họa"))),
        ),
    )


def count() -> Paper:
    return Paper(
        "count",
        Letterhead(AGENCY, COUNCIL),
        "BIÊN BẢN KIỂM PHIẾU",
        "Xét danh hiệu “Chiến sĩ thi đua cơ sở” năm học 2023 - 2024",
        body=(
            Field("Hội đồng được thành lập theo", "Quyết định số 11/QĐ-SGDĐT ngày 10 tháng 01 năm 2024"),
            Field("Ngày họp", "30/07/2024"),
            Field("Thành viên vắng mặt, lý do"),
            Bullet("Số phiếu phát ra: 12; thu về: 12; hợp lệ: 11; không hợp lệ: 01"),
            Table(
                (
                    Column("TT", 1, "center"),
                    Column("Họ và tên", 4),
                    Column("Chức vụ, đơn vị", 6),
                    Column("Số phiếu đồng ý", 2, "center"),
                    Column("Tỷ lệ % trên tổng số thành viên", 3, "center"),
                ),
                tuple(Row((str(n), person(n), f"Giáo viên, {SCHOOLS[n % 4]}", "11/13", "84,62")) for n in range(1, 9)),
            ),
            Paragraph(
                "Cách tính: số phiếu đồng ý chia cho tổng số thành viên theo quyết định (13), đạt từ 80% trở lên. Có 08 cá nhân đạt tỷ lệ quy định"
            ),
            Signatures(
                (
                    Signature(("ỦY VIÊN",), "Hồ Văn Dũng"),
                    Signature(("ỦY VIÊN",), "Bùi Thị Mỹ"),
                    Signature(("TRƯỞNG BAN KIỂM PHIẾU",), "Võ Quang Thắng", "(Ký, ghi rõ họ tên)"),
                )
            ),
        ),
        illustrative=True,
    )


def ballot() -> Paper:
    choices = tuple(Row((str(n), person(n), f"Giáo viên, {SCHOOLS[n % 4]}", "CSTĐ cơ sở", "", "")) for n in range(1, 6))
    return Paper(
        "ballot",
        Letterhead(AGENCY, COUNCIL, remark="(Dấu của Hội đồng)", has_motto=False),
        "PHIẾU BẦU",
        "Danh hiệu “Chiến sĩ thi đua cơ sở” năm học 2023 - 2024",
        body=(
            Table(
                (
                    Column("TT", 1, "center"),
                    Column("Họ và tên", 4),
                    Column("Chức vụ, đơn vị", 6),
                    Column("Danh hiệu", 3, "center"),
                    Column("Đồng ý", 2, "center", "Ý kiến"),
                    Column("Không đồng ý", 2, "center", "Ý kiến"),
                ),
                choices,
                size=11,
                row_height=8,
            ),
            Paragraph(
                "Đánh dấu x vào một trong hai ô. Phiếu không hợp lệ: bỏ trống hoặc đánh dấu cả hai ô ở mọi dòng; không do Hội đồng phát hành.",
                italic=True,
                indent=False,
            ),
        ),
    )


def plan() -> Paper:
    return Paper(
        "plan",
        head("KH-SGDĐT", "9"),
        "KẾ HOẠCH",
        "Tổ chức phong trào thi đua năm 2024",
        body=(
            Paragraph(
                "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022, Sở Giáo dục và Đào tạo xây dựng Kế hoạch tổ chức phong trào thi đua năm 2024 với những nội dung như sau:"
            ),
            Heading("MỤC ĐÍCH, YÊU CẦU", "I."),
            Heading("Mục đích", "1.", 2),
            Paragraph("Động viên cán bộ, giáo viên và học sinh thi đua dạy tốt, học tốt."),
            Heading("NỘI DUNG TRỌNG TÂM", "II."),
            Heading("Các đợt thi đua", "1.", 2),
            Heading("Đợt 1", "1.1.", 3),
            Bullet("Từ ngày 15 tháng 8 đến ngày 20 tháng 11 năm 2024."),
            Heading("TỔ CHỨC THỰC HIỆN", "III."),
            Paragraph(
                "Trên đây là Kế hoạch tổ chức phong trào thi đua năm 2024, đề nghị các đơn vị triển khai thực hiện./."
            ),
        ),
        signer=Signature(("GIÁM ĐỐC",), "Lê Quang Nghĩa"),
        recipients=Recipients(("Các phòng thuộc Sở", "Các đơn vị trực thuộc"), "VT, VP"),
    )


def notice() -> Paper:
    return Paper(
        "notice",
        Letterhead(PARENT, AGENCY, "", "TB-SGDĐT", "Quảng Nam", None, 2024),
        "THÔNG BÁO",
        "Về việc niêm yết danh sách lấy ý kiến",
        addressees=("Các phòng thuộc Sở", "Các trường THPT", "Các đơn vị trực thuộc"),
        body=(Paragraph("Danh sách được niêm yết trong 10 ngày làm việc."),),
        signer=Signature(("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), "Phạm Đức Trưởng"),
        recipients=Recipients(("Như trên",), "VT, VP"),
    )


def letter() -> Paper:
    return Paper(
        "letter",
        head("SGDĐT-VP", "424", about="V/v hướng dẫn lập hồ sơ đề nghị khen thưởng năm học 2023 - 2024"),
        "",
        addressees=("Các phòng thuộc Sở", "Các trường THPT"),
        body=(
            Paragraph(
                "Sở Giáo dục và Đào tạo đề nghị các đơn vị lập hồ sơ theo mẫu kèm theo, gửi trước ngày 15 tháng 6 năm 2024."
            ),
        ),
        signer=SIGNER,
        recipients=Recipients(("Như trên",), "VT, VP"),
    )


def report() -> Paper:
    return Paper(
        "report",
        head("BC-SGDĐT", "21"),
        "BÁO CÁO",
        "Sơ kết đợt thi đua chào mừng ngày Nhà giáo Việt Nam 20/11",
        addressees=("Ban Thi đua - Khen thưởng tỉnh",),
        body=(
            Heading("KẾT QUẢ", "I."),
            Paragraph("Có 812 đơn vị tham gia.", "Phong trào."),
            Paragraph("Sở trân trọng báo cáo"),
        ),
        signer=SIGNER,
        recipients=Recipients(("Như trên",)),
    )


def receipt() -> Paper:
    return Paper(
        "receipt",
        Letterhead(PARENT, AGENCY, "7", "BN-SGDĐT", "Quảng Nam", date(2024, 6, 10)),
        "GIẤY BIÊN NHẬN HỒ SƠ",
        body=(
            Field("Đơn vị nộp", "Trường THPT Sào Nam"),
            Field("Số hồ sơ", "03"),
            Field("Tài liệu còn thiếu"),
            Signatures(
                (
                    Signature(("NGƯỜI NỘP",), "", "(Ký, ghi rõ họ tên)"),
                    Signature(("NGƯỜI NHẬN",), "Lê Thị Khuê", "(Ký, ghi rõ họ tên)"),
                )
            ),
        ),
    )


def appraisal() -> Paper:
    marks = ("Đáp ứng", "Chưa đáp ứng", "Chưa xác định")
    table = Table(
        (
            Column("TT", 1, "center"),
            Column("Điều kiện", 7),
            *(Column(mark, 2, "center", "Kết quả") for mark in marks),
            Column("Căn cứ", 4),
        ),
        (
            Row(("1", "Hoàn thành tốt nhiệm vụ trở lên", "x", "", "", "Điều 24 Luật TĐKT")),
            Row(("2", "Có sáng kiến được công nhận", "", "", "x", "Điều 23 Luật TĐKT")),
        ),
    )
    signers = Signatures(
        (Signature(("NGƯỜI THẨM ĐỊNH",), "Lê Thị Khuê"), Signature(("CHÁNH VĂN PHÒNG",), "Phạm Đức Trưởng"))
    )
    return Paper(
        "appraisal",
        Letterhead(PARENT, AGENCY),
        "PHIẾU THẨM ĐỊNH",
        "Hồ sơ của Bà Nguyễn Thị Hường",
        body=(table, signers),
    )


def name_list() -> Paper:
    sheet = award_list(6)
    signed = Signatures(
        (
            Signature(("NGƯỜI LẬP DANH SÁCH",), "Lê Thị Khuê"),
            Signature(("THỦ TRƯỞNG ĐƠN VỊ",), "Lê Quang Nghĩa", above="Quảng Nam, ngày 15 tháng 10 năm 2023"),
        )
    )
    return Paper(
        "wide_list",
        Letterhead(PARENT, AGENCY),
        "DANH SÁCH ĐĂNG KÝ DANH HIỆU THI ĐUA",
        "Năm học 2023 - 2024",
        body=(*sheet.body, signed),
    )


EVERY = {
    made.__name__: made
    for made in (
        decision,
        submission,
        minutes,
        count,
        ballot,
        plan,
        notice,
        letter,
        report,
        receipt,
        appraisal,
        name_list,
    )
}


def certificate(place: int = 0, **other: object) -> CertificateSheet:
    said = {
        "form": "giay_khen",
        "authority": "GIÁM ĐỐC SỞ GIÁO DỤC VÀ ĐÀO TẠO TỈNH QUẢNG NAM",
        "recipient": f"Bà {person(place)}",
        "unit": f"Giáo viên, {SCHOOLS[place % 4]}",
        "achievement": "Đã có thành tích xuất sắc trong phong trào thi đua “Dạy tốt, học tốt” năm học 2023 - 2024",
        "decision_number": "05/QĐ-SGDĐT",
        "decision_date": date(2024, 8, 5),
        "register_number": f"{place + 1}/2024",
        "place": "Quảng Nam",
        "date": date(2024, 8, 5),
        "signer_lines": ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        "signer_name": "Trần Văn Minh Họa",
        "check_url": f"https://bangvang.example.vn/xac-minh/K7QM-{place:04d}-X2/",
        "check_code": f"K7QM-{place:04d}-X2",
        "illustrative": True,
    }
    return CertificateSheet(**(said | other))
