"""Which facts a number may be about: those named around it, the nearest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hunanfacts.check import lexicon, prose
from hunanfacts.check.prose import Span
from hunanfacts.check.subjects import WORD, forms
from hunanfacts.check.untold import untold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hunanfacts.check.claims import Claim
    from hunanfacts.check.subjects import Mention, Subject, Subjects

_NEAR = 3
"""Characters that may stand between a number and the name behind it: 51个国家级贫困县."""
_LITTLE = 3
"""Characters in a clause that nothing tells, not beside the name, which are only manner."""
_LONGEST_NAME = 5
"""English words behind a number that begins a name."""
_HARDLY = 1.5
"""The same between a name and its number: one character or word."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A subject that a number may be about, and how sure that is."""

    subject: Subject
    is_sure: bool
    """Named right there, with nothing that would make it something else."""


def named(claim: Claim, subjects: Subjects) -> Iterator[list[Candidate]]:
    """Yield the subjects that a number may be about, those named nearest first."""
    tried: set[tuple[Mention, Subject]] = set()
    for mentions, is_carried in _levels(claim, subjects):
        found = [
            (mention, subject)
            for mention in mentions
            for subject in mention.subjects
            if (mention, subject) not in tried
        ]
        tried.update(found)
        if found:
            yield [
                Candidate(
                    subject,
                    is_sure=is_carried is not None
                    and _is_sure(claim, mention, subject, is_carried=is_carried),
                )
                for mention, subject in found
            ]


def _levels(claim: Claim, subjects: Subjects) -> Iterator[tuple[list[Mention], bool | None]]:
    """Yield the names around a number, the nearest level first, and whether they are carried on.

    None stands for a name that the number is itself a part of.
    """
    here = subjects.mentions(claim.text, claim.clause, claim.sentence)
    if numbered := [mention for mention in here if _has_number(claim, mention)]:
        yield numbered, None  # 十大技术攻关项目
        return
    if _is_in_a_name(claim, subjects):
        return  # ten key technology projects
    own = [mention for mention in here if not claim.core.holds(mention.span)]
    if paired := _paired(claim, own) or _paired_before(claim, subjects):
        yield paired, False
    if _is_one_of_several(claim):
        return
    behind = [mention for mention in own if _is_right_behind(claim, mention)]
    wholly = [mention for mention in behind if mention.span.start >= claim.core.end]
    yield wholly or behind, False
    yield _nearest(own, claim), False
    yield own, False
    for told in filter(None, (claim.heads, claim.above)):
        whole = Span(0, len(told))
        yield subjects.mentions(told, whole, whole), True
    if not (_is_bare(claim) or _has_own_subject(claim)):
        yield from _carried(claim, subjects)


def _carried(claim: Claim, subjects: Subjects) -> Iterator[tuple[list[Mention], bool]]:
    """Yield the names that a clause without one may carry on, those of the clause before first.

    What is told of a part, 其中, is none of them; what opens a sentence may be told of the next.
    """
    if any(word in claim.clause_text for word in lexicon.OF_WHICH):
        return
    clauses = prose.clauses(claim.text, claim.sentence)
    found = [(clause, claim.sentence) for clause in clauses if clause.end <= claim.clause.start]
    if claim.previous:
        last = prose.clauses(claim.text, claim.previous)
        found = [*((clause, claim.previous) for clause in last), *found]
    if claim.clause.start == claim.sentence.start:
        later = [(clause, claim.sentence) for clause in clauses if clause.start >= claim.clause.end]
        found += later[:1]
    for clause, sentence in reversed(found):
        mentions = subjects.mentions(claim.text, clause, sentence)
        yield _nearest(mentions, claim), True
        yield mentions, True


def _has_number(claim: Claim, mention: Mention) -> bool:
    """Tell whether the number is a part of the name that stands there."""
    if not mention.span.holds(claim.core) or mention.span == claim.span:
        return False
    number = claim.text[claim.core.start : claim.core.end].strip()
    return any(
        number in name.split() if name.isascii() else name[:1] == number[:1]
        for subject in mention.subjects
        for name in subject.names
    )


def _is_in_a_name(claim: Claim, subjects: Subjects) -> bool:
    """Tell whether an English number begins a name that is written a little otherwise."""
    number = claim.text[claim.core.start : claim.core.end].strip()
    words = WORD.findall(claim.text[claim.core.end : claim.clause.end])[:_LONGEST_NAME]
    return any((number, forms(word)) in subjects.numbered for word in words)


def _is_one_of_several(claim: Claim) -> bool:
    """Tell whether a number is one of several that go each with a name: which, is not sure."""
    before = claim.text[claim.clause.start : claim.span.start]
    inside = [span for span in claim.numbers if claim.clause.holds(span)]
    is_in_turn = any(word in claim.before for word in lexicon.IN_TURN)
    return is_in_turn or (len(inside) > 1 and _RESPECTIVELY[0] in before)


def is_paired(claim: Claim) -> bool:
    """Tell whether several numbers go with several names, each in its turn."""
    return any(word in claim.sentence_text for word in _RESPECTIVELY)


