"""Which decision a scan is of, by the name of its file: “45_QD-SGDDT 2022.pdf” is Quyết định số 45/QĐ-SGDĐT."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bangvang.toolbox.vietnamese import fold

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
FIRST = re.compile(r"(?<!\d)0*(\d{1,6})(?!\d)")
DAY = re.compile(r"(?<!\d)\d{1,2}[-_. ]\d{1,2}[-_. ](?:19|20)\d\d(?!\d)")


@dataclass(frozen=True)
class Decided:
    """A decision that waits for its scan."""

    number: str
    issuer: str
    year: str = ""


@dataclass(frozen=True)
class Named:
    """A file with the decisions its name fits: one is found, none or several are told with a reason."""

    name: str
    found: Decided | None
    reason: str = ""


def match_scans(names: Sequence[str], waiting: Iterable[Decided]) -> list[Named]:
    """The decision of each file. A name that fits two decisions is never guessed."""
    known = list(dict.fromkeys(waiting))
    return [_matched(name, known) for name in names]


def _matched(name: str, known: list[Decided]) -> Named:
    stem = name.rsplit(".", 1)[0]
    fitting = _by_whole_number(stem, known) or _by_digits(stem, known)
    if len(fitting) > 1 and (years := set(YEAR.findall(stem))):
        fitting = [one for one in fitting if one.year in years]
    if len(fitting) == 1:
        return Named(name, fitting[0])
    if not fitting:
        return Named(name, None, "Không có quyết định nào đang chờ bản chụp mang số này.")
    told = "; ".join(f"{one.number} của {one.issuer}" for one in fitting[:3])
    return Named(name, None, f"Tên tệp hợp với nhiều quyết định: {told}.")


def _by_whole_number(stem: str, known: list[Decided]) -> list[Decided]:
    """The number with its sign stands in the name: “quyet dinh 45 QD SGDDT”."""
    words = _words(stem)
    return [one for one in known if (own := _words(one.number)) and f" {own} " in f" {words} "]


def _by_digits(stem: str, known: list[Decided]) -> list[Decided]:
    """Only the number: the first one of the name that is no day and no year."""
    bare = YEAR.sub(" ", DAY.sub(" ", stem))
    first = FIRST.search(bare)
    if first is None:
        return []
    return [one for one in known if (own := FIRST.match(one.number.strip())) and own[1] == first[1]]


def _words(text: str) -> str:
    """Digits and letters apart, signs as spaces: “45/QĐ-SGDĐT” and “045_QD.SGDDT” read the same."""
    apart = re.sub(r"(\d)([a-z])|([a-z])(\d)", r"\1\3 \2\4", fold(text))
    return " ".join(part.lstrip("0") or "0" for part in re.split(r"[^0-9a-z]+", apart) if part)
