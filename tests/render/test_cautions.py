"""A caution goes wherever its figure goes: every command, every format, both languages."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from running import run

import hunanfacts
from hunanfacts.model.vocabulary import LANGUAGES
from hunanfacts.wording import phrases

if TYPE_CHECKING:
    from pathlib import Path

    from hunanfacts.model.records import Bilingual, Fact, Figure
    from hunanfacts.model.vocabulary import Language

FACTS = hunanfacts.load().facts()
CAUTIONS: list[tuple[Fact, Figure, Bilingual]] = [
    (fact, figure, caution)
    for fact in FACTS
    for figure in fact.figures
    if (caution := phrases.cautions(fact, figure))
]
assert CAUTIONS

BOTH = """
schema = 2
version = "1"
title = { zh = "题", en = "title" }
[[source]]
id = "paper"
type = "report"
title = { zh = "报", en = "Paper" }
language = "zh"
[[topic]]
id = "trade"
label = { zh = "贸易", en = "Trade" }
[[fact]]
key = "sales"
kind = "indicator"
topic = "trade"
label = { zh = "销售额", en = "Sales" }
statement = { zh = "销售额。", en = "Sales." }
page = 1
as_written = "销售额"
caution = { zh = "口径不明。", en = "Its scope is not given." }
[[fact.figure]]
value = 10
unit = "亿元"
bound = "exact"
measure = "level"
period = "2020"
as_written = "10亿元"
[[fact.figure]]
value = 12
unit = "亿元"
bound = "exact"
measure = "level"
period = "2021"
as_written = "12亿元"
caution = { zh = "初步统计。", en = "It is an early count." }
"""
"""A fact with a caution, one of whose figures has its own besides."""
OF_BOTH = {"zh": "初步统计。口径不明。", "en": "It is an early count. Its scope is not given."}


@pytest.fixture
def sales(tmp_path: Path) -> tuple[str, str]:
    """Return the options that name the file with both kinds of caution."""
    file = tmp_path / "sales.toml"
    file.write_text(BOTH, encoding="utf-8")
    return "--data", str(file)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["stat", "search", "list", "show"])
def test_plain_text_has_the_caution_in_its_sixth_cell(command: str, language: Language) -> None:
    told = {}
    for key in {fact.key for fact, _, _ in CAUTIONS}:
        query = ("--limit", "1000") if command == "list" else (key,)
        for line in run(command, *query, "--lang", language).lines:
            cells = line.split("\t")
            told[cells[0], cells[2], cells[3]] = cells[5]
    for fact, figure, caution in CAUTIONS:
        row = (fact.key, phrases.phrase(figure, language), phrases.period(figure, language))
        assert told[row] == caution[language]


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_a_spreadsheet_has_the_caution_in_a_column(form: str) -> None:
    dialect = "excel" if form == "csv" else "excel-tab"
    out = run("list", "--format", form).out
    told = {row["figures.id"]: row for row in csv.DictReader(io.StringIO(out), dialect=dialect)}
    for _, figure, caution in CAUTIONS:
        row = told[figure.id]
        assert (row["figures.caution.zh"], row["figures.caution.en"]) == (caution.zh, caution.en)


@pytest.mark.parametrize("language", LANGUAGES)
def test_markdown_has_the_caution_in_its_last_column(language: Language) -> None:
    out = run("list", "--format", "md", "--lang", language).out.replace("\\", "")
    for _, _, caution in CAUTIONS:
        assert f"| {caution[language]} |\n" in out.replace("\\", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_reckoned_has_the_cautions_of_its_figures(
    sales: tuple[str, str], language: Language
) -> None:
    own = {"zh": "口径不明。", "en": "Its scope is not given."}
    lines = [line.split("\t") for line in run("trend", "sales", *sales, "--lang", language).lines]
    of_both = OF_BOTH[language]
    assert [line[-1] for line in lines] == [own[language], *[of_both] * (len(lines) - 1)]
    for line in run("units", "sales", *sales, "--lang", language).lines:
        cells = line.split("\t")
        assert cells[-1] == (of_both if cells[0] == "sales@2021" else own[language])
    for line in run("audit", "trade-total", "--lang", language).lines:
        [caution] = {each for fact, _, each in CAUTIONS if fact.key == "trade-total"}
        assert line.split("\t")[-1] == caution[language]


def test_json_of_what_is_reckoned_has_the_cautions(sales: tuple[str, str]) -> None:
    told = [each["caution"] for each in _results("units", "sales", *sales)]
    assert OF_BOTH in told
    assert None not in told
    [change] = _results("trend", "sales", *sales)
    assert change["after"]["caution"] == OF_BOTH
    [finding] = _results("audit", "trade-total")
    assert finding["caution"] is not None
    assert finding["caution"] == finding["stated"]["caution"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_bare_number_has_its_caution_on_stderr(
    sales: tuple[str, str], language: Language
) -> None:
    outcome = run("stat", "sales@2021", "--value", *sales, "--lang", language)
    scale = {"zh": "注意：原文为12亿元", "en": "note: the source says 1.2 billion yuan"}[language]
    heading = {"zh": "注意：", "en": "caution: "}[language]
    assert (outcome.out, outcome.err) == ("12\n", f"{scale}\n{heading}{OF_BOTH[language]}\n")


def test_a_bare_number_of_a_batch_has_its_caution_under_its_name(sales: tuple[str, str]) -> None:
    outcome = run("stat", "-", "--value", *sales, "--lang", "en", stdin=b"sales@2020\n")
    assert outcome.out == "10\n"
    assert outcome.err.splitlines() == [
        "sales@2020: note: the source says 1 billion yuan",
        "sales@2020: caution: Its scope is not given.",
    ]


def _results(*arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run(*arguments, "--json").out)["results"]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", ["40", "80", "120"])
@pytest.mark.parametrize("command", ["stat", "search", "list", "list --verbose"])
def test_a_table_marks_the_figure_and_has_the_caution_below(
    command: str, width: str, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    if command.startswith("list"):
        facts = {fact.key: fact for fact, _, _ in CAUTIONS}
        called = [(command.split(), list(facts.values()))]
    else:
        called = [([command, fact.key], [fact]) for fact, _, _ in CAUTIONS]
    for words, facts_there in called:
        out = run(*words, "--format", "table", "--lang", language).out
        text = re.sub(r"\s", "", out)
        for fact, figure, caution in CAUTIONS:
            is_shown = command != "list" or figure is fact.figures[0]
            if fact in facts_there and is_shown:
                said = re.sub(r"\s", "", phrases.phrase(figure, language))
                heading = {"zh": "注意：", "en": "Caution:"}[language]
                told = heading + re.sub(r"\s", "", caution[language])
                [number] = re.findall(rf"\[(\d+)\]{re.escape(told)}", text)
                assert f"{said}[{number}]" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_fact_marks_the_figures_and_has_their_cautions_among_its_lines(
    sales: tuple[str, str], language: Language
) -> None:
    out = run("show", "sales", *sales, "--format", "table", "--lang", language).out
    lines = [re.sub(r"\s+", " ", line).strip() for line in out.splitlines()]
    own = {"zh": "口径不明。", "en": "Its scope is not given."}[language]
    figures = {"zh": ("10亿元", "12亿元"), "en": ("1 billion yuan", "1.2 billion yuan")}[language]
    for number, (figure, caution) in enumerate(
        zip(figures, (own, OF_BOTH[language]), strict=True), 1
    ):
        assert [line for line in lines if f"{figure} [{number}] " in line]
        assert [line for line in lines if line.endswith(f"[{number}] {caution}")]


def test_a_caution_that_comes_again_has_one_number(sales: tuple[str, str]) -> None:
    out = run("trend", "sales", *sales, "--format", "table", "--lang", "en").out
    assert out.count("[1] Caution: Its scope is not given.") == 1
    assert out.count("[2] Caution: It is an early count.") == 1
    assert "1 billion yuan [1]" in out
    assert "1.2 billion yuan [2]" in out
    assert "2020 → 2021 [2]" in out


def test_a_conversion_has_the_mark_of_its_figure(sales: tuple[str, str]) -> None:
    out = run("units", "sales", *sales, "--format", "table", "--lang", "zh").out
    assert "销售额  12亿元 [2]  sales@2021" in out
    assert "[2] 注意：初步统计。口径不明。" in out


def test_a_finding_has_a_mark_and_the_caution_among_its_lines() -> None:
    out = run("audit", "trade-total", "--format", "table", "--lang", "zh").out
    [caution] = {each for fact, _, each in CAUTIONS if fact.key == "trade-total"}
    assert "进出口总额 [1]  trade-total" in out
    assert f"注意      [1] {caution['zh']}" in out


def test_a_table_without_cautions_has_no_mark() -> None:
    assert "[" not in run("stat", "poor-villages", "--format", "table", "--lang", "en").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("technology-contract-value@2021:level",), "note: the source says 126.13 billion yuan\n"),
        (("technology-contract-value@2021:level", "--unit", "亿元"), ""),
        (("poor-villages",), ""),
    ],
    ids=["a scale", "the unit asked for", "no scale"],
)
def test_a_bare_number_has_its_scale_on_stderr(arguments: tuple[str, ...], said: str) -> None:
    assert run("stat", *arguments, "--value", "--lang", "en").err == said
