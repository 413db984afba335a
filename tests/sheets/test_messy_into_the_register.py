"""Messy workbooks all the way: read, settled, written, and the register then holds just what was put into them."""

from datetime import date
from typing import Any

import pytest

from bangvang.office.achievements import actions
from bangvang.office.achievements.models import AwardRecord, ContestResult, InitiativeShare
from bangvang.office.people import actions as people_actions
from bangvang.office.people.models import Person, Post
from bangvang.office.people.reading.comparing import name_words
from bangvang.office.units.models import Kind
from bangvang.toolbox import files
from bangvang.toolbox.acting import MACHINE
from bangvang.toolbox.workflow import NotNow
from tests import make
from tests.sheets import cast
from tests.sheets.columns import WRONG, Wants
from tests.sheets.messy import Messy, messy

SEEDS = {
    kind: range(first, 100, 5) for first, kind in ((0, "staff"), (1, "awards"), (3, "initiatives"), (4, "results"))
}
HAVE_POSTS = [seed for seed in SEEDS["staff"] if "post" in messy(seed).fields.values()]
ASKED = {
    "staff": ("full_name", "post"), "awards": ("full_name", "award", "period", "number", "decided_date", "issuer"),
    "initiatives": ("title", "authors", "period", "reach", "number", "decided_date"), "results": ("full_name", "prize", "period", "contest"),
}  # fmt: skip
ISSUER = "Sở Giáo dục và Đào tạo"


def mended(seed: int, kind: str) -> Messy:
    """The workbook with each row that could never be written filled otherwise."""

    def wanted(row: Wants) -> bool:
        told = row.values
        day, period = told.get("decided_date"), str(told.get("period") or "")
        is_whole = row.state != WRONG and all(told.get(key) for key in ASKED[kind])
        return is_whole and not (day and day.year < int(period[:4] or 0)) and _has_shares(told)

    return messy(seed, wanted)


def _has_shares(told: dict[str, Any]) -> bool:
    authors = told.get("authors") or []
    return len(authors) < 2 or (all(part for _name, part in authors) and len({name for name, _part in authors}) == 2)


@pytest.fixture
def office(db):
    """The Sở of the generator's units, every unit under it with its spellings' first name."""
    so = make.unit("Sở Giáo dục và Đào tạo tỉnh Phú Trà", Kind.DEPARTMENT, code="SO")
    units = {n: make.unit(spelt[0], Kind.DEPARTMENT_UNIT, so, code=f"DV-{n}") for n, spelt in cast.UNITS.items()}
    return so, units


def people_of(made: Messy, at: Any) -> dict[str, Person]:
    """Everybody the list names, one person for each name."""
    told = [row.values for row in made.rows.values()]
    names = [row["full_name"] for row in told if "full_name" in row]
    names += [name for row in told for name, _part in row.get("authors", ())]
    return {
        words: make.person(name, at=at, since=date(2005, 9, 1))
        for words, name in {name_words(one): one for one in names}.items()
    }


def written(made: Messy, so: Any) -> Any:
    """Taken in, every doubt answered by the first answer offered, written."""
    file = files.keep(made.name, made.data, is_list=True)
    common = {"issuer": ISSUER} if made.kind == "initiatives" else {}
    found = actions.take_in_past(so, by=MACHINE, kind=made.kind, file=file, common=common)
    wrong = [(row.row, row.reasons) for row in found.rows.filter(state="wrong")]
    assert wrong == []
    choices = {row.pk: row.options[0][0] for row in found.rows.filter(state="doubtful")}
    actions.choose_past(found, by=MACHINE, choices=choices)
    found.refresh_from_db()
    assert found.counts["waiting"] == 0, [row.reasons for row in found.rows.filter(state="doubtful", choice="")]
    return actions.write_past(found, by=MACHINE)


@pytest.mark.parametrize("seed", SEEDS["awards"])
def test_awards_of_a_messy_list_stand_on_the_register(office, seed):
    so, units = office
    made = mended(seed, "awards")
    people = people_of(made, units[1])
    written(made, so)
    kept = AwardRecord.objects.values_list(
        "person__full_name", "award", "period", "number", "decided_date", "issuer", "held_at"
    )
    told = [row.values for row in made.rows.values()]
    asked = ("award", "period", "number", "decided_date", "issuer")
    wants = [
        (people[name_words(one["full_name"])].full_name, *(one[key] for key in asked), units[one["unit"]].pk)
        for one in told
    ]
    assert sorted(kept, key=str) == sorted(wants, key=str)


@pytest.mark.parametrize("seed", SEEDS["initiatives"])
def test_initiatives_of_a_messy_list_stand_with_their_shares(office, seed):
    so, units = office
    made = mended(seed, "initiatives")
    people_of(made, units[1])
    written(made, so)
    about = ("title", "period", "reach", "number", "decided_date")
    kept = InitiativeShare.objects.values_list(*(f"initiative__{one}" for one in about), "person__full_name", "percent")
    told = [row.values for row in made.rows.values()]
    wants = [
        (*(one[key] for key in about), name, 100 if part is None else part)
        for one in told
        for name, part in one["authors"]
    ]
    assert sorted(kept, key=str) == sorted(wants, key=str)


@pytest.mark.parametrize("seed", SEEDS["results"])
def test_results_of_a_messy_list_stand_on_the_register(office, seed):
    so, units = office
    made = mended(seed, "results")
    people_of(made, units[1])
    written(made, so)
    about = ("contest", "prize", "period")
    kept = ContestResult.objects.values_list("person__full_name", *about, "level")
    told = [row.values for row in made.rows.values()]
    wants = [(one["full_name"], *(one[key] for key in about), one.get("level") or "") for one in told]
    assert sorted(kept, key=str) == sorted(wants, key=str)


@pytest.mark.parametrize("seed", sorted(set(SEEDS["staff"]) - set(HAVE_POSTS)))
def test_a_staff_list_that_tells_no_posts_enters_nobody(office, seed):
    so, _units = office
    made = messy(seed)
    found = people_actions.take_in_list(so, by=MACHINE, file=files.keep(made.name, made.data, is_list=True))
    with pytest.raises(NotNow):
        people_actions.write_list(found, by=MACHINE)
    assert (set(found.rows.values_list("state", flat=True)), Person.objects.count()) == ({"wrong"}, 0)


@pytest.mark.parametrize("seed", HAVE_POSTS)
def test_people_of_a_messy_staff_list_are_entered_with_their_posts(office, seed):
    so, units = office
    made = mended(seed, "staff")
    found = people_actions.take_in_list(so, by=MACHINE, file=files.keep(made.name, made.data, is_list=True))
    assert [(row.row, row.reasons) for row in found.rows.filter(state="wrong")] == []
    choices = {row.pk: row.options[0][0] for row in found.rows.filter(state="doubtful")}
    people_actions.choose(found, by=MACHINE, choices=choices)
    people_actions.write_list(found, by=MACHINE)
    told = [row.values for row in made.rows.values()]
    kept = Post.objects.values_list("person__full_name", "person__birth_date", "title", "unit")
    wants = [
        (
            one["full_name"],
            one.get("birth_date"),
            one.get("post") or "",
            units[one["unit"]].pk if "unit" in one else so.pk,
        )
        for one in told
    ]
    assert sorted(kept, key=str) == sorted(wants, key=str)
    numbered = {(one["full_name"], one["citizen_id"]) for one in told if "citizen_id" in one}
    assert numbered <= set(Person.objects.values_list("full_name", "citizen_id"))
    shown = str(list(found.rows.values("values", "reasons", "options", "changes")))
    assert [number for _name, number in numbered if number in shown] == []
