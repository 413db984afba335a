"""Before a change of the organisation is confirmed everything that follows stands on the screen; what was done is the same."""

from dataclasses import replace
from datetime import date

import pytest
from django.conf import settings

from bangvang.office.documents.actions import apply_instrument, enter_instrument
from bangvang.office.documents.queries import numbers_on
from bangvang.office.people import actions as people_actions
from bangvang.office.people.models import Post, Role, RoleHeld
from bangvang.office.people.queries import people_of
from bangvang.office.units.actions import apply_due_changes, form_cluster
from bangvang.office.units.models import ClusterMember, Kind, Unit, UnitChange
from bangvang.office.units.queries import letterhead_on
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.models import JournalEntry
from tests import make
from tests.cast import signed_in
from tests.office.dossiers import way
from tests.web.units.confirming import confirmed

DAY, BEFORE = date(2024, 6, 1), date(2024, 5, 31)  # the tests live on 12 June 2024
TOLD = {"since": "01/06/2024", "decision": "Quyết định số 15/QĐ-UBND ngày 20/5/2024"}
PARTS = ["unit", "name", "people", "head", "role", "cluster"]


@pytest.fixture
def other_office(cast):
    """A second Phòng with its district, and an officer there."""
    make.unit("Ủy ban nhân dân huyện Phú Ninh", Kind.DISTRICT, code="UBND-PN", symbol="UBND")
    name = "Phòng Giáo dục và Đào tạo huyện Phú Ninh"
    made = make.unit(name, Kind.DISTRICT_OFFICE, cast.department, code="PGD-PN", symbol="PGDĐT")
    tam = make.person("Lê Thị Tâm", at=made, title="Chuyên viên", kind="official", code="CB-tam")
    cast.accounts["tam"] = make.account("tam", tam, (Role.OFFICER, made))
    return made


def url(unit):
    return f"/don-vi/{unit.pk}/thay-doi/"


def rows(account, part):
    """Of one part, what stands on the screen."""
    told = dict(zip(PARTS, account.parts, strict=True))[part]
    return [(row.what, row.before, row.after) for row in told.rows]


def under_way(account):
    return [(row.what, row.count, row.after) for row in account.under_way]


def counts():
    return [model.objects.count() for model in (Unit, UnitChange, Post, RoleHeld, ClusterMember, JournalEntry)]


def previewed(browser, address, told):
    """What is told before anything is kept; nothing is."""
    before = counts()
    account = browser.post(address, told).context["told"].account
    assert counts() == before
    return account


def done(browser, address, told):
    """What is told of it after it was written: the very same."""
    before = previewed(browser, address, told)
    after = confirmed(browser, address, told, follow=True).context["account"]
    assert in_words(after) == in_words(before)
    return after


def in_words(account):
    """As it stands on the screen: what was made only to be looked at had other ids than what is kept."""
    duty = [(str(one.unit), held(one.clerks), held(one.heads), one.leaving) for one in account.duty]
    return replace(account, duty=duty)


def held(roles):
    return [(role.account_id, role.role) for role in roles]


def test_a_merger_tells_people_heads_roles_clusters_and_papers(client, cast):
    way.received(cast, count=2)
    make.person("Đỗ Văn Hiệu", at=cast.school_b, title="Hiệu trưởng", kind="manager")
    Post.objects.filter(title="Hiệu trưởng", unit__in=[cast.school_a, cast.school_b]).update(is_head=True)
    form_cluster("Cụm Tiểu học", "2022-2023", [cast.school_a], by=MACHINE)
    now = form_cluster("Cụm Tiểu học", "2023-2024", [cast.school_a, cast.school_b], by=MACHINE)
    told = {"what": "merge", "other": cast.school_b.pk, **TOLD}
    account = done(signed_in(client, cast.dung), url(cast.school_a), told)
    a, b = "Trường Tiểu học Kim Đồng", "Trường Trung học cơ sở Lê Lợi"
    stood = f"Trường thuộc Phòng GDĐT, thuộc {cast.district_office}"
    assert rows(account, "unit") == [(a, stood, f"Kết thúc hoạt động; kế thừa: {b}")]
    people = len(people_of(cast.school_a, BEFORE))
    assert rows(account, "people") == [(f"{people} người, {people} vị trí công tác", a, f"Công tác tại {b}")]
    head = ("Lê Văn Bình", "Hiệu trưởng, đứng đầu", f"Không đứng đầu: {b} đã có người đứng đầu")
    assert rows(account, "head") == [head]
    assert {(who, after) for who, _before, after in rows(account, "role")} == {
        (name, "Kết thúc vai trò; tài khoản không còn vai trò nào")
        for name in ("Trần Thị Hoa", "Lê Văn Bình", "Nguyễn Tường Vy")
    }
    left = "Ra khỏi cụm, khối; cụm, khối cần cử lại"
    assert rows(account, "cluster") == [(str(now), "Cụm trưởng, khối trưởng", left)]
    assert under_way(account) == [
        (f"Hồ sơ của {a} đang ở nơi khác", 2, "Vẫn do nơi đang giữ hồ sơ giải quyết"),
    ]
    assert [held.account for row in account.duty for held in row.clerks] == [cast.cuc]
    # and so it is
    assert Post.objects.filter(unit=cast.school_b, since=DAY).count() == people
    assert not Post.objects.filter(unit=cast.school_b, since=DAY, is_head=True).exists()
    assert not RoleHeld.objects.filter(unit=cast.school_a, until=None).exists()
    ended = ClusterMember.objects.filter(unit=cast.school_a).values_list("cluster__year", "until", "role")
    assert set(ended) == {("2022-2023", None, "head"), ("2023-2024", BEFORE, "member")}


