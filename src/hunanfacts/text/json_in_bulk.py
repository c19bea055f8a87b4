"""What `json_text` writes, written by the standard library in C: for many values, not for one."""

from __future__ import annotations

import json
from decimal import Decimal

from hunanfacts.text import json_text


def dumps(value: object) -> str:
    """Write a JSON value on one line, as `json_text.dumps` does.

    That is called for what the library writes otherwise: what is not printable, and numbers that
    neither an int nor a float writes digit for digit.
    """
    try:
        written = _encode(value)
    except ValueError:
        return json_text.dumps(value)
    return written if written.isprintable() else json_text.dumps(value)


def _native(number: object) -> int | float:
    if not isinstance(number, Decimal):
        raise TypeError(type(number).__name__)
    text = format(number, "f")
    for kind in (int, float):
        if text.isdigit() == (kind is int) and str(kind(text)) == text:
            return kind(text)
    raise ValueError(text)


_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, default=_native).encode
