"""Periods: what is one, and which lies within which."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hunanfacts.model.errors import UsageError
from hunanfacts.model.periods import (
    checked,
    ends,
    is_open,
    is_period,
    key,
    length,
    same,
    span,
    within,
    years_between,
)


@pytest.mark.parametrize(
    "text",
    ["2021", "2022-05", "2022-12", "2022-07-07", "2020-02-29", "2016/2020", "2021-03/2021-05",
     "2022-07-01/2022-07-31", "2022-05/2022", "2021/2021", "2021-Q1", "2021-Q4", "2021-H1",
     "2021-H2", "2021-Q1/2021-Q3", "2021-H2/2022-H1", "2022-01/2022-H1", "../2022", "../2022-06",
     "../2022-06-30", "../2022-Q2", "../2022-H1", "2012/..", "2012-11/..", "2012-11-15/..",
     "2012-Q4/..", "2012-H2/..", "0001", "9999", "9999/.."],
)  # fmt: skip
def test_dates_parts_of_years_stretches_and_open_ends_are_periods(text: str) -> None:
    assert is_period(text)


@pytest.mark.parametrize(
    "text",
    ["", "22", "20211", "2021年", "2021-13", "2021-00", "2022-5", "2022-07-32", "2022-07-00",
     "2021-02-29", "2021-04-31", "202205", "20220707", "2020/2016", "2022-05/2022-04", "2021/",
     "/2021", "2016/2018/2020", "2016-2020", "2016/20", " 2021", "2021 ", "2021\n", "-2021",
     "２０２１", "٢٠٢١", "2021-０1", "去年", "2022-W01", "2022-07-07T00:00", "2021-Q0", "2021-Q5",
     "2021-H0", "2021-H3", "2021-q1", "2021-h1", "2021Q1", "2021-1Q", "Q1", "2021-Q1-01",
     "2021-H1-Q1", "2021-H2/2021-H1", "2021-Q2/2021-Q1", "..", "../..", "/..", "../", ".../2022",
     "./2022", "../2022/..", "../2022/2023", "2020/2022/..", "2012/...", "../去年", "../2022-13",
     "../ 2022", "2012 /.."],
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
        # Parts of a year are as long as their months.
        ("2022-Q2", "2022", True),
        ("2022-Q2", "2022-H1", True),
        ("2022-Q3", "2022-H1", False),
        ("2022-05", "2022-Q2", True),
        ("2022-H1", "2022-01/2022-06", True),
        ("2022-01/2022-06", "2022-H1", True),
        ("2022-01/2022-07", "2022-H1", False),
        ("2022-H1", "2022-Q1/2022-Q2", True),
        ("2022", "2022-H1", False),
        # What is as of a period is of that period, and so is what is asked for.
        ("../2022-06", "2022-06", True),
        ("../2022-06", "2022", True),
        ("../2022-06", "2022-H1", True),
        ("../2022-06", "2021", False),
        ("../2022", "2022-06", False),
        ("../2022", "../2022", True),
        ("2022-06", "../2022-06", True),
        ("2022-05", "../2022-06", False),
        # What holds since a time is found by all that reaches there.
        ("2012-11/..", "2012", True),
        ("2012-11/..", "2012-11", True),
        ("2012-11/..", "2012-10", False),
        ("2012-11/..", "2011", False),
        ("2012-11/..", "2022-07-07", True),
        ("2012-11/..", "../2022", True),
        ("2012-11/..", "2000/2012", True),
        ("2012-11/..", "2015/..", True),
        ("2012-11/..", "2012-11/..", True),
        # What is asked for since a time reaches into the future, and not into the past.
        ("2022", "2012/..", True),
        ("2012-05", "2012-11/..", False),
        ("2012", "2012-11/..", False),
        ("9999", "2012/..", True),
        ("9999", "9998", False),
        (None, "2012/..", False),
    ],
)
def test_a_period_lies_within_another(period: str | None, asked: str, lies_within: bool) -> None:  # noqa: FBT001 -- a column of the table
    assert within(period, asked) == lies_within


# ---- What is the same, how long it is, and how far apart -----------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("2022", "2022", True),
        ("2022-H1", "2022-01/2022-06", True),
        ("2022-Q1", "2022-01/2022-03", True),
        ("2022-Q1/2022-Q2", "2022-H1", True),
        ("2022-01/2022-12", "2022", True),
        ("2022/2022", "2022", True),
        ("2022-06-01/2022-06-30", "2022-06", True),
        ("2022-H1/2022-H2", "2022-01-01/2022-12-31", True),
        ("../2022-Q2", "../2022-Q2", True),
        ("2022-Q1", "2022-Q2", False),
        ("2022", "2022-H1", False),
        # A stock as of a time is not a flow in it.
        ("../2022-06", "2022-06", False),
        ("../2022", "2022/..", False),
        ("2012-01/..", "2012/..", True),
        ("2012/..", "2013/..", False),
        (None, None, True),
        (None, "2022", False),
        ("2022", None, False),
    ],
)
def test_equal_stretches_are_one_period(
    one: str | None, other: str | None, *, is_same: bool
) -> None:
    assert same(one, other) == is_same
    assert same(other, one) == is_same


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-02", "2022-02-01", "2022-02-28"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2000-02", "2000-02-01", "2000-02-29"),
        ("2022-07-07", "2022-07-07", "2022-07-07"),
        ("2022-Q1", "2022-01-01", "2022-03-31"),
        ("2022-Q2", "2022-04-01", "2022-06-30"),
        ("2022-Q3", "2022-07-01", "2022-09-30"),
        ("2022-Q4", "2022-10-01", "2022-12-31"),
        ("2022-H1", "2022-01-01", "2022-06-30"),
        ("2022-H2", "2022-07-01", "2022-12-31"),
        ("2022-01/2022-07", "2022-01-01", "2022-07-31"),
        ("../2022-06", "2022-06-01", "2022-06-30"),
        ("2012-11/..", "2012-11-01", "9999-12-31"),
    ],
)
def test_a_period_is_from_a_first_day_to_a_last_one(period: str, first: str, last: str) -> None:
    assert span(period) == (first, last)


@pytest.mark.parametrize(
    ("period", "unit", "count"),
    [
        ("2021", "months", 12),
        ("2021-05", "months", 1),
        ("2021-Q3", "months", 3),
        ("2021-H2", "months", 6),
        ("2021-01/2021-07", "months", 7),
        ("2016/2020", "months", 60),
        ("2020-07/2021-06", "months", 12),
        ("../2022-06", "months", 1),
        ("../2022", "months", 12),
        ("2021-02-01/2021-02-28", "months", 1),
        ("2020-02-01/2020-02-28", "days", 28),
        ("2021-05-01", "days", 1),
        ("2021-12-30/2022-01-02", "days", 4),
        ("1899-12-31/1900-03-01", "days", 61),
        ("9999", "months", 12),
        ("2012/..", "open", 0),
        ("9999/..", "open", 0),
    ],
)
def test_a_period_is_so_many_months_or_days_long_or_open(
    period: str, unit: str, count: int
) -> None:
    assert length(period) == (unit, count)
    assert is_open(period) == (unit == "open")


@given(days, st.integers(0, 3000))
def test_days_are_counted_as_the_calendar_does(day: date, more: int) -> None:
    period = f"{day}/{day + timedelta(days=more)}"
    unit, count = length(period)
    if unit == "days":
        assert count == more + 1
    else:
        assert 28 * count <= more + 1 <= 31 * count


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        ("2012", "2021", 9),
        ("2021-05", "2022-05", 1),
        ("2021-05-01", "2022-05-01", 1),
        ("2020-02", "2021-02", 1),
        ("2021-H1", "2022-H1", 1),
        ("2021-H1", "2022-01/2022-06", 1),
        ("2021-01/2021-06", "2022-H1", 1),
        ("2019-Q1", "2022-Q1", 3),
        ("2019-01/2019-07", "2021-01/2021-07", 2),
        ("2020-07/2021-06", "2021-07/2022-06", 1),
        ("../2021-06", "../2022-06", 1),
        ("../2021", "2022", 1),
        ("0001", "9999", 9998),
        ("2021-Q1", "2022-Q2", None),
        ("2021-Q1", "2022-H1", None),
        ("2021-H1", "2021-H2", None),
        ("2021-H2", "2022-H1", None),
        ("2012-05", "2021", None),
        ("2021-05-01", "2022-05-02", None),
        ("2011/2015", "2016/2020", None),
        ("2021", "2021", None),
        ("2022", "2021", None),
        ("2022-H1", "2021-H1", None),
        ("2012", "2021/..", None),
        ("2012/..", "2021/..", None),
    ],
)
def test_years_lie_between_periods_that_are_alike(start: str, end: str, years: int | None) -> None:
    assert years_between(start, end) == years


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [("2021", "2021", "2021"), ("2016/2020", "2016", "2020"), ("2021-H1", "2021-H1", "2021-H1"),
     ("../2022", "2022", "2022"), ("2012-11/..", "2012-11", "2012-11")],
)  # fmt: skip
def test_a_stretch_has_a_first_and_a_last_part(period: str, first: str, last: str) -> None:
    assert ends(period) == (first, last)


def test_keys_stand_in_the_order_of_time() -> None:
    in_order = ["2021", "../2021", "2021-H2", "2022-01", "2022-Q1", "2022-H1", "2022", "2022/..",
                "2022-02", "../2022-02", "2022-Q2"]  # fmt: skip
    assert sorted(in_order[5:] + in_order[:5], key=key) == in_order


def test_what_is_asked_for_must_be_a_period() -> None:
    assert checked(None) is None
    for period in ("2022", "2022-H1", "../2022", "2012-11/.."):
        assert checked(period) == period
    with pytest.raises(UsageError) as refused:
        checked("lately")
    assert refused.value.input == "lately"
    for text in (refused.value.zh, refused.value.en):
        assert "lately" in text
        assert "2022-Q1" in text
        assert "2012-11/.." in text


periods = days.flatmap(
    lambda day: st.one_of(
        st.just(day.isoformat()),
        st.just(day.isoformat()[:7]),
        st.just(day.isoformat()[:4]),
        st.integers(0, 4000).map(lambda length: f"{day}/{day + timedelta(days=length)}"),
        st.integers(0, 9).map(lambda length: f"{day.year}/{day.year + length}"),
        st.sampled_from(["Q1", "Q2", "Q3", "Q4", "H1", "H2"]).map(
            lambda part: f"{day.year}-{part}"
        ),
        st.just(f"../{day.isoformat()[:7]}"),
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
    first, last = (int(end[:4]) for end in ends(period))
    narrow = f"{first}/{last}"
    wide = f"{first - before}/{last + after}"
    assert within(period, narrow)
    assert within(narrow, wide)
    assert within(period, wide)
