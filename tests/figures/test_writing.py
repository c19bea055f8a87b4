"""Figures and intervals as they are written, in Chinese and English."""

from __future__ import annotations

from dataclasses import replace
from decimal import Context, Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from making import figure, ranging, values, without_number

from hunanfacts.figures import writing
from hunanfacts.figures.interval import Interval
from hunanfacts.model.records import Bilingual

if TYPE_CHECKING:
    from hunanfacts.model.vocabulary import Bound

WIDE = Context(prec=100)


@given(values)
def test_digits_are_the_same_number(value: Decimal) -> None:
    text = writing.digits(value)
    assert Decimal(text) == value
    assert "E" not in text.upper()


@pytest.mark.parametrize(
    ("value", "text"),
    [("1261.3", "1261.3"), ("2.10", "2.10"), ("1E+3", "1000"), ("1E-7", "0.0000001"), ("0", "0"),
     ("-0.5", "-0.5")],
)  # fmt: skip
def test_digits_are_written_out(value: str, text: str) -> None:
    assert writing.digits(Decimal(value)) == text


@pytest.mark.parametrize(
    ("bound", "zh", "en"),
    [
        ("exact", "4万亿元", "4 trillion yuan"),
        ("over", "超过4万亿元", "over 4 trillion yuan"),
        ("at-least", "4万亿元以上", "at least 4 trillion yuan"),
        ("under", "不足4万亿元", "under 4 trillion yuan"),
        ("at-most", "4万亿元以下", "at most 4 trillion yuan"),
        ("nearly", "接近4万亿元", "nearly 4 trillion yuan"),
        ("about", "4万亿元左右", "about 4 trillion yuan"),
    ],
)
def test_a_figure_is_never_shown_without_its_bound(bound: Bound, zh: str, en: str) -> None:
    shown = figure("4", "万亿元", bound)
    assert writing.of(shown, "zh") == zh
    assert writing.of(shown, "en") == en


@pytest.mark.parametrize(
    ("bound", "zh", "en"),
    [
        ("exact", "-7%", "-7%"),
        ("over", "低于-7%", "below -7%"),
        ("at-least", "-7%或更低", "-7% or below"),
        ("under", "高于-7%", "above -7%"),
        ("at-most", "-7%或更高", "-7% or above"),
        ("nearly", "接近-7%", "nearly -7%"),
        ("about", "-7%左右", "about -7%"),
    ],
)
def test_below_nothing_the_words_speak_of_the_number_that_stands_there(
    bound: Bound, zh: str, en: str
) -> None:
    shown = figure("-7", "%", bound, "growth")
    assert writing.of(shown, "zh") == zh
    assert writing.of(shown, "en") == en


