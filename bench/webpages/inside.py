"""In this process, by Django's own client: how many queries a page asks and how much of the processor it takes."""

import re
import statistics
import time
from dataclasses import replace
from html import unescape
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bangvang.office.people.models import Account
from webpages.addresses import Address

ROUNDS = 15
ROW = '<th scope="row"'
NEXT = re.compile(r'rel="next" href="([^"]+)"')
BACKEND = "bangvang.web.accounts.backend.AccountBackend"


def client_for(username: str) -> Client:
    """A client past the sign-in page; nobody's for the public."""
    client = Client(headers={"host": "127.0.0.1"})
    if username:
        client.force_login(Account.objects.get(username=username), backend=BACKEND)
    return client


def walked(pages: list[Address]) -> list[Address]:
    """The pages deep inside their lists, by the links a reader follows."""
    return [replace(page, url=_walked(client_for(page.account), page)) if page.pages_on else page for page in pages]


def _walked(client: Client, page: Address) -> str:
    url = page.url
    for _page in range(page.pages_on):
        onward = NEXT.search(client.get(url).content.decode())
        if not onward:
            break
        url = page.url + unescape(onward[1])
    return url


def measured(pages: list[Address]) -> dict[str, dict[str, Any]]:
    """Queries of a warm page and the median CPU of several."""
    clients = {page.account: client_for(page.account) for page in pages}
    return {page.name: {"kind": page.kind, **_measured(clients[page.account], page)} for page in pages}


def _measured(client: Client, page: Address) -> dict[str, Any]:
    _opened(client, page)
    with CaptureQueriesContext(connection) as queries:
        _opened(client, page)
    asked = len(queries)  # the log is emptied by the next request
    spent = []
    for _round in range(ROUNDS):
        start = time.process_time()
        _opened(client, page)
        spent.append(1000 * (time.process_time() - start))
    rows = _opened(client, page).count(ROW)
    return {"rows": rows, "queries": asked, "cpu_ms": round(statistics.median(spent), 1)}


def _opened(client: Client, page: Address) -> str:
    answer = client.get(page.url)
    if answer.status_code != 200:
        raise SystemExit(f"{page.name}: {page.url} answered {answer.status_code}")
    return str(answer.content.decode())
