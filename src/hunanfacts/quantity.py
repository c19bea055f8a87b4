"""What figures mean: bounds as intervals, units with their 万/亿 scales, periods, and wording."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import TYPE_CHECKING

from hunanfacts.errors import UnitError

if TYPE_CHECKING:
    from hunanfacts.records import Figure
    from hunanfacts.vocabulary import Bound, Language

UNDATED = "undated"

_EXACTLY = Context(prec=100)
"""A value has up to 40 digits and its scales some 20 more; the usual 28 digits would round it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """The numbers a figure allows; a missing end is None and never closed."""

    low: Decimal | None = None
    high: Decimal | None = None
    low_closed: bool = False
    high_closed: bool = False


def interval(value: Decimal, bound: Bound) -> Interval:
    """Return what `bound` says about the true number, inventing no width.

    `nearly` says only "below"; `about` says nothing that an interval can hold.
    """
    match bound:
        case "exact":
            return Interval(low=value, high=value, low_closed=True, high_closed=True)
        case "over":
            return Interval(low=value)
        case "at-least":
            return Interval(low=value, low_closed=True)
        case "under" | "nearly":
            return Interval(high=value)
        case "at-most":
            return Interval(high=value, high_closed=True)
        case "about":
            return Interval()


# ---- Units ---------------------------------------------------------------------------------------

_SCALES = {"万亿": 10**12, "亿": 10**8, "万": 10**4}
_SMALL_SCALES = {"十": 10, "百": 100, "千": 1000}
_UNIT = re.compile(r"(?P<scale>[十百千]?(?:万亿|亿|万))?(?P<base>.+)")

_BASE_UNITS = {"斤": ("mass", Decimal("0.5")), "公斤": ("mass", Decimal(1)),
               "千克": ("mass", Decimal(1)), "吨": ("mass", Decimal(1000))}  # fmt: skip
"""Base units that turn into one another, with their dimension and size. One 斤 is 500 grams."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A printed unit taken apart: 亿元 is a hundred million (`scale`) of 元 (`base`)."""

    scale: int
    base: str

    @property
    def dimension(self) -> str:
        """What is measured; only units of one dimension turn into one another."""
        return _BASE_UNITS[self.base][0] if self.base in _BASE_UNITS else self.base

    @property
    def size(self) -> Decimal:
        """How much one of it is, in the measure of its dimension."""
        return self.scale * _BASE_UNITS.get(self.base, ("", Decimal(1)))[1]


def unit(text: str) -> Unit:
    """Take a printed unit apart; 十, 百 and 千 are scales only before 万 or 亿, as in 千亿."""
    match = _UNIT.fullmatch(text)
    if not match or not match["scale"]:
        return Unit(1, text)
    scale = match["scale"]
    small = _SMALL_SCALES.get(scale[0], 1)
    return Unit(small * _SCALES[scale.lstrip("十百千")], match["base"])


def convert(value: Decimal, printed: str, wanted: str) -> Decimal:
    """Turn `value` of one unit into another, exactly; raise UnitError where they do not fit."""
    have, want = unit(printed), unit(wanted)
    if have.dimension != want.dimension:
        fitting = fitting_units(printed)
        raise UnitError(
            zh=f"“{printed}”不能换算成“{wanted}”；可以换算成：{'、'.join(fitting)}",
            en=f"{printed} cannot be turned into {wanted}; it can become: {', '.join(fitting)}",
            input=wanted,
            suggestions=fitting[:3],
        )
    whole = _EXACTLY.multiply(value, have.size)
    return _EXACTLY.divide(whole, want.size).normalize(_EXACTLY)


def fitting_units(printed: str) -> tuple[str, ...]:
    """List the units a figure printed in `printed` can be turned into."""
    dimension, base = unit(printed).dimension, unit(printed).base
    if base in {"%", "倍"}:
        return (base,)
    bases = [name for name, (its, _) in _BASE_UNITS.items() if its == dimension] or [base]
    return tuple(scale + name for name in bases for scale in ("", "万", "亿", "万亿"))


# ---- Wording -------------------------------------------------------------------------------------

_BOUND_WORDS: dict[Language, dict[Bound, str]] = {
    "zh": {
        "exact": "{}",
        "over": "超过{}",
        "at-least": "{}以上",
        "under": "不足{}",
        "at-most": "{}以下",
        "nearly": "接近{}",
        "about": "{}左右",
    },
    "en": {
        "exact": "{}",
        "over": "over {}",
        "at-least": "at least {}",
        "under": "under {}",
        "at-most": "at most {}",
        "nearly": "nearly {}",
        "about": "about {}",
    },
}

_ENGLISH_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))

_ENGLISH_UNITS = {
    "元": " yuan", "斤": " jin", "公斤": " kg", "千克": " kg", "吨": " tonnes", "户": " households",
    "人": " people", "年": " years", "次": " times", "批次": " groups", "倍": " times", "亩": " mu",
    "公里": " km", "平方公里": " km²", "个": "", "件": "", "项": "", "家": "", "篇": "", "条": "",
    "大": "", "位": "", "名": "", "届": "", "%": "%",
}  # fmt: skip
"""English for base units; measure words fall away, since the label says what is counted."""

_ENGLISH_SINGULAR = {" times": " time", " years": " year", " tonnes": " tonne",
                     " people": " person", " households": " household",
                     " groups": " group"}  # fmt: skip


def digits(value: Decimal) -> str:
    """Write a number digit for digit, as the source has it: 1261.3, never 1.2613E+3."""
    return format(value, "f")


def display(figure: Figure, language: Language) -> str:
    """Write a figure with its bound and unit: 超过4万亿元, over 4 trillion yuan."""
    amount = _chinese_amount(figure) if language == "zh" else _english_amount(figure)
    return _BOUND_WORDS[language][figure.bound].format(amount)


def _chinese_amount(figure: Figure) -> str:
    ordinal = "第" if figure.measure == "rank" else ""
    return f"{ordinal}{digits(figure.value)}{figure.unit}"


def _english_amount(figure: Figure) -> str:
    if figure.measure == "rank" and figure.value == figure.value.to_integral_value():
        return _ordinal(int(figure.value))
    taken = unit(figure.unit)
    word = _ENGLISH_UNITS.get(taken.base, f" {taken.base}")
    if figure.value * taken.scale == 1:
        word = _ENGLISH_SINGULAR.get(word, word)
    return _english_number(figure.value, taken.scale) + word


def _english_number(value: Decimal, scale: int) -> str:
    if scale == 1:
        return f"{value:,f}"
    number = _EXACTLY.multiply(value, Decimal(scale)).normalize(_EXACTLY)
    for size, name in _ENGLISH_SCALES:
        if abs(number) >= size:
            return f"{_EXACTLY.divide(number, Decimal(size)):,f} {name}"
    return f"{number:,f}"


def _ordinal(number: int) -> str:
    teens = number % 100 in {11, 12, 13}
    return f"{number:,}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
