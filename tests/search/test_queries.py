"""Look-ups: by name, by figure, by year, by filter; and the public API."""

from __future__ import annotations

import dataclasses
import doctest
import functools
import itertools
import json
import shutil
from decimal import Decimal
from importlib import metadata
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import CHINESE, ENGLISH, FILES, run

import hunanfacts
from hunanfacts.index import cache, catalogue, store, storing
from hunanfacts.knowledge import loading
from hunanfacts.model.errors import DataUnreadableError, NotFoundError, UnitError, UsageError
from hunanfacts.model.records import Fact, Figure, Locator
from hunanfacts.reckoning import conversion
from hunanfacts.search import answers, queries, suggestions
from hunanfacts.text import folding

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hunanfacts.api import KnowledgeBase
    from hunanfacts.index.store import Index
    from hunanfacts.index.stored import Found
    from hunanfacts.model.records import Knowledge
    from hunanfacts.model.vocabulary import Kind


@pytest.fixture(scope="module")
def english() -> KnowledgeBase:
    """Open a knowledge in English alone, with two sources."""
    return hunanfacts.load(ENGLISH)


@pytest.fixture(scope="module")
def chinese() -> KnowledgeBase:
    """Open a knowledge in Chinese alone, with two sources."""
    return hunanfacts.load(CHINESE)


def keys(facts: Iterable[Fact]) -> list[str]:
    return [fact.key for fact in facts]


def ids(facts: Iterable[Fact]) -> list[str]:
    return [figure.id for fact in facts for figure in fact.figures]


# ---- stat ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param("lake-area", ["lake-area"], id="a key, though others have it as a label"),
        pytest.param("ferry", ["ferry"], id="another key"),
        pytest.param("水深", ["lake-area-depth"], id="an alias"),
        pytest.param("湖面面积", ["lake-area"], id="a label"),
        pytest.param("lake area", ["lake-area", "ferry"], id="a name of two facts"),
        pytest.param("depth", ["lake-area-depth"], id="a word of a label"),
        pytest.param("张三", ["northern-line"], id="a name that a fact mentions"),
        pytest.param("湖 面积", ["lake-area", "lake-area-depth"], id="words that two labels hold"),
        pytest.param("mountain", [], id="what nothing tells of"),
        pytest.param("", [], id="nothing"),
        pytest.param("2021", ["lake-area", "lake-area-depth"], id="all that is of a year"),
    ],
)
def test_stat_gives_all_that_fit_equally_well(
    small: KnowledgeBase, asked: str, found: list[str]
) -> None:
    assert sorted(keys(small.stat(asked))) == sorted(found)


@pytest.mark.parametrize(
    ("asked", "figures"),
    [
        ("lake-area", ["lake-area@2020", "lake-area@2021", "lake-area@2021:growth"]),
        ("lake-area@2020", ["lake-area@2020"]),
        ("lake-area@2020:level", ["lake-area@2020"]),
        ("lake-area@2021", ["lake-area@2021"]),
        ("lake-area@2021:level", ["lake-area@2021"]),
        ("lake-area@2021:growth", ["lake-area@2021:growth"]),
        ("ferry@undated", ["ferry@undated"]),
        ("ferry@undated:level", ["ferry@undated"]),
        ("lake-area-depth@2021-05", ["lake-area-depth@2021-05"]),
        ("lake-area@2019", []),
        ("lake-area@2020:growth", []),
        ("pond@2021", []),
    ],
)
def test_a_figure_is_found_by_the_short_and_the_long_form_of_its_id(
    small: KnowledgeBase, asked: str, figures: list[str]
) -> None:
    assert ids(small.stat(asked)) == figures


def test_several_figures_of_one_fact_are_called_together(small: KnowledgeBase) -> None:
    names = ["lake-area@2021:growth", "lake-area@2020"]
    (found,) = queries.called(small.index, names)
    assert [figure for figure, *_ in found.marks] == sorted(names)
    (whole,) = queries.called(small.index, ["lake-area", *names])
    assert len(whole.marks) == len(["2020", "2021", "growth"])


