"""The queue beside the scans: one answer opens the next row, nothing leaves one's reach, many files find their decisions."""

import io
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bangvang.office.achievements import actions
from bangvang.office.achievements.models import AwardRecord
from bangvang.toolbox import files
from bangvang.toolbox.models import ReadEntry, StoredFile
from tests import make
from tests.cast import signed_in

HERE = "/so-khen-thuong/doi-chieu/"
PDF = b"%PDF-1.4\n%%EOF"


def declared(cast, who, unit, name, number="45/QĐ-SGDĐT", **details):
    person = make.person(name, at=unit)
    row = {"person": person, "award": "CSTDCS", "period": "2021-2022", "name_printed": name, "held_at": unit}
    head = {"decided_date": date(2022, 6, 28), "issuer": "UBND huyện Núi Thành", "signer": "", "door": "history"}
    return actions.record_awards([row], by=cast.by(who), number=number, proof="declared", **{**head, **details})[0]


@pytest.fixture
def rows(cast):
    mine = [declared(cast, "hoa", cast.school_a, f"Nguyễn Thị {name}") for name in ("An", "Bích")]
    return [*mine, declared(cast, "cuc", cast.school_b, "Trần Văn Bê", "46/QĐ-SGDĐT")]


@pytest.fixture
def scanned(cast, rows):
    scan = files.keep("45.pdf", PDF)
    actions.attach_scan(rows[:2], by=cast.by("hoa"), file=scan)
    actions.attach_scan(rows[2:], by=cast.by("cuc"), file=files.keep("46.pdf", PDF + b"\n"))
    return rows


def at(row, *more):
    return f"{HERE}khen-thuong/{row.pk}/" + "".join(f"{part}/" for part in more)


def html(answer):
    return answer.content.decode()


def proof(row):
    return AwardRecord.objects.get(pk=row.pk).proof


def test_an_answer_opens_the_next_row_and_the_last_one_ends_at_the_queue(client, cast, scanned):
    officer = signed_in(client, cast.phuc)
    answers = [officer.post(at(row, "tra-loi", "khop")) for row in scanned]
    assert [answer["Location"] for answer in answers] == [at(scanned[1]), at(scanned[2]), f"{HERE}?loai=khen-thuong"]
    assert {proof(row) for row in scanned} == {"checked"}
    assert "Không có dòng nào chờ đối chiếu" in html(officer.get(HERE))


def test_what_does_not_agree_asks_why_and_waits_on_the_clerks_desk(client, cast, scanned):
    officer = signed_in(client, cast.phuc)
    refused = officer.post(at(scanned[0], "tra-loi", "khong-khop"), {"reason": ""})
    assert refused.status_code == 422
    assert "Cần điền mục này." in html(refused)
    officer.post(at(scanned[0], "tra-loi", "khong-khop"), {"reason": "Tên đệm khác"})
    clerk = signed_in(client, cast.hoa)
    assert "Xem lại 1 dòng không khớp bản chụp" in html(clerk.get("/"))
    page = html(clerk.get(HERE))
    assert "Nguyễn Thị An" in page and "Tên đệm khác" in page
    clerk.post(at(scanned[0], "tra-loi", "doi-chieu-lai"), {"reason": "Trang 2"})
    assert AwardRecord.objects.get(pk=scanned[0].pk).doubt == ""


def test_the_last_answer_is_undone(client, cast, scanned):
    officer = signed_in(client, cast.phuc)
    officer.post(at(scanned[0], "tra-loi", "khop"))
    back = officer.post(f"{HERE}hoan-tac/")
    assert back["Location"] == at(scanned[0])
    assert proof(scanned[0]) == "declared"
    assert "Không có câu trả lời nào để hoàn tác" in html(officer.post(f"{HERE}hoan-tac/", follow=True))


def test_a_whole_decision_is_compared_after_a_look_without_those_unticked(client, cast, scanned):
    officer = signed_in(client, cast.phuc)
    page = html(officer.get(at(scanned[0], "ca-quyet-dinh")))
    assert "Nguyễn Thị An" in page and "Nguyễn Thị Bích" in page and "Trần Văn Bê" not in page
    officer.post(at(scanned[0], "ca-quyet-dinh"), {"chon": [scanned[1].pk, scanned[2].pk]})
    assert [proof(row) for row in scanned] == ["declared", "checked", "declared"]
    officer.post(f"{HERE}hoan-tac/")
    assert proof(scanned[1]) == "declared"


def test_the_scan_is_served_only_within_reach_and_the_reading_is_noted(client, cast, scanned):
    for name, status in (("hoa", 200), ("phuc", 200), ("cuc", 404), ("mai", 404), ("vy", 404), ("an", 404)):
        assert signed_in(client, cast.accounts[name]).get(at(scanned[0], "ban-chup")).status_code == status, name
    answer = signed_in(client, cast.hoa).get(at(scanned[0], "ban-chup"))
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert answer["Content-Disposition"].startswith("inline")
    readers = ReadEntry.objects.filter(thing_id=str(scanned[0].pk)).values_list("author_name", flat=True)
    assert sorted(readers) == sorted([str(cast.hoa), str(cast.phuc), str(cast.hoa)])


def test_a_stranger_answers_attaches_and_reads_nothing(client, cast, scanned):
    stranger = signed_in(client, cast.cuc)
    for address in (at(scanned[0]), at(scanned[0], "ca-quyet-dinh")):
        assert stranger.get(address).status_code == 404
    for answer in ("khop", "khong-khop", "ban-chup", "xac-nhan", "cong-van"):
        assert stranger.post(at(scanned[0], "tra-loi", answer), {"reason": "x"}).status_code == 404
    assert stranger.get(f"{HERE}khen-thuong/quyet-dinh/?so=45/QĐ-SGDĐT&co-quan=UBND huyện Núi Thành").status_code == 404
    assert "Nguyễn Thị An" not in html(stranger.get(HERE))
    assert proof(scanned[0]) == "declared"


