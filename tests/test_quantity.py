"""Bounds as intervals, units and their scales, periods, and figures in words."""

from __future__ import annotations

from decimal import Context, Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hunanfacts.errors import UnitError
from hunanfacts.quantity import (
    Interval,
    Unit,
    convert,
    digits,
    display,
    fitting_units,
    interval,
    unit,
)
from hunanfacts.records import Figure

if TYPE_CHECKING:
    from hunanfacts.vocabulary import Bound, Measure

V = Decimal("4.5")

WIDE = Context(prec=100)

values = st.builds(
    "{}{}.{}".format,
    st.sampled_from(["", "-"]),
    st.integers(0, 10**20 - 1),
    st.integers(0, 10**20 - 1).map("{:020}".format) | st.integers(0, 999),
).map(Decimal)
"""Numbers as a knowledge file may have them; at most 20 digits before the point and 20 after it."""


def figure(
    value: str, unit: str, bound: Bound = "exact", measure: Measure = "level", period: str = "2021"
) -> Figure:
    return Figure(
        id=f"a@{period}",
        measure=measure,
        value=Decimal(value),
        unit=unit,
        bound=bound,
        of=None,
        period=period,
        period_inferred=False,
        base=None,
        paragraph=0,
        as_written="1",
    )


# ---- Bounds --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bound", "meaning"),
    [
        ("exact", Interval(low=V, high=V, low_closed=True, high_closed=True)),
        ("over", Interval(low=V)),
        ("at-least", Interval(low=V, low_closed=True)),
        ("under", Interval(high=V)),
        ("at-most", Interval(high=V, high_closed=True)),
        ("nearly", Interval(high=V)),
        ("about", Interval()),
    ],
)
def test_a_bound_is_an_interval(bound: Bound, meaning: Interval) -> None:
    assert interval(V, bound) == meaning


def test_a_missing_end_is_never_closed() -> None:
    assert Interval() == Interval(low=None, high=None, low_closed=False, high_closed=False)


# ---- Units ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "scale", "base"),
    [
        ("元", 1, "元"),
        ("万元", 10**4, "元"),
        ("亿元", 10**8, "元"),
        ("万亿元", 10**12, "元"),
        ("十亿元", 10**9, "元"),
        ("百万元", 10**6, "元"),
        ("千万元", 10**7, "元"),
        ("千亿元", 10**11, "元"),
        ("千万亿次", 10**15, "次"),
        ("万吨", 10**4, "吨"),
        ("亿斤", 10**8, "斤"),
        ("万户", 10**4, "户"),
        ("千克", 1, "千克"),
        ("万千克", 10**4, "千克"),
        ("千瓦", 1, "千瓦"),
        ("万千瓦", 10**4, "千瓦"),
        ("百分点", 1, "百分点"),
        ("万", 1, "万"),
        ("%", 1, "%"),
        ("km²", 1, "km²"),
        ("", 1, ""),
    ],
)
def test_a_unit_is_taken_apart(text: str, scale: int, base: str) -> None:
    assert unit(text) == Unit(scale, base)


@pytest.mark.parametrize(
    ("value", "printed", "wanted", "result"),
    [
        ("4", "万亿元", "亿元", "40000"),
        ("4", "万亿元", "元", "4000000000000"),
        ("1261.3", "亿元", "万元", "12613000"),
        ("1261.3", "亿元", "万亿元", "0.12613"),
        ("320", "亿元", "千亿元", "0.32"),
        ("682", "万户", "户", "6820000"),
        ("2.1", "万吨", "吨", "21000"),
        ("600", "亿斤", "万吨", "3000"),
        ("600", "亿斤", "亿公斤", "300"),
        ("600", "亿斤", "千克", "30000000000"),
        ("2.1", "万吨", "亿斤", "0.42"),
        ("2.7", "倍", "倍", "2.7"),
        ("0", "亿元", "元", "0"),
        ("-3", "亿元", "万元", "-30000"),
        ("35", "%", "%", "35"),
    ],
)
def test_a_value_turns_into_another_unit(
    value: str, printed: str, wanted: str, result: str
) -> None:
    assert digits(convert(Decimal(value), printed, wanted)) == result


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [("亿元", "吨"), ("万户", "人"), ("%", "倍"), ("倍", "%"), ("件", "项"), ("吨", "元"),
     ("万吨", "吨公里"), ("亿元", ""), ("亿元", "美元")],
)  # fmt: skip
def test_units_of_other_things_do_not_fit(printed: str, wanted: str) -> None:
    with pytest.raises(UnitError) as refused:
        convert(Decimal(1), printed, wanted)
    assert refused.value.input == wanted
    assert refused.value.suggestions == fitting_units(printed)[:3]
    assert printed in refused.value.zh
    assert printed in refused.value.en


