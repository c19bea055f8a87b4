"""Units taken apart, and values turned from one into another."""

from __future__ import annotations

from decimal import Context, Decimal

import pytest
from hypothesis import given
from making import values

from hunanfacts.figures.units import (
    Unit,
    convert,
    fitting,
    is_money,
    may_be_money,
    measured_in,
    read,
)
from hunanfacts.figures.writing import digits
from hunanfacts.model.errors import UnitError

WIDE = Context(prec=100)


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
        ("千米", 1, "公里"),
        ("万元/人", 10**4, "元/人"),
        ("吨/日", 1, "吨/天"),
        ("万千克", 10**4, "千克"),
        ("千瓦", 1, "千瓦"),
        ("万千瓦", 10**4, "千瓦"),
        ("百分点", 1, "百分点"),
        ("万", 10**4, ""),
        ("十元", 10, "元"),
        ("百吨", 100, "吨"),
        ("千家", 1000, "家"),
        ("%", 1, "%"),
        ("MW", 1, "MW"),
        ("", 1, ""),
    ],
)
def test_a_unit_is_taken_apart(text: str, scale: int, base: str) -> None:
    assert read(text) == Unit(scale, base)


@pytest.mark.parametrize(
    ("text", "scale", "base"),
    [
        ("billion yuan", 10**9, "元"),
        ("Million RMB", 10**6, "元"),
        ("million tonnes", 10**6, "吨"),
        ("kg", 1, "公斤"),
        ("per cent", 1, "%"),
        ("percentage points", 1, "百分点"),
        ("thousand", 1000, ""),
        ("million MW", 10**6, "MW"),
        ("km²", 1, "平方公里"),
        ("km2", 1, "平方公里"),
        ("billion yuan per person", 10**9, "元/人"),
        ("square metres per household", 1, "平方米/户"),
        ("visits per 10,000 people", 1, "人次/万人"),
    ],
)
def test_an_english_unit_is_taken_apart(text: str, scale: int, base: str) -> None:
    assert read(text) == Unit(scale, base, "en")


@pytest.mark.parametrize(
    ("text", "printed", "base"),
    [
        ("bn", "亿元", "元"),
        ("times", "次", "次"),
        ("times", "倍", "倍"),
        ("万", "件", "件"),
        ("million", "万户", "户"),
        ("million", "个", "个"),
        ("yuan per unit", "元/台", "元/台"),
        ("per 10,000 people", "件/万人", "件/万人"),
        ("times per day", "次/天", "次/天"),
        ("times per day", "倍/天", "倍/天"),
    ],
)
def test_what_a_unit_leaves_open_is_settled_by_the_other(
    text: str, printed: str, base: str
) -> None:
    assert read(text, like=read(printed)).base == base


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
        ("4", "万亿元", "billion yuan", "4000"),
        ("600", "亿斤", "million tonnes", "30"),
        ("98936", "件", "万", "9.8936"),
        ("2.7", "倍", "times", "2.7"),
        ("35", "%", "percent", "35"),
        ("3", "成", "%", "30"),
        ("5", "‰", "%", "0.5"),
        ("300", "亿元", "bn yuan", "30"),
        ("300", "亿元", "億元", "300"),
        ("300", "亿元", "亿人民币", "300"),
        ("0", "亿元", "元", "0"),
        ("-3", "亿元", "万元", "-30000"),
        ("98936", "件", "thousand", "98.936"),
        ("10000", "千克", "million kg", "0.01"),
        ("300", "亿元", "億圓", "300"),
        ("300", "亿元", "亿￥", "300"),
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
     ("万吨", "吨公里"), ("亿元", ""), ("%", "万"), ("亿元", "美元")],
)  # fmt: skip
def test_units_of_other_things_do_not_fit(printed: str, wanted: str) -> None:
    with pytest.raises(UnitError) as refused:
        convert(Decimal(1), printed, wanted)
    assert refused.value.input == wanted
    named = fitting(printed, "en" if wanted and wanted.isascii() else "zh")
    commands = [suggestion.command for suggestion in refused.value.suggestions]
    assert commands == [f"--unit {name}" for name in named[:3]]
    assert printed in refused.value.zh
    assert refused.value.en.startswith(measured_in(printed))


def test_a_unit_of_several_words_is_suggested_as_one_argument() -> None:
    with pytest.raises(UnitError) as refused:
        convert(Decimal(1), "亿元", "t")
    assert [suggestion.command for suggestion in refused.value.suggestions] == [
        "--unit yuan",
        '--unit "thousand yuan"',
        '--unit "million yuan"',
    ]


@pytest.mark.parametrize(
    ("unit", "is_one", "may_be_one"),
    [
        ("亿元", True, True),
        ("billion yuan", True, True),
        ("元/平方米", True, True),
        ("亿美元", True, True),
        ("million US dollars", True, True),
        ("million crowns", False, True),
        ("人/平方公里", False, False),
        ("万吨", False, False),
        ("家", False, False),
        ("%", False, False),
        ("百分点", False, False),
    ],
)
def test_money_is_told_from_what_is_none(unit: str, *, is_one: bool, may_be_one: bool) -> None:
    assert is_money(unit) == is_one
    assert may_be_money(unit) == may_be_one


@pytest.mark.parametrize(
    ("printed", "units"),
    [
        ("亿元", ("元", "万元", "亿元", "万亿元")),
        ("家", ("家", "万家", "亿家", "万亿家")),
        ("%", ("%", "‰", "成")),
        ("万", ("万", "亿", "万亿")),
        ("倍", ("倍",)),
    ],
)
def test_the_units_that_fit_are_listed(printed: str, units: tuple[str, ...]) -> None:
    assert fitting(printed, "zh") == units


def test_any_mass_fits_any_other() -> None:
    units = fitting("亿斤", "zh")
    assert {"斤", "亿斤", "公斤", "吨", "万吨", "亿吨"} <= set(units)
    assert set(fitting("万吨", "zh")) == set(units)


@pytest.mark.parametrize("printed", ["万亿元", "万户", "件", "%", "倍", "亿斤", "万千克", "公里"])
@given(value=values)
def test_turning_there_and_back_changes_nothing(printed: str, value: Decimal) -> None:
    for wanted in fitting(printed, "zh"):
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
