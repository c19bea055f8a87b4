"""Facts out of a spreadsheet whose columns are those of the CSV of facts: a row a figure.

What a knowledge file could not have is told by row and column: the facts are written as TOML, tried
behind the file that they are for, and a fault of a line is one of the cell that made it.
"""

from __future__ import annotations

import difflib
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from hunanfacts.authoring import cells, toml_text
from hunanfacts.knowledge import fault_report, loading, near
from hunanfacts.knowledge.faults import MOST_FOUND, Fault
from hunanfacts.model.errors import DataError, FaultMessage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hunanfacts.authoring.sheets import Sheet, SheetRow
    from hunanfacts.model.records import Knowledge


_TRIED_FIRST = 500
"""Facts of a long sheet; where hardly one of them is right, none of the rest is looked at."""


class _Line(NamedTuple):
    """A line of TOML, and the cell that it is made of."""

    text: str
    row: int
    column: str = ""


def lines(sheet: Sheet, path: str) -> list[str]:
    """Return the facts of a sheet, to be put behind the knowledge file at `path`.

    Raises DataError where that file is not valid, and with every fault of the sheet.
    """
    text, values = loading.document(loading.read(path), path)
    knowledge = loading.knowledge(text, values, path)
    list(knowledge.facts)
    groups = _groups(sheet)
    made: list[_Line] = []
    for some in _tries(groups):
        made = [line for rows in some for line in _fact(rows, knowledge)]
        faults = [
            *_unknown_columns(sheet),
            *islice(_contradictions(some, sheet), MOST_FOUND),
            *islice(_unknown_places(some, sheet, knowledge), MOST_FOUND),
            *_faults_of(made, text, path, sheet),
        ]
        if len(faults) >= (1 if some is groups else fault_report.MOST_TOLD):
            faults.sort(key=lambda fault: (fault.line or 1, fault.column or 0))
            raise _error(sheet, faults)
    return [line.text for line in made]


def _tries(groups: list[list[SheetRow]]) -> list[list[list[SheetRow]]]:
    """Return what is tried: all, and before it a part of many, which may have faults enough."""
    return [groups[:_TRIED_FIRST], groups] if len(groups) > _TRIED_FIRST else [groups]


def _groups(sheet: Sheet) -> list[list[SheetRow]]:
    """Part rows by key: those of one key are one fact, wherever they stand."""
    groups: dict[str, list[SheetRow]] = {}
    for row in sheet.rows:
        groups.setdefault(row.cells.get("key", ""), []).append(row)
    return list(groups.values())


# ---- From rows to lines --------------------------------------------------------------------------


def _fact(rows: Sequence[SheetRow], knowledge: Knowledge) -> Iterator[_Line]:
    merged = _merged(rows)
    number = rows[0].number
    yield _Line("", number)
    yield from _table("fact", cells.of_fact(merged, knowledge), number)
    for row in rows:
        if figure := cells.of_figure(row.cells, merged, knowledge):
            yield _Line("", row.number)
            yield from _table("fact.figure", figure, row.number)


def _merged(rows: Iterable[SheetRow]) -> dict[str, str]:
    """Return the cells of a fact, each from the first row that has it."""
    merged: dict[str, str] = {}
    for row in rows:
        merged |= {name: cell for name, cell in row.cells.items() if cell and name not in merged}
    return merged


def _table(heading: str, fields: Sequence[cells.Field], row: int) -> Iterator[_Line]:
    told: dict[str, Any] = {field.name: field.value for field in fields}
    head, *others = toml_text.table(heading, told, {})
    yield _Line(head, row)
    for line, field in zip(others, fields, strict=True):
        yield _Line(line, row, field.column)


# ---- Faults --------------------------------------------------------------------------------------


def _unknown_columns(sheet: Sheet) -> Iterator[FaultMessage]:
    unknown = [each for each in enumerate(sheet.columns, 1) if each[1] not in cells.KNOWN]
    for place, whole in unknown[: fault_report.MOST_TOLD]:
        name = fault_report.excerpt(whole)
        near = difflib.get_close_matches(name, cells.KNOWN, n=1)
        zh, en = (f"；是不是{near[0]}？", f'; is it "{near[0]}"?') if near else ("", "")
        yield FaultMessage(
            code="E101",
            zh=f"没有“{name}”这一列{zh}",
            en=f'there is no column "{name}"{en}',
            line=1,
            column=place,
            text=name,
        )


