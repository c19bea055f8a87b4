"""Numbers that are unlike what a source prints, and when they are surely told of it.

A misprint is like the number that was meant. One that is not is rather of another year, place or
set of things than wrong, so that nothing around it may speak of these.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING

from hunanfacts.check.claims import told_periods
from hunanfacts.check.verdicts import agreement
from hunanfacts.figures import bounds, units
from hunanfacts.figures.decimal_context import EXACTLY
from hunanfacts.search import slips

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hunanfacts.check.claims.claims import Claim
    from hunanfacts.check.names.places import Places
    from hunanfacts.check.verdicts.match import Match
    from hunanfacts.figures.amounts import Amount
    from hunanfacts.model.records import Figure

_FEW = 3
"""Digits of a number of which one may be wrong, and it is still like another."""
_MANY = 4
"""Digits that are hardly those of another number by chance, whatever their order."""
_LITTLE = Decimal("0.05")
"""How far a hedged number may be off in parts of a figure, and is a little rounded up."""
_SO_FAR = re.compile(
    r"[\d一二三四五六七八九十两]+年(?:多|间|来|累计)|连续[\d一二三四五六七八九十两]+年|周年|"
    r"\b(?:\w+ years (?:on|ago|later)|anniversary|in the past \w+ years)\b"
)
"""What says that a thing goes on, so that there may be more of it now."""
_IN_A_YEAR = re.compile(r"\d{4}(?:-[HQ]\d)?")
_YEAR_OF_THE_DRAFT = frozenset(
    ["去年", "今年", "明年", "过去一年", "这一年", "last year", "this year", "next year"]
)


def is_alike(amount: Amount, figure: Figure) -> bool:
    """Tell whether an amount is a figure but for one slip in its digits, or a little rounded up."""
    if amount.value is None or figure.value is None:
        return True
    said, true = _sizes(amount, figure)
    if amount.bound != "exact" and abs(said - true) <= true * _LITTLE:
        return True
    one, other = _digits(said), _digits(true)
    if sorted(one) == sorted(other):
        return len(one) > 1
    if _FEW <= len(one) < len(other):
        other = _digits(_rounded(true, len(one)))
    if min(len(one), len(other)) < _FEW:
        return False
    return sorted(one) == sorted(other) or slips.is_one_slip(one, other) or _has_most(one, other)


def may_be_by_chance(amount: Amount, figure: Figure) -> bool:
    """Tell whether an amount that is like a figure has so few digits, one of them another."""
    said, true = map(_digits, _sizes(amount, figure))
    return len(said) <= _FEW and sorted(said) != sorted(true)


def _sizes(amount: Amount, figure: Figure) -> tuple[Decimal, Decimal]:
    """Return an amount and a figure in one unit, without signs."""
    have = units.read(figure.unit)
    want = units.read(amount.unit, like=have) if amount.unit else have
    said, true = abs(amount.value or Decimal()), abs(figure.value or Decimal())
    return EXACTLY.multiply(said, want.size), EXACTLY.multiply(true, have.size)


def _digits(value: Decimal) -> str:
    """Return the digits of a number without noughts around them."""
    return "".join(map(str, value.as_tuple().digits)).strip("0")


def _rounded(value: Decimal, digits: int) -> Decimal:
    """Return a number rounded to so many digits."""
    return Context(prec=digits, rounding=ROUND_HALF_UP).plus(value)


def _has_most(one: str, other: str) -> bool:
    """Tell whether two numbers of many digits begin alike, and all but one of them are the same."""
    shared = Counter(one) & Counter(other)
    return len(one) == len(other) >= _MANY and one[0] == other[0] and shared.total() >= len(one) - 1


def is_surely_told(claim: Claim, match: Match, places: Places, year: str) -> bool:
    """Tell whether nothing around a number speaks of another time or place.

    `year` is that of the source.
    """
    own = match.subject.fact.place_id or ""
    return is_of_its_time(claim, match, year) and not _is_elsewhere(claim, places, own)


def is_of_its_time(claim: Claim, match: Match, year: str) -> bool:
    """Tell whether nothing says that a number is of another time than a figure, or may be.

    What comes anew each year is of none that is not named. What has no period is of the year of
    the source or shortly before, and may have grown since.
    """
    if match.is_then:
        return True
    if may_be_of_another_year(claim, year) or claim.behind.startswith(("来", "间")):
        return False
    period = match.figure.period
    if period is None or period.startswith("../"):
        return True
    is_anew = _IN_A_YEAR.fullmatch(period) and match.figure.measure not in bounds.PLACES
    return not is_anew and not any(_told(claim))


def may_be_of_another_year(claim: Claim, year: str) -> bool:
    """Tell whether a number is of another time, or of one that depends on when a draft is of."""
    is_relative = any(each in claim.sentence_text for each in _YEAR_OF_THE_DRAFT)
    return is_relative or is_of_another_time(claim, year)


def is_of_another_time(claim: Claim, year: str) -> bool:
    """Tell whether a number is told of a time that is not that of the source, nor shortly before.

    `year` is that of the source.
    """
    told = _told(claim)
    return has_grown(claim) or not any(agreement.is_recent(each, year) for each in told)


def _told(claim: Claim) -> Sequence[str]:
    """Return the periods that a number is told of, or the text before it; "" for none."""
    return told_periods.of(claim)[0][:1] or claim.left.periods or (claim.year,)


def has_grown(claim: Claim) -> bool:
    """Tell whether a sentence says for how many years something has gone on, but by its number."""
    return any(
        _SO_FAR.search(claim.text, start, end)
        for start, end in (
            (claim.sentence.start, claim.span.start),
            (claim.span.end, claim.sentence.end),
        )
    )


def _is_elsewhere(claim: Claim, places: Places, own: str) -> bool:
    """Tell whether a passage names another place, and not that of a fact."""
    return places.names_others(claim.text) and not places.is_named(own, claim.around)
