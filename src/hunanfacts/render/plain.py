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
    """Yield the rows of `show`; behind them what is stated, who says it, the caution, the notes."""
    from hunanfacts.render.details import said
    from hunanfacts.text import clean, json_text

    for fact in answer.results:
        record = json_text.loads(fact.json)
        cautions = [figure["caution"] for figure in record["figures"]] or [record["caution"]]
        for row, caution in zip(fact.rows(style.language), cautions, strict=True):
            cells = [row[answer.shape.cells.index(name)] for name in answer.shape.line]
            texts = [record["statement"], record["said_by"], caution, *record["notes"]]
            statement, speaker, warning, *notes = (
                clean.visible(said(text, style.language)) if text else "" for text in texts
            )
            yield "\t".join([*cells, statement, speaker, warning, " ".join(notes)])
