"""Names that say nothing, and words of the trade that are always written one way."""

import re

from tests.guards.house import PACKAGE, complain, files, sources

EMPTY = {"utils", "helpers", "helper", "managers", "manager", "services", "service", "common", "core", "misc"}
MISSPELT = re.compile(r"[Cc]hiến sỹ|CHIẾN SỸ")


def test_no_file_has_an_empty_name() -> None:
    findings = [
        source.name
        for source in sources("bangvang", "bootstrap", "tests")
        if EMPTY & {source.path.stem, *source.path.parts}
    ]
    complain(findings, "Name the file after what it knows.")


def test_the_title_is_spelt_as_the_law_spells_it() -> None:
    shown = [path for path in files(".html", ".yaml", ".txt", ".md", ".py") if PACKAGE in path.parents]
    # A reader must understand both spellings of a plan, so parsers may hold the other one.
    findings = [
        str(path.relative_to(PACKAGE))
        for path in shown
        if "reading" not in str(path) and MISSPELT.search(path.read_text(encoding="utf-8"))
    ]
    complain(findings, "Write “Chiến sĩ” as Luật 06/2022/QH15 does.")


def test_every_period_ends_in_until() -> None:
    wrong = re.compile(r"^\s+(valid_from|valid_to|start_date|end_date|from_date|to_date)\s*=\s*models\.", re.MULTILINE)
    findings = [source.name for source in sources("bangvang/office") if wrong.search(source.text)]
    complain(findings, "Call the two ends of a period `since` and `until`.")
