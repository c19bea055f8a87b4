"""CSV and TSV for spreadsheets and data frames: a heading, then a row a figure."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from hunanfacts.render import fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunanfacts.render.answer import Answer, Style

_FORMULA = frozenset("=+-@＝＋－＠")
"""What a formula begins with; some spreadsheets take the full-width ones too."""
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


def lines(answer: Answer, style: Style) -> Iterator[str]:
    """Yield the heading and the rows."""
    paths = style.fields or answer.shape.csv
    if not answer.follows:
        yield line(list(paths), style)
    for row in fields.visible_rows(answer, paths):
        yield line(row, style)


def line(cells: list[str], style: Style) -> str:
    """Write a row, in which nothing is a formula."""
    harmless = [not_a_formula(cell) for cell in cells]
    if style.format == "tsv":
        return "\t".join(map(_unlike_quoted, harmless))
    held = io.StringIO()
    csv.writer(held, lineterminator="").writerow(harmless)
    return held.getvalue()


def not_a_formula(cell: str) -> str:
    """Put a quote before what a spreadsheet would run; OWASP's rule for CSV injection."""
    return f"'{cell}" if cell[:1] in _FORMULA and not _NUMBER.fullmatch(cell) else cell


def _unlike_quoted(cell: str) -> str:
    """Quote a cell that begins as a quoted one does, and would swallow the cells behind it."""
    return '"{}"'.format(cell.replace('"', '""')) if cell[:1] == '"' else cell
