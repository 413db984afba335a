"""What waits for a person, and what became of what a person sent: the shape every app answers the desk in."""

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Task:
    """One thing to do, with a link to the very place. `kind` names the sort of task ("dossiers.receive")."""

    label: str
    url_name: str
    url_args: tuple[Any, ...] = ()
    due: date | None = None
    hint: str = ""
    count: int = 1
    kind: str = ""
    query: str = ""  # "?trang-thai=…" behind the address


@dataclass(frozen=True)
class Sent:
    """One thing sent away, where it is now and how it stands there (state: ok, warn, bad, info, none)."""

    label: str
    url_name: str
    url_args: tuple[Any, ...] = ()
    where: str = ""
    state: str = "info"
    word: str = ""
    sent_date: date | None = None
