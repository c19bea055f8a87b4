"""The entrances of the program: what is made for each, and what is done with it."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, get_args
from unittest import mock

import exported
import holding
import hypothesis
import made
from holding import call
from hypothesis import HealthCheck, Phase, given, settings
from made import EVERYTHING
from running import TINY

from hunanfacts.index import publishing
from hunanfacts.model.vocabulary import ExportFormat
from hunanfacts.text import json_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hypothesis import strategies as st

_KNOWLEDGE = "facts.toml"
_HELLO = {
    "protocolVersion": "2025-06-18",
    "capabilities": {},
    "clientInfo": {"name": "a", "version": "1"},
}
_IN_MEMORY = "/dev/shm"  # noqa: S108 -- a folder of its own is made in it
"""Where Linux keeps files in memory; on a disk, a case would take several times as long."""
_INITIALIZED = {"jsonrpc": "2.0", "method": "notifications/initialized"}


def knowledge_file(raw: bytes) -> None:
    """Ask several things of a knowledge file."""
    file = Path(_KNOWLEDGE)
    file.write_bytes(raw)
    data = ("--data", str(file), "--no-cache")
    call("validate", "--format=json", str(file))
    if call("list", "--json", *data).status == 0:
        for more in (
            ["trend", "tea"],
            ["audit"],
            ["show", "everything"],
            ["search", "水深", "--json"],
        ):
            call(*more, *data)
    assert file.read_bytes() == raw


def question(text: str) -> None:
    """Ask a question in words, and as a line of stdin."""
    data = ("--data", str(EVERYTHING))
    call("search", "--json", *data, "--", text)
    call("stat", "--format=md", *data, "--", text)
    call("stat", "-", *data, stdin=text.encode("utf-8", "surrogatepass"))


def draft(raw: bytes) -> None:
    """Check a draft, read as text and as Markdown."""
    call("check", "-", "--json", "--all", "--data", str(TINY), stdin=raw)
    Path("draft.md").write_bytes(raw)
    call("check", "draft.md", "--data", str(EVERYTHING))


def command_line(arguments: list[str]) -> None:
    """Run a command line on a small knowledge, unless it names another."""
    data = [] if arguments[:1] in (["--version"], ["completion"]) else ["--data", str(TINY)]
    call(*arguments, *data, stdin="湖南的经济总量超过4万亿元。\ntea\n".encode())


def export(raw: bytes) -> None:
    """Export a knowledge to each format, and read back what is in it."""
    Path(_KNOWLEDGE).write_bytes(raw)
    data = ("--data", _KNOWLEDGE, "--no-cache")
    told = call("list", "--json", *data)
    if told.status != 0:
        return
    facts = json_text.loads(told.out)["results"]
    expected = exported.rows(
        (fact["key"], figure["id"], figure["value"]) for fact in facts for figure in fact["figures"]
    )
    for form in get_args(ExportFormat):
        outcome = call("export", f"made.{form}", f"--to={form}", "--force", *data)
        assert outcome.status == 0, (form, outcome.err)
        assert exported.figures(Path(f"made.{form}"), form) == expected, form


def request(calls: list[tuple[str, dict[str, Any]]]) -> None:
    """Call tools over stdin and stdout, as an agent does; every call has its answer."""
    lines = [_message("initialize", _HELLO, 0), _INITIALIZED]
    lines += [
        _message("tools/call", {"name": name, "arguments": arguments}, at)
        for at, (name, arguments) in enumerate(calls, start=1)
    ]
    raw = "".join(f"{json.dumps(line)}\n" for line in lines).encode()
    outcome = call("mcp", "--data", str(TINY), stdin=Asking(raw, answers=len(calls) + 1))
    answers = {answer["id"]: answer for answer in map(json.loads, outcome.lines)}
    assert set(answers) == set(range(len(calls) + 1)), (calls, sorted(answers))
    assert not re.search("a bug of ours|程序出错", outcome.out), calls


class Asking(io.BytesIO):
    """What an agent asks; it ends only when stdout has so many answers, or none comes any more."""

    def __init__(self, raw: bytes, answers: int) -> None:
        """Take the lines, each a request or a notice."""
        super().__init__(raw)
        self._answers = answers

    def read1(self, size: int | None = -1, /) -> bytes:
        """Read on; at the end, wait."""
        if not (some := super().read1(-1 if size is None else size)):
            until = time.monotonic() + holding.MOST_SECONDS
            while self._missing() and time.monotonic() < until:
                time.sleep(0.001)
        return some

    def _missing(self) -> bool:
        out = sys.stdout.buffer
        assert isinstance(out, io.BytesIO)
        return out.getvalue().count(b"\n") < self._answers


def _message(method: str, given: dict[str, Any], at: int) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": at, "method": method, "params": given}


ENTRANCES: dict[str, tuple[st.SearchStrategy[Any], Callable[[Any], None]]] = {
    "knowledge files": (made.knowledge_files(), knowledge_file),
    "questions": (made.texts, question),
    "drafts": (made.draft_bytes, draft),
    "command lines": (made.command_lines(), command_line),
    "exports": (made.whole_files(), export),
    "requests": (made.requests, request),
}
"""What is made for each entrance, and what is done with it."""


@contextmanager
def scratch() -> Iterator[None]:
    """Go to an empty folder, with a cache of its own; calls may write in these alone."""
    with TemporaryDirectory(dir=_IN_MEMORY if os.access(_IN_MEMORY, os.W_OK) else None) as folder:
        inside = Path(folder, "in", "scratch")
        inside.mkdir(parents=True)
        before, cache = Path.cwd(), str(Path(folder, "cache"))
        with mock.patch.dict(os.environ, {"HUNANFACTS_CACHE": cache, "TMPDIR": folder}):
            os.chdir(inside)
            holding.allow(folder)
            try:
                yield
            finally:
                os.chdir(before)


def tried(name: str, cases: int, seed: int) -> None:
    """Try an entrance with so many cases; what fails is raised, with the smallest that does.

    A knowledge file that is wrong is not waited for as one that is being written.
    """
    strategy, enter = ENTRANCES[name]

    @hypothesis.seed(seed)
    @settings(max_examples=cases, suppress_health_check=list(HealthCheck), deadline=None,
              database=None, derandomize=False, phases=[Phase.generate, Phase.shrink])  # fmt: skip
    @given(case=strategy)
    def each(case: Any) -> None:  # noqa: ANN401 -- of any entrance
        _emptied()
        enter(case)

    with scratch(), mock.patch.object(publishing, "_TRIES", 1):
        each()


def _emptied() -> None:
    for each in Path().iterdir():
        shutil.rmtree(each) if each.is_dir() else each.unlink()