@pytest.mark.parametrize(
    ("value", "printed", "zh", "en"),
    [
        ("1261.3", "亿元", "1261.3亿元", "126.13 billion yuan"),
        ("600", "亿斤", "600亿斤", "60 billion jin"),
        ("682", "万户", "682万户", "6.82 million households"),
        ("2.1", "万吨", "2.1万吨", "21,000 tonnes"),
        ("99", "万人", "99万人", "990,000 people"),
        ("100", "万人", "100万人", "1 million people"),
        ("0.5", "亿元", "0.5亿元", "50 million yuan"),
        ("17721", "项", "17721项", "17,721"),
        ("98936", "件", "98936件", "98,936"),
        ("4.26", "倍", "4.26倍", "4.26 times"),
        ("35", "%", "35%", "35%"),
        ("23.9", "%", "23.9%", "23.9%"),
        ("1", "年", "1年", "1 year"),
        ("10", "年", "10年", "10 years"),
        ("1", "次", "1次", "1 time"),
        ("3", "次", "3次", "3 times"),
        ("10", "批次", "10批次", "10 groups"),
        ("1", "个", "1个", "1"),
        ("0.0001", "万吨", "0.0001万吨", "1 tonne"),
        ("5", "艘", "5艘", "5"),
        ("5", "港元", "5港元", "5 港元"),
        ("1", "小时", "1小时", "1 hour"),
        ("3", "小时", "3小时", "3 hours"),
        ("1", "hours", "1小时", "1 hour"),
        ("1", "个月", "1个月", "1 month"),
        ("3", "months", "3个月", "3 months"),
        ("70", "城", "70城", "70 cities"),
        ("2.5", "万平方米", "2.5万平方米", "25,000 m²"),
        ("6", "亿千瓦时", "6亿千瓦时", "600 million kWh"),
        ("1", "公顷", "1公顷", "1 hectare"),
        ("1", "元/人", "1元/人", "1 yuan per person"),
        ("7000", "元/人", "7000元/人", "7,000 yuan per person"),
        ("12450", "元/平方米", "12450元/平方米", "12,450 yuan per m²"),
        ("1", "人/户", "1人/户", "1 person per household"),
        ("350", "公里/小时", "350公里/小时", "350 km per hour"),
        ("12.5", "件/万人", "12.5件/万人", "12.5 per 10,000 people"),
        ("3", "元/台", "3元/台", "3 yuan per unit"),
        ("5", "%/年", "5%/年", "5% per year"),
        ("5", "yuan per tonne", "5元/吨", "5 yuan per tonne"),
        ("5", "千克", "5千克", "5 kg"),
        ("5", "千米", "5千米", "5 km"),
        ("5", "人民币", "5人民币", "5 yuan"),
        ("5", "万元人民币", "5万元人民币", "50,000 yuan"),
        ("5", "百万元", "5百万元", "5 million yuan"),
        ("7", "成", "7成", "70%"),
        ("6.5", "‰", "6.5‰", "6.5‰"),
        ("98.936", "thousand 件", "9.8936万件", "98.936 thousand"),
        ("4", "万亿元", "4万亿元", "4 trillion yuan"),
        ("3", "km²", "3平方公里", "3 km²"),
        ("5", "MW", "5MW", "5 MW"),
        ("2.5", "billion yuan", "25亿元", "2.5 billion yuan"),
        ("0.5", "million tonnes", "50万吨", "0.5 million tonnes"),
        ("-5", "亿元", "-5亿元", "-500 million yuan"),
        ("0.6", "percentage points", "0.6个百分点", "0.6 percentage points"),
        ("0.6", "个百分点", "0.6个百分点", "0.6 percentage points"),
        ("1.5", "per cent", "1.5%", "1.5 per cent"),
    ],
)
def test_a_figure_is_shown_in_both_languages(value: str, printed: str, zh: str, en: str) -> None:
    shown = figure(value, printed)
    assert writing.of(shown, "zh") == zh
    assert writing.of(shown, "en") == en


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        ("1", "第1位", "1st"),
        ("2", "第2位", "2nd"),
        ("3", "第3位", "3rd"),
        ("4", "第4位", "4th"),
        ("6", "第6位", "6th"),
        ("10", "第10位", "10th"),
        ("11", "第11位", "11th"),
        ("12", "第12位", "12th"),
        ("13", "第13位", "13th"),
        ("20", "第20位", "20th"),
        ("21", "第21位", "21st"),
        ("22", "第22位", "22nd"),
        ("23", "第23位", "23rd"),
        ("101", "第101位", "101st"),
        ("111", "第111位", "111th"),
        ("112", "第112位", "112th"),
        ("1013", "第1013位", "1,013th"),
        ("6.0", "第6.0位", "6th"),
    ],
)
def test_a_rank_is_an_ordinal(value: str, zh: str, en: str) -> None:
    shown = figure(value, "位", measure="rank")
    assert writing.of(shown, "zh") == zh
    assert writing.of(shown, "en") == en


def test_an_order_is_an_ordinal_too() -> None:
    shown = figure("2", "届", measure="ordinal")
    assert (writing.of(shown, "zh"), writing.of(shown, "en")) == ("第2届", "2nd")


@pytest.mark.parametrize("unit", ["place", "th", ""])
def test_a_rank_in_no_chinese_unit_is_one_all_the_same(unit: str) -> None:
    shown = figure("17", unit, measure="rank")
    assert (writing.of(shown, "zh"), writing.of(shown, "en")) == ("第17位", "17th")


