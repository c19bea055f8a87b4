"""What an audit found, as results: JSON in the shape of the contract, and cells for people."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hunanfacts.figures import writing
from hunanfacts.model.records import Bilingual
from hunanfacts.reckoning import conversion
from hunanfacts.render import quantities
from hunanfacts.wording import document, phrases, time

if TYPE_CHECKING:
    from hunanfacts.index.stored import Row
    from hunanfacts.model.records import Figure
    from hunanfacts.model.vocabulary import Language, Verdict
    from hunanfacts.reckoning.finding import Finding
    from hunanfacts.render import documents
    from hunanfacts.render.quantities import Manner

_VERDICTS: dict[Verdict, Bilingual] = {
    "derived": Bilingual(zh="可推算", en="derived"),
    "consistent": Bilingual(zh="不矛盾", en="consistent"),
    "in-tension": Bilingual(zh="有出入", en="in tension"),
    "nothing-follows": Bilingual(zh="无法推算", en="nothing follows"),
    "agree": Bilingual(zh="来源一致", en="the sources agree"),
    "differ": Bilingual(zh="来源不一致", en="the sources differ"),
}

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
        zh="{what}：{first}说是{working}，{second}说是{stated}，两者一致{relation}。",
        en="{what}: {working} by {first}, {stated} by {second}; they agree{relation}.",
    ),
    "differ": Bilingual(
        zh="{what}：{first}说是{working}，{second}说是{stated}，两者不一致{relation}。",
        en="{what}: {working} by {first}, {stated} by {second}; they differ{relation}.",
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
    figures = (*found.inputs, *filter(None, [found.stated]))

    def record() -> documents.ConclusionDocument:
        return _document(found, manner)

    def cells(language: Language) -> list[list[str]]:
        return [_finding_cells(found, manner, language)]

    return quantities.WrittenLate(
        record, cells, dict.fromkeys(figure.source.id for figure in figures)
    )


def _document(found: Finding, manner: Manner) -> documents.ConclusionDocument:
    fact, wanted = found.fact, manner.unit
    caution = phrases.cautions(fact, *found.inputs, *_with_cautions(found))
    result = quantities.in_unit(found.result, wanted)
    stated = conversion.if_fits(found.stated, wanted) if found.stated else None
    reckoned = quantities.of_reckoned(result)
    return {
        "key": fact.key,
        "label": document.bilingual(fact.label),
        "rule": found.rule,
        "verdict": found.verdict,
        "what": quantities.said(lambda language: _what(found, language)),
        "period": found.period,
        "period_inferred": found.period_inferred,
        "inputs": [quantities.of_figure(figure, fact, wanted) for figure in found.inputs],
        "working": quantities.said(lambda language: _working(found, wanted, language)),
        "unit": reckoned and reckoned["unit"],
        "strict": reckoned and reckoned["strict"],
        "usual": reckoned and reckoned["usual"],
        "stated": document.of_figure(stated, found.other or fact) if stated else None,
        "compared": _compared(found, manner),
        "condition": document.bilingual(found.condition) if found.condition else None,
        "statement": quantities.said(lambda language: _statement(found, wanted, language)),
        "caution": document.bilingual(caution) if caution else None,
    }


def _finding_cells(found: Finding, manner: Manner, language: Language) -> list[str]:
    """Return the cells that `shapes.FINDINGS` names."""
    usual, strict = _side_by_side(found, manner, language)
    stated = conversion.if_fits(found.stated, manner.unit) if found.stated else None
    verdict = _VERDICTS[found.verdict][language] + quantities.relation(found, manner.unit, language)
    if why := _reason(found) if found.verdict == "nothing-follows" else found.condition:
        verdict += f"{'：' if language == 'zh' else ': '}{why[language]}"
    figures = (*found.inputs, *_with_cautions(found))
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
        _of_source(found, stated, _second(found, stated, language), language) if stated else "",
        verdict,
        between[language == "en"].join(place for place, _ in places),
        ", ".join(place for _, place in places),
        quantities.caution(figures, found.fact, language),
        "!" if found.is_disagreement else "",
    ]


def _second(found: Finding, stated: Figure, language: Language) -> str:
    """Write what is stated, and of what, where another fact has another name for the thing."""
    said = writing.of(stated, language)
    if found.other is None or found.other.label[language] == found.fact.label[language]:
        return said
    label = found.other.label[language]
    return f"{said}（{label}）" if language == "zh" else f"{said} ({label})"


def _of_source(found: Finding, figure: Figure, said: str, language: Language) -> str:
    """Say which source has a figure, where two are held against one another."""
    colon = "：" if language == "zh" else ": "
    return f"{figure.source.id}{colon}{said}" if found.rule == "sources" and said else said


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
    result, stated = quantities.in_unit(found.result, wanted), found.stated
    return _STATEMENTS[found.verdict][language].format(
        what=_what(found, language),
        result=result.display("usual", language) if result else "",
        working=_working(found, wanted, language),
        stated=writing.of(conversion.if_fits(stated, wanted), language) if stated else "",
        why=(_reason(found) or _TOO_WIDE)[language],
        first=found.inputs[0].source.id,
        second=found.stated.source.id if found.stated else "",
        relation=quantities.relation(found, wanted, language),
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


# ---- Two sources side by side --------------------------------------------------------------------


def _with_cautions(found: Finding) -> tuple[Figure, ...]:
    """Return what is stated, with the caution of its fact where that is another one; or nothing."""
    if found.stated is None:
        return ()
    if found.other is None:
        return (found.stated,)
    return (replace(found.stated, caution=phrases.cautions(found.other, found.stated)),)


def _side_by_side(found: Finding, manner: Manner, language: Language) -> tuple[str, str]:
    """Write both readings, the usual one first; those of two sources each after its source."""
    first = quantities.shown(quantities.in_unit(found.result, manner.unit), language)
    if found.compared is None or found.stated is None:
        return first
    second = quantities.shown(quantities.in_unit(found.compared, manner.unit), language)
    between = "；" if language == "zh" else "; "
    usual, strict = (
        between.join(
            _of_source(found, figure, said, language)
            for figure, said in zip((found.inputs[0], found.stated), readings, strict=True)
        )
        for readings in zip(first, second, strict=True)
    )
    return usual, strict


def _compared(found: Finding, manner: Manner) -> documents.ComparedDocument | None:
    second = quantities.of_reckoned(quantities.in_unit(found.compared, manner.unit))
    difference = quantities.of_reckoned(quantities.in_unit(found.difference, manner.unit))
    if second is None or difference is None or found.relation is None:
        return None
    fact = found.other or found.fact
    return {
        "file": manner.other if found.other else None,
        "key": fact.key,
        "label": document.bilingual(fact.label),
        "strict": second["strict"],
        "usual": second["usual"],
        "relation": found.relation,
        "difference": difference,
    }
