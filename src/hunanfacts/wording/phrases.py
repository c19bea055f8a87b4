"""How records read to a person, in Chinese and English."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hunanfacts.figures import writing
from hunanfacts.model import periods
from hunanfacts.model.records import Bilingual
from hunanfacts.wording import time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunanfacts.model.records import Fact, Figure, Locator, Source
    from hunanfacts.model.vocabulary import Language, Measure, Status

_PHRASES: dict[Measure, Bilingual] = {
    "level": Bilingual(zh="{amount}", en="{amount}"),
    "share": Bilingual(zh="占{of} {amount}", en="{amount} of {of}"),
    "multiple": Bilingual(zh="{base}的{amount}", en="{amount} that of {base}"),
    "growth": Bilingual(zh="增长{amount}", en="up {amount}"),
    "annual-growth": Bilingual(zh="年均增长{amount}", en="up {amount} a year on average"),
    "change": Bilingual(zh="上升{amount}", en="up {amount}"),
    "rank": Bilingual(zh="{amount}", en="{amount}"),
    "ordinal": Bilingual(zh="{amount}", en="{amount}"),
}
_FALLS: dict[Measure, Bilingual] = {
    "growth": Bilingual(zh="下降{amount}", en="down {amount}"),
    "annual-growth": Bilingual(zh="年均下降{amount}", en="down {amount} a year on average"),
    "change": Bilingual(zh="下降{amount}", en="down {amount}"),
}
_CHANGES: dict[Measure, Bilingual] = {
    "growth": Bilingual(zh="增速{amount}", en="growth: {amount}"),
    "annual-growth": Bilingual(zh="年均增速{amount}", en="growth a year on average: {amount}"),
    "change": Bilingual(zh="变动{amount}", en="change: {amount}"),
}
"""What growth below 0 is, and that of a range from below 0 to above it."""

_ON_BASE = Bilingual(zh="比{base}{said}", en="{said} on {base}")
_AGAINST_BASE = Bilingual(zh="与{base}相比{said}", en="{said} against {base}")

_STATUSES: dict[Status, Bilingual] = {
    "preliminary": Bilingual(zh="初步数：{said}", en="preliminary: {said}"),
    "estimate": Bilingual(zh="估计：{said}", en="estimate: {said}"),
    "forecast": Bilingual(zh="预测：{said}", en="forecast: {said}"),
    "target": Bilingual(zh="目标：{said}", en="target: {said}"),
}
_LOCATORS = {
    "paragraph": Bilingual(zh="第{}段", en="para {}"),
    "page": Bilingual(zh="第{}页", en="p. {}"),
    "section": Bilingual(zh="第{}节", en="section {}"),
    "table": Bilingual(zh="表{}", en="table {}"),
    "line": Bilingual(zh="第{}行", en="line {}"),
    "url": Bilingual(zh="{}", en="{}"),
}


def phrase(figure: Figure, language: Language) -> str:
    """Say a figure with what it measures and how sure it is: 2012年的2.7倍, target: 20."""
    said = measured(figure, language)
    if figure.among is not None or (figure.measure == "rank" and figure.of):
        said += _field(figure, language)
    if figure.status == "reported":
        return said
    return _STATUSES[figure.status][language].format(said=said)


def measured(figure: Figure, language: Language) -> str:
    """Say a figure with what it measures alone: 2012年的2.7倍, down 2.4%."""
    if figure.reads is not None and figure.value is None and figure.range is None:
        return figure.reads[language]
    phrases, shown = _PHRASES, figure
    ends = [figure.value] if figure.value is not None else list(figure.range or ())
    if figure.measure in _FALLS and any(end < 0 for end in ends):
        phrases = _FALLS if all(end <= 0 for end in ends) else _CHANGES
        shown = turned(figure) if phrases is _FALLS else figure
    base = time.base(figure.base, language)
    said = phrases[figure.measure][language].format(
        amount=writing.of(shown, language),
        of=figure.of[language] if figure.of else "",
        base=base,
    )
    if not _is_base_unlike(figure):
        return said
    on = _ON_BASE if phrases is not _CHANGES else _AGAINST_BASE
    return on[language].format(said=said, base=base)


def turned(figure: Figure) -> Figure:
    """Return a fall as the size that words and bounds speak of."""
    if figure.range is not None:
        low, high = figure.range
        return replace(figure, range=(high.copy_abs(), low.copy_abs()))
    return replace(figure, value=figure.value and figure.value.copy_abs())


def _is_base_unlike(figure: Figure) -> bool:
    """Tell whether a change is from something else than the same time a year before."""
    if figure.base is None or figure.measure not in {"growth", "change"}:
        return False
    return figure.period is None or periods.years_between(figure.base, figure.period) != 1


def _field(figure: Figure, language: Language) -> str:
    """Say what a rank is in, and among how many."""
    zh, en = ("共{}个", "of {}") if figure.among is not None else ("", "")
    among = (zh if language == "zh" else en).format(figure.among)
    field = figure.of[language] if figure.of else ""
    if language == "zh":
        return f"（{'，'.join(part for part in (field, among) if part)}）"
    return f"{f' {among}' if among else ''}{f' ({field})' if field else ''}"


def period(figure: Figure, language: Language) -> str:
    """Say a figure's period, and whether it was inferred."""
    return time.period(figure.period, language, is_inferred=figure.period_inferred)


