"""Sheets, Excel workbooks and Word documents: rows and paragraphs without end, and packed ones.

A workbook and a document are packed: what counts is their size once they are unpacked. Both are
written here as XML, since the libraries that write them take longer than what is timed.
"""

from __future__ import annotations

import csv
import itertools
from typing import TYPE_CHECKING

from hostile_making import counted, day, filled, repeated, until, zipped
from hostile_toml import MOST_FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hostile_making import Maker

COLUMNS = (
    "key,kind,topic,label.zh,label.en,statement.zh,statement.en,place.zh,source.locator.paragraph,"
    "source.as_written,figures.value,figures.unit,figures.bound,figures.measure,figures.period,"
    "figures.as_written\n"
)


def _row(at: int, key: int | None = None, period: str = "2020") -> str:
    """Return the row of a fact, or of one more figure of the fact that has this key."""
    told = at if key is None else key
    return (
        f"k{told},indicator,economy,标签{told},Label {told},湖南产茶。,Hunan.,湖南,1,茶,"
        f"{at},吨,exact,level,{period},{at}吨\n"
    )


SHEETS: dict[str, Maker] = {
    "rows": filled(_row, COLUMNS),
    "figures of a fact": filled(lambda at: _row(at, at // MOST_FIGURES, day(at)), COLUMNS),
    "empty rows": repeated("," * 15 + "\n", COLUMNS),
    "empty lines": repeated("\n", COLUMNS),
    "empty cells": repeated(",", COLUMNS),
}
BAD_SHEETS: dict[str, Maker] = {
    "rows of one cell": repeated("a\n", COLUMNS),
    "columns": counted("c{at},"),
    "a quotation without end": repeated("a", COLUMNS + '"'),
    "quotation marks": repeated('""', COLUMNS + '"'),
}

# ---- Packed files --------------------------------------------------------------------------------

_SPACE = "http://schemas.openxmlformats.org"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_HEAD = (
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
)


def _packed(main: str, kinds: dict[str, str], parts: dict[str, str]) -> bytes:
    """Return an Office file out of its parts: which is the main one, and what kinds they are of."""
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{_OFFICE}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_SPACE}/package/2006/content-types">'
            f"{_HEAD}{types}</Types>",
            "_rels/.rels": _relation("officeDocument", main),
            **parts,
        }
    )


def _relation(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_SPACE}/package/2006/relationships"><Relationship Id="r1"'
        f' Type="{_SPACE}/officeDocument/2006/relationships/{kind}" Target="{target}"/>'
        "</Relationships>"
    )


_BOOK, _SHEET = "xl/workbook.xml", "xl/worksheets/sheet1.xml"
_SHEETS = '<sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets>'


def _workbook(rows: Iterable[Iterable[str]], unpacked: int) -> bytes:
    """Return a workbook of one sheet that has about so many bytes."""
    cells = until(unpacked, map(_cells, rows))
    return _packed(
        _BOOK,
        {_BOOK: "spreadsheetml.sheet.main", _SHEET: "spreadsheetml.worksheet"},
        {
            _BOOK: f'<workbook xmlns="{_SPACE}/spreadsheetml/2006/main"'
            f' xmlns:r="{_SPACE}/officeDocument/2006/relationships">{_SHEETS}</workbook>',
            "xl/_rels/workbook.xml.rels": _relation("worksheet", "worksheets/sheet1.xml"),
            _SHEET: f'<worksheet xmlns="{_SPACE}/spreadsheetml/2006/main">'
            f"<sheetData>{cells}</sheetData></worksheet>",
        },
    )


def _cells(row: Iterable[str]) -> str:
    told = (f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row)
    return f"<row>{''.join(told)}</row>"


_HEADING = COLUMNS.strip().split(",")


def _filled_rows(size: int) -> bytes:
    rows = csv.reader(map(_row, itertools.count(1)))
    return _workbook(itertools.chain([_HEADING], rows), 2 * size)


def _empty_rows(size: int) -> bytes:
    rows = itertools.repeat([""] * len(_HEADING))
    return _workbook(itertools.chain([_HEADING], rows), 3 * size // 2)


WORKBOOKS: dict[str, Maker] = {"rows": _filled_rows, "empty rows": _empty_rows}
BAD_WORKBOOKS: dict[str, Maker] = {
    "very many cells": lambda size: _workbook(itertools.repeat(["a"] * 200), 9 * size),
    "cells packed small": lambda size: _workbook(itertools.repeat(["a"] * 2_000), 100 * size),
}

_DOCUMENT = "word/document.xml"
_RUN = "<w:r><w:t>{}</w:t></w:r>"


def _document(paragraphs: Iterable[str], unpacked: int) -> bytes:
    """Return a Word document that has about so many bytes."""
    space = f"{_SPACE}/wordprocessingml/2006/main"
    text = until(unpacked, paragraphs)
    told = f'<w:document xmlns:w="{space}"><w:body>{text}</w:body></w:document>'
    return _packed(_DOCUMENT, {_DOCUMENT: "wordprocessingml.document.main"}, {_DOCUMENT: told})


def _paragraph(text: str, runs: int = 1) -> str:
    return f"<w:p>{_RUN.format(text) * runs}</w:p>"


def _numbers(size: int) -> bytes:
    return _document((_paragraph(f"湖南GDP{at}亿元。") for at in itertools.count(1)), 2 * size)


def _again(paragraph: str, megabytes: int) -> Maker:
    """Make a document of one paragraph again and again, some megabytes for one that is asked."""
    return lambda size: _document(itertools.repeat(paragraph), megabytes * size)


def _long_heads(size: int) -> bytes:
    """Make a table each row of which has one long head and sixty numbers."""
    cell = "<w:tc>{}</w:tc>"
    row = cell.format(_paragraph("经济总量" * 20_000)) + cell.format(_paragraph("5%")) * 60
    table = itertools.chain(["<w:tbl>"], itertools.repeat(f"<w:tr>{row}</w:tr>", 30), ["</w:tbl>"])
    return _document(table, 9 * size)


DOCUMENTS: dict[str, Maker] = {
    "long heads": _long_heads,
    "one long paragraph": lambda size: _document(
        [_paragraph("湖南GDP5%，" * (size // 2))], 9 * size
    ),
    "paragraphs": _numbers,
    "empty paragraphs": _again(_paragraph(""), 10),
    "runs": _again(_paragraph("1", 1_000), 10),
}
BAD_DOCUMENTS: dict[str, Maker] = {
    "paragraphs without end": _again("<w:p>", 10),
    "paragraphs packed small": _again(_paragraph(""), 210),
}
