"""Exports read back with other programs' readers: the figures that stand in them."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from hunanfacts.model.vocabulary import ExportFormat

Row = tuple[str, str, Decimal | None]
"""The key of a fact, the id of a figure, and its value."""


def rows(found: Iterable[Sequence[Any]]) -> list[Row]:
    """Return rows in an order of their own, their values as decimals; no figure is no row."""
    return sorted((key, name, _number(value)) for key, name, value in found if name)


def _number(value: object) -> Decimal | None:
    return None if value in {None, ""} else Decimal(str(value))


def figures(path: Path, form: ExportFormat) -> list[Row]:
    """Read the figures in an export of a format."""
    match form:
        case "csv":
            return rows(_in_csv(path, "key"))
        case "datapackage":
            return rows(_in_csv(path / "figures.csv", "fact"))
        case "ndjson":
            lines = path.read_text(encoding="utf-8").split("\n")[:-1]
            found = (json.loads(line, parse_float=Decimal) for line in lines)
            return rows((row["key"], row["id"], row["value"]) for row in found)
        case "sqlite":
            with closing(sqlite3.connect(path)) as db:
                return rows(db.execute("SELECT fact, id, value FROM figures").fetchall())
        case "parquet":
            from pyarrow import parquet

            table = parquet.read_table(path / "figures.parquet")
            return rows((row["fact"], row["id"], row["value"]) for row in table.to_pylist())


def _in_csv(path: Path, key: str) -> Iterable[Sequence[Any]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [(row[key], row["id"], row["value"]) for row in csv.DictReader(file, strict=True)]
