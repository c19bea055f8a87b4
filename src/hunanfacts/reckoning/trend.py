"""How the figures of a fact change over time; what is unlike is not compared."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hunanfacts.figures import bounds, units
from hunanfacts.model import periods
from hunanfacts.model.errors import IncomparableError, Suggestion
from hunanfacts.model.records import Bilingual
from hunanfacts.model.vocabulary import LANGUAGES
from hunanfacts.reckoning import arithmetic
from hunanfacts.text import listing
from hunanfacts.wording import names, time

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from hunanfacts.model.records import Fact, Figure
    from hunanfacts.reckoning.arithmetic import Reckoned

    _Level = tuple[Figure, Reckoned]
    """A figure, and what it says and can be."""
    _Trait = tuple[Callable[[Figure], Hashable], Callable[[Figure], Bilingual | None], Bilingual]

_RATES = frozenset({"share", "growth", "annual-growth"})
"""They have no multiple, and neither has what is in per cent."""
_COMPARABLE = _RATES | {"level"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """From one figure to the next."""

    before: Figure
    after: Figure
    difference: Reckoned
    """In the unit of the later figure, or in percentage points."""
    multiple: Reckoned | None
    """None for what is in per cent, negative, or was nothing before."""
    yearly: Reckoned | None
    """The growth a year in per cent; None also where the periods are not whole years apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """The figures of a fact that can be compared, in the order of time, and what changed."""

    fact: Fact
    figures: tuple[Figure, ...]
    changes: tuple[Change, ...]
    others: tuple[Figure, ...]
    """The figures in no trend of the fact; given with its last one only, to be told once."""


def trends(fact: Fact) -> list[Trend]:
    """Return a trend for each kind of figure that a fact has several of.

    Raises IncomparableError, saying what differs, where no two figures are alike.
    """
    alike: dict[Hashable, list[Figure]] = {}
    for figure in fact.figures:
        if figure.measure in _COMPARABLE and _is_of_a_time(figure) and bounds.has_number(figure):
            alike.setdefault(tuple(trait(figure) for trait, _, _ in _TRAITS), []).append(figure)
    found = [group for group in alike.values() if len(group) > 1]
    if not found:
        raise _refusal(fact)
    compared = {figure.id for group in found for figure in group}
    others = tuple(figure for figure in fact.figures if figure.id not in compared)
    return [_trend(fact, group, others if group is found[-1] else ()) for group in found]


def _trend(fact: Fact, group: Sequence[Figure], others: tuple[Figure, ...]) -> Trend:
    figures = sorted(group, key=lambda figure: periods.key(figure.period or ""))
    levels = [(figure, arithmetic.of(figure)) for figure in figures]
    pairs = list(itertools.pairwise(levels))
    if len(pairs) > 1:
        pairs.append((levels[0], levels[-1]))
    return Trend(
        fact=fact,
        figures=tuple(figures),
        changes=tuple(_change(before, after) for before, after in pairs),
        others=others,
    )


def _change(start: _Level, end: _Level) -> Change:
    (before, was), (after, became) = start, end
    is_per_cent = units.read(after.unit).dimension == "%"
    is_rate = is_per_cent or after.measure in _RATES
    has_multiple = not is_rate and bounds.low(before) > 0 and bounds.low(after) >= 0
    years = periods.years_between(before.period or "", after.period or "") or 0
    multiple = arithmetic.change(was, became, "multiple", years) if has_multiple else None
    return Change(
        before=before,
        after=after,
        difference=arithmetic.difference(was, became, "%" if is_per_cent else after.unit),
        multiple=multiple,
        yearly=arithmetic.growth(multiple, years) if multiple and years else None,
    )


# ---- What cannot be compared ---------------------------------------------------------------------


def _is_of_a_time(figure: Figure) -> bool:
    return figure.period is not None and not periods.is_open(figure.period)


def _months(figure: Figure) -> int | None:
    """Return how many months after its base the period of a change begins."""
    if figure.measure not in bounds.CHANGES or figure.base is None or figure.period is None:
        return None
    (year, month), (year2, month2) = (
        map(int, periods.span(each)[0].split("-")[:2]) for each in (figure.base, figure.period)
    )
    return 12 * (year2 - year) + month2 - month


