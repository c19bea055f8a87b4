"""The figures of a knowledge by how much they are, to find a number of a draft again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from hunanfacts.figures import bounds, units
from hunanfacts.figures.decimal_context import EXACTLY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hunanfacts.check.names.mentions import Subject
    from hunanfacts.figures.amounts import Amount
    from hunanfacts.model.records import Figure

_SHORT = 3
"""Letters of an English word that tells nothing."""
_BELOW, _ABOVE = Decimal("0.8"), Decimal("1.25")
"""Of a number in a draft, what a figure that it may be rounded from lies between."""
_ASIDE = 100
"""Figures that are a little less, and a little more; among hundreds one is found by chance."""


class KnownNumbers:
    """Figures in the order of their size, by what is measured."""

    def __init__(self, subjects: Iterable[Subject]) -> None:
        """Take the figures of all subjects."""
        found: dict[str, list[tuple[Decimal, Subject, Figure]]] = defaultdict(list)
        self.without: list[tuple[Subject, Figure]] = []
        """Those that have no number."""
        self._of_digits: dict[tuple[str, str], list[tuple[Subject, Figure]]] = defaultdict(list)
        for subject in subjects:
            for figure in subject.fact.figures:
                if figure.value is None:
                    self.without += [] if bounds.has_number(figure) else [(subject, figure)]
                    continue
                unit = units.read(figure.unit)
                size = EXACTLY.multiply(figure.value, unit.size)
                kind = _kind(unit.dimension)
                found[kind].append((size, subject, figure))
                self._of_digits[kind, _digits(size)].append((subject, figure))
        self._figures = {kind: sorted(each, key=itemgetter(0)) for kind, each in found.items()}
        self._sizes = {kind: [each[0] for each in all_] for kind, all_ in self._figures.items()}

    def near(self, amount: Amount) -> Iterator[tuple[Subject, Figure]]:
        """Yield the figures that are about as much as an amount, in a unit of the same kind.

        Of hundreds only the nearest are, the least first.
        """
        if amount.value is None or amount.value <= 0:
            return
        unit = units.read(amount.unit)
        value = EXACTLY.multiply(amount.value, unit.size)
        kinds = [_kind(unit.dimension)] if amount.unit else list(self._figures)
        least, most = EXACTLY.multiply(value, _BELOW), EXACTLY.multiply(value, _ABOVE)
        for kind in kinds:
            sizes = self._sizes.get(kind, [])
            middle = bisect_left(sizes, value)
            first = max(bisect_left(sizes, least), middle - _ASIDE)
            last = min(bisect_right(sizes, most), middle + _ASIDE)
            for _, subject, figure in self._figures.get(kind, [])[first:last]:
                yield subject, figure

    def of_digits(self, amount: Amount) -> list[tuple[Subject, Figure]]:
        """Return the first figures of the same digits, in whatever order and of whatever size."""
        if amount.value is None or amount.value <= 0:
            return []
        unit = units.read(amount.unit)
        size = EXACTLY.multiply(amount.value, unit.size)
        return self._of_digits.get((_kind(unit.dimension), _digits(size)), [])[: 2 * _ASIDE]


def _digits(size: Decimal) -> str:
    """Return the digits of a number, in the order of their size, without noughts."""
    return "".join(sorted("".join(map(str, size.as_tuple().digits)).replace("0", "")))


def _kind(dimension: str) -> str:
    """Return what is measured, the same for whatever is counted."""
    return "" if dimension in units.COUNTED else dimension


@lru_cache(maxsize=1024)
def has_words(told: str, subject: Subject) -> bool:
    """Tell whether a sentence has some words of a name of a fact."""
    words, pairs = _parts_of_names(subject)
    return any(map(told.__contains__, words)) or any(
        sum(map(told.__contains__, each)) * 2 >= len(each) for each in pairs
    )


@lru_cache(maxsize=1024)
def _parts_of_names(subject: Subject) -> tuple[list[str], list[list[str]]]:
    """Return the words of the English names of a fact, and the pairs of each Chinese one."""
    english = [name for name in subject.names if name.isascii()]
    words = [word for name in english for word in name.split() if len(word) > _SHORT]
    chinese = [name for name in subject.names if not name.isascii()]
    return words, [[name[at : at + 2] for at in range(len(name) - 1)] for name in chinese]
