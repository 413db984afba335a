"""One browser going from desk to desk: signs in as the next person, and looks at every kind of page once with axe.

Axe itself needs scripts: of a browser without them it sees the same HTML in a twin that has them.
"""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from tests.cast import Cast


class Walk:
    """The procedure's hands."""

    def __init__(
        self, page: Any, twin: Any, cast: Cast, sign_in: Callable[..., None], axe: Callable[..., None]
    ) -> None:
        self.page, self.twin, self.cast = page, twin, cast
        self._sign_in, self._axe = sign_in, axe
        self._seen: set[tuple[str, str]] = set()
        self._who = ""

    @property
    def has_scripts(self) -> bool:
        return self.twin is None

    def as_(self, who: str) -> None:
        """Another person sits down."""
        if who == self._who:
            return
        self.page.context.clear_cookies()
        self._sign_in(self.page, who)
        self._who = who
        self.look()

    def go(self, path: str) -> None:
        self.page.goto(path)
        self.look()

    def press(self, name: str, **how: Any) -> None:
        self.page.get_by_role("button", name=name, **{"exact": True, **how}).first.click()
        self.look()

    def follow(self, name: str, **how: Any) -> None:
        self.page.locator("main").get_by_role("link", name=name, **{"exact": True, **how}).first.click()
        self.look()

    def fill(self, **fields: str) -> None:
        """By the name of the field."""
        for name, value in fields.items():
            self.page.locator(f"main [name={name}]").first.fill(value)

    def told(self, words: str) -> None:
        expect(self.page.locator("main, #messages").first).to_be_visible()
        expect(self.page.locator("body")).to_contain_text(words)

    def look(self) -> None:
        """The heading stands for the state of the page: a draft and a signed letter are two kinds."""
        self.page.wait_for_load_state()
        kind = re.sub(r"\d+", "n", self.page.url), self._who + self.page.locator("h1").first.inner_text()
        if kind not in self._seen:
            self._seen.add(kind)
            self._axe(self.page if self.has_scripts else self._copied())

    def _copied(self) -> Any:
        if self.twin.url == "about:blank":
            self.twin.goto("/tra-cuu/")
        self.twin.set_content(self.page.content(), wait_until="load")
        return self.twin

    @property
    def number(self) -> int:
        """The number in the address of the page."""
        return int(re.search(r"/(\d+)/", self.page.url)[1])
