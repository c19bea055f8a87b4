"""Tables for a terminal, drawn by Rich; on a narrow one, a block a fact."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from hunanfacts.render import rows
from hunanfacts.text import clean

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
    for source in answer.sources:
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
        case "topics":
            yield _rows_table(answer, style)
        case "show":
            yield from _separated([_whole(fact, language) for fact in answer.facts])
        case "stat" | "search" | "list":
            if style.width < _NARROW:
                yield from _separated([_block(fact, language) for fact in answer.facts])
            else:
                yield _facts_table(answer, style)


def _separated(parts: Iterable[RenderableType]) -> Iterator[RenderableType]:
    for number, part in enumerate(parts):
        if number:
            yield Text()
        yield part


def _facts_table(answer: Answer, style: Style) -> Table:
    """Draw a row a figure; a fact's label stands beside its first, the key below it."""
    table = _table([rows.heading(name, style.language) for name in answer.shape.columns])
    table.columns[-1].no_wrap = True
    # Not min_width: Rich takes it back once it has shared out the width, and cuts the source off.
    texts = [text for fact in answer.facts for text in (fact.rows(style.language)[0][1], fact.key)]
    most = int(_KEY_SHARE * min(style.width, _WIDEST))
    table.columns[0].width = min(max(map(cell_len, texts)), most)
    for fact in answer.facts:
        cells = fact.rows(style.language)
        names = [Text(cells[0][1], "bold"), Text(fact.key, "dim")]
        beside = names if len(cells) > 1 else [Text("\n").join(names)]
        beside += [Text()] * (len(cells) - len(beside))
        _mark(beside[0], answer, style)
        for name, (_, _, text, period, where, _) in zip(beside, cells, strict=True):
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
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    last = ""
    for name, text in _facets(fact, language):
        table.add_row(Text("" if name == last else rows.heading(name, language)), text)
        last = name
    return table


def _facets(fact: Found, language: Language) -> Iterator[tuple[str, Text]]:
    """Yield what there is to say of a fact, each with the name of its heading."""
    from hunanfacts.text import json_text

    record = json_text.loads(fact.json)
    cells = fact.rows(language)
    yield "label", Text(cells[0][1], "bold")
    if fact.figures:
        yield from (("text", _figure_line(row)) for row in cells)
    yield "statement", _visible(record["statement"][language])
    yield from (("note", _visible(note[language])) for note in record["notes"])
    for name in ("key", "kind", "topic", "place", "subject"):
        if record[name]:
            yield name, _visible(record[name])
    for name in ("names", "aliases"):
        if record[name]:
            yield name, _listed(record[name], language)
    printed = [record["source"]["as_written"]]
    printed += [figure["as_written"] for figure in record["figures"]]
    yield "as_written", _listed(printed, language)
    yield "where", Text(cells[0][4])


def _figure_line(row: list[str]) -> Text:
    _, _, text, period, where, _ = row
    cells = [Text(text), Text(period), Text(where, "dim")]
    return Text("  ").join(cell for cell in cells if cell)


def _listed(texts: list[str], language: Language) -> Text:
    return _visible(("；" if language == "zh" else "; ").join(dict.fromkeys(texts)))


def _table(headings: list[str]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="underline")
    for heading in headings:
        table.add_column(Text(heading), overflow="fold")
    return table


def _visible(text: str) -> Text:
    return Text(clean.visible(text))
