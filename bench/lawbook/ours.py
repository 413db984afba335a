"""Ours: every award with three answers, quotas and unit titles over planes; and the five rules of the yardstick."""

import argparse
import time
from datetime import date

import numpy as np

from bangvang.lawbook import Columns, Planes, Roll, answer_for, answers_for, stages
from bangvang.lawbook.conditions import Win, every, some
from bangvang.lawbook.facts import FACTS, Fact
from bangvang.lawbook.groups import capped
from bangvang.lawbook.planes import Pass
from bangvang.lawbook.settings import Settings
from lawbook.data import YEARS, coded, digest, load
from lawbook.timing import peak_mb, say, timed

DAY = date(2025, 7, 10)
AMOUNTS = ("knc_months", "difficult_months", "teaching_months", "sector_months")


class Population:
    """The data as the rulebook's columns, newest year first: a year without a record is not known, one before the hiring is nothing."""

    def __init__(self, n, roll):
        self.n, self.roll = n, roll
        self.here = self._newest("present").astype(bool)
        years = np.arange(YEARS)[::-1, None]
        self.before = roll.in_order(np.asarray(load(n, "hired")["hired"]))[None] > years
        self.rng = np.random.default_rng(7)

    def _newest(self, name):
        return self.roll.in_order(np.asarray(load(self.n, name)[name]))[::-1]

    def _known(self, values, ended=0):
        return np.where(self.here, values, np.where(self.before, ended, -1)).astype(np.int8)

    def year(self, name):
        """A yearly field of the rulebook."""
        if name == "rating":
            return self._known(self._newest("rating").astype(np.int8) - 1)
        if name == "discipline":
            return self._known(self._newest("discipline"))
        if name == "undisciplined":
            return self._known(self._newest("discipline") == 0, 1)
        if name == "standing":
            bad = np.maximum.accumulate(self._newest("discipline") > 0, axis=0)
            return np.where(bad, 0, self._known(1))
        bits = {"ldtt": 1, "cstdcs": 2, "cstdt": 4}
        if name in bits:
            return self._known((self._newest("titles") & bits[name]) > 0)
        if name == "no_cstdt":
            return self._known((self._newest("titles") & 4) == 0, 1)
        if name in ("sk_any", "sk_free"):
            return self._known(self._newest("initiatives"))
        if name in ("sk_province", "sk_nation"):
            return self._known(self._newest("scope") >= (2 if name == "sk_province" else 3))
        if name.startswith("after_"):
            return np.broadcast_to(self.rng.random(self.n) < 0.02, (YEARS, self.n)).astype(np.int8)
        return np.full(
            (YEARS, self.n), int(name in ("six_months", "leave_counts") or name.startswith("unused")), np.int8
        )

    def present(self, name):
        """A field of the day."""
        if name in ("exemplary", "united"):
            return np.full(self.n, -1, np.int8)
        if name == "cstdt_pair":
            won = (self._newest("titles") & 4) > 0
            return (sum(won[:-gap] & won[gap:] for gap in (3,)).any(0)).astype(np.int8)
        if name in ("no_hold", "free_of_discipline", "never_knc", "is_teacher"):
            return np.where(self.rng.random(self.n) < 0.01, -1, 1).astype(np.int8)
        return (self.rng.random(self.n) < 0.02).astype(np.int8)

    def columns(self):
        """What the planes are built from."""
        months = self.rng.integers(0, 480, self.n).astype(np.int16)
        return Columns("person", self.n, self.year, self.present, dict.fromkeys(AMOUNTS, (months, months)))


def of_units(count):
    """Units with a rating and titles of some years."""
    rng = np.random.default_rng(3)
    fields = {
        "rating": rng.integers(1, 4, (YEARS, count)).astype(np.int8),
        "excellent": (rng.random((YEARS, count)) < 0.5).astype(np.int8),
    }
    year = lambda name: fields.get(name, np.zeros((YEARS, count), np.int8))  # noqa: E731
    old = np.full(count, 300, np.int64)
    return Columns(
        "group",
        count,
        year,
        lambda name: np.full(count, -1 if name == "exemplary" else 1, np.int8),
        {"group_months": (old, old)},
    )


# ---- the five rules of the yardstick, in the rulebook's own algebra -----------------------------------------------------------
def _fact(name, field, least=1):
    FACTS[name] = Fact(name, name, name, field, least, True, "", "", "")
    return name


for _name, _field, _least in (
    ("b_here", "b_present", 1), ("b_average", "rating", 1), ("b_good", "rating", 2), ("b_excellent", "rating", 3), ("b_ten", "b_months", 10),
    ("b_clean", "b_clean", 1), ("b_grave", "discipline", 2), ("b_sk", "sk_any", 1), ("b_sk2", "sk_any", 2), ("b_sk3", "sk_any", 3),
    ("b_wide", "sk_province", 1), ("b_nation", "sk_nation", 1), ("b_base", "cstdcs", 1), ("b_prov", "cstdt", 1),
):  # fmt: skip
    _fact(_name, _field, _least)
