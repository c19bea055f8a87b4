"""Names that very many facts share: each stands for those alone of which a text says whose it is.

A name that hundreds of facts share tells none of them apart, and to hold a number against each of
them takes a time that grows with the knowledge.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hunanfacts.check.names.mentions import Mention, Subject

MOST = 200
"""Facts that a stretch of a text may name; those of a hundred years may be so many."""


class Owners:
    """Of which place facts are, or about whom where they have none."""

    def __init__(self, subjects: Iterable[Subject], main: str) -> None:
        """Take the subjects, and the place that a text need not name."""
        self._owned: dict[str, list[Subject]] = defaultdict(list)
        """Those of each name of an owner; a text has "" wherever it says of none."""
        for subject in subjects:
            is_main = subject.fact.place_id == main
            for name in ("",) if is_main else subject.places or subject.whom:
                self._owned[name].append(subject)
        self._owned_in = lru_cache(maxsize=4)(self._owned_by_those_in)

    def told_apart(self, alike: Sequence[Mention], text: str) -> Sequence[Mention]:
        """Return the names of one stretch, of too many facts for those alone whose owner is named.

        Where that is none, or still too many, one name is left that stands for nothing.
        """
        if _count(alike) <= MOST:
            return alike
        owned = self._owned_in(text)
        kept = [
            mention._replace(subjects=subjects)
            for mention in alike
            if (subjects := tuple(each for each in mention.subjects if each in owned))
        ]
        return kept if 0 < _count(kept) <= MOST else [alike[0]._replace(subjects=())]

    def _owned_by_those_in(self, text: str) -> set[Subject]:
        return {each for name, owned in self._owned.items() if name in text for each in owned}


def _count(alike: Iterable[Mention]) -> int:
    return sum(len(mention.subjects) for mention in alike)
