"""What was reckoned, as results: JSON in the shape of the contract, and cells for people."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from hunanfacts.figures import bounds, units, writing
from hunanfacts.index.stored import Row
from hunanfacts.model.errors import UnitError
from hunanfacts.model.records import Bilingual
from hunanfacts.model.vocabulary import LANGUAGES
from hunanfacts.reckoning import conversion
from hunanfacts.text import clean, json_text
from hunanfacts.wording import document, phrases, time

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from hunanfacts.figures.interval import Interval
    from hunanfacts.model.records import Fact, Figure
    from hunanfacts.model.vocabulary import Language, Verdict
    from hunanfacts.reckoning.arithmetic import Reading, Reckoned
    from hunanfacts.reckoning.audit import Finding
    from hunanfacts.reckoning.trend import Change, Trend
    from hunanfacts.render import documents

    Cells = Callable[[Language], list[list[str]]]

_MOST_DIGITS = 12
"""Of an end in JSON that was reckoned; what has more is rounded outwards."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How results are told: in which unit where that fits, and whether the source is named."""

    unit: str | None = None
    names_source: bool = False


def _row(record: object, cells: Cells, sources: Iterable[str] = ()) -> Row:
    zh, en = ([list(map(clean.visible, row)) for row in cells(language)] for language in LANGUAGES)
    return Row(json_text.dumps(record), zh=zh, en=en, sources=tuple(sources))


def _said(text: Callable[[Language], str]) -> document.BilingualDocument:
    return {"zh": text("zh"), "en": text("en")}


# ---- Units ---------------------------------------------------------------------------------------

_LEAST = Decimal("0.01")
"""What a figure comes to in a unit that is worth telling of."""


def unit_rows(fact: Fact, wanted: str | None = None) -> Iterator[Row]:
    """Yield what each figure of a fact can be turned into, or what it is in one unit.

    Figures without a number are left out.
    """
    for figure in filter(bounds.has_number, fact.figures):
        for unit in [wanted] if wanted is not None else _worth_telling(figure):
            with contextlib.suppress(UnitError):
                yield _unit_row(fact, figure, conversion.converted(figure, unit))


def _worth_telling(figure: Figure) -> Iterator[str]:
    """Yield the units that fit, the printed one first, and none far too large."""
    yield figure.unit
    fitting = [unit for language in LANGUAGES for unit in conversion.fitting(figure, language)]
    for unit in dict.fromkeys(units.named(each, figure.unit) for each in fitting):
        if unit != figure.unit and abs(bounds.low(conversion.converted(figure, unit))) >= _LEAST:
            yield unit


