"""CSV for a person's spreadsheet: a row a figure in words of one language, with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.figures import units
from hunanfacts.render import csv, fields, rows
from hunanfacts.render.details import said
from hunanfacts.text import clean, json_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunanfacts.index.stored import Found
    from hunanfacts.render.answer import Answer, Style

BYTE_ORDER_MARK = "\ufeff"
"""What spreadsheets know UTF-8 by; without it they take Chinese for something else."""
_COLUMNS = (
    "label", "text", "value", "unit", "period", "place", "caution", "note", "statement", "source",
    "position", "key",
)  # fmt: skip


def lines(answer: Answer, style: Style) -> Iterator[str]:
    """Yield the heading and the rows; what is no fact, or is asked for by fields, as in CSV."""
    told = (
        csv.lines(answer, style) if style.fields or not answer.facts else _of_facts(answer, style)
    )
    for number, line in enumerate(told):
        is_first = number == 0 and not answer.follows and not style.escape
        yield (BYTE_ORDER_MARK if is_first else "") + line


def _of_facts(answer: Answer, style: Style) -> Iterator[str]:
    if not answer.follows:
        yield csv.line([rows.heading(name, style.language) for name in _COLUMNS], style)
    for fact in answer.facts:
        for row in _rows(fact, answer, style):
            yield csv.line([clean.visible(row[name]) for name in _COLUMNS], style)


def _rows(fact: Found, answer: Answer, style: Style) -> Iterator[dict[str, str]]:
    """Yield the cells of a fact by the columns' names, a row a figure."""
    record = json_text.loads(fact.json)
    told = fact.rows(style.language)
    for cells, figure in zip(told, record["figures"] or [{}], strict=True):
        row = dict(zip(answer.shape.cells, cells, strict=True))
        source = figure.get("source") or record["source"]
        warning = figure.get("caution") or record["caution"]
        yield {
            **row,
            "value": fields.text(figure.get("value")),
            "unit": _unit(figure.get("unit") or "", style),
            "place": _said(record["place"], style),
            "caution": _said(warning, style),
            "note": " ".join(_said(note, style) for note in record["notes"]),
            "statement": _said(record["statement"], style),
            "source": answer.titles.get(source["id"], source["id"]),
            "position": row["where"],
        }


def _unit(printed: str, style: Style) -> str:
    return printed if style.language == "zh" else units.in_english(printed)


def _said(text: dict[str, str | None] | None, style: Style) -> str:
    return said(text, style.language) if text else ""
