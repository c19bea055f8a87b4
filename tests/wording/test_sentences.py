"""Ready sentences: each measure, bound, status and period, in both languages, letter by letter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from making import fact, figure, ranging, without_number

from hunanfacts.model.records import Bilingual, Locator, Source
from hunanfacts.wording import sentences

if TYPE_CHECKING:
    from hunanfacts.model.records import Fact, Figure

PAPER = Source(
    id="paper",
    type="article-newspaper",
    title=Bilingual(zh="年报", en="Annual Report"),
    language="zh",
)
FIELD = Bilingual(zh="各市出口额", en="exports of cities")
WHOLE = Bilingual(zh="全国", en="the country")
EXPORTS = Bilingual(zh="出口额", en="Exports")
GROWTH = Bilingual(zh="出口增速", en="Growth of exports")
RANK = Bilingual(zh="出口名次", en="Rank by exports")
SHARE = Bilingual(zh="出口占比", en="Export share")
TARGET = Bilingual(zh="出口目标", en="Target for exports")


def _fact(*figures: Figure, label: Bilingual = EXPORTS, **more: Any) -> Fact:  # noqa: ANN401
    place = Bilingual(zh="某市", en="Somewhere")
    return replace(fact(*figures), **{"label": label, "place": place, **more})


def _both(told: Fact, shown: Figure) -> tuple[str, str]:
    """Say a figure in both languages, without the source that stands around all of them."""
    zh, en = (sentences.of_figure(told, shown, PAPER, to) for to in ("zh", "en"))
    undated = ("", "") if shown.period else ("，未注明所述时间", ", no date given for this")
    head = f"据《年报》（第1段{undated[0]}），"
    tail = f", according to “Annual Report” (para 1{undated[1]})."
    assert zh.startswith(head)
    assert zh.endswith("。")
    assert en.endswith(tail)
    return zh.removeprefix(head)[:-1], en.removesuffix(tail)


@pytest.mark.parametrize(
    ("shown", "label", "zh", "en"),
    [
        (figure("300"), EXPORTS,
         "2021年，某市出口额为300亿元", "Exports in Somewhere stood at 30 billion yuan in 2021"),
        (figure("300", bound="over", period=None), EXPORTS,
         "某市出口额超过300亿元", "Exports in Somewhere stood at over 30 billion yuan"),
        (figure("300", bound="at-least", period="../2022", period_inferred=True), EXPORTS,
         "截至2022年（推定），某市出口额为300亿元以上",
         "Exports in Somewhere came to at least 30 billion yuan as of 2022 (inferred)"),
        (figure("300", bound="under", period="2012-11/.."), EXPORTS,
         "2012年11月以来，某市出口额不足300亿元",
         "Exports in Somewhere stood at under 30 billion yuan since November 2012"),
        (figure("300", bound="at-most", period="2022-05-01"), EXPORTS,
         "2022年5月1日，某市出口额为300亿元以下",
         "Exports in Somewhere came to at most 30 billion yuan on 1 May 2022"),
        (figure("300", bound="nearly", period="2022-H1"), EXPORTS,
         "2022年上半年，某市出口额接近300亿元",
         "Exports in Somewhere stood at nearly 30 billion yuan in the first half of 2022"),
        (figure("300", bound="about", period="2016/2020"), EXPORTS,
         "2016年至2020年，某市出口额为300亿元左右",
         "Exports in Somewhere stood at about 30 billion yuan from 2016 to 2020"),
        (ranging("3", "5"), EXPORTS,
         "2021年，某市出口额为3亿至5亿元",
         "Exports in Somewhere stood at 300 to 500 million yuan in 2021"),
        (without_number(), EXPORTS,
         "2021年，某市出口额为几十家", "Exports in Somewhere stood at dozens of firms in 2021"),
        (figure("35", measure="share", of=WHOLE), EXPORTS,
         "2021年，某市出口额占全国的35%",
         "Exports in Somewhere made up 35% of the country in 2021"),
        (figure("35", measure="share", of=WHOLE, bound="over"), EXPORTS,
         "2021年，某市出口额占全国的比重超过35%",
         "Exports in Somewhere made up over 35% of the country in 2021"),
        (figure("35", measure="share", of=WHOLE), SHARE,
         "2021年，某市出口占比为35%",
         "Export share in Somewhere stood at 35% of the country in 2021"),
        (figure("2", measure="multiple", base="2012", bound="over"), EXPORTS,
         "2021年，某市出口额超过2012年的2倍",
         "Exports in Somewhere came in 2021 to over 2 times that of 2012"),
        (figure("2", measure="multiple", base="2012", bound="about"), EXPORTS,
         "2021年，某市出口额为2012年的2倍左右",
         "Exports in Somewhere came in 2021 to about 2 times that of 2012"),
        (figure("21", measure="growth"), EXPORTS,
         "2021年，某市出口额增长21%", "Exports in Somewhere grew by 21% in 2021"),
        (figure("21", measure="growth"), GROWTH,
         "2021年，某市出口增速为21%", "Growth of exports in Somewhere stood at 21% in 2021"),
        (figure("-7", measure="growth", base="2020", bound="over"), EXPORTS,
         "2021年，某市出口额比上年下降超过7%",
         "Exports in Somewhere fell by over 7% in 2021 compared with a year earlier"),
        (figure("8", measure="growth", base="2020", bound="under", prices="constant"), GROWTH,
         "2021年，某市出口增速按不变价格计算不足8%",
         "Growth of exports in Somewhere stood at under 8% at constant prices in 2021"),
        (figure("0.4", measure="growth", period="2025-Q2", base="2025-Q1"), GROWTH,
         "2025年第二季度，某市出口增速与2025年第一季度相比为0.4%",
         ("Growth of exports in Somewhere stood at 0.4% in the second quarter of 2025 compared with"
         " the first quarter of 2025")),
        (figure("3", measure="growth", period="2022-H1", base="2021-H1", prices="current"), EXPORTS,
         "2022年上半年，某市出口额同比增长3%",
         ("Exports in Somewhere grew by 3% in the first half of 2022"
         " compared with a year earlier")),
        (figure("25.1", measure="annual-growth", period="2012/2021", base="2012"), EXPORTS,
         "2012年至2021年，某市出口额年均增长25.1%",
         "Exports in Somewhere grew by 25.1% a year on average from 2012 to 2021"),
        (ranging("-1", "2", measure="growth"), EXPORTS,
         "2021年，某市出口额增速-1%至2%", "Exports in Somewhere changed by -1% to 2% in 2021"),
        (figure("-0.6", measure="change", base="2020"), SHARE,
         "2021年，某市出口占比下降0.6个百分点",
         ("Export share in Somewhere fell by 0.6 percentage points in 2021 compared with a year"
         " earlier")),
        (figure("6", measure="rank", of=FIELD, among=14), EXPORTS,
         "2021年，某市出口额居第6位（各市出口额，共14个）",
         "Exports in Somewhere ranked 6th of 14 (exports of cities) in 2021"),
        (figure("6", measure="rank", of=FIELD), RANK,
         "2021年，某市出口名次为第6位（各市出口额）",
         "Rank by exports in Somewhere was 6th (exports of cities) in 2021"),
        (figure("1", measure="ordinal"), EXPORTS,
         "2021年，某市出口额为第1届", "Exports in Somewhere ranked 1st in 2021"),
        (figure("300", status="preliminary"), EXPORTS,
         "2021年，某市出口额为300亿元（初步数）",
         "Exports in Somewhere stood at 30 billion yuan in 2021 (a preliminary figure)"),
        (figure("300", status="estimate", bound="over"), EXPORTS,
         "2021年，某市出口额估计超过300亿元",
         "Exports in Somewhere: the estimate for 2021 is over 30 billion yuan"),
        (ranging("2.0", "2.5", measure="growth", status="forecast"), EXPORTS,
         "2021年，某市出口额预计增长2.0%至2.5%",
         "Exports in Somewhere: the forecast for 2021 is growth of 2.0% to 2.5%"),
        (figure("300", status="target"), EXPORTS,
         "2021年，某市出口额的目标为300亿元",
         "Exports in Somewhere: the target for 2021 is 30 billion yuan"),
        (figure("6", measure="growth", status="target", bound="about"), EXPORTS,
         "2021年，某市出口额的目标是增长6%左右",
         "Exports in Somewhere: the target for 2021 is growth of about 6%"),
        (figure("300", status="target"), TARGET,
         "2021年，某市出口目标为300亿元",
         "Target for exports in Somewhere for 2021 is 30 billion yuan"),
        (figure("43", "家", variant="imf"), EXPORTS,
         "2021年，某市出口额为43家（imf）", "Exports in Somewhere stood at 43 in 2021 (imf)"),
    ],
)  # fmt: skip
def test_a_figure_is_told_by_its_measure(shown: Figure, label: Bilingual, zh: str, en: str) -> None:
    assert _both(_fact(shown, label=label), shown) == (zh, en)


def test_a_change_beside_a_growth_is_one_of_the_growth() -> None:
    change = figure("0.7", measure="change", period="2025-H1", base="2025-Q1")
    told = _fact(figure("4.9", measure="growth", period="2025-H1"), change)
    assert _both(told, change) == (
        "2025年上半年，某市出口额增速比2025年第一季度上升0.7个百分点",
        (
            "Exports in Somewhere grew 0.7 percentage points faster in the first half of 2025"
            " than in the first quarter of 2025"
        ),
    )
    slower = replace(change, value=change.value and -change.value)
    assert "0.7 percentage points more slowly" in _both(_fact(told.figures[0], slower), slower)[1]


@pytest.mark.parametrize("names", [("某市",), ("全市", "the city")])
def test_a_place_that_the_label_names_is_not_named_again(names: tuple[str, ...]) -> None:
    label = Bilingual(zh=f"{names[0]}出口额", en="Exports of Somewhere")
    told = _fact(figure("300"), label=label)
    said = sentences.of_figure(told, told.figures[0], PAPER, "zh", names)
    assert said == f"据《年报》（第1段），2021年，{names[0]}出口额为300亿元。"


CAUTION = Bilingual(zh="年份不明。", en="No year.")
SPEAKER = Bilingual(zh="某局", en="The bureau")
INFERRED = replace(PAPER, issued="2022", issued_inferred=True, container=EXPORTS)


def test_speaker_caution_and_an_inferred_date_are_told() -> None:
    told = _fact(figure("300", period=None), said_by=SPEAKER, caution=CAUTION)
    zh, en = (sentences.of_figure(told, told.figures[0], INFERRED, to) for to in ("zh", "en"))
    assert (
        zh == "据《年报》（出口额，推定2022年，第1段，未注明所述时间），某局说，"
        "某市出口额为300亿元。（注意：年份不明。）"
    )
    assert en == (
        "Exports in Somewhere stood at 30 billion yuan, said the bureau, quoted in “Annual Report”"
        " (Exports, 2022 by inference, para 1, no date given for this). (Caution: No year.)"
    )


def test_a_fact_is_told_by_what_it_states() -> None:
    told = _fact(caution=CAUTION, source=Locator(id="paper", page=3, table="1.3"))
    assert sentences.of_fact(told, INFERRED, "zh") == (
        "某事（据《年报》，出口额，推定2022年，第3页，表1.3）。（注意：年份不明。）"
    )
    assert sentences.of_fact(told, INFERRED, "en") == (
        "Something (according to “Annual Report”, Exports, 2022 by inference, p. 3, table 1.3)."
        " (Caution: No year.)"
    )


def test_cautions_of_the_figures_of_a_fact_are_told_once() -> None:
    told = _fact(figure("1", caution=CAUTION), figure("2", caution=CAUTION))
    assert sentences.of_fact(told, PAPER, "zh") == "某事（据《年报》，第1段）。（注意：年份不明。）"


def test_the_date_of_the_source_does_not_pass_for_that_of_undated_figures() -> None:
    undated, dated = figure("1", period=None), figure("2")
    for figures, period, is_said in (
        ((undated,), None, True),
        ((undated, dated), None, False),
        ((undated,), "2021", False),
        ((), None, False),
    ):
        told = _fact(*figures, period=period)
        assert ("未注明所述时间" in sentences.of_fact(told, PAPER, "zh")) == is_said
        assert ("no date given for this" in sentences.of_fact(told, PAPER, "en")) == is_said
