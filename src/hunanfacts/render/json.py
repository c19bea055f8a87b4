"""JSON and NDJSON: the finished records, put together; imports nothing heavy unless asked."""

from __future__ import annotations

from hunanfacts.text import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunanfacts.render.answer import Answer, Style

SCHEMA = "hunanfacts/2"


def lines(answer: Answer, style: Style) -> Iterator[str]:
    """Yield the envelope as one line, or for ndjson one result a line."""
    records = (result.json for result in answer.results)
    if style.fields:
        from hunanfacts.render import fields

        records = (fields.pruned(record, style.fields) for record in records)
    if style.format == "json":
        envelope = _envelope(answer, list(records))
        written = _indented(envelope) if style.indented else [envelope]
    else:
        written = [_with_query(answer, record) for record in records]
    for line in written:
        yield clean.json_in_ascii(line) if style.escape else line


def _envelope(answer: Answer, records: list[str]) -> str:
    query = "null" if answer.query is None else clean.json_string(answer.query)
    return (
        f'{{"schema": "{SCHEMA}", "data_version": {clean.json_string(answer.data_version)}, '
        f'"command": "{answer.command}", "query": {query}, "count": {len(records)}, '
        f'"results": [{", ".join(records)}], "sources": [{", ".join(answer.sources)}]}}'
    )


def _indented(envelope: str) -> list[str]:
    """Part a document into the lines that a person reads it in."""
    from hunanfacts.text import json_text

    return json_text.indented(json_text.loads(envelope)).split("\n")


def _with_query(answer: Answer, record: str) -> str:
    """Say with a result of many queries which one it answers."""
    if not answer.is_one_of_many or answer.query is None:
        return record
    return f'{{"query": {clean.json_string(answer.query)}, {record[1:]}'
