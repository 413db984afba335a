"""The glossary joins Vietnamese words and English names; both sides are kept whole."""

from tests.guards import glossary
from tests.guards.house import complain

WHAT_TO_DO = "Run `make glossary`, then read what it wrote into docs/glossary.md."


def test_every_name_of_the_trade_has_its_row() -> None:
    rows = glossary.written()
    complain([f"{word.name} ({word.term})" for word in glossary.words() if word.name not in rows], WHAT_TO_DO)


def test_every_row_names_something_that_exists() -> None:
    complain(sorted(set(glossary.written()) - {word.name for word in glossary.words()}), WHAT_TO_DO)


def test_the_glossary_and_the_screen_use_the_same_word() -> None:
    rows = glossary.written()
    findings = [
        f"{word.name}: the glossary says “{rows[word.name]['term']}”, the code “{word.term}”"
        for word in glossary.words()
        if word.name in rows and rows[word.name]["term"].strip() != word.term.strip()
    ]
    complain(findings, WHAT_TO_DO)


def test_every_row_says_what_it_means() -> None:
    findings = [name for name, row in glossary.written().items() if not row["meaning"].strip()]
    complain(findings, "Give the table or the action a docstring and run `make glossary`.")
