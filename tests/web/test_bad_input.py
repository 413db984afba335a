"""Bad input that crosses areas: hours, letters, addresses, files; each ends in one clear sentence and changes nothing."""

import io
import re
import time as clock
import zipfile
from datetime import date, datetime, time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bangvang.office.dossiers import queries
from bangvang.office.plans.models import Plan
from bangvang.office.plans.reading import NotAPlan, read_plan
from bangvang.toolbox import calendar
from tests import make
from tests.cast import signed_in
from tests.office.dossiers import way
from tests.office.movements import way as moving

LISTS = (
    "de-nghi",
    "ho-so",
    "dang-ky",
    "ke-hoach",
    "phong-trao",
    "quyet-dinh",
    "can-bo",
    "so-khen-thuong",
    "phien-hop",
    "ra-soat",
)
SPOILT = ("x", "W10", "bnVsbA", "WyJhIl0", "WzEsMl0", "W251bGxd", "\u202e", "%00", "W3siYSI6MX1d", "9" * 500)
NFD = "Hoa\u0300 bi\u0300nh\u0309"


def html(answer):
    return answer.content.decode()


def test_a_deadline_ends_with_its_hour_of_vietnam_on_a_working_day(cast):
    call = way.campaign(cast, deadline=date(2024, 6, 9))  # a Sunday
    ends = queries.deadline_of(call)
    assert ends == datetime(2024, 6, 10, 17, 0, tzinfo=calendar.HERE)
    assert ends.utcoffset().total_seconds() == 7 * 3600
    call.deadline_hour = time(11, 30)
    assert f"{queries.deadline_of(call):%H:%M %d/%m}" == "11:30 10/06"


@pytest.mark.parametrize("place", LISTS)
def test_spoilt_cursors_and_unknown_filter_values_open_the_list_as_if_not_asked(client, cast, place):
    browser = signed_in(client, cast.dung)
    for word in SPOILT:
        asked = dict.fromkeys(("after", "before", "period", "state", "award", "unit", "day", "q", "page"), word)
        assert browser.get(f"/{place}/", asked).status_code in (200, 400)
        assert browser.get(f"/{place}/", {"after": word}).status_code in (200, 400)


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace"])
def test_methods_that_nobody_uses_are_refused(client, cast, method):
    proposal = way.drafted(cast, count=1)
    browser = signed_in(client, cast.hoa)
    for place in ("/", f"/de-nghi/{proposal.pk}/", f"/ho-so/{proposal.lines.get().pk}/luu/", "/tra-cuu/"):
        assert getattr(browser, method)(place).status_code == 405
    assert proposal.lines.count() == 1


def test_a_page_to_read_takes_no_post_and_a_step_takes_no_get(client, cast):
    proposal = way.drafted(cast, count=1)
    browser = signed_in(client, cast.hoa)
    assert browser.post(f"/de-nghi/{proposal.pk}/").status_code == 405
    assert browser.get("/dang-xuat/").status_code == 405


def test_a_form_without_its_mark_is_refused_and_writes_nothing(cast):
    line = way.drafted(cast, count=1).lines.get()
    browser = signed_in(Client(enforce_csrf_checks=True), cast.hoa)
    answer = browser.post(f"/ho-so/{line.pk}/luu/", {"achievement": "Không được ghi", "version": 0})
    assert answer.status_code == 403
    assert "tải lại trang rồi gửi lần nữa" in html(answer)
    line.refresh_from_db()
    assert line.achievement == ""


def test_a_nul_byte_is_refused_before_it_reaches_any_page(client, cast):
    line = way.drafted(cast, count=1).lines.get()
    browser = signed_in(client, cast.hoa)
    answer = browser.post(f"/ho-so/{line.pk}/luu/", {"achievement": "a\x00b", "version": 0})
    assert (answer.status_code, "Chưa có gì thay đổi." in html(answer)) == (400, True)
    assert browser.get("/tim-kiem/", {"q": "a\x00"}).status_code == 400


