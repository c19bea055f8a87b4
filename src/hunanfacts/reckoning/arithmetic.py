"""Reckoning with figures: every result twice, under the strict and under the usual reading."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal, Overflow
from typing import TYPE_CHECKING, Literal

from hunanfacts.figures import bounds, units, writing
from hunanfacts.figures.interval import NOT_NEGATIVE, Interval, NotAQuantityError

if TYPE_CHECKING:
    from collections.abc import Callable

    from hunanfacts.model.records import Figure
    from hunanfacts.model.vocabulary import Language, Measure

    Reading = Literal["strict", "usual"]

_TIMES = "倍"
_ONE = Interval.point(Decimal(1))
_PER_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What is known of a quantity."""

    strict: Interval
    """If every figure is taken at its word (`quantity.strict`)."""
    usual: Interval
    """If figures are read as people write them (`quantity.usual`)."""
    unit: str
    can_be_negative: bool = False
    """As a difference can: then to be above 0 says something."""

    @property
    def follows(self) -> bool:
        """Tell whether anything is known of it, read as people write."""
        return self._says_something(self.usual)

    def contradicts(self, other: Reckoned) -> bool:
        """Tell whether both cannot be, read as people write."""
        return (self.usual & other.usual).is_empty

    def touches(self, other: Reckoned) -> bool:
        """Tell whether both were rounded, and only the edges of what they may be are one: 3 and 4.

        What is 3.5 would have been rounded in one way.
        """
        both = self.usual & other.usual
        are_rounded = all(each.usual != each.strict for each in (self, other))
        return are_rounded and both.low is not None and both.low == both.high

    def display(self, reading: Reading, language: Language) -> str:
        """Write one of its readings; "" where that leaves everything open."""
        span: Interval = getattr(self, reading)
        if not self._says_something(span):
            return ""
        if not span.low and not self.can_be_negative and span.high:
            span = replace(span, low=None, low_closed=False)
        return writing.interval(span, self.unit, language)

    def _says_something(self, span: Interval) -> bool:
        is_low_known = span.low is not None and (self.can_be_negative or span.low != 0)
        return is_low_known or span.high is not None


def of(figure: Figure, unit: str | None = None) -> Reckoned:
    """Return what a figure says and can be, as printed or in a unit that it fits."""
    possible = bounds.possible_of(figure)
    strict, usual = bounds.strict(figure) & possible, bounds.usual(figure) & possible
    said = Reckoned(strict, usual, figure.unit, can_be_negative=possible != NOT_NEGATIVE)
    return in_unit(said, unit or figure.unit)


def in_unit(reckoned: Reckoned, wanted: str) -> Reckoned:
    """Turn a quantity into another unit; UnitError where that does not fit."""
    wanted = units.named(wanted, reckoned.unit)
    if wanted == reckoned.unit:
        return reckoned
    size = units.convert(Decimal(1), reckoned.unit, wanted)
    return reckon(
        lambda span: span.scaled(size),
        reckoned,
        unit=wanted,
        can_be_negative=reckoned.can_be_negative,
    )


def factor(change: Figure, years: int) -> Reckoned:
    """Return what the earlier level is multiplied by, over so many years of an annual growth."""
    match change.measure:
        case "multiple":
            return of(change, _TIMES)
        case "growth":
            return reckon(_grown, of(change, "%"), unit=_TIMES)
        case "annual-growth":
            return reckon(lambda rate: _grown(rate).power(years), of(change, "%"), unit=_TIMES)
        case _:
            raise ValueError(change.measure)


def change(before: Reckoned, after: Reckoned, measure: Measure, years: int) -> Reckoned:
    """Return the multiple, the growth or the annual growth from one level to a later one."""
    ratio = reckon(
        lambda after, before: after / before, after, in_unit(before, after.unit), unit=_TIMES
    )
    match measure:
        case "multiple":
            return ratio
        case "growth":
            return growth(ratio, 1)
        case "annual-growth":
            return growth(ratio, years)
        case _:
            raise ValueError(measure)


def growth(multiple: Reckoned, years: int) -> Reckoned:
    """Return how many per cent a year it grew, what is so many times as large after some years."""
    return reckon(
        lambda ratio: _growth(ratio.root(years) if years != 1 else ratio),
        multiple,
        unit="%",
        can_be_negative=True,
    )


def difference(before: Reckoned, after: Reckoned, unit: str) -> Reckoned:
    """Return how much more the later figure is, in a unit that both fit; of per cent in points."""
    return reckon(
        lambda after, before: after - before,
        in_unit(after, unit),
        in_unit(before, unit),
        unit="百分点" if unit == "%" else unit,
        can_be_negative=True,
    )


def _grown(rate: Interval) -> Interval:
    """Turn per cent of growth into a factor: 5 % more is 1.05."""
    return (_ONE + rate.scaled(_PER_CENT)) & NOT_NEGATIVE


def _growth(factor: Interval) -> Interval:
    """Turn a factor into per cent of growth; that it may have fallen to nothing tells nothing."""
    rate = (factor - _ONE).scaled(1 / _PER_CENT)
    return rate if factor.low or factor.high == 0 else replace(rate, low=None, low_closed=False)


def reckon(
    formula: Callable[..., Interval],
    *operands: Reckoned,
    unit: str,
    can_be_negative: bool = False,
) -> Reckoned:
    """Apply a formula to both readings.

    Nothing is known where it divides by 0 or is given what cannot be, as a fall by more than all.
    """
    readings = ([each.strict for each in operands], [each.usual for each in operands])
    results = []
    for spans in readings:
        try:
            results.append(formula(*spans))
        except (ZeroDivisionError, Overflow, NotAQuantityError):
            results.append(Interval())
    strict, usual = results
    return Reckoned(strict, usual, unit, can_be_negative)
