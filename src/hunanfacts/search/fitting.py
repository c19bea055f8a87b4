"""Whether facts meet the conditions of a question: place, time, unit, measure, what is asked.

What a fact does not have is a reason not to answer with it, and nothing else answers in its place.
"""

from __future__ import annotations

from hunanfacts.index.stored import MARKS
from hunanfacts.search import matching
from hunanfacts.text import folding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from hunanfacts.index.store import Index
    from hunanfacts.index.stored import Found
    from hunanfacts.search.matching import Hit
    from hunanfacts.search.question import Question

_PERIOD, _MEASURE, _STATUS, _UNIT, _BASE = map(
    MARKS.index, ("period", "measure", "status", "unit", "base")
)
_PEOPLE = frozenset({"人", "名", "位"})
_KINDS = {"who": "person", "where": "place"}
"""What answers such a question before anything else that comes near."""
_OF_A_WHOLE = frozenset({"share", "rank"})
_PLACES = frozenset({"rank", "ordinal"})
"""Measures that say the how-manieth, and not how many."""
_NEW = "新增"
"""In a label: what is counted is only what was added, and no answer to how much there is."""
_LEAST_FILLED, _LEAST_FILLED_STATED = 0.25, 0.3
"""Of a name by what a question how much names, and where a word of it is only in the statement;
企业 alone may be anything."""
_PAIR, _TOGETHER = 2, 2
"""English words that make one thing, and how many words apart they may stand."""
_WHOLLY_FILLED = 0.8
"""Of a person's name, or of his post with its company, by the words of a question."""
_NOBODYS = frozenset({"indicator", "policy", "place", "route"})
"""Kinds of facts that do not say who did something."""
_SAME = {"回": "次", "趟": "次", "遍": "次", "批": "批次"}
_MONEY = frozenset({"钱", "块钱", "块"})


