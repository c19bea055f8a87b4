"""Rows of the tables out of the records of an index, a few facts in memory at a time."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from hunanfacts.export import tables
from hunanfacts.index import catalogue
from hunanfacts.render import details
from hunanfacts.text import json_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hunanfacts.export.tables import Column, Table
    from hunanfacts.index.store import Index
    from hunanfacts.index.stored import Found

Row = list[Any]
"""Values in the order of a table's columns: text, int, Decimal, bool, a list of texts, or None."""


class OfFact(NamedTuple):
    """The rows that a fact makes."""

    fact: Row
    aliases: list[Row]
    figures: list[Row]


def headings(index: Index) -> Iterator[tuple[Table, list[Row]]]:
    """Yield the tables that facts refer to, with all their rows."""
    sources = [json_text.loads(row.json) for row in catalogue.sources(index)]
    for source in sources:
        source["authors"] = list(map(details.author, source["authors"]))
    topics = [json_text.loads(row.json) for row in catalogue.topics(index)]
    places = list(map(json_text.loads, catalogue.place_documents(index)))
    for table, records in (
        (tables.SOURCES, sources),
        (tables.PLACES, places),
        (tables.TOPICS, topics),
    ):
        yield table, [_row(table.columns, record) for record in records]


def of_facts(facts: Iterable[Found]) -> Iterator[OfFact]:
    """Yield the rows of facts and of what belongs to them, fact by fact."""
    for number, found in enumerate(facts, 1):
        record = {**_record(found), tables.NUMBER: number}
        key = record["key"]
        yield OfFact(
            _row(tables.FACTS.columns, record),
            [[key, place, alias] for place, alias in enumerate(record["aliases"], 1)],
            [
                _row(tables.FIGURES.columns, {**figure, "fact": key, tables.NUMBER: place})
                for place, figure in enumerate(record["figures"], 1)
            ],
        )


def joined(facts: Iterable[Found], *, only_figures: bool = False) -> Iterator[Row]:
    """Yield the rows of `tables.ROWS`: one a figure, one for a fact without unless `only_figures`.

    What a figure has of its own, as its period, stands in place of what its fact has.
    """
    for found in facts:
        record = _record(found)
        own = dict(zip(tables.FACTS.names, _row(tables.FACTS.columns, record), strict=True))
        own["aliases"] = record["aliases"]
        figures: list[Row] = [_row(tables.FIGURES.columns, each) for each in record["figures"]]
        for figure in figures or ([] if only_figures else [[]]):
            of_figure = zip(tables.FIGURES.names, figure, strict=True) if figure else ()
            row = {**own, **dict(of_figure)}
            yield [row.get(name) for name in tables.ROWS.names]


def _record(found: Found) -> dict[str, Any]:
    """Return the JSON record of a fact with what it has besides."""
    rest = json_text.loads(found.rest)
    rest.pop("figures", None)
    return {"parts": [], "has_all_parts": False, **json_text.loads(found.json), **rest}


def _row(columns: tuple[Column, ...], record: dict[str, Any]) -> Row:
    return [_value(column, record) for column in columns]


def _value(column: Column, record: dict[str, Any]) -> Any:  # noqa: ANN401 -- of the column's type
    value: Any = record
    for name in column.path:
        if isinstance(value, list):
            value = [part[name] for part in value if part[name] is not None]
        else:
            value = value.get(name) if value is not None else None
    match column.type:
        case "number":
            return None if value is None else Decimal(value)
        case "text":
            return value if value is None else str(value)
        case _:
            return value
