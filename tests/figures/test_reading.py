"""Amounts read as people write them, and read back as the program writes them."""

from __future__ import annotations

import contextlib
import doctest
import gc
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import fresh_numbers
import growth
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import BOUNDS, figure, ranging
from running import TESTS

import hunanfacts
from hunanfacts.figures import lexicon, reading, spelt, units, writing
from hunanfacts.figures.bounds import PLACES, has_number
from hunanfacts.figures.decimal_context import EXACTLY
from hunanfacts.figures.reading import Amount, find, parse
from hunanfacts.index import cache
from hunanfacts.knowledge import loading
from hunanfacts.model import vocabulary
from hunanfacts.model.errors import AmountError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hunanfacts.model.records import Figure, Knowledge
    from hunanfacts.model.vocabulary import Bound, Language, Measure

DIGITS = "零一二三四五六七八九"
LANGUAGES: tuple[Language, ...] = ("zh", "en")


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


def english(number: int) -> str:
    """Write a whole number below 10¹⁵ in English words."""
    names = {value: word for word, value in lexicon.ENGLISH_NUMBERS.items()}
    names |= {0: "zero", 40: "forty"}
    if number < 20 or (number < 100 and not number % 10):
        return names[number]
    if number < 100:
        return f"{names[number // 10 * 10]}-{names[number % 10]}"
    sizes = {100: "hundred", **{size: name for name, size in lexicon.ENGLISH_SCALES.items()}}
    size = max(size for size in sizes if size <= number)
    rest = number % size
    joint = " and " if 0 < rest < 100 else " "
    return f"{english(number // size)} {sizes[size]}" + (joint + english(rest) if rest else "")


def shown(amount: Amount) -> str:
    """Write what was read as the tables have it: kind, number, unit and bound."""
    if amount.kind == "unreadable":
        return "no"
    ends = (
        [amount.value] if amount.low is None or amount.high is None else [amount.low, amount.high]
    )
    number = "~".join(plain(end) for end in ends if end is not None)
    kind = "" if amount.kind == "amount" else amount.kind
    bound = "" if amount.bound in {None, "exact"} else amount.bound
    return " ".join(filter(None, (kind, number, amount.unit or "-", bound)))


def plain(value: Decimal) -> str:
    return format(value.normalize(EXACTLY), "f")


def parsed(text: str) -> str:
    try:
        return shown(parse(text))
    except AmountError:
        return "no"


def found(text: str, language: Language | None = None) -> str:
    return "; ".join(shown(amount) for amount in find(text, language))


def numbers(value: Decimal | None, low_and_high: Iterable[Decimal | None]) -> list[Decimal]:
    """Return the number of an amount or a figure, or both ends of its range."""
    ends = [value] if value is not None else low_and_high
    return [end for end in ends if end is not None]


def means(amount: Amount, figure: Figure) -> bool:
    """Tell whether what was read is what the figure says: its number or range, unit and bound."""
    have = units.read(figure.unit)
    read = units.read(amount.unit, like=have)
    told = numbers(amount.value, (amount.low, amount.high))
    true = numbers(figure.value, figure.range or ())
    falls_away = have.base in units.COUNTING or figure.measure in PLACES
    is_place = figure.measure in PLACES and read.base == "位"
    return (
        told != []
        and [end * read.size for end in told] == [end * have.size for end in true]
        and (read.dimension == have.dimension or is_place or (falls_away and not read.base))
        and amount.bound == figure.bound
        and amount.is_ordinal == (figure.measure in PLACES)
    )


# ---- Tables --------------------------------------------------------------------------------------


@pytest.mark.parametrize("module", [lexicon, reading, spelt, units])
def test_the_examples_of_a_module_hold(module: object) -> None:
    outcome = doctest.testmod(module)  # type: ignore[arg-type]
    assert outcome.attempted > 0
    assert outcome.failed == 0


def table(lines: str) -> list[tuple[str, str]]:
    """Split lines into what is written and what is right."""
    return [
        (text, right)
        for line in lines.strip().splitlines()
        for text, _, right in [line.rpartition(" = ")]
    ]


@pytest.mark.parametrize(
    ("text", "right"),
    table(fresh_numbers.CHINESE_PHRASES) + table(fresh_numbers.ENGLISH_PHRASES),
)
def test_a_fresh_phrase_is_read(text: str, right: str) -> None:
    assert parsed(text) == right


