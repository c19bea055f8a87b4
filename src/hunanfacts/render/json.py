"""JSON and NDJSON: written straight from the records, numbers digit for digit."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from hunanfacts import quantity
from hunanfacts.render import clean
from hunanfacts.render.document import document, pruned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunanfacts.render.answer import Answer, Style
    from hunanfacts.render.document import Value

SCHEMA = "hunanfacts/1"


def lines(answer: Answer, style: Style) -> Iterator[str]:
    """Yield the envelope as one line, or for ndjson one result a line."""
    results = [document(record) for record in answer.results]
    if style.fields:
        results = [pruned(result, style.fields) for result in results]
    if style.format == "ndjson":
        yield from (dumps(result, escape=style.escape) for result in results)
        return
    envelope = {
        "schema": SCHEMA,
        "data_version": answer.data_version,
        "command": answer.command,
        "query": answer.query,
        "count": len(results),
        "results": results,
    }
    yield dumps(envelope, escape=style.escape)


def dumps(value: Value, *, escape: bool = False) -> str:
    """Write a JSON value on one line.

    The standard library's writer has no Decimal and leaves C1 and bidi characters unescaped.
    """
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return clean.json_string(value, escape=escape)
        case int():
            return str(value)
        case Decimal():
            return quantity.digits(value)
        case list() | tuple():
            return f"[{', '.join(dumps(item, escape=escape) for item in value)}]"
        case dict():
            pairs = (
                f"{clean.json_string(name, escape=escape)}: {dumps(item, escape=escape)}"
                for name, item in value.items()
            )
            return f"{{{', '.join(pairs)}}}"
        case _:
            raise TypeError(type(value).__name__)
