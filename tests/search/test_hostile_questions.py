"""Questions made to hurt: answered in a time that grows with their length, or refused."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING
from unittest import mock

import growth
import pytest
from running import TINY, run

from hunanfacts.index import cache, database
from hunanfacts.model.errors import HunanfactsError, NotFoundError, TooLongError
from hunanfacts.search import answers, matching, queries, suggestions
from hunanfacts.text import chinese, folding

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hunanfacts.api import KnowledgeBase

MARKS = "\u0323\u0301"
QUESTIONS = {
    "one long word": lambda n: "湖" * n,
    "one long word of letters": lambda n: "abcdefghij" * (n // 10),
    "words of pinyin": lambda n: "liang shi chan hu nan ji shu " * (n // 29),
    "pinyin in one": lambda n: "liangshichanhunanjishu" * (n // 22),
    "combining marks": lambda n: "a" + MARKS * (n // 2 - 1),
    "numerals": lambda n: "百" * n,
    "years": lambda n: "".join(f"{1000 + i}年" for i in range(n // 5)),
    "joined": lambda n: "粮食和产量和" * (n // 6),
    "spaces": lambda n: "粮 " * (n // 2),
}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_time_grows_with_a_question(question: Callable[[int], str], base: KnowledgeBase) -> None:
    def ask(length: int) -> None:
        text = question(length)
        answers.find(base.index, text)
        suggestions.suggestions(base.index, text)

    assert growth.is_linear(ask, answers.LONGEST_QUESTION // 4)


def test_no_more_names_of_places_are_made_than_are_looked_for(base: KnowledgeBase) -> None:
    left = iter([*map(str, range(database.MOST_VARIABLES - 1)), "长沙", "长沙市", "more"])
    assert list(base.index.places_named(left)) == ["长沙"]
    assert list(left) == ["长沙市", "more"]


def test_a_long_word_is_looked_for_by_its_beginning_and_held_against_all_of_it(
    tmp_path: Path,
) -> None:
    name = chinese.simplified("".join(chr(0x4E00 + 7 * at % 20_000) for at in range(2_000)))
    file = tmp_path / "a.toml"
    text = TINY.read_text(encoding="utf-8").replace("茶叶产量", name)
    file.write_text(text, encoding="utf-8")
    with closing(cache.open_index(str(file))) as index:
        with mock.patch.object(index, "select", wraps=index.select) as select:
            assert len(matching.holding(index, "", [name])) == 1
            assert len(matching.holding(index, "", [name[:-500]])) == 1
            assert matching.holding(index, "", [f"{name[:-1]}茶"]) == []
        assert all(len(call.args[1]) < 1_000 for call in select.call_args_list)


def test_of_a_question_of_thousands_of_parts_some_hundred_are_looked_for_in_a_fact(
    base: KnowledgeBase,
) -> None:
    labels = [name for fact in base.facts() for name in (fact.label.zh, *fact.aliases) if name]
    question = "".join(name for name in labels if not name.isascii())[:9_000]
    assert len(question) > 5_000
    with mock.patch.object(folding, "holds", wraps=folding.holds) as holds:
        assert answers.stat(base.index, question) == []
    assert 0 < holds.call_count < len(base.facts()) * 4_000


def test_what_is_no_question_is_refused(base: KnowledgeBase) -> None:
    longest = "粮" * answers.LONGEST_QUESTION
    assert answers.stat(base.index, longest) == []
    for look_up in (answers.stat, answers.find):
        with pytest.raises(TooLongError):
            look_up(base.index, longest + "粮")


@pytest.mark.parametrize("name", ["stat", "search", "show", "units", "trend", "audit"])
def test_a_long_question_exits_2_with_few_words(name: str) -> None:
    outcome = run(name, "粮" * 100_000)
    assert (outcome.status, outcome.out) == (2, "")
    assert "问题太长：有100000字，最多10000字" in outcome.err
    assert len(outcome.err) < 100


@pytest.mark.parametrize("form", ["plain", "json"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("stat", "x" * 9_000),
        ("show", "gdp", "x" * 9_000),
        ("trend", *["gdp"] * 9_000),
        ("show", "--fields", "a," * 30_000, "gdp"),
        ("list", "--unit", "x" * 90_000),
        ("list", "--min", "x" * 90_000),
        ("list", "--min", "百" * 40_000),
        ("list", "--period", "2021-" * 9_000),
        ("list", "--limit", "9" * 90_000),
        ("list", "--topic", "x" * 90_000),
        ("list", "--place", "湖" * 40_000),
        ("list", "--" + "x" * 90_000),
        ("search", "粮食" + "和那个不知道是什么的东西" * 800),
        ("x" * 90_000,),
    ],
    ids=lambda each: " ".join(each)[:14],
)
def test_what_is_said_does_not_grow_with_what_is_typed(
    arguments: tuple[str, ...], form: str
) -> None:
    outcome = run(*arguments, "--format", form)
    assert outcome.status in {0, 1, 2}
    assert len(outcome.err) < 6_000
    assert max(map(len, outcome.err.splitlines()), default=0) < 5_000


def test_many_names_are_each_looked_up_once(base: KnowledgeBase) -> None:
    assert [fact.key for fact in queries.called(base.index, ["gdp"] * 50_000)] == ["gdp"]
    with pytest.raises(NotFoundError) as caught:
        queries.called(base.index, ["gdp", *(f"k{number}" for number in range(50_000))])
    assert caught.value.input == "k0"


def test_time_grows_with_the_names(base: KnowledgeBase) -> None:
    def show(count: int) -> None:
        with pytest.raises(HunanfactsError):
            queries.called(base.index, [*(f"gdp@{n}" for n in range(count)), "gdp"])

    assert growth.is_linear(show, 2_000)


@pytest.mark.parametrize(
    "fold", [folding.fold, folding.letters, folding.widths_alike, chinese.syllables]
)
def test_time_grows_with_a_flood_of_combining_marks(fold: Callable[[str], object]) -> None:
    assert growth.is_linear(lambda count: fold("ä湖" + MARKS * count), 10_000)


def test_marks_that_are_written_are_put_in_order_in_a_long_text_too() -> None:
    assert folding.widths_alike("e\u0301" * 1000) == "é" * 1000
    assert folding.widths_alike("ａ" + "\u0301\u0323" * 10) == folding.widths_alike(
        "a" + "\u0323" * 10 + "\u0301" * 10
    )