def test_letters_with_separate_marks_are_kept_joined_and_found(client, cast):
    person = make.person("Nguye\u0302\u0303n Thi\u0323 Ho\u0300a", at=cast.school_a)
    assert person.full_name == "Nguyễn Thị Hòa"
    browser = signed_in(client, cast.hoa)
    for words in ("hoa", "Hòa", "Ho\u0300a", "nguyen thi hoa"):
        assert "Nguyễn Thị Hòa" in html(browser.get("/can-bo/", {"q": words}))
    line = way.drafted(cast, count=1).lines.get()
    browser.post(f"/ho-so/{line.pk}/luu/", {"achievement": NFD, "version": line.version})
    line.refresh_from_db()
    assert line.achievement == "Hoà bình\u0309"


def test_markup_and_turned_letters_in_a_text_stay_text(client, cast):
    line = way.drafted(cast, count=1).lines.get()
    hostile = '<script>alert(1)</script> <img src=x onerror="alert(1)"> {{ 7|add:7 }}'
    browser = signed_in(client, cast.hoa)
    browser.post(f"/ho-so/{line.pk}/luu/", {"achievement": hostile, "version": line.version})
    page = html(browser.get(f"/ho-so/{line.pk}/"))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<img src=x" not in page
    assert "{{ 7|add:7 }}" in page


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("ke-hoach.txt", b"", "rỗng|không có nội dung|trống"),
        ("ke-hoach.exe", b"MZ", "Chỉ đọc được tệp"),
        ("ke-hoach.pdf", b"MZ\x90\x00", "PDF"),
        ("ke-hoach.docx", b"PK\x03\x04hong", "hỏng"),
    ],
)
def test_a_plan_that_cannot_be_read_is_refused_in_one_sentence(client, cast, name, content, sentence):
    answer = signed_in(client, cast.dung).post("/ke-hoach/nhap/", {"file": SimpleUploadedFile(name, content)})
    assert re.search(sentence, html(answer))
    assert Plan.objects.count() == 0


def test_a_file_over_the_limit_is_refused_and_the_line_stays(client, cast, settings):
    settings.UPLOAD_MAX_BYTES = 1_000_000
    line = way.drafted(cast, count=1).lines.get()
    big = SimpleUploadedFile("lon.pdf", b"%PDF-1.4 " + b"0" * 1_000_000)
    answer = signed_in(client, cast.hoa).post(f"/ho-so/{line.pk}/dinh-kem/", {"kind": "khac", "file": big}, follow=True)
    assert "lớn hơn 1 MB" in html(answer)
    assert line.papers.count() == 0


def test_a_form_of_many_megabytes_is_refused_with_a_page(client, cast, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100_000
    line = way.drafted(cast, count=1).lines.get()
    sent = {"achievement": "a" * 200_000, "version": 0}
    answer = signed_in(client, cast.hoa).post(f"/ho-so/{line.pk}/luu/", sent)
    assert (answer.status_code, "Chưa có gì thay đổi." in html(answer)) == (400, True)


def test_a_word_file_that_swells_is_refused_before_it_is_unpacked():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"0" * 210_000_000)
    with pytest.raises(NotAPlan, match="quá lớn"):
        read_plan(packed.getvalue(), "bom.docx")


@pytest.mark.parametrize(
    "piece",
    [
        "a" * 80,
        "1. " * 30,
        "- " * 40,
        "Đợt 1: từ ngày 1/1/2024 đến ",
        "“ " * 40,
        "trước ngày ",
        " " * 79 + "x",
        "I.I.I.I.",
    ],
)
def test_hostile_text_is_read_or_refused_within_seconds(piece):
    text = "KẾ HOẠCH\n" + piece * (300_000 // len(piece)) + "\n" + (piece + "\n") * 300
    began = clock.process_time()
    try:
        read_plan(text.encode(), "ke-hoach.txt")
    except NotAPlan as refusal:
        assert str(refusal)
    assert clock.process_time() - began < 20


def test_a_report_handed_in_twice_is_one_report_and_a_sentence(client, cast):
    round_ = moving.launched(cast, whole_sector=True)
    review = moving.reported(cast, round_, cast.school_a, "binh")
    answer = signed_in(client, cast.binh).post(f"/bao-cao-so-ket/{review.pk}/nop/", follow=True)
    assert "đang ở bước" in html(answer)
    review.refresh_from_db()
    assert review.state == "handed_in"
