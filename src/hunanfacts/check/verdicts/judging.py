"""A number held against the figures of a fact, with what the words around it ask of them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from hunanfacts.check import effort
from hunanfacts.check.claims import told_periods
from hunanfacts.check.verdicts import (
    agreement,
    comparing,
    diagnoses,
    many_figures,
    other_amounts,
    scope,
    unlike,
)
from hunanfacts.check.verdicts.comparing import CONTRADICTED, Judgement
from hunanfacts.check.verdicts.match import Match
from hunanfacts.figures import bounds, units

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hunanfacts.check.claims.candidates import Candidate
    from hunanfacts.check.claims.claims import Claim
    from hunanfacts.check.names.mentions import Subject
    from hunanfacts.check.names.places import Places
    from hunanfacts.check.names.subjects import Subjects
    from hunanfacts.check.verdicts.known_numbers import KnownNumbers
    from hunanfacts.model.records import Figure

_MOST_APART_UNPLACED = 12
"""Times as much as a figure where no place is named: more may be what all the nation has, or all
of a company."""
_OF_ITS_NUMBER = (Judgement("contradicted", "bound-turned"),)
"""What is wrong where the number itself is right."""
_LEAST_DIGITS = 3
"""Significant digits of a number that is known again without its subject's whole name."""


class Judge:
    """Holds numbers against the figures of facts: place, period, unit and measure have to agree."""

    def __init__(
        self, subjects: Subjects, numbers: KnownNumbers, places: Places, years: Mapping[str, str]
    ) -> None:
        """Take what is known; `years` are those of the sources, by their ids."""
        self._subjects = subjects
        self._numbers = numbers
        self._places = places
        self._years = years
        self.effort = 0
        """How much work it was to hold numbers against many figures of a fact."""
        self._scope = lru_cache(maxsize=4)(scope.place_of)

    def is_there(self, claim: Claim, subject: Subject) -> bool:
        """Tell whether a number is of the place of a fact, and of whom it is about."""
        hit = self._scope(claim, self._places)
        return agreement.is_of_place(claim, subject, self._places, hit) and (
            not agreement.is_of_other(claim, subject, self._subjects, self._places)
        )

    def matches(self, claim: Claim, candidate: Candidate, among: int = 1) -> Iterator[Match]:
        """Yield the figures of a fact that a number may be, judged.

        `among` is how many facts it is held against.
        """
        subject = candidate.subject
        figures = many_figures.fitting(claim, subject, among)
        self.effort += effort.OF_A_FIGURE * max(0, len(figures) - effort.FEW_FIGURES)
        for figure in figures:
            judgement = diagnoses.judged(claim, figure)
            if judgement is None:
                continue
            if judgement not in comparing.SAME and other_amounts.may_differ(
                claim, subject.fact, figure
            ):
                continue
            year = self._years.get(figure.source.id, "")
            is_then = agreement.period_of(claim, figure, year)
            if (
                is_then is False
                and judgement in comparing.SAME
                and not told_periods.is_told_near(claim)
            ):
                is_then = None  # what was said long before may be of something else
            if judgement == CONTRADICTED and diagnoses.is_of_another_edition(
                claim, subject, figure
            ):
                continue
            yield Match(
                subject,
                figure,
                judgement,
                is_sure=candidate.is_sure,
                is_then=is_then,
                is_carried=candidate.is_carried,
            )

    def told(self, claim: Claim, match: Match) -> Match | None:
        """Say what is wrong with a number that is right of something else."""
        misuse = diagnoses.misused(claim, match.subject.fact, match.figure)
        if misuse is not None:
            if match.judgement.verdict not in {"supported", "too-precise"}:
                return None
            return match.judged_anew(Judgement("contradicted", misuse))
        if diagnoses.is_same_in_other_unit(claim, match.figure):
            return match.judged_anew(Judgement("contradicted", "other-unit"))
        if match.judgement.verdict != "contradicted" or match.judgement in _OF_ITS_NUMBER:
            return match
        return self._contradicted(claim, match)

    def _contradicted(self, claim: Claim, match: Match) -> Match | None:
        """Say of a number that it is wrong, or nothing where it may well be of something else."""
        is_older = not match.is_then and unlike.has_grown(claim)
        if is_older and not unlike.is_alike(claim.amount, match.figure):
            return None
        if match.judgement == CONTRADICTED:
            is_near = comparing.is_comparable(claim.amount, match.figure)
            other = self._other(claim, match) if is_near or not match.is_carried else None
            if other is not None:
                return self._mixed_up(claim, match, other)
            if is_near and match.figure.measure == "level" and self._is_unplaced(claim, match):
                is_near = comparing.is_comparable(claim.amount, match.figure, _MOST_APART_UNPLACED)
            if not is_near:
                return None
        return match if self._is_meant(claim, match) else match.doubted()

    def _mixed_up(self, claim: Claim, match: Match, other: Figure) -> Match:
        """Say of a number that it is that of another fact."""
        is_beside = other.source.paragraph == match.figure.source.paragraph
        is_sure = is_telling(claim) or (
            is_beside and not unlike.is_of_another_time(claim, self._year(match))
        )
        told = match.judged_anew(Judgement("contradicted", "other-fact"))
        return told if is_sure or self._is_meant(claim, told) else told.doubted()

    def _is_meant(self, claim: Claim, match: Match) -> bool:
        """Tell whether a number is like that of a figure, or surely told of it."""
        year = self._year(match)
        own = match.subject.fact.place_id or ""
        is_here = not match.is_carried and self._places.is_named(own, claim.around)
        if is_here and match.judgement.diagnosis == "slip":
            return match.is_then is True or not unlike.is_of_another_time(claim, year)
        if unlike.is_alike(claim.amount, match.figure):
            is_sure = match.is_then or match.figure.measure in bounds.BASED
            is_by_chance = not is_sure and unlike.may_be_by_chance(claim.amount, match.figure)
            return not (is_by_chance and unlike.may_be_of_another_year(claim, year))
        return unlike.is_surely_told(claim, match, self._places, year)

    def _year(self, match: Match) -> str:
        return self._years.get(match.figure.source.id, "")

    def _is_unplaced(self, claim: Claim, match: Match) -> bool:
        """Tell whether the place of a fact is not named, or it has none."""
        own = match.subject.fact.place_id
        return own is None or self._scope(claim, self._places) is None

    def _other(self, claim: Claim, match: Match) -> Figure | None:
        """Return the figure of another fact that a number may have been taken from."""
        return next(
            (
                figure
                for subject, figure in self._numbers.near(claim.amount)
                if subject is not match.subject
                and _may_be_mixed_up(claim, figure, match.figure)
                and agreement.fits_unit(claim, figure)
                and figure.measure == match.figure.measure
                and comparing.judged(claim.amount, figure) in comparing.SAME
            ),
            None,
        )


def _may_be_mixed_up(claim: Claim, one: Figure, other: Figure) -> bool:
    """Tell whether a number may have been taken from another figure, and not be one by chance."""
    is_near = one.source.paragraph == other.source.paragraph
    return is_near or is_telling(claim) or units.read(one.unit) == units.read(other.unit)


def is_telling(claim: Claim, least: int = _LEAST_DIGITS) -> bool:
    """Tell whether a number has so many digits that it is hardly another by chance."""
    written = claim.amount.written
    if len(written) < least:
        return False
    return len("".join(filter(str.isdecimal, written)).strip("0")) >= least
