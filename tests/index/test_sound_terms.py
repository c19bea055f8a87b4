"""The terms by which names are found as they sound, and the look-ups that use them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import hunanfacts
from hunanfacts.index import near_names, sound_terms
from hunanfacts.search import pinyin

if TYPE_CHECKING:
    from hunanfacts.api import KnowledgeBase


def keys(base: KnowledgeBase, asked: str) -> list[str]:
    return [fact.key for fact in base.index.numbered(n for n, _ in base.index.sounding(asked))]


@pytest.mark.parametrize(
    ("letters", "runs"),
    [
        ("liangshi", [["liang", "shi"], ["li", "ang", "shi"]]),
        ("xian", [["xian"], ["xi", "an"]]),
        ("fangan", [["fan", "gan"], ["fang", "an"]]),
        ("grain", []),
        ("", [[]]),
        ("a" * 97, []),
    ],
)
def test_letters_are_parted_into_syllables(letters: str, runs: list[list[str]]) -> None:
    assert sorted(pinyin.syllables(letters), key=len) == runs


def test_a_name_is_found_by_syllables_that_follow_each_other(base: KnowledgeBase) -> None:
    asked = sound_terms.of_syllables([["liang", "shi", "chan", "liang"]])
    assert keys(base, asked) == ["grain-output"]
    assert keys(base, sound_terms.of_syllables([["chan", "liang", "liang", "shi"]])) == []


def test_a_name_is_found_by_the_beginning_of_its_initials(base: KnowledgeBase) -> None:
    assert "grain-output" in keys(base, sound_terms.of_initials("lsc"))
    assert keys(base, sound_terms.of_initials("scl")) == []


def test_no_text_is_found_by_a_sound_nor_a_sound_by_a_text(base: KnowledgeBase) -> None:
    assert list(base.index.candidates(["liangshi"])) == []
    assert keys(base, sound_terms.of_syllables([["grain"]])) == []


def test_of_very_many_names_only_those_that_begin_alike_are_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    everything = near_names.slippable(hunanfacts.load().index, "grian")
    monkeypatch.setattr(near_names, "_MOST_NAMES", 10)
    index = hunanfacts.load().index  # one that is asked often reads its names
    some = near_names.slippable(index, "grian")
    assert set(some) <= set(everything)
    assert "grain output" in some
    assert {name[:2] for name in some} == {"gr"}
    near = near_names.alike(index, "粮食产两", 10)
    [grain] = index.numbered(fact for name, fact in near if name == "粮食产量")
    assert grain.key == "grain-output"
    assert {name[0] for name, _ in near} == {"粮"}
