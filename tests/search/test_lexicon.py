"""The closed lists of words that name nothing."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from hunanfacts.figures import units
from hunanfacts.search import lexicon
from hunanfacts.text import folding

if TYPE_CHECKING:
    from collections.abc import Collection

    from hunanfacts.api import KnowledgeBase

LISTS: dict[str, Collection[str]] = {
    "ASKED": lexicon.ASKED,
    "MEASURES": lexicon.MEASURES,
    "STATUSES": lexicon.STATUSES,
    "JOINS": lexicon.JOINS,
    "MANNER": lexicon.MANNER,
}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (one, other)
        for one, other in itertools.combinations(LISTS, 2)
        if "MANNER" not in {one, other}
    ],
)
def test_no_word_has_two_meanings(one: str, other: str) -> None:
    assert set(LISTS[one]) & set(LISTS[other]) == set()


@pytest.mark.parametrize("name", [*LISTS, "PARTICLES", "UNITS", "ENGLISH_UNITS"])
def test_words_are_written_as_a_folded_query_has_them(base: KnowledgeBase, name: str) -> None:
    words = sorted(getattr(lexicon, name))
    # What is no word by itself, as %, is no word of a query either.
    spelt = [word for word in words if any(map(str.isalnum, word))]
    assert [word for word in spelt if folding.words(word) != [word]] == []
    assert words
    assert [word for word in words if base.index.simplified(word) != word] == []


def test_particles_are_single_characters() -> None:
    assert [word for word in lexicon.PARTICLES if len(word) != 1] == []


@pytest.mark.parametrize("name", LISTS)
def test_no_fact_is_called_by_a_word_that_names_nothing(base: KnowledgeBase, name: str) -> None:
    called = {name for fact in base.facts() for name in (*fact.label.texts, *fact.aliases)}
    assert called & set(LISTS[name]) == set()


def test_what_is_asked_for_in_english_is_a_unit_that_chinese_asks_for_too() -> None:
    assert set(lexicon.ENGLISH_UNITS.values()) <= lexicon.UNITS


@pytest.mark.parametrize(
    ("asked", "unit"),
    [("吨", "万吨"), ("公斤", "亿斤"), ("元", "亿元"), ("户", "万户"), ("%", "%"), ("亩", "万亩")],
)
def test_a_unit_asked_for_is_of_the_kind_of_a_figure_s(asked: str, unit: str) -> None:
    assert asked in lexicon.UNITS
    assert units.read(asked).dimension == units.read(unit).dimension


def test_words_so_general_that_they_name_nothing_are_few() -> None:
    assert {"人口", "收入", "population"} <= lexicon.BROAD
    assert len(lexicon.BROAD) < 20
