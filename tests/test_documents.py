"""The documents are true: their examples are the program's output, their tables its contract."""

from __future__ import annotations

import functools
import importlib.util
import json
import re
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import golden
import pytest
import shown
from shown import ROOT

import hunanfacts
from hunanfacts.api import KnowledgeBase
from hunanfacts.command import typer_app
from hunanfacts.knowledge import lint, loading
from hunanfacts.model import errors, periods
from hunanfacts.model.vocabulary import Bound, CheckFormat, Kind, Language, Measure, Status
from hunanfacts.wording import document as documents

if TYPE_CHECKING:
    from collections.abc import Iterator

READMES = ("README.md", "README.zh.md")
WRITERS = ("docs/writers.md", "docs/writers.zh.md")
SCRIPTS = ("docs/scripts.md", "docs/scripts.zh.md")
MEASURED = ("docs/measured.md", "docs/measured.zh.md")
AUTHORS = ("docs/authors.md", "docs/authors.zh.md")
AGENTS = ("docs/agents.md", "docs/agents.zh.md")
GENERATED = (*READMES, *WRITERS, *SCRIPTS, *AUTHORS, "CONTRIBUTING.md")
DOCUMENTS = (*GENERATED, *MEASURED, *AGENTS, "CHANGELOG.md", "llms.txt")
"""Every page that people read; each of a pair holds the same as the other, in its language."""
COMMANDS = (
    "stat", "search", "show", "list", "topics", "sources", "units", "trend", "audit", "validate",
    "cache", "check", "cite", "completion", "diff", "export", "help", "mcp", "new", "schema",
)  # fmt: skip
MAIN_JOB = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/hunanfacts stat gdp"
TESTS = (
    "python3 -m venv .venv && .venv/bin/pip install -e '.[test]'"
    " && .venv/bin/python -m pytest -n auto"
)
PICTURES = {
    "stat": ("hunanfacts stat gdp", "hunanfacts stat 进出口"),
    "check": ("hunanfacts check docs/draft.md",),
}
"""The commands that each picture of docs/pictures shows; golden.py tells how to draw it anew."""
EXAMPLE_HEAD = """
schema = 2
version = "1"
title = "t"
source = [{ id = "s", title = "s", type = "report", language = "zh", paragraphs = 36 }]
place = [{ id = "yueyang", name = { zh = "岳阳", en = "Yueyang" } }]
topic = [{ id = "logistics", label = { zh = "t", en = "t" } }]
"""


UNKNOWN = """
schema = 2
x = 1
[[source]]
x = 1
[[place]]
x = 1
[[topic]]
x = 1
[[fact]]
x = 1
[[fact.figure]]
x = 1
"""
"""A file with a key that is none in each of its tables."""


