"""Whether a number and a figure agree in all but how much: unit, measure, period and place."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, get_args

from hunanfacts.check import lexicon, prose
from hunanfacts.check.claims import told_periods
from hunanfacts.check.names.bodies import is_named
from hunanfacts.check.names.untold import grows, says, untold
from hunanfacts.check.prose import Span
from hunanfacts.figures import bounds, units
from hunanfacts.model import periods
from hunanfacts.model.vocabulary import Measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hunanfacts.check.claims.claims import Claim
    from hunanfacts.check.names.mentions import Subject
    from hunanfacts.check.names.places import PlaceHit, Places
    from hunanfacts.check.names.subjects import Subjects
    from hunanfacts.model.records import Figure

_RECENT = 1
"""Years before that of the source which what has no period may be of."""
_OF_THEIR_OWN = frozenset("头只类届名位艘辆台架栋棵株幅张匹对套")
"""Measure words of things that have no other, unlike 个 and 项."""
_BODIES, _THINGS = frozenset("家户"), frozenset("件项篇种款")
"""Measure words of firms and households, and of what these make."""
_PEOPLE = {"人", "名", "位"}
"""What counts people, and nothing else."""


def fits_unit(claim: Claim, figure: Figure) -> bool:
    """Tell whether a number may be told in the unit of a figure."""
    unit = claim.amount.unit
    if not unit:
        return _is_bare_fitting(claim, figure)
    is_fitting = _is_unit_fitting(unit, figure.unit)
    if is_fitting is None:
        return _is_bare_fitting(claim, figure)
    return is_fitting or _is_each_told(claim, figure.unit)


@lru_cache(maxsize=4096)
def _is_unit_fitting(unit: str, figure_unit: str) -> bool | None:
    """Tell whether two units go together; None where a word stands that is hardly a unit."""
    have = units.read(figure_unit)
    want = units.read(unit, like=have)
    if want.base.isascii() and want.base not in units.NAMES and want.base.isalpha():
        return False if want.base in lexicon.ENGLISH_WORDS else None
    bases = {have.base, want.base}
    if want.base in _OF_THEIR_OWN and want.base != have.base:
        return bases <= _PEOPLE
    if not (bases.isdisjoint(_BODIES) or bases.isdisjoint(_THINGS)):
        return False
    return (
        have.dimension == want.dimension
        or bases <= _PEOPLE
        or (bases <= units.COUNTING and bases & _PEOPLE in (set(), bases))
    )


def _is_each_told(claim: Claim, figure_unit: str) -> bool:
    """Tell whether a unit is one of something that the clause tells: 每平方米8460元."""
    have = units.read(figure_unit)
    above, _, below = have.base.partition("/")
    if not below:
        return False
    want = units.read(claim.amount.unit, like=have).base
    told = claim.clause_text
    each = f"每{below}" in told or f"{below}均" in told or "per " in told
    return want == above and each


def _is_bare_fitting(claim: Claim, figure: Figure) -> bool:
    """Tell whether a number without a unit may be one of a figure: 51 counties, 17th."""
    if claim.amount.kind == "ordinal" and figure.measure in bounds.PLACES:
        return True
    have = units.read(figure.unit)
    told = claim.heads + claim.behind[:30]
    if have.base in units.COUNTED:
        return True
    return bool(claim.heads) and (figure.unit in told or _is_about_as_much(claim, figure))


def _is_about_as_much(claim: Claim, figure: Figure) -> bool:
    """Tell whether a number is of the order of a figure's, so that it may be told in its unit."""
    value = claim.amount.value
    return bool(value and figure.value and _HALF < value / figure.value < 1 / _HALF)


_HALF = Decimal("0.5")


def fits_measure(claim: Claim, figure: Figure) -> bool:
    """Tell whether the words around a number ask for the measure of a figure."""
    return _fitting(claim)[figure.measure]


@lru_cache(maxsize=8)
def _fitting(claim: Claim) -> dict[Measure, bool]:
    """Tell of every measure whether the words around a number ask for it."""
    if claim.amount.kind == "ordinal":
        return {measure: measure in bounds.PLACES for measure in _MEASURES}
    around = claim.before + claim.heads + claim.behind[:20]
    is_growth = grows(around)
    shares = says(around, lexicon.SHARE) or claim.behind.lstrip().startswith("of ")
    yearly = says(claim.clause_text, lexicon.YEARLY)
    is_by = is_growth and not _ends_in(claim.before, lexicon.TO) and _is_growth_right(claim)
    changes = not yearly and (is_growth or not shares)
    is_up = claim.before.rstrip().endswith((" up", " down"))
    says_share = not (is_by or is_up) and says(claim.sentence_text, lexicon.SHARE)
    return {
        "level": not is_by,
        "share": shares or not is_growth or says_share,
        "multiple": True,
        "growth": changes and not is_grown_to(claim),
        "annual-growth": yearly and (is_growth or not shares),
        "change": changes,
        "rank": False,
        "ordinal": False,
    }


