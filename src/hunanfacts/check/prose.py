"""A passage as the check reads it: texts made comparable, sentences and clauses, each in place."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from hunanfacts.text import chinese

if TYPE_CHECKING:
    from collections.abc import Iterator

_DROPPED = frozenset('“”"‘「」『』《》〈〉*_`·的')
"""Marks that may stand in a name or be left out of it, and 的."""
_GAPS = re.compile(f"[{re.escape(''.join(sorted(_DROPPED)))} ]+")
_SENTENCE_ENDS = re.compile(
    r"[。！？!?；;\n.](?:(?<!\.)[。！？!?；;\n]*|(?<![A-Z]\.)(?<=\.)(?=\s|$|[\u4e00-\u9fff]))"
)
_CLAUSE_ENDS = re.compile(
    r"[，,:：—…\n、-](?:(?<![、-])[，,:：—…\n]*(?!\d{3}(?!\d))|"
    r"(?<=\s-)(?=\s)|(?<=\d、)|(?<=、)(?=\d))"
)
"""Both begin with one of a few characters, so that all others are passed over at once."""


class Span(NamedTuple):
    """A stretch of a text."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Tell whether all of another stretch lies in it."""
        return self.start <= other.start and other.end <= self.end


def plain(text: str) -> str:
    """Write a text in small, simplified letters of one width; it stays as long as it is."""
    narrow = text.translate(_NARROW) if _IS_WIDE.search(text) else text
    small = narrow.lower()
    return chinese.simplified(small if len(small) == len(text) else narrow)


_WIDE = range(ord("！"), ord("～") + 1)
_NARROW = (
    {ord("\u3000"): " ", ord("’"): "'"}
    | dict.fromkeys(map(ord, "‐‑–"), "-")
    | {code: chr(code - _WIDE[0] + ord("!")) for code in _WIDE if chr(code) not in "，：；！？（）"}
)
_IS_WIDE = re.compile(f"[{re.escape(''.join(map(chr, _NARROW)))}]")


def squeezed(text: str) -> tuple[str, list[int]]:
    """Return a plain text without quotation marks and spaces that part no Latin words.

    With it comes where each of its characters stands in the text.
    """
    parts: list[str] = []
    kept: list[int] = []
    done = 0
    for gap in _GAPS.finditer(text):
        start, end = gap.span()
        parts.append(text[done:start])
        kept += range(done, start)
        done = end
        space = text.find(" ", start, end)
        if space >= 0 and start and text[start - 1].isascii() and text[end : end + 1].isascii():
            parts.append(" ")
            kept.append(space)
    return "".join([*parts, text[done:]]), [*kept, *range(done, len(text))]


@lru_cache(maxsize=512)
def comparable(text: str) -> str:
    """Make a text comparable, of which no place is asked for."""
    told = plain(text)
    return squeezed(told)[0] if _GAPS.search(told) else told


def sentences(text: str, span: Span) -> Iterator[Span]:
    """Yield the sentences of a stretch; 。and ； end one, so does a full stop before a space.

    What has no end is parted at commas, and where it has none of these either, wherever it is long:
    the time that a sentence takes grows by the square of its length.
    """
    for sentence in _parted(text, span, _SENTENCE_ENDS):
        if sentence.end - sentence.start <= _LONGEST_SENTENCE:
            yield sentence
        else:
            yield from _not_too_long(text, sentence)


_LONGEST_SENTENCE = 500
"""Characters of a sentence; the longest of reports have some three hundred."""


def _not_too_long(text: str, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    while sentence.end - start > _LONGEST_SENTENCE:
        cut = start + _LONGEST_SENTENCE
        comma = max(text.rfind(mark, start + _LONGEST_SENTENCE // 2, cut) for mark in "，,、 ")
        cut = comma + 1 if comma >= 0 else cut
        yield Span(start, cut)
        start = cut
    yield Span(start, sentence.end)


@lru_cache(maxsize=64)
def clauses(text: str, sentence: Span) -> tuple[Span, ...]:
    """Return the clauses of a sentence, which commas, colons and dashes part."""
    return tuple(_parted(text, sentence, _CLAUSE_ENDS))


def _parted(text: str, whole: Span, ends: re.Pattern[str]) -> Iterator[Span]:
    start = whole.start
    for match in ends.finditer(text, start, whole.end):
        end = match.end()
        if not text[start:end].isspace():
            yield Span(start, end)
        start = end
    if text[start : whole.end].strip():
        yield Span(start, whole.end)
