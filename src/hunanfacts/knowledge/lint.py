"""Slips of scale between the words of a fact and its figures: 亿 is 100 million, not a billion.

Such a slip keeps the digits of a number and moves its point: by the four places of a 万, the eight
of a 亿, or by as many as a digit too much or another scale makes. Whatever else words say is not
judged, and neither is a number that may count something else, as it may where the figure itself
stands beside it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from hunanfacts.figures import reading, units, writing
from hunanfacts.figures.bounds import PLACES
from hunanfacts.figures.decimal_context import EXACTLY
from hunanfacts.knowledge import plain_words
from hunanfacts.knowledge.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hunanfacts.figures.reading import Amount
    from hunanfacts.model.records import Fact, Figure
    from hunanfacts.model.vocabulary import Language


_MOST_PAIRS = 2_000
"""Numbers of a text times figures of its fact; each is held against each, which takes seconds."""


def warnings(facts: Iterable[Fact]) -> Iterator[Fault]:
    """Yield W301 for every number of a label or statement that is a figure with its point moved."""
    for place, fact in enumerate(facts):
        yield from (fault for fault in of(fact, place) if fault.code == "W301")


def of(fact: Fact, place: int) -> Iterator[Fault]:
    """Yield W301 and W307 for the one fact that stands at a place among the facts."""
    for name, text in (("label", fact.label), ("statement", fact.statement)):
        for language, said in text.items() if fact.figures else ():
            if plain_words.is_plain(said, fact.figures, language):
                continue
            read = list(reading.find(said, language))
            amounts = [amount for amount in read if _is_judged(amount)]
            if len(amounts) * len(fact.figures) > _MOST_PAIRS:
                continue
            found = [("W301", *slip) for slip in _slips(fact, amounts, language)]
            # A label tells what is counted, not how many: the top ten.
            if name == "statement" and all(amount.kind != "unreadable" for amount in read):
                found += [("W307", *other) for other in _others(fact, amounts, language)]
            for code, amount, figure in found:
                details = {
                    "name": f"{name}.{language}",
                    "said": amount.text,
                    "figure": figure.id,
                    "printed": writing.of(figure, language),
                }
                yield Fault(code=code, path=("fact", place, name), details=details)


def _others(
    fact: Fact, amounts: list[Amount], language: Language
) -> Iterator[tuple[Amount, Figure]]:
    """Yield the one number of a text that is no figure, with the one figure it can be meant for.

    Where several numbers are no figure, or several figures are not told, nothing is sure.
    """
    for dimension in {units.read(figure.unit).dimension for figure in fact.figures}:
        figures = [
            figure
            for figure in fact.figures
            if units.read(figure.unit).dimension == dimension and figure.value is not None
        ]
        meant = [
            (amount, [figure for figure in figures if _may_mean(amount, figure, language)])
            for amount in amounts
        ]
        untold = [
            figure
            for figure in figures
            if not any(figure in may and _is_near(amount, figure) for amount, may in meant)
        ]
        strange = [
            (amount, may)
            for amount, may in meant
            if may and _is_clear(amount) and not any(_is_near(amount, each) for each in may)
        ]
        if len(untold) == len(strange) == 1 and untold[0] in strange[0][1]:
            amount = strange[0][0]
            if amount.unit or amount.is_ordinal:  # a bare number may be of anything
                yield amount, untold[0]


def _is_near(amount: Amount, figure: Figure) -> bool:
    """Tell whether a number is a figure, its digits at another point, or the figure rounded."""
    if _shift(amount, figure) is not None:
        return True
    have = units.read(figure.unit)
    read = units.read(amount.unit, like=have)
    if amount.value is None or figure.value is None:
        return True
    said = EXACTLY.multiply(amount.value, read.size).copy_abs()
    true = EXACTLY.multiply(figure.value, have.size).copy_abs()
    width = Decimal(_ROUGHLY) if amount.bound != "exact" else _step(amount.value) / 2
    allowed = true * width if amount.bound != "exact" else EXACTLY.multiply(width, read.size)
    return abs(said - true) <= allowed


_ROUGHLY = "0.1"
"""How far a number that is said with a bound may be from the figure, as a part of it."""


def _step(value: Decimal) -> Decimal:
    """Return what the last digit of a number that is not 0 counts."""
    number = value.normalize(EXACTLY)
    return Decimal(1).scaleb(int(number.as_tuple().exponent))


def _slips(
    fact: Fact, amounts: list[Amount], language: Language
) -> Iterator[tuple[Amount, Figure]]:
    """Yield each number that is a figure but for its point, unless that is told right beside it."""
    found = [
        (amount, figure, _shift(amount, figure))
        for amount in amounts
        for figure in fact.figures
        if _may_mean(amount, figure, language)
    ]
    told = [figure for _, figure, shift in found if shift == 0]
    explained = [amount for amount, _, shift in found if shift == 0]
    for amount, figure, shift in found:
        if shift and figure not in told and amount not in explained and _is_clear(amount):
            explained.append(amount)
            yield amount, figure


def _is_judged(amount: Amount) -> bool:
    """Tell whether a number counts or ranks something; ranges and dates are not judged."""
    return amount.kind in {"amount", "ordinal"} and amount.value is not None


def _is_clear(amount: Amount) -> bool:
    """Tell whether a number is surely more than a word: a bare one has several digits."""
    is_written_out = len(amount.written) > 1 and amount.written[0].isdigit()
    return is_written_out or amount.is_ordinal or amount.unit != ""


_PEOPLE = frozenset({"人", "名", "位"})
_IDIOMATIC = frozenset("一百千")
"""Numbers that alone may mean a certain one, or very many: 一个团队, 千家万户."""
_YEARS = range(1900, 2101)


def _may_mean(amount: Amount, figure: Figure, language: Language) -> bool:
    """Tell whether a number in a text may be a figure, going by its unit and by how it is written.

    A number without any unit counts something in English, if it is no year.
    """
    have = units.read(figure.unit)
    if amount.is_ordinal or figure.measure in PLACES:
        return amount.is_ordinal and figure.measure in PLACES
    read = units.read(amount.unit, like=have)
    if amount.bound == "exact" and read.scale == 1 and amount.written in _IDIOMATIC:
        return False
    if read.base == "年" and amount.value in _YEARS:
        return False
    if not read.base and have.base in units.COUNTED:
        return language == "en" and amount.value not in _YEARS
    if read.base == "大":  # 四大实验室 are 4个
        return have.base in units.COUNTING
    return read.dimension == have.dimension or {read.base, have.base} <= _PEOPLE


def _shift(amount: Amount, figure: Figure) -> int | None:
    """Return by how many digits the point of a figure is moved; None where the digits differ."""
    have = units.read(figure.unit)
    read = units.read(amount.unit, like=have)
    if amount.value is None or figure.value is None:
        return None
    said = EXACTLY.multiply(amount.value, read.size).normalize(EXACTLY).as_tuple()
    true = EXACTLY.multiply(figure.value, have.size).normalize(EXACTLY).as_tuple()
    if said.digits != true.digits:  # a fall by 20 % is -20
        return None
    return int(said.exponent) - int(true.exponent)
