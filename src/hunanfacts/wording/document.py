"""The JSON shape of a record (contract), built field by field: no change goes unnoticed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from hunanfacts.figures import bounds, writing
from hunanfacts.model.vocabulary import LANGUAGES
from hunanfacts.wording import phrases

if TYPE_CHECKING:
    from decimal import Decimal

    from hunanfacts.model.records import Author, Bilingual, Fact, Figure, Locator, Place, Source
    from hunanfacts.model.vocabulary import (
        Bound,
        Kind,
        Match,
        Measure,
        Prices,
        SourceType,
        Status,
    )


class BilingualDocument(TypedDict):
    """A text in both languages; one that the knowledge lacks is null."""

    zh: str | None
    en: str | None


class LocatorDocument(TypedDict, total=False):
    """Where in a source something stands: what is known of it."""

    paragraph: int
    page: int | str
    section: int | str
    table: int | str
    line: int | str
    url: str


class FactSourceDocument(TypedDict):
    """Where a fact stands."""

    id: str
    locator: LocatorDocument
    as_written: str


class FigureSourceDocument(TypedDict):
    """Where a figure stands."""

    id: str
    locator: LocatorDocument


class FigureDocument(TypedDict):
    """One figure; a missing end of its interval is null and not closed."""

    id: str
    measure: Measure
    status: Status
    value: Decimal | None
    unit: str
    bound: Bound | None
    low: Decimal | None
    high: Decimal | None
    low_closed: bool
    high_closed: bool
    of: BilingualDocument | None
    among: int | None
    period: str | None
    period_inferred: bool
    base: str | None
    prices: Prices | None
    variant: str | None
    display: BilingualDocument
    caution: BilingualDocument | None
    as_written: str
    source: FigureSourceDocument


class FactDocument(TypedDict):
    """One fact; `match` says how it answers."""

    key: str
    match: Match | None
    kind: Kind
    topic: str
    label: BilingualDocument
    aliases: list[str]
    statement: BilingualDocument
    place: BilingualDocument | None
    subject: BilingualDocument | None
    names: list[str]
    period: str | None
    period_inferred: bool
    said_by: BilingualDocument | None
    figures: list[FigureDocument]
    source: FactSourceDocument
    caution: BilingualDocument | None
    notes: list[BilingualDocument]


class AuthorDocument(TypedDict, total=False):
    """Somebody who wrote a source."""

    family: str
    given: str
    literal: str


class SourceDocument(TypedDict):
    """One source; what is not known of it is null."""

    id: str
    type: SourceType
    title: BilingualDocument
    authors: list[AuthorDocument]
    container: BilingualDocument | None
    publisher: BilingualDocument | None
    publisher_place: BilingualDocument | None
    issued: str | None
    issued_inferred: bool
    issued_note: BilingualDocument | None
    accessed: str | None
    volume: str | None
    issue: str | None
    number: str | None
    edition: str | None
    page: str | None
    url: str | None
    doi: str | None
    language: str
    licence: str | None
    paragraphs: int | None


class PlaceDocument(TypedDict):
    """One place; `within` is the id of the place that it lies in, null where there is none."""

    id: str
    name: BilingualDocument
    aliases: list[str]
    within: str | None


def bilingual(text: Bilingual) -> BilingualDocument:
    """Return a text in its JSON shape."""
    return {"zh": text.zh, "en": text.en}


def _optional(text: Bilingual | None) -> BilingualDocument | None:
    return bilingual(text) if text else None


def of_fact(fact: Fact) -> FactDocument:
    """Return a fact in its JSON shape, as far as it does not depend on what was asked."""
    return {
        "key": fact.key,
        "match": None,
        "kind": fact.kind,
        "topic": fact.topic,
        "label": bilingual(fact.label),
        "aliases": list(fact.aliases),
        "statement": bilingual(fact.statement),
        "place": _optional(fact.place),
        "subject": _optional(fact.subject),
        "names": list(fact.names),
        "period": fact.period,
        "period_inferred": fact.period_inferred,
        "said_by": _optional(fact.said_by),
        "figures": [of_figure(figure, fact) for figure in fact.figures],
        "source": {
            "id": fact.source.id,
            "locator": _locator(fact.source),
            "as_written": fact.as_written,
        },
        "caution": _optional(fact.caution),
        "notes": [bilingual(note) for note in fact.notes],
    }


def of_figure(figure: Figure, fact: Fact) -> FigureDocument:
    """Return a figure of a fact in its JSON shape; a caution of the fact is one of its figures."""
    span = bounds.strict(figure)
    return {
        "id": figure.id,
        "measure": figure.measure,
        "status": figure.status,
        "value": figure.value,
        "unit": figure.unit,
        "bound": figure.bound,
        "low": span.low,
        "high": span.high,
        "low_closed": span.low_closed,
        "high_closed": span.high_closed,
        "of": _optional(figure.of),
        "among": figure.among,
        "period": figure.period,
        "period_inferred": figure.period_inferred,
        "base": figure.base,
        "prices": figure.prices,
        "variant": figure.variant,
        "display": _display(figure, fact),
        "caution": _optional(phrases.cautions(fact, figure)),
        "as_written": figure.as_written,
        "source": of_locator(figure.source),
    }


def of_locator(locator: Locator) -> FigureSourceDocument:
    """Tell where in which source something stands."""
    return {"id": locator.id, "locator": _locator(locator)}


def _display(figure: Figure, fact: Fact) -> BilingualDocument:
    """Write a figure in the languages that its fact is told in."""
    languages = [language for language, _ in fact.label.items()]
    zh, en = (
        writing.of(figure, language) if language in languages else None for language in LANGUAGES
    )
    return {"zh": zh, "en": en}


def _locator(locator: Locator) -> LocatorDocument:
    document: LocatorDocument = {}
    if locator.paragraph is not None:
        document["paragraph"] = locator.paragraph
    if locator.page is not None:
        document["page"] = locator.page
    if locator.section is not None:
        document["section"] = locator.section
    if locator.table is not None:
        document["table"] = locator.table
    if locator.line is not None:
        document["line"] = locator.line
    if locator.url is not None:
        document["url"] = locator.url
    return document


def of_place(place: Place) -> PlaceDocument:
    """Return a place in its JSON shape."""
    return {
        "id": place.id,
        "name": bilingual(place.name),
        "aliases": list(place.aliases),
        "within": place.within,
    }


def of_source(source: Source) -> SourceDocument:
    """Return a source in its JSON shape."""
    return {
        "id": source.id,
        "type": source.type,
        "title": bilingual(source.title),
        "authors": [_author(author) for author in source.authors],
        "container": _optional(source.container),
        "publisher": _optional(source.publisher),
        "publisher_place": _optional(source.publisher_place),
        "issued": source.issued,
        "issued_inferred": source.issued_inferred,
        "issued_note": _optional(source.issued_note),
        "accessed": source.accessed,
        "volume": source.volume,
        "issue": source.issue,
        "number": source.number,
        "edition": source.edition,
        "page": source.page,
        "url": source.url,
        "doi": source.doi,
        "language": source.language,
        "licence": source.licence,
        "paragraphs": source.paragraphs,
    }


def _author(author: Author) -> AuthorDocument:
    document: AuthorDocument = {}
    if author.family is not None:
        document["family"] = author.family
    if author.given is not None:
        document["given"] = author.given
    if author.literal is not None:
        document["literal"] = author.literal
    return document
