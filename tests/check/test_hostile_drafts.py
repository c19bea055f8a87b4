"""Drafts made to hurt: the time of a check grows with them, even where no sentence has an end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import growth
import pytest

from hunanfacts.check import prose
from hunanfacts.check.checking import Checker
from hunanfacts.check.drafts import passages_of
from hunanfacts.check.prose import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from hunanfacts.api import KnowledgeBase

DRAFTS = {
    "a sentence without end": lambda n: "湖南省粮食产量3000万吨，" * (n // 14),
    "names without a number": lambda n: "湖南的经济总量和粮食产量是" * (n // 13) + "4万亿元",
    "bare numbers": lambda n: "1 " * (n // 2),
    "numbers and commas": lambda n: "1,a " * (n // 4),
    "shares": lambda n: "GDP 4万亿元 5% " * (n // 13),
    "digits": lambda n: "9" * n,
    "numerals": lambda n: "百" * n,
    "brackets": lambda n: "[(" * (n // 2),
    "combining marks": lambda n: "湖a" + "\u0323\u0301" * (n // 2),
    "a wide table": lambda n: "a\t1\t" * (n // 8) + "\n" + "b\t2\t" * (n // 8),
}


@pytest.mark.parametrize("draft", DRAFTS.values(), ids=DRAFTS)
@pytest.mark.parametrize("name", ["draft.txt", "draft.md"])
def test_time_grows_with_a_draft(
    draft: Callable[[int], str], name: str, base: KnowledgeBase
) -> None:
    def check(length: int) -> None:
        checker = Checker(base.index)
        list(checker.findings(passages_of(draft(length).encode("utf-8"), name)))

    assert growth.is_linear(check, 400)


@pytest.mark.parametrize("mark", ["，", ", ", "、", " ", ""])
def test_a_sentence_without_end_is_parted_where_a_comma_is(mark: str) -> None:
    text = f"{'湖南' * 20}{mark}" * 50
    parts = list(prose.sentences(text, Span(0, len(text))))
    assert "".join(text[part.start : part.end] for part in parts) == text
    assert max(part.end - part.start for part in parts) <= 500
    if mark:
        assert {text[part.end - 1] for part in parts} == {mark[-1]}
