"""What an author means who writes a word of a closed list as people say it: 超过 for over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.figures import reading
from hunanfacts.model.errors import AmountError
from hunanfacts.wording import names

if TYPE_CHECKING:
    from collections.abc import Collection

_NAMES = (names.KINDS, names.MEASURES, names.STATUSES, names.PRICES)


def meant(word: str, known: Collection[str]) -> str:
    """Return the word of a list that is called so in Chinese or English; empty where none is."""
    told = word.strip().casefold()
    for table in _NAMES:
        for each, called in table.items():
            if each in known and told in called.texts:
                return each
    return _bound(told, known)


def _bound(word: str, known: Collection[str]) -> str:
    """Return the bound that a word has before or behind a number."""
    for phrase in (f"{word}3个", f"3个{word}", f"{word} 3 items"):
        try:
            bound = reading.parse(phrase).bound
        except AmountError:
            continue
        if bound in known and bound != "exact":
            return bound or ""
    return ""
