"""Facts chosen by how much their figures come to."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from hunanfacts.figures import bounds, reading, units
from hunanfacts.figures.decimal_context import EXACTLY
from hunanfacts.figures.interval import Interval
from hunanfacts.model.errors import AmountError, UsageError
from hunanfacts.text import json_text

if TYPE_CHECKING:
    from hunanfacts.figures.reading import Amount
    from hunanfacts.index.stored import Found
    from hunanfacts.wording.document import FigureDocument


def within(
    facts: list[Found], *, least: str | None, most: str | None, maybe: bool = False
) -> list[Found]:
    """Keep the figures that certainly come to an amount between two, and the facts with some.

    Figures are taken at their word, and with `maybe` also those are kept that may come to it. The
    ends count; 超过300亿元 leaves 300亿元 itself out. A bare number is of what is counted. Ranks
    are left out. UnitError where no figure is told in a unit that fits.
    """
    window, asked = _window(least, most)
    read = [[json_text.loads(line) for line in fact.figures] for fact in facts]
    told = [
        figure for figures in read for figure in figures if figure["measure"] not in bounds.PLACES
    ]
    if told and not any(_is_alike(figure, asked) for figure in told):
        bases = (units.read(figure["unit"]).base for figure in told)
        raise units.none_told_in(asked[0], bases)
    kept = []
    for fact, figures in zip(facts, read, strict=True):
        places = [
            place
            for place, figure in enumerate(figures)
            if _is_alike(figure, asked) and _fits(figure, window, maybe=maybe)
        ]
        if places:
            kept.append(fact.only(places))
    return kept


def _is_alike(figure: FigureDocument, asked: list[str]) -> bool:
    have = units.read(figure["unit"])
    return figure["measure"] not in bounds.PLACES and all(
        units.read(unit, like=have).dimension == have.dimension
        or (not unit and have.base in units.COUNTED)
        for unit in asked
    )


def _fits(figure: FigureDocument, window: Interval, *, maybe: bool) -> bool:
    span = _span(figure)
    if span is None:
        return False
    span = span.scaled(units.read(figure["unit"]).size)
    return not (span & window).is_empty if maybe else span.is_within(window)


def _span(figure: FigureDocument) -> Interval | None:
    """Return where a figure lies; None where the source gives no number."""
    value, bound = figure["value"], figure["bound"]
    if value is not None and bound is not None:
        number = Decimal(value)
        possible = bounds.possible(number, bound, figure["measure"])
        return bounds.interval(number, bound) & possible
    low, high = figure["low"], figure["high"]
    if low is None or high is None:
        return None
    return Interval(low=Decimal(low), high=Decimal(high), low_closed=True, high_closed=True)


def _window(least: str | None, most: str | None) -> tuple[Interval, list[str]]:
    """Return the numbers asked for, in the measure of their dimension, and their units."""
    if least is None and most is None:
        raise UsageError(zh="--maybe要与--min或--max同用", en="--maybe goes with --min or --max")
    low = _limit(least, "low") if least is not None else None
    high = _limit(most, "high") if most is not None else None
    asked = [limit.unit for limit in (low, high) if limit]
    if len({units.read(unit).dimension for unit in asked}) > 1:
        raise UsageError(
            zh=f"“{least}”与“{most}”的单位不能互相换算",
            en=f'the units of "{least}" and "{most}" do not turn into one another',
            input=most,
        )
    window = Interval(
        low=_size(low) if low else None,
        low_closed=low is not None and _says(low).low_closed,
        high=_size(high) if high else None,
        high_closed=high is not None and _says(high).high_closed,
    )
    if window.is_empty:
        raise UsageError(
            zh=f"没有既不小于“{least}”又不大于“{most}”的数",
            en=f'nothing is at least "{least}" and at most "{most}"',
            input=most,
        )
    return window, asked


def _limit(text: str, end: Literal["low", "high"]) -> Amount:
    """Read a limit, which must be the end that it is to be: 高于-7% is a low one, 近7% is none."""
    amount = reading.parse(text)
    has_unit = not amount.unit or units.read(amount.unit).base
    is_end = amount.value is not None and getattr(_says(amount), end) == amount.value
    if is_end and amount.bound != "nearly" and not amount.is_ordinal and has_unit:
        return amount
    raise AmountError(
        zh=f"“{text}”不能用作上下限；请写完整的单位，如300亿元",
        en=f'"{text}" cannot be a limit; write a number with its whole unit, as 30 billion yuan',
        input=text,
    )


def _says(amount: Amount) -> Interval:
    if amount.value is None or amount.bound is None:
        return Interval()
    return bounds.interval(amount.value, amount.bound)


def _size(amount: Amount) -> Decimal:
    return EXACTLY.multiply(amount.value or Decimal(0), units.read(amount.unit).size)
