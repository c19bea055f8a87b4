"""The wheel, installed into a fresh virtual environment, works from any folder with its data.

The fresh environment sees the libraries that run these tests through a path file, so that nothing
is fetched; only where hatchling is missing here does building the wheel fetch it. The checkout's
own package is hidden from it: hunanfacts can come from the wheel alone.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
from running import TESTS

import hunanfacts
from hunanfacts.index import cache
from hunanfacts.knowledge import loading

CHECKOUT = TESTS.parent
DATA = CHECKOUT / "data" / "facts.toml"


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    # With hatchling at hand an isolated build would only fetch what is there already.
    here = ["--no-isolation"] if importlib.util.find_spec("hatchling") else []
    call(sys.executable, "-m", "build", "--wheel", *here, "--outdir", str(folder), str(CHECKOUT))
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into a fresh environment and return the folder of its commands."""
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, symlinks=os.name != "nt")
    scheme = "nt" if os.name == "nt" else "posix_prefix"
    own = {"base": str(folder), "platbase": str(folder)}
    packages = Path(sysconfig.get_path("purelib", scheme, vars=own))
    # Plain lines only, so the path files there (an editable hunanfacts) are not followed.
    libraries = [each for each in sys.path if Path(each).name in {"site-packages", "dist-packages"}]
    (packages / "libraries.pth").write_text("\n".join(libraries), encoding="utf-8")
    commands = Path(sysconfig.get_path("scripts", scheme, vars=own))
    python = commands / Path(sys.executable).name
    # The hunanfacts that runs these tests would pass for installed: the wheel goes in regardless.
    call(str(python), "-m", "pip", "install", "--quiet", "--no-deps", "--no-index",
         "--ignore-installed", "--disable-pip-version-check", str(wheel))  # fmt: skip
    return commands


def call(*words: str, folder: Path | None = None) -> str:
    """Run a command that must succeed and return what it writes; PYTHONPATH is not for it."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        words, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False,
        timeout=300, env={**environment, "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_carries_the_data_and_says_that_it_is_typed(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert archive.read("hunanfacts/data/facts.toml") == DATA.read_bytes()
        schema = DATA.with_name("facts.schema.json")
        assert archive.read("hunanfacts/data/facts.schema.json") == schema.read_bytes()
        names = archive.namelist()
    assert "hunanfacts/py.typed" in names
    assert [name for name in names if name.startswith("tests")] == []
    assert wheel.name == f"hunanfacts-{hunanfacts.__version__}-py3-none-any.whl"


def test_the_wheel_brings_the_index_that_a_fresh_build_makes(wheel: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "facts.db"
    cache.compile_index(str(DATA), str(fresh))
    with zipfile.ZipFile(wheel) as archive:
        assert archive.read("hunanfacts/data/facts.db") == fresh.read_bytes()


def test_a_first_run_keeps_no_index_of_the_shipped_knowledge(
    scripts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "cache"
    monkeypatch.setenv("HUNANFACTS_CACHE", str(folder))
    assert call(str(scripts / "hunanfacts"), "stat", "gdp", "--value").strip() == "4"
    assert not folder.exists()


def test_the_installed_command_answers_from_any_folder(scripts: Path, tmp_path: Path) -> None:
    found = call(str(scripts / "hunanfacts"), "list", "--lang", "en", folder=tmp_path)
    facts = loading.load(str(DATA)).facts
    assert list(dict.fromkeys(line.split("\t")[0] for line in found.splitlines())) == [
        fact.key for fact in facts
    ]


def test_the_installed_package_is_the_wheel_s_with_its_own_data(
    scripts: Path, tmp_path: Path
) -> None:
    program = (
        "import hunanfacts, hunanfacts.index.cache as l\n"
        "print(hunanfacts.__file__)\nprint(l.packaged_file())\n"
        "print([fact.key for fact in hunanfacts.load().stat('gdp')])"
    )
    python = str(scripts / Path(sys.executable).name)
    package, data, keys = call(python, "-c", program, folder=tmp_path).splitlines()
    assert scripts.parent.resolve() in Path(package).resolve().parents
    assert Path(data).resolve() == Path(package).resolve().parent / "data" / "facts.toml"
    assert keys == "['gdp']"


def test_the_installed_module_runs_like_the_command(scripts: Path, tmp_path: Path) -> None:
    python = str(scripts / Path(sys.executable).name)
    as_module = call(python, "-m", "hunanfacts", "--version", folder=tmp_path)
    assert as_module == call(str(scripts / "hunanfacts"), "--version", folder=tmp_path)
    assert as_module.startswith(f"hunanfacts {hunanfacts.__version__} (data ")


@pytest.mark.parametrize("layout", ["wheel", "checkout", "both"])
def test_the_data_is_looked_for_in_the_package_and_then_in_the_checkout(
    layout: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "src" / "hunanfacts"
    in_package, in_checkout = package / "data" / "facts.toml", tmp_path / "data" / "facts.toml"
    there = {"wheel": [in_package], "checkout": [in_checkout], "both": [in_package, in_checkout]}
    for file in there[layout]:
        file.parent.mkdir(parents=True)
        file.write_bytes(b"")
    monkeypatch.setattr(cache, "_PACKAGE", str(package))
    assert cache.packaged_file() == str(there[layout][0])


def test_these_tests_run_on_the_checkout_s_own_data() -> None:
    assert Path(cache.packaged_file()).read_bytes() == DATA.read_bytes()