@pytest.mark.parametrize(
    ("text", "right"),
    table(fresh_numbers.CHINESE_SENTENCES) + table(fresh_numbers.ENGLISH_SENTENCES),
)
def test_what_a_fresh_sentence_says_is_found(text: str, right: str) -> None:
    assert found(text) == right


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("4万亿元", "4", "万亿元", "exact"),
        ("超过4万亿元", "4", "万亿元", "over"),
        ("320多亿元", "320", "亿元", "over"),
        ("3亿多元", "3", "亿元", "over"),
        ("六百亿斤左右", "600", "亿斤", "about"),
        ("98,936件", "98936", "件", "exact"),
        ("98936 件", "98936", "件", "exact"),
        ("20余项", "20", "项", "over"),
        ("十几个", "10", "个", "over"),
        ("近6000亿元", "6000", "亿元", "nearly"),
        ("不足1400亿元", "1400", "亿元", "under"),
        ("达75%以上", "75", "%", "at-least"),
        ("百分之三十五点五", "35.5", "%", "exact"),
        ("三亿六千万人", "36000", "万人", "exact"),
        ("１２３件", "123", "件", "exact"),
        ("一年多", "1", "年", "over"),
        ("nearly RMB 600 billion", "600", "billion yuan", "nearly"),
        ("RMB 600 billion or more", "600", "billion yuan", "at-least"),
        ("RMB 30 billion yuan", "30", "billion yuan", "exact"),
        ("about 30 Million tonnes", "30", "million tonnes", "about"),
        ("30 million-odd yuan", "30", "million yuan", "over"),
        ("4 trillion+ yuan", "4", "trillion yuan", "at-least"),
        ("¥30k", "30", "thousand yuan", "exact"),
        ("2.7 times", "2.7", "times", "exact"),
        ("17,721", "17721", "", "exact"),
        ("3个人", "3", "人", "exact"),
        ("5个月", "5", "个月", "exact"),
        ("over 5 港元", "5", "港元", "over"),
        ("3亿零二百万人", "30200", "万人", "exact"),
        ("三万五户", "35000", "户", "exact"),
        ("300億圓", "300", "亿元", "exact"),
        ("3千克", "3", "千克", "exact"),
        ("三千瓦", "3", "千瓦", "exact"),
        ("300亿 元", "300", "亿元", "exact"),
        ("2 km²", "2", "km²", "exact"),
        ("低于-5度", "-5", "度", "over"),
        ("below -5 degrees", "-5", "degrees", "over"),
        ("超过-7%", "-7", "%", "over"),
        ("12345678901234567890.123456789亿元", "12345678901234567890.123456789", "亿元", "exact"),
    ],
)
def test_an_amount_is_read(text: str, value: str, unit: str, bound: str) -> None:
    amount = parse(text)
    assert (str(amount.value), amount.unit, amount.bound) == (value, unit, bound)
    assert not amount.is_ordinal


