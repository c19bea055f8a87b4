"""The check of long drafts on several processors: passages go out in batches, findings come back.

What is found in a passage depends on no other one, so that the findings are those of a single
process, in its order. A worker ends with the process that it works for, however that ends; what a
worker does not answer is checked here, where an error is raised as it would be without workers.
"""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

    from hunanfacts.check.checking import Checker
    from hunanfacts.check.records import Finding, Passage

LONG = 200_000
"""Bytes of drafts that are worth while the start of workers."""
MOST = 8
"""Workers; the process that they work for takes a tenth of the time of all."""
_BATCH = 12_000
"""Characters that a worker is given at once."""


def count(size: int) -> int:
    """Return how many workers drafts of so many bytes are checked by; 0 for none but this process.

    Only Linux can start one at once with the facts that are read already.
    """
    if size < LONG or sys.platform != "linux":
        return 0
    processors = len(os.sched_getaffinity(0))
    return min(processors, MOST) if processors > 1 else 0


class Workers:
    """Processes that check passages by the facts of a checker."""

    def __init__(self, checker: Checker, count: int) -> None:
        """Start so many; none is one too."""
        self._checker = checker
        self._workers: list[tuple[ForkProcess, Connection]] = []
        if count:
            self._start(count)

    def findings(self, passages: Iterable[Passage]) -> Iterator[Finding]:
        """Yield what is found of each number of a draft, in its order."""
        if not self._workers:
            yield from self._checker.findings(passages)
            return
        batches = _batches(passages)
        given = deque[tuple["Connection", list["Passage"]]]()
        for (_, worker), batch in zip(self._workers, batches, strict=False):
            _give(worker, batch)
            given.append((worker, batch))
        while given:
            worker, batch = given.popleft()
            found = self._taken(worker, batch)
            if following := next(batches, None):
                _give(worker, following)
                given.append((worker, following))
            yield from found

    def close(self) -> None:
        """End the workers."""
        for process, connection in self._workers:
            connection.close()
            process.terminate()
        for process, _ in self._workers:
            process.join()
        self._workers = []

    def _start(self, count: int) -> None:
        from multiprocessing import get_context

        context = get_context("fork")
        for _ in range(count):
            here, there = context.Pipe()
            others = [here, *(connection for _, connection in self._workers)]
            process = context.Process(
                target=_work, args=(self._checker, there, others), daemon=True
            )
            process.start()
            there.close()
            self._workers.append((process, here))

    def _taken(self, worker: Connection, batch: list[Passage]) -> Iterable[Finding]:
        """Take the answer of a worker; one that has ended gives none."""
        try:
            found: list[Finding] = worker.recv()
        except (EOFError, OSError):
            return self._checker.findings(batch)
        return found


def _batches(passages: Iterable[Passage]) -> Iterator[list[Passage]]:
    batch: list[Passage] = []
    size = 0
    for passage in passages:
        batch.append(passage)
        size += len(passage.text)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _give(worker: Connection, batch: list[Passage]) -> None:
    with suppress(OSError):  # it has ended, and will give no answer
        worker.send(batch)


def _work(checker: Checker, connection: Connection, others: Iterable[Connection]) -> None:
    """Answer batches until there are no more, or nobody who asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that asks
    for other in others:
        other.close()
    with suppress(Exception):  # the one that asks comes upon the same error
        while True:
            connection.send(list(checker.findings(connection.recv())))
