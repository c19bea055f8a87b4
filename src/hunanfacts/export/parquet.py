"""Parquet: a folder with a file a table, its numbers exact decimals; needs pa."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any

from hunanfacts.export import rows, tables
from hunanfacts.model.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from hunanfacts.export.records import Whole
    from hunanfacts.export.rows import OfFact, Row
    from hunanfacts.export.tables import Column, Table
    from hunanfacts.index.stored import Found

_AT_ONCE = 5_000
"""Facts that are written together: those that are in memory at a time."""
_MOST_DIGITS = 38
"""Of decimals in 128 bits, which every reader knows; wider ones take 256."""
_WIDE = 76
_LEAST_AFTER_POINT = 6
"""Digits after the point that a column has room for, so that exports are mostly of one type."""
_NUMBERS = re.compile(r'"(?:value|low|high)": -?(\d+)(?:\.(\d+))?')
FILES = frozenset(f"{table.name}.parquet" for table in tables.TABLES)


def require() -> None:
    """Raise UsageError where pyarrow is missing."""
    try:
        import pyarrow.parquet  # noqa: F401 -- whether it is there
    except ImportError:
        raise UsageError(
            zh="写Parquet需要pyarrow，请先运行：pip install 'hunanfacts[parquet]'",
            en="pyarrow, which writes Parquet, is missing; run: pip install 'hunanfacts[parquet]'",
        ) from None


def write(whole: Whole, folder: Path) -> None:
    """Write the files of all tables into a folder that is there."""
    require()
    decimal = _decimal(whole.index.every_fact())
    for table, found in rows.headings(whole.index):
        with _Writer(table, decimal, whole, folder) as writer:
            writer.write(found)
    facts = rows.of_facts(whole.facts())
    with (
        _Writer(tables.FACTS, decimal, whole, folder) as of_facts,
        _Writer(tables.ALIASES, decimal, whole, folder) as of_aliases,
        _Writer(tables.FIGURES, decimal, whole, folder) as of_figures,
    ):
        for some in _batches(facts):
            of_facts.write([each.fact for each in some])
            of_aliases.write([row for each in some for row in each.aliases])
            of_figures.write([row for each in some for row in each.figures])


class _Writer:
    """Writes the file of one table, some rows at a time."""

    def __init__(self, table: Table, decimal: Any, whole: Whole, folder: Path) -> None:  # noqa: ANN401 -- of pyarrow
        import pyarrow as pa
        from pyarrow import parquet

        fields = [
            pa.field(
                column.name,
                _type(column, decimal),
                nullable=not column.is_needed,
                metadata=_said(column, whole),
            )
            for column in table.columns
        ]
        self._schema = pa.schema(
            fields, metadata={**whole.about, "table": table.title[whole.language]}
        )
        path = folder.joinpath(f"{table.name}.parquet")
        self._writer = parquet.ParquetWriter(path, self._schema, compression="zstd")

    def __enter__(self) -> _Writer:  # noqa: PYI034 -- Self is not in 3.10
        return self

    def __exit__(self, *_: object) -> None:
        self._writer.close()

    def write(self, found: list[Row]) -> None:
        """Write rows, as one group of the file."""
        import pyarrow as pa

        columns = zip(*found, strict=True) if found else [()] * len(self._schema)
        arrays = [
            pa.array(values, field.type)
            for values, field in zip(columns, self._schema, strict=True)
        ]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))


def _type(column: Column, decimal: Any) -> Any:  # noqa: ANN401 -- of pyarrow
    import pyarrow as pa

    match column.type:
        case "text":
            return pa.string()
        case "integer":
            return pa.int64()
        case "number":
            return decimal
        case "boolean":
            return pa.bool_()
        case "list":
            return pa.list_(pa.string())


def _decimal(facts: Iterable[Found]) -> Any:  # noqa: ANN401 -- of pyarrow
    """Return the type of decimals that holds every number of the facts, digit for digit."""
    import pyarrow as pa

    before, after = 0, _LEAST_AFTER_POINT
    for fact in facts:
        for figure in fact.figures:
            for whole, part in _NUMBERS.findall(figure):
                before, after = max(before, len(whole)), max(after, len(part))
    if before + after <= _MOST_DIGITS:
        return pa.decimal128(_MOST_DIGITS, after)
    return pa.decimal256(_WIDE, after)


def _said(column: Column, whole: Whole) -> dict[str, str]:
    said = {"title": column.title[whole.language]}
    if column.description:
        said["description"] = column.description[whole.language]
    return said


def _batches(found: Iterable[OfFact]) -> Iterator[list[OfFact]]:
    waiting = iter(found)
    while some := list(itertools.islice(waiting, _AT_ONCE)):
        yield some
