"""How periods read to a person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hunanfacts.wording import time


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [
        (None, "", ""),
        ("2021", "2021年", "2021"),
        ("2022-05", "2022年5月", "May 2022"),
        ("2022-12", "2022年12月", "December 2022"),
        ("2022-07-07", "2022年7月7日", "7 July 2022"),
        ("2022-Q1", "2022年第一季度", "first quarter of 2022"),
        ("2022-Q2", "2022年第二季度", "second quarter of 2022"),
        ("2022-Q3", "2022年第三季度", "third quarter of 2022"),
        ("2022-Q4", "2022年第四季度", "fourth quarter of 2022"),
        ("2022-H1", "2022年上半年", "first half of 2022"),
        ("2022-H2", "2022年下半年", "second half of 2022"),
        ("2016/2020", "2016年至2020年", "2016 to 2020"),
        ("2022-01/2022-07", "2022年1月至7月", "January to July 2022"),
        ("2021-11/2022-02", "2021年11月至2022年2月", "November 2021 to February 2022"),
        ("2022-07-01/2022-07-15", "2022年7月1日至7月15日", "1 July to 15 July 2022"),
        ("2021-12-30/2022-01-02", "2021年12月30日至2022年1月2日",
         "30 December 2021 to 2 January 2022"),
        ("2021-Q4/2022-Q1", "2021年第四季度至2022年第一季度",
         "fourth quarter of 2021 to first quarter of 2022"),
        ("../2022", "截至2022年", "as of 2022"),
        ("../2022-06", "截至2022年6月", "as of June 2022"),
        ("../2022-06-30", "截至2022年6月30日", "as of 30 June 2022"),
        ("../2022-Q2", "截至2022年第二季度", "as of the second quarter of 2022"),
        ("2012/..", "2012年以来", "since 2012"),
        ("2012-11/..", "2012年11月以来", "since November 2012"),
        ("2012-11-15/..", "2012年11月15日以来", "since 15 November 2012"),
        ("2012-H2/..", "2012年下半年以来", "since the second half of 2012"),
    ],
)  # fmt: skip
def test_a_period_reads_as_people_say_it(period: str | None, zh: str, en: str) -> None:
    assert time.period(period, "zh") == zh
    assert time.period(period, "en") == en


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [
        ("2022", "2022年（推定）", "2022 (inferred)"),
        ("2022-H1", "2022年上半年（推定）", "first half of 2022 (inferred)"),
        ("../2022", "截至2022年（推定）", "as of 2022 (inferred)"),
        (None, "", ""),
    ],
)
def test_a_period_that_was_inferred_says_so(period: str | None, zh: str, en: str) -> None:
    assert time.period(period, "zh", is_inferred=True) == zh
    assert time.period(period, "en", is_inferred=True) == en


@pytest.mark.parametrize(
    ("base", "zh", "en"),
    [
        (None, "", ""),
        ("2021", "2021年", "2021"),
        ("2021-H1", "2021年上半年", "the first half of 2021"),
        ("2021-Q4", "2021年第四季度", "the fourth quarter of 2021"),
        ("2021-05", "2021年5月", "May 2021"),
        ("2019-01/2019-07", "2019年1月至7月", "January to July 2019"),
        ("../2021-06", "2021年6月", "June 2021"),
    ],
)
def test_what_a_figure_is_compared_with_reads_within_a_phrase(
    base: str | None, zh: str, en: str
) -> None:
    assert time.base(base, "zh") == zh
    assert time.base(base, "en") == en


@given(
    day=st.dates().map(str),
    cut=st.sampled_from([4, 7, 10]),
    form=st.sampled_from(["{}", "../{}", "{}/.."]),
)
def test_no_digit_of_the_year_is_lost(day: str, cut: int, form: str) -> None:
    period = form.format(day[:cut])
    for said in (time.period(period, "zh"), time.period(period, "en")):
        assert day[:4] in said
        assert ".." not in said
        assert "/" not in said
