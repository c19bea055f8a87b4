"""What must hold of every call, whatever it is given."""

from __future__ import annotations

import csv
import gc
import io
import json
import os
import re
import resource
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from running import run

from hunanfacts.command import typer_app

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from running import Outcome

STATUSES = frozenset({0, 1, 2, 3})
MOST_SECONDS = 5.0
"""Of the processor for a call; the largest take a tenth on a machine that does nothing else."""
MOST_MEGABYTES = 300
"""That a call may add to the most that the process has ever taken."""
ACTS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_BUG = '"code": "internal"'
_KILOBYTES = 1024 if sys.platform != "darwin" else 1024 * 1024


class Log:
    """What calls took so far: their number, and the most of a call."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.calls = 0
        self.slowest = 0.0
        self._before = _most_memory()

    def add(self, seconds: float) -> None:
        """Add a call."""
        self.calls += 1
        self.slowest = max(self.slowest, seconds)

    def megabytes(self) -> float:
        """Return by how much the process has ever grown since the log began."""
        return (_most_memory() - self._before) / _KILOBYTES


def _most_memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


log = Log()


def call(
    *arguments: str,
    stdin: bytes | io.BytesIO = b"",
    main: Callable[[list[str]], int] = typer_app.main,
) -> Outcome:
    """Run a command line, and see that what must hold of it holds."""
    start, before = time.process_time(), _most_memory()
    with watched() as outside:
        outcome = run(*arguments, stdin=stdin, main=main)
    gc.enable()  # which `main` stops, for a process that answers once
    seconds = time.process_time() - start
    log.add(seconds)
    must_hold(outcome, list(arguments), seconds, outside)
    assert (_most_memory() - before) / _KILOBYTES < MOST_MEGABYTES, arguments
    return outcome


def must_hold(
    outcome: Outcome, arguments: list[str], seconds: float, outside: list[str] | None = None
) -> None:
    """Raise AssertionError where a call did what no call may do."""
    assert outcome.status in STATUSES, (arguments, outcome.status, outcome.err[:500])
    assert "Traceback" not in outcome.err, (arguments, outcome.err[:500])
    assert _BUG not in outcome.out, arguments
    assert not ACTS.search(outcome.err), arguments
    if arguments[:1] != ["mcp"]:  # whose stdout is no terminal, and the SDK's JSON
        shown = outcome.out.removeprefix("\ufeff").replace("\r\n", "\n")
        assert not ACTS.search(shown), arguments
    assert seconds < MOST_SECONDS, (arguments, seconds)
    assert not outside, (arguments, outside)
    if {"-h", "--help", "help", "completion"}.isdisjoint(arguments):
        must_be_valid(outcome.out, _format(arguments), arguments)


def _format(arguments: list[str]) -> str:
    for argument in reversed(arguments):
        if argument in {"--json", "--ndjson"}:
            # A batch answers each question in a document of its own.
            return "ndjson" if "-" in arguments else argument.removeprefix("--")
        if argument.startswith("--format="):
            return argument.removeprefix("--format=")
    return "plain"


def must_be_valid(out: str, form: str, arguments: list[str]) -> None:
    """Raise AssertionError where stdout is not of its format."""
    assert not out or out.endswith("\n"), arguments
    match form:
        case "json":
            whole = out.strip()
            assert not whole or isinstance(json.loads(whole), dict), arguments
        case "ndjson":
            assert all(isinstance(json.loads(line), dict) for line in out.splitlines()), arguments
        case "csv" | "tsv" if "--excel" not in arguments:
            mark = "," if form == "csv" else "\t"
            read = csv.reader(io.StringIO(out, newline=""), delimiter=mark, strict=True)
            assert len({len(row) for row in read}) <= 1, arguments
        case "md":
            rows = [re.sub(r"\\.", "", line) for line in out.splitlines() if line[:1] == "|"]
            assert len({line.count("|") for line in rows}) <= 1, arguments
        case _:
            pass


# ---- Nothing outside -----------------------------------------------------------------------------

_ASKS: dict[str, int] = {
    "os.mkdir": 1, "os.remove": 1, "os.rmdir": 1, "os.rename": 2, "os.truncate": 1, "os.symlink": 2,
    "os.link": 2, "os.chmod": 1,
}  # fmt: skip
"""Events that change something on the disk, with how many of their arguments are paths."""
_NEVER = ("socket.connect", "socket.bind", "socket.getaddrinfo", "subprocess.Popen", "os.system",
          "os.exec", "os.posix_spawn")  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class _Watch:
    roots: tuple[str, ...] = ()
    seen: list[str] | None = None
    hooked = False


def allow(*roots: str) -> None:
    """Say below which folders calls may write; what they write elsewhere is a finding."""
    _Watch.roots = tuple(os.path.realpath(root) + os.sep for root in roots)


@contextmanager
def watched() -> Iterator[list[str]]:
    """Give a list, to which is added what is done outside of the folders allowed."""
    if not _Watch.hooked:
        sys.addaudithook(_heard)
        _Watch.hooked = True
    _Watch.seen = []
    try:
        yield _Watch.seen
    finally:
        _Watch.seen = None


def _heard(event: str, given: tuple[Any, ...]) -> None:
    if _Watch.seen is None:
        return
    if event == "open":
        flags = given[2]
        paths = given[:1] if isinstance(flags, int) and flags & _WRITING else ()
    else:
        paths = given[: _ASKS.get(event, 0)]
    _Watch.seen += [f"{event}: {path}" for path in paths if _is_outside(path)]
    if event in _NEVER:
        _Watch.seen.append(event)


def _is_outside(path: object) -> bool:
    if not isinstance(path, str | bytes | os.PathLike):
        return False  # an open file
    whole = os.path.realpath(os.fsdecode(path))
    return (
        not (whole + os.sep).startswith((*_Watch.roots, os.devnull)) and "__pycache__" not in whole
    )
