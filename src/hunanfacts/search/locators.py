"""Facts chosen by where they stand: in which source, in which paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.text import json_text

if TYPE_CHECKING:
    from collections.abc import Collection

    from hunanfacts.index.stored import Found
    from hunanfacts.wording.document import FactSourceDocument, FigureSourceDocument


def found_in(
    facts: list[Found], sources: Collection[str], paragraphs: Collection[int]
) -> list[Found]:
    """Keep the figures that stand in some of these sources and paragraphs, with their facts.

    A fact of which no figure stands there is kept whole, if it stands there itself.
    """
    kept = []
    for fact in facts:
        record = json_text.loads(fact.json)
        numbers = [
            number
            for number, figure in enumerate(record["figures"])
            if _is_there(figure["source"], sources, paragraphs)
        ]
        if numbers:
            kept.append(fact.only(numbers))
        elif _is_there(record["source"], sources, paragraphs):
            kept.append(fact)
    return kept


def _is_there(
    spot: FactSourceDocument | FigureSourceDocument,
    sources: Collection[str],
    paragraphs: Collection[int],
) -> bool:
    return (not sources or spot["id"] in sources) and (
        not paragraphs or spot["locator"].get("paragraph") in paragraphs
    )
