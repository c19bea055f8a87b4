"""Growth over a span of years, asked for in words: which figures tell of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hunanfacts.index.stored import MARKS
from hunanfacts.search import answers, growth
from hunanfacts.search.matching import Held
from hunanfacts.search.question import Question, parsed

if TYPE_CHECKING:
    from hunanfacts.api import KnowledgeBase

TRADE = ["trade-total@2012", "trade-total@2021", "trade-total@2012/2021"]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("how did trade grow 2012 2021", TRADE),
        ("how did trade grow from 2012 to 2021", TRADE),
        ("how did foreign trade change between 2012 and 2021", TRADE),
        ("how much did Hunan's trade grow in the past decade", TRADE),
        ("how much did trade grow over ten years", TRADE),
        ("湖南外贸这十年涨了多少", TRADE),
        ("近十年外贸年均增速", TRADE),
        ("2012到2021年外贸增长了多少", TRADE),
        ("外贸2012年到2021年变化", TRADE),
        ("trade growth rate", TRADE),
        ("how did trade grow", ["trade-total@2012/2021"]),
        ("外贸十年涨了多少倍", []),
        ("how did trade grow over 12 years", []),
        ("外贸五年增长多少", []),
        ("trade growth over 05 years", []),
        ("how did trade grow 2012 2020", []),
        ("how did GDP grow 2012 2021", []),
        ("专利授权量2012到2021涨了多少", ["patents-granted@2021:multiple"]),
        ("2012年以来专利授权量增长了多少", ["patents-granted@2021:multiple"]),
        ("专利授权量增长了多少", ["patents-granted@2021:multiple"]),
        ("2021年专利授权量增长了多少", []),
    ],
)
def test_growth_is_told_by_growth_by_multiples_and_by_the_levels_at_both_ends(
    base: KnowledgeBase, text: str, ids: list[str]
) -> None:
    found = answers.stat(base.index, text)
    assert [mark[MARKS.index("id")] for fact in found for mark in fact.marks] == ids
    assert found.missing == []


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("外贸这十年涨幅", 10),
        ("外贸近两年涨幅", 2),
        ("外贸十五年来涨幅", 15),
        ("外贸过去20年里涨了多少", 20),
        ("how did trade grow in the last five years", 5),
        ("how did trade grow over 12 years", 12),
        ("how did trade grow, past decade", 10),
        ("2012年外贸涨幅", 0),
        ("外贸涨了多少", 0),
    ],
)
def test_a_span_is_a_number_of_years(base: KnowledgeBase, text: str, years: int) -> None:
    question = parsed(base.index, text, Held(base.index))
    assert question.years == years
    assert question.words in (["外贸"], ["trade"])


def test_levels_of_two_units_tell_of_no_growth() -> None:
    question = Question("")
    question.periods = ["2012", "2021"]
    levels = [
        dict.fromkeys(MARKS, "") | {"measure": "level", "period": p} for p in ("2012", "2021")
    ]
    levels[1]["unit"] = "亿元"
    assert growth.telling(question, [[*mark.values()] for mark in levels]) == []
    levels[0]["unit"] = "亿元"
    assert growth.telling(question, [[*mark.values()] for mark in levels]) == [0, 1]
