"""Plan, notice, letter, report and receipt."""

from datetime import date

from bangvang.toolbox.printing import (
    Bullet,
    Field,
    Heading,
    Letterhead,
    Paper,
    Paragraph,
    Recipients,
    Signature,
    Signatures,
)
from tests.toolbox.papers.office import AGENCY, PARENT, SIGNER, head


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
