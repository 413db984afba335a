"""Lists of people and their records as workbooks: just what the page shows, with its filters and within its reach."""

from collections.abc import Iterable
from typing import Any

from bangvang.office.achievements.queries import given_label
from bangvang.toolbox.sheets import Column, Sheet, count_line
from bangvang.web.shared.printed import HONORIFICS, heading_of, numbered, signed_by

PEOPLE = (
    Column("TT", 6, "center"),
    Column("Ông/Bà", 8, "center"),
    Column("Họ và tên", 28),
    Column("Mã cán bộ", 15, "center", is_text=True),
    Column("Ngày sinh", 13, "center"),
    Column("Giới tính", 9, "center"),
    Column("Dân tộc", 10, "center"),
    Column("Chức vụ", 24),
    Column("Đơn vị", 34),
    Column("Loại hợp đồng", 13, "center"),
    Column("Ngày vào ngành", 13, "center"),
    Column("Giữ chức vụ từ ngày", 13, "center"),
    Column("Ngày nghỉ", 13, "center"),
    Column("Lý do nghỉ", 13, "center"),
)
AWARDS = (
    Column("TT", 6, "center"),
    Column("Họ và tên, tập thể", 30),
    Column("Mã cán bộ", 15, "center", is_text=True),
    Column("Ghi trong quyết định", 30),
    Column("Đơn vị", 32),
    Column("Danh hiệu, hình thức khen thưởng", 30),
    Column("Năm học hoặc năm", 12, "center", is_text=True),
    Column("Số", 18, is_text=True, group="Quyết định"),
    Column("Ngày", 13, "center", group="Quyết định"),
    Column("Cơ quan ban hành", 30, group="Quyết định"),
    Column("Mức độ căn cứ", 20),
)
RATINGS = (
    Column("TT", 6, "center"),
    Column("Ông/Bà", 8, "center"),
    Column("Họ và tên", 28),
    Column("Mã cán bộ", 15, "center", is_text=True),
    Column("Chức vụ", 26),
    Column("Xếp loại", 30),
    Column("Số", 18, is_text=True, group="Quyết định"),
    Column("Ngày", 13, "center", group="Quyết định"),
    Column("Cơ quan ban hành", 30, group="Quyết định"),
    Column("Mức độ căn cứ", 20),
)
INITIATIVES = (
    Column("TT", 6, "center"),
    Column("Tên sáng kiến", 46),
    Column("Tác giả", 34),
    Column("Mã cán bộ", 15, "center", is_text=True),
    Column("Phạm vi ảnh hưởng", 18),
    Column("Năm học hoặc năm", 12, "center", is_text=True),
    Column("Số", 18, is_text=True, group="Quyết định"),
    Column("Ngày", 13, "center", group="Quyết định"),
    Column("Cơ quan ban hành", 30, group="Quyết định"),
    Column("Mức độ căn cứ", 20),
)
HOLDS = (
    Column("TT", 6, "center"),
    Column("Người, đơn vị", 30),
    Column("Mã cán bộ", 15, "center", is_text=True),
    Column("Việc", 30),
    Column("Nguồn", 46),
    Column("Từ ngày", 13, "center"),
)


def people_sheet(people: Iterable[Any], unit: Any, printing: Any, notes: Any = ()) -> Sheet:
    """The staff of one unit, ready to be signed; over several units a list to look through."""
    title = f"DANH SÁCH CÁN BỘ, GIÁO VIÊN, NHÂN VIÊN\n{(unit or printing).name.upper() if unit or printing else ''}"
    return Sheet(
        "Danh sách cán bộ",
        title.strip(),
        PEOPLE,
        (_person(place, person) for place, person in numbered(people)),
        closing=count_line("người"),
        notes=notes,
        heading=heading_of(unit or printing),
        signing=signed_by(unit) if unit else None,
    )


def _person(place: int, person: Any) -> list[Any]:
    post = person.post_here[0]
    return [
        place,
        HONORIFICS.get(person.sex, ""),
        person.full_name,
        person.code,
        person.birth_date,
        person.get_sex_display(),
        person.ethnicity,
        post.title,
        post.unit.name,
        post.get_contract_display(),
        person.joined_date,
        post.since,
        post.left_date,
        post.get_ended_as_display(),
    ]


def award_sheet(records: Iterable[Any], printing: Any, notes: Any = ()) -> Sheet:
    rows = (
        [
            place,
            record.name_printed,
            record.person.code if record.person_id else "",
            record.post_printed,
            record.held_at.name,
            given_label(record),
            record.period,
            record.number,
            record.decided_date,
            record.issuer,
            record.standing_word,
        ]
        for place, record in numbered(records)
    )
    closing = count_line("dòng")
    title = "SỔ DANH HIỆU THI ĐUA, HÌNH THỨC KHEN THƯỞNG"
    return Sheet("Sổ khen thưởng", title, AWARDS, rows, closing=closing, notes=notes, heading=heading_of(printing))


def rating_sheet(unit: Any, period: str, rows: Iterable[tuple[Any, Any]]) -> Sheet:
    told = (
        [
            place,
            HONORIFICS.get(person.sex, ""),
            person.full_name,
            person.code,
            person.post_here[0].title,
            kept.get_grade_display() if kept else "",
            kept.number if kept else "",
            kept.decided_date if kept else None,
            kept.issuer if kept else "",
            kept.get_proof_display() if kept else "",
        ]
        for place, (person, kept) in numbered(rows)
    )
    title = f"KẾT QUẢ XẾP LOẠI CHẤT LƯỢNG NĂM {period}\n{unit.name.upper()}"
    return Sheet(
        "Xếp loại",
        title,
        RATINGS,
        told,
        closing=count_line("người"),
        heading=heading_of(unit),
        signing=signed_by(unit),
    )


def initiative_sheet(unit: Any, period: str, rows: Iterable[Any]) -> Sheet:
    told = (
        [
            place,
            each.title,
            "\n".join(f"{share.person.full_name} ({share.percent} %)" for share in each.authors),
            "\n".join(share.person.code for share in each.authors),
            each.get_reach_display(),
            each.period,
            each.number,
            each.decided_date,
            each.issuer,
            each.get_proof_display(),
        ]
        for place, each in numbered(rows)
    )
    title = f"DANH SÁCH SÁNG KIẾN ĐƯỢC CÔNG NHẬN NĂM {period}\n{unit.name.upper()}"
    return Sheet(
        "Sáng kiến",
        title,
        INITIATIVES,
        told,
        closing=count_line("sáng kiến"),
        heading=heading_of(unit),
        signing=signed_by(unit),
    )


def hold_sheet(holds: Iterable[Any], printing: Any) -> Sheet:
    """Only for the inspectorate; the page that gives it out sees to that."""
    rows = (
        [
            place,
            hold.person.full_name if hold.person_id else hold.unit.name,
            hold.person.code if hold.person_id else "",
            hold.get_kind_display(),
            hold.source,
            hold.since,
        ]
        for place, hold in numbered(holds)
    )
    title = "DANH SÁCH VIỆC ĐANG CHỜ CƠ QUAN CÓ THẨM QUYỀN XÁC NHẬN"
    closing = count_line("việc")
    return Sheet("Đang chờ xác nhận", title, HOLDS, rows, closing=closing, heading=heading_of(printing))
