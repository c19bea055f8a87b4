"""The streams: what stdout can show, and everything that is said on stderr."""

from __future__ import annotations

import os
import sys

from hunanfacts.text import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from io import TextIOWrapper
    from typing import TextIO, TypeVar

    from hunanfacts.model.errors import HunanfactsError, UsageError
    from hunanfacts.model.vocabulary import Language
    from hunanfacts.render.notes import Note

    Each = TypeVar("Each")
    Said = tuple[bool, str]  # whether it went to stdout, and what it was

_LEAST_WIDTH = 20
"""A narrower COLUMNS is taken for a mistake; at 0 Rich would print nothing at all."""
_MOST_DIGITS = 6
"""Of a width; more are a mistake too, and Python reads no number of thousands of them."""
_DEFAULT_WIDTH = 80
_NO_LANGUAGE = ("", "c", "posix")
_OURS = ("zh", "en")
_WORTH_WATCHING = 2000
"""Facts in a file from which on reading it is shown."""


def language() -> Language:
    """Return the language that the environment asks for; Chinese where it says nothing.

    HUNANFACTS_LANG wins. As for gettext, LANGUAGE is a list in order of liking that counts before
    the locale, but not where that is C or none. Of all languages but Chinese English is understood.
    """
    if asked := os.environ.get("HUNANFACTS_LANG"):
        return _spoken(asked)
    locales = map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, locales), "")
    liked = os.environ.get("LANGUAGE")
    if not liked or _language_of(locale) in _NO_LANGUAGE:
        return _spoken(locale)
    ours = (each for each in liked.split(":") if _language_of(each) in _OURS)
    return _spoken(next(ours, liked))


def _spoken(locale: str) -> Language:
    return "zh" if _language_of(locale) in {"zh", *_NO_LANGUAGE} else "en"


def _language_of(locale: str) -> str:
    """Return the language of a locale: zh of zh_CN.UTF-8."""
    return locale.partition(".")[0].partition("_")[0].partition("-")[0].lower()


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


def width(stream: TextIO | None = None) -> int:
    """Return the columns of the terminal that stdout is, or another stream; COLUMNS wins."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and len(columns) <= _MOST_DIGITS:
        asked = int(columns)
        if asked >= _LEAST_WIDTH:
            return asked
    try:
        columns_there = os.get_terminal_size((stream or sys.__stdout__).fileno()).columns  # type: ignore[union-attr]
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
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
            if _is_hasty(stream):
                from hunanfacts.command import waiting

                setattr(sys, name, waiting.stream(stream.fileno(), stream))


def _is_hasty(stream: TextIOWrapper) -> bool:
    """Tell whether a stream takes only what there is room for, and an error the rest."""
    try:
        return not os.get_blocking(stream.fileno())
    except (AttributeError, OSError, ValueError):
        return False  # not the system's, or a system without them


def write(lines: Iterable[str], *, escape: bool = False, crlf: bool = False) -> None:
    """Write lines to stdout and send them off; with `escape` nothing but ASCII.

    With `crlf` they end as on Windows, where that is what an end of line becomes anyway.
    """
    end = "\r\n" if crlf and os.linesep == "\n" else "\n"
    if sys.stdout is None:
        raise OSError(9, "stdout is closed")
    for line in lines:
        _put(shown(line, escape=escape) + end)
    sys.stdout.flush()


def write_pieces(pieces: Iterable[str], *, escape: bool = False) -> None:
    """Write a text piece by piece to stdout and send it off; with `escape` nothing but ASCII."""
    if sys.stdout is None:
        raise OSError(9, "stdout is closed")
    for piece in pieces:
        _put(shown(piece, escape=escape))
    sys.stdout.flush()


def send() -> None:
    """Send off what was written to stdout and is still held."""
    if sys.stdout is not None:
        sys.stdout.flush()


def repeat(said: Iterable[Said]) -> None:
    """Write and say again what a recording has, in its order; `send` sends it off."""
    for is_written, text in said:
        if is_written:
            _put(text)
        else:
            send()
            _tell(text)


class Recording:
    """What is written and said while it lasts."""

    now: list[Said] | None = None
    """Where it is noted down; None while nothing is."""

    def __enter__(self) -> list[Said]:
        """Begin."""
        said: list[Said] = []
        Recording.now = said
        return said

    def __exit__(self, *_: object) -> None:
        """End."""
        Recording.now = None


def _put(text: str) -> None:
    sys.stdout.write(text)
    if Recording.now is not None:
        Recording.now.append((True, text))


def shown(line: str, *, escape: bool) -> str:
    """Return a line as it is written: with `escape` nothing but ASCII."""
    return line.encode("ascii", "backslashreplace").decode("ascii") if escape else line


def say(*lines: str) -> None:
    """Write lines to stderr, as far as there is one; a terminal gets them with whole words."""
    if sys.stderr is not None and _is_read_by_person():
        lines = tuple(part for line in lines for part in _parted(line))
    text = "".join(f"{line}\n" for line in lines)
    if Recording.now is not None:
        Recording.now.append((False, text))
    _tell(text)


def _tell(text: str) -> None:
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        sys.stderr = None  # nobody can be told; the exit status must still be right


def _parted(line: str) -> list[str]:
    """Part a line as wide as the terminal is, but nothing that may be copied to be run."""
    from hunanfacts.text import wrapping

    columns, told = width(sys.stderr), line.lstrip(" ")
    indent = " " * (len(line) - len(told))
    is_to_run = bool(indent) and told.startswith(("hunanfacts ", "-"))
    if wrapping.width(line) <= columns or is_to_run:
        return [line]
    first, *more = wrapping.lines(told, columns - 2 * len(indent))
    return [indent + first, *(2 * indent + part for part in more)]


def unreadable(problem: OSError) -> UsageError:
    """Return the error for a stdin that the system gives `problem` for."""
    from hunanfacts.model import system_errors
    from hunanfacts.model.errors import UsageError

    zh, en = system_errors.reason(problem)
    return UsageError(zh=f"读不了标准输入：{zh}", en=f"cannot read stdin: {en}", input="-")


def close_stdout() -> None:
    """Let nothing more be written, not even at exit."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = None  # no stream of the system's, or closed already


