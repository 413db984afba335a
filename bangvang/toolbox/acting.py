"""Who acts: the least a tool must know of the person behind a step. The office has its own fuller `Acting`."""

from dataclasses import dataclass
from typing import Protocol


class Author(Protocol):
    """One signed-in account, perhaps acting for another; both names go into the journal."""

    @property
    def author_id(self) -> int | None: ...
    @property
    def author_name(self) -> str: ...
    @property
    def for_id(self) -> int | None: ...
    @property
    def for_name(self) -> str: ...
    @property
    def unit_name(self) -> str: ...


@dataclass(frozen=True)
class Machine:
    """The system itself, for jobs and for loading the demo."""

    author_name: str = "Hệ thống"
    author_id: int | None = None
    for_id: int | None = None
    for_name: str = ""
    unit_name: str = ""


MACHINE = Machine()