@pytest.mark.parametrize(
    ("text", "right"),
    [
        # A number is taken whole: nothing of it is given back to what follows.
        ("四十克", "40 克"),
        ("一百零五米", "105 米"),
        ("百分之二十五米", "no"),
        ("二十五分之一", "0.04 -"),
        ("主频3.5GHz", "3.5 GHz"),
        ("存储17,721GB", "17721 GB"),
        ("装机100万kW", "100 万kW"),
        ("面积30万㎡", "30 万㎡"),
        ("部署5万GPU", "5 万GPU"),
        ("5万4千6百", "54600 -"),
        ("总投资5亿元10个项目", "5 亿元; 10 个"),
        ("$2.5M", "2.5 million US dollars"),
        ("1.8m tall", "1.8 m"),
        ("1.3e6", "no"),
        ("The angle is 0.8rad", "0.8 rad"),
        # The scale stays with its number, whatever the unit.
        ("经济总量4万多亿", "4 万亿 over"),
        ("三十万多亿", "30 万亿 over"),
        ("4.78萬億元", "4.78 万亿元"),
        ("one hundred percent", "100 percent"),
        ("five hundred million yuan", "500 million yuan"),
        ("75 USD million", "75 million US dollars"),
        ("零2021-1-1", "0 -; date 2021 -; date 1 -; date 1 -"),
        # A negation turns a bound.
        ("不小于30家", "30 家 at-least"),
        ("尚未突破300亿元", "300 亿元 at-most"),
        ("还没到300亿元", "300 亿元 under"),
        ("has yet to reach 3 billion yuan", "3 billion yuan under"),
        ("has not yet topped 3 billion yuan", "3 billion yuan at-most"),
        ("failed to surpass 3 billion yuan", "3 billion yuan at-most"),
        ("passed 3 billion yuan", "3 billion yuan over"),
        ("跨过300亿元", "300 亿元 over"),
        ("迈过了4万亿元", "4 万亿元 over"),
        ("看过了3部", "3 部"),
        ("over 4 trillion U.S. dollars", "4 trillion US dollars over"),
        ("the firms in Hunan number 108", "108 -"),
        ("neared 6 trillion yuan", "6 trillion yuan nearly"),
        ("passed 98,000", "98000 - over"),
        ("不逾30家", "30 家 at-most"),
        ("未达300家", "300 家 under"),
        ("not exceeding 300 yuan", "300 yuan at-most"),
        ("equal to or less than 30", "30 - at-most"),
        ("不接近300家", "no"),
        # Every way to bound a number is known.
        ("≥300亿元", "300 亿元 at-least"),
        (">300亿元", "300 亿元 over"),
        ("上百家", "100 家 at-least"),
        ("不下300家", "300 家 at-least"),
        ("最少300家", "300 家 at-least"),
        ("不止300家", "300 家 over"),
        ("300+ people", "300 people at-least"),
        ("greater than 190", "190 - over"),
        ("300 at least", "300 - at-least"),
        ("不足20多家", "no"),
        # Signs and ranges.
        ("minus 5%", "-5 %"),
        ("负3.9%", "-3.9 %"),
        ("10%-15%", "10~15 %"),
        ("五元六角-五元七毛", "5.6~5.7 元"),
        ("从10%降到5%", "10 %; 5 %"),
        ("从10%到5%", "10 %; 5 %"),
        ("-2% to -1%", "-2~-1 %"),
        ("-0.02亿至-0.01亿元", "-0.02~-0.01 亿元"),
        ("12 yuan per m²", "12 yuan per m²"),
        ("12.5件/万人", "12.5 件/万人"),
        ("12.5 per 10,000 people", "12.5 per 10,000 people"),
        ("10 per side", "10 -"),
        ("约3至5亿元", "3~5 亿元 about"),
        ("27 -30", "27 -; no"),
        ("高于-5度", "-5 度 under"),
        ("不低于-5度", "-5 度 at-most"),
        ("-5度或更高", "-5 度 at-most"),
        ("-7% or below", "-7 % at-least"),
        ("大于-5度", "no"),
        ("-5 or greater", "no"),
        # Units.
        ("投资3亿人民币", "3 亿元"),
        ("3.14人民币", "3.14 元"),
        ("历时5个月", "5 个月"),
        ("3元素", "3 -"),
        ("三成", "3 成"),
        ("30家及以上", "30 家 at-least"),
        ("12元/斤", "12 元/斤"),
        # Several numbers are not one, and one is not several.
        ("三百五百家", "no"),
        ("十七十八", "no"),
        ("二十三十个", "no"),
        ("10.1万零100", "no"),
        ("三零万二零千", "no"),
        ("增长20，300家企业签约", "20 -; 300 家"),
        ("１１１，１１１个", "111111 个"),
        ("940 000 tonnes", "940000 tonnes"),
        ("1,400,00.00", "no"),
        ("10³吨", "no"),
        ("5×10⁴吨", "no"),
        ("3½ years", "3.5 years"),
        ("千分之2.4", "2.4 ‰"),
        ("三分之二", "no"),
        ("百万分之一", "0.000001 -"),
        ("三斤半", "3.5 斤"),
        ("五元三毛", "5.3 元"),
        ("五块二毛五", "5.25 块"),
        ("百分百", "100 %"),
        ("零下5度", "-5 度"),
        # Formal and traditional characters, and those that are units as well.
        ("玖拾陸", "96 -"),
        ("壹萬貳仟叁佰肆拾伍", "12345 -"),
        ("二十幾萬", "20 万 over"),
        ("两万两", "2 万两"),
        ("三千两百两", "3200 两"),
        ("参加大陆论坛", ""),
        # What is told in words that are not read whole is told as that.
        ("3 million and a half", "no"),
        ("one in three", "no"),
        ("two thirds of a million", "no"),
        ("6 crore and two hundred", "no"),
        ("3 dozen eggs", "no"),
        ("几十批次", "no"),
        ("打八折", "no"),
        ("五十五兆", "no"),
        ("5 ± 1 kg", "no"),
        ("3.5 l/100km", "no"),
        ("point five", "no"),
        ("one-half", "no"),
        ("5 thousand million", "no"),
        ("零下3到5度", "no"),
        ("一两个", "no"),
        ("百十个", "no"),
        ("3比2", "no"),
        ("超过一半", ""),
        # Units told short, with a decimal right behind them.
        ("1米75", "1.75 米"),
        ("三毛五", "3.5 毛"),
        ("十块零五毛", "10.5 块"),
        # Coins: what is left out before a single digit is tenths, or after a zero hundredths.
        ("十块零五", "10.05 块"),
        ("5块5", "5.5 块"),
        ("3块5毛2分", "3.52 块"),
        ("3元5角", "3.5 元"),
        ("3元5", "3 元; 5 -"),
        ("2块50", "2 块; 50 -"),
        ("3 dollars 50 cents", "3.5 dollars"),
        ("$15 50 cents", "15.5 US dollars"),
        ("15 dollars 50", "15.5 dollars"),
        ("3 dollars 5", "3 dollars; 5 -"),
        ("one dollar and 50 cents", "1 dollars; 50 cents"),
        ("two dollars first", "2 dollars; ordinal 1 -"),
        # A currency belongs to the number that it touches.
        ("1 $10 bill", "1 -; 10 US dollars"),
        ("20 MUSD", "20 million USD"),
        ("10米8人", "10 米; 8 人"),
        # What is no amount is told apart.
        ("the 1990s", "date 1990 -"),
        ("9·11", "code -"),
        ("2021年5月1日", "date 2021 年; date 5 月; date 1 日"),
        ("2021-05-01", "date 2021 -; date 5 -; date 1 -"),
        ("下午三点半", "time 3 -"),
        ("12:30", "time -"),
        ("v3.11.2", "code -"),
        ("世界500强", "name 500 强"),
        ("三高四新", "name 3 -; name 4 -"),
        ("十四五", "name 0 -"),
        ("COVID-19", "name 19 -"),
        ("5G", "name -"),
        ("5家半导体企业", "5 家"),
        ("十分钟", "10 分钟"),
    ],
)  # fmt: skip
def test_every_kind_that_was_read_wrong_is_read_right(text: str, right: str) -> None:
    assert found(text) == right


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
     "百八十个", "1亿2亿元", "一亿三万亿", "千千千元", "百分之五十的企业", "十来个",
     "百分之三十五abc", "rmb 300 tonnes", "人民币300亿美元", "¥300亿吨", "一半",
     "4万亿元和5万亿元", "--5", "1,26,3", "NaN", "Infinity", "1e5", "2021年5月", "三点五十分",
     "5G", "(3.2%)", "1:2"],
)  # fmt: skip
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(AmountError) as refused:
        parse(text)
    assert refused.value.input == text


