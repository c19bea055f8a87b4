"""TOML as a knowledge file is laid out: a key a line, texts in both languages in one line."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hunanfacts.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def table(heading: str, values: Mapping[str, Any], remarks: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of a table of a list of tables; a key's remark stands behind its value."""
    yield f"[[{heading}]]"
    for name, value in values.items():
        remark = f"  # {remarks[name]}" if name in remarks else ""
        yield f"{_key(name)} = {written(value)}{remark}"


def written(value: object) -> str:
    """Write a value as TOML has it; TypeError for what no knowledge file holds."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | Decimal():
            return format(value, "f") if isinstance(value, Decimal) else str(value)
        case str():
            return f'"{_text(value)}"'
        case list() | tuple():
            return f"[{', '.join(map(written, value))}]"
        case dict():
            pairs = (f"{_key(name)} = {written(each)}" for name, each in value.items())
            return f"{{ {', '.join(pairs)} }}"
        case _:
            raise TypeError(type(value).__name__)


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else written(name)


def _text(text: str) -> str:
    """Escape what ends a text, what TOML does not allow in one, and what cannot be seen."""
    if clean.visible(text) == text:
        return text.replace("\\", "\\\\").replace('"', '\\"')
    return "".join(map(_character, text))


def _character(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    if clean.visible(char) == char:
        return char
    return f"\\U{ord(char):08X}"
