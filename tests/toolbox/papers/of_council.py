"""Papers of a council's meeting."""

from bangvang.toolbox.printing import (
    Bullet,
    Column,
    Field,
    Heading,
    Letterhead,
    Paper,
    Paragraph,
    Row,
    Signature,
    Signatures,
    Table,
)
from tests.toolbox.papers.office import AGENCY, COUNCIL, SCHOOLS, person


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
