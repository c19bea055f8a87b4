"""The compiled index: equal to a fresh build, kept while it holds, and never trusted too far."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from hunanfacts.index import cache
from hunanfacts.model.errors import DataError, DataUnreadableError
from hunanfacts.search import queries

if TYPE_CHECKING:
    from pathlib import Path

ONE_FACT = """
schema = 2
version = "1"
title = "T"
[[source]]
id = "s"
title = "T"
type = "book"
language = "en"
paragraphs = 9
[[topic]]
id = "t"
label = {{ zh = "题", en = "topic" }}
[[fact]]
key = "{key}"
kind = "indicator"
topic = "t"
label = {{ zh = "甲", en = "first" }}
statement = {{ zh = "甲。", en = "First." }}
subject = "x"
paragraph = 1
as_written = "甲"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own."""
    monkeypatch.setenv("HUNANFACTS_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A knowledge file with one fact, `one`, changed last a minute ago."""
    return write(tmp_path / "facts.toml", "one")


def write(path: Path, key: str, *, ago: float = 60) -> Path:
    path.write_text(ONE_FACT.format(key=key), encoding="utf-8")
    then = time.time() - ago
    os.utime(path, (then, then))
    return path


def keys(file: Path, *, use_cache: bool = True) -> list[str]:
    index = cache.open_index(str(file), use_cache=use_cache)
    return [fact.key for fact in queries.select(index)]


def files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*")) if folder.exists() else []


def indexes(folder: Path) -> list[Path]:
    return [path for path in files(folder) if path.suffix == ".index"]


def notes(folder: Path) -> list[Path]:
    return [path for path in files(folder) if path.suffix == ".note"]


def wait_until_settled(file: Path) -> None:
    """Wait until a note of a file is believed: what has just changed may change again unnoticed."""
    while time.time_ns() - file.stat().st_ctime_ns < 2.1e9:
        time.sleep(0.1)


def contents(path: Path) -> list[str]:
    """Return every row of every table."""
    connection = sqlite3.connect(path)
    select = "SELECT name FROM sqlite_master WHERE type = 'table' AND name != 'gram'"
    tables = [name for (name,) in connection.execute(select)]
    rows = [
        f"{name} {row}" for name in tables for row in connection.execute(f"SELECT * FROM {name}")
    ]
    connection.close()
    return rows


def test_an_index_is_built_once_and_then_kept(folder: Path, file: Path) -> None:
    assert keys(file) == ["one"]
    (kept,) = indexes(folder)
    before = kept.stat().st_mtime_ns, kept.stat().st_ino
    assert keys(file) == ["one"]
    assert (kept.stat().st_mtime_ns, kept.stat().st_ino) == before


def test_a_changed_file_is_read_anew(folder: Path, file: Path) -> None:
    keys(file)
    write(file, "two-two")
    assert keys(file) == ["two-two"]
    assert len(indexes(folder)) == 1


def test_a_change_of_same_size_and_time_just_before_the_build_is_seen(
    folder: Path, file: Path
) -> None:
    write(file, "one", ago=0)
    keys(file)
    state = file.stat()
    file.write_text(ONE_FACT.format(key="two"), encoding="utf-8")
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert keys(file) == ["two"]
    assert indexes(folder)


def test_a_touched_file_keeps_its_index(folder: Path, file: Path) -> None:
    keys(file)
    (kept,) = indexes(folder)
    before = kept.stat().st_ino
    os.utime(file, (1, 1))
    assert keys(file) == ["one"]
    assert kept.stat().st_ino == before


def test_without_cache_nothing_is_written(folder: Path, file: Path) -> None:
    assert keys(file, use_cache=False) == ["one"]
    assert not folder.exists()


