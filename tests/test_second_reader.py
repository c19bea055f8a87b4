"""The second reader, against which the knowledge is held, reads what is printed.

The texts are made up; they only have the shapes that newspapers have.
"""

from __future__ import annotations

import pytest
from reading import chinese, dates, numbers, speeches


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


@pytest.mark.parametrize(("text", "follows"), [("几十批次", "批次"), ("数百人", "人")])
def test_some_tens_are_no_number(text: str, follows: str) -> None:
    [number] = numbers(text)
    assert (number.value, number.bound, number.scaled) == (None, None, None)
    assert number.follows == follows


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


# ---- Dates ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "period", "kind"),
    [
        ("2021年，桥通车", "2021", "printed"),
        ("是2012年的2.7倍", "2012", "base"),
        ("2012年的收入", "2012", "printed"),
        ("“十三五”期间", "2016/2020", "inferred"),
        ("在“十四五”期间", "2021/2025", "inferred"),
        ("党的十八大以来", "2012-11/..", "inferred"),
        ("十年来，变化很大", "2010/2020", "inferred"),
        ("十年间", "2010/2020", "inferred"),
        ("今年5月", "2020-05", "inferred"),
        ("7月7日", "2020-07-07", "inferred"),
        ("12月", "2020-12", "inferred"),
        ("今年，又修一桥", "2020", "inferred"),
        ("去年，桥长一倍", "2019", "inferred"),
        ("去年起", "2019/..", "inferred"),
        ("目前", "../2020", "inferred"),
        ("截至目前", "../2020", "inferred"),
    ],
)
def test_a_date_is_read(text: str, period: str, kind: str) -> None:
    [date] = dates(text, 2020)
    assert date.period == period
    assert (date.is_printed, date.is_base) == (kind != "inferred", kind == "base")
    assert text[date.start : date.end] in text


@pytest.mark.parametrize("text", ["近年来", "2021家", "当年", "十大", "前不久", "今后", "一年多"])
def test_what_names_no_time_that_could_be_told_is_not_read(text: str) -> None:
    assert dates(text, 2020) == []


def test_every_date_of_a_text_is_read_in_order() -> None:
    read = dates("今年5月多于2019年，是2012年的3倍；目前……", 2020)
    assert [date.period for date in read] == ["2020-05", "2019", "2012", "../2020"]


# ---- Speakers ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "who", "said"),
    [
        ("“桥很长。”桥工李四说。", "桥工李四", ["“桥很长。"]),
        ("桥新。“桥很长，如‘龙’。”桥工李四介绍，桥有十孔。", "桥工李四",
         ["“桥很长，如‘龙’。", "桥有十孔。"]),
        ("“桥长。”李四说，“也宽。”", "李四", ["“桥长。", "“也宽。”"]),
        ("“长吗？”桥工局负责人表示。", "桥工局负责人", ["“长吗？"]),
    ],
)  # fmt: skip
def test_a_speaker_is_read_with_what_he_says(text: str, who: str, said: list[str]) -> None:
    read = speeches(text)
    assert [text[speech.start : speech.end] for speech in read] == said
    assert {speech.who for speech in read} == {who}


@pytest.mark.parametrize(
    "text", ["“长虹”桥很长。", "据说，桥很长。", "李四介绍，桥很长。", "走“桥上”路线，有人说。"]
)
def test_a_quoted_name_is_no_speech(text: str) -> None:
    assert speeches(text) == []
