"""The pager: what is longer than the screen is read in it, as with Git; nothing else is."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

from hunanfacts.command import streams
from hunanfacts.text import wrapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hunanfacts.command.request import Request

_VARIABLES = ("HUNANFACTS_PAGER", "PAGER")
_NO_PAGERS = ("", "cat")
_SETTINGS = {"LESS": "FRX", "LV": "-c"}
"""Where these are unset: colours are shown, nothing is cleared, one screen needs no key."""
_STYLES = re.compile(r"\x1b\[[\d;]*m")


def write(lines: Iterable[str], request: Request) -> None:
    """Write lines to stdout, through the pager where they are more than the screen holds."""
    if not request.pages:
        streams.write(lines, escape=request.is_escaped)
        return
    show([streams.shown(line, escape=request.is_escaped) for line in lines])


def show(lines: Sequence[str]) -> None:
    """Show lines on the terminal, through the pager where they are more than it holds."""
    if not (_is_too_long(lines) and _is_read(_command(), lines)):
        streams.write(lines)


def _command() -> list[str]:
    """Return the words that start the pager; none where no pager is wanted."""
    if os.environ.get("TERM") in {None, "", "dumb", "unknown"}:
        return []
    import shlex

    asked = next((os.environ[name] for name in _VARIABLES if name in os.environ), "less")
    try:
        words = shlex.split(asked, posix=os.name != "nt")
    except ValueError:
        return []
    return [] if " ".join(words) in _NO_PAGERS else words


def _is_too_long(lines: Sequence[str]) -> bool:
    """Tell whether lines and the prompt below them need more rows than the screen has."""
    height, width = streams.height(), streams.width()
    needed = sum(max(1, -(-wrapping.width(_STYLES.sub("", line)) // width)) for line in lines)
    return height is not None and needed >= height


def _is_read(command: list[str], lines: Sequence[str]) -> bool:
    """Show lines in the pager until it is left; False where there is none that starts."""
    if not command:
        return False
    import signal
    import subprocess

    encoding = sys.stdout.encoding
    settings = {**_SETTINGS, "LESSCHARSET": "utf-8"} if encoding.lower() == "utf-8" else _SETTINGS
    sys.stdout.flush()
    try:
        pager = subprocess.Popen(  # noqa: S603 -- what the user names is what he wants run
            command, stdin=subprocess.PIPE, env={**settings, **os.environ}
        )
    except OSError:
        return False
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # the pager has a use for it of its own
    try:
        text = "".join(f"{line}\n" for line in lines)
        pager.communicate(text.encode(encoding, "backslashreplace"))
    finally:
        signal.signal(signal.SIGINT, before)
    return True
