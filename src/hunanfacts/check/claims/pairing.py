"""Several names and several numbers that go with one another in turn: A和B分别为…和…."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hunanfacts.check import lexicon, prose
from hunanfacts.check.claims import own_words, told_periods
from hunanfacts.check.prose import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hunanfacts.check.claims.claims import Claim
    from hunanfacts.check.names.mentions import Mention, Subject
    from hunanfacts.check.names.subjects import Subjects

_IN_TURN, _RESPECTIVELY = "分别", "respectively"
_BEHIND = len(", ") + len(_RESPECTIVELY)


def is_paired(claim: Claim) -> bool:
    """Tell whether several numbers of the sentence go with several names, each in its turn."""
    return _IN_TURN in claim.sentence_text or _RESPECTIVELY in claim.sentence_text


def is_one_of_several(claim: Claim) -> bool:
    """Tell whether a number is one of several that go each with a name: which, is not sure."""
    if _stands_for(claim) is not None:
        return True
    if "/" in {claim.before.strip(), claim.behind.strip()}:
        return True  # number / value: 2.7 times / 28.5 times
    return len(_numbers(claim)) > 1 and not told_periods.are_paired(claim)


def _stands_for(claim: Claim) -> int | None:
    """Return which of two names before stands for the subject, from the last: 前者, the latter."""
    for place, words in ((-2, lexicon.FORMER), (-1, lexicon.LATTER)):
        if any(word in claim.before for word in words):
            return place
    return None


def stood_for(claim: Claim, subjects: Subjects) -> list[Mention]:
    """Return the names that 前者 or 后者 stands for, where two stand before it."""
    place = _stands_for(claim)
    if place is None:
        return []
    sentences = [claim.previous, claim.sentence] if claim.previous else [claim.sentence]
    found = [each for part in sentences for each in names_before(claim, subjects, part)]
    return found[place] if len(found) > 1 else []


def paired(
    claim: Claim, mentions: Sequence[Mention], subjects: Subjects
) -> tuple[list[Mention], list[Span]] | None:
    """Return the names that go with a number where as many names as numbers stand in turn.

    With them comes where the other names stand.
    """
    numbers = _numbers(claim)
    if told_periods.are_paired(claim) or len(numbers) < 2:  # noqa: PLR2004 -- two are the fewest that can go in turn
        return None
    before = [each for each in mentions if each.span.end <= _names_end(claim, numbers)]
    for groups in _groupings(claim, before, subjects):
        if len(groups) == len(numbers):
            own = groups[numbers.index(claim.span)]
            return own, [each.span for group in groups if group is not own for each in group]
    return None


def _numbers(claim: Claim) -> list[Span]:
    """Return the numbers of the clause that go in turn, where this is one of them."""
    stretch = _in_turn(claim)
    if stretch is None:
        end = claim.clause.end + _BEHIND
        at = claim.text.find(_RESPECTIVELY, claim.clause.start, end)
        if at < 0 or _BEFORE_NUMBERS.match(claim.text, at):
            return []
        stretch = claim.clause
    return claim.numbers_in(stretch)


def _in_turn(claim: Claim) -> Span | None:
    """Return the stretch from 分别 on in which a number stands, which 、 does not end."""
    at = claim.text.rfind(_IN_TURN, claim.sentence.start, claim.span.start)
    if at < 0 or _COMMA.search(claim.text, at, claim.span.start):
        return None
    end = _COMMA.search(claim.text, claim.span.end, claim.sentence.end)
    return Span(at, end.start() if end else claim.sentence.end)


_BEFORE_NUMBERS = re.compile(rf"{_RESPECTIVELY} (?:[a-z]+ ){{0,2}}\d")
"""Where the numbers that go in turn come behind it."""
_COMMA = re.compile(r"[，；;]|,(?!\d{3})")


def _names_end(claim: Claim, numbers: list[Span]) -> int:
    at = claim.text.rfind(_IN_TURN, claim.sentence.start, numbers[0].start)
    return at if at >= 0 else numbers[0].start


def _groupings(
    claim: Claim, before: list[Mention], subjects: Subjects
) -> Iterator[list[list[Mention]]]:
    """Yield ways to take names together as one each: by their end, by their beginning.

    国家级、省级企业技术中心 are two names with one end; those of 产量、产值占全国比重 end one after
    the other. Without names in the clause, those that end the clauses before it: 合同A项，金额B元，
    分别是…和….
    """
    longest: dict[Subject, Mention] = {}
    shortest: dict[Subject, Mention] = {}
    for mention in sorted(before, key=lambda each: (each.span.end, -each.span.start)):
        shortest.update(
            (subject, mention) for subject in mention.subjects if subject not in shortest
        )
        longest.update(
            (subject, mention)
            for subject in mention.subjects
            if subject not in longest or longest[subject].span.end < mention.span.end
        )
    whole, first = (list(dict.fromkeys(each.values())) for each in (longest, shortest))
    yield _together(whole, [mention.span.end for mention in whole])
    yield _together(whole, [mention.span.start for mention in whole])
    yield _together(first, [mention.span.end for mention in first])
    yield _by_own_words(claim, before, subjects)
    yield names_before(claim, subjects, claim.sentence)[-len(_numbers(claim)) :]
    yield _of_numbers_before(claim, subjects)


def _by_own_words(
    claim: Claim, before: Sequence[Mention], subjects: Subjects
) -> list[list[Mention]]:
    """Return the subjects of one name in the order of their own words: 分国家级和省级两类."""
    named = subjects.named_clauses(claim.text, claim.sentence)
    last = next((found for span, found in named[::-1] if span.end <= claim.clause.start), [])
    start = claim.clause.start if before else claim.sentence.start
    text = claim.text[: _names_end(claim, _numbers(claim))]
    for mention in before or last:
        among = [
            each
            for other in before or last
            if other.span == mention.span
            for each in other.subjects
        ]
        if len(among) != len(_numbers(claim)):
            continue
        found = {each: own_words.first_own(text, start, each, among) for each in among}
        places = {span: each for each, span in found.items() if span}
        if len(places) == len(among):
            return [
                [mention._replace(span=span, subjects=(places[span],))] for span in sorted(places)
            ]
    return []


def _of_numbers_before(claim: Claim, subjects: Subjects) -> list[list[Mention]]:
    """Return the names of the numbers before those in turn: A 5项、B 3亿元，分别是…和…."""
    own = _numbers(claim)
    clauses = prose.clauses(claim.text, claim.sentence)
    found = []
    for number in claim.numbers[: claim.numbers.index(own[0])][-len(own) :]:
        clause = next((each for each in clauses if each.holds(number)), claim.sentence)
        mentions = subjects.mentions(claim.text, clause, claim.sentence)
        found.append(_ending([each for each in mentions if each.span.end <= number.start]))
    return [mentions for mentions in found if mentions]


def _together(mentions: list[Mention], places: list[int]) -> list[list[Mention]]:
    """Return the names that have the same place together, in the order of the places."""
    told = list(zip(mentions, places, strict=True))
    return [[each for each, at in told if at == place] for place in sorted(set(places))]


def names_before(claim: Claim, subjects: Subjects, sentence: Span) -> list[list[Mention]]:
    """Return the names that end each of the clauses of a sentence before, if they have any."""
    found = [
        _of_kind(_ending(subjects.mentions(claim.text, clause, sentence)), claim.text, clause)
        for clause in prose.clauses(claim.text, sentence)
        if clause.end <= claim.clause.start
    ]
    return [mentions for mentions in found if mentions]


def _of_kind(mentions: list[Mention], text: str, clause: Span) -> list[Mention]:
    """Keep of the subjects of names those that are of money, or those that are not, as a clause."""
    is_money = any(word in text[clause.start : clause.end] for word in ("元", "yuan"))
    kept = [
        mention._replace(subjects=subjects)
        for mention in mentions
        if (subjects := tuple(each for each in mention.subjects if each.is_of_money == is_money))
    ]
    return kept or mentions


def _ending(mentions: list[Mention]) -> list[Mention]:
    last = max((mention.span.end for mention in mentions), default=0)
    return [mention for mention in mentions if mention.span.end == last]
