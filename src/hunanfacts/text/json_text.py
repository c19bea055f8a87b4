"""Writes and reads JSON with numbers digit for digit.

An error is written without the modules that reading takes, which cost more than all the rest.
"""

from __future__ import annotations

from hunanfacts.text import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def dumps(value: object) -> str:
    """Write a JSON value on one line.

    The standard library's writer has no Decimal and leaves C1 and bidi characters unescaped.
    """
    return _WRITERS[type(value)](value)


def indented(value: object, start: str = "") -> str:
    """Write a JSON value on many lines, a member a line; `start` is what its last begins with."""
    inner = f"{start}  "
    match value:
        case dict() if value:
            members = [_NAMES[name] + indented(part, inner) for name, part in value.items()]
            opening, closing = "{}"
        case list() if value:
            members = [indented(part, inner) for part in value]
            opening, closing = "[]"
        case _:
            return dumps(value)
    separator = f",\n{inner}"
    return f"{opening}\n{inner}{separator.join(members)}\n{start}{closing}"


def loads(text: str) -> Any:  # noqa: ANN401 -- JSON is untyped
    """Read a JSON text, its numbers with a point as Decimals.

    Raises ValueError for what is none, or is so deep or has so great a number that none is read.
    """
    import json
    from decimal import Decimal

    try:
        return json.loads(text, parse_float=Decimal)
    except (RecursionError, ArithmeticError) as problem:
        raise ValueError(str(problem)) from problem


def _list(items: list[object]) -> str:
    return f"[{', '.join([_WRITERS[type(item)](item) for item in items])}]"


def _dict(pairs: dict[str, object]) -> str:
    parts = [
        _NAMES[name] + ("null" if value is None else _WRITERS[type(value)](value))
        for name, value in pairs.items()
    ]
    return f"{{{', '.join(parts)}}}"


class _Names(dict[str, str]):
    """Names as they stand before values; filled as it is used, since there are few."""

    def __missing__(self, name: str) -> str:
        self[name] = f"{clean.json_string(name)}: "
        return self[name]


class _Writers(dict[type, "Callable[[Any], str]"]):
    """What writes a value, by its type; Decimal is added when there is one."""

    def __missing__(self, kind: type) -> Callable[[Any], str]:
        from decimal import Decimal

        if kind is not Decimal:
            raise TypeError(kind.__name__)
        self[kind] = lambda number: format(number, "f")
        return self[kind]


_NAMES = _Names()
_WRITERS = _Writers(
    {
        type(None): lambda _: "null",
        bool: lambda truth: "true" if truth else "false",
        str: clean.json_string,
        int: str,
        list: _list,
        tuple: _list,
        dict: _dict,
    }
)
