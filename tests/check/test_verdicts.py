"""The check on whole passages: those that it was made with, and those that were frozen."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import scoring
from hypothesis import given
from hypothesis import strategies as st

import hunanfacts
from hunanfacts.check.checking import Checker
from hunanfacts.check.reading import drafts
from hunanfacts.check.records import FAULTS

if TYPE_CHECKING:
    from hunanfacts.api import KnowledgeBase

BLIND = Path(__file__).with_name("blind")
SUMS = [
    (name, digest)
    for line in (BLIND / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    for digest, name in [line.split()]
]
KNOWLEDGE = [
    *sorted((Path(__file__).parents[1] / "knowledge").glob("*.toml")),
    Path(__file__).parents[2] / "data" / "facts.toml",
]
TUNED = Path(__file__).with_name("drafts.toml")
REAL = Path(__file__).with_name("real_prose.toml")
CONSTRUCTIONS = {
    path: Path(__file__).with_name("constructions") / path.name
    for path in KNOWLEDGE
    if Path(__file__).with_name("constructions").joinpath(path.name).exists()
}


@pytest.fixture(scope="module")
def checker(base: KnowledgeBase) -> Checker:
    return Checker(base.index)


@pytest.mark.parametrize(("name", "digest"), SUMS, ids=[name for name, _ in SUMS])
def test_a_frozen_file_is_what_it_was(name: str, digest: str) -> None:
    assert hashlib.sha256((BLIND / name).read_bytes()).hexdigest() == digest


def test_every_file_is_frozen() -> None:
    assert sorted(name for name, _ in SUMS) == sorted(path.name for path in BLIND.glob("*.toml"))


@pytest.mark.parametrize(
    ("path", "precision", "recall", "alarms"),
    [
        (TUNED, 0.98, 0.96, 0),
        (BLIND / "2026-11-25.toml", 0.97, 0.98, 0),
        (BLIND / "2026-11-25-second.toml", 0.98, 0.95, 0),
        (BLIND / "2026-11-25-third.toml", 0.98, 0.98, 0),
        (BLIND / "2026-11-26.toml", 0.98, 0.97, 0),
        (BLIND / "2026-11-26-second.toml", 0.98, 0.86, 0),
        (BLIND / "2026-11-26-third.toml", 0.98, 0.98, 0),
        (BLIND / "2026-11-26-fourth.toml", 0.98, 0.97, 0),
        (BLIND / "2026-11-26-fifth.toml", 0.98, 0.98, 0),
        (BLIND / "2026-11-26-sixth.toml", 0.98, 0.97, 0),
        (BLIND / "2026-11-26-seventh.toml", 0.98, 0.99, 0),
        (BLIND / "2026-11-26-eighth.toml", 0.98, 0.93, 0),
        (BLIND / "2026-11-26-ninth.toml", 0.98, 0.86, 0),
        (BLIND / "2026-11-26-real.toml", 0.98, 0.95, 0),
        (BLIND / "2026-11-26-real-second.toml", 0.98, 0.94, 0),
        (BLIND / "2026-11-26-real-third.toml", 0.98, 0.84, 0),
        (BLIND / "2026-11-26-real-fourth.toml", 0.97, 0.88, 0),
        (BLIND / "2026-11-26-real-fifth.toml", 0.97, 0.88, 0),
        (BLIND / "2026-11-26-real-sixth.toml", 0.97, 0.89, 0),
        (BLIND / "2026-11-26-real-seventh.toml", 0.97, 0.94, 1),
        (BLIND / "2026-11-26-real-eighth.toml", 0.97, 0.9, 0),
        (BLIND / "2026-11-26-real-ninth.toml", 0.97, 0.83, 1),
        (BLIND / "2026-11-26-real-tenth.toml", 0.98, 0.94, 0),
        (BLIND / "2026-11-26-real-eleventh.toml", 0.97, 0.87, 0),
        (BLIND / "2026-11-26-real-twelfth.toml", 0.96, 0.89, 0),
        (BLIND / "2026-11-26-real-thirteenth.toml", 0.98, 0.84, 0),
        (BLIND / "2026-11-26-real-fourteenth.toml", 0.98, 0.88, 0),
        (BLIND / "2026-11-26-real-fifteenth.toml", 0.98, 0.89, 0),
        (BLIND / "2026-11-26-real-sixteenth.toml", 0.96, 0.87, 0),
        (BLIND / "2026-11-26-real-seventeenth.toml", 0.97, 0.88, 0),
        (BLIND / "2026-11-26-real-eighteenth.toml", 0.98, 0.9, 0),
        (BLIND / "2026-11-26-real-nineteenth.toml", 0.98, 0.95, 0),
        (BLIND / "2026-11-26-real-twentieth.toml", 0.98, 0.94, 0),
        (BLIND / "2026-11-26-real-twenty-first.toml", 0.95, 0.9, 1),
    ],
    ids=[
        "tuned",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "real",
        "real second",
        "real third",
        "real fourth",
        "real fifth",
        "real sixth",
        "real seventh",
        "real eighth",
        "real ninth",
        "real tenth",
        "real eleventh",
        "real twelfth",
        "real thirteenth",
        "real fourteenth",
        "real fifteenth",
        "real sixteenth",
        "real seventeenth",
        "real eighteenth",
        "real nineteenth",
        "real twentieth",
        "real twenty-first",
    ],
)
def test_what_is_told_to_be_wrong_is_wrong(
    checker: Checker, path: Path, precision: float, recall: float, alarms: int
) -> None:
    found = scoring.score(checker, path)
    assert found.precision >= precision, found.told
    assert found.recall >= recall, found.told
    assert found.alarms <= alarms, found.told


@pytest.mark.parametrize("path", CONSTRUCTIONS, ids=lambda path: path.stem)
def test_every_construction_is_read(path: Path) -> None:
    """Each passage is of one construction; those of `facts` about this project's own knowledge."""
    found = scoring.score(Checker(hunanfacts.load(path).index), CONSTRUCTIONS[path])
    assert found.claims or found.silent
    assert found.told == []


