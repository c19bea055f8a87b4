"""Which place a number is about, as far as the text says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hunanfacts.check.names.places import PlaceHit
from hunanfacts.check.prose import Span

if TYPE_CHECKING:
    from hunanfacts.check.claims.claims import Claim
    from hunanfacts.check.names.places import Places


def place_of(claim: Claim, places: Places) -> PlaceHit | None:
    """Return the place that a number is about as far as the text says, else what was carried on."""
    for start, end in (
        (claim.clause.start, claim.span.start),
        (claim.span.end, claim.clause.end),
    ):
        hits = [hit for hit in places.hits(claim.text, Span(start, end)) if not hit.is_whole]
        if hits:
            hit = hits[-1] if end <= claim.span.start else hits[0]
            return _meant(claim, places, hit) if hit.is_any else hit
    if _is_of_the_nation(claim):
        return PlaceHit(claim.clause)
    if last := places.last_before(claim.text, claim.sentence, claim.clause.start):
        return _meant(claim, places, last) if last.is_any else last
    for told in (claim.heads, claim.above, *claim.titles):
        if headed := places.subject(told, Span(0, len(told))):
            return headed
    return _counted_in(claim, places) or claim.carried


def _counted_in(claim: Claim, places: Places) -> PlaceHit | None:
    """Return the whole in which things are counted and nothing is ranked: 832 counties in China."""
    if claim.amount.kind == "ordinal" or claim.amount.unit in _SHARES:
        return None
    stretch = Span(claim.span.end, claim.span.end + len(claim.behind))
    for hit in places.hits(claim.text, stretch):
        between = claim.text[claim.span.end : hit.span.start]
        if between.endswith(" in ") and not _RANKED.search(between):
            return hit
    return None


def _is_of_the_nation(claim: Claim) -> bool:
    """Tell whether an adverb says that a number is of all the nation."""
    start, end = claim.sentence.start, claim.span.start
    if claim.text.find("nation", start, end) < 0 and "country" not in claim.before:
        return False
    return bool(_NATION_FIRST.search(claim.text, start, end) or _ACROSS.search(claim.before))


_NATION_FIRST = re.compile(r"(?:\A|(?<=[;,.:] ))(?:and |while |but )?(?:nationally|nationwide),")
_ACROSS = re.compile(r"\bacross the (?:country|nation),? $")
_SHARES = frozenset({"%", "percent", "per cent", "percentage points"})
_RANKED = re.compile(r"\b(?:\w+est|most|top|first|second|third|\w+th|rank\w*|share)\b|[,;:]")


def _meant(claim: Claim, places: Places, hit: PlaceHit) -> PlaceHit | None:
    """Return the place that 全省, 贵省 or 我省 stands for: one named before, else its own."""
    name = claim.text[hit.span.start : hit.span.end]
    if name.startswith("我") and "贵" + name[1:] in claim.text:
        return PlaceHit(hit.span)
    hits = [
        each
        for each in places.hits(claim.text, Span(claim.sentence.start, hit.span.start))
        if not each.is_any and not each.is_whole
    ]
    headed = places.subject(claim.above, Span(0, len(claim.above)))
    meant = (hits[-1] if hits else None) or claim.carried or headed or hit
    return hit if places.lies_in(meant, hit) else meant
