"""The check of long drafts on several processors: passages go out in batches, findings come back.

What is found in a passage depends on no other one, so that the findings are those of a single
process, in its order.
"""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from hunanfacts import workers
from hunanfacts.check import effort
from hunanfacts.figures import reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hunanfacts.check.checking import Checker
    from hunanfacts.check.effort import Allowance
    from hunanfacts.check.records import Finding, Passage, Verdict

ALONE = 50_000
"""Effort of drafts that are checked without workers, the start of which takes half as long."""
_BATCH = 2_000
"""Characters that a worker is given at once, what stands over passages counted for each."""
_MOST_READ = 50_000
"""Effort of reading after which a batch ends too, however few of the passages have numbers."""


class _Batch(NamedTuple):
    """Passages that are checked at once."""

    passages: list[Passage]
    """Those that have numbers."""
    effort: int
    """How much work it was to read them and those between."""
    line: int
    """The last one that was read."""


class _Checked(NamedTuple):
    """What came of a batch of passages."""

    findings: list[Finding]
    silent: Counter[Verdict]
    effort: int
    line: int
    """The last one that was checked."""
    is_left: bool
    """The rest of it was more work than one batch may be."""


class BatchChecker:
    """A checker that shares long drafts among workers."""

    def __init__(self, checker: Checker, *, may_share: bool = True) -> None:
        """Take what checks; workers are started once there is enough for them."""
        self.silent: Counter[Verdict] = Counter()
        """The verdicts on numbers that were only counted."""
        self._checker = checker
        self._may_share = may_share
        self._alone = 0
        """How much work was done without workers."""
        self._workers: workers.Workers[tuple[_Batch, int | None], _Checked] | None = None

    def findings(
        self, passages: Iterable[Passage], allowance: Allowance | None = None
    ) -> Iterator[Finding]:
        """Yield what is found of each number of a draft, in its order.

        Raises DraftError where that is more work than is allowed.
        """
        most = allowance.of_a_batch if allowance else None
        for batch in self._results((batch, most) for batch in _batches(passages)):
            self.silent.update(batch.silent)
            yield from batch.findings
            if allowance:
                allowance.spend(batch.effort, batch.line, is_enough=batch.is_left)

    def close(self) -> None:
        """End the workers."""
        if self._workers:
            self._workers.close()

    def _results(self, batches: Iterator[tuple[_Batch, int | None]]) -> Iterator[_Checked]:
        for batch in batches:
            if self._alone >= ALONE and self._may_share:
                if self._workers is None:
                    self._workers = workers.Workers(self._found, workers.count())
                yield from self._workers.results(itertools.chain([batch], batches))
                return
            found = self._found(batch)
            self._alone += found.effort
            yield found

    def _found(self, task: tuple[_Batch, int | None]) -> _Checked:
        """Return what is found in a batch, as far as that is no more work than it may be."""
        batch, most = task
        self._checker.silent.clear()
        before = self._checker.effort
        self._checker.most = None if most is None else before + most
        found: list[Finding] = []
        line, is_left = batch.line, False
        for passage in batch.passages:
            try:
                found += list(self._checker.findings([passage]))
            except effort.SpentError:
                line, is_left = passage.place(0).line, True
                break
        return _Checked(
            findings=found,
            silent=Counter(self._checker.silent),
            effort=self._checker.effort - before + batch.effort + effort.OF_A_FINDING * len(found),
            line=line,
            is_left=is_left,
        )


def _batches(passages: Iterable[Passage]) -> Iterator[_Batch]:
    batch: list[Passage] = []
    size = read = line = 0
    for passage in passages:
        read += effort.of_reading(passage)
        line = passage.places[-1][1].line
        if reading.may_have_any(passage.text):
            batch.append(passage)
            size += len(passage.text) + sum(map(len, passage.labels))
        if size >= _BATCH or read >= _MOST_READ:
            yield _Batch(batch, read, line)
            batch, size, read = [], 0, 0
    if batch:
        yield _Batch(batch, read, line)
