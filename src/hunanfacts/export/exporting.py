"""The export itself: which format, and files that are whole or not there."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from hunanfacts.model import system_errors
from hunanfacts.model.errors import OutputError, UsageError
from hunanfacts.model.vocabulary import ExportFormat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunanfacts.export.records import Whole

_ENDINGS: dict[str, ExportFormat] = {
    ".sqlite": "sqlite",
    ".sqlite3": "sqlite",
    ".db": "sqlite",
    ".parquet": "parquet",
    ".csv": "csv",
    ".ndjson": "ndjson",
    ".jsonl": "ndjson",
}
_START = 50
"""Characters of a name that the folder beside it begins with, whose name may not be longer."""
_FOLDERS = frozenset({"parquet", "datapackage"})
STDOUT = "-"


def format_of(path: str, asked: ExportFormat | None) -> ExportFormat:
    """Return the format asked for, or that of the path's ending; UsageError where there is none."""
    if asked is not None:
        if path == STDOUT and asked not in {"csv", "ndjson"}:
            raise UsageError(
                zh=f"{asked}不能写到标准输出，只有csv和ndjson可以",
                en=f"{asked} cannot be written to stdout; csv and ndjson can",
                input=asked,
            )
        return asked
    if found := _ENDINGS.get(Path(path).suffix.lower()):
        return found
    known = ", ".join(get_args(ExportFormat))
    raise UsageError(
        zh=f"从“{path}”看不出格式；请用--to说明：{known}",
        en=f'"{path}" does not say which format; say it with --to: {known}',
        input=path,
    )


def lines(whole: Whole, asked: ExportFormat) -> Iterator[str]:
    """Yield the lines of a format that is written line by line."""
    from hunanfacts.export import csv, ndjson

    return csv.lines(whole) if asked == "csv" else ndjson.lines(whole)


def require_room(path: str, asked: ExportFormat, *, force: bool) -> None:
    """Raise UsageError where the path is taken, or where what is there must not be replaced.

    A folder is replaced only if all that it holds is an export of the same format.
    """
    try:
        _require_room(path, asked, force=force)
    except OSError as problem:  # no file can have that name
        zh, en = system_errors.reason(problem)
        raise UsageError(
            zh=f"写不了“{path}”：{zh}", en=f'cannot write "{path}": {en}', input=path
        ) from problem


def _require_room(path: str, asked: ExportFormat, *, force: bool) -> None:
    target = Path(path)
    if asked == "parquet":
        from hunanfacts.export import parquet

        parquet.require()
    if not target.parent.is_dir():
        raise UsageError(
            zh=f"没有文件夹“{target.parent}”",
            en=f'there is no folder "{target.parent}"',
            input=path,
        )
    if asked in _FOLDERS and target.is_dir():
        inside = {each.name for each in target.iterdir()}
        may_be_replaced = inside <= _files_of(asked)
        is_taken = bool(inside)
    else:
        may_be_replaced = target.is_file() and asked not in _FOLDERS
        is_taken = target.exists()
    if is_taken and not may_be_replaced:
        raise UsageError(
            zh=f"“{path}”已存在，且不是可以替换的{asked}",
            en=f'"{path}" is there already, and is no {asked} that could be replaced',
            input=path,
        )
    if is_taken and not force:
        raise UsageError(
            zh=f"“{path}”已存在；要替换请加--force",
            en=f'"{path}" is there already; --force replaces it',
            input=path,
        )


def _files_of(asked: ExportFormat) -> frozenset[str]:
    from hunanfacts.export import datapackage, parquet

    return parquet.FILES if asked == "parquet" else datapackage.FILES


def write(whole: Whole, path: str, asked: ExportFormat) -> None:
    """Write an export beside the path and rename it; whatever fails, what was there stays.

    Raises OutputError where it cannot be written.
    """
    try:
        target = Path(path).resolve()
        with tempfile.TemporaryDirectory(
            prefix=f".{target.name[:_START]}.", dir=target.parent
        ) as beside:
            made = Path(beside, "new")
            _write(whole, made, asked)
            _put(made, target, Path(beside, "old"))
    except OSError as problem:
        zh, en = system_errors.reason(problem)
        raise OutputError(
            zh=f"写不了“{path}”：{zh}", en=f'cannot write "{path}": {en}', file=path
        ) from problem


def _write(whole: Whole, path: Path, asked: ExportFormat) -> None:
    match asked:
        case "sqlite":
            from hunanfacts.export import sqlite

            sqlite.write(whole, path)
        case "parquet":
            from hunanfacts.export import parquet

            path.mkdir()
            parquet.write(whole, path)
        case "datapackage":
            from hunanfacts.export import datapackage

            path.mkdir()
            datapackage.write(whole, path)
        case "csv" | "ndjson":
            with path.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(f"{line}\n" for line in lines(whole, asked))


def _put(made: Path, target: Path, old: Path) -> None:
    """Put what was made in its place; a folder cannot be renamed over another."""
    if made.is_file():
        made.replace(target)
        return
    try:
        if target.exists():
            target.rename(old)
        made.rename(target)
    except BaseException:
        if old.exists() and not target.exists():
            old.rename(target)
        raise
