"""The queue of scans by keys alone, at 360 px and without scripts; axe finds nothing."""

import os
from datetime import date
from pathlib import Path

import pytest

from bangvang.office.achievements import actions
from bangvang.office.achievements.models import AwardRecord
from bangvang.toolbox import files
from tests import make

HERE = "/so-khen-thuong/doi-chieu/"
SHOTS = os.environ.get("SHOTS")  # a folder for pictures, if somebody wants to look
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
)


@pytest.fixture
def rows(cast):
    names = ("Nguyễn Thị An", "Nguyễn Thị Bích", "Nguyễn Thị Cam")
    row = {"award": "CSTDCS", "period": "2021-2022", "held_at": cast.school_a}
    told = [{**row, "person": make.person(name, at=cast.school_a), "name_printed": name} for name in names]
    head = {"number": "45/QĐ-UBND", "decided_date": date(2022, 6, 28), "issuer": "UBND huyện Núi Thành", "signer": ""}
    made = actions.record_awards(told, by=cast.by("hoa"), door="history", proof="declared", **head)
    return actions.attach_scan(made, by=cast.by("hoa"), file=files.keep("45.pdf", PDF))


def proofs():
    return list(AwardRecord.objects.order_by("pk").values_list("proof", "doubt"))


def picture(page, name):
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)


def test_three_rows_are_answered_by_keys_and_the_last_answer_is_undone(page, sign_in, axe, cast, rows):
    sign_in(page, "phuc")
    page.goto(HERE)
    picture(page, "queue")
    page.get_by_role("link", name="Đối chiếu Quyết định").first.click()
    page.get_by_role("heading", name="Nguyễn Thị An").wait_for()
    axe(page)
    picture(page, "row")
    page.keyboard.press("k")
    page.get_by_role("heading", name="Nguyễn Thị Bích").wait_for()
    page.keyboard.press("s")
    page.keyboard.type("Sai tên đệm, k n z")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Nguyễn Thị Cam").wait_for()
    assert proofs() == [("checked", ""), ("declared", "Sai tên đệm, k n z"), ("declared", "")]
    page.keyboard.press("z")
    page.get_by_role("heading", name="Nguyễn Thị Bích").wait_for()
    assert proofs()[1] == ("declared", "")
    page.keyboard.press("n")
    page.get_by_role("heading", name="Nguyễn Thị Cam").wait_for()
    page.keyboard.press("ArrowRight")
    page.get_by_role("heading", name="Nguyễn Thị Bích").wait_for()
    page.keyboard.press("c")
    page.get_by_role("heading", name="Đối chiếu cả Quyết định").wait_for()
    axe(page)
    picture(page, "whole")


def test_keys_can_be_turned_off(page, sign_in, axe, cast, rows):
    sign_in(page, "phuc")
    page.goto(f"{HERE}khen-thuong/{rows[0].pk}/")
    page.get_by_label("Tắt phím tắt").check()
    page.locator("h1").click()
    page.keyboard.press("k")
    page.reload()
    page.get_by_role("heading", name="Nguyễn Thị An").wait_for()
    assert proofs()[0] == ("declared", "")


def test_the_queue_is_whole_without_scripts_and_fits_a_phone(plain_page, phone, sign_in, axe, cast, rows):
    sign_in(plain_page, "phuc")
    plain_page.goto(f"{HERE}khen-thuong/{rows[0].pk}/")
    plain_page.get_by_role("button", name="Khớp K", exact=True).click()
    plain_page.get_by_role("heading", name="Nguyễn Thị Bích").wait_for()
    assert proofs()[0] == ("checked", "")
    sign_in(phone, "phuc")
    for name, path in (
        ("queue", HERE),
        ("row", f"{HERE}khen-thuong/{rows[1].pk}/"),
        ("award", f"/so-khen-thuong/{rows[0].pk}/"),
    ):
        phone.goto(path)
        assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        axe(phone)
        picture(phone, f"phone-{name}")
