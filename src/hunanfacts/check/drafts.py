"""Drafts, in files and folders or from stdin, as passages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hunanfacts.check.records import Passage, Place
from hunanfacts.model.errors import DraftError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

GLOB = ("**/*.md", "**/*.txt")
"""The files of a folder that are drafts, unless it is said which."""


def files(paths: Iterable[str | Path], glob: Sequence[str] = GLOB) -> Iterator[Path]:
    """Yield files as they are given, and the files of folders in order."""
    for path in map(Path, paths):
        if not path.exists():
            raise DraftError(
                zh=f"没有这个文件或文件夹：{path}",
                en=f"no such file or folder: {path}",
                file=str(path),
            )
        if path.is_dir():
            yield from sorted(file for pattern in glob for file in path.glob(pattern))
        else:
            yield path


def passages(path: str | Path) -> Iterator[Passage]:
    """Yield the passages of a file; DraftError where it cannot be read or is no text."""
    try:
        data = Path(path).read_bytes()
    except OSError as problem:
        raise DraftError(
            zh=f"读不了稿件：{path}：{problem.strerror}",
            en=f"cannot read the draft: {path}: {problem.strerror}",
            file=str(path),
        ) from problem
    yield from passages_of(data, str(path))


def passages_of(data: bytes, name: str) -> Iterator[Passage]:
    """Yield the passages of what a file holds: each of its lines."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise DraftError(
            zh=f"稿件不是UTF-8：{name}", en=f"the draft is not in UTF-8: {name}", file=name
        ) from problem
    for number, line in enumerate(text.split("\n"), 1):
        yield Passage(text=line, places=((0, Place(number, 1)),))
