"""What stands beside a name and makes it something else: what neither fact nor report tells."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from hunanfacts.check import lexicon
from hunanfacts.check.names import stems
from hunanfacts.check.names.stems import WORD
from hunanfacts.check.prose import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hunanfacts.check.names.mentions import Subject

_FEW_WORDS = 2
ONLY_BESIDE = 1000
"""Characters that are no matter unless they stand beside a name."""


def untold(
    text: str, span: Span, subject: Subject | None, allowed: float, *, beside: str = ""
) -> str:
    """Return what a stretch has that neither the subject nor the words of reports tell.

    Up to so many characters of it are nothing, and of English words a third as many, unless they
    stand right at the end or the start that is told by `beside`, or at the end before words of the
    subject: 一般贸易进出口 is less than 进出口. Where `beside` is "noun", an English word for many
    things at the start is enough: carbide exports are no carbide.
    """
    if span.end <= span.start:
        return ""
    told = _covered(text, span, subject)
    rest = "".join(text[at] for at in _chinese(text, span) if not told[at - span.start])
    words = _strange_words(text, span, subject)
    edge = ""
    if beside == "noun":
        nouns = [word for word in words if text[word.end - 1] == "s"]
        edge = _word_beside(text, span, nouns, "start")
    elif beside:
        places = range(span.start, span.end)
        outwards = places[::-1] if beside == "end" else places
        own = 0
        if beside == "end" and subject:
            by_reports = _covered_by_reports(text, span)
            is_own = (told[at - span.start] and not by_reports[at - span.start] for at in outwards)
            own = sum(itertools.takewhile(bool, is_own))
            if any(place in text[span.end - own : span.end] for place in subject.places):
                own = 0
        edge = _run_beside(text, told, outwards[own:], span.start)
        edge = edge or _word_beside(text, span, words, beside)
    if edge or len(rest) > allowed or len(words) > allowed / 3 * _FEW_WORDS:
        return edge or rest or " ".join(text[word.start : word.end] for word in words)
    return ""


@lru_cache(maxsize=256)
def _chinese(text: str, span: Span) -> Sequence[int]:
    """Return where Chinese characters stand in a stretch."""
    return [match.start() for match in _CHINESE.finditer(text, span.start, span.end)]


_CHINESE = re.compile("[\u3400-\u9fff]")


def _run_beside(text: str, told: list[bool], places: Sequence[int], start: int) -> str:
    """Return the untold characters at one end of a stretch.

    A single one is grammar, unless a particle makes a name of it: 自贡.
    """
    run = list(
        itertools.takewhile(
            lambda at: not told[at - start] and "\u3400" <= text[at] <= "\u9fff", places
        )
    )
    following = [at for at in places if at not in run][:1]
    if len(run) == 1 and following and text[following[0]] in _FIRST_OF_NAMES:
        run += following
    return "".join(text[at] for at in sorted(run)) if len(run) > 1 else ""


_FIRST_OF_NAMES = frozenset("自中上大长南北东西平安新")
"""Characters of grammar that names of places begin with."""


_CHINESE_WORDS = re.compile(
    f"(?=[{''.join(sorted({word[0] for word in lexicon.WORDS}))}]|.增)"
    f"(?!{'|'.join(filter(str.isalpha, lexicon.HALVES))})(?:"
    + "|".join(sorted(lexicon.WORDS, key=len, reverse=True))
    + ")"
    + "|[\u4e00-\u9fff]增(?=[了至到近约超逾 ]|$)"
)
"""猛增 and 激增 are verbs of growth right before a number.

What a word begins with is looked for first, since there are hundreds of them.
"""


def _covered(text: str, span: Span, subject: Subject | None) -> list[bool]:
    told = list(_covered_by_reports(text, span))
    if subject is not None and not text[span.start : span.end].isascii():
        for at in range(max(span.start - 1, 0), span.end):
            if text[at : at + 2] in subject.pairs:
                for place in (at, at + 1):
                    if span.start <= place < span.end:
                        told[place - span.start] = True
    return told


@lru_cache(maxsize=256)
def _covered_by_reports(text: str, span: Span) -> Sequence[bool]:
    told = [False] * (span.end - span.start)
    if not text[span.start : span.end].isascii():
        for match in _CHINESE_WORDS.finditer(text, span.start, span.end):
            start, end = match.start() - span.start, match.end() - span.start
            told[start:end] = [True] * (end - start)
    return told


def _strange_words(text: str, span: Span, subject: Subject | None) -> list[Span]:
    own = subject.stems if subject else set()
    return [
        Span(match.start(), match.end())
        for match in WORD.finditer(text, span.start, span.end)
        if not stems.is_told(match[0], own)
    ]


def _word_beside(text: str, span: Span, words: Sequence[Span], beside: str) -> str:
    for word in words:
        gap = text[word.end : span.end] if beside == "end" else text[span.start : word.start]
        if gap.strip() in _DETERMINERS:
            return text[word.start : word.end]
    return ""


_DETERMINERS = frozenset(["", "such", "these", "those", "other", "different"])
"""What may stand before a noun and leaves it what it is: 21 such zones."""


@lru_cache(maxsize=256)
def says(text: str, words: frozenset[str]) -> bool:
    """Tell whether a text has one of some words, English ones whole."""
    chinese, english = _by_script(words)
    return bool(chinese.search(text)) or not english.isdisjoint(WORD.findall(text))


def grows(text: str) -> bool:
    """Tell whether a text says that something grew or fell, in whatever verb: 猛增, 增至."""
    return bool(_GROWS.search(text)) or says(text, lexicon.GROWTH)


_GROWS = re.compile("(?<!新)增(?!加值|值|材|量)")
"""The character of growth, where it does not belong to a noun."""


@lru_cache(maxsize=32)
def _by_script(words: frozenset[str]) -> tuple[re.Pattern[str], frozenset[str]]:
    english = frozenset(word for word in words if word.isascii())
    return re.compile("|".join(map(re.escape, words - english))), english
