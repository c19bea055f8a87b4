"""Completion: what is offered, how bash gets it, and the three shells themselves."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import pytest
from running import HOSTILE, TINY
from shells import Shell

from hunanfacts.command import main
from hunanfacts.command.completion.bash_words import Typed
from hunanfacts.command.completion.scripts import SCRIPTS
from hunanfacts.command.help.commands import COMMANDS
from hunanfacts.command.help.topics import TOPICS
from hunanfacts.knowledge import faults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

BREAKS = " \t\n\"'@><=;|&(:"


@pytest.fixture
def offers(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., list[str]]:
    """Return what asks for the completion of the last word, as zsh and fish do."""
    monkeypatch.setenv("_HUNANFACTS_COMPLETE", "zsh")

    def ask(*words: str) -> list[str]:
        assert main.main(["hunanfacts", *words]) == 0
        said = capsys.readouterr()
        assert said.err == ""
        return said.out.splitlines()

    return ask


@pytest.fixture
def in_bash(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[str], list[str]]:
    """Return what asks for the completion of a line, as bash does."""
    monkeypatch.setenv("_HUNANFACTS_COMPLETE", "bash")

    def ask(line: str) -> list[str]:
        assert main.main([line, BREAKS]) == 0
        return capsys.readouterr().out.splitlines()

    return ask


# ---- What is offered -----------------------------------------------------------------------------


CODES = {start: [code for code in faults.CATALOGUE if code.startswith(start)]
         for start in ("E00", "W30")}  # fmt: skip


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["sea"], ["search"]),
        (["list", "--top"], ["--topic"]),
        (["list", "--topic", "man"], ["manufacturing"]),
        (["list", "--topic", "先进"], ["先进制造业"]),
        (["list", "--topic=先进"], ["--topic=先进制造业"]),
        (["list", "--place", "岳阳"], ["岳阳", "岳阳市"]),
        (["list", "--kind", "per"], ["person"]),
        (["list", "--kind", "人"], ["人物"]),
        (["list", "--measure=占"], ["--measure=占比"]),
        (["list", "--status", "t"], ["target"]),
        (["list", "--source", "n"], ["new-hunan"]),
        (["stat", "gdp", "--format", "nd"], ["ndjson"]),
        (["stat", "gdp", "--format=js"], ["--format=json"]),
        (["check", "--format", "s"], ["sarif"]),
        (["stat", "--format", "s"], []),
        (["stat", "--lang", ""], ["zh", "en"]),
        (["stat", "gdp", "--unit", "bil"], ["billion yuan"]),
        (["stat", "gdp", "--unit", "万"], ["万元", "万亿元"]),
        (["stat", "--fields", "key,figures.val"], ["key,figures.value"]),
        (["topics", "--fields", "label.z"], ["label.zh"]),
        (["validate", "--select", "E00"], CODES["E00"]),
        (["validate", "--select=w30"], [f"--select={code}" for code in CODES["W30"]]),
        (["validate", "--select", "E001,E00"], [f"E001,{code}" for code in CODES["E00"]]),
        (["validate", "--select", "X"], []),
        (["audit", "--with", ""], [":files"]),
        (["stat", "technology-contract-"], ["technology-contract-value"]),
        (["units", "--limit", "3", "technology-contract-"], ["technology-contract-value"]),
        (["show", "gdp@"], ["gdp@undated"]),
        (["stat", "经济总"], ["经济总量", "经济总值"]),
        (["--lang", "en", "sea"], ["search"]),
        (["help", "bou"], ["bounds"]),
        (["completion", "z"], ["zsh"]),
        (["cache", ""], ["clear"]),
        (["check", ""], [":files"]),
        (["stat", "--data", ""], [":files"]),
        (["stat", "--data="], [":files"]),
        (["nosuch", "x"], []),
        (["stat", "--limit", ""], []),
        (["list", "--nosuch=x"], []),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_word_is_completed(
    words: list[str], expected: list[str], offers: Callable[..., list[str]]
) -> None:
    assert [line.partition("\t")[0] for line in offers(*words)] == expected


def test_all_there_is_is_offered_for_nothing(offers: Callable[..., list[str]]) -> None:
    assert [line.partition("\t")[0] for line in offers("")] == list(COMMANDS)
    assert len(offers("help", "")) == len(COMMANDS) + len(TOPICS)
    assert [line.partition("\t")[0] for line in offers("topics", "--")] == [
        *COMMANDS["topics"].options
    ]
    assert "gdp" in offers("stat", "")


@pytest.mark.parametrize(("language", "told"), [("zh", "经济总量"), ("en", "Size of the economy")])
def test_what_is_offered_is_explained_in_the_language_chosen(
    language: str,
    told: str,
    offers: Callable[..., list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HUNANFACTS_LANG", language)
    assert any(line.startswith(f"gdp\t{told}") for line in offers("stat", "gd"))
    for line in [*offers(""), *offers("stat", "-")]:
        is_chinese = any(char > "\u2e7f" for char in line)
        assert is_chinese == (language == "zh"), line


def test_completion_is_of_the_file_that_is_named(
    offers: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert offers("stat", "--data", str(TINY), "t")[0].startswith("tea")
    assert offers("stat", f"--data={TINY}", "t")[0].startswith("tea")
    monkeypatch.setenv("HUNANFACTS_DATA", str(TINY))
    assert offers("stat", "t")[0].startswith("tea")
    assert offers("stat", "--data", str(tmp_path / "nosuch.toml"), "t") == []


def test_a_large_file_is_not_read_for_a_completion(
    offers: Callable[..., list[str]], tmp_path: Path
) -> None:
    large = tmp_path / "large.toml"
    large.write_text(TINY.read_text(encoding="utf-8") + "#" * 600_000, encoding="utf-8")
    assert offers("stat", "--data", str(large), "") == []
    assert main.main(["stat", "tea", "--data", str(large)]) == 0


def test_what_is_offered_can_do_nothing_to_a_terminal(offers: Callable[..., list[str]]) -> None:
    for words in (["stat", ""], ["list", "--topic", ""], ["list", "--source", ""]):
        assert all(
            line.replace("\t", "").isprintable() for line in offers(*words, "--data", str(HOSTILE))
        )


# ---- In bash -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("hunanfacts stat gdp --format=js", ["json"]),
        ("hunanfacts stat gdp --format nd", ["ndjson"]),
        ("hunanfacts show gdp@", ["undated"]),
        ("hunanfacts stat gdp --unit bil", [r"billion\ yuan"]),
        ("hunanfacts stat gdp --unit 'bil", ["billion yuan"]),
        ("hunanfacts stat gdp --unit='bil", ["billion yuan"]),
        (r"hunanfacts stat gdp --unit billion\ y", [r"billion\ yuan"]),
        ("hunanfacts stat 'Size of the e", ["Size of the economy (GDP)"]),
        ("hunanfacts stat Size", [r"Size\ of\ the\ economy\ \(GDP\)", r"size\ of\ economy"]),
        ("hunanfacts  list  --kind   人", ["人物"]),
        ("hunanfacts", []),
        ("", []),
    ],
)
def test_bash_gets_what_it_puts_behind_its_word_break(
    line: str, expected: list[str], in_bash: Callable[[str], list[str]]
) -> None:
    found = in_bash(line)
    assert found == expected if expected else "stat" in found


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("p a b", ["p", "a", "b"]),
        ("p a ", ["p", "a", ""]),
        (r"p a\ b", ["p", "a b"]),
        ("p 'a b' c", ["p", "a b", "c"]),
        ("p \"a 'b\" ''  x", ["p", "a 'b", "", "x"]),
        ("p 'open q", ["p", "open q"]),
    ],
)
def test_a_line_is_parted_as_bash_does(line: str, words: list[str]) -> None:
    assert Typed(line).words == words


def test_a_candidate_means_itself_to_bash() -> None:
    name = "a $(b) `c` \"d\" 'e' \\"
    for start in ("p ", "p '", 'p "'):
        again = Typed(start + Typed(start).written(name, BREAKS))
        assert again.words == ["p", name]


# ---- The shells ----------------------------------------------------------------------------------

TYPED = [
    ("sea", "search"),
    ("stat technology-contract-", "technology-contract-value"),
    ("stat 签订技术合", "签订技术合同"),
    ("list --kin", "--kind"),
    ("list --kind per", "person"),
    ("list --kind 人", "人物"),
    ("list --topic 先", "先进制造业"),
    ("list --place 株", "株洲"),
    ("list --source new", "new-hunan"),
    ("stat gdp --format=js", "json"),
    ("stat gdp --format nd", "ndjson"),
    ("stat gdp --unit bil", "billion"),
    ("stat gdp --fields key,figures.val", "figures.value"),
    ("stat gdp --fields=key,figures.val", "figures.value"),
    ("stat --data own.toml t", "tea"),
    ("validate own", "own.toml"),
    ("new k --like technology-contract-", "technology-contract-value"),
    ("help env", "environment"),
]


@pytest.fixture(scope="module", params=sorted(SCRIPTS))
def shell(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shell]:
    """Start a shell that has been taught to complete."""
    if sys.platform == "win32" or not shutil.which(request.param):
        pytest.skip(f"{request.param} is not installed here")
    folder = tmp_path_factory.mktemp(request.param)
    shutil.copy(TINY, folder / "own.toml")
    shell = Shell(request.param, folder)
    yield shell
    shell.close()


@pytest.mark.parametrize(("typed", "expected"), TYPED)
def test_a_shell_completes(shell: Shell, typed: str, expected: str) -> None:
    shown = shell.completed(f"hunanfacts {typed}", expected)
    assert expected in shown, shown


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_script_is_printed_and_nothing_is_written(
    name: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert main.main(["completion", name]) == 0
    assert capsys.readouterr().out == SCRIPTS[name] + "\n"
    assert os.listdir(tmp_path) == []  # noqa: PTH208 -- names alone


def test_zsh_finds_the_script_by_its_first_line() -> None:
    assert SCRIPTS["zsh"].startswith("#compdef hunanfacts\n")


@pytest.mark.parametrize("name", ["", "pwsh"])
def test_a_shell_that_there_is_no_script_for_is_refused(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["completion", *([name] if name else [])]) == 2
    assert "bash" in capsys.readouterr().err
