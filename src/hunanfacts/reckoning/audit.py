"""What the figures of a source imply, and where they disagree with one another.

Only what the measures of figures say is reckoned: levels with the multiple or growth between them,
parts with their share of a whole, parts of a total. Only figures of one source are reckoned with,
and a forecast or a target is never held against a result. Growth at constant prices says nothing of
levels at current ones. Figures of the same thing in several sources stand side by side.
"""

from __future__ import annotations

import operator
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from hunanfacts.figures import bounds, units
from hunanfacts.figures.interval import NOT_NEGATIVE, Interval
from hunanfacts.model import periods
from hunanfacts.model.errors import UsageError
from hunanfacts.model.records import Bilingual
from hunanfacts.reckoning import arithmetic, same_things
from hunanfacts.reckoning.finding import Finding
from hunanfacts.text import listing
from hunanfacts.wording import phrases

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from hunanfacts.model.records import Fact, Figure
    from hunanfacts.model.vocabulary import Measure
    from hunanfacts.reckoning.arithmetic import Reckoned

    Levels = Mapping[object, Figure]
    """The levels of a group of figures by their periods, as `when` has them."""
    _Standing = tuple[str, bool]
    """The source of a figure, and whether it is no result."""

_RELATIVE = {"share": "%", "multiple": "倍", "growth": "%", "annual-growth": "%"}
"""The dimensions of the measures that tell of another figure."""
_NO_RESULTS = frozenset({"forecast", "target"})
_HUNDRED = Decimal(100)
_MOST_HELD, _MOST_OF_A_FIGURE = 5_000, 3
"""Figures that findings are of, and findings twice: so many, and three for each figure there is.
A growth with its levels makes two for each, and a total one for each of its parts."""
_A_SHARE = Interval(low=Decimal(0), low_closed=True, high=_HUNDRED, high_closed=True)
"""In per cent."""


def audit(
    facts: Iterable[Fact],
    keys: Container[str] | None = None,
    places: same_things.PlaceNames | None = None,
) -> Iterator[Finding]:
    """Yield what can be reckoned out of the figures of each fact, in the order of the facts.

    With `keys` these facts alone are told of; the others may be their parts, or of the same thing
    in another source, as also `places`, the folded names of places by their ids, let see.

    Raises UsageError where figures hold of one another in far more ways than there are figures, as
    where each fact is part of hundreds.
    """
    known = {fact.key: fact for fact in facts}
    most = _MOST_HELD + _MOST_OF_A_FIGURE * sum(len(fact.figures) for fact in known.values())
    held = 0
    for found in _findings(known, keys, places or {}):
        held += len(found.inputs) + 2
        if held > most:
            raise UsageError(
                zh="这些事实的数值相互关联太多，一次核对不完；请指明几条：hunanfacts audit KEY",
                en="the figures of the facts hold of one another in so many ways that they are not"
                " all reckoned out; name some facts: hunanfacts audit KEY",
            )
        yield found


def _findings(
    known: Mapping[str, Fact], keys: Container[str] | None, places: same_things.PlaceNames
) -> Iterator[Finding]:
    parts = _Parts(known)
    for fact in known.values():
        if keys is not None and fact.key not in keys:
            continue
        for group in _groups(fact):
            yield from _of_group(fact, group, parts)
        yield from same_things.within(fact)
    yield from same_things.among(list(known.values()), places, keys)


def _groups(fact: Fact) -> list[list[Figure]]:
    """Part the figures that have numbers by source, and by what they are: result or not."""
    groups: dict[object, list[Figure]] = {}
    for figure in filter(bounds.has_number, fact.figures):
        standing = figure.status if figure.status in _NO_RESULTS else ""
        groups.setdefault((figure.source.id, standing), []).append(figure)
    return list(groups.values())


def _of_group(fact: Fact, group: Sequence[Figure], parts: _Parts) -> Iterator[Finding]:
    levels = _levels(group)
    for figure in group:
        if units.read(figure.unit).dimension != _RELATIVE.get(figure.measure):
            continue  # an amount, or a growth by 2倍, which is not reckoned with
        if figure.measure == "share":
            yield from _whole(fact, figure, levels)
        else:
            yield from _change(fact, figure, levels)
    beside = parts.beside(fact, levels) if fact.parts else {}
    for time, found in beside.items():
        yield from _total(fact, levels[time], found)


def _levels(group: Iterable[Figure]) -> dict[object, Figure]:
    """Return the levels by their periods; of two of one period the first."""
    levels: dict[object, Figure] = {}
    for figure in group:
        if figure.measure == "level" and figure.variant is None:
            levels.setdefault(same_things.when(figure.period), figure)
    return levels