class Conditions:
    """The conditions of one question."""

    def __init__(self, index: Index, question: Question) -> None:
        """Take them from a question; the places that lie in those it names are looked up once."""
        self._index = index
        self._question = question
        self._place_names: dict[str, frozenset[str]] | None = None
        self._around = [set(index.places_within(ids)) for ids in question.places]

    def is_of_place(self, fact: Found) -> bool:
        """Tell whether a fact is about every place that is named.

        What is measured is about its own place alone, and about one that its names have. Anything
        else is also about the places around it.
        """
        named = zip(self._question.places, self._around, self._question.said, strict=True)
        return all(
            self._is_about(fact, ids, around, name)
            for ids, around, name in named
            if not self._is_whole(around)
        )

    def _is_whole(self, around: set[str]) -> bool:
        """Tell whether a place is that of a whole of which a share or rank is asked: 占全国比重."""
        return self._question.measure in _OF_A_WHOLE and any(
            around.intersection(ids) for ids in self._question.places
        )

    def suits(self, fact: Found) -> bool:
        """Tell whether a fact is of the sort that is asked for: a person, or something counted."""
        if kind := _KINDS.get(self._question.asked):
            return fact.kind == kind
        return self._question.asked != "how-much" or bool(fact.figures)

    def is_there(self, fact: Found) -> bool:
        """Tell whether a fact's own place is one that is named."""
        return any(fact.place in ids for ids in self._question.places)

    def is_near_place(self, fact: Found) -> bool:
        """Tell whether a fact that is no answer is at least of no other place.

        That is one beside those that are named, and not within or around them.
        """
        if self.is_of_place(fact) or not fact.place:
            return True
        within = set(self._index.places_within([fact.place]))
        return any(
            fact.place in ids or fact.place in around or not within.isdisjoint(ids)
            for ids, around in zip(self._question.places, self._around, strict=True)
        )

    def _is_about(self, fact: Found, ids: list[str], around: set[str], name: str) -> bool:
        if fact.place in ids:
            return True
        if fact.kind != "indicator" and (fact.place in around or not fact.place):
            return True
        called = self._called(ids, name)
        names = "\n".join(self._index.names_of(fact.key))
        return any(folding.holds(names, each) for each in called)

    def _called(self, ids: Sequence[str], name: str) -> set[str]:
        """Return all names of the place of a name, in both languages."""
        if self._place_names is None:
            from hunanfacts.index import catalogue

            self._place_names = catalogue.place_names(self._index)
        return {name}.union(*(self._place_names[place] for place in ids))

    def narrowed(self, fact: Found) -> Found | None:
        """Return a fact with the figures that are asked for; None where it has none of them."""
        question = self._question
        if question.asked == "where" and not fact.place:
            return None
        if not fact.figures:
            return fact if self._needs_no_figure(fact) else None
        if not question.has_conditions:
            return fact
        is_growth = question.years or question.measured == "growth"
        kept = self._grown(fact) if is_growth else self._asked(fact)
        if not kept and question.is_compared and (question.measure or not question.asked):
            kept = self._asked(fact, by=_BASE)
        if not kept:
            return None
        fact = fact.only(kept)
        has_time = fact.period or any(mark[_PERIOD] for mark in fact.marks)
        return fact if has_time or question.asked != "when" else None

    def _needs_no_figure(self, fact: Found) -> bool:
        question = self._question
        if question.unit or question.base or question.status or question.measure:
            return False
        if question.asked == "when" and not fact.period:
            return False
        return all(_is_then(fact.period, period) for period in question.periods)

    def _grown(self, fact: Found) -> list[int]:
        """Return which figures tell of the growth that is asked for."""
        from hunanfacts.search import growth

        question = self._question
        asked = self._asked(fact)
        if asked and not growth.names_span(question):
            return asked
        telling = [
            number
            for number in growth.telling(question, fact.marks)
            if not question.unit or _fits(fact.marks[number][_UNIT], question.unit)
        ]
        return telling or ([] if question.years else asked)

    def _asked(self, fact: Found, by: int = _PERIOD) -> list[int]:
        """Return which figures are asked for, of that period or in comparison with it."""
        return [
            number
            for number, mark in enumerate(fact.marks)
            if self._is_asked(mark, mark[by] or (fact.period if by == _PERIOD else ""))
        ]

    def _is_asked(self, mark: tuple[str, ...], when: str) -> bool:
        question = self._question
        if question.periods and not any(_is_then(when, asked) for asked in question.periods):
            return False
        if question.base and not (mark[_BASE] and _is_then(mark[_BASE], question.base)):
            return False
        if question.measure and mark[_MEASURE] not in _MEASURES[question.measured]:
            return False
        if question.status and mark[_STATUS] != question.status:
            return False
        if question.asked == "how-much" and not question.measure and mark[_MEASURE] in _PLACES:
            return False
        return not question.unit or _fits(mark[_UNIT], question.unit)

    def surely_meant(self, facts: list[Found], hits: Sequence[Hit]) -> list[Found]:
        """Mark as near what a question may not mean, and leave that out where there is other.

        A question how much asks for figures, and says of what: a word that is little of a name is
        not enough. What is measured of somebody without a place is asked for by his name.
        """
        told = {hit.key: hit for hit in hits if hit.match != "near"}
        near = [
            fact for fact in facts if fact.key in told and not self._is_sure(fact, told[fact.key])
        ]
        sure = [fact for fact in facts if fact not in near]
        for fact in () if sure else near:
            fact.match = "near"
        return sure or near

    def _is_sure(self, fact: Found, hit: Hit) -> bool:
        question = self._question
        if question.asked == "how-much":
            is_new = _NEW in fact.rows("zh")[0][1] and _NEW not in question.text
            least = _LEAST_FILLED_STATED if hit.level == matching.STATED else _LEAST_FILLED
            if not fact.figures or hit.filled < least or is_new:
                return False
        if hit.level < matching.EXACT and self._is_scattered(fact):
            return False
        if fact.kind == "person":  # a post alone is anybody's: its holder is of some company
            return hit.filled >= _WHOLLY_FILLED or self._names_whose_post(fact)
        if question.asked == "who" and hit.level < matching.EXACT and fact.kind in _NOBODYS:
            return False
        if fact.kind != "indicator":
            return True
        return not self._names_half(fact) and (bool(fact.place) or self._names_subject(fact))

    def _is_scattered(self, fact: Found) -> bool:
        """Tell whether two English words that make one thing stand far apart in all that is said.

        A Party congress and a general secretary are no party secretary.
        """
        words = self._question.words
        if len(words) != _PAIR or not all(map(str.isascii, words)):
            return False
        statement = folding.fold((_read(fact)["statement"] or {}).get("en") or "")
        texts = [*self._index.names_of(fact.key), statement]
        pair = matching.stems(words)
        both = [text for text in texts if all(folding.holds(text, word) for word in pair)]
        return bool(both) and not any(_stand_together(text.split(), pair) for text in both)

    def _names_half(self, fact: Found) -> bool:
        """Tell whether a word of the question is half of what is measured together."""
        names = self._index.names_of(fact.key)
        words = self._question.words
        return any(matching.is_half(names, word, words) for word in words)

    def _names_whose_post(self, fact: Found) -> bool:
        """Tell whether a question names a person, or the place that his post is of."""
        names = self._index.names_of(fact.key)
        return self._names_subject(fact) or any(
            folding.holds(name, place) for name in names for place in self._question.said
        )

    def _names_subject(self, fact: Found) -> bool:
        """Tell whether a word of the question names whom or what a fact is about."""
        record = _read(fact)
        texts = [text for text in (record["subject"] or {}).values() if text]
        told = [folding.fold(text) for text in (*texts, *record["names"])]
        return not told or any(
            folding.holds(text, word) for text in told for word in self._question.words
        )

    def missing(self, facts: Iterable[Found]) -> list[str]:
        """Return the periods asked for that none of the facts has."""
        had = [mark[_PERIOD] or fact.period for fact in facts for mark in fact.marks]
        had += [fact.period for fact in facts if not fact.marks]
        if self._question.is_compared or self._question.measure == "growth":
            had += [mark[_BASE] for fact in facts for mark in fact.marks]
        return [
            asked
            for asked in self._question.periods
            if not any(_is_then(period, asked) for period in had)
        ]


