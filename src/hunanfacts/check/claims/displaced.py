"""Names that are not carried on to a number, since something else is named in their place."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from hunanfacts.check import lexicon, prose
from hunanfacts.check.names import stems
from hunanfacts.check.names.untold import ONLY_BESIDE, untold
from hunanfacts.check.prose import Span

if TYPE_CHECKING:
    from hunanfacts.check.claims.claims import Claim
    from hunanfacts.check.names.mentions import Mention, Subject


def by_another(claim: Claim, mention: Mention, subject: Subject) -> bool:
    """Tell whether a clause, or one between it and a name, tells of something else."""
    return (
        _in_heads(claim, mention, subject)
        or _of_whole_place(claim, subject)
        or _of_another_kind(claim, subject)
        or _of_another_noun(claim, subject)
        or _by_number_before(claim, mention, subject)
    )


def _in_heads(claim: Claim, mention: Mention, subject: Subject) -> bool:
    """Tell whether the heads of a cell, or what a colon ends, name something else."""
    if claim.before.rstrip().endswith((":", "：")):
        return bool(untold(claim.bare, Span(claim.clause.start, claim.span.start), subject, 1))
    if not claim.heads:
        return False
    if claim.heads.startswith(mention.told, mention.span.start):
        before = Span(0, mention.span.start)  # 发明专利授权量 is no 专利授权量
        return bool(untold(claim.heads, before, subject, ONLY_BESIDE, beside="end"))
    return bool(untold(claim.heads, Span(0, len(claim.heads)), subject, _HARDLY))


def _of_whole_place(claim: Claim, subject: Subject) -> bool:
    """Tell whether a clause tells of all of a place, and a fact of something in it: 全市产值."""
    whom = subject.fact.subject
    if whom is None or claim.amount.kind == "ordinal" or not _WHOLE_PLACE.search(claim.before):
        return False
    told = prose.comparable(whom.zh)
    return all(told.removeprefix(place) not in ("", *_KINDS) for place in subject.places)


_KINDS = "省市县区"
_WHOLE_PLACE = re.compile(rf"全[{_KINDS}]|\b(?:the|whole|entire) (?:province|city|county)\b")


def _of_another_kind(claim: Claim, subject: Subject) -> bool:
    """Tell whether a strange word stands right before one of the fact: housing contracts."""
    words = stems.WORD.finditer(claim.text, claim.clause.start, claim.span.start)
    return any(
        not stems.is_told(first[0], subject.stems)
        and claim.text[first.end() : second.start()] == " "
        and second[0] not in lexicon.ENGLISH_WORDS
        and stems.of_word(second[0]) in subject.stems
        for first, second in itertools.pairwise(words)
    )


def _of_another_noun(claim: Claim, subject: Subject) -> bool:
    """Tell whether a noun of another thing stands right before a number: with exports of 421."""
    noun = _NOUN_OF.search(claim.before)
    return noun is not None and not stems.is_told(noun[1], subject.stems)


_NOUN_OF = re.compile(r"\b([a-z]+) of\s*$")


def _by_number_before(claim: Claim, mention: Mention, subject: Subject) -> bool:
    """Tell whether the number before is of something else named since: 机车产值1300亿元，占30%."""
    last = max((span for span in claim.numbers if span.end <= claim.clause.start), default=None)
    if last is None:
        return False
    clauses = prose.clauses(claim.text, claim.sentence)
    start = next((each.start for each in clauses if each.holds(last)), last.start)
    is_between = start < mention.span.end <= claim.clause.start
    if is_between and claim.text.startswith(mention.told, mention.span.start):
        return False
    return bool(untold(claim.bare, Span(start, last.start), subject, _HARDLY))


_HARDLY = 1.5
"""Characters of a clause or of heads that tell nothing of another thing."""
