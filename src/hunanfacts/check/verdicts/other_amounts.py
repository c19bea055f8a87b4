"""Numbers that may well differ from a figure, since they are of less, of earlier, or of others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hunanfacts.check import lexicon
from hunanfacts.check.claims import told_periods
from hunanfacts.check.names.untold import says
from hunanfacts.figures import bounds, units
from hunanfacts.model import periods

if TYPE_CHECKING:
    from hunanfacts.check.claims.claims import Claim
    from hunanfacts.model.records import Fact, Figure


def may_differ(claim: Claim, fact: Fact, figure: Figure) -> bool:
    """Tell whether a number may well differ from a figure, and is not wrong for it.

    2020年获奖29项 is a part of what was won from 2016 to 2020, what something grew from is of an
    earlier time than the only one that is known, and what was added is not all.
    """
    is_alone = not any(
        each.measure == figure.measure for each in fact.figures if each is not figure
    )
    if is_alone and _is_compared_with(claim):
        return True
    if figure.measure in bounds.BASED or figure.status != "reported":
        return False
    if is_alone and _grows_from(claim):
        return True
    return _is_of_a_part(claim, figure) or _is_of_what_is_new(claim, fact, figure)


def _is_compared_with(claim: Claim) -> bool:
    """Tell whether a number is what another is held against: above the 8.4 percent for all."""
    return bool(_HELD_AGAINST.search(claim.text[claim.clause.start : claim.core.start]))


_HELD_AGAINST = re.compile(
    r"\b(?:above|below|than|versus|against|beating|exceeding) (?:the|an?) $"
    r"|[快慢高低强好优]于[^，。；,;\d ]{2,12}$"
)


def _is_of_what_is_new(claim: Claim, fact: Fact, figure: Figure) -> bool:
    """Tell whether a number counts what was added to things that a figure counts in all.

    What a batch has is another number than what another batch had.
    """
    batch = _BATCH.search(claim.sentence_text) if figure.unit == claim.amount.unit else None
    if batch and sorted(f"{claim.amount.value}") != sorted(f"{figure.value}"):
        told = (fact.as_written, *fact.statement.texts)
        return not units.is_money(figure.unit) and not any(batch[0] in text for text in told)
    is_in_all = figure.period is None or figure.period.startswith("../")
    is_new = says(" ".join(fact.label.texts).lower(), lexicon.LABELLED_NEW)
    return is_in_all and not is_new and says(claim.clause_text, lexicon.ADDED)


_BATCH = re.compile(r"第(?!一批|1批)[\d一二三四五六七八九十]+批")


def _grows_from(claim: Claim) -> bool:
    """Tell whether a number is what something grew from: 从2.1万亿元增加到4.6万亿元."""
    return is_start(claim) and bool(_GROWS_TO.match(claim.behind))


def is_start(claim: Claim) -> bool:
    """Tell whether a number is the first end of something: from 140 billion yuan."""
    return claim.before.endswith(_FROM)


_FROM = ("从", "由", "from ")
_GROWS_TO = re.compile(r"[\u4e00-\u9fff]{0,4}[到至]|[a-z ]{0,20}\bto\b")


def _is_of_a_part(claim: Claim, figure: Figure) -> bool:
    """Tell whether a number is claimed for one year, and a figure is of several together."""
    if figure.period is None:
        return False
    named, _ = told_periods.of(claim)
    if any(periods.within(figure.period, each) for each in named):
        return False
    first, last = periods.ends(figure.period)
    start, end = periods.ends(named[0]) if named else ("", "")
    return start != "" and first <= start <= end <= last
