"""What a draft repeats word for word: labels and statements of facts, and titles of sources.

A number in such a text is that of the fact, or a part of a name, and no claim of the draft's own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from hunanfacts.check import prose
from hunanfacts.check.names.shared_names import MOST
from hunanfacts.check.prose import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hunanfacts.check.claims.claims import Claim
    from hunanfacts.check.names.mentions import Subject

_BEGINNING = 4
"""Characters by which a text is looked up; one no longer is hardly repeated on purpose."""


_JOINS = re.compile(r"[和与及、]|\band\b")


class Repetition(NamedTuple):
    """A stretch of a draft that is word for word a text of the knowledge."""

    span: Span
    subjects: Sequence[Subject]
    """What the text is of; nothing for the title of a source, and for what hundreds are told in."""


class _Texts(NamedTuple):
    """Texts that begin alike."""

    told: dict[str, list[Subject]]
    """What each of them is of."""
    lengths: set[int]


class _Found(NamedTuple):
    """What a passage repeats."""

    by_end: list[Repetition]
    ends: list[int]
    longest: int
    """Characters of the longest of them."""


class Repeated:
    """The texts of a knowledge that a draft may repeat."""

    def __init__(self, subjects: Iterable[Subject], titles: Iterable[str]) -> None:
        """Take the labels and statements of subjects, and the titles of sources."""
        self._texts: dict[str, _Texts] = {}
        for subject in subjects:
            for text in (*map(prose.comparable, subject.fact.label.texts), *subject.statements):
                self._add(text, subject)
        for title in titles:
            self._add(prose.comparable(title), None)
        first, second = (frozenset(told[at] for told in self._texts) for at in (0, 1))
        self._beginning = re.compile(f"{_any_of(first)}(?={_any_of(second)})")
        self._found = lru_cache(maxsize=4)(self._in)

    def _add(self, text: str, subject: Subject | None) -> None:
        told = text.rstrip("。.")
        if len(told) > _BEGINNING:
            alike = self._texts.setdefault(told[:_BEGINNING], _Texts({}, set()))
            alike.told.setdefault(told, []).extend([subject] if subject else [])
            alike.lengths.add(len(told))

    def _in(self, text: str) -> _Found:
        """Return what a text repeats."""
        found = [
            Repetition(Span(at, at + length), subjects if len(subjects) <= MOST else ())
            for at in (match.start() for match in self._beginning.finditer(text))
            if (alike := self._texts.get(text[at : at + _BEGINNING]))
            for length in alike.lengths
            if at + length <= len(text)
            and (subjects := alike.told.get(text[at : at + length])) is not None
        ]
        found.sort(key=lambda each: each.span.end)
        ends = [each.span.end for each in found]
        return _Found(found, ends, max((end - start for (start, end), _ in found), default=0))

    def _near(self, claim: Claim, since: int) -> list[Repetition]:
        """Return what is repeated around a number and ends behind a place, the longest first."""
        found = self._found(claim.text)
        first = bisect_right(found.ends, since)
        behind = bisect_right(found.ends, claim.span.end + found.longest)
        return sorted(found.by_end[first:behind], key=_longest_first)

    def holds(self, claim: Claim) -> bool:
        """Tell whether a number is a part of a text that is repeated."""
        near = self._near(claim, claim.span.start)
        return any(each.span.holds(claim.span) for each in near)

    def subjects(self, claim: Claim) -> Iterator[tuple[Subject, bool]]:
        """Yield the subjects of the texts that a number stands in, or right behind.

        With each comes whether it stands in the text, which then says of where it is.
        """
        since = claim.span.start - len(claim.before)
        for span, subjects in self._near(claim, since):
            is_inside = span.holds(claim.span)
            is_behind = since < span.end <= claim.span.start
            if is_behind and _JOINS.search(claim.text, span.end, claim.span.start):
                continue  # that counts the next: clusters of one kind and 14 of another
            if is_inside or is_behind:
                yield from ((subject, is_inside) for subject in subjects)


def _longest_first(each: Repetition) -> tuple[int, int]:
    return each.span.start - each.span.end, each.span.start


def _any_of(chars: frozenset[str]) -> str:
    return f"[{''.join(map(re.escape, sorted(chars)))}]" if chars else "(?!)"