@pytest.mark.parametrize(
    ("asked", "figures"),
    [
        ("面积 2020", ["lake-area@2020"]),
        ("2020 面积", ["lake-area@2020"]),
        ("2020年面积", ["lake-area@2020"]),
        ("面积2020年", ["lake-area@2020"]),
        ("面积２０２０年", ["lake-area@2020"]),
        ("area 2021", ["lake-area@2021", "lake-area@2021:growth"]),
        ("depth 2021", ["lake-area-depth@2021-05"]),
        ("lake area 2021", ["lake-area@2021", "lake-area@2021:growth"]),
        ("depth 2020", []),
        ("ferry 2021", []),
        ("northern line 2021", []),
        ("面积 1999", []),
        ("面积 20201", []),
    ],
)
def test_a_year_keeps_only_its_figures(
    small: KnowledgeBase, asked: str, figures: list[str]
) -> None:
    assert ids(small.stat(asked)) == figures


@pytest.mark.parametrize(
    ("period", "figures"),
    [
        ("2020", ["lake-area@2020"]),
        ("2021", ["lake-area@2021", "lake-area@2021:growth"]),
        ("2020/2021", ["lake-area@2020", "lake-area@2021", "lake-area@2021:growth"]),
        ("2021-05", []),
        ("1999", []),
    ],
)
def test_a_period_keeps_only_figures_within_it(
    small: KnowledgeBase, period: str, figures: list[str]
) -> None:
    assert ids(small.stat("面积", period=period)) == figures
    assert ids(small.stat("lake-area", period=period)) == figures


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("cangning-little-giants@../2025-06", "43家"),
        ("cangning-little-giants@../2025-06:rank", "居全省第3位"),
        ("cangning-little-giants@../2025-06:level", "十几家"),
        ("cangning-home-price@2025-06:growth", "同比下降2.6%"),
        ("cangning-home-price@2025-06:growth:month-on-month", "环比下降0.2%"),
        ("cangning-gdp@2024-H1:level", "上年同期为1198.7亿元"),
    ],
)
def test_an_id_finds_its_own_figure_before_the_long_form_of_another(
    chinese: KnowledgeBase, asked: str, said: str
) -> None:
    assert [figure.as_written for fact in chinese.stat(asked) for figure in fact.figures] == [said]


def test_a_figure_outside_of_the_period_is_no_answer(small: KnowledgeBase) -> None:
    assert small.stat("lake-area@2020", period="2021") == []


def test_exact_takes_no_part_of_a_name(small: KnowledgeBase) -> None:
    assert keys(small.stat("depth", exact=True)) == []
    assert keys(small.stat("水深", exact=True)) == ["lake-area-depth"]
    assert ids(small.stat("水深 2021", exact=True)) == ["lake-area-depth@2021-05"]


# ---- search --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("area", ["lake-area", "ferry", "lake-area-depth", "northern-line"]),
        ("area 2021", ["lake-area", "lake-area-depth"]),
        ("2021", ["lake-area", "lake-area-depth"]),
        ("2020年", ["lake-area"]),
        ("铁路 2021", []),
        ("mountain", []),
        ("", []),
    ],
)
def test_search_gives_every_fact_of_the_year_that_is_asked_for(
    small: KnowledgeBase, asked: str, found: list[str]
) -> None:
    assert keys(small.search(asked)) == found


def test_search_keeps_to_a_period_and_to_whole_names(small: KnowledgeBase) -> None:
    assert ids(small.search("area", period="2020")) == ["lake-area@2020"]
    assert keys(small.search("area", exact=True)) == ["lake-area"]


# ---- show ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "found"),
    [("lake-area", ["lake-area"]), ("湖面面积", ["lake-area"]), ("AREA", ["lake-area"]),
     ("lake area", ["lake-area", "ferry"])],
)  # fmt: skip
def test_show_takes_a_key_or_another_whole_name(
    small: KnowledgeBase, name: str, found: list[str]
) -> None:
    assert keys(small.show(name)) == found


@pytest.mark.parametrize(
    ("name", "suggestions"),
    [
        pytest.param("lake-aera", ("lake-area",), id="a slip"),
        pytest.param("nothern-line", ("northern-line",), id="another slip"),
        pytest.param("deppth area", ("lake-area-depth",), id="a slip in a word of a name"),
        pytest.param("zzz", (), id="nothing like it"),
    ],
)
def test_show_refuses_what_no_fact_is_called(
    small: KnowledgeBase, name: str, suggestions: tuple[str, ...]
) -> None:
    with pytest.raises(NotFoundError) as refused:
        small.show(name)
    assert refused.value.input == name
    assert tuple(suggestion.key for suggestion in refused.value.suggestions[:1]) == suggestions
    assert name in refused.value.zh
    assert name in refused.value.en