class _Parts:
    """The levels of facts that are parts, each fact gone through once: it may be part of many."""

    def __init__(self, known: Mapping[str, Fact]) -> None:
        self._known = known
        self._levels: dict[str, dict[_Standing, dict[object, Figure]]] = {}

    def beside(self, fact: Fact, totals: Levels) -> dict[object, list[Figure]]:
        """Return by their times the levels of parts that stand beside the totals of a group.

        They are of its source, and results where it has these: a target is parted into targets.
        """
        found: dict[object, list[Figure]] = {time: [] for time in totals}
        for standing in {_standing(total) for total in totals.values()}:
            for levels in (self._of(key).get(standing, {}) for key in fact.parts):
                fewer, more = sorted((totals, levels), key=len)
                for time in filter(more.__contains__, fewer):
                    found[time].append(levels[time])
        return found

    def _of(self, key: str) -> dict[_Standing, dict[object, Figure]]:
        """Return the levels of a part by their standing and time; none of one that is not known."""
        if key not in self._levels:
            fact = self._known.get(key)
            self._levels[key] = _levels_by_standing(fact) if fact else {}
        return self._levels[key]


def _levels_by_standing(fact: Fact) -> dict[_Standing, dict[object, Figure]]:
    """Return the levels of a part by their standing and time, of two the first."""
    found: dict[_Standing, dict[object, Figure]] = {}
    for group in _groups(fact):
        for time, level in _levels(group).items():
            told = replace(level, caution=phrases.cautions(fact, level))
            found.setdefault(_standing(level), {}).setdefault(time, told)
    return found


def _standing(figure: Figure) -> _Standing:
    return figure.source.id, figure.status in _NO_RESULTS


# ---- A part and its share give the whole ---------------------------------------------------------


def _whole(fact: Fact, share: Figure, levels: Levels) -> Iterator[Finding]:
    part = levels.get(same_things.when(share.period))
    if part is None or bounds.low(part) < 0 or share.of is None:
        return
    if units.convert(bounds.low(share), share.unit, "%") not in _A_SHARE:
        return
    yield Finding(
        fact=fact,
        rule="whole",
        what=share.of,
        period=share.period,
        period_inferred=part.period_inferred or share.period_inferred,
        inputs=(part, share),
        formula="{0} ÷ {1}",
        result=arithmetic.reckon(
            lambda part, share: part.scaled(_HUNDRED) / (share & _A_SHARE),
            arithmetic.of(part),
            arithmetic.of(share, "%"),
            unit=part.unit,
        ),
    )


# ---- Levels and the change between them ----------------------------------------------------------


def _change(fact: Fact, change: Figure, levels: Levels) -> Iterator[Finding]:
    """Hold a change against the levels at its ends; where only one is known, give the other.

    A stretch ends with its last part, as 2016/2020 with 2020, unless it is as long as its base or
    has a level of its own. Levels of stretches are compared with those of others as long, and a
    year with no month. Nothing is made of a change whose base is not told: from 2016/2020 alone
    nobody knows whether it is counted from 2015 or from 2016; nor of one that goes on, whose end
    nobody knows. Levels below 0 have no multiple.
    """
    if change.period is None or change.base is None or periods.is_open(change.period):
        return
    start, end = change.base, change.period
    is_as_long = periods.length(start) == periods.length(end)
    if not is_as_long and (
        change.measure == "annual-growth" or same_things.when(end) not in levels
    ):
        _, end = periods.ends(end)
    years = periods.years_between(start, end) or 0
    if same_things.when(start) == same_things.when(end) or (
        change.measure == "annual-growth" and not years
    ):
        return
    before, after = levels.get(same_things.when(start)), levels.get(same_things.when(end))
    is_below = any(bounds.low(level) < 0 for level in (before, after) if level)
    if is_below or periods.length(start) != periods.length(end):
        return
    if before and after:
        yield _held_against(fact, change, before, after, years)
    elif after:
        yield _other_level(fact, change, after, start, years)
    elif before:
        yield _other_level(fact, change, before, end, years)


def _other_level(fact: Fact, change: Figure, known: Figure, period: str, years: int) -> Finding:
    """Reckon the level at one end of a change from that at the other."""
    is_base = period == change.base
    obstacle, condition = _prices(change, known)
    return Finding(
        fact=fact,
        rule="base-level" if is_base else "later-level",
        what=fact.label,
        period=period,
        period_inferred=not is_base and change.period_inferred,
        inputs=(known, change),
        formula=_formula("{0} ÷ " if is_base else "{0} × ", _FACTORS[change.measure], years),
        result=None
        if obstacle
        else arithmetic.reckon(
            operator.truediv if is_base else operator.mul,
            arithmetic.of(known),
            arithmetic.factor(change, years),
            unit=known.unit,
        ),
        obstacle=obstacle,
        condition=condition,
    )


