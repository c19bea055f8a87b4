"""Chinese words in place of English ones, and what is said of words that are none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from running import Outcome, run

from hunanfacts.wording import names

if TYPE_CHECKING:
    from hunanfacts.model.records import Bilingual

LISTS = [
    (option, word, told)
    for option, called in (
        ("--kind", names.KINDS),
        ("--measure", names.MEASURES),
        ("--status", names.STATUSES),
    )
    for word, told in called.items()
]


def words(outcome: Outcome) -> str:
    """Return what is said, without what is quoted and the names of options."""
    return re.sub(r"“[^”]*”|\"[^\"]*\"|hunanfacts .*|--[a-z-]+", "", outcome.err)


@pytest.mark.parametrize(("option", "word", "told"), LISTS)
def test_a_word_is_taken_in_either_language(option: str, word: str, told: Bilingual) -> None:
    english = run("list", option, word, "--json", "--lang", "en")
    for name in told.texts:
        assert run("list", f"{option}={name}", "--json", "--lang", "en") == english


def test_languages_may_be_mixed_and_width_and_case_do_not_matter() -> None:
    both = run("list", "--kind", "person", "--kind", "organisation", "--json")
    assert run("list", "--kind", "人物", "--kind", "Organisation", "--json") == both
    assert run("list", "--kind", "人物", "--kind", "ＯＲＧＡＮＩＳＡＴＩＯＮ", "--json") == both


def test_topics_and_places_are_called_by_their_names() -> None:
    assert run("list", "--topic", "先进制造业") == run("list", "--topic", "manufacturing")
    assert run("list", "--place", "长沙") == run("list", "--place", "changsha")


WRONG = {
    "kind": ("list", "--kind", "x"),
    "measure": ("list", "--measure", "x"),
    "status": ("list", "--status", "x"),
    "format": ("stat", "gdp", "--format", "x"),
    "language": ("stat", "gdp", "--lang", "x"),
    "limit": ("list", "--limit", "0"),
    "paragraph": ("list", "--paragraph", "x"),
    "shell": ("completion", "x"),
    "cache": ("cache", "x"),
    "option": ("stat", "gdp", "--nosuch"),
    "option before": ("--nosuch",),
    "shared option before": ("--limit", "2", "list"),
    "near option": ("list", "--topik", "x"),
    "short option": ("list", "-x"),
    "value that is missing": ("stat", "gdp", "--period"),
    "value too many": ("stat", "gdp", "--json=1"),
    "query that is missing": ("stat",),
    "key that is missing": ("units",),
    "shell that is missing": ("completion",),
    "argument too many": ("list", "gdp"),
    "command": ("nosuch",),
    "near command": ("stta",),
    "twice": ("list", "--limit", "1", "--limit", "2"),
}


@pytest.mark.parametrize("arguments", WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said_in_one_language(
    arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUNANFACTS_LANG", "zh")
    chinese = run(*arguments)
    monkeypatch.setenv("HUNANFACTS_LANG", "en")
    english = run(*arguments)
    assert (chinese.status, english.status) == (2, 2)
    assert not re.search(r"[a-z]+ [a-z]+", words(chinese)) or "KEY" in words(chinese)
    assert re.search(r"[\u4e00-\u9fff]", words(chinese).splitlines()[0])
    assert not re.search(r"[\u3000-\u9fff]", english.err)


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", "人物（person）、项目（project）"), ("en", "person, project")],
)
def test_a_wrong_word_names_the_right_ones(language: str, said: str) -> None:
    assert said in run("list", "--kind", "x", "--lang", language).err


def test_an_option_with_a_slip_suggests_those_that_look_like_it() -> None:
    assert run("list", "--topik", "x", "--lang", "en") == Outcome(
        2, "", 'there is no option "--topik"\nTry:\n  --topic\n'
    )


@pytest.mark.parametrize("option", ["--limit", "--json", "--format", "--topic", "--value"])
def test_an_option_before_the_command_is_told_where_it_goes(
    option: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUNANFACTS_LANG", "en")
    assert f"{option} goes after the command" in run(option, "list").err


@pytest.mark.parametrize(
    ("arguments", "first"),
    [
        (("stat",), "QUERY is missing"),
        (("list", "gdp"), 'there is no place for "gdp"'),
        (("stat", "gdp", "--period"), "--period needs a value"),
        (("stat", "gdp", "--json=1"), "--json takes no value"),
        (("list", "--limit", "few"), '--limit takes a whole number from 1 on, not "few"'),
    ],
)
def test_what_is_wrong_is_said_in_our_words(
    arguments: tuple[str, ...], first: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUNANFACTS_LANG", "en")
    assert run(*arguments).err.splitlines()[0] == first
