"""The head hands the clerk's work over by keyboard and keeps the biên bản; the next clerk finds it on the desk."""

import os

import pytest
from playwright.sync_api import expect

from bangvang.office.dossiers.actions import post
from bangvang.office.people.models import Handover
from tests.office.dossiers import way

SHOTS = os.environ.get("SHOTS", "")
OPEN = "Kết thúc niêm yết danh sách đề nghị"


def shot(page, name):
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)


def press(page, role, name):
    page.get_by_role(role, name=name).first.focus()
    page.keyboard.press("Enter")


@pytest.mark.parametrize("kind", ["page", "plain_page", "phone"])
def test_the_work_passes_on_with_what_is_open(request, kind, new_page, cast, sign_in, axe):
    post(way.voted(cast, way.drafted(cast, count=1)), by=cast.by("hoa"), since=way.SINCE, where=way.PLACE)
    head, clerk = request.getfixturevalue(kind), new_page()
    look = axe if kind != "plain_page" else lambda page: None  # axe itself needs scripts
    sign_in(head, "binh")
    head.goto("/can-bo-phu-trach/")
    look(head)
    press(head, "link", "Trường Tiểu học Kim Đồng")
    expect(head.get_by_role("heading", name="Công tác thi đua tại Trường Tiểu học Kim Đồng")).to_be_visible()
    look(head)
    press(head, "link", "Bàn giao công việc")
    expect(head.get_by_role("heading", name="Bàn giao công việc của Trần Thị Hoa")).to_be_visible()
    expect(head.get_by_text(OPEN)).to_be_visible()
    head.get_by_role("combobox", name="Bên nhận").focus()
    head.keyboard.press("ArrowDown")
    head.keyboard.press("Tab")
    head.keyboard.press("Tab")
    head.keyboard.type("Sổ khen thưởng năm 2023")
    shot(head, f"hand-over-{kind}")
    look(head)
    head.keyboard.press("Tab")
    head.keyboard.press("Enter")
    expect(head.get_by_role("heading", name="Trần Thị Hoa bàn giao cho Nguyễn Tường Vy")).to_be_visible()
    shot(head, f"handed-over-{kind}")
    look(head)
    with head.expect_download() as word:
        press(head, "link", "Tải biên bản Word")
    assert word.value.suggested_filename.endswith(".docx")
    pdf = head.request.get(head.get_by_role("link", name="Tải biên bản PDF").get_attribute("href"))
    assert pdf.body()[:5] == b"%PDF-"
    assert Handover.objects.get().note == "Sổ khen thưởng năm 2023"
    sign_in(clerk, "vy")
    expect(clerk.get_by_role("link", name=OPEN)).to_be_visible()
    shot(clerk, f"new-desk-{kind}")