def _held_against(fact: Fact, change: Figure, before: Figure, after: Figure, years: int) -> Finding:
    obstacle, condition = _prices(change, before, after)
    obstacle = _misfit([after, before]) or obstacle
    levels = (arithmetic.of(before), arithmetic.of(after))
    return Finding(
        fact=fact,
        rule="change",
        what=_of_change(fact, change.measure),
        period=change.period,
        period_inferred=change.period_inferred,
        inputs=(before, after),
        formula=_formula("", _RATIOS[change.measure], years),
        result=None if obstacle else arithmetic.change(*levels, change.measure, years),
        stated=change,
        obstacle=obstacle,
        condition=condition,
    )


def _prices(change: Figure, *levels: Figure) -> tuple[Bilingual | None, Bilingual | None]:
    """Return why growth says nothing of levels, and what it depends on that nobody says.

    A multiple is one of the levels as they are printed.
    """
    is_multiple = change.measure == "multiple"
    known = {figure.prices for figure in (levels if is_multiple else (change, *levels))}
    if {"current", "constant"} <= known:
        return _OTHER_PRICES, None
    is_money = any(level.prices or units.is_money(level.unit) for level in levels)
    is_unknown = is_money and None in known and not is_multiple
    return None, _SAME_PRICES if is_unknown else None


# ---- The parts of a total ------------------------------------------------------------------------


def _total(fact: Fact, total: Figure, found: Sequence[Figure]) -> Iterator[Finding]:
    """Hold a total against its parts: all of them add up to it, some are no more than it."""
    if not found or (fact.has_all_parts and len(found) < len(fact.parts)):
        return
    misfit = _misfit([total, *found])
    if {"current", "constant"} <= {figure.prices for figure in (total, *found)}:
        misfit = misfit or _PARTS_AT_OTHER_PRICES
    yield Finding(
        fact=fact,
        rule="parts",
        what=fact.label,
        period=total.period,
        period_inferred=any(figure.period_inferred for figure in (total, *found)),
        inputs=tuple(found),
        formula=" + ".join(f"{{{number}}}" for number in range(len(found))),
        result=None if misfit else _sum(found, total.unit, are_all=fact.has_all_parts),
        stated=total,
        obstacle=misfit,
    )


def _sum(parts: Sequence[Figure], unit: str, *, are_all: bool) -> Reckoned:
    """Add up parts; of the others nothing is known but that they are of the same kind."""
    known = [arithmetic.of(part, unit) for part in parts]
    can_be_negative = any(part.can_be_negative for part in known)
    others = Interval() if can_be_negative else NOT_NEGATIVE
    rest = Interval.point(Decimal(0)) if are_all else others
    return arithmetic.reckon(
        lambda *spans: sum(spans, start=rest), *known, unit=unit, can_be_negative=can_be_negative
    )


# ---- In words ------------------------------------------------------------------------------------

_FACTORS: dict[Measure, str] = {
    "multiple": "{1}",
    "growth": "(1 + {1})",
    "annual-growth": "(1 + {1})^YEARS",
}
_RATIOS: dict[Measure, str] = {
    "multiple": "{1} ÷ {0}",
    "growth": "{1} ÷ {0} - 1",
    "annual-growth": "({1} ÷ {0})^(1/YEARS) - 1",
}
_CHANGES: dict[Measure, Bilingual] = {
    "multiple": Bilingual(zh="{}的倍数", en="{}, multiple"),
    "growth": Bilingual(zh="{}的增长", en="{}, growth"),
    "annual-growth": Bilingual(zh="{}的年均增长", en="{}, yearly growth"),
}


_OTHER_PRICES = Bilingual(
    zh="增速按不变价，数值按现价（或相反）",
    en="the growth and the levels are not at the same prices",
)
_PARTS_AT_OTHER_PRICES = Bilingual(
    zh="总数与部分不按同一价格计算", en="the total and its parts are not at the same prices"
)
_SAME_PRICES = Bilingual(
    zh="前提是增速与数值按同一价格计算，来源没有说",
    en="if both are at the same prices, which the source does not say",
)


def _formula(start: str, template: str, years: int) -> str:
    return start + template.replace("YEARS", str(years))


def _of_change(fact: Fact, measure: Measure) -> Bilingual:
    words = _CHANGES[measure]
    return Bilingual(
        zh=words["zh"].format(fact.label["zh"]), en=words["en"].format(fact.label["en"])
    )


def _misfit(figures: Sequence[Figure]) -> Bilingual | None:
    """Say that figures of unlike units cannot be reckoned with one another."""
    if len({units.read(figure.unit).dimension for figure in figures}) == 1:
        return None
    zh = dict.fromkeys(figure.unit for figure in figures)
    en = dict.fromkeys(units.measured_in(figure.unit) for figure in figures)
    return Bilingual(
        zh=f"单位不同：{listing.listed(zh, 'zh')}",
        en=f"the units differ: {listing.listed(en, 'en')}",
    )
