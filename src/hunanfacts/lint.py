"""Slips of scale between the words of a fact and its figures: 亿 is 100 million, not a billion.

Such a slip keeps the digits of a number and moves its point: by the four places of a 万, the eight
of a 亿, or by as many as a digit too much or another scale makes. Whatever else words say is not
judged, and neither is a number that may count something else.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from hunanfacts import parsing, quantity, units
from hunanfacts.faults import Fault
from hunanfacts.units import EXACTLY
from hunanfacts.vocabulary import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hunanfacts.parsing import Amount
    from hunanfacts.records import Fact, Figure
    from hunanfacts.vocabulary import Language


def warnings(facts: Iterable[Fact]) -> Iterator[Fault]:
    """Yield W301 for every number of a label or statement that is a figure with its point moved."""
    for place, fact in enumerate(facts):
        for name, text in (("label", fact.label), ("statement", fact.statement)):
            for language in LANGUAGES:
                for amount, figure in _slips(fact, text[language], language):
                    yield Fault(
                        code="W301",
                        path=("fact", place, name),
                        details={
                            "name": f"{name}.{language}",
                            "said": quantity.amount(amount.value, amount.unit, language),
                            "figure": figure.id,
                            "printed": quantity.display(figure, language),
                        },
                    )


def _slips(fact: Fact, text: str, language: Language) -> Iterator[tuple[Amount, Figure]]:
    """Yield each number that is no figure of the fact, but one with its point moved."""
    for amount in parsing.find(text, language):
        alike = [figure for figure in fact.figures if _may_mean(amount, figure, language)]
        shifts = [_shift(amount, figure) for figure in alike]
        if 0 not in shifts:
            moved = (figure for figure, shift in zip(alike, shifts, strict=True) if shift)
            yield from ((amount, figure) for figure in itertools.islice(moved, 1))


_PEOPLE = frozenset({"人", "名", "位"})
_IDIOMATIC = frozenset("一百千")
"""Numbers that alone may mean a certain one, or very many: 一个团队, 千家万户."""
_YEARS = range(1900, 2101)


def _may_mean(amount: Amount, figure: Figure, language: Language) -> bool:
    """Tell whether a number in a text may be a figure, going by its unit and by how it is written.

    A number without any unit counts something in English, if it has several digits and is no year.
    """
    have = units.read(figure.unit)
    if amount.is_ordinal or figure.measure == "rank":
        return amount.is_ordinal and figure.measure == "rank"
    if amount.written in _IDIOMATIC and amount.bound == "exact":
        return False
    read = units.read(amount.unit, like=have)
    if not read.base and have.base in units.COUNTED:
        is_written_out = len(amount.written) > 1 and amount.written[0].isdigit()
        return language == "en" and is_written_out and amount.value not in _YEARS
    if read.base == "大":  # 四大实验室 are 4个
        return have.base in units.COUNTING
    return read.dimension == have.dimension or {read.base, have.base} <= _PEOPLE


def _shift(amount: Amount, figure: Figure) -> int | None:
    """Return how many places the point of a figure is moved; None where the digits differ."""
    have = units.read(figure.unit)
    read = units.read(amount.unit, like=have)
    said = EXACTLY.multiply(amount.value, read.size).normalize(EXACTLY).as_tuple()
    true = EXACTLY.multiply(figure.value, have.size).normalize(EXACTLY).as_tuple()
    if said[:2] != true[:2]:
        return None
    return int(said.exponent) - int(true.exponent)
