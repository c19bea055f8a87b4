"""Facts turned into text that a look-up only has to copy, and back into records."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hunanfacts.index import catalogue
from hunanfacts.index.stored import Found
from hunanfacts.model.records import Author, Bilingual, Fact, Figure, Locator, Source
from hunanfacts.text import clean, json_in_bulk, json_text
from hunanfacts.wording import document, phrases

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from hunanfacts.index.store import Index
    from hunanfacts.model.vocabulary import Match
    from hunanfacts.wording.document import (
        BilingualDocument,
        FactSourceDocument,
        FigureDocument,
        FigureSourceDocument,
        SourceDocument,
    )

_MATCH = '"match": null, '
_FIGURES = '"figures": []'


def stored(fact: Fact, *, names_source: bool, match: Match | None = None) -> Found:
    """Return a fact as an index keeps it; `names_source` where its source could be another."""
    found = Found(columns(fact, names_source=names_source))
    found.match = match
    return found


def columns(fact: Fact, *, names_source: bool) -> tuple[str, ...]:
    """Return the texts that a `Found` is made of."""
    shape = document.of_fact(fact)
    figures = [json_in_bulk.dumps(figure) for figure in shape["figures"]]
    whole = json_in_bulk.dumps({**shape, "figures": []})
    before, after = whole.split(_MATCH, 1)[1].split(_FIGURES, 1)
    return (
        fact.key,
        f'{before}"figures": [',
        "\n".join(figures),
        f"]{after}",
        "\n".join("\t".join(_marks(figure)) for figure in fact.figures),
        json_in_bulk.dumps(_rest(fact)),
        _lines(phrases.rows(fact, "zh", names_source=names_source)),
        _lines(phrases.rows(fact, "en", names_source=names_source)),
        fact.source.id,
        fact.topic,
        fact.period or "",
        fact.kind,
        fact.place_id or "",
    )


def _marks(figure: Figure) -> tuple[str, ...]:
    """Return what `stored.MARKS` names."""
    paragraph = figure.source.paragraph
    return (
        figure.id,
        figure.period or "",
        figure.measure,
        figure.bound or "",
        "" if figure.value is None else format(figure.value, "f"),
        figure.status,
        figure.source.id,
        "" if paragraph is None else str(paragraph),
        clean.visible(figure.unit),
        figure.base or "",
    )


def _lines(rows: Iterable[tuple[str, ...]]) -> str:
    told = list(rows)
    together = "".join(map("".join, told))
    if clean.visible(together) != together:
        told = [tuple(map(clean.visible, row)) for row in told]
    return "\n".join(map("\t".join, told))


# ---- And back ------------------------------------------------------------------------------------


def _rest(fact: Fact) -> dict[str, Any]:
    """Return what the record has and its JSON has not."""
    figures = {figure.id: _rest_of_figure(figure) for figure in fact.figures}
    rest = {
        "place_id": fact.place_id,
        "unlike": fact.unlike,
        "parts": fact.parts,
        "has_all_parts": fact.has_all_parts,
        "figures": {name: texts for name, texts in figures.items() if texts},
    }
    return {name: value for name, value in rest.items() if value}


def _rest_of_figure(figure: Figure) -> dict[str, Any]:
    texts = {"reads": figure.reads, "caution": figure.caution}
    return {name: document.bilingual(text) for name, text in texts.items() if text}


def record(found: Found) -> Fact:
    """Return the record that an index keeps as text."""
    read, rest = json_text.loads(found.json), json_text.loads(found.rest)
    figures = rest.get("figures", {})
    return Fact(
        key=read["key"],
        kind=read["kind"],
        topic=read["topic"],
        label=Bilingual(**read["label"]),
        aliases=tuple(read["aliases"]),
        unlike=tuple(rest.get("unlike", ())),
        statement=Bilingual(**read["statement"]),
        place=_bilingual(read["place"]),
        place_id=rest.get("place_id"),
        subject=_bilingual(read["subject"]),
        names=tuple(read["names"]),
        period=read["period"],
        period_inferred=read["period_inferred"],
        said_by=_bilingual(read["said_by"]),
        figures=tuple(_figure(figure, figures.get(figure["id"], {})) for figure in read["figures"]),
        source=_locator(read["source"]),
        as_written=read["source"]["as_written"],
        caution=_bilingual(read["caution"]),
        notes=tuple(Bilingual(**note) for note in read["notes"]),
        parts=tuple(rest.get("parts", ())),
        has_all_parts=rest.get("has_all_parts", False),
    )


_OF_SOURCE = ("container", "publisher", "publisher_place", "issued_note")
"""Texts in two languages that a source may have."""


def sources(index: Index, ids: Collection[str] | None = None) -> Iterator[Source]:
    """Yield the sources of an index, or those of these ids, in the file's order."""
    if ids is None:
        ids = [row.sources[0] for row in catalogue.sources(index)]
    for text in index.source_documents(ids):
        yield _source(json_text.loads(text))


def _source(read: SourceDocument) -> Source:
    texts = {name: _bilingual(read[name]) for name in _OF_SOURCE}  # type: ignore[literal-required]
    authors = tuple(Author(**author) for author in read["authors"])
    said = {**read, **texts, "title": Bilingual(**read["title"]), "authors": authors}
    return Source(**said)  # type: ignore[arg-type]


def _figure(read: FigureDocument, rest: dict[str, Any]) -> Figure:
    value, low, high = map(_decimal, (read["value"], read["low"], read["high"]))
    ends = (low, high) if value is None and low is not None and high is not None else None
    return Figure(
        id=read["id"],
        measure=read["measure"],
        status=read["status"],
        value=value,
        range=ends,
        reads=_bilingual(rest.get("reads")),
        unit=read["unit"],
        bound=read["bound"],
        of=_bilingual(read["of"]),
        among=read["among"],
        period=read["period"],
        period_inferred=read["period_inferred"],
        base=read["base"],
        prices=read["prices"],
        variant=read["variant"],
        caution=_bilingual(rest.get("caution")),
        as_written=read["as_written"],
        source=_locator(read["source"]),
    )


def _decimal(number: Decimal | int | None) -> Decimal | None:
    return None if number is None else Decimal(number)


def _bilingual(read: BilingualDocument | None) -> Bilingual | None:
    return Bilingual(**read) if read else None


def _locator(read: FactSourceDocument | FigureSourceDocument) -> Locator:
    return Locator(id=read["id"], **read["locator"])
