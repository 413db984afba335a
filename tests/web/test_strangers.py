"""Every address of the product, tried by people it does not concern: no name leaks, nothing breaks, nothing changes."""

import io
import zipfile
from itertools import groupby
from operator import itemgetter

import pytest
from django.urls import get_resolver

from bangvang.toolbox import files
from tests import make
from tests.cast import signed_in
from tests.web import full_office

# Open to everybody by law: the honour roll, a certificate's check, lists posted for opinion.
PUBLIC = {"honour-roll", "check-award", "check-code", "postings", "posting"}
# The demo prints its accounts on the sign-in page; in production the list is empty.
DEMO_LIST = {"sign-in"}
NOT_POSTED = {"sign-out"}  # ends the session that the test needs
STRANGERS = ("cuc", "teacher", "nobody", "signed out")
SENT = {
    "reason": "Thử", "word": "RÚT", "number": "1", "decided_date": "12/06/2024", "held_date": "12/06/2024",
    "since": "12/06/2024", "until": "30/06/2024", "conclusion": "Thử", "text": "Thử", "version": "0", "members": "7",
    "present": "7", "common": "7", "achievement": "Thử", "where": "Thử", "kind": "complaint", "source": "Thử",
    "outcome": "Thử", "review": "Thử", "title": "Thử", "signer": "Thử", "signer_role": "Thử", "answer": "received",
    "name": "Thử", "place": "Thử", "award": "LDTT", "way": "secret", "form": "khien_trach", "issuer": "Thử",
    "agrees": "yes", "opinions": "Thử", "form_of": "x", "all": "for", "role": "clerk", "dien": "du:LDTT",
}  # fmt: skip


@pytest.fixture
def office(cast, django_capture_on_commit_callbacks):
    full_office.build(cast, django_capture_on_commit_callbacks)
    other = make.person("Ngô Văn Khách", at=cast.school_b)
    cast.accounts["teacher"] = make.account("khach", other, ("teacher", cast.school_b))
    cast.accounts["nobody"] = make.account("vo-danh", make.person("Lương Thị Không", at=cast.school_b))
    return cast


@pytest.fixture
def stranger(request, client, office):
    client.raise_request_exception = False
    return client if request.param == "signed out" else signed_in(client, office.accounts[request.param])


def told(answer):
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if answer.get("Content-Type") == files.XLSX:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            content = b"".join(book.read(part) for part in book.namelist())
    return content.decode("utf-8", "replace")


@pytest.mark.parametrize("stranger", STRANGERS, indirect=True)
def test_no_address_tells_a_stranger_a_name_of_another_school_or_breaks(stranger):
    wrong, opened = [], 0
    for name, address in full_office.addresses():
        answer = stranger.get(address)
        opened += 1
        page = told(answer)
        secrets = () if name in PUBLIC | DEMO_LIST else full_office.SECRETS
        leaks = [secret for secret in (*secrets, full_office.WHY) if secret in page]
        if leaks or answer.status_code >= 500:
            wrong.append((name, address, answer.status_code, leaks))
    assert opened > len(list(get_resolver().url_patterns))
    assert wrong == []


@pytest.mark.parametrize("stranger", STRANGERS, indirect=True)
def test_no_post_of_a_stranger_changes_anything_of_another_school(stranger):
    wrong, before = [], full_office.everything()
    for name, found in groupby(full_office.addresses(), key=itemgetter(0)):
        if name in NOT_POSTED:
            continue
        codes = {address: stranger.post(address, SENT).status_code for _name, address in found}
        after = full_office.everything()
        changed = [table for table in after if after[table] != before[table]]
        broken = [address for address, code in codes.items() if code >= 500]
        wrong += [(name, changed, broken)] if changed or broken else []
        before = after
    assert wrong == []


@pytest.mark.parametrize("stranger", ["signed out"], indirect=True)
def test_without_signing_in_every_page_but_the_public_ones_leads_to_the_sign_in_page(stranger):
    free = PUBLIC | {"health", "sign-in", "ask-for-link", "invitation"}
    open_to_all = {name for name, address in full_office.addresses() if stranger.get(address).status_code != 302}
    assert open_to_all <= free


def test_a_search_tells_strangers_nobody(client, office):
    for who in ("cuc", "teacher", "nobody"):
        browser = signed_in(client, office.accounts[who])
        for word in ("Hạnh", "hanh", "Nguyễn Thị Hạnh A", "12/TTr"):
            page = told(browser.get("/tim-kiem/", {"q": word}))
            assert "Nguyễn Thị Hạnh A" not in page.replace(f'value="{word}"', "").replace(f"“{word}”", "")
