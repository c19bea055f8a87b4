"""Which parts of a text are scanned for numbers, and which numbers are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hunanfacts.check.claims import told_amounts
from hunanfacts.check.records import Passage, Place
from hunanfacts.figures import grammar, reading, tokens
from hunanfacts.figures.draft_amount import DraftAmount

if TYPE_CHECKING:
    from hunanfacts.figures.tokens import Token

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


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_a_text_that_has_no_sign_of_a_number_has_none(text: str) -> None:
    for part in (text, *text.split(" ")):
        passage = Passage(text=part, places=((0, Place(1, 1)),))
        assert tokens.may_have_numbers(part) or not told_amounts.of(passage)


def test_a_one_that_is_alone_is_not_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[str] = []

    class Counted(DraftAmount):
        def take(self, count: int = 1) -> Token:
            begun.append(self.plain[self.start : self.start + 2])
            return super().take(count)

    monkeypatch.setattr(grammar, "DraftAmount", Counted)
    told = "一次谈话，第一年，一路天晴，走一步看一步，那一个。"
    assert [amount.text for amount in reading.without_ones(told)] == ["第一年"]
    assert begun == ["第一"]
    assert len(list(reading.find(told))) == 6


ONES = (
    *"一步年个级起万亿两半路约近第至和、，。 /(",
    "整",
    "一步",
    "一年",
    "一个",
    "3",
    "2.7",
    "亿元",
    "and",
)


@given(st.lists(st.sampled_from(ONES), max_size=12).map("".join))
def test_only_a_one_that_counts_nothing_is_left_out(text: str) -> None:
    read = reading.without_ones(text)
    every = list(reading.find(text))
    assert [amount for amount in every if not told_amounts.is_one(amount)] == [
        amount for amount in read if not told_amounts.is_one(amount)
    ]
    assert all(amount in every for amount in read)
