"""Amounts read as people write them, and read back as the program writes them."""

from __future__ import annotations

import contextlib
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hunanfacts.figures import numerals, reading, units, writing
from hunanfacts.figures.bounds import PLACES, has_number
from hunanfacts.figures.reading import Amount, find, parse
from hunanfacts.model.errors import AmountError

if TYPE_CHECKING:
    from hunanfacts.model.records import Figure, Knowledge
    from hunanfacts.model.vocabulary import Language

DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """Write a whole number below 10¹⁶ in Chinese characters, by the schoolbook."""
    if number < 10:
        return DIGITS[number]
    for size, name in ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"),
                       (10, "十")):  # fmt: skip
        if number >= size:
            rest = number % size
            zero = "零" if 0 < rest < size // 10 else ""
            return chinese(number // size) + name + zero + (chinese(rest) if rest else "")
    raise AssertionError(number)


def means(amount: Amount, figure: Figure) -> bool:
    """Tell whether what was read is what the figure says."""
    have = units.read(figure.unit)
    read = units.read(amount.unit, like=have)
    falls_away = have.base in units.COUNTING or figure.measure in PLACES
    return figure.value is not None and (
        amount.value * read.size == figure.value * have.size
        and (read.dimension == have.dimension or (falls_away and not read.base))
        and amount.bound == figure.bound
        and amount.is_ordinal == (figure.measure in PLACES)
    )


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("4万亿元", "4", "万亿元", "exact"),
        ("超过4万亿元", "4", "万亿元", "over"),
        ("320多亿元", "320", "亿元", "over"),
        ("3亿多元", "3", "亿元", "over"),
        ("六百亿斤左右", "600", "亿斤", "about"),
        ("约六百亿斤", "600", "亿斤", "about"),
        ("98,936件", "98936", "件", "exact"),
        ("98936 件", "98936", "件", "exact"),
        ("20余项", "20", "项", "over"),
        ("十几个", "10", "个", "over"),
        ("几十批次", "10", "批次", "over"),
        ("近6000亿元", "6000", "亿元", "nearly"),
        ("不足1400亿元", "1400", "亿元", "under"),
        ("不超过20个", "20", "个", "at-most"),
        ("达75%以上", "75", "%", "at-least"),
        ("百分之三十五", "35", "%", "exact"),
        ("两千家", "2000", "家", "exact"),
        ("三亿六千万人", "36000", "万人", "exact"),
        ("人民币600亿元", "600", "亿元", "exact"),
        ("１２３件", "123", "件", "exact"),
        ("一年多", "1", "年", "over"),
        ("-5%", "-5", "%", "exact"),
        ("2个百分点", "2", "百分点", "exact"),
        ("over 4 trillion yuan", "4", "trillion yuan", "over"),
        ("nearly RMB 600 billion", "600", "billion yuan", "nearly"),
        ("RMB 600 billion or more", "600", "billion yuan", "at-least"),
        ("¥5 billion", "5", "billion yuan", "exact"),
        ("about 30 Million tonnes", "30", "million tonnes", "about"),
        ("100-odd people", "100", "people", "over"),
        ("35 per cent", "35", "per cent", "exact"),
        ("2.7 times", "2.7", "times", "exact"),
        ("17,721", "17721", "", "exact"),
        ("three visits", "3", "visits", "exact"),
        ("1亿2千万元", "12000", "万元", "exact"),
        ("2亿零500万元", "20500", "万元", "exact"),
        ("30个亿", "30", "亿", "exact"),
        ("5个月", "5", "个月", "exact"),
        ("3个人", "3", "人", "exact"),
        ("over 5 港元", "5", "港元", "over"),
        ("1亿零5万人", "10005", "万人", "exact"),
        ("3亿零二百万人", "30200", "万人", "exact"),
        ("3万零5户", "30005", "户", "exact"),
        ("三亿五万户", "30005", "万户", "exact"),
        ("4万多亿元", "4", "万亿元", "over"),
        ("一亿二千万", "12000", "万", "exact"),
        ("30 million-odd yuan", "30", "million yuan", "over"),
        ("300億圓", "300", "億圓", "exact"),
        ("3万5户", "35000", "户", "exact"),
        ("三万五户", "35000", "户", "exact"),
        ("一〇五个", "105", "个", "exact"),
        ("三点一四倍", "3.14", "倍", "exact"),
        ("3亿6千万元", "36000", "万元", "exact"),
        ("5百万吨", "500", "万吨", "exact"),
        ("3千家", "3000", "家", "exact"),
        ("3千克", "3", "千克", "exact"),
        ("三千瓦", "3", "千瓦", "exact"),
        ("三点五亿元", "3.5", "亿元", "exact"),
        ("百分之三十五点五", "35.5", "%", "exact"),
        ("300亿 元", "300", "亿元", "exact"),
        ("超过 300亿元", "300", "亿元", "over"),
        ("一万二千亿元", "12000", "亿元", "exact"),
        ("5‰", "5", "‰", "exact"),
        ("2 km²", "2", "km2", "exact"),
        ("RMB 30bn", "30", "billion yuan", "exact"),
        ("RMB 30 billion yuan", "30", "billion yuan", "exact"),
        ("US$30bn", "30", "billion US dollars", "exact"),
        ("¥30k", "30", "thousand yuan", "exact"),
        ("12345678901234567890.123456789亿元", "12345678901234567890.123456789", "亿元", "exact"),
    ],
)
def test_an_amount_is_read(text: str, value: str, unit: str, bound: str) -> None:
    amount = parse(text)
    assert (str(amount.value), amount.unit, amount.bound) == (value, unit, bound)
    assert not amount.is_ordinal


