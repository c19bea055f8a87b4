"""The second reader, against which the knowledge is held, reads what is printed."""

from __future__ import annotations

import pytest
from reading import chinese, numbers


@pytest.mark.parametrize(
    ("text", "value", "scale", "bound", "follows"),
    [
        ("超过4万亿元", "4", "万亿", "over", "元"),
        ("600亿斤左右", "600", "亿", "about", "斤左右"),
        ("682万建档立卡贫困户", "682", "万", "exact", "建档立卡贫困户"),
        ("320多亿元", "320", "亿", "over", "元"),
        ("占比35%", "35", "", "exact", "%"),
        ("占比超过50%", "50", "", "over", "%"),
        ("75%以上", "75", "", "at-least", "%以上"),
        ("5公里以内", "5", "", "at-most", "公里以内"),
        ("30天以下", "30", "", "at-most", "天以下"),
        ("3个万亿级", "3", "", "exact", "个万亿级"),
        ("不足1400亿元", "1400", "亿", "under", "元"),
        ("不到八百人", "800", "", "under", "人"),
        ("接近6000亿元大关", "6000", "亿", "nearly", "元大关"),
        ("近百家", "100", "", "nearly", "家"),
        ("约1,234.5吨", "1234.5", "", "about", "吨"),
        ("达3.6亿元", "3.6", "亿", "exact", "元"),
        ("达到20余项", "20", "", "over", "项"),
        ("突破九十", "90", "", "over", ""),
        ("逾7成", "7", "", "over", "成"),
        ("一年多", "1", "", "over", "年多"),
        ("几十批次", "10", "", "over", "批次"),
        ("数百人", "100", "", "over", "人"),
        ("四大实验室", "4", "", "exact", "大实验室"),
        ("十年来", "10", "", "exact", "年来"),
    ],
)
def test_a_number_is_read_with_its_scale_bound_and_unit(
    text: str, value: str, scale: str, bound: str, follows: str
) -> None:
    [number] = numbers(text)
    assert (str(number.value), number.scale, number.bound) == (value, scale, bound)
    assert number.follows == follows
    assert not number.ordinal


@pytest.mark.parametrize(
    ("text", "value"), [("全国第六", 6), ("第三条", 3), ("第12位", 12), ("首次", 1), ("首届", 1)]
)
def test_an_ordinal_is_read_as_one(text: str, value: int) -> None:
    [number] = numbers(text)
    assert number.value == value
    assert number.ordinal


@pytest.mark.parametrize("text", ["千亿级产业集群", "万亿级", "首批", "首创", "亿元"])
def test_a_word_that_names_no_number_is_not_read(text: str) -> None:
    assert numbers(text) == []


def test_every_number_of_a_text_is_read_in_order() -> None:
    read = numbers("1个加11个，是320多家的15%左右")
    assert [str(number.value) for number in read] == ["1", "11", "320", "15"]
    assert [number.bound for number in read] == ["exact", "exact", "over", "about"]


def test_bound_words_that_disagree_are_refused() -> None:
    with pytest.raises(ValueError, match=r"over and under"):
        numbers("不足20多家")


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("六", 6), ("十", 10), ("十三", 13), ("二十一", 21), ("两百", 200), ("三百零五", 305),
     ("一千二百三十四", 1234), ("二〇二一", 2021)],
)  # fmt: skip
def test_chinese_numerals(numeral: str, value: int) -> None:
    assert chinese(numeral) == value