def test_the_end_of_a_phong_tells_which_school_goes_to_whom_and_who_finishes_what_lies_there(
    client, cast, other_office
):
    way.received(cast, count=2)
    head = {"number": "9/HD-PGDĐT", "title": "Hướng dẫn thi đua", "issuer": str(cast.district_office)}
    numbers = {"publicity_days": {"value": 5, "cite": "Mục 2"}}
    text = enter_instrument(cast.district_office, by=MACHINE, issued_date=DAY, since=DAY, numbers=numbers, **head)
    apply_instrument(text, by=MACHINE)
    told = {"what": "dissolve", "other": other_office.pk, **TOLD}
    account = done(signed_in(client, cast.dung), url(cast.district_office), told)
    moved = [(what, after) for what, _before, after in rows(account, "unit")[1:]]
    schools = [cast.school_a, cast.school_b]
    assert sorted(moved) == sorted((str(one), f"Trường thuộc Phòng GDĐT, thuộc {other_office}") for one in schools)
    assert {one.parent for one in Unit.objects.filter(pk__in=[one.pk for one in schools])} == {other_office}
    was, now = (f"Cơ quan chủ quản: {one}" for one in (cast.district_office, other_office))
    (named,) = rows(account, "name")
    assert named[1:] == (was, now)
    assert letterhead_on(cast.school_a, DAY).parent == other_office.name
    office = cast.district_office
    assert (f"Hồ sơ đang ở {office}", 2, f"{other_office} giải quyết tiếp") in under_way(account)
    own = f"Không tự áp dụng tại {other_office}; nhập quy định áp dụng từ ngày này"
    assert (f"Quy định của địa phương áp dụng tại {office}", 1, own) in under_way(account)
    assert numbers_on(date(2024, 6, 12), other_office)["publicity_days"].instrument.scope == cast.department
    (row,) = [row for row in account.under_way if row.what == f"Hồ sơ đang ở {office}"]
    listed = signed_in(client, cast.dung).get(row.url)
    assert listed.context["pages"].total == row.count


def test_where_nobody_works_yet_roles_are_told_to_go_along(client, cast, other_office):
    RoleHeld.objects.filter(unit=other_office).update(until=BEFORE)
    told = {"what": "dissolve", "other": other_office.pk, **TOLD}
    account = done(signed_in(client, cast.an), url(cast.district_office), told)
    kept = {(who, after) for who, _before, after in rows(account, "role")}
    now = RoleHeld.objects.filter(unit=other_office, since=DAY)
    assert kept == {(str(held.account), str(held)) for held in now}
    assert len(kept) == 3


def test_a_move_tells_what_goes_along_and_the_new_authority_on_papers(client, cast, other_office):
    told = {"what": "move", "other": other_office.pk, "kind": "district_school", **TOLD}
    account = done(signed_in(client, cast.son), url(cast.school_a), told)
    stood = "Trường thuộc Phòng GDĐT, thuộc"
    moved = (str(cast.school_a), f"{stood} {cast.district_office}", f"{stood} {other_office}")
    assert rows(account, "unit") == [moved]
    was, now = (f"Cơ quan chủ quản: {one}" for one in (cast.district_office, other_office))
    assert rows(account, "name") == [(str(cast.school_a), was, now)]
    assert rows(account, "people") == rows(account, "role") == []
    assert Unit.objects.get(pk=cast.school_a.pk).parent == other_office
    assert [row.unit for row in account.duty] == [cast.school_a, other_office]


