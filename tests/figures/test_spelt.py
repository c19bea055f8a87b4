"""Numbers that a question spells in characters, written in digits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hunanfacts.figures import reading
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
    ["三一重工", "三高四新", "一带一路", "一零零", "二三十亿", "百姓", "千分之一", "千家万户",
     "第一", "党的二十大", "多元化", "一亿二千", "制造业", "十七十八", "三百五百", "200亿零四千230",
     "十二点五十", "十六年", "2021年", ""],
)  # fmt: skip
def test_what_may_be_no_number_is_left_alone(text: str) -> None:
    assert in_digits(text) == text


PIECES = [*"一二三十百千万亿两零〇廿半多余几来点之分成倍第年月日号%‰.,-至0123 ", "百分之", "千分之",
          "one ", "twenty-", "million ", "half ", "and ", "percent", "$", "-"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_no_row_of_what_numbers_are_made_of_makes_a_reader_fail(text: str) -> None:
    assert isinstance(in_digits(text), str)
    for amount in reading.find(text):
        assert amount.text == text[amount.start : amount.end]
