"""Work of one kind on several processors: tasks go out, results come back in their order.

A worker ends with the process that it works for, however that ends. What a worker does not answer
is done by that process itself, where an error is raised as it would be without workers.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

Task = TypeVar("Task")
Result = TypeVar("Result")

MOST = 8
"""Workers; the process that they work for takes a tenth of the time of all."""
_AHEAD = 3
"""Tasks for each worker that may be begun before the one whose result is next."""


def count() -> int:
    """Return how many workers long work is shared among; 0 where this process does it alone.

    Only Linux can start one at once with all that has been read already, and a process with several
    threads cannot be copied safely, as in a notebook or a server.
    """
    if sys.platform != "linux":
        return 0
    import multiprocessing
    import threading

    processors = len(os.sched_getaffinity(0))
    is_alone = threading.active_count() == 1 and not multiprocessing.current_process().daemon
    return min(processors, MOST) if processors > 1 and is_alone else 0


class Workers(Generic[Task, Result]):
    """Processes that do the same work on one task after the other."""

    def __init__(self, work: Callable[[Task], Result], number: int) -> None:
        """Start so many, or as many as the system lets; none is one too."""
        self._work = work
        self._workers: list[tuple[ForkProcess, Connection]] = []
        self._given: dict[Connection, tuple[int, Task]] = {}
        """The task of each worker of which nobody has taken the result, and its number."""
        if number:
            self._start(number)

    def __len__(self) -> int:
        """Return how many there are besides this process."""
        return len(self._workers)

    def results(self, tasks: Iterable[Task]) -> Iterator[Result]:
        """Yield the result of each task, in their order.

        A worker that is done has the next task at once, though a task before may take longer.
        """
        if not self._workers:
            yield from map(self._work, tasks)
            return
        self._drop()
        numbered = enumerate(tasks)
        following = next(numbered, None)
        free = [connection for _, connection in self._workers]
        early: dict[int, Result] = {}
        turn, ahead = 0, _AHEAD * len(free)
        while following or self._given:
            while following and free and following[0] < turn + ahead:
                self._give(free.pop(), following)
                following = next(numbered, None)
            for worker in self._answering():
                place, result = self._taken(worker)
                early[place] = result
                free.append(worker)
            while turn in early:
                yield early.pop(turn)
                turn += 1

    def _answering(self) -> list[Connection]:
        """Wait for answers; return the workers that have one, or have ended."""
        from multiprocessing.connection import wait

        ready = wait(self._given)
        return [worker for worker in self._given if worker in ready]

    def _drop(self) -> None:
        """Drop the results that nobody took of the tasks before."""
        for worker in self._given:
            with suppress(EOFError, OSError):
                worker.recv()
        self._given.clear()

    def close(self) -> None:
        """End the workers."""
        for process, connection in self._workers:
            connection.close()
            process.terminate()
        for process, _ in self._workers:
            process.join()
        self._workers = []

    def _start(self, number: int) -> None:
        from multiprocessing import get_context

        context = get_context("fork")
        for _ in range(number):
            here, there = context.Pipe()
            others = [here, *(connection for _, connection in self._workers)]
            process = context.Process(target=_serve, args=(self._work, there, others), daemon=True)
            try:
                process.start()
            except OSError:  # there are too many processes
                here.close()
                break
            finally:
                there.close()
            self._workers.append((process, here))

    def _give(self, worker: Connection, task: tuple[int, Task]) -> None:
        with suppress(OSError):  # it has ended, and will give no answer
            worker.send(task[1])
        self._given[worker] = task

    def _taken(self, worker: Connection) -> tuple[int, Result]:
        """Take the answer of a worker, and which task it is of; one that has ended gives none."""
        place, task = self._given.pop(worker)
        try:
            result: Result = worker.recv()
        except (EOFError, OSError):
            return place, self._work(task)
        return place, result


def _serve(
    work: Callable[[Any], object], connection: Connection, others: Iterable[Connection]
) -> None:
    """Answer tasks until there are no more, or nobody who asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that asks
    for other in others:
        other.close()
    with suppress(Exception):  # the one that asks comes upon the same error
        while True:
            connection.send(work(connection.recv()))
