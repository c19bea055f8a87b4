"""How records read to a person, in Chinese and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.figures import writing
from hunanfacts.model.records import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunanfacts.model.records import Fact, Figure, Source
    from hunanfacts.model.vocabulary import Language, Measure

_PHRASES: dict[Measure, Bilingual] = {
    "level": Bilingual(zh="{amount}", en="{amount}"),
    "share": Bilingual(zh="占{of} {amount}", en="{amount} of {of}"),
    "multiple": Bilingual(zh="{base}的{amount}", en="{amount} that of {base}"),
    "growth": Bilingual(zh="增长{amount}", en="up {amount}"),
    "annual-growth": Bilingual(zh="年均增长{amount}", en="up {amount} a year on average"),
    "rank": Bilingual(zh="{amount}", en="{amount}"),
    "target": Bilingual(zh="目标：{amount}", en="target: {amount}"),
}

_FALLS: dict[Measure, Bilingual] = {
    "growth": Bilingual(zh="下降{amount}", en="down {amount}"),
    "annual-growth": Bilingual(zh="年均下降{amount}", en="down {amount} a year on average"),
}
_CHANGES: dict[Measure, Bilingual] = {
    "growth": Bilingual(zh="增速{amount}", en="growth: {amount}"),
    "annual-growth": Bilingual(zh="年均增速{amount}", en="growth a year on average: {amount}"),
}
"""What growth below 0 is, and with a bound, which would turn round with the sign."""

INFERRED = Bilingual(zh="（推定）", en=" (inferred)")


def phrase(figure: Figure, language: Language) -> str:
    """Say a figure with what it measures: 2012年的2.7倍, up 21%."""
    phrases, amount = _PHRASES, writing.of(figure, language)
    if figure.value < 0 and figure.measure in _FALLS:
        phrases = _CHANGES
        if figure.bound == "exact":
            phrases, amount = _FALLS, writing.amount(-figure.value, figure.unit, language)
    return phrases[figure.measure][language].format(
        amount=amount,
        of=figure.of[language] if figure.of else "",
        base=_base(figure, language),
    )


def _base(figure: Figure, language: Language) -> str:
    base = figure.base or ""
    if language == "en" or not base or "/" in base:
        return base
    parts = zip(base.split("-"), "年月日", strict=False)
    return "".join(part.lstrip("0") + name for part, name in parts)


def period(figure: Figure, language: Language) -> str:
    """Say a figure's period, and whether it was inferred."""
    if figure.period is None:
        return ""
    return figure.period + (INFERRED[language] if figure.period_inferred else "")


def where(source: str, paragraph: int, language: Language) -> tuple[str, str]:
    """Say where something stands, to a person and to a machine."""
    return f"第{paragraph}段" if language == "zh" else f"para {paragraph}", f"{source}:{paragraph}"


def rows(fact: Fact, language: Language) -> Iterator[tuple[str, ...]]:
    """Yield the cells named by `index.FACT_CELLS`, a row a figure (one row without figures)."""
    head = (fact.key, fact.label[language])
    for figure in fact.figures:
        said = (phrase(figure, language), period(figure, language))
        yield *head, *said, *where(fact.source.id, figure.paragraph, language)
    if not fact.figures:
        said = (fact.statement[language], "")
        yield *head, *said, *where(fact.source.id, fact.source.paragraph, language)


def source_line(source: Source, language: Language) -> str:
    """Say what the source is, and whether its date was inferred."""
    date = source.date and source.date + (INFERRED[language] if source.date_inferred else "")
    title = f"《{source.title}》" if source.language == "zh" else source.title
    known = [part for part in (title, source.publisher, date) if part]
    return f"来源：{'，'.join(known)}" if language == "zh" else f"Source: {', '.join(known)}"
