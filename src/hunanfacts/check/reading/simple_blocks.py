"""Blocks of Markdown that are told by how their lines begin, without trying the parser's rules.

Nothing that stands in a line of a kind told here, before it or behind it, could make anything else
of it by the rules of CommonMark. What is not surely so is left to the parser.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = r"(?:[^\s`~>*_+\-\[<#\d|:=]|\d+(?![\d.)]))"
"""How a text begins that no mark of a block begins, nor what makes more of the line before it."""
_HEADING = re.compile(r"(#{1,6})(?:[ \t]([^#|\n]*))?(?![^\n])")
_UNDERLINED = re.compile(rf"(?={_WORD})([^|\n]+)\n(?:(-+)|=+)[ \t]*(?![^\n])")
_PARAGRAPH = re.compile(rf"{_WORD}|\[\^")
"""How a paragraph begins; no address of a link begins with ^."""
_ALONE = re.compile(rf"(?={_PARAGRAPH.pattern})([^\n]+)(?:\n[ \t]*(?![^\n])|\Z)")
"""A paragraph of one line, as most are."""
_ENDS = {
    "": re.compile(rf"\n(?!{_WORD}|\[)|\Z"),
    "> ": re.compile(rf"\n(?!> {_WORD})|\Z"),
}
"""Where a paragraph ends whose lines all begin so, unless the line behind goes on with it."""
_QUOTATION = re.compile(rf"> {_WORD}")
_GAP = re.compile(r"\n[ \t]*(?![^\n])|\Z")
"""The end of a line that nothing stands behind."""


class Simple(NamedTuple):
    """Lines that are a block: a heading has a level, all begin with the same marks."""

    text: str
    marks: int = 0
    """Characters in front of the text of each line."""
    level: int = 0
    is_marked: bool = False


def read(text: str, begin: int) -> Simple | None:
    """Read the block that begins there, at the left of a line; None if it is not a simple one."""
    if text[begin] == "#":
        return _heading(text, begin)
    if alone := _ALONE.match(text, begin):
        return Simple(alone[1])
    if _PARAGRAPH.match(text, begin):
        return _paragraph(text, begin, "") or _underlined(text, begin)
    return _paragraph(text, begin, "> ") if _QUOTATION.match(text, begin) else None


def _heading(text: str, begin: int) -> Simple | None:
    heading = _HEADING.match(text, begin)
    if heading is None:
        return None
    marks, told = heading.groups("")
    return Simple(told, level=len(marks), is_marked=True)


def _paragraph(text: str, begin: int, marks: str) -> Simple | None:
    """Read a paragraph that an empty line ends, and whose lines all begin with some marks."""
    found = _ENDS[marks].search(text, begin)
    end = found.start() if found else len(text)
    if not _GAP.match(text, end):
        return None
    told = text[begin + len(marks) : end]
    return Simple(told.replace(f"\n{marks}", "\n") if marks else told, len(marks))


def _underlined(text: str, begin: int) -> Simple | None:
    """Read a heading of a line and a line below it."""
    heading = _UNDERLINED.match(text, begin)
    return heading and Simple(heading[1], level=2 if heading[2] else 1)


def _item(mark: str) -> re.Pattern[str]:
    begin = rf"{mark} {{1,4}}(?={_WORD})"
    return re.compile(rf"{begin}([^\n]+)\n(?:[ \t\n]*\n)?(?={begin})")


_ITEMS = {
    **{mark: _item(re.escape(mark)) for mark in "-+*"},
    **{mark: _item(rf"[0-9]{{1,9}}{re.escape(mark)}") for mark in ".)"},
}
_MARK = re.compile(r"(?:[0-9]{1,9}([.)])|([-+*]))(?= )")


def items(text: str, begin: int) -> Iterator[re.Match[str]]:
    """Yield the first items of the list that begins there at the left of a line, but for the last.

    Each is a line, and what stands between it and the next item of the list. The first group is its
    text.
    """
    mark = _MARK.match(text, begin)
    if mark is None:
        return
    pattern = _ITEMS[mark[1] or mark[2]]
    while item := pattern.match(text, begin):
        yield item
        begin = item.end()
