"""Periods in words: what the output says of a period is taken for it again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import run

from hunanfacts.model import periods
from hunanfacts.search import times
from hunanfacts.wording import time

DATES = st.one_of(
    st.integers(1950, 2049).map(str),
    st.tuples(st.integers(1950, 2049), st.sampled_from(["Q1", "Q2", "Q3", "Q4", "H1", "H2"])).map(
        lambda parts: "{}-{}".format(*parts)
    ),
    st.dates().filter(lambda date: 1950 <= date.year < 2050).map(lambda date: f"{date:%Y-%m}"),
    st.dates().filter(lambda date: 1950 <= date.year < 2050).map(str),
)
PERIODS = st.one_of(
    DATES,
    DATES.map("../{}".format),
    DATES.map("{}/..".format),
    st.tuples(DATES, DATES).map("/".join).filter(periods.is_period),
)


@given(PERIODS, st.sampled_from(["zh", "en"]))
def test_a_period_is_understood_as_it_is_told(period: str, language: str) -> None:
    told = time.period(period, language)  # type: ignore[arg-type]
    assert times.named(told) == period


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("2022年", "2022"),
        ("2022年上半年", "2022-H1"),
        ("2022年第三季度", "2022-Q3"),
        ("二〇二二年", "2022"),
        ("2016年至2020年", "2016/2020"),
        ("2016-2020", "2016/2020"),
        ("2022年5月1日", "2022-05-01"),
        ("截至2022年6月", "../2022-06"),
        ("2012年11月以来", "2012-11/.."),
        ("May 2022", "2022-05"),
        ("As of the first half of 2022", "../2022-H1"),
        ("since 2012", "2012/.."),
        ("去年", None),
        ("5月", None),
        ("2020年和2021年", None),
        ("2021年的2012年", None),
        ("2022年至2021年", None),
        ("粮食2022年", None),
        ("", None),
    ],
)
def test_words_name_one_period_or_none(words: str, period: str | None) -> None:
    assert times.named(words) == period


@pytest.mark.parametrize(
    ("words", "period"),
    [("2021年", "2021"), ("2022年上半年", "2022-H1"), ("as of 2022", "../2022")],
)
def test_the_option_takes_a_period_in_words(words: str, period: str) -> None:
    assert run("list", "--period", words) == run("list", "--period", period)
