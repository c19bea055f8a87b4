"""What tells facts of one name apart: words that only one of them has in its label, as 国家级."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from hunanfacts.check import lexicon, prose
from hunanfacts.check.names import stems
from hunanfacts.check.prose import Span
from hunanfacts.figures import units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hunanfacts.check.claims.claims import Claim
    from hunanfacts.check.names.mentions import Subject

_JOINT = re.compile(r"[，,、；;和与及]|\band\b")
"""What parts one thing that is told from the next."""


_GRAMMAR = lexicon.GRAMMAR - {"hundred", *units.ENGLISH_SCALES}
"""Words that tell nothing apart; trillion-yuan clusters are no hundred-billion-yuan ones."""


def beside(claim: Claim, subjects: Sequence[Subject]) -> list[Subject]:
    """Return those of several subjects of which an own word stands beside a number."""
    told = _beside(claim)
    return [each for each in subjects if _has_own(told, each, subjects)]


def _has_own(text: str, subject: Subject, among: Sequence[Subject]) -> bool:
    own = _own(subject, tuple(among))
    is_chinese = any(not word.isascii() for word in own.intersection(_words([text])))
    return is_chinese or has_all_own(text, subject, among)


def has_all_own(text: str, subject: Subject, among: Sequence[Subject]) -> bool:
    """Tell whether an English text has all words that only one of several subjects has."""
    own = {word for word in _own(subject, tuple(among)) if word.isascii()}
    return bool(own) and own <= frozenset(_words([text]))


def first_own(text: str, start: int, subject: Subject, among: Sequence[Subject]) -> Span | None:
    """Return where the first word stands that only one of several subjects has in its label."""
    own = _own(subject, tuple(among))
    words = (match for match in stems.WORD.finditer(text, start) if stems.of_word(match[0]) in own)
    word = next((Span(*match.span()) for match in words), None)
    pairs = (Span(at, at + 2) for at in range(start, len(text) - 1) if text[at : at + 2] in own)
    first = min(filter(None, (word, next(pairs, None))), default=None)
    return first or _first_of_kind(text, start, subject, among)


def _own(subject: Subject, among: tuple[Subject, ...]) -> frozenset[str]:
    """Return the words of the label of one of several subjects that no other has."""
    return _own_words(among)[subject]


@lru_cache(maxsize=64)
def _own_words(among: tuple[Subject, ...]) -> dict[Subject, frozenset[str]]:
    labels = {each: _of_label(each) for each in among}
    told = Counter(itertools.chain.from_iterable(labels.values()))
    return {
        each: frozenset(word for word in label if told[word] == 1) for each, label in labels.items()
    }


def _first_of_kind(
    text: str, start: int, subject: Subject, among: Sequence[Subject]
) -> Span | None:
    """Return where the first word stands that tells money from a count of the same things."""
    if len({each.is_of_money for each in among}) < len(among):
        return None
    words = lexicon.VALUE if subject.is_of_money else lexicon.COUNT
    found = [(at, len(word)) for word in words if (at := text.find(word, start)) >= 0]
    return Span(min(found)[0], sum(min(found))) if found else None


@lru_cache(maxsize=512)
def _of_label(subject: Subject) -> frozenset[str]:
    return frozenset(_words(map(prose.comparable, subject.fact.label.texts)))


def _words(texts: Iterable[str]) -> Iterator[str]:
    """Yield the pairs of Chinese characters of texts, and the stems of their English words."""
    for text in texts:
        words = (match[0] for match in stems.WORD.finditer(text))
        yield from (stems.of_word(word) for word in words if word not in _GRAMMAR)
        pairs = (text[at : at + 2] for at in range(len(text) - 1))
        yield from (pair for pair in pairs if not pair.isascii())


def _beside(claim: Claim) -> str:
    """Return what stands beside a number and goes with no other: 62 national and 320 provincial."""
    before = claim.before[_last_end(claim.before) :]
    joint = _JOINT.search(claim.behind)
    behind = claim.behind[: joint.start()] if joint else claim.behind
    return f"{claim.heads} {before} {behind}"


def _last_end(text: str) -> int:
    return max((joint.end() for joint in _JOINT.finditer(text)), default=0)
