"""The check of long drafts on several processors: passages go out in batches, findings come back.

What is found in a passage depends on no other one, so that the findings are those of a single
process, in its order.
"""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from hunanfacts import workers
from hunanfacts.check import effort
from hunanfacts.figures import reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hunanfacts.check.checking import Checker
    from hunanfacts.check.effort import Allowance
    from hunanfacts.check.records import Finding, Passage, Verdict

LONG = 60_000
"""Bytes of drafts that are worth while the start of workers, which takes some ten milliseconds."""
_BATCH = 4_000
"""Characters that a worker is given at once, what stands over passages counted for each."""


class _Checked(NamedTuple):
    """What came of a batch of passages."""

    findings: list[Finding]
    silent: Counter[Verdict]
    effort: int
    line: int
    """The last one of them."""


class BatchChecker:
    """A checker that shares drafts of so many bytes, if they are long, among workers."""

    def __init__(self, checker: Checker, size: int) -> None:
        """Start the workers."""
        self.silent: Counter[Verdict] = Counter()
        """The verdicts on numbers that were only counted."""
        self._checker = checker
        number = workers.count() if size >= LONG else 0
        self._workers = workers.Workers(self._found, number)

    def findings(
        self, passages: Iterable[Passage], allowance: Allowance | None = None
    ) -> Iterator[Finding]:
        """Yield what is found of each number of a draft, in its order.

        Raises DraftError where that is more work than is allowed.
        """
        with_numbers = (each for each in passages if reading.may_have_any(each.text))
        batches = (
            (batch, allowance.left if allowance else None) for batch in _batches(with_numbers)
        )
        for batch in self._workers.results(batches):
            self.silent.update(batch.silent)
            yield from batch.findings
            if allowance:
                allowance.spend(batch.effort, batch.line)

    def close(self) -> None:
        """End the workers."""
        self._workers.close()

    def _found(self, task: tuple[list[Passage], int | None]) -> _Checked:
        """Return what is found in a batch, as far as that is no more work than the draft may be."""
        batch, most = task
        self._checker.silent.clear()
        before = self._checker.effort
        self._checker.most = None if most is None else before + most
        found: list[Finding] = []
        with suppress(effort.SpentError):
            found.extend(self._checker.findings(batch))
        read = sum(map(effort.of_reading, batch))
        return _Checked(
            findings=found,
            silent=Counter(self._checker.silent),
            effort=self._checker.effort - before + read,
            line=batch[-1].places[-1][1].line,
        )


def _batches(passages: Iterable[Passage]) -> Iterator[list[Passage]]:
    batch: list[Passage] = []
    size = 0
    for passage in passages:
        batch.append(passage)
        size += len(passage.text) + sum(map(len, passage.labels))
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
