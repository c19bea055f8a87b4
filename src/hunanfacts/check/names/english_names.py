"""English names in a text: their words may stand apart, and one of many may be left out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from hunanfacts.check import effort, lexicon
from hunanfacts.check.names import stems
from hunanfacts.check.names.mentions import Mention
from hunanfacts.check.prose import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hunanfacts.check.names.mentions import Subject

_SPELT = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten)\b")
_JOINT = re.compile(r"[a-z]+(?: and |-)[a-z]+|\b\d+ [a-z]+")
"""What a name joins stands together: exports are not imports and exports, nor 10 billion 100."""
_MANY_WORDS = 3
"""Words of an English name of which one may be left out."""
_LONG = 4
"""Words of a name that is told from others though one is left out."""
_RANKS = tuple(map(stems.of_word, sorted(lexicon.RANKS)))
"""Words that tell one thing from another of its kind, and may not be left out."""
_LONGEST_GAP = 90
"""Letters between the first word of an English name and its last."""


class _Name(NamedTuple):
    stems: tuple[str, ...]
    joint: tuple[str, ...]
    """What of it stands together."""
    needed: frozenset[str]
    """Stems that may not be missing."""
    subjects: dict[Subject, None]
    """Those that it is a name of, in their order."""


class _Word(NamedTuple):
    span: Span
    stem: str


class EnglishNames:
    """The English names of subjects, by the stems of their words."""

    def __init__(self) -> None:
        """Begin with none."""
        self.numbered: set[tuple[str, str]] = set()
        """Of names with a number in them that number, and the stem of the last word."""
        self.effort = 0
        """How much work it was to hold very many names against texts."""
        self._names: dict[str, list[_Name]] = defaultdict(list)
        self._known: dict[tuple[object, ...], _Name] = {}
        """Each by its stems, what stands together and what may not be missing."""

    def add(self, name: str, subject: Subject) -> None:
        """Take a name, without the words of the place: whether that is meant is told otherwise."""
        fact = subject.fact
        places = stems.of_texts(fact.place.texts if fact.place else ())
        told = tuple(stem for stem in stems.of_name(name) if stem not in places)
        if told:
            self.numbered |= {(word, told[-1]) for word in _SPELT.findall(name)}
            ends = [told[-1]] if len(told) > _MANY_WORDS else [told[0], told[-1]]
            needed = frozenset({*told}.intersection([*ends, *_RANKS]))
            joint = tuple(both.replace("-", " ") for both in _JOINT.findall(name))
            self._named(told, joint, needed).subjects[subject] = None

    def _named(
        self, told: tuple[str, ...], joint: tuple[str, ...], needed: frozenset[str]
    ) -> _Name:
        named = self._known.get((told, joint, needed))
        if named is None:
            named = self._known[told, joint, needed] = _Name(told, joint, needed, {})
            for stem in dict.fromkeys(told):
                self._names[stem].append(named)
        return named

    def may_be_in(self, text: str) -> bool:
        """Tell whether enough words of some name stand in a text, wherever."""
        told = {stems.of_word(word) for word in stems.WORD.findall(text)}
        tried = sum(len(self._names[stem]) for stem in told & self._names.keys())
        self.effort += effort.of_tried(tried)
        return any(
            _is_enough(name, [part for part in name.stems if part not in told])
            for stem in told & self._names.keys()
            for name in self._names[stem]
            if name.needed <= told
        )

    def mentions(self, text: str, clause: Span, sentence: Span) -> list[Mention]:
        """Return the names whose words stand in a clause, or if need be before it in part."""
        words = _words(text, Span(sentence.start, max(sentence.end, clause.end)))
        here = _places(words, clause)
        names = {id(name): name for stem in here for name in self._names.get(stem, ())}
        if not names:
            return []
        self.effort += effort.of_tried(len(names))
        before = _places(words, Span(sentence.start, clause.start))
        known = here.keys() | before.keys()
        told = text[sentence.start : clause.end].replace("-", " ")
        found: dict[bool, list[Mention]] = {True: [], False: []}
        together = cache(partial(_together, here))  # the words of many names may be the same
        for name in names.values():
            if not name.needed <= known or any(both not in told for both in name.joint):
                continue
            inside = [part for part in name.stems if part in here]
            missing = [part for part in name.stems if part not in known]
            if _is_enough(name, missing):
                anchor = min(inside, key=lambda part: len(here[part]))
                parts, subjects = frozenset(inside), tuple(name.subjects)
                near = (
                    Mention(span, subjects, words=parts, told=text[span.start : span.end])
                    for span in together(parts, anchor)
                )
                found[not missing] += filter(None, map(_of_it, near)) if missing else near
        whole = found[True]
        self.effort += effort.of_found(len(whole) + len(found[False]))
        if not whole:
            return found[False]
        return whole + [each for each in found[False] if len(each.words) >= _LONG]


def _is_enough(name: _Name, missing: Sequence[str]) -> bool:
    """Tell whether a name is named though these words of it are missing, none of which it needs."""
    return len(missing) <= (len(name.stems) >= _MANY_WORDS)


def _of_it(mention: Mention) -> Mention | None:
    """Keep of whom no other word stands for the one that is left out: China's top companies."""
    words = _words_told(mention.told)
    subjects = tuple(
        each for each in mention.subjects if all(stems.is_told(word, each.stems) for word in words)
    )
    return mention._replace(subjects=subjects) if subjects else None


@lru_cache(maxsize=64)
def _words_told(text: str) -> Sequence[str]:
    return stems.WORD.findall(text)


@lru_cache(maxsize=4)
def _words(text: str, span: Span) -> Sequence[_Word]:
    """Return the words of a stretch, in their order."""
    return [
        _Word(Span(*match.span()), stems.of_word(match[0]))
        for match in stems.WORD.finditer(text, span.start, span.end)
    ]


def _places(words: Sequence[_Word], span: Span) -> dict[str, list[Span]]:
    """Return where the words of a stretch stand, by their stems."""
    places: dict[str, list[Span]] = defaultdict(list)
    first, behind = (bisect_left(words, ((at,),)) for at in span)
    for place, stem in words[first:behind]:
        places[stem].append(place)
    return places


def _together(here: Mapping[str, list[Span]], words: frozenset[str], anchor: str) -> Sequence[Span]:
    """Return where words stand nearest to one of them, wherever they stand near enough."""
    found = []
    for place in here[anchor]:
        spans = [_nearest(here[word], place) for word in words]
        start, end = min(span.start for span in spans), max(span.end for span in spans)
        if end - start <= _LONGEST_GAP:
            found.append(Span(start, end))
    return found


def _nearest(spans: list[Span], anchor: Span) -> Span:
    """Return the stretch of several, in their order, that begins nearest to another."""
    at = bisect_left(spans, anchor)
    around = spans[max(at - 1, 0) : at + 1]
    return min(around, key=lambda span: abs(span.start - anchor.start))
