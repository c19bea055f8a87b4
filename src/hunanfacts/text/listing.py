"""Names listed in a message, which is as short where there are thousands of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from hunanfacts.model.vocabulary import Language

MOST = 20
"""Names of a list."""


def listed(names: Collection[str], language: Language) -> str:
    """Join names; of very many only the first, and how many more there are."""
    told = (", " if language == "en" else "、").join(list(names)[:MOST])
    if len(names) <= MOST:
        return told
    more = len(names) - MOST
    return f"{told} and {more:,} more" if language == "en" else f"{told}，另有{more}个"


def by_frequency(names: Iterable[str]) -> list[str]:
    """Return names once, in their order; of more than are listed the most frequent come first."""
    counts = Counter(names)
    if len(counts) <= MOST:
        return sorted(counts)
    return sorted(counts, key=lambda name: (-counts[name], name))
