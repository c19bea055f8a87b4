"""Help in the language chosen: whole, never mixed, at any width, with examples that run."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any, get_args

import pytest
import typer.main
from running import ENGLISH, TINY, environment_with, run

from hunanfacts.command import main, streams, typer_app
from hunanfacts.command.help import examples, pages
from hunanfacts.command.help.commands import COMMANDS
from hunanfacts.command.help.options import OPTIONS
from hunanfacts.command.help.topics import TOPICS
from hunanfacts.model import errors
from hunanfacts.model.vocabulary import Bound, CheckFormat, Language
from hunanfacts.render import shapes
from hunanfacts.text import wrapping
from hunanfacts.wording import names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LANGUAGES = get_args(Language)
PAGES = [(), *((name,) for name in (*COMMANDS, *TOPICS))]
CHINESE = re.compile(r"[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]")
ENGLISH_WORDS = re.compile(r"(?<![\w./-])[a-z]{2,}(?: [a-z]{2,}){2,}")
_COMMAND = re.compile(r"^(?:用法：|Usage: |  )hunanfacts|^    --")


def page(name: tuple[str, ...], language: str, width: int = 80) -> list[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(width))
        outcome = run("help", *name, "--lang", language)
    assert (outcome.status, outcome.err) == (0, "")
    return outcome.lines


def prose(lines: list[str]) -> Iterator[str]:
    """Yield what is no line for a shell, nor such a line in a sentence."""
    return (re.sub(r"\$\(.*?\)", "", line) for line in lines if not _COMMAND.match(line))


# ---- One catalogue -------------------------------------------------------------------------------


def parameters() -> dict[str, list[Any]]:
    group: Any = typer.main.get_command(typer_app.app)
    with group.make_context("hunanfacts", [], resilient_parsing=True) as context:
        return {name: each.get_params(context) for name, each in group.commands.items()}


def test_help_knows_every_command_and_its_options() -> None:
    declared = {
        name: {
            max(each.secondary_opts or each.opts, key=len)
            for each in found
            if each.param_type_name == "option"
        }
        for name, found in parameters().items()
    }
    assert {name: set(command.options) for name, command in COMMANDS.items()} == declared


def test_help_knows_which_options_take_a_value() -> None:
    takes = {
        name: not each.is_flag
        for found in parameters().values()
        for each in found
        if each.param_type_name == "option"
        for name in (*each.opts, *each.secondary_opts)
    }
    assert {name for name, is_taken in takes.items() if is_taken} == {
        name for name, option in OPTIONS.items() if option.value
    }
    assert set(OPTIONS) - set(takes) == {"--version"}


def test_help_knows_which_commands_take_arguments() -> None:
    takes = {
        name
        for name, found in parameters().items()
        if any(each.param_type_name == "argument" for each in found)
    }
    assert {name for name, command in COMMANDS.items() if command.argument["en"]} == takes


def texts(owner: object) -> Iterator[dict[str, str]]:
    """Yield every text in both languages that a part of the catalogue holds."""
    held = [getattr(owner, name) for name in type(owner).__slots__]  # type: ignore[attr-defined]
    for value in held:
        yield from (each for _, each in value) if isinstance(value, list) else [value]


def test_every_text_of_the_catalogue_is_there_in_both_languages() -> None:
    count = 0
    for owner in (*COMMANDS.values(), *OPTIONS.values(), *TOPICS.values()):
        for text in texts(owner):
            if isinstance(text, dict):
                assert set(text) == set(LANGUAGES)
                assert bool(text["zh"]) == bool(text["en"])
                assert not CHINESE.search(text["en"]) or owner is TOPICS["bounds"]
                count += 1
    assert count > 100


@pytest.mark.parametrize(
    ("listed", "called"),
    [("Kind", names.KINDS), ("Measure", names.MEASURES), ("Status", names.STATUSES),
     ("Prices", names.PRICES)],
)  # fmt: skip
def test_every_word_of_a_closed_list_has_a_name(listed: str, called: dict[str, Any]) -> None:
    from hunanfacts.model import vocabulary

    assert tuple(called) == get_args(getattr(vocabulary, listed))
    assert all(CHINESE.search(each.zh) and each.en.isascii() for each in called.values())
    assert len({each.zh for each in called.values()}) == len(called)


# ---- One language --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PAGES, ids=" ".join)
def test_help_speaks_one_language(name: tuple[str, ...]) -> None:
    english = list(prose(page(name, "en")))
    if name != ("bounds",):  # which names the words of sources
        assert [line for line in english if CHINESE.search(line)] == []
    chinese = list(prose(page(name, "zh")))
    assert any(map(CHINESE.search, chinese))
    if name != ("fields",):
        assert [line for line in chinese if ENGLISH_WORDS.search(line)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES, ids=" ".join)
def test_help_fits_any_width_in_whole_words(name: tuple[str, ...], language: str) -> None:
    whole = page(name, language, 200)
    words = re.findall(r"[\w.@*'-]+", "\n".join(whole), re.ASCII)
    for width in (40, 60, 80, 120):
        lines = page(name, language, width)
        for line in lines:
            is_one_word = len(line.removesuffix(" \\").split()) == 1
            assert wrapping.width(line) <= width or is_one_word, line
            assert line == line.rstrip()
            assert line.lstrip()[:1] not in set("，。；：、）”！？")
        assert re.findall(r"[\w.@*'-]+", "\n".join(lines), re.ASCII) == words


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "zh"),
        ({"LANG": "C"}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LANG": "zh_TW.UTF-8"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "en_US", "LC_MESSAGES": "zh_CN"}, "zh"),
        ({"LANG": "zh_CN", "LC_ALL": "en_US"}, "en"),
        ({"LANG": "en_US", "LANGUAGE": "zh"}, "zh"),
        ({"LC_ALL": "zh_CN.UTF-8", "LANGUAGE": "en_US:zh"}, "en"),
        ({"LANG": "en_US", "LANGUAGE": "de:zh_CN:en"}, "zh"),
        ({"LANG": "zh_CN", "LANGUAGE": "de"}, "en"),
        ({"LANGUAGE": "en"}, "zh"),
        ({"LANG": "C", "LANGUAGE": "en"}, "zh"),
        ({"LANG": "zh_CN", "LANGUAGE": "zh", "HUNANFACTS_LANG": "en"}, "en"),
        ({"LANG": "en_US", "HUNANFACTS_LANG": "zh"}, "zh"),
        ({"LANG": "en_US", "HUNANFACTS_LANG": "zh_CN.UTF-8"}, "zh"),
    ],
    ids=str,
)
def test_the_environment_says_which_language(
    environment: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert streams.language() == language
    assert run("-h").out.startswith("hunanfacts：" if language == "zh" else "hunanfacts: ")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("asked", "name"),
    [
        (["--lang", "{}", "-h"], ()),
        (["-h", "--lang", "{}"], ()),
        (["--lang={}"], ()),
        (["stat", "-h", "--lang", "{}"], ("stat",)),
        (["--lang", "{}", "stat", "--help"], ("stat",)),
        (["stat", "gdp", "--lang={}", "-h"], ("stat",)),
        (["--lang", "{}", "help", "bounds"], ("bounds",)),
    ],
    ids=" ".join,
)
def test_the_language_may_be_asked_for_before_or_behind(
    asked: list[str], name: tuple[str, ...], language: str
) -> None:
    outcome = run(*(word.format(language) for word in asked))
    assert (outcome.status, outcome.lines) == (0, page(name, language))


def test_a_language_before_a_command_is_that_of_the_command() -> None:
    for language in LANGUAGES:
        asked = run("--lang", language, "stat", "gdp")
        assert asked == run("stat", "gdp", "--lang", language)
    assert run("--lang", "zh", "stat", "gdp", "--lang", "en") == run("stat", "gdp", "--lang", "en")


# ---- What it says --------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_ways_give_the_same_help(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUNANFACTS_LANG", language)
    lines = [[], ["-h"], ["--help"], ["help"], ["help", "help"], ["help", "-h"], ["help", "nosuch"]]
    lines += [["--lang", "en"], ["--lang=zh", "help", "bounds"], ["stat", "--lang", "en", "-h"]]
    lines += [["--lang", "fr", "-h"], ["--lang", "zh", "--lang", "en", "-h"], ["help", "-"]]
    lines += [["--lang"], ["stat", "--", "-h"], ["stat", "help"], ["stat", "--unit", "-h"]]
    lines += [[name, "-h"] for name in COMMANDS] + [["help", name] for name in (*COMMANDS, *TOPICS)]
    answered = 0
    for line in lines:
        told = []
        for way in (main, typer_app):
            out, err = io.StringIO(), io.StringIO()
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                status = way.main(line)
            told.append((status, out.getvalue(), err.getvalue()))
        assert told[0] == told[1], line
        answered += told[0][0] == 0
    assert answered >= 2 * len(COMMANDS) + len(TOPICS) + 8


def test_help_says_what_the_knowledge_is_about() -> None:
    shipped = run("-h", "--lang", "zh").out
    assert "湖南省的事实与数据" in shipped
    assert "《全面建设社会主义现代化新湖南》，2022年（推定）" in shipped
    told = run("help", "--data", str(ENGLISH), "--lang", "en").out
    assert "湖南" not in told
    assert "Hunan" not in told
    assert examples.Sample(str(ENGLISH), "en").about in " ".join(told.split())


def test_examples_are_of_the_knowledge_asked_about() -> None:
    assert "hunanfacts stat tea --value" in run("stat", "-h", "--data", str(TINY)).out


@pytest.mark.parametrize("content", ["schema = 2\n[[", None, "#" * 600_000])
def test_help_helps_where_the_knowledge_cannot_be_read(content: str | None, tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    outcome = run("stat", "-h", "--data", str(file), "--lang", "en")
    assert (outcome.status, outcome.err) == (0, "")
    assert "hunanfacts stat KEY --json" in outcome.out
    assert run("help", "--data", str(file)).status == 0


def terms(name: str) -> str:
    return " ".join(term for term, _ in TOPICS[name].rows)


def test_the_topics_leave_nothing_out() -> None:
    assert terms("formats").split() == list(get_args(CheckFormat))
    assert terms("bounds").split() == list(get_args(Bound))
    codes = {0} | {each.exit_code for each in vars(errors).values() if hasattr(each, "exit_code")}
    assert {int(code) for code in terms("exit-codes").split()} == codes
    fields = " ".join(page(("fields",), "en"))
    assert all(command in fields for command in shapes.COMMANDS)


def test_a_topic_that_there_is_not_names_those_that_there_are() -> None:
    outcome = run("help", "nosuch", "--lang", "en")
    assert outcome.status == 2
    assert all(name in outcome.err for name in TOPICS)


# ---- The examples --------------------------------------------------------------------------------

EXAMPLES = [
    pytest.param(name, place, id=f"{name} {place}")
    for name, command in COMMANDS.items()
    for place in range(len(command.examples))
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder with what the examples name, and the program to run."""
    folder = tmp_path_factory.mktemp("examples")
    (folder / "draft.md").write_text("# Nothing\n\nThere is no number here.\n", encoding="utf-8")
    shutil.copy(TINY, folder / "my.toml")
    shutil.copy(TINY, folder / "other.toml")
    article = "题目\n茶叶。\n不到3.60万吨。\n"
    (folder / "article.txt").write_text(article, encoding="utf-8")
    for name in (".local/share/bash-completion/completions", ".zfunc", ".config/fish/completions"):
        (folder / name).mkdir(parents=True)
    program = folder / "hunanfacts"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m hunanfacts "$@"\n')
    program.chmod(0o755)
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="the examples are for a POSIX shell")
@pytest.mark.parametrize(("name", "place"), EXAMPLES)
def test_every_example_runs_as_it_is_shown(name: str, place: int, folder: Path) -> None:
    """Also where it is broken into lines: at 40 columns. Most are the same in both languages."""
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    for line in {shown(name, language)[place] for language in LANGUAGES}:
        for made in folder.glob("facts*"):  # by an example before
            shutil.rmtree(made) if made.is_dir() else made.unlink()
        done = subprocess.run(
            ["/bin/sh", "-c", line],
            cwd=folder, capture_output=True, check=False, timeout=60,
            env=environment_with({"PATH": path, "HOME": str(folder)}),
        )  # fmt: skip
        assert done.returncode == 0, done.stderr.decode()


def shown(name: str, language: Language) -> list[str]:
    """Return the examples of a page of help that is 40 columns wide."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", "40")
        whole = "\n".join(pages.of_command(name, language))
    lines: list[str] = re.findall(r"^  (hunanfacts .*(?:\n    .*)*)", whole, re.MULTILINE)
    assert len(lines) == len(COMMANDS[name].examples) >= 2
    return lines


def test_an_example_quotes_what_a_shell_would_not_take_as_it_stands() -> None:
    sample = examples.Sample(None, "en")
    sample.names = {"label": "it's (GDP)"}
    assert sample.filled("hunanfacts stat {label}") == r"hunanfacts stat 'it'\''s (GDP)'"


@pytest.mark.parametrize("language", LANGUAGES)
def test_fields_of_records_that_an_option_asks_for_are_told(language: Language) -> None:
    told = " ".join(" ".join(pages.of_topic("fields", language)).split())
    assert "validate --against" in told
    assert "found_in nearest sentence" in told
    assert "cite --sentence" in told