def test_show_takes_a_question_and_two_keys_stay_two(small: KnowledgeBase) -> None:
    index = small.index
    assert [fact.key for fact in queries.called(index, ["depth", "area"])] == ["lake-area-depth"]
    assert [fact.key for fact in queries.called(index, ["ferry", "lake-area"])] == [
        "ferry",
        "lake-area",
    ]
    with pytest.raises(NotFoundError) as refused:
        queries.called(index, ["ferry", "mountain"])
    assert refused.value.input == "mountain"


def test_filters_that_fit_nothing_are_refused_without_suggestions(small: KnowledgeBase) -> None:
    with pytest.raises(NotFoundError) as refused:
        suggestions.refuse(small.index, None)
    assert (refused.value.input, refused.value.suggestions) == (None, ())


@pytest.mark.parametrize("asked", ["gpd", "制造业新增", "hainu", "技术合同金", "trade", "湖南"])
def test_suggestions_are_three_keys_at_most(base: KnowledgeBase, asked: str) -> None:
    suggested = [suggestion.key for suggestion in suggestions.suggestions(base.index, asked)]
    assert 1 <= len(suggested) <= 3
    assert len(set(suggested)) == len(suggested)
    assert all(keys(base.show(key)) == [key] for key in suggested)


# ---- facts, topics, sources ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("topic", "kind", "place", "period", "found"),
    [
        (None, None, None, None, ["lake-area", "lake-area-depth", "northern-line", "ferry"]),
        ("rail", None, None, None, ["northern-line", "ferry"]),
        ("铁路", None, None, None, ["northern-line", "ferry"]),
        ("RAILWAYS", None, None, None, ["northern-line", "ferry"]),
        ("air", None, None, None, []),
        ("rai", None, None, None, []),
        ("", None, None, None, []),
        (None, "indicator", None, None, ["lake-area", "lake-area-depth"]),
        (None, "person", None, None, []),
        (None, None, "北湖", None, ["lake-area", "lake-area-depth"]),
        (None, None, "北", None, []),
        (None, None, "北城", None, ["northern-line"]),
        (None, None, "北城市", None, ["northern-line"]),
        (None, None, "Northtown", None, ["northern-line"]),
        (None, None, "north", None, ["northern-line"]),
        (None, None, "beichengshi", None, ["northern-line"]),
        (None, None, "beihu", None, ["lake-area", "lake-area-depth"]),
        (None, None, "hu", None, []),
        (None, None, "北海", None, []),
        (None, None, "市", None, []),
        (None, None, "北湖县", None, []),
        (None, None, None, "2021", ["lake-area", "lake-area-depth"]),
        (None, None, None, "2020", ["lake-area"]),
        (None, None, None, "1999", []),
        ("water", "indicator", "北湖", "2021-05", ["lake-area-depth"]),
        ("rail", "indicator", None, None, []),
    ],
)
def test_facts_meet_every_condition(  # noqa: PLR0913 -- the columns of the table
    small: KnowledgeBase,
    *,
    topic: str | None,
    kind: Kind | None,
    place: str | None,
    period: str | None,
    found: list[str],
) -> None:
    facts = small.facts(
        topic=() if topic is None else topic,
        kind=() if kind is None else kind,
        place=() if place is None else place,
        period=period,
    )
    assert keys(facts) == found


