"""The repository holds the article's facts, never its prose."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from conftest import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

LONGEST = 19
"""So many characters in a row may be the article's."""

NAMES = (
    "超级地下工程智能成套装备关键技术研究与应用",
    "进口转关货物内河运费不计入完税价格的审价创新模式",
)
"""Proper names as long as that, which are kept letter by letter."""

_STANDS_FOR_A_NAME = "\ue000"


def bare(text: str, names: Sequence[str]) -> str:
    """Leave out all white space, as lines may break anywhere, and count a name as one character.

    Names shrink on both sides, so that prose around one is still seen as one run.
    """
    text = re.sub(r"\s+", "", text)
    for name in names:
        text = text.replace(name, _STANDS_FOR_A_NAME)
    return text


def copied(text: str, article: list[str], names: Sequence[str] = NAMES) -> list[str]:
    """Return every run of more than LONGEST characters that `text` shares with a paragraph."""
    size = LONGEST + 1
    prose = [bare(paragraph, names) for paragraph in article]
    runs = {part[at : at + size] for part in prose for at in range(len(part) - size + 1)}
    text = bare(text, names)
    parts = (text[at : at + size] for at in range(len(text) - size + 1))
    return [part for part in parts if part in runs]


def files() -> Iterator[Path]:
    """Find the repository's files with those to be added, or all but hidden ones without git."""
    git = shutil.which("git")
    if git and (REPOSITORY / ".git").exists():
        # Git reads a checkout that belongs to somebody else only where it is told to.
        asked = [git, "-c", f"safe.directory={REPOSITORY}", "-C", str(REPOSITORY), "ls-files"]
        asked += ["-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(asked, capture_output=True, check=True, encoding="utf-8").stdout
        names = filter(None, listed.split("\0"))
        yield from (path for path in map(REPOSITORY.joinpath, names) if path.is_file())
    else:
        yield from (
            path
            for path in REPOSITORY.rglob("*")
            if path.is_file()
            and not any(part.startswith(".") for part in path.relative_to(REPOSITORY).parts)
        )


def texts() -> dict[str, str]:
    """Read every text file of the repository; bytes that are not UTF-8 are no text of ours."""
    return {
        path.relative_to(REPOSITORY).as_posix(): path.read_bytes().decode("utf-8", errors="ignore")
        for path in files()
    }


def test_no_file_copies_the_article(article: list[str]) -> None:
    found = texts()
    assert "data/facts.toml" in found
    runs = {name: copied(text, article) for name, text in found.items()}
    assert {name: run for name, run in runs.items() if run} == {}


@pytest.mark.parametrize("name", NAMES)
def test_every_excepted_name_is_needed(article: list[str], name: str) -> None:
    others = [other for other in NAMES if other != name]
    knowledge = texts()["data/facts.toml"]
    assert copied(knowledge, article, others) != []


def test_a_copied_run_is_found_though_lines_break_it(article: list[str]) -> None:
    prose = max(article, key=len)
    assert copied("我们写：\n" + prose[40 : 40 + LONGEST], article) == []
    assert copied("我们写：\n" + prose[40 : 41 + LONGEST], article) != []
    assert copied(prose[40:50] + "\n    " + prose[50 : 41 + LONGEST], article) != []


def test_prose_around_a_name_is_one_run(article: list[str]) -> None:
    [paragraph] = [text for text in article if NAMES[1] in text]
    at = paragraph.index(NAMES[1])
    end = at + len(NAMES[1])
    assert copied(paragraph[at:end], article) == []
    assert copied(paragraph[at - 10 : end + 10], article) != []
