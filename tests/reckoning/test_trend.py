"""How figures change over time: in the order of time, like with like, and never too exactly."""

from __future__ import annotations

import contextlib
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import (
    OTHER_SOURCE,
    SIZES,
    amounts,
    fact,
    figure,
    holds,
    is_true_at_its_word,
    ranging,
    rates,
    told,
    without_number,
)

from hunanfacts.figures.interval import Interval
from hunanfacts.model.errors import IncomparableError, NotFoundError
from hunanfacts.model.records import Bilingual
from hunanfacts.reckoning import arithmetic
from hunanfacts.reckoning.trend import Change, Trend, trends
from hunanfacts.wording import time

if TYPE_CHECKING:
    from hunanfacts.api import KnowledgeBase
    from hunanfacts.model.records import Figure
    from hunanfacts.model.vocabulary import Measure
    from hunanfacts.reckoning.arithmetic import Reckoned


def only(*figures: Figure) -> Trend:
    """Return the one trend of some figures."""
    [found] = trends(fact(*figures))
    return found


def change(before: Figure, after: Figure) -> Change:
    """Return the one change between two figures."""
    [found] = only(before, after).changes
    return found


def between(low: str | None, high: str | None) -> Interval:
    """Return an interval that holds its ends."""
    return Interval(
        low=Decimal(low) if low else None,
        high=Decimal(high) if high else None,
        low_closed=low is not None,
        high_closed=high is not None,
    )


def times(trend: Trend) -> list[tuple[str | None, str | None]]:
    return [(change.before.period, change.after.period) for change in trend.changes]


def refusal(*figures: Figure) -> IncomparableError:
    with pytest.raises(IncomparableError) as caught:
        trends(fact(*figures))
    return caught.value


# ---- What is compared with what ------------------------------------------------------------------


def test_figures_stand_in_the_order_of_time_and_not_of_the_file() -> None:
    trend = only(figure("3"), figure("1", period="2012"), figure("2", period="2016"))
    assert [shown.period for shown in trend.figures] == ["2012", "2016", "2021"]
    assert times(trend) == [("2012", "2016"), ("2016", "2021"), ("2012", "2021")]


def test_two_figures_have_one_change_and_it_is_the_overall_one() -> None:
    assert times(only(figure("3"), figure("1", period="2012"))) == [("2012", "2021")]


def test_months_and_days_stand_in_their_order() -> None:
    months = only(figure("2", period="2021-10"), figure("1", period="2021-09"))
    assert times(months) == [("2021-09", "2021-10")]
    days = only(figure("2", period="2022-01-01"), figure("1", period="2021-12-31"))
    assert times(days) == [("2021-12-31", "2022-01-01")]


def test_each_kind_of_figure_has_a_trend_of_its_own() -> None:
    figures = [
        figure("1", period="2012"),
        figure("10", measure="share", period="2012"),
        figure("2"),
        figure("20", measure="share"),
        figure("100", status="target", period="2025"),
    ]
    levels, shares = trends(fact(*figures))
    assert [shown.measure for shown in levels.figures] == ["level", "level"]
    assert [shown.measure for shown in shares.figures] == ["share", "share"]
    assert levels.others == ()
    assert shares.others == (figures[4],)


def test_what_has_no_like_is_left_out_of_the_trend() -> None:
    others = (
        figure("1", "万吨", period="2013"),
        figure("5", period="2021-05"),
        figure("7", period=None),
        figure("3", measure="multiple", period="2014"),
        figure("3", measure="rank", period="2014"),
    )
    trend = only(figure("1", period="2012"), *others, figure("2"))
    assert [shown.period for shown in trend.figures] == ["2012", "2021"]
    assert trend.others == others


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2021", "2021-05"),
        ("2021-05", "2021-05-01"),
        ("2021", "2016/2020"),
        ("2016/2020", "2012/2021"),
        ("2021-01", "2022-01/2022-06"),
        ("2021-01/2021-06", "2022-01/2022-03"),
        ("2021-H1", "2021-Q3"),
        ("2021-H1", "2021"),
        ("../2021-06", "../2021"),
        ("2021-01-01", "2022-01-01/2022-01-31"),
        ("2021-01-01/2021-01-07", "2022-01-01/2022-01-31"),
    ],
)
def test_periods_of_unlike_length_are_not_compared(one: str, other: str) -> None:
    error = refusal(figure("1", period=one), figure("2", period=other))
    zh = "、".join(time.period(period, "zh") for period in (one, other))
    en = ", ".join(time.period(period, "en") for period in (one, other))
    assert error.zh == f"“a”没有可以比较的数值：时期长短不同（{zh}）"
    assert error.en == f'"a" has no figures to compare: periods differ in length ({en})'


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2011/2015", "2016/2020"),
        ("2021-01/2021-06", "2022-01/2022-06"),
        ("2021-H1", "2022-01/2022-06"),
        ("2021-Q4", "2022-Q1"),
        ("../2021-06", "../2022-06"),
        ("../2020", "2021"),
        ("2020-12", "2021-01"),
        ("2021-01-01", "2021-03-01"),
    ],
)
def test_periods_of_one_length_are_compared(one: str, other: str) -> None:
    assert times(only(figure("1", period=one), figure("2", period=other))) == [(one, other)]


