"""Every format against golden files, at fixed widths and without colour; nothing is ever lost."""

from __future__ import annotations

import json
import re
import string
from decimal import Decimal
from typing import TYPE_CHECKING, Any, get_args

import golden
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from running import CHINESE, DATA, EMPTY, ENGLISH, TESTS, TINY, run

import hunanfacts
from hunanfacts.index import catalogue, storing
from hunanfacts.model.records import Bilingual, Fact, Figure, Locator
from hunanfacts.model.vocabulary import Bound, Measure, Prices, Status
from hunanfacts.render import fields as field_rows
from hunanfacts.render import formats, rows, shapes, table
from hunanfacts.render.answer import Answer, Style
from hunanfacts.search import queries
from hunanfacts.text import clean

if TYPE_CHECKING:
    from pathlib import Path

    from hunanfacts.index.stored import Found
    from hunanfacts.model.vocabulary import Command, Format, Language

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
    "english-list": ("list", "--data", str(ENGLISH)),
    "english-show": ("show", "gdp-growth", "population", "tidal-barrier", "--data", str(ENGLISH)),
    "english-sources": ("sources", "--data", str(ENGLISH)),
    "english-source": ("show", "country-report", "--data", str(ENGLISH)),
    "chinese-list": ("list", "--data", str(CHINESE)),
    "chinese-show": (
        "show", "cangning-bridge-opening", "cangning-little-giants", "cangning-home-price",
        "--data", str(CHINESE),
    ),
}  # fmt: skip
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
        (
            "facts",
            ("list",),
            "key,figures.value,figures.display,source.locator.paragraph,label.zh,names",
        ),
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
    '{{"schema": "hunanfacts/2", "data_version": "empty", "command": "{command}", '
    '"query": {query}, "count": 0, "results": [], "sources": []}}\n'
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
        ("table", "Id       Facts  Topic\nfarming  0      Farming\n"),
        ("plain", "farming\tFarming\t0\n"),
        ("ndjson", '{"id": "farming", "label": {"zh": "农业", "en": "Farming"}, "count": 0}\n'),
        ("csv", "id,label.zh,label.en,count\nfarming,农业,Farming,0\n"),
        ("tsv", "id\tlabel.zh\tlabel.en\tcount\nfarming\t农业\tFarming\t0\n"),
        ("md", "| Id | Facts | Topic |\n| --- | --- | --- |\n| farming | 0 | Farming |\n"),
    ],
)
def test_the_topics_of_an_empty_file_have_no_facts(form: str, expected: str) -> None:
    outcome = run("topics", "--data", str(EMPTY), "--format", form, "--lang", "en")
    assert (outcome.status, outcome.out, outcome.err) == (0, expected, "")


# ---- Nothing is lost -----------------------------------------------------------------------------

BASE = hunanfacts.load()
FACTS = BASE.facts()
LONG_KEYS = sorted(FACTS, key=lambda fact: len(fact.key))[-25:]


def finished(fact: Fact) -> Found:
    """Return a fact as an index keeps it, whose source could be another."""
    return storing.stored(fact, names_source=True)


def answer(command: Command, found: list[Fact]) -> Answer:
    """Make an answer of facts."""
    results = [finished(fact) for fact in found]
    used = {fact.source.id for fact in found}
    sources = catalogue.source_lines(BASE.index, used, "zh")
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
    for _, _, text, period, where, _, _ in finished(fact).rows(style.language):
        cells += [text, period, where]
    return [clean.visible(cell) for cell in cells]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [20, 60, 80, 120])
