"""Every format against golden files, at fixed widths and without colour; nothing is ever lost."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import golden
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from running import DATA, EMPTY, TESTS, TINY, run

import hunanfacts
from hunanfacts.index import storing
from hunanfacts.model.records import Bilingual, Fact, Figure, Locator
from hunanfacts.render import fields as field_rows
from hunanfacts.render import formats, rows, shapes, table
from hunanfacts.render.answer import Answer, Style
from hunanfacts.search import queries
from hunanfacts.text import clean

if TYPE_CHECKING:
    from pathlib import Path

    from hunanfacts.model.vocabulary import Command, Format

EXPECTED = TESTS / "expected"
FIGURES = DATA / "figures.toml"
RECKONING = DATA / "reckoning.toml"
FORMATS: tuple[Format, ...] = ("table", "plain", "json", "ndjson", "csv", "tsv", "md")
WIDTHS = (40, 60, 80, 120)

# ---- Golden files --------------------------------------------------------------------------------

SHIPPED = {
    "stat-gdp": ("stat", "gdp"),
    "stat-contracts-2021": ("stat", "技术合同", "2021"),
    "search-four": ("search", "制造业", "--limit", "4"),
    "show-contracts": ("show", "technology-contract-value", "gdp"),
    "topics": ("topics",),
    "audit": ("audit",),
    "trend-trade": ("trend", "trade-total"),
}
OWN = {
    "figures-list": ("list", "--data", str(FIGURES)),
    "figures-show": ("show", "measures", "words-only", "--data", str(FIGURES)),
    "figures-list-2021": ("list", "--period", "2021", "--data", str(FIGURES)),
    "figures-list-kind": ("list", "--kind", "description", "--data", str(FIGURES)),
    "figures-topics": ("topics", "--data", str(FIGURES)),
    "reckoning-units": ("units", "exports@2012", "tea", "ships", "--data", str(RECKONING)),
    "reckoning-trend": ("trend", "exports", "tea", "ships", "--data", str(RECKONING)),
    "reckoning-audit": ("audit", "--data", str(RECKONING)),
    "reckoning-list": ("list", "--min", "100亿元", "--maybe", "--data", str(RECKONING)),
    "tiny-stat": ("stat", "tea", "--data", str(TINY)),
    "tiny-search": ("search", "茶", "--data", str(TINY)),
    "tiny-show": ("show", "tea", "--data", str(TINY)),
    "tiny-list": ("list", "--topic", "农业", "--place", "某地", "--data", str(TINY)),
    "tiny-topics": ("topics", "--data", str(TINY)),
}
COMMANDS = {**SHIPPED, **OWN}
IN_TENSION = {"audit", "reckoning-audit"}
"""Commands that find figures in tension, and so exit 1."""


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", COMMANDS)
def test_a_table_is_as_expected(
    name: str, width: int, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    outcome = run(*COMMANDS[name], "--format", "table", "--lang", language)
    assert (outcome.status, outcome.err) == (int(name in IN_TENSION), "")
    golden.check(EXPECTED / f"{name}.{language}.{width}.txt", outcome.out)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", ["plain", "md"])
@pytest.mark.parametrize("name", COMMANDS)
def test_a_text_for_readers_is_as_expected(name: str, form: str, language: str) -> None:
    outcome = run(*COMMANDS[name], "--format", form, "--lang", language)
    assert (outcome.status, outcome.err) == (int(name in IN_TENSION), "")
    golden.check(EXPECTED / f"{name}.{language}.{form}", outcome.out)


@pytest.mark.parametrize("form", ["json", "ndjson", "csv", "tsv"])
@pytest.mark.parametrize("name", COMMANDS)
def test_a_text_for_machines_is_as_expected_and_the_same_in_both_languages(
    name: str, form: str
) -> None:
    outcome = run(*COMMANDS[name], "--format", form)
    assert (outcome.status, outcome.err) == (int(name in IN_TENSION), "")
    golden.check(EXPECTED / f"{name}.{form}", outcome.out)
    assert run(*COMMANDS[name], "--format", form, "--lang", "en") == outcome


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("name", "arguments", "fields"),
    [
        ("facts", ("list",), "key,figures.value,figures.display,source.paragraph,label.zh,names"),
        ("topics", ("topics",), "count,id"),
    ],
    ids=["facts", "topics"],
)
def test_the_fields_asked_for_are_all_there_is(
    form: str, name: str, arguments: tuple[str, ...], fields: str
) -> None:
    outcome = run(*arguments, "--data", str(FIGURES), "--format", form, "--fields", fields)
    assert (outcome.status, outcome.err) == (0, "")
    golden.check(EXPECTED / f"fields-{name}.{form}", outcome.out)


def test_no_golden_file_is_kept_that_no_test_compares() -> None:
    names = {*COMMANDS, "fields-facts", "fields-topics"}
    assert {file.name.split(".")[0] for file in EXPECTED.iterdir()} == names


# ---- Files with nothing in them ------------------------------------------------------------------

EMPTY_ENVELOPE = (
    '{{"schema": "hunanfacts/1", "data_version": "empty", "command": "{command}", '
    '"query": {query}, "count": 0, "results": []}}\n'
)
LOOK_UPS = {"stat": ("茶",), "search": ("茶",), "show": ("茶",), "list": ()}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("command", LOOK_UPS)
def test_an_empty_file_answers_no_to_every_look_up(command: str, form: str) -> None:
    arguments = (*LOOK_UPS[command], "--data", str(EMPTY), "--format", form, "--lang", "en")
    outcome = run(command, *arguments)
    query = '"茶"' if LOOK_UPS[command] else "null"
    empty = {"json": EMPTY_ENVELOPE.format(command=command, query=query)}
    if form in {"csv", "tsv"}:
        heading = run("list", "--data", str(FIGURES), "--format", form).lines[0]
        empty[form] = heading + "\n"
    written = empty.get(form, "") if command in {"search", "list"} else ""
    assert (outcome.status, outcome.out) == (1, written)
    said = "no fact meets these conditions" if command == "list" else "nothing found for"
    assert said in outcome.err


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("table", "Id       Topic    Facts\nfarming  Farming  0\n"),
        ("plain", "farming\tFarming\t0\n"),
        ("ndjson", '{"id": "farming", "label": {"zh": "农业", "en": "Farming"}, "count": 0}\n'),
        ("csv", "id,label.zh,label.en,count\nfarming,农业,Farming,0\n"),
        ("tsv", "id\tlabel.zh\tlabel.en\tcount\nfarming\t农业\tFarming\t0\n"),
        ("md", "| Id | Topic | Facts |\n| --- | --- | --- |\n| farming | Farming | 0 |\n"),
    ],
)
def test_the_topics_of_an_empty_file_have_no_facts(form: str, expected: str) -> None:
    outcome = run("topics", "--data", str(EMPTY), "--format", form, "--lang", "en")
    assert (outcome.status, outcome.out, outcome.err) == (0, expected, "")


# ---- Nothing is lost -----------------------------------------------------------------------------

BASE = hunanfacts.load()
FACTS = BASE.facts()


def answer(command: Command, found: list[Fact]) -> Answer:
    """Make an answer of facts."""
    results = [storing.finished(fact) for fact in found]
    used = {fact.source.id for fact in found}
    sources = BASE.index.source_lines(used, "zh")
    return Answer(command=command, query="q", data_version="1", results=results, sources=sources)


def squeezed(text: str) -> str:
    """Drop what a table may add or move: spaces and line ends."""
    return re.sub(r"\s", "", text)


def is_within(cell: str, lines: list[str]) -> bool:
    """Tell whether the characters of `cell` stand in a table in their order, wrapped as may be."""
    rest = iter(squeezed("".join(lines)))
    return all(char in rest for char in squeezed(cell))


def cells_of(fact: Fact, style: Style) -> list[str]:
    """Return what a person must be able to read of a fact in a list."""
    cells = [fact.key, fact.label[style.language]]
    for _, _, text, period, where, _ in storing.finished(fact).rows(style.language):
        cells += [text, period, where]
    return [clean.visible(cell) for cell in cells]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [20, 60, 80])
@pytest.mark.parametrize("command", ["list", "show"])
def test_nothing_of_a_shipped_fact_is_lost_or_runs_over_the_edge(
    command: Command, width: int, language: str
) -> None:
    style = Style(format="table", language="zh" if language == "zh" else "en", width=width)
    for fact in FACTS:
        lines = list(formats.lines(answer(command, [fact]), style))
        assert max(cell_width(line) for line in lines) <= width, fact.key
        lost = [cell for cell in cells_of(fact, style) if not is_within(cell, lines)]
        assert lost == [], (fact.key, lines)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_every_column_of_a_long_table_is_there(width: int, language: str) -> None:
    style = Style(format="table", language="zh" if language == "zh" else "en", width=width)
    facts = list(FACTS)
    lines = list(formats.lines(answer("list", facts), style))
    headings = [rows.heading(name, style.language) for name in ("label", "text", "period")]
    assert lines[0].split() == [*headings, rows.heading("where", style.language)]
    places = [storing.finished(fact).rows(style.language)[0][4] for fact in facts]
    text = "\n".join(lines)
    assert [place for place in places if place not in text] == []


@pytest.mark.parametrize("width", [60, 80])
def test_a_key_that_fits_beside_its_figure_stands_whole_to_be_copied(width: int) -> None:
    style = Style(format="table", language="en", width=width)
    for fact in FACTS:
        if len(fact.key) <= width // 3:
            lines = formats.lines(answer("list", [fact]), style)
            assert any(line.split()[:1] == [fact.key] for line in lines), fact.key


def cell_width(text: str) -> int:
    """Return how many columns a terminal needs for a text."""
    from rich.cells import cell_len

    return cell_len(text)


_TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs", "Cc", "Cf", "Mn", "Me", "Zs", "Zl", "Zp")),
        st.sampled_from("湖南省的数字，。“”·—-_ \t\n[]/\\|:=+@*#`<>{}"),
    ),
    min_size=1,
    max_size=40,
).filter(lambda text: bool(text.strip()))
_BOTH = st.builds(Bilingual, zh=_TEXTS, en=_TEXTS)
_KEYS = st.from_regex(r"[a-z0-9]{1,12}(-[a-z0-9]{1,12}){0,4}", fullmatch=True)
_FIGURES = st.builds(
    Figure,
    id=_KEYS,
    measure=st.sampled_from(
        ["level", "share", "multiple", "growth", "annual-growth", "rank", "target"]
    ),
    value=st.decimals(allow_nan=False, allow_infinity=False, places=3).filter(
        lambda value: abs(value) < Decimal(10) ** 20
    ),
    unit=st.sampled_from(["亿元", "万吨", "件", "%", "倍", "平方公里", "[b]", "位"]),
    bound=st.sampled_from(["exact", "over", "at-least", "under", "at-most", "nearly", "about"]),
    of=st.none() | _BOTH,
    period=st.sampled_from([None, "2021", "2022-05", "2022-07-07", "2016/2020"]),
    period_inferred=st.booleans(),
    base=st.sampled_from([None, "2012"]),
    paragraph=st.integers(0, 36),
    as_written=_TEXTS,
)
_FACTS = st.builds(
    Fact,
    key=_KEYS,
    kind=st.sampled_from(["indicator", "event"]),
    topic=st.just("topic"),
    label=_BOTH,
    aliases=st.lists(_TEXTS, max_size=2).map(tuple),
    statement=_BOTH,
    place=st.none() | _TEXTS,
    subject=_TEXTS,
    names=st.lists(_TEXTS, max_size=2).map(tuple),
    figures=st.lists(_FIGURES, max_size=3).map(tuple),
    source=st.builds(Locator, id=_KEYS, paragraph=st.integers(0, 36), as_written=_TEXTS),
    notes=st.lists(_BOTH, max_size=2).map(tuple),
)
_STYLES = st.builds(
    Style,
    format=st.just("table"),
    language=st.sampled_from(["zh", "en"]),
    width=st.integers(20, 130),
)


@settings(max_examples=60, phases=[Phase.explicit, Phase.generate])  # shrinking takes minutes
@given(st.lists(_FACTS, min_size=1, max_size=3), _STYLES, st.sampled_from(["list", "show"]))
def test_nothing_of_any_fact_is_lost_in_a_table(
    found: list[Fact], style: Style, command: Command
) -> None:
    lines = list(table.lines(answer(command, found), style))
    assert max(map(cell_width, lines)) <= style.width
    for fact in found:
        lost = [cell for cell in cells_of(fact, style) if not is_within(cell, lines)]
        assert lost == []


@pytest.mark.parametrize(
    "fields",
    [("key", "figures.value", "figures.period", "label.zh"), shapes.FACTS.fields],
    ids=["some", "all"],
)
@settings(max_examples=20, phases=[Phase.explicit, Phase.generate])
@given(found=st.lists(_FACTS, min_size=1, max_size=2), width=st.integers(40, 120))
def test_no_field_is_lost_in_a_table_of_fields(
    fields: tuple[str, ...], found: list[Fact], width: int
) -> None:
    style = Style(format="table", width=width, fields=fields)
    lines = list(table.lines(answer("list", found), style))
    for row in field_rows.rows(answer("list", found), fields):
        assert [cell for cell in row if not is_within(clean.visible(cell), lines)] == []


@pytest.mark.parametrize("form", ["plain", "tsv"])
@given(found=st.lists(_FACTS, max_size=3))
@settings(max_examples=30)
def test_a_row_is_a_line_and_a_cell_has_no_tab(form: Format, found: list[Fact]) -> None:
    lines = list(formats.lines(answer("list", found), Style(format=form)))
    heading = 1 if form == "tsv" else 0
    assert len(lines) == heading + sum(max(1, len(fact.figures)) for fact in found)
    assert len({line.count("\t") for line in lines}) <= 1
    assert not any(set(line) & set("\n\r\v\f\x1b") for line in lines)


@given(found=st.lists(_FACTS, min_size=1, max_size=3))
@settings(max_examples=30)
def test_a_markdown_row_is_a_line_with_as_many_cells_as_its_heading(found: list[Fact]) -> None:
    lines = list(formats.lines(answer("list", found), Style(format="md")))
    count = 2 + sum(max(1, len(fact.figures)) for fact in found)
    cells = [len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in lines[:count]]
    assert cells == [5] * count


# ---- Colour --------------------------------------------------------------------------------------


def test_colour_adds_nothing_but_escapes() -> None:
    found = list(FACTS[:12])
    plain = list(table.lines(answer("list", found), Style(format="table")))
    coloured = list(table.lines(answer("list", found), Style(format="table", colour=True)))
    bare = [re.sub(r"\x1b\[[0-9;]*m", "", line).rstrip() for line in coloured]
    assert bare == plain
    assert coloured != plain


def test_the_topics_of_a_knowledge_of_many_are_all_there(tmp_path: Path) -> None:
    file = tmp_path / "many.toml"
    topics = (f'[[topic]]\nid = "t{n}"\nlabel = {{ zh = "题", en = "T" }}\n' for n in range(50))
    empty = EMPTY.read_text(encoding="utf-8")
    file.write_text(empty + "\n" + "".join(topics), encoding="utf-8")
    found = queries.topics(hunanfacts.load(file).index)
    many = Answer(command="topics", query=None, data_version="1", results=found, sources=[])
    lines = list(table.lines(many, Style(format="table", language="en", width=60)))
    assert [line.split()[0] for line in lines[1:]][-50:] == [f"t{n}" for n in range(50)]
