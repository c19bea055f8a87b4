"""The walk at the head of the page for authors leads where it says, step by step."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from running import environment_with, run
from shown import ROOT

PAGES = {"docs/authors.md": "## A fact", "docs/authors.zh.md": "## 一条事实"}
"""With the heading behind the walk."""
_STEP = re.compile(r"```sh\n(.*?)```\n\n```text\n(.*?)```", re.DOTALL)
_TEXTS = re.compile(r"^(\w+ = ).*|\".*\"|=(?:en|zh)|(?<=stat )\S+", re.MULTILINE)
"""What is in the language of the page."""
_END = "---- end of a step ----"


def steps(page: str) -> list[tuple[str, str]]:
    """Return what is typed and what is printed."""
    walk = (ROOT / page).read_text(encoding="utf-8").partition(f"\n{PAGES[page]}\n")[0]
    found = _STEP.findall(walk)
    assert len(found) == walk.count("```sh") > 5
    return found


def printed(page: str, folder: Path) -> list[str]:
    """Type every step in a folder that is empty, and return what each prints."""
    script = "".join(f"{typed}echo '{_END}'\n" for typed, _ in steps(page))
    beside = Path(sys.executable).parent
    path = os.pathsep.join((str(beside), os.environ["PATH"]))
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],  # noqa: S607
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, timeout=110,
        env=environment_with({"PATH": path, "LANG": "C.UTF-8"}),
    )  # fmt: skip
    assert done.returncode == 0, done.stdout.decode()
    return done.stdout.decode("utf-8").split(f"{_END}\n")[:-1]


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
@pytest.mark.parametrize("page", PAGES)
def test_each_step_prints_what_stands_below_it(page: str, tmp_path: Path) -> None:
    assert printed(page, tmp_path) == [shown for _, shown in steps(page)]
    outcome = run("validate", str(tmp_path / "library.toml"), "--lang", "en")
    assert (outcome.status, outcome.out) == (0, "")
    assert outcome.err.endswith("; 5 facts, 5 figures\n")


def test_both_languages_take_the_same_steps() -> None:
    """Texts apart: the commands are the same, and so are the fields that are written."""
    english, chinese = ([_TEXTS.sub(r"\1", typed) for typed, _ in steps(page)] for page in PAGES)
    assert english == chinese