@pytest.mark.parametrize("command", ["stat", "list", "show"])
def test_nothing_of_a_shipped_fact_is_lost_and_nothing_but_a_key_runs_over_the_edge(
    command: Command, width: int, language: str
) -> None:
    style = wide(language, width)
    for fact in FACTS:
        lines = list(formats.lines(answer(command, [fact]), style))
        assert {line.split()[-1] for line in lines if cell_width(line) > width} <= {fact.key}
        lost = [cell for cell in cells_of(fact, style) if not is_within(cell, lines)]
        assert lost == [], (fact.key, lines)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_every_column_of_a_long_table_is_there(width: int, language: str) -> None:
    style = wide(language, width)
    found = queries.select(BASE.index)
    many = Answer(command="list", query=None, data_version="1", results=found, sources=[])
    lines = list(formats.lines(many, style))
    headings = [rows.heading(name, style.language) for name in ("label", "period", "text")]
    assert (lines[0].split() == headings) == (width >= 100)
    places = [fact.rows(style.language)[0][4] for fact in found]
    text = "\n".join(lines)
    assert [place for place in places if place not in text] == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_long_places_in_sources_leave_room_for_the_figures(width: int, language: str) -> None:
    """A source named with its page and table must not squeeze what was asked for."""
    index = hunanfacts.load(ENGLISH).index
    style = wide(language, width)
    found = queries.select(index)
    many = Answer(command="list", query=None, data_version="1", results=found, sources=[])
    lines = list(formats.lines(many, style))
    texts = [row[2] for fact in found for row in fact.rows(style.language)]
    assert [text for text in texts if text[:8] not in "\n".join(lines)] == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("is_verbose", [False, True])
@pytest.mark.parametrize("width", [20, 40, 60, 80, 100, 120])
@pytest.mark.parametrize("command", ["stat", "search", "list", "show"])
def test_a_key_is_never_broken(
    command: Command, width: int, language: str, *, is_verbose: bool
) -> None:
    style = wide(language, width)
    style.verbose = is_verbose
    text = "\n".join(formats.lines(answer(command, LONG_KEYS), style))
    keys = [fact.key for fact in LONG_KEYS]
    assert [key for key in keys if not re.search(rf"(?m)(^| ){key}( |$)", text)] == []


def wide(language: str, width: int) -> Style:
    """Return the style of a table of that width, with all figures."""
    spoken: Language = "zh" if language == "zh" else "en"
    return Style(format="table", language=spoken, width=width, verbose=True)


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
_BOTH = (
    st.builds(Bilingual, zh=_TEXTS, en=_TEXTS)
    | st.builds(Bilingual, zh=st.none(), en=_TEXTS)
    | st.builds(Bilingual, zh=_TEXTS, en=st.none())
)
_WORDS = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=12)
_KEYS = st.lists(_WORDS, min_size=1, max_size=5).map("-".join)
_VALUES = st.decimals(allow_nan=False, allow_infinity=False, places=3).filter(
    lambda value: abs(value) < Decimal(10) ** 20
)
_PLACES = st.none() | st.integers(0, 36) | _TEXTS
_LOCATORS = st.builds(
    Locator,
    id=_KEYS,
    paragraph=st.none() | st.integers(0, 36),
    page=_PLACES,
    section=_PLACES,
    table=_PLACES,
    line=_PLACES,
    url=st.none() | _TEXTS,
)
_PERIODS = st.sampled_from(
    [None, "2021", "2022-05", "2022-07-07", "2021-Q1", "2016/2020", "../2022", "2012-11/.."]
)
_SAID: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.fixed_dictionaries({"value": _VALUES, "bound": st.sampled_from(get_args(Bound))}),
    st.fixed_dictionaries({"range": st.tuples(_VALUES, _VALUES).map(sorted).map(tuple)}),
    st.fixed_dictionaries({"reads": _BOTH}),
)
"""What the source says: a number, a range, or words without one."""