@pytest.mark.parametrize(
    ("text", "place"), [("第六位", 6), ("第6位", 6), ("首届", 1), ("6th", 6), ("1st", 1)]
)
def test_a_place_in_a_row_is_an_ordinal(text: str, place: int) -> None:
    assert parse(text).is_ordinal
    assert parse(text).value == place


@pytest.mark.parametrize(
    "text",
    ["", "亿元", "制造业", "12 34", "1.2.3", "三分之二", "二三十个", "三四百家",
     "十五六个", "两三千人", "七八个", "三五个", "一百五六十家", "一亿二千", "1.2万5个",
     "百八十个", "1亿2亿元", "一亿三万亿",
     "千千千元", "百分之五十的企业", "三成五", "十来个", "4 trillion+ yuan",
     "one hundred million yuan", "one and a half million",
     "百分之三十五abc", "rmb 300 tonnes", "人民币300亿美元", "¥300亿吨", "一半", "两倍半",
     "4万亿元和5万亿元", "--5", "1,26,3",
     "NaN", "Infinity", "1e5"],
)  # fmt: skip
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(AmountError) as refused:
        parse(text)
    assert refused.value.input == text


def test_a_figure_is_read_back_as_it_is_written(shipped: Knowledge) -> None:
    wrong = [
        (figure.id, shown, parse(shown))
        for fact in shipped.facts
        for figure in filter(has_number, fact.figures)
        for shown in (writing.of(figure, "zh"), writing.of(figure, "en"))
        if not means(parse(shown), figure)
    ]
    assert wrong == []


def test_a_figure_is_what_is_read_where_it_is_printed(shipped: Knowledge) -> None:
    """Of its phrase only the unit may be missing: what is counted stands there in its place."""
    wrong = [
        (figure.id, figure.as_written)
        for fact in shipped.facts
        for figure in filter(has_number, fact.figures)
        if not any(
            amount.bound == figure.bound
            and amount.value * units.read(amount.unit).scale
            == (figure.value or 0) * units.read(figure.unit).scale
            for amount in find(figure.as_written, "zh")
        )
    ]
    assert wrong == []


@given(st.integers(0, 10**16 - 1))
def test_a_number_in_characters_is_read(number: int) -> None:
    assert numerals.read(chinese(number)) == number


@given(
    value=st.decimals(0, 10**9, places=3) | st.integers(0, 10**9).map(Decimal),
    unit=st.sampled_from(["元", "亿元", "万吨", "件", "%", "倍", "billion yuan", "tonnes", "万户"]),
)
def test_an_amount_is_read_back_as_it_is_written(value: Decimal, unit: str) -> None:
    have = units.read(unit)
    languages: tuple[Language, ...] = ("zh", "en")
    for language in languages:
        amount = parse(writing.amount(value, unit, language))
        assert amount.value * units.read(amount.unit, like=have).size == value * have.size


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(AmountError):
        assert parse(text).value.is_finite()
    assert all(amount.value.is_finite() for amount in find(text, "zh"))
    assert all(amount.value.is_finite() for amount in find(text, "en"))


def test_amounts_are_found_in_a_sentence() -> None:
    sentence = "2021年签订技术合同17721项，成交近1300亿元，是2012年的28.5倍，占比超过50%。"
    assert [(str(a.value), a.unit, a.bound) for a in find(sentence, "zh")] == [
        ("2021", "年", "exact"), ("17721", "项", "exact"), ("1300", "亿元", "nearly"),
        ("2012", "年", "exact"), ("28.5", "倍", "exact"), ("50", "%", "over"),
    ]  # fmt: skip
    sentence = "In 2021 three centres signed 17,721 contracts worth nearly 130 billion yuan, up 5%."
    assert [(str(a.value), a.unit, a.bound) for a in find(sentence, "en")] == [
        ("2021", "", "exact"), ("3", "", "exact"), ("17721", "", "exact"),
        ("130", "billion yuan", "nearly"), ("5", "%", "exact"),
    ]  # fmt: skip


def test_reading_needs_no_long_time_for_a_long_text() -> None:
    with pytest.raises(AmountError):
        reading.parse("1," * 20_000 + "x")
    assert list(find("十" * 20_000, "zh")) == []
    with pytest.raises(AmountError):
        reading.parse("3" + " " * 20_000 + "!")
