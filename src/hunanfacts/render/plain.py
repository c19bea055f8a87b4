"""Plain text for pipes: one row a line, cells parted by tabs, nothing cut, no heading."""

from __future__ import annotations

from hunanfacts.render import rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunanfacts.render.answer import Answer, Style


def lines(answer: Answer, style: Style) -> Iterator[str]:
    """Yield one line a row."""
    if answer.kind == "show" and not style.fields:
        yield from _whole(answer, style)
        return
    for row in rows.readable(answer, style, answer.shape.line):
        yield "\t".join(row)


def _whole(answer: Answer, style: Style) -> Iterator[str]:
    """Yield the rows of `show`, and behind them what is stated, who says it, and the notes."""
    from hunanfacts.render.details import said
    from hunanfacts.text import clean, json_text

    for fact in answer.results:
        record = json_text.loads(fact.json)
        texts = [record["statement"], record["said_by"], *record["notes"]]
        statement, speaker, *notes = (
            clean.visible(said(text, style.language)) if text else "" for text in texts
        )
        for row in fact.rows(style.language):
            cells = [row[answer.shape.cells.index(name)] for name in answer.shape.line]
            yield "\t".join([*cells, statement, speaker, " ".join(notes)])
