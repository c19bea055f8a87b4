"""`--version`: what of the program, of the data and of the extras there is."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

import pytest
import tomli
from running import TESTS, Outcome, run

import hunanfacts
from hunanfacts.command import extras

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

DEVELOPERS = {"fuzz", "test", "cover", "lint", "bench", "tables"}
"""Extras of those who work on the program, which no command needs."""


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ((), "none"),
        (("mcp",), "mcp"),
        ([*extras.PACKAGES.values()], "docx, xlsx, svg, parquet, mcp"),
    ],
)
def test_the_versions_are_of_program_data_and_schema(
    found: Collection[str], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The extras that are installed stand below."""
    monkeypatch.setattr(extras, "_is_found", found.__contains__)
    data = hunanfacts.load().version
    expected = f"hunanfacts {hunanfacts.__version__} (data {data}, schema hunanfacts/2)\n"
    assert run("--version") == Outcome(0, f"{expected}extras: {told}\n", "")


def test_the_extras_are_those_of_users() -> None:
    project = tomli.loads((TESTS.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(extras.PACKAGES) == set(project["optional-dependencies"]) - DEVELOPERS


def test_what_can_be_imported_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = [extra for extra, name in extras.PACKAGES.items() if importlib.util.find_spec(name)]
    assert extras.installed() == there
    (tmp_path / "only_a_folder").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(extras, "PACKAGES", {"folder": "only_a_folder", "none": "there_is_none"})
    assert extras.installed() == []