EACH_CONDITION: dict[str, tuple[dict[str, Any], list[str]]] = {
    "a topic": ({"topic": "energy"}, ["renewable-power-share", "tidal-barrier"]),
    "topics": (
        {"topic": ["people", "Energy and works"]},
        ["population", "unemployment-rate", "renewable-power-share", "tidal-barrier"],
    ),
    "a kind": ({"kind": "project"}, ["tidal-barrier"]),
    "kinds": (
        {"kind": ["project", "indicator"], "topic": "energy"},
        ["renewable-power-share", "tidal-barrier"],
    ),
    "a place": ({"place": "Port Ansel"}, ["tidal-barrier"]),
    "a place by another name": ({"place": "ansel"}, ["tidal-barrier"]),
    "a place around": ({"place": "Republic of Northland", "kind": "project"}, ["tidal-barrier"]),
    "places": (
        {"place": ["northland", "port-ansel"], "topic": "energy"},
        ["renewable-power-share", "tidal-barrier"],
    ),
    "a measure": ({"measure": "rank"}, ["logistics-rank@2025"]),
    "measures": (
        {"measure": ["rank", "share"]},
        ["unemployment-rate@2025-Q2", "renewable-power-share@2024", "renewable-power-share@2030",
         "logistics-rank@2025"],
    ),
    "a status": ({"status": "estimate"}, ["tidal-barrier@undated"]),
    "statuses": (
        {"status": ["forecast", "target"]}, ["gdp-growth@2026", "renewable-power-share@2030"],
    ),
    "a source": ({"source": "yearbook"}, ["population@2024:level"]),
    "the source of a fact and not of all of its figures": (
        {"source": "country-report", "measure": "level"},
        ["population@2024", "tidal-barrier@undated", "tidal-barrier@undated:level"],
    ),
    "sources": (
        {"source": ["yearbook", "country-report"], "topic": "people", "measure": "level"},
        ["population@2024", "population@2024:level"],
    ),
    "a source that is none": ({"source": "nosuch"}, []),
    "paragraphs, which this knowledge does not count": ({"paragraph": [1, 2]}, []),
    "all of different ones": (
        {"topic": ["economy", "people"], "kind": "indicator", "place": "Northland",
         "measure": ["growth", "change"], "status": "preliminary", "source": "country-report",
         "period": "2025-Q2"},
        ["gdp-growth@2025-Q2", "gdp-growth@2025-Q2:growth"],
    ),
    "two that no figure meets at once": ({"measure": "rank", "status": "target"}, []),
}  # fmt: skip


@pytest.mark.parametrize(("conditions", "found"), EACH_CONDITION.values(), ids=EACH_CONDITION)
def test_a_condition_is_a_union_and_different_ones_all_hold(
    english: KnowledgeBase, conditions: dict[str, Any], found: list[str]
) -> None:
    """Conditions on facts are told by their keys, those on figures by their ids."""
    facts = english.facts(**conditions)
    by_figure = {"measure", "status", "source", "paragraph"} & set(conditions)
    assert (ids(facts) if by_figure else keys(facts)) == found


@pytest.mark.parametrize(("conditions", "found"), EACH_CONDITION.values(), ids=EACH_CONDITION)
def test_the_command_line_takes_the_same_conditions(
    conditions: dict[str, Any], found: list[str]
) -> None:
    options = [
        (f"--{name}", str(word))
        for name, words in conditions.items()
        for word in ([words] if isinstance(words, str) else words)
    ]
    outcome = run("list", *itertools.chain(*options), "--data", str(ENGLISH), "--json")
    results = json.loads(outcome.out)["results"]
    told = [result["key"] for result in results]
    told += [figure["id"] for result in results for figure in result["figures"]]
    assert set(found) <= set(told)
    assert outcome.status == (0 if found else 1)
    assert {result["match"] for result in results} <= {None}


@pytest.mark.parametrize(
    ("paragraphs", "found"),
    [
        (2, ["cangning-gdp@2024-H1", "cangning-gdp@2025-Q1"]),
        (4, ["lin-wangzhou"]),
        ([4, 16], ["cangning-little-giants@../2025-06", "cangning-little-giants@../2025-06:rank",
                   "cangning-little-giants@../2025-06:level", "lin-wangzhou"]),
        (3, []),
    ],
)  # fmt: skip
def test_a_paragraph_gives_what_stands_in_it(
    chinese: KnowledgeBase, paragraphs: int | list[int], found: list[str]
) -> None:
    facts = chinese.facts(paragraph=paragraphs)
    assert [name for fact in facts for name in ids([fact]) or [fact.key]] == found


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("沧宁", ["cangning-gdp", "cangning-retail", "cangning-home-price",
                  "cangning-little-giants", "cangning-bridge-opening", "lin-wangzhou"]),
        ("沧东", ["cangning-bridge-opening", "lin-wangzhou"]),
        ("全省", ["cangning-bridge-opening", "lin-wangzhou"]),
    ],
)  # fmt: skip
def test_what_is_measured_of_a_city_is_no_figure_of_its_province(
    chinese: KnowledgeBase, place: str, found: list[str]
) -> None:
    assert keys(chinese.facts(place=place)) == found


