"""Passages composed of pieces of a file, each piece with its place."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate, pairwise
from operator import add
from typing import TYPE_CHECKING, Literal

from hunanfacts.check.records import Passage, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from hunanfacts.check.records import PassageKind

    Stretches = tuple[tuple[int, Place], ...]
    IsWanted = Callable[[str], bool]
    """Tells of the text of a passage whether it is wanted; all that has such a text in it has to be
    wanted as well."""

COMMENT = re.compile(r"<!--\s*hunanfacts\s*:\s*ignore\s*-->", re.IGNORECASE)
"""Says that a figure is not to be checked."""
LONGEST = 4_000
"""Characters of a passage; a longer paragraph is cut, at the end of a sentence if it has one."""

_LONGEST_LABEL = 300
"""Characters of a heading, a head or a caption that what it is of is read with."""

Gap = Literal["line", "left-out", "space"]
"""What stands between two pieces: the end of a line, something left out, or surely a space."""

_WIDE = frozenset({"W", "F"})
_WIDE_OR_QUOTE = frozenset({"W", "F", "A"})
"""Of East Asian width; “ ” … — are ambiguous, and in Chinese text they are wide."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ITEM = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|[①-⑳]"
    r"|[^，。；：！？\s\x00-\xff]{2,16}："
)
"""How a line begins that is an item of a list to a reader, and to Markdown the same paragraph."""
_ENDS = (("。", "！", "？", "；", ". ", "! ", "? "), ("，", "、", ", "), (" ",))
"""Where a long paragraph is cut, the best first."""


def unit_column(heads: Sequence[str]) -> int | None:
    """Return the column of a table that is called 单位 or unit, None where there is none."""
    named = (head.strip().lower().removesuffix("s") in _UNIT_HEADS for head in heads)
    return next((column for column, is_unit in enumerate(named) if is_unit), None)


def unit_in(heads: Sequence[str], cells: Sequence[str]) -> str:
    """Return what a row of a table has in that column, or nothing."""
    column = unit_column(heads)
    return "" if column is None else "".join(cells[column : column + 1]).strip()


def is_any_wanted(_: str) -> bool:
    """Tell that every passage is wanted."""
    return True


_UNIT_HEADS = frozenset({"单位", "计量单位", "unit"})


def starts_of_lines(text: str) -> list[int]:
    r"""Return where the lines of a text begin, which \n parts, so that the last may be empty."""
    lines = text.split("\n")
    return [*map(add, accumulate(map(len, lines[:-1]), initial=0), range(len(lines)))]


class Lines:
    r"""The lines of a text; each ends with \n."""

    def __init__(self, text: str) -> None:
        """Find where they begin."""
        self._starts = starts_of_lines(text)

    def place(self, offset: int) -> Place:
        """Return the line and the column of an offset."""
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)


