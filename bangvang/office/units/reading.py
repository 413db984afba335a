"""Units by any spelling an office uses: “Trường THPT số 1 Tư Nghĩa”, “THPT Tư Nghĩa I”, “Tr. Trung học phổ thông Tư Nghĩa 1”."""

import re
from collections.abc import Iterable
from typing import Any

from bangvang.toolbox.sheets.reading import Spellings
from bangvang.toolbox.vietnamese import fold

_PHRASES = (
    ("trung tam giao duc nghe nghiep va giao duc thuong xuyen", "gdnn gdtx"),
    ("trung tam giao duc thuong xuyen", "gdtx"),
    ("trung tam ktth hn", "ktthhn"),
    ("giao duc nghe nghiep", "gdnn"),
    ("giao duc thuong xuyen", "gdtx"),
    ("trung hoc pho thong", "thpt"),
    ("pho thong trung hoc", "thpt"),
    ("ptth", "thpt"),
    ("trung hoc co so", "thcs"),
    ("pho thong co so", "thcs"),
    ("ptcs", "thcs"),
    ("pho thong dan toc noi tru", "ptdtnt"),
    ("pho thong dan toc ban tru", "ptdtbt"),
    ("dan toc noi tru", "ptdtnt"),
    ("dtnt", "ptdtnt"),
    ("tieu hoc", "th"),
    ("mam non", "mn"),
    ("mau giao", "mg"),
    ("phong giao duc va dao tao", "pgd"),
    ("phong giao duc", "pgd"),
    ("phong gd va dt", "pgd"),
    ("phong gd dt", "pgd"),
    ("phong gddt", "pgd"),
    ("pgd dt", "pgd"),
    ("pgddt", "pgd"),
    ("so giao duc va dao tao", "sgd"),
    ("so gd va dt", "sgd"),
    ("so gd dt", "sgd"),
    ("so gddt", "sgd"),
    ("trung tam", "tt"),
    ("thi xa", "tx"),
    ("thanh pho", "tp"),
)
_DROPPED = {"truong", "tr", "so", "va", "huyen", "tinh", "cap", "thuoc", "cua"}
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_PARTS = re.compile(r"\W+")


def unit_words(name: str) -> tuple[str, ...]:
    """The words that tell one unit from another; kinds of school as their usual letters, numerals as digits."""
    text = " ".join(_PARTS.sub(" ", fold(name)).split())
    for phrase, short in _PHRASES:
        text = re.sub(rf"\b{phrase}\b", short, text)
    text = re.sub(r"\b(th|mn|mg|thcs|thpt)(?=thcs\b|thpt\b)", r"\1 ", text)
    words = [_ROMAN.get(word, word.lstrip("0") or word) for word in text.split()]
    return tuple(word for word in words if word not in _DROPPED)


def unit_spellings(units: Iterable[tuple[Any, str, Iterable[str]]]) -> Spellings:
    """Finds units given as (id, name, other names): short names, codes, names of earlier years."""
    return Spellings(units, unit_words)
