"""Facts chosen by amount: what certainly lies between two, what may, and what is no limit."""

from __future__ import annotations

import itertools
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from making import BOUNDS, SIZES, fact, figure, ranging, without_number

from hunanfacts.index import storing
from hunanfacts.model.errors import AmountError, UnitError, UsageError
from hunanfacts.reckoning import amount_filter

if TYPE_CHECKING:
    from hunanfacts.api import KnowledgeBase
    from hunanfacts.model.records import Figure
    from hunanfacts.model.vocabulary import Bound, Measure


def kept(
    *figures: Figure, least: str | None = None, most: str | None = None, maybe: bool = False
) -> list[Figure]:
    """Return which figures of a fact lie within; no fact is kept without one."""
    found = amount_filter.within(
        [storing.stored(fact(*figures), names_source=False)], least=least, most=most, maybe=maybe
    )
    facts = [storing.record(each) for each in found]
    assert all(each.figures for each in facts)
    return [shown for each in facts for shown in each.figures]


def says(
    shown: Figure, least: str | None = None, most: str | None = None, *, maybe: bool = False
) -> bool:
    return kept(shown, least=least, most=most, maybe=maybe) == [shown]


# ---- Ends and bounds -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "bound", "least", "most", "certain", "maybe"),
    [
        ("300", "exact", "300亿元", None, True, True),
        ("300", "exact", None, "300亿元", True, True),
        ("300", "exact", "300亿元", "300亿元", True, True),
        ("300", "exact", "超过300亿元", None, False, False),
        ("300", "exact", None, "不足300亿元", False, False),
        ("300", "over", "300亿元", None, True, True),
        ("300", "over", "超过300亿元", None, True, True),
        ("300", "over", "301亿元", None, False, True),
        ("300", "over", None, "300亿元", False, False),
        ("300", "over", None, "301亿元", False, True),
        ("300", "at-least", "300亿元", None, True, True),
        ("300", "at-least", "超过300亿元", None, False, True),
        ("300", "at-least", None, "300亿元", False, True),
        ("300", "at-least", None, "不足300亿元", False, False),
        ("300", "under", None, "300亿元", True, True),
        ("300", "under", None, "不足300亿元", True, True),
        ("300", "under", "300亿元", None, False, False),
        ("300", "under", "0亿元", "300亿元", True, True),
        ("300", "under", "超过0亿元", "300亿元", False, True),
        ("300", "under", "1亿元", None, False, True),
        ("300", "at-most", None, "300亿元", True, True),
        ("300", "at-most", "300亿元", None, False, True),
        ("300", "nearly", None, "300亿元", True, True),
        ("300", "nearly", "200亿元", "300亿元", False, True),
        ("300", "about", "200亿元", "400亿元", False, True),
        ("300", "about", "900亿元", None, False, True),
        ("300", "about", "0亿元", None, True, True),
        ("0", "exact", None, "0亿元", True, True),
        ("-5", "exact", None, "0亿元", True, True),
        ("-5", "over", "0亿元", None, False, False),
        ("-5", "over", None, "-5亿元", True, True),
        ("-5", "under", "-5亿元", "0亿元", True, True),
        ("-5", "under", "超过0亿元", None, False, False),
        ("-5", "over", None, "0亿元", True, True),
        ("0", "under", None, "0亿元", True, True),
        ("0", "under", "0亿元", None, False, False),
    ],
)
def test_what_certainly_lies_within_and_what_may(  # noqa: PLR0913 -- a row's cells
    value: str, bound: Bound, least: str | None, most: str | None, *, certain: bool, maybe: bool
) -> None:
    shown = figure(value, bound=bound)
    assert says(shown, least, most) == certain
    assert says(shown, least, most, maybe=True) == maybe


@pytest.mark.parametrize(
    "least", ["300亿元", "0.03万亿元", "3000000万元", "30 billion yuan", "30,000 million yuan",
              "三百亿元", "￥300亿元"],
)  # fmt: skip
def test_an_amount_is_the_same_in_every_scale_and_language(least: str) -> None:
    assert says(figure("300"), least)
    assert not says(figure("299.99999"), least)


def test_masses_of_several_names_are_like() -> None:
    assert says(figure("600", "亿斤"), "3000万吨", "30 million tonnes")
    assert not says(figure("599.9", "亿斤"), "3000万吨")


