"""Tables for a terminal, drawn by Rich; on a narrow one, a block a fact."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from hunanfacts.query import TopicCount
from hunanfacts.render import clean, rows, wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from hunanfacts.records import Fact, Language
    from hunanfacts.render.answer import Answer, Style

_NARROW = 60
"""Below this width a table would be all wrapping."""
_WIDEST = 120
"""Longer lines are hard to read."""

_KEY_SHARE = 0.45
"""How much of the width may go to keeping keys whole, so that they can be copied."""

_SEAM = re.compile(r"(?<=[\u4e00-\u9fff])(?=[0-9])|(?<=[0-9%])(?=[\u4e00-\u9fff])")


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
    if style.fields:
        yield _fields_table(answer, style)
    elif answer.is_of_topics:
        yield _topics_table(answer, style.language)
    elif answer.command == "show":
        yield from _separated([_whole(fact, style.language) for fact in _facts(answer)])
    elif style.width < _NARROW:
        yield from _separated([_block(fact, style.language) for fact in _facts(answer)])
    else:
        yield _facts_table(answer, style)
    for source in answer.sources:
        yield Text()
        yield _text(wording.source_line(source, style.language), "dim")


def _facts(answer: Answer) -> list[Fact]:
    return [record for record in answer.results if not isinstance(record, TopicCount)]


def _separated(parts: list[RenderableType]) -> Iterator[RenderableType]:
    for number, part in enumerate(parts):
        if number:
            yield Text()
        yield part


def _facts_table(answer: Answer, style: Style) -> Table:
    """Draw a row a figure; a fact's label stands beside its first, the key below it."""
    language = style.language
    table = _table([wording.HEADINGS[name][language] for name in ("label", "text", "period")])
    table.add_column(wording.HEADINGS["where"][language], no_wrap=True)
    longest_key = max(len(fact.key) for fact in _facts(answer))
    table.columns[0].min_width = min(longest_key, int(_KEY_SHARE * style.width))
    for fact in _facts(answer):
        table_rows = list(wording.rows(fact, language))
        label = _text(fact.label[language], "bold")
        key = _text(fact.key, "dim")
        beside = [label, key] if len(table_rows) > 1 else [Text("\n").join([label, key])]
        for number, row in enumerate(table_rows):
            left = beside[number] if number < len(beside) else Text()
            table.add_row(left, _spaced(row["text"]), _text(row["period"]), _text(row["where"]))
    return table


def _topics_table(answer: Answer, language: Language) -> Table:
    names = ("id", "label", "count")
    table = _table([wording.HEADINGS[name][language] for name in names])
    table.columns[-1].justify = "right"
    for record in answer.results:
        for row in wording.rows(record, language):
            table.add_row(*(_text(row[name]) for name in names))
    return table


def _fields_table(answer: Answer, style: Style) -> Table:
    table = _table(list(style.fields))
    for row in rows.fields(answer, style.fields):
        table.add_row(*map(_text, row))
    return table


def _block(fact: Fact, language: Language) -> RenderableType:
    """Stack a fact for a narrow terminal."""
    parts = [_text(fact.label[language], "bold"), _text(fact.key, "dim")]
    parts += [_figure_line(row) for row in wording.rows(fact, language)]
    return Text("\n").join(parts)


def _whole(fact: Fact, language: Language) -> Table:
    """Draw everything that is known of a fact."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    lines = [("label", _text(fact.label[language], "bold"))]
    if fact.figures:
        lines += [("text", _figure_line(row)) for row in wording.rows(fact, language)]
    lines.append(("statement", _text(fact.statement[language])))
    lines += [("note", _text(note[language])) for note in fact.notes]
    facets = {
        "key": fact.key,
        "kind": fact.kind,
        "topic": fact.topic,
        "place": fact.place or "",
        "subject": fact.subject,
        "names": _listed(fact.names, language),
        "aliases": _listed(fact.aliases, language),
        "as_written": _listed(
            (fact.source.as_written, *(figure.as_written for figure in fact.figures)), language
        ),
        "where": wording.paragraph(fact.source.paragraph, language),
    }
    lines += [(name, _text(text)) for name, text in facets.items() if text]
    last = ""
    for name, text in lines:
        table.add_row(_text("" if name == last else wording.HEADINGS[name][language]), text)
        last = name
    return table


def _figure_line(row: dict[str, str]) -> Text:
    cells = [_spaced(row["text"]), _text(row["period"]), _text(row["where"], "dim")]
    return Text("  ").join(cell for cell in cells if cell)


def _listed(texts: tuple[str, ...], language: Language) -> str:
    return ("；" if language == "zh" else "; ").join(dict.fromkeys(texts))


def _table(headings: list[str]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="underline")
    for heading in headings:
        table.add_column(_text(heading), overflow="fold")
    return table


def _spaced(text: str) -> Text:
    """Part Chinese characters from digits by a space, as is usual where text is set for reading."""
    return _text(_SEAM.sub(" ", text))


def _text(text: str, style: str = "") -> Text:
    """Wrap data so that Rich takes none of it for markup."""
    return Text(clean.visible(text), style=style)
