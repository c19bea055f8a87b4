"""From what was found to text: one module a format, none of which touches the screen."""

from __future__ import annotations

from hunanfacts.render.answer import Answer, Style

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Answer", "Style", "lines"]


def lines(answer: Answer, style: Style) -> Iterator[str]:
    """Yield the lines of `answer`, without their ends, in the format that `style` asks for.

    Only the format's own module is imported, since some of them are heavy.
    """
    match style.format:
        case "table":
            from hunanfacts.render import table

            return table.lines(answer, style)
        case "plain":
            from hunanfacts.render import plain

            return plain.lines(answer, style)
        case "json" | "ndjson":
            from hunanfacts.render import json

            return json.lines(answer, style)
        case "csv" if style.excel:
            from hunanfacts.render import spreadsheet

            return spreadsheet.lines(answer, style)
        case "csv" | "tsv":
            from hunanfacts.render import csv

            return csv.lines(answer, style)
        case "md":
            from hunanfacts.render import markdown

            return markdown.lines(answer, style)
        case "github":
            from hunanfacts.render import github

            return github.lines(answer, style)
        case "sarif":
            from hunanfacts.render import sarif

            return sarif.lines(answer, style)