def test_what_stands_below_a_moved_unit_is_told_to_go_along(client, cast):
    under = make.unit("Văn phòng hai", Kind.OFFICE, cast.department, code="VP2")
    make.unit("Bộ phận một cửa", Kind.UNION, under, code="VP2-1")
    told = {"what": "move", "other": cast.department.pk, "kind": "division", **TOLD}
    account = done(signed_in(client, cast.son), url(under), told)
    assert rows(account, "unit")[1:] == [("Bộ phận một cửa", "Thuộc Văn phòng hai", "Thuộc Văn phòng hai, đi theo")]


def test_a_new_name_tells_how_papers_are_headed_before_and_after(client, cast):
    told = {"what": "rename", "name": "Phòng Giáo dục huyện Núi Thành", "short_name": "PGD Núi Thành", **TOLD}
    account = done(signed_in(client, cast.dung), url(cast.district_office), told)
    own, below = rows(account, "name")
    above = cast.district.name
    assert own == (
        "Phòng Giáo dục huyện Núi Thành",
        f"{above} / Phòng Giáo dục và Đào tạo huyện Núi Thành",
        f"{above} / Phòng Giáo dục huyện Núi Thành",
    )
    assert below[0].endswith("và 1 đơn vị khác")
    assert below[2] == "Cơ quan chủ quản: Phòng Giáo dục huyện Núi Thành"


def test_a_split_tells_who_goes_who_stays_and_the_new_unit(client, cast):
    told = {"name": "Trường Tiểu học Võ Thị Sáu", "short_name": "TH Võ Thị Sáu", "code": "TH-VTS", **TOLD}
    address = f"/don-vi/{cast.school_a.pk}/tach/"
    account = done(signed_in(client, cast.an), address, told | {"people": [cast.vy.person_id]})
    a, new = "Trường Tiểu học Kim Đồng", "Trường Tiểu học Võ Thị Sáu"
    stands = f"Thành lập; Trường thuộc Phòng GDĐT, thuộc {cast.district_office}"
    assert rows(account, "unit") == [(new, "Chưa có", stands)]
    made = Unit.objects.get(code="TH-VTS")
    goes, stays = len(people_of(made, DAY)), len(people_of(cast.school_a, DAY))
    assert rows(account, "people") == [
        (f"{goes} người, {goes} vị trí công tác", a, f"Công tác tại {new}"),
        (f"{stays} người, {stays} vị trí công tác", a, f"Ở lại {a}"),
    ]
    assert (goes, stays) == (1, 2)


def test_of_a_later_day_the_page_tells_what_will_follow_and_on_the_day_what_did(client, cast, monkeypatch):
    browser = signed_in(client, cast.dung)
    told = {"what": "merge", "other": cast.school_b.pk, **TOLD, "since": "01/07/2024"}
    before = previewed(browser, url(cast.school_a), told)
    answer = confirmed(browser, url(cast.school_a), told, follow=True)
    assert "Sẽ thực hiện vào ngày" in answer.content.decode()
    assert answer.context["account"] == before
    assert Unit.objects.get(pk=cast.school_a.pk).until is None
    monkeypatch.setattr(settings, "BANGVANG_TODAY", "2024-07-01")
    apply_due_changes()
    people_actions.follow_units()
    page = browser.get(answer.redirect_chain[-1][0])
    assert "Đã thực hiện" in page.content.decode()
    assert page.context["account"] == before


def test_what_waits_for_an_earlier_day_is_reckoned_with(client, cast, other_office):
    """Once the schools are told to go on the day, the preview of the end of their Phòng does not move them again."""
    browser = signed_in(client, cast.dung)
    later = TOLD | {"since": "01/07/2024"}
    for school in (cast.school_a, cast.school_b):
        told = {"what": "move", "other": cast.department.pk, "kind": "department_unit", **later}
        confirmed(browser, url(school), told)
    told = {"what": "dissolve", "other": cast.department.pk, **later}
    account = previewed(browser, url(cast.district_office), told)
    assert [what for what, _before, _after in rows(account, "unit")] == [str(cast.district_office)]


