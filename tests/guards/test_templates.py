"""Templates: no inline script or style, nothing unescaped, none unused, all readable by the engine."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template import TemplateSyntaxError, engines

from tests.guards.house import PACKAGE, complain, files, sources

TEMPLATES = [path for path in files(".html") if PACKAGE in path.parents]
ROOTS = (PACKAGE / "web", PACKAGE / "office")
TAGS = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
UNESCAPED = re.compile(r"\|\s*safe\b|autoescape\s+off|\|\s*safeseq\b")
MARKED = re.compile(r"\bmark_safe\(")
# Where text becomes HTML by hand, each part escaped before.
TRUSTED: dict[str, str] = {
    "bangvang/web/shared/respond.py": "joins parts that the template engine has already escaped",
}


class Inline(HTMLParser):
    """Collects what a strict content policy would refuse."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        if tag == "style" or (tag == "script" and "src" not in names and names.get("type") != "application/json"):
            self.found.append((self.getpos()[0], f"<{tag}>"))
        for name in names:
            if name == "style" or name.startswith(("on", "hx-on")):
                self.found.append((self.getpos()[0], f"{name}=…"))


def short(path: Path) -> str:
    return path.relative_to(PACKAGE.parent).as_posix()


def name_of(path: Path) -> str:
    """The name by which the engine knows a template."""
    return next(path.relative_to(root).as_posix() for root in ROOTS if root in path.parents)


def test_no_template_carries_inline_script_or_style() -> None:
    findings = []
    for path in TEMPLATES:
        page = Inline()
        # Tags of the template language become blanks, so that `{% if %}` inside an attribute list does no harm.
        page.feed(TAGS.sub(lambda tag: re.sub(r"[^\n]", " ", tag.group()), path.read_text(encoding="utf-8")))
        findings += [f"{short(path)}:{line} has {what}" for line, what in page.found]
    complain(findings, "Use a class in the stylesheet or a data- attribute read by the one script file.")


def test_nothing_is_left_unescaped() -> None:
    findings = [short(path) for path in TEMPLATES if UNESCAPED.search(path.read_text(encoding="utf-8"))]
    findings += [source.name for source in sources() if MARKED.search(source.text) and source.name not in TRUSTED]
    complain(findings, "Let the engine escape the text; build HTML by format_html().")


def test_every_template_is_used() -> None:
    text = "\n".join([source.text for source in sources()] + [path.read_text(encoding="utf-8") for path in TEMPLATES])
    findings = [short(path) for path in TEMPLATES if not re.search(rf"""["']{re.escape(name_of(path))}["'#]""", text)]
    complain(findings, "Delete the template, or name it in full where it is used.")


@pytest.mark.parametrize("path", TEMPLATES, ids=short)
def test_the_engine_can_read_the_template(path: Path) -> None:
    try:
        engines["django"].get_template(name_of(path))
    except TemplateSyntaxError as problem:
        pytest.fail(f"{short(path)}: {problem}")
