"""Plain text as passages: paragraphs, and the cells of tables that are drawn with tabs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hunanfacts.check.reading.composition import (
    COMMENT,
    Composition,
    Lines,
    is_any_wanted,
    unit_in,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunanfacts.check.reading.composition import IsWanted
    from hunanfacts.check.records import Passage

    Span = tuple[int, int]

_MOST_CELLS = 50_000
_LETTERS_OF_CELL = 8
"""Characters of a long text for each cell of its tables, which takes some microseconds."""


def is_quick(text: str) -> bool:
    """Tell whether a text is read in a second or so for each million characters."""
    return text.count("\t") <= max(_MOST_CELLS, len(text) // _LETTERS_OF_CELL)


_INDENT = re.compile("\u3000{2,}")
"""Two full-width spaces indent a paragraph in Chinese print; some files keep them alone."""


def passages(text: str, is_wanted: IsWanted = is_any_wanted) -> Iterator[Passage]:
    r"""Yield the passages of a text, whose lines end with \n."""
    return _Reader(text, is_wanted).passages()


class _Reader:
    """The reading of one text."""

    def __init__(self, text: str, is_wanted: IsWanted) -> None:
        self._text = text
        self._lines = Lines(text)
        self._composition = Composition(is_wanted)
        self._heads: tuple[str, ...] = ()
        self._has_heads = False

    def passages(self) -> Iterator[Passage]:
        """Yield the passages; a table is two lines or more that have tabs in them."""
        lines = _lines(self._text)
        line = next(lines, None)
        while line is not None:
            following = next(lines, None)
            if self._is_in_table(line, following):
                yield from self._row(*line)
            else:
                self._has_heads = False
                yield from self._line(*line)
            line = following
        yield from self._composition.finish()

    def _is_in_table(self, line: Span, following: Span | None) -> bool:
        """Tell whether a line goes on with a table, or begins one with the line behind it.

        A tab in front of a paragraph indents it; but the first cell of a table may be empty.
        """
        row = self._text[slice(*line)].strip(" \u3000")
        if "\t" not in row or self._has_heads or following is None:
            return "\t" in row and self._has_heads
        next_row = self._text[slice(*following)].strip(" \u3000")
        return "\t" in next_row and ("\t" in row.strip() or "\t" in next_row.strip())

    def _row(self, start: int, end: int) -> Iterator[Passage]:
        """Yield the cells of a row; those of the first row are the heads of their columns."""
        cells: list[str] = []
        found = [self._text[slice(*each)] for each in _parted(self._text, start, end, "\t")]
        unit = unit_in(self._heads, found) if self._has_heads else ""
        yield from self._composition.finish()
        for column, (begin, stop) in enumerate(_parted(self._text, start, end, "\t")):
            self._write(begin, stop)
            cells.append(self._composition.text)
            of_column = self._heads[column] if column < len(self._heads) else ""
            of_row = cells[0] if column else ""
            heads = (of_column, of_row, unit) if self._has_heads else ()
            yield from self._composition.finish("cell", heads=tuple(filter(None, heads)))
        if not self._has_heads:
            self._heads, self._has_heads = tuple(cells), True

    def _line(self, start: int, end: int) -> Iterator[Passage]:
        """Take in a line, and yield the paragraphs that end in it or before it."""
        line = self._text[start:end]
        bare = line.strip()
        if not bare or ("<!--" in bare and COMMENT.fullmatch(bare)):
            yield from self._composition.finish()
            if bare:
                self._composition.ignore()
            return
        at = 0
        if "\u3000\u3000" in line:
            for indent in _INDENT.finditer(line):
                self._write(start + at, start + indent.start())
                yield from self._composition.finish()
                at = indent.end()
        self._write(start + at, end)
        self._composition.part("line", self._lines.place(end))

    def _write(self, start: int, end: int) -> None:
        """Add what stands there, comments taken out and without spaces at its ends."""
        piece = self._text[start:end].rstrip()
        done = len(piece) - len(piece.lstrip())
        if "<!--" in piece:
            for comment in COMMENT.finditer(piece):
                self._add(start + done, start + comment.start())
                self._composition.ignore()
                done = comment.end()
        self._add(start + done, start + len(piece))

    def _add(self, start: int, end: int) -> None:
        if start < end:
            self._composition.add(self._text[start:end], self._lines.place(start))


def _lines(text: str) -> Iterator[Span]:
    return _parted(text, 0, len(text), "\n")


def _parted(text: str, start: int, end: int, mark: str) -> Iterator[Span]:
    """Yield where each part of a text begins and ends, parted by a mark."""
    while (at := text.find(mark, start, end)) >= 0:
        yield start, at
        start = at + 1
    yield start, end
