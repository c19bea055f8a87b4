"""Numbers in characters, in digits, or in both, as they stand in queries and amounts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hunanfacts.figures.numerals import in_digits, is_sure, read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", "10"),
        ("二十一", "21"),
        ("一百零五", "105"),
        ("一百五", "150"),
        ("两千", "2000"),
        ("三万五", "35000"),
        ("3万5", "35000"),
        ("三万零五", "30005"),
        ("3万零5", "30005"),
        ("一万二千", "12000"),
        ("一万二千亿", "1200000000000"),
        ("三亿六千万", "360000000"),
        ("三亿五万", "300050000"),
        ("2亿零500万", "205000000"),
        ("一万亿五千亿", "1500000000000"),
        ("三点一四", "3.14"),
        ("1,261.3亿", "126130000000"),
        ("二〇二一", "2021"),
    ],
)
def test_a_number_is_read(text: str, value: str) -> None:
    assert is_sure(text)
    assert read(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    ["二三十", "三四百", "十五六", "一百五六十", "七八", "三五", "千千", "百八十", "一亿二千",
     "1.2万5", "1亿2亿", "一亿三万亿"],
)  # fmt: skip
def test_what_may_be_several_numbers_is_not_sure(text: str) -> None:
    assert not is_sure(text)


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("突破四万亿元", "突破4万亿元"),
        ("三点六亿", "3.6亿"),
        ("四点五万亿", "4.5万亿"),
        ("百分之三点五", "3.5%"),
        ("百分之五", "5%"),
        ("四万多亿", "4万亿"),
        ("三亿六千万", "36000万"),
        ("20多亿", "20亿"),
        ("二〇二一年", "2021年"),
        ("一百三十九件", "139件"),
    ],
)
def test_numbers_of_a_text_are_written_in_digits(text: str, digits: str) -> None:
    assert in_digits(text) == digits


@pytest.mark.parametrize(
    "text",
    ["三一重工", "三高四新", "一带一路", "一零零", "二三十亿", "百姓", "千家万户", "第一", "多元化",
     "一亿二千", "制造业"],
)  # fmt: skip
def test_what_may_be_no_number_is_left_alone(text: str) -> None:
    assert in_digits(text) == text