DAMAGES = {
    "empty": b"",
    "text": b"not a database",
    "header": b"SQLite format 3\x00" + b"\xff" * 4096,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_index_is_built_anew(folder: Path, file: Path, damage: bytes) -> None:
    keys(file)
    (kept,) = indexes(folder)
    kept.write_bytes(damage)
    assert keys(file) == ["one"]
    assert kept.read_bytes() != damage


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_truncated_index_is_built_anew(folder: Path, file: Path, part: float) -> None:
    keys(file)
    (kept,) = indexes(folder)
    whole = kept.read_bytes()
    kept.write_bytes(whole[: int(part * len(whole))])
    assert keys(file) == ["one"]
    assert kept.stat().st_size == len(whole)


def test_an_index_with_other_tables_is_built_anew(folder: Path, file: Path) -> None:
    keys(file)
    (kept,) = indexes(folder)
    connection = sqlite3.connect(kept)
    connection.executescript("DROP TABLE fact; CREATE TABLE fact (id, evil)")
    connection.close()
    assert keys(file) == ["one"]


def test_an_index_that_never_ends_is_built_anew(folder: Path, file: Path) -> None:
    keys(file)
    (kept,) = indexes(folder)
    connection = sqlite3.connect(kept)
    connection.executescript(
        "DROP TABLE meta; CREATE VIEW meta AS WITH RECURSIVE n(name, value) AS"
        " (SELECT 1, 1 UNION ALL SELECT name + 1, 1 FROM n) SELECT * FROM n;"
    )
    connection.close()
    assert keys(file) == ["one"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_the_place_of_an_index_is_not_waited_for(folder: Path, file: Path) -> None:
    keys(file)
    (kept,) = indexes(folder)
    kept.unlink()
    os.mkfifo(kept)
    assert keys(file) == ["one"]


def test_a_home_that_is_not_there_is_not_made(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "gone"
    for name in ("HUNANFACTS_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    assert keys(file) == ["one"]
    assert not home.exists()


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no file modes here")
def test_a_folder_that_others_may_write_to_is_not_used(folder: Path, file: Path) -> None:
    folder.mkdir()
    folder.chmod(0o777)
    assert keys(file) == ["one"]
    assert indexes(folder) == []


def test_where_nothing_can_be_kept_the_index_is_in_memory(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    monkeypatch.setenv("HUNANFACTS_CACHE", str(blocked / "cache"))
    assert keys(file) == ["one"]


def test_a_folder_that_is_no_absolute_path_is_not_used(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HUNANFACTS_CACHE", "here")
    assert keys(file) == ["one"]
    assert not (tmp_path / "here").exists()


def test_a_faulty_file_leaves_no_index_behind(folder: Path, file: Path) -> None:
    file.write_text(ONE_FACT.format(key="BAD KEY"), encoding="utf-8")
    with pytest.raises(DataError):
        keys(file)
    assert indexes(folder) == []


@pytest.mark.parametrize("name", ["nosuch.toml", "a\x00b"], ids=["missing", "no path at all"])
def test_a_file_that_cannot_be_read_is_an_error(folder: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(DataUnreadableError):
        keys(tmp_path / name)
    assert indexes(folder) == []


def test_many_processes_at_once_all_get_the_answer(folder: Path, file: Path) -> None:
    """As when a script starts many look-ups before the first index is built."""
    command = [sys.executable, "-m", "hunanfacts", "stat", "one", "--json", "--data", str(file)]
    started = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(20)
    ]
    answers = {(*process.communicate(), process.returncode) for process in started}
    assert len(answers) == 1
    ((out, err, status),) = answers
    assert (err, status) == (b"", 0)
    assert b'"key": "one"' in out
    assert len(indexes(folder)) == 1


def test_the_index_is_the_same_every_time(folder: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "1.db", tmp_path / "2.db"
    cache.compile_index(cache.packaged_file(), str(first))
    cache.compile_index(cache.packaged_file(), str(second))
    assert contents(first) == contents(second)
    assert len(contents(first)) > 500
    assert indexes(folder) == []
