"""How figures, amounts and intervals are written: 超过4万亿元, over 4 trillion yuan."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from hunanfacts.figures import units
from hunanfacts.figures.exactly import EXACTLY
from hunanfacts.figures.interval import Interval

if TYPE_CHECKING:
    from hunanfacts.model.records import Figure
    from hunanfacts.model.vocabulary import Bound, Language

    Pieces = tuple[str, str, str]

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

_SIGNED: dict[Language, dict[Bound, str]] = {
    "zh": {"over": "大于{}", "at-least": "大于或等于{}"},
    "en": {"over": "greater than {}", "at-least": "{} or greater"},
}
"""Words for what is above a number below zero, where 超过 and over would speak of a larger fall."""

_NATURAL_SCALES: dict[Language, tuple[tuple[int, str], ...]] = {
    "zh": tuple((size, name) for name, size in units.SCALES.items()),
    "en": tuple(
        (size, f" {name}") for name, size in units.ENGLISH_SCALES.items() if name != "thousand"
    ),
}
"""Largest first; 21,000 is not told in thousands."""

_MOST_DIGITS = 6
"""Of an end that was reckoned, when it is written for a person."""
_MOST_EXACT = 15
"""Of a number that is known exactly."""


def digits(value: Decimal) -> str:
    """Write a number digit for digit, as the source has it: 1261.3, never 1.2613E+3."""
    return format(value, "f")


def of(figure: Figure, language: Language) -> str:
    """Write a figure with its bound and unit: 超过4万亿元, over 4 trillion yuan."""
    if figure.measure == "rank":
        shown = _rank(figure, language)
    else:
        shown = amount(figure.value, figure.unit, language)
    return _BOUND_WORDS[language][figure.bound].format(shown)


def amount(value: Decimal, unit: str, language: Language) -> str:
    """Write a number with its unit: 4万亿元, 4 trillion yuan.

    In the unit's own language it stands as it is, in the other on that one's natural scale.
    """
    return "".join(_pieces(value, unit, language))


def interval(span: Interval, unit: str, language: Language) -> str:
    """Write an interval; empty where it has no ends.

    Ends are rounded outwards to the second digit of their distance, and to six digits at most.
    """
    span = _told(span)
    low, high = span.low, span.high
    if low is not None and high is not None and low != high:
        first, last = (_pieces(end, unit, language, is_range=True) for end in (low, high))
        return _range(first, last, language)
    end = high if low is None else low
    if end is None:
        return ""
    words = _SIGNED if low is not None and high is None and low < 0 else _BOUND_WORDS
    return words[language][_bound(span)].format(amount(end, unit, language))


def _range(low: Pieces, high: Pieces, language: Language) -> str:
    """Write two amounts of one unit as a range.

    In Chinese the scale and the % stand behind both numbers, as GB/T 15835 has it: 3万至5万.
    """
    number, scale, unit = low
    if language == "en" and scale == high[1]:
        scale = ""
    start = number + scale + ("%" if unit == "%" else "")
    return f"{start}{'至' if language == 'zh' else ' to '}{''.join(high)}"


def _bound(span: Interval) -> Bound:
    """Return the word for a point or one end; what lies below -7 is over it in size."""
    if span.low == span.high:
        return "exact"
    if span.low is None and span.high is not None and span.high < 0:
        return "at-least" if span.high_closed else "over"
    if span.high is None:
        return "at-least" if span.low_closed else "over"
    return "at-most" if span.high_closed else "under"


def _told(span: Interval) -> Interval:
    ends = [end.normalize(EXACTLY) for end in (span.low, span.high) if end]
    if not ends:
        return span
    if span.low == span.high and len(ends[0].as_tuple().digits) <= _MOST_EXACT:
        return Interval.point(ends[0])
    place = max(map(abs, ends)).adjusted() + 1 - _MOST_DIGITS
    if span.low is not None and span.high is not None and span.low < span.high:
        place = max(place, (span.high - span.low).adjusted() - 1)
    return span.rounded(place)


def _pieces(value: Decimal, unit: str, language: Language, *, is_range: bool = False) -> Pieces:
    """Return a number, the scale behind it, and the unit that stands behind that."""
    if language == "en" and unit == "成":
        value, unit = units.convert(value, unit, "%"), "%"
    taken = units.read(unit)
    style = ",f" if language == "en" else "f"
    if taken.language == language == "en":
        scale, _, base = unit.partition(" ")
        return format(value, style), "", f" {scale if base in units.COUNTING else unit}"
    if taken.language == language:
        scale = units.leading_scale(unit)
        base = unit.removeprefix(scale)
        return format(value, style), scale, "个百分点" if base == "百分点" else base
    word = (
        taken.base
        if language == "zh"
        else _english(taken.base, is_one=value * taken.scale == 1 and not is_range)
    )
    number = value
    if taken.scale != 1:
        number = EXACTLY.multiply(value, Decimal(taken.scale)).normalize(EXACTLY)
        for size, name in _NATURAL_SCALES[language]:
            if abs(number) >= size:
                return format(EXACTLY.divide(number, Decimal(size)), style), name, word
    return format(number, style), "", word


def _english(base: str, *, is_one: bool) -> str:
    name = units.english(base, is_one=is_one)
    return f" {name}" if name not in {"", "%", "‰"} else name


def _rank(figure: Figure, language: Language) -> str:
    if language == "zh":
        return f"第{digits(figure.value)}{figure.unit}"
    if figure.value != figure.value.to_integral_value():
        return amount(figure.value, figure.unit, language)
    number = int(figure.value)
    teens = number % 100 in {11, 12, 13}
    return f"{number:,}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
