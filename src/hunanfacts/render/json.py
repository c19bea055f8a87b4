"""JSON and NDJSON: the finished records, put together; imports nothing heavy unless asked."""

from __future__ import annotations

from hunanfacts.text import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunanfacts.render.answer import Answer, Style

SCHEMA = "hunanfacts/1"


def lines(answer: Answer, style: Style) -> Iterator[str]:
    """Yield the envelope as one line, or for ndjson one result a line."""
    records = (result.json for result in answer.results)
    if style.fields:
        from hunanfacts.render import fields

        records = (fields.pruned(record, style.fields) for record in records)
    for line in records if style.format == "ndjson" else [_envelope(answer, list(records))]:
        yield clean.json_in_ascii(line) if style.escape else line


def _envelope(answer: Answer, records: list[str]) -> str:
    query = "null" if answer.query is None else clean.json_string(answer.query)
    return (
        f'{{"schema": "{SCHEMA}", "data_version": {clean.json_string(answer.data_version)}, '
        f'"command": "{answer.command}", "query": {query}, "count": {len(records)}, '
        f'"results": [{", ".join(records)}]}}'
    )
