"""The report of a unit leaves as a paper."""

import io

from django.urls import reverse
from docx import Document
from pypdf import PdfReader

from bangvang.office.movements.models import Review
from tests.cast import signed_in
from tests.office.movements import way


def test_a_report_comes_as_pdf_and_word_with_its_figures_and_movements(client, cast):
    round_ = way.launched(cast)
    review = way.reported(cast, round_, cast.high_school, "mai", {"people": 45})
    signed_in(client, cast.mai)
    pdf = client.get(reverse("review-paper", args=[review.pk, "pdf"])).content
    text = " ".join(PdfReader(io.BytesIO(pdf)).pages[0].extract_text().split())
    assert "Sơ kết đợt thứ nhất năm 2024" in text
    word = Document(io.BytesIO(client.get(reverse("review-paper", args=[review.pk, "docx"])).content))
    figures = next(table for table in word.tables if table.rows[0].cells[0].text == "TT")
    assert [row.cells[2].text for row in figures.rows[1:]] == ["45", "0", "0", "0"]


def test_a_stranger_gets_no_report_of_another_school(client, cast):
    round_ = way.launched(cast, whole_sector=True)
    review = way.reported(cast, round_, cast.school_a, "hoa")
    assert Review.objects.count() == 1
    assert signed_in(client, cast.cuc).get(reverse("review-paper", args=[review.pk, "pdf"])).status_code == 404
