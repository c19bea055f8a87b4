"""Passages that are checked again: drafts of a folder share paragraphs, and tables their cells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from hunanfacts.check.records import Finding, Passage, Verdict

MOST = 2000
"""Passages of which is kept what was found in them."""
_LONGEST, _MOST_FOUND = 1000, 10
"""Characters and findings of such a passage, so that they do not fill the memory."""


class KnownPassages:
    """What was found in the last passages, wherever they stand."""

    def __init__(self, find: Callable[[Passage], Iterable[Finding | Verdict]]) -> None:
        """Take what finds something in a passage, and nothing but the place depends on where."""
        self._find = find
        self._found: dict[object, list[Finding | Verdict]] = {}

    def __len__(self) -> int:
        """Return of how many passages it is kept what was found in them."""
        return len(self._found)

    def findings(self, passage: Passage) -> Iterator[Finding | Verdict]:
        """Yield what is found in a passage, in its order."""
        if len(passage.text) > _LONGEST:
            yield from self._find(passage)
            return
        known = _without_places(passage)
        found = self._found.get(known)
        if found is None:
            found = list(self._find(passage))
            self._keep(known, found)
            yield from found
        else:
            for each in found:
                if isinstance(each, str):
                    yield each
                else:
                    yield replace(each, place=passage.place(each.offset))

    def _keep(self, known: object, found: list[Finding | Verdict]) -> None:
        """Keep what was found in a passage, in place of the oldest."""
        if len(found) <= _MOST_FOUND:
            if len(self._found) >= MOST:
                del self._found[next(iter(self._found))]
            self._found[known] = found


def _without_places(passage: Passage) -> object:
    """Return all of a passage that findings depend on, but where it stands."""
    each = passage
    around = each.headings, each.heads, each.caption, each.last, each.year
    return each.text, each.kind, around, each.ignored
