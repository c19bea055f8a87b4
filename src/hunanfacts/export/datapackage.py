"""A Data Package, as https://datapackage.org has it: CSV files and a description of them.

Written as version 1 of the specification, which readers of both versions understand.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import IO, TYPE_CHECKING, Any

from hunanfacts.export import csv, rows, tables
from hunanfacts.index import catalogue
from hunanfacts.text import json_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hunanfacts.export.records import Whole
    from hunanfacts.export.tables import Column, Table, Type

DESCRIPTOR = "datapackage.json"
FILES = frozenset({DESCRIPTOR, *(f"{table.name}.csv" for table in tables.TABLES)})

_TYPES: dict[Type, str] = {
    "text": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "list": "array",
}
_LICENCE_NAME = re.compile(r"[-a-zA-Z0-9._]+")
"""What a licence is named by, as CC-BY-4.0."""


def write(whole: Whole, folder: Path) -> None:
    """Write the files and their description into a folder that is there."""
    made = [
        _made(table, csv.of_table(table, found), folder)
        for table, found in rows.headings(whole.index)
    ]
    files = [_File(table, folder) for table in (tables.FACTS, tables.ALIASES, tables.FIGURES)]
    try:
        facts, aliases, figures = files
        for each in rows.of_facts(whole.facts()):
            facts.write([csv.line(each.fact)])
            aliases.write(map(csv.line, each.aliases))
            figures.write(map(csv.line, each.figures))
    finally:
        for file in files:
            file.close()
    described = [_described(file, whole) for file in (*made, *files)]
    text = json.dumps(_package(whole, described), ensure_ascii=False, indent=2)
    folder.joinpath(DESCRIPTOR).write_text(f"{text}\n", encoding="utf-8", newline="\n")


class _File:
    """The CSV file of a table, with what a description says of its bytes."""

    def __init__(self, table: Table, folder: Path, *, has_heading: bool = True) -> None:
        self.table = table
        self.size = 0
        self.digest = hashlib.sha256()
        self._file: IO[bytes] = folder.joinpath(f"{table.name}.csv").open("wb")
        if has_heading:
            self.write([csv.line(table.names)])

    def write(self, lines: Iterable[str]) -> None:
        for line in lines:
            data = f"{line}\n".encode()
            self.size += len(data)
            self.digest.update(data)
            self._file.write(data)

    def close(self) -> None:
        self._file.close()


def _made(table: Table, lines: Iterable[str], folder: Path) -> _File:
    file = _File(table, folder, has_heading=False)
    file.write(lines)
    file.close()
    return file


def _package(whole: Whole, resources: list[dict[str, Any]]) -> dict[str, Any]:
    sources = [json_text.loads(row.json) for row in catalogue.sources(whole.index)]
    licences = [found for source in sources if (found := _licence(source))]
    package = {
        "profile": "tabular-data-package",
        "name": "facts",
        "title": whole.about[f"title_{whole.language}"],
        "version": whole.about["data_version"],
        "sources": [_source(source, whole) for source in sources],
    }
    if licences:
        package["licenses"] = list({each["name"]: each for each in licences}.values())
    return {**package, "resources": resources}


def _source(source: dict[str, Any], whole: Whole) -> dict[str, str]:
    title = source["title"]
    told = {"title": title[whole.language] or title["zh"] or title["en"]}
    path = source["url"] or (source["doi"] and f"https://doi.org/{source['doi']}")
    return {**told, "path": path} if path else told


def _licence(source: dict[str, Any]) -> dict[str, str] | None:
    """Return the licence of a source, where the file names one as packages do."""
    name = source["licence"] or ""
    return {"name": name} if _LICENCE_NAME.fullmatch(name) else None


def _described(file: _File, whole: Whole) -> dict[str, Any]:
    table = file.table
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title[whole.language],
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.digest.hexdigest()}",
        "schema": {
            "fields": [_field(column, table, whole) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [_reference(column, table) for column in table.columns if column.refers],
        },
    }


def _field(column: Column, table: Table, whole: Whole) -> dict[str, Any]:
    field = {
        "name": column.name,
        "type": _TYPES[column.type],
        "title": column.title[whole.language],
    }
    if column.description:
        field["description"] = column.description[whole.language]
    constraints: dict[str, Any] = {"required": True} if column.is_needed else {}
    if table.key == (column.name,):
        constraints["unique"] = True
    if column.words:
        constraints["enum"] = list(column.words)
    return {**field, "constraints": constraints} if constraints else field


def _reference(column: Column, table: Table) -> dict[str, Any]:
    refers = str(column.refers)
    resource = "" if refers == table.name else refers
    return {
        "fields": [column.name],
        "reference": {"resource": resource, "fields": [tables.key_of(refers)]},
    }
