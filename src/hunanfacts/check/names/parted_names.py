"""Chinese names that other words part: 技术合同成交金额 in 技术合同17721项，成交金额."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import lru_cache
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from hunanfacts.check import effort
from hunanfacts.check.names.mentions import Mention
from hunanfacts.check.prose import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hunanfacts.check.names.mentions import Subject

_LEAST = 4
"""Characters of a name that may stand in parts."""
_MOST_OF_A_NAME = 0.74
"""Of the pairs of characters of a name that stand in parts."""
_HEADS = frozenset({"产量", "产值", "金额", "增速", "总额"})
"""What measures, and may not be missing where a name has it."""


class _Name(NamedTuple):
    """A name by its pairs of characters."""

    pairs: frozenset[str]
    needed: frozenset[str]
    """Those that may not be missing."""
    least: float
    """How many of them have to stand there."""
    subjects: dict[Subject, None]
    """Those that it is a name of, in their order."""


_Places = dict[str, list[int]]
"""Where each pair of characters stands."""


class PartedNames:
    """The names of subjects that may stand in parts."""

    def __init__(self) -> None:
        """Begin with none."""
        self._names: dict[str, list[_Name]] = defaultdict(list)
        """Each under a pair that may not be missing."""
        self._known: dict[tuple[frozenset[str], frozenset[str]], _Name] = {}
        """Each by its pairs and those that may not be missing."""
        self._near = lru_cache(maxsize=4)(self._names_near)
        self.effort = 0
        """How much work it was to hold very many names against texts."""

    def add(self, name: str, subject: Subject) -> None:
        """Take a name, if it is long enough."""
        if len(name) == _LEAST:
            halves = frozenset({name[:2], name[2:]})
            self._add(halves, halves, subject)
        if len(name) >= _LEAST:
            pairs = frozenset(name[at : at + 2] for at in range(len(name) - 1))
            self._add(pairs, pairs & _HEADS | {name[-2:]}, subject)

    def _add(self, pairs: frozenset[str], needed: frozenset[str], subject: Subject) -> None:
        named = self._known.get((pairs, needed))
        if named is None:
            named = _Name(pairs, needed, _MOST_OF_A_NAME * len(pairs), {})
            self._known[pairs, needed] = named
            self._names[min(needed)].append(named)
        named.subjects[subject] = None

    def may_be_in(self, text: str) -> bool:
        """Tell whether enough of some name stands in a text, wherever."""
        return bool(self._names_near(text, Span(0, len(text)))[0])

    def mentions(self, text: str, clause: Span, sentence: Span) -> Sequence[Mention]:
        """Return the names of whose pairs of characters some stand in a clause.

        The others stand in it too, or else before it in the sentence.
        """
        names, where = self._near(text, Span(sentence.start, max(sentence.end, clause.end)))
        if not names:
            return ()
        found: dict[bool, list[Mention]] = {True: [], False: []}
        self.effort += effort.of_tried(len(names))
        inside = set(pairs_of(text)[clause.start : max(clause.end - 1, clause.start)])
        for name in names:
            here = name.pairs & inside
            if not here:
                continue
            is_here = len(here) >= name.least
            known = here
            if not (is_here and name.needed <= here) and clause.start > sentence.start:
                known = frozenset(each for each in name.pairs if _is_known(where[each], clause))
            if name.needed <= known and (is_here or len(known) >= name.least):
                ends = (where[each] for each in here)
                places = [at[bisect_left(at, clause.end - 1) - 1] for at in ends]
                span = Span(min(places), max(places) + 2)
                told = text[span.start : span.end]
                subjects = tuple(name.subjects)
                found[is_here].append(
                    Mention(span, subjects, is_whole=False, told=told, is_apart=not is_here)
                )
        return found[True] or found[False]

    def _names_near(self, text: str, sentence: Span) -> tuple[list[_Name], _Places]:
        """Return the names that may stand in parts in a sentence, and where their pairs stand."""
        pairs = pairs_of(text)[sentence.start : sentence.end - 1]
        known = set(pairs)
        tried = sum(len(self._names[pair]) for pair in self._names.keys() & known)
        self.effort += effort.of_tried(tried)
        found = [
            name
            for pair in sorted(self._names.keys() & known)
            for name in self._names[pair]
            if name.needed <= known and len(name.pairs & known) >= name.least
        ]
        where: _Places = {pair: [] for name in found for pair in name.pairs}
        if where:
            for at, pair in enumerate(pairs, sentence.start):
                if pair in where:
                    where[pair].append(at)
        return found, where


def _is_known(places: Sequence[int], clause: Span) -> bool:
    """Tell whether a pair of characters stands in a clause or before it, and not across."""
    for at in places[:2]:
        if at != clause.start - 1:
            return at < clause.end - 1
    return False


@lru_cache(maxsize=4)
def pairs_of(text: str) -> Sequence[str]:
    """Return each character of a text with the one behind it."""
    return list(map(add, text, text[1:]))
