"""Texts made comparable: one folded form for all ways of writing the same words.

Light enough for the start of the program: imports nothing but unicodedata.
"""

from __future__ import annotations

import unicodedata

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

ASCII = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.")
"""What ASCII words are made of once folded; a point only within a number."""
_DIGITS = frozenset("0123456789")


def fold(text: str) -> str:
    """Make width, case, punctuation and spaces alike; words in ASCII stay parted by one space.

    >>> fold("专精特新“小巨人”企业 GDP"), fold("1,261.3 Billion-Yuan")
    ('专精特新小巨人企业gdp', '1261.3 billion yuan')
    """
    kept: list[str] = []
    for run, parted in _runs(text):
        if parted and kept and kept[-1][-1] in ASCII and run[0] in ASCII:
            kept.append(" ")
        kept.append(run)
    return "".join(kept)


def words(text: str) -> list[str]:
    """Split a query into folded words: at spaces and punctuation, and where the script changes.

    >>> words("园区 企业、GDP2021")
    ['园区', '企业', 'gdp2021']
    """
    found: list[str] = []
    for run, parted in _runs(text):
        if parted or not found or (found[-1][-1] in ASCII) != (run[0] in ASCII):
            found.append(run)
        else:
            found[-1] += run
    return found


def holds(text: str, word: str) -> bool:
    """Tell whether folded `text` holds `word`: one in ASCII at a word's start, others anywhere."""
    at = text.find(word)
    if word[0] not in ASCII:
        return at >= 0
    while at > 0 and text[at - 1] in ASCII:
        at = text.find(word, at + 1)
    return at >= 0


def grams(folded: str) -> Iterator[str]:
    """Yield the terms a folded text is indexed by: its ASCII words and its pairs of characters.

    The last character of a run stands alone, so that each character begins a term.
    """
    for part in folded.split():
        start = 0
        while start < len(part):
            is_ascii = part[start] in ASCII
            end = start + 1
            while end < len(part) and (part[end] in ASCII) == is_ascii:
                end += 1
            if is_ascii:
                yield part[start:end]
            else:
                yield from (part[at : at + 2] for at in range(start, end - 1))
                yield part[end - 1 : end]
            start = end


def _runs(text: str) -> Iterator[tuple[str, bool]]:
    """Yield runs of one script, each with whether anything parts it from the run before."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    plain = plain.casefold()
    run, parted = "", False
    for at, char in enumerate(plain):
        if not (char.isalnum() or _is_inner_point(plain, at)):
            if char == "," and _parts_thousands(plain, at):
                continue
            if run:
                yield run, parted
            run, parted = "", True
        elif run and (run[-1] in ASCII) != (char in ASCII):
            yield run, parted
            run, parted = char, False
        else:
            run += char
    if run:
        yield run, parted


def _is_inner_point(text: str, at: int) -> bool:
    return text[at] == "." and text[at - 1 : at] in _DIGITS and text[at + 1 : at + 2] in _DIGITS


def _parts_thousands(text: str, at: int) -> bool:
    after = text[at + 1 : at + 4]
    full = len(after) == 3 and _DIGITS.issuperset(after)  # noqa: PLR2004 -- digits of a thousand
    return full and text[at - 1 : at] in _DIGITS and text[at + 4 : at + 5] not in _DIGITS
