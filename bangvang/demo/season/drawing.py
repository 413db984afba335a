"""A second process draws the papers while the season goes on, as the worker does beside the server."""

import json
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from types import TracebackType

from bangvang.toolbox import papers
from bangvang.toolbox.jobs import JOBS
from bangvang.toolbox.models import Paper

RENDER = "toolbox.render"
AHEAD, IN_HAND = 200, 6_000_000  # papers, and characters of their data, in hand at most: neither data nor files pile up


class DrawnAside:
    """While it is open, papers are drawn aside; files are stored by the season's own process, one writer to the database."""

    def __enter__(self) -> "DrawnAside":
        # Forked before the database is opened; the child never touches it.
        self._pool = ProcessPoolExecutor(1, mp_context=get_context("fork"))
        self._pool.submit(int).result()
        self._waiting: dict[int, tuple[int, Future[tuple[bytes, bytes]]]] = {}  # paper: characters, its drawing
        self._usual, JOBS[RENDER] = JOBS[RENDER], self._take
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        JOBS[RENDER] = self._usual
        self._pool.shutdown(cancel_futures=error is not None)

    def keep_all(self) -> None:
        """Wait for everything that is still being drawn."""
        while self._waiting:
            self._keep_first()

    def _take(self, paper_id: int) -> None:
        text = json.dumps(Paper.objects.values_list("data", flat=True).get(pk=paper_id))
        self._waiting[paper_id] = len(text), self._pool.submit(_drawn, text)
        while self._waiting and (self._is_full() or next(iter(self._waiting.values()))[1].done()):
            self._keep_first()

    def _is_full(self) -> bool:
        return len(self._waiting) > AHEAD or sum(size for size, _ in self._waiting.values()) > IN_HAND

    def _keep_first(self) -> None:
        paper_id = next(iter(self._waiting))
        papers.keep_drawn(Paper.objects.get(pk=paper_id), *self._waiting.pop(paper_id)[1].result())


def _drawn(text: str) -> tuple[bytes, bytes]:
    return papers.drawn(json.loads(text))