def test_of_real_prose_only_what_is_wrong_is_told(checker: Checker) -> None:
    assert scoring.score(checker, REAL).told == []


def test_the_article_supports_every_figure_of_the_knowledge(
    checker: Checker, base: KnowledgeBase, article: list[str]
) -> None:
    read = drafts.passages_of("\u3000\u3000".join(article).encode(), "article.txt")
    found = list(checker.findings(read))
    assert [finding.text for finding in found if finding.verdict in FAULTS] == []
    assert [finding.text for finding in found if finding.verdict == "unreadable"] == []
    supported = {finding.figure for finding in found if finding.verdict == "supported"}
    assert {figure.id for fact in base.facts() for figure in fact.figures} == supported


@pytest.mark.parametrize("path", KNOWLEDGE, ids=lambda path: path.stem)
def test_no_knowledge_contradicts_itself(path: Path) -> None:
    """What a fact states in its own words is never told to be wrong."""
    knowledge = hunanfacts.load(path)
    checker = Checker(knowledge.index)
    statements = [text for fact in knowledge.facts() for text in fact.statement.texts]
    wrong = [
        (finding.text, finding.verdict, finding.sentence)
        for text in statements
        for finding in checker.findings(drafts.passages_of(text.encode(), "a.txt"))
        if finding.verdict in FAULTS
    ]
    assert statements
    assert wrong == []


PIECES = [
    "湖南", "湖北", "2021年", "专利授权量", "98936件", "进出口总额", "超过", "6000亿元", "，", "。",
    "、", "分别为", "35%", "\n", "| a | b |\n|---|---|\n| 1 | 2 |\n", "# ", "**", "Hunan ",
    "patents granted ", "1.2 billion yuan ", "respectively", " and ", "第三", "十大", "几十批次",
    "<!-- hunanfacts: ignore -->", "\u0301", "（", "0", "-",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join) | st.text(max_size=60))
def test_no_draft_makes_the_check_fail(text: str) -> None:
    for name in ("draft.md", "draft.txt"):
        for finding in _CHECKER[0].findings(
            drafts.passages_of(text.encode("utf-8", "replace"), name)
        ):
            end = finding.start + len(finding.text)
            assert finding.sentence[finding.start : end] == finding.text


_CHECKER: list[Checker] = []


@pytest.fixture(autouse=True)
def _kept(checker: Checker) -> None:
    """Hand the checker to a property test, which may not take a fixture of this module."""
    _CHECKER[:] = [checker]


def test_time_grows_as_a_paragraph_does(checker: Checker) -> None:
    """Four times as much takes about four times as long, not sixteen times."""
    sentence = "今年有三千人参加会议，其中湖北二百人。湖南专利授权量98936件。"

    def spent(count: int) -> float:
        passages = list(drafts.passages_of((sentence * count).encode(), "draft.md"))
        started = time.process_time()
        assert sum(1 for _ in checker.findings(passages)) == 3 * count
        return time.process_time() - started

    spent(20)
    turns = [(spent(60), spent(240)) for _ in range(3)]
    once, four_times = map(min, zip(*turns, strict=True))
    assert four_times < 9 * once
