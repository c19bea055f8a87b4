"""What was reckoned on a terminal: units, trends with bars, and a block a finding."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from hunanfacts.render import rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from hunanfacts.render.answer import Answer, Style

    Cells = dict[str, str]

_LONGEST_BAR = 24
"""Columns, or a quarter of the terminal's width."""
_NARROW = 60
"""Below this width a bar would take the room of what it shows."""


def blocks(answer: Answer, style: Style) -> Iterator[RenderableType]:
    """Draw results one below the other."""
    match answer.command:
        case "units":
            return _units(answer, style)
        case "trend":
            return _trends(answer, style)
        case _:
            return _findings(answer, style)


def _units(answer: Answer, style: Style) -> Iterator[RenderableType]:
    """Draw each figure, and below it what it is in other units."""
    lines = (cells for [cells] in _results(answer, style))
    for _, group in itertools.groupby(lines, key=lambda cells: cells["id"]):
        figure = list(group)
        title = Text("  ").join([Text(figure[0]["label"], "bold"), Text(figure[0]["text"])])
        yield Group(
            Text("\n").join([title, Text(figure[0]["id"], "dim")]),
            _grid([[cells["unit"], cells["value"]] for cells in figure]),
        )


def _trends(answer: Answer, style: Style) -> Iterator[RenderableType]:
    """Draw each change, below the figures that it is the first to lead to, with their bars."""
    for cells in _results(answer, style):
        figures = [
            [row["period"], row["text"], _bar(row["bar"], style), row["where"]]
            for row in cells
            if row["bar"]
        ]
        changes = [row for row in cells if not row["bar"]]
        headings = [rows.heading(name, style.language) for name in ("usual", "strict")]
        told = [[row["text"], row["usual"], row["strict"]] for row in changes]
        parts: list[RenderableType] = []
        if figures:
            parts += [_title(cells[0]), _grid(figures), Text()]
        yield Group(*parts, _grid(told, [changes[0]["period"], *headings]))


def _findings(answer: Answer, style: Style) -> Iterator[RenderableType]:
    """Draw each finding as a block, a line for each thing there is to tell of it."""
    for [cells] in _results(answer, style):
        names = [name for name in answer.shape.columns if name != "label" and cells[name]]
        lines = [[rows.heading(name, style.language), cells[name]] for name in names]
        block = _grid(lines)
        block.columns[0].style = "dim"
        yield Group(_title(cells), block)


def _results(answer: Answer, style: Style) -> Iterator[list[Cells]]:
    names = answer.shape.cells
    for result in answer.results:
        yield [dict(zip(names, row, strict=True)) for row in result.rows(style.language)]


def _title(cells: Cells) -> Text:
    return Text("\n").join([Text(cells["label"], "bold"), Text(cells["key"], "dim")])


def _grid(lines: Sequence[Sequence[str]], headings: Sequence[str] = ()) -> Table:
    grid = Table(
        box=None, padding=(0, 2, 0, 0), show_header=bool(headings), header_style="underline"
    )
    for heading in headings or [""] * len(lines[0]):
        grid.add_column(Text(heading), overflow="fold")
    for line in lines:
        grid.add_row(*map(Text, line))
    return grid


def _bar(share: str, style: Style) -> str:
    longest = min(_LONGEST_BAR, style.width // 4) if style.width >= _NARROW else 0
    columns = max(round(float(share) * longest), 1) if longest and share != "0" else 0
    return ("#" if style.escape else "█") * columns
