"""Periods: ISO 8601 with the open ends of its extension, and quarters and halves of our own.

2021, 2021-05, 2021-05-01, 2021-Q1, 2021-H1, 2016/2020, 2022-01/2022-07, ../2022 (as of), and
2012-11/.. (since). Days compare as text. What is "as of" a period is filtered and compared as that
period; what holds since a period is found by every period from then on.
"""

from __future__ import annotations

from functools import lru_cache

from hunanfacts.model.errors import UsageError

_YEAR_DIGITS = 4
_OPEN = ".."
_LATEST = "9999-12-31"
_PARTS = {
    "Q1": ("01", "03"),
    "Q2": ("04", "06"),
    "Q3": ("07", "09"),
    "Q4": ("10", "12"),
    "H1": ("01", "06"),
    "H2": ("07", "12"),
}
"""The first and the last month of a part of a year."""


def is_period(text: str) -> bool:
    """Tell whether `text` is a date, a stretch from one to a later one, or one with an open end."""
    first, slash, last = text.partition("/")
    if not slash:
        return _is_date(text)
    if _OPEN in {first, last}:
        return _is_date(last if first == _OPEN else first)
    return _is_date(first) and _is_date(last) and _days(first)[0] <= _days(last)[1]


def checked(period: str | None) -> str | None:
    """Return a period that is one, or none; UsageError for anything else."""
    if period is None or is_period(period):
        return period
    raise UsageError(
        zh=f"“{period}”不是时期；请写成2021、2022-05、2022-07-07、2022-Q1、2022-H1、2016/2020、"
        "../2022或2012-11/..",
        en=f'"{period}" is not a period; write 2021, 2022-05, 2022-07-07, 2022-Q1, 2022-H1,'
        " 2016/2020, ../2022 or 2012-11/..",
        input=period,
    )


def span(period: str) -> tuple[str, str]:
    """Return the first and the last day; what is as of a period is of that period.

    >>> span("2022-H1"), span("../2022-06"), span("2012-11/..")
    (('2022-01-01', '2022-06-30'), ('2022-06-01', '2022-06-30'), ('2012-11-01', '9999-12-31'))
    """
    first, slash, last = period.partition("/")
    if not slash:
        return _days(first)
    if first == _OPEN:
        return _days(last)
    return _days(first)[0], _LATEST if last == _OPEN else _days(last)[1]


def within(period: str | None, asked: str) -> bool:
    """Tell whether `period` lies inside `asked`: 2022-05 inside 2022, but not the reverse.

    What holds since a time is found by every period that reaches there.
    """
    if not period:
        return False
    (start, end), (first, last) = span(period), span(asked)
    if is_open(period):
        return start <= last
    return first <= start and end <= last


def is_open(period: str) -> bool:
    """Tell whether a period goes on: since 2012."""
    return period.endswith(f"/{_OPEN}")


def same(one: str | None, other: str | None) -> bool:
    """Tell whether two periods are one: 2022-H1 is 2022-01/2022-06, and no period is no period."""
    return one == other or (one is not None and other is not None and key(one) == key(other))


def key(period: str) -> tuple[str, str, bool]:
    """Return what is the same for all ways of writing one period; it sorts as time does."""
    return *span(period), period.startswith(_OPEN)


def ends(period: str) -> tuple[str, str]:
    """Return the first and the last part of a stretch, or a period twice."""
    first, _, last = period.partition("/")
    if _OPEN in {first, last}:
        return (last, last) if first == _OPEN else (first, first)
    return first, last or first


def years_between(start: str, end: str) -> int | None:
    """Return the whole years from one period to a later one like it; None where there are none.

    >>> years_between("2012", "2021"), years_between("2021-H1", "2022-01/2022-06")
    (9, 1)
    >>> years_between("2020-07/2021-06", "2021-07/2022-06")
    1
    >>> years_between("2012-05", "2021"), years_between("2011/2015", "2016/2020")
    (None, None)
    """
    (first, last), (first2, _) = span(start), span(end)
    years = int(first2[:_YEAR_DIGITS]) - int(first[:_YEAR_DIGITS])
    is_alike = length(start) == length(end) and first[_YEAR_DIGITS:] == first2[_YEAR_DIGITS:]
    a_year_on = f"{int(first[:_YEAR_DIGITS]) + 1:04}{first[_YEAR_DIGITS:]}"
    return years if is_alike and last < a_year_on and years > 0 and not is_open(end) else None


@lru_cache(maxsize=1000)  # that of a figure is asked for with the one before and the one behind
def length(period: str) -> tuple[str, int]:
    """Return how long a period is: in months if it is of whole ones, else in days, or open.

    >>> length("2021-Q1") == length("2021-01/2021-03"), length("2021"), length("2021-05-01")
    (True, ('months', 12), ('days', 1))
    """
    if is_open(period):
        return "open", 0
    first, last = span(period)
    (year, month, day), (year2, month2, day2) = (map(int, d.split("-")) for d in (first, last))
    if day == 1 and last[-2:] == _last_day(last[:_YEAR_DIGITS], last[5:7]):
        return "months", 12 * (year2 - year) + month2 - month + 1
    return "days", _day_number(year2, month2, day2) - _day_number(year, month, day) + 1


def split_year(query: str) -> tuple[str, str | None]:
    """Take the first year out of a query, with a 年 after it; None where there is no year.

    >>> split_year("2021年技术合同"), split_year("98936件")
    (('技术合同', '2021'), ('98936件', None))
    """
    at = 0 if any(map(str.isdecimal, query)) else len(query)
    while at < len(query):
        end = at
        while end < len(query) and (query[end] in "0123456789.,"):
            end += 1
        number = query[at:end]
        if len(number) == _YEAR_DIGITS and number.isdecimal():
            rest = query[end:].lstrip().removeprefix("年")
            return f"{query[:at]} {rest}".strip(), number
        at = max(end, at + 1)
    return query, None


def _is_date(text: str) -> bool:
    year, *rest = text.split("-")
    if not _is_digits(year, _YEAR_DIGITS):
        return False
    match rest:
        case []:
            return True
        case [part] if part in _PARTS:
            return True
        case [month]:
            return _is_digits(month, 2) and "01" <= month <= "12"
        case [month, day]:
            return (
                _is_digits(month, 2)
                and _is_digits(day, 2)
                and "01" <= month <= "12"
                and "01" <= day <= _last_day(year, month)
            )
        case _:
            return False


def _is_digits(text: str, count: int) -> bool:
    return len(text) == count and text.isascii() and text.isdigit()


def _last_day(year: str, month: str) -> str:
    if month != "02":
        return "30" if month in {"04", "06", "09", "11"} else "31"
    number = int(year)
    is_leap = number % 4 == 0 and (number % 100 != 0 or number % 400 == 0)
    return "29" if is_leap else "28"


def _days(date: str) -> tuple[str, str]:
    """Return the first and the last day of a date, each as text that compares as time does."""
    year, *rest = date.split("-")
    first, last = _PARTS.get(rest[0], (rest[0], rest[0])) if rest else ("01", "12")
    if len(rest) > 1:
        return date, date
    return f"{year}-{first}-01", f"{year}-{last}-{_last_day(year, last)}"


def _day_number(year: int, month: int, day: int) -> int:
    """Count days, from any year of four digits: the calendar comes again after 400 years."""
    from datetime import date

    return date(2000 + year % 400, month, day).toordinal() + year // 400 * 146_097
