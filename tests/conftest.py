"""What several tests share: the shipped knowledge, and the article where it is at hand."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from hunanfacts import loading
from hunanfacts.query import KnowledgeBase

if TYPE_CHECKING:
    from hunanfacts.records import Knowledge

# How fast a machine is decides on nothing.
hypothesis.settings.register_profile("any-machine", deadline=None)
hypothesis.settings.load_profile("any-machine")

REPOSITORY = Path(__file__).resolve().parents[1]
_INDENT = "\u3000\u3000"


@pytest.fixture(scope="session")
def shipped() -> Knowledge:
    """Load the knowledge file that comes with the package, once."""
    return loading.load(loading.packaged_file())


@pytest.fixture(scope="session")
def base(shipped: Knowledge) -> KnowledgeBase:
    """Make the shipped knowledge one that can be asked."""
    return KnowledgeBase(shipped)


@pytest.fixture(scope="session")
def small() -> KnowledgeBase:
    """Load the small knowledge of the tests: a lake, a railway line and a ferry."""
    return KnowledgeBase(loading.load(Path(__file__).with_name("small.toml")))


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
