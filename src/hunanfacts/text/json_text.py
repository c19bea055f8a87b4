"""Writes and reads JSON with numbers digit for digit."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hunanfacts.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable


def dumps(value: object) -> str:
    """Write a JSON value on one line.

    The standard library's writer has no Decimal and leaves C1 and bidi characters unescaped.
    """
    writer = _WRITERS.get(type(value))
    if writer is None:
        raise TypeError(type(value).__name__)
    return writer(value)


def loads(text: str) -> Any:  # noqa: ANN401 -- JSON is untyped
    """Read a JSON text, its numbers with a point as Decimals."""
    return json.loads(text, parse_float=Decimal)


def _list(items: list[object]) -> str:
    return f"[{', '.join([dumps(item) for item in items])}]"


def _dict(pairs: dict[str, object]) -> str:
    parts = [f"{clean.json_string(name)}: {dumps(value)}" for name, value in pairs.items()]
    return f"{{{', '.join(parts)}}}"


_WRITERS: dict[type, Callable[[Any], str]] = {
    type(None): lambda _: "null",
    bool: lambda truth: "true" if truth else "false",
    str: clean.json_string,
    int: str,
    Decimal: lambda number: format(number, "f"),
    list: _list,
    tuple: _list,
    dict: _dict,
}
