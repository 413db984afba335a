"""Decisions on screen: drafted, issued with a typed word, entered from outside, seen only by those concerned."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bangvang.office.achievements.models import AwardRecord
from bangvang.office.decisions.models import Certificate, Decision, DecisionState
from bangvang.toolbox import audit
from bangvang.toolbox.sheets import Column, Sheet, read_rows, workbook
from tests.cast import signed_in
from tests.office.decisions import way


def text(answer):
    return answer.content.decode()


def test_the_officer_drafts_from_what_the_council_carried(client, cast):
    lines = way.supported(cast)
    url = reverse("decision-draft") + "?danh-hieu=CSTDCS&nam=2023-2024"
    page = signed_in(client, cast.dung).get(url)
    assert [line.pk for line in page.context["lines"]] == [line.pk for line in lines]
    told = {
        "title": "Về việc tặng danh hiệu",
        "signer": "Dương Thị Lan",
        "signer_role": "Giám đốc",
        "lines": [lines[0].pk],
    }
    page = client.post(url, told, follow=True)
    assert "Đã soạn dự thảo quyết định." in text(page)
    assert list(Decision.objects.get().lines.values_list("line_id", flat=True)) == [lines[0].pk]


def test_issuing_asks_for_the_word_and_keeps_the_draft_without_it(client, cast):
    decision = way.drafted(cast)
    url = reverse("decision-issue", args=[decision.pk])
    page = signed_in(client, cast.lan).post(url, {"decided_date": "12/06/2024", "word": "ok"}, follow=True)
    assert "cần nhập đúng chữ ban hành" in text(page)
    assert Decision.objects.get().state == DecisionState.DRAFT
    page = client.post(url, {"decided_date": "12/06/2024", "word": "Ban hành"}, follow=True)
    assert "Đã ban hành quyết định." in text(page)
    assert Decision.objects.get().number == "01/QĐ-SGDĐT"


def test_a_wrong_day_is_told_beside_its_field_and_nothing_is_issued(client, cast):
    decision = way.drafted(cast)
    told = {"decided_date": "31/02/2024", "word": "ban hành"}
    page = signed_in(client, cast.lan).post(reverse("decision-issue", args=[decision.pk]), told)
    assert "Ngày chưa đúng" in text(page)
    assert Decision.objects.get().state == DecisionState.DRAFT


def test_draft_and_issued_paper_come_as_pdf_and_word(client, cast, django_capture_on_commit_callbacks):
    draft = way.drafted(cast)
    signed_in(client, cast.dung)
    assert client.get(reverse("decision-paper", args=[draft.pk, "pdf"])).content[:5] == b"%PDF-"
    with django_capture_on_commit_callbacks(execute=True):
        client.force_login(cast.lan, backend="bangvang.web.accounts.backend.AccountBackend")
        client.post(reverse("decision-issue", args=[draft.pk]), {"decided_date": "12/06/2024", "word": "ban hành"})
    assert client.get(reverse("decision-paper", args=[draft.pk, "docx"])).content[:2] == b"PK"
    assert client.get(reverse("decision-certificates", args=[draft.pk])).content[:5] == b"%PDF-"


def test_a_school_sees_the_issued_decision_with_its_own_names_only(client, cast):
    decision = way.drafted(cast)
    url = reverse("decision", args=[decision.pk])
    assert signed_in(client, cast.mai).get(url).status_code == 404
    way.actions.issue(decision, by=cast.by("lan"), decided_date=way.TODAY)
    assert len(signed_in(client, cast.mai).get(url).context["pages"].rows) == 2
    assert signed_in(client, cast.cuc).get(url).status_code == 404
    assert signed_in(client, cast.mai).get(reverse("decision-certificates", args=[decision.pk])).status_code == 404


def test_a_decision_of_the_district_is_entered_from_a_list_and_confirmed_by_a_second(client, cast):
    lines = way.proposed_to_the_district(cast)
    rows = [(n, line.subject_name, f"Giáo viên, {line.unit.name}") for n, line in enumerate(lines, 1)]
    columns = [Column("TT"), Column("Họ và tên"), Column("Chức vụ, đơn vị")]
    book = SimpleUploadedFile(
        "ds.xlsx", workbook([Sheet("DS", "DANH SÁCH", columns, rows, closing="(Danh sách này có 03 tên)")])
    )
    told = {
        "issuer": "UBND huyện",
        "number": "21/QĐ-UBND",
        "decided_date": "10/06/2024",
        "award": "LDTT",
        "period": "2023-2024",
    }
    page = signed_in(client, cast.phuc).post(reverse("decision-enter"), told | {"list_file": book}, follow=True)
    assert "chờ người thứ hai xác nhận" in text(page)
    decision = Decision.objects.get()
    assert set(decision.lines.values_list("outcome", flat=True)) == {"given"}
    signed_in(client, cast.quy).post(reverse("decision-confirm", args=[decision.pk]))
    assert AwardRecord.objects.count() == 3


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (None, "Chưa có tên nào: chọn tệp Excel hoặc dán danh sách."),
        (SimpleUploadedFile("a.xlsx", b"khong phai excel"), "Không mở được tệp a.xlsx"),
        (SimpleUploadedFile("b.csv", "cột,khác\n1,2".encode()), "Không thấy cột “Họ và tên”"),
    ],
)
def test_a_list_that_cannot_be_read_is_refused_in_one_sentence(client, cast, upload, sentence):
    told = {
        "issuer": "UBND huyện",
        "number": "21",
        "decided_date": "10/06/2024",
        "award": "LDTT",
        "period": "2023-2024",
    }
    page = signed_in(client, cast.phuc).post(
        reverse("decision-enter"), told | ({"list_file": upload} if upload else {})
    )
    assert sentence in text(page)
    assert Decision.objects.count() == 0


def test_the_names_leave_as_a_sheet_just_as_shown(client, cast):
    decision = way.drafted(cast)
    book = signed_in(client, cast.dung).get(reverse("decision-names", args=[decision.pk])).content
    rows = read_rows(book, "a.xlsx")
    names = [row[2] for row in rows if row and row[0] in (1.0, 2.0)]
    assert names == list(decision.lines.order_by("order").values_list("name_printed", flat=True))


def test_only_the_director_takes_a_certificate_back(client, cast):
    way.actions.issue(way.drafted(cast), by=cast.by("lan"), decided_date=way.TODAY)
    certificate = Certificate.objects.first()
    url = reverse("certificate-revoke", args=[certificate.pk])
    told = {"reason": "Khai sai", "decision": "700/QĐ-SGDĐT", "word": "thu hồi"}
    assert "Không có quyền" in text(signed_in(client, cast.dung).post(url, told, follow=True))
    assert "Đã thu hồi" in text(signed_in(client, cast.lan).post(url, told, follow=True))
    assert "không còn giá trị" in text(client.get(reverse("check-code", args=[certificate.code])))


def test_list_and_page_ask_as_often_for_one_name_as_for_three(client, cast):
    lines = way.supported(cast, count=3)
    signed_in(client, cast.dung)
    counts = []
    for chosen in (lines[:1], lines[1:]):
        made = way.actions.draft(
            cast.department, by=cast.by("dung"), lines=chosen, title="Quyết định", signer="Lan", signer_role="Giám đốc"
        )
        with CaptureQueriesContext(connection) as page:
            client.get(reverse("decision", args=[made.pk]))
        with CaptureQueriesContext(connection) as index:
            client.get(reverse("decisions"))
        counts.append((len(page), len(index)))
    assert counts[0] == counts[1]
    assert counts[0][1] <= 12


SIGNED = b"%PDF-1.7 signed in the registry"


def upload(client, decision, name="quyet-dinh-da-ky.pdf", data=SIGNED):
    url = reverse("decision-official", args=[decision.pk])
    return client.post(url, {"file": SimpleUploadedFile(name, data)}, follow=True)


def test_the_signed_pdf_is_handed_out_in_place_of_the_one_made_here(client, cast, django_capture_on_commit_callbacks):
    decision = way.issued(cast, django_capture_on_commit_callbacks)
    page = upload(signed_in(client, cast.dung), decision)
    assert "Đã nhận bản ký; từ nay tệp PDF này được giao." in text(page)
    assert client.get(reverse("decision-paper", args=[decision.pk, "pdf"])).content == SIGNED
    told = audit.history_of(decision.paper).last()
    assert (told.step, told.reason) == ("toolbox.make_official", hashlib.sha256(SIGNED).hexdigest())


def test_a_signed_copy_that_is_no_pdf_changes_nothing(client, cast, django_capture_on_commit_callbacks):
    decision = way.issued(cast, django_capture_on_commit_callbacks)
    page = upload(signed_in(client, cast.dung), decision, "anh.png", b"\x89PNG\r\n\x1a\n")
    assert "Bản ký chính thức phải là tệp PDF." in text(page)
    assert Decision.objects.get().paper.official_pdf is None


def test_a_unit_named_in_a_decision_does_not_bring_its_signed_copy(client, cast, django_capture_on_commit_callbacks):
    decision = way.issued(cast, django_capture_on_commit_callbacks)
    page = signed_in(client, cast.mai).get(reverse("decision", args=[decision.pk]))
    assert "Tải lên bản đã ký" not in text(page)
    assert "Người có quyền mới thực hiện được" in text(upload(client, decision))
    assert Decision.objects.get().paper.official_pdf is None
