"""Runs the command line: in this process through `main`, or as a process of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from hunanfacts.command import typer_app
from hunanfacts.index import cache

if TYPE_CHECKING:
    from collections.abc import Callable

TESTS = Path(__file__).parent
DATA = TESTS / "data"
TINY = DATA / "tiny.toml"
EMPTY = DATA / "empty.toml"
HOSTILE = DATA / "hostile.toml"
KNOWLEDGE = TESTS / "knowledge"
ENGLISH = KNOWLEDGE / "english.toml"
CHINESE = KNOWLEDGE / "chinese.toml"
FILES = {
    file.stem: file for file in (Path(cache.packaged_file()), *sorted(KNOWLEDGE.glob("*.toml")))
}
"""The knowledge files made from real texts, or as such are made."""


@dataclass(frozen=True)
class Outcome:
    """What a run left behind."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of stdout; every one must have its end."""
        assert self.out == "" or self.out.endswith("\n")
        return self.out.split("\n")[:-1]


class Stream(io.TextIOWrapper):
    """A standard stream held in memory."""

    def __init__(self, content: bytes | io.BytesIO = b"", *, is_terminal: bool = False) -> None:
        """Hold `content` for reading, or take what is written."""
        held = io.BytesIO(content) if isinstance(content, bytes) else content
        super().__init__(held, encoding="utf-8", newline="", write_through=True)
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        """Tell what the test wants."""
        return self._is_terminal

    def written(self) -> str:
        """Return what was written."""
        self.seek(0)
        return self.read()


def run(
    *arguments: str,
    stdin: bytes | io.BytesIO = b"",
    is_terminal: bool = False,
    main: Callable[[list[str]], int] = typer_app.main,
) -> Outcome:
    """Run the command line in this process."""
    out, err = Stream(is_terminal=is_terminal), Stream(is_terminal=is_terminal)
    with redirect_stdout(out), redirect_stderr(err), mock.patch.object(sys, "stdin", Stream(stdin)):
        status = main(list(arguments))
    return Outcome(status, out.written(), err.written())


def run_process(
    *arguments: str, environment: dict[str, str] | None = None, stdin: bytes = b""
) -> tuple[int, bytes, bytes]:
    """Run the command line as a process; return its exit status and the bytes it wrote."""
    done = subprocess.run(
        command(*arguments),
        env=environment_with(environment or {}),
        input=stdin,
        capture_output=True,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout, done.stderr


def command(*arguments: str) -> list[str]:
    """Return the words that start the command line as a process."""
    return [sys.executable, "-m", "hunanfacts", *arguments]


def environment_with(more: dict[str, str]) -> dict[str, str]:
    """Return this process's environment with `more`, Python reporting everything it swallows."""
    return {**os.environ, "PYTHONWARNINGS": "error", "PYTHONDONTWRITEBYTECODE": "", **more}
