"""What the documents show: cog calls this, so that every example is what the program prints."""

from __future__ import annotations

import ast
import contextlib
import io
import json
import math
import os
import re
import shlex
import sys
from code import InteractiveInterpreter
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args
from unittest import mock

import picture
import tomli

from hunanfacts.command import progress, typer_app
from hunanfacts.figures import writing
from hunanfacts.figures.bounds import interval
from hunanfacts.knowledge import faults
from hunanfacts.mcp.answering import Answering
from hunanfacts.model.records import Figure, Locator
from hunanfacts.model.vocabulary import Bound, Language

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parents[1]
_LOCALES: dict[Language, str] = {"zh": "zh_CN.UTF-8", "en": "en_US.UTF-8"}
_WIDTH = 80
"""Columns of the terminal that the documents show."""
_JQ_NAMES = re.compile(r"jq -r '\.results\[\]\.(\w+)'")


class _Terminal(io.StringIO):
    """A stream that says it is a terminal, as a reader's is."""

    def isatty(self) -> bool:
        return True


def session(language: Language, *commands: str) -> str:
    """Show commands and what they print, on a terminal of 80 columns in that language.

    A command may be fed by `printf`, and may be read by `jq`; its exit status is shown where it is
    not 0.
    """
    return _fenced("console", "\n".join(_run(language, command) for command in commands))


def terminal(language: Language, *commands: str) -> str:
    """Draw commands and what they print in colour, on a terminal of 80 columns, as SVG."""
    printed = "\n".join(_run(language, command, colour=True) for command in commands)
    return picture.drawn(printed, _WIDTH, f"hunanfacts-{language}")


def python(*lines: str) -> str:
    """Show lines of Python and what they print at the prompt."""
    interpreter = InteractiveInterpreter()
    with contextlib.redirect_stdout(io.StringIO()) as out:
        for line in lines:
            print(f">>> {line}")  # noqa: T201 -- into the document
            interpreter.runsource(line)
    return _fenced("pycon", out.getvalue())


def tools(language: Language, *calls: tuple[str, dict[str, Any]]) -> str:
    """Show calls of the tools of `hunanfacts mcp` and the texts of their answers."""
    answering = Answering(None, language)
    told = [
        f"{name} {json.dumps(given, ensure_ascii=False)}\n{answering.answer(name, given).text}\n"
        for name, given in calls
    ]
    return _fenced("text", "\n".join(told))


def bounds(*headings: str) -> str:
    """Show how each bound reads, and which numbers it allows, for a figure of 4万亿元."""
    return _table(
        headings,
        (
            (f"`{bound}`", *(_amount(bound, language) for language in get_args(Language)),
             _allowed(bound))
            for bound in get_args(Bound)
        ),
    )  # fmt: skip


def wings() -> str:
    """Show the wings from the top down, with the first line that each says of itself."""
    return _modules("Wing", "", _layers()["hunanfacts"])


def files() -> str:
    """Show the files of each wing from the top down, under the wing's name."""
    inner = [(wing, names) for wing, names in _layers().items() if wing != "hunanfacts"]
    tables = [
        (wing, _modules("File", wing.partition(".")[2], names)) for wing, names in reversed(inner)
    ]
    return "\n\n".join(f"**{wing.partition('.')[2]}**\n\n{table}" for wing, table in tables)


def fault_codes(language: Language) -> str:
    """Show every fault code with its message."""
    heading = {"zh": ("代码", "说明"), "en": ("Code", "Message")}
    return _table(
        heading[language],
        ((f"`{code}`", faults.meaning(code, language)) for code in faults.CATALOGUE),
    )


def _run(language: Language, command: str, *, colour: bool = False) -> str:
    words, fed, is_piped = _taken_apart(command)
    stdin = mock.Mock(buffer=io.BytesIO(fed.encode()), isatty=lambda: False)
    out = io.StringIO() if is_piped else _Terminal()
    with (
        mock.patch.dict(os.environ, _environment(language, colour=colour), clear=True),
        mock.patch.object(sys, "stdin", stdin),
        mock.patch.object(progress, "_PATIENCE", math.inf),  # however slow the machine is
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(out if not is_piped else io.StringIO()),
    ):
        status = typer_app.main(words)
    said = _through_jq(command, out.getvalue())
    ending = f"$ echo $?\n{status}\n" if status else ""
    return f"$ {command}\n{said}{ending}"


def _taken_apart(command: str) -> tuple[list[str], str, bool]:
    """Return the arguments of `hunanfacts`, its stdin, and whether its stdout is a pipe."""
    parts = [part.strip() for part in command.split(" | ")]
    at = next(place for place, part in enumerate(parts) if part.startswith("hunanfacts "))
    fed = shlex.split(parts[0])[1].replace(r"\n", "\n") if at else ""
    return shlex.split(parts[at])[1:], fed, at + 1 < len(parts)


def _through_jq(command: str, text: str) -> str:
    if names := _JQ_NAMES.search(command):
        return "".join(f"{result[names[1]]}\n" for result in json.loads(text)["results"])
    if command.endswith("| jq ."):
        return json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"
    return text


def _environment(language: Language, *, colour: bool) -> dict[str, str]:
    light = {"TERM": "xterm-256color"} if colour else {"NO_COLOR": "1"}
    return {"LANG": _LOCALES[language], "COLUMNS": str(_WIDTH), **light}


def _amount(bound: Bound, language: Language) -> str:
    figure = Figure(
        id="", measure="level", value=Decimal(4), unit="万亿元", bound=bound,
        source=Locator(id=""), as_written="",
    )  # fmt: skip
    return writing.of(figure, language)


def _allowed(bound: Bound) -> str:
    span = interval(Decimal(4), bound)
    if span.low is None and span.high is None:
        return "—"
    low = "(−∞" if span.low is None else f"{'[' if span.low_closed else '('}{span.low}"
    high = "∞)" if span.high is None else f"{span.high}{']' if span.high_closed else ')'}"
    return f"{low}, {high}"


def _layers() -> dict[str, list[str]]:
    """Return the modules of each package from the top down, as import-linter is told them."""
    settings = tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {
        # Modules of one layer stand on one line, parted by | or :.
        contract["containers"][0]: [
            name for layer in contract["layers"] for name in re.split(r"\s*[|:]\s*", layer)
        ]
        for contract in settings["tool"]["importlinter"]["contracts"]
    }


def _modules(heading: str, package: str, names: Iterable[str]) -> str:
    rows = ((f"`{name}`", _summary(package, name)) for name in names)
    return _table((heading, "What it does"), rows)


def _summary(package: str, module: str) -> str:
    folder = ROOT.joinpath("src", "hunanfacts", *package.split("."))
    file = folder / module / "__init__.py"
    text = (file if file.exists() else folder / f"{module}.py").read_text(encoding="utf-8")
    return (ast.get_docstring(ast.parse(text)) or "").partition("\n")[0]


def _table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = tuple(headings)
    lines = [names, ("---",) * len(names), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _fenced(kind: str, text: str) -> str:
    return f"```{kind}\n{text.rstrip()}\n```"
