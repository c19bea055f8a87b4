"""Slips of the finger: one letter or character wrong, missing, too many, or two swapped."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_LEAST = 4
"""Characters of a word from which on one slip leaves no doubt what was meant."""


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


def corrected(word: str, names: Iterable[str]) -> str | None:
    """Return the part of a name that `word` is one slip away from, a whole name if there is one."""
    if len(word) < _LEAST or not word.isalpha():
        return None  # a number with another digit is another number
    found = None
    for name in names:
        if is_one_slip(word, name):
            return name
        if found is None:
            found = _part(word, name)
    return found


def _part(word: str, name: str) -> str | None:
    """Return a part of a name: of words in ASCII a whole word, of Chinese any run."""
    if word.isascii():
        return next((part for part in name.split() if is_one_slip(word, part)), None)
    for size in (len(word), len(word) + 1, len(word) - 1):
        for start in range(len(name) - size + 1):
            if size >= _LEAST and is_one_slip(word, name[start : start + size]):
                return name[start : start + size]
    return None
