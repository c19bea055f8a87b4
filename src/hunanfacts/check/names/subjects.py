"""The subjects of a knowledge, and where a text names them."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from hunanfacts.check import effort, prose
from hunanfacts.check.names import bodies, mentions
from hunanfacts.check.names.english_names import EnglishNames
from hunanfacts.check.names.mentions import Mention
from hunanfacts.check.names.parted_names import PartedNames, pairs_of
from hunanfacts.check.names.shared_names import Owners
from hunanfacts.check.prose import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hunanfacts.check.names.mentions import Subject
    from hunanfacts.model.records import Fact

_LEAST = 2
"""Characters of a name."""
_SOME = 2
"""Names of a stretch of which one at least is of other subjects than any third name."""
_MOST = 150
"""Names of a clause, those within others counted; reports have eighteen, and of which of more a
number is, nobody could tell."""


class _Stretch(NamedTuple):
    """Where names stand that are alike in all but their subjects."""

    span: Span
    words: frozenset[str]
    is_whole: bool


class Subjects:
    """The facts that have figures, by their names: whole, in parts, and in English."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        """Take the facts that have figures, and whom the others are about."""
        facts = list(facts)
        places = Counter(fact.place_id for fact in facts if fact.place_id)
        self.main = max(places, key=places.__getitem__, default="")
        """The place that most facts are about: a draft need not name it."""
        short = bodies.short_names(facts)
        self.all = [mentions.subject(fact, short) for fact in facts if fact.figures]
        self.bodies = bodies.Bodies(facts, short)
        self._effort = 0
        self._whole: dict[str, dict[str, list[Subject]]] = defaultdict(lambda: defaultdict(list))
        """Names by their first two characters."""
        self._lengths: dict[str, set[int]] = defaultdict(set)
        """How long those are."""
        self._parted = PartedNames()
        self._english = EnglishNames()
        self._owners = Owners(self.all, self.main)
        self.numbered = self._english.numbered
        self._shown_and_hidden = lru_cache(maxsize=512)(self._mentions)
        self.named_clauses = lru_cache(maxsize=4)(self._named_clauses)
        """The clauses of a sentence, with the names in each."""
        self.may_be_named = lru_cache(maxsize=64)(self._may_be_named)
        """Whether there is any use in looking for names in a text, however it is parted."""
        for subject in self.all:
            for name in subject.names:
                self._add(name, subject)

    def _add(self, name: str, subject: Subject) -> None:
        if name.isascii():
            self._english.add(name, subject)
        elif len(name) >= _LEAST:
            self._whole[name[:_LEAST]][name].append(subject)
            self._lengths[name[:_LEAST]].add(len(name))
            self._parted.add(name, subject)

    @property
    def effort(self) -> int:
        """How much work the look for names was, by the weights of `effort`."""
        return self._effort + self._parted.effort + self._english.effort

    def mentions(self, text: str, clause: Span, sentence: Span) -> list[Mention]:
        """Return the names in a clause, in their order, none within another.

        A longer Chinese name may be parted by other words, and begin earlier in the sentence, as
        技术合同成交金额 does in 技术合同17721项，成交金额.
        """
        return self._shown_and_hidden(text, clause, sentence)[0]

    def hidden(self, text: str, clause: Span, sentence: Span) -> list[Mention]:
        """Return the names in a clause that stand within another one."""
        return self._shown_and_hidden(text, clause, sentence)[1]

    def _mentions(
        self, text: str, clause: Span, sentence: Span
    ) -> tuple[list[Mention], list[Mention]]:
        named = self._by_stretch(text, clause, sentence)
        searched = text[sentence.start : max(sentence.end, clause.end)]
        self._effort += effort.OF_A_SEARCH + effort.of_letters(searched)
        self._effort += effort.OF_A_NAME * len(named)
        if len(named) > _MOST:
            return [], []
        around = _around(named)
        shown: list[Mention] = []
        hidden: list[Mention] = []
        for stretch, alike in sorted(named.items(), key=_place_of_stretch):
            for each in alike:
                is_hidden = any(_is_within(each, other) for other in around[stretch.span])
                (hidden if is_hidden else shown).append(each)
        return shown, hidden

    def _by_stretch(self, text: str, clause: Span, sentence: Span) -> dict[_Stretch, list[Mention]]:
        """Return the names in a clause, those of one stretch together."""
        found: dict[_Stretch, list[Mention]] = defaultdict(list)
        for mention in (
            *self._whole_in(text, clause),
            *self._parted.mentions(text, clause, sentence),
            *self._english.mentions(text, clause, sentence),
        ):
            found[_Stretch(mention.span, mention.words, mention.is_whole)].append(mention)
        return {
            stretch: list(dict.fromkeys(_each_apart(self._owners.told_apart(alike, text))))
            for stretch, alike in found.items()
        }

    def _may_be_named(self, text: str) -> bool:
        is_whole = next(self._whole_in(text, Span(0, len(text))), None) is not None
        return is_whole or self._parted.may_be_in(text) or self._english.may_be_in(text)

    def _named_clauses(self, text: str, sentence: Span) -> list[tuple[Span, list[Mention]]]:
        return [
            (clause, self.mentions(text, clause, sentence))
            for clause in prose.clauses(text, sentence)
        ]

    def _whole_in(self, text: str, clause: Span) -> Iterator[Mention]:
        here: Sequence[str] = pairs_of(text)[clause.start : max(clause.end - 1, clause.start)]
        for pair in self._whole.keys() & set(here):
            at = text.find(pair, clause.start, clause.end)
            while at >= 0:
                for end in (at + length for length in self._lengths[pair]):
                    name = text[at:end]
                    if end <= clause.end and (subjects := self._whole[pair].get(name)):
                        yield Mention(Span(at, end), tuple(subjects), told=name)
                at = text.find(pair, at + 1, clause.end)


def _each_apart(alike: Iterable[Mention]) -> Iterator[Mention]:
    """Yield names with a subject each, but whole Chinese ones, which say the same of all theirs."""
    for mention in alike:
        if len(mention.subjects) > 1 and (mention.words or not mention.is_whole):
            yield from (mention._replace(subjects=(each,)) for each in mention.subjects)
        else:
            yield mention


def _place_of_stretch(named: tuple[_Stretch, object]) -> Span:
    return named[0].span


def _around(named: Mapping[_Stretch, Sequence[Mention]]) -> Mapping[Span, Sequence[Mention]]:
    """Return for each stretch some names of each that holds it, itself among them."""
    some: dict[Span, list[Mention]] = defaultdict(list)
    for stretch, alike in named.items():
        some[stretch.span] += alike[:_SOME]
    around: dict[Span, list[Mention]] = {}
    begun: list[Span] = []
    for span in sorted(some, key=_longest_first):
        begun = [*(each for each in begun if each.end > span.start), span]
        around[span] = [other for each in begun if each.end >= span.end for other in some[each]]
    return around


def _longest_first(span: Span) -> tuple[int, int]:
    return span.start, -span.end


def _is_within(mention: Mention, other: Mention) -> bool:
    """Tell whether a longer name has all of a mention, and so says more."""
    if mention.words or other.words:
        return mention.words < other.words and other.span.holds(mention.span)
    longer = other.span.end - other.span.start > mention.span.end - mention.span.start
    is_other = other.subjects != mention.subjects and other.is_whole >= mention.is_whole
    return longer and is_other and other.span.holds(mention.span)
