"""Knowledge files written anew from what was read of them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import tomli

from hunanfacts.authoring import toml_text

if TYPE_CHECKING:
    from pathlib import Path

TABLES = ("source", "place", "topic", "fact")


def values(file: Path) -> dict[str, Any]:
    return tomli.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)


def text(document: dict[str, Any]) -> str:
    """Write a document as TOML, in the program's own way."""
    lines = [f"{name} = {toml_text.written(value)}"
             for name, value in document.items() if name not in TABLES]  # fmt: skip
    for heading in TABLES:
        for table in document.get(heading, ()):
            figures = table.get("figure", ())
            plain = {name: value for name, value in table.items() if name != "figure"}
            lines += toml_text.table(heading, plain, {})
            for figure in figures:
                lines += toml_text.table("fact.figure", figure, {})
    return "\n".join([*lines, ""])
