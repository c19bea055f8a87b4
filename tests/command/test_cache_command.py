"""`hunanfacts cache`: what is kept of readers' own files, where, and how to be rid of it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hunanfacts.command import main, typer_app
from hunanfacts.index import cache

if TYPE_CHECKING:
    from collections.abc import Callable

SMALL = Path(__file__).parents[1] / "small.toml"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own, beside an installation that brings its index."""
    data = tmp_path / "package" / "data"
    data.mkdir(parents=True)
    (data / "facts.toml").write_bytes(Path(cache.packaged_file()).read_bytes())
    monkeypatch.setattr(cache, "_PACKAGE", str(data.parent))
    cache.compile_index(str(data / "facts.toml"), str(data / "facts.db"))
    monkeypatch.setenv("HUNANFACTS_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A knowledge file whose index is kept."""
    file = tmp_path / "mine.toml"
    file.write_bytes(SMALL.read_bytes())
    cache.open_index(str(file)).close()
    return file


@pytest.fixture
def called(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Call the program; returns its status and what it writes."""

    def call(*words: str) -> tuple[int, str, str]:
        return main.main(list(words)), *capsys.readouterr()

    return call


Called = Any


def test_it_tells_where_how_much_and_of_which_files(
    called: Called, file: Path, place: Path
) -> None:
    status, out, err = called("cache", "--lang", "en")
    (index,) = place.glob("*.index")
    path, size, used, name = out.rstrip("\n").split("\t")
    assert (status, path, name) == (0, str(file), index.name)
    assert size == f"{index.stat().st_size / 1e6:.1f} MB"
    assert used.endswith("Z")
    assert err == f"{place}: indexes: 1, {size}\n"


def test_a_table_leaves_the_index_out(called: Called, file: Path) -> None:
    status, out, err = called("cache", "--format", "table")
    assert status == 0
    assert out.split()[:3] == ["大小", "上次使用", "文件"]
    assert str(file)[:20] in out
    assert err.endswith("MB\n")
    assert "1个索引" in err


def test_a_machine_is_told_in_bytes(called: Called, file: Path, place: Path) -> None:
    status, out, err = called("cache", "--json")
    (index,) = place.glob("*.index")
    told = json.loads(out)
    assert (status, err, told["command"], told["count"]) == (0, "", "cache", 1)
    (record,) = told["results"]
    assert record.pop("used")
    assert record == {"file": str(file), "bytes": index.stat().st_size, "index": str(index)}
    assert called("cache", "--fields", "file,bytes")[1] == f"{file}\t{index.stat().st_size}\n"


def test_clear_leaves_nothing_and_says_what_it_was(called: Called, file: Path, place: Path) -> None:
    (place / "letter.txt").touch()
    status, out, err = called("cache", "clear", "--lang", "en")
    assert (status, out.split("\t")[0]) == (0, str(file))
    assert err.startswith(f"{place}: indexes removed: 1, ")
    assert [path.name for path in place.iterdir()] == ["letter.txt"]
    assert called("cache", "--lang", "en") == (0, "", f"{place}: indexes: 0, 0.0 MB\n")
    assert called("stat", "lake-area", "--data", str(file))[0] == 0


def test_an_index_of_no_file_is_told(called: Called, file: Path, place: Path) -> None:
    (note,) = place.glob("*.note")
    note.unlink()
    assert json.loads(called("cache", "--json")[1])["results"][0]["file"] is None
    assert file.exists()


def test_a_folder_that_is_not_there_is_not_made(called: Called, place: Path) -> None:
    said = f"{place}: is not there, or others may write to it; nothing is kept in it\n"
    assert called("cache", "--lang", "en") == (0, "", said)
    assert called("cache", "clear", "--lang", "en") == (0, "", said)
    assert json.loads(called("cache", "--json")[1])["count"] == 0
    assert not place.exists()


@pytest.mark.skipif(os.name == "nt", reason="no such names here")
def test_a_name_that_is_not_utf_8_is_told_as_far_as_it_can_be(
    called: Called, tmp_path: Path
) -> None:
    file = tmp_path / os.fsdecode(b"\xff\x1b[31m.toml")
    file.write_bytes(SMALL.read_bytes())
    cache.open_index(str(file)).close()
    assert "\\udcff\\x1b[31m.toml" in called("cache")[1]
    assert json.loads(called("cache", "--json")[1])["results"][0]["file"] == str(file)


@pytest.mark.parametrize("words", [["claer"], ["--data", "x"], ["clear", "clear"], ["--no-cache"]])
def test_what_it_does_not_take_is_told(called: Called, words: list[str]) -> None:
    assert called("cache", *words)[0] == 2


def test_both_ways_say_the_same(
    called: Called, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    by_front = called("cache", "--json")
    assert (typer_app.main(["cache", "--json"]), *capsys.readouterr()) == by_front
    assert file.exists()
