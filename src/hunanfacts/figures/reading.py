"""Amounts as people write them in Chinese and English: a number, its unit and its bound."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from hunanfacts.figures import numerals, units
from hunanfacts.model.errors import AmountError
from hunanfacts.model.vocabulary import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hunanfacts.model.vocabulary import Bound, Language

_BOUNDS: dict[Language, tuple[dict[str, Bound], dict[str, Bound]]] = {
    "zh": (
        {
            "超过": "over", "超出": "over", "超": "over", "逾": "over", "突破": "over",
            "多于": "over", "大于": "over", "高于": "over",
            "不足": "under", "不到": "under", "不满": "under", "未满": "under",
            "少于": "under", "低于": "under", "小于": "under",
            "接近": "nearly", "将近": "nearly", "近": "nearly",
            "大约": "about", "大概": "about", "约": "about",
            "不少于": "at-least", "不低于": "at-least", "至少": "at-least",
            "不超过": "at-most", "不多于": "at-most", "不高于": "at-most", "至多": "at-most",
            "最多": "at-most",
            "达到": "exact", "达": "exact", "共": "exact",
        },
        {
            "多": "over", "左右": "about", "上下": "about", "以上": "at-least", "以下": "at-most",
            "以内": "at-most", "之内": "at-most",
        },
    ),
    "en": (
        {
            "over": "over", "more than": "over", "above": "over", "exceeding": "over",
            "upwards of": "over",
            "under": "under", "less than": "under", "fewer than": "under", "below": "under",
            "nearly": "nearly", "almost": "nearly", "close to": "nearly",
            "approaching": "nearly",
            "about": "about", "around": "about", "approximately": "about", "roughly": "about",
            "at least": "at-least", "no less than": "at-least", "no fewer than": "at-least",
            "not less than": "at-least",
            "at most": "at-most", "no more than": "at-most", "not more than": "at-most",
            "up to": "at-most",
            "exactly": "exact",
        },
        {
            "or so": "about", "or more": "at-least", "or above": "at-least",
            "or less": "at-most", "or fewer": "at-most", "or below": "at-most",
        },
    ),
}  # fmt: skip
"""Words before and words behind an amount. 多, 余 and -odd stand within it, and mean over."""

_ENGLISH_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
                    "eleven", "twelve")  # fmt: skip
_CURRENCIES: dict[Language, dict[str, str]] = {
    "zh": {"人民币": "元", "¥": "元", "rmb": "元"},
    "en": {"rmb": "yuan", "cny": "yuan", "¥": "yuan", "us$": "US dollars", "usd": "US dollars",
           "$": "US dollars"},
}  # fmt: skip


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_AMOUNTS: dict[Language, str] = {
    "zh": rf"""
        (?P<before>{_any(_BOUNDS["zh"][0])})? \s* (?P<currency>{_any(_CURRENCIES["zh"])})?
        (?P<percent>百分之)? (?P<ordinal>第)? (?P<vague>[几数])?
        (?P<number>-?{numerals.PATTERN}) (?P<odd>[多余几])? \s*
        (?:个(?=[万亿]+(?:元|$)))? (?P<scale>{_any(units.SCALES)})? (?P<more>[多余])? \s*
        (?P<unit>UNIT) (?P<behind>{_any(_BOUNDS["zh"][1])})?
    """,
    "en": rf"""
        (?:(?P<before>{_any(_BOUNDS["en"][0])})\s+)?
        (?P<currency>{_any(_CURRENCIES["en"])})? \s*
        (?P<number>-?\d+(?:,\d{{3}})*(?:\.\d+)?|\b(?:{_any(_ENGLISH_NUMBERS)})\b)
        (?P<ordinal>st|nd|rd|th)? (?P<odd>-odd)? \s*
        (?:(?P<scale>{_any([*units.ENGLISH_SCALES, *units.ABBREVIATED])})\b)? (?P<more>-odd)? \s*
        (?P<unit>UNIT) (?:\s+(?P<behind>{_any(_BOUNDS["en"][1])}))?
    """,
}


@dataclass(frozen=True, slots=True)
class Amount:
    """What was read: 320多亿元 is 320 亿元, over; a place in a row is an ordinal."""

    value: Decimal
    unit: str
    bound: Bound = "exact"
    is_ordinal: bool = False
    written: str = field(default="", compare=False, repr=False)
    """The number letter by letter."""
    text: str = field(default="", compare=False, repr=False)
    """All of it."""


_NUMERALS = "零〇一二两三四五六七八九十来几"
_ANY_UNIT = (
    rf"|km2|(?!分之|半|(?:or|and|hundred)\b)(?:[^\W\d_{_NUMERALS}]|[%‰])[^\d+{_NUMERALS}]*?(?<!半)"
)


def parse(text: str) -> Amount:
    """Read a text that is an amount and nothing else; AmountError for any other.

    >>> parse("近6000亿元")
    Amount(value=Decimal('6000'), unit='亿元', bound='nearly', is_ordinal=False)
    """
    normal = _normal(text)
    for language in LANGUAGES if any(char > "\u2e7f" for char in normal) else ("en",):
        match = _pattern(language, _ANY_UNIT).fullmatch(normal)
        if match and (amount := _amount(match, language)):
            return amount
    raise AmountError(
        zh=f"“{text}”不是数量；请写成300亿元、20余项、六百万吨或百分之三十五",
        en=f'"{text}" is not an amount; write 30 billion yuan, over 20 million tonnes or 35%',
        input=text,
    )


def find(text: str, language: Language) -> Iterator[Amount]:
    """Find the amounts in a text; a unit that `units` does not name is left out.

    What is part of a name is none: 5G, COVID-19, top-500.
    """
    known = _any(units.KNOWN if language == "zh" else units.NAMES)
    scale = f"(?:{_any(units.SCALES)})?" if language == "zh" else ""  # as in 4万多亿元
    for match in _pattern(language, f"{scale}个?(?:{known})|", _APART).finditer(_normal(text)):
        if amount := _amount(match, language):
            yield amount


_APART = r"(?<![a-z\d.])(?<![a-z][-–]) (?:{}) (?![a-z\d])"


@functools.cache
def _pattern(language: Language, unit: str, frame: str = "{}") -> re.Pattern[str]:
    amount = _AMOUNTS[language].replace("UNIT", unit)
    return re.compile(frame.replace("{}", amount), re.VERBOSE | re.IGNORECASE)


def _normal(text: str) -> str:
    """Write full-width digits, signs, spaces and 首 as others are written."""
    text = unicodedata.normalize("NFKC", text.replace("²", "2")).replace("\u2212", "-")
    text = " ".join(text.split())
    return re.sub("首(?=[届次个批趟家项位])", "第一", text)


def _amount(match: re.Match[str], language: Language) -> Amount | None:
    """Return what was matched; None for what is two amounts at once: 二三十个, RMB 3 tonnes."""
    found = match.groupdict(default="")
    scale, unit = found["scale"], found["unit"]
    told = [unit, "%" if found.get("percent") else "",
            _CURRENCIES[language].get(found["currency"].lower(), "")]  # fmt: skip
    bases = {units.read(name).base for name in told if name}
    if len(bases) > 1 or (language == "zh" and not numerals.is_sure(found["number"] + scale)):
        return None
    unit = next(filter(None, told), "")
    before, behind = _BOUNDS[language]
    is_odd = found["odd"] or found.get("more") or found.get("vague")
    bounds: tuple[Bound | None, ...] = (
        before.get(found["before"].lower()),
        "over" if is_odd else None,
        behind.get(found["behind"].lower()),
    )
    return Amount(
        value=_number(found["number"], scale, language),
        unit=_unit(scale, unit, language),
        bound=next((bound for bound in bounds if bound and bound != "exact"), "exact"),
        is_ordinal=bool(found["ordinal"]),
        written=found["number"],
        text=match[0].strip(),
    )


def _number(text: str, scale: str, language: Language) -> Decimal:
    sign, plain = ("-", text[1:]) if text[0] == "-" else ("", text)
    if plain.lower() in _ENGLISH_NUMBERS:
        return Decimal(_ENGLISH_NUMBERS.index(plain.lower()) + 1)
    number = numerals.read(plain, scale if language == "zh" else "")
    return -number if sign else number


def _unit(scale: str, unit: str, language: Language) -> str:
    if language == "en":
        scale = scale.lower()
        return f"{units.ABBREVIATED.get(scale, scale)} {unit}".strip()
    bare = unit.removeprefix("个")
    return scale + (bare if bare in units.KNOWN else unit)
