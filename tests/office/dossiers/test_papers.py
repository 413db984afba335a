"""What the papers say, and to whom a hold stays silent."""

from datetime import date

from bangvang.office.achievements import actions as achievements
from bangvang.office.dossiers import papers, queries
from bangvang.office.dossiers.models import Line
from bangvang.toolbox.acting import MACHINE
from tests.office.dossiers import way


def rows_of(table):
    return [(row.band,) if row.band else row.cells for row in table.rows]


def test_a_short_letter_holds_its_names_and_counts_by_award(cast):
    proposal = way.submitted(cast, count=2)
    paper = papers.letter(proposal)
    counts, names = (part for part in paper.body if hasattr(part, "rows"))
    assert rows_of(counts) == [("1", "Lao động tiên tiến", "-", "02"), ("", "Cộng", "-", "02")]
    assert [row[:3] for row in rows_of(names)[1:]] == [
        ("1", "Nguyễn Thị Hạnh A", "Giáo viên"),
        ("2", "Nguyễn Thị Hạnh B", "Giáo viên"),
    ]
    assert (paper.letterhead.number, paper.letterhead.symbol, paper.signer.name) == ("12", "TTr", "Lê Văn Bình")
    assert paper.addressees == ("Phòng Giáo dục và Đào tạo huyện Núi Thành",)
    assert paper.annexes == ()


def test_a_long_letter_has_its_list_behind_with_numbers_that_run_through(cast):
    paper = papers.letter(way.submitted(cast, count=12))
    table, closing = paper.annexes[0].body
    assert [row[0] for row in rows_of(table)[1:]] == [str(number) for number in range(1, 13)]
    assert closing.text == "(Danh sách này có 12 cá nhân)"


def test_the_receipt_names_letter_number_and_count(cast):
    proposal = way.received(cast, count=2)
    told = {part.label: part.value for part in papers.receipt(proposal).body if hasattr(part, "label")}
    assert told["Số hồ sơ"] == "02, ghi số từ 1 đến 2 dưới số đến 0001/HS-2024"
    assert told["Văn bản"].startswith("Tờ trình số 12/TTr ngày 12/06/2024 của Trường Tiểu học Kim Đồng")


def test_a_hold_is_silent_for_the_school_on_page_and_paper_and_speaks_to_the_appraiser(cast):
    proposal = way.drafted(cast, count=1)
    line = proposal.lines.get()
    told = {"kind": "complaint", "source": "Đơn số 22", "since": date(2024, 6, 3)}
    achievements.place_hold(line.person, by=MACHINE, **told)
    detail = queries.detail_of(queries.one_line(cast.by("hoa")).get(), cast.by("hoa"))
    assert [hold.text for hold in detail.holds] == ["Đang chờ cơ quan có thẩm quyền xác nhận"]
    assert detail.conditions[0].figures == "Đang chờ cơ quan có thẩm quyền xác nhận"
    assert "Đơn số 22" not in str(papers.appraisal(detail).as_dict())
    seen = queries.detail_of(queries.one_line(cast.by("phuc")).get(), cast.by("phuc"))
    assert [hold.text for hold in seen.holds] == ["Đang xác minh khiếu nại, tố cáo. Nguồn: Đơn số 22"]


def test_what_was_frozen_stays_when_the_facts_change(cast):
    line = way.received(cast, count=1, grade="HTT").lines.get()
    row = {"person": line.person, "grade": "KHT", "period": way.YEAR}
    achievements.rate([row], by=MACHINE)
    detail = queries.detail_of(queries.one_line(cast.by("phuc")).get(), cast.by("phuc"))
    assert (detail.is_frozen, detail.tally["not_met"]) == (True, 0)
    assert Line.objects.get().answer == "eligible"
