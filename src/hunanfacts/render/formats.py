"""From what was found to text: one module a format, none of which touches the screen."""

from __future__ import annotations

from hunanfacts.render.answer import Answer, Style

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Answer", "Style", "lines"]


_TEXTS = ("cite", "sentence")
"""Kinds of results that are whole texts, which no table is made of."""
_READ = ("table", "plain", "md")


def pieces(answer: Answer, style: Style) -> Iterator[str]:
    """Yield the text of a long answer piece by piece, also where all of it is one line."""
    if style.format == "json" and not style.indented:
        from hunanfacts.render import json

        yield from json.pieces(answer, style)
        yield "\n"
    elif style.format == "sarif" and not style.indented:
        from hunanfacts.render import sarif

        yield from sarif.pieces(answer, style)
        yield "\n"
    else:
        for line in lines(answer, style):
            yield f"{line}\n"


def lines(answer: Answer, style: Style) -> Iterator[str]:
    """Yield the lines of `answer`, without their ends, in the format that `style` asks for.

    Only the format's own module is imported, since some of them are heavy.
    """
    if answer.kind in _TEXTS and style.format in _READ and not style.fields:
        from hunanfacts.render import texts

        return texts.lines(answer, style)
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
