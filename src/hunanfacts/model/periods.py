"""Periods of ISO 8601, compared as text: 2021, 2022-05, 2022-07-07, 2016/2020."""

from __future__ import annotations

from hunanfacts.model.errors import UsageError

_YEAR_DIGITS = 4


def is_period(text: str) -> bool:
    """Tell whether `text` is a year, month or day, or a stretch from one to a later one."""
    dates = text.split("/")
    if len(dates) > 2 or not all(map(_is_date, dates)):  # noqa: PLR2004 -- start and end
        return False
    start, end = _ends(text)
    return start <= end


def checked(period: str | None) -> str | None:
    """Return a period that is one, or none; UsageError for anything else."""
    if period is None or is_period(period):
        return period
    raise UsageError(
        zh=f"“{period}”不是时期；请写成2021、2022-05、2022-07-07或2016/2020",
        en=f'"{period}" is not a period; write 2021, 2022-05, 2022-07-07 or 2016/2020',
        input=period,
    )


def within(period: str | None, asked: str) -> bool:
    """Tell whether `period` lies inside `asked`: 2022-05 inside 2022, but not the reverse."""
    if not period:
        return False
    (start, end), (first, last) = _ends(period), _ends(asked)
    return first <= start and end <= last


def ends(period: str) -> tuple[str, str]:
    """Return the first and the last part of a stretch, or a period twice."""
    first, _, last = period.partition("/")
    return first, last or first


def years_between(start: str, end: str) -> int | None:
    """Return the whole years from one period to a later one like it; None where there are none.

    >>> years_between("2012", "2021"), years_between("2012-05", "2021")
    (9, None)
    """
    if "/" in start + end or start[_YEAR_DIGITS:] != end[_YEAR_DIGITS:]:
        return None
    years = int(end[:_YEAR_DIGITS]) - int(start[:_YEAR_DIGITS])
    return years if years > 0 else None


def length(period: str) -> tuple[int, int, int, int]:
    """Return what tells a year from a month, a day, or a stretch of so many years or months.

    >>> length("2021-01/2021-06") == length("2022-01/2022-06") != length("2021-01")
    True
    """
    first, last = ends(period)
    start, end = ([*map(int, filter(None, date.split("-"))), 0, 0, 0] for date in (first, last))
    months = 12 * (end[0] - start[0]) + end[1] - start[1]
    return len(first), len(last), months, end[2] - start[2]


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
    if not (_is_digits(year, _YEAR_DIGITS) and all(_is_digits(part, 2) for part in rest)):
        return False
    match rest:
        case []:
            return True
        case [month]:
            return "01" <= month <= "12"
        case [month, day]:
            return "01" <= month <= "12" and "01" <= day <= _last_day(year, month)
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


def _ends(period: str) -> tuple[str, str]:
    """Return the first and the last day, each as text that compares as time does."""
    first, _, last = period.partition("/")
    year, *rest = (last or first).split("-")
    month = rest[0] if rest else "12"
    day = rest[1] if len(rest) > 1 else _last_day(year, month)
    return first + "-01-01"[len(first) - _YEAR_DIGITS :], f"{year}-{month}-{day}"