def test_targets_have_a_trend_of_their_own() -> None:
    plans = [figure("6", status="target", period="2025"),
             figure("9", status="target", period="2030")]  # fmt: skip
    assert times(only(figure("5"), *plans)) == [("2025", "2030")]


@pytest.mark.parametrize(
    "unlike",
    [{"status": "forecast"}, {"prices": "constant"}, {"variant": "imf"}, {"source": OTHER_SOURCE}],
)
def test_a_trend_is_of_one_status_one_source_and_one_way_of_counting(
    unlike: dict[str, Any],
) -> None:
    alike = (figure("3", period="2019"), figure("4", period="2020"))
    other = figure("5", **unlike)
    trend = only(*alike, other)
    assert trend.figures == alike
    assert trend.others == (other,)


def test_what_has_no_number_or_no_end_is_left_out_of_the_trend() -> None:
    others = (without_number(), figure("9", period="2013/.."))
    trend = only(figure("3", period="2019"), figure("4", period="2020"), *others)
    assert [shown.period for shown in trend.figures] == ["2019", "2020"]
    assert trend.others == others


# ---- What changed --------------------------------------------------------------------------------


def test_a_change_is_told_as_a_difference_a_multiple_and_growth_a_year() -> None:
    found = change(figure("100", period="2012"), figure("400"))
    assert found.difference.unit == "亿元"
    assert found.difference.strict == between("300", "300")
    assert found.difference.usual == between("299", "301")
    assert found.multiple is not None
    assert found.multiple.unit == "倍"
    assert found.multiple.strict == between("4", "4")
    assert holds(found.multiple.usual, Fraction(3995, 1005))
    assert holds(found.multiple.usual, Fraction(4005, 995))
    assert not holds(found.multiple.usual, Fraction(396, 100))
    assert found.yearly is not None
    assert found.yearly.unit == "%"
    growth = [found.yearly.strict.low, found.yearly.strict.high]
    assert all(end is not None and 16.652 < end < 16.653 for end in growth)


def test_a_change_is_in_the_unit_of_the_later_figure() -> None:
    found = change(figure("1", "亿元", period="2012"), figure("50000", "万元"))
    assert found.difference.unit == "万元"
    assert found.difference.strict == between("40000", "40000")
    assert found.multiple is not None
    assert found.multiple.strict == between("5", "5")


def test_what_stays_the_same_differs_by_nothing() -> None:
    found = change(figure("100", period="2012"), figure("100"))
    assert found.yearly is not None
    for told_of in (found.difference, found.yearly):
        assert told_of.strict == between("0", "0")
        assert str(told_of.strict.low) == str(told_of.strict.high) == "0"


def test_a_difference_above_nothing_says_something() -> None:
    more = change(figure("100", period="2020"), figure("100", bound="over")).difference
    assert more.strict == Interval(low=Decimal(0))
    assert more.display("strict", "en") == "over 0 yuan"


def test_what_falls_has_a_negative_difference_and_growth() -> None:
    found = change(figure("400", period="2020"), figure("100"))
    assert found.difference.strict == between("-300", "-300")
    assert found.yearly is not None
    assert found.yearly.strict == between("-75", "-75")


