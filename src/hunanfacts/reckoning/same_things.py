"""The same thing in several sources: which figures are of one thing, and whether they agree.

Inside a fact its author says what is one thing: figures alike in all but their sources. Facts of
their own, as those of two files, are of one thing where they share their key, or the label of one
is a name of the other, and nothing that both tell keeps them apart: place, subject, and of a
figure all that it measures. What only one of them tells is a condition of the comparison.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from hunanfacts.figures import bounds, units
from hunanfacts.model import periods
from hunanfacts.model.records import Bilingual
from hunanfacts.reckoning import arithmetic
from hunanfacts.reckoning.finding import Finding
from hunanfacts.text import folding

if TYPE_CHECKING:
    from collections.abc import Container, Hashable, Iterable, Iterator, Mapping, Sequence

    from hunanfacts.model.records import Fact, Figure

    PlaceNames = Mapping[str, frozenset[str]]
    """The folded names of places, by their ids."""


_MOST_OF_A_NAME = 200
"""Facts of one place that share a name; those of a hundred years may be so many."""
_MOST_HELD_AGAINST = 20
"""Facts that a fact is held against, and figures that a figure is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What a fact is about, in names that can be compared: folded, its place taken off."""

    fact: Fact
    places: frozenset[str]
    labels: frozenset[str]
    names: frozenset[str]
    """The labels and the aliases."""
    subjects: frozenset[str]
    """Empty where none is told but the place itself."""


def within(fact: Fact) -> Iterator[Finding]:
    """Hold figures of a fact that are alike in all but their sources against the first of them."""
    alike: dict[Hashable, list[Figure]] = {}
    for figure in filter(bounds.has_number, fact.figures):
        rest = (figure.of, figure.among, when(figure.base), figure.prices)
        alike.setdefault((*_traits(figure), *rest), []).append(figure)
    for first, *others in alike.values():
        for other in others:
            if other.source.id != first.source.id:
                yield _held_against(fact, first, other)


def of_change(fact: Fact, before: Figure, after: Figure) -> Finding | None:
    """Hold a figure against what it was; None where these are not of one thing, or no numbers."""
    if not (bounds.has_number(before) and bounds.has_number(after)):
        return None
    if _traits(before) != _traits(after):
        return None
    return _held_against(fact, before, after)


def things(facts: Iterable[Fact], places: PlaceNames) -> list[Thing]:
    """Return what each fact with figures is about."""
    return [_thing(fact, places) for fact in facts if fact.figures]


def between(ours: Sequence[Thing], others: Sequence[Thing]) -> Iterator[Finding]:
    """Hold the figures of facts against those of other facts, as of another file.

    A name that hundreds of facts of a place have names none of them, and of what is alike in a file
    only the first are held against a fact or a figure: else pairs are as many as facts squared.
    """
    return (pair.held() for pair in _pairs(ours, others))


def _pairs(ours: Sequence[Thing], others: Sequence[Thing]) -> Iterator[_Pair]:
    called = _by_name(others)
    traits = {id(thing): _by_traits(thing) for thing in others}
    for thing in ours:
        wanted = [("key", thing.fact.key), *_called(thing, "name", sorted(thing.labels)),
                  *_called(thing, "label", sorted(thing.names))]  # fmt: skip
        alike = (called.get(each, ()) for each in wanted)
        found = {id(other): other for each in alike if len(each) <= _MOST_OF_A_NAME
                 for other in each}  # fmt: skip
        told = (
            list(_of_two(thing, other, traits[id(other)]))
            for other in found.values()
            if _are_one(thing, other)
        )
        yield from chain.from_iterable(islice(filter(None, told), _MOST_HELD_AGAINST))


def among(
    facts: Sequence[Fact], places: PlaceNames, keys: Container[str] | None = None
) -> Iterator[Finding]:
    """Hold facts of one file that are of one thing against one another, where sources differ.

    With `keys` one of the two must be one of these.
    """
    if len({figure.source.id for fact in facts for figure in fact.figures}) < 2:  # noqa: PLR2004
        return
    numbers = {fact.key: number for number, fact in enumerate(facts)}
    known = things(facts, places)
    for pair in _pairs(known, known):
        is_first = numbers[pair.fact.key] < numbers[pair.other.key]
        is_told = keys is None or pair.fact.key in keys or pair.other.key in keys
        if is_first and is_told and pair.first.source.id != pair.second.source.id:
            yield pair.held()


# ---- Facts ---------------------------------------------------------------------------------------


def _by_name(known: Iterable[Thing]) -> dict[tuple[str, ...], list[Thing]]:
    called: dict[tuple[str, ...], list[Thing]] = {}
    for thing in known:
        called.setdefault(("key", thing.fact.key), []).append(thing)
        for each in (*_called(thing, "name", thing.names), *_called(thing, "label", thing.labels)):
            called.setdefault(each, []).append(thing)
    return called


def _called(thing: Thing, kind: str, names: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield names of a thing together with its place, without which no name is shared."""
    places = sorted(thing.places) or [""]
    return ((kind, name, place) for name in names for place in places)


