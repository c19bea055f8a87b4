"""A knowledge held against a reader's own copy of its source: where every phrase stands in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from operator import add, eq
from typing import TYPE_CHECKING, Literal, get_args

from hunanfacts.check.article import Alike
from hunanfacts.check.reading.composition import cuts
from hunanfacts.figures import reading
from hunanfacts.model.errors import DraftError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hunanfacts.figures.amounts import AmountKind
    from hunanfacts.model.records import Fact, Figure
    from hunanfacts.model.vocabulary import Language

    Stretch = tuple[int, int]

Outcome = Literal["found", "moved", "missing", "unclaimed"]
"""What the copy says: a phrase stands in its paragraph, only in others, or nowhere; or a numeral
stands in the copy that no figure is printed as."""
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
FAULTS: frozenset[Outcome] = frozenset({"moved", "missing"})
"""What an author has to mend."""

_NUMERALS: frozenset[AmountKind] = frozenset({"amount", "ordinal", "unreadable"})
_LIKE = 0.4
"""Of the pairs of characters of a phrase: as many as must stand in a text that is near it."""
_AROUND = 10
"""Characters that are shown on either side of what is near, and of a numeral twice as many."""
_MOST_PLACES = 1000
"""Places of a pair of characters that are looked at, and of the rarest pairs of a phrase."""
_MOST_HELD_AGAINST = 50
"""Stretches that a phrase is compared with pair by pair."""
_MOST_COMPARED, _LONGEST_COMPARED = 200, 200
"""Phrases that are missing, and characters of each: those of figures have some twenty."""
_MOST_LOOKED = 300_000_000
"""Characters that are looked through for phrases; of further ones the rarest pair is looked up."""
_MOST_FOUND = 500_000
"""Places at which the phrases of a file stand in a copy, and one in two characters of a long copy;
a book and a file that is written out of it have some thousands."""
_LOOKED_FOR_ONE = 1_000
"""Characters that are looked through for a phrase of frequent pairs in the time of one place."""
_END = re.compile(r"[。！？!?…\n]|\.(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What the copy says of one phrase of the knowledge, or a numeral that no figure claims."""

    outcome: Outcome
    text: str
    """The phrase as the knowledge has it, or the numeral as the copy has it."""
    paragraph: int | None
    """Where the knowledge says that it stands; of a numeral where it does."""
    key: str | None = None
    figure: str | None = None
    """The id of the figure whose phrase it is; None for the fact's own."""
    path: tuple[str | int, ...] = ()
    """Where the phrase stands in the knowledge file."""
    found_in: tuple[int, ...] = ()
    """The paragraphs of the copy in which it stands."""
    nearest: str | None = None
    """Of what is missing: the text of the copy that is most like it."""
    sentence: str | None = None
    """Of a numeral: its sentence, as far as it is near."""


