"""Near answers by parts of words, and what of a question goes with what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hunanfacts.search import answers, parts, question, times
from hunanfacts.search.matching import Held

if TYPE_CHECKING:
    from hunanfacts.api import KnowledgeBase


def parsed(base: KnowledgeBase, text: str) -> question.Question:
    return question.parsed(base.index, text, Held(base.index))


def near(base: KnowledgeBase, text: str) -> list[str]:
    """Return the keys of what `stat` suggests, which must answer nothing."""
    found = answers.stat(base.index, text)
    assert list(found) == []
    return [fact.key for fact in found.near]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        # verbs that no fact has
        ("湖南省一年能产多少粮", "grain-output"),
        ("株洲造硬质合金的一年能卖到多少钱", "zhuzhou-carbide-value"),
        ("长株潭要建什么中心", "changzhutan-innovation-centre"),
        ("How did the fruit train get unloaded first", "vietnam-fruit-train"),
        # a kind of thing that answers
        ("欧科亿是从哪个县走出来的", "yanling-county"),
        # the amount of what is told without one
        ("湖南对非贸易额", "africa-institutional-innovation"),
    ],
)
def test_a_question_is_near_what_holds_most_of_its_parts(
    base: KnowledgeBase, text: str, key: str
) -> None:
    assert near(base, text)[0] == key


@pytest.mark.parametrize(
    "text",
    [
        "广东省粮食产量",
        "birth rate",
        "高考人数",
        "长沙有多少人口",
        "湖南人口是多少",
        "今天天气怎么样",
    ],
)
def test_what_only_shares_parts_is_no_near_answer(base: KnowledgeBase, text: str) -> None:
    assert near(base, text) == []


def test_what_was_not_meant_leaves_nothing_less_near(base: KnowledgeBase) -> None:
    assert near(base, "湖南省委书记是谁") == ["provincial-pledge"]


def test_the_words_that_the_nearest_lacks_are_told(base: KnowledgeBase) -> None:
    found = parts.most(base.index, parsed(base, "how many wheat papers were published"))
    assert found is not None
    assert found[1] == ["wheat"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("首批攻克了多少项核心技术", ["核心技术"]),
        ("湖南的粮食产量", ["粮食产量"]),
        ("论文 掘进机", []),
        ("what was the value of cemented carbide", ["value"]),
        ("how many technology contracts were signed", ["technology", "contracts"]),
        ("what did the wig maker say about orders", []),
    ],
)
def test_what_is_counted_or_stands_behind_what_asks_goes_with_the_rest(
    base: KnowledgeBase, text: str, words: list[str]
) -> None:
    assert parts.asked_first(parsed(base, text)) == words


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("grown since 2012", "grown  2012 "),
        ("比2012年增长", " 2012年 增长"),
        ("2012年以来增长", " 2012年 增长"),
        ("占比2021", "占比2021"),
        ("同比2021年", "同比2021年"),
        ("from 2012 to 2021", " 2012  to 2021"),
    ],
)
def test_a_year_to_compare_with_is_told_from_a_year(text: str, bare: str) -> None:
    assert times.bare(text) == bare


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("专利授权量比2012年增长了多少倍", "patents-granted@2021:multiple"),
        ("外贸比2012年增长了多少", "trade-total@2012/2021"),
    ],
)
def test_growth_since_a_year_is_what_has_it_as_its_base(
    base: KnowledgeBase, text: str, id_: str
) -> None:
    found = answers.stat(base.index, text)
    assert [mark[0] for fact in found for mark in fact.marks] == [id_]
    assert found.missing == []


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("全国一共有多少自贸区", ["national-free-trade-zones"]),
        ("zhuanli shouquanliang 2021", ["patents-granted"]),
        ("高新占比2021", ["hightech-share-of-gdp"]),
        ("总书记来过湖南几回", ["xi-inspections"]),
    ],
)
def test_place_year_and_count_go_with_the_thing(
    base: KnowledgeBase, text: str, keys: list[str]
) -> None:
    assert [fact.key for fact in answers.stat(base.index, text)] == keys


@pytest.mark.parametrize(
    ("text", "asked", "unknown"),
    [
        ("订单多不多", "", []),
        ("进出口几千亿", "how-much", []),
        ("哪座湖有粮食", "which", ["湖有"]),
        ("对非贸易额", "how-much", []),
    ],
)
def test_turns_of_speech_are_no_words_of_the_thing(
    base: KnowledgeBase, text: str, asked: str, unknown: list[str]
) -> None:
    told = parsed(base, text)
    assert told.asked == asked
    assert [*told.unknown, *told.characters] == unknown


def test_a_word_within_another_is_not_one_that_a_fact_is_unlike(base: KnowledgeBase) -> None:
    [number] = base.index.unlike(["bri"])
    assert number not in base.index.unlike(["what did it bring"])


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("小编在做一张图，需要粮食产量，最好带单位", "grain-output"),
        ("朋友圈看到的，起重机中联重科卖了多少，是不是真的", "zoomlion-cranes"),
        ("quick one before the meeting - grain output, I need it in a slide", "grain-output"),
    ],
)
def test_a_clause_that_names_nothing_does_not_count(
    base: KnowledgeBase, query: str, key: str
) -> None:
    results = answers.find(base.index, query)
    assert [(fact.key, fact.match) for fact in results][:1] == [(key, "near")]
