"""Knowledge of very many facts of like names: a number costs no more for those that are not named.

What hundreds of facts or figures are called by alike says of none of them that it is wrong.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import growth
import pytest
from running import TINY

import hunanfacts
from hunanfacts.check import effort
from hunanfacts.check.checking import Checker
from hunanfacts.check.names import bodies, shared_names
from hunanfacts.check.names.subjects import Subjects
from hunanfacts.check.reading.drafts import passages_of
from hunanfacts.check.verdicts import many_figures
from hunanfacts.check.verdicts.known_numbers import KnownNumbers
from hunanfacts.figures.amounts import Amount

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hunanfacts.check.records import Finding

HEAD = TINY.read_text(encoding="utf-8").partition("[[fact]]")[0]
HERE = 'place = "moudi"'
FIRST = 0x4E00
"""The first of many Chinese characters that names are made different by."""


def fact(at: int, zh: str, en: str, *more: str, statement: str = "某地产茶。") -> str:
    told = "\n".join(more)
    return f"""
[[fact]]
key = "tea{at}"
kind = "indicator"
topic = "farming"
label = {{ zh = "{zh}", en = "{en}" }}
statement = {{ zh = "{statement}", en = "Tea." }}
paragraph = 1
as_written = "茶"
{told}
"""


def figure(value: int, period: str = "2019") -> str:
    return f"""
