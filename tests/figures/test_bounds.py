"""What bounds mean, strictly and as people write figures."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import figure, ranging, values, without_number

from hunanfacts.figures.bounds import has_number, interval, low, possible_of, strict, usual
from hunanfacts.figures.interval import NOT_NEGATIVE, Interval
from hunanfacts.model.vocabulary import Bound

if TYPE_CHECKING:
    from hunanfacts.model.records import Figure
    from hunanfacts.model.vocabulary import Measure

V = Decimal("4.5")


# ---- Bounds --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bound", "meaning"),
    [
        ("exact", Interval(low=V, high=V, low_closed=True, high_closed=True)),
        ("over", Interval(low=V)),
        ("at-least", Interval(low=V, low_closed=True)),
        ("under", Interval(high=V)),
        ("at-most", Interval(high=V, high_closed=True)),
        ("nearly", Interval(high=V)),
        ("about", Interval()),
    ],
)
def test_a_bound_is_an_interval(bound: Bound, meaning: Interval) -> None:
    assert interval(V, bound) == meaning


@pytest.mark.parametrize(
    ("bound", "meaning"),
    [
        ("exact", Interval.point(-V)),
        ("over", Interval(high=-V)),
        ("at-least", Interval(high=-V, high_closed=True)),
        ("under", Interval(low=-V, high=Decimal(0), high_closed=True)),
        ("at-most", Interval(low=-V, low_closed=True, high=Decimal(0), high_closed=True)),
        ("nearly", Interval(low=-V)),
        ("about", Interval()),
    ],
)
def test_below_nothing_a_bound_speaks_of_the_size(bound: Bound, meaning: Interval) -> None:
    assert interval(-V, bound) == meaning


def test_a_range_holds_both_its_ends() -> None:
    shown = ranging("2.0", "2.5", measure="growth")
    meaning = Interval(low=Decimal("2.0"), high=Decimal("2.5"), low_closed=True, high_closed=True)
    assert strict(shown) == usual(shown) == meaning


def test_what_has_no_number_says_nothing() -> None:
    shown = without_number()
    assert strict(shown) == usual(shown) == Interval()
    assert not has_number(shown)
    assert has_number(ranging("1", "2"))
    assert has_number(figure("0"))


@pytest.mark.parametrize(
    ("shown", "value"),
    [(figure("3"), "3"), (figure("-3"), "-3"), (ranging("2", "3"), "2"), (without_number(), "0")],
)
def test_the_low_end_of_a_figure_is_its_number_or_the_lower_one(shown: Figure, value: str) -> None:
    assert low(shown) == Decimal(value)


@pytest.mark.parametrize(
    ("shown", "possible"),
    [
        (figure("3"), NOT_NEGATIVE),
        (figure("3", bound="under"), NOT_NEGATIVE),
        (figure("0", bound="under"), Interval()),
        (figure("-3"), Interval()),
        (figure("3", measure="share"), NOT_NEGATIVE),
        (figure("3", measure="growth"), Interval()),
        (figure("3", measure="annual-growth"), Interval()),
        (figure("3", measure="change"), Interval()),
        (ranging("2", "3"), NOT_NEGATIVE),
        (ranging("-2", "3"), Interval()),
        (ranging("2", "3", measure="growth"), Interval()),
        (without_number(), NOT_NEGATIVE),
    ],
)
def test_only_what_changes_can_be_negative_unless_it_is_printed_so(
    shown: Figure, possible: Interval
) -> None:
    assert possible_of(shown) == possible


def test_a_missing_end_is_never_closed() -> None:
    assert Interval() == Interval(low=None, high=None, low_closed=False, high_closed=False)


# ---- The usual reading ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "bound", "as_written", "low", "high"),
    [
        ("17721", "exact", "17721项", "17720.5", "17721.5"),
        ("2000", "exact", "2000家", "1999.5", "2000.5"),
        ("2.70", "exact", "2.70倍", "2.695", "2.705"),
        ("35", "exact", "占比35%", "34.5", "35.5"),
        ("1400", "under", "不足1400亿元", "1300", "1400"),
        ("6000", "nearly", "接近6000亿元", "5000", "6000"),
        ("600", "about", "600亿斤左右", "500", "700"),
        ("320", "over", "320多亿元", "320", "330"),
        ("20", "over", "20余项", "20", "30"),
        ("4", "over", "超过4万亿元", "4", None),
        ("1", "over", "一年多", "1", "2"),
        ("3", "over", "三月有余", "3", None),
        ("3", "over", "3个月余", "3", "4"),
        ("10", "over", "10天多", "10", "20"),
        ("10", "over", "十几万人", "10", "20"),
        ("320", "over", "320 多亿元", "320", "330"),
        ("3", "over", "3倍多", "3", "4"),
        ("5", "over", "存款余额超过5亿元", "5", None),
        ("75", "at-least", "75%以上", "75", None),
        ("30", "at-most", "30%以下", None, "30"),
        ("2.5", "nearly", "近2.5亿元", "2.4", "2.5"),
        ("0", "nearly", "近0", None, "0"),
        ("-7", "exact", "下降7%", "-7.5", "-6.5"),
        ("-7", "over", "下降超过7%", None, "-7"),
        ("-7", "over", "下降7%多", None, "-7"),
        ("-1400", "over", "亏损1400多万元", "-1500", "-1400"),
        ("-1400", "under", "亏损不足1400万元", "-1400", "-1300"),
        ("-1", "under", "亏损不足1亿元", "-1", "0"),
        ("-7", "nearly", "下降近7%", "-7", "-6"),
        ("-7", "about", "下降7%左右", "-8", "-6"),
        ("-7", "at-most", "下降7%以内", "-7", "0"),
        ("-320", "over", "-320多亿元", "-330", "-320"),
        ("-1400", "under", "不足-1400亿元", "-1400", "-1300"),
        ("-6000", "nearly", "近-6000亿元", "-6000", "-5000"),
        ("-30", "at-most", "-30%以内", "-30", "0"),
    ],
)
def test_a_figure_is_read_as_people_write(
    value: str, bound: Bound, as_written: str, low: str | None, high: str | None
) -> None:
    span = usual(figure(value, "亿元", bound, as_written=as_written))
    assert span.low == (low and Decimal(low))
    assert span.high == (high and Decimal(high))


@pytest.mark.parametrize(
    ("value", "unit", "low", "high"),
    [
        ("17721", "项", "17721", "17721"),
        ("2000", "家", "2000", "2000"),
        ("0", "艘", "0", "0"),
        ("3", "次", "3", "3"),
        ("2", "万家", "1.5", "2.5"),
        ("2.5", "家", "2.45", "2.55"),
        ("2", "年", "1.5", "2.5"),
        ("0", "亿元", "-0.5", "0.5"),
    ],
)
def test_what_is_counted_one_by_one_is_not_rounded(
    value: str, unit: str, low: str, high: str
) -> None:
    span = usual(figure(value, unit))
    assert (span.low, span.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize("measure", ["rank", "ordinal"])
def test_a_place_in_a_row_is_what_it_is(measure: Measure) -> None:
    assert usual(figure("6", "亿元", measure=measure)) == Interval.point(Decimal(6))


@given(value=values, bound=st.sampled_from(get_args(Bound)), odd=st.booleans())
def test_the_usual_reading_never_leaves_the_strict_one(
    value: Decimal, bound: Bound, *, odd: bool
) -> None:
    """But where a number was rounded, or stands for those around it."""
    shown = figure(str(value), "亿元", bound, as_written="多" if odd else "")
    if bound == "exact":
        assert value in usual(shown)
    else:
        assert usual(shown).is_within(strict(shown))
