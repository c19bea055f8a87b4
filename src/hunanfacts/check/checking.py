"""The check itself: every number of a draft, and what the facts say of it."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from hunanfacts.check import (
    agreement,
    candidates,
    claims,
    comparing,
    diagnoses,
    known_numbers,
    messages,
    pairing,
    prose,
    sums,
)
from hunanfacts.check.candidates import Candidate
from hunanfacts.check.comparing import CONTRADICTED, SUPPORTED, Judgement
from hunanfacts.check.known_numbers import KnownNumbers
from hunanfacts.check.known_passages import KnownPassages
from hunanfacts.check.matches import Match, told_apart
from hunanfacts.check.places import Places
from hunanfacts.check.prose import Span
from hunanfacts.check.repeated import Repeated
from hunanfacts.check.subjects import Subjects
from hunanfacts.figures import units
from hunanfacts.index import catalogue, storing
from hunanfacts.search import queries
from hunanfacts.text import json_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hunanfacts.check.claims import Claim, Text
    from hunanfacts.check.mentions import Subject
    from hunanfacts.check.places import PlaceHit
    from hunanfacts.check.records import Finding, Passage
    from hunanfacts.index.store import Index
    from hunanfacts.model.records import Figure

_BEST = ("supported", "too-precise", "weaker", "compatible", "contradicted")
_LEAST_DIGITS = 3
"""Significant digits of a number that is known again without its subject's whole name."""


