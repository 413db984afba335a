"""Between a click and an action: parts of a page, refusals as sentences, steps as buttons."""

from dataclasses import dataclass

import pytest
from django.contrib import messages
from django.contrib.messages import get_messages
from django.core.exceptions import PermissionDenied

from bangvang.toolbox.files import FileRefused
from bangvang.toolbox.workflow import Lack, NotNow, NotYours, Step
from bangvang.web.shared.respond import redirect_after, respond
from bangvang.web.shared.stepping import Button, buttons_for, perform
from tests.cast import signed_in

SEND = Step("test.send", "Gửi hồ sơ", path="gui", source=("draft",), missing=lambda thing: thing.lacks)
SIGN = Step("test.sign", "Ký", path="ky", source=("sent",))
HIDDEN = Step("test.hidden", "Ghi", source=("draft",), internal=True)
FORBIDDEN = Step("test.forbidden", "Xóa", source=("draft",), may=lambda by, thing: False)
REVOKE = Step("test.revoke", "Hủy bỏ", path="huy", source=("draft",), typed_word="HỦY BỎ")


@dataclass
class Thing:
    state: str = "draft"
    lacks: tuple = ()


@pytest.fixture
def request_of(client, cast):
    """A signed-in request, as a view gets it."""
    signed_in(client, cast.hoa)

    def make_one(**headers: str):
        return client.get("/tai-khoan/", headers=headers).wsgi_request

    return make_one


def told(request) -> list[str]:
    return [str(message) for message in get_messages(request)]


def test_only_the_steps_in_reach_become_buttons_and_one_of_them_is_red():
    buttons = buttons_for(Thing(), None, [SEND, SIGN, HIDDEN, FORBIDDEN, REVOKE], base="/ho-so/1/")
    assert [(one.label, one.url, one.is_primary) for one in buttons] == [
        ("Gửi hồ sơ", "/ho-so/1/gui/", True),
        ("Hủy bỏ", "/ho-so/1/huy/", False),
    ]


def test_a_button_that_cannot_be_pressed_says_why_and_who_can_change_that():
    lack = Lack("Còn thiếu biên bản.", "Văn thư nhà trường bổ sung được.")
    (button,) = buttons_for(Thing(lacks=(lack,)), None, [SEND])
    assert button == Button("test.send", "Gửi hồ sơ", "gui/", enabled=False, lacks=(lack,))
    assert button.who == "Văn thư nhà trường bổ sung được."


@pytest.mark.parametrize(
    ("refusal", "sentence"),
    [
        (NotNow(SEND, [Lack("Thiếu biên bản.")]), "Chưa thực hiện được “Gửi hồ sơ”: Thiếu biên bản."),
        (NotYours("Không có quyền."), "Không có quyền. Người có quyền mới thực hiện được."),
        (FileRefused("Tệp quá lớn."), "Chưa nhận tệp: Tệp quá lớn. Hãy chọn tệp khác."),
    ],
)
def test_a_refusal_becomes_a_sentence_that_says_what_was_kept(request_of, refusal, sentence):
    def action(thing, *, by):
        raise refusal

    request = request_of()
    assert perform(request, action, Thing()) is None
    assert told(request) == [f"{sentence} Mọi nội dung đã lưu vẫn còn nguyên."]


def test_other_errors_are_not_swallowed(request_of):
    def action(thing, *, by):
        raise PermissionDenied

    with pytest.raises(PermissionDenied):
        perform(request_of(), action, Thing())


def test_an_action_runs_as_the_acting_person(request_of, cast):
    assert perform(request_of(), lambda thing, *, by: by.account, Thing()) == cast.hoa


def test_without_its_word_a_final_step_is_not_taken(request_of):
    request = request_of()
    assert perform(request, lambda thing, *, by: "done", Thing(), step=REVOKE) is None
    assert "HỦY BỎ" in told(request)[0]


def test_a_known_target_gets_its_part_only(cast, client):
    signed_in(client, cast.an)
    asked = {"HX-Request": "true", "HX-Target": "accounts"}
    html = client.get("/quan-tri/tai-khoan/?q=tran+hoa", headers=asked).content.decode()
    assert (html.startswith('<div id="accounts">'), "<html" in html, html.count("/quan-tri/tai-khoan/")) == (
        True,
        False,
        1,
    )


def test_an_unknown_target_gets_the_whole_page_in_place_of_the_body(request_of):
    answer = respond(request_of(**{"HX-Request": "true", "HX-Target": "x"}), "desk/desk.html", {})
    assert (answer["HX-Retarget"], answer["HX-Reswap"]) == ("body", "innerHTML show:window:top")


def test_parts_ride_along_out_of_band(request_of):
    request = request_of(**{"HX-Request": "true", "HX-Target": "accounts"})
    messages.success(request, "Đã lưu.")
    html = respond(request, "accounts/accounts.html", {"pages": []}).content.decode()
    assert ('<div id="messages" hx-swap-oob="true"' in html, "Đã lưu." in html) == (True, True)


def test_a_click_without_scripts_ends_in_a_redirect_and_with_htmx_in_a_header(request_of):
    assert redirect_after(request_of(), "desk").url == "/"
    answer = redirect_after(request_of(**{"HX-Request": "true"}), "desk")
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (204, "/")
