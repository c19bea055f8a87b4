"""How figures, amounts and intervals are written: 超过4万亿元, over 4 trillion yuan."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from hunanfacts.figures import units
from hunanfacts.figures.decimal_context import EXACTLY
from hunanfacts.figures.interval import Interval

if TYPE_CHECKING:
    from hunanfacts.model.records import Figure
    from hunanfacts.model.vocabulary import Bound, Language, Measure

    Pieces = tuple[str, str, str]
    Told = Bound | Literal[">", ">="]

_BOUND_WORDS: dict[Language, dict[Told, str]] = {
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

_SIGNED: dict[Language, dict[Told, str]] = {
    "zh": {"over": "低于{}", "at-least": "{}或更低", "under": "高于{}", "at-most": "{}或更高",
           ">": "大于{}", ">=": "大于或等于{}"},
    "en": {"over": "below {}", "at-least": "{} or below", "under": "above {}",
           "at-most": "{} or above", ">": "greater than {}", ">=": "{} or greater"},
}  # fmt: skip
"""Words for a number below zero. Bounds speak of the size that is printed; with a sign before it,
words must speak of the number, or over -7 % would be taken for more than that. `>` and `>=` are of
an interval that holds rises too, which no bound says: under -7 ends at 0."""

_NATURAL_SCALES: dict[Language, tuple[tuple[int, str], ...]] = {
    "zh": tuple((size, name) for name, size in units.SCALES.items()),
    "en": tuple(
        (size, f" {name}") for name, size in units.ENGLISH_SCALES.items() if name != "thousand"
    ),
}
"""Largest first; 21,000 is not told in thousands."""

_PLACE = "位"
"""What a rank is counted in, where its unit is no Chinese word."""

_WITH_MEASURE_WORD = {"百分点": "个百分点", "月": "个月"}
"""Units that a number does not stand before alone: 5月 is May."""

_MOST_DIGITS = 6
"""Of an end that was reckoned, when it is written for a person."""
_MOST_EXACT = 15
"""Of a number that is known exactly."""


def digits(value: Decimal) -> str:
    """Write a number digit for digit, as the source has it: 1261.3, never 1.2613E+3."""
    return format(value, "f")


def of(figure: Figure, language: Language) -> str:
    """Write a figure with its bound and unit: 超过4万亿元, over 4 trillion yuan."""
    if figure.reads is not None:
        return figure.reads[language]
    if figure.range is not None:
        return _range(*figure.range, figure.unit, language)
    if figure.value is None or figure.bound is None:
        return figure.as_written
    return _bounded(str(figure.value), figure.bound, figure.unit, figure.measure, language)


@lru_cache(maxsize=10_000)  # an index writes each figure several times, soon after one another
def _bounded(number: str, bound: Bound, unit: str, measure: Measure, language: Language) -> str:
    """Write a number with its bound; it comes as text, since 1.0 equals 1 and is written so."""
    value = Decimal(number)
    is_place = measure in {"rank", "ordinal"}
    told_in = _PLACE if measure == "rank" and not units.is_chinese(unit) else unit
    shown = (_place if is_place else amount)(value, told_in, language)
    return _words(value, language)[bound].format(shown)


def _words(value: Decimal, language: Language) -> dict[Told, str]:
    return _BOUND_WORDS[language] | (_SIGNED[language] if value < 0 else {})


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
        return _range(low, high, unit, language)
    end = high if low is None else low
    if end is None:
        return ""
    return _words(end, language)[_told_as(span)].format(amount(end, unit, language))


def _range(low: Decimal, high: Decimal, unit: str, language: Language) -> str:
    """Write two amounts of one unit as a range.

    In Chinese the scale and the % stand behind both numbers, as GB/T 15835 has it: 3万至5万. Both
    are written out where the first has no scale and would seem to share that of the other, as in
    3 to 5 million; in 900,000 to 1.2 million it is too large for that.
    """
    first, last = (_pieces(end, unit, language, is_range=True) for end in (low, high))
    if low and last[1] and not first[1] and _size(first) <= _size(last):
        first, last = (
            _pieces(end, unit, language, is_range=True, is_scaled=False) for end in (low, high)
        )
    number, scale, name = first
    if language == "en" and scale == last[1]:
        scale = ""
    start = number + scale + ("%" if name == "%" else "")
    return f"{start}{'至' if language == 'zh' else ' to '}{''.join(last)}"


def _size(pieces: Pieces) -> Decimal:
    return Decimal(pieces[0].replace(",", ""))


def _told_as(span: Interval) -> Told:
    """Return how a point or one end is told; what lies below -7 is over it in size."""
    if span.low == span.high:
        return "exact"
    if span.high is not None and span.high < 0:
        return "at-least" if span.high_closed else "over"
    if span.low is not None and span.low < 0:
        return ">=" if span.low_closed else ">"
    if span.high is None:
        return "at-least" if span.low_closed else "over"
    return "at-most" if span.high_closed else "under"


@lru_cache(maxsize=8)  # it is written in both languages, one right after the other
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


def _pieces(
    value: Decimal,
    unit: str,
    language: Language,
    *,
    is_range: bool = False,
    is_scaled: bool = True,
) -> Pieces:
    """Return a number, the scale behind it, and the unit that stands behind that."""
    if language == "en" and unit == "成":
        value, unit = units.convert(value, unit, "%"), "%"
    taken = units.read(unit)
    style = ",f" if language == "en" else "f"
    if taken.language == language == "en":
        scale, _, base = unit.partition(" ")
        if base in units.COUNTING:
            unit = scale
        elif taken.scale == 1:
            unit = units.agreeing(unit, is_one=value == 1 and not is_range)
        return format(value, style), "", f" {unit}"
    if taken.language == language:
        scale = units.leading_scale(unit)
        base = unit.removeprefix(scale)
        return format(value, style), scale, _WITH_MEASURE_WORD.get(base, base)
    is_one = language == "en" and not is_range and value * taken.scale == 1
    word, number = _word(taken.base, language, is_one=is_one), value
    if taken.scale != 1:
        number = EXACTLY.multiply(value, Decimal(taken.scale)).normalize(EXACTLY)
        for size, name in _NATURAL_SCALES[language] if is_scaled else ():
            if abs(number) >= size:
                return format(EXACTLY.divide(number, Decimal(size)), style), name, word
    return format(number, style), "", word


@lru_cache(maxsize=1000)  # a knowledge has few units
def _word(base: str, language: Language, *, is_one: bool) -> str:
    """Return what stands behind a number for a base unit of the other language."""
    if language == "zh":
        return _WITH_MEASURE_WORD.get(base, base)
    name = units.english(base, is_one=is_one)
    return f" {name}" if name and name[0] not in "%‰" else name


def _place(value: Decimal, unit: str, language: Language) -> str:
    """Write a place in a row: 第6位, 6th."""
    if language == "zh":
        return f"第{digits(value)}{unit if units.is_chinese(unit) else ''}"
    if value != value.to_integral_value():
        return amount(value, unit, language)
    number = int(value)
    teens = number % 100 in {11, 12, 13}
    return f"{number:,}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