@pytest.mark.parametrize(
    ("least", "most", "certain", "maybe"),
    [
        ("200亿元", "300亿元", True, True),
        ("200亿元", None, True, True),
        (None, "300亿元", True, True),
        ("超过200亿元", None, False, True),
        (None, "不足300亿元", False, True),
        ("250亿元", None, False, True),
        ("300亿元", None, False, True),
        ("301亿元", None, False, False),
        (None, "199亿元", False, False),
    ],
)
def test_a_range_lies_within_where_both_its_ends_do(
    least: str | None, most: str | None, *, certain: bool, maybe: bool
) -> None:
    shown = ranging("200", "300")
    assert says(shown, least, most) == certain
    assert says(shown, least, most, maybe=True) == maybe


@pytest.mark.parametrize("maybe", [False, True])
def test_what_has_no_number_comes_to_no_amount(*, maybe: bool) -> None:
    none, beside = without_number(), figure("40", "家", period="2012")
    assert kept(none, beside, least="1家", maybe=maybe) == [beside]
    assert kept(none, least="1家", maybe=maybe) == []
    assert kept(none, most="1000", maybe=maybe) == []


@pytest.mark.parametrize("measure", ["rank", "ordinal"])
def test_an_order_is_no_amount(measure: Measure) -> None:
    assert kept(figure("3", measure=measure), least="1") == []


def test_growth_may_be_negative_and_a_share_may_not() -> None:
    growth = figure("3", bound="under", measure="growth")
    share = figure("3", bound="under", measure="share")
    for shown, certain in ((growth, False), (share, True)):
        assert says(shown, "0%", "5%") == certain
        assert says(shown, "0%", "5%", maybe=True)


@pytest.mark.parametrize(
    "shown",
    [
        figure("300", "万吨"),
        figure("300", "亿美元"),
        figure("300", "%"),
        figure("300", "家"),
    ],
)
@pytest.mark.parametrize("maybe", [False, True])
def test_what_is_in_other_units_is_left_out(shown: Figure, *, maybe: bool) -> None:
    beside = figure("300", period="2012")
    assert kept(shown, beside, least="0亿元", maybe=maybe) == [beside]
    assert kept(shown, beside, most="1万亿元", maybe=maybe) == [beside]
    with pytest.raises(UnitError) as caught:
        kept(shown, least="0亿元", maybe=maybe)
    assert caught.value.input == "亿元"


@pytest.mark.parametrize("maybe", [False, True])
def test_a_place_in_a_row_is_no_amount(*, maybe: bool) -> None:
    place, beside = figure("300", "亿元", measure="rank"), figure("300", period="2012")
    assert kept(place, beside, least="0亿元", maybe=maybe) == [beside]
    assert kept(place, least="0亿元", maybe=maybe) == []


def test_times_are_those_that_are_counted_and_those_that_multiply() -> None:
    visits, multiple = figure("3", "次"), figure("3", "倍", measure="multiple", period="2012")
    assert kept(visits, multiple, least="2 times") == [visits, multiple]
    assert kept(visits, multiple, least="2倍") == [multiple]


@pytest.mark.parametrize("limit", ["至少300亿元", "300亿元以上", "at least 30 billion yuan"])
def test_a_limit_may_say_itself_that_it_is_one(limit: str) -> None:
    assert says(figure("300"), limit)
    assert not says(figure("299.9"), limit)


def test_below_zero_a_limit_is_the_end_that_its_words_are() -> None:
    shown = figure("-6", "%", measure="growth")
    assert says(shown, "高于-7%", "低于-5%")
    assert says(shown, "-6% or above", "-6%或更低")
    assert not says(shown, "above -6%")
    assert not says(shown, None, "below -6%")
    for least, most in (("低于-7%", None), ("超过-7%", None), (None, "above -7%"), ("近-7%", None)):
        with pytest.raises(AmountError):
            says(shown, least, most)


def test_a_bare_number_is_of_what_is_counted() -> None:
    patents, firms = figure("139", "件"), figure("200", "家", period="2012")
    money = figure("500", "亿元", period="2013")
    assert kept(patents, firms, money, least="100") == [patents, firms]
    assert kept(patents, firms, money, most="150") == [patents]
    with pytest.raises(UnitError):
        kept(money, least="100")


def test_a_least_beyond_the_most_is_refused() -> None:
    with pytest.raises(UsageError, match="nothing is at least"):
        kept(figure("1"), least="500亿元", most="300亿元")


def test_only_the_figures_that_lie_within_are_kept() -> None:
    figures = [figure("100", period="2012"), figure("400"), figure("30", measure="share")]
    assert kept(*figures, least="200亿元") == [figures[1]]
    assert kept(*figures, least="1亿元") == figures[:2]
    assert kept(*figures, least="500亿元") == []


# ---- What is no limit ----------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "1e3", "亿元", "很多钱", "第300位", "近300亿元",
                                  "300亿元左右", "300万", "10³吨", "三百五百家", "5至10亿元",
                                  "2021年5月", "5G"])  # fmt: skip
