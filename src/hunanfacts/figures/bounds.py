"""What figures mean: the interval that a bound allows, strictly and as people write figures."""

from __future__ import annotations

import itertools
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from hunanfacts.figures import units
from hunanfacts.figures.decimal_context import EXACTLY
from hunanfacts.figures.interval import NOT_NEGATIVE, Interval

if TYPE_CHECKING:
    from hunanfacts.model.records import Figure
    from hunanfacts.model.vocabulary import Bound, Measure

UNDATED = "undated"
CHANGES = frozenset({"growth", "annual-growth", "change"})
"""Measures that may be negative."""
BASED = CHANGES | {"multiple"}
"""Measures that are told against a base."""
PLACES = frozenset({"rank", "ordinal"})
"""Measures of a place in a row: nothing is rounded, and no unit turns into another."""


def interval(value: Decimal, bound: Bound) -> Interval:
    """Return what `bound` says about the true number, inventing no width.

    `nearly` says only "below"; `about` says nothing that an interval can hold. Words speak of the
    size that is printed, so that below 0 all is mirrored: down by more than 7 % is below -7 %, and
    down by less than that is no rise.
    """
    if value < 0:
        mirrored = -interval(value.copy_abs(), bound)
        return mirrored & _NO_RISE if bound in {"under", "at-most"} else mirrored
    match bound:
        case "exact":
            return Interval.point(value)
        case "over":
            return Interval(low=value)
        case "at-least":
            return Interval(low=value, low_closed=True)
        case "under" | "nearly":
            return Interval(high=value)
        case "at-most":
            return Interval(high=value, high_closed=True)
        case "about":
            return Interval()


_NO_RISE = Interval(high=Decimal(0), high_closed=True)


def possible(value: Decimal, bound: Bound, measure: Measure) -> Interval:
    """Return where a figure can lie at all: from 0 on, unless it is growth or below 0 as printed.

    Under 1400 is from 0.
    """
    is_below = value < 0 or (not value and bound in {"under", "nearly"})
    return Interval() if is_below or measure in CHANGES else NOT_NEGATIVE


def possible_of(figure: Figure) -> Interval:
    """Return where a figure can lie at all; for a range and no number by their ends alone."""
    if figure.value is not None and figure.bound is not None:
        return possible(figure.value, figure.bound, figure.measure)
    is_below = figure.range is not None and figure.range[0] < 0
    return Interval() if is_below or figure.measure in CHANGES else NOT_NEGATIVE


def has_number(figure: Figure) -> bool:
    """Tell whether the source gives a number, or two that it lies between."""
    return figure.value is not None or figure.range is not None


def low(figure: Figure) -> Decimal:
    """Return the number of a figure as printed, the lower one of a range; 0 where there is none."""
    return figure.value if figure.value is not None else (figure.range or (Decimal(0),))[0]


def strict(figure: Figure) -> Interval:
    """Return what a figure says taken at its word."""
    if figure.value is not None and figure.bound is not None:
        return interval(figure.value, figure.bound)
    if figure.range is None:
        return Interval()  # the source gives no number
    low, high = figure.range
    return Interval(low=low, high=high, low_closed=True, high_closed=True)


def usual(figure: Figure) -> Interval:
    """Return what a figure says as people write figures.

    An exact number was rounded to its last printed digit, unless it counts: only a whole number is
    within half of one. 不足, 接近, 左右, N多 and N余 stay within one unit of the last digit that is
    not zero: 接近6000 is from 5000 on. 超过, 以上, 以下 and the like say no more than strictly.
    """
    value = figure.value
    if value is None:
        return strict(figure)
    is_exact = figure.bound == "exact"
    if value < 0:
        mirrored = -usual(replace(figure, value=value.copy_abs()))
        return mirrored if is_exact else mirrored & strict(figure)
    if figure.measure in PLACES or (_is_count(figure) if is_exact else not value):
        return strict(figure)
    around = _place(value.normalize(EXACTLY))
    match figure.bound:
        case "exact":
            return _around(value, _place(value) / 2, _place(value) / 2)
        case "under" | "nearly":
            return _around(value, around, Decimal(0)) & strict(figure)
        case "about":
            return _around(value, around, around)
        case "over" if _is_and_more(figure.as_written):
            return _around(value, Decimal(0), around) & strict(figure)
        case _:
            return strict(figure)


def _is_count(figure: Figure) -> bool:
    """Tell whether a figure counts things one by one, as 17721项 does and 2万家 does not."""
    unit = units.read(figure.unit)
    value = figure.value
    is_whole = value is not None and value == value.to_integral_value()
    return unit.base in units.COUNTED and unit.scale == 1 and is_whole


_AND_MORE = {"多": "万亿年月天元倍", "余": "万亿年月天", "几": ""}
"""Beside a number, what 多, 余 and 几 may stand behind to mean some more than it."""


def _is_and_more(as_written: str) -> bool:
    """Tell whether a number was printed as 320多, 20余, 十几 or 一年多; 存款余额 is another 余."""
    return any(
        char in _AND_MORE and (before.isnumeric() or before in _AND_MORE[char])
        for before, char in itertools.pairwise(as_written.replace(" ", ""))
    )


def _around(value: Decimal, below: Decimal, above: Decimal) -> Interval:
    return Interval(
        low=EXACTLY.subtract(value, below),
        high=EXACTLY.add(value, above),
        low_closed=True,
        high_closed=True,
    )


def _place(value: Decimal) -> Decimal:
    """Return what one in the last digit of a number is worth; of 2000 a unit, of 2.70 a hundredth.

    A normalized 2E+3 has its last digit in the thousands.
    """
    return Decimal(1).scaleb(int(value.as_tuple().exponent), EXACTLY)
