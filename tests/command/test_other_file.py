"""`audit --with`: two files on the same things side by side."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from running import run

OTHER = str(Path(__file__).parents[1] / "other_source.toml")
QUALIFIED = "other_source.toml:new-hunan"


def test_two_files_agree_or_differ_with_their_intervals_and_sources() -> None:
    outcome = run("audit", "--with", OTHER, "--json")
    answer = json.loads(outcome.out)
    assert outcome.status == 1
    told = {each["key"]: (each["verdict"], each["compared"]["relation"], each["compared"]["key"])
            for each in answer["results"]}  # fmt: skip
    assert told == {
        "gdp": ("differ", "apart", "economy"),
        "technology-contracts": ("agree", "around", "contracts"),
        "technology-contract-value": ("agree", "around", "technology-contract-value"),
        "trade-total": ("agree", "within", "foreign-trade"),
    }
    assert {each["rule"] for each in answer["results"]} == {"sources"}
    assert {each["compared"]["file"] for each in answer["results"]} == {OTHER}
    assert answer["results"][0]["key"] == "gdp", "what differs comes first"
    by_key = {each["key"]: each for each in answer["results"]}
    trade = by_key["trade-total"]
    assert (trade["usual"]["high"], trade["compared"]["usual"]["low"]) == (6000, 5988.45)
    assert trade["inputs"][0]["source"]["id"] == "new-hunan"
    assert trade["stated"]["source"]["id"] == QUALIFIED, "one id for two sources is told apart"
    titles = {each["id"]: each["title"]["en"] for each in answer["sources"]}
    assert titles[QUALIFIED] == "An Invented Yearbook"
    assert titles["new-hunan"].startswith("Building")


def test_the_unit_of_the_first_is_that_of_both() -> None:
    [found] = json.loads(run("audit", "technology-contract-value", "--with", OTHER, "--json").out)[
        "results"
    ]
    assert (found["unit"], found["compared"]["usual"]["low"]) == ("亿元", 1250)
    wanted = ("--unit", "billion yuan")
    [found] = json.loads(
        run("audit", "technology-contract-value", "--with", OTHER, "--json", *wanted).out
    )["results"]
    assert found["compared"]["usual"]["low"] == 125


def test_the_cautions_of_both_facts_go_with_the_answer() -> None:
    value, economy = "technology-contract-value", "gdp"
    for form in ("table", "plain", "md", "csv", "tsv", "json", "ndjson"):
        out = run("audit", value, economy, "--with", OTHER, "--format", form, "--lang", "zh").out
        assert "此数出自虚构的年报" in out, form
        assert "原文没有说明是哪一年的数字" in out, form


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("zh", ("结论      来源一致，后者的范围较窄",
                f"按惯例    new-hunan：5000亿至6000亿元；{QUALIFIED}：5988.45亿至5988.55亿元",
                f"原文所载  {QUALIFIED}：5988.5亿元")),
        ("en", ("Verdict        the sources agree, the second being the narrower",
                f"Source says    {QUALIFIED}: 598.85 billion yuan")),
    ],
)  # fmt: skip
def test_a_table_has_both_side_by_side(
    language: str, lines: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    call = ("audit", "trade-total", "--with", OTHER, "--format", "table", "--lang", language)
    outcome = run(*call)
    assert outcome.status == 0
    for line in lines:
        assert f"  {line}" in outcome.lines
    assert (
        sum(QUALIFIED in line for line in outcome.lines if line.startswith(("来源", "Source:")))
        == 1
    )


def test_another_name_of_the_thing_is_told() -> None:
    [line] = run("audit", "gdp", "--with", OTHER, "--lang", "en").lines
    assert "under 4 trillion yuan (Gross regional product)" in line


def test_a_spreadsheet_has_both_intervals() -> None:
    out = run("audit", "trade-total", "--with", OTHER, "--format", "csv").out
    [row] = csv.DictReader(io.StringIO(out))
    assert (row["usual.high"], row["compared.usual.low"]) == ("6000", "5988.45")
    assert (row["compared.key"], row["compared.relation"]) == ("foreign-trade", "within")
    out = run("audit", "trade-total", "--with", OTHER, "--fields", "key,compared.relation").out
    assert out == "trade-total\twithin\n"


def test_a_period_leaves_out_the_others() -> None:
    found = json.loads(run("audit", "--with", OTHER, "--period", "2021", "--json").out)
    assert [each["period"] for each in found["results"]] == ["2021"] * 3


def test_files_with_nothing_in_common_are_told_so() -> None:
    outcome = run("audit", "poor-households", "--with", OTHER, "--lang", "en")
    assert (outcome.status, outcome.out) == (0, "")
    assert "no figures of one thing" in outcome.err


def test_a_file_agrees_with_itself() -> None:
    outcome = run("audit", "--data", OTHER, "--with", OTHER, "--json")
    found = json.loads(outcome.out)["results"]
    assert outcome.status == 0
    assert len(found) == 5
    assert {each["compared"]["relation"] for each in found} == {"equal"}


def test_a_wrong_second_file_is_told_by_its_name(tmp_path: Path) -> None:
    outcome = run("audit", "--with", str(tmp_path / "none.toml"), "--lang", "en")
    assert (outcome.status, outcome.out) == (3, "")
    assert "none.toml" in outcome.err
    bad = tmp_path / "bad.toml"
    bad.write_text("schema = 2\n[[facts]]\n", encoding="utf-8")
    outcome = run("audit", "--with", str(bad), "--lang", "en")
    assert outcome.status == 3
    assert "bad.toml" in outcome.err
    assert run("audit", "nothing-like-it", "--with", OTHER).status == 1
