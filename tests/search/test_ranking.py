"""Ranking: which facts answer a query, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hunanfacts.search import answers, matching, ranking
from hunanfacts.text import folding

if TYPE_CHECKING:
    from hunanfacts.api import KnowledgeBase


def ranked(base: KnowledgeBase, query: str) -> list[tuple[str, int]]:
    hits = ranking.rank(base.index, query)
    found = base.index.numbered([hit.number for hit in hits])
    return [(fact.key, hit.level) for fact, hit in zip(found, hits, strict=True)]


# ---- Folding -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("GDP", "gdp"),
        ("ＧＤＰ", "gdp"),
        ("gdp!", "gdp"),
        ("trade-total", "trade total"),
        ("  Trade\tTotal ", "trade total"),
        ("“小巨人”企业", "小巨人企业"),
        ("小巨人 企业", "小巨人企业"),
        ("强链、补链、延链", "强链补链延链"),
        ("强链.补链.延链", "强链补链延链"),
        ("强链\u3000补链", "强链补链"),
        ("中国（湖南）", "中国湖南"),
        ("海牛Ⅱ号", "海牛ii号"),
        ("海牛II号", "海牛ii号"),
        ("2.7倍", "2.7倍"),
        ("２．７倍", "2.7倍"),
        ("Co., Ltd.", "co ltd"),
        ("snake_case", "snake case"),
        ("", ""),
        ("……！", ""),
    ],
)
def test_writings_of_one_name_are_made_alike(text: str, folded: str) -> None:
    assert folding.fold(text) == folded


@given(st.text(alphabet="aZ9０Ｇ湖南Ⅱ .．-—、“”（）\u3000_%"))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folding.fold(folding.fold(text)) == folding.fold(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("技术合同 金额", ["技术合同", "金额"]),
        ("技术合同、金额", ["技术合同", "金额"]),
        ("技术合同2021", ["技术合同", "2021"]),
        ("GDP growth", ["gdp", "growth"]),
        ("5G网络", ["5g", "网络"]),
        ("2.7倍", ["2.7", "倍"]),
        ("…", []),
    ],
)
def test_a_query_is_split_into_words(text: str, words: list[str]) -> None:
    assert folding.words(text) == words


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("四万亿", "gdp"),
        ("湖南gdp突破四万亿元", "gdp"),
        ("GDP突破4万亿", "gdp"),
        ("经济总量超过4万亿", "gdp"),
        ("六百亿斤", "grain-output"),
        ("六百億斤糧食", "grain-output"),
        ("进出口总额接近六千亿", "trade-total"),
        ("二〇二一年技术合同", "technology-contracts"),
        ("百分之五十的硬质合金", "zhuzhou-carbide-value"),
        ("百分之二十一", "hightech-manufacturing-growth"),
        ("三点六亿", "meililai-exports"),
        ("一千二百六十一点三亿元", "technology-contract-value"),
        ("四万多亿元", "gdp"),
        ("20多亿", "ten-tech-projects-investment"),
    ],
)
def test_a_number_is_found_as_it_is_spelt(base: KnowledgeBase, query: str, key: str) -> None:
    found = base.search(query)
    assert found[0].key == key
    assert not found.is_near


@pytest.mark.parametrize(
    "query",
    ["五万亿", "gdp突破五万亿", "二三十亿", "百分之八十七", "百分之二十", "百分之五", "百分之四百",
     "二十大", "三百六十行", "二十岁", "20大", "360行", "一亿二千"],
)  # fmt: skip
def test_a_number_that_is_not_known_is_not_answered(base: KnowledgeBase, query: str) -> None:
    assert base.search(query) == []


# ---- Ranking -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "order"),
    [
        pytest.param(
            "area",
            [("lake-area", matching.EXACT), ("ferry", matching.NAMED),
             ("lake-area-depth", matching.NAMED), ("northern-line", matching.NAMED)],
            id="a whole alias, then names that the word fills more and more thinly",
        ),
        pytest.param(
            "面积",
            [("lake-area", matching.EXACT), ("lake-area-depth", matching.NAMED),
             ("northern-line", matching.STATED)],
            id="a whole alias, then a part of a label, then a statement",
        ),
        pytest.param(
            "lake area",
            [("lake-area", matching.EXACT), ("ferry", matching.EXACT),
             ("lake-area-depth", matching.NAMED), ("northern-line", matching.NAMED)],
            id="two facts of one name stay in the order of the file",
        ),
        pytest.param("张三", [("northern-line", matching.MENTIONED)], id="a person mentioned"),
        pytest.param("deep", [("lake-area-depth", matching.STATED)], id="a word of a statement"),
        pytest.param("9米", [("lake-area-depth", matching.MENTIONED)], id="a printed figure"),
        pytest.param(
            "area deep",
            [("lake-area-depth", matching.STATED)],
            id="every word must be found, and the worst of them counts",
        ),
        pytest.param("area mountain", [], id="one word that is nowhere"),
        pytest.param("rea", [], id="an ASCII word inside of a word"),
        pytest.param("dept", [], id="the start of a word, which may be another"),
        pytest.param("线铁", [("northern-line", matching.NAMED)], id="inside of a Chinese name"),
        pytest.param("00万人", [], id="a part of a number"),
        pytest.param("", [], id="nothing"),
        pytest.param("……", [], id="punctuation alone"),
    ],
)  # fmt: skip
def test_facts_are_ranked(small: KnowledgeBase, query: str, order: list[tuple[str, int]]) -> None:
    assert ranked(small, query) == order


@pytest.mark.parametrize(
    ("query", "keys"),
    [("area", ["lake-area"]), ("lake area", ["lake-area", "ferry"]), ("lake", []), ("面", []),
     ("NORTHERN LINE", ["northern-line"]), ("湖面 面积", ["lake-area"]), ("张三", [])],
)  # fmt: skip
def test_exact_takes_whole_names_alone(small: KnowledgeBase, query: str, keys: list[str]) -> None:
    assert [fact.key for fact in answers.find(small.index, query, exact=True)] == keys


@pytest.mark.parametrize(
    ("query", "keys"),
    [("area", ["lake-area"]), ("lake area", ["lake-area", "ferry"]),
     ("lake depth", ["lake-area-depth"]), ("mountain", [])],
)  # fmt: skip
def test_the_best_are_those_as_good_as_the_first(
    small: KnowledgeBase, query: str, keys: list[str]
) -> None:
    best = ranking.rank(small.index, query).best
    assert [fact.key for fact in small.index.numbered([hit.number for hit in best])] == keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("lake depth area", "area lake depth", id="English words"),
        pytest.param("面积 深度", "深度 面积", id="Chinese words"),
        pytest.param("深度 湖面 与", "湖面 与 深度", id="three Chinese words"),
        pytest.param("lake 水深", "水深 lake", id="words of both"),
    ],
)
def test_the_order_of_words_does_not_matter(small: KnowledgeBase, one: str, other: str) -> None:
    found = {key for key, _ in ranked(small, one)}
    assert "lake-area-depth" in found
    assert found == {key for key, _ in ranked(small, other)}


@pytest.mark.parametrize(
    "query",
    ["LAKE AREA", "Ｌａｋｅ　ａｒｅａ", "lake-area", "lake_area", " lake   area ", "lake area?",
     "“lake” (area)", "湖面 面积", "湖面、面积", "湖面·面积", "（湖面）面积"],
)  # fmt: skip
def test_width_case_and_punctuation_do_not_matter(small: KnowledgeBase, query: str) -> None:
    assert ranked(small, query)[0] == ("lake-area", matching.EXACT)


@given(query=st.text())
def test_no_query_crashes_the_ranking(small: KnowledgeBase, query: str) -> None:
    levels = [level for _, level in ranked(small, query)]
    assert levels == sorted(levels, reverse=True)
