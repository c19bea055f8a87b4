"""Passages that are checked again: drafts of a folder share paragraphs, and tables their cells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hunanfacts.check.records import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from hunanfacts.check.records import Finding, Passage

MOST = 2000
"""Passages of which is kept what was found in them."""
_LONGEST, _MOST_FOUND = 1000, 10
"""Characters and findings of such a passage, so that they do not fill the memory."""
_ANYWHERE = ((0, Place(1, 1)),)
"""The places of a passage in one line: the column tells the offset."""


class KnownPassages:
    """What was found in the last passages, wherever they stand."""

    def __init__(self, find: Callable[[Passage], Iterable[Finding]]) -> None:
        """Take what finds something in a passage, and nothing but the place depends on where."""
        self._find = find
        self._found: dict[Passage, list[Finding]] = {}

    def __len__(self) -> int:
        """Return of how many passages it is kept what was found in them."""
        return len(self._found)

    def findings(self, passage: Passage) -> Iterator[Finding]:
        """Yield what is found in a passage, in its order."""
        if len(passage.text) > _LONGEST:
            yield from self._find(passage)
            return
        anywhere = replace(passage, places=_ANYWHERE, headings=passage.headings[-1:])
        found = self._found.get(anywhere)
        if found is None:
            found = list(self._find(anywhere))
            self._keep(anywhere, found)
        for finding in found:
            yield replace(finding, place=passage.place(finding.place.column - 1))

    def _keep(self, passage: Passage, found: list[Finding]) -> None:
        """Keep what was found in a passage, in place of the oldest."""
        if len(found) <= _MOST_FOUND:
            if len(self._found) >= MOST:
                del self._found[next(iter(self._found))]
            self._found[passage] = found
