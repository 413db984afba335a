"""A member signs in and votes without touching a mouse: Tab, Space, arrows, Enter."""

from typing import Any

from bangvang.office.councils.models import BallotPaper
from tests import make
from tests.office.councils import sitting

NAME = """() => {
  const here = document.activeElement;
  return (here.labels?.[0] ?? here).textContent.trim().replace(/\\s+/g, " ");
}"""


def tab_to(page: Any, name: str, *, is_whole: bool = False) -> None:
    """As far as Tab goes; a place that Tab does not reach is a place some people cannot use."""
    for _step in range(80):
        page.keyboard.press("Tab")
        here = page.evaluate(NAME)
        if here == name or (here.startswith(name) and not is_whole):
            return
    raise AssertionError(f"Tab does not reach “{name}”.")


def test_a_member_signs_in_and_casts_a_ballot_with_the_keyboard_alone(page, cast):
    ballot = sitting.voting(cast, count=2)
    page.goto("/dang-nhap/")
    tab_to(page, "Tên đăng nhập")
    page.keyboard.type("kim")
    tab_to(page, "Mật khẩu")
    page.keyboard.type(make.PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Việc của tôi", level=1).wait_for()
    tab_to(page, "Bỏ phiếu")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Phiếu kín").wait_for()
    tab_to(page, "Đồng ý tất cả, rồi sửa từng dòng")
    page.keyboard.press("Enter")
    page.locator("input[value=for]:checked").nth(1).wait_for()
    tab_to(page, "Đồng ý", is_whole=True)
    page.keyboard.press("ArrowDown")
    tab_to(page, "Xem lại và bỏ phiếu")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Xem lại trước khi bỏ phiếu").wait_for()
    tab_to(page, "Bỏ phiếu 2 tên")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Đã bỏ phiếu 2 tên").wait_for()
    assert sorted(ballot_choices(ballot)) == ["against", "for"]


def ballot_choices(ballot: Any) -> list[str]:
    papers = BallotPaper.objects.filter(item__meeting=ballot.meeting).exclude(choice="")
    return list(papers.values_list("choice", flat=True))
