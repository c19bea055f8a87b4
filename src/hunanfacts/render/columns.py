"""Lines of cells: side by side in columns, or one after another as far as they fit.

A column holds on every terminal: behind a character that may be one column wide or two, nothing
else stands on a line that would have to be under something.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from hunanfacts.render.line_breaks import has_doubtful_width, most_columns, pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

GAP = "  "
"""What parts two cells."""
_LEAST = 16
"""Columns for a last cell that has to be wrapped; where they would be fewer there is no table."""


def flowed(parts: Iterable[Text], width: int, *, hanging: int = 0) -> list[Text]:
    """Put parts one after another, and begin a line where one does not fit; later ones hang."""
    lines: list[Text] = []
    for part in filter(None, parts):
        room = width - hanging if len(lines) > 1 else width
        joined = Text(GAP).join([*lines[-1:], part])
        if lines and most_columns(joined.plain) <= room:
            lines[-1] = joined
        else:
            lines += pieces(part, width - hanging)
    return [*lines[:1], *indented(lines[1:], hanging)]


def indented(lines: Iterable[Text], columns: int) -> list[Text]:
    """Move lines to the right."""
    return [Text(" " * columns) + line if columns else line for line in lines]


def aligned(rows: Sequence[Sequence[Text]], width: int) -> list[Text] | None:
    """Draw rows of cells in columns, of which the last is wrapped; None where they do not fit."""
    *columns, last = zip(*rows, strict=True)
    starts = [0]
    for column in columns:
        needed = max(cell_len(cell.plain) for cell in column)
        starts.append(starts[-1] + (needed + len(GAP) if needed else 0))
    room = width - starts[-1]
    ends = [
        start + max(most_columns(cell.plain) for cell in column)
        for start, column in zip(starts, columns, strict=False)
    ]
    least = min(_LEAST, max(most_columns(cell.plain) for cell in last))
    if room < least or max(ends, default=0) > width:
        return None
    return [line for row in rows for line in _row(row, starts, room)]


def _row(cells: Sequence[Text], starts: Sequence[int], room: int) -> Iterator[Text]:
    """Yield the lines of a row whose cells begin at `starts`."""
    parts: list[Text | str] = []
    width, is_doubtful = 0, False
    end, *others = pieces(cells[-1], room)
    for start, cell in zip(starts, [*cells[:-1], end], strict=True):
        if not cell:
            continue
        if is_doubtful:
            yield Text.assemble(*parts)
            parts, width = [], 0
        parts += [" " * (start - width), cell]
        width = max(start, width) + cell_len(cell.plain)
        is_doubtful = has_doubtful_width(cell.plain)
    yield Text.assemble(*parts)
    for piece in others:
        yield at(starts[-1], Text(), piece)


def at(start: int, line: Text, cell: Text) -> Text:
    """Put a cell behind a line, from a column on."""
    if not cell:
        return line
    return Text.assemble(line, " " * (start - cell_len(line.plain)), cell)


def beside(left: Sequence[Text], right: Sequence[Text], start: int) -> list[Text]:
    """Put lines beside others, from a column on; below what is too long or of doubtful width."""
    blocked = [
        number
        for number, line in enumerate(left, 1)
        if line and (cell_len(line.plain) + len(GAP) > start or has_doubtful_width(line.plain))
    ]
    lowered = [*[Text()] * max(blocked, default=0), *right]
    pairs = itertools.zip_longest(left, lowered if right else [], fillvalue=Text())
    return [at(start, line, cell) for line, cell in pairs]


def common_width(cells: Iterable[Text], most: int) -> int:
    """Return the width of the longest cell that is no longer than `most`."""
    widths = {cell_len(cell.plain) for cell in cells}
    return max((width for width in widths if width <= most), default=most)