_FIGURES = st.builds(
    lambda said, more: Figure(**said, **more),
    _SAID,
    st.fixed_dictionaries(
        {
            "id": _KEYS,
            "measure": st.sampled_from(get_args(Measure)),
            "unit": st.sampled_from(["亿元", "万吨", "件", "%", "倍", "平方公里", "[b]", "位"]),
            "status": st.sampled_from(get_args(Status)),
            "of": st.none() | _BOTH,
            "among": st.none() | st.integers(1, 200),
            "period": _PERIODS,
            "period_inferred": st.booleans(),
            "base": _PERIODS,
            "prices": st.sampled_from([None, *get_args(Prices)]),
            "variant": st.none() | _KEYS,
            "caution": st.none() | _BOTH,
            "source": _LOCATORS,
            "as_written": _TEXTS,
        }
    ),
)
_FACTS = st.builds(
    Fact,
    key=_KEYS,
    kind=st.sampled_from(["indicator", "event"]),
    topic=st.just("topic"),
    label=_BOTH,
    aliases=st.lists(_TEXTS, max_size=2).map(tuple),
    statement=_BOTH,
    place=st.none() | _BOTH,
    subject=st.none() | _BOTH,
    names=st.lists(_TEXTS, max_size=2).map(tuple),
    period=_PERIODS,
    period_inferred=st.booleans(),
    said_by=st.none() | _BOTH,
    figures=st.lists(_FIGURES, max_size=3).map(tuple),
    source=_LOCATORS,
    as_written=_TEXTS,
    caution=st.none() | _BOTH,
    notes=st.lists(_BOTH, max_size=2).map(tuple),
)
_STYLES = st.builds(
    Style,
    format=st.just("table"),
    language=st.sampled_from(["zh", "en"]),
    width=st.integers(20, 130),
    verbose=st.just(value=True),
)


@settings(max_examples=60, phases=[Phase.explicit, Phase.generate])  # shrinking takes minutes
@given(st.lists(_FACTS, min_size=1, max_size=3), _STYLES, st.sampled_from(["list", "show"]))
def test_nothing_of_any_fact_is_lost_in_a_table(
    found: list[Fact], style: Style, command: Command
) -> None:
    lines = list(table.lines(answer(command, found), style))
    keys = {fact.key for fact in found}
    assert {line for line in lines if cell_width(line) > style.width} <= keys
    for fact in found:
        lost = [cell for cell in cells_of(fact, style) if not is_within(cell, lines)]
        assert lost == []


_SOME_FIELDS = ("key", "figures.value", "figures.period", "label.zh")


@settings(max_examples=20, phases=[Phase.explicit, Phase.generate])
@given(found=st.lists(_FACTS, min_size=1, max_size=2), width=st.integers(40, 120))
def test_no_field_is_lost_in_a_table_of_fields(found: list[Fact], width: int) -> None:
    for fields in (_SOME_FIELDS, shapes.FACTS.fields):
        style = Style(format="table", width=width, fields=fields)
        lines = list(table.lines(answer("list", found), style))
        for row in field_rows.rows(answer("list", found), fields):
            assert [cell for cell in row if not is_within(clean.visible(cell), lines)] == []


@given(found=st.lists(_FACTS, max_size=3))
@settings(max_examples=30)
def test_a_row_is_a_line_and_a_cell_has_no_tab(found: list[Fact]) -> None:
    forms: tuple[Format, ...] = ("plain", "tsv")
    for form in forms:
        lines = list(formats.lines(answer("list", found), Style(format=form)))
        heading = 1 if form == "tsv" else 0
        assert len(lines) == heading + sum(max(1, len(fact.figures)) for fact in found)
        assert len({line.count("\t") for line in lines}) <= 1
        assert not any(set(line) & set("\n\r\v\f\x1b") for line in lines)
    if found:
        assert_a_markdown_row_is_a_line(found)


def assert_a_markdown_row_is_a_line(found: list[Fact]) -> None:
    """It has as many cells as its heading."""
    lines = list(formats.lines(answer("list", found), Style(format="md")))
    count = 2 + sum(max(1, len(fact.figures)) for fact in found)
    cells = [len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in lines[:count]]
    assert cells == [6] * count


# ---- One language is enough ----------------------------------------------------------------------