def test_an_error_says_why() -> None:
    with pytest.raises(AmountError, match="it may be several numbers"):
        parse("三百五百家")


def test_each_amount_has_its_place_in_the_text() -> None:
    text = "共有 ３８ 家，其中 １，２００ 多 万 元"
    assert [(a.start, a.end, a.text) for a in find(text)] == [
        (0, 7, "共有 ３８ 家"), (11, 22, "１，２００ 多 万 元"),
    ]  # fmt: skip
    assert all(text[amount.start : amount.end] == amount.text for amount in find(text))


def test_a_scale_is_told_as_a_factor() -> None:
    for text, scale in (("100万kW", 10**4), ("4万亿元", 10**12), ("3 million", 10**6), ("5家", 1)):
        assert parse(text).scale == scale
        assert units.read(parse(text).unit).scale == scale


def test_the_package_has_both() -> None:
    assert hunanfacts.parse is parse
    assert hunanfacts.find is find


def test_numbers_in_words_are_found_in_the_language_asked_for() -> None:
    text = "三家 firms, two of them new"
    assert found(text, "zh") == "3 家"
    assert found(text, "en") == "2 -"
    assert found(text) == "3 家; 2 -"


# ---- There and back ------------------------------------------------------------------------------


FILES = [Path(cache.packaged_file()), *sorted((TESTS / "knowledge").glob("*.toml"))]


