"""The check of long drafts on several processors: passages go out in batches, findings come back.

What is found in a passage depends on no other one, so that the findings are those of a single
process, in its order.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hunanfacts import workers
from hunanfacts.figures import reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hunanfacts.check.checking import Checker
    from hunanfacts.check.records import Finding, Passage, Verdict

LONG = 200_000
"""Bytes of drafts that are worth while the start of workers."""
_BATCH = 12_000
"""Characters that a worker is given at once."""


class BatchChecker:
    """A checker that shares drafts of so many bytes, if they are long, among workers."""

    def __init__(self, checker: Checker, size: int) -> None:
        """Start the workers."""
        self.silent: Counter[Verdict] = Counter()
        """The verdicts on numbers that were only counted."""
        self._checker = checker
        number = workers.count() if size >= LONG else 0
        self._workers = workers.Workers(self._found, number)

    def findings(self, passages: Iterable[Passage]) -> Iterator[Finding]:
        """Yield what is found of each number of a draft, in its order."""
        with_numbers = (each for each in passages if reading.may_have_any(each.text))
        for found, silent in self._workers.results(_batches(with_numbers)):
            self.silent.update(silent)
            yield from found

    def close(self) -> None:
        """End the workers."""
        self._workers.close()

    def _found(self, batch: list[Passage]) -> tuple[list[Finding], Counter[Verdict]]:
        self._checker.silent.clear()
        found = list(self._checker.findings(batch))
        return found, Counter(self._checker.silent)


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
