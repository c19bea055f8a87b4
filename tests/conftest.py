"""What several tests share: the shipped knowledge, and the article where it is at hand."""

from __future__ import annotations

import gc
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

import hunanfacts
from hunanfacts.index import cache
from hunanfacts.knowledge import loading

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from hunanfacts.api import KnowledgeBase
    from hunanfacts.model.records import Knowledge

# How fast a machine is decides on nothing, and neither does what an earlier run found.
hypothesis.settings.register_profile("suite", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("suite")

_KEPT = frozenset({
    "HUNANFACTS_ARTICLE", "HUNANFACTS_EDITS", "HUNANFACTS_INSTALLERS", "HUNANFACTS_REWRITE",
})  # fmt: skip
"""Variables that are for the tests; those of the program are not, and the cache is their own."""
_SPOKEN = ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "COLUMNS", "LINES", "NO_COLOR",
           "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TTY_COMPATIBLE", "TTY_INTERACTIVE",
           "GITHUB_ACTIONS", "PY_COLORS", "PYTHONIOENCODING", "PYTHONUTF8", "PYTHONCOERCECLOCALE",
           "PYTHONINTMAXSTRDIGITS", "PAGER", "LESS", "LV")  # fmt: skip

for _name in {name for name in os.environ if "HUNANFACTS_" in name} - _KEPT | {*_SPOKEN}:
    os.environ.pop(_name, None)  # before any fixture, since some last for all tests

REPOSITORY = Path(__file__).resolve().parents[1]
_INDENT = "\u3000\u3000"


_RARELY = 1_000
"""Turns of the collector without one through everything, a hundred times Python's own number."""


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Have the garbage collector go through everything rarely: the tests are there to the end.

    It would go through all of them again and again, which takes a seventh of the time of the tests.
    To freeze them would hide who refers to what, which Hypothesis asks.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.set_threshold(700, 10, _RARELY)


@pytest.fixture(scope="session", autouse=True)
def _neutral_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep indexes in a folder of the tests' own, and nothing else that an answer depends on."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HUNANFACTS_CACHE", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("TERM", "xterm")
        yield


@pytest.fixture(scope="session")
def shipped() -> Knowledge:
    """Load the knowledge file that comes with the package, once."""
    knowledge = loading.load(cache.packaged_file())
    return replace(knowledge, facts=tuple(knowledge.facts))


@pytest.fixture(scope="session")
def base() -> KnowledgeBase:
    """Open the shipped knowledge."""
    return hunanfacts.load()


@pytest.fixture(scope="session")
def small() -> KnowledgeBase:
    """Open the small knowledge of the tests: a lake, a railway line and a ferry."""
    return hunanfacts.load(Path(__file__).with_name("small.toml"))


@pytest.fixture(scope="session")
def article() -> list[str]:
    """Read the article's paragraphs; it is no part of the repository, so it may be absent.

    It lies beside the repository, in shared/article.txt, or where HUNANFACTS_ARTICLE says.
    """
    named = os.environ.get("HUNANFACTS_ARTICLE")
    path = Path(named) if named else REPOSITORY.parent / "shared" / "article.txt"
    if not named and not path.exists():
        pytest.skip("the article is not at hand: ../shared/article.txt or HUNANFACTS_ARTICLE")
    text = path.read_text(encoding="utf-8").replace("\n", "")
    return [paragraph.strip() for paragraph in text.split(_INDENT)]