class Checker:
    """Holds drafts against the facts of an index."""

    def __init__(self, index: Index) -> None:
        """Read the facts: figures are of those that have some, bodies and places of all."""
        facts = [storing.record(found) for found in queries.select(index)]
        self._subjects = Subjects(facts)
        self._numbers = KnownNumbers(self._subjects.all)
        counts = Counter(fact.place_id for fact in facts if fact.place_id)
        main = max(counts, key=counts.__getitem__, default="")
        self._places = Places(catalogue.places(index), main)
        sources = [json_text.loads(row.json) for row in catalogue.sources(index)]
        titles = (title for source in sources for title in source["title"].values() if title)
        self._repeated = Repeated(self._subjects.all, titles)
        self._known = KnownPassages(self._found)
        self._scope = lru_cache(maxsize=4)(claims.scope)
        self._years = {source["id"]: (source["issued"] or "")[:4] for source in sources}

    def findings(self, passages: Iterable[Passage]) -> Iterator[Finding]:
        """Yield what is found of each number of a draft, in its order."""
        for passage in passages:
            yield from self._known.findings(passage)

    def _found(self, passage: Passage) -> Iterator[Finding]:
        """Yield what is found of each number of a passage."""
        found = list(claims.claims(passage))
        ignored = _ignored(passage, found)
        matches = list(self._matches_of(found))
        told = {
            (claim.sentence.start, match.figure.id)
            for (_, claim), match in zip(found, matches, strict=True)
            if match and match.is_sure and match.judgement in _SAYS_IT and not match.is_difference
        }
        added = sums.totals([claim for _, claim in found])
        for (text, claim), match in zip(found, matches, strict=True):
            is_repeated = self._repeated.holds(claim) and not (match and _is_supported(match))
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
            yield self._match(claim, carried)

    def _carried(self, text: Text, span: Span, carried: PlaceHit | None) -> PlaceHit | None:
        """Return the place that a sentence leaves for the next one."""
        for sentence in prose.sentences(text.told, span):
            carried = self._places.subject(text.told, sentence) or carried
        return carried

    def _match(self, claim: Claim, carried: PlaceHit | None) -> Match | None:
        if claim.amount.kind == "unreadable":
            return self._without_number(claim, carried)
        if match := self._of_repeated(claim, carried) or self._of_misused_number(claim, carried):
            return match
        for level in candidates.named(claim, self._subjects, _may_be_of):
            found = [
                each
                for each in level
                if self._is_there(claim, each.subject, carried) and not _is_unlike(claim, each)
            ]
            if match := self._best(claim, found):
                return match
            if any(each.is_sure and _may_be_told_of(claim, each.subject) for each in level):
                break  # of that it is told, but of another time or place
        return self._by_number(claim, carried)

    def _of_repeated(self, claim: Claim, carried: PlaceHit | None) -> Match | None:
        """Return the figure that a number is of where the draft repeats what the fact says."""
        for subject, is_inside in self._repeated.subjects(claim):
            is_named = not pairing.is_paired(claim) and self._is_there(claim, subject, carried)
            if is_inside or is_named:
                for match in self._matches(claim, Candidate(subject, is_sure=True)):
                    told = match.is_then is not False and self._told(claim, match)
                    if told and _is_supported(told):
                        return told
        return None

    def _without_number(self, claim: Claim, carried: PlaceHit | None) -> Match | None:
        """Return the figure that has no number and reads like what stands there."""
        for subject, figure in self._numbers.without:
            judgement = diagnoses.judged(claim, figure)
            if judgement and self._is_there(claim, subject, carried):
                return Match(subject, figure, judgement, is_sure=True, is_then=None)
        return None

    def _is_there(self, claim: Claim, subject: Subject, carried: PlaceHit | None) -> bool:
        hit = self._scope(claim, self._places, carried)
        return agreement.is_of_place(claim, subject, self._places, hit) and (
            not agreement.is_of_other(claim, subject, self._subjects, self._places)
        )

    def _best(self, claim: Claim, found: list[Candidate]) -> Match | None:
        for each in found:
            if each.is_sure and (points := diagnoses.difference(claim, each.subject)):
                return Match(each.subject, *points, is_sure=True, is_then=None, is_difference=True)
        matches = [match for each in found for match in self._matches(claim, each)]
        sure = told_apart(claim, [match for match in matches if match.is_sure])
        for is_then in (True, None):
            if of_then := [match for match in sure if match.is_then is is_then]:
                best = min(of_then, key=_rank)
                is_total = best.judgement == CONTRADICTED and sums.is_total(claim, of_then)
                return None if is_total else self._told(claim, _in_place(best, sure))
        if again := [match for match in sure if _is_same(match) and match.figure.period]:
            return _wrong_period(again[0])
        for each in found:
            if each.is_sure and (other := diagnoses.of_other_kind(claim, each.subject)):
                return Match(each.subject, other[0], other[1], is_sure=True, is_then=None)
        return self._of_unsure(claim, found, matches)

    def _of_unsure(
        self, claim: Claim, found: list[Candidate], matches: list[Match]
    ) -> Match | None:
        """Return the figure that has the very number, though it is not sure that it is meant."""
        same = [match for match in matches if match.is_then is not False and _is_same_number(match)]
        if same:
            return self._told(claim, min(same, key=_rank))
        for each in found:
            other = diagnoses.of_other_kind(claim, each.subject)
            if other and other[1].diagnosis == "percent-for-points":
                return Match(each.subject, other[0], other[1], is_sure=False, is_then=None)
        return None

    def _matches(self, claim: Claim, candidate: Candidate) -> Iterator[Match]:
        subject = candidate.subject
        for figure in subject.fact.figures:
            if not agreement.fits_unit(claim, figure):
                continue
            if not agreement.fits_measure(claim, figure):
                continue
            judgement = diagnoses.judged(claim, figure)
            if judgement is None:
                continue
            year = self._years.get(figure.source.id, "")
            is_then = agreement.period_of(claim, figure, year)
            yield Match(
                subject, figure, judgement, candidate.is_sure, is_then, candidate.is_carried
            )

    def _told(self, claim: Claim, match: Match) -> Match | None:
        """Say what is wrong with a number that is right of something else."""
        misuse = diagnoses.misused(claim, match.subject.fact, match.figure)
        if misuse is not None:
            if match.judgement.verdict not in {"supported", "too-precise"}:
                return None
            return _judged_anew(match, Judgement("contradicted", misuse))
        if diagnoses.is_same_in_other_unit(claim, match.figure):
            return _judged_anew(match, Judgement("contradicted", "other-unit"))
        if match.judgement != CONTRADICTED:
            return match
        is_near = comparing.is_comparable(claim.amount, match.figure)
        if (is_near or not match.is_carried) and self._is_of_other(claim, match):
            return _judged_anew(match, Judgement("contradicted", "other-fact"))
        return match if is_near else None

    def _is_of_other(self, claim: Claim, match: Match) -> bool:
        """Tell whether a number is that of another fact."""
        return any(
            subject is not match.subject
            and _may_be_mixed_up(claim, figure, match.figure)
            and agreement.fits_unit(claim, figure)
            and figure.measure == match.figure.measure
            and comparing.judged(claim.amount, figure) in (SUPPORTED, _DROPPED)
            for subject, figure in self._numbers.near(claim.amount)
        )

    def _by_number(self, claim: Claim, carried: PlaceHit | None) -> Match | None:
        """Return the figure that has the very number, where its words stand in the sentence."""
        if not _is_telling(claim):
            return self._by_noun(claim, carried)
        for subject in dict.fromkeys(subject for subject, _ in self._numbers.near(claim.amount)):
            if not known_numbers.has_words(claim.sentence_text, subject) or (
                not self._is_there(claim, subject, carried)
            ):
                continue
            for match in self._matches(claim, Candidate(subject, is_sure=False)):
                if match.judgement == SUPPORTED and match.is_then is not False:
                    return self._told(claim, match)
        return self._by_digits(claim, carried)

    def _by_noun(self, claim: Claim, carried: PlaceHit | None) -> Match | None:
        """Return the figure that has the number and of which a statement counts the same."""
        noun = _NOUN.match(claim.text, claim.span.end)
        if noun is None:
            return None
        for subject, figure in self._numbers.near(claim.amount):
            if not any(_counts(told, noun[0].strip()) for told in subject.statements):
                continue
            for match in self._matches(claim, Candidate(subject, is_sure=False)):
                is_same = match.figure is figure and _is_same_number(match)
                if (
                    is_same
                    and match.is_then is not False
                    and self._is_there(claim, subject, carried)
                ):
                    return self._told(claim, match)
        return None

    def _by_digits(self, claim: Claim, carried: PlaceHit | None) -> Match | None:
        """Return the figure of which a number has the digits in another order, or another size.

        628万 for 682万 and 6.82 billion for 6.82 million are hardly something else by chance.
        """
        for subject, figure in self._numbers.of_digits(claim.amount):
            if not known_numbers.has_words(claim.sentence_text, subject) or (
                not self._is_there(claim, subject, carried)
            ):
                continue
            for match in self._matches(claim, Candidate(subject, is_sure=False)):
                is_wrong = match.judgement.verdict == "contradicted"
                if match.figure is figure and is_wrong and match.is_then is not False:
                    return match
        return None

    def _of_misused_number(self, claim: Claim, carried: PlaceHit | None) -> Match | None:
        """Return the figure with the very number that is told as filed where it is granted."""
        if not diagnoses.may_be_misused(claim):
            return None
        for subject, figure in self._numbers.near(claim.amount):
            is_same = agreement.fits_unit(claim, figure) and (
                comparing.judged(claim.amount, figure) == SUPPORTED
            )
            misuse = diagnoses.misused(claim, subject.fact, figure) if is_same else None
            if misuse == "applied-for-granted" and self._is_there(claim, subject, carried):
                judgement = Judgement("contradicted", misuse)
                return Match(subject, figure, judgement, is_sure=True, is_then=None)
        return None


