"""English words as the check compares them: by their stems."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from hunanfacts.check import lexicon
from hunanfacts.search import lexicon as questions
from hunanfacts.search import matching

if TYPE_CHECKING:
    from collections.abc import Iterable

WORD = re.compile(r"[a-z](?:[a-z&]|[0-9](?![0-9]*(?:\.[0-9]|[万亿千百十%％元倍个]))|'(?!s?\b))*")
"""A word without the ending of a genitive, and without a number that it touches: GDP3万亿元."""
_LONG = 7
"""Letters of a word from which on "er" is an ending: manufacturer."""


@lru_cache(maxsize=4096)
def of_word(word: str) -> str:
    """Return the stem of an English word."""
    if word.endswith("ies"):
        word = word[:-3] + "y"
    [singular] = matching.plurals_cut([word])
    [stem] = matching.stems([singular])
    return stem.removesuffix("er") if len(stem) > _LONG else stem


def of_name(name: str) -> list[str]:
    """Return the stems of the words of a name that say what it is of."""
    found = WORD.findall(name)
    kept = [word for word in found if word not in lexicon.GRAMMAR]
    if len(kept) == 1 < len(found):  # car output is no car
        kept = [word for word in found if word not in questions.MANNER]
    return [of_word(word) for word in kept]


def of_texts(texts: Iterable[str]) -> frozenset[str]:
    """Return the stems of the words of several names."""
    return frozenset(stem for text in texts for stem in of_name(text.lower()))


def is_told(word: str, own: set[str]) -> bool:
    """Tell whether a word is one of reports, or its stem among those of a fact."""
    stem = of_word(word)
    return word in lexicon.ENGLISH_WORDS or stem in own or stem in _TOLD


_TOLD = frozenset(map(of_word, lexicon.ENGLISH_WORDS))
