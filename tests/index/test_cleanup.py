"""What is removed from the cache folder, and what is not."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from attack_index import knowledge

from hunanfacts.index import cache, cache_folder, cleanup

WEEKS = 5 * 7 * 86_400


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own, with the index of a file `kept.toml`."""
    monkeypatch.setenv("HUNANFACTS_CACHE", str(tmp_path / "cache"))
    build(tmp_path / "kept.toml")
    return tmp_path / "cache"


def build(file: Path) -> None:
    """Write a file of its own content and let its index be built, which also cleans up."""
    file.write_bytes(knowledge(ord(file.name[0])))
    cache.open_index(str(file)).close()


def indexed(place: Path) -> list[str]:
    """Return the files whose indexes are kept."""
    return sorted(Path(note.path).name for kept in cleanup.kept(str(place)) for note in kept.files)


def age(path: Path, seconds: float) -> None:
    then = time.time() - seconds
    os.utime(path, (then, then))


def ended_process() -> int:
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


def test_what_a_killed_process_was_writing_is_removed(place: Path, tmp_path: Path) -> None:
    left = place / f"{cache_folder.host()}-{ended_process()}-0f{cache_folder.PART}"
    ours = place / f"{cache_folder.host()}-{os.getpid()}-0f{cache_folder.PART}"
    elsewhere = place / f"0123abcd-{ended_process()}-0f{cache_folder.PART}"
    forgotten = place / f"0123abcd-{os.getpid()}-0e{cache_folder.PART}"
    for path in (left, ours, elsewhere, forgotten):
        path.touch()
    age(forgotten, 2 * 86_400)
    build(tmp_path / "x.toml")
    assert [path.exists() for path in (left, ours, elsewhere, forgotten)] == [
        False,
        True,
        True,
        False,
    ]


def test_what_belongs_to_no_file_any_more_is_removed(place: Path, tmp_path: Path) -> None:
    build(tmp_path / "gone.toml")
    assert indexed(place) == ["gone.toml", "kept.toml"]
    (tmp_path / "gone.toml").unlink()
    build(tmp_path / "x.toml")
    assert indexed(place) == ["kept.toml", "x.toml"]
    assert len(list(place.iterdir())) == 4


def test_what_nobody_has_used_for_weeks_is_removed(place: Path, tmp_path: Path) -> None:
    build(tmp_path / "x.toml")
    for note in place.glob("*.note"):
        age(note, WEEKS)
    cache.open_index(str(tmp_path / "kept.toml")).close()
    build(tmp_path / "y.toml")
    assert indexed(place) == ["kept.toml", "y.toml"]


def test_other_versions_are_kept_while_they_are_used(place: Path, tmp_path: Path) -> None:
    for path in list(place.iterdir()):
        other = path.with_name(path.name.replace(cache_folder.MADE_BY, "-1-0.0.1"))
        other.write_bytes(path.read_bytes())
        if path.suffix == ".note":
            note = cache_folder.read(str(path))
            assert note is not None
            note.index = note.index.replace(cache_folder.MADE_BY, "-1-0.0.1")
            path.unlink()
            cache_folder.write(str(place), note)
            path.rename(other)
    cache.open_index(str(tmp_path / "kept.toml")).close()
    build(tmp_path / "x.toml")
    assert indexed(place) == ["kept.toml", "kept.toml", "x.toml"]
    age(next(place.glob("*-1-0.0.1.note")), WEEKS)
    build(tmp_path / "y.toml")
    assert indexed(place) == ["kept.toml", "x.toml", "y.toml"]


def test_what_is_too_much_is_removed_least_used_first(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, name in enumerate(["a", "b", "c"]):
        build(tmp_path / f"{name}.toml")
        for note in place.glob("*.note"):
            if cache_folder.read(str(note)).path.endswith(f"{name}.toml"):  # type: ignore[union-attr]
                age(note, 1000 - number)
    size = next(place.glob("*.index")).stat().st_size
    monkeypatch.setattr(cleanup, "MOST_BYTES", 3 * size)
    build(tmp_path / "d.toml")
    assert indexed(place) == ["c.toml", "d.toml", "kept.toml"]
    monkeypatch.setattr(cleanup, "MOST_BYTES", 1)
    build(tmp_path / "e.toml")
    assert indexed(place) == ["e.toml"]


def test_a_look_up_sweeps_nothing(place: Path, tmp_path: Path) -> None:
    build(tmp_path / "gone.toml")
    (tmp_path / "gone.toml").unlink()
    before = sorted(place.iterdir())
    cache.open_index(str(tmp_path / "kept.toml")).close()
    assert sorted(place.iterdir()) == before


def test_what_is_not_ours_stays(place: Path, tmp_path: Path) -> None:
    names = [
        "letter.txt",
        "x.index",
        "x.note",
        "a-b-c.part",
        "12-3-x.part",
        "facts.toml-0a1b2c3d.db",
    ]
    for name in names:
        (place / name).touch()
        age(place / name, 10 * WEEKS)
    build(tmp_path / "x.toml")
    cleanup.clear(str(place))
    assert sorted(path.name for path in place.iterdir()) == sorted(names)


def test_a_folder_that_is_not_there_has_nothing(tmp_path: Path) -> None:
    assert cleanup.kept(str(tmp_path / "nosuch")) == []
    assert cleanup.clear(str(tmp_path / "nosuch")) == 0
