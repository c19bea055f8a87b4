"""A knowledge held against a reader's own copy of its source: where every phrase stands in it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from hunanfacts.check.article import Alike
from hunanfacts.figures import reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hunanfacts.figures.amounts import AmountKind
    from hunanfacts.model.records import Fact, Figure
    from hunanfacts.model.vocabulary import Language

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
"""Places of a pair of characters that are looked at."""
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

    def __init__(self, paragraphs: Sequence[str]) -> None:
        """Take its paragraphs, the title first."""
        self.paragraphs = paragraphs
        self._alike = [Alike(paragraph) for paragraph in paragraphs]
        self._claimed: list[list[tuple[int, int]]] = [[] for _ in paragraphs]
        """Stretches of each paragraph that figures are printed as."""
        self._pairs: dict[str, list[tuple[int, int]]] = {}
        """Where each pair of characters stands, once something is missing."""

    def proofs(self, facts: Iterable[Fact], source: str) -> Iterator[Proof]:
        """Yield what it says of every phrase that facts and figures have out of that source."""
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
            for amount in reading.find(paragraph, language):
                span = amount.start, amount.end
                if amount.kind in _NUMERALS and not self._is_claimed(number, span):
                    yield Proof(
                        outcome="unclaimed",
                        text=amount.text,
                        paragraph=number,
                        found_in=(number,),
                        sentence=_excerpt(paragraph, *span),
                    )

    def _proof(self, fact: Fact, figure: Figure | None, path: tuple[str | int, ...]) -> Proof:
        record = figure or fact
        paragraph = record.source.paragraph
        wanted = Alike(record.as_written).text
        named = range(len(self._alike)) if paragraph is None else [paragraph]
        there = self._stretches(wanted, named)
        found = there or self._stretches(wanted, range(len(self._alike)))
        if figure is not None:
            for number, stretches in found.items():
                self._claimed[number] += stretches
        return Proof(
            outcome="found" if there else "moved" if found else "missing",
            text=record.as_written,
            paragraph=paragraph,
            key=fact.key,
            figure=figure.id if figure else None,
            path=path,
            found_in=tuple(found),
            nearest=None if found else self._nearest(wanted, paragraph),
        )

    def _stretches(self, wanted: str, numbers: Iterable[int]) -> dict[int, list[tuple[int, int]]]:
        """Return where a phrase stands in some of the paragraphs, as far as it does."""
        alike = ((number, self._alike[number]) for number in numbers if number < len(self._alike))
        found = ((number, list(each.spans(wanted))) for number, each in alike)
        return {number: stretches for number, stretches in found if stretches}

    def _is_claimed(self, number: int, span: tuple[int, int]) -> bool:
        return any(start < span[1] and span[0] < end for start, end in self._claimed[number])

    def _nearest(self, wanted: str, paragraph: int | None) -> str | None:
        """Return the stretch that has most pairs of characters of a phrase in their places.

        Of two alike that in the paragraph of the phrase, else the first; None where none has
        enough of them.
        """
        pairs = [wanted[at : at + 2] for at in range(len(wanted) - 1)]
        beginnings = Counter(
            (number, at - offset)
            for offset, pair in enumerate(pairs)
            for number, at in self._places(pair)
        )
        if not beginnings:
            return None
        number, begin = max(beginnings, key=lambda each: (beginnings[each], each[0] == paragraph))
        if beginnings[number, begin] < _LIKE * len(pairs):
            return None
        alike = self._alike[number]
        start, end = max(0, begin), min(len(alike.text), begin + len(wanted))
        return _cut(self.paragraphs[number], *alike.span(start, end), _AROUND)

    def _places(self, pair: str) -> list[tuple[int, int]]:
        if not self._pairs:
            for number, alike in enumerate(self._alike):
                for at in range(len(alike.text) - 1):
                    self._pairs.setdefault(alike.text[at : at + 2], []).append((number, at))
        return self._pairs.get(pair, [])[:_MOST_PLACES]


def _excerpt(text: str, start: int, end: int) -> str:
    """Return what stands around a stretch in its sentence."""
    ends = [found.end() for found in _END.finditer(text)]
    first = max((each for each in ends if each <= start), default=0)
    last = min((each for each in ends if each >= end), default=len(text))
    return _cut(text[first:last], start - first, end - first, 2 * _AROUND)


def _cut(text: str, start: int, end: int, around: int) -> str:
    first, last = max(0, start - around), min(len(text), end + around)
    before, after = "…" if first else "", "…" if last < len(text) else ""
    return f"{before}{text[first:last].strip()}{after}"
