"""Ranking: which facts answer a query, and how well. `rank` is the one way in."""

from __future__ import annotations

from hunanfacts import folding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from hunanfacts.index import Index

EXACT, NAMED, MENTIONED, STATED = 4, 3, 2, 1
"""How a fact answers: the query is one of its names (key, label or alias); its names hold every
word of the query; a word stands only in what the fact is about or quotes; only in its statement."""


class Hit:
    """A fact, by number, that answers a query: how, and how much of a name the query fills."""

    __slots__ = ("coverage", "level", "number")

    def __init__(self, number: int, level: int, coverage: float) -> None:
        """Rank by level, then coverage, then number."""
        self.number = number
        self.level = level
        self.coverage = coverage


def rank(index: Index, query: str, *, exact: bool = False) -> list[Hit]:
    """Return the facts that answer `query`, best first, ties in the file's order.

    Every word of the query must be found: a word in ASCII letters at the start of a word, a
    Chinese one anywhere. With `exact` only a whole name counts.
    """
    folded, words = folding.fold(query), folding.words(query)
    found = (_hit(number, texts, folded, words) for number, texts in index.candidates(words))
    lowest = EXACT if exact else STATED
    hits = [hit for hit in found if hit is not None and hit.level >= lowest]
    return sorted(hits, key=lambda hit: (-hit.level, -hit.coverage, hit.number))


def best(hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits that answer equally well as the first."""
    return [hit for hit in hits if hit.level == hits[0].level]


def _hit(
    number: int, texts: Sequence[Sequence[str]], folded: str, words: Sequence[str]
) -> Hit | None:
    names = texts[0]
    if folded in names:
        return Hit(number, EXACT, 1.0)
    level = min(_level(texts, word) for word in words)
    if level == 0:
        return None
    letters = sum(map(len, words))
    filled = [len(name) for name in names if all(folding.holds(name, word) for word in words)]
    return Hit(number, level, letters / min(filled) if filled else 0.0)


def _level(texts: Sequence[Sequence[str]], word: str) -> int:
    """Return the best level at which the fact holds `word`, or 0."""
    for level, group in zip((NAMED, MENTIONED, STATED), texts, strict=True):
        if any(folding.holds(text, word) for text in group):
            return level
    return 0