def test_the_clerk_of_the_row_is_offered_no_answer_and_is_refused(client, cast, scanned):
    clerk = signed_in(client, cast.hoa)
    page = html(clerk.get(at(scanned[0])))
    assert "Khớp <kbd>K</kbd>" not in page
    clerk.post(at(scanned[0], "tra-loi", "khop"))
    assert proof(scanned[0]) == "declared"


def test_who_entered_the_row_is_told_why_another_compares_it_or_that_nobody_else_can(client, cast):
    own = declared(cast, "phuc", cast.school_a, "Lê Thị Dịu")
    actions.attach_scan([own], by=cast.by("phuc"), file=files.keep("45.pdf", PDF))
    assert "Người thứ hai đối chiếu." in html(signed_in(client, cast.phuc).get(at(own)))
    alone = declared(cast, "dung", cast.high_school, "Lê Thị Em")
    actions.attach_scan([alone], by=cast.by("dung"), file=files.keep("45.pdf", PDF))
    assert "chỉ có một người làm việc này" in html(signed_in(client, cast.dung).get(at(alone)))


def upload(name, data=PDF):
    return SimpleUploadedFile(name, data)


def zipped(**parts):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return packed.getvalue()


def scans(*rows):
    return [AwardRecord.objects.get(pk=row.pk).scan for row in rows]


def test_many_files_and_a_zip_find_their_decisions_by_name_and_the_rest_is_told(client, cast, rows):
    packed = zipped(**{"quyet dinh 46 QD SGDDT.pdf": PDF, "giay to khac.pdf": PDF, "__MACOSX/46.pdf": PDF})
    sent = [upload("45_QD-SGDDT 2022.pdf"), upload("anh.zip", packed), upload("45.docx")]
    page = html(signed_in(client, cast.phuc).post(f"{HERE}tai-len/", {"scans": sent}))
    assert [scan.name for scan in scans(*rows)] == [
        "45_QD-SGDDT 2022.pdf",
        "45_QD-SGDDT 2022.pdf",
        "quyet dinh 46 QD SGDDT.pdf",
    ]
    assert "2 tệp đã đính kèm, 2 tệp chưa nhận" in page
    assert "giay to khac.pdf" in page and "Bản chụp là tệp PDF" in page


def test_a_clerk_uploads_only_for_the_own_unit(client, cast, rows):
    signed_in(client, cast.hoa).post(f"{HERE}tai-len/", {"scans": [upload("45.pdf"), upload("46.pdf")]})
    assert [bool(scan) for scan in scans(*rows)] == [True, True, False]


def test_a_swelling_zip_and_a_lie_about_the_content_are_refused_and_nothing_is_kept(client, cast, rows, settings):
    settings.UPLOAD_MAX_BYTES = 1_000_000
    bomb = zipped(**{"45.pdf": b"0" * 30_000_000})
    officer = signed_in(client, cast.phuc)
    page = html(officer.post(f"{HERE}tai-len/", {"scans": [upload("bom.zip", bomb)]}))
    assert "quá lớn" in page
    page = html(officer.post(f"{HERE}tai-len/", {"scans": [upload("45.pdf", b"MZ khong phai pdf")]}))
    assert "không đúng với đuôi .pdf" in page
    assert "bị hỏng" in html(officer.post(f"{HERE}tai-len/", {"scans": [upload("x.zip", b"PK\x03\x04")]}))
    assert StoredFile.objects.count() == 0
    assert scans(*rows) == [None, None, None]


def test_one_scan_is_attached_to_all_rows_of_its_decision(client, cast, rows):
    address = f"{HERE}khen-thuong/quyet-dinh/?so=45/QĐ-SGDĐT&co-quan=UBND huyện Núi Thành"
    clerk = signed_in(client, cast.hoa)
    assert "2 dòng tự khai" in html(clerk.get(address))
    assert "Bản chụp là tệp PDF" in html(clerk.post(address, {"file": upload("45.txt", b"chu")}))
    clerk.post(address, {"file": upload("45.pdf")})
    assert [bool(scan) for scan in scans(*rows)] == [True, True, False]


def test_the_issuing_body_confirms_on_the_page_and_others_by_a_letter(client, cast):
    own = declared(cast, "hoa", cast.school_a, "Võ Thị Giang", "71/QĐ-SGDĐT", issuer=cast.department.name)
    officer = signed_in(client, cast.dung)
    officer.post(at(own, "tra-loi", "xac-nhan"))
    assert proof(own) == "confirmed"
    foreign = declared(cast, "hoa", cast.school_a, "Võ Thị Hà", "72/QĐ-UBND")
    officer.post(at(foreign, "tra-loi", "xac-nhan"))
    assert proof(foreign) == "declared"
    officer.post(at(foreign, "tra-loi", "cong-van"), {"file": upload("cong-van.pdf")})
    assert proof(foreign) == "confirmed"
    assert officer.get(at(foreign, "cong-van-xac-nhan")).status_code == 200
    assert signed_in(client, cast.cuc).get(at(foreign, "cong-van-xac-nhan")).status_code == 404


def test_the_queue_costs_the_same_for_three_decisions_as_for_one(client, cast, rows):
    officer = signed_in(client, cast.phuc)
    one = cost(officer, HERE)
    for number in range(50, 53):
        declared(cast, "hoa", cast.school_a, f"Nguyễn Thị Số {number}", f"{number}/QĐ-SGDĐT")
    assert cost(officer, HERE) == one <= 12


def cost(browser, address):
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert browser.get(address).status_code == 200
    return len(seen)