def _counts(statement: str, noun: str) -> bool:
    """Tell whether a statement has a noun right behind a number: 200多个国家和地区."""
    at = statement.find(noun)
    return any(char.isdecimal() for char in statement[max(at - _LONGEST_MEASURE, 0) : max(at, 0)])


_LONGEST_MEASURE = 3
"""Characters of 多个, with the last digit before it."""
_NOUN = re.compile(" [a-z]+ [a-z]+ [a-z]+|[\u4e00-\u9fff]{5}")
"""What a number counts, as far as it is hardly another by chance: 国家和地区."""
_DROPPED = Judgement("too-precise", "bound-dropped")


_SAYS_IT = (SUPPORTED, _DROPPED)
_OF_SOMETHING_ELSE = (None, "other-fact", "rounded-too-far")


def _is_told_already(claim: Claim, match: Match, told: set[tuple[int, str]]) -> bool:
    """Tell whether the figure is told right beside, so that another number is a part of it.

    技术合同17721项，开发合同8000项: nobody gives two numbers of one thing in one breath.
    """
    if match.judgement.verdict != "contradicted":
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
    told = claim.sentence_text if candidate.is_carried else claim.clause_text
    return any(name in told for name in candidate.subject.unlike)


def _may_be_told_of(claim: Claim, subject: Subject) -> bool:
    """Tell whether a number may be one of a subject by its unit and measure."""
    return any(
        agreement.fits_unit(claim, figure) and agreement.fits_measure(claim, figure)
        for figure in subject.fact.figures
    )


def _may_be_mixed_up(claim: Claim, one: Figure, other: Figure) -> bool:
    """Tell whether a number may have been taken from another figure, and not be one by chance."""
    is_near = one.source.paragraph == other.source.paragraph
    return is_near or _is_telling(claim) or units.read(one.unit) == units.read(other.unit)


def _rank(match: Match) -> tuple[int, bool]:
    return _BEST.index(match.judgement.verdict), match.judgement.diagnosis is None


def _is_supported(match: Match) -> bool:
    return match.judgement == SUPPORTED


def _is_same(match: Match) -> bool:
    return match.judgement in (SUPPORTED, _DROPPED)


def _is_same_number(match: Match) -> bool:
    """Tell whether a number is that of a figure, whatever bound it has."""
    return _is_same(match) or match.judgement.diagnosis == "bound-turned"


def _in_place(best: Match, sure: list[Match]) -> Match:
    """Take the same number of another period for what is meant, where the right one differs."""
    if best.judgement.verdict == "contradicted" and best.judgement.diagnosis is None:
        for match in sure:
            if match.subject is best.subject and match.is_then is False and _is_same(match):
                return _wrong_period(match)
    return best


def _wrong_period(match: Match) -> Match:
    return _judged_anew(match, Judgement("wrong-period"))


def _judged_anew(match: Match, judgement: Judgement) -> Match:
    return match._replace(judgement=judgement)


def _is_telling(claim: Claim) -> bool:
    """Tell whether a number has so many digits that it is hardly another by chance."""
    digits = [char for char in claim.amount.written if char.isdecimal()]
    return len("".join(digits).strip("0")) >= _LEAST_DIGITS
