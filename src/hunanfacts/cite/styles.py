"""A citation in each of the styles: one source, with all the places in it that are cited."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hunanfacts.cite import apa, bibtex, chicago, csl, gbt7714
from hunanfacts.text import json_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hunanfacts.model.records import Locator, Source
    from hunanfacts.model.vocabulary import CitationStyle


class Citation(NamedTuple):
    """A source as a style cites it."""

    text: str
    """The entry of a list of references; of BibTeX and CSL-JSON the record."""
    in_text: str | None
    """What stands in the text or in a note where it is cited, where a style says that."""


def cited(
    source: Source, locators: Sequence[Locator], style: CitationStyle, cautions: Sequence[str] = ()
) -> Citation:
    """Cite a source; what a style has no place for is left out of it."""
    match style:
        case "gbt7714":
            return Citation(gbt7714.reference(source, locators), None)
        case "apa":
            return Citation(apa.reference(source), apa.in_text(source, locators))
        case "chicago":
            return Citation(chicago.reference(source), chicago.note(source, locators))
        case "bibtex":
            return Citation(bibtex.entry(source, cautions), bibtex.cite(source, locators))
        case "csl-json":
            return Citation(json_text.dumps(csl.item(source, locators, cautions)), None)