def _base(figure: Figure) -> Bilingual | None:
    return (_time(figure.base) or _as_it_is("—")) if figure.measure in bounds.CHANGES else None


def _time(period: str | None) -> Bilingual | None:
    if period is None:
        return None
    return Bilingual(zh=time.period(period, "zh"), en=time.period(period, "en"))


def _source(figure: Figure) -> str:
    return figure.source.id


def _as_it_is(text: str | None) -> Bilingual | None:
    return Bilingual(zh=text, en=text) if text else None


def _unit(figure: Figure) -> Bilingual | None:
    """Return the unit as it is printed, and in English what it is a multiple of."""
    if not figure.unit:
        return None
    return Bilingual(zh=figure.unit, en=units.measured_in(figure.unit))


_TRAITS: tuple[_Trait, ...] = (
    (lambda figure: figure.measure, lambda figure: names.MEASURES[figure.measure],
     Bilingual(zh="性质不同", en="measures differ")),
    (lambda figure: units.read(figure.unit).dimension, _unit,
     Bilingual(zh="单位不同", en="units differ")),
    (lambda figure: figure.of, lambda figure: figure.of or _as_it_is("—"),
     Bilingual(zh="范围不同", en="scopes differ")),
    (lambda figure: periods.length(figure.period or ""), lambda figure: _time(figure.period),
     Bilingual(zh="时期长短不同", en="periods differ in length")),
    (_months, _base, Bilingual(zh="基期远近不同", en="bases are not equally far")),
    (lambda figure: figure.status, lambda figure: names.STATUSES[figure.status],
     Bilingual(zh="数据状态不同", en="statuses differ")),
    (lambda figure: figure.prices,
     lambda figure: names.PRICES[figure.prices] if figure.prices else _as_it_is("—"),
     Bilingual(zh="价格口径不同", en="prices differ")),
    (lambda figure: figure.variant, lambda figure: _as_it_is(figure.variant or "—"),
     Bilingual(zh="口径不同", en="variants differ")),
    (_source, lambda figure: _as_it_is(_source(figure)),
     Bilingual(zh="来源不同", en="sources differ")),
)  # fmt: skip
"""What figures must have in common to be compared, what of a figure is said where they have not
(of some it is nothing), and in what words."""


def _refusal(fact: Fact) -> IncomparableError:
    zh, en = zip(*_differences(fact), strict=True)
    can_be_audited = any(figure.base for figure in fact.figures)
    return IncomparableError(
        zh=f"“{fact.key}”没有可以比较的数值：{'；'.join(zh)}",
        en=f'"{fact.key}" has no figures to compare: {"; ".join(en)}',
        input=fact.key,
        suggestions=(Suggestion(command=f"hunanfacts audit {fact.key}"),) if can_be_audited else (),
    )


def _differences(fact: Fact) -> Iterator[tuple[str, str]]:
    """Say in both languages why no two figures of a fact can be compared."""
    figures = fact.figures
    if len(figures) <= 1:
        yield "可用的数值不到两个", "it has fewer than two figures to go by"
        return
    if {figure.measure for figure in figures}.isdisjoint(_COMPARABLE):
        measure = names.MEASURES[figures[0].measure]
        yield f"{measure.zh}不作比较", f"figures of the measure {measure.en} are not compared"
    if not all(map(bounds.has_number, figures)):
        yield "有的没有数字", "not every figure has a number"
    if not all(figure.period for figure in figures):
        yield "有数值没有时期", "not every figure has a period"
    if any(figure.period and periods.is_open(figure.period) for figure in figures):
        yield "有的时期没有终点", "not every period has an end"
    for trait, name, words in _TRAITS:
        told = [(trait(figure), said) for figure in figures if (said := name(figure))]
        if len({one for one, _ in told}) > 1:
            unlike = dict.fromkeys(said for _, said in told)
            zh, en = (listing.listed([said[to] for said in unlike], to) for to in LANGUAGES)
            yield f"{words['zh']}（{zh}）", f"{words['en']} ({en})"
