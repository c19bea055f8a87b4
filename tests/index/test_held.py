"""The index that a server holds open: opened once, and anew when the file may have changed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from running import TESTS

from hunanfacts.index import cache, cache_folder
from hunanfacts.index.held import HeldIndex
from hunanfacts.mcp.answering import Answering
from hunanfacts.model.errors import DataError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

SMALL = TESTS / "small.toml"
_SECOND = 1_000_000_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_bytes(SMALL.read_bytes())
    return path


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take a file for settled as soon as it is written; its times are set by the test."""
    monkeypatch.setattr(cache_folder, "_CLOSE_TO", -_SECOND)


@pytest.fixture
def openings(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """Note every opening of an index."""
    found: list[str | None] = []
    real = cache.open_index

    def opened(asked: str | None, **more: bool) -> object:
        found.append(asked)
        return real(asked, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(cache, "open_index", opened)
    return found


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("use_cache", [True, False])
def test_it_is_opened_once(file: Path, openings: list[str], *, use_cache: bool) -> None:
    held = HeldIndex(str(file), use_cache=use_cache)
    assert held.opened() is held.opened()
    assert openings == [str(file)]


@pytest.mark.usefixtures("at_once")
def test_an_edit_that_keeps_size_and_time_is_seen(file: Path) -> None:
    held = HeldIndex(str(file))
    before, state = held.opened().meta("data_version"), file.stat()
    other = before[:-1] + chr(ord(before[-1]) ^ 1)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(f'"{before}"', f'"{other}"'), encoding="utf-8")
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert file.stat().st_size == state.st_size
    assert held.opened().meta("data_version") == other


def test_a_file_that_was_just_written_is_not_held(file: Path, openings: list[str]) -> None:
    """Its next change could have the very time of the last one."""
    held = HeldIndex(str(file))
    held.opened()
    held.opened()
    assert len(openings) == 2


@pytest.mark.usefixtures("at_once")
def test_a_file_that_is_gone_is_told(file: Path) -> None:
    held = HeldIndex(str(file))
    held.opened()
    file.unlink()
    with pytest.raises(DataError):
        held.opened()


def test_a_server_opens_its_file_once_and_anew_after_an_error(openings: list[str]) -> None:
    answering = Answering(None, "en")
    for query in ("gdp", "xylophone", "粮食产量"):
        answering.answer("stat", {"query": query})
    assert len(openings) == 1
    with pytest.raises(UsageError):
        answering.answer("stat", {"query": " "})
    answering.answer("stat", {"query": "gdp"})
    assert len(openings) == 2
