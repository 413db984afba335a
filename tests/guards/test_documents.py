"""The documents name every command and every setting, and nothing that does not exist."""

import ast
import re
from pathlib import Path

import pytest

from tests.guards.house import ROOT, calls, complain, sources

COMMANDS = ROOT / "docs" / "commands.md"
SETTINGS = ROOT / "docs" / "settings.md"
SETTING = re.compile(r"\bBANGVANG_[A-Z_]+\b")
COMMAND = re.compile(r"\.venv/bin/bangvang ((?:[a-z]+)(?: [a-z]+)?)")
FENCE = re.compile(r"```sh\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)")
PAPERS = [path for folder in (".", "docs") for path in sorted((ROOT / folder).glob("*.md"))]
PAPERS += sorted((ROOT / "docs").glob("*/**/*.md"))


def settings_in_code() -> set[str]:
    """Whatever is read from the environment, here or by the two commands."""
    found = set()
    for source in sources("bangvang", "bootstrap"):
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and SETTING.fullmatch(node.value):
                found.add(node.value)
    return found


def commands_in_code() -> set[str]:
    """The words given to add_parser() by the command line."""
    words = set()
    for source in sources("bangvang"):
        if source.is_in("bangvang/cli.py", "bangvang/cli"):
            for call in calls(source):
                if isinstance(call.func, ast.Attribute) and call.func.attr == "add_parser" and call.args:
                    words |= {arg.value for arg in call.args if isinstance(arg, ast.Constant)}
    return words


def commands_in_text(text: str) -> set[str]:
    return {word for found in COMMAND.findall(text) for word in found.split()}


def test_every_setting_is_explained() -> None:
    explained = set(SETTING.findall(SETTINGS.read_text(encoding="utf-8")))
    complain(sorted(settings_in_code() - explained), "Give the setting a row in docs/settings.md.")


def test_every_explained_setting_exists() -> None:
    explained = set(SETTING.findall(SETTINGS.read_text(encoding="utf-8")))
    complain(sorted(explained - settings_in_code()), "Take the row out of docs/settings.md.")


def test_every_command_is_explained() -> None:
    explained = commands_in_text(COMMANDS.read_text(encoding="utf-8"))
    complain(sorted(commands_in_code() - explained), "Show the command in docs/commands.md.")


def test_every_shown_command_exists() -> None:
    known = commands_in_code()
    findings = [
        f"{path.relative_to(ROOT)}: bangvang {found}"
        for path in PAPERS
        for found in COMMAND.findall(path.read_text(encoding="utf-8"))
        if found.split()[0] not in known
    ]
    complain(findings, "Correct the command in the document.")


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_a_document_runs_or_links_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    ran = [word for block in FENCE.findall(text) for line in block.splitlines() for word in file_words(line)]
    findings = [f"{name} is run" for name in ran if not (ROOT / name).exists()]
    findings += [f"{name} is linked" for name in LINK.findall(text) if not (path.parent / name).exists()]
    complain(findings, f"Correct the name in {path.relative_to(ROOT)}.")


def file_words(line: str) -> list[str]:
    """Files of this repository named in one line of shell."""
    words = line.split("#")[0].split()
    return [
        word for word in words if re.fullmatch(r"(\./[a-z]+|\.ci/[a-z]+|(bench|tests|docs|samples)/[\w./-]+)", word)
    ]
