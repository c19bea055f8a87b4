"""Questions as people put them, a few of each kind: what is on top, what is near, what is nothing.

They were once answered wrongly, or not at all. A near answer is never given by `stat`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hunanfacts.search import answers

if TYPE_CHECKING:
    from hunanfacts.api import KnowledgeBase
    from hunanfacts.index.stored import Found

ANSWERS = {
    "question": [
        ("stat", "湖南通用项目获奖数全国第几？", "general-awards-rank", "全国第六"),
        ("stat", "湖南有多少家国家级企业技术中心？", "national-enterprise-technology-centres",
         "62家国家级"),
        ("search", "怀化市市长是谁？", "li-chunqiu", ""),
    ],
    "journalist": [
        ("stat", "湘获国家科技奖数", "national-science-awards", "114项"),
        ("stat", "湘专利授权量", "patents-granted", "98936件"),
        ("stat", "在湘世界500强企业数", "fortune-500-firms", "达180家"),
    ],
    "Cantonese": [
        ("search", "旅遊大會喺邊度搞", "tourism-conference", ""),
        ("search", "怀化市长系边个", "li-chunqiu", ""),
        ("stat", "糧食產量有幾多", "grain-output", "600亿斤左右"),
    ],
    "pinyin with spaces": [
        ("search", "hǎi niú shēn hǎi zuàn jī", "hainiu-2", ""),
        ("stat", "liáng shí chǎn liàng", "grain-output", "600亿斤左右"),
        ("search", "chéng líng jī gǎng", "chenglingji-port", ""),
    ],
    "English question": [
        ("search", "What is the tunnel boring machine called?", "plateau-pearl-tbm", ""),
        ("search", "Who is the mayor of Huaihua?", "li-chunqiu", ""),
        ("stat", "How many poor counties were lifted out of poverty?", "poor-counties",
         "51个贫困县"),
    ],
    "number": [
        ("stat", "1261.3亿元", "technology-contract-value", "1261.3亿元"),
        ("stat", "17721项", "technology-contracts", "17721项"),
        ("stat", "98936", "patents-granted", "98936件"),
    ],
    "synonym": [
        ("search", "海上风力发电", "deep-sea-wind-power", ""),
        ("search", "假发", "meililai-hair", ""),
        ("stat", "外贸总额", "trade-total", "接近6000亿元"),
    ],
    "person": [
        ("search", "刘飞香 职务", "liu-feixiang", ""),
        ("search", "张奕是谁", "zhang-yi", ""),
        ("search", "刘晓忠 身份", "liu-xiaozhong", ""),
    ],
    "comparison": [
        ("stat", "高新技术占比 2012 vs 2021", "hightech-share-of-gdp", "15%"),
        ("stat", "高新技术占比 2012 vs 2021", "hightech-share-of-gdp", "23.9%"),
        ("stat", "专利授权量是2012年的几倍", "patents-granted", "4.26倍"),
        ("stat", "技术合同成交金额是2012年的多少倍", "technology-contract-value", "28.5倍"),
    ],
    "voice": [
        ("stat", "呃湖南那个十大技术攻关今年一共要投多少钱来着", "ten-tech-projects-investment",
         "超过20亿元"),
        ("search", "请问一下啊中越铁路的那个水果列车是哪天到的怀化", "vietnam-fruit-train", "首次"),
        ("stat", "那个我想问一下粮食产量是多少呢", "grain-output", "600亿斤左右"),
    ],
}  # fmt: skip
"""By kind: the command, the question, the key on top, and a figure of it as it is printed."""

NEAR = {
    "colloquial": [("有多少穷人脱了贫", "poor-households")],
    "mixed": [("TBM patent 申请", "crchi-patents-filed")],
    "slip": [
        ("技术和同", "technology-contracts"),
        ("淮化市长", "li-chunqiu"),
        ("城凌矶", "chenglingji-port"),
        ("欧科忆", "oke-precision"),
        ("粮食产良", "grain-output"),
        ("grian output", "grain-output"),
    ],
}
"""By kind: the question, and the key that comes nearest."""

NOTHING = [
    ("stat", "高原明珠号直径多少米"),
    ("stat", "进出口总额 多少吨"),
    ("stat", "renkou"),
    ("stat", "粮食产量多少元"),
    ("stat", "2015年进出口总额"),
    ("stat", "怀化粮食产量"),
    ("stat", "黎春秋多少岁"),
    ("stat", "小巨人企业多少人"),
    ("stat", "population"),
    ("stat", "GDP 2021"),
    ("search", "renkou"),
    ("search", "人口"),
    ("search", "高考人数"),
    ("search", "湖南省委书记是谁"),
    ("search", "进出口总额 多少吨"),
]


def ask(base: KnowledgeBase, command: str, text: str) -> tuple[list[Found], list[Found]]:
    """Return what is answered with confidence, and what comes near."""
    results = (answers.stat if command == "stat" else answers.find)(base.index, text)
    sure = [fact for fact in results if fact.match != "near"]
    return sure, [fact for fact in results if fact.match == "near"] + results.near


@pytest.mark.parametrize(
    ("command", "text", "key", "printed"),
    [
        pytest.param(*case, id=f"{kind}: {case[1]} {case[3]}".strip())
        for kind, cases in ANSWERS.items()
        for case in cases
    ],
)
def test_a_question_has_its_fact_on_top(
    base: KnowledgeBase, command: str, text: str, key: str, printed: str
) -> None:
    sure, _ = ask(base, command, text)
    assert [fact.key for fact in sure][:1] == [key]
    figures = (base.stat if command == "stat" else base.search)(text)[0].figures
    assert not printed or printed in [figure.as_written for figure in figures]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param(*case, id=f"{kind}: {case[0]}")
        for kind, cases in NEAR.items()
        for case in cases
    ],
)
def test_what_comes_near_is_told_as_near(base: KnowledgeBase, text: str, key: str) -> None:
    for command in ("stat", "search"):
        sure, near = ask(base, command, text)
        assert sure == []
        assert near[0].key == key
    assert base.stat(text) == []


@pytest.mark.parametrize(("command", "text"), NOTHING)
def test_what_the_source_does_not_say_is_not_answered(
    base: KnowledgeBase, command: str, text: str
) -> None:
    sure, _ = ask(base, command, text)
    assert [fact.key for fact in sure] == []