def _paired(claim: Claim, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the name that goes with a number where several go with several: A和B分别为…和…."""
    words = [claim.text.find(word, claim.clause.start, claim.span.start) for word in _RESPECTIVELY]
    at = max(words)
    if at < 0:
        return []
    ends = sorted({mention.span.end for mention in mentions if mention.span.end <= at})
    numbers = [span for span in claim.numbers if span.start > at and span.end <= claim.clause.end]
    if len(ends) < 2 or len(ends) != len(numbers) or claim.span not in numbers:  # noqa: PLR2004
        return []
    end = ends[numbers.index(claim.span)]
    return [mention for mention in mentions if mention.span.end == end]


def _paired_before(claim: Claim, subjects: Subjects) -> list[Mention]:
    """Return the same where the names stand in clauses before: 合同A项，金额B元，分别是…和…."""
    at = claim.text.find(_RESPECTIVELY[0], claim.clause.start, claim.span.start)
    numbers = [span for span in claim.numbers if at < span.start and span.end <= claim.clause.end]
    clauses = prose.clauses(claim.text, claim.sentence)
    before = [each for each in clauses if each.end <= claim.clause.start]
    found = [
        _nearest_end(subjects.mentions(claim.text, clause, claim.sentence)) for clause in before
    ]
    found = [mentions for mentions in found if mentions][-len(numbers) :]
    if at < 0 or len(found) != len(numbers) or claim.span not in numbers:
        return []
    return found[numbers.index(claim.span)]


def _nearest_end(mentions: list[Mention]) -> list[Mention]:
    last = max((mention.span.end for mention in mentions), default=0)
    return [mention for mention in mentions if mention.span.end == last]


_RESPECTIVELY = ("分别", "respectively")


def _is_bare(claim: Claim) -> bool:
    return not claim.amount.unit and claim.core.end == claim.span.end


def _is_right_behind(claim: Claim, mention: Mention) -> bool:
    """Tell whether a name stands right behind a number, as what it counts."""
    if mention.span.start < claim.core.start and mention.span.end > claim.core.end:
        return claim.text[claim.core.end :].lstrip()[:1].isascii()  # developed 53 products
    if mention.span.start < claim.core.end:
        return False
    gap = claim.text[claim.span.end : mention.span.start].strip()
    if gap.isascii():
        return set(WORD.findall(gap)) <= _BEFORE_A_NOUN and not set(gap) & set(",.;:")
    return len(gap) <= _NEAR and not _STOPS.intersection(gap)


_BEFORE_A_NOUN = frozenset(["of", "the", "a", "new", "its", "their", "all", "these"])
_STOPS = frozenset("，,;；。:：、")


def _nearest(mentions: list[Mention], claim: Claim) -> list[Mention]:
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


def _is_sure(claim: Claim, mention: Mention, subject: Subject, *, is_carried: bool) -> bool:
    if is_carried:
        before = Span(claim.clause.start, claim.span.start)
        is_one_of = any(word in claim.clause_text for word in lexicon.PER)
        if is_one_of or untold(claim.bare, before, subject, _HARDLY):
            return False
        if _names_a_half(claim, subject):
            return False
        is_in_text = claim.text.startswith(mention.told, mention.span.start)
        return not (is_in_text and _is_narrowed(claim, mention, subject))
    start = min(claim.clause.start, mention.span.start)
    end = max(claim.span.end + len(claim.behind), mention.span.end)
    is_behind = _is_right_behind(claim, mention)
    if is_behind:
        start = claim.span.start - len(claim.before)
    left = Span(start, min(mention.span.start, max(claim.span.start, start)))
    if any(word in claim.text[start:end] for word in lexicon.PER):
        return False
    if _names_other_body(claim, subject) or _names_a_half(claim, subject):
        return False
    between = Span(min(mention.span.end, claim.span.end), max(mention.span.start, claim.span.start))
    if mention.span.end <= claim.span.start:
        between = Span(mention.span.end, claim.span.start)
    behind = Span(max(claim.span.end, mention.span.end), end)
    return not (
        untold(claim.bare, left, subject, _LITTLE, beside="" if is_behind else "end")
        or untold(claim.bare, between, subject, _HARDLY)
        or untold(claim.bare, behind, subject, 2 * _LITTLE, beside="start")
    )


def _is_narrowed(claim: Claim, mention: Mention, subject: Subject) -> bool:
    """Tell whether a name carried on has a word before it that makes it less: new-energy cars."""
    end = mention.span.start
    first = max(0, end - _LONGEST_LEFT)
    start = max(first, *(claim.text.rfind(mark, first, end) + 1 for mark in _MARKS))
    left = Span(start, end)
    return bool(untold(claim.bare, left, subject, _MANY, beside="end"))


_MARKS = "，。；：！？,;:!?\n"
_LONGEST_LEFT = 100
_MANY = 1000
"""Characters that are no matter unless they stand beside a name."""


def _names_a_half(claim: Claim, subject: Subject) -> bool:
    """Tell whether a clause names half of what a fact measures together: 出口 of 进出口."""
    told = claim.clause_text.replace("进出口", "")
    return any(
        word in told and not any(word in name.replace("进出口", "") for name in subject.names)
        for word in lexicon.HALVES
        if any(word in name for name in subject.names)
    )


def _names_other_body(claim: Claim, subject: Subject) -> bool:
    """Tell whether a sentence is about a body, as a company, that a fact is not about."""
    told = claim.text[claim.sentence.start : claim.span.start]
    return any(
        word in told
        and not any(word in name for name in subject.names)
        and not (word in subject.stems if word.isascii() else word[:2] in subject.pairs)
        for word in lexicon.BODIES
    )
