"""Numbers that are the sum of others, and are neither wrong nor of one fact."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from hunanfacts.check import lexicon
from hunanfacts.check.claims import pairing
from hunanfacts.figures import units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hunanfacts.check.claims.claims import Claim
    from hunanfacts.check.verdicts.match import Match


def totals(found: Sequence[Claim]) -> set[Claim]:
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


def is_of_others(claim: Claim, matches: list[Match]) -> bool:
    """Tell whether a number is not one of several facts of a name, nor told as that of all of them.

    There may be more of them than those that the facts know: 百亿级产业集群 beside two other kinds.
    """
    figures = {match.subject: match.figure for match in matches}
    sizes = [(each.value or 0) * units.read(each.unit).size for each in figures.values()]
    own = (claim.amount.value or 0) * units.read(claim.amount.unit).size
    if len(sizes) > 1 and any(word in claim.before + claim.amount.text for word in lexicon.SUMS):
        return sum(sizes) == own
    return len(sizes) > 1 and not pairing.is_paired(claim)
