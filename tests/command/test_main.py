"""The front door: the same answers as Typer's way, and nothing imported that it does not use."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import growth
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from running import TINY

from hunanfacts.command import main, typer_app

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = [
    "gdp", "GDP", "技术合同", "2021", "制造业", "粮食", "technology", "contracts", "nosuch",
    "gdp@undated", "technology-contracts@2021:multiple", "1998", "“小巨人”", "-", "", "--", "-5",
    "湖南", "@", "\x1b[31m", "list", "stat", "[bold]", "100%", "'", '"', "*", "(", "AND",
]  # fmt: skip
OPTIONS = [
    "--json", "--ndjson", "--value", "--version", "--help", "-h", "--exact", "--format", "csv",
    "--lang", "en", "--jso", "--json=1", "--limit", "1",
]  # fmt: skip
COMMANDS = [
    "stat", "search", "show", "list", "topics", "sources", "units", "trend", "audit", "check",
    "--version", "gdp", "sta",
]  # fmt: skip

DRAFT = str(Path(__file__).parents[2] / "README.md")

lines = st.tuples(
    st.sampled_from(COMMANDS),
    st.lists(st.sampled_from(WORDS + OPTIONS) | st.text(max_size=6), max_size=5),
).map(lambda line: [line[0], *line[1]])


def outcome(
    main: Callable[[list[str]], int], line: list[str], capsys: pytest.CaptureFixture[str]
) -> tuple[int, str, str]:
    status = main(line)
    said = capsys.readouterr()
    return status, said.out, said.err


@pytest.fixture(autouse=True)
def _no_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` reads nothing here, so that a generated line does not wait for it."""
    monkeypatch.setattr(sys, "stdin", None)


