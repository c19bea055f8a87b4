"""Whether facts meet the conditions of a question: time, place, unit, measure, what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hunanfacts.index.stored import MARKS
from hunanfacts.search import answers, fitting, question
from hunanfacts.search.matching import NAMED, Held, Hit

if TYPE_CHECKING:
    from hunanfacts.api import KnowledgeBase
    from hunanfacts.index.stored import Found


def asked(base: KnowledgeBase, text: str) -> fitting.Conditions:
    return fitting.Conditions(base.index, question.parsed(base.index, text, Held(base.index)))


def fact_of(base: KnowledgeBase, key: str) -> Found:
    fact = base.index.by_key(key)
    assert fact is not None
    return fact


def narrowed(base: KnowledgeBase, text: str, key: str) -> list[str] | None:
    """Return the ids of the figures that are left; None where the fact is no answer."""
    fact = asked(base, text).narrowed(fact_of(base, key))
    return None if fact is None else [mark[MARKS.index("id")] for mark in fact.marks]


@pytest.mark.parametrize(
    ("text", "key", "figures"),
    [
        ("2012年进出口总额", "trade-total", ["trade-total@2012"]),
        ("进出口总额 2012 2021", "trade-total", ["trade-total@2012", "trade-total@2021"]),
        ("2015年进出口总额", "trade-total", None),
        ("2021年第三季度进出口总额", "trade-total", None),
        ("2021年粮食产量", "grain-output", None),
        ("2022年旅游发展大会", "tourism-conference", ["tourism-conference@2022"]),
        ("7月7日水果列车", "vietnam-fruit-train", ["vietnam-fruit-train@2022-07-07"]),
        ("7月8日水果列车", "vietnam-fruit-train", None),
        ("2022年低轨卫星", "low-orbit-satellite-network", []),
        ("2021年低轨卫星", "low-orbit-satellite-network", None),
    ],
)
def test_only_figures_of_the_time_that_is_asked_for_are_left(
    base: KnowledgeBase, text: str, key: str, figures: list[str] | None
) -> None:
    assert narrowed(base, text, key) == figures


@pytest.mark.parametrize(
    ("text", "key", "figures"),
    [
        ("硬质合金产量多少吨", "zhuzhou-carbide-output", ["zhuzhou-carbide-output@2021"]),
        ("硬质合金多少公斤", "zhuzhou-carbide-output", ["zhuzhou-carbide-output@2021"]),
        ("硬质合金产值多少钱", "zhuzhou-carbide-value", ["zhuzhou-carbide-value@2021"]),
        ("how many tonnes of grain", "grain-output", ["grain-output@undated"]),
        ("小巨人企业多少个", "new-little-giants", ["new-little-giants@2021"]),
        ("进出口总额多少吨", "trade-total", None),
        ("小巨人企业多少人", "new-little-giants", None),
        ("贫困户多少人", "poor-households", None),
        ("高原明珠号多少米", "plateau-pearl-tbm", None),
        ("总投资多少美元", "ten-tech-projects-investment", None),
        ("非洲客商多少人", "african-buyers", ["african-buyers@undated"]),
        ("非洲客商多少名", "african-buyers", ["african-buyers@undated"]),
    ],
)
def test_only_figures_in_a_unit_of_the_kind_that_is_asked_for_are_left(
    base: KnowledgeBase, text: str, key: str, figures: list[str] | None
) -> None:
    assert narrowed(base, text, key) == figures


@pytest.mark.parametrize(
    ("text", "key", "measures"),
    [
        ("硬质合金 占比", "zhuzhou-carbide-output", ["share"]),
        ("进出口总额 增速", "trade-total", ["annual-growth"]),
        ("专利授权量是2012年的几倍", "patents-granted", ["multiple"]),
        ("专利授权量是2015年的几倍", "patents-granted", None),
        ("专利授权量排第几", "patents-granted", None),
        ("粮食产量增速", "grain-output", None),
        ("通用项目获奖数全国第几", "general-awards-rank", ["rank"]),
        ("标杆企业 目标", "benchmark-firms-target", ["level"]),
        ("粮食产量 目标", "grain-output", None),
        ("粮食产量 预测", "grain-output", None),
    ],
)
def test_only_figures_of_the_measure_or_status_that_is_asked_for_are_left(
    base: KnowledgeBase, text: str, key: str, measures: list[str] | None
) -> None:
    fact = asked(base, text).narrowed(fact_of(base, key))
    left = None if fact is None else [mark[MARKS.index("measure")] for mark in fact.marks]
    assert left == measures


@pytest.mark.parametrize(
    ("text", "key", "expected"),
    [
        ("水果列车什么时候到", "vietnam-fruit-train", True),
        ("低轨卫星是什么时候", "low-orbit-satellite-network", True),
        ("粮食产量是什么时候", "grain-output", False),
        ("世界计算机大会什么时候", "world-computing-congress", False),
        ("旅游发展大会在哪里", "tourism-conference", True),
        ("工业之母在哪里", "machine-tool-teeth", False),
        ("中欧班列多少吨", "china-europe-trains", False),
        ("中欧班列增速", "china-europe-trains", False),
        ("怀化市长是谁", "li-chunqiu", True),
        ("patents granted compared with 2012", "patents-granted", True),
        ("专利授权量比2012年", "patents-granted", True),
        ("how many patents were granted since 2012", "patents-granted", False),
        ("patents granted compared with 2015", "patents-granted", False),
    ],
)
def test_what_a_fact_does_not_have_is_no_answer_of_its(
    base: KnowledgeBase, text: str, key: str, *, expected: bool
) -> None:
    assert (narrowed(base, text, key) is not None) == expected


@pytest.mark.parametrize(
    ("text", "key", "expected"),
    [
        ("湖南粮食产量", "grain-output", True),
        ("怀化粮食产量", "grain-output", False),
        ("全国粮食产量", "grain-output", False),
        ("株洲硬质合金产量", "zhuzhou-carbide-output", True),
        ("湖南硬质合金产量", "zhuzhou-carbide-output", False),
        ("长沙硬质合金产量", "zhuzhou-carbide-output", False),
        ("湖南旅游发展大会", "tourism-conference", True),
        ("张家界旅游发展大会", "tourism-conference", True),
        ("怀化旅游发展大会", "tourism-conference", False),
        ("全国自贸区数量", "national-free-trade-zones", True),
        ("怀化到河内的班列", "huaihua-hanoi-train", True),
    ],
)
def test_what_is_measured_is_about_its_own_place(
    base: KnowledgeBase, text: str, key: str, *, expected: bool
) -> None:
    assert asked(base, text).is_of_place(fact_of(base, key)) == expected


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("进出口总额 2012 2015", ["2015"]),
        ("进出口总额 2012 2021", []),
        ("进出口总额 2015年 2016年", ["2015", "2016"]),
        ("进出口总额", []),
    ],
)
def test_times_that_are_not_in_the_answer_are_told(
    base: KnowledgeBase, text: str, missing: list[str]
) -> None:
    assert asked(base, text).missing([fact_of(base, "trade-total")]) == missing


def sure_of(
    base: KnowledgeBase, text: str, filled: dict[str, float]
) -> list[tuple[str, str | None]]:
    facts, hits = [], []
    for number, (key, coverage) in enumerate(filled.items()):
        facts.append(fact_of(base, key))
        hits.append(Hit(number, NAMED, coverage))
        hits[-1].key = key
        facts[-1].match = "words"
    return [(fact.key, fact.match) for fact in asked(base, text).surely_meant(facts, hits)]


@pytest.mark.parametrize(
    ("text", "filled", "left"),
    [
        ("粮食多少", {"grain-output": 1.5}, [("grain-output", "words")]),
        ("企业有多少", {"fortune-500-firms": 1.1}, [("fortune-500-firms", "near")]),
        ("企业有多少", {"fortune-500-firms": 1.1, "cybersecurity-park-firms": 1.5},
         [("cybersecurity-park-firms", "words")]),
        ("多少小巨人企业", {"new-little-giants": 1.6}, [("new-little-giants", "near")]),
        ("多少新增小巨人企业", {"new-little-giants": 1.8}, [("new-little-giants", "words")]),
        ("中欧班列有多少", {"china-europe-trains": 2.0}, [("china-europe-trains", "near")]),
        ("申请专利", {"crchi-patents-filed": 1.5}, [("crchi-patents-filed", "near")]),
        ("铁建重工申请专利", {"crchi-patents-filed": 1.5}, [("crchi-patents-filed", "words")]),
        ("Hunan exports", {"trade-total": 1.3}, [("trade-total", "near")]),
        ("Hunan imports and exports", {"trade-total": 1.9}, [("trade-total", "words")]),
    ],
)  # fmt: skip
def test_what_a_question_may_not_mean_is_near_at_most(
    base: KnowledgeBase, text: str, filled: dict[str, float], left: list[tuple[str, str]]
) -> None:
    assert sure_of(base, text, filled) == left


@pytest.mark.parametrize(
    "text", ["name of the Hunan Party secretary", "Party secretary", "Hunan Party secretary"]
)
def test_where_the_nearest_is_another_thing_what_holds_the_words_less_well_is_too(
    base: KnowledgeBase, text: str
) -> None:
    found = answers.find(base.index, text)
    assert found
    assert {fact.match for fact in found} == {"near"}
