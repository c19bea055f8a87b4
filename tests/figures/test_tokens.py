"""Which parts of a text are scanned for numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hunanfacts.figures import grammar, tokens

FILLER = (
    "春天来了，田野里的油菜花开得正好，孩子们在河边奔跑，大家谈了许多看法，老人坐在屋檐下晒太阳。"
)
PIECES = (
    *(word for word, _, _ in tokens.entries(None)), "3", "2021年", "1,234.5", "1/2", "10:30",
    " ", "  ", "，", "。", "、", "\n", "（", ")", ".", "-", "的", "田野", "of", "µ", "⁰", "\xa0",
)  # fmt: skip


def kinds(found: list[tokens.Token]) -> list[str]:
    return [token.kind for token in found]


def test_a_text_without_numbers_has_no_tokens() -> None:
    assert len(tokens.scan(FILLER * 3)) > 10
    assert tokens.scan_around_numbers(FILLER * 3) == []


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("产量超过300万吨，", ["hedge", "digits", "scale", "unit"]),
        ("不少于三十家，", ["not", "hedge", "digit", "place", "unit"]),
        ("over 30 tonnes；", ["hedge", "digits", "unit"]),
    ],
)
def test_only_what_may_belong_to_a_number_is_scanned(told: str, found: list[str]) -> None:
    assert kinds(tokens.scan_around_numbers(FILLER + told + FILLER)) == found


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_what_is_left_out_belongs_to_no_number(text: str) -> None:
    whole = tokens.Text(FILLER + text)
    every = grammar.amounts(whole, tokens.scan(whole.plain))
    assert grammar.amounts(whole, tokens.scan_around_numbers(whole.plain)) == every
