"""What the figures of a source imply, and where they disagree with one another.

Only what the measures of figures say is reckoned: levels with the multiple or growth between them,
parts with their share of a whole, parts of a total. A target is never held against a result.
"""

from __future__ import annotations

import operator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from hunanfacts.figures import units
from hunanfacts.figures.interval import NOT_NEGATIVE, Interval
from hunanfacts.model import periods
from hunanfacts.model.records import Bilingual
from hunanfacts.reckoning import arithmetic

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from hunanfacts.model.records import Fact, Figure
    from hunanfacts.model.vocabulary import Measure, Rule, Verdict
    from hunanfacts.reckoning.arithmetic import Reckoned

    Levels = Mapping[str | None, Figure]
    """The levels of a fact by their periods."""

_RELATIVE = {"share": "%", "multiple": "倍", "growth": "%", "annual-growth": "%"}
"""The dimensions of the measures that tell of another figure."""
_HUNDRED = Decimal(100)
_A_SHARE = Interval(low=Decimal(0), low_closed=True, high=_HUNDRED, high_closed=True)
"""In per cent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing reckoned out of the figures of a fact, and what the source itself says of it."""

    fact: Fact
    rule: Rule
    what: Bilingual
    """What is reckoned, in words."""
    period: str | None
    """Of when it is."""
    period_inferred: bool
    inputs: tuple[Figure, ...]
    formula: str
    """What is reckoned with the inputs, which stand in it by their numbers: {1} ÷ {0}."""
    result: Reckoned | None
    """None where the inputs do not fit together: `obstacle` says why."""
    stated: Figure | None = None
    """What the source says of it; None where it says nothing."""
    obstacle: Bilingual | None = None

    @property
    def verdict(self) -> Verdict:
        """What to make of it: in tension is what cannot be as people usually write figures."""
        if self.result is None or not self.result.follows:
            return "nothing-follows"
        if self.stated is None:
            return "derived"
        stated = arithmetic.of(self.stated, self.result.unit)
        return "in-tension" if self.result.contradicts(stated) else "consistent"


def audit(facts: Iterable[Fact], keys: Container[str] | None = None) -> Iterator[Finding]:
    """Yield what can be reckoned out of the figures of each fact, in the order of the facts.

    With `keys` these facts alone are told of; the others may be their parts.
    """
    known = {fact.key: fact for fact in facts}
    for fact in known.values():
        if keys is not None and fact.key not in keys:
            continue
        levels = _levels(fact)
        for figure in fact.figures:
            if units.read(figure.unit).dimension != _RELATIVE.get(figure.measure):
                continue  # an amount, or a growth by 2倍, which is not reckoned with
            if figure.measure == "share":
                yield from _whole(fact, figure, levels)
            else:
                yield from _change(fact, figure, levels)
        for total in levels.values() if fact.parts else ():
            yield from _total(fact, total, [known[key] for key in fact.parts if key in known])


def _levels(fact: Fact) -> dict[str | None, Figure]:
    return {figure.period: figure for figure in fact.figures if figure.measure == "level"}


# ---- A part and its share give the whole ---------------------------------------------------------


def _whole(fact: Fact, share: Figure, levels: Levels) -> Iterator[Finding]:
    part = levels.get(share.period)
    if part is None or part.value < 0 or share.of is None:
        return
    if units.convert(share.value, share.unit, "%") not in _A_SHARE:
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

    A stretch ends with its last part, as 2016/2020 with 2020, unless it has a level of its own.
    Levels of stretches are compared with those of others as long, and a year with no month. Nothing
    is made of a change whose base is not told: from 2016/2020 alone nobody knows whether it is
    counted from 2015 or from 2016. Levels below 0 have no multiple.
    """
    if change.period is None or change.base is None:
        return
    start, end = change.base, change.period
    if "/" not in start and (change.measure == "annual-growth" or end not in levels):
        _, end = periods.ends(end)
    years = periods.years_between(start, end) or 0
    if start == end or (change.measure == "annual-growth" and not years):
        return
    before, after = levels.get(start), levels.get(end)
    is_below = any(level.value < 0 for level in (before, after) if level)
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
    return Finding(
        fact=fact,
        rule="base-level" if is_base else "later-level",
        what=fact.label,
        period=period,
        period_inferred=not is_base and change.period_inferred,
        inputs=(known, change),
        formula=_formula("{0} ÷ " if is_base else "{0} × ", _FACTORS[change.measure], years),
        result=arithmetic.reckon(
            operator.truediv if is_base else operator.mul,
            arithmetic.of(known),
            arithmetic.factor(change, years),
            unit=known.unit,
        ),
    )


def _held_against(fact: Fact, change: Figure, before: Figure, after: Figure, years: int) -> Finding:
    misfit = _misfit([after, before])
    return Finding(
        fact=fact,
        rule="change",
        what=_of_change(fact, change.measure),
        period=change.period,
        period_inferred=change.period_inferred,
        inputs=(before, after),
        formula=_formula("", _RATIOS[change.measure], years),
        result=None if misfit else arithmetic.change(before, after, change.measure, years),
        stated=change,
        obstacle=misfit,
    )


# ---- The parts of a total ------------------------------------------------------------------------


def _total(fact: Fact, total: Figure, parts: Sequence[Fact]) -> Iterator[Finding]:
    """Hold a total against its parts: all of them add up to it, some are no more than it."""
    found = [level for part in parts if (level := _levels(part).get(total.period))]
    if not found or (fact.has_all_parts and len(found) < len(fact.parts)):
        return
    misfit = _misfit([total, *found])
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


def _formula(start: str, template: str, years: int) -> str:
    return start + template.replace("YEARS", str(years))


def _of_change(fact: Fact, measure: Measure) -> Bilingual:
    words = _CHANGES[measure]
    return Bilingual(zh=words.zh.format(fact.label.zh), en=words.en.format(fact.label.en))


def _misfit(figures: Sequence[Figure]) -> Bilingual | None:
    """Say that figures of unlike units cannot be reckoned with one another."""
    if len({units.read(figure.unit).dimension for figure in figures}) == 1:
        return None
    names = list(dict.fromkeys(figure.unit for figure in figures))
    return Bilingual(zh=f"单位不同：{'、'.join(names)}", en=f"the units differ: {', '.join(names)}")
