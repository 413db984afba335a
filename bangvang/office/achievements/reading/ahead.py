"""Lists of past years read in a process of their own while the one before is written."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from bangvang.office.achievements.reading.kinds import AWARDS_LIST, INITIATIVES, RATINGS, RESULTS
from bangvang.toolbox.sheets import SheetRefused
from bangvang.toolbox.sheets.reading import Reading, read_sheet

KINDS = {kind.code: kind for kind in (AWARDS_LIST, RATINGS, INITIATIVES, RESULTS)}
AHEAD = 2  # files read before their turn: memory for these and no more
FEW = 3  # for so few no second process is begun


def read_ahead(wanted: Iterable[tuple[Path, str]], names: dict[str, Any]) -> Iterator[Reading | None]:
    """The readings of files (path, kind) in their order; none where one was refused: who takes it reads it again and is told."""
    left = list(wanted)
    if len(left) <= FEW:
        yield from (None for _one in left)
        return
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        begun: deque[tuple[str, Future[Any] | None]] = deque()
        for path, kind in left:
            begun.append((kind, _begun(pool, path, kind, names)))
            if len(begun) > AHEAD:
                yield _taken(*begun.popleft())
        yield from (_taken(*each) for each in begun)


def _begun(pool: ProcessPoolExecutor, path: Path, kind: str, names: dict[str, Any]) -> "Future[Any] | None":
    """A process that died reads no more; the rest is read where it is written."""
    try:
        return pool.submit(_read, path, kind, names)
    except BrokenProcessPool:
        return None


def _taken(kind: str, begun: "Future[Any] | None") -> Reading | None:
    try:
        return Reading(kind=KINDS[kind], **begun.result()) if begun else None
    except (SheetRefused, OSError, BrokenProcessPool):
        return None


def _read(path: Path, kind: str, names: dict[str, Any]) -> dict[str, Any]:
    """What the other process sends back: all but the kind, which holds functions, and the lines, which nobody asks."""
    said = vars(read_sheet(path.read_bytes(), path.name, KINDS[kind], names=names))
    return {name: value for name, value in said.items() if name != "kind"} | {"lines": ()}
