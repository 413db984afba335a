"""Polars: the five rules with groups over yearly rows packed as one mask a fact, its fastest form in the study."""

import argparse

import numpy as np
import polars as pl

from lawbook.data import YEARS, coded, digest, load
from lawbook.timing import say, timed

C = pl.col


def masks(n):
    """One mask a person and fact, bit j = j years back."""
    data = load(n)
    newest = {
        name: np.asarray(data[name])[::-1]
        for name in ("present", "rating", "months", "leave", "discipline", "initiatives", "scope", "titles")
    }
    flags = {
        "here": newest["present"] > 0, "r2": newest["rating"] >= 2, "r3": newest["rating"] >= 3, "r4": newest["rating"] == 4,
        "ten": newest["months"] + newest["leave"] >= 10, "bad": newest["discipline"] > 0, "grave": newest["discipline"] >= 2,
        "i1": newest["initiatives"] >= 1, "i2": newest["initiatives"] >= 2, "wide": newest["scope"] >= 2, "nation": newest["scope"] >= 3,
        "base": (newest["titles"] & 2) > 0, "prov": (newest["titles"] & 4) > 0,
    }  # fmt: skip
    bits = (1 << np.arange(YEARS, dtype=np.uint16))[:, None]
    columns = {name: (flag * bits).sum(0, dtype=np.uint16) for name, flag in flags.items()}
    return pl.DataFrame(
        {
            "id": np.arange(n, dtype=np.int64),
            "unit": np.asarray(data["unit"]),
            "points": np.asarray(data["points"]),
            **columns,
        }
    ).lazy()


def rules(frame):
    """E1 to E5 a person."""
    now = lambda name: (C(name) & 1) != 0  # noqa: E731
    prov = C("prov") & 63
    e1 = now("r3") & now("ten") & ~now("bad")
    return frame.select(
        "id", "unit", "points", e1=e1, e2=e1 & (now("i1") | now("r4")),
        e3=((C("base") & 7) == 7) & ((C("wide") & 7) != 0) & ((C("bad") & 7) == 0),
        e4=((C("r4") & 3) == 3) & (((C("i2") & 3) != 0) | ((C("i1") & 3) == 3)) & ((C("bad") & 3) == 0),
        e5=((C("base") & 63) == 63) & ((prov & (prov - 1)) != 0) & ((C("nation") & 63) != 0) & ((C("bad") & 63) == 0),
        here=now("here"), fails=now("here") & (~now("r2") | now("grave")),
    )  # fmt: skip


def groups(people):
    """The quota and the unit title."""
    unit = people.group_by("unit").agg(n1=C("e1").sum(), n=C("here").sum(), fails=C("fails").any())
    ordered = (
        people.filter(C("e2"))
        .select("id", "unit", "points")
        .sort(["unit", "points", "id"], descending=[False, True, False])
    )
    placed = ordered.with_columns(place=pl.int_range(pl.len()).over("unit")).join(unit, on="unit")
    inside = placed.filter((C("place") + 1) * 100 <= C("n1").cast(pl.Int64) * 15).select("id", "unit", q=pl.lit(True))
    titles = unit.join(inside.group_by("unit").agg(nq=pl.len()), on="unit", how="left").select(
        "unit", t=~C("fails") & (C("n") > 0) & (C("n1") * 10 >= C("n") * 7) & (C("nq").fill_null(0) > 0)
    )
    return people.join(inside.select("id", "q"), on="id", how="left"), titles


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--people", type=int, default=25_000)
    ask.add_argument("--runs", type=int, default=5)
    given = ask.parse_args()
    frame = masks(given.people).collect().lazy()

    def work():
        return pl.collect_all(list(groups(rules(frame).collect().lazy())))

    took, (people, units) = timed(work, given.runs)
    people, units = people.sort("id"), units.sort("unit")
    answers = [people[name].fill_null(False).to_numpy() for name in ("e1", "e2", "e3", "e4", "e5", "q")]
    say(polars_ms=took, digest=digest(coded(*answers), units["t"].to_numpy()))


if __name__ == "__main__":
    main()
