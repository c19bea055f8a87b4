"""Long drafts on several processors: nothing is found that one would not find."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from hunanfacts import workers
from hunanfacts.check import in_batches
from hunanfacts.check.checking import Checker
from hunanfacts.check.in_batches import BatchChecker
from hunanfacts.check.reading.drafts import passages_of
from hunanfacts.check.records import SILENT

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


def found(checker: Checker | BatchChecker) -> list[Finding]:
    return list(checker.findings(passages_of(DRAFT.encode(), "draft.md")))


@pytest.mark.parametrize("number", [0, 1, 3])
def test_workers_find_what_one_process_finds(
    number: int, base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_batches, "_BATCH", 200)
    monkeypatch.setattr(in_batches, "ALONE", 1000)
    monkeypatch.setattr(workers, "count", lambda: number)
    checker = Checker(base.index)
    with closing(BatchChecker(checker)) as team:
        alone = found(checker)
        assert [found(team), found(team)] == [alone, alone]  # of a second draft too


@pytest.mark.parametrize("number", [0, 3])
def test_numbers_of_which_nothing_is_known_are_counted_as_often_as_told(
    number: int, base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_batches, "_BATCH", 200)
    monkeypatch.setattr(in_batches, "ALONE", 1000)
    monkeypatch.setattr(workers, "count", lambda: number)
    draft = DRAFT + "某地产茶3万吨。\n\n某地产茶数十万吨。\n\n" * 9
    told = list(Checker(base.index).findings(passages_of(draft.encode(), "draft.md")))
    with closing(BatchChecker(Checker(base.index, counts_silent=True))) as team:
        left = [list(team.findings(passages_of(draft.encode(), "draft.md"))) for _ in range(2)]
    assert left == [[each for each in told if each.verdict not in SILENT]] * 2
    counted = Counter(each.verdict for each in told * 2 if each.verdict in SILENT)
    assert team.silent == counted
    assert counted.keys() == SILENT


def test_passages_without_numbers_are_passed_over(
    base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    checker = Checker(base.index)

    def noted(passages: Iterable[Passage]) -> Iterator[Finding]:
        looked.extend(each.text for each in passages)
        return iter(())

    monkeypatch.setattr(checker, "findings", noted)
    draft = "# 湖南\n\n产量稳定\n\n3个\n\n十分\n\nno more\n\nＯne\n\nthree\n"
    with closing(BatchChecker(checker)) as team:
        list(team.findings(passages_of(draft.encode(), "draft.md")))
    assert looked == ["3个", "十分", "Ｏne", "three"]


def test_short_drafts_start_no_workers(
    base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "count", lambda: pytest.fail("asked"))
    with closing(BatchChecker(Checker(base.index))) as team:
        passages = passages_of(DRAFT[:1000].encode(), "draft.md")
        assert list(team.findings(passages))


def test_where_they_may_not_be_no_workers_are_started(
    base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_batches, "_BATCH", 200)
    monkeypatch.setattr(in_batches, "ALONE", 0)
    monkeypatch.setattr(workers, "count", lambda: pytest.fail("asked"))
    with closing(BatchChecker(Checker(base.index), may_share=False)) as team:
        assert found(team)


def test_ctrl_c_ends_a_long_check_at_once(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(DRAFT * 300, encoding="utf-8")
    script = (
        "import os, signal, sys\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "os.sched_getaffinity = lambda _: {0, 1}\n"
        f"sys.argv = ['hunanfacts', 'check', {str(draft)!r}, '--long', '--format', 'ndjson']\n"
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
