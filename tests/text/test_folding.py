"""Texts made comparable."""

from __future__ import annotations

import unicodedata

import pytest

from hunanfacts.text import folding


def test_common_chinese_characters_are_their_own_usual_form() -> None:
    """So that they need not be looked up in the tables of Unicode."""
    common = [chr(code) for code in range(ord("一"), ord("龥") + 1)]
    assert [char for char in common if unicodedata.normalize("NFKC", char) != char] == []


def test_others_beside_them_are_put_into_theirs() -> None:
    assert folding.widths_alike("\uf900一") == "豈一"
    assert folding.widths_alike("一Ａ") == "一A"


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        ("ﷺ", "صلى الله عليه وسلم"),
        ("５㎡" * 1000, "5m2" * 1000),
        ("ﷺ" * 1000, "ﷺ" * 1000),
        ("湖南" * 1000 + "ﷺ", "湖南" * 1000 + "صلى الله عليه وسلم"),
    ],
    ids=["one", "signs", "nothing else", "among others"],
)
def test_variants_of_characters_are_alike(text: str, alike: str) -> None:
    assert folding.widths_alike(text) == alike