# ---- Time ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ("2025-05", ["cangning-bridge-opening"]),
        ("2025-05-18", ["cangning-bridge-opening"]),
        ("2025-05-18/2025-05-20", ["cangning-bridge-opening"]),
        ("2025-Q2", ["cangning-home-price", "cangning-little-giants", "cangning-bridge-opening"]),
        ("2025-H1", ["cangning-gdp", "cangning-retail", "cangning-home-price",
                     "cangning-little-giants", "cangning-bridge-opening"]),
        ("2025-01/2025-06", ["cangning-gdp", "cangning-retail", "cangning-home-price",
                             "cangning-little-giants", "cangning-bridge-opening"]),
        ("2024", ["cangning-gdp"]),
        ("2025-05-19", []),
        ("2025-Q3", []),
    ],
)  # fmt: skip
def test_a_period_gives_its_figures_and_what_happened_then(
    chinese: KnowledgeBase, period: str, found: list[str]
) -> None:
    assert keys(chinese.facts(period=period)) == found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("2025", ["cangning-gdp", "cangning-retail", "cangning-home-price",
                  "cangning-little-giants", "cangning-bridge-opening"]),
        ("2025年", ["cangning-gdp", "cangning-retail", "cangning-home-price",
                    "cangning-little-giants", "cangning-bridge-opening"]),
        ("2024", ["cangning-gdp"]),
        ("大桥通车 2025", ["cangning-bridge-opening"]),
        ("2025年大桥通车", ["cangning-bridge-opening"]),
        ("大桥通车 2024", []),
        ("沧宁GDP 2024", ["cangning-gdp"]),
    ],
)  # fmt: skip
def test_a_year_finds_events_by_their_date(
    chinese: KnowledgeBase, asked: str, found: list[str]
) -> None:
    assert keys(chinese.search(asked)) == found


def test_a_figure_without_a_period_is_of_the_event_that_it_measures(
    chinese: KnowledgeBase,
) -> None:
    assert ids(chinese.stat("大桥通车", period="2025-05")) == ["cangning-bridge-opening@undated"]
    assert chinese.stat("大桥通车", period="2024") == []


# ---- Words that come near ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("GDP growth", True),
        ("economic growth", True),
        ("growth", True),
        ("population growth", False),
        ("Population Growth", False),
        ("population growth 2024", False),
        ("what is the population growth rate", False),
    ],
)
def test_words_that_a_fact_is_unlike_do_not_find_it(
    english: KnowledgeBase, asked: str, *, found: bool
) -> None:
    assert ("gdp-growth" in keys(english.search(asked))) == found
    assert ("gdp-growth" in keys(english.stat(asked))) == found


def test_no_fact_is_found_by_a_word_that_it_is_unlike(base: KnowledgeBase) -> None:
    found = [
        (word, fact.key)
        for fact in base.facts()
        for word in fact.unlike
        if fact.key in keys(base.search(word)) or fact.key in keys(base.stat(word))
    ]
    assert found == []
    assert sum(len(fact.unlike) for fact in base.facts()) > 20


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("脱贫人口", "poor-households"),
        ("湖南脱贫人口有多少", "poor-households"),
        ("贫困人口", "poor-households"),
        ("people lifted out of poverty", "poor-households"),  # which two others come near too
        ("服务贸易", "trade-total"),
    ],
)
def test_a_fact_that_what_is_asked_is_unlike_is_suggested_first(
    base: KnowledgeBase, asked: str, first: str
) -> None:
    assert base.stat(asked) == []
    with pytest.raises(NotFoundError) as refused:
        suggestions.refuse(base.index, asked)
    assert refused.value.suggestions[0].key == first


def test_a_fact_of_another_place_is_not_suggested_for_what_it_is_unlike(
    base: KnowledgeBase,
) -> None:
    assert answers.stat(base.index, "长沙脱贫人口").near == []


@pytest.mark.parametrize(
    "alias", ["growth per head, population growth left out", "outlook of 2024"]
)
def test_a_name_finds_its_fact_whole_whatever_it_holds(alias: str, tmp_path: Path) -> None:
    """Also a word that the fact is unlike, and a year that other figures are not of."""
    file = tmp_path / "named.toml"
    text = ENGLISH.read_text(encoding="utf-8")
    file.write_text(text.replace('["economic growth"', f'["{alias}", "economic growth"'), "utf-8")
    named = hunanfacts.load(file)
    [fact] = named.show("gdp-growth")
    assert alias in fact.aliases
    assert named.stat(alias) == named.show(alias) == [fact]
    assert named.search(alias)[0] == fact


# ---- Periods, topics, sources --------------------------------------------------------------------


