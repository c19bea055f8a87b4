"""Numbers in characters, in digits, or in both, as tokens make them up."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hunanfacts.figures import numerals, tokens


def read(text: str) -> numerals.Number:
    plain = tokens.Text(text).plain
    return numerals.read(tokens.scan(plain), 0, plain)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", "10"),
        ("二十一", "21"),
        ("廿一", "21"),
        ("一百零五", "105"),
        ("一百五", "150"),
        ("百三", "130"),
        ("零十", "10"),
        ("一百零十万", "1100000"),
        ("两千", "2000"),
        ("三万五", "35000"),
        ("3万5", "35000"),
        ("三万零五", "30005"),
        ("3万零5", "30005"),
        ("3万4000", "34000"),
        ("1千零20", "1020"),
        ("5亿1万4千6百", "500014600"),
        ("7万 5千 4百", "75400"),
        ("两千 四 百 五", "2450"),
        ("一万二千", "12000"),
        ("一万二千亿", "1200000000000"),
        ("三亿六千万", "360000000"),
        ("三亿五万", "300050000"),
        ("三亿五", "350000000"),
        ("2亿零500万", "205000000"),
        ("一万亿五千亿", "1500000000000"),
        ("10万万", "1000000000"),
        ("五十五兆一十二亿", "55001200000000"),
        ("三点一四", "3.14"),
        ("四百亿点零五零", "40000000000.05"),
        ("1,261.3亿", "126130000000"),
        ("二〇二一", "2021"),
        ("一〇五", "105"),
        ("拾亿零六万零五百零六", "1000060506"),
        ("倆千两百贰拾二", "2222"),
    ],
)
def test_a_number_is_read(text: str, value: str) -> None:
    number = read(text)
    assert number.value * number.scale == Decimal(value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [("二三十", "several"), ("三四百", "several"), ("十五六", "several"), ("七八", "several"),
     ("一百五六十", "several"), ("千千", "several"), ("百八十", "several"), ("三百五百", "several"),
     ("一亿二千", "several"), ("2亿500", "several"), ("1.2万5", "several"), ("1亿2亿", "several"),
     ("一亿三万亿", "several"), ("十七十八", "several"), ("10.1万零100", "several"),
     ("一百零", "several"), ("五兆", "scale"), ("三亿万", "scale"), ("十" * 61, "long")],
)  # fmt: skip
def test_what_may_be_several_numbers_is_unreadable(text: str, reason: str) -> None:
    with pytest.raises(numerals.Unreadable) as unread:
        read(text)
    assert unread.value.reason == reason


@pytest.mark.parametrize(
    ("text", "scale", "is_more"),
    [("三亿六千万", "万", False), ("四万多亿", "万亿", True), ("二十几万", "万", True),
     ("五百", "", False), ("十多", "", True)],
)  # fmt: skip
def test_the_last_scale_belongs_to_the_unit(text: str, scale: str, *, is_more: bool) -> None:
    assert (read(text).scale_name, read(text).is_more) == (scale, is_more)
