"""The PDF: only Tinos inside, the right words on the right pages, the same bytes every time."""

import io
import re
import unicodedata
from functools import cache

import pytest
from pypdf import PdfReader

from bangvang.toolbox.printing import Paper, Paragraph, Row, Table, to_pdf

from .papers import EVERY, decision, person


@cache
def pages(name: str) -> list[str]:
    return words(to_pdf(EVERY[name]()))


def words(pdf: bytes) -> list[str]:
    """The text of each page on one line."""
    return [re.sub(r"\s+", " ", page.extract_text()) for page in PdfReader(io.BytesIO(pdf)).pages]


def faces(pdf: bytes) -> set[str]:
    """Every face embedded, without the prefix of its subset."""
    found = set()
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            found.add(font.get_object()["/BaseFont"].split("+")[-1].split("-Identity")[0])
    return found


@pytest.mark.parametrize("name", EVERY)
def test_only_tinos_is_embedded(name: str) -> None:
    allowed = {"Tinos", "Tinos-Regular", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"}
    assert faces(to_pdf(EVERY[name]())) - allowed == set()


def test_the_decision_reads_as_it_was_written() -> None:
    first, *others = pages("decision")
    for said in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 05/QĐ-SGDĐT",
        "Quảng Nam, ngày 05 tháng 8 năm 2024",
        "“Chiến sĩ thi đua cơ sở” năm học 2023 - 2024",
        "GIÁM ĐỐC SỞ GIÁO DỤC VÀ ĐÀO TẠO",
        "Theo đề nghị của Chánh Văn phòng Sở tại Tờ trình số 09/TTr-VP ngày 01 tháng 8 năm 2024.",
        "Điều 3. Chánh Văn phòng Sở",
        "chịu trách nhiệm thi hành Quyết định này./.",
        "- Lưu: VT, VP.",
        "KT. GIÁM ĐỐC",
    ):
        assert said in first
    assert "".join([first, *others]).count("./.") == 1
    assert unicodedata.is_normalized("NFC", first)


def test_the_list_names_everyone_once_in_order_under_a_repeated_heading() -> None:
    _first, *annex = pages("decision")
    joined = " ".join(annex)
    found = [int(number) for number in re.findall(r"(?<![\d/(])(\d{1,2}) (?:Ông|Bà) ", joined)]
    assert found == list(range(1, 41))
    assert [page.count("Họ và tên") for page in annex] == [1] * len(annex)
    assert joined.count("DANH SÁCH CÁ NHÂN") == 1
    assert "(Danh sách này có 40 cá nhân)" in annex[-1]
    assert f"5 Bà {person(4)}" in joined or f"5 Ông {person(4)}" in joined


def test_the_closing_line_of_a_list_never_stands_alone_on_its_last_page() -> None:
    base = decision(1)
    columns, closing = (
        base.annexes[0].body[0].columns,
        Paragraph("(Danh sách này có … người)", italic=True, indent=False),
    )
    rows = [Row((str(n), "Bà", person(n), "Giáo viên", "Trường")) for n in range(1, 61)]
    ends = set()
    for count in range(25, 61):
        paper = Paper("list", base.letterhead, "DANH SÁCH", "", body=(Table(columns, tuple(rows[:count])), closing))
        *_, last = words(to_pdf(paper))
        assert ("(Danh sách này có" in last, f" {count} Bà" in f" {last}") == (True, True), (count, last)
        ends.add(len(words(to_pdf(paper))))
    assert ends == {1, 2} or ends == {2, 3} or ends == {1, 2, 3}


def test_pages_are_numbered_from_the_second_on_and_anew_in_the_annex() -> None:
    starts = [page.split(" ")[0] for page in pages("decision")]
    assert starts[2:] == [str(number) for number in range(2, len(starts))]
    assert not starts[0].isdigit()
    assert not starts[1].isdigit()


