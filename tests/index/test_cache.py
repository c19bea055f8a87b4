"""The compiled index: equal to a fresh build, kept while it holds, and never trusted too far."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
import zlib
from typing import TYPE_CHECKING, Any

import pytest

from hunanfacts.index import cache, published
from hunanfacts.model.errors import DataError, DataUnreadableError
from hunanfacts.search import queries

if TYPE_CHECKING:
    from collections.abc import Callable
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


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look three seconds later, when a note is believed: a young file may change unnoticed."""
    now = time.time_ns
    monkeypatch.setattr("time.time_ns", lambda: now() + 3_000_000_000)


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


# ---- What a note is worth ------------------------------------------------------------------------


@pytest.mark.usefixtures("later")
def test_a_settled_file_is_not_read_again(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert keys(file) == ["one"]
    monkeypatch.setattr(
        "hunanfacts.index.publishing.index_of", lambda *_, **__: pytest.fail("read")
    )
    assert keys(file) == ["one"]
    assert len(files(folder)) == 2


NOTES = {
    "gone": lambda _: None,
    "empty": lambda _: b"",
    "cut": lambda note: note[:-9],
    "of another checksum": lambda note: note.replace(b"-20-", b"-19-"),
    "no number": lambda note: b"x" + note,
    "as large as a disk": lambda note: note + b"x" * (1 << 20),
}


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("damage", NOTES.values(), ids=NOTES)
def test_a_damaged_note_costs_a_digest_and_no_answer(
    folder: Path, file: Path, damage: Callable[[bytes], bytes | None]
) -> None:
    keys(file)
    (note,) = notes(folder)
    written = note.read_bytes()
    damaged = damage(written)
    note.unlink() if damaged is None else note.write_bytes(damaged)
    assert keys(file) == ["one"]
    assert note.read_bytes().split(b"\n")[3] == written.split(b"\n")[3]
    assert len(files(folder)) == 2


@pytest.mark.usefixtures("later")
def test_a_change_that_keeps_size_and_times_is_seen(folder: Path, file: Path) -> None:
    keys(file)
    state = file.stat()
    file.write_text(ONE_FACT.format(key="two"), encoding="utf-8")
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert file.stat().st_mtime_ns == state.st_mtime_ns
    assert keys(file) == ["two"]
    assert len(indexes(folder)) == 1


def test_a_clock_that_goes_back_costs_a_digest_and_no_answer(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys(file)
    monkeypatch.setattr("time.time_ns", lambda: 10**18)
    assert keys(file) == ["one"]
    write(file, "two")
    assert keys(file) == ["two"]
    assert len(indexes(folder)) == 1


# ---- Paths ---------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="such names cannot be here")
@pytest.mark.parametrize(
    "name", [b"\xff\xfe.toml", b"a\nb.toml", b"x" * 250, "表#?%.toml".encode()]
)
def test_a_path_may_be_any_that_the_system_has(folder: Path, tmp_path: Path, name: bytes) -> None:
    file = write(tmp_path / os.fsdecode(name), "one")
    assert keys(file) == keys(file) == ["one"]
    (note,) = notes(folder)
    assert note.read_bytes().endswith(os.fsencode(file))


def test_one_content_under_two_names_has_one_index(
    folder: Path, file: Path, tmp_path: Path
) -> None:
    (tmp_path / "linked").hardlink_to(file)
    (tmp_path / "copied").write_bytes(file.read_bytes())
    assert keys(file) == keys(tmp_path / "linked") == keys(tmp_path / "copied") == ["one"]
    assert (len(indexes(folder)), len(notes(folder))) == (1, 3)
    write(file, "two")
    assert keys(tmp_path / "linked") == keys(file) == ["two"]
    assert keys(tmp_path / "copied") == ["one"]
    assert len(indexes(folder)) == 2


@pytest.mark.usefixtures("later")
def test_a_symbolic_link_is_of_the_file_that_it_leads_to(file: Path, tmp_path: Path) -> None:
    link, other = tmp_path / "link", write(tmp_path / "other", "two")
    link.symlink_to(file)
    assert keys(link) == ["one"]
    link.unlink()
    link.symlink_to(other)
    assert keys(link) == ["two"]


# ---- Where nothing can be kept -------------------------------------------------------------------

SMALL_FILES_ONLY = """
import resource, signal, sys
from hunanfacts.command.main import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
sys.exit(main(["stat", "one", "--json", "--data", sys.argv[2]]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limits here")
@pytest.mark.parametrize("most", [0, 100, 4096, 20_000])
def test_on_a_full_disk_the_index_is_in_memory(folder: Path, file: Path, most: int) -> None:
    """A limit on the size of files fails where a full disk does: in the midst of writing."""
    done = subprocess.run(
        [sys.executable, "-c", SMALL_FILES_ONLY, str(most), str(file)],
        capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert b'"key": "one"' in done.stdout
    assert [path for path in files(folder) if path.suffix != ".note"] == []


@pytest.mark.parametrize("call", ["open", "replace", "listdir", "utime"])
def test_what_the_system_refuses_is_done_without(
    folder: Path, file: Path, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse = getattr(os, call)

    def refused(path: Any, *more: Any) -> Any:  # noqa: ANN401 -- stands for any of them
        if str(path).startswith(str(folder)):
            raise PermissionError(13, "no", str(path))
        return refuse(path, *more)

    keys(file)
    write(file, "two")
    monkeypatch.setattr(os, call, refused)
    assert keys(file) == ["two"]


# ---- Damage in the midst -------------------------------------------------------------------------


@pytest.mark.usefixtures("later")
def test_a_row_that_was_damaged_is_not_answered(folder: Path, file: Path) -> None:
    """Not even where the times of the index say that nobody has written to it."""
    keys(file)
    (kept,), (note,) = indexes(folder), notes(folder)
    connection = sqlite3.connect(kept)
    ((told,),) = connection.execute("SELECT told FROM fact")
    connection.close()
    whole = kept.read_bytes()
    at = whole.index(told) + len(told) // 2
    with kept.open("r+b") as opened:
        opened.seek(at)
        opened.write(bytes([whole[at] ^ 1]))
    _, state, read_at, index, _, path = note.read_bytes().split(b"\n", 5)
    rest = b"\n".join([state, read_at, index, published.identity(kept.stat()).encode(), path])
    note.write_bytes(b"%08x\n%b" % (zlib.crc32(rest), rest))
    assert keys(file) == ["one"]


def test_damage_while_it_is_open_is_noticed(folder: Path, file: Path) -> None:
    keys(file)
    index = cache.open_index(str(file))
    (kept,) = indexes(folder)
    kept.write_bytes(kept.read_bytes()[:3000] + bytes(9000))
    assert [fact.key for fact in queries.select(index)] == ["one"]
    assert index.meta("data_version") == "1"


def test_an_open_index_that_is_removed_still_answers(folder: Path, file: Path) -> None:
    keys(file)
    index = cache.open_index(str(file))
    for path in files(folder):
        path.unlink()
    file.unlink()
    assert [fact.key for fact in queries.select(index)] == ["one"]


def test_what_is_damaged_and_changed_as_well_is_an_error(folder: Path, file: Path) -> None:
    """Never half of the old answer with half of the new one."""
    keys(file)
    index = cache.open_index(str(file))
    (kept,) = indexes(folder)
    kept.write_bytes(b"")
    write(file, "two")
    with pytest.raises(DataUnreadableError, match="it has changed"):
        queries.select(index)


# ---- The index of the installation ---------------------------------------------------------------


@pytest.fixture
def installed(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation with one fact, and the index that it brings; returns its knowledge file."""
    assert not folder.exists()
    monkeypatch.setattr(cache, "_PACKAGE", str(tmp_path))
    data = tmp_path / "data"
    data.mkdir()
    file = write(data / "facts.toml", "one")
    cache.compile_index(str(file), str(data / "facts.db"))
    return file


def shipped_keys() -> list[str]:
    return [fact.key for fact in queries.select(cache.open_index(None))]


def test_an_installation_answers_from_what_it_brings(folder: Path, installed: Path) -> None:
    assert shipped_keys() == ["one"]
    assert not folder.exists()
    assert installed.exists()


def test_an_installed_file_that_somebody_edited_is_noticed(installed: Path) -> None:
    state = installed.stat()
    installed.write_text(ONE_FACT.format(key="two"), encoding="utf-8")
    os.utime(installed, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert shipped_keys() == ["two"]


@pytest.mark.parametrize("part", [0.0, 0.3, 0.6, 0.9, 0.999])
def test_an_installed_index_that_is_damaged_is_noticed(installed: Path, part: float) -> None:
    kept = installed.with_suffix(".db")
    whole = bytearray(kept.read_bytes())
    whole[int(part * len(whole))] ^= 4
    kept.write_bytes(whole)
    assert shipped_keys() == ["one"]


def test_an_installed_index_that_is_damaged_while_it_is_open_is_noticed(installed: Path) -> None:
    index = cache.open_index(None)
    installed.with_suffix(".db").write_bytes(b"")
    assert [fact.key for fact in queries.select(index)] == ["one"]


def test_an_index_of_another_version_is_not_used(
    installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "__version__", "9")
    assert shipped_keys() == ["one"]
    assert installed.exists()


# ---- A file that is being written ----------------------------------------------------------------


def test_a_file_that_is_half_written_is_read_again(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[:200])
    monkeypatch.setattr("time.sleep", lambda _: file.write_bytes(whole))
    assert keys(file) == ["one"]
    assert len(indexes(folder)) == 1
