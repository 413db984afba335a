"""One's own page: what is proven and what only declared, who read it, requests to correct and their answers."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bangvang.office.achievements import actions as achievements
from bangvang.office.people import actions as people
from bangvang.office.people.models import CorrectionRequest, Person
from bangvang.toolbox import audit
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.models import ReadEntry
from tests import make
from tests.cast import signed_in
from tests.office.dossiers import way


def html(answer):
    return answer.content.decode()


def section(page, title):
    return re.search(rf"<h2>{title}</h2>(.*?)</section>", page, re.S)[1]


@pytest.fixture
def vy(cast):
    person = cast.vy.person
    head = {"number": "45/QĐ-THKĐ", "decided_date": date(2023, 5, 28), "issuer": "Trường Tiểu học Kim Đồng"}
    achievements.rate([{"person": person, "grade": "HTT", "period": "2021-2022"}], by=MACHINE)
    achievements.rate(
        [{"person": person, "grade": "HTXS", "period": "2022-2023", "proof": "checked", **head}], by=MACHINE
    )
    row = {"person": person, "award": "LDTT", "period": "2022-2023", "name_printed": "Vy", "held_at": cast.school_a}
    head = {"number": "612/QĐ", "decided_date": date(2023, 7, 10), "issuer": "Phòng GDĐT"}
    achievements.record_awards([row], by=MACHINE, door="history", signer="", proof="confirmed", **head)
    return person


def ask(client, cast, who="vy", **sent):
    browser = signed_in(client, cast.accounts[who])
    return browser.post("/ho-so-cua-toi/dinh-chinh/", {"row": "birth", "wanted": "01/10/1985"} | sent)


def test_what_is_proven_and_what_is_only_declared_stand_apart_in_words(client, cast, vy):
    page = html(signed_in(client, cast.vy).get("/ho-so-cua-toi/"))
    proven, declared = section(page, "Đã có căn cứ"), section(page, "Mới tự khai")
    for said in ("Hoàn thành xuất sắc nhiệm vụ", "Đã đối chiếu bản chụp", "Cơ quan ban hành xác nhận", "612/QĐ"):
        assert said in proven
        assert said not in declared
    assert "Xếp loại năm 2021-2022: Hoàn thành tốt nhiệm vụ" in declared
    assert "Xếp loại năm 2021-2022" not in proven
    kept = section(page, "Thông tin cá nhân, quá trình công tác")
    assert "Ngày sinh: chưa ghi" in kept
    assert "Giáo viên Ngữ văn, Trường Tiểu học Kim Đồng" in kept


def test_a_row_is_pointed_at_and_its_text_goes_along(client, cast, vy):
    rating = vy.ratings.get(period="2021-2022")
    form = html(signed_in(client, cast.vy).get(f"/ho-so-cua-toi/dinh-chinh/?dong=rating:{rating.pk}"))
    assert f'<option value="rating:{rating.pk}" selected>' in form
    scan = SimpleUploadedFile("quyet-dinh.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")
    answer = ask(client, cast, row=f"rating:{rating.pk}", wanted="Hoàn thành xuất sắc nhiệm vụ", file=scan)
    asked = CorrectionRequest.objects.get()
    assert answer.url == f"/dinh-chinh/{asked.pk}/"
    assert (asked.about, asked.row) == ("rating", "Xếp loại năm 2021-2022: Hoàn thành tốt nhiệm vụ")
    page = html(signed_in(client, cast.hoa).get(answer.url))
    assert "quyet-dinh.pdf" in page
    assert client.get(f"/dinh-chinh/{asked.pk}/tep/").content.startswith(b"%PDF")


def test_a_row_of_another_person_or_none_is_refused_and_what_was_typed_stays(client, cast, vy):
    other = make.person("Phạm Thị Sen", at=cast.school_a)
    achievements.rate([{"person": other, "grade": "HTT", "period": "2021-2022"}], by=MACHINE)
    for row in (f"rating:{other.ratings.get().pk}", "", "nothing"):
        page = html(ask(client, cast, row=row, wanted="Chữ đã nhập"))
        assert "Chưa gửi được." in page
        assert "Chữ đã nhập" in page
    assert not CorrectionRequest.objects.exists()


def test_what_is_missing_is_asked_for_and_answered_and_she_reads_the_answer(client, cast, vy):
    ask(client, cast, row="missing", wanted="Thiếu Giấy khen năm 2019")
    asked = CorrectionRequest.objects.get()
    browser = signed_in(client, cast.hoa)
    assert "Trả lời yêu cầu đính chính của Nguyễn Tường Vy" in html(browser.get("/"))
    assert "Cần ghi lý do." in html(browser.post(f"/dinh-chinh/{asked.pk}/chap-nhan/", follow=True))
    browser.post(f"/dinh-chinh/{asked.pk}/khong-chap-nhan/", {"reason": "Không tìm thấy quyết định."})
    page = html(signed_in(client, cast.vy).get("/ho-so-cua-toi/"))
    told = section(page, "Yêu cầu đính chính đã gửi")
    assert "Không chấp nhận" in told
    assert "Không tìm thấy quyết định." in told
    assert "đúng hạn" in html(client.get(f"/dinh-chinh/{asked.pk}/"))


def test_the_list_of_the_unit_shows_what_waits_and_figures(client, cast, vy):
    ask(client, cast)
    ask(client, cast, wanted="Lần hai")
    first = CorrectionRequest.objects.earliest("pk")
    people.accept_correction(first, by=cast.by("hoa"), reason="Đã sửa")
    page = html(signed_in(client, cast.hoa).get("/dinh-chinh/"))
    assert re.findall(r"<dd class=\"figures\">([^<]+)</dd>", page) == ["2", "1", "0", "1/1"]
    assert page.index(f"/dinh-chinh/{first.pk + 1}/") < page.index(
        f"/dinh-chinh/{first.pk}/"
    )  # what waits stands first
    assert "Nguyễn Tường Vy" not in html(signed_in(client, cast.cuc).get("/dinh-chinh/"))


@pytest.mark.parametrize("who", ["cuc", "an", "mai", "lan", "thu"])
def test_a_request_is_no_page_for_others(client, cast, vy, who):
    ask(client, cast)
    asked = CorrectionRequest.objects.get()
    browser = signed_in(client, cast.accounts[who])
    for place in ("", "tep/"):
        assert browser.get(f"/dinh-chinh/{asked.pk}/{place}").status_code == 404
    assert browser.post(f"/dinh-chinh/{asked.pk}/chap-nhan/", {"reason": "x"}).status_code == 404
    asked.refresh_from_db()
    assert asked.state == "sent"


def test_she_reads_who_opened_her_record_and_her_dossiers_and_only_hers(client, cast, vy):
    other = make.person("Phạm Thị Sen", at=cast.school_a)
    line = way.submitted(cast, count=1).lines.first()
    audit.record_read(vy, by=cast.by("binh"))
    audit.record_read(other, by=cast.by("phuc"))
    audit.record_read(line, by=cast.by("dung"))
    page = html(signed_in(client, cast.vy).get("/ho-so-cua-toi/luot-xem/"))
    body = page[page.index("<main") :]
    assert "Lê Văn Bình" in body
    assert "Võ Hồng Phúc" not in body
    assert "Ngô Tiến Dũng" not in body  # the dossier is another's


def test_to_open_a_request_is_to_have_read_the_record(client, cast, vy):
    ask(client, cast)
    place = f"/dinh-chinh/{CorrectionRequest.objects.get().pk}/"
    signed_in(client, cast.vy).get(place)
    assert not ReadEntry.objects.exists()
    signed_in(client, cast.hoa).get(place)
    assert list(ReadEntry.objects.values_list("thing_type", "thing_id", "author_name")) == [
        ("people.person", str(vy.pk), "Trần Thị Hoa")
    ]


def test_under_delegation_the_own_page_stays_ones_own(client, cast, vy):
    page = html(signed_in(client, cast.an).get("/ho-so-cua-toi/"))
    assert "Tạ Thiên An" in page[page.index("<main") :]
    machine = make.account("khong-nguoi", None, ("administrator", cast.department))
    assert signed_in(client, machine).get("/ho-so-cua-toi/").status_code == 404


def test_pages_ask_as_many_queries_for_three_as_for_one(client, cast, vy):
    ask(client, cast)
    audit.record_read(vy, by=cast.by("binh"))
    places = (("vy", "/ho-so-cua-toi/", 15), ("vy", "/ho-so-cua-toi/luot-xem/", 12), ("hoa", "/dinh-chinh/", 12))
    counts = [counted(client, cast, who, place) for who, place, _most in places]
    for year in ("2018-2019", "2019-2020", "2020-2021"):
        achievements.rate([{"person": vy, "grade": "HTT", "period": year}], by=MACHINE)
        ask(client, cast)
        audit.record_read(vy, by=cast.by("binh"))
    assert [counted(client, cast, who, place) for who, place, _most in places] == counts
    for count, (_who, _place, most) in zip(counts, places, strict=True):
        assert 0 < count <= most


def counted(client, cast, who, place):
    browser = signed_in(client, cast.accounts[who])
    browser.get(place)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(place).status_code == 200
        return len(asked)


def test_whose_account_stands_on_a_merged_record_sees_the_whole_record_and_who_read_either(client, cast, vy):
    born = date(1985, 10, 1)
    Person.objects.filter(pk=vy.pk).update(birth_date=born)
    stays = make.person(vy.full_name, at=cast.school_a, code="KD-900", birth_date=born)
    achievements.rate([{"person": stays, "grade": "HTT", "period": "2020-2021"}], by=MACHINE)
    audit.record_read(vy, by=cast.by("an"))
    audit.record_read(stays, by=cast.by("hoa"))
    people.merge_record(Person.objects.get(pk=vy.pk), by=MACHINE, into=stays)
    browser = signed_in(client, cast.vy)
    page = html(browser.get("/ho-so-cua-toi/"))
    assert "Xếp loại năm 2020-2021: Hoàn thành tốt nhiệm vụ" in page
    assert "Xếp loại năm 2021-2022: Hoàn thành tốt nhiệm vụ" in page
    reads = html(browser.get("/ho-so-cua-toi/luot-xem/"))
    assert [str(cast.accounts[who]) in reads for who in ("an", "hoa", "binh")] == [True, True, False]