def is_grown_to(claim: Claim) -> bool:
    """Tell whether a number is what something grew to, which is no growth: 增加值增至21%."""
    told = claim.heads + claim.clause_text
    is_to = grows(claim.before) and _ends_in(claim.before, lexicon.TO)
    return is_to and not says(told, lexicon.RATE)


_MEASURES: tuple[Measure, ...] = get_args(Measure)


def _is_growth_right(claim: Claim) -> bool:
    """Tell whether a word of growth stands right before a number: 增长300亿元."""
    before = claim.before.rstrip("了 ")
    return before.endswith(_GROWING) or bool(_GROWN.search(before))


_GROWING = (*(word for word in lexicon.GROWTH if not word.isascii() and len(word) > 1), " by")
_GROWN = re.compile("(?<!新)增[长加速幅]?$")


def _ends_in(text: str, words: frozenset[str]) -> bool:
    return text.rstrip("了 约近超过").endswith(tuple(words))


def period_of(claim: Claim, figure: Figure, year: str) -> bool | None:
    """Tell whether a number is claimed for the period of a figure; None where that is open.

    `year` is that of the source: what has no period is of then or shortly before.
    """
    named, is_part = told_periods.of(claim)
    had = figure.period
    is_open = had is None or _is_of_no_sure_year(figure)
    if is_part and had is None and units.read(figure.unit).base in units.COUNTED:
        is_part = told_periods.names_a_part_here(claim)  # else something else grew in these months
    if is_part and (had is None or ("-" not in had and not is_open)):
        return False
    if not named:
        return None
    if had is None or (is_open and not is_one(had, named[0])):
        first = periods.ends(named[0])[0][:4]
        if first.isdecimal() and first > year > "":
            return False  # the source did not live to see it
        is_there = named[0] in told_periods.here(claim)
        return None if not is_there or is_recent(named[0], year) else False
    if figure.measure in bounds.BASED:
        return _is_of_one_of(claim, figure, had, named)
    return is_one(had, named[0])


def _is_of_no_sure_year(figure: Figure) -> bool:
    """Tell whether the source gives no time, so that only its own date says what is 目前."""
    return figure.period_inferred and (figure.period or "").startswith("../")


def _is_of_one_of(claim: Claim, figure: Figure, had: str, named: Sequence[str]) -> bool:
    """Tell whether a change is claimed for the period of a figure, or against its base."""
    ends = {had, figure.base or had}
    if figure.measure in _OF_YEARS and "/" in had:
        # Another stretch shares no more than some years with it, and a year may lie within.
        ends = ends.union(periods.ends(had)) - {had}
        return any(is_one(had, each) for each in named if "/" in each) or any(
            is_one(end, each) for each in named if "/" not in each for end in ends
        )
    if figure.measure in _OF_YEARS:
        ends = ends.union(periods.ends(had))
    elif not says(claim.sentence_text, lexicon.COMPARED):
        ends = {had}
    return any(is_one(each, asked) for each in ends for asked in named)


_PARTS = re.compile(r"\d{4}-(?:\d\d/\d{4}-\d\d|[QH]\d)")
"""Of a year, of some months each."""
_OF_YEARS = frozenset({"multiple", "annual-growth"})
"""Measures of a time that its ends may stand for."""


def is_one(period: str, asked: str) -> bool:
    """Tell whether a period is the one that is asked for, lies in it, or has it in it."""
    if asked.startswith("-"):
        return period.endswith(asked[1:])
    is_in, holds = periods.within(period, asked), periods.within(asked, period)
    if _PARTS.fullmatch(asked) and _PARTS.fullmatch(period):
        return is_in and holds  # what is of a half is not of a quarter of it
    return is_in or holds