@pytest.mark.parametrize(
    "period", ["", "nonsense", "20", "2021-13", "2021/", "abc-02", "2021/2020", "2021-Q5", "../.."]
)
def test_what_is_no_period_is_refused(base: KnowledgeBase, period: str) -> None:
    with pytest.raises(UsageError):
        base.facts(period=period)
    with pytest.raises(UsageError):
        base.topics(period=period)
    for ask in (base.stat, base.search):
        with pytest.raises(UsageError):
            ask("gdp", period=period)


def test_a_period_leaves_only_its_figures_in_a_list(small: KnowledgeBase) -> None:
    assert ids(small.facts(period="2020")) == ["lake-area@2020"]


def counts(base: KnowledgeBase, *, period: str | None = None) -> list[list[str]]:
    """Return id and count of each topic."""
    topics = queries.topics(base.index, period=period)
    return [[row[0], row[-1]] for topic in topics for row in topic.rows("zh")]


def test_topics_are_counted_in_the_order_of_the_file(small: KnowledgeBase) -> None:
    assert counts(small) == [["water", "2"], ["rail", "2"], ["air", "0"]]
    assert counts(small, period="2021") == [["water", "2"], ["rail", "0"], ["air", "0"]]


def test_the_topics_of_the_shipped_knowledge_hold_all_of_its_facts(
    base: KnowledgeBase, shipped: Knowledge
) -> None:
    numbers = [int(count) for _, count in counts(base)]
    assert sum(numbers) == len(base.facts()) == shipped.count
    assert all(numbers)


def test_sources_are_those_of_the_facts(small: KnowledgeBase) -> None:
    used = {fact.source for fact in queries.select(small.index)}
    assert len(catalogue.source_lines(small.index, used, "zh")) == len(used) > 0
    assert catalogue.source_lines(small.index, [], "zh") == []


# ---- in_unit -------------------------------------------------------------------------------------


def in_unit(facts: list[Fact], unit: str) -> list[Fact]:
    found = conversion.in_unit(
        [storing.stored(fact, names_source=False) for fact in facts], unit, names_source=False
    )
    return [storing.record(fact) for fact in found]


def test_figures_turn_into_a_unit_and_others_stay(small: KnowledgeBase) -> None:
    [fact] = in_unit(small.stat("lake-area"), "亩")
    assert [(figure.value, figure.unit) for figure in fact.figures] == [
        (Decimal(24000), "亩"), (Decimal(25000), "亩"), (Decimal(4), "%")
    ]  # fmt: skip
    assert [figure.bound for figure in fact.figures] == ["exact", "over", "exact"]


def test_facts_whose_figures_do_not_fit_stay_beside_those_that_do(small: KnowledgeBase) -> None:
    turned = in_unit(small.facts(), "人")
    assert keys(turned) == keys(small.facts())
    assert [f.unit for fact in turned for f in fact.figures] == ["万亩", "万亩", "%", "米", "人"]


def test_a_unit_that_no_figure_fits_is_refused(small: KnowledgeBase) -> None:
    with pytest.raises(UnitError) as refused:
        in_unit(small.stat("ferry"), "元")
    assert refused.value.input == "元"
    assert [suggestion.command for suggestion in refused.value.suggestions] == [
        "--unit 人", "--unit 万人", "--unit 亿人",
    ]  # fmt: skip


def test_a_fact_without_figures_needs_no_unit(small: KnowledgeBase) -> None:
    facts = small.stat("北线铁路")
    assert in_unit(facts, "元") == facts


# ---- The shipped knowledge -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "asked",
    ["gdp 2021", "GDP 2012", "人均收入", "人均 收入", "高考人数", "birth rate", "长沙房价",
     "长沙 房价", "population", "面积", "patents 2012", "no such thing"],
)  # fmt: skip
def test_what_the_source_does_not_say_is_not_answered(base: KnowledgeBase, asked: str) -> None:
    assert base.stat(asked) == []


