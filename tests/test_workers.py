"""Work on several processors: results in the order of their tasks, and no worker left behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import closing
from operator import length_hint

import pytest

from hunanfacts import workers
from hunanfacts.workers import Workers

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="workers are for Linux")


def doubled(number: int) -> int:
    if number < 0:
        raise ValueError(number)
    return 2 * number


@pytest.mark.parametrize("number", [0, 1, 3])
def test_results_come_in_the_order_of_their_tasks(number: int) -> None:
    with closing(Workers(doubled, number)) as team:
        assert len(team) == number
        assert list(team.results(range(20))) == [*range(0, 40, 2)]
        assert list(team.results(iter([1]))) == [2]  # fewer than there are workers
        assert list(team.results([])) == []


def slow_first(number: int) -> int:
    if not number:
        time.sleep(0.5)
    return number


def test_a_worker_that_is_done_does_not_wait_for_one_that_takes_long() -> None:
    """Nor does it run far ahead, which would fill the memory."""
    tasks = iter(range(99))
    with closing(Workers(slow_first, 2)) as team:
        results = team.results(tasks)
        first = next(results)
        assert 3 < 99 - length_hint(tasks) < 20
        assert [first, *results] == [*range(99)]


def test_what_a_worker_leaves_when_it_is_killed_is_done_all_the_same() -> None:
    with closing(Workers(doubled, 2)) as team:
        results = team.results(range(9))
        first = next(results)
        team._workers[1][0].kill()  # noqa: SLF001 -- as the system may
        assert [first, *results] == [*range(0, 18, 2)]


@pytest.mark.parametrize("number", [0, 1, 3])
def test_results_that_nobody_took_are_none_of_the_next_tasks(number: int) -> None:
    with closing(Workers(doubled, number)) as team:
        assert next(team.results(range(100, 200))) == 200
        assert list(team.results(range(9))) == [doubled(task) for task in range(9)]


def test_an_error_is_raised_as_without_workers() -> None:
    with closing(Workers(doubled, 2)) as team, pytest.raises(ValueError, match="-3"):
        list(team.results([1, -3, 2]))


def test_where_no_process_can_be_started_this_one_works(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refuse)
    with closing(Workers(doubled, 2)) as team:
        assert len(team) == 0
        assert list(team.results([1, 2])) == [2, 4]


def test_there_are_as_many_as_processors_where_a_copy_is_safe(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 1)  # the tests' own may be more
    for processors, number in ((1, 0), (3, 3), (99, workers.MOST)):
        monkeypatch.setattr(os, "sched_getaffinity", lambda _, n=processors: {*range(n)})
        assert workers.count() == number
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert workers.count() == 0
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(type(multiprocessing.current_process()), "daemon", True)
    assert workers.count() == 0


def test_no_worker_outlives_the_process_that_it_works_for() -> None:
    script = (
        "import os, signal\n"
        "from hunanfacts.workers import Workers\n"
        "team = Workers(None, 3)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    # The workers hold the same stdout: its end is reached when the last of them has ended.
    run = subprocess.run(
        [sys.executable, "-c", script], check=False, capture_output=True, timeout=60
    )
    assert (run.returncode, run.stdout, run.stderr) == (-signal.SIGKILL, b"", b"")
