"""Periods: what is one, and which lies within which."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hunanfacts.model.periods import is_period, within


@pytest.mark.parametrize(
    "text",
    ["2021", "2022-05", "2022-12", "2022-07-07", "2020-02-29", "2016/2020", "2021-03/2021-05",
     "2022-07-01/2022-07-31", "2022-05/2022", "2021/2021"],
)  # fmt: skip
def test_years_months_days_and_stretches_are_periods(text: str) -> None:
    assert is_period(text)


@pytest.mark.parametrize(
    "text",
    ["", "22", "20211", "2021年", "2021-13", "2021-00", "2022-5", "2022-07-32", "2022-07-00",
     "2021-02-29", "2021-04-31", "202205", "20220707", "2020/2016", "2022-05/2022-04", "2021/",
     "/2021", "2016/2018/2020", "2016-2020", "2016/20", " 2021", "2021 ", "2021\n", "-2021",
     "２０２１", "٢٠٢١", "2021-０1", "去年", "2022-W01", "2022-07-07T00:00"],
)  # fmt: skip
def test_anything_else_is_no_period(text: str) -> None:
    assert not is_period(text)


@given(st.text() | st.from_regex(r"[0-9]{4}(-[0-9]{2}){0,2}(/[0-9]{4}(-[0-9]{2}){0,2})?"))
def test_telling_a_period_never_crashes(text: str) -> None:
    assert is_period(text) in {True, False}


days = st.dates(date(1949, 1, 1), date(2099, 12, 31))


@given(days)
def test_every_day_is_a_period_and_so_are_its_month_and_year(day: date) -> None:
    text = day.isoformat()
    assert is_period(text)
    assert within(text, text[:7])
    assert within(text[:7], text[:4])
    assert within(text, text[:4])
    assert not within(text[:4], text)


@given(days, days)
def test_a_stretch_is_a_period_where_it_does_not_end_before_it_begins(a: date, b: date) -> None:
    assert is_period(f"{a}/{b}") == (a <= b)


@pytest.mark.parametrize(
    ("period", "asked", "lies_within"),
    [
        ("2021", "2021", True),
        ("2022-05", "2022", True),
        ("2022-07-07", "2022", True),
        ("2022-07-07", "2022-07", True),
        ("2022", "2022-05", False),
        ("2022-05", "2022-06", False),
        ("2018", "2016/2020", True),
        ("2016", "2016/2020", True),
        ("2020", "2016/2020", True),
        ("2016/2020", "2016/2020", True),
        ("2016/2020", "2020", False),
        ("2016/2020", "2015/2020", True),
        ("2015/2020", "2016/2020", False),
        ("2022-05", "2022-05-01/2022-05-31", True),
        ("2022-04", "2022-04-01/2022-04-30", True),
        ("2021-02", "2021-02-01/2021-02-28", True),
        ("2020-02", "2020-02-01/2020-02-28", False),
        ("2022-04-30", "2022-04", True),
        (None, "2021", False),
    ],
)
def test_a_period_lies_within_another(period: str | None, asked: str, lies_within: bool) -> None:  # noqa: FBT001 -- a column of the table
    assert within(period, asked) == lies_within


periods = days.flatmap(
    lambda day: st.one_of(
        st.just(day.isoformat()),
        st.just(day.isoformat()[:7]),
        st.just(day.isoformat()[:4]),
        st.integers(0, 4000).map(lambda length: f"{day}/{day + timedelta(days=length)}"),
        st.integers(0, 9).map(lambda length: f"{day.year}/{day.year + length}"),
    )
)


@given(periods)
def test_every_period_lies_within_itself(period: str) -> None:
    assert is_period(period)
    assert within(period, period)


@given(st.lists(periods, min_size=3, max_size=6))
def test_within_is_transitive(some: list[str]) -> None:
    for inner, middle, outer in product(some, repeat=3):
        if within(inner, middle) and within(middle, outer):
            assert within(inner, outer)


@given(periods, st.integers(0, 40), st.integers(0, 40))
def test_a_wider_stretch_holds_what_a_narrower_one_does(
    period: str, before: int, after: int
) -> None:
    first, last = int(period[:4]), int(period.partition("/")[2][:4] or period[:4])
    narrow = f"{first}/{last}"
    wide = f"{first - before}/{last + after}"
    assert within(period, narrow)
    assert within(narrow, wide)
    assert within(period, wide)
