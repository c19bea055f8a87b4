"""The numbers of a passage with what stands around them: clause, sentence and period."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from hunanfacts.check import prose
from hunanfacts.check.claims import claimed, time_words
from hunanfacts.check.claims.time_words import Left
from hunanfacts.check.prose import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hunanfacts.check.names.places import PlaceHit
    from hunanfacts.check.records import Passage
    from hunanfacts.figures.amounts import Amount


@dataclass(slots=True, eq=False)
class Text:
    """A passage made comparable, and how to find a place of it in the passage."""

    passage: Passage
    told: str = ""
    at: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Take the text of the passage."""
        self.told, self.at = prose.squeezed(prose.plain(self.passage.text))

    def span(self, start: int, end: int) -> Span:
        """Return where a stretch of the passage's text stands in the comparable one."""
        return Span(bisect_left(self.at, start), bisect_left(self.at, end))

    def offset(self, origin: int) -> int:
        """Return where a character of the passage's text stands, or the next that is kept."""
        return bisect_left(self.at, origin)

    def origin(self, offset: int) -> int:
        """Return where a character of the comparable text stands in the passage's."""
        return self.at[offset] if offset < len(self.at) else len(self.passage.text)


@dataclass(slots=True, eq=False)
class Claim:
    """A number, and what stands around it."""

    text: str
    """The comparable text of the passage."""
    amount: Amount
    span: Span
    core: Span
    """The number with its hedge, without what is counted."""
    bare: str
    """The text with its amounts left blank, so that no number is taken for a year."""
    numbers: list[Span]
    """The numbers of the sentence."""
    last_unit: str
    """The unit of the number before in the sentence."""
    sentence: Span
    clause: Span
    before: str
    """What stands between the number before, or the beginning of the clause, and this one."""
    behind: str
    """What stands between this number and the next, or the end of the clause."""
    heads: str = ""
    """Of a cell of a table: what its row and its column are called."""
    above: str = ""
    """The nearest heading, and what a list or a table is of."""
    titles: tuple[str, ...] = ()
    """The headings above that one, the nearest first."""
    around: str = ""
    """The passage with all that is over it."""
    last: str = ""
    """What the row or the item before is called."""
    previous: Span | None = None
    """The sentence before."""
    earlier: Span | None = None
    """The sentence before that."""
    left: Left = field(default_factory=Left)
    """The time that the sentences before leave for this one."""
    year: str = ""
    """The last one that the draft names before the passage."""
    carried: PlaceHit | None = None
    """The place that the sentences before leave for this one."""
    clause_text: str = field(init=False)
    """The clause."""
    sentence_text: str = field(init=False)
    """The sentence."""

    def __post_init__(self) -> None:
        """Take the texts that are asked for again and again."""
        self.clause_text = self.text[self.clause.start : self.clause.end]
        self.sentence_text = self.text[self.sentence.start : self.sentence.end]

    def numbers_in(self, stretch: Span) -> list[Span]:
        """Return the numbers of the sentence that lie in a stretch of the text, in their order."""
        first = bisect_left(self.numbers, (stretch.start,))
        behind = bisect_left(self.numbers, (stretch.end + 1,))
        return [number for number in self.numbers[first:behind] if number.end <= stretch.end]


def claims(passage: Passage, told: Iterable[Amount]) -> Iterator[tuple[Text, Claim]]:
    """Yield those told in a passage that claim something, each with what stands around it."""
    amounts = [
        amount
        for amount in told
        if claimed.may_be(amount) and not claimed.is_part_of_a_name(passage.text, amount)
    ]
    if not amounts:
        return
    text = Text(passage)
    found = [(amount, text.span(amount.start, amount.end)) for amount in amounts]
    if times := sorted(time_words.stretches(text.told)):
        found = _outside(found, times)
    starts = [span.start for _, span in found]
    bare = _blanked(text.told, [span for _, span in found])
    heads = prose.comparable(" ".join(passage.heads))
    last_called = prose.comparable(passage.last)
    above = prose.comparable(" ".join((*passage.headings[-1:], passage.caption)).strip())
    titles = tuple(map(prose.comparable, passage.headings[-2::-1]))
    around = " ".join((text.told, heads, above, *titles))
    previous: Span | None = None
    earlier: Span | None = None
    left = Left()
    rest = len(found)
    for sentence in prose.sentences(text.told, Span(0, len(text.told))):
        inside = found[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        clauses = prose.clauses(text.told, sentence) if inside else ()
        ends = [clause.end for clause in clauses]
        numbers = [span for _, span in inside]
        last = sentence.start
        for place, (amount, span) in enumerate(inside):
            clause = _clause(text.told, clauses, bisect_right(ends, span.start), span, sentence)
            following = numbers[place + 1].start if place + 1 < len(numbers) else clause.end
            start = max(clause.start, last)
            last = max(last, span.end)
            yield (
                text,
                Claim(
                    text=text.told,
                    amount=amount,
                    span=span,
                    core=Span(span.start, text.offset(_core_end(amount))),
                    bare=bare,
                    numbers=numbers,
                    last_unit=inside[place - 1][0].unit if place else "",
                    sentence=sentence,
                    clause=clause,
                    before=text.told[start : span.start],
                    behind=text.told[span.end : min(clause.end, following)],
                    heads=heads,
                    above=above,
                    titles=titles,
                    around=around,
                    last=last_called,
                    previous=previous,
                    earlier=earlier,
                    left=left,
                    year=passage.year,
                ),
            )
        rest -= len(inside)
        if not rest:
            return
        previous, earlier = sentence, previous
        left = left.after(text.told, bare, sentence)


def _outside(
    found: Sequence[tuple[Amount, Span]], stretches: Sequence[Span]
) -> list[tuple[Amount, Span]]:
    """Leave out the numbers that lie in one of some stretches, which are in their order."""
    starts = [start for start, _ in stretches]
    ends = [0, *accumulate((end for _, end in stretches), max)]
    return [each for each in found if ends[bisect_right(starts, each[1].start)] < each[1].end]


def _clause(text: str, clauses: Sequence[Span], place: int, span: Span, sentence: Span) -> Span:
    """Return the clause of a number, with the one before that a colon parts from it: 增长：15%."""
    if place == len(clauses):
        return Span(sentence.start, max(sentence.end, span.end))
    start, end = clauses[place]
    if place and text[start - 1] in "：:" and not text[start : span.start].strip():
        start = clauses[place - 1].start
    return Span(start, max(end, span.end))


def _core_end(amount: Amount) -> int:
    at = amount.text.find(amount.written) if amount.written else -1
    return amount.start + at + len(amount.written) if at >= 0 else amount.end


def _blanked(text: str, spans: list[Span]) -> str:
    """Return a text of the same length with some stretches blank."""
    parts: list[str] = []
    done = 0
    for start, end in spans:
        parts += (text[done:start], " " * (end - start))
        done = end
    return "".join([*parts, text[done:]])
