"""Periods of ISO 8601, compared as text: 2021, 2022-05, 2022-07-07, 2016/2020."""

from __future__ import annotations

_DAYS_AT_MOST = 31
_MONTHS = 12
_FIRST, _LAST = "-01-01", "-12-31"
_YEAR_DIGITS = 4


def is_period(text: str) -> bool:
    """Tell whether `text` is a year, month or day, or a stretch from one to a later one."""
    first, slash, last = text.partition("/")
    if not _is_date(first) or (slash and not _is_date(last)):
        return False
    start, end = _ends(text)
    return start <= end


def within(period: str | None, asked: str) -> bool:
    """Tell whether `period` lies inside `asked`: 2022-05 inside 2022, but not the reverse."""
    if not period:
        return False
    (start, end), (first, last) = _ends(period), _ends(asked)
    return first <= start and end <= last


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
    limits = (_MONTHS, _DAYS_AT_MOST)
    return (
        _is_digits(year, _YEAR_DIGITS)
        and len(rest) <= len(limits)
        and all(
            _is_digits(part, 2) and 1 <= int(part) <= limit
            for part, limit in zip(rest, limits, strict=False)
        )
    )


def _is_digits(text: str, count: int) -> bool:
    return len(text) == count and text.isascii() and text.isdigit()


def _ends(period: str) -> tuple[str, str]:
    """Return the first and the last day, each as text that compares as time does."""
    first, _, last = period.partition("/")
    last = last or first
    return first + _FIRST[len(first) - _YEAR_DIGITS :], last + _LAST[len(last) - _YEAR_DIGITS :]
