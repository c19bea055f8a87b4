"""Real shells behind a pseudo-terminal: what is typed, and what comes on the screen."""

from __future__ import annotations

import os
import re
import select
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

STARTS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], 'eval "$(hunanfacts completion bash)"'),
    "zsh": (
        ["zsh", "-f", "-i"],
        'autoload -U compinit; compinit -u -D; eval "$(hunanfacts completion zsh)"',
    ),
    "fish": (["fish", "--no-config", "-i"], "hunanfacts completion fish | source"),
}
"""How each shell is started without anybody's settings, and how it is taught to complete."""

_WAIT = 20
"""Seconds until what does not come is taken for missing."""
_CLEAR = b"\x15"
"""Ctrl-U, which empties the line."""
_ESCAPES = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()].|[=>])|[\r\x07]"
)


class Shell:
    """A shell that waits for what is typed."""

    def __init__(self, name: str, folder: Path) -> None:
        """Start it in a folder, as its home too, with the program on its path."""
        import pty

        command, teach = STARTS[name]
        program = folder / "hunanfacts"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m hunanfacts "$@"\n')
        program.chmod(0o755)
        environment = {
            **os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "HOME": str(folder),
            "LC_ALL": "C.UTF-8", "HUNANFACTS_LANG": "zh", "TERM": "xterm", "PS1": "$ ",
            "COLUMNS": "100", "LINES": "50",
        }  # fmt: skip
        self._process, self._terminal = pty.fork()
        if self._process == 0:
            os.chdir(folder)
            os.execvpe(command[0], command, environment)  # noqa: S606 -- a shell is tested
        self.typed(f"{teach}; echo rea''dy\n", "ready")

    def typed(self, text: str, expected: str) -> str:
        """Type a text, and return the screen from then on, once `expected` is there or is late."""
        os.write(self._terminal, text.encode())
        shown, end = b"", time.monotonic() + _WAIT
        while time.monotonic() < end:
            if select.select([self._terminal], [], [], 0.2)[0]:
                shown += os.read(self._terminal, 4096)
            if expected in _plain(shown):
                break
        return _plain(shown)

    def completed(self, text: str, expected: str) -> str:
        """Type a text and the Tab key on an empty line."""
        shown = self.typed(f"{text}\t", expected)
        os.write(self._terminal, _CLEAR)
        return shown

    def close(self) -> None:
        """End it."""
        os.close(self._terminal)
        os.waitpid(self._process, 0)


def _plain(shown: bytes) -> str:
    return _ESCAPES.sub("", shown.decode("utf-8", "replace"))