def test_the_annex_lies_on_its_side_and_the_ballot_is_a_half_sheet() -> None:
    def sizes(name: str) -> set[tuple[int, int]]:
        boxes = [page.mediabox for page in PdfReader(io.BytesIO(to_pdf(EVERY[name]()))).pages]
        return {(round(float(box.width) * 25.4 / 72), round(float(box.height) * 25.4 / 72)) for box in boxes}

    assert sizes("decision") == {(210, 297), (297, 210)}
    assert sizes("ballot") == {(210, 148)}
    assert len(pages("ballot")) == 1


@pytest.mark.parametrize(
    "name",
    [
        "#panic()",
        '#read("/etc/passwd")',
        "$x^2$ *đậm* _nghiêng_ `mã`",
        "- Nguyễn Văn Ẩn",
        "= Tiêu đề",
        "<nhãn> @nhãn \\u{41} //x /* y */",
        '"]} { [',
    ],
)
def test_a_hostile_name_is_only_a_name(name: str) -> None:
    base = decision(1)
    table = Table(base.annexes[0].body[0].columns, (Row(("1", "Bà", "", "", name)),))
    paper = Paper("list", base.letterhead, name, name, body=(Paragraph(name, name), table))
    text = re.sub(r"\s", "", "".join(words(to_pdf(paper))))
    assert text.count(re.sub(r"\s", "", name)) == 5  # title, subject, lead, text, cell


@pytest.mark.parametrize("letter", ["😀", "李", "\ue000", "☐"])
def test_a_letter_without_a_shape_becomes_a_box_instead_of_stopping_the_press(letter: str) -> None:
    base = decision(1)
    paper = Paper("list", base.letterhead, "DANH SÁCH", body=(Paragraph(f"Nguyễn {letter} Ẩn"),))
    assert "Nguyễn □ Ẩn" in words(to_pdf(paper))[0]


def test_headings_make_the_outline_of_the_file() -> None:
    def titles(outline: list[object]) -> list[object]:
        return [titles(one) if isinstance(one, list) else one["/Title"] for one in outline]  # type: ignore[index]

    outline = PdfReader(io.BytesIO(to_pdf(EVERY["plan"]()))).outline
    assert titles(outline) == [
        "KẾ HOẠCH",
        [
            "I. MỤC ĐÍCH, YÊU CẦU",
            ["1. Mục đích"],
            "II. NỘI DUNG TRỌNG TÂM",
            ["1. Các đợt thi đua", ["1.1. Đợt 1"]],
            "III. TỔ CHỨC THỰC HIỆN",
        ],
    ]


def test_a_paper_without_any_title_still_prints() -> None:
    reader = PdfReader(io.BytesIO(to_pdf(Paper("receipt", decision(1).letterhead, ""))))
    assert reader.metadata.title == "Giấy biên nhận"


def test_a_dated_paper_gives_the_same_bytes_again() -> None:
    assert to_pdf(decision(3)) == to_pdf(decision(3))


def test_only_an_invented_paper_says_so() -> None:
    assert [page.count("Dữ liệu minh họa") for page in pages("submission")] == [1]
    assert [page.count("Dữ liệu minh họa") for page in pages("minutes")] == [0]


def test_both_printers_say_the_same_words() -> None:
    from .test_printing_docx import book, text_of

    for name in EVERY:
        printed = re.sub(r"\s", "", "".join(pages(name)))
        for line in text_of(book(name)).split("\n"):
            bare = re.sub(r"[\s.]", "", line)
            assert bare in re.sub(r"\.", "", printed), (name, line)


def test_a_thousand_rows_stand_on_numbered_pages() -> None:
    text = words(to_pdf(decision(1000)))
    assert sum(page.count("/QĐ-SGDĐT") for page in text[1:]) == 1001  # and once in the line under the title
    assert "(Danh sách này có 1000 cá nhân)" in text[-1]


def test_a_signature_never_stands_alone_on_its_page() -> None:
    base = decision(1)
    for filling in range(6, 30):
        body = tuple(Paragraph(f"Nội dung thứ {place}.") for place in range(filling))
        told = base.as_dict() | {"annexes": [], "body": [one.as_dict() for one in body]}
        *_others, last = words(to_pdf(Paper.from_dict(told)))
        assert "KT. GIÁM ĐỐC" in last
        assert f"Nội dung thứ {filling - 1}./." in last