@pytest.mark.parametrize("end", ["least", "most"])
def test_what_is_no_amount_with_a_unit_cannot_be_a_limit(text: str, end: str) -> None:
    with pytest.raises(AmountError) as caught:
        kept(
            figure("1"),
            least=text if end == "least" else None,
            most=text if end == "most" else None,
        )
    assert (caught.value.code, caught.value.input) == ("amount", text)


def test_a_bound_that_is_none_of_its_end_is_refused() -> None:
    with pytest.raises(AmountError, match="cannot be a limit"):
        kept(figure("1"), least="不足300亿元")
    with pytest.raises(AmountError, match="cannot be a limit"):
        kept(figure("1"), most="超过300亿元")


def test_both_ends_must_be_of_one_kind() -> None:
    with pytest.raises(UsageError) as caught:
        kept(figure("1"), least="300亿元", most="5万吨")
    assert caught.value.zh == "“300亿元”与“5万吨”的单位不能互相换算"
    assert caught.value.code == "usage"
    assert kept(figure("400"), least="300亿元", most="5万亿元") == [figure("400")]


def test_maybe_alone_asks_for_nothing() -> None:
    with pytest.raises(UsageError, match="--maybe goes with"):
        kept(figure("1"), maybe=True)


def test_a_knowledge_is_asked_in_the_same_words(base: KnowledgeBase) -> None:
    certain = base.facts(least="300亿元", most="5000亿元")
    assert [each.key for each in certain] == ["technology-contract-value"]
    maybe = base.facts(least="300亿元", most="5000亿元", maybe=True)
    assert "trade-total" in {each.key for each in maybe}
    with pytest.raises(AmountError):
        base.facts(least="300亿")
    with pytest.raises(UsageError):
        base.facts(maybe=True)


# ---- Against every number that tells -------------------------------------------------------------

_NUMBERS = st.builds(Fraction, st.integers(-40, 200), st.sampled_from([1, 10]))


def is_true(number: Fraction, shown: Figure) -> bool:
    """Tell whether a number may be the truth behind a figure, in its unit."""
    value = Fraction(shown.value or 0)
    never_negative = value > 0 or (value == 0 and shown.bound not in {"under", "nearly"})
    if never_negative and shown.measure != "growth" and number < 0:
        return False
    if value < 0:  # words speak of the size
        if shown.bound in {"under", "at-most"} and number > 0:
            return False
        value, number = -value, -number
    match shown.bound:
        case "exact":
            return number == value
        case "over":
            return number > value
        case "at-least":
            return number >= value
        case "under" | "nearly":
            return number < value
        case "at-most":
            return number <= value
        case _:
            return True


@given(
    value=_NUMBERS,
    bound=st.sampled_from(BOUNDS),
    measure=st.sampled_from(["level", "share", "growth"]),
    unit=st.sampled_from(list(SIZES)),
    ends=st.tuples(*[st.none() | st.tuples(_NUMBERS, st.sampled_from(list(SIZES)), st.booleans())]
                   * 2).filter(any),
)  # fmt: skip
def test_certain_is_every_number_and_maybe_is_one(
    value: Fraction,
    bound: Bound,
    measure: Measure,
    unit: str,
    ends: tuple[tuple[Fraction, str, bool] | None, ...],
) -> None:
    shown = figure(Decimal(value.numerator) / value.denominator, unit, bound, measure)
    words = (("超过", "高于"), ("不足", "低于"))  # below zero 超过 and 不足 speak of the size
    texts = [
        end and f"{word[end[0] < 0] if end[2] else ''}{float(end[0])}{end[1]}"
        for end, word in zip(ends, words, strict=True)
    ]
    limits = [end and end[0] * SIZES[end[1]] for end in ends]
    assume(limits[0] is None or limits[1] is None or limits[0] < limits[1])
    low, high = limits
    is_open = [end is not None and end[2] for end in ends]

    def is_asked(number: Fraction) -> bool:
        return (low is None or number > low or (number == low and not is_open[0])) and (
            high is None or number < high or (number == high and not is_open[1])
        )

    # Nothing changes between two of these: sorted, the numbers between them and beyond tell all.
    corners = sorted(
        {Fraction(0), value * SIZES[unit], *(end for end in limits if end is not None)}
    )
    between = [(one + other) / 2 for one, other in itertools.pairwise(corners)]
    numbers = [*corners, *between, corners[0] - 1, corners[-1] + 1]
    true = [number for number in numbers if is_true(number / SIZES[unit], shown)]
    assert true
    assert says(shown, *texts) == all(map(is_asked, true))
    assert says(shown, *texts, maybe=True) == any(map(is_asked, true))
