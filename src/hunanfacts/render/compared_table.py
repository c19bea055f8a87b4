"""What differs between two files on a terminal: a block a fact, a line a difference."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from rich.text import Text

from hunanfacts.render import columns, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunanfacts.render.answer import Answer, Style

_INDENT = 2


def blocks(answer: Answer, style: Style, width: int) -> Iterator[list[Text]]:
    """Yield what differs in each fact, or in another record, below what it is called."""
    told = rows.readable(answer, style, ("label", "key", "text"))
    for (label, key), group in itertools.groupby(told, key=lambda row: row[:2]):
        block = columns.flowed([Text(label, "bold"), Text(key, "dim", no_wrap=True)], width)
        for _, _, text in group:
            lines = columns.flowed([Text(text)], width - 2 * _INDENT)
            block += columns.indented(lines[:1], _INDENT)
            block += columns.indented(lines[1:], 2 * _INDENT)
        yield block
