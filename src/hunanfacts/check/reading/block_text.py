"""The text of a block of Markdown, and where each piece of it stands in the file.

A parser hands the text of a block over without what stands in front of its lines: indents, marks of
quotations and lists; in the cells of a table also without the backslash of an escaped pipe.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PIPE = re.compile(r"(?<!\\)\|")
_ESCAPED_PIPE = re.compile(r"\\\|")
_SPACES = (
    " \t\n\v\f\r\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""What CommonMark takes for white space, and the parser leaves out at the ends of a row."""


class BlockText:
    """A text, and stretches of it that stand together in the file, by ascending offset."""

    __slots__ = ("_offsets", "_sources", "text")

    def __init__(self, text: str, offsets: Sequence[int], sources: Sequence[int]) -> None:
        """Take for each stretch its offset in the text and its offset in the file."""
        self.text = text
        self._offsets = offsets
        self._sources = sources

    @property
    def is_together(self) -> bool:
        """Tell whether all of it stands together in the file."""
        return len(self._sources) == 1

    def source(self, offset: int) -> int:
        """Return the offset in the file of what stands at an offset of the text."""
        nearest = max(bisect_right(self._offsets, offset) - 1, 0)
        return self._sources[nearest] + max(offset - self._offsets[nearest], 0)

    def pieces(self, start: int, end: int) -> Iterator[tuple[str, int]]:
        """Yield the pieces of a part of the text, each with its offset in the file."""
        while start < end:
            following = bisect_right(self._offsets, start)
            stop = min(end, *self._offsets[following : following + 1], end)
            yield self.text[start:stop], self.source(start)
            start = stop

    def parts(self, longest: int) -> Iterator[tuple[int, int]]:
        """Yield where parts of the text begin and end: whole lines, which are cut nowhere."""
        start = 0
        while start < len(self.text):
            end = len(self.text)
            if end - start > longest:
                break_at = self.text.rfind("\n", start, start + longest)
                break_at = self.text.find("\n", start) if break_at < 0 else break_at
                end = break_at + 1 or end
            yield start, end
            start = end


def of_lines(text: str, file: str, begins: Sequence[int]) -> BlockText:
    """Find the lines of a text in a file, in which each of its lines begins at or behind `begins`.

    A line that is not found there, which no text is known for, is taken to begin where it may.
    """
    offsets: list[int] = []
    sources: list[int] = []
    offset, number = 0, 0
    for line in text.split("\n"):
        bare = line.lstrip(" \t")
        found = -1
        for at in range(number, len(begins)):
            found = file.find(bare, begins[at], _line_end(file, begins[at]))
            if found >= 0 or sources:  # only a parser's first lines may be left out
                number = at
                break
        sources.append(found if found >= 0 else begins[min(number, len(begins) - 1)])
        offsets.append(offset + len(line) - len(bare))
        offset += len(line) + 1
        number += 1
    return BlockText(text, offsets, sources)


def of_cells(texts: Sequence[str], file: str, begin: int) -> list[BlockText]:
    """Find the cells of a row of a table in the line that begins there."""
    line = file[begin : _line_end(file, begin)].rstrip(_SPACES)
    if "\\" not in line:
        return list(_plain_cells(texts, line, begin))
    marks = [mark.start() for mark in _PIPE.finditer(line)]
    starts = [0, *(mark + 1 for mark in marks)]
    if marks and not line[: marks[0]].strip(_SPACES):
        starts = starts[1:]
    ends = [*(start - 1 for start in starts[1:]), len(line)]
    spans = [*zip(starts, ends, strict=True), *[(0, 0)] * len(texts)]
    return [
        _cell(text, line[start:end], begin + start)
        for text, (start, end) in zip(texts, spans, strict=False)
    ]


def _plain_cells(texts: Sequence[str], line: str, begin: int) -> Iterator[BlockText]:
    """Find the cells of a row in which no pipe is escaped, as rows are that anybody writes."""
    parts = line.split("|")
    at = begin
    if len(parts) > 1 and not parts[0].strip(_SPACES):
        at += len(parts.pop(0)) + 1
    for text, part in zip(texts, [*parts, *[""] * len(texts)], strict=False):
        yield BlockText(text, (0,), (at + max(part.find(text), 0),))
        at += len(part) + 1


def _cell(text: str, cell: str, source: int) -> BlockText:
    lead = max(_ESCAPED_PIPE.sub("|", cell).find(text), 0)
    offsets, sources = [0], [source + lead]
    for dropped, pipe in enumerate(_ESCAPED_PIPE.finditer(cell)):
        offsets.append(max(pipe.start() - dropped - lead, 0))
        sources.append(source + pipe.start() + 1)
    return BlockText(text, offsets, sources)


def _line_end(file: str, begin: int) -> int:
    end = file.find("\n", begin)
    return end if end >= 0 else len(file)
