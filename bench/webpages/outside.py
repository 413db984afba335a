"""Over HTTP, signed in through the sign-in page like anybody: waiting time, bytes on the wire, requests a second."""

import re
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException, HTTPResponse, RemoteDisconnected
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

from django.conf import settings

from webpages.addresses import Address

AT_ONCE = 4
ZIPPED = {"Accept-Encoding": "gzip, br"}
FILES = re.compile(r"""(?:href|src)="(/tinh/[^"#?]+)""")
IN_STYLES = re.compile(rb"url\(['\"]?([^'\")#?]+)")


class Visitor:
    """One browser: keeps its connection and its cookies."""

    def __init__(self, address: str, cookies: dict[str, str] | None = None) -> None:
        self._connection = HTTPConnection(address, timeout=60)
        self.cookies = dict(cookies or {})

    def ask(self, method: str, url: str, form: dict[str, str] | None = None) -> tuple[int, bytes, str]:
        """Status, body as it came over the wire, and its encoding."""
        head = ZIPPED | {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = urlencode(form) if form else None
        if body:
            head |= {"Content-Type": "application/x-www-form-urlencoded"}
        answer = self._answer(method, url, body, head)
        for line in answer.headers.get_all("Set-Cookie") or []:
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        return answer.status, answer.read(), answer.headers.get("Content-Encoding", "")

    def _answer(self, method: str, url: str, body: str | None, head: dict[str, str]) -> HTTPResponse:
        """Once more where the server closed a connection that lay idle."""
        try:
            self._connection.request(method, url, body, head)
            return self._connection.getresponse()
        except (RemoteDisconnected, BrokenPipeError):
            self._connection.close()
            self._connection.request(method, url, body, head)
            return self._connection.getresponse()

    def sign_in(self, username: str) -> None:
        """As a person does: the form, its token, name and password."""
        _status, page, encoding = self.ask("GET", "/dang-nhap/")
        token = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', unpacked(page, encoding))
        form = {
            "username": username,
            "password": settings.DEMO_PASSWORD,
            "csrfmiddlewaretoken": token[1].decode() if token else "",
        }
        status, _page, _encoding = self.ask("POST", "/dang-nhap/", form)
        if status != 302:
            raise SystemExit(f"{username} could not sign in: {status}")


def measured(address: str, pages: list[Address], requests: int) -> dict[str, dict[str, Any]]:
    """Each page asked one by one for the waiting time, then by four at once for the rate."""
    visitors = {account: _visitor(address, account) for account in {page.account for page in pages}}
    return {page.name: _measured(address, visitors[page.account], page, requests) for page in pages}


def first_visits(address: str, pages: list[Address]) -> dict[str, int]:
    """Bytes of the page and of every file of ours it asks for, with an empty cache."""
    visitors = {account: _visitor(address, account) for account in {page.account for page in pages}}
    return {page.name: _first_visit(visitors[page.account], page.url) for page in pages}


def wait_for(host: str, port: int, seconds: float = 30) -> None:
    """Until the server answers."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            HTTPConnection(host, port, timeout=2).request("GET", "/tra-cuu/")
            return
        except (OSError, HTTPException):
            time.sleep(0.2)
    raise SystemExit("The server did not start.")


def unpacked(body: bytes, encoding: str) -> bytes:
    """The text of a zipped answer."""
    if encoding == "gzip":
        import gzip

        return gzip.decompress(body)
    if encoding == "br":
        import brotli

        return brotli.decompress(body)
    return body


def _visitor(address: str, account: str) -> Visitor:
    visitor = Visitor(address)
    if account:
        visitor.sign_in(account)
    return visitor


def _measured(address: str, visitor: Visitor, page: Address, requests: int) -> dict[str, Any]:
    waits = []
    for _round in range(requests):
        start = time.perf_counter()
        _status, body, _encoding = visitor.ask("GET", page.url)
        waits.append(1000 * (time.perf_counter() - start))
    start = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as crowd:
        list(
            crowd.map(
                lambda _n: _many(Visitor(address, visitor.cookies), page.url, requests // AT_ONCE), range(AT_ONCE)
            )
        )
    rate = AT_ONCE * (requests // AT_ONCE) / (time.perf_counter() - start)
    cuts = statistics.quantiles(waits, n=20)
    told = {"p50_ms": round(statistics.median(waits), 1), "p95_ms": round(cuts[-1], 1)}
    return told | {"bytes": len(body), "requests_per_s": round(rate, 1)}


def _many(visitor: Visitor, url: str, count: int) -> None:
    for _round in range(count):
        visitor.ask("GET", url)


def _first_visit(visitor: Visitor, url: str) -> int:
    _status, body, encoding = visitor.ask("GET", url)
    size = len(body)
    wanted = set(FILES.findall(unpacked(body, encoding).decode()))
    seen: set[str] = set()
    while wanted - seen:
        file = (wanted - seen).pop()
        seen.add(file)
        status, content, packed = visitor.ask("GET", file)
        size += len(content) if status == 200 else 0
        if file.endswith(".css"):
            folder = file.rsplit("/", 1)[0]
            named = {found.decode() for found in IN_STYLES.findall(unpacked(content, packed))}
            wanted |= {_resolved(folder, name) for name in named if not name.startswith("data:")}
    return size


def _resolved(folder: str, found: str) -> str:
    parts = found.split("/") if found.startswith("/") else f"{folder}/{found}".split("/")
    kept: list[str] = []
    for part in parts:
        kept = kept[:-1] if part == ".." else kept + ([part] if part not in ("", ".") else [])
    return "/" + "/".join(kept)
