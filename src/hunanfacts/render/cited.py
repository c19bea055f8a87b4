"""Sentences and citations, as results: JSON in the shape of the contract, and cells for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.index import catalogue, storing
from hunanfacts.index.stored import Row
from hunanfacts.model.vocabulary import LANGUAGES
from hunanfacts.text import clean, json_text
from hunanfacts.wording import document, phrases, sentences

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from hunanfacts.index.store import Index
    from hunanfacts.index.stored import Found
    from hunanfacts.model.records import Fact, Figure, Source
    from hunanfacts.model.vocabulary import Language
    from hunanfacts.render.documents import CitationDocument, SentenceDocument
    from hunanfacts.search.citing import Citation


def citation_row(cited: Citation) -> Row:
    """Tell one citation."""
    record: CitationDocument = {
        "keys": list(cited.keys),
        "style": cited.style,
        "text": cited.text,
        "in_text": cited.in_text,
        "csl": cited.csl,
        "cautions": [document.bilingual(caution) for caution in cited.cautions],
        "source": {
            "id": cited.source.id,
            "locators": [document.of_locator(each)["locator"] for each in cited.locators],
        },
    }
    cells = [[_visible(cited.text), _visible(cited.in_text or "")]]
    return Row(json_text.dumps(record), zh=cells, en=cells, sources=[cited.source.id])


def sentences_of(index: Index, found: Sequence[Found]) -> list[Row]:
    """Return the sentences of facts, one after the other."""
    sources, places = _around(index, found)
    facts = [storing.record(each) for each in found]
    return [
        row
        for fact in facts
        for row in sentence_rows(fact, sources, places.get(fact.place_id or "", ()))
    ]


def quotes_of(index: Index, found: Sequence[Found], language: Language) -> list[str]:
    """Return the same in one language alone, or in the other where a fact has but that."""
    sources, places = _around(index, found)
    quotes = []
    for fact in map(storing.record, found):
        told = _languages(fact)
        spoken = language if language in told else told[0]
        quotes += _sentences(fact, sources, places.get(fact.place_id or "", ()), spoken)
    return [_visible(quote) for quote in quotes]


def _around(
    index: Index, found: Sequence[Found]
) -> tuple[dict[str, Source], dict[str, tuple[str, ...]]]:
    """Return the sources of facts, and all names of every place, both by their ids."""
    used = storing.sources(index, {source for each in found for source in each.sources})
    sources = {source.id: source for source in used}
    return sources, {place: names for place, _, names in catalogue.places(index)}


def sentence_rows(
    fact: Fact, sources: Mapping[str, Source], places: Collection[str]
) -> Iterator[Row]:
    """Yield a sentence a figure of what is measured, and of anything else what is stated of it."""
    told = {to: _sentences(fact, sources, places, to) for to in _languages(fact)}
    for place, figure in enumerate(_told_apart(fact) or (None,)):
        yield _sentence_row(fact, figure, {to: said[place] for to, said in told.items()})


def _told_apart(fact: Fact) -> tuple[Figure, ...]:
    """Return the figures that have a sentence each.

    The name of what is no indicator is no word for what its figures are: an expo is not the first.
    """
    return fact.figures if fact.kind == "indicator" else ()


def _sentences(
    fact: Fact, sources: Mapping[str, Source], places: Collection[str], language: Language
) -> list[str]:
    figures = _told_apart(fact)
    if not figures:
        return [sentences.of_fact(fact, sources[fact.source.id], language)]
    return [
        sentences.of_figure(fact, figure, sources[figure.source.id], language, places)
        for figure in figures
    ]


def _sentence_row(fact: Fact, figure: Figure | None, told: dict[Language, str]) -> Row:
    locator = figure.source if figure else fact.source
    caution = phrases.cautions(fact, figure) if figure else fact.caution
    record: SentenceDocument = {
        "key": fact.key,
        "figure": figure.id if figure else None,
        "sentence": {"zh": told.get("zh"), "en": told.get("en")},
        "caution": document.bilingual(caution) if caution else None,
        "source": document.of_locator(locator),
    }
    zh, en = ([[_visible(told.get(to) or "".join(told.values()))]] for to in LANGUAGES)
    return Row(json_text.dumps(record), zh=zh, en=en, sources=[locator.id])


def _languages(fact: Fact) -> list[Language]:
    """Return the languages that a fact is told in."""
    return [language for language, _ in fact.label.items()]


def _visible(text: str) -> str:
    """Take from every line of a text what could act on a terminal."""
    return "\n".join(map(clean.visible, text.split("\n")))
