"""One's own account: sessions, password, delegation."""

from datetime import date

from django.test import Client

from bangvang.office.people import actions, queries
from bangvang.toolbox.models import JournalEntry
from tests import make
from tests.cast import signed_in


def through_the_door(username: str) -> Client:
    client = Client()
    client.post("/dang-nhap/", {"username": username, "password": make.PASSWORD})
    return client


def open_keys(account) -> set[str]:
    return set(account.sign_ins.filter(ended_at=None).values_list("session_key", flat=True))


def test_another_session_is_closed_at_once(cast):
    here, elsewhere = through_the_door("hoa"), through_the_door("hoa")
    row = cast.hoa.sign_ins.get(session_key=elsewhere.session.session_key)
    here.post(f"/tai-khoan/phien/{row.pk}/dong/")
    assert (elsewhere.get("/").status_code, here.get("/").status_code) == (302, 200)


def test_a_session_that_ran_out_is_no_longer_listed(cast):
    here, elsewhere = through_the_door("hoa"), through_the_door("hoa")
    keys = [row.session_key for row in queries.sign_ins_of(cast.hoa)]
    assert keys == [elsewhere.session.session_key, here.session.session_key]
    session = elsewhere.session
    session.set_expiry(-1)
    session.save()
    assert [row.session_key for row in queries.sign_ins_of(cast.hoa)] == [here.session.session_key]


def test_nobody_closes_the_session_of_another_person(cast):
    stranger, hoa = through_the_door("cuc"), through_the_door("hoa")
    row = cast.hoa.sign_ins.get()
    stranger.post(f"/tai-khoan/phien/{row.pk}/dong/")
    assert hoa.get("/").status_code == 200


def test_a_new_password_ends_every_other_session_and_keeps_this_one(cast):
    here, elsewhere = through_the_door("hoa"), through_the_door("hoa")
    new = {"old": make.PASSWORD, "password": "hoa-phuong-no-ruc", "again": "hoa-phuong-no-ruc"}
    assert here.post("/tai-khoan/mat-khau/", new).url == "/tai-khoan/"
    assert (elsewhere.get("/").status_code, here.get("/").status_code) == (302, 200)
    assert open_keys(cast.hoa) == {here.session.session_key}


def test_the_old_password_is_asked_first(cast, client):
    signed_in(client, cast.hoa)
    new = {"old": "sai", "password": "hoa-phuong-no-ruc", "again": "hoa-phuong-no-ruc"}
    assert client.post("/tai-khoan/mat-khau/", new).status_code == 422
    cast.hoa.refresh_from_db()
    assert cast.hoa.check_password(make.PASSWORD)


def test_one_delegates_only_to_colleagues_of_ones_own_unit(cast, client):
    signed_in(client, cast.binh)
    given = {"receiver": cast.cuc.pk, "since": "12/06/2024", "until": "14/06/2024"}
    assert client.post("/tai-khoan/uy-quyen/", given).status_code == 422
    assert client.post("/tai-khoan/uy-quyen/", {**given, "receiver": cast.hoa.pk}).status_code == 302
    delegation = cast.binh.delegations_given.get()
    assert (delegation.receiver, delegation.until) == (cast.hoa, date(2024, 6, 14))


def test_a_delegation_that_ends_before_it_begins_is_refused(cast, client):
    signed_in(client, cast.binh)
    given = {"receiver": cast.hoa.pk, "since": "14/06/2024", "until": "12/06/2024"}
    assert client.post("/tai-khoan/uy-quyen/", given).status_code == 422


def test_what_is_done_under_a_delegation_bears_both_names(cast, client):
    delegation = actions.delegate(
        cast.binh, by=cast.by("binh"), receiver=cast.hoa, since=date(2024, 6, 1), until=date(2024, 6, 30)
    )
    signed_in(client, cast.hoa).post("/tai-khoan/xu-ly-thay/", {"giver": cast.binh.pk})
    client.post(f"/tai-khoan/uy-quyen/{delegation.pk}/ket-thuc/")
    entry = JournalEntry.objects.get(step="people.end_delegation")
    assert (entry.author_name, entry.for_name) == ("Trần Thị Hoa", "Lê Văn Bình")


def test_an_ended_delegation_is_put_down_on_the_next_page(cast, client):
    delegation = actions.delegate(
        cast.binh, by=cast.by("binh"), receiver=cast.hoa, since=date(2024, 6, 1), until=date(2024, 6, 30)
    )
    signed_in(client, cast.hoa).post("/tai-khoan/xu-ly-thay/", {"giver": cast.binh.pk})
    assert "Đang xử lý theo ủy quyền của Lê Văn Bình" in client.get("/").content.decode()
    actions.end_delegation(delegation, by=cast.by("binh"))
    assert "Đang xử lý theo ủy quyền của" not in client.get("/").content.decode()


def test_nobody_acts_for_a_person_who_gave_nothing(cast, client):
    signed_in(client, cast.hoa).post("/tai-khoan/xu-ly-thay/", {"giver": cast.lan.pk})
    assert "acting_for" not in client.session


def test_a_stranger_cannot_end_a_delegation(cast, client):
    delegation = actions.delegate(
        cast.binh, by=cast.by("binh"), receiver=cast.hoa, since=date(2024, 6, 1), until=date(2024, 6, 30)
    )
    assert signed_in(client, cast.cuc).post(f"/tai-khoan/uy-quyen/{delegation.pk}/ket-thuc/").status_code == 404
