"""Bàn giao on screen: the role chosen, what is open shown, the biên bản offered, the next role close by."""

from datetime import date

import pytest

from bangvang.office.dossiers.actions import post
from bangvang.office.people.actions import ask_correction
from bangvang.office.people.models import Handover, Role, RoleHeld
from bangvang.office.people.queries import minutes_of
from tests import make
from tests.cast import signed_in
from tests.office.dossiers import way

TOLD = {"since": "17/06/2024", "note": "Sổ khen thưởng năm 2023"}


def main(answer):
    page = answer.content.decode()
    return page[page.index("<main") :]


def url(cast):
    return f"/can-bo-phu-trach/{cast.school_a.pk}/ban-giao/"


def test_what_is_open_in_the_role_is_shown_before_and_kept_with_the_handover(client, cast):
    post(way.voted(cast, way.drafted(cast, count=1)), by=cast.by("hoa"), since=way.SINCE, where=way.PLACE)
    head = signed_in(client, cast.binh)
    page = main(head.get(url(cast)))
    assert "Bàn giao công việc của Trần Thị Hoa" in page
    assert "Kết thúc niêm yết danh sách đề nghị" in page
    page = main(head.post(url(cast), TOLD | {"receiver": cast.vy.pk}, follow=True))
    made = Handover.objects.get()
    assert (made.giver, made.receiver, made.since, made.note) == (cast.hoa, cast.vy, date(2024, 6, 17), TOLD["note"])
    (kept,) = [task["label"] for task in made.open_tasks if "niêm yết" in task["label"]]
    assert kept.startswith("Kết thúc niêm yết danh sách đề nghị")
    assert "Trần Thị Hoa bàn giao cho Nguyễn Tường Vy" in page
    assert kept in page


def test_who_asked_for_a_correction_stands_on_no_minutes(client, cast):
    for wanted in ("01/10/1985", "02/10/1985"):
        ask_correction(cast.vy.person, by=cast.by("vy"), about="birth", row="Ngày sinh", wanted=wanted)
    page = main(signed_in(client, cast.binh).get(url(cast)))
    assert "Trả lời yêu cầu đính chính hồ sơ cá nhân: 2 yêu cầu" in page
    assert "đính chính của" not in page


def test_the_minutes_come_as_pdf_and_word_and_stay_as_they_were(client, cast):
    head = signed_in(client, cast.binh)
    head.post(url(cast), TOLD | {"receiver": cast.vy.pk})
    made = Handover.objects.get()
    home = f"/can-bo-phu-trach/ban-giao/{made.pk}/bien-ban"
    assert head.get(f"{home}.pdf").content[:5] == b"%PDF-"
    assert head.get(f"{home}.docx").content[:2] == b"PK"
    assert head.get(f"{home}.xlsx").status_code == 404
    cast.vy.person.full_name = "Tên Sau Này"
    cast.vy.person.save()
    assert "Nguyễn Tường Vy" in str(minutes_of(made).data)


def test_who_holds_several_roles_hands_them_over_one_after_the_other(client, cast):
    make.role(cast.hoa, Role.SECRETARY, cast.school_a)
    head = signed_in(client, cast.binh)
    page = main(head.get(url(cast)))
    held = {one.role: one for one in RoleHeld.objects.filter(account=cast.hoa)}
    assert page.count("Trần Thị Hoa: ") == 2
    first = f"{url(cast)}?vai-tro={held[Role.CLERK].pk}"
    page = main(head.post(first, TOLD | {"receiver": cast.vy.pk}, follow=True))
    assert f'href="{url(cast)}?vai-tro={held[Role.SECRETARY].pk}">Bàn giao tiếp: Thư ký Hội đồng' in page


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"receiver": ""}, "Cần điền mục này."),
        ({"since": "11/06/2024"}, "Bàn giao có hiệu lực từ hôm nay trở đi."),
        ({"since": "31/02/2024"}, "Ngày chưa đúng."),
    ],
)
def test_what_is_missing_is_said_beside_its_field(client, cast, told, sentence):
    answer = signed_in(client, cast.binh).post(url(cast), TOLD | {"receiver": cast.vy.pk} | told)
    assert (answer.status_code, sentence in main(answer)) == (422, True)
    assert not Handover.objects.exists()


@pytest.mark.parametrize("who", ["hoa", "vy", "cuc", "phuc", "quy", "dung", "thu"])
def test_others_find_no_form(client, cast, who):
    browser = signed_in(client, cast.accounts[who])
    assert browser.post(url(cast), TOLD | {"receiver": cast.vy.pk}).status_code == 404
    assert not Handover.objects.exists()


def test_both_parties_and_those_above_read_the_handover_and_strangers_do_not(client, cast):
    signed_in(client, cast.binh).post(url(cast), TOLD | {"receiver": cast.vy.pk})
    page = f"/can-bo-phu-trach/ban-giao/{Handover.objects.get().pk}/"
    readers = {who: signed_in(client, cast.accounts[who]).get(page).status_code for who in ("hoa", "vy", "phuc", "an")}
    assert readers == {"hoa": 200, "vy": 200, "phuc": 200, "an": 200}
    assert {signed_in(client, cast.accounts[who]).get(page).status_code for who in ("cuc", "mai", "hai")} == {404}
