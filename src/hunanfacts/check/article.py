"""A reader's own copy of a source: its paragraphs, as locators count them, and phrases in them."""

from __future__ import annotations

import unicodedata
from array import array
from functools import cache
from typing import TYPE_CHECKING

from hunanfacts.check.reading import drafts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_INDENT = "\u3000\u3000"
"""Two full-width spaces, with which a paragraph begins in Chinese print."""
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»「」『』\"'‘’", '"'))
_POINTS = ".,"
_AS_TEXT = drafts.Remedy(zh="存成文本", en="save it as text")


def read(path: str) -> list[str]:
    """Return the paragraphs of a file: text, Markdown or a Word document.

    Raises DraftError where it cannot be read, or is marked up so much that this takes long.
    """
    if drafts.is_marked_up(path):
        return list(_passages(path))
    return paragraphs(drafts.text(path))


def _passages(path: str) -> Iterator[str]:
    """Yield the passages of a file, of which every cell of a table is one."""
    letters = 0
    passages = drafts.passages(path, takes_long=False, remedy=_AS_TEXT)
    for number, passage in enumerate(passages):
        letters += len(passage.text)
        drafts.require_quick(drafts.are_few(number, letters), path, _AS_TEXT)
        yield passage.text


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, of which the first is the title, and is number 0.

    They are told by their indents, or where there are none by their lines.
    """
    parts = text.replace("\n", "").split(_INDENT) if _INDENT in text else text.split("\n")
    return [part.strip() for part in parts if part.strip()]


@cache
def _comparable(char: str) -> str:
    """Return what a character is compared as; nothing for a space."""
    alike = unicodedata.normalize("NFKC", char).translate(_QUOTES)
    alike = alike if len(alike) <= _LONGEST else char
    return "".join(part for part in alike if not part.isspace())


_LONGEST = 4
"""Characters that a sign is written in otherwise; only ligatures of Arabic have more."""


class Alike:
    """A text without what makes no difference: spaces, the width of characters, forms of quotes."""

    __slots__ = ("_places", "text")

    def __init__(self, text: str) -> None:
        """Make it comparable, and keep where each character stood."""
        alike = list(map(_comparable, text))
        self.text = "".join(alike)
        self._places: Sequence[int] = range(len(text))
        if not all(len(each) == 1 for each in alike):
            self._places = array("I", (at for at, each in enumerate(alike) for _ in each))

    def whole_span(self, start: int, end: int) -> tuple[int, int] | None:
        """Return what `span` does; None where a number goes on beyond the stretch.

        A part of a longer number is not it: 5篇 does not stand in 45篇.
        """
        return None if self._goes_on(start) or self._goes_on(end) else self.span(start, end)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the comparable text stands in the text as it was."""
        return self._places[start], self._places[end - 1] + 1

    def _goes_on(self, at: int) -> bool:
        """Tell whether a number goes on from before a place to behind it, without a space."""
        if 0 < at < len(self.text) and self._places[at] - self._places[at - 1] > 1:
            return False
        before, behind = self.text[max(0, at - 2) : at], self.text[at : at + 2]
        if before[-1:] in _POINTS:
            before = before[:-1]
        elif behind[:1] in _POINTS:
            behind = behind[1:]
        return before[-1:].isnumeric() and behind[:1].isnumeric()
