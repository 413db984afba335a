"""A real browser before a real server, inside the test's own transaction: nothing is left behind, the journal stays shut.

Pages: `page` (with scripts), `plain_page` (JavaScript off), `phone` (360 px). `axe(page)` must find nothing.
"""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # playwright's loop runs in the thread of the test
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
]
AXE_RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
WAIT = 30_000  # milliseconds: a busy machine is slow, not wrong


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="No Chromium: set CHROMIUM or install one."))


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def address(db: None) -> Iterator[str]:
    """Where the office answers. One request at a time shares the test's connection; hooks on commit run after each."""
    from django.db import connections
    from django.test import TestCase
    from django.test.testcases import LiveServerThread, _StaticFilesHandler

    one_at_a_time = threading.Lock()

    class InTurn(_StaticFilesHandler):
        def __call__(self, environ: Any, start_response: Any) -> Any:
            with one_at_a_time, TestCase.captureOnCommitCallbacks(execute=True):
                return super().__call__(environ, start_response)

    connection = connections["default"]
    connection.inc_thread_sharing()
    server = LiveServerThread("127.0.0.1", InTurn, connections_override={"default": connection})
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    yield f"http://127.0.0.1:{server.port}"
    server.terminate()  # threads of kept-alive connections may end a little later, so the connection stays shared


def _open(browser: Any, address: str, **options: Any) -> Iterator[Any]:
    context = browser.new_context(base_url=address, locale="vi-VN", **options)
    context.set_default_timeout(WAIT)
    page = context.new_page()
    page.wrongs = []
    page.on("pageerror", lambda error: page.wrongs.append(str(error)))
    page.on("console", lambda line: page.wrongs.append(line.text) if "Content Security" in line.text else None)
    yield page
    assert page.wrongs == []
    context.close()


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """A desk: 1280 px, scripts on. Errors of scripts and of the content policy fail the test."""
    yield from _open(browser, address, viewport={"width": 1280, "height": 900})


@pytest.fixture
def plain_page(browser: Any, address: str) -> Iterator[Any]:
    """The same without JavaScript."""
    yield from _open(browser, address, viewport={"width": 1280, "height": 900}, java_script_enabled=False)


@pytest.fixture
def phone(browser: Any, address: str) -> Iterator[Any]:
    """A small phone: 360 px."""
    yield from _open(browser, address, viewport={"width": 360, "height": 740}, has_touch=True)


@pytest.fixture
def new_page(browser: Any, address: str) -> Iterator[Callable[..., Any]]:
    """More people at once: each call opens a browser of its own."""
    opened: list[Iterator[Any]] = []

    def open_one(**options: Any) -> Any:
        opened.append(_open(browser, address, **{"viewport": {"width": 1280, "height": 900}, **options}))
        return next(opened[-1])

    yield open_one
    for one in opened:
        next(one, None)


@pytest.fixture
def sign_in() -> Callable[..., None]:
    """Through the sign-in page, as people do."""
    from tests import make

    def through_the_door(page: Any, username: str, password: str = make.PASSWORD) -> None:
        page.goto("/dang-nhap/")
        page.get_by_label("Tên đăng nhập").fill(username)
        page.get_by_label("Mật khẩu").fill(password)
        page.get_by_role("button", name="Đăng nhập").click()
        page.get_by_role("heading", name="Việc của tôi", level=1).wait_for()

    return through_the_door


@pytest.fixture(scope="session")
def axe() -> Callable[[Any], None]:
    """No finding of WCAG 2.2 AA, and nothing wider than the window."""
    from axe_core_python.sync_playwright import Axe

    tool = Axe()

    def check(page: Any) -> None:
        found = tool.run(page, options=AXE_RULES)["violations"]
        told = [
            f"{one['id']}: {node['html'][:160]} — {node['failureSummary']}" for one in found for node in one["nodes"]
        ]
        assert told == []
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0

    return check
