"""Files that are made for a reader: written beside and renamed, so that none is ever half there."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from hunanfacts.model import system_errors
from hunanfacts.model.errors import UsageError

_START = 50
"""Characters of a name that that of the file beside it begins with, which may not be longer."""


def require_free(path: str, *, force: bool) -> None:
    """Raise UsageError where a file is there already and may not be replaced."""
    if not force and os.path.exists(path):  # noqa: PTH110 -- pathlib's raises for too long a name
        raise UsageError(
            zh=f"“{path}”已经存在；要替换它，请加--force",
            en=f'"{path}" is there already; --force replaces it',
            input=path,
        )


def write(path: str, text: str) -> None:
    """Write a file, or leave what was there as it was: UsageError where it cannot be written."""
    target = Path(path)
    part = target.parent / f".{target.name[:_START]}.{os.getpid()}.part"
    try:
        with part.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        part.replace(target)
    except OSError as problem:
        with suppress(OSError):  # the name may be too long for that as well
            part.unlink(missing_ok=True)
        zh, en = system_errors.reason(problem)
        raise UsageError(
            zh=f"写不了“{path}”：{zh}",
            en=f'cannot write "{path}": {en}',
            input=path,
        ) from problem