def where(locator: Locator, language: Language, *, names_source: bool) -> tuple[str, str]:
    """Say where something stands, to a person and to a machine.

    The source is named where it could be another.
    """
    parts, places = [locator.id] if names_source else [], [locator.id]
    for name, words in _LOCATORS.items():
        if (value := getattr(locator, name)) is not None:
            parts.append(words[language].format(value))
            places.append(str(value))
    return ("，" if language == "zh" else ", ").join(parts), ":".join(places)


def rows(
    fact: Fact, language: Language, *, names_source: bool = False
) -> Iterator[tuple[str, ...]]:
    """Yield the cells named by `stored.FACT_CELLS`, a row a figure (one row without figures)."""
    head = (fact.key, fact.label[language])
    for figure in fact.figures:
        said = (phrase(figure, language), period(figure, language))
        spot = where(figure.source, language, names_source=names_source)
        yield *head, *said, *spot, _optional(cautions(fact, figure), language)
    if not fact.figures:
        when = time.period(fact.period, language, is_inferred=fact.period_inferred)
        spot = where(fact.source, language, names_source=names_source)
        yield *head, fact.statement[language], when, *spot, _optional(fact.caution, language)


def cautions(fact: Fact, *figures: Figure) -> Bilingual | None:
    """Return what nobody may use figures without knowing: their own cautions and the fact's."""
    told = [figure.caution for figure in figures if figure.caution]
    if not told:
        return fact.caution
    told = list(dict.fromkeys([*told, fact.caution] if fact.caution else told))
    if len(told) == 1:
        return told[0]
    zh = "".join(caution.zh or "" for caution in told) or None
    en = " ".join(caution.en or "" for caution in told).strip() or None
    return Bilingual(zh=zh, en=en)


def _optional(text: Bilingual | None, language: Language) -> str:
    return text[language] if text else ""


def source_line(source: Source, language: Language, *, names_source: bool = False) -> str:
    """Say what the source is, and whether its date was inferred; by its id where there are more."""
    date = time.period(source.issued, language, is_inferred=source.issued_inferred)
    title = source.title[language]
    title = f"《{title}》" if source.language == "zh" and title == source.title.zh else title
    others = [text[language] for text in (source.container, source.publisher) if text]
    known = [part for part in (title, *others, date) if part]
    name = f"[{source.id}] " if names_source else ""
    if language == "zh":
        return f"来源：{name}{'，'.join(known)}"
    return f"Source: {name}{', '.join(known)}"