E1 = every("b_good") & every("b_ten") & every("b_clean")
E2 = E1 & (some("b_sk") | every("b_excellent"))
E3 = every("b_base", 3) & some("b_wide", 3) & every("b_clean", 3)
E4 = every("b_excellent", 2) & Win(("b_sk", "b_sk2", "b_sk3"), 2, 2) & every("b_clean", 2)
E5 = every("b_base", 6) & Win(("b_prov",), 6, 2) & some("b_nation", 6) & every("b_clean", 6)


class Yardstick(Population):
    """The yardstick's own reading of the data: a year without a record is nothing, and no discipline in it."""

    def year(self, name):
        """A yearly field, two answers only."""
        plain = {"b_present": "present", "sk_any": "initiatives", "discipline": "discipline"}
        if name in plain:
            return self._newest(plain[name]).astype(np.int8)
        if name == "rating":
            return np.maximum(self._newest("rating").astype(np.int8) - 1, 0)
        if name == "b_months":
            return (self._newest("months") + self._newest("leave")).astype(np.int8)
        if name == "b_clean":
            return (self._newest("discipline") == 0).astype(np.int8)
        if name in ("sk_province", "sk_nation"):
            return (self._newest("scope") >= (2 if name == "sk_province" else 3)).astype(np.int8)
        return ((self._newest("titles") & {"cstdcs": 2, "cstdt": 4}[name]) > 0).astype(np.int8)


def same_rules(planes, roll):
    """Five rules, the quota and the unit title: words of six answers and one a unit."""
    reader = Pass(planes, Settings(DAY))
    words = [reader.read(rule, 0) for rule in (E1, E2, E3, E4, E5)]
    base = roll.counted(words[0])
    inside, _ = roll.best(words[1], capped(base, 0.15, "down"))
    here = planes.rows("b_here")[0][0]
    people = roll.counted(here)
    bad = here & (~planes.rows("b_average")[0][0] | planes.rows("b_grave")[0][0])
    team = (roll.counted(bad) == 0) & (people > 0) & (base * 10 >= people * 7) & (roll.counted(inside) > 0)
    return [*words, inside], team


def answers_digest(words, team, roll, n):
    """The digest in the order of the data."""
    bits = [np.unpackbits(each.view(np.uint8), count=n, bitorder="little") for each in words]
    code = np.zeros(n, np.uint8)
    code[roll.order] = coded(*bits)
    return digest(code, team)


FACTS_OF_ONE = {
    "joined": date(2008, 9, 5), "post": "teacher", "exemplary": True, "disciplined_now": False, "holds": [], "merits": [],
    "awards": [{"code": "BKT", "day": date(2019, 11, 15), "kind": "cong_trang"}], "discipline_periods": [], "years_in_difficult_area": 0,
    "history": {
        f"{y}-{y + 1}": {"rating": "HTXS", "months_worked": 10, "leave": [], "discipline": "none", "titles": ["LDTT", "CSTDCS"],
                         "initiatives": [{"scope": "province", "share": 100}], "research": []}
        for y in range(2015, 2025)
    },
}  # fmt: skip


def explained(runs):
    """One award and all awards explained for one person, in microseconds."""

    def one():
        for code in ("LDTT", "CSTDCS", "CSTDT", "BKT"):
            answer_for(code, "person", FACTS_OF_ONE, day=DAY, period="2024-2025")

    yearly = ("LDTT", "CSTDCS", "CSTDT", "CSTDB", "CSTDTQ")
    some_of = timed(lambda: answers_for("person", FACTS_OF_ONE, day=DAY, period="2024-2025", codes=yearly), runs)[0]
    everything = timed(lambda: answers_for("person", FACTS_OF_ONE, day=DAY, period="2024-2025"), runs)[0]
    return timed(one, runs)[0] / 4 * 1000, some_of * 1000, everything * 1000


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--people", type=int, default=25_000)
    ask.add_argument("--runs", type=int, default=7)
    ask.add_argument("part", choices=["all", "same"])
    given = ask.parse_args()
    n = given.people
    data = load(n, "unit", "points")
    roll = Roll(np.asarray(data["unit"]), np.asarray(data["points"]))
    begin = time.perf_counter()
    if given.part == "same":
        planes = Planes(Yardstick(n, roll).columns())
        took, (words, team) = timed(lambda: same_rules(planes, roll), given.runs)
        say(ours_same_rules_ms=took, digest=answers_digest(words, team, roll, n))
        return
    planes, units = Planes(Population(n, roll).columns()), of_units(roll.units.size)
    stages(planes, roll, units, day=DAY)
    loaded = time.perf_counter() - begin
    took, _ = timed(lambda: stages(planes, roll, units, day=DAY), given.runs)
    one, yearly, everything = explained(200)
    say(
        ours_ms=took,
        load_s=loaded,
        explain_one_us=one,
        explain_yearly_us=yearly,
        explain_all_us=everything,
        rss_mb=peak_mb(),
    )


if __name__ == "__main__":
    main()
