"""A Markdown table, to be pasted into a document, with the source below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hunanfacts.render import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunanfacts.render.answer import Answer, Style

_MARKUP = re.compile(r"([\\`*_{}\[\]<>|~&#!]|(?<=[A-Za-z]):(?=//)|(?<=[wW]{3})\.)")
"""Marks, and what GitHub knows a bare address by; of e-mail addresses it cannot be kept."""
_BLOCK = re.compile(r"^([-+=]|\d+(?=[.)]))")
"""What a list, a line or the heading above it begins with."""


def lines(answer: Answer, style: Style) -> Iterator[str]:
    """Yield the table's lines; nothing where nothing was found."""
    if not answer.results:
        return
    columns = answer.shape.columns
    if not answer.follows:
        headings = rows.headings(style, columns)
        yield _row(headings)
        yield _row(["---"] * len(headings))
    for cells in rows.readable(answer, style, columns):
        yield _row([escaped(cell) for cell in cells])
    for source in () if answer.is_one_of_many else answer.sources:
        yield ""
        yield _paragraph(source)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _paragraph(text: str) -> str:
    """Write a text that stands alone as a paragraph, whatever it begins with."""
    told = escaped(text.strip())
    begins = _BLOCK.match(told)
    if begins is None:
        return told
    before = begins[0] if begins[0].isdigit() else ""
    return f"{before}\\{told[len(before) :]}"


def escaped(text: str) -> str:
    """Return a text with nothing in it that Markdown would take for its own."""
    return _MARKUP.sub(r"\\\1", text)
