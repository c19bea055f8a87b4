"""What may have been meant by a word that is not one of those there are."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from hunanfacts.text import listing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_LIKE = 0.6
"""How alike two words must be, as `difflib` reckons it."""
_MANY = 300
"""Words that one is compared with; each takes some hundredths of a millisecond."""
_LONGEST = 100
"""Characters of a word that is meant for another; the names of a file have some twenty."""
_MOST_SLIPS = 100
"""Different words of a file that are compared with its names: as many as a person is told of."""


class Names:
    """Names of a file, which of very many slips may each be meant for.

    Some hundred names are compared with each slip, so that only the first slips have an answer.
    """

    def __init__(self, known: Collection[str]) -> None:
        """Take the names, which may become more until the first slip."""
        self._known = known
        self._listed = ""
        self._meant: dict[str, str] = {}

    def listed(self) -> str:
        """List the names for a message, the first of many.

        It is one text for all slips, of which each may be kept: names may be long.
        """
        if not self._listed:
            more = ["…"] if len(self._known) > listing.MOST else []
            self._listed = ", ".join([*itertools.islice(self._known, listing.MOST), *more])
        return self._listed

    def nearest(self, word: str) -> str:
        """Return what `nearest` does; nothing where it was asked about very many others before."""
        if word not in self._meant and len(self._meant) < _MOST_SLIPS:
            self._meant[word] = nearest(word, self._known)
        return self._meant.get(word, "")


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that is most like another; empty where none is near."""
    if len(word) > _LONGEST:
        return ""
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