@pytest.mark.parametrize("locale", ["zh_CN.UTF-8", "en_US.UTF-8"])
@pytest.mark.parametrize(
    "line",
    [
        ["stat", "gdp"],
        ["stat", "gdp", "--json"],
        ["stat", "--json", "gdp"],
        ["stat", "技术合同", "2021", "--ndjson"],
        ["stat", "gdp", "--value"],
        ["stat", "技术合同", "--value"],
        ["stat", "nosuch", "--json"],
        ["stat", "nosuch"],
        ["stat", "张奕", "--value"],
        ["stat", "gdp", "--json", "--value"],
        ["stat"],
        ["search", "制造业"],
        ["search", "制造业", "--json"],
        ["search", "nosuch", "--json"],
        ["search", "nosuch"],
        ["search", "--ndjson", "grain"],
        ["--version"],
        ["show", "gdp"],
        ["show", "gdp", "nosuch", "--json"],
        ["show", "-"],
        ["units", "gdp"],
        ["units", "", "--json"],
        ["trend", "trade-total", "--json"],
        ["trend", "gdp", "trade-total"],
        ["audit"],
        ["audit", "--ndjson"],
        ["audit", "gdp"],
        ["trend"],
        ["topics"],
        ["topics", "x"],
        ["topics", "--json"],
        ["sources"],
        ["sources", "x"],
        ["sources", "--json"],
        ["show", "new-hunan"],
        ["show", "new-hunan", "gdp"],
        ["list"],
        ["list", "--json"],
        ["list", "--measure", "rank", "--measure", "ordinal", "--status", "reported"],
        ["list", "gdp"],
        ["stat", "gdp", "--lang", "en"],
        ["stat", "--lang=zh", "gdp", "--json"],
        ["stat", "gdp", "--lang", "fr"],
        ["stat", "gdp", "--lang", "en", "--lang", "zh"],
        ["stat", "gdp", "--lang"],
        ["stat", "gdp", "--value", "--lang", "en"],
        ["--lang", "en", "stat", "gdp"],
        ["search", "茶叶", "--data", str(TINY)],
        ["search", f"--data={TINY}", "茶叶", "--lang=en", "--json"],
        ["search", "茶叶", "--data", "no-such-file"],
        ["search", "茶叶", "--data="],
        ["search", "水深", "--data", "--json"],
        ["search", "水深", "--data", str(TINY)],
        ["search", "茶叶", "--data", str(TINY), "--data", str(TINY)],
        ["search", "--", "茶叶", "--data", str(TINY)],
        ["check", DRAFT],
        ["check", DRAFT, DRAFT, "--json"],
        ["check", "--ndjson", "--lang", "en", DRAFT, "--data", str(TINY)],
        ["check", DRAFT, "--all"],
        ["check", DRAFT, "no-such-file"],
        ["check", "no-such-file", "--json"],
        ["check", "-"],
        ["check"],
    ],
    ids=" ".join,
)
def test_both_ways_say_the_same(
    line: list[str],
    locale: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    assert outcome(main.main, line, capsys) == outcome(typer_app.main, line, capsys)


def test_both_ways_say_the_same_on_any_line(capsys: pytest.CaptureFixture[str]) -> None:
    answered = 0

    @settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
    @given(lines)
    def same(line: list[str]) -> None:
        nonlocal answered
        by_front = outcome(main.main, line, capsys)
        assert by_front == outcome(typer_app.main, line, capsys)
        assert by_front[0] in {0, 1, 2, 3}
        answered += by_front[0] == 0

    same()
    assert answered > 0


WINGS = {f"hunanfacts.{wing}" for wing in ("command", "index", "model", "render", "search", "text")}
LIGHT = WINGS | {
    "_functools", "_sqlite3", "unicodedata", "zlib", "hunanfacts", "hunanfacts.version",
    "hunanfacts.command.error_boundary", "hunanfacts.command.lookup", "hunanfacts.command.main",
    "hunanfacts.command.request", "hunanfacts.command.session", "hunanfacts.command.streams",
    "hunanfacts.index.cache", "hunanfacts.index.cache_folder", "hunanfacts.index.published",
    "hunanfacts.index.database", "hunanfacts.index.sqlite", "hunanfacts.index.store",
    "hunanfacts.index.stored",
    "hunanfacts.model.errors",
    "hunanfacts.render.answer", "hunanfacts.render.formats", "hunanfacts.render.json",
    "hunanfacts.search.answers",
    "hunanfacts.search.queries",
    "hunanfacts.text.clean", "hunanfacts.text.folding",
}  # fmt: skip
PLAIN = {"hunanfacts.render.plain", "hunanfacts.render.rows", "hunanfacts.render.shapes"}
RANKED = {
    "hunanfacts.figures", "hunanfacts.figures.digits",
    "hunanfacts.search.fitting", "hunanfacts.search.lexicon", "hunanfacts.search.matching",
    "hunanfacts.search.question", "hunanfacts.search.ranking", "hunanfacts.search.segments",
}  # fmt: skip
LIST_MODULES = """
from __future__ import annotations
import gc, os, sys
before = set(sys.modules)
from hunanfacts.command import streams
from hunanfacts.command.main import main
if os.environ.get("IS_TERMINAL"):
    streams.is_terminal = lambda: True
status = main(sys.argv[1:])
print(*sorted(set(sys.modules) - before), sep="\\n", file=sys.stderr)
sys.exit(status)
"""


def imported_by(line: list[str]) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", LIST_MODULES, *line],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    return set(done.stderr.split())


@pytest.mark.parametrize(
    ("line", "allowed"),
    [
        (["stat", "gdp", "--json"], LIGHT),
        (["stat", "gdp", "--ndjson"], LIGHT),
        (["stat", "poor-villages", "--value"], LIGHT),
        (["stat", "gdp"], LIGHT | PLAIN),
        (["search", "制造业", "--json"], LIGHT | RANKED),
        (["--version"], LIGHT | {"hunanfacts.command.extras"}),
    ],
    ids=["stat json", "stat ndjson", "stat value", "stat plain", "search json", "version"],
)
def test_a_hot_call_imports_only_what_it_uses(line: list[str], allowed: set[str]) -> None:
    imported_by(line)  # builds the index where the installation brings none
    assert imported_by(line) - allowed == set()


@pytest.mark.parametrize(
    "line",
    [
        ["show", "gdp"],
        ["units", "gdp", "--json"],
        ["trend", "trade-total"],
        ["audit", "grain"],
        ["list"],
        ["topics", "--json"],
        ["sources"],
        ["show", "new-hunan"],
        ["stat", "gdp", "--lang", "en", "--json"],
        ["search", "茶叶", f"--data={TINY}"],
    ],
    ids=" ".join,
)
def test_a_plain_call_of_any_look_up_goes_without_typer_and_rich(line: list[str]) -> None:
    imported_by(line)  # builds the index of another file
    assert {"typer", "rich", "tomli"}.isdisjoint(imported_by(line))


DRAWN = PLAIN | {
    f"hunanfacts.{name}"
    for name in (
        "command.pager", "index.catalogue", "render.columns", "render.fact_table",
        "render.footnotes", "render.line_breaks", "render.table", "text.wrapping",
    )
}  # fmt: skip


@pytest.mark.parametrize(
    ("line", "allowed"),
    [(["stat", "gdp"], LIGHT | DRAWN), (["search", "制造业"], LIGHT | RANKED | DRAWN)],
    ids=["stat", "search"],
)
def test_a_table_imports_nothing_of_ours_that_it_does_not_show(
    line: list[str], allowed: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IS_TERMINAL", "yes")
    imported = imported_by(line)
    assert "rich.text" in imported
    assert "rich.console" not in imported
    assert {name for name in imported if name.startswith("hunanfacts")} - allowed == set()


@pytest.mark.parametrize(
    ("shell", "line"),
    [
        ("bash", ["hunanfacts stat te", "=@"]),
        ("bash", ["hunanfacts stat --data=tests/data/tiny.toml te", "=@"]),
        ("zsh", ["hunanfacts", "stat", "te"]),
        ("fish", ["hunanfacts", "audit", "gdp", "te"]),
    ],
    ids=str,
)
def test_completion_of_a_key_imports_only_what_it_uses(
    shell: str, line: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_HUNANFACTS_COMPLETE", shell)
    own = {
        f"hunanfacts.command.{name}"
        for name in (
            "completion",
            "completion.answering",
            "completion.bash_words",
            "help",
            "help.options",
        )
    }
    imported_by(line)  # builds the index where the installation brings none
    assert imported_by(line) - LIGHT - own == set()


@pytest.mark.parametrize("line", [["stat", "-h"], ["-h"], ["help", "bounds"]], ids=" ".join)
def test_help_goes_without_typer_and_rich(line: list[str]) -> None:
    assert {"typer", "rich", "tomli", "dataclasses"}.isdisjoint(imported_by(line))


def test_a_batch_answers_each_line_before_the_next_is_asked() -> None:
    """So that a program can hold the pipe open and ask on; the memory needed does not grow."""
    process = subprocess.Popen(
        [sys.executable, "-m", "hunanfacts", "stat", "-", "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        bufsize=1,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert process.stdin is not None
    assert process.stdout is not None
    for query in ("gdp", "粮食", "五百强"):
        process.stdin.write(f"{query}\n")
        assert f'"query": "{query}", "count": 1' in process.stdout.readline()
    process.stdin.close()
    assert process.stdout.read() == ""
    process.stdout.close()
    assert process.wait() == 0


def test_an_option_is_left_to_typer() -> None:
    """The check above can fail: here is a call that imports what a hot one must not."""
    assert "typer" in imported_by(["stat", "gdp", "--exact"])


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "tcsh"])
def test_completion_that_is_told_nothing_is_no_crash(
    shell: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("_HUNANFACTS_COMPLETE", shell)
    status, out, err = outcome(main.main, [], capsys)
    assert (status, out.splitlines()[0].partition("\t")[0], err) == (0, "stat", "")


def test_an_empty_variable_asks_for_no_completion(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = outcome(main.main, ["stat", "gdp"], capsys)
    monkeypatch.setenv("_HUNANFACTS_COMPLETE", "")
    assert outcome(main.main, ["stat", "gdp"], capsys) == answer
    assert outcome(typer_app.main, ["stat", "gdp"], capsys) == answer


def test_a_hundred_thousand_words_are_told_from_flags_at_once() -> None:
    """A list of as many was looked through for each, which took half a minute."""

    def ask(number: int) -> None:
        assert main.main(["stat", *map(str, range(number)), "--json"]) == 2

    assert growth.is_linear(ask, 10_000)
