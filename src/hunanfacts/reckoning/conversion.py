"""Figures turned into another unit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hunanfacts.figures import units
from hunanfacts.figures.bounds import PLACES
from hunanfacts.index import storing
from hunanfacts.model.errors import UnitError
from hunanfacts.reckoning import arithmetic

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from hunanfacts.index.stored import Found
    from hunanfacts.model.records import Fact, Figure
    from hunanfacts.model.vocabulary import Language
    from hunanfacts.reckoning.arithmetic import Reckoned


def in_unit(results: list[Found], wanted: str, *, names_source: bool) -> list[Found]:
    """Turn every figure that can be into the unit `wanted`; raise UnitError where none can."""
    facts = [storing.record(result) for result in results]
    require_fit(facts, wanted)
    return [
        storing.stored(
            replace(fact, figures=tuple(if_fits(figure, wanted) for figure in fact.figures)),
            names_source=names_source,
            match=result.match,
        )
        for fact, result in zip(facts, results, strict=True)
    ]


def require_fit(facts: Iterable[Fact], wanted: str) -> None:
    """Raise UnitError, with what fits, where no figure of the facts can be turned into the unit."""
    refusals = []
    bases = []
    for fact in facts:
        for figure in fact.figures:
            try:
                converted(figure, wanted)
            except UnitError as error:
                refusals.append(error)
                bases.append(units.read(figure.unit).base)
            else:
                return
    if len(set(bases)) > 1:
        raise units.none_told_in(wanted, bases)
    if refusals:
        raise refusals[0]


def fitting(figure: Figure, language: Language) -> tuple[str, ...]:
    """List the units that a figure can be turned into, named in `language` where they can be."""
    if figure.measure in PLACES:
        return (figure.unit,)
    return units.fitting(figure.unit, language)


def converted(figure: Figure, wanted: str) -> Figure:
    """Turn a figure into another unit, exactly; UnitError, with what fits, if it does not.

    It is for showing only: how exactly it was printed is lost. What was reckoned is turned by
    `reckoning.in_unit`. A figure without a number fits no unit but its own.
    """
    wanted = units.named(wanted, figure.unit)
    if figure.measure in PLACES and wanted != figure.unit:
        raise units.misfit(figure.unit, wanted, fitting(figure, "zh"), fitting(figure, "en"))
    if wanted == figure.unit:
        return figure

    def turned(number: Decimal) -> Decimal:
        return units.convert(number, figure.unit, wanted)

    if figure.range is not None:
        low, high = figure.range
        return replace(figure, range=(turned(low), turned(high)), reads=None, unit=wanted)
    if figure.value is None:
        raise units.misfit(figure.unit, wanted, (figure.unit,), (figure.unit,))
    return replace(figure, value=turned(figure.value), reads=None, unit=wanted)


def if_fits(figure: Figure, wanted: str | None) -> Figure:
    """Turn a figure into the unit wanted, if there is one and it fits."""
    try:
        return figure if wanted is None else converted(figure, wanted)
    except UnitError:
        return figure


def reckoned_if_fits(reckoned: Reckoned, wanted: str | None) -> Reckoned:
    """Do the same with what was reckoned."""
    try:
        return reckoned if wanted is None else arithmetic.in_unit(reckoned, wanted)
    except UnitError:
        return reckoned