def _thing(fact: Fact, places: PlaceNames) -> Thing:
    own = frozenset(_folded(fact.place)) | places.get(fact.place_id or "", frozenset())
    longest_first = sorted(own, key=len, reverse=True)

    def without_place(texts: Iterable[str]) -> frozenset[str]:
        return frozenset(_without(folding.fold(text), longest_first) for text in texts)

    subjects = without_place(fact.subject.texts if fact.subject else ())
    labels = without_place(fact.label.texts) - {""}
    return Thing(
        fact=fact,
        places=own,
        labels=labels,
        names=labels | without_place(fact.aliases) - {""},
        subjects=frozenset() if "" in subjects else subjects,
    )


def _folded(text: Bilingual | None) -> Iterator[str]:
    yield from map(folding.fold, text.texts if text else ())


def _without(name: str, places: Iterable[str]) -> str:
    """Take a place from the start of a folded name: 湖南的GDP, Hunan's GDP."""
    for place in places:
        rest = name.removeprefix(place)
        if place and rest != name and not (place.isascii() and rest[:1].isalnum()):
            return rest.strip().removeprefix("s ").removeprefix("的")
    return name


def _are_one(one: Thing, other: Thing) -> bool:
    """Tell whether nothing keeps two facts apart that share a name.

    A key is shared on purpose, a name may be so by chance: then a place must be told by both.
    """
    if one.fact is other.fact or _are_apart(one.places, other.places):
        return False
    if one.fact.key == other.fact.key:
        return True
    return bool(one.places) == bool(other.places) and not _are_apart(one.subjects, other.subjects)


def _are_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether both tell names of which none is one of the other's."""
    return bool(one and other) and one.isdisjoint(other)


# ---- Figures -------------------------------------------------------------------------------------


class _Pair(NamedTuple):
    """Two figures of one thing, and what it depends on that they are; not reckoned with as yet."""

    fact: Fact
    first: Figure
    second: Figure
    other: Fact
    condition: Bilingual | None

    def held(self) -> Finding:
        """Hold the second against the first."""
        return _held_against(self.fact, self.first, self.second, self.other, self.condition)


def _by_traits(thing: Thing) -> dict[Hashable, list[Figure]]:
    known: dict[Hashable, list[Figure]] = {}
    for figure in filter(bounds.has_number, thing.fact.figures):
        known.setdefault(_traits(figure), []).append(figure)
    return known


def _of_two(one: Thing, other: Thing, known: Mapping[Hashable, list[Figure]]) -> Iterator[_Pair]:
    """Yield the pairs of figures of two facts that are of one thing; `known` are the other's."""
    for first in filter(bounds.has_number, one.fact.figures):
        for second in known.get(_traits(first), ())[:_MOST_HELD_AGAINST]:
            told = [pair for pair in _told(one, first, other, second) if pair[1:] != (None, None)]
            if all(None in pair or _is_alike(*pair[1:]) for pair in told):
                untold = [pair[0] for pair in told if None in pair]
                if first.period is None:
                    untold.insert(0, _TIME)
                condition = _condition(untold) if untold else None
                yield _Pair(one.fact, first, second, other.fact, condition)


def _traits(figure: Figure) -> tuple[Hashable, ...]:
    """Return in what figures of one thing are always alike."""
    dimension = units.read(figure.unit).dimension
    return when(figure.period), figure.measure, figure.status, figure.variant, dimension


def _told(
    one: Thing, first: Figure, other: Thing, second: Figure
) -> Iterator[tuple[Bilingual, object, object]]:
    """Yield what else two figures may tell of themselves; None where one does not."""
    yield _PLACE, one.places or None, other.places or None
    yield _WHOLE, _names(one, first.of), _names(other, second.of)
    yield _AMONG, first.among, second.among
    yield _BASE, when(first.base), when(second.base)
    yield _PRICES, first.prices, second.prices


def _names(thing: Thing, text: Bilingual | None) -> frozenset[str] | None:
    longest_first = sorted(thing.places, key=len, reverse=True)
    return frozenset(_without(name, longest_first) for name in _folded(text)) or None


def _is_alike(one: object, other: object) -> bool:
    if isinstance(one, frozenset) and isinstance(other, frozenset):
        return not one.isdisjoint(other)
    return one == other


def _held_against(
    fact: Fact,
    first: Figure,
    second: Figure,
    other: Fact | None = None,
    condition: Bilingual | None = None,
) -> Finding:
    return Finding(
        fact=fact,
        rule="sources",
        what=fact.label,
        period=first.period,
        period_inferred=first.period_inferred or second.period_inferred,
        inputs=(first,),
        formula="{0}",
        result=arithmetic.of(first),
        stated=second,
        other=other,
        condition=condition,
    )


def when(period: str | None) -> object:
    """Return what is the same for periods that are compared as one: as of 2021 is 2021."""
    return period and periods.span(period)


# ---- In words ------------------------------------------------------------------------------------

_TIME = Bilingual(zh="时间", en="time")
_PLACE = Bilingual(zh="地点", en="place")
_WHOLE = Bilingual(zh="所占的总体或排名的范围", en="whole or field")
_AMONG = Bilingual(zh="参加排名的总数", en="number of those ranked")
_BASE = Bilingual(zh="比较的基期", en="base period")
_PRICES = Bilingual(zh="价格口径", en="prices")


def _condition(untold: Sequence[Bilingual]) -> Bilingual:
    zh, en = "、".join(each["zh"] for each in untold), " and ".join(each["en"] for each in untold)
    return Bilingual(
        zh=f"前提是两者的{zh}相同，至少有一方没有说",
        en=f"if both have the same {en}, which at least one of them does not say",
    )