@pytest.mark.parametrize(
    ("measure", "unit"),
    [("share", "%"), ("growth", "%"), ("annual-growth", "%"), ("level", "%")],
)
def test_what_is_in_per_cent_changes_by_points_and_has_no_multiple(
    measure: Measure, unit: str
) -> None:
    found = change(
        figure("15", unit, measure=measure, period="2012"), figure("23.9", unit, measure=measure)
    )
    assert (found.multiple, found.yearly) == (None, None)
    assert found.difference.unit == "百分点"
    assert found.difference.strict == between("8.9", "8.9")
    assert found.difference.usual == between("8.35", "9.45")


def test_tenths_change_by_points_as_well() -> None:
    found = change(
        figure("2", "成", measure="share", period="2012"), figure("300", "‰", measure="share")
    )
    assert (found.multiple, found.difference.unit) == (None, "百分点")
    assert found.difference.strict == between("10", "10")


def test_growth_that_is_not_in_per_cent_does_not_change_by_points() -> None:
    found = change(
        figure("2", "倍", measure="growth", period="2012"), figure("3", "倍", measure="growth")
    )
    assert (found.multiple, found.yearly) == (None, None)
    assert (found.difference.unit, found.difference.strict) == ("倍", between("1", "1"))


def test_growth_may_turn_negative_and_so_may_its_difference() -> None:
    found = change(
        figure("3", measure="growth", period="2020"), figure("-2", measure="growth", bound="over")
    )
    # Down by more than 2 % is below -2 %.
    assert found.difference.strict == Interval(high=Decimal(-5))


@pytest.mark.parametrize(
    ("before", "after", "has_yearly"),
    [
        ("2012", "2021", True),
        ("2020-05", "2021-05", True),
        ("2020-07-07", "2021-07-07", True),
        ("2020-05", "2021-06", False),
        ("2021-01", "2021-02", False),
        ("2011/2015", "2016/2020", False),
        ("2021-H1", "2022-01/2022-06", True),
        ("2020-Q1", "2022-Q1", True),
        ("2021-Q4", "2022-Q1", False),
        ("2020-07/2021-06", "2021-07/2022-06", True),
        ("../2021-06", "../2022-06", True),
    ],
)
def test_there_is_growth_a_year_only_over_whole_years(
    before: str, after: str, *, has_yearly: bool
) -> None:
    found = change(figure("1", period=before), figure("2", period=after))
    assert found.multiple is not None
    assert (found.yearly is not None) == has_yearly


def test_negative_levels_have_a_difference_and_no_multiple() -> None:
    for before, after in (("-5", "3"), ("5", "-3"), ("-5", "-3")):
        found = change(figure(before, period="2012"), figure(after))
        assert (found.multiple, found.yearly) == (None, None)
        end = str(Decimal(after) - Decimal(before))
        assert found.difference.strict == between(end, end)


def test_nothing_is_a_multiple_of_nothing() -> None:
    found = change(figure("0", period="2012"), figure("5"))
    assert (found.multiple, found.yearly) == (None, None)
    assert found.difference.strict == between("5", "5")
    gone = change(figure("5", period="2012"), figure("0"))
    assert gone.multiple is not None
    assert gone.multiple.strict == between("0", "0")


def test_ranges_change_by_all_that_lies_between_their_ends() -> None:
    found = change(ranging("2", "3", period="2020"), ranging("6", "12"))
    assert found.difference.strict == found.difference.usual == between("3", "10")
    assert found.multiple is not None
    assert found.multiple.strict == found.multiple.usual == between("2", "6")
    assert found.yearly is not None
    assert found.yearly.strict == between("100", "500")


def test_a_range_down_to_nothing_has_a_multiple_of_its_ends_above_nothing() -> None:
    found = change(ranging("0", "2", period="2020"), figure("5"))
    assert found.multiple is None
    assert found.difference.strict == between("3", "5")


def test_wide_bounds_leave_the_change_open() -> None:
    found = change(figure("2", bound="over", period="2012"), figure("4", bound="over"))
    assert found.difference.strict == Interval()
    assert found.multiple is not None
    assert not found.multiple.follows


# ---- What cannot be compared ---------------------------------------------------------------------

IN_HUNAN, IN_CHINA = Bilingual(zh="全省", en="Hunan"), Bilingual(zh="全国", en="China")


