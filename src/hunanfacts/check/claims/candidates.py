"""Which facts a number may be about: those named around it, the nearest first."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from hunanfacts.check import lexicon
from hunanfacts.check.claims import carried, crossing, displaced, pairing
from hunanfacts.check.names import stems
from hunanfacts.check.names.stems import WORD
from hunanfacts.check.names.untold import ONLY_BESIDE, untold
from hunanfacts.check.prose import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from hunanfacts.check.claims.claims import Claim
    from hunanfacts.check.names.mentions import Mention, Subject
    from hunanfacts.check.names.subjects import Subjects

_NEAR = 3
"""Characters that may stand between a number and the name behind it: 51个国家级贫困县."""
_FARTHEST = 90
"""Letters that may stand there of the words of an English name."""
_LITTLE = 3
"""Characters in a clause that nothing tells, not beside the name, which are only manner."""
_LONGEST_NAME = 5
"""English words behind a number that begins a name."""
_HARDLY = 1.5
"""The same between a name and its number: one character or word."""


class Candidate(NamedTuple):
    """A subject that a number may be about, and how sure that is."""

    subject: Subject
    is_sure: bool
    """Named right there, with nothing that would make it something else."""
    is_carried: bool = False
    """Named in another clause, in part at least."""


class _Level(NamedTuple):
    """Names that stand equally near to a number."""

    mentions: Sequence[Mention]
    is_carried: bool = False
    """From another clause."""
    is_part: bool = False
    """The number is a part of the name."""
    beside: Sequence[Span] = ()
    """Where other names stand that go with other numbers."""


def named(
    claim: Claim, subjects: Subjects, may_be: Callable[[Claim, Subject], bool]
) -> Iterator[list[Candidate]]:
    """Yield the subjects that a number may be about, those named nearest first, for each name.

    Left out are those that it may not be of for its unit and measure, as `may_be` tells. What is
    farther than a name of too many subjects is not meant.
    """
    if not carried.may_be_named(claim, subjects):
        return
    tried: set[tuple[Span, Subject]] = set()
    here = subjects.mentions(claim.text, claim.clause, claim.sentence)
    is_of_too_many = False
    for level in _levels(claim, subjects, may_be):
        if is_of_too_many:
            return
        is_of_too_many = not all(mention.subjects for mention in level.mentions)
        found = {
            (mention.span, subject): mention
            for mention in sorted(level.mentions, key=_is_whole)
            for subject in mention.subjects
            if (mention.span, subject) not in tried and may_be(claim, subject)
        }
        if not found:
            continue
        tried.update(found)
        beside = [
            *level.beside,
            *_begun_by(claim, level.mentions, here),
            *_of_numbers_before(claim, level.mentions, here),
        ]
        told = replace(claim, bare=_without(claim.bare, beside)) if beside else claim
        yield [
            Candidate(
                subject,
                is_sure=not level.is_part
                and _is_sure(told, mention, subject, is_carried=level.is_carried),
                is_carried=level.is_carried or mention.is_apart,
            )
            for (_, subject), mention in found.items()
        ]


def _begun_by(claim: Claim, mentions: Sequence[Mention], here: Sequence[Mention]) -> Iterator[Span]:
    """Yield names that those in parts have their end from: 国家级技术中心62家、省级320家."""
    for mention in mentions:
        if not mention.is_whole and mention.span.end == claim.span.start:
            for other in here:
                if other.is_whole and other.span.start < mention.span.start < other.span.end:
                    yield other.span


def _of_numbers_before(
    claim: Claim, mentions: Sequence[Mention], here: Sequence[Mention]
) -> Iterator[Span]:
    """Yield names of the numbers before, as of 专利139件 before 软件著作权17项."""
    ends = {number.start for number in claim.numbers if number.end <= claim.span.start}
    first = min((mention.span.start for mention in mentions), default=0)
    for other in here:
        if other.span.end in ends and other.span.end <= first:
            yield other.span


def _is_whole(mention: Mention) -> bool:
    return mention.is_whole


def _without(text: str, spans: Sequence[Span]) -> str:
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _levels(
    claim: Claim, subjects: Subjects, may_be: Callable[[Claim, Subject], bool]
) -> Iterator[_Level]:
    """Yield the names around a number, the nearest level first."""
    here = subjects.mentions(claim.text, claim.clause, claim.sentence)
    if numbered := [mention for mention in here if _has_number(claim, mention)]:
        yield _Level(numbered, is_part=True)  # 十大技术攻关项目
        return
    if _is_in_a_name(claim, subjects):
        return  # ten key technology projects
    own = [mention for mention in here if not claim.core.holds(mention.span)]
    own = [mention for mention in own if not crossing.is_across(claim, mention, own)]
    if paired := pairing.paired(claim, own, subjects):
        yield _Level(paired[0], beside=paired[1])
        return
    if stood_for := pairing.stood_for(claim, subjects):
        yield _Level(stood_for, is_carried=True)
    if pairing.is_one_of_several(claim):
        return
    if own:
        after = (mention for mention in own if mention.span.end > claim.core.end)
        behind = [mention for mention in after if _is_right_behind(claim, mention)]
        wholly = [mention for mention in behind if mention.span.start >= claim.core.end]
        yield _Level(wholly or behind)
        yield _Level(carried.nearest(own, claim))
        yield _Level(own)
        yield _Level(subjects.hidden(claim.text, claim.clause, claim.sentence))
    for told in carried.names(claim, subjects, may_be):
        yield _Level(told, is_carried=True)


def _has_number(claim: Claim, mention: Mention) -> bool:
    """Tell whether the number is a part of the name that stands there."""
    if not mention.span.holds(claim.core) or mention.span == claim.span:
        return False
    number = claim.text[claim.core.start : claim.core.end].strip()
    return any(
        number in name.split() if name.isascii() else _begins(name) == _begins(number)
        for subject in mention.subjects
        for name in subject.names
    )


def _begins(name: str) -> str:
    """Return the number that a Chinese name begins with, or its first character."""
    found = _FIRST_NUMBER.match(name)
    return found[0] if found else ""


_FIRST_NUMBER = re.compile("第?(?:[0-9]+|.)")


def _is_in_a_name(claim: Claim, subjects: Subjects) -> bool:
    """Tell whether an English number begins a name that is written a little otherwise."""
    number = claim.text[claim.core.start : claim.core.end].strip()
    behind = WORD.finditer(claim.text[claim.core.end : claim.clause.end])
    words = (match[0] for match in islice(behind, _LONGEST_NAME))
    return any((number, stems.of_word(word)) in subjects.numbered for word in words)


def _is_right_behind(claim: Claim, mention: Mention) -> bool:
    """Tell whether a name stands right behind a number, as what it counts."""
    if mention.span.start < claim.core.start and mention.span.end > claim.core.end:
        return claim.text[claim.core.end :].lstrip()[:1].isascii()  # developed 53 products
    if not claim.core.end <= mention.span.start <= claim.span.end + _FARTHEST:
        return False
    gap = claim.text[claim.span.end : mention.span.start].strip()
    if gap.isascii():
        if not _ENGLISH_STOPS.isdisjoint(gap):
            return False
        gap = _HYPHENED.sub("", gap)  # hundred-billion-yuan clusters
        words = [word for word in WORD.findall(gap) if word not in _BEFORE_A_NOUN]
        return all(
            word not in lexicon.ENGLISH_WORDS
            and any(stems.of_word(word) in subject.stems for subject in mention.subjects)
            for word in words
        )
    return len(gap) <= _NEAR and not _STOPS.intersection(gap)


def _is_long(mention: Mention) -> bool:
    """Tell whether a name is so long that what stands before its number hardly changes it."""
    return mention.is_whole and (
        len(mention.words) > 1 if mention.words else len(mention.told) >= _LONG
    )


_LONG = 5
"""Characters of a name that says by itself what is counted: 新兴优势产业链, not 产业链."""
_HYPHENED = re.compile("[a-z]+-$")
_BEFORE_A_NOUN = frozenset(["of", "the", "a", "new", "its", "their", "all", "these"])
_STOPS = frozenset("，,;；。:：、")
_ENGLISH_STOPS = frozenset(",.;:")


def _is_sure(claim: Claim, mention: Mention, subject: Subject, *, is_carried: bool) -> bool:
    if _names_a_half(claim, subject):
        return False
    if is_carried:
        return _is_sure_elsewhere(claim, mention, subject)
    if _names_other_body(claim, subject) or _is_of_several(claim):
        return False
    return _is_sure_here(claim, mention, subject)


def _is_sure_elsewhere(claim: Claim, mention: Mention, subject: Subject) -> bool:
    """Tell whether a number is of what is named in another clause or over it."""
    before = Span(claim.clause.start, claim.span.start)
    if _is_each(claim.clause_text, subject) or untold(claim.bare, before, subject, _HARDLY):
        return False
    behind = Span(claim.span.end, claim.span.end + len(claim.behind))
    if untold(claim.bare, behind, subject, ONLY_BESIDE, beside="noun"):
        return False  # the country's 21 such zones
    if displaced.by_another(claim, mention, subject):
        return False
    whole = Span(0, len(mention.told))
    if not mention.is_whole and untold(mention.told, whole, subject, _HARDLY):
        return False  # 湖南国民经济 is not 湖南经济
    is_in_text = claim.text.startswith(mention.told, mention.span.start)
    return not (is_in_text and _is_narrowed(claim, mention, subject))


def _is_sure_here(claim: Claim, mention: Mention, subject: Subject) -> bool:
    """Tell whether a number is of what is named in its clause: nothing there makes it another."""
    start = min(claim.clause.start, mention.span.start)
    end = max(claim.span.end + len(claim.behind), mention.span.end)
    is_behind = _is_right_behind(claim, mention)
    if is_behind:
        start = claim.span.start - len(_own_before(claim))
    if mention.span.start >= claim.span.end and (
        _is_of_next(claim, mention)
        or _is_of_level(claim, mention, subject)
        or (claim.amount.kind == "amount" and carried.is_bare(claim) and _is_in(claim, mention))
    ):
        return False
    if _is_each(claim.text[start:end], subject):
        return False
    if _is_parted_by_another(claim, mention, subject) or _is_owned(claim, mention, subject):
        return False
    if _is_measured_otherwise(claim.text[mention.span.start : claim.span.start], subject):
        return False  # 高技术制造业投资增长 is not 高技术制造业增长
    left = Span(start, min(mention.span.start, max(claim.span.start, start)))
    is_counted = is_behind and (_is_long(mention) or not subject.fact.place_id)
    edge = "" if is_behind else "end"
    between = Span(min(mention.span.end, claim.span.end), max(mention.span.start, claim.span.start))
    if mention.span.holds(claim.core) and (mention.words or not mention.is_whole):
        between = Span(claim.span.end, max(mention.span.end, claim.span.end))
    if mention.span.end <= claim.span.start:
        between = Span(mention.span.end, claim.span.start)
    behind = Span(max(claim.span.end, mention.span.end), end)
    hardly = 0 if _WITH_A_PARTNER.match(claim.bare, between.start) else _HARDLY
    return not (
        (not is_counted and untold(claim.bare, left, subject, _LITTLE, beside=edge))
        or untold(claim.bare, between, subject, hardly, beside="noun")
        or (mention.span.start >= claim.span.end and _is_narrowed_behind(claim, between, subject))
        or untold(claim.bare, behind, subject, 2 * _LITTLE, beside="start")
    )


def _is_parted_by_another(claim: Claim, mention: Mention, subject: Subject) -> bool:
    """Tell whether what parts a name makes it another, and no number does: 省级工业设计中心."""
    if mention.is_whole or claim.numbers_in(mention.span):
        return False
    return bool(untold(claim.bare, mention.span, subject, _LITTLE))


def _is_measured_otherwise(told: str, subject: Subject) -> bool:
    """Tell whether a text has a word of what is measured that no name of a fact has."""
    return any(
        word in told and not any(word in name for name in subject.names)
        for word in lexicon.MEASURED
    )


def _is_owned(claim: Claim, mention: Mention, subject: Subject) -> bool:
    """Tell whether a name is that of a stranger's: Yiwu's imports and exports."""
    owner = _OWNER.fullmatch(claim.text[claim.clause.start : mention.span.start])
    return owner is not None and not stems.is_told(owner[1], subject.stems)


_OWNER = re.compile(r" ?([a-z]+)'s? (?:[a-z-]+ ){0,2}")
_WITH_A_PARTNER = re.compile(r" (?:with|between) ")
"""Behind a name: what is only that with one partner is less."""


def _own_before(claim: Claim) -> str:
    """Return what stands before a number, without the noun of the number before: 、近7000个."""
    is_second = claim.clause.start < claim.span.start - len(claim.before)
    return _JOINT.split(claim.before)[-1] if is_second else claim.before


_JOINT = re.compile(r"[、和与及]|\band\b")


def _is_of_several(claim: Claim) -> bool:
    """Tell whether a number is one of those that the number before counts: 20条产业链中10条."""
    is_second = claim.clause.start < claim.span.start - len(claim.before)
    return is_second and bool(_AMONG.search(claim.before))


_AMONG = re.compile("(?<!其)中$")


def _is_narrowed_behind(claim: Claim, between: Span, subject: Subject) -> bool:
    """Tell whether a strange word stands right between a number and its name: 12 listed firms."""
    last = re.search(r"([a-z]+) $", claim.text[between.start : between.end])
    return last is not None and not stems.is_told(last[1], subject.stems)


def _is_each(told: str, subject: Subject) -> bool:
    """Tell whether a text tells of each of something where a fact does not: 人均."""
    return any(
        word in told and not any(word in name for name in subject.names) for word in lexicon.PER
    )


def _is_of_next(claim: Claim, mention: Mention) -> bool:
    """Tell whether a name goes with a number behind: one national and 62 provincial centres."""
    return any(claim.span.end <= number.start < mention.span.start for number in claim.numbers)


def _is_of_level(claim: Claim, mention: Mention, subject: Subject) -> bool:
    """Tell whether a name behind a number is of another level: provincial awards, not national."""
    words = WORD.findall(claim.text[claim.span.end : mention.span.start])
    return any(word in lexicon.RANKS and stems.of_word(word) not in subject.stems for word in words)


def _is_in(claim: Claim, mention: Mention) -> bool:
    """Tell whether a name behind a number says where it is so: one of 21 in the country."""
    gap = claim.text[claim.span.end : mention.span.start]
    return not _PREPOSITIONS.isdisjoint(WORD.findall(gap))


_PREPOSITIONS = frozenset(["in", "from", "to", "by", "with", "for", "at", "on", "among"])


def _is_narrowed(claim: Claim, mention: Mention, subject: Subject) -> bool:
    """Tell whether a name carried on has a word before it that makes it less: new-energy cars."""
    end = mention.span.start
    first = max(0, end - _LONGEST_LEFT)
    start = max(first, *(claim.text.rfind(mark, first, end) + 1 for mark in _MARKS))
    left = Span(start, end)
    return bool(untold(claim.bare, left, subject, ONLY_BESIDE, beside="end"))


_MARKS = "，。；：！？,;:!?\n"
_LONGEST_LEFT = 100


def _names_a_half(claim: Claim, subject: Subject) -> bool:
    """Tell whether a clause names half of what a fact measures together: 出口 of 进出口."""
    told = lexicon.BOTH_HALVES.sub("", f"{claim.heads} {claim.clause_text}")
    words = [word for word in lexicon.HALVES if word in told]
    if not words or not any(map(lexicon.BOTH_HALVES.search, subject.names)):
        return False
    names = [lexicon.BOTH_HALVES.sub("", name) for name in subject.names]
    return any(all(word not in name for name in names) for word in words)


def _names_other_body(claim: Claim, subject: Subject) -> bool:
    """Tell whether a sentence is about a body, as a company, that a fact is not about."""
    told = claim.text[claim.sentence.start : claim.span.start]
    chinese = [word for word in _CHINESE_BODIES if word in told]
    return any(
        not any(word in name for name in subject.names)
        and not (word in subject.stems if word.isascii() else word[:2] in subject.pairs)
        for word in (*chinese, *_ENGLISH_BODIES.intersection(WORD.findall(told)))
    )


_CHINESE_BODIES = tuple(word for word in lexicon.BODIES if not word.isascii())
_ENGLISH_BODIES = frozenset(word for word in lexicon.BODIES if word.isascii())
