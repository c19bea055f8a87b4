"""Intervals: what they hold, and that reckoning with them loses no number and invents none."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from making import holds

from hunanfacts.figures import interval
from hunanfacts.figures.interval import NOT_NEGATIVE, Interval

if TYPE_CHECKING:
    from collections.abc import Callable

EXACTLY = Context(prec=400)

numbers = st.decimals(0, 10**12, places=6) | st.integers(0, 30).map(Decimal)
anywhere = numbers.map(Decimal.copy_negate) | numbers
"""Numbers of either sign, with few enough digits that sums and products of two are exact."""


_ENDS = st.sampled_from(["none", "the number", "another"])


def _end(
    draw: st.DrawFn,
    of: st.SearchStrategy[Decimal],
    number: Decimal,
    beyond: Callable[[Decimal, Decimal], Decimal],
) -> Decimal | None:
    """Draw an end of an interval that holds a number; a strategy made here would be a slow one."""
    end = draw(_ENDS)
    if end == "none":
        return None
    return number if end == "the number" else beyond(draw(of), number)


@st.composite
def spans(draw: st.DrawFn, of: st.SearchStrategy[Decimal] = numbers) -> tuple[Interval, Decimal]:
    """Draw an interval with a number that it holds."""
    number = draw(of)
    low, high = (_end(draw, of, number, beyond) for beyond in (min, max))
    if of is numbers and low is None:
        low = Decimal(0)
    span = Interval(
        low=low,
        high=high,
        low_closed=low is not None and (low == number or draw(st.booleans())),
        high_closed=high is not None and (high == number or draw(st.booleans())),
    )
    return span, number


def above(number: int) -> Interval:
    return Interval(low=Decimal(number))


# ---- What an interval holds ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("span", "inside", "outside"),
    [
        (Interval.point(Decimal(4)), [4], [3, 5]),
        (Interval(low=Decimal(4)), [5, 10**30], [4, 3]),
        (Interval(low=Decimal(4), low_closed=True), [4, 5], [3]),
        (Interval(high=Decimal(4)), [-(10**30), 3], [4]),
        (Interval(low=Decimal(1), high=Decimal(2), high_closed=True), ["1.5", 2], [1, "2.1"]),
        (Interval(), [0, -5, 5], []),
        (Interval(low=Decimal(2), high=Decimal(1)), [], [1, "1.5", 2]),
    ],
)
def test_an_interval_holds_what_lies_between_its_ends(
    span: Interval, inside: list[int], outside: list[int]
) -> None:
    assert all(Decimal(number) in span for number in inside)
    assert not any(Decimal(number) in span for number in outside)


@given(one=spans(anywhere), other=spans(anywhere), number=anywhere)
def test_two_intervals_share_what_both_hold(
    one: tuple[Interval, Decimal], other: tuple[Interval, Decimal], number: Decimal
) -> None:
    shared = one[0] & other[0]
    for each in (one[1], other[1], number):
        assert (each in shared) == (each in one[0] and each in other[0])


@given(one=spans(anywhere), other=spans(anywhere))
def test_one_interval_is_within_another_that_holds_all_of_it(
    one: tuple[Interval, Decimal], other: tuple[Interval, Decimal]
) -> None:
    shared = one[0] & other[0]
    assert shared.is_within(one[0])
    assert shared.is_within(other[0])
    assert one[0].is_within(one[0])
    if one[0].is_within(other[0]):
        assert one[1] in other[0]


def test_ends_that_meet_openly_share_nothing() -> None:
    assert (Interval(high=Decimal(4)) & above(4)).is_empty
    assert (Interval(high=Decimal(4), high_closed=True) & above(4)).is_empty
    assert not (Interval(high=Decimal(4), high_closed=True)
                & Interval(low=Decimal(4), low_closed=True)).is_empty  # fmt: skip


# ---- What reckoning keeps ------------------------------------------------------------------------


@given(one=spans(anywhere), other=spans(anywhere))
def test_sums_and_differences_hold_those_of_their_numbers(
    one: tuple[Interval, Decimal], other: tuple[Interval, Decimal]
) -> None:
    assert EXACTLY.add(one[1], other[1]) in one[0] + other[0]
    assert EXACTLY.subtract(one[1], other[1]) in one[0] - other[0]


@given(one=spans(), other=spans())
def test_products_and_quotients_hold_those_of_their_numbers(
    one: tuple[Interval, Decimal], other: tuple[Interval, Decimal]
) -> None:
    assert EXACTLY.multiply(one[1], other[1]) in one[0] * other[0]
    assume(other[1])
    assert holds(one[0] / other[0], Fraction(one[1]) / Fraction(other[1]))


@given(one=spans(), degree=st.integers(1, 12))
def test_powers_and_roots_hold_those_of_their_numbers(
    one: tuple[Interval, Decimal], degree: int
) -> None:
    assert EXACTLY.power(one[1], degree) in one[0].power(degree)
    root = one[0].root(degree)
    assert root.low is None or Fraction(root.low) ** degree <= Fraction(one[1])
    assert root.high is None or Fraction(root.high) ** degree >= Fraction(one[1])


@given(one=spans(), other=spans(), wider=spans())
def test_what_is_known_better_gives_what_is_known_better(
    one: tuple[Interval, Decimal], other: tuple[Interval, Decimal], wider: tuple[Interval, Decimal]
) -> None:
    tighter = one[0] & wider[0]
    assume(not tighter.is_empty and other[0].high != 0)
    assert (tighter + other[0]).is_within(one[0] + other[0])
    assert (other[0] - tighter).is_within(other[0] - one[0])
    assert (tighter * other[0]).is_within(one[0] * other[0])
    assert (tighter / other[0]).is_within(one[0] / other[0])
    assume(tighter.high != 0)
    assert (other[0] / tighter).is_within(other[0] / one[0])
    assert tighter.root(3).is_within(one[0].root(3))


@given(one=spans(), number=numbers.filter(bool))
def test_multiplying_and_dividing_by_a_number_leads_back(
    one: tuple[Interval, Decimal], number: Decimal
) -> None:
    point = Interval.point(number)
    assert one[0] * point / point == one[0]
    assert one[0] + point - point == one[0]


@given(number=st.integers(0, 10**5), degree=st.integers(1, 9))
@example(number=2, degree=9)
def test_a_root_that_ends_is_exact(number: int, degree: int) -> None:
    """As long as the power has no more than the 50 digits that are kept."""
    point = Interval.point(Decimal(number))
    assert point.power(degree).root(degree) == point


def test_a_quotient_that_ends_is_exact() -> None:
    assert Interval.point(Decimal("2.1")) / Interval.point(Decimal("0.35")) == Interval.point(
        Decimal(6)
    )


def test_a_quotient_without_an_end_is_held_by_its_interval() -> None:
    third = Interval.point(Decimal(1)) / Interval.point(Decimal(3))
    assert third.low is not None
    assert third.high is not None
    assert Fraction(third.low) < Fraction(1, 3) < Fraction(third.high)
    assert third.high - third.low < Decimal("1e-45")


def test_what_has_more_digits_than_are_kept_is_held_by_its_interval() -> None:
    number = Decimal("1.234567890123456789012345678901")
    exact, point = Fraction(number), Interval.point(number)
    for span, result in [
        (point.power(5), exact**5),
        (point.scaled(number), exact**2),
        (point * point, exact**2),
        (point + Interval.point(number.scaleb(40, EXACTLY)), exact * (1 + 10**40)),
    ]:
        assert span.low != span.high
        assert holds(span, result)
        assert holds(span.rounded(-3), result)


@pytest.mark.parametrize(
    ("low", "high", "place", "rounded"),
    [
        ("1.234", "1.236", -2, ("1.23", "1.24")),
        ("-1.236", "-1.234", -2, ("-1.24", "-1.23")),
        ("1234", "5678", 2, ("1200", "5700")),
        ("1.2", "1.3", -5, ("1.2", "1.3")),
    ],
)
def test_ends_are_rounded_outwards(
    low: str, high: str, place: int, rounded: tuple[str, str]
) -> None:
    span = Interval(low=Decimal(low), high=Decimal(high), low_closed=True)
    least, most = map(Decimal, rounded)
    assert span.rounded(place) == Interval(low=least, high=most, low_closed=True)
    assert Interval().rounded(place) == Interval()


# ---- What does not follow ------------------------------------------------------------------------


def test_of_two_numbers_that_are_only_over_something_the_quotient_is_anything() -> None:
    assert above(4) / above(2) == above(0)


def test_nothing_is_divided_by_zero() -> None:
    with pytest.raises(ZeroDivisionError):
        above(4) / Interval.point(Decimal(0))
    assert Interval.point(Decimal(4)) / Interval(
        low=Decimal(0), low_closed=True, high=Decimal(2), high_closed=True
    ) == Interval(low=Decimal(2), low_closed=True)


@pytest.mark.parametrize("number", [-1, -5])
def test_what_may_be_negative_is_not_multiplied(number: int) -> None:
    span = Interval(low=Decimal(number), high=Decimal(5))
    with pytest.raises(ValueError, match="not negative"):
        span * NOT_NEGATIVE
    with pytest.raises(ValueError, match="not negative"):
        NOT_NEGATIVE / span
    with pytest.raises(ValueError, match="not negative"):
        span.root(2)


class CountingContext(Context):
    """A context that counts products."""

    products = 0

    def multiply(self, one: Decimal | int, other: Decimal | int, /) -> Decimal:
        """Count a product."""
        self.products += 1
        return super().multiply(one, other)


def test_a_power_of_thousands_of_years_takes_few_products(monkeypatch: pytest.MonkeyPatch) -> None:
    down, up = (
        CountingContext(prec=each.prec, rounding=each.rounding)
        for each in (interval._DOWN, interval._UP)  # noqa: SLF001 -- as they are
    )
    monkeypatch.setattr(interval, "_DOWN", down)
    monkeypatch.setattr(interval, "_UP", up)
    rate = Interval(low=Decimal("1.0001"), high=Decimal("1.0002"))
    grown = rate.power(9_998)
    assert grown.low is not None
    assert 0 <= Fraction("1.0001") ** 9_998 - Fraction(grown.low) < Fraction(1, 10**40)
    assert rate.is_within(grown.root(9_998))
    assert 0 < down.products + up.products < 200
