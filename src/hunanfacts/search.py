"""Ranking: which facts answer a query, and how well. `rank` is the one way in."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hunanfacts.records import Fact

EXACT, NAMED, MENTIONED, STATED = 4, 3, 2, 1
"""How a fact answers: the query is one of its names (key, label or alias); its names hold every
word of the query; a word stands only in what the fact is about or quotes; only in its statement."""

_WORD = re.compile(r"[a-z0-9]+(?:\.[0-9]+)?|[^\W_a-z0-9]+")
_ASCII = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


@dataclass(frozen=True, slots=True)
class Hit:
    """A fact that answers a query: `level` says how, `coverage` how much of a name it fills."""

    fact: Fact
    level: int
    coverage: float


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact with its texts folded for matching, grouped by what a match in them is worth."""

    fact: Fact
    texts: dict[int, tuple[str, ...]]


def entry(fact: Fact) -> Entry:
    """Fold a fact's texts once, for any number of queries."""
    named = [fact.key, fact.label.zh, fact.label.en, *fact.aliases]
    mentioned = [*fact.names, fact.subject, fact.place or "", fact.source.as_written]
    mentioned += [figure.as_written for figure in fact.figures]
    stated = [fact.statement.zh, fact.statement.en]
    groups = {NAMED: named, MENTIONED: mentioned, STATED: stated}
    return Entry(fact, {level: tuple(map(fold, texts)) for level, texts in groups.items()})


def rank(entries: Sequence[Entry], query: str, *, exact: bool = False) -> list[Hit]:
    """Return the facts that answer `query`, best first, ties in the file's order.

    Every word of the query must be found: a word in ASCII letters at the start of a word, a
    Chinese one anywhere. With `exact` only a whole name counts.
    """
    folded = fold(query)
    wanted = words(query)
    if not wanted:
        return []
    hits = (_hit(entry, folded, wanted) for entry in entries)
    lowest = EXACT if exact else STATED
    found = [hit for hit in hits if hit is not None and hit.level >= lowest]
    return sorted(found, key=lambda hit: (-hit.level, -hit.coverage))


def best(hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits that answer equally well as the first."""
    return [hit for hit in hits if hit.level == hits[0].level]


def fold(text: str) -> str:
    """Make writings that mean the same word alike: width, case, punctuation and spaces."""
    return " ".join(words(text))


def words(text: str) -> list[str]:
    """Split a text into folded words: runs of ASCII letters and digits, and runs of others."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    kept = "".join(char if char.isalnum() or char == "." else " " for char in plain)
    joined = re.sub(r"(?<=[^\x00-\x7f]) +(?=[^\x00-\x7f])", "", kept)
    return _WORD.findall(joined)


def _hit(entry: Entry, folded: str, wanted: list[str]) -> Hit | None:
    names = entry.texts[NAMED]
    if folded in names:
        return Hit(entry.fact, EXACT, 1.0)
    levels = [_word_level(entry, word) for word in wanted]
    if min(levels) == 0:
        return None
    letters = sum(map(len, wanted))
    held = [len(name) for name in names if all(_holds(name, word) for word in wanted)]
    return Hit(entry.fact, min(levels), letters / min(held) if held else 0.0)


def _word_level(entry: Entry, word: str) -> int:
    """Return the best level at which the fact holds `word`, or 0."""
    found = (level for level, texts in entry.texts.items() if any(_holds(t, word) for t in texts))
    return max(found, default=0)


def _holds(text: str, word: str) -> bool:
    at = text.find(word)
    if word[0] not in _ASCII:
        return at >= 0
    while at > 0 and text[at - 1] in _ASCII:
        at = text.find(word, at + 1)
    return at >= 0
