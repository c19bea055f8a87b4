"""What the numbers beside one say of it: that it is meant, or that it is another or a sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.check import lexicon
from hunanfacts.check.names.untold import says
from hunanfacts.check.verdicts import sums
from hunanfacts.check.verdicts.comparing import CONTRADICTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hunanfacts.check.claims.claims import Claim
    from hunanfacts.check.verdicts.match import Match

_OF_SOMETHING_ELSE = (None, "other-fact", "rounded-too-far")


def kept(claims: Sequence[Claim], matches: Sequence[Match | None]) -> Iterator[Match | None]:
    """Yield the matches of the numbers of a passage, but for those that others speak against."""
    confirmed = list(_confirmed(claims, matches))
    told = {
        (claim.sentence.start, match.figure.id)
        for claim, match in zip(claims, confirmed, strict=True)
        if match and match.is_sure and match.is_same and not match.is_difference
    }
    added = sums.totals(claims)
    for claim, match in zip(claims, confirmed, strict=True):
        is_other = match and (
            _is_told_already(claim, match, told)
            or (match.judgement == CONTRADICTED and claim in added)
        )
        yield None if is_other else match


def _confirmed(claims: Sequence[Claim], matches: Sequence[Match | None]) -> Iterator[Match | None]:
    """Leave out the matches that are doubtful, and that no number beside confirms."""
    told = [
        (claim, match)
        for claim, match in zip(claims, matches, strict=True)
        if match and not match.is_doubtful
    ]
    for claim, match in zip(claims, matches, strict=True):
        is_out = (
            match
            and match.is_doubtful
            and not any(
                _is_beside(claim, other) and confirming.confirms(match)
                for other, confirming in told
            )
        )
        yield None if is_out else match


def _is_beside(claim: Claim, other: Claim) -> bool:
    """Tell whether two numbers stand in one sentence, or in two that follow each other."""
    return other.sentence in (claim.sentence, claim.previous) or other.previous == claim.sentence


def _is_told_already(claim: Claim, match: Match, told: set[tuple[int, str]]) -> bool:
    """Tell whether the figure is told right beside, so that another number is a part of it.

    技术合同17721项，开发合同8000项: nobody gives two numbers of one thing in one breath, unless the
    one is turned into the other: 600亿斤，折合3000万吨.
    """
    if match.judgement.verdict != "contradicted" or match.is_difference:
        return False
    if says(claim.sentence_text, lexicon.CONVERTED):
        return False
    if match.judgement.diagnosis not in _OF_SOMETHING_ELSE:
        return False
    sentences = (claim.sentence, claim.previous or claim.sentence)
    return any((sentence.start, match.figure.id) in told for sentence in sentences)
