"""A second reader of numbers as an article prints them, made apart from the program's own.

It shares no line with the package, so that the two can only agree by both being right. What it
knows is the table of bound words, how Chinese writes numbers, and that 万亿级 names a class.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}

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
      | (?P<some>[几数](?P<tens>[十百千]))
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
    """A number as printed: 320多亿元 is over 320, with the scale 亿 and 元 after it."""

    value: Decimal
    scale: str
    """万, 亿 or 万亿 where it stands right after the number; it is part of the unit."""
    bound: str
    ordinal: bool
    follows: str
    """The text after the number, its bound word and its scale, to the end."""

    @property
    def scaled(self) -> Decimal:
        """The number with its scale reckoned in: 4万亿 is 4 000 000 000 000."""
        return self.value * {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}[self.scale]


def numbers(text: str) -> list[Number]:
    """Read every number of `text`, in its order; ValueError where its bound words disagree."""
    return [_number(match, text) for match in _NUMBER.finditer(_CLASS.sub(_blank, text))]


def _blank(match: re.Match[str]) -> str:
    return "·" * len(match[0])


def _number(match: re.Match[str], text: str) -> Number:
    said = {_BEFORE.get(match["before"]), _AFTER.get(match["more"]), _AFTER.get(match["after"])}
    said |= {"over"} if match["some"] else set()
    bounds = {bound for bound in said if bound} - {"exact"}
    if len(bounds) > 1:
        raise ValueError(f"{match[0]}: {' and '.join(sorted(bounds))}")
    last = next(name for name in ("scale", "more", "first", "chinese", "some", "arabic")
                if match[name])  # fmt: skip
    return Number(
        value=_value(match),
        scale=match["scale"] or "",
        bound=bounds.pop() if bounds else "exact",
        ordinal=bool(match["ordinal"] or match["first"]),
        follows=text[match.end(last) :],
    )


def _value(match: re.Match[str]) -> Decimal:
    if match["arabic"]:
        return Decimal(match["arabic"].replace(",", ""))
    if match["some"]:
        return Decimal(_TENS[match["tens"]])
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
