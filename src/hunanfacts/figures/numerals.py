"""Numbers as Chinese writes them, in characters, in digits, or in both: 三亿六千万, 3.6亿, 两千."""

from __future__ import annotations

import re
from decimal import Decimal, localcontext

from hunanfacts.figures import units

_DIGITS = {char: place for place, chars in enumerate(
    ("零〇", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
) for char in chars}  # fmt: skip
_PLACES = {**units.SMALL_SCALES, "拾": 10, "佰": 100, "仟": 1000}

_CHARACTERS = "".join([*_DIGITS, *_PLACES])
_NO_NAME = "(?![克瓦米卡帕赫伏]|分[点之])"
"""千 and 百 begin the names of some units: 3千克, 3百分点."""
_PLAIN = rf"""(?:
    \d+(?:,\d{{3}})*(?:\.\d+)?(?:[{"".join(_PLACES)}]{_NO_NAME})?
    |[{_CHARACTERS}]+{_NO_NAME}(?:点[{"".join(_DIGITS)}]+)?
)"""
_SCALE = "|".join(units.SCALES)
PATTERN = rf"{_PLAIN}(?:(?:{_SCALE})零?{_PLAIN})*"
"""A number, without the scale that stands last, which belongs to its unit; for re.VERBOSE."""

_SPELT = re.compile(rf"(百分之)?(?=[十{''.join(_DIGITS)}])({PATTERN})({_SCALE})?", re.VERBOSE)
_MORE = re.compile(rf"(?<=[\d{_CHARACTERS}万亿])[多余](?=[万亿])")
_PART = re.compile(rf"(零(?=\d))?({_PLAIN})({_SCALE})?", re.VERBOSE)
_ONES = "一二两三四五六七八九"
_UNSURE = re.compile(
    rf"""[{_ONES}]{{2}}(?=[十百千万亿])                                # 二三十
    |[十百千][{_ONES}]{{2}}                                            # 十五六
    |(?<![零〇点{_ONES}])[{_ONES}]{{2,3}}(?![零〇十百千{_ONES}])       # 七八个
    |[十百千]{{2}}
    |(?<![\d{_ONES}])[百千][{_ONES}]                                  # 百八十
    |亿[\d{_ONES}]千$                                                 # 一亿二千
    |\.\d+[万亿]+[\d{_ONES}]$                                       # 1.2万5
    """,
    re.VERBOSE,
)
_SCALES_IN_ORDER = re.compile("(?:万亿)?亿?万?|万亿|万亿?")


def is_sure(text: str) -> bool:
    """Tell whether a number with its scales is one number: 二三十 is 20 or 30, 1亿2亿 none."""
    scales = "".join(re.findall(_SCALE, text))
    return not _UNSURE.search(text) and _SCALES_IN_ORDER.fullmatch(scales) is not None


def in_digits(text: str) -> str:
    """Write the numbers that a text spells in characters, with their scales, in digits.

    What may be part of a name is left alone: a single character, or several that are no year.

    >>> in_digits("突破四万多亿"), in_digits("百分之五"), in_digits("二〇二一年三一重工三高四新")
    ('突破4万亿', '5%', '2021年三一重工三高四新')
    """
    return _SPELT.sub(_digits, _MORE.sub("", text))


def _digits(match: re.Match[str]) -> str:
    per_cent, number, scale = match.groups(default="")
    is_year = len(number) == len("二〇二一")
    is_number = len(number + scale) > 1 and (is_year or not _DIGITS.keys() >= set(number + scale))
    if not (per_cent or is_number) or not is_sure(number + scale):
        return match[0]
    digits = format(read(number, scale).normalize(units.EXACTLY), "f")
    return digits + scale + ("%" if per_cent else "")


def read(text: str, scale: str = "") -> Decimal:
    """Read what matches `PATTERN`; its value is told in the `scale` that stands behind it.

    >>> read("六百", "亿"), read("三亿六千", "万"), read("1,261.3"), read("二〇二一")
    (Decimal('600'), Decimal('36000'), Decimal('1261.3'), Decimal('2021'))
    """
    with localcontext(units.EXACTLY):
        return _total(text + scale) / units.SCALES.get(scale, 1)


def _total(text: str) -> Decimal:
    total, last_size = Decimal(0), Decimal(0)
    for zero, plain, scale in _PART.findall(text):
        size = Decimal(units.SCALES.get(scale, 1))
        number = _plain(plain)
        is_digit = len(plain) == 1 and plain not in _PLACES
        if last_size and not scale and not zero and is_digit:
            total += number * last_size / 10  # 三万五 is 35,000
        elif last_size and size > last_size:
            total = (total + number) * size  # 一万二千亿 is 12,000亿
        else:
            total += number * size  # 三亿六千万 is 3亿 and 6000万
        last_size = size
    return total


def _plain(text: str) -> Decimal:
    """Read a number without 万 and 亿."""
    if text[0].isdigit():
        place = _PLACES.get(text[-1])
        number = Decimal(text.rstrip("".join(_PLACES)).replace(",", ""))
        return number * place if place else number
    text, _, behind = text.partition("点")
    if behind:
        digits = "".join(str(_DIGITS[char]) for char in behind)
        return _plain(text) + Decimal(f"0.{digits}")
    if len(text) > 1 and all(char in _DIGITS for char in text):
        return Decimal("".join(str(_DIGITS[char]) for char in text))
    total, digit, place = 0, 0, 1
    for char in text:
        if char in _PLACES:
            place = _PLACES[char]
            total += (digit or 1) * place
            digit = 0
        else:
            digit = _DIGITS[char]
            if not digit:
                place = 1
    # 一百五 is 150, but 一百零五 is 105.
    return Decimal(total + digit * max(place // 10, 1))
