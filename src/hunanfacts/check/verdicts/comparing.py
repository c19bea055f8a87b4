"""Two amounts held against each other: what a draft says, and what the source says.

Both are taken as people write figures: D is the interval that the draft's words leave, S that of
the source, in one unit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from hunanfacts.figures import bounds, units
from hunanfacts.figures.decimal_context import EXACTLY
from hunanfacts.model.records import Figure, Locator

if TYPE_CHECKING:
    from hunanfacts.check.records import Diagnosis, Verdict
    from hunanfacts.figures.amounts import Amount
    from hunanfacts.figures.interval import Interval
    from hunanfacts.model.vocabulary import Bound, Measure

_SLIPS = {power: Decimal(10) ** power for power in (1, 2, 3, 4, 8, -1, -2, -3, -4, -8)}
_ABOVE: frozenset[Bound] = frozenset({"over", "at-least"})
_BELOW: frozenset[Bound] = frozenset({"under", "nearly", "at-most"})
_NOWHERE = Locator(id="")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, and what probably went wrong."""

    verdict: Verdict
    diagnosis: Diagnosis | None = None
    factor: Decimal | None = None


SUPPORTED = Judgement("supported")
CONTRADICTED = Judgement("contradicted")
DROPPED = Judgement("too-precise", "bound-dropped")
SAME = (SUPPORTED, DROPPED)
"""The very number, if not all that is said of it."""
_TURNED = Judgement("contradicted", "bound-turned")


def judged(amount: Amount, figure: Figure) -> Judgement | None:
    """Hold an amount of a draft against a figure of the same unit; None where neither has a number.

    The amount has a unit that turns into the figure's, or none.
    """
    printed = as_figure(amount, figure.measure, like=figure.unit)
    if printed is None or not bounds.has_number(figure):
        return None
    size = units.read(printed.unit, like=units.read(figure.unit)).size
    draft, source = Said(printed, size), _said(figure)
    if figure.value is None or printed.value is None:
        return _of_ranges(draft, source)
    if figure.measure not in bounds.PLACES and (slip := _slip(draft, source, amount.unit)):
        return slip
    if figure.bound == "exact":
        return _against_exact(draft, source)
    return _against_bounded(draft, source)


@dataclass(frozen=True)
class Said:
    """A figure in the smallest unit of its dimension: its number, and where it lies.

    What it leaves is worked out where it is asked for: most numbers differ at first sight.
    """

    figure: Figure
    size: Decimal
    """What one in its unit is, in the smallest."""

    @property
    def bound(self) -> Bound | None:
        """What a word says of the number."""
        return self.figure.bound

    @cached_property
    def value(self) -> Decimal:
        """The number, the lower one of a range."""
        return EXACTLY.multiply(bounds.low(self.figure), self.size)

    @cached_property
    def strict(self) -> Interval:
        """What it leaves, taken at its word."""
        return bounds.strict(self.figure).scaled(self.size)

    @cached_property
    def usual(self) -> Interval:
        """What it leaves as people write figures."""
        return bounds.usual(self.figure).scaled(self.size)

    @cached_property
    def digit(self) -> Decimal:
        """What one in its last printed digit is worth."""
        value = bounds.low(self.figure)
        digit = value / 10 if self._is_part else _last_digit(self.figure.as_written, value)
        return EXACTLY.multiply(digit, self.size)

    @cached_property
    def close(self) -> Decimal:
        """How far off it may be where it is hedged."""
        value = bounds.low(self.figure)
        return EXACTLY.multiply(value / 10 if self._is_part else _close(value), self.size)

    @property
    def _is_part(self) -> bool:
        figure = self.figure
        return figure.unit == "%" and bool(_PART_IN_WORDS.search(figure.as_written))


_PART_IN_WORDS = re.compile(
    "(?<![百千])分之|一半|半数|过半|half|third|quarter|fifth", re.IGNORECASE
)
"""A half or a third is less exact than 50 or 33 %."""


def is_comparable(amount: Amount, figure: Figure, most_apart: int = 100) -> bool:
    """Tell whether two amounts are of about the same size, so that they may be of one thing."""
    printed = as_figure(amount, figure.measure, like=figure.unit)
    if printed is None or not (printed.value and figure.value):
        return True
    size = units.read(printed.unit, like=units.read(figure.unit)).size
    ratio = abs(Said(printed, size).value / _said(figure).value)
    return 1 / Decimal(most_apart) <= ratio <= most_apart


def _said(figure: Figure) -> Said:
    """Return what a figure of a source says; the same one is asked for again and again."""
    said = _SAID.get(id(figure))
    if said is None or said.figure is not figure:
        if len(_SAID) > _MOST_SAID:
            _SAID.clear()
        said = _SAID[id(figure)] = Said(figure, units.read(figure.unit).size)
    return said


_SAID: dict[int, Said] = {}
"""By which figure it is, and not by its value, which would be hashed each time."""
_MOST_SAID = 4096


def as_figure(amount: Amount, measure: Measure, like: str) -> Figure | None:
    """Return an amount of a draft as a figure; one without a unit is taken to be in that `like`."""
    if amount.value is None and (amount.low is None or amount.high is None):
        return None
    ends = (amount.low, amount.high) if amount.low is not None and amount.high is not None else None
    return Figure(
        id="",
        measure=measure,
        unit=amount.unit or like,
        as_written=amount.text,
        source=_NOWHERE,
        value=amount.value,
        range=ends,
        bound=(amount.bound or "exact") if amount.value is not None else None,
    )