_MEASURES = {
    "share": {"share"},
    "growth": {"growth", "annual-growth", "change"},
    "rank": {"rank"},
    "multiple": {"multiple"},
}


def _stand_together(told: Sequence[str], pair: Sequence[str]) -> bool:
    first, second = (
        [at for at, word in enumerate(told) if folding.holds(word, asked)] for asked in pair
    )
    return any(abs(at - other) <= _TOGETHER for at in first for other in second)


def _read(fact: Found) -> dict[str, Any]:
    from hunanfacts.text import json_text

    record: dict[str, Any] = json_text.loads(fact.json)
    return record


def _is_then(period: str, asked: str) -> bool:
    """Tell whether a period is of a time asked for; --07-07 is the day of any year."""
    from hunanfacts.model import periods

    if asked.startswith("-"):
        return bool(period) and any(day.endswith(asked[1:]) for day in periods.ends(period))
    return periods.within(period, asked)


def _fits(unit: str, asked: str) -> bool:
    """Tell whether a figure in a unit answers a question for another: 元 for 钱, 家 for 个."""
    from hunanfacts.figures import units

    if asked in _MONEY:
        return units.is_money(unit)
    have, want = units.read(unit), units.read(_SAME.get(asked, asked))
    if have.dimension == want.dimension:
        return True
    counted = units.COUNTED - _PEOPLE - {"户"}
    return {have.base, want.base} <= counted or {have.base, want.base} <= _PEOPLE
