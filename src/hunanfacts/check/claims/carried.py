"""Names that a number may be of though they do not stand in its clause: carried on to it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from hunanfacts.check import lexicon
from hunanfacts.check.names.untold import untold
from hunanfacts.check.prose import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from hunanfacts.check.claims.claims import Claim
    from hunanfacts.check.names.mentions import Mention, Subject
    from hunanfacts.check.names.subjects import Subjects

_LITTLE = 3
"""Characters of a clause that nothing tells, and which are only manner."""
_BARELY = 2
"""The same in a sentence that tells of nothing."""
_MOST_CLAUSES = 30
"""Clauses that a name may be carried on from; those of a sentence are a handful."""


def names(
    claim: Claim, subjects: Subjects, may_be: Callable[[Claim, Subject], bool]
) -> Iterator[Sequence[Mention]]:
    """Yield the names that stand in heads and headings, or before the clause of a number."""
    for told in filter(None, (claim.heads, "" if _is_in_prose(claim) else claim.above)):
        whole = Span(0, len(told))
        if above := subjects.mentions(told, whole, whole):
            yield above
    if _is_part(claim):
        return
    yield from _of_last(claim, subjects)
    if claim.previous and len(claim.before) > 1:
        whole = Span(claim.previous.start, claim.sentence.end)
        begun = subjects.mentions(claim.text, claim.clause, whole)
        if ended := [mention for mention in begun if _ends_a_name(mention)]:
            yield ended  # 十大技术攻关项目。总投资
    if _may_be_carried(claim):
        yield from _carried(claim, subjects, may_be)


def may_be_named(claim: Claim, subjects: Subjects) -> bool:
    """Tell whether there is any use in looking for the names that a number may be of."""
    last = f"{claim.last}，{_own(claim)}" if claim.last else ""
    return any(map(subjects.may_be_named, (claim.text, claim.heads, claim.above, last)))


def _own(claim: Claim) -> str:
    """Return what goes on from the row or item before: the heads of a cell, or the sentence."""
    return claim.heads or claim.text[claim.sentence.start : claim.span.start]


def _is_in_prose(claim: Claim) -> bool:
    """Tell whether a number counts nothing in a long sentence, which its heading does not name."""
    return is_bare(claim) and claim.sentence.end - claim.sentence.start > _LONGEST_ITEM


_LONGEST_ITEM = 40
"""Characters of an item that leaves it to its heading what is counted."""


def _ends_a_name(mention: Mention) -> bool:
    """Tell whether a name ends here that may have begun before; 湖南 or 项目 alone is none."""
    if mention.words:
        return True
    return len(mention.told) >= _LEAST_END and any(
        name.endswith(mention.told[-2:]) for subject in mention.subjects for name in subject.names
    )


_LEAST_END = 3
"""Characters of the end of a name that goes on from the sentence before: 总投资."""


def _of_last(claim: Claim, subjects: Subjects) -> Iterator[list[Mention]]:
    """Yield names that the row or item before begins or has: 技术合同, and in the next 成交金额."""
    own = _own(claim)
    if not claim.last or not own or any(word in own for word in lexicon.SUMS):
        return
    head = Span(claim.sentence.start, claim.sentence.start + max(own.find(mark) for mark in "：:"))
    if not claim.heads and untold(claim.bare, head, None, _LITTLE):
        return  # 技术创新示范企业：国家级34家 is an item of its own
    told = f"{claim.last}，{own}"
    whole, last = Span(0, len(told)), Span(0, len(claim.last))
    for inside in (Span(last.end + 1, whole.end), last):
        if found := subjects.mentions(told, inside, whole):
            yield found


def _carried(
    claim: Claim, subjects: Subjects, may_be: Callable[[Claim, Subject], bool]
) -> Iterator[Sequence[Mention]]:
    """Yield the names that a clause without one may carry on, those of the clause before first.

    What is told of a part, 其中, is none of them; what opens a sentence may be told of the next.
    """
    clauses = subjects.named_clauses(claim.text, claim.sentence)
    before = bisect_right(clauses, claim.clause.start, key=_end)
    found = clauses[max(before - _MOST_CLAUSES, 0) : before]
    if len(found) < _MOST_CLAUSES:
        last = _of_sentences_before(claim, subjects)
        found = last[len(found) - _MOST_CLAUSES :] + found
    if claim.clause.start == claim.sentence.start:
        later = bisect_left(clauses, claim.clause.end, key=_start)
        alone = [
            (clause, mentions)
            for clause, mentions in clauses[later : later + 1]
            if not claim.numbers_in(clause) or _FROM_TO.match(claim.clause_text)
        ]  # what has a number there goes with that one
        found = (found + alone)[-_MOST_CLAUSES:]
    named_in = [mentions for _, mentions in found[::-1] if mentions]
    for mentions in named_in:
        if any(may_be(claim, subject) for each in mentions for subject in each.subjects):
            yield nearest(mentions, claim)
            yield mentions


_FROM_TO = re.compile(r" ?(?:从|由|from ).*?(?:到|至| to )")
"""How what is told of the next clause begins: from 15% to 23.9%, the share rose by half."""


def _of_sentences_before(claim: Claim, subjects: Subjects) -> list[tuple[Span, list[Mention]]]:
    """Return the names in the sentence before; one that tells of nothing else carries them on."""
    if claim.previous is None:
        return []
    clauses = subjects.named_clauses(claim.text, claim.previous)
    is_nameless = not any(mentions for _, mentions in clauses)
    if claim.earlier and is_nameless and not untold(claim.bare, claim.previous, None, _BARELY):
        return subjects.named_clauses(claim.text, claim.earlier)
    return clauses


def _start(named: tuple[Span, object]) -> int:
    return named[0].start


def _end(named: tuple[Span, object]) -> int:
    return named[0].end


def _is_part(claim: Claim) -> bool:
    """Tell whether a number is of a part of what is told before, as 其中 and of them say."""
    if claim.behind.lstrip().startswith("of them"):
        before = slice((claim.previous or claim.sentence).start, claim.span.start)
        return claim.text[before] != claim.bare[before]  # of a number told before
    told = claim.heads + claim.clause_text
    return any(word in told for word in lexicon.OF_WHICH)


def _may_be_carried(claim: Claim) -> bool:
    """Tell whether a number may be of what is named before, as nothing else is counted.

    A bare number may where its clause says nothing else: more than 400, or 162 of them.
    """
    if _has_own_subject(claim):
        return False
    return not (is_bare(claim) and untold(claim.bare, claim.clause, None, 0))


def nearest(mentions: list[Mention], claim: Claim) -> list[Mention]:
    """Return the names that end last before the number, else those that begin first behind it."""
    before = [mention for mention in mentions if mention.span.end <= claim.span.start]
    if before:
        last = max(mention.span.end for mention in before)
        return [mention for mention in before if mention.span.end == last]
    behind = [mention for mention in mentions if mention.span.start >= claim.span.end]
    first = min((mention.span.start for mention in behind), default=0)
    return [mention for mention in behind if mention.span.start == first]


def _has_own_subject(claim: Claim) -> bool:
    """Tell whether a clause names what its number counts, in words that no report has."""
    return bool(untold(claim.bare, Span(claim.clause.start, claim.span.start), None, _LITTLE))


def is_bare(claim: Claim) -> bool:
    """Tell whether a number has no unit, nor a word of what is counted."""
    return not claim.amount.unit and claim.core.end == claim.span.end
