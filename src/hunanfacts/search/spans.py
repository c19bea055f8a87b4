"""A number of years over which a question asks for growth: 这十年, the past decade."""

from __future__ import annotations

import re

from hunanfacts.figures import lexicon, reading
from hunanfacts.search.lexicon import MEASURES
from hunanfacts.text import folding

_COUNT = r"[1-9]\d?|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九两]"
_WORDS = "|".join(lexicon.ENGLISH_NUMBERS)
_SPAN = re.compile(
    rf"(?:最近|过去|这|近)?(?<!\d)(?P<zh>{_COUNT})年(?:间|来|以来|里|中|内)?"
    rf"|(?:\b(?:past|last|recent)\s+)?(?:\b(?P<en>[1-9]\d?|{_WORDS})[-\s]years?\b|\bdecade\b)",
    re.IGNORECASE,
)
_DECADE = 10


def is_asked(text: str) -> bool:
    """Tell whether a word of a question asks for growth."""
    words = set(folding.words(text))
    return any(
        meaning == "growth" and (word in words if word.isascii() else word in text)
        for word, meaning in MEASURES.items()
    )


def taken_out(text: str) -> tuple[str, int]:
    """Take a span of years out of a question: what is left, and how many years; 0 for none.

    >>> taken_out("外贸这十年涨了多少"), taken_out("trade growth, past decade"), taken_out("十年")
    (('外贸 涨了多少', 10), ('trade growth,  ', 10), ('十年', 0))
    """
    match = _SPAN.search(text) if is_asked(text) else None
    if not match:
        return text, 0
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    count = match["zh"] or match["en"]
    return rest, int(reading.parse(count).value or 0) if count else _DECADE
