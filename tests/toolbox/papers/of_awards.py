"""Decision, submission, lists, appraisal and certificate."""

from datetime import date

from bangvang.toolbox.printing import (
    Annex,
    Article,
    CertificateSheet,
    Column,
    Letterhead,
    Paper,
    Paragraph,
    Recipients,
    Row,
    Signature,
    Signatures,
    Table,
)
from tests.toolbox.papers.office import AGENCY, PARENT, RECIPIENTS, SCHOOLS, SIGNER, head, person


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
