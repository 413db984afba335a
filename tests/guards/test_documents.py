"""The documents name every command and every setting, and nothing that does not exist."""

import argparse
import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bangvang.cli import _parser
from tests.guards.house import ROOT, complain, sources

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
    """Every command as it is typed: `plan read`, `season`."""
    return set(commands_below(_parser()))


def commands_below(parser: argparse.ArgumentParser, before: str = "") -> Iterator[str]:
    deeper = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if before and not deeper:
        yield before
    for action in deeper:
        for word, below in action.choices.items():
            yield from commands_below(below, f"{before} {word}".strip())


def commands_in_text(text: str) -> set[str]:
    """What a document types: at most two words, the second only if the first wants one."""
    groups = {command.split()[0] for command in commands_in_code() if " " in command}
    typed = (found.split() for found in COMMAND.findall(text))
    return {" ".join(words[:2] if words[0] in groups else words[:1]) for words in typed}


def test_every_setting_is_explained() -> None:
    explained = set(SETTING.findall(SETTINGS.read_text(encoding="utf-8")))
    complain(sorted(settings_in_code() - explained), "Give the setting a row in docs/settings.md.")


def test_every_explained_setting_exists() -> None:
    explained = set(SETTING.findall(SETTINGS.read_text(encoding="utf-8")))
    complain(sorted(explained - settings_in_code()), "Take the row out of docs/settings.md.")


def test_every_command_is_explained() -> None:
    explained = commands_in_text(COMMANDS.read_text(encoding="utf-8"))
    complain(sorted(commands_in_code() - explained), "Show the command in docs/commands.md.")


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_shown_command_exists(path: Path) -> None:
    shown = commands_in_text(path.read_text(encoding="utf-8"))
    complain(sorted(shown - commands_in_code()), f"Correct the command in {path.relative_to(ROOT)}.")


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
