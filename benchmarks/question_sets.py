"""The sets of questions for `search.py`, each question with what tells a right answer.

- tuned: tests/search/queries.toml, which the search was made to answer;
- first to seventh: the sets of questions that were written without looking at the search, and
  frozen before it ran on them. What the first half showed was mended afterwards;
- open: words of dictionaries that stand nowhere in the knowledge file. A few are other words for
  something that it tells, so that not every answer to them is wrong; they are counted all the same.
"""

from __future__ import annotations

import importlib.util
import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import tomli

from hunanfacts.text import chinese

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hunanfacts.index.stored import Found

ROOT = Path(__file__).parents[1]
QUERIES = ROOT / "tests" / "search" / "queries.toml"
BLIND = ROOT / "tests" / "search" / "blind"
HALVES = {
    "first": "2026-11-25.toml",
    "second": "2026-11-25-second.toml",
    "third": "2026-11-25-third.toml",
    "fourth": "2026-11-26.toml",
    "fifth": "2026-11-26-second.toml",
    "sixth": "2026-11-26-third.toml",
    "seventh": "2026-11-26-fourth.toml",
    "eighth": "2026-11-26-fifth.toml",
    "ninth": "2026-11-26-sixth.toml",
}
NAMES = ("tuned", *HALVES, "open")
KNOWLEDGE = ROOT / "data" / "facts.toml"

SEED = 7
FEWEST_USES = 20
"""How often a word must stand in the texts that jieba's dictionary was counted in."""
CHINESE_WORD = re.compile(r"[\u4e00-\u9fff]{2,6}")
ENGLISH_WORD = re.compile(r"[a-z]{4,}")


@dataclass(frozen=True)
class Question:
    """A question; right is a fact of one of the `keys`, or one that tells `text` of a paragraph."""

    asked: str
    style: str
    command: str = "stat"
    keys: tuple[str, ...] = ()
    text: str = ""
    paragraph: int = -1

    @property
    def has_answer(self) -> bool:
        """Tell whether the knowledge answers it."""
        return bool(self.keys or self.text)

    def is_right(self, fact: Found) -> bool:
        """Tell whether a fact answers it."""
        if not self.text:
            return fact.key in self.keys
        told = "".join(cell for row in fact.rows("zh") for cell in row) + fact.json
        is_there = re.search(rf'"paragraph": {self.paragraph}\b', fact.json)
        return bool(is_there) and without_spaces(self.text) in without_spaces(told)


def of(name: str, words: int) -> Iterator[tuple[str, list[Question]]]:
    """Yield the questions of a set, in one or several parts, each with its title."""
    if name == "tuned":
        yield "tuned: the questions that the search was made to answer", tuned()
    elif name == "open":
        yield from unknown_words(words)
    else:
        yield f"{name}: the {name} half of the frozen questions", frozen(BLIND / HALVES[name])


def tuned() -> list[Question]:
    """Return the questions of queries.toml."""
    return [
        Question(query["text"], query["style"], keys=tuple(query["right"]))
        for query in tomli.loads(QUERIES.read_text(encoding="utf-8"))["query"]
    ]


def frozen(path: Path) -> list[Question]:
    """Return the questions of one half, which say by which command they are asked."""
    return [
        Question(
            question["query"],
            question["style"],
            command=question["command"],
            text=question["expect"],
            paragraph=question["paragraph"],
        )
        for question in tomli.loads(path.read_text(encoding="utf-8"))["question"]
    ]


def unknown_words(count: int) -> Iterator[tuple[str, list[Question]]]:
    """Yield up to `count` words in characters, the same in pinyin, and English ones.

    In pinyin those are left out that sound like something in the knowledge file.
    """
    known = KNOWLEDGE.read_text(encoding="utf-8").casefold()
    drawn = sample(sorted(set(chinese_words())), known, count)
    yield "open: Chinese words that the knowledge does not hold", as_questions(drawn, "hanzi")
    heard = "|".join(spaced(run) for run in chinese.syllables(known))
    spelt = [run for word in drawn for run in chinese.syllables(word) if spaced(run) not in heard]
    yield (
        "open: the same in pinyin, without those that sound like something in it",
        as_questions(list(dict.fromkeys("".join(run) for run in spelt)), "pinyin"),
    )
    drawn = sample(sorted(set(english_words())), known, count)
    yield "open: English words that the knowledge does not hold", as_questions(drawn, "english")


def chinese_words() -> Iterator[str]:
    """Yield the more usual words of jieba's dictionary; none where jieba is not installed."""
    if not importlib.util.find_spec("jieba"):
        return
    import jieba

    with jieba.get_dict_file() as lines:
        for line in lines:
            word, uses, *_ = line.decode("utf-8").split()
            if int(uses) >= FEWEST_USES and CHINESE_WORD.fullmatch(word):
                yield word


def english_words() -> Iterator[str]:
    """Yield the words of the GNU dictionary; none where english-words is not installed."""
    if not importlib.util.find_spec("english_words"):
        return
    from english_words import get_english_words_set

    words = get_english_words_set(["gcide"], alpha=True, lower=True)
    yield from filter(ENGLISH_WORD.fullmatch, words)


def sample(words: Sequence[str], known: str, count: int) -> list[str]:
    """Return the same `count` words each time out of those that are not in the text `known`."""
    unknown = [word for word in words if word not in known]
    chosen = random.Random(SEED)
    return chosen.sample(unknown, min(count, len(unknown)))


def as_questions(words: Sequence[str], style: str) -> list[Question]:
    """Return the words as questions without an answer."""
    return [Question(word, style) for word in words]


def spaced(syllables: Sequence[str]) -> str:
    """Return syllables as one text, in which each stands between spaces."""
    return f" {' '.join(syllables)} "


def without_spaces(text: str) -> str:
    """Return the text without spaces, in small letters."""
    return re.sub(r"\s", "", text).lower()
