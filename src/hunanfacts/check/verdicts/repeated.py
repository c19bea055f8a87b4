"""What a draft repeats word for word: labels and statements of facts, and titles of sources.

A number in such a text is that of the fact, or a part of a name, and no claim of the draft's own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from hunanfacts.check import effort, prose
from hunanfacts.check.names.shared_names import MOST
from hunanfacts.check.prose import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hunanfacts.check.claims.claims import Claim
    from hunanfacts.check.names.mentions import Subject

_BEGINNING = 4
"""Characters by which a text is looked up; one no longer is hardly repeated on purpose."""
_MOST_AT_ONCE = 20
"""Texts that begin at one place and are taken, the longest; no text begins with so many others."""

_JOINS = re.compile(r"[和与及、]|\band\b")


class Repetition(NamedTuple):
    """A stretch of a draft that is word for word a text of the knowledge."""

    span: Span
    subjects: Sequence[Subject]
    """What the text is of; nothing for the title of a source, and for what hundreds are told in."""


class _Texts:
    """Texts that begin alike."""

    def __init__(self, told: dict[str, list[Subject]]) -> None:
        """Take what each of them is of."""
        self.told = told
        self.longest = max(map(len, told))
        self._in_order = sorted(told)
        self._beginnings: list[tuple[str, ...]] = []
        """Of each of them those that it begins with, the shortest first and itself the last."""
        within: tuple[str, ...] = ()
        for text in self._in_order:
            while within and not text.startswith(within[-1]):
                within = within[:-1]
            within = (*within, text)
            self._beginnings.append(within)

    def at(self, text: str, start: int) -> tuple[str, ...]:
        """Return the longest of those that stand at a place of a text.

        What stands there is a beginning of the last one that is no greater than the text is from
        there on: all between the two begin with it as well.
        """
        before = bisect_right(self._in_order, text[start : start + self.longest])
        if not before:
            return ()
        alike = self._beginnings[before - 1]
        end = bisect_left(alike, True, key=lambda told: not text.startswith(told, start))  # noqa: FBT003
        return alike[max(0, end - _MOST_AT_ONCE) : end]


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
        told: dict[str, dict[str, list[Subject]]] = {}
        for subject in subjects:
            for text in (*map(prose.comparable, subject.fact.label.texts), *subject.statements):
                _add(told, text, subject)
        for title in titles:
            _add(told, prose.comparable(title), None)
        self._texts = {beginning: _Texts(alike) for beginning, alike in told.items()}
        first, second = (frozenset(told[at] for told in self._texts) for at in (0, 1))
        self._beginning = re.compile(f"{_any_of(first)}(?={_any_of(second)})")
        self._found = lru_cache(maxsize=4)(self._in)
        self.effort = 0
        """How much work it was to look for them, by the weights of `effort`."""

    def _in(self, text: str) -> _Found:
        """Return what a text repeats."""
        places = [
            (start, alike)
            for start in (match.start() for match in self._beginning.finditer(text))
            if (alike := self._texts.get(text[start : start + _BEGINNING]))
        ]
        found = [
            Repetition(Span(start, start + len(told)), _apart(alike.told[told]))
            for start, alike in places
            for told in alike.at(text, start)
        ]
        letters = sum(alike.longest for _, alike in places)
        self.effort += effort.of_texts(len(places), letters, len(found))
        found.sort(key=lambda each: each.span.end)
        ends = [each.span.end for each in found]
        return _Found(found, ends, max((end - start for (start, end), _ in found), default=0))

    def _near(self, claim: Claim, since: int) -> list[Repetition]:
        """Return what is repeated around a number and ends behind a place, the longest first."""
        found = self._found(claim.text)
        first = bisect_right(found.ends, since)
        behind = bisect_right(found.ends, claim.span.end + found.longest)
        self.effort += effort.of_texts(0, 0, behind - first)
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
        joins = _JOINS.finditer(claim.text, max(0, since), claim.span.start)
        last_join = max((join.start() for join in joins), default=-1)
        for span, subjects in self._near(claim, since):
            is_inside = span.holds(claim.span)
            is_behind = since < span.end <= claim.span.start
            if is_behind and last_join >= span.end:
                continue  # that counts the next: clusters of one kind and 14 of another
            if is_inside or is_behind:
                yield from ((subject, is_inside) for subject in subjects)


def _add(told: dict[str, dict[str, list[Subject]]], repeated: str, subject: Subject | None) -> None:
    """Add a text that may be repeated to those that begin alike."""
    text = repeated.rstrip("。.")
    if len(text) > _BEGINNING:
        of = told.setdefault(text[:_BEGINNING], {}).setdefault(text, [])
        of.extend([subject] if subject else [])


def _apart(subjects: Sequence[Subject]) -> Sequence[Subject]:
    """Return what a text is of, unless that are too many to tell apart."""
    return subjects if len(subjects) <= MOST else ()


def _longest_first(each: Repetition) -> tuple[int, int]:
    return each.span.start - each.span.end, each.span.start


def _any_of(chars: frozenset[str]) -> str:
    return f"[{''.join(map(re.escape, sorted(chars)))}]" if chars else "(?!)"
