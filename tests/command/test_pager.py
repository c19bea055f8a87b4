"""The pager, through a pseudo-terminal: what is longer than the screen is read in it, no more."""

from __future__ import annotations

import contextlib
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from running import command, environment_with, run

fcntl = pytest.importorskip("fcntl")  # Windows has neither these nor pseudo-terminals
pty = pytest.importorskip("pty")
termios = pytest.importorskip("termios")

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROWS, COLUMNS = 20, 80
_LONGEST = 60
"""Seconds that a call may take."""

PAGER = """
import os, signal, sys, time
signal.signal(signal.SIGINT, signal.SIG_IGN)
print("PAGED", os.environ.get("LESS"), os.environ.get("LV"), flush=True)
time.sleep(float(os.environ.get("PAGER_WAITS", "0")))
print(sys.stdin.buffer.read().decode(), end="")
"""
"""A pager that says that it is one, and how it is set up."""


@pytest.fixture
def pager(tmp_path: Path) -> str:
    """Return the command of a pager that tells of itself."""
    file = tmp_path / "a pager.py"
    file.write_text(PAGER, encoding="utf-8")
    return f"'{sys.executable}' '{file}'"


class Terminal:
    """A pseudo-terminal in which one call is made."""

    def __init__(self, *arguments: str, is_piped: bool = False, **environment: str) -> None:
        """Begin the call."""
        there, here = pty.openpty()
        fcntl.ioctl(here, termios.TIOCSWINSZ, ROWS.to_bytes(2, sys.byteorder)
                    + COLUMNS.to_bytes(2, sys.byteorder) + bytes(4))  # fmt: skip
        settings = environment_with({"TERM": "xterm", "LANG": "zh_CN.UTF-8", **environment})
        for name in {"LESS", "PAGER", "HUNANFACTS_PAGER", "COLUMNS"} - set(environment):
            settings.pop(name, None)
        self._screen = there
        self._shown = b""
        self.process = subprocess.Popen(
            command(*arguments),
            stdin=here,
            stdout=subprocess.PIPE if is_piped else here,
            stderr=here,
            env=settings,
            start_new_session=True,
            preexec_fn=_hear_interrupts,  # noqa: PLW1509 -- no test here has threads
        )
        os.close(here)

    def until(self, is_there: Callable[[str], bool]) -> str:
        """Read what is shown until it is as wanted, or until nothing more can come."""
        end = time.monotonic() + _LONGEST
        while not is_there(self.shown) and time.monotonic() < end:
            if select.select([self._screen], [], [], 0.1)[0]:
                try:
                    read = os.read(self._screen, 65536)
                except OSError:  # the other side is closed
                    break
                if not read:
                    break
                self._shown += read
        return self.shown

    def end(self) -> tuple[int, str]:
        """Wait for the end of the call; return its exit status and all that was shown."""
        shown = self.until(lambda _: False)
        status = self.process.wait(_LONGEST)
        with contextlib.suppress(OSError):
            os.close(self._screen)
        return status, shown

    @property
    def shown(self) -> str:
        """What was shown so far."""
        return self._shown.decode("utf-8", "replace").replace("\r\n", "\n")

    def press(self, keys: str) -> None:
        """Type something."""
        os.write(self._screen, keys.encode())


def _hear_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # which a process in the background ignores


def test_what_is_longer_than_the_screen_goes_through_the_pager_whole(pager: str) -> None:
    status, shown = Terminal("list", "--no-color", HUNANFACTS_PAGER=pager).end()
    mark, _, text = shown.partition("\n")
    assert (status, mark) == (0, "PAGED FRX -c")
    assert text == run("list", "--format", "table", "--lang", "zh").out


def test_what_the_screen_holds_does_not(pager: str) -> None:
    status, shown = Terminal("stat", "gdp", HUNANFACTS_PAGER=pager).end()
    assert status == 0
    assert "PAGED" not in shown
    assert "超过4万亿元" in shown


@pytest.mark.parametrize(
    "call",
    [("list", "--json"), ("list", "-v"), ("list", "--format", "md"), ("audit",),
     ("show", "gdp", "trade-total"), ("validate", "tests/bad/none.toml")],
    ids=" ".join,
)  # fmt: skip
def test_every_long_answer_is_paged_and_keeps_its_exit_status(
    call: tuple[str, ...], pager: str
) -> None:
    status, shown = Terminal(*call, HUNANFACTS_PAGER=pager).end()
    expected = run(*call)
    assert status == expected.status
    assert ("PAGED" in shown) == (status != 3)


