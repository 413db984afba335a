"""Who a row is about: a column of names may hold collectives too, a cell of codes may hold one for each author."""

import re
from typing import Any

from bangvang.toolbox.sheets.reading import Look, Said
from bangvang.toolbox.sheets.reading.cells import text_of
from bangvang.toolbox.sheets.reading.persons import name
from bangvang.toolbox.sheets.reading.values import code
from bangvang.toolbox.vietnamese import nfc

# Words no name of a person begins with; with their marks, for Trương is a surname and Trường is a school.
_COLLECTIVE = re.compile(
    r"(?:trường|phòng|sở|tổ|khối|tập thể|công đoàn|chi bộ|văn phòng|trung tâm|đơn vị|ubnd|ủy ban|uỷ ban"
    r"|th|thcs|thpt|mn|mg|ptdtnt|ptdtbt|pgd|tt)\b",
    re.IGNORECASE,
)
_one_code = code(20)


def person_or_collective(value: Any, look: Look) -> Said:
    """A person's name, or a collective's by its first words."""
    said = nfc(" ".join(text_of(value).split()))
    return Said(None, also={"group_name": said}) if _COLLECTIVE.match(said) else name(value, look)


def codes(value: Any, look: Look) -> Said:
    """One code, or one on each line, in the order of the authors."""
    parts = [part.strip() for part in re.split(r"[\n;,]", text_of(value)) if part.strip()]
    return _one_code(value, look) if len(parts) < 2 else Said(None, also={"codes": parts})