ONE_LANGUAGE = {"english": ENGLISH, "chinese": CHINESE}
_CHINESE_TEXT = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]")
WAYS = {
    "list": ("list",),
    "search": ("search", "2025"),
    "topics": ("topics",),
    "sources": ("sources",),
    "show a source": ("show", "yearbook"),
    "show": ("show", "population", "gdp-growth", "unemployment-rate", "renewable-power-share",
             "logistics-rank", "tidal-barrier"),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_english_output_of_an_english_file_has_no_word_of_chinese(
    way: tuple[str, ...], form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for columns in ("40", "80"):
        monkeypatch.setenv("COLUMNS", columns)
        outcome = run(*way, "--data", str(ENGLISH), "--lang", "en", "--format", form)
        assert (outcome.status, outcome.err) == (0, "")
        assert _CHINESE_TEXT.findall(outcome.out) == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", ["table", "plain", "md"])
@pytest.mark.parametrize("file", ONE_LANGUAGE.values(), ids=ONE_LANGUAGE)
def test_what_is_told_in_one_language_is_shown_in_it_whatever_is_asked_for(
    file: Path, form: str, language: str
) -> None:
    def shown(*arguments: str) -> list[str]:
        found = run(*arguments, "--data", str(file), "--lang", language, "--format", form)
        assert (found.status, found.err) == (0, "")
        return [found.out.replace("\\", "")]

    facts = hunanfacts.load(file).facts()
    for fact in facts:
        texts = [*fact.label.texts, *([] if fact.figures else fact.statement.texts)]
        told = shown("list", "--verbose")
        assert [text for text in texts if not is_within(text, told)] == []
        whole = [*fact.label.texts, *fact.statement.texts]
        others = [fact.said_by, fact.caution, *(figure.caution for figure in fact.figures)]
        others += [fact.place, fact.subject] if form == "table" else []
        whole += [text for told in others if told for text in told.texts]
        if form != "md":
            assert [text for text in whole if not is_within(text, shown("show", fact.key))] == []
    for source in json.loads(run("sources", "--data", str(file), "--json").out)["results"]:
        texts = [text for text in source["title"].values() if text]
        assert [text for text in texts if not is_within(text, shown("sources"))] == []


# ---- Several sources -----------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("command", ["stat", "list", "search", "show"])
@pytest.mark.parametrize("form", ["table", "plain", "md"])
def test_where_a_file_has_several_sources_each_figure_names_its_own(
    form: str, command: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    query = () if command == "list" else ("population",)
    filters = ("--topic", "people", "--measure", "level", "--verbose")
    topic = filters if command == "list" else ()
    style = ("--data", str(ENGLISH), "--format", form, "--lang", language)
    lines = run(command, *query, *topic, *style).lines
    numbers = {"zh": ("542万人", "547万人"), "en": ("5.42 million people", "5.47 million people")}
    places = {
        "plain": ("country-report:12:2.1", "yearbook:3:1.3"),
        "zh": ("country-report，第12页，表2.1", "yearbook，第3页，表1.3"),
        "en": ("country-report, p. 12, table 2.1", "yearbook, p. 3, table 1.3"),
    }["plain" if form == "plain" else language]
    for number, place in zip(numbers[language], places, strict=True):
        row = next(line for line in lines if number in line and place[:8] in line)
        assert place in row.replace("\\", "")
    titles = ["Country report 2025: Northland", "Northland Statistical Yearbook 2025"]
    below = "\n".join(lines).replace("\\", "")
    assert [title for title in titles if form != "plain" and title not in below] == []
    assert all(f"[{name}]" in below for name in ("country-report", "yearbook") if form != "plain")


@pytest.mark.parametrize("form", ["table", "plain", "md"])
def test_a_source_that_can_be_no_other_is_not_named_beside_each_figure(form: str) -> None:
    outcome = run("stat", "tea", "--data", str(TINY), "--format", form, "--lang", "en")
    assert ("paper" in outcome.out) == (form == "plain")
    assert form == "plain" or "para 2" in outcome.out


# ---- Colour --------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("command", ["stat", "list", "show"])
def test_colour_adds_nothing_but_escapes(command: Command, width: int) -> None:
    found = list(FACTS[:12])
    plain = list(table.lines(answer(command, found), Style(format="table", width=width)))
    style = Style(format="table", colour=True, width=width)
    coloured = list(table.lines(answer(command, found), style))
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
