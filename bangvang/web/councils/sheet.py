"""A member's sheet as it stands on the page: chosen so far, all at once, looked at again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bangvang.office.councils import queries

FOR, AGAINST = "for", "against"


@dataclass(frozen=True)
class Name:
    """One name of the sheet and what is chosen on it."""

    item: Any
    is_recused: bool
    choice: str

    @property
    def field(self) -> str:
        return f"p-{self.item.pk}"


class Sheet:
    """All names of a ballot for one member; nothing of it is kept between two clicks but on the page itself."""

    def __init__(self, ballot: Any, by: Any, said: Mapping[str, str]) -> None:
        seat = ballot.roll.select_related("member").get(member__account=by.account)
        self.has_voted = seat.has_voted
        self.is_open = ballot.state == "open" and not seat.has_voted
        fill = FOR if said.get("viec") == "tat-ca" else ""
        rows = queries.sheet_of(ballot, seat.member) if self.is_open else []
        self.names = [Name(row.item, row.is_recused, _choice(said, row, fill)) for row in rows]
        self.is_review = said.get("viec") == "xem-lai" and not self.left
        self.asked_too_early = said.get("viec") == "xem-lai" and bool(self.left)

    @property
    def voted_on(self) -> list[Name]:
        return [name for name in self.names if not name.is_recused]

    @property
    def votes(self) -> int:
        return len(self.voted_on)

    @property
    def left(self) -> int:
        return sum(1 for name in self.voted_on if not name.choice)

    @property
    def agreed(self) -> int:
        return sum(1 for name in self.voted_on if name.choice == FOR)

    @property
    def against(self) -> list[Name]:
        return [name for name in self.voted_on if name.choice == AGAINST]

    @property
    def choices(self) -> dict[int, str]:
        return {name.item.pk: name.choice for name in self.voted_on if name.choice}


def _choice(said: Mapping[str, str], row: Any, fill: str) -> str:
    told = said.get(f"p-{row.item.pk}", "")
    return "" if row.is_recused else told if told in (FOR, AGAINST) else fill
