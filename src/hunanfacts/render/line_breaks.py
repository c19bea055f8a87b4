"""Where a line may end: at spaces, and between Chinese characters as their typesetting rules say.

No line begins with a closing sign or ends with an opening one (GB/T 15834-2011, 5.1), and a number
stays with the character beside it, which is mostly its unit.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

_NOT_FIRST = frozenset({"Pe", "Pf", "Po", "Pd"})
"""Categories of signs that belong to what stands before them: closing ones, stops, dashes."""
_NOT_LAST = frozenset({"Ps", "Pi", "Sc"})
"""Categories of signs that belong to what comes: opening ones, and those of currencies."""
_DIGITS = frozenset("0123456789")


def pieces(text: Text, width: int) -> list[Text]:
    """Part a text into lines of at most `width` columns; one that is not to be wrapped stays."""
    if text.no_wrap or most_columns(text.plain) <= width:
        return [text]
    parts = list(text.divide(_ends(text.plain, width)))
    for part in parts:
        part.rstrip()
    return parts


def has_doubtful_width(text: str) -> bool:
    """Tell whether a terminal may draw some character one column wide or two, as it is set up."""
    return most_columns(text) > cell_len(text)


def most_columns(text: str) -> int:
    """Return how many columns a text takes where each character is as wide as it may be."""
    if text.isascii():
        return len(text)
    return cell_len(text) + sum(unicodedata.east_asian_width(char) == "A" for char in text)


def _ends(text: str, width: int) -> Iterator[int]:
    """Yield where lines end; a run that has no place for it is cut where the width is full."""
    start = used = end = 0
    for place, char in enumerate(text):
        if place > start and _may_part(text[place - 1], char):
            end = place
        columns = most_columns(char)
        if used + columns > width and char != " " and place > start:
            start = end if end > start else place
            yield start
            used = most_columns(text[start:place])
        used += columns


def _may_part(before: str, after: str) -> bool:
    """Tell whether a line may end between two characters."""
    if before == " ":
        return after != " "
    categories = unicodedata.category(before), unicodedata.category(after)
    if categories == ("Pf", "Pi"):
        return True  # one quotation after another
    if not (_is_wide(before) or _is_wide(after)) or _DIGITS & {before, after}:
        return False
    is_mark = categories[1][0] == "M"
    return not (categories[0] in _NOT_LAST or categories[1] in _NOT_FIRST or is_mark)


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in {"W", "F"}
