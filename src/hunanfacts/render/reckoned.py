"""What was reckoned, as results: JSON in the shape of the contract, and cells for people."""

from __future__ import annotations

import contextlib
from decimal import Decimal
from typing import TYPE_CHECKING

from hunanfacts.figures import bounds, units, writing
from hunanfacts.model.errors import UnitError
from hunanfacts.model.records import Bilingual
from hunanfacts.model.vocabulary import LANGUAGES
from hunanfacts.reckoning import conversion
from hunanfacts.render import quantities
from hunanfacts.wording import document, phrases, time

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from hunanfacts.index.stored import Row
    from hunanfacts.model.records import Fact, Figure
    from hunanfacts.model.vocabulary import Language
    from hunanfacts.reckoning.trend import Change, Trend
    from hunanfacts.render import documents
    from hunanfacts.render.quantities import Manner

    Cells = Callable[[Language], list[list[str]]]

# ---- Units ---------------------------------------------------------------------------------------

_LEAST = Decimal("0.01")
"""What a figure comes to in a unit that is worth telling of."""


def unit_rows(fact: Fact, wanted: str | None = None) -> Iterator[Row]:
    """Yield what each figure of a fact can be turned into, or what it is in one unit.

    Figures without a number are left out.
    """
    for figure in filter(bounds.has_number, fact.figures):
        with contextlib.suppress(UnitError):
            told = conversion.converted(figure, figure.unit if wanted is None else wanted)
            yield _unit_row(fact, figure, told)
        if wanted is None:
            yield from (_unit_row(fact, figure, told) for told in _worth_telling(figure))


def _worth_telling(figure: Figure) -> Iterator[Figure]:
    """Yield a figure in the other units that fit, and are not far too large."""
    fitting = [unit for language in LANGUAGES for unit in conversion.fitting(figure, language)]
    for unit in dict.fromkeys(units.named(each, figure.unit) for each in fitting):
        if unit != figure.unit:
            told = conversion.converted(figure, unit)
            if abs(bounds.low(told)) >= _LEAST:
                yield told


def _unit_row(fact: Fact, printed: Figure, converted: Figure) -> Row:
    def record() -> documents.UnitDocument:
        shape = document.of_figure(converted, fact)
        return {
            "key": fact.key,
            "label": document.bilingual(fact.label),
            "id": shape["id"],
            "unit": shape["unit"],
            "value": shape["value"],
            "bound": shape["bound"],
            "display": shape["display"],
            "caution": shape["caution"],
        }

    def cells(language: Language) -> list[list[str]]:
        said, value = phrases.phrase(printed, language), _digits(converted, language)
        caution = quantities.caution([printed], fact, language)
        return [[fact.key, fact.label[language], printed.id, said, converted.unit, value, caution]]

    return quantities.WrittenLate(record, cells, [printed.source.id])


def _digits(figure: Figure, language: Language) -> str:
    ends = [figure.value] if figure.value is not None else list(figure.range or ())
    return ("至" if language == "zh" else " to ").join(writing.digits(end) for end in ends)


# ---- Trends --------------------------------------------------------------------------------------

_CHANGES = {
    "difference": Bilingual(zh="差额", en="difference"),
    "multiple": Bilingual(zh="倍数", en="multiple"),
    "yearly": Bilingual(zh="年均增长", en="yearly growth"),
}
"""What is told of a change; each is an attribute of `trend.Change`."""


def change_rows(trend: Trend, manner: Manner) -> Iterator[Row]:
    """Yield each change of a trend.

    The rows of the first tell all figures, also those that are not compared.
    """
    told = (*trend.figures, *trend.others)
    for change in trend.changes:
        yield _change_row(trend, change, told, manner)
        told = ()


def _change_row(trend: Trend, change: Change, figures: Sequence[Figure], manner: Manner) -> Row:
    fact = trend.fact
    ends = (change.before, change.after)
    told = {name: quantities.in_unit(getattr(change, name), manner.unit) for name in _CHANGES}

    def record() -> documents.ChangeDocument:
        return {
            "key": fact.key,
            "label": document.bilingual(fact.label),
            "measure": change.after.measure,
            "before": quantities.of_figure(change.before, fact, manner.unit),
            "after": quantities.of_figure(change.after, fact, manner.unit),
            "difference": quantities.of_reckoned(told["difference"]),
            "multiple": quantities.of_reckoned(told["multiple"]),
            "yearly": quantities.of_reckoned(told["yearly"]),
        }

    def cells(language: Language) -> list[list[str]]:
        head = [fact.key, fact.label[language]]
        bars = _bars(trend) if figures else {}
        rows = [
            [*head, *_figure_cells(figure, fact, manner, language), bars.get(figure.id, "0")]
            for figure in figures
        ]
        when, caution = _stretch(change, language), quantities.caution(ends, fact, language)
        rows += [
            [
                *head,
                when,
                _CHANGES[name][language],
                *quantities.shown(reckoned, language),
                "",
                "",
                caution,
                "",
            ]
            for name, reckoned in told.items()
            if reckoned is not None
        ]
        return rows

    sources = dict.fromkeys(figure.source.id for figure in ends)
    return quantities.WrittenLate(record, cells, sources)


def _figure_cells(figure: Figure, fact: Fact, manner: Manner, language: Language) -> list[str]:
    """Return a figure's cells from the period to the caution, nothing being reckoned of it."""
    said = phrases.phrase(conversion.if_fits(figure, manner.unit), language)
    spot = phrases.where(figure.source, language, names_source=manner.names_source)
    caution = quantities.caution([figure], fact, language)
    return [phrases.period(figure, language), said, "", "", *spot, caution]


def _stretch(change: Change, language: Language) -> str:
    """Say from when to when something changed."""
    ends = (change.before, change.after)
    when = " → ".join(time.period(figure.period, language) for figure in ends)
    is_inferred = any(figure.period_inferred for figure in ends)
    return when + (time.INFERRED[language] if is_inferred else "")


def _bars(trend: Trend) -> dict[str, str]:
    """Return the shares of the largest figure, for a chart, by the ids of what has a bar."""
    unit = trend.figures[0].unit
    largest = max(trend.figures, key=lambda each: units.convert(bounds.low(each), each.unit, unit))
    most = {
        unit: units.convert(bounds.low(largest), largest.unit, unit)
        for unit in {figure.unit for figure in trend.figures}
    }
    return {
        figure.id: format(figure.value / most[figure.unit], ".4f")
        for figure in trend.figures
        if figure.value is not None and figure.value > 0
    }
