"""Near answers: a slip mended, or most of what was asked; none is taken for a full one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hunanfacts.search import answers, near, question
from hunanfacts.search.matching import Held

if TYPE_CHECKING:
    from hunanfacts.api import KnowledgeBase


def mended(base: KnowledgeBase, text: str) -> str | None:
    held = Held(base.index)
    return near.mended(base.index, question.parsed(base.index, text, held), held)


def most(base: KnowledgeBase, text: str) -> tuple[list[str], list[str]] | None:
    """Return the keys of the facts that hold most of the words, and the words that failed."""
    held = Held(base.index)
    found = near.most(base.index, question.parsed(base.index, text, held))
    if found is None:
        return None
    hits, failed = found
    return [fact.key for fact in base.index.numbered([hit.number for hit in hits])], failed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        # English: two letters swapped, one missing, one wrong, one too many
        ("grian output", "grain output"),
        ("grain ouput", "grain output"),
        ("tecnology contracts", "technology contracts"),
        ("patnets granted", "patents granted"),
        ("wolrd computing congress", "world computing congress"),
        ("grrain output", "grain output"),
        ("fiscal revanue", "fiscal revenue"),
        # Chinese: a character that sounds alike
        ("粮食产良", "粮食产量"),
        ("经济总亮", "经济总量"),
        ("专利授权两", "专利授权量"),
        ("城凌矶", "城陵矶"),
        ("欧科忆", "欧科亿"),
        ("淮化市长", "怀化市长"),
        ("旅由发展大会", "旅游发展大会"),
        ("技术和同", "技术合同"),
        ("欧科益刀具", "欧科亿刀具"),
        ("美丽莱假发", "美丽来假发"),
        ("Huaihua Hanio train", "Huaihua hanoi train"),
        ("专利受权量 2021", "专利授权量 2021"),
        ("刘飞想是什么职务", "刘飞香是什么职务"),
        ("贫困存 多少个", "贫困村 多少个"),
        ("湖南的粮食产良是多少", "湖南的粮食产量是多少"),
    ],
)
def test_one_slip_is_mended(base: KnowledgeBase, typed: str, meant: str) -> None:
    assert mended(base, typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "粮食产量", "grain output", "粮食产值", "brain output", "17722", "1261.4亿元", "renkou",
        "gdo", "人口", "高考人数", "zhang yi", "super hybrid wheat", "粮食产量不含大豆", "",
    ],
)  # fmt: skip
def test_what_is_another_word_is_not_mended(base: KnowledgeBase, text: str) -> None:
    assert mended(base, text) is None


@pytest.mark.parametrize(
    ("text", "keys", "failed"),
    [
        ("super hybrid wheat", ["super-hybrid-rice"], ["wheat"]),
        ("高原明珠号直径", ["plateau-pearl-tbm"], None),
        ("TBM patent 申请", ["crchi-patents-filed"], None),
        ("怀化 陆海新通道 地位", ["huaihua-node-city", "western-land-sea-corridor"], ["地位"]),
    ],
)
def test_most_of_the_words_find_what_holds_them(
    base: KnowledgeBase, text: str, keys: list[str], failed: list[str] | None
) -> None:
    found = most(base, text)
    assert found is not None
    assert found[0] == keys
    assert failed is None or found[1] == failed


@pytest.mark.parametrize(
    "text",
    [
        "湖南人口", "企业数量", "粮食17722", "技术和同", "世界", "population of Hunan", "人口",
        "长沙房价", "量子计算机", "unemployment rate in Hunan", "",
    ],
)  # fmt: skip
def test_little_of_the_words_is_not_most_of_them(base: KnowledgeBase, text: str) -> None:
    assert most(base, text) is None


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("grian output", "grain-output"),
        ("tecnology contracts", "technology-contracts"),
        ("粮食产良", "grain-output"),
        ("城凌矶", "chenglingji-port"),
        ("淮化市长", "li-chunqiu"),
        ("super hybrid wheat", "super-hybrid-rice"),
    ],
)
def test_a_near_answer_is_found_by_search_and_given_by_stat_to_nobody(
    base: KnowledgeBase, typed: str, key: str
) -> None:
    found = base.search(typed)
    assert found[0].key == key
    assert found.is_near
    assert base.stat(typed) == []


@pytest.mark.parametrize(
    ("typed", "key", "corrected"),
    [
        ("刘飞翔是谁", "liu-feixiang", "刘飞香是谁"),
        ("欧科忆是什么", "oke-precision", "欧科亿是什么"),
        ("excavater sales", "sany-excavators", "excavator sales"),
        (
            "which country buys excavaters",
            "sany-excavators",
            "which country buys excavators",
        ),
    ],
)
def test_a_slip_is_mended_beside_what_asks_and_what_fails(
    base: KnowledgeBase, typed: str, key: str, corrected: str
) -> None:
    found = base.search(typed)
    assert found.is_near
    assert found[0].key == key
    assert found.corrected == corrected


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("岳麓山实验室总投资", "yuelushan-laboratory"),  # not the investment in something else
        ("欧科亿是哪年成立的", "oke-precision"),
        ("国科微董事长是谁", "goke-ssd"),
        ("株洲硬质合金出口额", "zhuzhou-carbide-cluster"),
        ("Sany revenue 2021", "sany-excavators"),
        ("value of technology contracts signed in 2022", "technology-contract-value"),
        ("Shaoyang wig export value", "meililai-exports"),
        ("laser developed in the tech breakthrough projects", "quantum-dot-laser"),
        ("全国的硬质合金有多少吨是株洲产的", "zhuzhou-carbide-output"),
    ],
)
def test_what_is_near_is_about_the_thing_that_the_question_names_first(
    base: KnowledgeBase, text: str, key: str
) -> None:
    results = answers.stat(base.index, text)
    assert results == []
    assert results.near[0].key == key


@pytest.mark.parametrize("text", ["人均可支配收入", "全省旅游总收入", "居民收入满意度"])
def test_what_holds_only_a_broad_word_is_not_near(base: KnowledgeBase, text: str) -> None:
    assert base.search(text) == []


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("岳阳市市长是谁", []),  # the mayor of another town is no help
        ("mayor of Changsha", []),
        ("长沙地区生产总值", ["gdp", "hightech-share-of-gdp"]),  # that of the province may be
    ],
)
def test_what_is_of_another_place_is_not_near(
    base: KnowledgeBase, text: str, keys: list[str]
) -> None:
    results = answers.stat(base.index, text)
    assert results == []
    assert [fact.key for fact in results.near] == keys


@pytest.mark.parametrize(
    ("query", "key"),
    [("写论文", "crchi-papers"), ("查专利授权量", "patents-granted"), ("产粮食", "grain-output")],
)
def test_a_verb_before_a_whole_name_leaves_it_near(
    base: KnowledgeBase, query: str, key: str
) -> None:
    results = answers.find(base.index, query)
    assert results[0].key == key


@pytest.mark.parametrize("query", ["卖高地", "新论据", "大论", "一时间"])
def test_a_character_before_a_part_of_a_name_does_not(base: KnowledgeBase, query: str) -> None:
    assert answers.find(base.index, query) == []