def told(file: Path) -> list[Figure]:
    """Return the figures of a file that have a number; one that reads otherwise, by its number."""
    facts = loading.load(str(file)).facts
    return [
        replace(figure, reads=None) for fact in facts for figure in filter(has_number, fact.figures)
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_is_read_back_as_it_is_written(file: Path, language: Language) -> None:
    wrong = [
        (figure.id, shown, parsed(shown))
        for figure in told(file)
        for shown in [writing.of(figure, language)]
        if not means(parse(shown), figure)
    ]
    assert wrong == []


def test_figures_of_every_kind_are_read_back() -> None:
    figures = [figure for file in FILES for figure in told(file)]
    assert {figure.measure for figure in figures} == set(get_args(vocabulary.Measure))
    assert {figure.status for figure in figures} == set(get_args(vocabulary.Status))
    assert {"over", "under", "about"} < {figure.bound for figure in figures}
    assert any(figure.range for figure in figures)
    assert any(figure.value is not None and figure.value < 0 for figure in figures)
    assert any("/.." in (figure.period or "") for figure in figures)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_english_has_no_chinese_unit(file: Path) -> None:
    shown = [writing.of(figure, "en") for figure in told(file)]
    assert [text for text in shown if units.is_chinese(text)] == []


def test_a_figure_is_what_is_read_where_it_is_printed(shipped: Knowledge) -> None:
    """Of its phrase only the unit may be missing: what is counted stands there in its place."""
    wrong = [
        (figure.id, figure.as_written)
        for fact in shipped.facts
        for figure in filter(has_number, fact.figures)
        if not any(
            amount.value is not None
            and amount.bound == figure.bound
            and amount.value * amount.scale == (figure.value or 0) * units.read(figure.unit).scale
            for amount in find(figure.as_written, "zh")
        )
    ]
    assert wrong == []


MEASURES: tuple[tuple[Measure, str], ...] = (
    ("level", "亿元"), ("level", "万吨"), ("level", "家"), ("level", "万户"), ("share", "%"),
    ("growth", "%"), ("multiple", "倍"), ("level", "billion yuan"), ("level", "亿斤"),
    ("level", "平方公里"), ("growth", "百分点"), ("level", "小时"), ("level", "万平方米"),
    ("level", "元/人"), ("level", "万元/平方米"), ("level", "件/万人"), ("level", "元/台"),
    ("level", "个月"), ("level", "亿千瓦时"), ("level", "公里/小时"), ("level", "城"),
    ("level", "hours"), ("level", "yuan per m²"), ("growth", "%/年"),
)  # fmt: skip


@given(
    value=st.decimals(-(10**9), 10**9, places=3) | st.integers(-(10**12), 10**12).map(Decimal),
    bound=st.sampled_from(BOUNDS),
    measure=st.sampled_from(MEASURES),
)
def test_a_made_figure_is_read_back_as_it_is_written(
    value: Decimal, bound: Bound, measure: tuple[Measure, str]
) -> None:
    made = figure(value, measure[1], bound, measure[0])
    for language in LANGUAGES:
        assert means(parse(writing.of(made, language)), made)


@given(
    ends=st.lists(st.decimals(-(10**6), 10**6, places=2), min_size=2, max_size=2, unique=True),
    measure=st.sampled_from(MEASURES),
)
def test_a_made_range_is_read_back_as_it_is_written(
    ends: list[Decimal], measure: tuple[Measure, str]
) -> None:
    low, high = sorted(ends)
    made = ranging(writing.digits(low), writing.digits(high), measure[1], measure=measure[0])
    for language in LANGUAGES:
        assert means(parse(writing.of(made, language)), made)


@given(place=st.integers(1, 10**6))
def test_a_rank_is_read_back_as_it_is_written(place: int) -> None:
    made = figure(Decimal(place), "位", measure="rank")
    for language in LANGUAGES:
        assert means(parse(writing.of(made, language)), made)


@given(st.integers(0, 10**16 - 1))
def test_a_number_in_characters_is_read(number: int) -> None:
    amount = parse(chinese(number))
    assert amount.value is not None
    assert amount.value * amount.scale == number


@given(st.integers(0, 10**15 - 1))
def test_a_number_in_english_words_is_read(number: int) -> None:
    amount = parse(english(number))
    assert amount.value is not None
    assert amount.value * amount.scale == number


WORDS = [*lexicon.words(lexicon.PLAIN), *lexicon.words(lexicon.CHINESE_UNITS),
         *"不半三百万亿点又至多第- ~$%", "超过", "分之", "1.5", "1/2", "half ", "a ", "twenty",
         "first ", "million ", "and ", "of ", "in ", "over "]  # fmt: skip


@given(st.text(max_size=30) | st.lists(st.sampled_from(WORDS), max_size=12).map("".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(AmountError):
        amount = parse(text)
        assert amount.value is not None or amount.low is not None
    last = 0
    for amount in find(text):
        assert last <= amount.start < amount.end <= len(text)
        assert text[amount.start : amount.end] == amount.text
        assert (amount.kind == "unreadable") == (amount.reason != "")
        last = amount.end


def test_amounts_are_found_in_a_sentence() -> None:
    sentence = "2021年签订技术合同17721项，成交近1300亿元，是2012年的28.5倍，占比超过50%。"
    assert found(sentence, "zh") == (
        "date 2021 年; 17721 项; 1300 亿元 nearly; date 2012 年; 28.5 倍; 50 % over"
    )
    sentence = "In 2021 three centres signed 17,721 contracts worth nearly 130 billion yuan, up 5%."
    assert found(sentence, "en") == "date 2021 -; 3 -; 17721 -; 130 billion yuan nearly; 5 %"


@pytest.mark.parametrize(
    ("sentence", "amounts"),
    [
        ("High technology made 23.9 per cent of it.", "23.9 per cent"),
        ("Nearly 24 percent of GDP", "24 percent nearly"),
        ("“小巨人”企业总数为162家。", "162 家"),
        ("企业数达2万家", "2 万家"),
        ("湖南GDP超过4万亿元", "4 万亿元 over"),
        ("GDP达4万亿元", "4 万亿元"),
        ("GDP4万亿元", "4 万亿元"),
        ("contracts, and over 90,000 patents", "90000 - over"),
        ("62 and more than 200 centres", "62 -; 200 - over"),
        ("aged 62 and over", "62 - at-least"),
    ],
)
def test_what_stands_beside_an_amount_is_left_to_it(sentence: str, amounts: str) -> None:
    assert found(sentence) == amounts


# ---- Time ----------------------------------------------------------------------------------------

REPEATED = [*"3十万亿约不元多-( ", "超过", "公里", "more than ", "million ", "one ", "and ", "3亿",
            "三点", "又三", "1.", "3-", "1/", "百分之", "half a ", "3 000 ", "1 in ", "twenty-",
            "3至"]  # fmt: skip


@pytest.mark.parametrize("piece", REPEATED)
def test_time_grows_as_the_text_does(piece: str, request: pytest.FixtureRequest) -> None:
    """What earlier tests left behind is not to be collected meanwhile."""
    gc.disable()
    request.addfinalizer(gc.enable)

    def read(count: int) -> None:
        for _ in find(piece * count):
            pass

    assert growth.is_linear(read, 5_000 // len(piece), nothing=0.002)


def test_a_long_phrase_is_refused_at_once() -> None:
    for piece in ("1,", "十", "3 ", "超过"):
        with pytest.raises(AmountError):
            parse(piece * 100_000)
    assert re.match("unreadable", next(iter(find("十" * 1000))).kind)


@pytest.mark.parametrize("end", ["\n", "\n第二行", "\r\n"])
def test_the_end_of_a_line_is_no_part_of_an_amount(end: str) -> None:
    assert [amount.text for amount in reading.find(f"超过4万亿元{end}")][:1] == ["超过4万亿元"]


@pytest.mark.parametrize("text", ["2A", "2万t", "3 km", "3 m²", "5 km/h"])
def test_a_sign_at_the_end_of_a_text_ends_with_it(text: str) -> None:
    (amount,) = reading.find(text)
    assert (amount.start, amount.end, amount.text) == (0, len(text), text)
