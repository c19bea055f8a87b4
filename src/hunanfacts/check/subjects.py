"""What figures can be about: the facts that have some, by their names in a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from hunanfacts.check import lexicon, prose
from hunanfacts.check.prose import Span
from hunanfacts.search import lexicon as questions
from hunanfacts.search import matching

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hunanfacts.model.records import Fact

WORD = re.compile(r"[a-z](?:[a-z0-9&]|'(?!s?\b))*")
"""A word without the ending of a genitive."""
_LEAST_PART = 2
"""Characters of a name."""
_LEAST_PARTED = 4
"""Characters of a name that may stand in parts."""
_MOST_OF_A_NAME = 0.74
"""Of the pairs of characters of a name that stand in parts."""
_ENDINGS_TOLD = """
全国名次 全国位次 全国排名 名次 位次 排名 产量 产值 总数 数量 总额 金额 比重 占比 增速 增长率 数
量 额 值
"""
_ENDINGS = tuple(_ENDINGS_TOLD.split())
"""What a name may end in and a text leave out, since the unit says it."""
_HEADS = frozenset({"产量", "产值", "金额", "增速", "总额"})
"""What measures, and may not be missing where a name has it."""
_SPELT = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten)\b")
_JOINT = re.compile(r"[a-z]+(?: and |-)[a-z]+")
"""What a name joins stands together: exports are not imports and exports."""
_MANY_WORDS = 3
"""Words of an English name of which one may be left out."""
_RANKS = tuple(matching.stems(sorted(lexicon.RANKS)))
"""Words that tell one thing from another of its kind, and may not be left out."""
_LONGEST_GAP = 90
"""Letters between the first word of an English name and its last."""


@dataclass(slots=True, eq=False)
class Subject:
    """A fact with figures, and the words that it is told in."""

    fact: Fact
    names: tuple[str, ...]
    unlike: tuple[str, ...] = ()
    """Names of other things that come near."""
    whom: tuple[str, ...] = ()
    """Names of what it is about, which have to be named where it has no place."""
    places: tuple[str, ...] = ()
    """Names of its place."""
    told: str = ""
    """What it says of others, by whom and whom it names."""
    statements: tuple[str, ...] = ()
    """What it states."""
    pairs: set[str] = field(default_factory=set)
    """Pairs of Chinese characters that stand in its texts."""
    stems: set[str] = field(default_factory=set)
    """Stems of English words of its texts."""


class Mention(NamedTuple):
    """A name in a text, and the subjects that it is a name of."""

    span: Span
    subjects: tuple[Subject, ...]
    is_whole: bool = True
    """Not in parts."""
    words: frozenset[str] = frozenset()
    """The stems of an English name."""
    told: str = ""
    """As it stands there."""
    is_apart: bool = False
    """Some of it stands in a clause before."""


class Subjects:
    """The subjects of a knowledge, and where a text names them."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        """Take the facts that have figures, and whom the others are about."""
        facts = list(facts)
        short = _short_names(facts)
        self.all = [_subject(fact, short) for fact in facts if fact.figures]
        self._whole: dict[str, dict[str, list[Subject]]] = defaultdict(lambda: defaultdict(list))
        self._parted: dict[str, list[_Parted]] = defaultdict(list)
        self._parted_near = lru_cache(maxsize=4)(self._names_parted)
        self.numbered: set[tuple[str, str]] = set()
        """Of English names with a number in them that number, and the stem of the last word."""
        self._parted_mentions = lru_cache(maxsize=512)(self._mentions)
        self.named_clauses = lru_cache(maxsize=4)(self._named_clauses)
        """The clauses of a sentence, with the names in each."""
        self._english: dict[str, list[tuple[tuple[str, ...], list[str], frozenset[str], Subject]]]
        self._english = defaultdict(list)
        named = [
            (name, fact)
            for fact in facts
            for text in (fact.subject.texts if fact.subject else ())
            for told in [prose.comparable(text)]
            for name in (told, *short.get(told, ()))
        ]
        self.without_place = frozenset(
            name for name, fact in named if fact.figures and not fact.place_id
        )
        """Whom figures without a place are of."""
        bodies = {name for name, _ in named if _is_body(name)}
        bodies |= {each for name in bodies for each in short.get(name, ())}
        self.bodies = tuple(sorted(bodies | self.without_place))
        """These, and companies and the like."""
        parts = {part for name in self.bodies for part in _telling_parts(name)}
        self._parts_of_bodies = re.compile("|".join(map(re.escape, sorted(parts))) or r"(?!)")
        self._has_body = lru_cache(maxsize=4)(self._parts_of_bodies.search)
        self._bodies = lru_cache(maxsize=64)(self._named_bodies)
        for subject in self.all:
            for name in subject.names:
                self._add(name, subject)

    def _add(self, name: str, subject: Subject) -> None:
        if name.isascii():
            places = _place_stems(subject.fact)
            if stems := tuple(stem for stem in _stems(name) if stem not in places):
                self.numbered |= {(word, stems[-1]) for word in _SPELT.findall(name)}
                needed = frozenset({stems[-1], *stems}.intersection([stems[-1], *_RANKS]))
                named = (stems, _JOINT.findall(name), needed, subject)
                for stem in dict.fromkeys(stems):
                    self._english[stem].append(named)
            return
        if len(name) < _LEAST_PART:
            return
        self._whole[name[:_LEAST_PART]][name].append(subject)
        if len(name) == _LEAST_PARTED:
            self._add_parted(
                frozenset({name[:2], name[2:]}), frozenset({name[:2], name[2:]}), subject
            )
        if len(name) >= _LEAST_PARTED:
            pairs = frozenset(name[at : at + 2] for at in range(len(name) - 1))
            self._add_parted(pairs, pairs & _HEADS | {name[-2:]}, subject)

    def _add_parted(self, pairs: frozenset[str], needed: frozenset[str], subject: Subject) -> None:
        """Keep a name in parts under a pair that may not be missing."""
        self._parted[min(needed)].append((pairs, needed, subject))

    def mentions(self, text: str, clause: Span, sentence: Span) -> list[Mention]:
        """Return the names in a clause, in their order, none within another.

        A longer Chinese name may be parted by other words, and begin earlier in the sentence, as
        技术合同成交金额 does in 技术合同17721项，成交金额.
        """
        return self._parted_mentions(text, clause, sentence)[0]

    def hidden(self, text: str, clause: Span, sentence: Span) -> list[Mention]:
        """Return the names in a clause that stand within another one."""
        return self._parted_mentions(text, clause, sentence)[1]

    def _mentions(
        self, text: str, clause: Span, sentence: Span
    ) -> tuple[list[Mention], list[Mention]]:
        found = list(
            dict.fromkeys(
                [
                    *self._chinese_in(text, clause, sentence),
                    *self._english_in(text, clause, sentence),
                ]
            )
        )
        found.sort(key=lambda mention: (mention.span.start, mention.span.end))
        shown: list[Mention] = []
        hidden: list[Mention] = []
        for each in found:
            is_hidden = any(_is_within(each, other) for other in found)
            (hidden if is_hidden else shown).append(each)
        return shown, hidden

    def _named_clauses(self, text: str, sentence: Span) -> list[tuple[Span, list[Mention]]]:
        return [
            (clause, self.mentions(text, clause, sentence))
            for clause in prose.clauses(text, sentence)
        ]

    def bodies_in(self, text: str, span: Span) -> tuple[str, ...]:
        """Return those bodies that a stretch of a text names."""
        return self._bodies(text[span.start : span.end]) if self._has_body(text) else ()

    def _named_bodies(self, text: str) -> tuple[str, ...]:
        if not self._parts_of_bodies.search(text):
            return ()
        return tuple(name for name in self.bodies if is_named(name, text))

    def _chinese_in(self, text: str, clause: Span, sentence: Span) -> Iterator[Mention]:
        pairs = _pairs(text)
        yield from self._whole_in(text, clause, pairs)
        whole = Span(sentence.start, max(sentence.end, clause.end))
        yield from _parted_in(text, clause, *self._parted_near(text, whole))

    def _whole_in(self, text: str, clause: Span, pairs: Sequence[str]) -> Iterator[Mention]:
        here = pairs[clause.start : max(clause.end - 1, clause.start)]
        if self._whole.keys().isdisjoint(here):
            return
        for at, pair in enumerate(here, clause.start):
            if pair in self._whole:
                for name, subjects in self._whole[pair].items():
                    if text.startswith(name, at, clause.end):
                        yield Mention(Span(at, at + len(name)), tuple(subjects), told=name)

    def _names_parted(self, text: str, sentence: Span) -> tuple[list[_Parted], _Where]:
        """Return the names that may stand in parts in a sentence, and where their pairs stand."""
        pairs = _pairs(text)[sentence.start : sentence.end - 1]
        known = set(pairs)
        found = [
            name
            for pair in sorted(self._parted.keys() & known)
            for name in self._parted[pair]
            if name[1] <= known and len(name[0] & known) >= _least_of(name)
        ]
        where: _Where = {pair: [] for name in found for pair in name[0]}
        if where:
            for at, pair in enumerate(pairs, sentence.start):
                if pair in where:
                    where[pair].append(at)
        return found, where

    def _english_in(self, text: str, clause: Span, sentence: Span) -> list[Mention]:
        """Yield English names whose words stand in a clause, or if need be before it in part."""
        here = _places_of_words(text, clause)
        names = {id(name): name for stem in here for name in self._english.get(stem, ())}
        if not names:
            return []
        before = _places_of_words(text, Span(sentence.start, clause.start))
        told = text[sentence.start : clause.end]
        found: dict[bool, list[Mention]] = {True: [], False: []}
        for stems, joint, needed, subject in names.values():
            if any(both not in told for both in joint):
                continue
            inside = [part for part in stems if part in here]
            missing = [part for part in stems if part not in here and part not in before]
            if len(missing) <= (len(stems) >= _MANY_WORDS) and needed.isdisjoint(missing):
                places = [here[part] for part in inside]
                found[not missing] += _together(places, subject, frozenset(inside), text)
        return found[True] or found[False]


_Parted = tuple[frozenset[str], frozenset[str], Subject]
"""A name that may stand in parts: its pairs of characters, and those that may not be missing."""
_Where = dict[str, list[int]]


def _least_of(name: _Parted) -> float:
    return _MOST_OF_A_NAME * len(name[0])


def _parted_in(
    text: str, clause: Span, names: Sequence[_Parted], where: _Where
) -> Sequence[Mention]:
    """Return names in parts, of whose pairs of characters some stand in a clause."""
    found: dict[bool, list[Mention]] = {True: [], False: []}
    if not names:
        return []
    inside = set(_pairs(text)[clause.start : max(clause.end - 1, clause.start)])
    for name in names:
        pairs, needed, subject = name
        if pairs.isdisjoint(inside):
            continue
        known = {each for each in pairs if _is_known(where[each], clause)}
        here = pairs & inside
        places = [where[each][bisect_left(where[each], clause.end - 1) - 1] for each in here]
        is_here = len(places) >= _least_of(name)
        if needed <= known and (is_here or len(known) >= _least_of(name)):
            span = Span(min(places), max(places) + 2)
            told = text[span.start : span.end]
            found[is_here].append(
                Mention(span, (subject,), is_whole=False, told=told, is_apart=not is_here)
            )
    return found[True] or found[False]


def _is_known(places: Sequence[int], clause: Span) -> bool:
    """Tell whether a pair of characters stands in a clause or before it, and not across."""
    for at in places[:2]:
        if at != clause.start - 1:
            return at < clause.end - 1
    return False


@lru_cache(maxsize=4)
def _pairs(text: str) -> Sequence[str]:
    """Return each character of a text with the one behind it."""
    return list(map(add, text, text[1:]))


def _places_of_words(text: str, span: Span) -> dict[str, list[Span]]:
    places: dict[str, list[Span]] = defaultdict(list)
    for match in WORD.finditer(text, span.start, span.end):
        places[forms(match[0])].append(Span(match.start(), match.end()))
    return places


def _together(
    places: list[list[Span]], subject: Subject, words: frozenset[str], text: str
) -> Iterator[Mention]:
    """Yield where the words of a name stand nearest to one another, if they stand near enough."""
    anchors = min(places, key=len)
    for anchor in anchors:
        spans = [min(each, key=lambda span: abs(span.start - anchor.start)) for each in places]
        start, end = min(span.start for span in spans), max(span.end for span in spans)
        if end - start <= _LONGEST_GAP:
            yield Mention(Span(start, end), (subject,), words=words, told=text[start:end])


_RUN = 3
"""Words, or one character less, of a long name that stand for it."""
_COMPANIES = ("公司", "集团", "股份", "有限", "企业", "制品")


def _is_body(name: str) -> bool:
    return any(word in name.lower() for word in (*lexicon.BODIES, "重工", "重科", "industry"))


def is_named(name: str, text: str) -> bool:
    """Tell whether a text has a name, or so much of it that it is no other: 铁建重工."""
    return any(part in text for part in _telling_parts(name))


@lru_cache(maxsize=1024)
def _telling_parts(name: str) -> tuple[str, ...]:
    """Return a name, and what of it is enough to name it."""
    if name.isascii():
        words = name.split()
        runs = [" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]
    else:
        runs = [name[at : at + _RUN + 1] for at in range(len(name) - _RUN)]
        runs = [run for run in runs if not any(part in run for part in _COMPANIES)]
    return name, *runs


def _is_within(mention: Mention, other: Mention) -> bool:
    """Tell whether a longer name has all of a mention, and so says more."""
    if mention.words or other.words:
        return mention.words < other.words and other.span.holds(mention.span)
    longer = other.span.end - other.span.start > mention.span.end - mention.span.start
    is_other = other.subjects != mention.subjects and other.is_whole >= mention.is_whole
    return longer and is_other and other.span.holds(mention.span)


def names(fact: Fact) -> Iterator[str]:
    """Yield the names of a fact as they are looked for in texts."""
    for name in (*fact.label.texts, *fact.aliases):
        told = prose.comparable(name)
        yield told
        ending = next((each for each in _ENDINGS if told.endswith(each)), "")
        if ending and len(told) - len(ending) >= _LEAST_PARTED:
            yield told.removesuffix(ending)


def _short_names(facts: Iterable[Fact]) -> dict[str, tuple[str, ...]]:
    """Return what else a thing goes by that is a part of its name: 美丽来, CRCHI.

    What only says of what kind it is, 发制品, 研究院 or hair products, is none of these.
    """
    return {
        prose.comparable(name): tuple(
            prose.comparable(alias)
            for alias in fact.aliases
            if alias in label
            and (alias[0].isupper() if alias.isascii() else label[-1] != alias[-1])
            if not any(part in alias for part in _COMPANIES)
        )
        for fact in facts
        for label in fact.label.texts
        for name in (fact.subject.texts if fact.subject else ())
        if label.partition(" (")[0] == name and not fact.figures
    }


def _subject(fact: Fact, short: dict[str, tuple[str, ...]]) -> Subject:
    whom = (*fact.names, *(fact.subject.texts if fact.subject else ()))
    told = (*fact.names, *fact.statement.texts, *(fact.said_by.texts if fact.said_by else ()))
    subject = Subject(
        fact,
        names=tuple(dict.fromkeys(names(fact))),
        unlike=tuple(map(prose.comparable, fact.unlike)),
        whom=tuple(_with_short(map(prose.comparable, whom), short)),
        places=tuple(map(prose.comparable, fact.place.texts if fact.place else ())),
        told=prose.comparable(" ".join(told)),
        statements=tuple(map(prose.comparable, fact.statement.texts)),
    )
    texts = [fact.as_written, *fact.names]
    texts += [text for each in (fact.subject, fact.place) if each for text in each.texts]
    for text in (*subject.names, *subject.statements, *map(prose.comparable, texts)):
        pairs = (text[at : at + 2] for at in range(len(text) - 1))
        subject.pairs.update(pair for pair in pairs if not pair.isascii())
        subject.stems.update(forms(match[0]) for match in WORD.finditer(text))
    return subject


def _with_short(names: Iterable[str], short: dict[str, tuple[str, ...]]) -> Iterator[str]:
    for name in names:
        yield name
        yield from short.get(name, ())


def _stems(name: str) -> list[str]:
    found = [match[0] for match in WORD.finditer(name)]
    kept = [word for word in found if word not in lexicon.GRAMMAR]
    if len(kept) == 1 < len(found):  # car output is no car
        kept = [word for word in found if word not in questions.MANNER]
    return [forms(word) for word in kept]


def _place_stems(fact: Fact) -> frozenset[str]:
    """Return the words of the name of a fact's place: whether that is meant is told otherwise."""
    texts = fact.place.texts if fact.place else ()
    return frozenset(stem for text in texts for stem in _stems(text.lower()))


@lru_cache(maxsize=4096)
def forms(word: str) -> str:
    """Return the stem of an English word."""
    if word.endswith("ies"):
        word = word[:-3] + "y"
    [singular] = matching.plurals_cut([word])
    [stem] = matching.stems([singular])
    return stem.removesuffix("er") if len(stem) > _LONG else stem


_LONG = 7
"""Letters of a word from which on "er" is an ending: manufacturer."""
