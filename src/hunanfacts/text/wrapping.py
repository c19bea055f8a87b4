"""Lines that a person reads: how wide a text is, and where it may be broken.

Chinese may be broken between any two characters, but no line begins with what closes or ends with
what opens; words of letters, and the names of options, stay whole.
"""

from __future__ import annotations

import unicodedata

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSING = frozenset({"Pe", "Pf", "Po"})
_OPENING = frozenset({"Ps", "Pi"})


def width(text: str) -> int:
    """Return how many columns a text takes; a character of ambiguous width takes one."""
    return sum(map(_width, text))


def lines(text: str, room: int, tail: str = "") -> list[str]:
    """Break a text into lines of at most `room` columns, as far as its words allow.

    Each line that is broken ends with `tail`.

    >>> lines("用 --format json 输出，供程序读。", 14)
    ['用 --format', 'json 输出，供', '程序读。']
    """
    done: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line.strip() and width(line + piece.rstrip()) > room - len(tail):
            done.append(line.rstrip() + tail)
            line = ""
        line += piece if line else piece.lstrip()
    return [*done, line.rstrip()]


def padded(text: str, columns: int) -> str:
    """Fill a text up with spaces."""
    return text + " " * (columns - width(text))


def _width(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def _pieces(text: str) -> Iterator[str]:
    """Yield what is never broken, with the spaces behind it."""
    piece = ""
    for char in text:
        if piece and _may_break(piece[-1], char):
            yield piece
            piece = ""
        piece += char
    if piece:
        yield piece


def _may_break(before: str, after: str) -> bool:
    if after == " ":
        return False
    if before == " ":
        return True
    if _width(before) == _width(after) == 1:
        return False
    return unicodedata.category(before) not in _OPENING and (
        unicodedata.category(after) not in _CLOSING
    )
