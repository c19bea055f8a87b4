"""The periods that a number is claimed for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from hunanfacts.check.claims import time_words
from hunanfacts.check.claims.time_words import NOW, PART_OF_A_YEAR, named, without_compared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hunanfacts.check.claims.claims import Claim

_OPENED = re.compile(r"[（(][^（()）]*$")
"""A bracket behind a number in which another one stands, of another time: （2012年的28.5倍）."""
_RESPECTIVELY = re.compile(r"分别|respectively")
_TIME = r"(?:(?:19|20)\d\d年?|十[一二三四五六]五|1\dth five-year plan)(?:期间|时期)?"
_JOINED_TIMES = re.compile(rf"{_TIME}(?:(?:[、和与及]|,? and |, ){_TIME})+")
"""Periods that stand side by side, which numbers may go with in turn."""


def of(claim: Claim) -> tuple[Sequence[str], bool]:
    """Return the periods that a number may be claimed for, the nearest first.

    With them comes whether a part of a year is meant, though its year may not be said.
    """
    found, is_part = _told_near(claim)
    if found or NOW.search(claim.bare, claim.sentence.start, claim.clause.end):
        return found, is_part
    found = claim.left.periods if len(set(claim.left.periods)) == 1 else ()
    return found, is_part or claim.left.is_part


@lru_cache(maxsize=8)
def _told_near(claim: Claim) -> tuple[Sequence[str], bool]:
    """Return the same as far as the sentence, the one before, or what is over it tells."""
    text = claim.bare
    opened = _OPENED.search(claim.behind)
    behind = claim.behind[: opened.start()] if opened else claim.behind
    end = claim.span.end + len(behind) if opened else claim.clause.end
    near = text[claim.clause.start : end]
    sentence = text[claim.sentence.start : claim.clause.start]
    is_part = _names_a_part(claim, claim.sentence.start, end)
    if paired := _paired(claim):
        return [paired], is_part
    before = text[claim.span.start - len(claim.before) : claim.span.start]
    if behind.isascii() and (found := named(behind)):
        return found[:1], is_part and _names_a_part(claim, claim.clause.start, end)
    for told in (before, without_compared(near), claim.heads):
        if found := named(told):
            return found[::-1], is_part and _names_a_part(claim, claim.clause.start, end)
    if alone := time_words.alone(sentence):
        since = alone + near[: claim.span.start - claim.clause.start] + behind
        return named(alone), bool(PART_OF_A_YEAR.search(since))
    is_then = near.lstrip().startswith(("when", "当时", "那时"))
    earlier = sentence if is_then else without_compared(sentence)
    if found := named(earlier):
        return found[::-1], is_part
    later = "" if opened else text[claim.clause.end : claim.sentence.end]
    if later.isascii() and (found := named(without_compared(later))):
        return found[:1], is_part
    if NOW.search(sentence + near):
        return (), is_part
    earlier = text[claim.previous.start : claim.previous.end] if claim.previous else ""
    over = map(named, (claim.above, *claim.titles))
    found = time_words.of_sentence(earlier) or next(filter(None, over), ())
    found = found if len(set(found)) == 1 else ()
    is_part = is_part or claim.left.is_part
    return found, is_part or bool(PART_OF_A_YEAR.search(claim.above + claim.heads))


def is_told_near(claim: Claim) -> bool:
    """Tell whether the sentence of a number, the one before, or what is over it names a period."""
    return bool(_told_near(claim)[0])


def names_a_part_here(claim: Claim) -> bool:
    """Tell whether a number is of a part of a year, and not only what is told before it.

    A month is that of all the sentence, a half of what stands in its clause or right behind it.
    """
    alone = time_words.alone(claim.bare[claim.sentence.start : claim.clause.start])
    return (
        _names_a_part(claim, claim.clause.start, claim.clause.end)
        or bool(PART_OF_A_YEAR.search(alone))
        or bool(time_words.MONTH.search(claim.text, *claim.sentence))
    )


def _names_a_part(claim: Claim, start: int, end: int) -> bool:
    """Tell whether a part of a year is named around a number between two places."""
    if not time_words.may_name_a_part(claim.text):
        return False
    around = (start, claim.span.start), (claim.span.end, end)
    found = (match for stretch in around for match in PART_OF_A_YEAR.finditer(claim.text, *stretch))
    return any(not _AS_OF.search(claim.text, start, match.start()) for match in found)


_AS_OF = re.compile(
    r"(?:截[至止]到?|[到至]|\b(?:by|as of|(?:the )?end of|until)) ?(?:(?:19|20)\d\d年?)? ?$"
)
"""Before a month up to which something is told: that is no part of a year."""


def here(claim: Claim) -> tuple[str, ...]:
    """Return the periods that the clause of a number names, or one before that names nothing else.

    2012年，湖南地区生产总值22154.2亿元: the year is that of the number.
    """
    alone = time_words.alone(claim.bare[claim.sentence.start : claim.clause.start])
    if _SAME_YEAR.search(claim.clause_text):
        alone = claim.bare[(claim.previous or claim.sentence).start : claim.clause.start]
    return named(claim.bare[claim.clause.start : claim.clause.end]) + named(alone)


_SAME_YEAR = re.compile(r"同年|当年|那一年|\b(?:the same|that) year\b")


def are_paired(claim: Claim) -> bool:
    """Tell whether several numbers go with several periods: 2012年和2021年分别为."""
    return bool(_paired(claim))


@lru_cache(maxsize=4)
def _tells_in_turn(text: str) -> bool:
    return bool(_RESPECTIVELY.search(text))


def _paired(claim: Claim) -> str:
    """Return the period that goes with a number where several go with several, each in its turn."""
    if not _tells_in_turn(claim.text):
        return ""
    whole = claim.bare[claim.sentence.start : claim.sentence.end]
    if not _RESPECTIVELY.search(whole):
        return ""
    inside = claim.numbers_in(claim.clause)
    for joined in _JOINED_TIMES.finditer(whole):
        found = named(joined[0])
        for numbers in (inside, claim.numbers):
            if len(found) == len(numbers) and claim.span in numbers:
                return found[numbers.index(claim.span)]
    return ""
