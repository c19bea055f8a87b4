"""The methods that `search.py` compares: hunanfacts, and plain ways to search the same texts."""

from __future__ import annotations

import importlib.util
import itertools
import logging
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hunanfacts.search import answers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from question_sets import Question

    from hunanfacts.api import KnowledgeBase
    from hunanfacts.index.store import Index
    from hunanfacts.index.stored import Found
    from hunanfacts.model.records import Fact

    Ask = Callable[[Question], "Answer"]
    Best = Callable[[str], str | None]

LOWEST_RATIO = 60
TRIGRAM = 3
PEERS = {"partial ratio": ("rapidfuzz",), "words with BM25": ("jieba", "rank_bm25")}


@dataclass(frozen=True)
class Answer:
    """The fact that a method tells first, if any, and whether it is told only as a near one."""

    first: Found | None
    is_near: bool = False


def methods(knowledge: KnowledgeBase) -> list[tuple[str, Ask]]:
    """Return each method with its name. The plain ones take words and give the best fact's key."""
    facts = knowledge.facts()
    plain: list[tuple[str, Best]] = [
        ("plain substring", substring(facts)),
        ("SQLite FTS5 trigram, bm25, every word", trigram(facts, every_word)),
        ("SQLite FTS5 trigram, bm25, any three letters", trigram(facts, any_three)),
    ]
    if has("jieba", "rank_bm25"):
        plain.append(("jieba words, BM25", words_bm25(facts)))
    if has("rapidfuzz"):
        plain.append((f"rapidfuzz partial ratio ≥ {LOWEST_RATIO}", partial_ratio(facts)))
    return [
        ("hunanfacts", lambda question: asked(knowledge.index, question)),
        *((name, answering(knowledge.index, best)) for name, best in plain),
    ]


def missing() -> list[str]:
    """Return a line for every method that is not compared."""
    return [
        f"{' and '.join(packages)} not installed: {name} not compared."
        for name, packages in PEERS.items()
        if not has(*packages)
    ]


def has(*packages: str) -> bool:
    """Tell whether the packages are installed."""
    return all(importlib.util.find_spec(package) for package in packages)


def asked(index: Index, question: Question) -> Answer:
    """Ask hunanfacts by the question's command; what it answers is meant, unless it is near."""
    look_up = answers.find if question.command == "search" else answers.stat
    found = look_up(index, question.asked)
    if sure := [fact for fact in found if fact.match != "near"]:
        return Answer(sure[0])
    near = [*found, *found.near]
    return Answer(near[0] if near else None, is_near=bool(near))


def answering(index: Index, best: Best) -> Ask:
    """Let a plain method answer with the fact whose key it gives."""

    def ask(question: Question) -> Answer:
        key = best(question.asked)
        return Answer(index.by_key(key) if key else None)

    return ask


def substring(facts: Sequence[Fact]) -> Best:
    """Find the first fact of the file that holds the question as it is, small letters alike."""
    texts = [(fact.key, joined(fact).lower()) for fact in facts]
    return lambda asked: next((key for key, text in texts if asked.lower() in text), None)


def trigram(facts: Sequence[Fact], expression: Callable[[str], str]) -> Best:
    """Find what SQLite ranks first; words under three letters find nothing."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE fact USING fts5(key UNINDEXED, text, tokenize=trigram)")
    rows = [(fact.key, joined(fact)) for fact in facts]
    database.executemany("INSERT INTO fact VALUES (?, ?)", rows)
    ranked = "SELECT key FROM fact WHERE fact MATCH ? ORDER BY bm25(fact) LIMIT 1"

    def best(asked: str) -> str | None:
        wanted = expression(asked)
        found = database.execute(ranked, [wanted]).fetchone() if wanted else None
        return found[0] if found else None

    return best


def every_word(asked: str) -> str:
    """Return the FTS5 expression for all words of the question."""
    return " ".join(quoted(word) for word in asked.split() if len(word) >= TRIGRAM)


def any_three(asked: str) -> str:
    """Return the FTS5 expression for any three letters or characters that follow one another."""
    threes = (
        word[at : at + TRIGRAM] for word in asked.split() for at in range(len(word) - TRIGRAM + 1)
    )
    return " OR ".join(quoted(three) for three in threes)


def quoted(word: str) -> str:
    """Return a word as a string of FTS5."""
    return '"' + word.replace('"', '""') + '"'


def words_bm25(facts: Sequence[Fact]) -> Best:
    """Cut texts and questions in words, and find what has most of the rare ones."""
    import jieba
    from rank_bm25 import BM25Okapi

    jieba.setLogLevel(logging.WARNING)

    def cut(text: str) -> list[str]:
        return [word for word in jieba.lcut_for_search(text.lower()) if word.isalnum()]

    bm25 = BM25Okapi([cut(joined(fact)) for fact in facts])

    def best(asked: str) -> str | None:
        scores = bm25.get_scores(cut(asked))
        place = scores.argmax()
        return facts[place].key if scores[place] > 0 else None

    return best


def partial_ratio(facts: Sequence[Fact]) -> Best:
    """Find the label or alias most like the question, or like a part of it."""
    from rapidfuzz import fuzz, process, utils

    pairs = list(itertools.chain.from_iterable(named(fact) for fact in facts))
    names = [utils.default_process(name) for name, _ in pairs]

    def best(asked: str) -> str | None:
        found = process.extractOne(
            utils.default_process(asked),
            names,
            scorer=fuzz.partial_ratio,
            score_cutoff=LOWEST_RATIO,
        )
        return pairs[found[2]][1] if found else None

    return best


def named(fact: Fact) -> list[tuple[str, str]]:
    """Return the labels and aliases of a fact, each with the fact's key."""
    return [(name, fact.key) for name in (fact.label.zh, fact.label.en, *fact.aliases)]


def joined(fact: Fact) -> str:
    """Return the labels, aliases and statements of a fact as one text."""
    names = [name for name, _ in named(fact)]
    return "\n".join([*names, fact.statement.zh, fact.statement.en])
