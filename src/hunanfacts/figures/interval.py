"""Intervals of exact decimals, with open, closed and missing ends, and how to reckon with them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

_DIGITS = 50
_DOWN = Context(prec=_DIGITS, rounding=ROUND_FLOOR)
_UP = Context(prec=_DIGITS, rounding=ROUND_CEILING)
"""What does not end within 50 digits is rounded away from the interval, so that it stays true."""

_EXACTLY = Context(prec=2 * _DIGITS)
_INFINITY = Decimal("Infinity")
_MINUS_INFINITY = -_INFINITY
_ZERO = Decimal(0)


class NotAQuantityError(ValueError):
    """An interval that is empty or reaches below 0 stands where a quantity is reckoned with."""


End = tuple[Decimal, bool]
"""A number or an infinity, and whether it is itself in the interval."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """All numbers between two ends; a missing end is None and never closed.

    `+` and `-` are for any numbers; `*`, `/`, `power` and `root` for quantities that are not
    negative, and raise NotAQuantityError for others. A result holds every number that can come of
    the numbers reckoned with.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    low_closed: bool = False
    high_closed: bool = False

    @classmethod
    def of(cls, low: End, high: End) -> Interval:
        """Return the interval between two ends, of which infinite ones are missing."""
        (first, first_closed), (last, last_closed) = low, high
        has_low, has_high = first.is_finite(), last.is_finite()
        # Rounded down, 5 - 5 is -0.
        return cls(
            low=(first or _ZERO) if has_low else None,
            high=(last or _ZERO) if has_high else None,
            low_closed=has_low and first_closed,
            high_closed=has_high and last_closed,
        )

    @classmethod
    def point(cls, number: Decimal) -> Interval:
        """Return the interval that holds one number alone."""
        return cls.of((number, True), (number, True))

    @property
    def ends(self) -> tuple[End, End]:
        """Both ends, missing ones as infinities."""
        low = _MINUS_INFINITY if self.low is None else self.low
        high = _INFINITY if self.high is None else self.high
        return (low, self.low_closed), (high, self.high_closed)

    @property
    def is_empty(self) -> bool:
        """Tell whether it holds no number."""
        low, high = self.ends
        return low[0] > high[0] or (low[0] == high[0] and not (low[1] and high[1]))

    def __contains__(self, number: Decimal) -> bool:
        """Tell whether it holds `number`."""
        return not (self & Interval.point(number)).is_empty

    def is_within(self, other: Interval) -> bool:
        """Tell whether every number of it is one of `other`."""
        return self & other == self

    def __and__(self, other: Interval) -> Interval:
        """Return what both hold."""
        (low, high), (low2, high2) = self.ends, other.ends
        # Of two ends at one number the open one is the tighter.
        if low2[0] > low[0] or (low2[0] == low[0] and low[1]):
            low = low2
        return Interval.of(low, min(high, high2))

    def __add__(self, other: Interval) -> Interval:
        """Return all sums."""
        (low, high), (low2, high2) = self.ends, other.ends
        return Interval.of(
            (_DOWN.add(low[0], low2[0]), low[1] and low2[1]),
            (_UP.add(high[0], high2[0]), high[1] and high2[1]),
        )

    def __neg__(self) -> Interval:
        """Return all numbers of it with their signs changed."""
        low, high = self.ends
        return Interval.of((high[0].copy_negate(), high[1]), (low[0].copy_negate(), low[1]))

    def __sub__(self, other: Interval) -> Interval:
        """Return all differences."""
        (low, high), (low2, high2) = self.ends, other.ends
        return Interval.of(
            (_DOWN.subtract(low[0], high2[0]), low[1] and high2[1]),
            (_UP.subtract(high[0], low2[0]), high[1] and low2[1]),
        )

    def __mul__(self, other: Interval) -> Interval:
        """Return all products."""
        (low, high), (low2, high2) = self._not_negative().ends, other._not_negative().ends
        return Interval.of(_product(_DOWN, low, low2), _product(_UP, high, high2))

    def __truediv__(self, other: Interval) -> Interval:
        """Return all quotients; nothing is divided by 0: ZeroDivisionError if it is all there is.

        >>> Interval(low=Decimal(4)) / Interval(low=Decimal(2))
        Interval(low=Decimal('0'), high=None, low_closed=False, high_closed=False)
        """
        (low, high), (low2, high2) = self._not_negative().ends, other._not_negative().ends
        if not high2[0]:
            raise ZeroDivisionError(other)
        return Interval.of(_quotient(_DOWN, low, high2), _quotient(_UP, high, low2))

    def scaled(self, factor: Decimal) -> Interval:
        """Return all products with one number above 0; these numbers may be negative."""
        low, high = self.ends
        return Interval.of(
            (_DOWN.multiply(low[0], factor), low[1]), (_UP.multiply(high[0], factor), high[1])
        )

    def rounded(self, place: int) -> Interval:
        """Return the interval with its ends rounded outwards to a power of ten."""
        low, high = self.ends
        return Interval.of(
            (_rounded(low[0], place, ROUND_FLOOR), low[1]),
            (_rounded(high[0], place, ROUND_CEILING), high[1]),
        )

    def power(self, exponent: int) -> Interval:
        """Return all powers with a whole exponent from 1."""
        low, high = self._not_negative().ends
        return Interval.of(
            (_power(_DOWN, low[0], exponent), low[1]), (_power(_UP, high[0], exponent), high[1])
        )

    def root(self, degree: int) -> Interval:
        """Return all roots of a degree from 1 that are not negative."""
        low, high = self._not_negative().ends
        return Interval.of((_root_below(low[0], degree), low[1]),
                           (_root_above(high[0], degree), high[1]))  # fmt: skip

    def _not_negative(self) -> Interval:
        if self.is_empty or self.ends[0][0] < 0:
            raise NotAQuantityError(f"not an interval of quantities that are not negative: {self}")
        return self


