"""The figure that a number is about where no name says so: the very number is known again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hunanfacts.check import effort
from hunanfacts.check.claims.candidates import Candidate
from hunanfacts.check.verdicts import agreement, comparing, diagnoses, known_numbers
from hunanfacts.check.verdicts.comparing import SUPPORTED, Judgement
from hunanfacts.check.verdicts.judging import is_telling
from hunanfacts.check.verdicts.match import Match

if TYPE_CHECKING:
    from hunanfacts.check.claims.claims import Claim
    from hunanfacts.check.names.mentions import Subject
    from hunanfacts.check.verdicts.judging import Judge
    from hunanfacts.check.verdicts.known_numbers import KnownNumbers

_NOUN = re.compile(" (?!of )[a-z]+ [a-z]+ [a-z]+|[\u4e00-\u9fff]{5}")
"""What a number counts, as far as it is hardly another by chance: 国家和地区."""
_LONGEST_MEASURE = 3
"""Characters of 多个, with the last digit before it."""


class ByNumber:
    """Finds figures by how much they are."""

    def __init__(self, judge: Judge, numbers: KnownNumbers) -> None:
        """Take the figures by their size, and what judges them."""
        self._judge = judge
        self._numbers = numbers

    def without_number(self, claim: Claim) -> Match | None:
        """Return the figure that has no number and reads like what stands there."""
        for subject, figure in self._numbers.without:
            judgement = diagnoses.judged(claim, figure)
            if judgement and self._judge.is_there(claim, subject):
                return Match(subject, figure, judgement, is_sure=True, is_then=None)
        return None

    def misused(self, claim: Claim) -> Match | None:
        """Return the figure with the very number that is told as filed where it is granted."""
        if not diagnoses.may_be_misused(claim):
            return None
        for subject, figure in self._numbers.near(claim.amount):
            is_same = agreement.fits_unit(claim, figure) and (
                comparing.judged(claim.amount, figure) == SUPPORTED
            )
            misuse = diagnoses.misused(claim, subject.fact, figure) if is_same else None
            if misuse == "applied-for-granted" and self._judge.is_there(claim, subject):
                judgement = Judgement("contradicted", misuse)
                return Match(subject, figure, judgement, is_sure=True, is_then=None)
        return None

    def found(self, claim: Claim) -> Match | None:
        """Return the figure that has the very number, where its words stand in the sentence."""
        if not is_telling(claim):
            return self._by_noun(claim)
        for subject in dict.fromkeys(subject for subject, _ in self._numbers.near(claim.amount)):
            if self._is_told(claim, subject):
                for match in self._matches(claim, subject):
                    if match.is_supported and match.is_then is not False:
                        return self._judge.told(claim, match)
        return self._by_digits(claim)

    def _by_noun(self, claim: Claim) -> Match | None:
        """Return the figure that has the number and of which a statement counts the same."""
        noun = _NOUN.match(claim.text, claim.span.end)
        if noun is None:
            return None
        for subject, figure in self._numbers.near(claim.amount):
            if not any(_counts(told, noun[0].strip()) for told in subject.statements):
                continue
            for match in self._matches(claim, subject):
                is_same = match.figure is figure and match.is_same_number
                if is_same and match.is_then is not False and self._judge.is_there(claim, subject):
                    return self._judge.told(claim, match)
        return None

    def _by_digits(self, claim: Claim) -> Match | None:
        """Return the figure of which a number has the digits in another order, or another size.

        628万 for 682万 and 6.82 billion for 6.82 million are hardly something else by chance.
        """
        for subject, figure in self._numbers.of_digits(claim.amount):
            if self._is_told(claim, subject):
                for match in self._matches(claim, subject):
                    is_wrong = match.judgement.verdict == "contradicted"
                    if match.figure is figure and is_wrong and match.is_then is not False:
                        return match
        return None

    def _is_told(self, claim: Claim, subject: Subject) -> bool:
        """Tell whether a number is in a sentence and a place that a fact may be told in."""
        if not known_numbers.has_words(claim.sentence_text, subject):
            return False
        self._judge.effort += effort.OF_A_CANDIDATE
        return self._judge.is_there(claim, subject)

    def _matches(self, claim: Claim, subject: Subject) -> list[Match]:
        self._judge.effort += effort.OF_A_CANDIDATE
        return list(self._judge.matches(claim, Candidate(subject, is_sure=False)))


def _counts(statement: str, noun: str) -> bool:
    """Tell whether a statement has a noun right behind a number: 200多个国家和地区."""
    at = statement.find(noun)
    return any(char.isdecimal() for char in statement[max(at - _LONGEST_MEASURE, 0) : max(at, 0)])