@pytest.mark.parametrize("asked", ["人均收入", "高考人数", "birth rate", "长沙房价"])
def test_what_the_source_does_not_tell_of_is_not_found(base: KnowledgeBase, asked: str) -> None:
    assert base.search(asked) == []


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("gdp", ["gdp"]),
        ("技术合同", ["technology-contracts", "technology-contract-value"]),
        ("合同 技术", ["technology-contracts", "technology-contract-value"]),
        ("新增小巨人企业", ["new-little-giants"]),
        ("五百强", ["fortune-500-firms"]),
        ("世界500强", ["fortune-500-firms"]),
        ("硬质合金 产量 株洲", ["zhuzhou-carbide-output"]),
        ("省级 技术中心", ["provincial-enterprise-technology-centres"]),
        ("技术中心 省级", ["provincial-enterprise-technology-centres"]),
        ("granted patents", ["patents-granted"]),
        ("自贸区", ["hunan-free-trade-zone"]),
        ("海牛二号", ["hainiu-2"]),
    ],
)
def test_what_people_ask_is_answered(base: KnowledgeBase, asked: str, found: list[str]) -> None:
    assert keys(base.stat(asked)) == found


@pytest.mark.parametrize(
    ("asked", "figures"),
    [
        ("技术合同金额 2021",
         ["technology-contract-value@2021", "technology-contract-value@2021:multiple"]),
        ("进出口总额2012年", ["trade-total@2012"]),
        ("高新技术产业 2012", ["hightech-share-of-gdp@2012"]),
        ("trade-total@2012/2021", ["trade-total@2012/2021"]),
        ("trade-total@2012/2021:annual-growth", ["trade-total@2012/2021"]),
    ],
)  # fmt: skip
def test_a_figure_of_a_year_is_answered(
    base: KnowledgeBase, asked: str, figures: list[str]
) -> None:
    assert ids(base.stat(asked)) == figures


def test_every_key_names_its_fact_alone(base: KnowledgeBase) -> None:
    """A key is permanent and never reused, so a script that asks by it gets one fact."""
    others = {key: keys(base.stat(key)) for key in keys(base.facts())}
    assert {key: found for key, found in others.items() if found != [key]} == {}
    assert all(keys(base.show(key)) == [key] for key in others)


def test_every_label_names_its_fact_alone(base: KnowledgeBase) -> None:
    found = {
        label: (fact.key, keys(base.stat(label)))
        for fact in base.facts()
        for label in fact.label.texts
    }
    assert {label: pair for label, pair in found.items() if [pair[0]] != pair[1]} == {}


def test_every_alias_finds_its_fact(base: KnowledgeBase) -> None:
    missed = [
        (alias, fact.key)
        for fact in base.facts()
        for alias in fact.aliases
        if fact.key not in keys(base.stat(alias))
    ]
    assert missed == []


def test_so_does_a_search(base: KnowledgeBase) -> None:
    """For every tenth: `find` begins with what `stat` gives for a name."""
    named = [(alias, fact.key) for fact in base.facts() for alias in fact.aliases]
    assert [each for each in named[::10] if each[1] not in keys(base.search(each[0]))] == []


def test_search_puts_none_before_a_fact_asked_by_a_name_of_its_own(base: KnowledgeBase) -> None:
    """Before it stand at most others that bear the same name."""
    beaten = []
    for fact in base.facts():
        for name in (fact.key, *fact.label.texts):
            found = base.search(name)
            before = found[: keys(found).index(fact.key)]
            if not all(
                folding.fold(name) in map(folding.fold, names_of(other)) for other in before
            ):
                beaten.append((name, keys(found)))
    assert beaten == []


def names_of(fact: Fact) -> list[str]:
    return [fact.key, *fact.label.texts, *fact.aliases]


def test_every_figure_is_found_by_its_id_and_nothing_else_is(base: KnowledgeBase) -> None:
    for fact in base.facts():
        for figure in fact.figures:
            start = figure.id.removesuffix(f":{figure.measure}")
            assert ids(base.stat(figure.id)) == [figure.id]
            if figure.id == start:
                assert ids(base.stat(f"{start}:{figure.measure}")) == [figure.id]


pieces = st.sampled_from(["area", "面积", "2021", "2020年", "湖", "lake-area", "@", "depth", " "])


@given(asked=st.text() | st.lists(pieces).map("".join))
def test_stat_gives_what_search_gives_and_no_query_crashes_them(
    small: KnowledgeBase, asked: str
) -> None:
    assert set(keys(small.stat(asked))) <= set(keys(small.search(asked)))
    assert len(suggestions.suggestions(small.index, asked)) <= 3


# ---- The public API ------------------------------------------------------------------------------


def test_the_example_of_the_package_holds() -> None:
    outcome = doctest.testmod(hunanfacts)
    assert outcome.attempted >= 3
    assert outcome.failed == 0


