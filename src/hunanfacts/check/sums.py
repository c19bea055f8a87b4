"""Numbers that are the sum of others, and are neither wrong nor of one fact."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from hunanfacts.figures import units

if TYPE_CHECKING:
    from hunanfacts.check.claims import Claim
    from hunanfacts.check.matches import Match


def totals(found: list[Claim]) -> set[Claim]:
    """Return the numbers that are the sum of those before in their sentence: 62和320，共382."""
    sums: set[Claim] = set()
    before: dict[tuple[int, str], tuple[int, Decimal]] = {}
    for claim in found:
        told = claim.sentence.start, claim.amount.unit
        count, total = before.get(told, (0, Decimal(0)))
        if count > 1 and total == claim.amount.value:
            sums.add(claim)
        if claim.amount.value is not None:
            before[told] = count + 1, total + claim.amount.value
    return sums


def is_total(claim: Claim, matches: list[Match]) -> bool:
    """Tell whether a number is that of several facts together that have one name: 62 and 320."""
    figures = {match.subject: match.figure for match in matches}
    sizes = [(each.value or 0) * units.read(each.unit).size for each in figures.values()]
    own = (claim.amount.value or 0) * units.read(claim.amount.unit).size
    return len(sizes) > 1 and sum(sizes) == own
