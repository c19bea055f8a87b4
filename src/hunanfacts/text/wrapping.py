"""Lines that a person reads: how wide a text is, and where a line of it may end.

It may at spaces, and between Chinese characters as their typesetting rules say: no line begins with
a closing sign or ends with an opening one (GB/T 15834-2011, 5.1), and a number stays with the
character beside it, which is mostly its unit, unless that is a stop before it. Words of letters and
names of options stay whole, and the mark of a footnote, as [1], stays with what it marks.
"""

from __future__ import annotations

import unicodedata
from itertools import pairwise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NOT_FIRST = frozenset({"Pe", "Pf", "Po", "Pd"})
"""Categories of signs that belong to what stands before them: closing ones, stops, dashes."""
_NOT_LAST = frozenset({"Ps", "Pi", "Sc"})
"""Categories of signs that belong to what comes: opening ones, and those of currencies."""
_EITHER = frozenset("«»")
"""Quotation marks that open in one language and close in another: they stay with both sides."""
_DIGITS = frozenset("0123456789")
_SIGNS = frozenset(":/")
"""Behind which a run is rather cut than within a word."""
_LONGEST_MARK = len("[999]")


def width(text: str) -> int:
    """Return how many columns a text takes; a character of ambiguous width takes one."""
    return len(text) if text.isascii() else sum(map(_width, text))


def padded(text: str, columns: int) -> str:
    """Fill a text up with spaces."""
    return text + " " * (columns - width(text))


def lines(text: str, room: int, tail: str = "") -> list[str]:
    """Break a text into lines of at most `room` columns, as far as its words allow.

    Each line that is broken ends with `tail`.

    >>> lines("用 --format json 输出，供程序读。", 14)
    ['用 --format', 'json 输出，供', '程序读。']
    """
    told = text.strip()
    cuts = [0, *ends(told, room - len(tail), cuts_words=False), len(told)]
    *broken, last = (told[start:end].strip() for start, end in pairwise(cuts))
    return [*(line + tail for line in broken), last]


def ends(
    text: str, room: int, columns: Callable[[str], int] = width, *, cuts_words: bool = True
) -> Iterator[int]:
    """Yield where lines of at most `room` columns end.

    A run that has no place for it is cut behind a sign in it, else where the room is full, or with
    `cuts_words` False is left to go beyond it. `columns` tells how wide a text is.
    """
    start = used = end = 0
    for place, char in enumerate(text):
        if place > start and _may_part(text[place - 1], char) and not _is_mark(text, place):
            end = place
        wide = columns(char)
        is_full = used + wide > room and char != " " and place > start
        if is_full and (end > start or cuts_words):
            start = end if end > start else _cut(text, start, place)
            yield start
            used = columns(text[start:place])
        used += wide


def _is_mark(text: str, place: int) -> bool:
    """Tell whether the mark of a footnote begins at a place."""
    if text[place] != "[":
        return False
    number, closing, _ = text[place + 1 : place + _LONGEST_MARK].partition("]")
    return bool(closing) and number.isdecimal()


def _cut(text: str, start: int, full: int) -> int:
    """Return where to cut a run that fills the room: behind a sign, else before what may begin."""
    places = range(full, start, -1)
    behind = (at for at in places if text[at - 1] in _SIGNS and text[at].isalpha())
    allowed = (at for at in places if _may_begin(text[at - 1], text[at]))
    return next(behind, next(allowed, full))


def _may_begin(before: str, after: str) -> bool:
    """Tell whether signs allow that a line ends between two characters."""
    last, first = unicodedata.category(before), unicodedata.category(after)
    is_kept = last in _NOT_LAST or first in _NOT_FIRST or first[0] == "M"
    return not is_kept and _EITHER.isdisjoint((before, after))


def _may_part(before: str, after: str) -> bool:
    """Tell whether a line may end between two characters."""
    if before == " ":
        return after != " "
    last, first = unicodedata.category(before), unicodedata.category(after)
    if (last, first) == ("Pf", "Pi"):
        return True  # one quotation after another
    if last == "Po" and _is_wide(before):  # 、 ends a part, also before a number or a path
        return after == "/" or _may_begin(before, after)
    if not (_is_wide(before) or _is_wide(after)) or _DIGITS & {before, after}:
        return False
    return _may_begin(before, after)


def _width(char: str) -> int:
    if char.isascii():
        return 1
    return 0 if unicodedata.combining(char) else 1 + _is_wide(char)


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in {"W", "F"}
