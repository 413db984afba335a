"""Papers whose files could not be made: said where the paper is looked for, made again by the people of its unit."""

from collections.abc import Callable

import pytest

from bangvang.office.councils.models import Meeting
from bangvang.office.decisions.models import Decision
from bangvang.office.dossiers.models import Proposal
from tests.cast import signed_in
from tests.office.councils import sitting
from tests.office.decisions import way as deciding
from tests.office.dossiers import way

NO_ROOM = "Máy chủ không ghi được tệp vào nơi lưu trữ."
FAILED, BUTTON = "Chưa tạo được tệp", "Tạo lại"
# what is issued, its address, who may have it made again, who only sees it
ISSUED = {
    "decision": (deciding.drafted, Decision, "/quyet-dinh/", "dung", "mai"),
    "letter": (way.cleared, Proposal, "/de-nghi/", "hoa", "dung"),
    "minutes": (sitting.counted, Meeting, "/phien-hop/", "giang", "hai"),
}


@pytest.fixture
def failed(cast, settings, tmp_path, django_capture_on_commit_callbacks) -> Callable[[str], str]:
    """Issue it while the folder of files cannot be written: the address of its page."""

    def issue(what: str) -> str:
        (tmp_path / "no-folder").write_text("")
        ready = brought(cast, what)
        settings.MEDIA_ROOT = str(tmp_path / "no-folder")
        with django_capture_on_commit_callbacks(execute=True):
            finish(cast, what, ready)
        return f"{ISSUED[what][2]}{ready.pk}/"

    return issue


def brought(cast, what):
    if what == "letter":
        return way.cleared(cast, way.voted(cast, way.drafted(cast, count=1)))
    return ISSUED[what][0](cast, count=1)


def finish(cast, what, ready):
    if what == "decision":
        deciding.actions.issue(ready, by=cast.by("lan"), decided_date=deciding.TODAY)
    elif what == "letter":
        way.actions.sign(ready, by=cast.by("binh"), number="12/TTr")
    else:
        sitting.actions.write_minutes(ready, by=cast.by("giang"), conclusion="Thông qua.", number="06/BB")


def text(answer):
    return answer.content.decode()


@pytest.mark.parametrize("what", ISSUED)
def test_the_page_says_that_and_why_and_the_unit_has_it_made_again(
    client, cast, failed, settings, tmp_path, django_capture_on_commit_callbacks, what
):
    place = failed(what)
    browser = signed_in(client, cast.accounts[ISSUED[what][3]])
    page = text(browser.get(place))
    assert all(words in page for words in (FAILED, NO_ROOM, BUTTON))
    assert "Đang tạo tệp" not in page
    settings.MEDIA_ROOT = str(tmp_path / "room")
    with django_capture_on_commit_callbacks(execute=True):
        browser.post(f"{place}tao-lai-tep/")
    page = text(browser.get(place))
    assert "Đang tạo lại tệp" in page
    assert [words for words in (FAILED, NO_ROOM, "Đang tạo tệp") if words in page] == []
    assert "Không có tệp nào cần tạo lại." in text(browser.post(f"{place}tao-lai-tep/", follow=True))


@pytest.mark.parametrize("what", ISSUED)
def test_who_only_sees_it_reads_why_and_finds_no_button(client, cast, failed, what):
    place = failed(what)
    browser = signed_in(client, cast.accounts[ISSUED[what][4]])
    page = text(browser.get(place))
    assert FAILED in page
    assert BUTTON not in page
    browser.post(f"{place}tao-lai-tep/")
    assert FAILED in text(browser.get(place))


@pytest.mark.parametrize(
    ("what", "file"),
    [("decision", "van-ban.pdf"), ("letter", "van-ban/to-trinh.pdf"), ("minutes", "van-ban/bien-ban.docx")],
)
def test_the_address_of_the_file_answers_with_the_reason(client, cast, failed, what, file):
    place = failed(what)
    answer = signed_in(client, cast.accounts[ISSUED[what][3]]).get(f"{place}{file}", follow=True)
    assert answer.redirect_chain[-1][0] == place
    assert f"{FAILED}. {NO_ROOM}" in text(answer)


def test_until_the_last_attempt_the_page_says_that_the_file_is_being_made(client, cast):
    proposal = way.signed(cast, count=1)
    page = text(signed_in(client, cast.hoa).get(f"/de-nghi/{proposal.pk}/"))
    assert "Đang tạo tệp" in page
    assert [words for words in (FAILED, BUTTON) if words in page] == []
