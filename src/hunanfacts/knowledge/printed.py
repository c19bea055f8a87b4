"""Figures held against their `as_written`: value, unit, bound and measure, as the source prints it.

What the reader of amounts is not sure of, or has no number, is not judged.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from hunanfacts.figures import reading, units
from hunanfacts.figures.bounds import PLACES
from hunanfacts.figures.decimal_context import EXACTLY
from hunanfacts.knowledge import near
from hunanfacts.knowledge.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunanfacts.figures.reading import Amount
    from hunanfacts.knowledge.faults import Path
    from hunanfacts.knowledge.plain_words import Attention
    from hunanfacts.model.records import Figure
    from hunanfacts.model.vocabulary import Measure

_ROUND = Decimal(100)
_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_NUMERALS = re.compile(
    r"[0-9０-９〇零一二三四五六七八九十百千两廿壹贰叁肆伍陆柒捌玖拾半]|[A-Za-z]{3}"
)
_GROWS = re.compile(
    r"(?:增长|增速为?|下降|同比|环比|上升|回落|降低|下滑|"
    r"(?i:\b(?:grew|rose|fell|up|down|growth)(?: of| by)?))了?\s*$"
)
_YEARLY = re.compile(
    r"(?:年均|(?i:annual(?:ly)?|a year|per year)).{0,6}$|^(?i: a year| per year| annually)"
)
_SHARES = re.compile(r"(?:占|占比为?|比重为?)(?:到|达到?|了)?\s*$")


class Manner:
    """What is kept while the figures of a file go by: how much is still read, and its odd units."""

    def __init__(self, attention: Attention) -> None:
        """Begin with what is to be read of a whole file."""
        self.attention = attention
        self.units = near.Names(_UNITS)


def faults(figure: Figure, path: Path, manner: Manner) -> Iterator[Fault]:
    """Yield what a figure has otherwise than its as_written, or looks otherwise."""
    if _is_plainly_right(figure):
        return
    yield from _of_unit(figure, path, manner.units)
    if not manner.attention.is_worth(figure.as_written):
        return
    amounts = _read(figure.as_written)
    if any(amount.kind == "unreadable" for amount in amounts):
        return
    amounts = [amount for amount in amounts if amount.kind in {"amount", "ordinal"}]
    if figure.value is not None and amounts:
        yield from _of_value(figure, figure.value, path, amounts)
    elif figure.range is not None and amounts:
        yield from _of_range(figure, figure.range, path, amounts)


def _is_plainly_right(figure: Figure) -> bool:
    """Tell whether a figure is its as_written, letter by letter, as most are."""
    return (
        figure.bound == "exact"
        and figure.as_written == f"{figure.value}{figure.unit}"
        and figure.measure not in PLACES
        and (figure.unit in units.KNOWN or units.read(figure.unit).base in units.KNOWN)
    )


def _read(text: str) -> list[Amount]:
    """Read the amounts of an as_written; one that has a single plain number is read by its form."""
    found = _DIGITS.findall(text)
    if len(found) != 1 or len(found[0]) > _LONGEST or found[0].startswith("0"):
        return list(reading.find(text))
    if _NUMERALS.search(text.replace(found[0], "")) or found[0][:2] in {"19", "20"}:
        return list(reading.find(text))
    sample = re.sub("[1-9]", "3", found[0])
    amounts = _read_form(text.replace(found[0], sample))
    if any(amount.written != sample for amount in amounts):
        return list(reading.find(text))
    return [_with(amount, sample, found[0]) for amount in amounts]


_LONGEST = 12
"""Digits of a number that is read by the form of its text."""


@lru_cache(maxsize=5000)
def _read_form(form: str) -> tuple[Amount, ...]:
    return tuple(reading.find(form))


def _with(amount: Amount, sample: str, number: str) -> Amount:
    from dataclasses import replace

    if amount.value is None:
        return amount
    sign = -1 if amount.value < 0 else 1
    return replace(
        amount,
        value=sign * Decimal(number),
        text=amount.text.replace(sample, number),
        written=number,
    )


def _size(value: Decimal, unit: units.Unit) -> Decimal:
    return EXACTLY.multiply(abs(value), unit.size)


def _unit(amount: Amount, figure: Figure) -> units.Unit:
    """Return the unit of an amount; one that only counts may leave the unit of the figure out."""
    have = units.read(figure.unit)
    read = units.read(amount.unit, like=have)
    is_vague = not read.base or (read.base in units.COUNTING and have.base not in units.COUNTING)
    return units.Unit(read.scale, have.base) if is_vague else read


def _ends(amount: Amount) -> tuple[Decimal, ...]:
    ends = (amount.value, amount.low, amount.high)
    return tuple(end for end in ends if end is not None)


def _of_value(figure: Figure, value: Decimal, path: Path, amounts: list[Amount]) -> Iterator[Fault]:
    size = _size(value, units.read(figure.unit))
    alike = [
        amount
        for amount in amounts
        if any(_size(end, _unit(amount, figure)) == size for end in _ends(amount))
    ]
    fitting = [amount for amount in alike if _fits(amount, figure)]
    if bare := next((each for each in fitting if _has_more_unit(each, figure)), None):
        yield from _other_unit(figure, path, bare)
        return
    if value < 0 and figure.as_written == f"{-value}{figure.unit}":
        details = {"found": str(value), "unit": figure.unit, "printed": figure.as_written}
        yield Fault(
            code="E225", path=(*path, "value"), details={**details, "said": figure.as_written}
        )
        return
    if fitting:
        yield from _of_bound(figure, path, fitting)
        yield from _of_measure(figure, path, fitting)
        return
    if other := next((amount for amount in amounts if _same_number(amount, value)), None):
        yield from _other_unit(figure, path, other)
        return
    same = [amount for amount in amounts if _fits(amount, figure) and not amount.low]
    if not same or figure.reads is not None:
        return
    told = same[0]
    said = next(
        (
            each
            for each in same
            if _size(each.value or Decimal(0), _unit(each, figure)) == size * _ROUND
        ),
        None,
    )
    if said and units.read(figure.unit).dimension == "%":
        details = {"found": str(value), "printed": figure.as_written, "said": said.text}
        yield Fault(
            code="W302", path=(*path, "value"), details={**details, "value": str(said.value)}
        )
    else:
        details = {"found": str(value), "unit": figure.unit, "printed": figure.as_written}
        yield Fault(code="E225", path=(*path, "value"), details={**details, "said": told.text})


def _has_more_unit(amount: Amount, figure: Figure) -> bool:
    """Tell whether a number is printed with money, mass or the like and told with a scale alone."""
    read = units.read(amount.unit)
    is_measured = read.base in units.KNOWN - units.COUNTED
    return is_measured and not units.read(figure.unit).base and figure.measure not in PLACES


def _same_number(amount: Amount, value: Decimal) -> bool:
    return amount.value is not None and abs(amount.value) == abs(value)


def _fits(amount: Amount, figure: Figure) -> bool:
    """Tell whether an amount and a figure are of one dimension, or may be."""
    if amount.is_ordinal:
        return figure.measure in PLACES or figure.measure == "level"
    have, read = units.read(figure.unit), _unit(amount, figure)
    if figure.measure in PLACES:
        return not amount.unit or read.base == have.base
    is_alike = {have.base, read.base} <= units.COUNTED or read.base not in units.KNOWN
    return have.dimension == read.dimension or is_alike or have.base not in units.KNOWN


def _other_unit(figure: Figure, path: Path, amount: Amount) -> Iterator[Fault]:
    """Yield E227 where the number is printed with another unit that is known."""
    read = units.read(amount.unit)
    if not amount.unit or read.base not in units.KNOWN | {""} or amount.is_ordinal:
        return
    if figure.measure in PLACES or not amount.written:
        return
    details = {"found": figure.unit, "printed": figure.as_written, "unit": amount.unit}
    yield Fault(code="E227", path=(*path, "unit"), details=details)


def _of_bound(figure: Figure, path: Path, amounts: list[Amount]) -> Iterator[Fault]:
    if figure.measure in PLACES or any(amount.bound in {figure.bound, None} for amount in amounts):
        return
    details = {
        "found": figure.bound or "",
        "printed": figure.as_written,
        "bound": amounts[0].bound or "",
    }
    yield Fault(code="E226", path=(*path, "bound"), details=details)


_MEANT: dict[str, tuple[str, str]] = {
    "growth": ("增长", "growth"),
    "annual-growth": ("年均增长", "yearly growth"),
    "share": ("占比", "a share"),
    "rank": ("名次", "a rank"),
    "change": ("百分点的增减", "a change in percentage points"),
}


def _of_measure(figure: Figure, path: Path, amounts: list[Amount]) -> Iterator[Fault]:
    """Yield W304 where words right before a number name another measure."""
    meant = [_measure(figure, amount) for amount in amounts]
    if not all(meant) or figure.measure in meant:
        return
    zh, en = _MEANT[meant[0]]
    details = {"found": figure.measure, "printed": figure.as_written, "meant": meant[0]}
    details |= {"meant_zh": zh, "meant_en": en}
    yield Fault(code="W304", path=(*path, "measure"), details=details)


def _measure(figure: Figure, amount: Amount) -> Measure | str:
    """Return the measure that the words around an amount name; empty where they name none."""
    before = figure.as_written[: amount.start]
    if amount.is_ordinal:
        return "" if figure.measure in PLACES else "rank"
    dimension = units.read(figure.unit).dimension
    behind = figure.as_written[amount.start + len(amount.text) :]
    if dimension == "%" and figure.measure in {"level", "share", "growth"}:
        if _GROWS.search(before):
            yearly = _YEARLY.search(before) or _YEARLY.search(behind)
            return "annual-growth" if yearly else "growth"
        if figure.measure == "growth" and _SHARES.search(before):
            return "share"
    return ""


def _of_range(
    figure: Figure, ends: tuple[Decimal, Decimal], path: Path, amounts: list[Amount]
) -> Iterator[Fault]:
    """Yield E225 where an end of a range is none of the numbers that are printed."""
    printed = [amount for amount in amounts if _fits(amount, figure)]
    have = units.read(figure.unit)
    sizes = {_size(end, _unit(amount, figure)) for amount in printed for end in _ends(amount)}
    sizes |= {_size(end, have) for amount in printed for end in _ends(amount)}
    if not any(amount.low is not None and amount.high is not None for amount in printed):
        return
    if all(_size(end, have) in sizes for end in ends):
        return
    low, high = ends
    details = {
        "found": f"{low}–{high}",
        "unit": figure.unit,
        "printed": figure.as_written,
        "said": next(amount.text for amount in printed if amount.low is not None),
    }
    yield Fault(code="E225", path=(*path, "range"), details=details)


# ---- Units ---------------------------------------------------------------------------------------


_UNITS = [*units.KNOWN, *(name for names in units.ENGLISH.values() for name in names)]
"""Known units by all their names."""


def _of_unit(figure: Figure, path: Path, known: near.Names) -> Iterator[Fault]:
    """Yield W303 for a unit that is not known, not printed, and near one that is."""
    if figure.unit in figure.as_written or figure.measure in PLACES:
        return
    meant = _unit_meant(figure.unit, figure.as_written, known)
    if not meant:
        return
    details = {"found": figure.unit, "near": meant}
    yield Fault(code="W303", path=(*path, "unit"), details=details)


def _unit_meant(unit: str, printed: str, known: near.Names) -> str:
    """Return the unit that one was probably meant for: as it is printed, or a known one near it."""
    simple = unit.translate(units.TRADITIONAL)
    if simple != unit:
        return simple
    read = units.read(unit)
    if read.base in units.KNOWN or "/" in read.base:
        return ""
    scale = unit.removesuffix(read.base)
    likely = next(
        (
            f"{scale}{base}"
            for base in _UNITS
            if len(base) == len(read.base)
            and len(f"{scale}{base}") > 1
            and f"{scale}{base}" in printed
        ),
        "",
    )
    if likely:
        return likely
    meant = known.nearest(read.base) if len(read.base) > 1 else ""
    return f"{scale}{meant}" if meant else ""