def watched(facts: Iterable[Each], count: int, label: str | None = None) -> Iterable[Each]:
    """Pass facts on, and show on a terminal's stderr how far a long work is, compiling by default.

    Nothing is drawn for a few facts.
    """
    if count < _WORTH_WATCHING or sys.stderr is None or not sys.stderr.isatty():
        return facts
    return _tracked(facts, count, label)


def report(error: HunanfactsError, spoken: Language, *, machine: bool) -> None:
    """Say what went wrong: to a person in words, to a machine as one JSON object.

    Nobody but a person reads a terminal, whatever the format of the answer.
    """
    from hunanfacts.render import errors

    if machine and not _is_read_by_person():
        say(_json(errors.document(error, spoken)))
        return
    said = errors.message(
        error, spoken, clean.visible
    )  # a line end in what was typed is none of ours
    say(*(clean.visible(errors.short(line)) for line in said.split("\n")))
    if error.suggestions:
        is_command = bool(error.suggestions[0].command)
        zh, en = ("可以试试：", "Try:") if is_command else ("可能是：", "Did you mean:")
        say(zh if spoken == "zh" else en)
        say(*(f"  {clean.visible(errors.short(each.text(spoken)))}" for each in error.suggestions))


def note(said: Note, spoken: Language, *, machine: bool) -> None:
    """Say something of an answer: to a person in words, to a machine as one JSON object."""
    from hunanfacts.render import errors, notes

    message = said.zh if spoken == "zh" else said.en
    if machine and not _is_read_by_person():
        told = {"code": said.code, "message": message, **said.details}
        say(_json({"schema": notes.SCHEMA, "note": told}))
    else:
        say(clean.visible(errors.short(message)))


def _is_read_by_person() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


def _tracked(facts: Iterable[Each], count: int, label: str | None) -> Iterator[Each]:
    from rich.console import Console
    from rich.progress import track

    if label is None:
        label = "为知识文件建立索引" if language() == "zh" else "compiling the knowledge file"
    return iter(track(facts, label, count, console=Console(stderr=True), transient=True))


def _json(told: object) -> str:
    from hunanfacts.render import errors
    from hunanfacts.text import json_text

    text = json_text.dumps(errors.bounded(told))
    encodable = clean.encodable(sys.stderr.encoding if sys.stderr else None)
    return text if encodable else clean.json_in_ascii(text)
