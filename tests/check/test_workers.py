"""Long drafts on several processors: nothing is found that one would not find, and none is left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, cast

import pytest

from hunanfacts.check import workers
from hunanfacts.check.checking import Checker
from hunanfacts.check.drafts import passages_of
from hunanfacts.check.workers import Workers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from hunanfacts.api import KnowledgeBase
    from hunanfacts.check.records import Finding, Passage

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="workers are for Linux")

DRAFT = "".join(
    f"# 第{at}章\n\n湖南经济总量{'超过' * (at % 2)}{at % 9}万亿元，粮食产量{600 + at % 7}亿斤左右。"
    f"\n\n<!-- hunanfacts: ignore -->全省有{at}个县。\n\n"
    for at in range(60)
)


def found(checker: Checker | Workers) -> list[Finding]:
    return list(checker.findings(passages_of(DRAFT.encode(), "draft.md")))


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_BATCH", 200)


@pytest.mark.parametrize("number", [0, 1, 3])
def test_workers_find_what_one_process_finds(number: int, base: KnowledgeBase) -> None:
    checker = Checker(base.index)
    team = Workers(checker, number)
    try:
        alone = found(checker)
        assert [found(team), found(team)] == [alone, alone]  # of a second draft too
    finally:
        team.close()


def test_what_a_worker_leaves_when_it_is_killed_is_checked_all_the_same(
    base: KnowledgeBase,
) -> None:
    checker = Checker(base.index)
    team = Workers(checker, 2)
    try:
        results = team.findings(passages_of(DRAFT.encode(), "draft.md"))
        first = next(results)
        team._workers[1][0].kill()  # noqa: SLF001 -- as the system may
        assert [first, *results] == found(checker)
    finally:
        team.close()


class Faulty:
    """A checker that comes upon an error."""

    def findings(self, passages: Iterable[Passage]) -> Iterator[Finding]:
        """Fail at the first passage."""
        raise ValueError(next(iter(passages)).text)


def test_an_error_is_raised_as_without_workers() -> None:
    team = Workers(cast("Checker", Faulty()), 2)
    try:
        with pytest.raises(ValueError, match="第0章"):
            found(team)
    finally:
        team.close()


def test_short_drafts_start_no_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2})
    assert workers.count(workers.LONG - 1) == 0
    assert workers.count(workers.LONG) == 3
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})
    assert workers.count(workers.LONG) == 0


def test_no_worker_outlives_the_process_that_it_works_for() -> None:
    script = (
        "import os, signal\n"
        "from hunanfacts.check.workers import Workers\n"
        "team = Workers(None, 3)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    # The workers hold the same stdout: its end is reached when the last of them has ended.
    run = subprocess.run(
        [sys.executable, "-c", script], check=False, capture_output=True, timeout=60
    )
    assert (run.returncode, run.stdout, run.stderr) == (-signal.SIGKILL, b"", b"")


def test_ctrl_c_ends_a_long_check_at_once(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(DRAFT * 300, encoding="utf-8")
    script = (
        "import os, signal, sys\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "os.sched_getaffinity = lambda _: {0, 1}\n"
        f"sys.argv = ['hunanfacts', 'check', {str(draft)!r}, '--format', 'ndjson']\n"
        "from hunanfacts.__main__ import start\n"
        "sys.exit(start())\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        assert process.stdout
        process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in told
