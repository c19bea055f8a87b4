"""What a question says: the things it names, its conditions, and what it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hunanfacts.search import question
from hunanfacts.search.matching import Held

if TYPE_CHECKING:
    from hunanfacts.api import KnowledgeBase


def parsed(base: KnowledgeBase, text: str) -> question.Question:
    return question.parsed(base.index, text, Held(base.index))


def told(base: KnowledgeBase, text: str) -> dict[str, str]:
    return parsed(base, text).told()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("湖南的粮食产量是多少", {"things": "粮食产量", "places": "湖南", "asked": "how-much"}),
        ("粮食产量多少吨", {"things": "粮食产量", "asked": "how-much", "unit": "吨"}),
        ("how many tonnes of grain", {"things": "grain", "asked": "how-much", "unit": "吨"}),
        ("怀化市长是谁", {"things": "怀化市长", "asked": "who"}),
        ("who is the mayor of Huaihua",
         {"things": "mayor", "places": "huaihua", "asked": "who"}),
        ("旅遊大會喺邊度搞", {"things": "旅游大会", "asked": "where"}),
        ("where is the tourism conference", {"things": "tourism conference", "asked": "where"}),
        ("水果列车什么时候到怀化", {"things": "水果列车", "places": "怀化", "asked": "when"}),
        ("黎春秋 职务", {"things": "黎春秋", "asked": "which"}),
        ("2021年技术合同", {"things": "技术合同", "periods": "2021"}),
        ("进出口总额 2012 vs 2021", {"things": "进出口总额", "periods": "2012 2021"}),
        ("专利授权量是2012年的几倍",
         {"things": "专利授权量", "base": "2012", "asked": "how-much", "unit": "倍"}),
        ("专利授权量排第几", {"things": "专利授权量", "measure": "rank"}),
        ("粮食产量增长目标", {"things": "粮食产量", "measure": "growth", "status": "target"}),
        ("smart manufacturing targets", {"things": "smart manufacturing", "status": "target"}),
        ("湖南 怀化", {"places": "湖南 怀化"}),
        ("糧食產量", {"things": "粮食产量"}),
    ],
)  # fmt: skip
def test_a_question_is_taken_apart(base: KnowledgeBase, text: str, says: dict[str, str]) -> None:
    assert told(base, text) == says


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("粮食产量和进出口总额", [["粮食产量"], ["进出口总额"]]),
        ("粮食产量与进出口总额", [["粮食产量"], ["进出口总额"]]),
        ("粮食产量 vs 财政收入", [["粮食产量"], ["财政收入"]]),
        ("硬质合金产量和产值", [["硬质合金产量"], ["产值"]]),
        ("grain output and fiscal revenue", [["grain", "output"], ["fiscal", "revenue"]]),
        ("粮食产量", [["粮食产量"]]),
        ("", [[]]),
    ],
)
def test_things_that_are_joined_are_groups(
    base: KnowledgeBase, text: str, groups: list[list[str]]
) -> None:
    assert parsed(base, text).groups == groups


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("粮食产量", []),
        ("技术和同", ["和同"]),
        ("grian output", ["grian"]),
        ("粮食产量，不含大豆", ["不含大豆"]),
        ("super hybrid wheat", ["wheat"]),
    ],
)
def test_words_that_nothing_holds_are_unknown(
    base: KnowledgeBase, text: str, unknown: list[str]
) -> None:
    assert parsed(base, text).unknown == unknown


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("怀化的企业", [["huaihua"]]),
        ("怀化市企业", [["huaihua"]]),
        ("全国自贸区数量", [["china"]]),
        ("companies in Changsha", [["changsha"]]),
        ("长沙和株洲的企业", [["changsha"], ["zhuzhou"]]),
        ("广东企业", []),
    ],
)
def test_places_are_known_by_their_names(
    base: KnowledgeBase, text: str, ids: list[list[str]]
) -> None:
    assert parsed(base, text).places == ids


@pytest.mark.parametrize(
    ("text", "expected"),
    [("技术和同", True), ("粮食产量", True), ("怀化粮食", False), ("粮食产量多少", False)],
)
def test_a_word_that_stands_alone_is_one(base: KnowledgeBase, text: str, *, expected: bool) -> None:
    assert parsed(base, text).is_one_word == expected


def test_a_part_of_a_question_keeps_its_conditions(base: KnowledgeBase) -> None:
    asked = parsed(base, "2021年粮食产量和进出口总额多少元")
    part = asked.only(["进出口总额"])
    assert part.words == ["进出口总额"]
    assert (part.periods, part.unit) == (asked.periods, asked.unit) == (["2021"], "元")
    assert asked.words == ["粮食产量", "进出口总额"]


def test_a_question_as_one_word_is_unknown(base: KnowledgeBase) -> None:
    whole = question.whole(parsed(base, "怀化粮食"))
    assert (whole.words, whole.unknown, whole.places) == (["怀化粮食"], ["怀化粮食"], [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [("粮食产量", False), ("湖南粮食产量", True), ("2021年专利", True), ("粮食和财政", False),
     ("专利占比", True), ("专利多少", True), ("怀化市长是谁", False)],
)  # fmt: skip
def test_conditions_are_more_than_words(base: KnowledgeBase, text: str, *, expected: bool) -> None:
    assert parsed(base, text).has_conditions == expected


@pytest.mark.parametrize("text", ["粮食 " * 500, "grain " * 500, "一" * 5000])
def test_a_very_long_text_is_read_up_to_an_end(base: KnowledgeBase, text: str) -> None:
    assert len(parsed(base, text).words) <= 64


@pytest.mark.parametrize(
    ("text", "words", "unknown"),
    [
        ("第二十四条", ["第24条"], ["第24条"]),  # 24 and 条 stand elsewhere, each by itself
        ("国际物流第3条大通道", ["国际物流", "第3条", "大通道"], []),
        ("全国第6", ["第6"], []),
    ],
)
def test_an_ordinal_is_one_word(
    base: KnowledgeBase, text: str, words: list[str], unknown: list[str]
) -> None:
    asked = question.parsed(base.index, text, Held(base.index))
    assert asked.words == words
    assert asked.unknown == unknown