def _unit_row(fact: Fact, printed: Figure, converted: Figure) -> Row:
    shape = document.of_figure(converted, fact)
    record: documents.UnitDocument = {
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
        caution = _caution([printed], fact, language)
        return [[fact.key, fact.label[language], printed.id, said, converted.unit, value, caution]]

    return _row(record, cells, [printed.source.id])


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


def _change_row(trend: Trend, change: Change, figures: Iterable[Figure], manner: Manner) -> Row:
    fact = trend.fact
    ends = (change.before, change.after)
    told = {name: _in_unit(getattr(change, name), manner.unit) for name in _CHANGES}
    record: documents.ChangeDocument = {
        "key": fact.key,
        "label": document.bilingual(fact.label),
        "measure": change.after.measure,
        "before": _figure(change.before, fact, manner.unit),
        "after": _figure(change.after, fact, manner.unit),
        "difference": _document(told["difference"]),
        "multiple": _document(told["multiple"]),
        "yearly": _document(told["yearly"]),
    }

    def cells(language: Language) -> list[list[str]]:
        head = [fact.key, fact.label[language]]
        rows = [
            [*head, *_figure_cells(figure, fact, manner, language), _bar(figure, trend)]
            for figure in figures
        ]
        when, caution = _stretch(change, language), _caution(ends, fact, language)
        rows += [
            [
                *head,
                when,
                _CHANGES[name][language],
                *_shown(reckoned, language),
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
    return _row(record, cells, sources)


def _figure_cells(figure: Figure, fact: Fact, manner: Manner, language: Language) -> list[str]:
    """Return a figure's cells from the period to the caution, nothing being reckoned of it."""
    said = phrases.phrase(conversion.if_fits(figure, manner.unit), language)
    spot = phrases.where(figure.source, language, names_source=manner.names_source)
    caution = _caution([figure], fact, language)
    return [phrases.period(figure, language), said, "", "", *spot, caution]


def _stretch(change: Change, language: Language) -> str:
    """Say from when to when something changed."""
    ends = (change.before, change.after)
    when = " → ".join(time.period(figure.period, language) for figure in ends)
    is_inferred = any(figure.period_inferred for figure in ends)
    return when + (time.INFERRED[language] if is_inferred else "")


def _bar(figure: Figure, trend: Trend) -> str:
    """Return the share of the largest figure, for a chart; of what has no bar "0"."""
    if figure.value is None or figure.value <= 0 or figure not in trend.figures:
        return "0"
    unit = figure.unit
    largest = max(units.convert(bounds.low(other), other.unit, unit) for other in trend.figures)
    return format(figure.value / largest, ".4f")


# ---- Findings ------------------------------------------------------------------------------------

_VERDICTS: dict[Verdict, Bilingual] = {
    "derived": Bilingual(zh="可推算", en="derived"),
    "consistent": Bilingual(zh="不矛盾", en="consistent"),
    "in-tension": Bilingual(zh="有出入", en="in tension"),
    "nothing-follows": Bilingual(zh="无法推算", en="nothing follows"),
    "agree": Bilingual(zh="来源一致", en="the sources agree"),
    "differ": Bilingual(zh="来源不一致", en="the sources differ"),
}
_NOTHING = Bilingual(zh="不能确定", en="nothing follows")
"""What stands in place of an interval that leaves everything open."""

_STATEMENTS: dict[Verdict, Bilingual] = {
    "derived": Bilingual(
        zh="{what}：按惯例读，可推算为{result}；来源没有直接说。",
        en="{what}: {result}, if its figures are read as usual; the source itself does not say.",
    ),
    "consistent": Bilingual(
        zh="{what}：按惯例读，可推算为{result}，来源说是{stated}，两者不矛盾。",
        en="{what}: {result}, if its figures are read as usual; the source says {stated},"
        " which nothing contradicts.",
    ),
    "in-tension": Bilingual(
        zh="来源的数字彼此有出入：{what}，按惯例读由别的数字推算为{result}，来源却说是{stated}。",
        en="The source's figures disagree with one another. {what}: {result} by the others, read"
        " as usual, but the source says {stated}.",
    ),
    "nothing-follows": Bilingual(
        zh="{what}：无法推算，因为{why}。", en="{what}: nothing follows, since {why}."
    ),
    "agree": Bilingual(
        zh="{what}：{first}说是{working}，{second}说是{stated}，两者一致。",
        en="{what}: {working} by {first}, {stated} by {second}; they agree.",
    ),
    "differ": Bilingual(
        zh="{what}：{first}说是{working}，{second}说是{stated}，两者不一致。",
        en="{what}: {working} by {first}, {stated} by {second}; they differ.",
    ),
}
_UNKNOWN_PRICES = Bilingual(
    zh="增速与数值不一致，但来源没有说两者是否按同一价格计算",
    en="the growth and the levels do not fit, but the source does not say whether they are at the"
    " same prices",
)
_TOO_WIDE = Bilingual(zh="这些数字什么都没有排除", en="the figures leave everything open")


def finding_row(found: Finding, manner: Manner) -> Row:
    """Tell one finding of an audit."""
    fact, wanted = found.fact, manner.unit
    figures = (*found.inputs, *filter(None, [found.stated]))
    caution = phrases.cautions(fact, *figures)
    result = _in_unit(found.result, wanted)
    stated = conversion.if_fits(found.stated, wanted) if found.stated else None
    reckoned = _document(result)
    record: documents.ConclusionDocument = {
        "key": fact.key,
        "label": document.bilingual(fact.label),
        "rule": found.rule,
        "verdict": found.verdict,
        "what": _said(lambda language: _what(found, language)),
        "period": found.period,
        "period_inferred": found.period_inferred,
        "inputs": [_figure(figure, fact, wanted) for figure in found.inputs],
        "working": _said(lambda language: _working(found, wanted, language)),
        "unit": reckoned and reckoned["unit"],
        "strict": reckoned and reckoned["strict"],
        "usual": reckoned and reckoned["usual"],
        "stated": document.of_figure(stated, fact) if stated else None,
        "condition": document.bilingual(found.condition) if found.condition else None,
        "statement": _said(lambda language: _statement(found, wanted, language)),
        "caution": document.bilingual(caution) if caution else None,
    }

    def cells(language: Language) -> list[list[str]]:
        return [_finding_cells(found, manner, language)]

    return _row(record, cells, dict.fromkeys(figure.source.id for figure in figures))


def _finding_cells(found: Finding, manner: Manner, language: Language) -> list[str]:
    """Return the cells that `shapes.FINDINGS` names."""
    usual, strict = _shown(_in_unit(found.result, manner.unit), language)
    stated = conversion.if_fits(found.stated, manner.unit) if found.stated else None
    verdict = _VERDICTS[found.verdict][language]
    if why := _reason(found) if found.verdict == "nothing-follows" else found.condition:
        verdict += f"{'：' if language == 'zh' else ': '}{why[language]}"
    figures = (*found.inputs, *filter(None, [found.stated]))
    named = manner.names_source
    places = dict.fromkeys(
        phrases.where(each.source, language, names_source=named) for each in figures
    )
    between = ("；" if named else "、", "; " if named else ", ")
    return [
        found.fact.key,
        found.fact.label[language],
        _what(found, language),
        time.period(found.period, language),
        _of_source(found, found.inputs[0], _working(found, manner.unit, language), language),
        usual,
        strict,
        _of_source(found, stated, writing.of(stated, language), language) if stated else "",
        verdict,
        between[language == "en"].join(place for place, _ in places),
        ", ".join(place for _, place in places),
        _caution(figures, found.fact, language),
        "!" if found.is_disagreement else "",
    ]


def _of_source(found: Finding, figure: Figure, said: str, language: Language) -> str:
    """Say which source has a figure, where two are held against one another."""
    colon = "：" if language == "zh" else ": "
    return f"{figure.source.id}{colon}{said}" if found.rule == "sources" else said


def _what(found: Finding, language: Language) -> str:
    """Say what was reckoned, and of when."""
    if found.period is None:
        return found.what[language]
    zh, en = ("，推定", ", inferred") if found.period_inferred else ("", "")
    when = time.period(found.period, language)
    if language == "zh":
        return f"{found.what[language]}（{when}{zh}）"
    return f"{found.what[language]} ({when}{en})"


def _working(found: Finding, wanted: str | None, language: Language) -> str:
    inputs = (conversion.if_fits(figure, wanted) for figure in found.inputs)
    told = found.formula.format(*(writing.of(figure, language) for figure in inputs))
    return told.replace("+ -", "- ")


def _statement(found: Finding, wanted: str | None, language: Language) -> str:
    result, stated = _in_unit(found.result, wanted), found.stated
    return _STATEMENTS[found.verdict][language].format(
        what=_what(found, language),
        result=result.display("usual", language) if result else "",
        working=_working(found, wanted, language),
        stated=writing.of(conversion.if_fits(stated, wanted), language) if stated else "",
        why=(_reason(found) or _TOO_WIDE)[language],
        first=found.inputs[0].source.id,
        second=found.stated.source.id if found.stated else "",
    ) + _condition(found, language)


def _reason(found: Finding) -> Bilingual | None:
    """Say why nothing follows, where it is not for want of ends."""
    is_contradicted = found.result is not None and found.result.follows
    return _UNKNOWN_PRICES if is_contradicted else found.obstacle


def _condition(found: Finding, language: Language) -> str:
    """Say what a result depends on that the source does not say."""
    if not found.condition or found.verdict == "nothing-follows":
        return ""
    said = found.condition[language]
    return f"{said}。" if language == "zh" else f" It holds {said}."


# ---- What both tell ------------------------------------------------------------------------------


def _caution(figures: Iterable[Figure], fact: Fact, language: Language) -> str:
    """Return what nobody may use these figures of a fact without knowing."""
    caution = phrases.cautions(fact, *figures)
    return caution[language] if caution else ""


def _shown(reckoned: Reckoned | None, language: Language) -> tuple[str, str]:
    """Write both readings for a person, the usual one first; "" where nothing was reckoned."""
    if reckoned is None:
        return "", ""
    usual, strict = reckoned.display("usual", language), reckoned.display("strict", language)
    return usual or _NOTHING[language], strict or _NOTHING[language]


def _figure(figure: Figure, fact: Fact, wanted: str | None) -> document.FigureDocument:
    return document.of_figure(conversion.if_fits(figure, wanted), fact)


def _in_unit(reckoned: Reckoned | None, wanted: str | None) -> Reckoned | None:
    return reckoned and conversion.reckoned_if_fits(reckoned, wanted)


def _document(reckoned: Reckoned | None) -> documents.ReckonedDocument | None:
    if reckoned is None:
        return None
    return {
        "unit": reckoned.unit,
        "strict": _interval(reckoned, "strict"),
        "usual": _interval(reckoned, "usual"),
    }


def _interval(reckoned: Reckoned, reading: Reading) -> documents.IntervalDocument:
    span: Interval = getattr(reckoned, reading)
    ends = [abs(end).adjusted() for end in (span.low, span.high) if end]
    told = span.rounded(max(ends, default=0) + 1 - _MOST_DIGITS)
    return {
        "low": told.low,
        "high": told.high,
        "low_closed": told.low_closed,
        "high_closed": told.high_closed,
        "display": _said(lambda language: reckoned.display(reading, language)),
    }
