"""Records as the fields that an author writes, so that two can be held against each other."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from hunanfacts.model.records import Author, Bilingual, Fact, Figure, Locator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from hunanfacts.model.records import Knowledge, Place, Source, Topic

    Value = str | int | Decimal | list["Value"] | dict[str, "Value"]
    Fields = dict[str, Value]
    """By their names in a knowledge file, a text of each language by itself: `label.zh`."""
    Record = Fact | Figure | Source | Place | Topic

_NOT_WRITTEN = frozenset({"id", "key", "figures", "place"})
"""What tells a record from the others, what has fields of its own, and what an id stands for."""


def of(record: Record) -> Fields:
    """Return the fields that say something; not the key or id, nor the figures of a fact."""
    return dict(_of(record))


def of_figure(figure: Figure, fact: Fact) -> Fields:
    """Do so with a figure; where it stands only if that is not where its fact does."""
    return {
        name: value
        for name, value in of(figure).items()
        if figure.source != fact.source or name not in _LOCATOR
    }


def of_head(knowledge: Knowledge) -> Fields:
    """Return the fields that a file begins with."""
    fields: Fields = {"version": knowledge.version} if knowledge.version else {}
    fields |= {f"title.{language}": text for language, text in knowledge.title.items()}
    return fields | {"languages": list(knowledge.languages)}


_LOCATOR = frozenset({"source", *(each.name for each in dataclasses.fields(Locator))})


def _of(record: Record) -> Iterator[tuple[str, Value]]:
    for field in dataclasses.fields(record):
        value = None if field.name in _NOT_WRITTEN else getattr(record, field.name)
        match value:
            case None | False | ():
                pass
            case Locator():
                yield "source", value.id
                yield from _of_locator(value)
            case Bilingual():
                yield from ((f"{field.name}.{language}", text) for language, text in value.items())
            case tuple():
                yield field.name, [_part(each) for each in value]
            case _:
                yield field.name.removesuffix("_id"), value


def _of_locator(locator: Locator) -> Iterator[tuple[str, Value]]:
    for field in dataclasses.fields(locator):
        value = getattr(locator, field.name)
        if field.name != "id" and value is not None:
            yield field.name, value


def _part(value: object) -> Value:
    """Return a member of a list: a text, a number, or a table of texts."""
    match value:
        case Bilingual():
            return dict(value.items())
        case Author():
            return {name: text for name, text in dataclasses.asdict(value).items() if text}
        case _:
            return value  # type: ignore[return-value]  # texts, and the ends of a range