@pytest.mark.parametrize(
    "call",
    [(), ("-h",), ("help", "stat"), ("check", "--help"), ("stat", "gdp", "--exact", "-h")],
    ids=" ".join,
)
def test_help_that_is_longer_than_the_screen_is_paged_too(
    call: tuple[str, ...], pager: str
) -> None:
    status, shown = Terminal(*call, HUNANFACTS_PAGER=pager).end()
    mark, _, text = shown.partition("\n")
    assert (status, mark) == (0, "PAGED FRX -c")
    assert text == run(*call, "--lang", "zh").out
    status, shown = Terminal(*call, "--no-pager", HUNANFACTS_PAGER=pager).end()
    assert (status, shown) == (0, text)


def test_help_that_the_screen_holds_is_not_paged(pager: str) -> None:
    status, shown = Terminal("help", "exit-codes", HUNANFACTS_PAGER=pager).end()
    assert (status, "PAGED" in shown) == (0, False)
    assert "70" in shown


@pytest.mark.parametrize(
    "call",
    [("list", "--no-pager"), ("--no-pager", "list"), ("stat", "-")],
    ids=["--no-pager", "--no-pager before", "many questions"],
)
def test_some_calls_are_never_paged(call: tuple[str, ...], pager: str) -> None:
    terminal = Terminal(*call, HUNANFACTS_PAGER=pager)
    if "-" in call:
        terminal.press("trade-total\n" * 9 + "\x04")
    status, shown = terminal.end()
    assert (status, "PAGED" in shown) == (0, False)
    assert "进出口总额" in shown


def test_nothing_is_paged_that_is_no_terminal(pager: str) -> None:
    terminal = Terminal("list", is_piped=True, HUNANFACTS_PAGER=pager)
    out, _ = terminal.process.communicate(timeout=_LONGEST)
    assert b"PAGED" not in out
    assert b"trade-total\t" in out


@pytest.mark.parametrize(
    "environment",
    [{"PAGER": "cat"}, {"PAGER": ""}, {"HUNANFACTS_PAGER": ""}, {"PAGER": "no-such-pager-here -x"},
     {"HUNANFACTS_PAGER": "'"}, {"TERM": "dumb"}, {"PAGER": "/"}],
    ids=str,
)  # fmt: skip
def test_without_a_pager_everything_is_written(environment: dict[str, str]) -> None:
    status, shown = Terminal("list", "--no-color", is_piped=False, **environment).end()
    assert (status, shown) == (0, run("list", "--format", "table", "--lang", "zh").out)


def test_the_pager_of_the_program_comes_before_that_of_all(pager: str) -> None:
    _, shown = Terminal("list", HUNANFACTS_PAGER=pager, PAGER="cat").end()
    assert "PAGED" in shown
    _, shown = Terminal("list", HUNANFACTS_PAGER="cat", PAGER=pager).end()
    assert "PAGED" not in shown
    _, shown = Terminal("list", PAGER=pager, LESS="-S").end()
    assert "PAGED -S -c" in shown


def test_a_pager_that_is_left_early_is_no_error() -> None:
    status, shown = Terminal("audit", "--no-color", PAGER="head -n 1").end()
    assert (status, shown) == (1, "!  进出口总额 [1]  trade-total\n")


def test_an_interrupt_is_for_the_pager(pager: str) -> None:
    terminal = Terminal("list", HUNANFACTS_PAGER=pager, PAGER_WAITS="1")
    terminal.until(lambda shown: "PAGED" in shown)
    os.killpg(terminal.process.pid, signal.SIGINT)
    status, shown = terminal.end()
    assert status == 0
    assert "共" in shown


@pytest.mark.skipif(shutil.which("less") is None, reason="less is not installed")
def test_less_shows_a_screen_and_goes_at_a_key() -> None:
    terminal = Terminal("list", LANG="C")
    shown = terminal.until(lambda shown: shown.endswith((":", ":\x1b[K")))
    assert "超过4万亿元" in shown
    assert "共" not in shown
    terminal.press("q")
    status, _ = terminal.end()
    assert status == 0


def test_json_is_indented_on_a_terminal_and_compact_elsewhere() -> None:
    _, shown = Terminal("stat", "gdp", "--json", PAGER="cat").end()
    assert shown == json.dumps(json.loads(shown), indent=2, ensure_ascii=False) + "\n"
    compact = run("stat", "gdp", "--json").out
    assert compact.count("\n") == 1
    assert json.loads(compact) == json.loads(shown)
