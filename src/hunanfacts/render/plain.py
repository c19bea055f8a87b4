"""Plain text for pipes: one row a line, cells parted by tabs, nothing cut, no heading."""

from __future__ import annotations

from hunanfacts.render import rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunanfacts.render.answer import Answer, Style

_FACTS = ("key", "label", "text", "period", "source")
_TOPICS = ("id", "label", "count")


def lines(answer: Answer, style: Style) -> Iterator[str]:
    """Yield one line a row."""
    columns = _TOPICS if answer.is_of_topics else _FACTS
    for row in rows.readable(answer, style, columns):
        yield "\t".join(row)