def is_recent(asked: str, year: str) -> bool:
    """Tell whether a period is that of a source, or shortly before; so is one that is not told."""
    first, last = (end[:4] for end in periods.ends(asked)) if asked else ("", "")
    if not (first.isdecimal() and last.isdecimal() and year):
        return True
    return int(first) <= int(year) and int(last) >= int(year) - _RECENT


def is_of_place(claim: Claim, subject: Subject, places: Places, hit: PlaceHit | None) -> bool:
    """Tell whether a number is about the place of a fact, as far as the text says."""
    own = subject.fact.place_id or ""
    if claim.amount.kind == "ordinal" and subject.fact.kind != "indicator":
        return hit is None or bool(hit.ids)
    if hit is None:
        if not own:
            return _names_whom(claim, subject)
        is_main = own == places.main and not (
            _begins_with_a_stranger(claim, subject) or _goes_on_elsewhere(claim, places)
        )
        return is_main or places.is_named(own, claim.around)
    if not hit.ids:
        return False
    if not own and not _names_whom(claim, subject):
        return False
    if own in hit.ids or _is_thing_within(claim, subject, places, hit):
        return True
    clause = Span(claim.clause.start, claim.clause.end)
    if places.is_around(own) and any(own in each.ids for each in places.hits(claim.text, clause)):
        return True
    told = claim.text[hit.span.start : hit.span.end]
    if told and any(
        told in each.lower() for each in (*subject.fact.names, *subject.fact.label.texts)
    ):
        return True
    return not own


def _is_thing_within(claim: Claim, subject: Subject, places: Places, hit: PlaceHit) -> bool:
    """Tell whether a thing of a place is named, and the place that is told lies in that one.

    The cluster of a province may be in one of its cities; what the city has is another number.
    """
    own = subject.fact.place_id or ""
    whom = subject.fact.subject
    if whom is None or not any(own in places.all_around(place) for place in hit.ids):
        return False
    names = [name for text in whom.texts for name in [prose.comparable(text)]]
    is_place = any(own_place in name for name in names for own_place in subject.places)
    return not is_place and any(name in claim.text for name in names)


def _begins_with_a_stranger(claim: Claim, subject: Subject) -> bool:
    """Tell whether a sentence begins with what may be a place unknown here: 义乌2021年进出口."""
    name = _BEFORE_A_YEAR.match(claim.bare, claim.sentence.start, claim.span.start)
    return name is not None and bool(untold(claim.bare, Span(*name.span(1)), subject, 1))


def _goes_on_elsewhere(claim: Claim, places: Places) -> bool:
    """Tell whether a sentence goes on with other places, which are no whole: 其中北京、广东."""
    behind = Span(claim.clause.end, claim.sentence.end)
    return any(not hit.ids and not hit.is_whole for hit in places.hits(claim.text, behind))


_BEFORE_A_YEAR = re.compile(r"\s*([\u4e00-\u9fff]{2,3})(?=(?:19|20)\d\d年)")


def is_of_other(claim: Claim, subject: Subject, subjects: Subjects, places: Places) -> bool:
    """Tell whether a sentence names whom another fact is about, as a company, and not this one."""
    if claim.amount.kind == "ordinal" or not places.has_others(subject.fact.place_id or ""):
        return False
    here = Span(claim.sentence.start, claim.span.start)
    is_here = bool(places.hits(claim.text, here))
    start = (claim.sentence if is_here else claim.previous or claim.sentence).start
    if not is_here and claim.carried is None:
        start = max(0, start - _LONGEST_REPORT)  # nothing but the body may be what it is about
    told = subjects.bodies.named(claim.text, Span(start, claim.clause.end))
    others = [name for name in told if not is_named(name, subject.told)]
    if not others:
        return False
    own = subjects.mentions(claim.text, claim.clause, claim.sentence)
    is_named_here = any(subject in each.subjects for each in own if each.is_whole)
    return any(not is_named_here or name in subjects.bodies.without_place for name in others)


_LONGEST_REPORT = 300
"""Characters through which a text goes on about a body that it named."""
_SPEAKER = 30
"""Characters behind a sentence in which stands who said it."""


def _names_whom(claim: Claim, subject: Subject) -> bool:
    """Tell whether a text names whom what has no place is about: a company, say."""
    speaker = claim.text[claim.sentence.end : claim.sentence.end + _SPEAKER]
    speaker = speaker if says(speaker, lexicon.SAYS) else ""
    told = f"{claim.text[: claim.sentence.end]} {speaker} {claim.heads} {claim.above}"
    return not subject.whom or any(is_named(name, told) for name in subject.whom)
