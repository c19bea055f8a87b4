"""A number of a draft with the figure that it may be about, and which of several is meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from hunanfacts.check import lexicon
from hunanfacts.check.claims import own_words, pairing
from hunanfacts.check.verdicts.comparing import SAME, SUPPORTED, Judgement
from hunanfacts.figures import units

if TYPE_CHECKING:
    from hunanfacts.check.claims.claims import Claim
    from hunanfacts.check.names.mentions import Subject
    from hunanfacts.model.records import Figure


class Match(NamedTuple):
    """A figure that a number may be about, and what comes of holding them together."""

    subject: Subject
    figure: Figure
    judgement: Judgement
    is_sure: bool
    """The figure is named right there, and nothing makes it something else."""
    is_then: bool | None
    """Whether it is claimed for the period of the figure; None where that is open."""
    is_carried: bool = False
    """The figure is named in another clause, in part at least."""
    is_doubtful: bool = False
    """The number is unlike the figure's, and may well be of another time, place or kind."""
    is_difference: bool = False
    """The number is what the figure differs by from another of its fact."""

    @property
    def is_supported(self) -> bool:
        """Tell whether the source says so."""
        return self.judgement == SUPPORTED

    @property
    def is_same(self) -> bool:
        """Tell whether the number is that of the figure, if not all that is said of it."""
        return self.judgement in SAME

    @property
    def is_same_number(self) -> bool:
        """Tell whether a number is that of a figure, whatever bound it has."""
        return self.is_same or self.judgement.diagnosis == "bound-turned"

    def judged_anew(self, judgement: Judgement) -> Match:
        """Return the same match with another judgement."""
        return self._replace(judgement=judgement)

    def doubted(self) -> Match:
        """Return the same match as one that something else has to confirm."""
        return self._replace(is_doubtful=True)

    def confirms(self, other: Match) -> bool:
        """Tell whether its number is right, and the source tells of both in one breath."""
        place = self.figure.source.paragraph
        is_near = place is not None and place == other.figure.source.paragraph
        is_told = self.is_same or self.judgement.verdict == "wrong-period"
        return is_near and is_told and self.figure.measure != "ordinal"

    def of_wrong_period(self) -> Match:
        """Return the same match as one of another period."""
        return self.judged_anew(Judgement("wrong-period"))


def told_apart(claim: Claim, matches: list[Match]) -> list[Match]:
    """Keep the matches of those facts that the words around a number tell from the others."""
    matches = _sum_or_count(claim, matches)
    subjects = tuple(dict.fromkeys(match.subject for match in matches))
    named = own_words.beside(claim, subjects) if len(subjects) > 1 else ()
    return [match for match in matches if match.subject in named] if named else matches


def _sum_or_count(claim: Claim, matches: list[Match]) -> list[Match]:
    """Where a name stands for a sum and for a count alike, keep what the words around it say."""
    of_money = [match for match in matches if match.subject.is_of_money]
    others = [match for match in matches if match not in of_money]
    if not of_money or not others or pairing.is_paired(claim):
        return matches
    earlier = [span.end for span in claim.numbers if span.end <= claim.span.start]
    start = max(earlier, default=claim.sentence.start)
    before = claim.heads + claim.text[start : claim.span.start]
    around = claim.heads + claim.text[start : _end(claim)]
    last = units.read(claim.last_unit)
    is_counted_before = any(word in before for word in lexicon.COUNT)
    value_in = before if is_counted_before else around
    goes_on = units.is_money(claim.last_unit) and not is_counted_before
    if goes_on or any(word in value_in for word in lexicon.VALUE):
        return of_money
    is_counted = bool(earlier) and not claim.last_unit  # 17,721 contracts, 2.7 times as many
    is_count = any(word in around for word in lexicon.COUNT) or last.base not in _OF_EITHER
    return others if is_count or is_counted else matches


def _end(claim: Claim) -> int:
    """Return where the clause of a number ends, or brackets that are closed before: (35%) worth."""
    behind = claim.text[claim.span.end : claim.clause.end]
    closed = _CLOSED.match(behind)
    return claim.span.end + closed.end() if closed else claim.clause.end


_CLOSED = re.compile(r"[^(（]*[)）]")
_OF_EITHER = frozenset({"", "%", "倍", "百分点"})
"""Units that say nothing of what is measured."""