@pytest.mark.parametrize(
    ("figures", "zh", "en"),
    [
        ([], "可用的数值不到两个", "it has fewer than two figures to go by"),
        ([figure("1")], "可用的数值不到两个", "it has fewer than two figures to go by"),
        (
            [figure("1"), figure("2.7", measure="multiple", base="2012")],
            "性质不同（数量、倍数）；单位不同（亿元、倍）",
            "measures differ (level, multiple); units differ (yuan, times)",
        ),
        (
            [figure("1", "亿元", period="2012"), figure("2", "亿美元")],
            "单位不同（亿元、亿美元）",
            "units differ (yuan, US dollars)",
        ),
        (
            [figure("1", measure="share", period="2012", of=IN_HUNAN),
             figure("2", measure="share", of=IN_CHINA)],
            "范围不同（全省、全国）",
            "scopes differ (Hunan, China)",
        ),
        (
            [figure("1", period="2012"), figure("2", measure="share", of=IN_CHINA)],
            "性质不同（数量、占比）；单位不同（亿元、%）；范围不同（—、全国）",
            "measures differ (level, share); units differ (yuan, %); scopes differ (—, China)",
        ),
        (
            [figure("1", period="2012"), figure("2", period=None)],
            "有数值没有时期",
            "not every figure has a period",
        ),
        (
            [figure("8", measure="growth", period="2020", base="2019"),
             figure("30", measure="growth", base="2012")],
            "基期远近不同（2019年、2012年）",
            "bases are not equally far (2019, 2012)",
        ),
        (
            [figure("8", measure="growth", period="2020", base="2019"),
             figure("7", measure="growth")],
            "基期远近不同（2019年、—）",
            "bases are not equally far (2019, —)",
        ),
        (
            [figure("1", period="2022-06", measure="growth", base="2022-05"),
             figure("2", period="2022-07", measure="growth", base="2022-01")],
            "基期远近不同（2022年5月、2022年1月）",
            "bases are not equally far (May 2022, January 2022)",
        ),
        (
            [figure("1", measure="growth", period=None, base="2020"),
             figure("2", measure="growth")],
            "有数值没有时期",
            "not every figure has a period",
        ),
        (
            [figure("1", period=None), figure("2", period=None)],
            "有数值没有时期",
            "not every figure has a period",
        ),
        (
            [figure("6", measure="rank", period="2012"), figure("5", measure="rank")],
            "名次不作比较",
            "figures of the measure rank are not compared",
        ),
        (
            [figure("3", measure="ordinal", period="2012"), figure("4", measure="ordinal")],
            "次序不作比较",
            "figures of the measure order are not compared",
        ),
        (
            [figure("3", measure="change", period="2020", base="2019"),
             figure("4", measure="change", base="2020")],
            "变动不作比较",
            "figures of the measure change are not compared",
        ),
        (
            [figure("40", "百分点", period="2020"), figure("4", measure="change", base="2020")],
            "性质不同（数量、变动）",
            "measures differ (level, change)",
        ),
        (
            [figure("5", period="2021"), figure("6", period="2025", status="target")],
            "数据状态不同（公布数、目标）",
            "statuses differ (reported, target)",
        ),
        (
            [figure("5", period="2024", status="preliminary"),
             figure("6", period="2025", status="estimate"),
             figure("7", period="2026", status="forecast")],
            "数据状态不同（初步数、估计、预测）",
            "statuses differ (preliminary, estimate, forecast)",
        ),
        (
            [figure("5", period="2020", prices="current"), figure("6", prices="constant")],
            "价格口径不同（现价、不变价）",
            "prices differ (current prices, constant prices)",
        ),
        (
            [figure("5", period="2020", prices="current"), figure("6")],
            "价格口径不同（现价、—）",
            "prices differ (current prices, —)",
        ),
        (
            [figure("5", period="2020"), figure("6", variant="imf")],
            "口径不同（—、imf）",
            "variants differ (—, imf)",
        ),
        (
            [figure("5", period="2020"), figure("6", source=OTHER_SOURCE)],
            "来源不同（paper、yearbook）",
            "sources differ (paper, yearbook)",
        ),
        (
            [figure("3", period="2012/.."), figure("4", period="2015/..")],
            "有的时期没有终点",
            "not every period has an end",
        ),
        (
            [figure("3"), without_number("数亿元", "some", "亿元", period="2020")],
            "有的没有数字",
            "not every figure has a number",
        ),
    ],
)  # fmt: skip
def test_a_refusal_says_all_that_differs(figures: list[Figure], zh: str, en: str) -> None:
    error = refusal(*figures)
    assert error.zh == f"“a”没有可以比较的数值：{zh}"
    assert error.en == f'"a" has no figures to compare: {en}'
    assert error.input == "a"


