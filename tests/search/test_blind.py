"""Blind questions: written and frozen before anything was run on them, and never tuned to.

A file that is to be held to its bars is named here; another may be kept for later, unread.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import tomli

from hunanfacts.search import answers

if TYPE_CHECKING:
    from hunanfacts.api import KnowledgeBase
    from hunanfacts.index.stored import Found

BLIND = Path(__file__).with_name("blind")
FIRST = "2026-11-25.toml"
SUMS = [
    (name, digest)
    for line in (BLIND / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    for digest, name in [line.split()]
]
MOST_WRONG, LEAST_RIGHT, QUESTIONS, NEGATIVES = 3, 130, 160, 40


@pytest.mark.parametrize(("name", "digest"), SUMS, ids=[name for name, _ in SUMS])
def test_a_frozen_file_is_what_it_was(name: str, digest: str) -> None:
    assert hashlib.sha256((BLIND / name).read_bytes()).hexdigest() == digest


def test_every_file_is_frozen() -> None:
    assert sorted(name for name, _ in SUMS) == sorted(path.name for path in BLIND.glob("*.toml"))


@pytest.fixture(scope="module")
def outcomes(base: KnowledgeBase) -> dict[str, list[str]]:
    """Ask every question of the first file; return the questions by what came of them."""
    questions = tomli.loads((BLIND / FIRST).read_text(encoding="utf-8"))["question"]
    found: dict[str, list[str]] = {}
    for question in questions:
        found.setdefault(outcome(base, question), []).append(question["query"])
    return found


def outcome(base: KnowledgeBase, question: dict[str, Any]) -> str:
    """Return how a question was answered.

    It is right if the first fact, also of near ones, is the expected; wrong only if another is
    answered with confidence, else it is missed.
    """
    asking = answers.stat if question["command"] == "stat" else answers.find
    results = asking(base.index, question["query"])
    is_sure = any(fact.match != "near" for fact in results)
    if not question["expect"]:
        return "answered" if is_sure else "refused"
    if any(says(fact, question) for fact in (list(results) or results.near)[:1]):
        return "right"
    return "wrong" if is_sure else "missed"


def says(fact: Found, question: dict[str, Any]) -> bool:
    told = " ".join(cell for row in fact.rows("zh") for cell in row) + fact.json
    is_there = f'"paragraph": {question["paragraph"]}' in told
    return is_there and bare(question["expect"]) in bare(told)


def bare(text: str) -> str:
    return "".join(text.split()).lower()


def test_each_question_has_an_outcome(outcomes: dict[str, list[str]]) -> None:
    counts = Counter({name: len(questions) for name, questions in outcomes.items()})
    assert counts["right"] + counts["wrong"] + counts["missed"] == QUESTIONS
    assert counts["answered"] + counts["refused"] == NEGATIVES


def test_what_the_source_does_not_say_is_never_answered(outcomes: dict[str, list[str]]) -> None:
    assert outcomes.get("answered", []) == []


def test_hardly_anything_is_answered_wrongly(outcomes: dict[str, list[str]]) -> None:
    wrong = outcomes.get("wrong", [])
    assert len(wrong) <= MOST_WRONG, wrong


def test_most_questions_are_answered_rightly(outcomes: dict[str, list[str]]) -> None:
    assert len(outcomes.get("right", [])) >= LEAST_RIGHT, outcomes
