"""CSV: a heading, then the rows of a table; lists stand in a cell as JSON."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import TYPE_CHECKING

from hunanfacts.export import rows, tables
from hunanfacts.render.csv import not_a_formula
from hunanfacts.text import clean, json_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hunanfacts.export.records import Whole
    from hunanfacts.export.rows import Row
    from hunanfacts.export.tables import Table


def lines(whole: Whole) -> Iterator[str]:
    """Yield the whole knowledge as one table."""
    yield from of_table(tables.ROWS, rows.joined(whole.facts()))


def of_table(table: Table, found: Iterable[Row]) -> Iterator[str]:
    """Yield the heading of a table and its rows, without the ends of lines."""
    yield line(table.names)
    for row in found:
        yield line(row)


def line(row: Row) -> str:
    """Write a row; nothing in it acts on a terminal or is run by a spreadsheet."""
    held = io.StringIO()
    csv.writer(held, lineterminator="").writerow(map(_cell, row))
    return held.getvalue()


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case str():
            return not_a_formula(clean.visible(value))
        case Decimal():
            return format(value, "f")
        case _:
            return json_text.dumps(value)
