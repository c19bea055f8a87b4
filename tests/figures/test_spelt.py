"""Numbers that a question spells in characters, written in digits."""

from __future__ import annotations

import pytest

from hunanfacts.figures.spelt import in_digits


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
        ("四百三十米", "430米"),
        ("壹萬貳仟", "12000"),
    ],
)
def test_numbers_of_a_text_are_written_in_digits(text: str, digits: str) -> None:
    assert in_digits(text) == digits


@pytest.mark.parametrize(
    "text",
    ["三一重工", "三高四新", "一带一路", "一零零", "二三十亿", "百姓", "千家万户", "第一", "多元化",
     "一亿二千", "制造业", "十七十八", "三百五百", "200亿零四千230", "十二点五十", "2021年", ""],
)  # fmt: skip
def test_what_may_be_no_number_is_left_alone(text: str) -> None:
    assert in_digits(text) == text
