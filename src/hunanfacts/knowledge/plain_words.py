"""A quick look at a text: whether all its numbers are years and figures, just as the file has them.

Reading a text takes a hundred times as long, and most texts need none. Where this is not sure it
says no.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hunanfacts.figures import lexicon, units
from hunanfacts.figures.bounds import PLACES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hunanfacts.model.records import Fact, Figure
    from hunanfacts.model.vocabulary import Language

_CHINESE = "".join({*lexicon.CHINESE_DIGITS, *lexicon.PLACES, *lexicon.TENS}) + "万亿两半双倍成番几"
_NUMERAL = re.compile(rf"[0-9０-９½¼¾{_CHINESE}]")
_UNUSUAL = re.compile(rf"[０-９½¼¾{_CHINESE}]")
_DIGIT = re.compile("[0-9]")
_CHINESE_YEAR = re.compile(r"(?<![0-9.,-])(?:19|20)[0-9]{2}年|（[0-9]+）")
_WORDS = frozenset(
    {
        *lexicon.ENGLISH_NUMBERS,
        *lexicon.ENGLISH_ORDINALS,
        *lexicon.FRACTIONS,
        *lexicon.ENGLISH_SCALES,
        *("half", "halves", "quarter", "dozen", "dozens", "couple", "twice", "once", "thrice"),
        *("double", "doubled", "triple", "tripled", "nil"),
        *("hundreds", "thousands", "millions", "billions", "trillions"),
    }
)
_LETTERS = re.compile("[a-z]+")
_NUMBER = re.compile(
    r"(?P<before>(?:\b(?:in|to|of|was|were|is|are|by|at|since) |[(]))?"
    r"(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)"
    r"(?P<behind>[.,;:)]*(?= [(][0-9]|\s*$| [a-z]+ [0-9]{4}\b)| (?=came|was|were)|[.)]+)?"
)


class Attention:
    """How many numbers of a file's texts are still read; more than facts have would take seconds.

    What is not read is not judged.
    """

    def __init__(self) -> None:
        """Begin with what any file may have."""
        self._left = _MOST_READ

    def goes_on(self, fact: Fact) -> None:
        """Turn to the next fact, which may have more."""
        self._left += _MOST_OF_A_FACT + _MOST_OF_A_FIGURE * len(fact.figures)

    def is_worth(self, text: str) -> bool:
        """Tell whether a text is read, which then leaves so much less for others."""
        cost = len(_NUMBERS.findall(text)) + len(text) // _CHARACTERS
        if cost > self._left:
            return False
        self._left -= cost
        return True


_MOST_READ, _MOST_OF_A_FACT, _MOST_OF_A_FIGURE = 10_000, 8, 4
"""Numbers that are read in a file, and those more for each fact and for each figure. Half a year's
statistics in two languages have sixteen to a fact with two or three figures."""
_CHARACTERS = 100
"""Of a text, that take as long to read as a number."""
_NUMBERS = re.compile(rf"[0-9０-９½¼¾]+|[{_CHINESE}]+")


def is_plain(text: str, figures: Sequence[Figure], language: Language) -> bool:
    """Tell whether a text surely has no number but years and figures, and those as in the file."""
    if language == "zh":
        return not _NUMERAL.search(text) or _is_plain_chinese(text, figures)
    if not text.isascii() and _UNUSUAL.search(text):
        return False
    if not _WORDS.isdisjoint(_LETTERS.findall(text.lower())):
        return False
    return not _DIGIT.search(text) or _is_plain_english(text, figures)


def _is_plain_chinese(text: str, figures: Sequence[Figure]) -> bool:
    if any("年" in figure.unit or figure.measure in PLACES for figure in figures):
        return False
    for figure in figures:
        before, _, behind = text.partition(f"{figure.value}{figure.unit}")
        if not _NUMERAL.match(behind) and not _ends_in_numeral(before):
            text = f"{before} {behind}"
    return not _NUMERAL.search(_CHINESE_YEAR.sub(" ", text))


def _ends_in_numeral(text: str) -> bool:
    return text[-1:] in {".", "-", "第", "百"} or bool(_NUMERAL.match(text[-1:]))


def _is_plain_english(text: str, figures: Sequence[Figure]) -> bool:
    """Tell the same of an English text without number words, whose numbers have no unit.

    Such numbers can only count, so that only figures that count are of account.
    """
    counted: dict[str, str] = {}
    for figure in figures:
        unit = units.read(figure.unit)
        if figure.measure in PLACES or not unit.base or figure.value is None:
            return False
        if unit.base in units.COUNTED:
            counted[_digits(str(figure.value))] = str(figure.value) if unit.scale == 1 else ""
    for found in _NUMBER.finditer(text):
        if not found["before"] or found["behind"] is None:
            return False
        number = found["number"]
        known = counted.get(_digits(number), number.replace(",", ""))
        if known != number.replace(",", ""):
            return False
    return True


def _digits(number: str) -> str:
    """Return the digits of a number without those that only say where its point is."""
    return re.sub("[.,-]", "", number).strip("0")
