"""The baseline: faults that somebody has looked at and accepted, kept in a file of their own."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hunanfacts.check.reading import drafts
from hunanfacts.model import system_errors
from hunanfacts.model.errors import UsageError
from hunanfacts.text import json_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hunanfacts.check.records import Finding

_SCHEMA = "hunanfacts.baseline/1"
_LARGEST = 20_000_000
"""Bytes of a baseline, some two hundred thousand faults; a larger file is none."""


class Entry(NamedTuple):
    """What a fault is known again by. Its line is no part of it, since lines move."""

    file: str
    """Its path from the folder of the baseline, so that it is the same from any folder."""
    text: str
    sentence: str
    """The digest of the sentence."""


def digest(sentence: str) -> str:
    """Return what a sentence is known by, however its lines are broken."""
    told = " ".join(sentence.split())
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def entry(path: str, file: str, finding: Finding) -> Entry:
    """Return the entry of a fault in the baseline at a path."""
    return Entry(_from_folder_of(path, file), finding.text, digest(finding.sentence))


def read(path: str) -> Counter[Entry]:
    """Return the entries of a baseline, with how often each is there.

    Raises UsageError where the file is missing or no baseline.
    """
    try:
        told = json_text.loads(_text(path))
        accepted = {_SCHEMA: told["accepted"]}[told["schema"]]
        return Counter(
            Entry(**{name: _written(value) for name, value in each.items()}) for each in accepted
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        zh, en = system_errors.reason(problem) if isinstance(problem, OSError) else ("", "")
        raise UsageError(
            zh=f"“{path}”不是可读的基线文件{zh and f'：{zh}'}；请用--write-baseline写一个",
            en=f'"{path}" is no baseline that can be read{en and f": {en}"};'
            " write one with --write-baseline",
            input=path,
        ) from problem


def _written(value: object) -> str:
    """Return what an entry has in a field; TypeError where that holds others, however deep."""
    if isinstance(value, (list, dict)):
        raise TypeError(value)
    return str(value)


def _text(path: str) -> str:
    """Return what a file holds; ValueError where it is too large, or has no end."""
    with Path(path).open("rb") as file:
        raw = file.read(_LARGEST + 1)
    if len(raw) > _LARGEST:
        raise ValueError(path)
    return raw.decode("utf-8")


def require_writable(path: str) -> None:
    """Raise UsageError where a file is there already that is no baseline, as a draft is."""
    if drafts.is_there(path):
        read(path)


def write(path: str, entries: Iterable[Entry]) -> None:
    """Write a baseline, sorted, an entry a line, so that the same faults make the same file."""
    lines = ",\n".join(f"    {json_text.dumps(each._asdict())}" for each in sorted(entries))
    accepted = f"[\n{lines}\n  ]" if lines else "[]"
    text = f'{{\n  "schema": "{_SCHEMA}",\n  "accepted": {accepted}\n}}\n'
    try:
        Path(path).write_text(text, encoding="utf-8", newline="\n")
    except OSError as problem:
        zh, en = system_errors.reason(problem)
        raise UsageError(
            zh=f"写不了“{path}”：{zh}",
            en=f'cannot write "{path}": {en}',
            input=path,
        ) from problem


def _from_folder_of(path: str, file: str) -> str:
    if file == "-":
        return file
    try:
        told = os.path.relpath(file, Path(path).parent)
    except ValueError:  # on another drive
        told = str(Path(file).absolute())
    return Path(told).as_posix()
