"""What probably went wrong where a number is right of something else than the draft tells it of."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from hunanfacts.check import lexicon, prose
from hunanfacts.check.claims import time_words, told_periods
from hunanfacts.check.names import stems
from hunanfacts.check.names.untold import grows, says
from hunanfacts.check.verdicts import agreement, comparing, many_figures
from hunanfacts.check.verdicts.comparing import CONTRADICTED, SUPPORTED, Judgement
from hunanfacts.figures import bounds, units
from hunanfacts.model import periods

if TYPE_CHECKING:
    from hunanfacts.check.claims.claims import Claim
    from hunanfacts.check.names.mentions import Subject
    from hunanfacts.check.records import Diagnosis
    from hunanfacts.figures.amounts import Amount
    from hunanfacts.model.records import Fact, Figure

_POINTS = "百分点"
_KNOWN = units.COUNTED.union(units.ENGLISH)
_TIMES_BEFORE = ("是", "为", "到", "至", "达", "相当于", "was", "is", "to", "were", "at")


def judged(claim: Claim, figure: Figure) -> Judgement | None:
    """Hold a number against a figure, also where it grew by so many times, or has no number."""
    if not bounds.has_number(figure):
        told = prose.comparable(figure.as_written)
        return SUPPORTED if claim.text[: claim.span.end].endswith(told) else None
    amount = _as_meant(claim, figure)
    if figure.measure != "multiple" or not _grew_by(claim) or amount.value is None:
        return comparing.judged(amount, figure)
    one_more = replace(amount, value=amount.value + 1, written="")
    judgement = comparing.judged(one_more, figure)
    if judgement == SUPPORTED:
        return judgement
    if comparing.judged(amount, figure) == SUPPORTED:
        is_either = amount.unit == "fold"  # a fourfold increase is one to four times as much too
        return SUPPORTED if is_either else Judgement("contradicted", "multiple-as-growth")
    return judgement


def is_of_another_edition(claim: Claim, subject: Subject, figure: Figure) -> bool:
    """Tell whether a sentence is about another event of a row than a fact: 第三届.

    It is not where it has much else that the fact states.
    """
    if figure.measure != "ordinal" or figure.unit not in lexicon.EDITIONS:
        return False
    own = {*_pairs(" ".join(subject.statements)), *stems.of_texts(subject.statements)}
    own.difference_update(_pairs(" ".join(subject.names)), stems.of_texts(subject.names))
    told = claim.sentence_text
    return len(own.intersection({*_pairs(told), *stems.of_texts([told])})) < _MUCH


def _pairs(text: str) -> set[str]:
    pairs = (text[at : at + 2] for at in range(len(text) - 1))
    return {pair for pair in pairs if not pair.isascii()}


_MUCH = 4
"""Pairs of characters or words."""


def _as_meant(claim: Claim, figure: Figure) -> Amount:
    """Return the amount with the sign that a verb gives it: fell by 5 %."""
    amount = claim.amount
    around = claim.before + " " + claim.behind[:24]
    if figure.measure in bounds.CHANGES and amount.value and says(around, lexicon.FALL):
        return replace(amount, value=-amount.value)
    return amount


def _grew_by(claim: Claim) -> bool:
    """Tell whether a number says by how many times something grew, not how many times it is."""
    before = claim.before.rstrip()
    if before.endswith(_TIMES_BEFORE):
        return False
    return grows(before + " " + claim.behind[:16])


def may_be_misused(claim: Claim) -> bool:
    """Tell whether a clause says that something was filed or granted, so that the two may mix."""
    clause = claim.clause_text
    return says(clause, lexicon.FILED) or says(clause, lexicon.GRANTED)


def misused(claim: Claim, fact: Fact, figure: Figure) -> Diagnosis | None:
    """Tell what a number is taken for that the source does not say it is."""
    clause = claim.clause_text
    label = " ".join(fact.label.texts)
    if figure.status in {"target", "forecast"}:
        is_done = says(clause, lexicon.DONE)
        told = claim.text[claim.sentence.start : claim.clause.end]
        is_planned = says(_FURTHERED.sub("", told), lexicon.TARGET)
        if is_done and not (is_planned or _is_of_its_end(claim, figure)):
            return "target-as-result" if figure.status == "target" else "forecast-as-result"
    if any(word in label.lower() for word in lexicon.PLANNED) and says(clause, lexicon.SPENT):
        return "forecast-as-result"
    if says(label.lower(), lexicon.LABELLED_NEW) and not _is_new(claim):
        return "total-for-new"
    is_filed, is_granted = _filed_or_granted(clause)
    if is_filed and is_granted:  # 授权专利139件、软件著作权申请17项
        is_filed, is_granted = _filed_or_granted(claim.before)
    says_filed, says_granted = (
        any(word in label.lower() for word in words)
        for words in (_LABELLED_FILED, _LABELLED_GRANTED)
    )
    if (says_filed and is_granted and not is_filed) or (
        says_granted and is_filed and not is_granted
    ):
        return "applied-for-granted"
    return None


def _filed_or_granted(text: str) -> tuple[bool, bool]:
    return says(text, lexicon.FILED), says(text, lexicon.GRANTED)


_FURTHERED = re.compile(f"已经?(?:{'|'.join(sorted(lexicon.FURTHERED))})|five-year plan")
"""已推动 is no plan any more, and a five-year plan is a time."""


def _is_new(claim: Claim) -> bool:
    """Tell whether a number is told of what was added, and not of all: 新增162家，累计162家."""
    if says(f"{claim.heads} {claim.clause_text}", lexicon.NEW):
        return True
    return says(claim.sentence_text, lexicon.NEW) and not says(claim.clause_text, lexicon.IN_ALL)


def _is_of_its_end(claim: Claim, figure: Figure) -> bool:
    """Tell whether a number is told of the year that a target is set for."""
    end = periods.ends(figure.period)[1] if figure.period else ""
    return end in told_periods.of(claim)[0]


_LABELLED_FILED, _LABELLED_GRANTED = ("申请", "filed", "applied"), ("授权", "granted")


def is_same_in_other_unit(claim: Claim, figure: Figure) -> bool:
    """Tell whether a number is printed as the source prints it, but in a larger or smaller unit."""
    have = units.read(figure.unit)
    want = units.read(claim.amount.unit, like=have)
    is_same = claim.amount.value == figure.value and have.scale == want.scale
    return is_same and have.dimension == want.dimension and have.size != want.size


def of_other_kind(claim: Claim, subject: Subject) -> tuple[Figure, Judgement] | None:
    """Find a figure of a fact that has a number as it stands, but in another unit or measure."""
    if claim.amount.value is None:
        return None
    for figure in many_figures.of(claim, subject):
        if figure.value is not None and figure.measure not in bounds.PLACES:
            judgement = _in_other_kind(claim, figure, figure.value)
            if judgement is not None:
                return figure, judgement
    return None


def _in_other_kind(claim: Claim, figure: Figure, true: Decimal) -> Judgement | None:
    """Tell what is wrong with a number that a figure has in another unit or measure."""
    said = claim.amount.value or Decimal()
    have = units.read(figure.unit)
    want = units.read(claim.amount.unit, like=have)
    if figure.measure == "multiple" and want.base == "%":
        if said == true:
            return Judgement("contradicted", "other-unit")
        is_growth = said == 100 * true and _grew_by(claim)
        return Judgement("contradicted", "multiple-as-growth") if is_growth else None
    if said * want.scale != true * have.scale:
        return None
    if {have.base, want.base} == {"%", _POINTS}:
        return Judgement("contradicted", "percent-for-points")
    if figure.measure == "growth":
        return CONTRADICTED if agreement.is_grown_to(claim) else None
    if figure.measure == "annual-growth":  # what grew so much a year has grown more in all
        is_in_all = _changes(claim) and says(claim.clause_text, lexicon.IN_ALL)
        return CONTRADICTED if is_in_all else None
    is_mixed_up = want.base in _KNOWN and _are_of_other_things(have.base, want.base)
    return Judgement("contradicted", "other-unit") if is_mixed_up else None


def _are_of_other_things(one: str, other: str) -> bool:
    """Tell whether two units may be mixed up and are not the same: 元 for 美元, 人 for 户."""
    counted = units.COUNTING - {"户", "人"}
    return one != other and "/" not in one and not {one, other} & {"%", "年", *counted}


def difference(claim: Claim, subject: Subject) -> tuple[Figure, Judgement] | None:
    """Find two shares of which a number is the difference: right in points, and wrong in per cent.

    Without a word of growth or fall per cent are a share.
    """
    shares = [
        figure for figure in subject.fact.figures if figure.measure == "share" and figure.value
    ]
    base = units.read(claim.amount.unit).base
    if len(shares) != 2 or base not in {"%", _POINTS}:  # noqa: PLR2004
        return None
    first, last = (figure.value or Decimal(0) for figure in shares)
    if not _changes(claim):
        return None
    is_right = base == _POINTS
    named = time_words.named(claim.bare[claim.sentence.start : claim.sentence.end])
    ends = {end for period in named or told_periods.of(claim)[0] for end in periods.ends(period)}
    of_shares = {figure.period for figure in shares}
    if ends and ends.isdisjoint(of_shares):
        return None
    if _is_told_as(claim, abs(last - first)):
        return shares[1], SUPPORTED if is_right else Judgement("contradicted", "percent-for-points")
    return (shares[1], CONTRADICTED) if is_right and of_shares <= ends else None


def _is_told_as(claim: Claim, value: Decimal) -> bool:
    """Tell whether a number is a value, or that rounded to its digits where it is hedged."""
    said = claim.amount.value
    if said is None or claim.amount.bound == "exact":
        return said == value
    return value.quantize(said, ROUND_HALF_UP) == said


def _changes(claim: Claim) -> bool:
    around = claim.before + " " + claim.behind[:16]
    return grows(around) or says(around, lexicon.FALL)
