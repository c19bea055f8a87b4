"""From records to text: one module a format, none of which touches the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.render import csv, json, markdown, plain
from hunanfacts.render.answer import Answer, Format, Style

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Answer", "Format", "Style", "lines"]


def lines(answer: Answer, style: Style) -> Iterator[str]:
    """Yield the lines of `answer`, without their ends, in the format that `style` asks for."""
    match style.format:
        case "table":
            from hunanfacts.render import table  # noqa: PLC0415 -- only tables need Rich

            return table.lines(answer, style)
        case "plain":
            return plain.lines(answer, style)
        case "json" | "ndjson":
            return json.lines(answer, style)
        case "csv" | "tsv":
            return csv.lines(answer, style)
        case "md":
            return markdown.lines(answer, style)
