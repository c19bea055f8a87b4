"""What the facts say of the numbers in a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hunanfacts.check.records import Finding, Passage
    from hunanfacts.index.store import Index


class Checker:
    """Holds drafts against the facts of an index."""

    def __init__(self, index: Index) -> None:
        """Take the facts."""
        self._index = index

    def findings(self, passages: Iterable[Passage]) -> Iterator[Finding]:
        """Yield what is found of each number, in the order of the text."""
        for _ in passages:
            yield from ()
