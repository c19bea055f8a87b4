"""Which figures tell of growth over a span of years.

How something grew from one year to another is told by a growth or a multiple of that span, and by
the levels at both of its ends.
"""

from __future__ import annotations

from hunanfacts.index.stored import MARKS
from hunanfacts.model import periods

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hunanfacts.search.question import Question

    Mark = Sequence[str]

_PERIOD, _MEASURE, _STATUS, _UNIT, _BASE = map(
    MARKS.index, ("period", "measure", "status", "unit", "base")
)
_TELLING = frozenset({"growth", "annual-growth", "change", "multiple"})


def names_span(question: Question) -> bool:
    """Tell whether a question says from when to when, or over how many years."""
    return question.years > 0 or len(set(_asked(question))) > 1


def telling(question: Question, marks: Sequence[Mark]) -> list[int]:
    """Return which figures tell how something grew over the span that a question names.

    Where it names none, a multiple of an earlier time tells as well.
    """
    spans = [(mark[_BASE] or mark[_PERIOD], mark[_PERIOD]) for mark in marks]
    kept = {
        number
        for number, mark in enumerate(marks)
        if mark[_MEASURE] in _TELLING and _is_of_span(question, *_of(spans[number]))
    }
    for first, last in _pairs_of_levels(marks) if names_span(question) else ():
        if _is_of_span(question, marks[first][_PERIOD], marks[last][_PERIOD]):
            kept |= {first, last}
    return sorted(kept)


def _of(span: tuple[str, str]) -> tuple[str, str]:
    """Return the first and the last time of a figure's span."""
    base, period = span
    return (periods.ends(base)[0], periods.ends(period)[1]) if period else ("", "")


def _pairs_of_levels(marks: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    levels = [number for number, mark in enumerate(marks) if mark[_MEASURE] == "level"]
    for first in levels:
        for last in levels:
            one, other = marks[first], marks[last]
            if (one[_UNIT], one[_STATUS]) == (other[_UNIT], other[_STATUS]):
                yield first, last


def _is_of_span(question: Question, start: str, end: str) -> bool:
    """Tell whether a span is the one asked for; ten years are also those counted 2012 to 2021."""
    if not start or start >= end:
        return False
    if question.years:
        years = int(end[:4]) - int(start[:4])
        return question.years - 1 <= years <= question.years
    asked = _asked(question)
    if not asked:
        return True
    is_there = start == min(asked)
    return is_there and (question.is_compared if len(set(asked)) == 1 else end == max(asked))


def _asked(question: Question) -> list[str]:
    return [each for period in question.periods for each in periods.ends(period)]
