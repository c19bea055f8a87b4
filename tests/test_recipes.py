"""What the page for scripts tells to run prints what stands below it."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from shown import ROOT

PAGES = ("docs/scripts.md", "docs/scripts.zh.md")
_RECIPE = re.compile(r"```(sh|python)\n((?:(?!```).)*)```\n\n```text\n(.*?)```", re.DOTALL)
"""A block of code with what it prints below it."""
_PROGRAMS = ("bash", "jq")
_PACKAGES = ("pandas", "duckdb", "polars", "pyarrow")


def recipes(page: str) -> list[tuple[str, ...]]:
    return _RECIPE.findall((ROOT / page).read_text(encoding="utf-8"))


def missing(kind: str, code: str) -> list[str]:
    """Return what the recipe needs and this machine lacks."""
    if kind == "sh":
        needed = [name for name in _PROGRAMS if name == "bash" or name in code]
        return [name for name in needed if not shutil.which(name)]
    return [name for name in _PACKAGES if name in code and not importlib.util.find_spec(name)]


@pytest.mark.parametrize(("kind", "code", "printed"), recipes(PAGES[0]))
def test_recipes_print_what_stands_below_them(kind: str, code: str, printed: str) -> None:
    if lacking := missing(kind, code):
        pytest.skip(f"not installed: {', '.join(lacking)}")
    beside = Path(sys.executable).parent
    program = [sys.executable, "-c"] if kind == "python" else ["bash", "-euo", "pipefail", "-c"]
    path = os.pathsep.join((str(beside), os.environ["PATH"]))
    done = subprocess.run(
        [*program, code],
        cwd=ROOT,
        env={**os.environ, "PATH": path, "LANG": "en_US.UTF-8"},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.stdout.decode("utf-8"), done.returncode) == (printed, 0), done.stderr.decode()


def test_both_languages_have_the_same_recipes() -> None:
    english, chinese = map(recipes, PAGES)
    assert english == chinese
    assert len(english) > 4
