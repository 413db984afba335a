"""Files a plan comes in: Word with its own numbers and text boxes, PDF with text, scans, bombs; and anything at all."""

import io
import re
import zipfile
from pathlib import Path

import pytest
import typst
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter

from bangvang.office.plans.reading import NotAPlan, read_plan

SAMPLE = Path(__file__).parents[3] / "samples" / "ke-hoach-2024.txt"


def as_pdf(text: str) -> bytes:
    """The sample as an office would print it: letterhead in two columns, justified, page numbers on top."""
    head, _, rest = text.partition("KẾ HOẠCH\n")
    body, _, foot = rest.partition("Nơi nhận:")
    sides = [re.split(r" {3,}", line) for line in head.splitlines() if line.strip()]
    columns = [r" \ ".join(_escaped(side[at]) for side in sides) for at in (0, 1)]
    return typst.compile(
        "\n\n".join(
            [
                '#set page(paper: "a4", margin: 2.5cm, numbering: "1", number-align: top + center)',
                '#set text(size: 13pt, lang: "vi")\n#set par(justify: true)',
                f"#grid(columns: (1fr, 1.4fr), align: center)[{columns[0]}][{columns[1]}]",
                "#align(center)[KẾ HOẠCH]",
                *(_escaped(" ".join(line.split())) for line in body.split("\n\n") if line.strip()),
                f"#grid(columns: (1fr, 1fr))[Nơi nhận: \\ {_foot(foot)}][GIÁM ĐỐC]",
            ]
        ).encode()
    )


def _foot(foot: str) -> str:
    return r" \ ".join(_escaped(line.strip()) for line in foot.replace("GIÁM ĐỐC", "", 1).splitlines() if line.strip())


def _escaped(text: str) -> str:
    return re.sub(r"(?=[#*_$\\<>@`\"'=+/~.\-\[\]])", r"\\", text)


def test_a_pdf_with_text_reads_as_the_text_does():
    text = SAMPLE.read_text(encoding="utf-8")
    printed, plain = (
        read_plan(data, name).as_dict() for data, name in ((as_pdf(text), "a.pdf"), (text.encode(), "a.txt"))
    )
    assert printed == plain


def test_a_scan_without_text_is_refused():
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(595, 842)
    writer.write(out)
    with pytest.raises(NotAPlan, match=r"^Tệp PDF là bản chụp, không có chữ\. "):
        read_plan(out.getvalue(), "a.pdf")


