"""Sentences and citations, as results: JSON in the shape of the contract, and cells for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.cite import csl, parts, styles
from hunanfacts.index import storing
from hunanfacts.index.stored import Row
from hunanfacts.model.vocabulary import LANGUAGES
from hunanfacts.text import clean, json_text
from hunanfacts.wording import document, phrases, sentences

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from hunanfacts.index.store import Index
    from hunanfacts.index.stored import Found
    from hunanfacts.model.records import Bilingual, Fact, Figure, Locator, Source
    from hunanfacts.model.vocabulary import CitationStyle, Language


class Cited:
    """A source that is to be cited: for which facts and figures, and where they stand in it."""

    def __init__(self, source: Source) -> None:
        """Cite a source, as yet for nothing in particular."""
        self.source = source
        self.keys: list[str] = []
        self.locators: list[Locator] = []
        self.cautions: list[Bilingual] = []

    def add(self, name: str, locator: Locator, cautions: Sequence[Bilingual | None]) -> None:
        """Cite it for one thing more; what is there already is not told twice."""
        if name not in self.keys:
            self.keys.append(name)
        if locator not in self.locators:
            self.locators.append(locator)
        self.cautions += (each for each in cautions if each and each not in self.cautions)


def citation_row(cited: Cited, style: CitationStyle) -> Row:
    """Tell one citation."""
    source = cited.source
    cautions = [caution[parts.language(source)] for caution in cited.cautions]
    found = styles.cited(source, cited.locators, style, cautions)
    record = {
        "keys": cited.keys,
        "style": style,
        "text": found.text,
        "in_text": found.in_text,
        "csl": csl.item(source, cited.locators, cautions),
        "cautions": [document.bilingual(caution) for caution in cited.cautions],
        "source": {
            "id": source.id,
            "locators": [document.of_locator(each)["locator"] for each in cited.locators],
        },
    }
    cells = [[_visible(found.text), _visible(found.in_text or "")]]
    return Row(json_text.dumps(record), zh=cells, en=cells, sources=[source.id])


def sentences_of(index: Index, found: Sequence[Found]) -> list[Row]:
    """Return the sentences of facts, one after the other."""
    used = storing.sources(index, {source for each in found for source in each.sources})
    sources = {source.id: source for source in used}
    places = {place: names for place, _, names in index.places()}
    facts = [storing.record(each) for each in found]
    return [
        row
        for fact in facts
        for row in sentence_rows(fact, sources, places.get(fact.place_id or "", ()))
    ]


def sentence_rows(
    fact: Fact, sources: Mapping[str, Source], places: Collection[str]
) -> Iterator[Row]:
    """Yield a sentence a figure of what is measured, and of anything else what is stated of it.

    The name of something else is no word for what its figures are: an expo is not the first.
    """
    if fact.kind != "indicator" or not fact.figures:
        source = sources[fact.source.id]
        told = {to: sentences.of_fact(fact, source, to) for to in _languages(fact)}
        yield _sentence_row(fact, None, told)
        return
    for figure in fact.figures:
        source = sources[figure.source.id]
        told = {
            to: sentences.of_figure(fact, figure, source, to, places) for to in _languages(fact)
        }
        yield _sentence_row(fact, figure, told)


def _sentence_row(fact: Fact, figure: Figure | None, told: dict[Language, str]) -> Row:
    locator = figure.source if figure else fact.source
    caution = phrases.cautions(fact, figure) if figure else fact.caution
    record = {
        "key": fact.key,
        "figure": figure.id if figure else None,
        "sentence": {language: told.get(language) for language in LANGUAGES},
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
