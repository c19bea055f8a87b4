"""NDJSON: a row of the one table a line, its numbers digit for digit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.export import rows, tables
from hunanfacts.text import json_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunanfacts.export.records import Whole


def lines(whole: Whole) -> Iterator[str]:
    """Yield the whole knowledge as one table."""
    names = tables.ROWS.names
    for row in rows.joined(whole.facts()):
        yield json_text.dumps(dict(zip(names, row, strict=True)))
