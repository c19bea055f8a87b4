"""How records read to a person, in Chinese and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts import quantity
from hunanfacts.query import TopicCount
from hunanfacts.records import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunanfacts.records import Fact, Figure, Language, Measure, Source

HEADINGS = {
    "key": Bilingual(zh="键", en="Key"),
    "id": Bilingual(zh="编号", en="Id"),
    "label": Bilingual(zh="事实", en="Fact"),
    "text": Bilingual(zh="内容", en="Figure"),
    "period": Bilingual(zh="时期", en="Period"),
    "where": Bilingual(zh="出处", en="Source"),
    "count": Bilingual(zh="条数", en="Facts"),
    "kind": Bilingual(zh="类别", en="Kind"),
    "topic": Bilingual(zh="主题", en="Topic"),
    "place": Bilingual(zh="地点", en="Place"),
    "subject": Bilingual(zh="主体", en="Subject"),
    "names": Bilingual(zh="名称", en="Names"),
    "aliases": Bilingual(zh="别名", en="Aliases"),
    "statement": Bilingual(zh="说明", en="Statement"),
    "note": Bilingual(zh="注", en="Note"),
    "as_written": Bilingual(zh="原文", en="As printed"),
}

_PHRASES: dict[Measure, Bilingual] = {
    "level": Bilingual(zh="{amount}", en="{amount}"),
    "share": Bilingual(zh="占{of} {amount}", en="{amount} of {of}"),
    "multiple": Bilingual(zh="{base}年的{amount}", en="{amount} that of {base}"),
    "growth": Bilingual(zh="增长{amount}", en="up {amount}"),
    "annual-growth": Bilingual(zh="年均增长{amount}", en="up {amount} a year on average"),
    "rank": Bilingual(zh="{amount}", en="{amount}"),
    "target": Bilingual(zh="目标：{amount}", en="target: {amount}"),
}

INFERRED = Bilingual(zh="（推定）", en=" (inferred)")


def phrase(figure: Figure, language: Language) -> str:
    """Say a figure with what it measures: 2012年的2.7倍, up 21%."""
    return _PHRASES[figure.measure][language].format(
        amount=quantity.display(figure, language),
        of=figure.of[language] if figure.of else "",
        base=figure.base,
    )


def period(figure: Figure, language: Language) -> str:
    """Say a figure's period, and whether it was inferred."""
    if figure.period is None:
        return ""
    return figure.period + (INFERRED[language] if figure.period_inferred else "")


def paragraph(number: int, language: Language) -> str:
    """Say where in the source something stands."""
    return f"第{number}段" if language == "zh" else f"para {number}"


def source_line(source: Source, language: Language) -> str:
    """Say what the source is, and whether its date was inferred."""
    known = [source.publisher, source.date and source.date + _inferred_date(source, language)]
    title = f"《{source.title}》" if source.language == "zh" else source.title
    if language == "zh":
        return "来源：" + "，".join([title, *filter(None, known)])
    return "Source: " + ", ".join([title, *filter(None, known)])


def rows(record: Fact | TopicCount, language: Language) -> Iterator[dict[str, str]]:
    """Yield what a person reads of a record, a row a figure (one row without figures)."""
    if isinstance(record, TopicCount):
        yield {"id": record.id, "label": record.label[language], "count": str(record.count)}
        return
    head = {
        "key": record.key,
        "label": record.label[language],
        "statement": record.statement[language],
        "note": " ".join(note[language] for note in record.notes),
    }
    source = record.source
    for figure in record.figures:
        yield {
            **head,
            "text": phrase(figure, language),
            "period": period(figure, language),
            "where": paragraph(figure.paragraph, language),
            "source": f"{source.id}:{figure.paragraph}",
        }
    if not record.figures:
        yield {
            **head,
            "text": record.statement[language],
            "period": "",
            "where": paragraph(source.paragraph, language),
            "source": f"{source.id}:{source.paragraph}",
        }


def _inferred_date(source: Source, language: Language) -> str:
    return INFERRED[language] if source.date_inferred else ""