def _unknown_places(
    groups: Iterable[Sequence[SheetRow]], sheet: Sheet, knowledge: Knowledge
) -> Iterator[FaultMessage]:
    known = near.Names([place.id for place in knowledge.places]).listed()
    for row in (row for rows in groups for row in rows):
        if column := cells.unknown_place(row.cells, knowledge):
            fault = Fault(code="E213", details={"found": row.cells[column], "known": known})
            yield FaultMessage(
                code=fault.code,
                zh=fault.message("zh"),
                en=fault.message("en"),
                line=row.number,
                column=sheet.columns.index(column) + 1,
                text=row.cells[column],
            )


def _contradictions(groups: Iterable[Sequence[SheetRow]], sheet: Sheet) -> Iterator[FaultMessage]:
    """Yield a fault for every cell of a fact that another row of its key has otherwise."""
    for first, *others in groups:
        for row in others:
            for name, cell in row.cells.items():
                if first.cells.get(name, "") in {"", cell}:
                    continue
                if name in cells.KNOWN and not name.startswith(cells.OF_FIGURE):
                    yield FaultMessage(
                        code="E201",
                        zh=f"与第{first.number}行不同，而键相同；一条事实只能有一个“{name}”",
                        en=f"row {first.number} has the same key and another {name};"
                        " a fact has one",
                        line=row.number,
                        column=sheet.columns.index(name) + 1,
                        text=cell,
                    )


def _faults_of(made: Sequence[_Line], text: str, path: str, sheet: Sheet) -> Iterator[FaultMessage]:
    """Yield the faults of lines behind the text of a knowledge file, as those of the sheet."""
    whole = "\n".join([text, *(line.text for line in made), ""])
    try:
        list(loading.parse(whole.encode(), path).facts)
    except DataError as error:
        before = text.count("\n") + 1
        rows = {row.number: row for row in sheet.rows}
        for fault in error.faults:
            line = made[(fault.line or 1) - before - 1]
            yield _in_sheet(fault, line, rows[line.row], sheet)


def _in_sheet(fault: FaultMessage, line: _Line, row: SheetRow, sheet: Sheet) -> FaultMessage:
    """Return a fault of a line as one of the row that it is made of."""
    column = sheet.columns.index(line.column) + 1 if line.column in sheet.columns else None
    return FaultMessage(
        code=fault.code,
        zh=fault.zh,
        en=fault.en,
        line=line.row,
        column=column,
        text=fault_report.excerpt(row.cells.get(line.column, "") or _whole(row, sheet)),
    )


def _whole(row: SheetRow, sheet: Sheet) -> str:
    return " ".join(row.cells.get(name, "") for name in dict.fromkeys(sheet.columns))


def _error(sheet: Sheet, faults: Sequence[FaultMessage]) -> DataError:
    told = faults[: fault_report.MOST_TOLD]
    zh = [f"{sheet.name}，第{each.line}行{_column_zh(sheet, each)}：{each.code} {each.zh}"
          for each in told]  # fmt: skip
    en = [f"{sheet.name}, row {each.line}{_column_en(sheet, each)}: {each.code} {each.en}"
          for each in told]  # fmt: skip
    return DataError(
        zh="\n".join(zh),
        en="\n".join(en),
        file=sheet.name,
        line=faults[0].line,
        column=faults[0].column,
        faults=tuple(told),
    )


def _column_zh(sheet: Sheet, fault: FaultMessage) -> str:
    return f"，{_name(sheet, fault.column)}列" if fault.column else ""


def _column_en(sheet: Sheet, fault: FaultMessage) -> str:
    return f", column {_name(sheet, fault.column)}" if fault.column else ""


def _name(sheet: Sheet, column: int) -> str:
    return fault_report.excerpt(sheet.columns[column - 1])
