"""Facts on a terminal: a line each, a block each, or a table where there is width for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from hunanfacts.index.stored import FACT_CELLS
from hunanfacts.render import columns, rows
from hunanfacts.render.line_breaks import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunanfacts.index.stored import Found
    from hunanfacts.render.answer import Answer, Style
    from hunanfacts.render.footnotes import Footnotes

WIDE = 100
"""From this width on there is room for columns."""
_NAMES_SHARE = 0.33
"""How much of the width names may take."""
_PERIODS_SHARE = 0.25
"""How much periods may take."""
_HANGING = 2
"""Columns that lines go in below the first of a fact."""

_MORE = {"zh": "另{}项", "en": "{} more"}


def key(text: str) -> Text:
    """Return a key, which is never broken, so that it can be copied."""
    return Text(text, "dim", no_wrap=True)


class FactTable:
    """Facts as they are drawn in one answer."""

    def __init__(self, answer: Answer, style: Style, footnotes: Footnotes, width: int) -> None:
        """Take what is to be drawn, and what keeps the cautions."""
        self._answer = answer
        self._style = style
        self._footnotes = footnotes
        self._width = width

    def lines(self) -> Iterator[Text]:
        """Yield the lines: of a list a line a fact, else all figures."""
        if self._answer.command == "list" and not self._style.verbose:
            yield from self._list()
        elif self._width < WIDE:
            yield from self._blocks()
        else:
            yield from self._table()

    def _list(self) -> Iterator[Text]:
        """Yield a line a fact, under one another as far as it is wide enough: what it is called."""
        facts = [(key(fact.key), self._summary(fact)) for fact in self._answer.facts]
        if self._width < WIDE:
            for name, (label, *rest) in facts:
                fits = len(name) <= self._width - _HANGING
                head = [Text(columns.GAP).join([name, label])] if fits else [name, label]
                yield from columns.flowed([*head, *rest], self._width, hanging=_HANGING)
            return
        longest = int(_NAMES_SHARE * self._width)
        start = columns.common_width((name for name, _ in facts), longest) + len(columns.GAP)
        for name, summary in facts:
            if len(name) > longest:
                yield from columns.flowed([name, *summary], self._width, hanging=start)
            else:
                told = columns.flowed(summary, self._width - start)
                yield from columns.beside([name], told, start)

    def _summary(self, fact: Found) -> list[Text]:
        """Return the label of a fact, and its first figure, if it has one."""
        cells = self._cells(fact)
        first = cells[0]
        told = [Text(first["label"])]
        if fact.figures:
            told.append(self._figure(first, fact))
        elif first["caution"]:
            told = [self._footnotes.marked(told[0], first["caution"])]
        more = len(cells) - 1
        left_out = _MORE[self._style.language].format(more) if more else ""
        return [*told, Text(first["period"]), Text(left_out, "dim")]

    def _blocks(self) -> Iterator[Text]:
        """Yield a block a fact, with a line for each figure as far as it fits."""
        for number, fact in enumerate(self._answer.facts):
            if number:
                yield Text()
            cells = self._cells(fact)
            yield from columns.flowed([self._label(cells[0]), key(fact.key)], self._width)
            for each in cells:
                told = [self._figure(each, fact), Text(each["period"]), self._where(each)]
                lines = columns.flowed(told, self._width - _HANGING, hanging=_HANGING)
                yield from columns.indented(lines, _HANGING)

    def _table(self) -> Iterator[Text]:
        """Yield a table: names, periods, and last the figures, which may be long."""
        drawn = [(fact, self._cells(fact)) for fact in self._answer.facts]
        names = [each for fact, cells in drawn for each in (key(fact.key), self._label(cells[0]))]
        periods = [Text(each["period"]) for _, cells in drawn for each in cells]
        name, period, figure = map(self._heading, ("label", "period", "text"))
        name_width = columns.common_width([name, *names], int(_NAMES_SHARE * self._width))
        start, period_start = name_width + len(columns.GAP), 0
        if any(periods):
            longest = int(_PERIODS_SHARE * self._width)
            period_start = columns.common_width([period, *periods], longest) + len(columns.GAP)
        room = self._width - start - period_start
        heads = columns.beside([period] if period_start else [], [figure], period_start)
        yield from columns.beside([name], heads, start)
        for fact, cells in drawn:
            left = [*pieces(self._label(cells[0]), name_width), key(fact.key)]
            for each in cells:
                told = columns.flowed([self._figure(each, fact), self._where(each)], room)
                right = columns.beside([Text(each["period"])], told, period_start)
                yield from columns.beside(left, right, start)
                left = []

    def _cells(self, fact: Found) -> list[dict[str, str]]:
        found = fact.rows(self._style.language)
        return [dict(zip(FACT_CELLS, row, strict=True)) for row in found]

    def _label(self, cells: dict[str, str]) -> Text:
        return self._searched(Text(cells["label"]))

    def _heading(self, name: str) -> Text:
        return Text(rows.heading(name, self._style.language), "underline")

    def _where(self, cells: dict[str, str]) -> Text:
        return Text(cells["where"], "dim")

    def _figure(self, cells: dict[str, str], fact: Found) -> Text:
        """Return what a row says, a figure in bold, with the mark of its caution."""
        text = self._searched(Text(cells["text"], "bold" if fact.figures else ""))
        return self._footnotes.marked(text, cells["caution"])

    def _searched(self, text: Text) -> Text:
        """Underline what was looked for; only where there is more than letters to show it by."""
        if self._style.colour and self._answer.words:
            text.highlight_words(self._answer.words, "underline", case_sensitive=False)
        return text
