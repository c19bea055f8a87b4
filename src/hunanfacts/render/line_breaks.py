"""Texts parted into lines that fit a terminal, whatever it makes of characters of two widths."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.cells import cell_len

from hunanfacts.text import wrapping

if TYPE_CHECKING:
    from rich.text import Text


def pieces(text: Text, width: int) -> list[Text]:
    """Part a text into lines of at most `width` columns; one that is not to be wrapped stays."""
    if text.no_wrap or most_columns(text.plain) <= width:
        return [text]
    parts = list(text.divide(wrapping.ends(text.plain, width, most_columns)))
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
    if _JOINING.isdisjoint(text):
        return sum(map(_columns_of_one, text))
    return cell_len(text) + sum(unicodedata.east_asian_width(char) == "A" for char in text)


_JOINING = frozenset("\u200d\ufe0f")
"""What makes characters take other columns together than each does."""


@lru_cache(maxsize=50_000)  # Rich keeps far fewer, and looks for each of the others for long
def _columns_of_one(char: str) -> int:
    return cell_len(char) + (unicodedata.east_asian_width(char) == "A")
