"""Figures turned into another unit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hunanfacts import building, quantity
from hunanfacts.errors import UnitError

if TYPE_CHECKING:
    from hunanfacts.index import Found
    from hunanfacts.records import Figure


def in_unit(results: list[Found], wanted: str) -> list[Found]:
    """Turn every figure that can be into the unit `wanted`; raise UnitError where none can."""
    refusals: list[UnitError] = []
    converted, count = [], 0
    for result in results:
        fact = building.record(result)
        figures = tuple(_converted(figure, wanted, refusals) for figure in fact.figures)
        count += len(figures)
        converted.append(building.finished(replace(fact, figures=figures)))
    if refusals and len(refusals) == count:
        raise refusals[0]
    return converted


def _converted(figure: Figure, wanted: str, refusals: list[UnitError]) -> Figure:
    try:
        value = quantity.convert(figure.value, figure.unit, wanted)
    except UnitError as refusal:
        refusals.append(refusal)
        return figure
    return replace(figure, value=value, unit=wanted)