class Composition:
    """A passage while it is composed, and after it the next one of the same file."""

    def __init__(self, is_wanted: IsWanted) -> None:
        """Begin with nothing."""
        self._is_wanted = is_wanted
        self._begin(())
        self._year = ""

    def _begin(self, ignored: tuple[int, ...]) -> None:
        self._pieces: list[str] = []
        self._stretches: list[tuple[int, Place]] = []
        self._ignored = list(ignored)
        self._length = 0
        self._last = ""
        self._behind = (0, 0)
        """The line and the column right behind the last piece."""
        self._gap: tuple[Gap, Place] | None = None

    @property
    def text(self) -> str:
        """What has been composed so far, without spaces at its ends."""
        return "".join(self._pieces).rstrip()

    def add(self, piece: str, place: Place) -> None:
        """Add a piece that stands in one line from that place on.

        Spaces at its start are left out at the start of the passage and behind another space.
        """
        bare = piece.lstrip()
        if not bare:
            if piece:
                self.part("space", place)
            return
        if self._gap is not None and self._last:
            gap, where = self._gap
            if told := _told(gap, self._last, piece):
                self._append(told, where)
        self._gap = None
        if len(bare) < len(piece) and (not self._last or self._last.isspace()):
            place = Place(place.line, place.column + len(piece) - len(bare))
            piece = bare
        self._append(piece, place)

    def part(self, gap: Gap, place: Place) -> None:
        """Say what stands in the file behind the last piece, and where."""
        if self._gap is None or gap == "space":
            self._gap = (gap, place)

    def ignore(self) -> None:
        """Say that a figure here is not to be checked."""
        self._ignored.append(self._length)

    def finish(
        self,
        kind: PassageKind = "text",
        headings: tuple[str, ...] = (),
        heads: tuple[str, ...] = (),
        caption: str = "",
        last: str = "",
    ) -> Iterator[Passage]:
        """Yield what has been composed, if it is not empty and is wanted, and begin anew.

        What is to be ignored where nothing stands is ignored at the start of the next passage.
        Of what stands over it a passage has the beginnings.
        """
        text, stretches, ignored = self.text, self._stretches, self._ignored
        self._begin((0,) if ignored and not text else ())
        headings, heads = _beginnings(headings), _beginnings(heads)
        caption, last = _beginnings((caption, last))
        start = 0
        for end in cuts(text):
            if self._is_wanted(part := text[start:end]):
                yield Passage(
                    text=part,
                    places=_between(stretches, start, end),
                    kind=kind,
                    headings=headings,
                    heads=heads,
                    caption=caption,
                    last=last,
                    year=self._year,
                    ignored=_ignored_between(ignored, start, end, is_last=end == len(text))
                    if ignored
                    else (),
                )
            if years := _YEAR.findall(text, start, end):
                self._year = years[-1]
            start = end

    def skip(self) -> None:
        """Leave a passage out of which nothing has been composed yet."""
        self._ignored.clear()

    def _append(self, piece: str, place: Place) -> None:
        if (place.line, place.column) != self._behind:
            self._stretches.append((self._length, place))
        self._pieces.append(piece)
        self._length += len(piece)
        self._last = piece[-1]
        self._behind = (place.line, place.column + len(piece))


def _beginnings(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([text[:_LONGEST_LABEL] for text in texts])


def joined(lines: Sequence[str]) -> str:
    """Return what a passage says of which these are the lines, each without spaces at its ends."""
    pieces = list(lines[:1])
    for before, line in pairwise(lines):
        pieces += _told("line", before[-1], line), line
    return "".join(pieces)


def _told(gap: Gap, before: str, piece: str) -> str:
    """Return how a gap between a character and a piece is told."""
    behind = piece[0]
    if gap == "line" and (behind == "(" or not behind.isascii()) and _ITEM.match(piece):
        return "\n"
    return " " if _needs_space(gap, before, behind) else ""


def _needs_space(gap: Gap, before: str, behind: str) -> bool:
    """Tell whether a gap between two characters is told by a space."""
    if before.isspace() or behind.isspace():
        return False
    if gap == "left-out":  # two numbers must not become one
        return before.isalnum() and behind.isalnum()
    if gap == "space" or (before.isascii() and behind.isascii()):
        return True
    widths = {unicodedata.east_asian_width(before), unicodedata.east_asian_width(behind)}
    return not (widths <= _WIDE_OR_QUOTE and widths & _WIDE)


def cuts(text: str) -> Iterator[int]:
    """Yield where each part of a text ends, a text of usual length being one; none if empty."""
    end = 0
    while len(text) - end > LONGEST:
        end = _cut(text, end)
        yield end
    if text:
        yield len(text)


def _cut(text: str, start: int) -> int:
    for ends in _ENDS:
        found = [(text.rfind(each, start + 1, start + LONGEST), len(each)) for each in ends]
        at, length = max(found)
        if at > 0:
            return at + length
    return start + LONGEST


def _between(stretches: list[tuple[int, Place]], start: int, end: int) -> Stretches:
    """Return the stretches of a part of a text, counted from its start."""
    if len(stretches) == 1 and not start:
        return (stretches[0],)
    first = bisect_right(stretches, start, key=lambda each: each[0]) - 1
    last = bisect_right(stretches, end - 1, key=lambda each: each[0])
    offset, place = stretches[first]
    begin = Place(place.line, place.column + start - offset)
    rest = ((offset - start, place) for offset, place in stretches[first + 1 : last])
    return ((0, begin), *rest)


def _ignored_between(ignored: list[int], start: int, end: int, *, is_last: bool) -> tuple[int, ...]:
    inside = (at for at in ignored if start <= at and (at < end or is_last))
    return tuple(min(at, end) - start for at in inside)
