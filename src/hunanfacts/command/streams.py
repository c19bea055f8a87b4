"""The streams: what stdout can show, and everything that is said on stderr."""

from __future__ import annotations

import os
import sys

from hunanfacts.text import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hunanfacts.command.notes import Note
    from hunanfacts.model.errors import HunanfactsError
    from hunanfacts.model.records import Fact
    from hunanfacts.model.vocabulary import Language

_LEAST_WIDTH = 20
"""A narrower COLUMNS is taken for a mistake; at 0 Rich would print nothing at all."""
_DEFAULT_WIDTH = 80
_WORTH_WATCHING = 2000
"""Facts in a file from which on reading it is shown."""


def language() -> Language:
    """Return the locale's language: Chinese where it says nothing, English for any other."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            spoken = value.partition(".")[0].partition("_")[0].lower()
            return "zh" if spoken in {"zh", "c", "posix"} else "en"
    return "zh"


def is_terminal() -> bool:
    """Tell whether stdout is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def takes_any_character() -> bool:
    """Tell whether stdout's encoding has every character."""
    return sys.stdout is not None and clean.encodable(sys.stdout.encoding)


def shows_colour() -> bool:
    """Tell whether to use bold and dim: on a terminal, as NO_COLOR and FORCE_COLOR say."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") in {"dumb", "unknown"}:
        return False
    return is_terminal() or bool(os.environ.get("FORCE_COLOR"))


def width() -> int:
    """Return the terminal's width in columns; COLUMNS wins."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns) >= _LEAST_WIDTH:
        return int(columns)
    try:
        columns_there = os.get_terminal_size(sys.__stdout__.fileno()).columns  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return _DEFAULT_WIDTH
    return columns_there if columns_there >= _LEAST_WIDTH else _DEFAULT_WIDTH


def height() -> int | None:
    """Return the rows of the terminal that stdout is; None where it is none."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).lines or None
    except (AttributeError, ValueError, OSError):
        return None


def prepare() -> None:
    """Let no character be too much for a stream: what it cannot encode is shown as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def write(lines: Iterable[str], *, escape: bool = False) -> None:
    """Write lines to stdout and send them off; with `escape` nothing but ASCII."""
    if sys.stdout is None:
        raise OSError(9, "stdout is closed")
    for line in lines:
        sys.stdout.write(shown(line, escape=escape) + "\n")
    sys.stdout.flush()


def shown(line: str, *, escape: bool) -> str:
    """Return a line as it is written: with `escape` nothing but ASCII."""
    return line.encode("ascii", "backslashreplace").decode("ascii") if escape else line


def say(*lines: str) -> None:
    """Write lines to stderr, as far as there is one."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write("".join(f"{line}\n" for line in lines))
        sys.stderr.flush()
    except OSError:
        sys.stderr = None  # nobody can be told; the exit status must still be right


def close_stdout() -> None:
    """Let nothing more be written, not even at exit."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = None  # no stream of the system's, or closed already


def watched(facts: Iterable[Fact], count: int) -> Iterable[Fact]:
    """Pass facts on, and show on a terminal's stderr how far the reading of a large file is."""
    if count < _WORTH_WATCHING or sys.stderr is None or not sys.stderr.isatty():
        return facts
    return _tracked(facts, count)


def report(error: HunanfactsError, spoken: Language, *, machine: bool) -> None:
    """Say what went wrong: to a person in words, to a machine as one JSON object."""
    if machine:
        say(_json(_error_document(error, spoken)))
        return
    said = error.zh if spoken == "zh" else error.en
    for typed in (error.input, error.file):
        # A line end in what was typed is no line end of ours.
        said = said.replace(typed, clean.visible(typed)) if typed else said
    say(*map(clean.visible, said.split("\n")))
    if error.suggestions:
        is_command = bool(error.suggestions[0].command)
        zh, en = ("可以试试：", "Try:") if is_command else ("可能是：", "Did you mean:")
        say(zh if spoken == "zh" else en)
        say(*(f"  {clean.visible(each.text(spoken))}" for each in error.suggestions))


def note(said: Note, spoken: Language, *, machine: bool) -> None:
    """Say something of an answer: to a person in words, to a machine as one JSON object."""
    message = said.zh if spoken == "zh" else said.en
    if machine:
        told = {"code": said.code, "message": message, **said.details}
        say(_json({"schema": "hunanfacts.note/2", "note": told}))
    else:
        say(clean.visible(message))


def _tracked(facts: Iterable[Fact], count: int) -> Iterator[Fact]:
    from rich.console import Console
    from rich.progress import track

    label = "为知识文件建立索引" if language() == "zh" else "compiling the knowledge file"
    return iter(track(facts, label, count, console=Console(stderr=True), transient=True))


def _error_document(error: HunanfactsError, spoken: Language) -> dict[str, object]:
    return {
        "schema": "hunanfacts.error/2",
        "error": {
            "code": error.code,
            "message": error.zh if spoken == "zh" else error.en,
            "input": error.input,
            "suggestions": [suggestion.document() for suggestion in error.suggestions],
            "file": error.file,
            "line": error.line,
            "column": error.column,
            "faults": [
                {
                    "code": fault.code,
                    "line": fault.line,
                    "column": fault.column,
                    "message": fault.zh if spoken == "zh" else fault.en,
                    "text": fault.text,
                }
                for fault in error.faults
            ],
        },
    }


def _json(told: dict[str, object]) -> str:
    from hunanfacts.text import json_text

    text = json_text.dumps(told)
    encodable = clean.encodable(sys.stderr.encoding if sys.stderr else None)
    return text if encodable else clean.json_in_ascii(text)
