"""What a draft says held against what the source says, without any text around the two."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from making import figure, ranging, without_number

from hunanfacts.check.verdicts import comparing
from hunanfacts.figures import reading

if TYPE_CHECKING:
    from hunanfacts.model.records import Figure
    from hunanfacts.model.vocabulary import Measure

DROPPED, TURNED, FAR = "bound-dropped", "bound-turned", "rounded-too-far"

EXACT = [
    ("98936件", "98936件", "supported", ""),
    ("98,936", "98936件", "supported", ""),
    ("9.89万件", "98936件", "supported", ""),
    ("9.9万件", "98936件", "supported", ""),
    ("10万件", "98936件", "supported", ""),
    ("98900件", "98936件", "contradicted", FAR),
    ("9.8万件", "98936件", "contradicted", FAR),
    ("98937件", "98936件", "contradicted", ""),
    ("超过98000件", "98936件", "supported", ""),
    ("over 98,000", "98936件", "supported", ""),
    ("约99000件", "98936件", "supported", ""),
    ("近99000件", "98936件", "supported", ""),
    ("近10万件", "98936件", "supported", ""),
    ("超过9万件", "98936件", "weaker", ""),
    ("99000件以上", "98936件", "contradicted", ""),
    ("不到98000件", "98936件", "contradicted", ""),
    ("不足98936件", "98936件", "contradicted", TURNED),
    ("fewer than 98,936", "98936件", "contradicted", TURNED),
    ("2.1成", "21%", "supported", ""),
    ("20%", "21%", "contradicted", FAR),
    ("20%以上", "21%", "supported", ""),
    ("3倍", "2.7倍", "supported", ""),
]
BOUNDED = [
    ("4万亿元", "超过4万亿元", "too-precise", DROPPED),
    ("40000亿元以上", "超过4万亿元", "supported", ""),
    ("over 4 trillion yuan", "超过4万亿元", "supported", ""),
    ("约4万亿元", "超过4万亿元", "supported", ""),
    ("46063亿元", "超过4万亿元", "compatible", ""),
    ("超过4.6万亿元", "超过4万亿元", "compatible", ""),
    ("超过3万亿元", "超过4万亿元", "weaker", ""),
    ("3.9万亿元", "超过4万亿元", "contradicted", ""),
    ("近4万亿元", "超过4万亿元", "contradicted", TURNED),
    ("6000亿元", "接近6000亿元", "too-precise", DROPPED),
    ("不足6000亿元", "接近6000亿元", "supported", ""),
    ("超过6000亿元", "接近6000亿元", "contradicted", TURNED),
    ("5950亿元", "接近6000亿元", "compatible", ""),
    ("4900亿元", "接近6000亿元", "contradicted", ""),
    ("600亿斤", "600亿斤左右", "too-precise", DROPPED),
    ("3000万吨左右", "600亿斤左右", "supported", ""),
    ("600亿斤以上", "600亿斤左右", "compatible", ""),
    ("601亿斤", "600亿斤左右", "compatible", ""),
    ("800亿斤", "600亿斤左右", "contradicted", ""),
    ("320亿元", "320多亿元", "too-precise", DROPPED),
    ("325亿元", "320多亿元", "compatible", ""),
    ("340亿元", "320多亿元", "contradicted", ""),
    ("超过75%", "75%以上", "supported", ""),
    ("超过70%", "75%以上", "weaker", ""),
]
RANGES = [
    ("10%至15%", "10%至15%", "supported", ""),
    ("9%至16%", "10%至15%", "supported", ""),
    ("10%", "10%至15%", "too-precise", DROPPED),
    ("15%", "10%至15%", "too-precise", DROPPED),
    ("12.5%", "10%至15%", "too-precise", DROPPED),
    ("11%", "10%至15%", "compatible", ""),
    ("11%至12%", "10%至15%", "compatible", ""),
    ("5%至30%", "10%至15%", "weaker", ""),
    ("20%", "10%至15%", "contradicted", ""),
    ("20%至30%", "10%至15%", "contradicted", ""),
]


def printed(text: str, measure: Measure = "level") -> Figure:
    """Return a figure of the source that is printed so."""
    amount = reading.parse(text)
    if amount.low is not None and amount.high is not None:
        return ranging(str(amount.low), str(amount.high), amount.unit, as_written=text)
    assert amount.value is not None
    assert amount.bound is not None
    return figure(amount.value, amount.unit, amount.bound, measure, as_written=text)


@pytest.mark.parametrize(("draft", "source", "verdict", "diagnosis"), EXACT + BOUNDED + RANGES)
def test_a_draft_is_judged_by_what_the_source_leaves(
    draft: str, source: str, verdict: str, diagnosis: str
) -> None:
    found = comparing.judged(reading.parse(draft), printed(source))
    assert found is not None
    assert (found.verdict, found.diagnosis or "") == (verdict, diagnosis)


@pytest.mark.parametrize(("draft", "source", "factor"), [
    ("989360件", "98936件", "10"),
    ("989.36件", "98936件", "0.01"),
    ("40万亿元", "超过4万亿元", "10"),
    ("超过40万亿元", "超过4万亿元", "10"),
    ("6000元", "接近6000亿元", "0.00000001"),
    ("27倍", "2.7倍", "10"),
    ("3亿元", "300亿元", "0.01"),
    ("3000 billion yuan", "3000亿元", "10"),
])  # fmt: skip
def test_a_power_of_ten_is_a_slip_even_within_an_open_bound(
    draft: str, source: str, factor: str
) -> None:
    found = comparing.judged(reading.parse(draft), printed(source))
    assert found is not None
    assert (found.verdict, found.diagnosis, found.factor) == (
        "contradicted", "slip", Decimal(factor),
    )  # fmt: skip


@pytest.mark.parametrize(("draft", "verdict", "diagnosis"), [
    ("第六", "supported", None),
    ("第五", "contradicted", None),
    ("第六十", "contradicted", None),
])  # fmt: skip
def test_a_place_is_that_or_another(draft: str, verdict: str, diagnosis: str | None) -> None:
    amount = reading.parse(draft)
    source = replace(printed("6位", "rank"), as_written="第六")
    found = comparing.judged(replace(amount, unit=""), source)
    assert found is not None
    assert (found.verdict, found.diagnosis, found.factor) == (verdict, diagnosis, None)


def test_a_fall_is_no_rise() -> None:
    fell = replace(printed("5%", "growth"), value=Decimal(-5))
    for value, verdict in ((-5, "supported"), (5, "contradicted"), (-6, "contradicted")):
        found = comparing.judged(replace(reading.parse("5%"), value=Decimal(value)), fell)
        assert found is not None
        assert found.verdict == verdict


def test_without_a_number_nothing_is_judged() -> None:
    assert comparing.judged(reading.parse("30家"), without_number()) is None


def test_what_is_over_a_hundred_times_as_much_is_of_something_else() -> None:
    drafts = ("9893600件", "9893700件", "990件", "989件", "0件")
    comparable = [
        comparing.is_comparable(reading.parse(each), printed("98936件")) for each in drafts
    ]
    assert comparable == [True, False, True, False, True]