NOT_NEGATIVE = Interval(low=Decimal(0), low_closed=True)
"""What a count, a mass, a sum of money or a share can be."""


def _rounded(number: Decimal, place: int, rounding: str) -> Decimal:
    if not number.is_finite():
        return number
    if number.adjusted() < place + 2 * _DIGITS or int(number.as_tuple().exponent) < place:
        number = number.quantize(Decimal(1).scaleb(place), rounding, _EXACTLY)
    return number.normalize(_EXACTLY)


def _product(context: Context, one: End, other: End) -> End:
    if zeros := [end for end in (one, other) if not end[0]]:
        return zeros[0][0], any(closed for _, closed in zeros)
    return context.multiply(one[0], other[0]), one[1] and other[1]


def _quotient(context: Context, one: End, other: End) -> End:
    if not one[0]:
        return one
    if not other[0]:
        return _INFINITY, False
    if not other[0].is_finite():
        return Decimal(0), False
    return context.divide(one[0], other[0]), one[1] and other[1]


def _power(context: Context, number: Decimal, exponent: int) -> Decimal:
    # Context.power may be wrong in its last digit. Products rounded one way stay on that side, and
    # by squares they are few: thousands of years would take as many one after the other.
    power, square = Decimal(1), number
    while True:
        if exponent % 2:
            power = context.multiply(power, square)
        exponent //= 2
        if not exponent:
            return power
        square = context.multiply(square, square)


def _root_below(number: Decimal, degree: int) -> Decimal:
    root = _near_root(number, degree)
    while _power(_UP, root, degree) > number:
        root = _DOWN.next_minus(root)
    return root


def _root_above(number: Decimal, degree: int) -> Decimal:
    root = _near_root(number, degree)
    while _power(_DOWN, root, degree) < number:
        root = _UP.next_plus(root)
    return root


_NEARER = Context(prec=_DIGITS + 10)
_FLOATING = 250
"""Digits before or behind its point with which a number surely is a float."""
_STEPS = 4
"""Each doubles the digits of a root that are right, some 15 of which a float has."""


def _near_root(number: Decimal, degree: int) -> Decimal:
    """Return the root to its last digit or so, by Newton's steps; ln and exp take longer."""
    is_float = number and number.is_finite() and abs(number.adjusted()) < _FLOATING
    if degree == 1 or not is_float:
        root = _NEARER.power(number, _NEARER.divide(Decimal(1), Decimal(degree)))
        return Context(prec=_DIGITS).plus(root)
    root = Decimal(float(number) ** (1 / degree))
    for _ in range(_STEPS):
        quotient = _NEARER.divide(number, _power(_NEARER, root, degree - 1))
        off = _NEARER.divide(_NEARER.subtract(quotient, root), Decimal(degree))
        root = _NEARER.add(root, off)
    return Context(prec=_DIGITS).plus(root)
