"""Names whose words stand before a number and behind it, and may be of two things with one each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.check.claims import own_words
from hunanfacts.check.names import stems
from hunanfacts.check.names.stems import WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hunanfacts.check.claims.claims import Claim
    from hunanfacts.check.names.mentions import Mention


def is_across(claim: Claim, mention: Mention, others: Sequence[Mention]) -> bool:
    """Tell whether a name in parts goes on, behind a number, into the name of something else.

    It does where it stands whole before: 万亿级产业集群14个、千亿级产业集群3个. So does an English
    one of which more stands before: 6,920 poor villages and 51 poor counties are out of poverty.
    """
    if mention.words:
        return len(mention.words) > 1 and _goes_on(claim, mention, others)
    if mention.is_whole:
        return False
    numbers = claim.numbers_in(mention.span)
    if not numbers:
        return False
    inside = [other for other in others if other.is_whole and mention.span.holds(other.span)]
    return any(
        first.span.end <= number.start and number.end <= last.span.start
        for first in inside
        if first.subjects == mention.subjects
        for last in inside
        for number in numbers
    )


def _goes_on(claim: Claim, mention: Mention, others: Sequence[Mention]) -> bool:
    """Tell whether the words of an English name are of two things that have a number each."""
    if mention.span.start >= claim.span.end:  # 20 parks and 400 cybersecurity engineers
        inside = claim.numbers_in(mention.span)
        found = (WORD.search(claim.text, number.end, mention.span.end) for number in inside)
        own = claim.text[claim.span.end : inside[0].start] if inside else ""
        return any(
            word and stems.of_word(word[0]) in mention.words and word[0] not in own
            for word in found
        )
    if not mention.span.holds(claim.span):
        return False
    before = [
        other
        for other in others
        if other.subjects == mention.subjects
        and mention.span.start < other.span.end <= claim.span.start
    ]
    return any(not _stands_for(claim, mention, other, others) for other in before)


def _stands_for(claim: Claim, mention: Mention, first: Mention, others: Sequence[Mention]) -> bool:
    """Tell whether own words stand for a name: 62 centres at national level, 320 at provincial."""
    among = {each for other in others if other.span == first.span for each in other.subjects}
    return len(among) > 1 and all(
        own_words.has_all_own(claim.behind, each, tuple(among)) for each in mention.subjects
    )
