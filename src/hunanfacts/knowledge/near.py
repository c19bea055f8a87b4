"""What may have been meant by a word that is not one of those there are."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_LIKE = 0.6
"""How alike two words must be, as `difflib` reckons it."""
_MANY = 300
"""Words that one is compared with; each takes some hundredths of a millisecond."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that is most like another; empty where none is near."""
    import difflib  # only a file with a fault has a use for it

    plain = {each.casefold(): each for each in known}
    asked_for = word.casefold().strip()
    found = difflib.get_close_matches(asked_for, _likely(asked_for, plain), 1, _LIKE)
    return plain[found[0]] if found else ""


def _likely(word: str, known: Collection[str]) -> Iterable[str]:
    """Return the words that are compared: of many only some that begin or end as this one does."""
    if len(known) <= _MANY:
        return known
    start, end = word[:2], word[-2:]
    alike = (each for each in known if each.startswith(start) or each.endswith(end))
    return itertools.islice(alike, _MANY)


def hint(word: str, known: Iterable[str]) -> dict[str, str | int]:
    """Return the details of a message that ask whether a known word was meant, if one is near."""
    return asked(nearest(word, known))


def asked(meant: str) -> dict[str, str | int]:
    """Return the details of a message that ask whether this was meant; none for nothing."""
    if not meant:
        return {}
    return {"hint_zh": f"是不是“{meant}”？", "hint_en": f'did you mean "{meant}"? '}
