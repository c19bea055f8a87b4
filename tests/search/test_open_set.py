"""Words of the language of which the knowledge says nothing: hardly any may find something."""

from __future__ import annotations

import functools
import itertools
import random
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import english_words
import pytest

from hunanfacts.index import cache
from hunanfacts.search import answers
from hunanfacts.text import chinese

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hunanfacts.api import KnowledgeBase

SEED, WORDS, IN_CHARACTERS, IN_ENGLISH = 12, 1000, 600, 600
LONGEST, LEAST_COMMON = 6, 20
MOST_SURE, MOST_SURE_IN_PINYIN, MOST_NEAR = 0.002, 0.005, 0.01
"""The shares of the words that may be answered with confidence, and that something may be near."""
_SYLLABLES = functools.cache(chinese.syllables)


@pytest.fixture(scope="module")
def words() -> list[str]:
    """Draw words of a dictionary that do not stand in the knowledge file."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own code has some, which are no fault of ours
        jieba = pytest.importorskip("jieba")
    listed = Path(jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8")
    known = _known()
    drawn = random.Random(SEED)
    common = [
        word
        for word, count, *_ in map(str.split, listed.splitlines())
        if 1 < len(word) <= LONGEST
        and int(count) >= LEAST_COMMON
        and all("\u4e00" <= char <= "\u9fff" for char in word)
    ]
    drawn.shuffle(common)
    return list(itertools.islice((word for word in common if word not in known), WORDS))


def _known() -> str:
    return Path(cache.packaged_file()).read_text(encoding="utf-8").casefold()


def found(base: KnowledgeBase, queries: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return what was answered with confidence, and what something came near to."""
    sure, near = [], []
    for query in queries:
        results = answers.find(base.index, query)
        if any(fact.match != "near" for fact in results):
            sure.append(f"{query}: {results[0].key}")
        elif results:
            near.append(f"{query}: {results[0].key}")
    return sure, near


@pytest.fixture(autouse=True)
def _sounds_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work out only once how a name sounds: a process that answers once need not keep it."""
    monkeypatch.setattr(chinese, "syllables", _SYLLABLES)


def test_words_of_which_nothing_is_known_find_nothing(
    base: KnowledgeBase, words: list[str]
) -> None:
    asked = words[:IN_CHARACTERS]
    sure, near = found(base, asked)
    assert len(sure) <= MOST_SURE * len(asked), sure
    assert len(near) <= MOST_NEAR * len(asked), near


def test_neither_do_others_in_pinyin(base: KnowledgeBase, words: list[str]) -> None:
    asked = [
        "".join(sound for run in chinese.syllables(word) for sound in run)
        for word in words[IN_CHARACTERS:]
    ]
    sure, near = found(base, asked)
    assert len(sure) <= MOST_SURE_IN_PINYIN * len(asked), sure
    assert len(near) <= MOST_NEAR * len(asked), near


def test_neither_do_english_ones(base: KnowledgeBase) -> None:
    known = _known()
    words = sorted(english_words.get_english_words_set(["gcide"], alpha=True, lower=True))
    random.Random(SEED).shuffle(words)
    strange = (word for word in words if word.isascii() and word not in known)
    sure, near = found(base, itertools.islice(strange, IN_ENGLISH))
    assert len(sure) <= MOST_SURE * IN_ENGLISH, sure
    assert len(near) <= MOST_NEAR * IN_ENGLISH, near
