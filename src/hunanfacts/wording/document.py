"""The JSON shape of a record (contract), built field by field: no change goes unnoticed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypedDict

from hunanfacts.figures import bounds, writing
from hunanfacts.model.records import Bilingual, Fact, Figure, Locator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hunanfacts.model.vocabulary import Bound, Kind, Measure


class BilingualDocument(TypedDict):
    """A text in both languages."""

    zh: str
    en: str


class LocatorDocument(TypedDict):
    """Where a fact stands."""

    id: str
    paragraph: int
    as_written: str


class FigureLocatorDocument(TypedDict):
    """Where a figure stands."""

    id: str
    paragraph: int


class FigureDocument(TypedDict):
    """One figure; a missing end of its interval is null and not closed."""

    id: str
    measure: Measure
    value: Decimal
    unit: str
    bound: Bound
    low: Decimal | None
    high: Decimal | None
    low_closed: bool
    high_closed: bool
    period: str | None
    period_inferred: bool
    base: str | None
    display: BilingualDocument
    as_written: str
    source: FigureLocatorDocument


class FactDocument(TypedDict):
    """One fact."""

    key: str
    kind: Kind
    topic: str
    label: BilingualDocument
    aliases: list[str]
    statement: BilingualDocument
    place: str | None
    subject: str
    names: list[str]
    figures: list[FigureDocument]
    source: LocatorDocument
    notes: list[BilingualDocument]


def bilingual(text: Bilingual) -> BilingualDocument:
    """Return a text in its JSON shape."""
    return {"zh": text.zh, "en": text.en}


def of_fact(fact: Fact) -> FactDocument:
    """Return a fact in its JSON shape."""
    return {
        "key": fact.key,
        "kind": fact.kind,
        "topic": fact.topic,
        "label": bilingual(fact.label),
        "aliases": list(fact.aliases),
        "statement": bilingual(fact.statement),
        "place": fact.place,
        "subject": fact.subject,
        "names": list(fact.names),
        "figures": [of_figure(figure, fact.source.id) for figure in fact.figures],
        "source": {
            "id": fact.source.id,
            "paragraph": fact.source.paragraph,
            "as_written": fact.source.as_written,
        },
        "notes": [bilingual(note) for note in fact.notes],
    }


def of_figure(figure: Figure, source: str) -> FigureDocument:
    """Return a figure of a source in its JSON shape."""
    span = bounds.interval(figure.value, figure.bound)
    return {
        "id": figure.id,
        "measure": figure.measure,
        "value": figure.value,
        "unit": figure.unit,
        "bound": figure.bound,
        "low": span.low,
        "high": span.high,
        "low_closed": span.low_closed,
        "high_closed": span.high_closed,
        "period": figure.period,
        "period_inferred": figure.period_inferred,
        "base": figure.base,
        "display": {
            "zh": writing.of(figure, "zh"),
            "en": writing.of(figure, "en"),
        },
        "as_written": figure.as_written,
        "source": {"id": source, "paragraph": figure.paragraph},
    }


def fact_of(
    read: FactDocument,
    wholes: Sequence[Bilingual | None],
    parts: tuple[str, ...],
    *,
    has_all_parts: bool,
) -> Fact:
    """Turn the JSON shape back into a record, with what the shape has no place for.

    `wholes` has the `of` of each figure.
    """
    return Fact(
        key=read["key"],
        kind=read["kind"],
        topic=read["topic"],
        label=Bilingual(**read["label"]),
        aliases=tuple(read["aliases"]),
        statement=Bilingual(**read["statement"]),
        place=read["place"],
        subject=read["subject"],
        names=tuple(read["names"]),
        figures=tuple(
            _figure_of(figure, whole) for figure, whole in zip(read["figures"], wholes, strict=True)
        ),
        source=Locator(**read["source"]),
        notes=tuple(Bilingual(**note) for note in read["notes"]),
        parts=parts,
        has_all_parts=has_all_parts,
    )


def _figure_of(read: FigureDocument, whole: Bilingual | None) -> Figure:
    return Figure(
        id=read["id"],
        measure=read["measure"],
        value=Decimal(read["value"]),
        unit=read["unit"],
        bound=read["bound"],
        of=whole,
        period=read["period"],
        period_inferred=read["period_inferred"],
        base=read["base"],
        paragraph=read["source"]["paragraph"],
        as_written=read["as_written"],
    )
