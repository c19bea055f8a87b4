"""The times that a text names, as periods: years, parts of years, plans, stretches."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from hunanfacts.check.prose import Span
from hunanfacts.search import times

if TYPE_CHECKING:
    from collections.abc import Iterator

_STRETCH = (
    r"[一二三四1-4]季度|前[一二三四1-4]个?季|前[\d一二三四五六七八九十]+个?月|[上下]半年|"
    r"\d{1,2}月?[-—~至到]\d{1,2}月|(?:three|six|nine) months|(?:first|second) half|"
    r"quarter(?!s? of (?!(?:the )?(?:year|last|this|(?:19|20)\d\d)))|"
    r"half of (?:the )?(?:year|last|this|(?:19|20)\d\d)|"
    r"\b(?:jan|feb|mar|apr)[a-z]*\.?(?:-| to | and )(?:feb|mar|apr|may|jun|jul|aug|sep|oct|nov)"
)
_MONTH = (
    r"(?<![个\d])1?\d月(?!\d*日)|[一二三四五六七八九十]月(?!\d*日)|"
    r"(?:\bmay(?= \d)|january|february|march|april|june|july|august|september|october|november|"
    r"december|\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)(?! \d{1,2}\b)"
)
PART_OF_A_YEAR, MONTH = re.compile(f"{_STRETCH}|{_MONTH}"), re.compile(_MONTH)
_SEVERAL_MONTHS = re.compile(_STRETCH)
"""What is told of some months is of these in the next sentences too; a month may date an event."""
_SIGN_OF_A_PART = re.compile(
    "[季月]|半年|quarter|month|half|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
)
"""What every such name has in it."""
_NUMBER_OF_A_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR = re.compile(rf"{_NUMBER_OF_A_YEAR.pattern}|全年")
"""What is of a whole year, unless a part of it is named."""
_PLAN = re.compile(r"十([一二三四五六])五(?!个)|(1\d)th five-year")
_MAY_BE_TIME = re.compile(r"\d|十[一二三四五六]五|[一二][〇零一二三四五六七八九]{3}年")
"""What every time that is told has in it."""
_PLANS = "一二三四五六"
_COMPARED = re.compile(
    r"(?:是|为|比|较|相当于|as in |\b(?:on|over) |(?:than|with|that of|against) (?:in )?|"
    r"\b(?:increase|rise|jump|growth|gain|up|times)(?: of)? *(?:on|over|from)? )"
    r"(?:19|20)\d\d年?(?!至|到|-)|"
    r"(?:value|level|figure|sum) (?:of|for) (?:19|20)\d\d|"
    r"the (?:19|20)\d\d (?:figure|level|total|sum|amount|number|value|volume|count)"
)
"""A year that something is compared with, and not of."""
NOW = re.compile(
    r"目前|如今|现在|现有|截至|至今|去年|今年|明年|上年|年[之以]?后|"
    r"\b(?:years later|today|now|currently|so far|this year|last year)\b"
)
_IN_BRACKETS = re.compile(r"（[^（）]*）|\([^()]*\)")
_DATE_IN_BRACKETS = re.compile(r"[（(]((?:19|20)\d\d年?(?:\d{1,2}月)?(?:\d{1,2}日)?)[）)]")
_FULL_STOP = re.compile(r"\.(?!\d)")
_BETWEEN = re.compile(r"between ((?:19|20)\d\d) and ((?:19|20)\d\d)")
_SINCE_JANUARY = re.compile(
    r"(?P<year>(?:19|20)\d\d)年?"
    r"(?:1月?[-—~至到](?P<month>[2-9]|1[0-2])月|前(?P<quarters>[二三23])个?季度"
    r"|前(?P<months>[二三四五六七八九2-9]|1[01])个?月)"
    r"|first (?P<count>two|three|four|five|six|seven|eight|nine) (?P<part>months|quarters) of "
    r"(?P<of>(?:19|20)\d\d)"
)
_SINCE = re.compile(r"[自从]?(?P<year>(?:19|20)\d\d年(?:1?\d月(?:\d+日)?)?)[^，。；,;]{0,10}以来")
_QUARTER = re.compile("[一二三四1-4]季度")
_MONTHS = re.compile(r"1?\d月?[-—~至到]1?\d月")
_ENGLISH_COUNTS = "one two three four five six seven eight nine"
_COUNTS = [*"一二三四五六七八九", *_ENGLISH_COUNTS.split()]
_PLACES = 9


class Left(NamedTuple):
    """The time that the sentences before leave for the next one."""

    periods: tuple[str, ...] = ()
    is_part: bool = False
    """Of a year, which may not be said."""

    def after(self, text: str, bare: str, sentence: Span) -> Left:
        """Return what is left when a sentence has been read; in `bare` the numbers are blank."""
        told = bare[sentence.start : sentence.end]
        if not _MAY_BE_TIME.search(told):
            named_now = () if NOW.search(told) else self.periods
        else:
            named_now = of_sentence(told) or self.periods
        if may_name_a_part(text) and _SEVERAL_MONTHS.search(text, *sentence):
            return Left(named_now, is_part=True)
        return Left(named_now, is_part=self.is_part and not _YEAR.search(told))


def stretches(text: str) -> Iterator[Span]:
    """Yield where quarters and stretches of months stand, whose numbers claim nothing."""
    for pattern in (_SINCE_JANUARY, _QUARTER, _MONTHS):
        for match in pattern.finditer(text):
            yield Span(*match.span())


def of_sentence(text: str) -> tuple[str, ...]:
    """Return the periods that a sentence leaves for the next one.

    What stands in brackets is of something else, unless it is nothing but a date and there is no
    other; a time to compare with is none of them.
    """
    told = without_compared(text)
    dates = " ".join(_DATE_IN_BRACKETS.findall(told))
    return named(_IN_BRACKETS.sub("", told)) or named(dates)


def without_compared(text: str) -> str:
    """Return a text without the years that something is compared with."""
    return _COMPARED.sub(" ", text) if _NUMBER_OF_A_YEAR.search(text) else text


@lru_cache(maxsize=256)
def named(text: str) -> tuple[str, ...]:
    """Return the periods that a text names, in its order."""
    if not _MAY_BE_TIME.search(text):
        return ()
    if match := _SINCE_JANUARY.search(text):
        return (*named(text[: match.start()]), _since_january(match), *named(text[match.end() :]))
    if match := _SINCE.search(text):
        since = [f"{each}/.." for each in named(match["year"])]
        return (*named(text[: match.start()]), *since, *named(text[match.end() :]))
    found: list[str] = []
    for match in _PLAN.finditer(text):
        number = int(match[2]) if match[2] else 11 + _PLANS.index(match[1])
        start = 1956 + 5 * (number - 1)
        found.append(f"{start}/{start + 4}")
    told_as_stretch = _BETWEEN.sub(r"from \1 to \2", _FULL_STOP.sub(" ", text))
    _, told, base = times.taken_out(told_as_stretch, _is_any)
    return (*found, *([base] if base else []), *told)


def _since_january(match: re.Match[str]) -> str:
    """Return the stretch since January that a match tells of."""
    year = match["year"] or match["of"]
    return f"{year}-01/{year}-{_last_month(match):02}"


def _last_month(match: re.Match[str]) -> int:
    """Return the month that a stretch since January ends with."""
    if match["month"]:
        return int(match["month"])
    count = match["quarters"] or match["months"] or match["count"]
    number = int(count) if count.isdecimal() else _COUNTS.index(count) % _PLACES + 1
    return number * (3 if match["quarters"] or match["part"] == "quarters" else 1)


def _is_any(year: str) -> bool:
    return bool(year)


@lru_cache(maxsize=4)
def may_name_a_part(text: str) -> bool:
    """Tell whether there is any use in looking for the name of a part of a year."""
    return bool(_SIGN_OF_A_PART.search(text))


def alone(text: str) -> str:
    """Return the last clause that is nothing but a time, which what follows is told of, or "".

    据《年报》（2022年7月27日），2021年，出口额…: a date in brackets is that of something else.
    """
    if not _MAY_BE_TIME.search(text):
        return ""
    clauses = re.split("[，,；;]", _IN_BRACKETS.sub("", text))
    return next((clause for clause in reversed(clauses) if _is_time(clause)), "")


@lru_cache(maxsize=512)
def _is_time(clause: str) -> bool:
    """Tell whether a clause is nothing but a time."""
    if not _MAY_BE_TIME.search(clause):
        return False
    left, told, base = times.taken_out(clause, _is_any)
    return len(told) == 1 and not base and not left.strip()
