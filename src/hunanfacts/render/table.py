"""Tables for a terminal, drawn by Rich; on a narrow one, a block a fact."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from hunanfacts.render import details, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from hunanfacts.index.stored import Found
    from hunanfacts.model.vocabulary import Language
    from hunanfacts.render.answer import Answer, Style

_NARROW = 60
"""Below this width a table would be all wrapping."""
_WIDEST = 120
"""Longer lines are hard to read."""

_LEAST_FIELD = 10
"""Columns for a field; where they would be fewer the fields are stacked."""

_KEY_SHARE = 0.4
"""How much of the width may go to keeping keys whole, so that they can be copied."""
_PLACE_SHARE = 0.25
"""How much may go to keeping places in sources on one line, where not all is on one."""
_PLACE = 10
"""What a place in a source needs that can be no other: 第100段."""
_LEAST_FIGURE = 30
"""Columns for a figure and its period; where they would be fewer facts are stacked."""
_GAPS = 6
"""Between four columns."""


def lines(answer: Answer, style: Style) -> Iterator[str]:
    """Yield the lines of the table."""
    console = Console(
        file=io.StringIO(),
        width=min(style.width, _WIDEST),
        force_terminal=style.colour,
        color_system="standard" if style.colour else None,
        no_color=not style.colour,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    with console.capture() as capture:
        for part in _parts(answer, style):
            console.print(part)
    for line in capture.get().splitlines():
        yield line.rstrip()


def _parts(answer: Answer, style: Style) -> Iterator[RenderableType]:
    if len(style.fields) * _LEAST_FIELD > min(style.width, _WIDEST):
        yield from _separated(_stacked_fields(answer, style))
    elif style.fields:
        yield _rows_table(answer, style)
    else:
        yield from _results(answer, style)
    for source in () if _are_sources_whole(answer) else answer.sources:
        yield Text()
        yield Text(source, "dim")


def _results(answer: Answer, style: Style) -> Iterator[RenderableType]:
    language = style.language
    match answer.command:
        case "units" | "trend" | "audit":
            from hunanfacts.render import reckoning_table

            yield from _separated(reckoning_table.blocks(answer, style))
        case "validate":
            for row in rows.readable(answer, style, answer.shape.cells):
                yield Text("{}: {} {}\n    {}".format(*row))
        case "check":
            from hunanfacts.render import check_table

            yield from check_table.blocks(answer, style)
        case "topics" | "cache":
            yield _rows_table(answer, style)
        case "sources":
            yield from _separated(_sources(answer, style))
        case "show":
            yield from _separated([_whole(fact, language) for fact in answer.facts])
        case "stat" | "search" | "list":
            widths = _widths(answer, style)
            if widths is None:
                yield from _separated([_block(fact, language) for fact in answer.facts])
            else:
                yield _facts_table(answer, style, widths)


def _separated(parts: Iterable[RenderableType]) -> Iterator[RenderableType]:
    for number, part in enumerate(parts):
        if number:
            yield Text()
        yield part


def _widths(answer: Answer, style: Style) -> tuple[int, int] | None:
    """Return how wide the names of facts are to be in a table, and the places in sources.

    None where the terminal is too narrow for a table, or places leave too little for figures.
    """
    if style.width < _NARROW:
        return None
    width = min(style.width, _WIDEST)
    columns = [[rows.heading(name, style.language)] for name in answer.shape.columns[:4]]
    for fact in answer.facts:
        columns[0].append(fact.key)
        for _, *cells, _, _ in fact.rows(style.language):
            for column, cell in zip(columns, cells, strict=True):
                column.append(cell)
    names, text, period, place = (max(map(cell_len, column)) for column in columns)
    names = min(names, int(_KEY_SHARE * width))
    if place <= _PLACE or names + text + period + place + _GAPS <= width:
        return names, place
    place = min(place, int(_PLACE_SHARE * width))
    return (names, place) if names + _LEAST_FIGURE + place + _GAPS <= width else None


def _facts_table(answer: Answer, style: Style, widths: tuple[int, int]) -> Table:
    """Draw a row a figure; a fact's label stands beside its first, the key below it."""
    table = _table([rows.heading(name, style.language) for name in answer.shape.columns[:4]])
    # Not min_width: Rich takes it back once it has shared out the width, and cuts the source off.
    table.columns[0].width, table.columns[-1].width = widths
    for fact in answer.facts:
        cells = fact.rows(style.language)
        names = [Text(cells[0][1], "bold"), Text(fact.key, "dim")]
        beside = names if len(cells) > 1 else [Text("\n").join(names)]
        beside += [Text()] * (len(cells) - len(beside))
        _mark(beside[0], answer, style)
        for name, (_, _, text, period, where, _, _) in zip(beside, cells, strict=True):
            shown = Text(text)
            _mark(shown, answer, style)
            table.add_row(name, shown, Text(period), Text(where))
    return table


def _mark(text: Text, answer: Answer, style: Style) -> None:
    """Underline what was looked for; only where there is more than letters to show it by."""
    if style.colour and answer.words:
        text.highlight_words(answer.words, "underline", case_sensitive=False)


def _rows_table(answer: Answer, style: Style) -> Table:
    table = _table(rows.headings(style, answer.shape.columns))
    for row in rows.readable(answer, style, answer.shape.columns):
        table.add_row(*map(Text, row))
    return table


def _stacked_fields(answer: Answer, style: Style) -> list[RenderableType]:
    """Stack fields that are too many to stand side by side, a line a field."""
    return [
        Text("\n").join(
            Text(f"{name}: {cell}") for name, cell in zip(style.fields, row, strict=True)
        )
        for row in rows.readable(answer, style, ())
    ]


def _block(fact: Found, language: Language) -> RenderableType:
    """Stack a fact for a narrow terminal."""
    cells = fact.rows(language)
    parts = [Text(cells[0][1], "bold"), Text(fact.key, "dim")]
    return Text("\n").join(parts + [_figure_line(row) for row in cells])


def _whole(fact: Found, language: Language) -> Table:
    """Draw everything that is known of a fact."""
    cells = fact.rows(language)
    lines = [("label", Text(cells[0][1], "bold"))]
    if fact.figures:
        more = details.of_figures(fact, language)
        lines += (("text", _figure_line(*each)) for each in zip(cells, more, strict=True))
    lines += ((name, Text(text)) for name, text in details.of_fact(fact, language))
    return _details(lines, language)


def _details(lines: Iterable[tuple[str, Text]], language: Language) -> Table:
    """Draw lines under their headings, one that comes again only once."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    last = ""
    for name, text in lines:
        table.add_row(Text("" if name == last else rows.heading(name, language)), text)
        last = name
    return table


def _sources(answer: Answer, style: Style) -> Iterator[RenderableType]:
    """Draw a table of the sources, or all that is known of those that were named."""
    if not _are_sources_whole(answer):
        yield _rows_table(answer, style)
        return
    for source in answer.results:
        lines = ((name, Text(text)) for name, text in details.of_source(source, style.language))
        yield _details(lines, style.language)


def _are_sources_whole(answer: Answer) -> bool:
    """Tell whether the results are sources that were named, and so told whole."""
    return answer.command == "sources" and answer.query is not None


def _figure_line(row: list[str], more: str = "") -> Text:
    _, _, text, period, where, _, _ = row
    cells = [Text(text), Text(period), Text(more, "dim"), Text(where, "dim")]
    return Text("  ").join(cell for cell in cells if cell)


def _table(headings: list[str]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="underline")
    for heading in headings:
        table.add_column(Text(heading), overflow="fold")
    return table
