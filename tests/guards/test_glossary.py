"""The glossary joins Vietnamese words and English names; both sides are kept whole. `make glossary` prints missing rows."""

import importlib
import re

from django.apps import apps

from bangvang import lawbook
from bangvang.toolbox.workflow import STEPS
from tests.guards.house import PACKAGE, ROOT, complain
from tests.guards.test_tables import tables

GLOSSARY = ROOT / "docs" / "glossary.md"
ROW = re.compile(
    r"^\| (?P<term>[^|]+) \| `(?P<name>[^`|]+)` \| (?P<meaning>[^|]*) \| (?P<article>[^|]*) \|$", re.MULTILINE
)


def rows() -> dict[str, re.Match[str]]:
    return {row["name"]: row for row in ROW.finditer(GLOSSARY.read_text(encoding="utf-8"))}


def named_in_code() -> dict[str, str]:
    """Every name that needs a row, with the Vietnamese word the code itself shows."""
    return {**model_names(), **state_names(), **step_names(), **award_names()}


def model_names() -> dict[str, str]:
    """`app.Model`."""
    return {
        f"{model._meta.app_label}.{model.__name__}": str(model._meta.verbose_name)
        for model in tables("office", "toolbox")
    }


def state_names() -> dict[str, str]:
    """`app.Model=state`, for the column that holds the life of a thing."""
    found = {}
    for model in tables("office"):
        for field in (field for field in model._meta.get_fields() if field.name == "state"):
            found |= {
                f"{model._meta.app_label}.{model.__name__}={code}": str(label) for code, label in field.choices or ()
            }
    return found


def step_names() -> dict[str, str]:
    """`app.step`, with the word on its button."""
    for config in apps.get_app_configs():
        if (PACKAGE / "office" / config.label / "workflow.py").exists() or (
            PACKAGE / "office" / config.label / "workflow"
        ).exists():
            importlib.import_module(f"{config.name}.workflow")
    return {step.name: step.label for step in STEPS.values() if step.name.split(".")[0] in apps.app_configs}


def award_names() -> dict[str, str]:
    """The lawbook's codes."""
    return {code: award.label for code, award in lawbook.AWARDS.items()}


def missing_rows() -> list[str]:
    written = rows()
    return [f"| {term} | `{name}` |  |  |" for name, term in sorted(named_in_code().items()) if name not in written]


def test_every_name_of_the_trade_has_its_row() -> None:
    complain(missing_rows(), "Add these rows to docs/glossary.md; add the meaning, and the article where there is one.")


def test_every_row_names_something_that_exists() -> None:
    complain(sorted(set(rows()) - set(named_in_code())), "Rename or remove these rows of docs/glossary.md.")


def test_the_glossary_and_the_screen_use_the_same_word() -> None:
    written = rows()
    findings = [
        f"{name}: the glossary says “{written[name]['term'].strip()}”, the code “{term}”"
        for name, term in named_in_code().items()
        if name in written and written[name]["term"].strip().casefold() != term.strip().casefold()
    ]
    complain(findings, "Write the same term on both sides.")
