"""How figures read to a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from making import figure

from hunanfacts.wording import phrases

if TYPE_CHECKING:
    from hunanfacts.model.records import Figure


@pytest.mark.parametrize(
    ("shown", "zh", "en"),
    [
        (figure("2.7", measure="multiple", base="2012"), "2012年的2.7倍", "2.7 times that of 2012"),
        (figure("2", measure="multiple", period="2021-05", base="2020-05"),
         "2020年5月的2倍", "2 times that of 2020-05"),
        (figure("21", measure="growth"), "增长21%", "up 21%"),
        (figure("21", bound="over", measure="growth"), "增长超过21%", "up over 21%"),
        (figure("-20", measure="growth"), "下降20%", "down 20%"),
        (figure("-20", bound="over", measure="growth"), "增速超过-20%", "growth: over -20%"),
        (figure("-3", measure="annual-growth"), "年均下降3%", "down 3% a year on average"),
        (figure("-3", bound="about", measure="annual-growth"),
         "年均增速-3%左右", "growth a year on average: about -3%"),
        (figure("50", bound="over", measure="share"), "占全国 超过50%", "over 50% of the country"),
        (figure("6", "位", measure="rank"), "第6位", "6th"),
        (figure("300", measure="target"), "目标：300亿元", "target: 30 billion yuan"),
    ],
)  # fmt: skip
def test_a_figure_reads_with_what_it_measures(shown: Figure, zh: str, en: str) -> None:
    assert phrases.phrase(shown, "zh") == zh
    assert phrases.phrase(shown, "en") == en