def test_confirming_something_else_than_was_seen_shows_it_first(client, cast):
    browser = signed_in(client, cast.dung)
    told = {"what": "merge", "other": cast.school_b.pk, **TOLD}
    seen = browser.post(url(cast.school_a), told).context["told"]
    make.person("Ngô Thị Mới", at=cast.school_a)
    page = browser.post(url(cast.school_a), told | {"xac-nhan": seen.mark})
    assert "đã khác bản xem trước" in page.content.decode()
    assert not UnitChange.objects.exists()
    other = told | {"decision": "Quyết định khác", "xac-nhan": page.context["told"].mark}
    assert "đã khác bản xem trước" in browser.post(url(cast.school_a), other).content.decode()
    assert not UnitChange.objects.exists()


def test_who_keeps_accounts_reads_the_figures_and_finds_no_door_to_dossiers(client, cast, other_office):
    way.received(cast, count=2)
    told = {"what": "dissolve", "other": other_office.pk, **TOLD}
    account = done(signed_in(client, cast.an), url(cast.district_office), told)
    assert under_way(account)[0][1] == 2
    assert [row.url for row in account.under_way] == [""] * len(account.under_way)


@pytest.mark.parametrize("who", ["phuc", "quy", "binh", "hoa", "cuc", "vy", "lan", "thu"])
def test_others_read_no_account_of_a_change(client, cast, who):
    confirmed(signed_in(client, cast.dung), url(cast.school_a), {"what": "merge", "other": cast.school_b.pk, **TOLD})
    page = f"/don-vi/thay-doi/{UnitChange.objects.get().pk}/"
    assert signed_in(client, getattr(cast, who)).get(page).status_code == 404


def test_a_unit_of_a_later_day_can_be_chosen_only_for_a_day_on_which_it_stands(client, cast):
    begins = date(2024, 9, 1)
    make.unit("Phòng Giáo dục mới", Kind.DISTRICT_OFFICE, cast.department, code="PGD-M", since=begins)
    coming = Unit.objects.get(code="PGD-M")
    browser = signed_in(client, cast.dung)
    told = {"what": "dissolve", "other": coming.pk, **TOLD}
    page = browser.post(url(cast.district_office), told | {"since": "01/07/2024"}).content.decode()
    assert "Phòng Giáo dục mới (Phòng GDĐT, hoạt động từ ngày 01/09/2024)" in page
    assert "Phòng Giáo dục mới hoạt động từ ngày 01/09/2024, sau ngày 01/07/2024 đã nhập." in page
    assert "Xác nhận thay đổi" not in page
    page = browser.post(url(cast.district_office), told | {"since": "01/09/2024"}).content.decode()
    assert "Xác nhận thay đổi" in page


def test_a_unit_that_will_have_ended_by_the_day_is_not_chosen(client, cast, other_office):
    browser = signed_in(client, cast.dung)
    told = {"what": "dissolve", "other": cast.district_office.pk, **TOLD, "since": "01/07/2024"}
    confirmed(browser, url(other_office), told)
    move = {"what": "move", "other": other_office.pk, "kind": "district_school", **TOLD}
    page = browser.post(url(cast.school_a), move | {"since": "01/08/2024"}).content.decode()
    assert "huyện Phú Ninh kết thúc hoạt động từ ngày 01/07/2024 theo Quyết định số 15/QĐ-UBND" in page
    new = {"parent": other_office.pk, "kind": "district_school", "level": "TH", "code": "TH-M"}
    new |= {"name": "Trường mới", "short_name": "Mới", **TOLD, "since": "01/08/2024"}
    page = browser.post("/don-vi/thanh-lap/", new).content.decode()
    assert "kết thúc hoạt động từ ngày 01/07/2024" in page
    assert not Unit.objects.filter(code="TH-M").exists()


def test_a_cluster_takes_in_only_who_stands_on_the_day(client, cast):
    cluster = form_cluster("Cụm Tiểu học", "2023-2024", [cast.school_a], by=MACHINE)
    make.unit("Trường mới", Kind.DISTRICT_SCHOOL, cast.district_office, code="TH-M", since=date(2024, 9, 1))
    told = {"unit": Unit.objects.get(code="TH-M").pk, "role": "member"}
    page = signed_in(client, cast.dung).post(f"/cum-khoi/{cluster.pk}/vao/", told).content.decode()
    assert "Trường mới hoạt động từ ngày 01/09/2024, sau ngày 12/06/2024 đã nhập." in page
    assert cluster.members.count() == 1
