"""The sources as the guards read them: files, trees and the functions in them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "bangvang"
LEFT_OUT = {".git", ".venv", "data", "__pycache__", "node_modules", "mutants", "build", "out", "htmlcov"}


@dataclass(frozen=True)
class Source:
    """One Python file."""

    path: Path
    text: str

    @property
    def name(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @property
    def tree(self) -> ast.Module:
        return tree_of(self.path)

    def is_in(self, *folders: str) -> bool:
        return any(self.name.startswith(folder.rstrip("/") + "/") or self.name == folder for folder in folders)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


@cache
def sources(*folders: str) -> tuple[Source, ...]:
    """Python files of these folders (the whole package by default), without migrations."""
    found = sorted(path for folder in folders or ("bangvang",) for path in (ROOT / folder).rglob("*.py"))
    kept = (path for path in found if "migrations" not in path.parts and not LEFT_OUT & set(path.parts))
    return tuple(Source(path, path.read_text(encoding="utf-8")) for path in kept)


@cache
def files(*endings: str) -> tuple[Path, ...]:
    """All files of the repository with these endings, wherever they lie."""
    found = (path for path in sorted(ROOT.rglob("*")) if path.suffix in endings and path.is_file())
    return tuple(path for path in found if not LEFT_OUT & set(path.relative_to(ROOT).parts))


def functions(source: Source) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """From `def` to the last line, decorators apart."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def calls(source: Source) -> Iterator[ast.Call]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            yield node


def dotted(node: ast.AST) -> str:
    """`a.b.c` of an expression made of names only; empty for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (left := dotted(node.value)):
        return f"{left}.{node.attr}"
    return ""


def complain(findings: list[str], what_to_do: str) -> None:
    """Fail with every place and one sentence that says what to do."""
    assert not findings, "\n" + "\n".join(findings) + f"\n→ {what_to_do}"
