"""JSON Schema out of the types that records are written down as, so that neither tells of another.

Only what those types are made of is known here.
"""

from __future__ import annotations

import types
from decimal import Decimal
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from hunanfacts.check import records as check_records
from hunanfacts.model import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

Schema = dict[str, Any]

_PLAIN: dict[object, str] = {
    str: "string",
    int: "integer",
    bool: "boolean",
    Decimal: "number",
    type(None): "null",
}


class Schemas:
    """Schemas of types, of which those with names are kept to be referred to."""

    def __init__(self, said: Callable[[str, str], str | None] | None = None) -> None:
        """Begin with none; `said` gives the description of a field, by its record and its name."""
        self.definitions: dict[str, Schema] = {}
        self._said = said

    def of(self, kind: Any) -> Schema:  # noqa: ANN401 -- a type of any sort
        """Return the schema of a type."""
        if kind in _PLAIN:
            return {"type": _PLAIN[kind]}
        if is_typeddict(kind):
            return self._named(kind)
        origin, parts = get_origin(kind), get_args(kind)
        if origin is Literal:
            return {"type": "string", "enum": list(parts)}
        if origin is dict:
            return {"type": "object"}
        if origin is list:
            return {"type": "array", "items": self.of(parts[0])}
        if origin is dict:
            return {"type": "object"}
        if origin in {Union, types.UnionType}:
            return _either([self.of(part) for part in parts])
        raise TypeError(repr(kind))

    def _named(self, kind: Any) -> Schema:  # noqa: ANN401 -- a TypedDict, which no type describes
        name = kind.__name__.removesuffix("Document")
        if name not in self.definitions:
            self.definitions[name] = {}  # against going round in circles
            hints = get_type_hints(kind, localns=_NAMES)
            self.definitions[name] = {
                "type": "object",
                "description": self._told(name, "") or kind.__doc__,
                "properties": {
                    field: self._described(name, field, hint) for field, hint in hints.items()
                },
                "required": [field for field in hints if field in kind.__required_keys__],
                "additionalProperties": False,
            }
        return {"$ref": f"#/$defs/{name}"}

    def _described(self, name: str, field: str, kind: Any) -> Schema:  # noqa: ANN401 -- as `of`
        told = self._told(name, field)
        return {**self.of(kind), **({"description": told} if told else {})}

    def _told(self, name: str, field: str) -> str | None:
        return self._said(name, field) if self._said else None


def _either(schemas: list[Schema]) -> Schema:
    """Return the schema of one of several; plain types are told together."""
    plain = [schema["type"] for schema in schemas if set(schema) == {"type"}]
    others = [schema for schema in schemas if set(schema) != {"type"}]
    if not others:
        return {"type": plain}
    return {"anyOf": [*others, *({"type": name} for name in plain)]}


_NAMES: dict[str, Any] = {**vars(vocabulary), **vars(check_records), "Decimal": Decimal}
"""What the types of records are made of, which their modules import for type checkers alone.

A verdict is one on a draft.
"""
