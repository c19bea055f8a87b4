"""Slips of the finger: one letter or character wrong, missing, too many, or two swapped.

A slip is mended only where it hardly makes another word: a word begins right, and a Chinese
character stands for one that sounds alike (良 for 量), or makes pairs with its neighbours that
nobody writes (合全 for 合金, but not 产值 for 产量).
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_LEAST = 4
"""Characters of a word that one slip is looked for in."""


def is_one_slip(one: str, other: str) -> bool:
    """Tell whether two different words differ by one slip.

    >>> is_one_slip("grian", "grain"), is_one_slip("粮食产良", "粮食产量"), is_one_slip("ab", "ba")
    (True, True, True)
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    if len(a) == len(b):
        return a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
    return a[1:] == b or a == b[1:]


def corrected(word: str, names: Iterable[str], is_written: Callable[[str], bool]) -> str | None:
    """Return the part of a name that `word` is one slip away from, a whole name if there is one.

    `is_written` tells whether a pair of Chinese characters stands anywhere in the knowledge.
    """
    if len(word) < _LEAST or not word.isalpha():
        return None  # a number with another digit is another number
    found = None
    for name in names:
        if _is_meant(word, name, is_written):
            return name
        if found is None:
            found = _part(word, name, is_written)
    return found


def _part(word: str, name: str, is_written: Callable[[str], bool]) -> str | None:
    """Return a part of a name: of words in ASCII a whole word, of Chinese any run."""
    if word.isascii():
        return next((part for part in name.split() if _is_meant(word, part, is_written)), None)
    for size in (len(word), len(word) + 1, len(word) - 1):
        for start in range(len(name) - size + 1):
            part = name[start : start + size]
            if size >= _LEAST and _is_meant(word, part, is_written):
                return part
    return None


def _is_meant(word: str, meant: str, is_written: Callable[[str], bool]) -> bool:
    if not is_one_slip(word, meant):
        return False
    if sorted(word) == sorted(meant):
        return True
    if word.isascii() or len(word) != len(meant):
        return word[0] == meant[0]
    return _sound_alike(word, meant) or (
        word[0] == meant[0] and not any(map(is_written, _new_pairs(word, meant)))
    )


def _sound_alike(word: str, meant: str) -> bool:
    from hunanfacts.text import chinese

    return chinese.syllables(word) == chinese.syllables(meant)


def _new_pairs(word: str, meant: str) -> list[str]:
    """Return the pairs of characters that a wrong one makes with its neighbours."""
    at = next(at for at in range(len(word)) if word[at] != meant[at])
    return [word[start : start + 2] for start in (at - 1, at) if start + 2 <= len(word)]
