"""Names of the trade in the code, and the glossary that joins them to Vietnamese words.

`python -m tests.guards.glossary` rewrites docs/glossary.md: every name gets its row, with the word the screen shows; meanings and
articles written by hand stay, empty ones are taken from the code.
"""

import importlib
import os
import re
from dataclasses import dataclass
from importlib.util import find_spec

from tests.guards.house import ROOT

GLOSSARY = ROOT / "docs" / "glossary.md"
ROW = re.compile(
    r"^\| (?P<term>[^|]*) \| `(?P<name>[^`|]+)` \| (?P<meaning>[^|]*) \| (?P<article>[^|]*) \|$", re.MULTILINE
)
HEAD = "| Vietnamese term | English name in code | meaning | article |\n|---|---|---|---|\n"
BY_HAND = "## Words without a name of their own"


@dataclass(frozen=True)
class Word:
    """One name in the code with what the code itself says of it."""

    name: str
    term: str
    meaning: str = ""
    article: str = ""
    section: str = "Tables"


def words() -> list[Word]:
    """All names that need a row, in the order of the glossary."""
    return [*tables_(), *states(), *steps(), *awards()]


def tables_() -> list[Word]:
    from tests.guards.test_tables import tables

    return [
        Word(label(model), str(model._meta.verbose_name), own_docstring(model)) for model in tables("office", "toolbox")
    ]


def states() -> list[Word]:
    """`app.Model=state`, of the column that holds the life of a thing."""
    from tests.guards.test_tables import tables

    lives = (
        (model, field) for model in tables("office") for field in model._meta.get_fields() if field.name == "state"
    )
    return [
        Word(f"{label(model)}={code}", str(shown), f"state of {model._meta.verbose_name}", section="States")
        for model, field in lives
        for code, shown in field.choices or ()
    ]


def steps() -> list[Word]:
    """`app.step`, with the word on its button and what its action says of itself."""
    from django.apps import apps

    from bangvang.toolbox.workflow import ACTIONS, STEPS

    office = [config.name for config in apps.get_app_configs() if config.name.startswith("bangvang.office.")]
    for shelf in ("workflow", "actions"):
        for app in office:
            if find_spec(f"{app}.{shelf}"):
                importlib.import_module(f"{app}.{shelf}")
    importlib.import_module("bangvang.config.urls")  # so that every step is known
    owned = [step for step in STEPS.values() if f"bangvang.office.{step.name.split('.')[0]}" in office]
    return [Word(step.name, step.label, first_line(ACTIONS.get(step.name)), step.basis, "Steps") for step in owned]


def awards() -> list[Word]:
    from bangvang import lawbook

    return [Word(code, award.label, award.label_en, award.cite, "Awards") for code, award in lawbook.AWARDS.items()]


def label(model: type) -> str:
    return f"{model._meta.app_label}.{model.__name__}"


def own_docstring(model: type) -> str:
    """The table's own words; Django writes `Model(column, …)` where there are none."""
    text = first_line(model)
    return "" if text.startswith(f"{model.__name__}(") else text


def first_line(thing: object) -> str:
    return (thing.__doc__ or "").strip().split("\n")[0].replace("|", "/") if thing else ""


def written() -> dict[str, re.Match[str]]:
    """The rows as they stand, by name."""
    text = GLOSSARY.read_text(encoding="utf-8") if GLOSSARY.exists() else ""
    return {row["name"]: row for row in ROW.finditer(text)}


def row_of(word: Word, old: re.Match[str] | None) -> str:
    meaning = (old["meaning"].strip() if old else "") or word.meaning
    article = (old["article"].strip() if old else "") or word.article
    return f"| {word.term} | `{word.name}` | {meaning} | {article} |"


def rewrite() -> None:
    old, found = written(), words()
    text = GLOSSARY.read_text(encoding="utf-8")
    before, by_hand = text[: text.index("## Tables")], text[text.index(BY_HAND) :]
    parts = []
    for section in dict.fromkeys(word.section for word in found):
        rows = [row_of(word, old.get(word.name)) for word in found if word.section == section]
        parts.append(f"## {section}\n\n{HEAD}" + "\n".join(rows) + "\n\n")
    GLOSSARY.write_text(before + "".join(parts) + by_hand, encoding="utf-8")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bangvang.config.settings")
    import django

    django.setup()
    rewrite()
