"""How figures, their places and their sources read to a person."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from making import WHOLE, fact, figure, ranging, without_number

from hunanfacts.model.records import Bilingual, Locator, Source
from hunanfacts.wording import phrases

if TYPE_CHECKING:
    from hunanfacts.model.records import Figure
    from hunanfacts.model.vocabulary import Bound, Status

FIELD = Bilingual(zh="各市的出口额", en="exports of cities")


def reads(shown: Figure) -> tuple[str, str]:
    """Return how a figure reads in Chinese and in English."""
    return phrases.phrase(shown, "zh"), phrases.phrase(shown, "en")


# ---- Measures ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shown", "zh", "en"),
    [
        (figure("300"), "300亿元", "30 billion yuan"),
        (figure("2.7", measure="multiple", base="2012"), "2012年的2.7倍", "2.7 times that of 2012"),
        (figure("2", measure="multiple", period="2021-05", base="2020-05"),
         "2020年5月的2倍", "2 times that of May 2020"),
        (figure("2", measure="multiple", period="2021-H1", base="2020-H1"),
         "2020年上半年的2倍", "2 times that of the first half of 2020"),
        (figure("2", measure="multiple", period="../2021-06", base="../2020-06"),
         "2020年6月的2倍", "2 times that of June 2020"),
        (figure("21", measure="growth"), "增长21%", "up 21%"),
        (figure("21", measure="growth", base="2020"), "增长21%", "up 21%"),
        (figure("21", bound="over", measure="growth"), "增长超过21%", "up over 21%"),
        (figure("0", measure="growth"), "增长0%", "up 0%"),
        (figure("12", measure="annual-growth", base="2012"),
         "年均增长12%", "up 12% a year on average"),
        (figure("50", bound="over", measure="share"), "占全国 超过50%", "over 50% of the country"),
        (figure("0.7", measure="change"), "上升0.7个百分点", "up 0.7 percentage points"),
        (figure("0.7", "percentage points", measure="change"),
         "上升0.7个百分点", "up 0.7 percentage points"),
        (figure("6", "位", measure="rank"), "第6位", "6th"),
        (figure("6", "place", measure="rank"), "第6位", "6th"),
        (figure("3", "届", measure="ordinal"), "第3届", "3rd"),
    ],
)  # fmt: skip
def test_a_figure_reads_with_what_it_measures(shown: Figure, zh: str, en: str) -> None:
    assert reads(shown) == (zh, en)


@pytest.mark.parametrize(
    ("shown", "zh", "en"),
    [
        # The same time a year before goes without saying.
        (figure("5", measure="growth", period="2022-H1", base="2021-01/2021-06"),
         "增长5%", "up 5%"),
        (figure("5", measure="growth", period="../2022-06", base="../2021-06"), "增长5%", "up 5%"),
        (figure("5", measure="change", period="2022-Q2", base="2021-Q2"),
         "上升5个百分点", "up 5 percentage points"),
        (figure("29.7", measure="growth", period="2022-06", base="2022-05"),
         "比2022年5月增长29.7%", "up 29.7% on May 2022"),
        (figure("-0.2", measure="growth", period="2022-06", base="2022-05"),
         "比2022年5月下降0.2%", "down 0.2% on May 2022"),
        (figure("0.4", measure="growth", period="2025-Q2", base="2025-Q1"),
         "比2025年第一季度增长0.4%", "up 0.4% on the first quarter of 2025"),
        (figure("5.1", measure="growth", period="2021-01/2021-07", base="2019-01/2019-07"),
         "比2019年1月至7月增长5.1%", "up 5.1% on January to July 2019"),
        (figure("60", bound="over", measure="growth", base="2012"),
         "比2012年增长超过60%", "up over 60% on 2012"),
        (figure("60", measure="growth", period=None, base="2012"),
         "比2012年增长60%", "up 60% on 2012"),
        (figure("3.6", measure="change", period="2022-H1", base="2022-Q1"),
         "比2022年第一季度上升3.6个百分点",
         "up 3.6 percentage points on the first quarter of 2022"),
        (ranging("-1", "2", measure="growth", period="2022-06", base="2022-05"),
         "与2022年5月相比增速-1%至2%", "growth: -1% to 2% against May 2022"),
    ],
)  # fmt: skip
def test_a_change_says_from_when_where_that_is_not_a_year_before(
    shown: Figure, zh: str, en: str
) -> None:
    assert reads(shown) == (zh, en)


@pytest.mark.parametrize(
    ("bound", "zh", "en"),
    [
        ("exact", "下降20%", "down 20%"),
        ("over", "下降超过20%", "down over 20%"),
        ("at-least", "下降20%以上", "down at least 20%"),
        ("under", "下降不足20%", "down under 20%"),
        ("at-most", "下降20%以下", "down at most 20%"),
        ("nearly", "下降接近20%", "down nearly 20%"),
        ("about", "下降20%左右", "down about 20%"),
    ],
)
def test_a_bound_of_a_fall_speaks_of_its_size(bound: Bound, zh: str, en: str) -> None:
    assert reads(figure("-20", bound=bound, measure="growth")) == (zh, en)
    yearly = figure("-20", bound=bound, measure="annual-growth")
    assert reads(yearly) == (f"年均{zh}", f"{en} a year on average")
    points = figure("-20", bound=bound, measure="change")
    assert reads(points) == (zh.replace("%", "个百分点"), en.replace("%", " percentage points"))


# ---- Places in a row -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("of", "among", "zh", "en"),
    [
        (None, None, "第6位", "6th"),
        (FIELD, None, "第6位（各市的出口额）", "6th (exports of cities)"),
        (None, 14, "第6位（共14个）", "6th of 14"),
        (FIELD, 14, "第6位（各市的出口额，共14个）", "6th of 14 (exports of cities)"),
    ],
)
def test_a_rank_says_in_what_and_among_how_many(
    of: Bilingual | None, among: int | None, zh: str, en: str
) -> None:
    assert reads(figure("6", measure="rank", of=of, among=among)) == (zh, en)


def test_a_bound_of_a_rank_is_said() -> None:
    shown = figure("6", bound="at-most", measure="rank", among=14)
    assert reads(shown) == ("第6位以下（共14个）", "at most 6th of 14")


# ---- Ranges, and figures without a number --------------------------------------------------------


@pytest.mark.parametrize(
    ("shown", "zh", "en"),
    [
        (ranging("12", "15"), "12亿至15亿元", "1.2 to 1.5 billion yuan"),
        (ranging("9000", "12000", "万元"), "9000万至12000万元", "90 to 120 million yuan"),
        (ranging("1.2", "1.5", "billion US dollars"),
         "12亿至15亿美元", "1.2 to 1.5 billion US dollars"),
        (ranging("2.0", "2.5", measure="growth"), "增长2.0%至2.5%", "up 2.0% to 2.5%"),
        (ranging("2.0", "2.5", measure="annual-growth"),
         "年均增长2.0%至2.5%", "up 2.0% to 2.5% a year on average"),
        (ranging("-2.5", "-2.0", measure="growth"), "下降2.0%至2.5%", "down 2.0% to 2.5%"),
        (ranging("-2", "0", measure="growth"), "下降0%至2%", "down 0% to 2%"),
        (ranging("-1", "2", measure="growth"), "增速-1%至2%", "growth: -1% to 2%"),
        (ranging("-1", "2", measure="annual-growth"),
         "年均增速-1%至2%", "growth a year on average: -1% to 2%"),
        (ranging("-1", "2", measure="change"),
         "变动-1至2个百分点", "change: -1 to 2 percentage points"),
        (ranging("5", "6", measure="share"), "占全国 5%至6%", "5% to 6% of the country"),
        (ranging("2", "3", measure="multiple", base="2012"),
         "2012年的2至3倍", "2 to 3 times that of 2012"),
        (replace(ranging("30", "40", "家"), reads=Bilingual(zh="三四十家", en="thirty or forty")),
         "三四十家", "thirty or forty"),
        (replace(ranging("3", "4", measure="growth"),
                 reads=Bilingual(zh="三四个点", en="three or four points")),
         "增长三四个点", "up three or four points"),
    ],
)  # fmt: skip
def test_a_range_reads_from_its_low_end_to_its_high_one(shown: Figure, zh: str, en: str) -> None:
    assert reads(shown) == (zh, en)


@pytest.mark.parametrize(
    "shown",
    [
        without_number("几十批次", "dozens of groups", "批次"),
        without_number("占几成", "some tenths of it", "%", measure="share"),
        without_number("大幅增长", "up by much", "%", measure="growth", base="2012"),
        without_number("数倍于前", "several times as much", "倍", measure="multiple", base="2012"),
    ],
)
def test_what_has_no_number_reads_as_the_author_says(shown: Figure) -> None:
    assert shown.reads is not None
    assert reads(shown) == (shown.reads.zh, shown.reads.en)


def test_a_number_that_reads_otherwise_keeps_what_it_measures() -> None:
    doubled = replace(figure("100", measure="growth"), reads=Bilingual(zh="一倍", en="by half"))
    assert reads(doubled) == ("增长一倍", "up by half")
    halved = replace(figure("-50", measure="growth"), reads=Bilingual(zh="一半", en="by half"))
    assert reads(halved) == ("下降一半", "down by half")


# ---- Statuses ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "zh", "en"),
    [
        ("reported", "", ""),
        ("preliminary", "初步数：", "preliminary: "),
        ("estimate", "估计：", "estimate: "),
        ("forecast", "预测：", "forecast: "),
        ("target", "目标：", "target: "),
    ],
)
@pytest.mark.parametrize(
    "shown",
    [
        figure("300"),
        figure("300", bound="over"),
        figure("75", bound="at-least", measure="share"),
        figure("6", measure="growth"),
        figure("-6", measure="growth"),
        figure("6", measure="growth", base="2012"),
        ranging("2.0", "2.5", measure="growth"),
        figure("6", measure="rank", of=FIELD, among=14),
        without_number(),
    ],
)
def test_a_status_stands_before_all_else_and_is_said_once(
    shown: Figure, status: Status, zh: str, en: str
) -> None:
    plain = reads(shown)
    assert reads(replace(shown, status=status)) == (f"{zh}{plain[0]}", f"{en}{plain[1]}")


# ---- One language, and words that are data -------------------------------------------------------


def test_a_text_that_there_is_in_one_language_alone_serves_for_both() -> None:
    shown = figure("5", measure="share", of=Bilingual(zh=None, en="electricity"))
    assert reads(shown) == ("占electricity 5%", "5% of electricity")
    none = replace(without_number(), reads=Bilingual(zh="十几家", en=None))
    assert reads(none) == ("十几家", "十几家")


def test_braces_in_a_text_are_no_templates() -> None:
    braces = Bilingual(zh="{base}", en="{amount}")
    target = figure("5", measure="share", of=braces, status="target")
    assert reads(target) == ("目标：占{base} 5%", "target: 5% of {amount}")
    rank = figure("5", measure="rank", of=braces)
    assert reads(rank) == ("第5位（{base}）", "5th ({amount})")
    none = replace(without_number("{said}", "{said}"), status="forecast")
    assert reads(none) == ("预测：{said}", "forecast: {said}")


# ---- Where things stand, and in what -------------------------------------------------------------


@pytest.mark.parametrize(
    ("locator", "zh", "en", "machine"),
    [
        (Locator(id="a", paragraph=0), "第0段", "para 0", "a:0"),
        (Locator(id="a", page="iv"), "第iv页", "p. iv", "a:iv"),
        (Locator(id="a", page=12, table="2.1"), "第12页，表2.1", "p. 12, table 2.1", "a:12:2.1"),
        (Locator(id="a", section="3.2", line=8),
         "第3.2节，第8行", "section 3.2, line 8", "a:3.2:8"),
        (Locator(id="a", url="https://example.org/x"), "https://example.org/x",
         "https://example.org/x", "a:https://example.org/x"),
        (Locator(id="a"), "", "", "a"),
    ],
)  # fmt: skip
def test_a_place_in_a_source_is_said_by_all_that_is_known(
    locator: Locator, zh: str, en: str, machine: str
) -> None:
    assert phrases.where(locator, "zh", names_source=False) == (zh, machine)
    assert phrases.where(locator, "en", names_source=False) == (en, machine)
    named = {
        language: phrases.where(locator, language, names_source=True)[0]
        for language in ("zh", "en")
    }
    assert named == {"zh": f"a，{zh}" if zh else "a", "en": f"a, {en}" if en else "a"}


def test_an_event_without_figures_says_when_it_was() -> None:
    event = replace(fact(), kind="event", period="2012-11", period_inferred=True)
    [row] = phrases.rows(event, "en")
    when = "November 2012 (inferred)"
    assert row == ("a", "value a", "Something.", when, "para 1", "paper:1", "")
    [row] = phrases.rows(event, "zh", names_source=True)
    assert row == ("a", "a值", "某事。", "2012年11月（推定）", "paper，第1段", "paper:1", "")


REPORT = Source(
    id="report",
    type="report",
    title=Bilingual(zh="某报告", en="Some Report"),
    language="zh",
    container=Bilingual(zh="某网", en="Some Site"),
    publisher=Bilingual(zh="某社", en="Some House"),
    issued="2022-07",
    issued_inferred=True,
)


def test_a_source_is_told_by_what_is_known_of_it() -> None:
    assert phrases.source_line(REPORT, "zh") == "来源：《某报告》，某网，某社，2022年7月（推定）"
    assert phrases.source_line(REPORT, "en") == (
        "Source: Some Report, Some Site, Some House, July 2022 (inferred)"
    )
    bare = Source(id="a", type="book", title=Bilingual(zh=None, en="A Book"), language="en")
    assert phrases.source_line(bare, "zh") == "来源：A Book"
    assert phrases.source_line(bare, "en") == "Source: A Book"


def test_a_source_is_named_by_its_id_where_there_are_more() -> None:
    assert phrases.source_line(REPORT, "zh", names_source=True).startswith(
        "来源：[report] 《某报告》"
    )
    assert phrases.source_line(REPORT, "en", names_source=True).startswith("Source: [report] Some")


def test_a_whole_is_told_with_its_share() -> None:
    assert reads(figure("12.5", measure="share", of=WHOLE)) == (
        "占全国 12.5%",
        "12.5% of the country",
    )
    assert reads(figure(Decimal("12.50"), measure="share"))[1] == "12.50% of the country"
