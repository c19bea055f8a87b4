"""Which facts of two sources are of one thing, and how what they say lies to one another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from making import OTHER_SOURCE, fact, figure, ranging, without_number

from hunanfacts.model.records import Bilingual
from hunanfacts.reckoning import arithmetic, same_things
from hunanfacts.reckoning.audit import audit

if TYPE_CHECKING:
    from hunanfacts.model.records import Fact, Figure
    from hunanfacts.model.vocabulary import Relation
    from hunanfacts.reckoning.finding import Finding

HUNAN = Bilingual(zh="湖南", en="Hunan")
HUBEI = Bilingual(zh="湖北", en="Hubei")
LABEL = Bilingual(zh="粮食产量", en="Grain output")
NAMES = {"hunan": frozenset({"湖南", "湖南省", "hunan"})}


def about(*figures: Figure, key: str = "grain", label: Bilingual = LABEL, **more: Any) -> Fact:  # noqa: ANN401 -- whatever else a fact has
    """Make a fact that is called something."""
    return replace(fact(*(figures or (figure("3"),)), key=key), label=label, **more)


def compared(one: Fact, other: Fact) -> list[Finding]:
    """Hold two facts against one another, as those of two files."""
    ours, others = (same_things.things([each], NAMES) for each in (one, other))
    return list(same_things.between(ours, others))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {"label": Bilingual(zh="产粮", en="Crop")}),  # by its key
        ({}, {"key": "other"}),
        ({"key": "other", "label": Bilingual(zh="粮食产量", en=None)}, {}),
        ({"key": "other", "label": Bilingual(zh=None, en="grain OUTPUT")}, {}),
        ({"label": Bilingual(zh="粮产", en="Crop"), "aliases": ("粮食产量",)}, {"key": "other"}),
        ({"key": "other"},
         {"label": Bilingual(zh="粮产", en="Crop"), "aliases": ("grain output",)}),
        ({"place": HUNAN}, {"key": "other", "place": HUNAN}),
        ({"place": Bilingual(zh="湖南省", en=None), "place_id": "hunan"},
         {"key": "other", "place": Bilingual(zh="湖南", en=None), "place_id": "hunan"}),
        ({"place": HUNAN, "label": Bilingual(zh="湖南的粮食产量", en="Hunan's grain output")},
         {"key": "other", "place": HUNAN}),
        ({"subject": Bilingual(zh="全省农户", en="farmers")},
         {"key": "other", "subject": Bilingual(zh=None, en="Farmers")}),
        ({"place": HUNAN, "place_id": "hunan", "subject": Bilingual(zh="湖南省", en="it")},
         {"key": "other", "place": HUNAN, "subject": Bilingual(zh="农户", en="farmers")}),
    ],
)  # fmt: skip
def test_facts_are_of_one_thing_by_key_or_name(one: dict[str, Any], other: dict[str, Any]) -> None:
    [found] = compared(about(**one), about(**other))
    assert (found.rule, found.verdict, found.condition) == ("sources", "agree", None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {"key": "other", "label": Bilingual(zh="产粮", en="Crop")}),
        ({"place": HUNAN}, {"place": HUBEI}),  # though by one key
        ({"place": HUNAN}, {"key": "other", "place": HUBEI}),
        ({"place": HUNAN}, {"key": "other"}),  # nobody knows where that is
        ({"subject": Bilingual(zh="甲公司", en="A")},
         {"key": "other", "subject": Bilingual(zh="乙公司", en="B")}),
        ({"label": Bilingual(zh="甲", en="A"), "aliases": ("粮食",)},
         {"key": "other", "label": Bilingual(zh="乙", en="B"), "aliases": ("粮食",)}),
        ({"place": HUNAN, "label": Bilingual(zh="湖南", en="Hunan")},
         {"key": "other", "place": HUNAN, "label": Bilingual(zh="湖南", en="Hunan")}),
        ({"place": HUNAN, "label": Bilingual(zh="甲", en="Hunanese food")},
         {"key": "other", "place": HUNAN, "label": Bilingual(zh="乙", en="ese food")}),
    ],
)  # fmt: skip
def test_facts_are_not_of_one_thing_where_anything_keeps_them_apart(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    assert compared(about(**one), about(**other)) == []


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (figure("3"), figure("3"), "equal"),
        (figure("3"), figure("3.0"), "within"),
        (figure("3.0"), figure("3"), "around"),
        (figure("3", bound="over"), figure("3.5"), "within"),
        (figure("4.5", bound="over"), figure("5", bound="under"), "overlapping"),
        (ranging("3", "5"), ranging("4", "6"), "overlapping"),
        (figure("4", bound="over"), figure("4", bound="under"), "apart"),
        (figure("3"), figure("4"), "apart"),  # what is 3.5 is rounded in one way
        (figure("3", "万亿元"), figure("30000", "亿元"), "within"),
    ],
)  # fmt: skip
def test_intervals_are_equal_or_within_or_apart(
    one: Figure, other: Figure, relation: Relation
) -> None:
    [found] = compared(about(one), about(other))
    assert found.relation == relation
    assert found.verdict == ("differ" if relation == "apart" else "agree")
    assert found.is_disagreement == (relation == "apart")


@pytest.mark.parametrize(
    ("one", "other", "condition"),
    [
        (figure("3", prices="current"), figure("3"), "prices"),
        (figure("3", measure="rank", among=14), figure("3", measure="rank"), "number of those"),
        (figure("3", measure="growth", base="2020"), figure("3", measure="growth"), "base period"),
        (figure("3", period=None), figure("3", period=None), "time"),
    ],
)
def test_what_only_one_tells_is_a_condition(one: Figure, other: Figure, condition: str) -> None:
    [found] = compared(about(one), about(other))
    assert found.condition is not None
    assert condition in str(found.condition.en)
    assert found.condition.zh


def test_a_place_that_only_one_tells_is_a_condition_even_by_one_key() -> None:
    [found] = compared(about(place=HUNAN), about())
    assert found.condition is not None
    assert "地点" in str(found.condition.zh)


@pytest.mark.parametrize(
    "unlike",
    [
        {"period": "2020"}, {"period": None}, {"status": "forecast"}, {"variant": "imf"},
        {"unit": "亿美元"}, {"prices": "constant"}, {"measure": "rank", "unit": "位"},
    ],
)  # fmt: skip
def test_figures_unlike_in_anything_that_both_tell_are_not_compared(unlike: dict[str, Any]) -> None:
    shown = about(figure("3", prices="current"))
    assert compared(shown, about(replace(figure("4", prices="current"), **unlike))) == []


def test_shares_are_of_one_whole() -> None:
    def share(zh: str) -> Fact:
        return about(figure("3", measure="share", of=Bilingual(zh=zh, en=None)), place=HUNAN)

    assert len(compared(share("湖南进出口"), share("进出口"))) == 1
    assert compared(share("进出口"), share("出口")) == []


def test_what_has_no_number_is_not_compared() -> None:
    assert compared(about(without_number()), about(figure("3"))) == []


def test_the_difference_is_the_second_less_the_first() -> None:
    [found] = compared(about(figure("3.0")), about(figure("5.0")))
    assert found.difference is not None
    assert (str(found.difference.usual.low), str(found.difference.usual.high)) == ("1.90", "2.10")


def test_facts_of_one_file_are_compared_once_and_only_across_sources() -> None:
    one = about(figure("3"), figure("7", period="2019"))
    other = about(figure("4", source=OTHER_SOURCE), figure("8", period="2019"), key="other")
    [found] = audit([one, other])
    assert (found.verdict, found.fact, found.other) == ("differ", one, other)
    assert [each.fact for each in audit([one, other], {"other"})] == [one]
    assert list(audit([one, other], {"third"})) == []


def test_every_fact_of_that_name_is_compared() -> None:
    ours = same_things.things([about()], {})
    others = same_things.things([about(key="b"), about(key="c"), about()], {})
    found = [each.other.key for each in same_things.between(ours, others) if each.other]
    assert sorted(found) == ["b", "c", "grain"]


@pytest.mark.parametrize(
    ("facts", "places", "found"),
    [
        (20, 1, 20 * 20),
        (40, 1, 40 * 20),
        (200, 1, 200 * 20),
        (201, 1, 0),
        (400, 40, 400 * 10),
    ],
)
def test_of_very_many_facts_of_one_name_some_are_compared(
    facts: int, places: int, found: int
) -> None:
    """Their pairs would be as many as the facts squared."""
    ours, others = (
        same_things.things(
            [
                about(key=f"{name}{number}", place=Bilingual(zh=f"地{number % places}", en=None))
                for number in range(facts)
            ],
            {},
        )
        for name in ("a", "b")
    )
    assert len(list(same_things.between(ours, others))) == found


def test_of_very_many_figures_alike_some_are_compared() -> None:
    many = [figure("3", source=replace(OTHER_SOURCE, id=f"s{number}")) for number in range(50)]
    assert len(compared(about(*many), about(*many, key="other"))) == 50 * 20


def test_of_facts_of_one_file_only_what_is_told_is_reckoned(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Most of their pairs are of one source, or come a second time the other way round."""
    reckoned: list[Figure] = []
    of = arithmetic.of

    def noting(figure: Figure, unit: str | None = None) -> arithmetic.Reckoned:
        reckoned.append(figure)
        return of(figure, unit)

    monkeypatch.setattr(arithmetic, "of", noting)
    facts = [about(figure("3"), key=f"a{number}") for number in range(19)]
    facts.append(about(figure("4", source=OTHER_SOURCE), key="b"))
    assert len(list(audit(facts))) == len(reckoned) == 19