def test_a_refusal_leads_to_the_audit_where_that_has_something_to_go_by() -> None:
    error = refusal(figure("1"), figure("2.7", measure="multiple", base="2012"))
    assert [each.command for each in error.suggestions] == ["hunanfacts audit a"]
    assert refusal(figure("1")).suggestions == ()


# ---- Of a knowledge ------------------------------------------------------------------------------


def test_a_knowledge_gives_the_trends_of_a_name(base: KnowledgeBase) -> None:
    [trend] = base.trends("进出口总额")
    assert trend.fact.key == "trade-total"
    assert times(trend) == [("2012", "2021")]
    assert [shown.measure for shown in trend.others] == ["annual-growth"]
    [found] = trend.changes
    assert found.difference.usual == Interval(low=Decimal(3600), high=Decimal(4700))
    assert found.difference.strict == Interval(low=Decimal(-1400), high=Decimal(6000))


def test_a_knowledge_refuses_what_is_unknown_or_unlike(base: KnowledgeBase) -> None:
    with pytest.raises(NotFoundError):
        base.trends("nosuchfact")
    with pytest.raises(IncomparableError, match="measures differ"):
        base.trends("technology-contracts")


def test_no_trend_of_the_shipped_knowledge_mixes_what_is_unlike(base: KnowledgeBase) -> None:
    compared = []
    for known in base.facts():
        with contextlib.suppress(IncomparableError):
            compared += trends(known)
    assert [trend.fact.key for trend in compared] == ["hightech-share-of-gdp", "trade-total"]
    for trend in compared:
        assert len({(shown.measure, shown.of) for shown in trend.figures}) == 1


# ---- True worlds ---------------------------------------------------------------------------------


@given(before=amounts, rate=rates, years=st.integers(1, 9), data=st.data())
def test_true_levels_change_by_what_is_reckoned(
    before: Fraction, rate: Fraction, years: int, data: st.DataObject
) -> None:
    factor = (1 + rate / 100) ** years
    after = before * factor
    units = [data.draw(st.sampled_from(list(SIZES))) for _ in "12"]
    first = data.draw(told(before, unit=units[0], period=str(2021 - years)))
    last = data.draw(told(after, unit=units[1]))
    found = change(first, last)
    assert found.difference.unit == units[1]
    truths: list[tuple[Reckoned | None, Fraction]] = [
        (found.difference, (after - before) / SIZES[units[1]]),
        (found.multiple, factor),
        (found.yearly, rate),
    ]
    for reckoned, truth in truths:
        if reckoned is None:
            assert not first.value
            continue
        assert holds(reckoned.usual, truth)
        if is_true_at_its_word(first, before) and is_true_at_its_word(last, after):
            assert holds(reckoned.strict, truth)


@given(
    before=st.fractions(0, 100, max_denominator=10**4),
    after=st.fractions(0, 100, max_denominator=10**4),
    measure=st.sampled_from(["share", "growth"]),
    data=st.data(),
)
def test_true_rates_change_by_what_is_reckoned(
    before: Fraction, after: Fraction, measure: Measure, data: st.DataObject
) -> None:
    first = data.draw(told(before, measure, period="2012"))
    last = data.draw(told(after, measure))
    found = change(first, last)
    assert holds(found.difference.usual, after - before)
    if is_true_at_its_word(first, before) and is_true_at_its_word(last, after):
        assert holds(found.difference.strict, after - before)


def test_what_a_figure_says_is_reckoned_once_for_all_its_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reckoned: list[str] = []
    of = arithmetic.of

    def counted(figure: Figure, unit: str | None = None) -> Reckoned:
        reckoned.append(figure.id)
        return of(figure, unit)

    monkeypatch.setattr(arithmetic, "of", counted)
    found = only(*(figure(str(number), period=str(2000 + number)) for number in range(1, 20)))
    assert len(found.changes) == 19
    assert reckoned == [each.id for each in found.figures]