def document(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def generated(name: str) -> list[str]:
    """Return the lines that cog wrote, a text a block."""
    return re.findall(r"\]\]\] -->\n(.*?)<!-- \[\[\[end\]\]\] -->", document(name), re.DOTALL)


def commands(name: str) -> list[str]:
    return [line for block in generated(name) for line in block.split("\n") if line[:2] == "$ "]


def rows(text: str) -> list[str]:
    """Return the first cell of every row of every Markdown table, code marks taken off."""
    return [
        row.replace("`", "").strip() for row in re.findall(r"^\|([^|\n]+)\|", text, re.MULTILINE)
    ]


@pytest.mark.skipif(not importlib.util.find_spec("cogapp"), reason="cogapp is not installed")
def test_examples_are_what_the_program_prints() -> None:
    cog = [sys.executable, "-m", "cogapp", "--check", "--diff", "-n", "utf-8", "-I", "tests"]
    done = subprocess.run([*cog, *GENERATED], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()


@pytest.mark.parametrize("name", GENERATED)
def test_every_generated_block_has_lines(name: str) -> None:
    blocks = generated(name)
    assert len(blocks) == document(name).count("[[[cog") > 0
    for block in blocks:
        lines = [line for line in block.split("\n") if line and line[:2] not in {"``", "$ ", "| "}]
        assert lines or block.count("\n|") > 2, block


@pytest.mark.parametrize("name", [*READMES, *WRITERS, *SCRIPTS])
def test_every_command_shown_has_an_answer(name: str) -> None:
    for block in generated(name):
        for command, answer in re.findall(r"^\$ (.*)\n(.*)", block, re.MULTILINE):
            assert answer.strip() not in {"", "```"}, command


@pytest.mark.parametrize(("english", "chinese"), [READMES, WRITERS, SCRIPTS])
def test_both_languages_show_the_same_commands(english: str, chinese: str) -> None:
    told = {name: sorted(commands(name)) for name in (english, chinese)}
    assert told[english] == told[chinese]
    assert len(told[english]) > 4


@pytest.mark.parametrize(
    ("english", "chinese"), [READMES, WRITERS, SCRIPTS, AUTHORS, MEASURED, AGENTS]
)
def test_both_languages_have_the_same_parts(english: str, chinese: str) -> None:
    parts = {
        name: re.findall(r"^(#+ |\|---|```\w+|!\[)", document(name), re.MULTILINE)
        for name in (english, chinese)
    }
    assert parts[english] == parts[chinese]


@pytest.mark.parametrize("name", READMES)
def test_a_readme_is_read_at_a_glance(name: str) -> None:
    """A screen and a half, without what the program prints."""
    text = re.sub(r"```console\n.*?```", "", document(name), flags=re.DOTALL)
    assert text.count("\n") < 75


@pytest.mark.skipif(version("rich") < "15", reason="before 15 Rich draws the same otherwise")
@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("language", get_args(Language))
def test_pictures_show_what_the_program_prints(name: str, language: Language) -> None:
    drawn = shown.terminal(language, *PICTURES[name])
    golden.check(ROOT / "docs" / "pictures" / f"{name}.{language}.svg", drawn)


@pytest.mark.parametrize(("marker", "line"), [("main-job", MAIN_JOB), ("tests", TESTS)])
@pytest.mark.parametrize("name", READMES)
def test_readmes_give_the_command_in_one_line(name: str, marker: str, line: str) -> None:
    assert f"<!-- {marker} -->\n```sh\n{line}\n```\n" in document(name)


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
@pytest.mark.parametrize(("marker", "line"), [("main-job", MAIN_JOB), ("tests", TESTS)])
def test_ci_runs_the_command_of_the_readme(marker: str, line: str) -> None:
    script = ROOT / ".ci" / "documented"
    done = subprocess.run(["bash", script, marker], capture_output=True, check=True)  # noqa: S607
    assert done.stdout.decode() == f"{line}\n"
    assert re.search(rf"\bdocumented {marker}\b", document(".ci/run"))


@pytest.mark.parametrize("name", SCRIPTS)
@pytest.mark.parametrize("command", COMMANDS)
def test_scripts_name_every_option(
    name: str, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typer_app.main([command, "--help"]) == 0
    options = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", capsys.readouterr().out))
    assert {"--lang", "--help", "-h"} <= options
    missing = {option for option in options if not re.search(rf"`{option}\b", document(name))}
    assert not missing


@pytest.mark.parametrize("name", WRITERS)
def test_writers_name_every_command(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert typer_app.main(["--help", "--lang", "en"]) == 0
    told = capsys.readouterr().out.partition("Commands:")[2].partition("Options:")[0]
    listed = re.findall(r"^  ([a-z]+) ", told, re.MULTILINE)
    assert sorted(listed) == sorted(COMMANDS)
    assert set(listed) <= {row.split()[0] for row in rows(document(name))}


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_name_every_exit_code_and_no_other(name: str) -> None:
    codes = {0} | {error.exit_code for error in all_errors() if hasattr(error, "exit_code")}
    assert {int(row) for row in rows(document(name)) if row.isdigit()} == codes


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_name_every_format(name: str) -> None:
    (line,) = re.findall(r"^\| `--format F` \|.*", document(name), re.MULTILINE)
    assert set(re.findall(r"`([a-z]+)`", line)) - {"check"} == set(get_args(CheckFormat))


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_name_every_environment_variable_the_program_reads(name: str) -> None:
    source = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "src").rglob("*.py"))
    read = set(re.findall(r'environ\.get\("(\w+)"|envvar="(\w+)"', source))
    set_for_completion = {"_HUNANFACTS_COMPLETE"}
    names = {variable for pair in read for variable in pair if variable} - set_for_completion
    assert {"HUNANFACTS_DATA", "HUNANFACTS_LANG", "NO_COLOR"} <= names
    assert not {variable for variable in names if f"`{variable}`" not in document(name)}


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_name_every_look_up_of_the_python_interface(name: str) -> None:
    methods = {each for each in vars(KnowledgeBase) if each[0] != "_"} - {"version"}
    assert {"stat", "search", "show", "facts", "topics", "table", "sources"} <= methods
    (line,) = re.findall(r"^.*`kb`.*\n.*", document(name), re.MULTILINE)
    assert methods <= set(re.findall(r"`([a-z]+)`", line))


@pytest.mark.parametrize("name", AUTHORS)
def test_authors_are_shown_an_example_that_is_valid(name: str) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", document(name), re.DOTALL)
    knowledge = loading.parse((EXAMPLE_HEAD + example).encode(), "example.toml")
    (fact,) = knowledge.facts
    assert [figure.id for figure in fact.figures] == ["bridge-traffic@2021", "bridge-traffic@2022"]
    assert list(lint.warnings([fact])) == []


@pytest.mark.parametrize("name", AUTHORS)
def test_authors_are_told_every_field(name: str) -> None:
    """Each table of a file has its own list, which names its fields and no others."""
    with pytest.raises(errors.DataError) as faults:
        list(loading.parse(UNKNOWN.encode(), "x").facts)
    known = re.findall(r"the keys here are: (.*)", faults.value.en)
    tables = {"source", "place", "topic", "fact", "figure"}
    wanted = {
        frozenset(line.split(", ")) - (tables if "schema" in line else {"figure"}) for line in known
    }
    assert len(wanted) == 6
    assert set(map(frozenset, field_tables(document(name)))) == wanted


def field_tables(text: str) -> list[list[str]]:
    """Return the fields that each table of fields names, in its first column."""
    heading = r"^\| (?:Field of an? \w+|Field of the head|\w+的字段) \|.*\n\|.*\n((?:\|.*\n)+)"
    cells = (re.findall(r"^\|(.*?)\|", table, re.MULTILINE)
             for table in re.findall(heading, text, re.MULTILINE))  # fmt: skip
    return [[field for cell in table for field in re.findall(r"`(\w+)`", cell)] for table in cells]


@pytest.mark.parametrize("name", AUTHORS)
@pytest.mark.parametrize("words", [Bound, Measure])
def test_authors_have_a_row_for_every_bound_and_measure(name: str, words: object) -> None:
    assert set(get_args(words)) <= set(rows(document(name)))


@pytest.mark.parametrize("name", AUTHORS)
@pytest.mark.parametrize("words", [Kind, Status])
def test_authors_are_told_every_kind_and_status(name: str, words: object) -> None:
    text = document(name)
    assert not {word for word in get_args(words) if f"`{word}`" not in text}


@pytest.mark.parametrize(
    ("name", "heading"), [("docs/authors.md", "Period"), ("docs/authors.zh.md", "时期")]
)
def test_every_period_that_authors_are_shown_is_one(name: str, heading: str) -> None:
    text = document(name).partition(f"| {heading} |")[2].partition("\n\n")[0]
    told = re.findall(r"`([^`]+)`", text)
    assert len(told) > 8
    assert [period for period in told if not periods.is_period(period)] == []


@pytest.mark.parametrize(("name", "of_result", "of_figure"), [
    ("docs/scripts.md", "Field of a result", "Field of a figure"),
    ("docs/scripts.zh.md", "每条结果的字段", "每个数值的字段"),
])  # fmt: skip
def test_scripts_explain_every_field_of_the_record(
    name: str, of_result: str, of_figure: str
) -> None:
    for heading, shape in ((of_result, documents.FactDocument),
                           (of_figure, documents.FigureDocument)):  # fmt: skip
        table = document(name).partition(f"| {heading} |")[2].partition("\n\n")[0]
        cells = re.findall(r"^\|(.*?)\|", table, re.MULTILINE)
        told = [field for cell in cells for field in re.findall(r"`(\w+)`", cell)]
        assert told == list(dict.fromkeys(told))
        assert set(told) == set(shape.__annotations__)


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_name_every_error_code_with_its_exit_code(name: str) -> None:
    codes = {error.code: error.exit_code for error in all_errors() if hasattr(error, "code")}
    told = re.findall(r"^\| `([a-z-]+)` \| (\d+) \|", document(name), re.MULTILINE)
    assert {code: int(status) for code, status in told} == codes


@pytest.mark.parametrize("name", AGENTS)
def test_agents_are_told_every_tool_and_what_answers_have_besides(name: str) -> None:
    from hunanfacts.mcp import tools
    from hunanfacts.mcp.answering import Answering

    text = document(name)
    assert [row for row in rows(text) if tools.named(row)] == [tool.name for tool in tools.TOOLS]
    answered = Answering(None, "en").answer("stat", {"query": "gdp"}).document
    plain = {"schema", "data_version", "command", "query", "count", "results", "sources"}
    more = set(answered) - plain
    assert more <= set(rows(text))
    conditions = set(tools.named("list").takes["properties"]) - {"unit", "limit", "language"}  # type: ignore[union-attr]
    assert not {each for each in conditions if f"`{each}`" not in text}


@pytest.mark.parametrize("name", AGENTS)
def test_the_settings_that_agents_are_shown_start_the_server(name: str) -> None:
    (settings,) = re.findall(r"```json\n(.*?)```", document(name), re.DOTALL)
    server = json.loads(settings)["mcpServers"]["hunanfacts"]
    expected = 0 if importlib.util.find_spec("mcp") else 2
    assert status_of(server["command"], *server["args"]) == expected


@functools.cache
def status_of(name: str, *arguments: str) -> int:
    """Return how a command beside this Python ends where its stdin is empty."""
    words = [str(Path(sys.executable).with_name(name)), *arguments]
    done = subprocess.run(words, input=b"", capture_output=True, check=False, timeout=60)
    return done.returncode


def test_changelog_speaks_of_this_version() -> None:
    assert re.search(rf"^(## \[|To become ){re.escape(hunanfacts.__version__)}\b",
                     document("CHANGELOG.md"), re.MULTILINE)  # fmt: skip


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_within_the_project_lead_somewhere(name: str) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)?(?:#([\w-]+))?\)", document(name))
    assert targets or name == "CHANGELOG.md"
    for file, section in targets:
        path = (ROOT / name).parent / file if file else ROOT / name
        assert path.exists(), file
        if section:
            headings = re.findall(r"^#+ (.*)", path.read_text(encoding="utf-8"), re.MULTILINE)
            assert section in {heading.lower().replace(" ", "-") for heading in headings}, section


def all_errors() -> Iterator[type[errors.HunanfactsError]]:
    """Yield every kind of error that the program can end with."""
    waiting = errors.HunanfactsError.__subclasses__()
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        yield kind
