"""A second reader of what an article prints: numbers, dates and speakers.

It is made apart from the program's own reader of numbers, and shares no line with the package, so
that the two can only agree by both being right. What it knows is the table of bound words, how
Chinese writes numbers, that 万亿级 names a class and 几十 no number, the years of plans and of a
congress, and how a newspaper brings in a speaker.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}

SCALES = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}

NUMERALS = frozenset("0123456789〇零一二三四五六七八九两几十百千万亿Ⅱ首")
"""Every character that can tell a number, or be part of one."""

_BEFORE = {
    "超过": "over", "超": "over", "逾": "over", "突破": "over",
    "不足": "under", "不到": "under",
    "接近": "nearly", "近": "nearly",
    "约": "about",
    "达到": "exact", "达": "exact",
}  # fmt: skip
_AFTER = {
    "多": "over", "余": "over",
    "以上": "at-least",
    "以下": "at-most", "以内": "at-most",
    "左右": "about",
}  # fmt: skip

_NUMBER = re.compile(
    rf"""
    (?P<before>{"|".join(sorted(_BEFORE, key=len, reverse=True))})?
    (?P<ordinal>第)?
    (?:
        (?P<arabic>[0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?)
      | (?P<some>[几数][十百千])
      | (?P<chinese>[〇零一二三四五六七八九两十百千]+)
      | (?P<first>首)(?=次|届)
    )
    (?P<more>多|余)?
    (?P<scale>万亿|亿|万)?
    (?:(?P<unit>公里|批次|[^\W\d_]|%)?(?P<after>{"|".join(_AFTER)}))?
    """,
    re.VERBOSE,
)
_CLASS = re.compile(r"[十百千]?(?:万亿|亿|万)级")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number as printed: 320多亿元 is over 320, with the scale 亿 and 元 after it.

    几十 is none: it has neither a value nor a bound.
    """

    value: Decimal | None
    scale: str
    """万, 亿 or 万亿 where it stands right after the number; it is part of the unit."""
    bound: str | None
    ordinal: bool
    follows: str
    """The text after the number, its bound word and its scale, to the end."""

    @property
    def scaled(self) -> Decimal | None:
        """The number with its scale reckoned in: 4万亿 is 4 000 000 000 000."""
        return None if self.value is None else self.value * SCALES[self.scale]


def numbers(text: str) -> list[Number]:
    """Read every number of `text`, in its order; ValueError where its bound words disagree."""
    return [_number(match, text) for match in _NUMBER.finditer(_CLASS.sub(_blank, text))]


def _blank(match: re.Match[str]) -> str:
    return "·" * len(match[0])


def _number(match: re.Match[str], text: str) -> Number:
    said = {_BEFORE.get(match["before"]), _AFTER.get(match["more"]), _AFTER.get(match["after"])}
    bounds = {bound for bound in said if bound} - {"exact"}
    if len(bounds) > 1:
        raise ValueError(f"{match[0]}: {' and '.join(sorted(bounds))}")
    last = next(name for name in ("scale", "more", "first", "chinese", "some", "arabic")
                if match[name])  # fmt: skip
    return Number(
        value=None if match["some"] else _value(match),
        scale=match["scale"] or "",
        bound=None if match["some"] else bounds.pop() if bounds else "exact",
        ordinal=bool(match["ordinal"] or match["first"]),
        follows=text[match.end(last) :],
    )


def _value(match: re.Match[str]) -> Decimal:
    if match["arabic"]:
        return Decimal(match["arabic"].replace(",", ""))
    return Decimal(1) if match["first"] else Decimal(chinese(match["chinese"]))


def chinese(numeral: str) -> int:
    """Read a Chinese whole number below ten thousand: 六, 十, 二十一, 三百零五, 二〇二一."""
    if not set(numeral) & set(_TENS):
        return int("".join(str(_DIGITS[char]) for char in numeral))
    total = held = 0
    for char in numeral:
        if char in _TENS:
            total += (held or 1) * _TENS[char]
            held = 0
        else:
            held = _DIGITS[char]
    return total + held


# ---- Dates ---------------------------------------------------------------------------------------

_PLANS = {"三": "2016/2020", "四": "2021/2025"}
"""The years of the plans that are called 十三五 and 十四五."""

_DATE = re.compile(
    r"""
    (?P<base>[0-9]{4})年的(?=[0-9.]+倍)
  | (?P<year>[0-9]{4})年
  | “十(?P<plan>[三四])五”
  | (?P<congress>党的十八大以来)
  | (?P<decade>十年[来间])
  | (?:今年)?(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日)?
  | (?P<since>去年起)
  | (?P<last>去年)
  | (?P<this>今年)
  | (?P<now>(?:截至)?目前)
    """,
    re.VERBOSE,
)


class Date(NamedTuple):
    """A time that a text names, and where; one without its year is read in the text's own year."""

    period: str
    is_printed: bool
    """Its year stands there, so that nothing had to be inferred."""
    is_base: bool
    """It is what a multiple is a multiple of, not when something was."""
    start: int
    end: int


def dates(text: str, year: int) -> list[Date]:
    """Read every time that a text names, in its order; `year` is the one it was written in."""
    return [
        Date(
            _period(match, year),
            bool(match["base"] or match["year"]),
            bool(match["base"]),
            *match.span(),
        )
        for match in _DATE.finditer(text)
    ]


def _period(match: re.Match[str], year: int) -> str:
    if match["month"]:
        day = f"-{int(match['day']):02}" if match["day"] else ""
        return f"{year}-{int(match['month']):02}{day}"
    said = {
        "base": match["base"],
        "year": match["year"],
        "plan": _PLANS.get(match["plan"]),
        "congress": "2012-11/..",
        "decade": f"{year - 10}/{year}",
        "since": f"{year - 1}/..",
        "last": str(year - 1),
        "this": str(year),
        "now": f"../{year}",
    }
    return next(str(period) for name, period in said.items() if match[name])


# ---- Speakers ------------------------------------------------------------------------------------

_SPEAKER = re.compile(r"(?<=[。！？])”(?P<who>[^“”。]*?)(?:说|介绍|表示)(?P<then>[，。])")


class Speech(NamedTuple):
    """A stretch of a text that somebody in it says, and how the text calls that person."""

    who: str
    start: int
    end: int


def speeches(text: str) -> list[Speech]:
    """Read who says what: the quotation before 张三介绍, and all that comes after it."""
    found = []
    for match in _SPEAKER.finditer(text):
        opened = text.rindex("“", 0, match.start())
        found.append(Speech(match["who"], opened, match.start()))
        if match["then"] == "，":
            found.append(Speech(match["who"], match.end(), len(text)))
    return found
