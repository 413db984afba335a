"""Every page as those it concerns see it: nothing inline, and every form takes nonsense without breaking."""

from itertools import cycle

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from tests.cast import signed_in
from tests.web import full_office
from tests.web.forms_of import Reader

# clerk and head of a school, officer and head of a Phòng; at the Sở officer, secretary, inspector, administrator: all pages
PEOPLE = ("hoa", "binh", "phuc", "quy", "dung", "giang", "thu", "an")
# the other roles meet the same forms: teacher; head of office, director, member of the council, union
OTHERS = [pytest.param(who, marks=pytest.mark.long) for who in ("vy", "son", "lan", "hai", "uyen")]
LOOKERS = ("hoa", "phuc", "dung", "giang", "thu", "an")  # together they open every page
NONSENSE = (
    "9" * 40,
    "-1",
    "²",
    "31/02/2024",
    "01/01/0000",
    "0000-2024",
    "<script>alert(1)</script>\u202e\U0001f600",
    "=HYPERLINK(1)",
    "a" * 70_000,
    "Ho\u0300a\u0301",
    "",
    "999999999999",
)
FILES = (("trong.pdf", b""), ("gia.pdf", b"MZ\x90"), ("../../etc/hosts.xlsx", b"PK\x03\x04hong"), ("la.exe", b"MZ"))
KNOWN_PAGES = {
    "desk", "plans", "plan", "movements", "movement", "round", "dispatch", "review", "registrations", "registration",
    "proposals", "proposal", "lines", "dossier", "campaign", "councils", "council", "meetings", "meeting", "decisions",
    "decision", "people", "person", "awards", "journal", "journal-reads", "accounts", "units", "unit", "instruments",
    "sweep", "own-standing", "person-standing",
}  # fmt: skip
KEEPS_SESSION = ("/dang-xuat/", "/tai-khoan/phien/dong-het/")


@pytest.fixture
def office(cast, django_capture_on_commit_callbacks):
    full_office.build(cast, django_capture_on_commit_callbacks)
    return cast


def page_of(answer):
    return answer.content.decode() if answer["Content-Type"].startswith("text/html") else ""


@pytest.mark.parametrize("who", [*PEOPLE, *OTHERS])
def test_forms_of_all_pages_take_nonsense_without_breaking(client, office, who):
    client.raise_request_exception = False
    browser, broken, seen = signed_in(client, office.accounts[who]), [], set()
    for name, address in full_office.addresses():
        answer = browser.get(address)
        assert answer.status_code < 500, address
        for place, form in enumerate(Reader(page_of(answer), address).forms if name not in seen else ()):
            broken += tried(browser, form, place)
        seen |= {name} if answer.status_code == 200 else set()
    assert broken == []


def tried(browser, form, place):
    """One field at a time is nonsense, the others as they stand; nothing of it lasts."""
    if form.action in KEEPS_SESSION:
        return []
    broken = []
    nonsense = cycle(NONSENSE[place % 3 :] + NONSENSE[: place % 3])
    files = cycle(FILES)
    for field in [*list(form.values)[:12], *form.files]:
        sent = dict(form.values)
        name, content = next(files)
        sent |= {one: SimpleUploadedFile(name, content) for one in form.files}
        if field in form.values:
            sent[field] = next(nonsense)
        code = answered(browser, form, sent)
        if code >= 500:
            broken.append((form.action, field, str(sent[field])[:40], code))
    return broken


def answered(browser, form, sent):
    point = transaction.savepoint()
    try:
        if form.method == "post":
            return browser.post(form.action, sent).status_code
        return browser.get(form.action, sent).status_code
    finally:
        transaction.savepoint_rollback(point)


def test_every_page_is_shown_to_somebody_and_carries_nothing_inline(client, office):
    shown, inline = set(), []
    for who in LOOKERS:
        browser = signed_in(client, office.accounts[who])
        for name, address in full_office.addresses():
            answer = browser.get(address)
            page = page_of(answer)
            if answer.status_code == 200:
                shown.add(name)
                assert answer["X-Content-Type-Options"] == "nosniff"
                assert answer["X-Frame-Options"] == ("SAMEORIGIN" if name == "proof-scan" else "DENY")  # beside its row
                assert "unsafe-inline" not in answer["Content-Security-Policy"]
                assert "private" in answer["Cache-Control"] or name in full_office.NOT_PERSONAL
            inline += [(name, found) for found in Reader(page, address).inline]
    assert inline == []
    assert shown >= KNOWN_PAGES