@pytest.mark.parametrize(
    ("printed", "fitting"),
    [
        ("亿元", ("元", "万元", "亿元", "万亿元")),
        ("家", ("家", "万家", "亿家", "万亿家")),
        ("%", ("%",)),
        ("倍", ("倍",)),
    ],
)
def test_the_units_that_fit_are_listed(printed: str, fitting: tuple[str, ...]) -> None:
    assert fitting_units(printed) == fitting


def test_any_mass_fits_any_other() -> None:
    fitting = fitting_units("亿斤")
    assert {"斤", "亿斤", "公斤", "千克", "吨", "万吨", "亿吨"} <= set(fitting)
    assert set(fitting_units("万吨")) == set(fitting)


@pytest.mark.parametrize("printed", ["万亿元", "万户", "件", "%", "倍", "亿斤", "万千克", "公里"])
@given(value=values)
def test_turning_there_and_back_changes_nothing(printed: str, value: Decimal) -> None:
    for wanted in fitting_units(printed):
        assert convert(convert(value, printed, wanted), wanted, printed) == value


@given(value=values)
def test_a_value_in_its_own_unit_stays_the_same(value: Decimal) -> None:
    assert convert(value, "亿元", "亿元") == value


@pytest.mark.parametrize(
    "value",
    [
        "12345678901234567890.12345678901234567891",
        "99999999999999999999.99999999999999999999",
        "-0.00000000000000000001",
        "10000000000000000000.00000000000000000001",
    ],
)
def test_the_longest_values_of_a_file_turn_exactly(value: str) -> None:
    """A file may have 20 digits before the point and 20 after it."""
    number = Decimal(value)
    assert convert(number, "亿元", "亿元") == number
    assert convert(convert(number, "亿元", "元"), "元", "亿元") == number
    assert convert(convert(number, "斤", "万亿吨"), "万亿吨", "斤") == number


# ---- Wording -------------------------------------------------------------------------------------


@given(values)
def test_digits_are_the_same_number(value: Decimal) -> None:
    text = digits(value)
    assert Decimal(text) == value
    assert "E" not in text.upper()


@pytest.mark.parametrize(
    ("value", "text"),
    [("1261.3", "1261.3"), ("2.10", "2.10"), ("1E+3", "1000"), ("1E-7", "0.0000001"), ("0", "0"),
     ("-0.5", "-0.5")],
)  # fmt: skip
def test_digits_are_written_out(value: str, text: str) -> None:
    assert digits(Decimal(value)) == text


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
    assert display(shown, "zh") == zh
    assert display(shown, "en") == en


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
        ("5", "艘", "5艘", "5 艘"),
        ("3", "km²", "3km²", "3 km²"),
        ("-5", "亿元", "-5亿元", "-500 million yuan"),
    ],
)
def test_a_figure_is_shown_in_both_languages(value: str, printed: str, zh: str, en: str) -> None:
    shown = figure(value, printed)
    assert display(shown, "zh") == zh
    assert display(shown, "en") == en


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
    assert display(shown, "zh") == zh
    assert display(shown, "en") == en


@given(values)
def test_english_says_the_same_number(value: Decimal) -> None:
    """4万亿 is 4 trillion: no digit is gained or lost between the languages."""
    text = display(figure(digits(value), "亿元"), "en").removesuffix(" yuan")
    number, _, scale = text.partition(" ")
    size = {"": 0, "million": 6, "billion": 9, "trillion": 12}[scale]
    assert Decimal(number.replace(",", "")).scaleb(size, WIDE) == value.scaleb(8, WIDE)
