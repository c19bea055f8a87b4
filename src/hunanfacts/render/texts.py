"""Sentences and citations as they are to be put into a text: no table, and nothing broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.render import markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunanfacts.render.answer import Answer, Style

_RECORDS = ("@", "{")
"""What a record of BibTeX or CSL-JSON begins with."""


def lines(answer: Answer, style: Style) -> Iterator[str]:
    """Yield each text on a line, and what stands in the text where it is cited on the next.

    In plain text both stand on one line, parted by a tab. Records of CSL-JSON make one array.
    """
    texts = [row for result in answer.results for row in result.rows(style.language)]
    if texts and texts[0][0].startswith(_RECORDS):
        yield from _records(texts)
        return
    for row in texts:
        told = [cell for cell in row if cell]
        if style.format == "plain":
            yield "\t".join(told)
        elif style.format == "md":
            yield from (f"{markdown.escaped(cell)}\n" for cell in told)
        else:
            yield from told


def _records(texts: list[list[str]]) -> Iterator[str]:
    """Yield files that reference managers read: BibTeX, with what cites an entry as a comment."""
    if texts[0][0].startswith("{"):
        records = ",\n ".join(text for text, _ in texts)
        yield f"[{records}]"
        return
    for text, in_text in texts:
        yield f"% {in_text}"
        yield f"{text}\n"
