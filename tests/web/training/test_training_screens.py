"""Tập huấn on screen: planned, announced, attended in one form, printed; read by those called."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import load_workbook

from bangvang.office.training import actions
from bangvang.office.training.models import TrainingSession
from bangvang.toolbox.models import ReadEntry
from tests import make
from tests.cast import signed_in

HOME = "/tap-huan/"
FORM = {
    "title": "Tập huấn mùa hè",
    "begins": "12/06/2024",
    "ends": "12/06/2024",
    "place": "Hội trường",
    "roles": "clerk",
}
TODAY = date(2024, 6, 12)


def main(answer):
    page = answer.content.decode()
    return page[page.index("<main") :]


def announced(cast, **told):
    told = {"title": "Tập huấn mùa hè", "begins": TODAY, "ends": TODAY, "place": "Hội trường"} | told
    made = actions.plan_session(cast.district_office, by=cast.by("phuc"), roles=["clerk"], **told)
    return actions.announce(made, by=cast.by("phuc"))


def row_of(session, account):
    return session.attendances.get(person=account.person)


def test_a_session_goes_from_plan_to_end_by_its_buttons(client, cast):
    officer = signed_in(client, cast.phuc)
    assert f'href="{HOME}lap/{cast.district_office.pk}/"' in main(officer.get(HOME))
    page = main(officer.post(f"{HOME}lap/{cast.district_office.pk}/", FORM, follow=True))
    session = TrainingSession.objects.get()
    here = f"{HOME}{session.pk}/"
    assert "Khi thông báo, 2 người được mời theo vai trò" in page
    officer.post(f"{here}thong-bao/")
    hoa, cuc = row_of(session, cast.hoa), row_of(session, cast.cuc)
    told = {f"mark-{hoa.pk}": "called", f"mark-{cuc.pk}": "called", f"why-{cuc.pk}": "Nghỉ ốm", "rest": "on"}
    page = main(officer.post(f"{here}diem-danh/", told, follow=True))
    assert [row_of(session, cast.hoa).mark, row_of(session, cast.cuc).mark] == ["present", "absent"]
    assert '<span class="hint">Nghỉ ốm</span>' in page
    officer.post(f"{here}ket-thuc/")
    session.refresh_from_db()
    assert session.state == "held"
    assert session.title in main(officer.get(HOME)).split("Đã qua")[1]


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"title": ""}, "Cần điền mục này."),
        ({"ends": "11/06/2024"}, "Ngày bế mạc phải từ ngày khai mạc trở đi."),
        ({"begins": "31/02/2024"}, "Ngày chưa đúng."),
    ],
)
def test_what_is_missing_is_said_beside_its_field(client, cast, told, sentence):
    answer = signed_in(client, cast.phuc).post(f"{HOME}lap/{cast.district_office.pk}/", FORM | told)
    assert (answer.status_code, sentence in main(answer)) == (422, True)
    assert not TrainingSession.objects.exists()


def test_people_are_found_by_name_and_invited(client, cast):
    session, officer = announced(cast), signed_in(client, cast.phuc)
    here = f"{HOME}{session.pk}/moi-them/"
    page = main(officer.get(f"{here}?q=tuong vy"))
    assert [name in page for name in ("Nguyễn Tường Vy", "Trần Thị Hoa")] == [True, False]
    assert "Chưa chọn ai để mời." in main(officer.post(here))
    officer.post(here, {"nguoi": [cast.vy.person_id, cast.mai.person_id, "²"]})
    called = set(session.attendances.values_list("person__full_name", flat=True))
    assert called == {"Trần Thị Hoa", "Phan Thị Cúc", "Nguyễn Tường Vy"}  # Mai's school is not under this Phòng


def test_those_called_download_and_it_is_noted(client, cast):
    session, officer = announced(cast), signed_in(client, cast.phuc)
    file = SimpleUploadedFile("bai-giang.txt", "Bài giảng".encode())
    officer.post(f"{HOME}{session.pk}/tai-lieu/", {"title": "Bài giảng", "file": file})
    address = f"{HOME}tai-lieu/{session.materials.get().pk}/"
    assert signed_in(client, cast.hoa).get(address).content.decode() == "Bài giảng"
    assert [entry.author_name for entry in ReadEntry.objects.filter(thing_type="training.material")] == ["Trần Thị Hoa"]
    codes = {who: signed_in(client, cast.accounts[who]).get(address).status_code for who in ("binh", "vy", "mai", "an")}
    assert codes == {"binh": 404, "vy": 404, "mai": 404, "an": 404}


def test_a_school_reads_of_its_own_people_only_and_finds_no_button(client, cast):
    session = announced(cast)
    page = main(signed_in(client, cast.hoa).get(f"{HOME}{session.pk}/"))
    assert [name in page for name in ("Trần Thị Hoa", "Phan Thị Cúc", "Điểm danh</a>")] == [True, False, False]
    assert signed_in(client, cast.hoa).get(f"{HOME}{session.pk}/diem-danh/").status_code == 404
    assert signed_in(client, cast.mai).get(f"{HOME}{session.pk}/").status_code == 404


def test_the_list_to_sign_goes_out_as_it_is_printed(client, cast):
    session, officer = announced(cast), signed_in(client, cast.phuc)
    actions.mark(session, by=cast.by("phuc"), marks={row_of(session, cast.cuc).pk: ("absent", "Nghỉ ốm")})
    told = officer.get(f"{HOME}{session.pk}/danh-sach/").content
    cells = load_workbook(BytesIO(told)).get_sheet_by_index(0).to_python()
    flat = [str(cell) for line in cells for cell in line]
    assert [word in flat for word in ("DANH SÁCH THAM DỰ", "Ký tên", "Trần Thị Hoa", "Vắng: Nghỉ ốm")] == [True] * 4
    told = officer.get(f"{HOME}{session.pk}/danh-sach/?chi=vang").content
    flat = [str(cell) for line in load_workbook(BytesIO(told)).get_sheet_by_index(0).to_python() for cell in line]
    assert ["Phan Thị Cúc" in flat, "Trần Thị Hoa" in flat] == [True, False]


def test_the_duty_page_tells_the_last_session_and_who_has_attended_none(client, cast):
    session, officer = announced(cast), signed_in(client, cast.phuc)
    actions.mark(session, by=cast.by("phuc"), marks={row_of(session, cast.hoa).pk: ("present", "")})
    page = main(officer.get("/can-bo-phu-trach/?q=kim dong"))
    assert "Tập huấn mùa hè" in page
    page = main(officer.get("/can-bo-phu-trach/?tinhtrang=chua-tap-huan"))
    assert [cast.school_a.name in page, cast.school_b.name in page] == [False, True]
    keeper = main(signed_in(client, cast.an).get("/can-bo-phu-trach/?q=kim dong"))
    assert [cast.school_a.name in keeper, "Tập huấn mùa hè" in keeper] == [True, False]
    page = main(signed_in(client, cast.phuc).get(f"/can-bo-phu-trach/{cast.school_a.pk}/"))
    assert f'<a href="{HOME}{session.pk}/">Tập huấn mùa hè</a>' in page


def test_an_invitation_stays_with_the_person_when_the_work_is_handed_over(client, cast):
    announced(cast)
    page = main(signed_in(client, cast.binh).get(f"/can-bo-phu-trach/{cast.school_a.pk}/ban-giao/"))
    assert "Dự tập huấn" not in page
    assert "Dự tập huấn: Tập huấn mùa hè" in main(signed_in(client, cast.hoa).get("/"))


def test_a_session_asks_as_often_for_many_people_as_for_few(client, cast):
    def cost(address):
        officer.get(address)
        with CaptureQueriesContext(connection) as asked:
            officer.get(address)
        return len(asked)

    session, officer = announced(cast), signed_in(client, cast.phuc)
    pages = [f"{HOME}{session.pk}/", f"{HOME}{session.pk}/diem-danh/", f"{HOME}{session.pk}/danh-sach/", HOME]
    few = [cost(page) for page in pages]
    more = [make.person(f"Lê Thị {number}", at=cast.school_b) for number in range(5)]
    actions.call_people(session, by=cast.by("phuc"), people=more)
    announced(cast, title="Lớp khác")
    assert [cost(page) for page in pages] == few


def test_somebody_invited_by_mistake_is_taken_off_on_a_page_that_asks_the_reason(client, cast):
    session = announced(cast, begins=date(2024, 6, 20), ends=date(2024, 6, 20))
    row = row_of(session, cast.cuc)
    officer, page = signed_in(client, cast.phuc), f"{HOME}nguoi-duoc-moi/{row.pk}/rut-ten/"
    assert f'href="{page}"' in main(officer.get(f"{HOME}{session.pk}/"))
    assert officer.post(page, {"reason": ""}).status_code == 422
    told = main(officer.post(page, {"reason": "Mời nhầm"}, follow=True))
    assert ("Đã rút tên Phan Thị Cúc." in told, "Trần Thị Hoa" in told, f'href="{page}"' in told) == (True, True, False)
    assert officer.get(page).status_code == 404
    other = row_of(session, cast.hoa)
    assert signed_in(client, cast.hoa).get(f"{HOME}nguoi-duoc-moi/{other.pk}/rut-ten/").status_code == 404


def test_nobody_is_offered_to_be_taken_off_from_the_first_day_on(client, cast):
    session = announced(cast)
    assert "rut-ten" not in main(signed_in(client, cast.phuc).get(f"{HOME}{session.pk}/"))
