"""The lock files agree with each other, name no registry, and every dependency is accounted for."""

import re
import tomllib

import pytest

from tests.guards.house import ROOT, complain

PIN = re.compile(r"^([a-z0-9._-]+)(?:\[[^\]]*\])?==([^ ;\\]+)", re.MULTILINE | re.IGNORECASE)


def pins(name: str) -> dict[str, str]:
    found = PIN.findall((ROOT / name).read_text())
    return {package.lower().replace("_", "-"): version for package, version in found}


def declared(*extras: str) -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lines = [*project["dependencies"], *(line for extra in extras for line in project["optional-dependencies"][extra])]
    return [re.split(r"[\[<>=~! ;]", line)[0].lower() for line in lines]


@pytest.mark.parametrize("larger", ["requirements-dev.lock", "requirements-bench.lock"])
def test_the_larger_lock_holds_the_smaller_one(larger: str) -> None:
    more = pins(larger)
    findings = [
        f"{name} {version} ≠ {more.get(name)}"
        for name, version in pins("requirements.lock").items()
        if more.get(name) != version
    ]
    complain(findings, "Run `make locks`.")


def test_every_declared_dependency_is_locked() -> None:
    findings = sorted(set(declared()) - set(pins("requirements.lock")))
    findings += sorted(set(declared("dev")) - set(pins("requirements-dev.lock")))
    complain(findings, "Run `make locks`.")


def test_no_lock_names_a_registry() -> None:
    locks = sorted(ROOT.glob("requirements*.lock"))
    complain([lock.name for lock in locks if "://" in lock.read_text()], "Run `make locks`: it writes no addresses.")


def test_every_dependency_has_its_reason() -> None:
    reasons = (ROOT / "docs" / "decisions" / "0010-dependencies.md").read_text(encoding="utf-8").lower()
    findings = [name for name in declared("dev", "bench") if f"| `{name}` |" not in reasons]
    complain(findings, "Give it a row in docs/decisions/0010-dependencies.md: what it saves, what was rejected.")
