"""A second process draws papers and certificates while the season goes on, as the worker does beside the server."""

import ctypes
import json
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from types import TracebackType
from typing import Any

from bangvang.office.decisions.actions import keep_certificates
from bangvang.office.decisions.models import Decision
from bangvang.office.decisions.papers import certificate_sheets
from bangvang.office.decisions.queries import PRINT_CERTIFICATES
from bangvang.toolbox import papers
from bangvang.toolbox.jobs import JOBS
from bangvang.toolbox.models import Paper
from bangvang.toolbox.printing import certificates_pdf

RENDER = "toolbox.render"
M_ARENA_MAX = -8  # mallopt(3)
AHEAD, IN_HAND = (
    200,
    6_000_000,
)  # drawings, and characters of their data, in hand at most: neither data nor files pile up


@dataclass(frozen=True)
class Drawing:
    """Something being drawn: how long its data is, and what is done with it once it is there."""

    size: int
    made: Future[Any]
    keep: Callable[[Any], None]


class DrawnAside:
    """While it is open, papers are drawn aside; files are stored by the season's own process, one writer to the database."""

    def __enter__(self) -> "DrawnAside":
        # Forked before the database is opened; the child never touches it.
        self._pool = ProcessPoolExecutor(1, mp_context=get_context("fork"), initializer=_keep_one_arena)
        self._pool.submit(int).result()
        self._waiting: list[Drawing] = []
        self._usual = {name: JOBS[name] for name in (RENDER, PRINT_CERTIFICATES)}
        JOBS.update({RENDER: self._take_paper, PRINT_CERTIFICATES: self._take_certificates})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        JOBS.update(self._usual)
        self._pool.shutdown(cancel_futures=error is not None)

    def keep_all(self) -> None:
        """Wait for everything that is still being drawn."""
        while self._waiting:
            self._keep_first()

    def _take_paper(self, paper_id: int) -> None:
        text = json.dumps(Paper.objects.values_list("data", flat=True).get(pk=paper_id))
        self._take(len(text), self._pool.submit(_paper, text), lambda made: _keep_paper(paper_id, made))

    def _take_certificates(self, decision_id: int) -> None:
        decision = Decision.objects.select_related("unit").get(pk=decision_id)
        if sheets := certificate_sheets(decision):
            drawing = self._pool.submit(certificates_pdf, sheets)
            self._take(len(repr(sheets)), drawing, lambda made: keep_certificates(decision, made))

    def _take(self, size: int, made: Future[Any], keep: Callable[[Any], None]) -> None:
        self._waiting.append(Drawing(size, made, keep))
        while self._waiting and (self._is_full() or self._waiting[0].made.done()):
            self._keep_first()

    def _is_full(self) -> bool:
        return len(self._waiting) > AHEAD or sum(one.size for one in self._waiting) > IN_HAND

    def _keep_first(self) -> None:
        first = self._waiting.pop(0)
        first.keep(first.made.result())


def _keep_one_arena() -> None:
    """The room one long list leaves serves the next, where the C library can be told so (glibc)."""
    if told := getattr(ctypes.CDLL(None), "mallopt", None):
        told(M_ARENA_MAX, 1)


def _paper(text: str) -> tuple[bytes, bytes]:
    return papers.drawn(json.loads(text))


def _keep_paper(paper_id: int, made: tuple[bytes, bytes]) -> None:
    papers.keep_drawn(Paper.objects.get(pk=paper_id), *made)