class Copy:
    """A reader's own copy of a source, in which phrases are looked for."""

    def __init__(self, paragraphs: Sequence[str], name: str = "") -> None:
        """Take its paragraphs, the title first, and what errors call it."""
        self.paragraphs = paragraphs
        self._name = name
        self._alike = [Alike(paragraph) for paragraph in paragraphs]
        self._whole = "\n".join(each.text for each in self._alike)
        """All of it as one text, since a book has thousands of paragraphs to look into."""
        ends = accumulate(len(each.text) + 1 for each in self._alike)
        self._starts = [0, *ends][: len(paragraphs)]
        """Where each paragraph begins in it."""
        self._claimed: list[list[Stretch]] = [[] for _ in paragraphs]
        """Stretches of each paragraph that figures are printed as."""
        self._compared = 0
        """How many phrases were looked for that are missing."""
        self._looked = 0
        """How many characters were looked through."""
        self._left = max(_MOST_FOUND, len(self._whole) // 2)
        """Places that may still be found."""

    def proofs(self, facts: Iterable[Fact], source: str) -> Iterator[Proof]:
        """Yield what it says of every phrase that facts and figures have out of that source.

        Raises DraftError where they stand in so many places that to tell them takes long.
        """
        for place, fact in enumerate(facts):
            if fact.source.id == source:
                yield self._proof(fact, None, ("fact", place, "as_written"))
            for number, figure in enumerate(fact.figures):
                if figure.source.id == source:
                    path = ("fact", place, "figure", number, "as_written")
                    yield self._proof(fact, figure, path)

    def unclaimed(self, language: Language | None = None) -> Iterator[Proof]:
        """Yield the numerals that no figure claims, once all proofs are made.

        Dates, clock times, and numerals in names are none.
        """
        for number, paragraph in enumerate(self.paragraphs):
            if not reading.may_have_any(paragraph):
                continue
            claimed, ends = _Stretches(self._claimed[number]), _sentence_ends(paragraph)
            for text, start, end in _numerals(paragraph, language):
                if not claimed.touch(start, end):
                    yield Proof(
                        outcome="unclaimed",
                        text=text,
                        paragraph=number,
                        found_in=(number,),
                        sentence=_excerpt(paragraph, ends, start, end),
                    )

    def _proof(self, fact: Fact, figure: Figure | None, path: tuple[str | int, ...]) -> Proof:
        record = figure or fact
        paragraph = record.source.paragraph
        found = self.stretches(record.as_written)
        there = found if paragraph is None else {paragraph} & found.keys()
        if figure is not None:
            for number in there or found:
                self._claimed[number] += found[number]
        return Proof(
            outcome="found" if there else "moved" if found else "missing",
            text=record.as_written,
            paragraph=paragraph,
            key=fact.key,
            figure=figure.id if figure else None,
            path=path,
            found_in=tuple(there or found),
            nearest=None if found else self._nearest(Alike(record.as_written).text, paragraph),
        )

    def stretches(self, as_written: str) -> dict[int, list[Stretch]]:
        """Return where a phrase stands as printed, by the paragraphs in which it does.

        Spaces, the width of characters and the form of quotes make no difference. Raises
        DraftError where the phrases asked for stand in so many places that to tell them takes long.
        """
        wanted = Alike(as_written).text
        found: dict[int, list[Stretch]] = {}
        for at in self._places(wanted) if wanted else ():
            self._spend(1)
            number, start = self._place(at)
            span = self._alike[number].whole_span(start, start + len(wanted))
            if span is not None:
                found.setdefault(number, []).append(span)
        return found

    def _places(self, wanted: str) -> Iterator[int]:
        """Yield where a phrase stands in the whole.

        Of thousands of phrases those that have a rare pair of characters are looked for where that
        pair stands, so that a long copy is not looked through for each.
        """
        is_much = self._looked > _MOST_LOOKED
        self._looked += len(self._whole)
        if is_much and len(wanted) > 1:
            pairs = [wanted[at : at + 2] for at in range(len(wanted) - 1)]
            offset = min(range(len(pairs)), key=lambda at: len(self._pairs.get(pairs[at], ())))
            rare = self._pairs.get(pairs[offset], ())
            if len(rare) < _MOST_PLACES:
                starts = (at - offset for at in rare if at >= offset)
                yield from (at for at in starts if self._whole.startswith(wanted, at))
                return
        if is_much:
            self._spend(len(self._whole) // _LOOKED_FOR_ONE)
        at = self._whole.find(wanted)
        while at >= 0:
            yield at
            at = self._whole.find(wanted, at + 1)

    def _spend(self, places: int) -> None:
        self._left -= places
        if self._left < 0:
            raise DraftError(
                zh=f"知识文件里的文字在{self._name}里的位置太多，逐个核对要很久；"
                "请把as_written写长些，或者把两个文件分成几份",
                en=f"the phrases of the file stand in too many places of {self._name} to tell them"
                " all; write longer ones as as_written, or part the two files",
                file=self._name,
            )

    def _nearest(self, wanted: str, paragraph: int | None) -> str | None:
        """Return the stretch that has most pairs of characters of a phrase in their places.

        Of two alike that in the paragraph of the phrase, else the first; None where none has
        enough of them. Stretches are found by the rarest pairs; of a long phrase its beginning is
        compared, and of very many that are missing the first.
        """
        self._compared += 1
        pairs = [wanted[at : at + 2] for at in range(min(len(wanted), _LONGEST_COMPARED) - 1)]
        found = self._beginnings(pairs) if self._compared <= _MOST_COMPARED else []
        alike = {each: self._pairs_in_place(pairs, *each) for each in found}
        if not alike:
            return None
        number, begin = max(alike, key=lambda each: (alike[each], each[0] == paragraph))
        if alike[number, begin] < _LIKE * len(pairs):
            return None
        text = self._alike[number]
        start, end = max(0, begin), min(len(text.text), begin + len(wanted))
        return _cut(self.paragraphs[number], *text.span(start, end), _AROUND)

    def _beginnings(self, pairs: Sequence[str]) -> list[tuple[int, int]]:
        """Return where a phrase of such pairs may begin: paragraphs and places in them."""
        counts: Counter[tuple[int, int]] = Counter()
        left = _MOST_PLACES
        for offset in sorted(range(len(pairs)), key=lambda at: len(self._pairs.get(pairs[at], ()))):
            places = self._pairs.get(pairs[offset], ())
            counts.update((number, at - offset) for number, at in map(self._place, places))
            left -= len(places)
            if left < 0:
                break
        return sorted(each for each, _ in counts.most_common(_MOST_HELD_AGAINST))

    def _pairs_in_place(self, pairs: Sequence[str], number: int, begin: int) -> int:
        """Return how many pairs of a phrase that begins there stand in their places."""
        text = self._alike[number].text
        first = max(0, -begin)
        there = (text[at : at + 2] for at in range(begin + first, begin + len(pairs)))
        return sum(map(eq, pairs[first:], there))

    @cached_property
    def _pairs(self) -> dict[str, list[int]]:
        """Where each pair of characters first stands in the whole, once something is missing."""
        pairs: dict[str, list[int]] = {}
        for at, pair in enumerate(map(add, self._whole, self._whole[1:])):
            places = pairs.setdefault(pair, [])
            if len(places) < _MOST_PLACES:
                places.append(at)
        return pairs

    def _place(self, at: int) -> tuple[int, int]:
        """Return the paragraph of a place in the whole, and where in it that is."""
        number = bisect_right(self._starts, at) - 1
        return number, at - self._starts[number]


class _Stretches:
    """Stretches of a text, of which it is quickly told whether any of them touches another one."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        """Of the stretches put together where they overlap."""
        for start, end in sorted(stretches):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touch(self, start: int, end: int) -> bool:
        """Tell whether any of them has a character of this one."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._ends[before - 1] > start


def _numerals(text: str, language: Language | None) -> Iterator[tuple[str, int, int]]:
    """Yield each numeral of a text with its place; a long text is read a part at a time."""
    start = 0
    for end in cuts(text):
        for amount in reading.find(text[start:end], language):
            if amount.kind in _NUMERALS:
                yield amount.text, start + amount.start, start + amount.end
        start = end


def _sentence_ends(text: str) -> list[int]:
    """Return where sentences end, and where the first begins and the text ends."""
    return [0, *(found.end() for found in _END.finditer(text)), len(text)]


def _excerpt(text: str, ends: Sequence[int], start: int, end: int) -> str:
    """Return what stands around a stretch in its sentence."""
    first, last = ends[bisect_right(ends, start) - 1], ends[bisect_left(ends, end)]
    return _cut(text[first:last], start - first, end - first, 2 * _AROUND)


def _cut(text: str, start: int, end: int, around: int) -> str:
    first, last = max(0, start - around), min(len(text), end + around)
    before, after = "…" if first else "", "…" if last < len(text) else ""
    return f"{before}{text[first:last].strip()}{after}"
