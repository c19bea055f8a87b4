"""What was reckoned on a terminal: units, trends with bars, and a block a finding."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from hunanfacts.render import columns, rows
from hunanfacts.render.footnotes import Footnotes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hunanfacts.render.answer import Answer, Style

    Cells = dict[str, str]

_LONGEST_BAR = 24
_SHORTEST_BAR = 8
"""Columns; where there is no room for them no bars are drawn."""
_INDENT = 2


class ReckoningTable:
    """What was reckoned, as it is drawn in one answer."""

    def __init__(self, answer: Answer, style: Style, footnotes: Footnotes, width: int) -> None:
        """Take what is to be drawn, and what keeps the cautions."""
        self._answer = answer
        self._style = style
        self._footnotes = footnotes
        self._width = width

    def blocks(self) -> Iterator[list[Text]]:
        """Return blocks to be drawn one below the other."""
        match self._answer.command:
            case "units":
                return self._units()
            case "trend":
                return self._trends()
            case _:
                return self._findings()

    def _units(self) -> Iterator[list[Text]]:
        """Draw each figure, and below it what it is in other units."""
        lines = (cells for [cells] in self._results())
        for _, group in itertools.groupby(lines, key=lambda cells: cells["id"]):
            figure = list(group)
            longest = max(cell_len(cells["value"]) for cells in figure)
            numbers = [
                [Text(cells["value"].rjust(longest)), Text(cells["unit"])] for cells in figure
            ]
            title = [Text(figure[0]["label"]), self._figure(figure[0]), _key(figure[0]["id"])]
            yield [
                *columns.flowed(title, self._width),
                *columns.indented(self._aligned(numbers), _INDENT),
            ]

    def _trends(self) -> Iterator[list[Text]]:
        """Draw each change, below the figures that it is the first to lead to, with their bars."""
        for cells in self._results():
            figures = [row for row in cells if row["bar"]]
            changes = [row for row in cells if not row["bar"]]
            block: list[Text] = []
            if figures:
                block += columns.flowed(
                    [Text(cells[0]["label"]), _key(cells[0]["key"])], self._width
                )
                block += columns.indented(self._figures(figures), _INDENT)
                block.append(Text())
            yield [*block, *self._changes(changes)]

    def _figures(self, figures: Sequence[Cells]) -> list[Text]:
        """Draw figures in the order of time, with bars where there is room."""
        told = [
            [Text(row["period"]), self._figure(row), Text(row["where"], "dim")] for row in figures
        ]
        widths = [
            max(cell_len(cell.plain) for cell in column) for column in zip(*told, strict=True)
        ]
        room = self._width - _INDENT - sum(widths) - 3 * len(columns.GAP)
        longest = min(_LONGEST_BAR, room // 2)  # on some terminals a bar is drawn twice as wide
        if longest >= _SHORTEST_BAR:
            told = [
                [*row, Text(self._bar(each["bar"], longest))]
                for row, each in zip(told, figures, strict=True)
            ]
        return self._aligned(told)

    def _bar(self, share: str, longest: int) -> str:
        length = max(round(float(share) * longest), 1) if share != "0" else 0
        return ("#" if self._style.escape else "█") * length

    def _changes(self, changes: Sequence[Cells]) -> list[Text]:
        """Draw what changed from one figure to the next, in both readings."""
        heads = [rows.heading(name, self._style.language) for name in ("usual", "strict")]
        told = [
            [Text(row["text"]), Text(row["usual"], "bold"), Text(row["strict"])] for row in changes
        ]
        title = self._footnotes.marked(Text(changes[0]["period"]), changes[0]["caution"])
        headed = [[Text(), *(Text(head, "underline") for head in heads)], *told]
        width = self._width - _INDENT
        lines = columns.aligned(headed, width)
        if lines is None:
            colon = "：" if self._style.language == "zh" else ": "
            lines = []
            for name, *rest in told:
                lines += columns.flowed([name], width)
                for head, cell in zip(heads, rest, strict=True):
                    reading = columns.flowed([Text.assemble(head, colon, cell)], width - _INDENT)
                    lines += columns.indented(reading, _INDENT)
        return [*columns.flowed([title], self._width), *columns.indented(lines, _INDENT)]

    def _findings(self) -> Iterator[list[Text]]:
        """Draw each finding as a block, a line for each thing there is to tell of it."""
        told = [name for name in self._answer.shape.columns if name != "label"]
        heads = {name: Text(rows.heading(name, self._style.language), "dim") for name in told}
        start = max(cell_len(head.plain) for head in heads.values()) + len(columns.GAP)
        for [cells] in self._results():
            mark, own = Text(cells["mark"], "bold red"), Footnotes()
            label = own.marked(Text(cells["label"]), cells["caution"])
            block = columns.flowed([mark, label, _key(cells["key"])], self._width)
            for name in told:
                if cells[name]:
                    texts = own.texts() if name == "caution" else [_told(name, cells)]
                    lines = columns.flowed(texts, self._width - _INDENT - start)
                    lines = columns.beside([heads[name]], lines, start)
                    block += columns.indented(lines, _INDENT)
            yield block

    def _results(self) -> Iterator[list[Cells]]:
        names = self._answer.shape.cells
        for result in self._answer.results:
            found = result.rows(self._style.language)
            yield [dict(zip(names, row, strict=True)) for row in found]

    def _figure(self, cells: Cells) -> Text:
        return self._footnotes.marked(Text(cells["text"], "bold"), cells["caution"])

    def _aligned(self, told: Sequence[Sequence[Text]]) -> list[Text]:
        """Draw cells in columns, or where they are too wide one after another."""
        width = self._width - _INDENT
        lines = columns.aligned(told, width)
        if lines is None:
            lines = [line for row in told for line in columns.flowed(row, width, hanging=_INDENT)]
        return lines


_STYLES = {"usual": "bold", "stated": "bold"}


def _told(name: str, cells: Cells) -> Text:
    if name == "verdict" and cells["mark"]:
        return Text(cells[name], "bold red")
    return Text(cells[name], _STYLES.get(name, ""))


def _key(text: str) -> Text:
    return Text(text, "dim", no_wrap=True)
