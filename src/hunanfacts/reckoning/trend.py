"""How the figures of a fact change over time; what is unlike is not compared."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hunanfacts.figures import units
from hunanfacts.model import periods
from hunanfacts.model.errors import IncomparableError
from hunanfacts.model.records import Bilingual
from hunanfacts.reckoning import arithmetic

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from hunanfacts.model.records import Fact, Figure
    from hunanfacts.model.vocabulary import Measure
    from hunanfacts.reckoning.arithmetic import Reckoned

    _Trait = tuple[Callable[[Figure], Hashable], Callable[[Figure], Bilingual | None], str, str]

_RATES = frozenset({"share", "growth", "annual-growth"})
"""They have no multiple, and neither has what is in per cent."""
_COMPARABLE = _RATES | {"level"}


_MEASURES: dict[Measure, str] = {
    "level": "数量",
    "share": "占比",
    "multiple": "倍数",
    "growth": "增长",
    "annual-growth": "年均增长",
    "rank": "名次",
    "target": "目标",
}


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
        if figure.period and figure.measure in _COMPARABLE:
            alike.setdefault(tuple(trait(figure) for trait, *_ in _TRAITS), []).append(figure)
    found = [group for group in alike.values() if len(group) > 1]
    if not found:
        raise _refusal(fact)
    others = tuple(figure for figure in fact.figures if not any(figure in group for group in found))
    return [_trend(fact, group, others if group is found[-1] else ()) for group in found]


def _trend(fact: Fact, group: Sequence[Figure], others: tuple[Figure, ...]) -> Trend:
    figures = sorted(group, key=lambda figure: figure.period or "")
    pairs = list(itertools.pairwise(figures))
    if len(pairs) > 1:
        pairs.append((figures[0], figures[-1]))
    return Trend(
        fact=fact,
        figures=tuple(figures),
        changes=tuple(_change(before, after) for before, after in pairs),
        others=others,
    )


def _change(before: Figure, after: Figure) -> Change:
    is_per_cent = units.read(after.unit).dimension == "%"
    is_rate = is_per_cent or after.measure in _RATES
    has_multiple = not is_rate and before.value > 0 and after.value >= 0
    years = periods.years_between(before.period or "", after.period or "") or 0
    return Change(
        before=before,
        after=after,
        difference=arithmetic.difference(before, after, "%" if is_per_cent else after.unit),
        multiple=arithmetic.change(before, after, "multiple", years) if has_multiple else None,
        yearly=(
            arithmetic.change(before, after, "annual-growth", years)
            if has_multiple and years
            else None
        ),
    )


# ---- What cannot be compared ---------------------------------------------------------------------


def _years(figure: Figure) -> int | None:
    return periods.years_between(figure.base, figure.period or "") if figure.base else None


def _measure(figure: Figure) -> Bilingual:
    return Bilingual(zh=_MEASURES[figure.measure], en=figure.measure)


def _as_it_is(text: str | None) -> Bilingual | None:
    return Bilingual(zh=text, en=text) if text else None


_TRAITS: tuple[_Trait, ...] = (
    (lambda figure: figure.measure, _measure, "性质不同", "measures differ"),
    (lambda figure: units.read(figure.unit).dimension, lambda figure: _as_it_is(figure.unit),
     "单位不同", "units differ"),
    (lambda figure: figure.of, lambda figure: figure.of or _as_it_is("—"),
     "范围不同", "scopes differ"),
    (lambda figure: periods.length(figure.period or ""), lambda figure: _as_it_is(figure.period),
     "时期长短不同", "periods differ in length"),
    (_years, lambda figure: _as_it_is(figure.base),
     "距基期的年数不同", "years since their bases differ"),
)  # fmt: skip
"""What figures must have in common to be compared, what of a figure is told where they have not
(of some it is nothing), and in what words."""


def _refusal(fact: Fact) -> IncomparableError:
    zh, en = zip(*_differences(fact), strict=True)
    can_be_audited = any(figure.base for figure in fact.figures)
    return IncomparableError(
        zh=f"“{fact.key}”没有可以比较的数值：{'；'.join(zh)}",
        en=f'"{fact.key}" has no figures to compare: {"; ".join(en)}',
        input=fact.key,
        suggestions=(f"hunanfacts audit {fact.key}",) if can_be_audited else (),
    )


def _differences(fact: Fact) -> Iterator[tuple[str, str]]:
    """Say in both languages why no two figures of a fact can be compared."""
    figures = fact.figures
    if len(figures) <= 1:
        yield "可用的数值不到两个", "it has fewer than two figures to go by"
        return
    if {figure.measure for figure in figures}.isdisjoint(_COMPARABLE):
        measure = figures[0].measure
        yield f"{_MEASURES[measure]}不作比较", f"figures of the measure {measure} are not compared"
    if not all(figure.period for figure in figures):
        yield "有数值没有时期", "not every figure has a period"
    for trait, name, zh, en in _TRAITS:
        told = [(trait(figure), names) for figure in figures if (names := name(figure))]
        if len({one for one, _ in told}) > 1:
            unlike = dict.fromkeys(names for _, names in told)
            yield (
                f"{zh}（{'、'.join(names.zh for names in unlike)}）",
                f"{en} ({', '.join(names.en for names in unlike)})",
            )
