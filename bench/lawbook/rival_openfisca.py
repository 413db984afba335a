"""OpenFisca-core: the five rules with groups as yearly variables over persons and units."""

import argparse

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from lawbook.data import YEARS, coded, digest, load
from lawbook.timing import say, timed

PERSON = build_entity(key="person", plural="persons", label="person", is_person=True)
UNIT = build_entity(key="unit", plural="units", label="unit", roles=[{"key": "member", "plural": "members"}])
YEAR = DateUnit.YEAR


def ago(period, years):
    return period.offset(-years, YEAR)


def variable(name, formula=None, entity=PERSON, kind=int):
    fields = {"value_type": kind, "entity": entity, "definition_period": YEAR, "label": name}
    return type(name, (Variable,), {**fields, **({"formula": formula} if formula else {})})


def all_of(person, period, name, years):
    return np.logical_and.reduce([person(name, ago(period, j)) for j in range(years)])


def any_of(person, period, name, years, least):
    return np.logical_or.reduce([person(name, ago(period, j)) >= least for j in range(years)])


def clean(person, period, years):
    return ~any_of(person, period, "discipline", years, 1)


def e1(person, period):
    return (
        (person("rating", period) >= 3)
        & (person("months", period) + person("leave", period) >= 10)
        & (person("discipline", period) == 0)
    )


def e2(person, period):
    return person("e1", period) & ((person("initiatives", period) >= 1) | (person("rating", period) == 4))


def e3(person, period):
    return all_of(person, period, "base", 3) & any_of(person, period, "scope", 3, 2) & clean(person, period, 3)


def e4(person, period):
    before = ago(period, 1)
    both = (person("rating", period) == 4) & (person("rating", before) == 4)
    return both & (person("initiatives", period) + person("initiatives", before) >= 2) & clean(person, period, 2)


def e5(person, period):
    provincial = sum(person("prov", ago(period, j)).astype(np.int8) for j in range(6))
    return (
        all_of(person, period, "base", 6)
        & (provincial >= 2)
        & any_of(person, period, "scope", 6, 3)
        & clean(person, period, 6)
    )


def q2(person, period):
    place = person.get_rank(person.unit, person("order_key", period), condition=person("e2", period))
    return person("e2", period) & (place >= 0) & ((place + 1) * 100 <= person.unit("n1", period) * 15)


def n1(unit, period):
    return unit.sum(unit.members("e1", period))


def t1(unit, period):
    members = unit.members
    here = members("present", period)
    fails = here & ((members("rating", period) < 2) | (members("discipline", period) >= 2))
    count = unit.sum(here)
    enough = unit.sum(members("e1", period)) * 10 >= count * 7
    return ~unit.any(fails) & (count > 0) & enough & unit.any(members("q2", period))


INPUTS = ("rating", "months", "leave", "discipline", "initiatives", "scope")
RULES = {"e1": e1, "e2": e2, "e3": e3, "e4": e4, "e5": e5, "q2": q2}


def simulation(data, n):
    """Persons in units with ten years of input; one exact key without ties, since its ranking is not stable."""
    system = TaxBenefitSystem([PERSON, UNIT])
    inputs = [variable(name) for name in (*INPUTS, "order_key")] + [
        variable(name, kind=bool) for name in ("present", "base", "prov")
    ]
    rules = [variable(name, formula, kind=bool) for name, formula in RULES.items()]
    system.add_variables(*inputs, *rules, variable("n1", n1, UNIT), variable("t1", t1, UNIT, bool))
    numbers = np.unique(np.asarray(data["unit"]), return_inverse=True)[1]
    builder = SimulationBuilder()
    builder.create_entities(system)
    builder.declare_person_entity("person", range(n))
    units = builder.declare_entity("unit", range(int(numbers.max()) + 1))
    units.members_entity_id = numbers.astype(np.int64)
    builder.join_with_persons(units, numbers, roles=np.zeros(n, int))
    out = builder.build(system)
    for y in range(YEARS):
        year = str(2016 + y)
        for name in INPUTS:
            out.set_input(name, year, np.asarray(data[name][y]).astype(np.int32))
        out.set_input("present", year, np.asarray(data["present"][y]).astype(bool))
        out.set_input("base", year, (np.asarray(data["titles"][y]) & 2) > 0)
        out.set_input("prov", year, (np.asarray(data["titles"][y]) & 4) > 0)
    key = ((999 - np.asarray(data["points"]).astype(np.int32)) << 21) | np.arange(n, dtype=np.int32)
    out.set_input("order_key", "2025", key)
    return out


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--people", type=int, default=25_000)
    ask.add_argument("--runs", type=int, default=3)
    given = ask.parse_args()
    world = simulation(load(given.people), given.people)

    def work():
        for name in (*RULES, "n1", "t1"):
            world.get_holder(name).delete_arrays()
        return [world.calculate(name, "2025") for name in RULES], world.calculate("t1", "2025")

    took, (answers, units) = timed(work, given.runs)
    say(openfisca_ms=took, digest=digest(coded(*answers), units))


if __name__ == "__main__":
    main()
