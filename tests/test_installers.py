"""A built wheel and sdist, installed from the file by pip, pipx and uv tool, and tried.

Each installs into folders of its own. What the program depends on comes from wherever these
installers take it on this machine; where that is nowhere, the tests skip.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from running import TESTS

import hunanfacts
from hunanfacts.command.extras import PACKAGES

CHECKOUT = TESTS.parent
NAME = "hunanfacts.exe" if os.name == "nt" else "hunanfacts"
UNREACHABLE = ("Failed to establish a new connection", "Temporary failure in name resolution",
               "ConnectionError", "No matching distribution found", "error sending request",
               "not found in the package registry", "Name or service not known")  # fmt: skip
"""What installers say where they cannot have what the program depends on."""

pytestmark = [
    pytest.mark.timeout(600),
    pytest.mark.skipif(
        "HUNANFACTS_INSTALLERS" not in os.environ,
        reason="takes minutes; HUNANFACTS_INSTALLERS=1 runs it",
    ),
]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Build the sdist, and out of it the wheel."""
    folder = tmp_path_factory.mktemp("built")
    here = ["--no-isolation"] if importlib.util.find_spec("hatchling") else []
    run(sys.executable, "-m", "build", *here, "--outdir", str(folder), str(CHECKOUT))
    return {
        "wheel": next(folder.glob("*.whl")),
        "sdist": next(folder.glob("*.tar.gz")),
    }


def run(*words: str, **variables: str) -> str:
    """Run a command that must succeed, and return what it writes; PYTHONPATH is not for it."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        words, capture_output=True, text=True, encoding="utf-8", check=False, timeout=500,
        env={**environment, "PYTHONUTF8": "1", **variables},
    )  # fmt: skip
    said = done.stdout + done.stderr
    if done.returncode and any(words in said for words in UNREACHABLE):
        pytest.skip(f"no access to what it depends on: {said.strip().splitlines()[-1]}")
    assert done.returncode == 0, said
    return done.stdout


def by_pip(what: str, folder: Path) -> Path:
    venv.create(folder, symlinks=os.name != "nt", with_pip=True)
    commands = folder / ("Scripts" if os.name == "nt" else "bin")
    run(str(commands / "python"), "-m", "pip", "install", "--quiet", what)
    return commands


def by_pipx(what: str, folder: Path) -> Path:
    commands = folder / "bin"
    run("pipx", "install", what, PIPX_HOME=str(folder / "home"), PIPX_BIN_DIR=str(commands),
        PIPX_MAN_DIR=str(folder / "man"), PIPX_DEFAULT_PYTHON=sys.executable)  # fmt: skip
    return commands


def by_uv(what: str, folder: Path) -> Path:
    commands = folder / "bin"
    run("uv", "tool", "install", "--python", sys.executable, what,
        UV_TOOL_DIR=str(folder / "home"), UV_TOOL_BIN_DIR=str(commands))  # fmt: skip
    return commands


INSTALLERS = {"pip": by_pip, "pipx": by_pipx, "uv": by_uv}


@pytest.mark.parametrize("installer", INSTALLERS)
@pytest.mark.parametrize("what", ["wheel", "sdist"])
def test_an_installer_installs_what_works(
    installer: str, what: str, built: dict[str, Path], tmp_path: Path
) -> None:
    if installer != "pip" and not shutil.which(installer):
        pytest.skip(f"not installed: {installer}")
    commands = INSTALLERS[installer](str(built[what]), tmp_path / "installed")
    command = str(commands / NAME)
    cache = str(tmp_path / "cache")
    assert run(command, "stat", "gdp", "--value", HUNANFACTS_CACHE=cache).strip() == "4"
    version, installed = run(command, "--version", HUNANFACTS_CACHE=cache).splitlines()
    assert version.startswith(f"hunanfacts {hunanfacts.__version__} (data ")
    assert installed == "extras: none"
    assert not Path(cache).exists()  # the index came along


def test_an_extra_is_installed_with_it(built: dict[str, Path], tmp_path: Path) -> None:
    commands = by_pip(f"{built['wheel']}[docx]", tmp_path / "installed")
    assert run(str(commands / NAME), "--version").splitlines()[1] == "extras: docx"


@pytest.mark.parametrize("extra", [*PACKAGES, ",".join(PACKAGES)])
def test_the_extras_resolve(extra: str, built: dict[str, Path]) -> None:
    """Out of what is installed here, which the tests need anyway."""
    if lacking := [name for name in PACKAGES.values() if not importlib.util.find_spec(name)]:
        pytest.skip(f"not installed: {', '.join(lacking)}")
    run(sys.executable, "-m", "pip", "install", "--dry-run", "--quiet", "--no-index",
        f"{built['wheel']}[{extra}]", PIP_FIND_LINKS="")  # fmt: skip