[[fact.figure]]
value = {value}
unit = "万吨"
bound = "exact"
measure = "level"
period = "{period}"
as_written = "{value}万吨"
"""


def county(at: int) -> str:
    """Return the name of a county that no other has a part of."""
    return chr(FIRST + 2 * at) + chr(FIRST + 2 * at + 1) + "县"


def in_counties(at: int) -> str:
    place = f'\n[[place]]\nid = "p{at}"\nname = "{county(at)}"\n'
    return place + fact(at, "茶叶产量", "Tea output", f'place = "p{at}"') + figure(at)


def month(at: int) -> str:
    return f"{1950 + at // 12}-{at % 12 + 1:02}"


def monthly(count: int, value: Callable[[int], int] = lambda at: at * 37 % 997) -> str:
    return fact(1, "茶叶产量", "Tea output", HERE) + "".join(
        figure(value(at), month(at)) for at in range(count)
    )


def repeated(of: Callable[[int], str]) -> Callable[[int], str]:
    return lambda count: "".join(map(of, range(1, count + 1)))


MANY: dict[str, tuple[Callable[[int], str], str]] = {
    "numbered names": (
        repeated(lambda at: fact(at, f"茶叶产量{at}", f"Tea {at}", HERE) + figure(at)),
        "某地茶叶产量{at}有{at}万吨，Tea {at} came to {at} tons.",
    ),
    "one name": (
        repeated(lambda at: fact(at, "茶叶产量", "Tea output", HERE) + figure(at)),
        "某地茶叶产量{at}万吨，tea output reached {at} tons.",
    ),
    "one name in many places": (
        repeated(in_counties),
        "全省茶叶产量{at}万吨，某地茶叶产量达{at}万吨。",
    ),
    "figures of a fact": (monthly, "某地1990年茶叶产量{at}万吨，全年{at}万吨。"),
}


def checker_of(folder: Path, facts: str) -> Checker:
    file = folder / "a.toml"
    file.write_text(HEAD + facts, encoding="utf-8")
    return Checker(hunanfacts.load(file).index)


def checked(checker: Checker, draft: str) -> list[Finding]:
    return list(checker.findings(passages_of(draft.encode(), "draft.txt")))


@pytest.mark.parametrize("name", MANY)
def test_a_number_costs_no_more_where_there_are_more_facts(name: str, tmp_path: Path) -> None:
    """As many more numbers are checked as there are more facts."""
    facts, sentence = MANY[name]
    checkers = {}
    for count in (500, 2_000):
        (folder := tmp_path / str(count)).mkdir()
        checkers[count] = checker_of(folder, facts(count))
    drawn = iter(range(100, 1_000_000))

    def check(count: int) -> None:
        numbers = (next(drawn) for _ in range(count // 10))
        checked(checkers[count], "\n\n".join(sentence.format(at=at) for at in numbers))

    assert growth.is_linear(check, 500)


@pytest.mark.parametrize("more", [0, 1])
def test_a_name_of_very_many_facts_names_none(more: int, tmp_path: Path) -> None:
    of_one_name = MANY["one name"][0](shared_names.MOST + more)
    other = fact(0, "茶叶", "Leaves", HERE) + figure(3)
    checker = checker_of(tmp_path, of_one_name + other)
    found = checked(checker, "2019年某地茶叶产量17万吨。\n\n2019年某地茶叶4万吨。")
    expected = ["unknown" if more else "supported", "contradicted"]
    assert [each.verdict for each in found] == expected


def test_facts_of_one_name_are_told_apart_by_their_places(tmp_path: Path) -> None:
    main = fact(0, "茶叶产量", "Tea output", HERE) + figure(5000)
    main += fact(9999, "茶园面积", "Gardens", HERE) + figure(70)
    counties = MANY["one name in many places"][0](2 * shared_names.MOST)
    checker = checker_of(tmp_path, main + counties)
    draft = (
        f"2019年{county(7)}茶叶产量7万吨。\n\n2019年{county(8)}茶叶产量7万吨。\n\n"
        "2019年茶叶产量5000万吨。\n\n2019年某地茶叶产量5010万吨。"
    )
    found = checked(checker, draft)
    assert [each.key for each in found] == ["tea7", "tea8", "tea0", "tea0"]
    assert [each.verdict for each in found] == [
        "supported",
        "contradicted",
        "supported",
        "contradicted",
    ]


@pytest.mark.parametrize("facts", [1, 30])
def test_very_many_figures_are_as_good_as_all(
    facts: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Numbers that are right, of another month, a little off, ten times as much, and like none."""
    count = 300 // facts

    def values(at: int) -> list[int]:
        return [1000 + (month * 3701 + at * 577) % 8999 for month in range(count)]

    text = "".join(
        monthly(count, values(at).__getitem__).replace("tea1", f"tea{at}") for at in range(facts)
    )
    draft = "\n\n".join(
        f"某地{1950 + at // 12}年{at % 12 + 1}月茶叶产量{value}万吨。"
        for own in [values(facts // 2)]
        for at in range(0, count, max(count // 30, 1))
        for value in (own[at], own[at - 1], own[at] + 10, own[at] * 10, 3)
    )
    bounded = checked(checker_of(tmp_path, text), draft)
    monkeypatch.setattr(many_figures, "_MOST", 10**9)
    assert bounded == checked(checker_of(tmp_path, text), draft)
    wrong = "wrong-period" if facts == 1 else "contradicted"
    assert {"supported", wrong, "unknown"} <= {each.verdict for each in bounded}


def test_a_number_is_more_work_for_each_figure_that_it_is_held_against(tmp_path: Path) -> None:
    efforts = []
    for count in (1, 3, 103):
        checker = checker_of(tmp_path, monthly(count, lambda at: 7000 + at))
        checked(checker, "2050年3月某地茶叶产量3万吨。")
        efforts.append(checker.effort)
    assert efforts[0] == efforts[1]
    assert efforts[2] >= efforts[1] + 100 * effort.OF_A_FIGURE


def test_names_of_thousands_of_characters_are_looked_for_by_their_beginnings() -> None:
    name = "".join(map(chr, range(FIRST, FIRST + 5000))) + "集团"
    assert bodies.is_named(name, f"{name[:9]}茶叶产量6万吨")
    assert bodies.is_named(name, f"{name[100:109]}茶叶产量6万吨")
    assert not bodies.is_named(name, f"{name[-9:]}茶叶产量6万吨")


@pytest.mark.parametrize("more", [0, 1])
def test_a_statement_of_very_many_facts_is_of_none(more: int, tmp_path: Path) -> None:
    facts = "".join(
        fact(at, f"{county(at)}茶", f"T{at}", HERE, statement="某地盛产茶") + figure(at)
        for at in range(1, shared_names.MOST + more + 1)
    )
    [found] = checked(checker_of(tmp_path, facts), "某地盛产茶7万吨。")
    assert found.verdict == ("unknown" if more else "supported")


def test_of_very_many_numbers_near_one_the_nearest_are_known(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    facts = (fact(at, f"茶叶产量{at}", f"T{at}") + figure(10_000 + at) for at in range(1, 1_001))
    file.write_text(HEAD + "".join(facts), encoding="utf-8")
    numbers = KnownNumbers(Subjects(hunanfacts.load(file).facts()).all)
    for value, nearest in ((10_500, range(10_400, 10_600)), (12_000, range(10_901, 11_001))):
        amount = Amount(value=Decimal(value), unit="万吨", text="", start=0, end=0)
        near = [figure.value for _, figure in numbers.near(amount)]
        assert near == list(nearest)
