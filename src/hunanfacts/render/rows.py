"""The rows of plain text, Markdown and CSV as texts: the reader's columns, or the asked fields."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from hunanfacts import quantity
from hunanfacts.render import document, json, wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunanfacts.render.answer import Answer, Style
    from hunanfacts.render.document import Value


def readable(answer: Answer, style: Style, columns: tuple[str, ...]) -> Iterator[list[str]]:
    """Yield each row of `columns` as a person reads it, or of the fields the style asks for."""
    if style.fields:
        yield from fields(answer, style.fields)
        return
    for record in answer.results:
        for row in wording.rows(record, style.language):
            yield [row[column] for column in columns]


def fields(answer: Answer, paths: tuple[str, ...]) -> Iterator[list[str]]:
    """Yield each row of `paths` into the JSON record, a row a figure."""
    for record in answer.results:
        for row in document.rows(document.document(record)):
            yield [_text(document.cell(row, path)) for path in paths]


def headings(style: Style, columns: tuple[str, ...]) -> list[str]:
    """Return the headings over the rows of `readable`."""
    if style.fields:
        return list(style.fields)
    return [wording.HEADINGS[column][style.language] for column in columns]


def _text(value: Value) -> str:
    match value:
        case None:
            return ""
        case str():
            return value
        case Decimal():
            return quantity.digits(value)
        case _:
            return json.dumps(value)
