"""A reader's own copy of a source: its paragraphs, as locators count them, and phrases in them."""

from __future__ import annotations

import unicodedata

_INDENT = "\u3000\u3000"
"""Two full-width spaces, with which a paragraph begins in Chinese print."""
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»「」『』\"'‘’", '"'))


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, of which the first is the title, and is number 0.

    They are told by their indents, or where there are none by their lines.
    """
    parts = text.replace("\n", "").split(_INDENT) if _INDENT in text else text.split("\n")
    return [part.strip() for part in parts if part.strip()]


def span_of(written: str, paragraph: str) -> tuple[int, int] | None:
    """Return where in a paragraph a phrase stands as printed, or None.

    Spaces, the width of characters and the form of quotes make no difference.
    """
    wanted, _ = _alike(written)
    found, places = _alike(paragraph)
    at = found.find(wanted)
    if at < 0 or not wanted:
        return None
    return places[at], places[at + len(wanted) - 1] + 1


def _alike(text: str) -> tuple[str, list[int]]:
    """Return a text without what makes no difference, and where each character of it stood."""
    alike = [
        (part, place)
        for place, char in enumerate(text)
        for part in unicodedata.normalize("NFKC", char).translate(_QUOTES)
        if not part.isspace()
    ]
    return "".join(part for part, _ in alike), [place for _, place in alike]
