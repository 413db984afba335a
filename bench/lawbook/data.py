"""Made-up people with ten years of history, the five rules of the yardstick in words, and the digest of all answers.

E1  rated good or better, ten months worked (maternity counted), no discipline
E2  E1 and (a recognised initiative or rated excellent)
Q2  E2 inside the quota: place in the unit (points, then number) within 15 % of its E1, rounded down
E3  the base title three years in a row, a provincial initiative and no discipline in that time
E4  rated excellent two years in a row, two initiatives and no discipline in that time
E5  the base title six years in a row, two provincial titles, a national initiative, no discipline
T1  a unit: everybody rated at least average, 70 % E1, one Q2, nobody disciplined at the second level"""

import hashlib
import os
import tempfile
from pathlib import Path

import numpy as np

YEARS = 10
FIELDS = ("present", "rating", "months", "leave", "discipline", "initiatives", "scope", "titles")
HOME = Path(os.environ.get("BENCH_DATA", Path(tempfile.gettempdir()) / "bangvang-bench"))


def _year(rng, n, hired, good, woman, y):
    draw = lambda: rng.random(n, dtype=np.float32)  # noqa: E731
    here = (hired <= y) & (draw() >= 0.03)
    r = draw()
    rating = np.where(r < np.where(good, 0.85, 0.06), 4, np.where(r < 0.87, 3, np.where(r < 0.985, 2, 1)))
    maternity = woman & (draw() < 0.04)
    months = np.where(maternity, 6, np.where(draw() < 0.05, rng.integers(3, 12, n), 12))
    d, i, s = draw(), draw() / np.where(good, 3.0, 1.0), draw()
    discipline = (d < 0.012).astype(np.uint8) + (d < 0.005) + (d < 0.001)
    initiatives = (i < 0.20).astype(np.uint8) + (i < 0.05) + (i < 0.01)
    scope = np.where(initiatives == 0, 0, 1 + (s < 0.30) + (s < 0.08))
    base = here & (rating >= 3) & (months + 6 * maternity >= 10) & (discipline == 0)
    title = base & ((initiatives > 0) | (rating == 4)) & (draw() < np.where(good, 0.9, 0.1))
    return (
        here,
        {
            "rating": rating,
            "months": months,
            "leave": 6 * maternity,
            "discipline": discipline,
            "initiatives": initiatives,
            "scope": scope,
        },
        base,
        title,
    )


def generate(n, seed=20260731):
    """Year-major uint8 matrices [10, n], the unit of each person and the points."""
    rng = np.random.default_rng(seed)
    quality = rng.random(n, dtype=np.float32)
    good, woman = quality > 0.80, rng.random(n) < 0.6
    hired = np.where(rng.random(n) < 0.9, 0, rng.integers(1, 10, n)).astype(np.uint8)
    out = {name: np.zeros((YEARS, n), np.uint8) for name in FIELDS}
    run, last, wide = np.zeros(n, np.uint8), np.full(n, -9, np.int8), np.zeros((YEARS, n), bool)
    for y in range(YEARS):
        here, values, base, title = _year(rng, n, hired, good, woman, y)
        run = np.where(title, run + 1, 0)
        wide[y] = here & (values["scope"] >= 2)
        provincial = (run >= 3) & wide[max(0, y - 2) : y + 1].any(0) & (y - last >= 3)
        last = np.where(provincial, y, last)
        for name, value in values.items():
            out[name][y] = np.where(here, value, 0)
        out["present"][y] = here
        out["titles"][y] = np.where(here, base + 2 * title + 4 * provincial, 0)
    out["hired"] = hired
    out["unit"] = rng.integers(0, max(1, n // 40), n, dtype=np.int32)
    out["points"] = (rng.random(n) * 500 + quality * 500).astype(np.uint16)
    return out


def load(n, *names):
    """The data of a size, made once; only the names asked for."""
    home = HOME / f"n{n}"
    if not (home / "points.npy").exists():
        home.mkdir(parents=True, exist_ok=True)
        for name, values in generate(n).items():
            np.save(home / f"{name}.npy", values)
    return {name: np.load(home / f"{name}.npy") for name in names or (*FIELDS, "hired", "unit", "points")}


def digest(people, units):
    """One fingerprint of six bits a person and one a unit."""
    total = hashlib.sha256(np.ascontiguousarray(people, np.uint8))
    total.update(np.ascontiguousarray(units, np.uint8))
    return total.hexdigest()[:16]


def coded(*answers):
    """Six yes/no answers a person in one byte."""
    out = np.zeros(answers[0].size, np.uint8)
    for bit, each in enumerate(answers):
        out |= np.asarray(each, bool).astype(np.uint8) << np.uint8(bit)
    return out
