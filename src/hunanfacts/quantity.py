"""What figures mean: what their bounds allow, strictly and usually read, and how to write them."""

from __future__ import annotations

import itertools
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from hunanfacts import units
from hunanfacts.interval import NOT_NEGATIVE, Interval
from hunanfacts.units import EXACTLY

if TYPE_CHECKING:
    from hunanfacts.records import Figure
    from hunanfacts.vocabulary import Bound, Language, Measure

    Parts = tuple[str, str, str]

UNDATED = "undated"


# ---- Bounds --------------------------------------------------------------------------------------


def interval(value: Decimal, bound: Bound) -> Interval:
    """Return what `bound` says about the true number, inventing no width.

    `nearly` says only "below"; `about` says nothing that an interval can hold.
    """
    match bound:
        case "exact":
            return Interval.point(value)
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


def possible(value: Decimal, bound: Bound, measure: Measure) -> Interval:
    """Return what a figure can be at all: what is not printed as negative is not.

    Under 1400 is from 0. Only growth may turn out negative, and what is under 0.
    """
    is_below = value < 0 or (not value and bound in {"under", "nearly"})
    return Interval() if is_below or measure in {"growth", "annual-growth"} else NOT_NEGATIVE


def strict(figure: Figure) -> Interval:
    """Return what a figure says taken at its word."""
    return interval(figure.value, figure.bound)


def usual(figure: Figure) -> Interval:
    """Return what a figure says as people write figures.

    An exact number was rounded to its last printed digit, unless it counts: only a whole number is
    within half of one. 不足, 接近, 左右, N多 and N余 stay within one unit of the last digit that is
    not zero: 接近6000 is from 5000 on. 超过, 以上, 以下 and the like say no more than strictly.
    """
    value = figure.value
    is_exact = figure.bound == "exact"
    if figure.measure == "rank" or (_is_count(figure) if is_exact else not value):
        return strict(figure)
    around = _place(value.normalize(EXACTLY))
    match figure.bound:
        case "exact":
            return _around(value, _place(value) / 2, _place(value) / 2)
        case "under" | "nearly":
            return _around(value, around, Decimal(0)) & strict(figure)
        case "about":
            return _around(value, around, around)
        case "over" if _is_odd(figure.as_written):
            return _around(value, Decimal(0), around) & strict(figure)
        case _:
            return strict(figure)


def _is_count(figure: Figure) -> bool:
    """Tell whether a figure counts things one by one, as 17721项 does and 2万家 does not."""
    unit = units.read(figure.unit)
    is_whole = figure.value == figure.value.to_integral_value()
    return unit.base in units.COUNTED and unit.scale == 1 and is_whole


_ODD = {"多": "万亿年月天元倍", "余": "万亿年月天", "几": ""}
"""Beside a number, what 多, 余 and 几 may stand behind to mean some more than it."""


def _is_odd(as_written: str) -> bool:
    """Tell whether a number was printed as 320多, 20余, 十几 or 一年多; 存款余额 is another 余."""
    pairs = itertools.pairwise(as_written.replace(" ", ""))
    return any(
        char in _ODD and (before.isnumeric() or before in _ODD[char]) for before, char in pairs
    )


def _around(value: Decimal, below: Decimal, above: Decimal) -> Interval:
    return Interval(
        low=EXACTLY.subtract(value, below),
        high=EXACTLY.add(value, above),
        low_closed=True,
        high_closed=True,
    )


def _place(value: Decimal) -> Decimal:
    """Return what one in the last digit of a number is worth; of 2000 a unit, of 2.70 a hundredth.

    A normalized 2E+3 has its last digit in the thousands.
    """
    return Decimal(1).scaleb(int(value.as_tuple().exponent), EXACTLY)


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

_NATURAL_SCALES: dict[Language, tuple[tuple[int, str], ...]] = {
    "zh": ((10**12, "万亿"), (10**8, "亿"), (10**4, "万")),
    "en": ((10**12, " trillion"), (10**9, " billion"), (10**6, " million")),
}

_MOST_DIGITS = 6
"""Of an end that was reckoned, when it is written for a person."""
_MOST_EXACT = 12
"""Of a number that is known exactly."""


def digits(value: Decimal) -> str:
    """Write a number digit for digit, as the source has it: 1261.3, never 1.2613E+3."""
    return format(value, "f")


def display(figure: Figure, language: Language) -> str:
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
    return "".join(_parts(value, unit, language))


def display_interval(span: Interval, unit: str, language: Language) -> str:
    """Write an interval; empty where it has no ends.

    Ends are rounded outwards to the second digit of their distance, and to six digits at most.
    """
    span = _told(span)
    low, high = span.low, span.high
    if low is not None and high is not None and low != high:
        ends = (_parts(end, unit, language, is_range=True) for end in (low, high))
        return _range(*ends, language)
    end = high if low is None else low
    if end is None:
        return ""
    return _BOUND_WORDS[language][_bound(span)].format(amount(end, unit, language))


def _range(low: Parts, high: Parts, language: Language) -> str:
    """Write two amounts of one unit as a range.

    In Chinese the scale and the % stand behind both numbers, as GB/T 15835 has it: 3万至5万.
    """
    number, scale, unit = low
    if language == "en" and scale == high[1]:
        scale = ""
    start = number + scale + ("%" if unit == "%" else "")
    return f"{start}{'至' if language == 'zh' else ' to '}{''.join(high)}"


def _bound(span: Interval) -> Bound:
    """Return the word for an interval with one end, or for a point."""
    if span.low == span.high:
        return "exact"
    if span.high is None:
        return "at-least" if span.low_closed else "over"
    return "at-most" if span.high_closed else "under"


def rounded(span: Interval, place: int) -> Interval:
    """Return the interval with its ends rounded outwards to the power of ten `place`."""
    low, high = span.ends
    return Interval.of(
        (_rounded(low[0], place, ROUND_FLOOR), low[1]),
        (_rounded(high[0], place, ROUND_CEILING), high[1]),
    )


def _rounded(number: Decimal, place: int, rounding: str) -> Decimal:
    if not number.is_finite():
        return number
    if int(number.as_tuple().exponent) < place:
        number = number.quantize(Decimal(1).scaleb(place), rounding, EXACTLY)
    return number.normalize(EXACTLY)


def _told(span: Interval) -> Interval:
    ends = [end for end in (span.low, span.high) if end]
    digits = max((len(end.as_tuple().digits) for end in ends), default=0)
    if not ends:
        return span
    if span.low == span.high and digits <= _MOST_EXACT:
        return Interval.point(ends[0].normalize(EXACTLY))
    place = max(map(abs, ends)).adjusted() + 1 - _MOST_DIGITS
    if span.low is not None and span.high is not None and span.low < span.high:
        place = max(place, (span.high - span.low).adjusted() - 1)
    return rounded(span, place)


def _parts(value: Decimal, unit: str, language: Language, *, is_range: bool = False) -> Parts:
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
    return f" {name}" if name not in {"", "%"} else name


def _rank(figure: Figure, language: Language) -> str:
    if language == "zh":
        return f"第{digits(figure.value)}{figure.unit}"
    if figure.value != figure.value.to_integral_value():
        return amount(figure.value, figure.unit, language)
    number = int(figure.value)
    teens = number % 100 in {11, 12, 13}
    return f"{number:,}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