def test_the_api_is_what_it_says() -> None:
    assert [name for name in hunanfacts.__all__ if not hasattr(hunanfacts, name)] == []
    assert isinstance(hunanfacts.load().stat("gdp")[0], hunanfacts.records.Fact)
    assert not hasattr(hunanfacts, "utils")
    assert hunanfacts.__version__ == metadata.version("hunanfacts")


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_what_an_index_keeps_are_the_very_records_that_the_file_was_read_into(file: Path) -> None:
    read = list(loading.load(str(file)).facts)
    kept = hunanfacts.load(file).facts()
    assert kept == read
    assert list(map(repr, kept)) == list(map(repr, read))  # to the last digit of each number


def test_each_field_of_a_record_is_in_some_file_that_is_compared() -> None:
    """Else nothing would be seen of a field that an index forgets."""
    facts = [fact for file in FILES.values() for fact in loading.load(str(file)).facts]
    figures = [figure for fact in facts for figure in fact.figures]
    places = [fact.source for fact in facts] + [figure.source for figure in figures]
    records: list[tuple[type, list[Any]]] = [(Fact, facts), (Figure, figures), (Locator, places)]
    never = {
        f"{kind.__name__}.{field.name}"
        for kind, found in records
        for field in dataclasses.fields(kind)
        if not any(getattr(record, field.name) for record in found)
    }
    assert never == {"Locator.url"}


def test_a_locator_that_is_an_address_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "addressed.toml"
    text = ENGLISH.read_text(encoding="utf-8")
    file.write_text(text.replace("page = 12", 'url = "https://example.invalid/12"'), "utf-8")
    [fact] = hunanfacts.load(file).show("population")
    assert fact.source.url == fact.figures[0].source.url == "https://example.invalid/12"
    assert [fact] == [each for each in loading.load(str(file)).facts if each.key == "population"]


def test_load_takes_a_path_of_either_kind(base: KnowledgeBase, tmp_path: Path) -> None:
    copy = shutil.copy(cache.packaged_file(), tmp_path / "我的.toml")
    assert hunanfacts.load(copy).facts() == base.facts()
    assert hunanfacts.load(str(copy)).facts() == base.facts()


def test_load_refuses_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DataUnreadableError) as refused:
        hunanfacts.load(tmp_path / "none.toml")
    assert refused.value.file == str(tmp_path / "none.toml")


def test_a_whole_name_and_more_of_one_fact_may_stand_together(base: KnowledgeBase) -> None:
    """As they may with a space between, though no one name has both."""
    for query in ("欧科亿刀具", "欧科亿 刀具"):
        assert answers.find(base.index, query)[0].key == "oke-precision"
    assert not answers.find(base.index, "岳麓山高校")


@pytest.mark.parametrize("kinds", [None, ["indicator"], ["event", "project"]])
def test_conditions_of_more_words_than_a_statement_takes_filter_alike(
    kinds: list[str] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = cache.open_index(cache.packaged_file())
    whole = catalogue.places(index)
    places = [place for place, within, _ in whole if not within]
    around = [place for place, within, _ in whole if within]
    for topics in (None, ["economy"], []):
        for named in (None, places, places[:0], around[:1]):
            filtered = functools.partial(
                index.filtered, topics=topics, kinds=kinds, places=named, around=around
            )
            few = [fact.key for fact in filtered()]
            monkeypatch.setattr(store, "MOST_VARIABLES", 0)
            monkeypatch.setattr(index, "numbered", lambda numbers: _one_by_one(index, numbers))
            assert [fact.key for fact in filtered()] == few
            monkeypatch.undo()
    index.close()


def test_topics_and_places_are_read_once_however_many_are_asked_for(
    base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    real = base.index.select

    def counted(query: str, *values: str | int) -> list[Any]:
        asked.append(query)
        return real(query, *values)

    monkeypatch.setattr(base.index, "select", counted)
    many = [*map(str, range(500))]
    assert catalogue.topics_called(base.index, [*many, "economy", "经济", "Economy"]) == ["economy"]
    places = catalogue.places_called(base.index, [*many, "长沙市", "changsha", "湖南", "长沙"])
    assert places == ["changsha", "hunan"]
    assert len([query for query in asked if "variant" not in query]) == 2


def _one_by_one(index: Index, numbers: Iterable[int]) -> list[Found]:
    return [fact for number in numbers for fact in index.facts("fact WHERE id = ?", number)]
