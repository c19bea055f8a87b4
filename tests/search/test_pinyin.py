"""Chinese typed in letters: whole syllables, with or without tones, or initials."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hunanfacts.search import pinyin, ranking

if TYPE_CHECKING:
    from hunanfacts.api import KnowledgeBase


def sounding(base: KnowledgeBase, text: str) -> list[str]:
    hits = sorted(pinyin.sounding(base.index, text), key=lambda hit: (-hit.level, -hit.coverage))
    return [fact.key for fact in base.index.numbered([hit.number for hit in hits])]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("liangshichanliang", "grain-output"),
        ("liang shi chan liang", "grain-output"),
        ("LiangShi ChanLiang", "grain-output"),
        ("liáng shí chǎn liàng", "grain-output"),
        ("liángshíchǎnliàng", "grain-output"),
        ("jinchukouzonge", "trade-total"),
        ("jin chu kou zong e", "trade-total"),
        ("zhuanli shouquanliang", "patents-granted"),
        ("hǎi niú shēn hǎi zuàn jī", "hainiu-2"),
        ("huaihua shizhang", "li-chunqiu"),
        ("lichunqiu", "li-chunqiu"),
        ("lv you", "tourism-window"),
        ("lüyou", "tourism-window"),
        ("lǚ yóu", "tourism-window"),
        ("chenglingjigang", "chenglingji-port"),
        ("lscl", "grain-output"),
        ("LSCL", "grain-output"),
        ("jckze", "trade-total"),
    ],
)
def test_a_name_is_found_by_how_it_sounds(base: KnowledgeBase, typed: str, key: str) -> None:
    assert key in sounding(base, typed)
    assert base.search(typed)[0].key == key


def test_all_facts_of_a_name_are_found(base: KnowledgeBase) -> None:
    both = {"technology-contracts", "technology-contract-value"}
    for typed in ("jishuhetong", "ji shu he tong"):
        assert set(sounding(base, typed)) == both


@pytest.mark.parametrize(
    "typed",
    ["renkou", "nengyuan", "fangjia", "gaokao renshu", "xian", "li", "ls", "l", "",
     "粮食", "liang食", "gdp", "liangshichanzhi", "shanghai", "5g"],
)  # fmt: skip
def test_what_sounds_like_no_name_is_not_found(base: KnowledgeBase, typed: str) -> None:
    assert sounding(base, typed) == []


@pytest.mark.parametrize("typed", ["renkou", "fangjia", "gaokaorenshu", "chushenglv"])
def test_pinyin_of_what_is_not_known_is_not_answered(base: KnowledgeBase, typed: str) -> None:
    assert base.search(typed) == []
    assert base.stat(typed) == []


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("liang2shi2 chan3liang4", "grain-output"),
        ("liang2 shi2 chan3 liang4", "grain-output"),
        ("Liu2 Fei1xiang1", "liu-feixiang"),
    ],
)
def test_tones_may_be_digits(base: KnowledgeBase, typed: str, key: str) -> None:
    assert base.search(typed)[0].key == key


@pytest.mark.parametrize("typed", ["liang2shi chan3liang", "liang6shi6", "covid19", "2", "a b2"])
def test_other_digits_are_no_tones(typed: str) -> None:
    assert pinyin.toneless(typed) == ""


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("liangshi chanliang shi duoshao", "grain-output"),
        ("hunan you duoshao pinkun xian", "poor-counties"),
        ("jishu hetong you duo shao xiang", "technology-contracts"),
        ("shijie jisuanji dahui zai nali", "world-computing-congress"),
        ("wangluo anquan chanyeyuan duoshao jia", "cybersecurity-park-firms"),
    ],
)
def test_what_asks_may_be_in_pinyin_too(base: KnowledgeBase, typed: str, key: str) -> None:
    assert [fact.key for fact in base.stat(typed)] == [key]


@pytest.mark.parametrize(
    "typed", ["changsha you duoshao ren", "zhe shi shenme", "liushi duoshao jia"]
)
def test_what_asks_in_pinyin_is_nothing_to_find(base: KnowledgeBase, typed: str) -> None:
    assert base.stat(typed) == []


@pytest.mark.parametrize(
    ("typed", "key", "words"),
    [
        ("huánghuā jīchǎng", "huanghua-air-cargo", ["huanghua", "jichang"]),
        ("pínkùn xiàn yǒu duōshǎo gè", "poor-counties", ["pinkun", "xian"]),
    ],
)
def test_letters_with_marks_for_tones_are_letters(
    base: KnowledgeBase, typed: str, key: str, words: list[str]
) -> None:
    results = base.search(typed)
    assert results[0].key == key
    assert ranking.rank(base.index, typed).question.words == words


def test_a_mark_on_other_letters_is_none_of_a_tone(base: KnowledgeBase) -> None:
    assert ranking.rank(base.index, "café").question.text == "café"
