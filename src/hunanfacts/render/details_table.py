"""Facts and sources, whole: everything that is known of each, line by line behind its heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from hunanfacts.index.stored import FACT_CELLS
from hunanfacts.render import columns, details, rows
from hunanfacts.render.footnotes import Footnotes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hunanfacts.index.stored import Found
    from hunanfacts.model.vocabulary import Language
    from hunanfacts.render.answer import Answer

_UNBROKEN = frozenset({"key", "id", "url", "doi"})
"""What is copied."""


def facts(answer: Answer, language: Language, width: int) -> Iterator[list[Text]]:
    """Draw a block for each fact of an answer."""
    return (_whole(fact, answer, language, width) for fact in answer.facts)


def sources(answer: Answer, language: Language, width: int) -> Iterator[list[Text]]:
    """Draw a block for each source of an answer."""
    return (
        _details(_texts(details.of_source(source, language)), language, width)
        for source in answer.results
    )


def _whole(fact: Found, answer: Answer, language: Language, width: int) -> list[Text]:
    cells, footnotes = fact.rows(language), Footnotes()
    told = [("label", [Text(cells[0][1])])]
    if fact.figures:
        more = details.of_figures(fact, language)
        told += [("text", _figure(*each, footnotes)) for each in zip(cells, more, strict=True)]
    told += _with_marks(_texts(details.of_fact(fact, language, answer)), footnotes.texts())
    return _details(told, language, width)


def _figure(row: list[str], more: str, footnotes: Footnotes) -> list[Text]:
    cells = dict(zip(FACT_CELLS, row, strict=True))
    where = Text(cells["where"], "dim")
    figure = footnotes.marked(Text(cells["text"], "bold"), cells["caution"])
    return [figure, Text(cells["period"]), Text(more, "dim"), where]


def _with_marks(
    told: Iterable[tuple[str, list[Text]]], marked: list[Text]
) -> Iterator[tuple[str, list[Text]]]:
    """Yield what is told, with the cautions of figures as these are marked."""
    left = iter(marked)
    for name, parts in told:
        if name != "caution" or not marked:
            yield name, parts
        else:
            yield from ((name, [caution]) for caution in left)


def _texts(told: Iterable[tuple[str, str]]) -> list[tuple[str, list[Text]]]:
    return [(name, [Text(text, no_wrap=name in _UNBROKEN)]) for name, text in told]


def _details(told: Sequence[tuple[str, list[Text]]], language: Language, width: int) -> list[Text]:
    """Draw lines behind their headings, one that comes again only once."""
    names = {name: Text(rows.heading(name, language), "dim") for name, _ in told}
    start = columns.common_width(names.values(), width) + len(columns.GAP)
    drawn: list[Text] = []
    last = ""
    for name, parts in told:
        lines = columns.flowed(parts, width - start)
        heading = Text() if name == last else names[name]
        if any(cell_len(line.plain) > width - start for line in lines):  # what is never broken
            drawn += [heading, *lines]
        else:
            drawn += columns.beside([heading], lines, start)
        last = name
    return drawn
