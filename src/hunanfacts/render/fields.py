"""Paths into the JSON record, as `key` or `figures.value`, and rows of what stands there."""

from __future__ import annotations

import difflib
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hunanfacts.model.errors import Suggestion, UnknownFieldError
from hunanfacts.text import clean, json_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunanfacts.render.answer import Answer

Value = Any
"""A JSON value, its numbers with a point being Decimals."""


def check(asked: tuple[str, ...], answer: Answer) -> None:
    """Raise UnknownFieldError for the first asked path that a record does not have."""
    fields = answer.shape.fields
    for name in asked:
        if name not in fields:
            ends = [field for field in fields if field.endswith(f".{name}")]
            near = tuple(dict.fromkeys(ends + difflib.get_close_matches(name, fields)))[:3]
            raise UnknownFieldError(
                zh=f"没有字段“{name}”；全部字段见 hunanfacts help fields",
                en=f'there is no field "{name}"; hunanfacts help fields has them all',
                input=name,
                suggestions=tuple(Suggestion(command=f"--fields {field}") for field in near),
            )


def pruned(record: str, paths: tuple[str, ...]) -> str:
    """Keep only the parts of a JSON record that `paths` name, in the record's own order."""
    once = tuple(dict.fromkeys(paths))
    return json_text.dumps(_pruned(json_text.loads(record), once))


def rows(answer: Answer, paths: tuple[str, ...]) -> Iterator[list[str]]:
    """Yield the texts that stand at `paths`, a row a figure (one row without figures)."""
    for result in answer.results:
        record = json_text.loads(result.json)
        for figure in record.get("figures") or [{}]:
            row = {**record, "figures": figure}
            yield [text(_at(row, path)) for path in paths]


def visible_rows(answer: Answer, paths: tuple[str, ...]) -> Iterator[list[str]]:
    """Yield the same rows with nothing in them that could act on a terminal or forge a row."""
    for row in rows(answer, paths):
        yield [clean.visible(cell) for cell in row]


def _at(value: Value, path: str) -> Value:
    for name in path.split("."):
        if isinstance(value, list):
            value = [_at(part, name) for part in value]
        else:
            value = value.get(name) if isinstance(value, dict) else None
    return value


def text(value: Value) -> str:
    """Return a JSON value as a cell has it."""
    match value:
        case None:
            return ""
        case str():
            return value
        case Decimal():
            return format(value, "f")
        case _:
            return json_text.dumps(value)


def _pruned(value: Value, paths: tuple[str, ...]) -> Value:
    if isinstance(value, list):
        return [_pruned(item, paths) for item in value]
    if not isinstance(value, dict) or "" in paths:
        return value
    kept = {}
    for name, part in value.items():
        inner = tuple(
            path[len(name) + 1 :] for path in paths if path == name or path.startswith(f"{name}.")
        )
        if inner:
            kept[name] = _pruned(part, inner)
    return kept