def _slip(draft: Said, source: Said, unit: str) -> Judgement | None:
    """Tell whether a draft has exactly so many times the source's number.

    It may be rounded as well where its unit is told.
    """
    said, true = draft.value, source.value
    if not true:
        return None
    is_exact = source.bound == draft.bound == "exact"
    may_be_rounded = bool(unit) and is_exact and _is_precise(said)
    apart = said.adjusted() - true.adjusted()
    for factor in filter(None, map(_SLIPS.get, (apart, apart - 1, apart + 1))):
        moved = EXACTLY.multiply(true, factor)
        is_rounded = may_be_rounded and _is_rounded(moved, said, draft.digit)
        if said == moved or is_rounded:
            return Judgement("contradicted", "slip", factor.normalize(EXACTLY))
    return None


def _is_precise(value: Decimal) -> bool:
    """Tell whether a number has so many digits that it is hardly rounded from another by chance."""
    return len(value.normalize(EXACTLY).as_tuple().digits) >= _PRECISE


_PRECISE = 3


# ---- The source gives an exact number ------------------------------------------------------------


def _against_exact(draft: Said, source: Said) -> Judgement:
    said, true = draft.value, source.value
    if draft.bound == "exact":
        if said == true or _is_rounded(true, said, draft.digit):
            return SUPPORTED
        if said in source.usual:
            return Judgement("compatible")
        if abs(true - said) < _unit(said):
            return Judgement("contradicted", "rounded-too-far")
        return CONTRADICTED
    if draft.bound == "under" and said == true:
        return _TURNED
    is_close = abs(true - said) <= draft.close
    if said == true or _holds(draft, true):
        if is_close:
            return SUPPORTED
        return Judgement("weaker") if draft.bound != "about" else CONTRADICTED
    return CONTRADICTED


def _holds(draft: Said, number: Decimal) -> bool:
    """Tell whether a number is one that a hedged amount leaves, however far from it."""
    is_close = abs(number - draft.value) <= draft.close
    if draft.bound == "about":
        return is_close
    is_usual = draft.bound == "over" or (draft.bound == "nearly" and not is_close)
    return number in (draft.usual if is_usual else draft.strict)  # 20余 is no 47, and 近500 no 10


def _is_rounded(true: Decimal, said: Decimal, place: Decimal) -> bool:
    """Tell whether a number is the true one rounded to so much."""
    if not place or place > abs(true) * 10:
        return False
    rounded = (true / place).to_integral_value(ROUND_HALF_UP) * place
    return rounded == said and said != 0


def _last_digit(text: str, value: Decimal) -> Decimal:
    """Return what one in the last digit that is printed in a text is worth."""
    digits = "".join(char for char in text if char.isdecimal() or char == ".").strip(".")
    if not digits or digits.count(".") > 1 or not Decimal(digits):
        return _unit(value)
    number = Decimal(digits)
    place = Decimal(1).scaleb(int(number.as_tuple().exponent))
    return place * abs(value) / number


def _unit(value: Decimal) -> Decimal:
    """Return what one in the last digit of a number that is not zero is worth."""
    return Decimal(1).scaleb(int(value.normalize(EXACTLY).as_tuple().exponent))


def _close(value: Decimal) -> Decimal:
    """Return how far off a hedged number may be: one in its last digit, of two at least."""
    bare = value.normalize(EXACTLY)
    place = _unit(value)
    return place / 10 if len(bare.as_tuple().digits) == 1 else place


# ---- The source gives a bound --------------------------------------------------------------------


def _against_bounded(draft: Said, source: Said) -> Judgement:
    said, true = draft.value, source.value
    if said == true:
        return _of_same_number(draft, source)
    d, s = draft.usual, source.usual
    is_near = said in s and said not in (s.low, s.high)
    if draft.bound == "exact":
        if is_near and not _is_coarser(said, true, source):
            return Judgement("compatible")
        return CONTRADICTED
    if (d & s).is_empty or (draft.bound == source.bound == "about" and not is_near):
        return CONTRADICTED
    return Judgement("weaker" if s.is_within(d) and not d.is_within(s) else "compatible")


def _is_coarser(said: Decimal, true: Decimal, source: Said) -> bool:
    """Tell whether a number is far beyond what the source says no more than."""
    return source.bound in _ABOVE and said >= 10 * true


def _of_same_number(draft: Said, source: Said) -> Judgement:
    if draft.bound == "exact":
        return DROPPED
    sides = [
        "above" if bound in _ABOVE else "below" if bound in _BELOW else "about"
        for bound in (draft.bound, source.bound)
    ]
    if sides[0] == sides[1] or sides[0] == "about":
        return SUPPORTED
    return Judgement("compatible") if sides[1] == "about" else _TURNED


# ---- Ranges --------------------------------------------------------------------------------------


def _of_ranges(draft: Said, source: Said) -> Judgement:
    d, s = draft.usual, source.usual
    if draft.strict == source.strict:
        return SUPPORTED
    low, high = source.strict.low, source.strict.high
    ends = {low, high, (low + high) / 2} if low is not None and high is not None else set()
    if draft.bound == "exact" and draft.value in ends:
        return DROPPED
    if (d & s).is_empty:
        return CONTRADICTED
    if s.is_within(d):
        return SUPPORTED if _is_tight(d, s) else Judgement("weaker")
    return Judgement("compatible") if d.is_within(s) else CONTRADICTED


def _is_tight(d: Interval, s: Interval) -> bool:
    if d.low is None or d.high is None or s.low is None or s.high is None:
        return False
    return d.high - d.low <= 2 * (s.high - s.low)