@pytest.mark.parametrize(
    ("low", "high", "unit", "zh", "en"),
    [
        ("5.0", "5.5", "%", "5.0%至5.5%", "5.0% to 5.5%"),
        ("3", "5", "万吨", "3万至5万吨", "30,000 to 50,000 tonnes"),
        ("1.2", "1.5", "billion US dollars", "12亿至15亿美元", "1.2 to 1.5 billion US dollars"),
        ("2", "3", "年", "2至3年", "2 to 3 years"),
        ("0", "1", "年", "0至1年", "0 to 1 years"),
        ("-1", "2", "百分点", "-1至2个百分点", "-1 to 2 percentage points"),
        ("9000", "12000", "万元", "9000万至12000万元", "90 to 120 million yuan"),
        ("0.05", "100", "万吨", "0.05万至100万吨", "500 to 1 million tonnes"),
        ("0.01", "20000", "万吨", "0.01万至20000万吨", "100 to 200,000,000 tonnes"),
        ("0.0005", "6", "million tonnes", "500至6000000吨", "0.0005 to 6 million tonnes"),
        ("-200", "-0.01", "万吨", "-200万至-0.01万吨", "-2 million to -100 tonnes"),
        ("1", "2", "元/平方米", "1至2元/平方米", "1 to 2 yuan per m²"),
        ("-2", "-1", "%", "-2%至-1%", "-2% to -1%"),
        ("1", "2", "万个", "1万至2万个", "10,000 to 20,000"),
    ],
)
def test_a_range_is_written_with_both_its_ends(
    low: str, high: str, unit: str, zh: str, en: str
) -> None:
    shown = ranging(low, high, unit)
    assert writing.of(shown, "zh") == zh
    assert writing.of(shown, "en") == en


def test_what_reads_otherwise_is_written_as_it_reads() -> None:
    shown = without_number("几十批次", "dozens of groups", "批次")
    assert (writing.of(shown, "zh"), writing.of(shown, "en")) == ("几十批次", "dozens of groups")
    about = replace(figure("12", "个"), reads=Bilingual(zh="一打", en="a dozen"))
    assert (writing.of(about, "zh"), writing.of(about, "en")) == ("一打", "a dozen")


@given(values)
def test_english_says_the_same_number(value: Decimal) -> None:
    """4万亿 is 4 trillion: no digit is gained or lost between the languages."""
    text = writing.of(figure(writing.digits(value), "亿元"), "en").removesuffix(" yuan")
    number, _, scale = text.partition(" ")
    size = {"": 0, "million": 6, "billion": 9, "trillion": 12}[scale]
    assert Decimal(number.replace(",", "")).scaleb(size, WIDE) == value.scaleb(8, WIDE)


# ---- Intervals -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("low", "high", "unit", "zh", "en"),
    [
        ("6443.8181818", "6687.3584905", "项", "6440至6690项", "6,440 to 6,690"),
        ("44.1769", "44.3356", "亿元", "44.17亿至44.34亿元", "4.417 to 4.434 billion yuan"),
        ("15.193", "18.523", "%", "15.1%至18.6%", "15.1% to 18.6%"),
        ("6", "6", "万吨", "6万吨", "60,000 tonnes"),
        ("6563.3333333", "6563.3333334", "项", "6563.33至6563.34项", "6,563.33 to 6,563.34"),
        ("9000", "12000", "万元", "9000万至12000万元", "90 to 120 million yuan"),
        ("900", "1200", "万元", "900万至1200万元", "9 to 12 million yuan"),
        ("90", "120", "万元", "90万至120万元", "900,000 to 1.2 million yuan"),
        ("0.09", "0.12", "billion yuan", "9000万至1.2亿元", "0.09 to 0.12 billion yuan"),
        ("-5", "3", "百分点", "-5至3个百分点", "-5 to 3 percentage points"),
        ("66444864", "66444864", "人", "66444864人", "66,444,864 people"),
        ("1234567890123", "1234567890123", "元", "1234567890123元", "1,234,567,890,123 yuan"),
        (
            "0.1234567890123456",
            "0.1234567890123456",
            "%",
            "0.123456%至0.123457%",
            "0.123456% to 0.123457%",
        ),
        ("0.69", "1", "倍", "0.69至1倍", "0.69 to 1 times"),
        ("0.5", "1", "吨", "0.5至1吨", "0.5 to 1 tonnes"),
        ("320", None, "亿元", "超过320亿元", "over 32 billion yuan"),
        (None, "26.99", "项", "不足26.99项", "under 26.99"),
        ("0", "660", "亿元", "0亿至660亿元", "0 to 66 billion yuan"),
        ("0", None, "%", "超过0%", "over 0%"),
        (None, "-7", "%", "低于-7%", "below -7%"),
        ("-7", None, "%", "大于-7%", "greater than -7%"),
        ("-7", "0", "%", "-7%至0%", "-7% to 0%"),
        (None, None, "亿元", "", ""),
    ],
)
def test_an_interval_is_written_no_narrower_than_it_is(
    low: str | None, high: str | None, unit: str, zh: str, en: str
) -> None:
    span = Interval(low=Decimal(low) if low else None, high=Decimal(high) if high else None)
    assert writing.interval(span, unit, "zh") == zh
    assert writing.interval(span, unit, "en") == en