def word(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_numbers_and_bullets_that_word_draws_itself_are_read():
    document = Document()
    for text in (
        "KẾ HOẠCH",
        "Thi đua năm 2024",
        "I. NỘI DUNG",
        "Phong trào thi đua “Hai tốt”.",
        "II. TỔ CHỨC THỰC HIỆN",
    ):
        document.add_paragraph(text)
    for text in ("Văn phòng Sở: Theo dõi.", "Các trường: Nộp báo cáo trước ngày 15/5/2024."):
        document.add_paragraph(text, style="List Number")
    for text in ("Nơi nhận:", "Lưu: VT."):
        document.add_paragraph(text)
    document.add_paragraph("UBND tỉnh;", style="List Bullet")
    plan = read_plan(word(document), "a.docx")
    assert [(duty.clause, duty.actor, duty.due) for duty in plan.duties] == [
        ("II.1", "Văn phòng Sở", None),
        ("II.2", "Các trường", "2024-05-15"),
    ]
    assert (plan.recipients, plan.archive) == (["UBND tỉnh"], "VT")


def test_tracked_changes_are_read_as_accepted():
    document = Document()
    for text in ("KẾ HOẠCH", "Thi đua năm 2024", "I. NỘI DUNG"):
        document.add_paragraph(text)
    paragraph = document.add_paragraph("- Phong trào thi đua “Hai tốt”")
    data = word(document)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    changed = (
        f'<w:ins {space} w:id="1" w:author="a"><w:r><w:t>, “Ba sạch”</w:t></w:r></w:ins>'
        f'<w:del {space} w:id="2" w:author="a"><w:r><w:delText>, “Bốn không”</w:delText></w:r></w:del>'
    )
    from docx.oxml import parse_xml

    for node in parse_xml(f"<w:p {space}>{changed}</w:p>"):
        paragraph._p.append(node)
    assert [len(read_plan(each, "a.docx").movements) for each in (data, word(document))] == [1, 2]
    assert [each.name for each in read_plan(word(document), "a.docx").movements] == ["Hai tốt", "Ba sạch"]


def test_a_word_file_that_unpacks_without_end_is_refused_unread():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for at in range(5):
            archive.writestr(f"word/{at}.xml", bytes(50_000_000))
    with pytest.raises(NotAPlan, match=r"^Tệp \.docx giải nén ra quá lớn\.$"):
        read_plan(out.getvalue(), "a.docx")


@pytest.mark.parametrize("text", ["a " * 600_000, "a\n" * 30_000])
def test_a_text_of_a_book_s_length_is_refused(text):
    with pytest.raises(NotAPlan, match=r"^Văn bản quá dài, không giống một kế hoạch\.$"):
        read_plan(text.encode(), "a.txt")


WORDS = st.sampled_from(
    "KẾ HOẠCH|I.|II. TỔ CHỨC THỰC HIỆN|1.|1.1|PHẦN I|A. B|-|+ |a) |Đợt 1|Đợt thứ hai|từ ngày|đến ngày|đến hết tháng 5|31/11/2024|"
    '02 tháng 9|0/0/0000|“|”|"|«|»|‘|’|(|)|:|;|.|./.|,|Căn cứ|Luật|Quyết định số 1/QĐ-A|của|về|phong trào thi đua|cuộc vận động|'
    "kỷ niệm 70 năm ngày|Quốc khánh|Các Phòng|Văn phòng Sở|Đề nghị|trước ngày|Nơi nhận:|Lưu:|GIÁM ĐỐC|\n|\n\n|\t|    |thứ Hai ngày 1/1/2024|"
    "năm học 2023-2024|giai đoạn 2020-2025|từ tháng 3|hết năm 0000|đầu tháng 99".split("|")
)


def read_or_refused(data: bytes, name: str) -> str:
    try:
        plan = read_plan(data, name)
    except NotAPlan as refused:
        assert re.fullmatch(r"[^\n]+\.", str(refused))
        return ""
    assert len(plan.title) <= 400 and all(len(clause.id) <= 30 and len(clause.title) <= 400 for clause in plan.clauses)
    return plan.kind


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS | st.text(max_size=12), max_size=60))
def test_words_of_the_genre_in_any_order_are_read_never_broken(words):
    text = " ".join(words)
    read_or_refused(text.encode("utf-8", "replace"), "a.txt")
    framed = f"KẾ HOẠCH\nNăm 2024\nI. NỘI DUNG\n- x {text}\nII. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Sở: {text}\nNơi nhận:\n- {text}"
    read_or_refused(framed.encode("utf-8", "replace"), "a.txt")


@settings(deadline=None)
@given(st.text())
def test_any_text_is_read_or_refused_never_broken(text):
    for body in (text, f"KẾ HOẠCH\nNăm 2024\nI. MỤC ĐÍCH\n{text}\nIII. TỔ CHỨC THỰC HIỆN\n{text}\nNơi nhận:\n- {text}"):
        read_or_refused(body.encode("utf-8", "surrogatepass"), "a.txt")


@settings(deadline=None)
@given(st.binary(min_size=1, max_size=400), st.sampled_from(["a.txt", "a.docx", "a.pdf", "", ".", "a"]))
def test_any_bytes_are_read_or_refused_never_broken(data, name):
    read_or_refused(data, name)


@settings(max_examples=25, deadline=None)
@given(st.integers(min_value=0), st.binary(min_size=1, max_size=8))
def test_a_damaged_word_file_is_read_or_refused_never_broken(at, noise):
    data = bytearray(SAMPLE.with_suffix(".docx").read_bytes())
    place = at % len(data)
    data[place : place + len(noise)] = noise
    read_or_refused(bytes(data), "a.docx")
