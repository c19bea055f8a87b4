"""The figures of a fact that a number is held against: all, or of very many those like it.

A number that is none of these is told of no figure: which of thousands it was to be, nobody knows.
"""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from hunanfacts.check.claims import told_periods
from hunanfacts.check.verdicts import agreement
from hunanfacts.figures import bounds, units
from hunanfacts.figures.decimal_context import EXACTLY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TypeAlias

    from hunanfacts.check.claims.claims import Claim
    from hunanfacts.check.names.mentions import Subject
    from hunanfacts.model.records import Figure
    from hunanfacts.model.vocabulary import Measure

    _Kind: TypeAlias = tuple[str, Measure]
    """A unit and a measure."""
    _BySize: TypeAlias = list[tuple[Decimal, int]]
    """How much figures are, the least first, with their places among all."""

_MOST = 200
"""Figures that a number is held against one and all, of one fact or of several of a name."""
_LEAST = 4
"""The same of each fact, of however many."""


def fitting(claim: Claim, subject: Subject, among: int = 1) -> list[Figure]:
    """Return the figures of a fact that a number may be by its unit and measure, in their order.

    `among` is how many facts it is held against.
    """
    figures: Sequence[Figure] = subject.fact.figures
    most = max(_MOST // among, _LEAST)
    if len(figures) > most:
        figures = _figures_of(subject).fitting(claim, most)
    return [figure for figure in figures if _is_fitting(claim, figure)]


def of(claim: Claim, subject: Subject) -> Sequence[Figure]:
    """Return the figures of a fact, of very many those that are like a number, of whatever kind."""
    figures = subject.fact.figures
    return figures if len(figures) <= _MOST else _figures_of(subject).like(claim)


def _is_fitting(claim: Claim, figure: Figure) -> bool:
    return agreement.fits_unit(claim, figure) and agreement.fits_measure(claim, figure)


class _ManyFigures:
    """Figures of a fact by how much they are, of all times and of each."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        """Take all figures."""
        self._all = figures
        self._kinds = {(figure.unit, figure.measure): figure for figure in figures}
        """One figure of each unit and measure."""
        self._in_order = lru_cache(maxsize=64)(self._by_size)
        self._at = lru_cache(maxsize=64)(self._at_a_time)

    def fitting(self, claim: Claim, most: int) -> list[Figure]:
        """Return figures that may fit: the nearest in size of all times and of each that is told.

        A number without a unit fits for what stands around it, and for how much it is.
        """
        has_unit = claim.amount.unit != ""
        kinds = frozenset(
            kind
            for kind, figure in self._kinds.items()
            if agreement.fits_measure(claim, figure)
            and (not has_unit or agreement.fits_unit(claim, figure))
        )
        named, _ = told_periods.of(claim)
        return self._nearest(claim, {"", *named}, kinds, most // 4)

    def like(self, claim: Claim) -> list[Figure]:
        """Return figures of whatever kind and time that are nearest in size."""
        return self._nearest(claim, {""}, frozenset(self._kinds), _MOST // 2)

    def _nearest(
        self, claim: Claim, times: Iterable[str], kinds: frozenset[_Kind], aside: int
    ) -> list[Figure]:
        """Return as many that are less, and as many that are not, of each of some times."""
        amount = claim.amount
        said = amount.value if amount.value is not None else amount.low or Decimal()
        size = abs(EXACTLY.multiply(said, units.read(amount.unit).size))
        found: set[int] = set()
        for asked in times:
            order = self._in_order(asked, kinds, amount.unit != "")
            middle = bisect_left(order, size, key=itemgetter(0))
            found.update(at for _, at in order[max(middle - aside, 0) : middle + aside])
        return [self._all[at] for at in sorted(found)]

    def _by_size(
        self,
        asked: str,
        kinds: frozenset[_Kind],
        has_unit: bool,  # noqa: FBT001 -- is cached by it
    ) -> _BySize:
        """Return the figures of a time, in the order of their sizes or of their bare numbers."""
        figures = ((at, self._all[at]) for at in self._at(asked))
        return sorted(
            (_size(figure, has_unit=has_unit), at)
            for at, figure in figures
            if (figure.unit, figure.measure) in kinds
        )

    def _at_a_time(self, asked: str) -> list[int]:
        """Return the places of the figures that may be of a time, or of all for ""."""
        return [at for at, figure in enumerate(self._all) if not asked or _is_at(figure, asked)]


def _is_at(figure: Figure, asked: str) -> bool:
    told = filter(None, (figure.period, figure.base))
    return figure.period is None or any(agreement.is_one(each, asked) for each in told)


def _size(figure: Figure, *, has_unit: bool) -> Decimal:
    unit = units.read(figure.unit).size if has_unit else Decimal(1)
    return abs(EXACTLY.multiply(bounds.low(figure), unit))


@lru_cache(maxsize=1024)
def _figures_of(subject: Subject) -> _ManyFigures:
    return _ManyFigures(subject.fact.figures)
