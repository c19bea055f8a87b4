"""A number of years over which a question asks for growth: 这十年, the past decade."""

from __future__ import annotations

import re

from hunanfacts.figures import lexicon
from hunanfacts.search.lexicon import MEASURES
from hunanfacts.text import folding

_DIGITS = "〇一二三四五六七八九"
_COUNT = rf"\d{{1,2}}|[{_DIGITS[1:]}]?十[{_DIGITS[1:]}]?|[{_DIGITS[1:]}两]"
_WORDS = "|".join(lexicon.ENGLISH_NUMBERS)
_SPAN = re.compile(
    rf"(?:最近|过去|这|近)?(?<!\d)(?P<zh>{_COUNT})年(?:间|来|以来|里|中|内)?"
    rf"|(?:\b(?:past|last|recent)\s+)?(?:\b(?P<en>\d{{1,2}}|{_WORDS})[-\s]years?\b|\bdecade\b)",
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
    return rest, _years(match["zh"] or match["en"])


def _years(count: str | None) -> int:
    if count is None:
        return _DECADE
    if count.isdecimal():
        return int(count)
    if count.isascii():
        return int(lexicon.ENGLISH_NUMBERS[count.lower()])
    tens, ten, ones = count.replace("两", "二").rpartition("十")
    return 10 * (_DIGITS.find(tens) if tens else len(ten)) + max(_DIGITS.find(ones or "〇"), 0)
