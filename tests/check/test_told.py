"""What is told of the numbers of single sentences, by the way that they are built."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

import making
import pytest
from running import FILES

import hunanfacts
from hunanfacts.check import effort, prose
from hunanfacts.check.checking import Checker
from hunanfacts.check.names import english_names, mentions, subjects
from hunanfacts.check.prose import Span
from hunanfacts.check.reading import drafts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hunanfacts.api import KnowledgeBase


@pytest.fixture(scope="module")
def checker(base: KnowledgeBase) -> Checker:
    return Checker(base.index)


def told(checker: Checker, text: str) -> str:
    """Return the numbers of a text that something is told of, each with its verdict."""
    found = checker.findings(drafts.passages_of(text.encode(), "draft.md"))
    return " | ".join(
        f"{finding.text} {finding.diagnosis or finding.verdict}"
        for finding in found
        if finding.verdict not in {"unknown", "unreadable"}
    )


SWAPPED = (
    "In 2021 the value of technology contracts and the number of patents granted in Hunan were "
    "4.26 and 28.5 times those of 2012, respectively."
)
IN_TURN = [
    (
        "2021年，湖南技术合同成交金额和专利授权量分别为2012年的4.26倍和28.5倍。",
        "4.26倍 other-fact | 28.5倍 other-fact",
    ),
    (
        SWAPPED,
        "4.26 contradicted | 28.5 times contradicted",
    ),
    (
        "湖南有国家级、省级企业技术中心分别为320家和62家。",
        "320家 other-fact | 62家 other-fact",
    ),
    (
        "湖南制造业已拥有14个万亿级产业集群和3个千亿级产业集群。",
        "14个 other-fact | 3个 other-fact",
    ),
    (
        "湖南制造业拥有万亿级产业集群14个、千亿级产业集群3个。",
        "14个 other-fact | 3个 other-fact",
    ),
    (
        "2012年和2021年，湖南高新技术产业增加值占GDP的比重分别为23.9%和15%。",
        "23.9% wrong-period | 15% wrong-period",
    ),
    (
        "2021年，湖南授权专利98936件，签订技术合同17721项，后者是2012年的4.26倍。",
        "98936件 supported | 17721项 supported | 4.26倍 other-fact",
    ),
    (
        "Hunan has 1 national and 11 provincial manufacturing innovation centres.",
        "1 supported | 11 supported",
    ),
]
TOLD_ELSEWHERE = [
    (
        "Hunan added little-giant firms in 2021, 162 of them.",
        "162 supported",
    ),
    (
        "Hunan lifted 6.82 million registered poor people out of poverty.",
        "6.82 million other-unit",
    ),
    ("Hunan has three trillion-yuan industrial clusters.", "three supported"),
    (
        "High-tech industry went from 15 to 23.9 per cent of Hunan's GDP between 2012 and 2021.",
        "15 supported | 23.9 per cent supported",
    ),
    (
        "| Hunan, 2021 | Thousands |\n|---|---|\n| Patents granted | 98.9 |",
        "98.9 supported",
    ),
]
PARTS = [
    ("2021年，株洲硬质合金产值占全国的比重超过一半。", "超过一半 supported"),
    ("2021年，株洲硬质合金产值占全国的比重过半。", "过半 supported"),
    ("2021年，株洲硬质合金产量占全国的一半。", "一半 other-fact"),
    (
        "In 2021 the output of Zhuzhou's cemented carbide was over a third of the national total.",
        "over a third supported",
    ),
    (
        "High-tech industry made up nearly a quarter of Hunan's GDP in 2021.",
        "nearly a quarter supported",
    ),
]
GROWTH = [
    (
        "湖南2021年的技术合同成交金额比2012年猛增28.5倍。",
        "28.5倍 multiple-as-growth",
    ),
    (
        "湖南高新技术产业增加值占地区生产总值比重提高8.9个百分点。",
        "8.9个百分点 supported",
    ),
    (
        "湖南高新技术产业增加值占地区生产总值比重提高8.9%。",
        "8.9% percent-for-points",
    ),
    (
        "Hunan's GDP has yet to reach 4 trillion yuan.",
        "has yet to reach 4 trillion yuan bound-turned",
    ),
]
TARGETS = [
    ("到2025年，湖南建成20家左右智能制造标杆企业。", "20家左右 supported"),
    ("湖南已建成20家左右智能制造标杆企业。", "20家左右 target-as-result"),
]
TIMES = [
    (
        "据《湖南的创新》（某报，2022年7月27日），2021年，湖南授权专利98936件。",
        "98936件 supported",
    ),
    (
        "据《湖南的创新》（某报，2022年7月27日），2020年，湖南授权专利98936件。",
        "98936件 wrong-period",
    ),
    (
        "据《湖南上半年的创新》（推定2022年），2016年至2020年（推定），湖南获国家科技奖励114项。",
        "114项 supported",
    ),
    (
        "2021年上半年，全省稳中有进，湖南授权专利98936件。",
        "98936件 wrong-period",
    ),
]
SILENT = [
    (
        "2021年，湖南签订技术合同17721项，其中技术服务合同6000项。",
        "17721项 supported",
    ),
    (
        "湖南51个贫困县中，40个是国家级贫困县，11个是省级贫困县。",
        "51个 supported",
    ),
    ("湖南一般贸易进出口4300亿元。", ""),
    ("During 2016-2020 Hunan won 120 provincial science and technology awards.", ""),
    ("Zhuzhou's cemented carbide exports were worth 3 billion yuan in 2021.", ""),
    ("Between 2012 and 2021 patents granted in Hunan rose.", ""),
    (
        "Technology contracts in Hunan, 2021 and 2012 (number / value): 2.7 times / 30 times.",
        "",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "verdicts"), [*IN_TURN, *TOLD_ELSEWHERE, *PARTS, *GROWTH, *TARGETS, *TIMES, *SILENT]
)
def test_a_number_is_told_of_what_its_sentence_says(
    checker: Checker, text: str, verdicts: str
) -> None:
    assert told(checker, text) == verdicts


def table(head: str, name: str, number: str) -> str:
    return f"| Hunan, 2021 | {head} |\n|---|---|\n| {name} | {number} |\n"


SCALES = [
    (table("Value", "Patents granted (10,000)", "9.89"), "9.89 supported"),
    (table("Value", "Patents granted (1,000)", "98.9"), "98.9 supported"),
    (table("(100 million yuan)", "Value of technology contracts", "1261.3"), "1261.3 supported"),
]


@pytest.mark.parametrize(("text", "expected"), SCALES)
def test_a_number_in_brackets_at_the_name_of_a_row_is_its_scale(
    checker: Checker, text: str, expected: str
) -> None:
    assert told(checker, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Hunan's GDP grew 6.0 percent in the first quarter, 1.2 points above the national average.",
        "The index stood 3 points above the nationwide firsts of last year.",
    ],
)
def test_points_count_no_things(checker: Checker, text: str) -> None:
    assert told(checker, text) == ""


@pytest.mark.parametrize(
    ("name", "text", "verdicts"),
    [
        ("english", "Northland's rank in logistics was 17th of 48 in 2025.", "17th supported"),
        ("english", "Northland's rank in logistics was 7th of 48 in 2025.", "7th contradicted"),
        ("halfyear", "In January to July 2021 Xi'an's retail sales of larger firms grew by 14.9%.",
         "14.9% supported"),
        ("halfyear", "In January to July 2021 Xi’an's retail sales of larger firms grew by 24.9%.",
         "24.9% contradicted"),
    ],
)  # fmt: skip
def test_a_number_of_another_knowledge_is_found(name: str, text: str, verdicts: str) -> None:
    assert told(Checker(hunanfacts.load(FILES[name]).index), text) == verdicts


def test_each_name_that_a_fact_mentions_is_made_comparable_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[str] = []
    comparable = prose.comparable

    def counted(text: str) -> str:
        seen.append(text)
        return comparable(text)

    monkeypatch.setattr(prose, "comparable", counted)
    names = ("某茶厂", "“大”茶厂", "Tea Co.")
    told = mentions.subject(replace(making.fact(making.figure("7")), names=names), {})
    assert told.whom[:3] == ("某茶厂", "大茶厂", "tea co.")
    assert [seen.count(name) for name in names] == [1, 1, 1]


def test_names_of_the_same_words_are_looked_for_once_and_each_is_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sought: list[frozenset[str]] = []
    nearest = english_names._together  # noqa: SLF001 -- how often it is called

    def counted(
        here: Mapping[str, list[Span]], words: frozenset[str], anchor: str
    ) -> Sequence[Span]:
        sought.append(words)
        return nearest(here, words, anchor)

    monkeypatch.setattr(english_names, "_together", counted)
    names = english_names.EnglishNames()
    subject = mentions.subject(making.fact(making.figure("7")), {})
    for order in itertools.islice(
        itertools.permutations(["tea", "rice", "iron", "coal", "salt"]), 110
    ):
        names.add(" ".join(order), subject)
    text = "tea and rice and iron and coal and salt were 7 tonnes."
    whole = Span(0, len(text))
    assert len(names.mentions(text, whole, whole)) == 110
    assert len(sought) <= 5
    assert names.effort == effort.of_tried(110) + 10 * effort.OF_A_NAME


def test_names_that_begin_alike_are_looked_up_and_not_each_looked_for() -> None:
    aliases = tuple(f"湖南{chr(0x4E00 + at)}甲" for at in range(2_000))
    fact = replace(making.fact(making.figure("7")), aliases=aliases)
    found = subjects.Subjects([fact])
    assert not found.may_be_named("湖南湖南湖南7家")
    assert found.effort == 0
    assert found.may_be_named(f"在湖南{aliases[1_000]}7家")
    assert found.may_be_named(aliases[-1])
