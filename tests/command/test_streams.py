"""What surrounds a call: streams that do not wait, locales, signals; as processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from running import TINY, command, environment_with, run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX streams and signals")

WITHOUT_UTF_8 = {
    "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "HUNANFACTS_LANG": "zh"
}  # fmt: skip


def test_a_pipe_that_does_not_wait_gets_the_whole_answer() -> None:
    """A pipe holds 64 KB; what reads it comes late."""
    ours, theirs = os.pipe()
    os.set_blocking(theirs, False)
    process = subprocess.Popen(
        command("list", "--json"), stdout=theirs, stderr=subprocess.PIPE, env=environment_with({})
    )
    os.close(theirs)
    time.sleep(1)
    with os.fdopen(ours, "rb") as pipe:
        written = pipe.read()
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")
    assert len(written) > 2**16
    assert json.loads(written)["count"] > 100


def told(*arguments: str, environment: dict[str, str], folder: str = "/") -> tuple[int, str]:
    done = subprocess.run(
        command(*arguments),
        env=environment_with(environment),
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=60,
    )
    return done.returncode, (done.stdout + done.stderr).decode("ascii")


def test_chinese_words_are_found_under_a_locale_of_ascii() -> None:
    status, said = told("stat", "茶", "--data", str(TINY), "--json", environment=WITHOUT_UTF_8)
    assert status == 0
    assert json.loads(said)["query"] == "茶"


def test_a_file_of_a_chinese_name_is_found_there_too(tmp_path: Path) -> None:
    name = str(tmp_path / "事实.toml")
    Path(name).write_bytes(TINY.read_bytes())
    for words in (["--data", name], [f"--data={name}"]):
        status, said = told("stat", "茶", *words, "--json", environment=WITHOUT_UTF_8)
        assert (status, json.loads(said)["count"]) == (0, 1)
    status, said = told("stat", "茶", "--data", "没有.toml", environment=WITHOUT_UTF_8)
    assert status == 3
    assert "\\u6ca1\\u6709.toml" in said


def test_ctrl_c_while_the_program_starts_exits_130_in_words() -> None:
    """The signal comes while a module of ours is imported: here by its import itself."""
    code = (
        "import sys, signal, os, runpy\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "class Finder:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'hunanfacts.command.lookup':\n"
        "            sys.meta_path.remove(self)\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Finder())\n"
        "sys.argv = ['hunanfacts', 'stat', 'gdp']\n"
        "runpy.run_module('hunanfacts', run_name='__main__')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment_with({}),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (130, b"")
    assert done.stderr.decode() == "已中断\n"


@pytest.mark.parametrize("name", ["a/" * 3_000, "a\0b", "\udcff" * 300])
@pytest.mark.parametrize("arguments", [["check"], ["list", "--data"], ["validate"]])
def test_a_name_that_no_file_can_have_exits_3(arguments: list[str], name: str) -> None:
    outcome = run(*arguments, name)
    assert (outcome.status, outcome.out) == (3, "")
    assert len(outcome.err) < 2_000


def test_what_is_said_on_a_terminal_has_whole_words_and_commands_stay_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    said = run("stat", "nosuchthing", "--lang", "en", is_terminal=True).err.splitlines()
    assert said[1:3] == [
        "known here: Facts and figures about",
        "Hunan province, out of Building a Modern",
    ]
    said = run(
        "trend", "technology-contract-value", "--lang", "zh", is_terminal=True
    ).err.splitlines()
    assert said[:2] == [
        "“technology-contract-value”没有可以比较",
        "的数值：性质不同（数量、倍数）；单位不同",
    ]
    assert said[-1] == "  hunanfacts audit technology-contract-value"


def test_a_suggestion_hangs_on_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    said = run("stat", "脱贫人口", "--lang", "en", is_terminal=True).err.splitlines()
    assert said[-3:] == [
        "  poor-households  Registered poor",
        "    households lifted out of poverty",
        "    6.82 million households",
    ]
    assert run("stat", "脱贫人口", "--lang", "en").err.splitlines()[-1].startswith("  poor-house")
