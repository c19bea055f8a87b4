"""The check itself: every number of a draft, and what the facts say of it."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from hunanfacts.check import lexicon, prose
from hunanfacts.check.claims import candidates, claims, pairing, told_periods
from hunanfacts.check.claims.candidates import Candidate
from hunanfacts.check.known_passages import KnownPassages
from hunanfacts.check.names.places import Places
from hunanfacts.check.names.subjects import Subjects
from hunanfacts.check.names.untold import says
from hunanfacts.check.prose import Span
from hunanfacts.check.verdicts import agreement, diagnoses, messages, other_amounts, sums, unlike
from hunanfacts.check.verdicts.by_number import ByNumber
from hunanfacts.check.verdicts.comparing import CONTRADICTED
from hunanfacts.check.verdicts.judging import Judge, is_telling
from hunanfacts.check.verdicts.known_numbers import KnownNumbers
from hunanfacts.check.verdicts.matches import Match, told_apart
from hunanfacts.check.verdicts.repeated import Repeated
from hunanfacts.index import catalogue, storing
from hunanfacts.search import queries
from hunanfacts.text import json_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hunanfacts.check.claims.claims import Claim, Text
    from hunanfacts.check.names.mentions import Subject
    from hunanfacts.check.names.places import PlaceHit
    from hunanfacts.check.records import Finding, Passage
    from hunanfacts.index.store import Index

_SURELY_TELLING = 5
"""Digits of a number that is known again though its year and its name are a little otherwise."""
_BEST = ("supported", "too-precise", "weaker", "compatible", "contradicted")


class Checker:
    """Holds drafts against the facts of an index."""

    def __init__(self, index: Index) -> None:
        """Read the facts: figures are of those that have some, bodies and places of all."""
        facts = [storing.record(found) for found in queries.select(index)]
        self._subjects = Subjects(facts)
        numbers = KnownNumbers(self._subjects.all)
        counts = Counter(fact.place_id for fact in facts if fact.place_id)
        main = max(counts, key=counts.__getitem__, default="")
        self._places = Places(catalogue.places(index), main)
        sources = [json_text.loads(row.json) for row in catalogue.sources(index)]
        titles = (title for source in sources for title in source["title"].values() if title)
        self._repeated = Repeated(self._subjects.all, titles)
        self._known = KnownPassages(self._found)
        years = {source["id"]: (source["issued"] or "")[:4] for source in sources}
        self._judge = Judge(self._subjects, numbers, self._places, years)
        self._by_number = ByNumber(self._judge, numbers)

    def findings(self, passages: Iterable[Passage]) -> Iterator[Finding]:
        """Yield what is found of each number of a draft, in its order."""
        for passage in passages:
            yield from self._known.findings(passage)

    def _found(self, passage: Passage) -> Iterator[Finding]:
        """Yield what is found of each number of a passage."""
        found = list(claims.claims(passage))
        ignored = _ignored(passage, found)
        claimed = [claim for _, claim in found]
        matches = list(_confirmed(claimed, list(self._matches_of(found))))
        told = {
            (claim.sentence.start, match.figure.id)
            for (_, claim), match in zip(found, matches, strict=True)
            if match and match.is_sure and match.is_same and not match.is_difference
        }
        added = sums.totals(claimed)
        for (text, claim), match in zip(found, matches, strict=True):
            is_repeated = self._repeated.holds(claim) and not (match and match.is_supported)
            if claim not in ignored and not is_repeated:
                is_other = match and (
                    _is_told_already(claim, match, told)
                    or (match.judgement == CONTRADICTED and claim in added)
                )
                yield messages.finding(text, claim, None if is_other else match)

    def _matches_of(self, found: list[tuple[Text, Claim]]) -> Iterator[Match | None]:
        """Yield the figures that the numbers of a passage are about."""
        carried: PlaceHit | None = None
        start = 0
        for text, claim in found:
            if claim.sentence.start > start:
                carried = self._carried(text, Span(start, claim.sentence.start), carried)
                start = claim.sentence.start
            claim.carried = carried
            yield self._match(claim)

    def _carried(self, text: Text, span: Span, carried: PlaceHit | None) -> PlaceHit | None:
        """Return the place that a sentence leaves for the next one."""
        for sentence in prose.sentences(text.told, span):
            carried = self._places.subject(text.told, sentence) or (
                carried and self._places.widened(carried, text.told, sentence)
            )
        return carried

    def _match(self, claim: Claim) -> Match | None:
        if claim.amount.kind == "unreadable":
            return self._by_number.without_number(claim)
        if match := self._of_repeated(claim) or self._by_number.misused(claim):
            return match
        doubtful: Match | None = None
        for level in candidates.named(claim, self._subjects, _may_be_of):
            found = [
                each
                for each in level
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
        for subject, is_inside in self._repeated.subjects(claim):
            is_named = not pairing.is_paired(claim) and self._judge.is_there(claim, subject)
            if is_inside or is_named:
                for match in self._judge.matches(claim, Candidate(subject, is_sure=True)):
                    told = match.is_then is not False and self._judge.told(claim, match)
                    if told and told.is_supported:
                        return told
        return None

    def _best(self, claim: Claim, found: list[Candidate]) -> Match | None:
        for each in found:
            if each.is_sure and (points := diagnoses.difference(claim, each.subject)):
                return Match(each.subject, *points, is_sure=True, is_then=None, is_difference=True)
        matches = [match for each in found for match in self._judge.matches(claim, each)]
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


_OF_SOMETHING_ELSE = (None, "other-fact", "rounded-too-far")


def _confirmed(claims: list[Claim], matches: list[Match | None]) -> Iterator[Match | None]:
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


def _ignored(passage: Passage, found: list[tuple[Text, Claim]]) -> list[Claim]:
    """Return the numbers that a comment silences: the one before it, else the first."""
    ignored = []
    for offset in passage.ignored if found else ():
        before = [claim for text, claim in found if text.origin(claim.span.start) < offset]
        ignored.append(before[-1] if before else found[0][1])
    return ignored


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
    return any(
        agreement.fits_unit(claim, figure) and agreement.fits_measure(claim, figure)
        for figure in subject.fact.figures
    )


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
