"""CSV for a person's spreadsheet: what it opens with, how lines end, and words for columns."""

from __future__ import annotations

import csv
import io
import json
import subprocess

import pytest
from running import HOSTILE, TINY, command, environment_with, run, run_process

import hunanfacts

MARK = "\ufeff"


def read(text: str) -> list[list[str]]:
    assert text.startswith(MARK)
    return list(csv.reader(io.StringIO(text.removeprefix(MARK), newline="")))


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("zh", ["事实", "内容", "数值", "单位", "时期", "地点", "注意", "注", "说明", "出处",
                "位置", "键"]),
        ("en", ["Fact", "Figure", "Value", "Unit", "Period", "Place", "Caution", "Note",
                "Statement", "Source", "At", "Key"]),
    ],
)  # fmt: skip
def test_a_row_is_a_figure_in_words_with_caution_and_source(
    language: str, heading: list[str]
) -> None:
    outcome = run("list", "--excel", "--lang", language)
    assert (outcome.status, outcome.err) == (0, "")
    found, *rows = read(outcome.out)
    assert found == heading
    facts = hunanfacts.load().facts()
    assert len(rows) == sum(len(fact.figures) or 1 for fact in facts)
    (gdp,) = (dict(zip(found, row, strict=True)) for row in rows if row[-1] == "gdp")
    caution, title = (
        ("原文没有说明是哪一年的数字。", "《全面建设社会主义现代化新湖南》，2022年（推定）")
        if language == "zh"
        else ("The source does not say for which year.",
              "Building a Modern Socialist New Hunan in All Respects, 2022 (inferred)")
    )  # fmt: skip
    assert list(gdp.values())[2:4] == ["4", {"zh": "万亿元", "en": "trillion yuan"}[language]]
    assert gdp[heading[6]] == caution
    assert gdp[heading[9]] == title


def test_lines_end_as_on_windows_and_the_mark_comes_once() -> None:
    status, out, err = run_process("stat", "-", "--excel", stdin=b"gdp\ngrain-output\n")
    assert (status, err) == (0, b"")
    assert out.startswith(MARK.encode())
    assert out.count(MARK.encode()) == 1
    assert out.count(b"\r\n") == out.count(b"\n") == 3


@pytest.mark.parametrize("arguments", [("topics",), ("sources",), ("trend", "trade-total")])
def test_what_is_no_fact_has_the_columns_of_csv(arguments: tuple[str, ...]) -> None:
    plain = run(*arguments, "--format", "csv").out
    assert run(*arguments, "--excel").out == MARK + plain.replace("\n", "\r\n")


def test_fields_that_are_asked_for_are_given() -> None:
    asked = ("stat", "gdp", "--fields", "key,figures.value")
    assert read(run(*asked, "--excel").out) == [["key", "figures.value"], ["gdp", "4"]]


def test_nothing_in_it_is_a_formula() -> None:
    for _, *row in read(run("list", "--excel", "--data", str(HOSTILE)).out)[1:]:
        assert all(cell[:1] not in {"=", "@"} for cell in row)


def test_no_mark_where_it_cannot_be_written() -> None:
    assert run("list", "--excel", "--ascii", "--data", str(TINY)).out.isascii()
    environment = {"PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0"}
    status, out, _ = run_process("stat", "gdp", "--excel", "--lang", "zh", environment=environment)
    assert status == 0
    assert out.startswith("事实,".encode("gbk"))


def test_it_is_csv_and_goes_with_no_other_format() -> None:
    assert run("stat", "gdp", "--excel", "--format", "csv") == run("stat", "gdp", "--excel")
    assert run("stat", "gdp", "--excel", "--json").status == 2
    assert run("stat", "gdp", "--excel", "--value").status == 2


def test_it_is_for_a_person_who_is_told_in_words() -> None:
    outcome = run("stat", "nosuchfact", "--excel", "--lang", "en")
    assert outcome.status == 1
    assert outcome.err.startswith('nothing found for "nosuchfact"')


@pytest.mark.parametrize("form", ["json", "ndjson", "csv", "tsv"])
def test_an_error_on_a_terminal_is_told_in_words(form: str) -> None:
    asked = ("stat", "gdp", "--fields", "nosuch", "--format", form, "--lang", "en")
    shown = run(*asked, is_terminal=True)
    assert (shown.status, shown.out) == (2, "")
    assert shown.err.startswith('there is no field "nosuch"')
    assert json.loads(run(*asked).err)["error"]["code"] == "unknown-field"


def test_an_error_that_is_piped_is_json_though_the_answer_is_not() -> None:
    done = subprocess.run(
        command("stat", "nosuch", "--json"), stderr=subprocess.PIPE, check=False,
        env=environment_with({}),
    )  # fmt: skip
    assert json.loads(done.stderr)["error"]["code"] == "not-found"


@pytest.mark.parametrize(
    ("language", "unit"), [("zh", "亿元"), ("en", "100 million yuan")], ids=["zh", "en"]
)
def test_units_are_in_the_words_of_the_language(language: str, unit: str) -> None:
    out = run("stat", "technology-contract-value", "--excel", "--lang", language).out
    assert f",1261.3,{unit}," in out
