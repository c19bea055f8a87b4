"""What editors make of a knowledge file that names its schema: Taplo, which they run, lints it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hunanfacts.schema import making

DATA = Path(__file__).resolve().parents[2] / "data"
TAPLO = shutil.which("taplo", path=str(Path(sys.executable).parent))
pytestmark = pytest.mark.skipif(TAPLO is None, reason="taplo is not installed beside this Python")


def lint(folder: Path, text: str) -> str:
    """Return what Taplo finds wrong with a file of that text, beside its schema."""
    (folder / "facts.schema.json").write_text(making.text("knowledge", "zh"), encoding="utf-8")
    file = folder / "facts.toml"
    file.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [TAPLO or "", "lint", file.name],
        cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60,
        env={**os.environ, "RUST_LOG": "error"},
    )  # fmt: skip
    assert bool(done.returncode) == bool(done.stderr.strip())
    return done.stderr


@pytest.fixture(scope="module")
def shipped_text() -> str:
    """Read the shipped file, which names its schema in its first line."""
    return (DATA / "facts.toml").read_text(encoding="utf-8")


def test_the_shipped_file_has_nothing_wrong(tmp_path: Path, shipped_text: str) -> None:
    assert lint(tmp_path, shipped_text) == ""


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('kind = "indicator"', 'kind = "indicater"', '"indicater" is not one of'),
        ('bound = "exact"', 'bond = "exact"', "'bond' was unexpected"),
        ('bound = "exact"\n', "", '"bound" is a required property'),
        ("schema = 2", "schema = 1", "2 was expected"),
        ('period = "2021"', 'period = "2021年"', "does not match"),
    ],
)
def test_a_slip_is_marked(
    tmp_path: Path, shipped_text: str, right: str, wrong: str, said: str
) -> None:
    assert right in shipped_text
    assert said in lint(tmp_path, shipped_text.replace(right, wrong, 1))
