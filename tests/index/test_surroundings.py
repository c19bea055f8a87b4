"""A first load where a person watches, and one where nothing may be written: really so."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from running import command, environment_with

from hunanfacts.command import streams

if TYPE_CHECKING:
    from collections.abc import Iterator

KNOWLEDGE = """
schema = 2
version = "1"
title = "T"
[[source]]
id = "s"
title = "T"
type = "book"
language = "en"
[[topic]]
id = "t"
label = "T"
"""
FACT = """
[[fact]]
key = "fact-{number}"
kind = "event"
topic = "t"
label = "thing {number}"
statement = "Thing {number}."
paragraph = 1
as_written = "thing"
"""
LABELS = {"en": "compiling the knowledge file", "zh": "为知识文件建立索引"}
REVIEWED = {"en": "checking the knowledge file", "zh": "检查知识文件"}


def knowledge(path: Path, facts: int) -> Path:
    text = KNOWLEDGE + "".join(FACT.format(number=number) for number in range(facts))
    path.write_text(text, encoding="utf-8")
    return path


# ---- How far it is -------------------------------------------------------------------------------


def on_terminal(*arguments: str, cache: Path, language: str) -> tuple[int, bytes, str]:
    """Run the command line with a terminal for stderr; return its status and what it wrote."""
    import pty

    ours, theirs = pty.openpty()
    said = {"HUNANFACTS_CACHE": str(cache), "LANG": f"{language}.UTF-8", "PYTHONUTF8": "1"}
    process = subprocess.Popen(
        command(*arguments), stdout=subprocess.PIPE, stderr=theirs, env=environment_with(said)
    )
    os.close(theirs)
    shown = b"".join(read(ours))
    os.close(ours)
    out, _ = process.communicate(timeout=60)
    return process.returncode, out, shown.decode()


def read(terminal: int) -> Iterator[bytes]:
    """Yield what is written to a terminal until nobody has it open."""
    with contextlib.suppress(OSError):  # Linux says so of a terminal that is closed elsewhere
        while piece := os.read(terminal, 4096):
            yield piece


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals here")
@pytest.mark.parametrize("language", LABELS)
def test_the_first_load_of_a_large_file_shows_how_far_it_is(tmp_path: Path, language: str) -> None:
    file = knowledge(tmp_path / "facts.toml", streams._WORTH_WATCHING)  # noqa: SLF001
    asked = ("stat", "fact-7", "--json", "--data", str(file))
    status, out, shown = on_terminal(*asked, cache=tmp_path / "cache", language=language)
    assert (status, b'"key": "fact-7"' in out) == (0, True)
    assert LABELS[language] in shown
    assert "100%" in shown
    assert LABELS[language] not in out.decode()
    assert "\x1b[2K" in shown.rpartition("100%")[2]  # it is taken away in the end
    assert on_terminal(*asked, cache=tmp_path / "cache", language=language) == (status, out, "")


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals here")
@pytest.mark.parametrize("language", LABELS)
def test_the_review_of_a_large_file_shows_how_far_it_is(tmp_path: Path, language: str) -> None:
    file = knowledge(tmp_path / "facts.toml", streams._WORTH_WATCHING)  # noqa: SLF001
    asked = ("validate", str(file), "--format", "json")
    _, out, shown = on_terminal(*asked, cache=tmp_path / "cache", language=language)
    label = REVIEWED[language]
    assert label in shown
    assert "100%" in shown
    assert label not in out.decode()
    json.loads(out)


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals here")
def test_a_small_file_is_not_worth_watching(tmp_path: Path) -> None:
    file = knowledge(tmp_path / "facts.toml", streams._WORTH_WATCHING - 1)  # noqa: SLF001
    asked = ("stat", "fact-7", "--json", "--data", str(file))
    status, _, shown = on_terminal(*asked, cache=tmp_path / "cache", language="en")
    assert (status, shown) == (0, "")


# ---- Where nothing may be written ----------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder that is read-only once the test says so."""
    made = tmp_path / "folder"
    made.mkdir(mode=0o755)
    yield made
    made.chmod(0o755)


def ordinary(*words: str) -> list[str]:
    """Return a command for a user to whom what is read-only is so, as it is not to root."""
    if not hasattr(os, "getuid"):
        pytest.skip("no file modes here")
    if os.getuid() != 0:
        return [*words]
    rights = "--bounding-set=-dac_override,-dac_read_search"
    setpriv = shutil.which("setpriv")
    if setpriv is None or subprocess.run([setpriv, rights, "true"], check=False).returncode:
        pytest.skip("root may write everywhere, and setpriv cannot take that right away")
    return [setpriv, rights, *words]


def told(file: Path, **said: str) -> bytes:
    """Return what a call answers; it must say nothing else."""
    done = subprocess.run(
        ordinary(*command("stat", "fact-7", "--json", "--data", str(file))),
        env=environment_with(said),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout


def close(folder: Path) -> None:
    """Make a folder read-only, and see that it is."""
    folder.chmod(0o555)
    write = ordinary(sys.executable, "-c", "import sys; open(sys.argv[1], 'w')", str(folder / "x"))
    done = subprocess.run(write, capture_output=True, check=False, timeout=60)
    assert b"PermissionError" in done.stderr


def kept(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_with_a_read_only_home_the_answer_is_right_and_nothing_is_left(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HUNANFACTS_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    close(folder)
    file = knowledge(tmp_path / "facts.toml", 9)
    for _ in range(2):
        assert b"Thing 7." in told(file, HOME=str(folder))
    assert kept(folder) == {}


def test_with_a_read_only_cache_the_answer_is_never_the_old_one(
    folder: Path, tmp_path: Path
) -> None:
    file = knowledge(tmp_path / "facts.toml", 9)
    assert b"Thing 7." in told(file, HUNANFACTS_CACHE=str(folder))
    before = kept(folder)
    assert {Path(name).suffix for name in before} == {".index", ".note"}
    close(folder)
    assert b"Thing 7." in told(file, HUNANFACTS_CACHE=str(folder))
    file.write_text(file.read_text().replace("Thing 7.", "Other 7."))
    for _ in range(2):
        assert b"Other 7." in told(file, HUNANFACTS_CACHE=str(folder))
    assert kept(folder) == before
