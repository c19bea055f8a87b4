"""JSON and NDJSON: the finished records, put together; imports nothing heavy unless asked."""

from __future__ import annotations

from hunanfacts.text import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hunanfacts.render.answer import Answer, Style

SCHEMA = "hunanfacts/2"


def lines(answer: Answer, style: Style) -> Iterator[str]:
    """Yield the envelope as one line, or for ndjson one result a line."""
    records = _records(answer, style)
    written: Iterable[str] = (_with_query(answer, record) for record in records)
    if style.format == "json":
        envelope = "".join(_envelope(answer, records))
        written = _indented(envelope) if style.indented else [envelope]
    for line in written:
        yield clean.json_in_ascii(line) if style.escape else line


def pieces(answer: Answer, style: Style) -> Iterator[str]:
    """Yield the envelope in pieces, which together are one line."""
    for piece in _envelope(answer, _records(answer, style)):
        yield clean.json_in_ascii(piece) if style.escape else piece


def _records(answer: Answer, style: Style) -> Iterator[str]:
    records = (result.json for result in answer.results)
    if style.fields:
        from hunanfacts.render import fields

        return (fields.pruned(record, style.fields) for record in records)
    return records


def _envelope(answer: Answer, records: Iterator[str]) -> Iterator[str]:
    query = "null" if answer.query is None else clean.json_string(answer.query)
    yield (
        f'{{"schema": "{SCHEMA}", "data_version": {clean.json_string(answer.data_version)}, '
        f'"command": "{answer.command}", "query": {query}, "count": {len(answer.results)}, '
        f'"results": ['
    )
    separator = ""
    for record in records:
        yield separator
        yield record
        separator = ", "
    yield f'], "sources": [{", ".join(answer.sources)}]}}'


def _indented(envelope: str) -> list[str]:
    """Part a document into the lines that a person reads it in."""
    from hunanfacts.text import json_text

    return json_text.indented(json_text.loads(envelope)).split("\n")


def _with_query(answer: Answer, record: str) -> str:
    """Say with a result of many queries which one it answers."""
    if not answer.is_one_of_many or answer.query is None:
        return record
    return f'{{"query": {clean.json_string(answer.query)}, {record[1:]}'
