"""Facts chosen by where they stand: in which source, in which paragraph."""

from __future__ import annotations

import pytest
from running import ENGLISH

import hunanfacts
from hunanfacts.index.stored import MARKS
from hunanfacts.search import locators, queries


@pytest.fixture(scope="module")
def english() -> hunanfacts.KnowledgeBase:
    """Open a knowledge that has two sources."""
    return hunanfacts.load(ENGLISH)


def found_in(
    base: hunanfacts.KnowledgeBase, sources: set[str], paragraphs: set[int]
) -> dict[str, list[str]]:
    facts = locators.found_in(queries.select(base.index), sources, paragraphs)
    return {fact.key: [mark[MARKS.index("id")] for mark in fact.marks] for fact in facts}


def test_a_paragraph_has_its_facts_with_their_figures(base: hunanfacts.KnowledgeBase) -> None:
    assert found_in(base, set(), {17}) == {
        "underground-equipment-problems": [],
        "liu-feixiang": [],
        "crchi-patents-filed": ["crchi-patents-filed@undated"],
        "crchi-papers": ["crchi-papers@undated"],
        "crchi-software-copyrights": ["crchi-software-copyrights@undated"],
        "industry-university-research-users": [],
    }


@pytest.mark.parametrize("paragraphs", [{0, 17}, {3}, {34}, {99}])
def test_several_paragraphs_are_a_union(
    base: hunanfacts.KnowledgeBase, paragraphs: set[int]
) -> None:
    each = [found_in(base, set(), {paragraph}) for paragraph in paragraphs]
    assert found_in(base, set(), paragraphs) == {key: of[key] for of in each for key in of}
    assert found_in(base, {"new-hunan"}, paragraphs) == found_in(base, set(), paragraphs)


@pytest.mark.parametrize(
    ("sources", "paragraphs"), [({"nosuch"}, set()), ({"nosuch"}, {17}), (set(), {99})]
)
def test_what_stands_nowhere_is_not_kept(
    base: hunanfacts.KnowledgeBase, sources: set[str], paragraphs: set[int]
) -> None:
    assert found_in(base, sources, paragraphs) == {}


def test_without_conditions_all_is_kept(base: hunanfacts.KnowledgeBase) -> None:
    assert list(found_in(base, set(), set())) == [fact.key for fact in base.facts()]


def test_of_a_fact_out_of_two_sources_the_figures_of_one_are_kept(
    english: hunanfacts.KnowledgeBase,
) -> None:
    [fact] = english.show("population")
    ids: dict[str, list[str]] = {source: [] for source in ("country-report", "yearbook")}
    for figure in fact.figures:
        ids[figure.source.id].append(figure.id)
    assert all(ids.values())
    for source, figures in ids.items():
        assert found_in(english, {source}, set())["population"] == figures


def test_a_source_without_paragraphs_has_nothing_in_one(
    english: hunanfacts.KnowledgeBase,
) -> None:
    assert found_in(english, set(), {12}) == {}
