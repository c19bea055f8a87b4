"""An SQLite file: tables with keys, a dictionary of their columns, full-text search, and views.

SQLite has no decimals. What is exact stands as text, since a column of numbers would turn it into
binary fractions; beside it stands the nearest such fraction, under the same name with `_real`, to
sort and compare by.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from hunanfacts.export import rows, sqlite_views, tables
from hunanfacts.index.sqlite import sqlite3
from hunanfacts.model.errors import OutputError
from hunanfacts.text import json_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from hunanfacts.export.records import Whole
    from hunanfacts.export.rows import OfFact, Row
    from hunanfacts.export.tables import Column, Table, Type

_TYPES: dict[Type, str] = {
    "text": "TEXT",
    "integer": "INTEGER",
    "number": "TEXT",
    "boolean": "INTEGER",
    "list": "TEXT",
}
_REAL = "_real"
_AT_ONCE = 500
_SET_UP = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192;"


def write(whole: Whole, path: Path) -> None:
    """Write the file; OutputError where it cannot be."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        _fill(connection, whole)
    except sqlite3.OperationalError as error:  # a full disk
        raise OutputError(
            zh=f"写不出：{error}", en=f"cannot write: {error}", file=str(path)
        ) from error
    finally:
        connection.close()


def _fill(connection: sqlite3.Connection, whole: Whole) -> None:
    connection.executescript(_SET_UP)
    for table in tables.TABLES:
        connection.execute(_created(table))
    connection.execute("BEGIN")
    for table, found in rows.headings(whole.index):
        connection.executemany(_insert(table), (_cells(table, row) for row in found))
    search = sqlite_views.Search(connection)
    for some in _batches(rows.of_facts(whole.facts())):
        for table, found in (
            (tables.FACTS, [each.fact for each in some]),
            (tables.ALIASES, [row for each in some for row in each.aliases]),
            (tables.FIGURES, [row for each in some for row in each.figures]),
        ):
            connection.executemany(_insert(table), (_cells(table, row) for row in found))
        search.add(some)
    _describe(connection, whole)
    sqlite_views.create(connection)
    connection.execute("COMMIT")
    search.close()
    connection.execute("PRAGMA optimize")


def _created(table: Table) -> str:
    """Return the statement that makes a table; what each column is stands in it as a comment."""
    lines = [line for column in table.columns for line in _declared(column, table)]
    if len(table.key) > 1:
        lines.append((f"PRIMARY KEY ({', '.join(map(quoted, table.key))})", ""))
    ends = [","] * (len(lines) - 1) + [""]
    body = "\n".join(
        f"  {line}{end}{f'  -- {comment}' if comment else ''}"
        for (line, comment), end in zip(lines, ends, strict=True)
    )
    return f"CREATE TABLE {table.name} (\n{body}\n)"


def _declared(column: Column, table: Table) -> Iterator[tuple[str, str]]:
    said = f"{quoted(column.name)} {_TYPES[column.type]}"
    said += " PRIMARY KEY" if table.key == (column.name,) else ""
    said += " NOT NULL" if column.is_needed else ""
    if column.refers:
        said += f" REFERENCES {column.refers} ({tables.key_of(column.refers)})"
    if column.words:
        said += f" CHECK ({quoted(column.name)} IN ({', '.join(map(repr, column.words))}))"
    yield said, f"{column.title['zh']} {column.title['en']}"
    if column.type == "number":
        yield f"{quoted(column.name + _REAL)} REAL", ""


def _insert(table: Table) -> str:
    count = sum(1 + (column.type == "number") for column in table.columns)
    return f"INSERT INTO {table.name} VALUES ({', '.join('?' * count)})"  # noqa: S608 -- ours


def _cells(table: Table, row: Row) -> list[object]:
    cells: list[object] = []
    for column, value in zip(table.columns, row, strict=True):
        match column.type:
            case "number":
                exact = None if value is None else format(value, "f")
                cells += [exact, None if value is None else float(value)]
            case "list":
                cells.append(json_text.dumps(value))
            case _:
                cells.append(value)
    return cells


def _describe(connection: sqlite3.Connection, whole: Whole) -> None:
    """Say in tables of their own what the file is, and what each column means."""
    connection.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
    connection.executemany("INSERT INTO about VALUES (?, ?)", whole.about.items())
    connection.execute(
        'CREATE TABLE "columns" ("table" TEXT, "column" TEXT, type TEXT, title_zh TEXT,'
        ' title_en TEXT, description_zh TEXT, description_en TEXT, PRIMARY KEY ("table", "column"))'
    )
    for table in tables.TABLES:
        for column in table.columns:
            about = column.description
            said = (column.title.zh, column.title.en, about and about.zh, about and about.en)
            connection.execute(
                'INSERT INTO "columns" VALUES (?, ?, ?, ?, ?, ?, ?)',
                (table.name, column.name, column.type, *said),
            )


def _batches(found: Iterable[OfFact]) -> Iterator[Sequence[OfFact]]:
    waiting = iter(found)
    while some := list(itertools.islice(waiting, _AT_ONCE)):
        yield some


def quoted(name: str) -> str:
    """Write a name of ours as SQL has it, be it a word of SQL's own."""
    return f'"{name}"'
