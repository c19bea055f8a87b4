"""Numbers unlike the source's: told where the text surely speaks of the fact, else left alone."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

import hunanfacts
from hunanfacts.check.checking import Checker
from hunanfacts.check.reading import drafts
from hunanfacts.check.records import FAULTS
from hunanfacts.check.verdicts import unlike
from hunanfacts.figures import reading

if TYPE_CHECKING:
    from hunanfacts.api import KnowledgeBase


@pytest.fixture(scope="module")
def checker(base: KnowledgeBase) -> Checker:
    return Checker(base.index)


def wrong(checker: Checker, text: str) -> list[str]:
    found = checker.findings(drafts.passages_of(text.encode(), "draft.md"))
    return [finding.text for finding in found if finding.verdict in FAULTS]


@pytest.mark.parametrize(
    ("said", "is_alike"),
    [
        ("98396件", True),  # two digits change places
        ("96936件", True),  # one digit is another
        ("9.98万件", True),  # of what is printed, rounded
        ("989360件", True),  # as many digits, another size
        ("93698件", True),  # all digits but in another order
        ("突破10万件", True),  # a little rounded up
        ("54685件", False),
        ("10万件", False),
        ("8万件", False),
    ],
)
def test_a_misprint_is_like_what_was_meant(said: str, *, is_alike: bool) -> None:
    [figure] = [
        figure
        for fact in hunanfacts.load().facts()
        if fact.key == "patents-granted"
        for figure in fact.figures
        if figure.value == Decimal(98936)
    ]
    assert unlike.is_alike(reading.parse(said), figure) is is_alike


OTHER_TIMES = [
    "2019年，湖南专利授权54685件，同比增长11.7%。全年签订技术合同9023项，成交490.7亿元。",
    "2024年全省生产总值增长4.8%。研发经费1394亿元。技术合同成交额突破5000亿元，新增国家级“小巨人”65家。",
    "2016年全省经济工作会议纪要：会议听取一季度情况汇报。全省生产总值6198.9亿元。",
    "到2018年末，湖南有国家级企业技术中心49个。",
    "# 湖南省2015年统计公报\n\n## 外经\n\n年末在湘投资的世界500强企业137家。",
    "——2024年1月24日在人代会上\n\n过去的一年，全省的千亿产业达到16个。",
    "十三年来，湖南引进世界500强企业250家。",
    "湖南自贸试验区挂牌五周年，累计推出制度创新成果109项。",
    "1-11月，湖南高新技术产业增加值增长10.7%。",
    "去年湖南高新技术产业增加值占地区生产总值的22.8%。",
    "2016—2019年湖南获国家科技奖励97项。",
    "Industry in Hunan grew in January-February 2021. High-tech manufacturing was up 52.3 percent.",
    "By year-end 2013 there was more. Of the world's top 500 companies 128 had invested in Hunan.",
]
OTHER_THINGS = [
    "# 湖南省2016年政府工作报告\n\n“十二五”时期，经济稳步发展；进出口总额年均增长14.8%。",
    "Shenyang registered 8,941 technology contracts in 2021, Dalian 6,622 worth 30.02 billion.",
    "十大技术攻关项目研制出新产品48件。项目由43家单位牵头。",
    "High-tech made up 15% of Hunan's GDP in 2012 and 23.9% in 2021, up about 9 percentage points.",
    "湖南省政府工作报告（2013年1月）：去年外贸增长15.5%；新引进世界500强企业12家。",
    "# 湖南省实验室的牛\n\n试验牛每组1头，喂养60天。",
    "到2024年底，株洲有硬质合金企业307家，企业数占全国同行的35%。",
    "The Hunan trade zone is young. Of the country's 21 such zones it trades with Africa.",
    "同志们，我们省去年粮食产量817.5亿斤。（安徽省负责同志的讲话）",
    "2021年湖南高技术制造业投资增长28.6%。",
    "2021年湖南高技术制造业的增加值涨了21%，快于GDP的7.7%。",
    "# 湖南省重点实验室的产业链研究\n\n试验选用18头黑牛，分为3组。",
    "# 湖南关键核心技术攻坚\n\n省十三届人大四次会议开幕。",
    "湖南的产业集群带动地区发展，年增长率达到14%。",
    "首届进口博览会办得成功，海南自贸试验区启动建设。",
]


@pytest.mark.parametrize("text", OTHER_TIMES + OTHER_THINGS)
def test_of_another_time_or_thing_nothing_is_said(checker: Checker, text: str) -> None:
    assert wrong(checker, text) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("2021年，湖南专利授权54685件。", ["54685件"]),
        ("湖南省有250家世界500强企业投资。", ["250家"]),
        ("2019年略过不提。2021年湖南的技术合同成交额为490.7亿元。", ["490.7亿元"]),
        ("湖南自贸试验区发布47项制度创新成果，其中30余项为全国首创。", ["30余项"]),
        ("去年全省专利授权98396件。", ["98396件"]),
        ("湖南将推动200家中小企业开展智能化改造。", ["200家"]),
        ("湖南的技术合同成交金额是1261.3亿元，专利授权量有54685件。", ["54685件"]),
        (
            "从2012年的1400亿元到2021年的6000亿元，湖南外贸总额翻了两番。",
            ["1400亿元", "6000亿元"],
        ),
        ("湖南外贸从2012年到2021年累计增长25.1%。", ["25.1%"]),
        ("湖南高新技术产业增加值在GDP中的占比由2012年的15%提高到2021年的29.3%。", ["29.3%"]),
        ("到2022年7月，湖南引进的世界500强企业108家。", ["108家"]),
        (
            "长沙消息：湖南加快发展。2021年全省增速比全国高；新增国家级“小巨人”126家。",
            ["126家"],
        ),
        ("“十三五”五年间，湖南主持的通用项目获奖数排全国第八。", ["第八"]),
        ("在湘投资的世界500强企业不足180家。", ["不足180家"]),
        ("2021年湖南规上高技术制造业的增加值增至21%。", ["21%"]),
        ("World 500 companies with investments in Hunan number 108.", ["108"]),
        (
            "Technology contracts in Hunan in 2021 came to 126.13 billion yuan, up 28.5 percent.",
            ["28.5 percent"],
        ),
        ("Hunan has an economy of over 4 trillion U.S. dollars.", ["over 4 trillion U.S. dollars"]),
    ],
)
def test_of_the_fact_itself_it_is_told(checker: Checker, text: str, numbers: list[str]) -> None:
    assert wrong(checker, text) == numbers


def test_a_year_to_compare_with_is_not_that_of_the_next_sentence(checker: Checker) -> None:
    text = (
        "Hunan signed 17,721 technology contracts in 2021, a rise of 170 percent on 2012. "
        "They were worth 126.13 billion yuan."
    )
    found = checker.findings(drafts.passages_of(text.encode(), "draft.md"))
    assert [finding.verdict for finding in found][-1] == "supported"
