"""The figure that a number of a draft is about, of those that it may be about, with a verdict."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from hunanfacts.check import effort
from hunanfacts.check.claims import candidates, pairing, told_periods
from hunanfacts.check.claims.candidates import Candidate
from hunanfacts.check.verdicts import (
    diagnoses,
    many_figures,
    other_amounts,
    sums,
    unlike,
)
from hunanfacts.check.verdicts.by_number import ByNumber
from hunanfacts.check.verdicts.comparing import CONTRADICTED
from hunanfacts.check.verdicts.judging import is_telling
from hunanfacts.check.verdicts.match import Match, told_apart

if TYPE_CHECKING:
    from hunanfacts.check.claims.claims import Claim
    from hunanfacts.check.names.mentions import Subject
    from hunanfacts.check.names.subjects import Subjects
    from hunanfacts.check.verdicts.judging import Judge
    from hunanfacts.check.verdicts.known_numbers import KnownNumbers
    from hunanfacts.check.verdicts.repeated import Repeated

_SURELY_TELLING = 5
"""Digits of a number that is known again though its year and its name are a little otherwise."""
_BEST = ("supported", "too-precise", "weaker", "compatible", "contradicted")


class Matcher:
    """Finds the figures that numbers are about."""

    def __init__(
        self, subjects: Subjects, numbers: KnownNumbers, judge: Judge, repeated: Repeated
    ) -> None:
        """Take what is known of the facts, and what holds numbers against them."""
        self._subjects = subjects
        self._judge = judge
        self._repeated = repeated
        self._by_number = ByNumber(judge, numbers)
        self.effort = 0
        """How much work it was to hold numbers against facts, by the weights of `effort`."""

    def match(self, claim: Claim) -> Match | None:
        """Return the figure that a number is about, or nothing where no fact is known of it."""
        if claim.amount.kind == "unreadable":
            return self._by_number.without_number(claim)
        if match := self._of_repeated(claim) or self._by_number.misused(claim):
            return match
        doubtful: Match | None = None
        for level in candidates.named(claim, self._subjects, _may_be_of):
            apart = list(dict.fromkeys(level))
            self.effort += effort.OF_A_CANDIDATE * len(level) + effort.OF_A_FACT * len(apart)
            found = [
                each
                for each in apart
                if self._judge.is_there(claim, each.subject) and not _is_unlike(claim, each)
            ]
            if match := self._best(claim, found):
                if not match.is_doubtful:
                    return match
                doubtful = doubtful or match
            if any(each.is_sure and _may_be_told_of(claim, each.subject) for each in level):
                break  # of that it is told, but of another time or place
        return self._by_number.found(claim) or doubtful

    def _of_repeated(self, claim: Claim) -> Match | None:
        """Return the figure that a number is of where the draft repeats what the fact says."""
        told_in = list(self._repeated.subjects(claim))
        self.effort += effort.OF_A_REPETITION * len(told_in)
        for subject, is_inside in told_in:
            is_named = not pairing.is_paired(claim) and self._judge.is_there(claim, subject)
            if is_inside or is_named:
                candidate = Candidate(subject, is_sure=True)
                for match in self._judge.matches(claim, candidate, len(told_in)):
                    told = match.is_then is not False and self._judge.told(claim, match)
                    if told and told.is_supported:
                        return told
        return None

    def _best(self, claim: Claim, found: list[Candidate]) -> Match | None:
        for each in found:
            if each.is_sure and (points := diagnoses.difference(claim, each.subject)):
                return Match(each.subject, *points, is_sure=True, is_then=None, is_difference=True)
        among = len(found)
        matches = [match for each in found for match in self._judge.matches(claim, each, among)]
        sure = told_apart(claim, [match for match in matches if match.is_sure])
        for is_then in (True, None):
            if of_then := [match for match in sure if match.is_then is is_then]:
                best = min(of_then, key=lambda match: _rank(claim, match))
                is_other = (
                    best.judgement == CONTRADICTED
                    and not unlike.is_alike(claim.amount, best.figure)
                    and sums.is_of_others(claim, of_then)
                )
                return None if is_other else self._judge.told(claim, _in_place(best, sure))
        again = [match for match in sure if match.is_same and match.figure.period]
        if again and not other_amounts.is_start(claim):
            match = again[0].of_wrong_period()
            return match.doubted() if _may_be_by_chance(claim, match) else match
        for each in found:
            if each.is_sure and (other := diagnoses.of_other_kind(claim, each.subject)):
                return Match(each.subject, other[0], other[1], is_sure=True, is_then=None)
        return self._of_unsure(claim, found, matches)

    def _of_unsure(
        self, claim: Claim, found: list[Candidate], matches: list[Match]
    ) -> Match | None:
        """Return the figure that has the very number, though it is not sure that it is meant."""
        same = [match for match in matches if match.is_then is not False and match.is_same_number]
        if same:
            return self._judge.told(claim, min(same, key=lambda match: _rank(claim, match)))
        if is_telling(claim, _SURELY_TELLING):
            for match in matches:
                if match.is_then is False and match.is_supported and match.figure.period:
                    return match.of_wrong_period()
        for each in found:
            other = diagnoses.of_other_kind(claim, each.subject)
            if other and other[1].diagnosis == "percent-for-points":
                return Match(each.subject, other[0], other[1], is_sure=False, is_then=None)
        return None


def _may_be_by_chance(claim: Claim, match: Match) -> bool:
    """Tell whether a number of few digits, not named beside, is of a time unknown to its fact."""
    known = {figure.period for figure in match.subject.fact.figures}
    is_known = any(each in known for each in told_periods.of(claim)[0][:1])
    return match.is_carried and not is_telling(claim) and not is_known


@lru_cache(maxsize=256)
def _may_be_of(claim: Claim, subject: Subject) -> bool:
    """Tell whether a number may be one of a subject, if only for a unit or measure mixed up."""
    return (
        _may_be_told_of(claim, subject)
        or diagnoses.difference(claim, subject) is not None
        or diagnoses.of_other_kind(claim, subject) is not None
    )


def _is_unlike(claim: Claim, candidate: Candidate) -> bool:
    """Tell whether something is named that only comes near, in the clause or before it."""
    start = (claim.sentence if candidate.is_carried else claim.clause).start
    told = claim.text[start : claim.clause.end]
    return any(name in told for name in candidate.subject.unlike)


def _may_be_told_of(claim: Claim, subject: Subject) -> bool:
    """Tell whether a number may be one of a subject by its unit and measure."""
    return any(many_figures.fitting(claim, subject))


def _rank(claim: Claim, match: Match) -> tuple[int, bool, bool]:
    """Return how well a number goes with a figure, the best first: right, slipped, misprinted."""
    judgement, figure = match.judgement, match.figure
    place = _BEST.index(judgement.verdict)
    return place, judgement.diagnosis is None, not unlike.is_alike(claim.amount, figure)


def _in_place(best: Match, sure: list[Match]) -> Match:
    """Take the same number of another period for what is meant, where the right one differs."""
    if best.judgement.verdict == "contradicted" and best.judgement.diagnosis is None:
        for match in sure:
            if match.subject is best.subject and match.is_then is False and match.is_same:
                return match.of_wrong_period()
    return best
