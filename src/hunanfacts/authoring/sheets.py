"""Rows of a spreadsheet, as texts by the names of their columns: CSV, TSV or Excel."""

from __future__ import annotations

import csv
import io
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from hunanfacts.model.errors import DataError, UsageError, unreadable
from hunanfacts.text import zipped_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

_GUARD = re.compile(r"'(?=[=+\-@＝＋－＠])")
"""What the CSV that is written puts before a cell that a spreadsheet would run."""
_PARTS = (",", "\t", ";")
_ENCODINGS = ("utf-8-sig", "gb18030")
"""Excel saves CSV in the encoding of the system where it is not told otherwise."""
_MARKS_OF_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_WORKBOOK = ".xlsx"
_LARGEST_FILE = 100_000_000
"""Bytes of a file; a larger one is refused, since it is kept in memory."""
_LARGEST = 10_000_000
"""Bytes of all that a workbook holds, unpacked; a small file can unpack to any size."""
_MOST_TAGS, _MOST_OTHER_TAGS = 300_000, 30_000
"""Tags of XML in a workbook, some five a cell, and those of neither cells nor texts: openpyxl takes
a microsecond for one, and some ten for one of a style or a name."""
_OF_CELLS = re.compile(rb"</?(?:\w+:)?(?:row|c|v|f|is|si|r|t)\b")
_MOST_CELLS = 5_000_000
"""Of a workbook, empty ones too: one cell that stands far away has millions before it."""


class SheetRow(NamedTuple):
    """A row that is not empty: its number, as a spreadsheet counts, and what it has by column.

    What is empty is left out: a sheet of thousands of columns may have one cell in each row.
    """

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table with a heading, in the order of its columns."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[SheetRow, ...]


def read(path: str) -> Sheet:
    """Read a spreadsheet; its first row names the columns.

    Raises DataUnreadableError where it cannot be read, DataError where it is too large or has a
    cell without an end or too many cells, and UsageError for a workbook where openpyxl is missing.
    """
    try:
        with Path(path).open("rb") as file:
            size = os.fstat(file.fileno()).st_size or _LARGEST_FILE  # of a pipe it is 0
            raw = file.read(min(size, _LARGEST_FILE) + 1)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error
    if len(raw) > _LARGEST_FILE:
        megabytes = _LARGEST_FILE // 1_000_000
        raise DataError(
            zh=f"{path}太大：超过{megabytes} MB；请分成几个文件",
            en=f"{path} is too large: over {megabytes} MB; part it into several files",
            file=path,
        )
    is_workbook = Path(path).suffix.lower() == _WORKBOOK
    told = _of_workbook(raw, path) if is_workbook else _of_text(_decoded(raw, path), path)
    _, first = next(told, (1, []))
    heading = [cell.strip() for cell in first]
    rows = (
        SheetRow(number, _told(dict(zip(heading, cells, strict=False))))
        for number, cells in told
        if any(cells)
    )
    return Sheet(name=path, columns=tuple(filter(None, heading)), rows=tuple(rows))


def _told(cells: dict[str, str]) -> dict[str, str]:
    return cells if all(cells.values()) else {name: cell for name, cell in cells.items() if cell}


def _decoded(raw: bytes, path: str) -> str:
    for encoding in ("utf-16",) if raw.startswith(_MARKS_OF_UTF_16) else _ENCODINGS:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UsageError(
        zh=f"{path}既不是UTF-8，也不是GB18030；请另存为UTF-8的CSV",
        en=f"{path} is neither UTF-8 nor GB18030; save it as CSV in UTF-8",
        input=path,
    )


def _of_text(text: str, path: str) -> Iterator[tuple[int, list[str]]]:
    """Yield rows with their numbers; cells are parted by what most parts the heading."""
    first = text.partition("\n")[0]
    part = max(_PARTS, key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=part)
    try:
        for number, cells in enumerate(rows, 1):
            yield (
                number,
                [
                    (_GUARD.sub("", cell, count=1) if "'" in cell else cell).strip()
                    for cell in cells
                ],
            )
    except csv.Error as error:  # which Python's csv has for nothing else
        line = rows.line_num
        raise DataError(
            zh=f"{path}，第{line}行：一格超过{csv.field_size_limit()}字；多半是引号没有成对",
            en=f"{path}, line {line}: a cell of more than {csv.field_size_limit():,} characters;"
            " most likely a quotation mark has no other",
            file=path,
            line=line,
        ) from error


def _of_workbook(raw: bytes, path: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of the sheet that is on top."""
    try:
        import openpyxl
    except ImportError:
        raise UsageError(
            zh=f"读Excel文件{path}需要openpyxl，请先运行：pip install 'hunanfacts[xlsx]'",
            en=f"{path} is an Excel workbook, and openpyxl, which reads it, is missing;"
            " run: pip install 'hunanfacts[xlsx]'",
            input=path,
        ) from None
    try:
        _require_small(raw, path)
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        rows = list(_cells(book.active, path)) if book.active else []
    except DataError:
        raise
    except Exception as error:  # whatever openpyxl stumbles over in a damaged file
        raise UsageError(
            zh=f"不是Excel文件，或者已经损坏：{path}；请另存为.xlsx或CSV",
            en=f"not an Excel workbook, or a damaged one: {path}; save it as .xlsx or CSV",
            input=path,
        ) from error
    yield from rows


def _require_small(raw: bytes, path: str) -> None:
    parts = zipped_xml.parts(raw, _LARGEST)
    if parts is None or (tags := zipped_xml.tags(parts)) > _MOST_TAGS:
        raise _too_large(path)
    if tags - sum(1 for part in parts for _ in _OF_CELLS.finditer(part)) > _MOST_OTHER_TAGS:
        raise _too_large(path)


def _cells(sheet: Any, path: str) -> Iterator[tuple[int, list[str]]]:  # noqa: ANN401 -- openpyxl has no types
    """Yield the rows of a sheet that are not empty, as wide as its heading, which comes first."""
    heading = [_written(cell) for cell in next(sheet.iter_rows(max_row=1, values_only=True), ())]
    while heading and not heading[-1]:
        del heading[-1]
    yield 1, heading
    most = _MOST_CELLS // max(1, len(heading))
    rows = sheet.iter_rows(min_row=2, max_col=max(1, len(heading)), values_only=True)
    length = 0
    for number, cells in enumerate(rows, 2):
        if any(cell is not None for cell in cells):
            row = ["" if cell is None else _written(cell) for cell in cells]
            length += sum(map(len, row))
            yield number, row
        if number > most or length > _LARGEST:  # many cells may share one long text
            raise _too_large(path)


def _too_large(path: str) -> DataError:
    return DataError(
        zh=f"{path}太大：展开后超过{_LARGEST // 1_000_000} MB，或者标签超过"
        f"{_MOST_TAGS // 10_000}万个（约{_MOST_TAGS // 50_000}万格）；请另存为CSV",
        en=f"{path} is too large: over {_LARGEST // 1_000_000} MB unpacked, or over {_MOST_TAGS:,}"
        f" tags (some {_MOST_TAGS // 5:,} cells); save it as CSV",
        file=path,
    )


def _written(cell: Any) -> str:  # noqa: ANN401 -- text, number, date or nothing
    """Write a cell as CSV would have it; a whole number that Excel holds as 3.0 is 3."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if hasattr(cell, "isoformat"):
        return str(cell.isoformat()).partition("T")[0]
    return str(cell).strip()
