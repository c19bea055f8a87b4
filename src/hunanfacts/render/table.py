"""Tables for a terminal, whose styles are Rich's; on a narrow one, a block a fact."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rich import style as paint
from rich.color import ColorSystem
from rich.text import Text

from hunanfacts.render import columns, rows
from hunanfacts.render.fact_table import FactTable
from hunanfacts.render.footnotes import Footnotes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hunanfacts.model.vocabulary import Language
    from hunanfacts.render.answer import Answer, Style

_WIDEST = 120
"""Longer lines are hard to read."""

_FOOTNOTE_INDENT = len("[1] ")


def lines(answer: Answer, style: Style) -> Iterator[str]:
    """Yield the lines of the table."""
    for line in _lines(answer, style):
        yield (painted(line) if style.colour else line.plain).rstrip()


def painted(text: Text) -> str:
    """Write a text with its styles as Rich's console does, which takes long to import."""
    ends = (end for span in text.spans for end in (span.start, span.end))
    whole, drawn = paint.Style.parse(str(text.style)), ""
    for start, end in pairwise(sorted({0, len(text), *ends})):
        told = [span.style for span in text.spans if span.start <= start and end <= span.end]
        styles = [whole, *(paint.Style.parse(str(each)) for each in told)]
        drawn += paint.Style.combine(styles).render(
            text.plain[start:end], color_system=ColorSystem.STANDARD
        )
    return drawn


def _lines(answer: Answer, style: Style) -> Iterator[Text]:
    width, footnotes = min(style.width, _WIDEST), Footnotes()
    if style.fields:
        yield from _rows_table(answer, style, width)
    else:
        yield from _results(answer, style, footnotes, width)
    about = [*_counts(answer, style.language), *_sources_below(answer)]
    for below, hanging in (
        (footnotes.lines(style.language), _FOOTNOTE_INDENT),
        ([Text(line, "dim") for text in about for line in text.split("\n")], 0),
    ):
        if below:
            yield Text()
        for line in below:
            yield from columns.flowed([line], width, hanging=hanging)


def _results(answer: Answer, style: Style, footnotes: Footnotes, width: int) -> Iterator[Text]:
    language = style.language
    match answer.command:
        case "units" | "trend" | "audit":
            from hunanfacts.render.reckoning_table import ReckoningTable

            yield from _separated(ReckoningTable(answer, style, footnotes, width).blocks())
        case "validate":
            for source, code, message, text in rows.readable(answer, style, answer.shape.cells):
                said = message if answer.kind == "proof" else f"{code} {message}"
                yield from columns.flowed([Text(f"{source}: {said}")], width)
                yield from columns.indented(columns.flowed([Text(text)], width - 4), 4)
        case "diff":
            from hunanfacts.render import compared_table

            yield from _separated(compared_table.blocks(answer, style, width))
        case "check":
            from hunanfacts.render import check_table

            yield from check_table.lines(answer, style, width)
        case "sources" if _are_sources_whole(answer):
            from hunanfacts.render import details_table

            yield from _separated(details_table.sources(answer, language, width))
        case "topics" | "cache" | "sources" | "cite":
            yield from _rows_table(answer, style, width)
        case "show":
            from hunanfacts.render import details_table

            yield from _separated(details_table.facts(answer, language, width))
        case "stat" | "search" | "list":
            yield from FactTable(answer, style, footnotes, width).lines()


def _separated(blocks: Iterable[Iterable[Text]]) -> Iterator[Text]:
    for number, block in enumerate(blocks):
        if number:
            yield Text()
        yield from block


def _rows_table(answer: Answer, style: Style, width: int) -> Iterator[Text]:
    """Yield rows under their headings, or where they are too wide a line a cell."""
    headings = rows.headings(style, answer.shape.columns)
    told = list(rows.readable(answer, style, answer.shape.columns))
    table = [
        [Text(each, "underline") for each in headings],
        *(list(map(Text, row)) for row in told),
    ]
    yield from columns.aligned(table, width) or _separated(
        _stacked(headings, row, style.language, width) for row in told
    )


def _stacked(headings: list[str], row: list[str], language: Language, width: int) -> Iterator[Text]:
    colon = "：" if language == "zh" else ": "
    for heading, cell in zip(headings, row, strict=True):
        yield from columns.flowed([Text(f"{heading}{colon}{cell}")], width)


def _counts(answer: Answer, language: Language) -> list[str]:
    """Say how many facts or findings there are."""
    shown, there = len(answer.results), answer.total or len(answer.results)
    match answer.command:
        case "list" | "search" if shown < there:
            zh, en = f"前{shown}条，共{there}条", f"the first {shown} of {there} facts"
        case "list" | "search":
            zh, en = f"共{shown}条", f"{shown} fact{'s' if shown != 1 else ''}"
        case "diff" if shown < there:
            zh, en = f"前{shown}处，共{there}处不同", f"the first {shown} of {there} differences"
        case "diff":
            zh, en = f"共{shown}处不同", f"{shown} difference{'s' if shown != 1 else ''}"
        case "audit":
            marks = [
                row.rows(language)[0][answer.shape.cells.index("mark")] for row in answer.results
            ]
            zh, en = f"共{shown}项", f"{shown} finding{'s' if shown != 1 else ''}"
            if wrong := len(list(filter(None, marks))):
                zh, en = f"{zh}，其中{wrong}项有出入", f"{en}, {wrong} where figures disagree"
        case _:
            return []
    return [zh if language == "zh" else en] if shown else []


def _sources_below(answer: Answer) -> list[str]:
    """Return what is said of sources below the results, unless they are the results."""
    return [] if _are_sources_whole(answer) else answer.sources


def _are_sources_whole(answer: Answer) -> bool:
    """Tell whether the results are sources that were named, and so told whole."""
    return answer.command == "sources" and answer.query is not None
