"""The search benchmark: what people type in queries.toml puts a right fact on top, or finds none.

`python -m pytest -s tests/search` prints the success by style.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import tomli

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hunanfacts.api import KnowledgeBase
    from hunanfacts.model.records import Knowledge

OVERALL, EACH_STYLE = 0.97, 0.90
"""The share of queries that must succeed."""
STYLES = (
    "exact", "short", "words", "question", "traditional", "width-and-punctuation", "pinyin",
    "initials", "english", "number", "year-and-place", "synonym", "slip", "none",
)  # fmt: skip
QUERIES = tomli.loads(Path(__file__).with_name("queries.toml").read_text(encoding="utf-8"))["query"]


@dataclass(frozen=True)
class Outcome:
    """One query and the keys that it found, best first."""

    text: str
    style: str
    right: tuple[str, ...]
    got: tuple[str, ...]
    is_near: bool

    @property
    def succeeded(self) -> bool:
        """The first key is a right one; what nothing answers is not answered, but as near."""
        return self.got[0] in self.right if self.right and self.got else self.is_silent

    @property
    def is_silent(self) -> bool:
        """Nothing is answered where nothing should be; what is told as near is no answer."""
        return not self.right and (not self.got or self.is_near)

    def __str__(self) -> str:
        """Tell what was found and what is right."""
        got, right = (" ".join(keys) or "nothing" for keys in (self.got[:3], self.right))
        return f"{self.style}: {self.text}\n    got   {got}\n    right {right}"


@pytest.fixture(scope="module")
def outcomes(base: KnowledgeBase) -> list[Outcome]:
    """Search for every query of the file."""
    return [
        Outcome(
            text=query["text"],
            style=query["style"],
            right=tuple(query["right"]),
            got=tuple(fact.key for fact in found),
            is_near=found.is_near,
        )
        for query in QUERIES
        for found in [base.search(query["text"])]
    ]


def of_style(outcomes: Iterable[Outcome], style: str) -> list[Outcome]:
    return [outcome for outcome in outcomes if outcome.style == style]


def success(outcomes: Sequence[Outcome]) -> float:
    return sum(outcome.succeeded for outcome in outcomes) / len(outcomes)


def failures(outcomes: Iterable[Outcome]) -> str:
    return "\n".join(["", *(str(outcome) for outcome in outcomes if not outcome.succeeded)])


def table(outcomes: Sequence[Outcome]) -> str:
    groups = {style: of_style(outcomes, style) for style in STYLES} | {"overall": outcomes}
    lines = (f"{name:<23}{len(some):>7}{success(some):>9.2f}" for name, some in groups.items())
    return "\n".join(["", f"{'style':<23}{'queries':>7}{'success':>9}", *lines])


# ---- The ranking ---------------------------------------------------------------------------------


def test_a_right_fact_is_on_top_over_all(outcomes: list[Outcome]) -> None:
    print(table(outcomes))  # noqa: T201 -- for whoever runs pytest with -s
    assert success(outcomes) >= OVERALL, failures(outcomes)


@pytest.mark.parametrize("style", STYLES)
def test_a_right_fact_is_on_top_in_each_style(outcomes: list[Outcome], style: str) -> None:
    chosen = of_style(outcomes, style)
    assert success(chosen) >= EACH_STYLE, failures(chosen)


def test_what_is_not_known_is_never_answered_and_seldom_near(outcomes: list[Outcome]) -> None:
    chosen = of_style(outcomes, "none")
    assert all(outcome.succeeded for outcome in chosen), failures(chosen)
    near = [outcome.text for outcome in chosen if outcome.got]
    assert near == ["张亦", "刘飞翔", "刘小忠", "黎春球"]


# ---- The file of queries -------------------------------------------------------------------------


def test_every_query_has_a_text_a_style_and_what_is_right() -> None:
    assert [query for query in QUERIES if set(query) != {"text", "style", "right"}] == []
    assert [query for query in QUERIES if query["style"] not in STYLES] == []


def test_there_are_enough_queries_of_each_style() -> None:
    counts = Counter(query["style"] for query in QUERIES)
    assert counts.total() >= 150
    assert counts["none"] >= 20
    assert [style for style in STYLES if counts[style] < 9] == []


def test_the_queries_spread_over_the_knowledge() -> None:
    assert len({key for query in QUERIES for key in query["right"]}) >= 90


def test_every_right_key_is_a_fact(shipped: Knowledge) -> None:
    keys = {fact.key for fact in shipped.facts}
    assert {key for query in QUERIES for key in query["right"]} - keys == set()


def test_nothing_is_right_for_none_queries_and_for_them_alone() -> None:
    assert [
        query["text"] for query in QUERIES if (query["style"] == "none") == bool(query["right"])
    ] == []


def test_no_query_stands_twice() -> None:
    counts = Counter(query["text"] for query in QUERIES)
    assert [text for text, count in counts.items() if count > 1] == []
