"""The JSON shape of a record, built field by field so that it cannot change unnoticed (contract).

`fields` names every path of it; `--fields`, CSV headings and the JSON Schema speak of these paths.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any, TypedDict

from hunanfacts import quantity
from hunanfacts.errors import UnknownFieldError
from hunanfacts.query import TopicCount

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from hunanfacts.records import Bilingual, Fact, Figure
    from hunanfacts.render.answer import Answer

Value = Any
"""A JSON value, or a Decimal to be written digit for digit."""


class BilingualDocument(TypedDict):
    """A text in both languages."""

    zh: str
    en: str


class LocatorDocument(TypedDict):
    """Where a fact stands."""

    id: str
    paragraph: int
    as_written: str


class FigureLocatorDocument(TypedDict):
    """Where a figure stands."""

    id: str
    paragraph: int


class FigureDocument(TypedDict):
    """One figure; a missing end of its interval is null and not closed."""

    id: str
    measure: str
    value: Decimal
    unit: str
    bound: str
    low: Decimal | None
    high: Decimal | None
    low_closed: bool
    high_closed: bool
    period: str | None
    period_inferred: bool
    base: str | None
    display: BilingualDocument
    as_written: str
    source: FigureLocatorDocument


class FactDocument(TypedDict):
    """One fact."""

    key: str
    kind: str
    topic: str
    label: BilingualDocument
    aliases: list[str]
    statement: BilingualDocument
    place: str | None
    subject: str
    names: list[str]
    figures: list[FigureDocument]
    source: LocatorDocument
    notes: list[BilingualDocument]


class TopicDocument(TypedDict):
    """One topic with the number of its facts."""

    id: str
    label: BilingualDocument
    count: int


_BILINGUAL = ("zh", "en")

FACT_FIELDS = (
    "key", "kind", "topic", "label", *(f"label.{lang}" for lang in _BILINGUAL), "aliases",
    "statement", *(f"statement.{lang}" for lang in _BILINGUAL), "place", "subject", "names",
    "figures",
    *(f"figures.{name}" for name in (
        "id", "measure", "value", "unit", "bound", "low", "high", "low_closed", "high_closed",
        "period", "period_inferred", "base", "display", "display.zh", "display.en", "as_written",
        "source", "source.id", "source.paragraph",
    )),
    "source", "source.id", "source.paragraph", "source.as_written", "notes",
)  # fmt: skip
"""Every path of a fact's record, in order."""

TOPIC_FIELDS = ("id", "label", "label.zh", "label.en", "count")


def document(record: Fact | TopicCount) -> dict[str, Value]:
    """Return a record in its JSON shape."""
    if isinstance(record, TopicCount):
        return dict(_topic(record))
    return dict(_fact(record))


def fields(answer: Answer) -> tuple[str, ...]:
    """Return every path that the records of an answer have, in order."""
    return TOPIC_FIELDS if answer.is_of_topics else FACT_FIELDS


def check_fields(asked: tuple[str, ...], known: tuple[str, ...]) -> None:
    """Raise UnknownFieldError for the first asked path that a record does not have."""
    for name in asked:
        if name not in known:
            ends = [field for field in known if field.endswith(f".{name}")]
            near = tuple((ends + difflib.get_close_matches(name, known))[:3])
            raise UnknownFieldError(
                zh=f"没有字段“{name}”；全部字段：{'、'.join(known)}",
                en=f'there is no field "{name}"; the fields are: {", ".join(known)}',
                input=name,
                suggestions=near,
            )


def pruned(value: Value, paths: tuple[str, ...]) -> Value:
    """Keep only the parts of a record that `paths` name, in the record's own order."""
    if isinstance(value, list):
        return [pruned(item, paths) for item in value]
    if not isinstance(value, dict) or "" in paths:
        return value
    kept = {}
    for name, part in value.items():
        inner = tuple(
            path[len(name) + 1 :] for path in paths if path == name or path.startswith(f"{name}.")
        )
        if inner:
            kept[name] = pruned(part, inner)
    return kept


def rows(record: dict[str, Value]) -> Iterator[dict[str, Value]]:
    """Yield a record once for each of its figures, or once without any."""
    if "figures" not in record:
        yield record
        return
    for figure in record["figures"] or [{}]:
        yield {**record, "figures": figure}


def cell(row: dict[str, Value], path: str) -> Value:
    """Return what stands at `path` in a row, or None."""
    value: Value = row
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _bilingual(text: Bilingual) -> BilingualDocument:
    return {"zh": text.zh, "en": text.en}


def _topic(topic: TopicCount) -> TopicDocument:
    return {"id": topic.id, "label": _bilingual(topic.label), "count": topic.count}


def _fact(fact: Fact) -> FactDocument:
    return {
        "key": fact.key,
        "kind": fact.kind,
        "topic": fact.topic,
        "label": _bilingual(fact.label),
        "aliases": list(fact.aliases),
        "statement": _bilingual(fact.statement),
        "place": fact.place,
        "subject": fact.subject,
        "names": list(fact.names),
        "figures": [_figure(figure, fact.source.id) for figure in fact.figures],
        "source": {
            "id": fact.source.id,
            "paragraph": fact.source.paragraph,
            "as_written": fact.source.as_written,
        },
        "notes": [_bilingual(note) for note in fact.notes],
    }


def _figure(figure: Figure, source: str) -> FigureDocument:
    span = quantity.interval(figure.value, figure.bound)
    return {
        "id": figure.id,
        "measure": figure.measure,
        "value": figure.value,
        "unit": figure.unit,
        "bound": figure.bound,
        "low": span.low,
        "high": span.high,
        "low_closed": span.low_closed,
        "high_closed": span.high_closed,
        "period": figure.period,
        "period_inferred": figure.period_inferred,
        "base": figure.base,
        "display": {
            "zh": quantity.display(figure, "zh"),
            "en": quantity.display(figure, "en"),
        },
        "as_written": figure.as_written,
        "source": {"id": source, "paragraph": figure.paragraph},
    }
