"""`cite` and `--sentence` on the command line: what goes where, in every format."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest
from running import CHINESE, ENGLISH, HOSTILE, run

from hunanfacts.model.vocabulary import CitationStyle
from hunanfacts.render import shapes

SHIPPED = "全面建设社会主义现代化新湖南[N]. [2022]: 第3段.\n"


def _results(*arguments: str) -> list[dict[str, Any]]:
    outcome = run(*arguments, "--json")
    assert (outcome.status, outcome.err) == (0, "")
    return list(json.loads(outcome.out)["results"])


# ---- cite ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["gdp", "GDP", "经济总量", "gdp@undated"])
def test_a_fact_is_cited_by_any_of_its_names_and_a_figure_by_its_id(name: str) -> None:
    assert run("cite", name, "--lang", "zh").out == SHIPPED


def test_the_style_goes_by_the_language() -> None:
    assert run("cite", "new-hunan", "--lang", "zh").out == SHIPPED.replace(": 第3段", "")
    assert run("cite", "new-hunan", "--lang", "en").out.startswith("全面建设社会主义现代化新湖南 [")
    assert run("cite", "new-hunan", "--style", "gbt7714", "--lang", "en") == run(
        "cite", "new-hunan", "--lang", "zh"
    )


def test_facts_of_one_source_are_one_citation_with_each_place_once() -> None:
    (result,) = _results("cite", "gdp", "trade-total", "poor-villages", "--lang", "zh")
    assert result["keys"] == ["gdp", "trade-total", "poor-villages"]
    assert result["text"] == "全面建设社会主义现代化新湖南[N]. [2022]: 第3、34段."
    assert result["source"] == {
        "id": "new-hunan",
        "locators": [{"paragraph": 3}, {"paragraph": 34}],
    }
    assert len(result["cautions"]) == len(("no year", "not borne out"))


def test_a_fact_out_of_two_sources_is_two_citations() -> None:
    found = _results("cite", "population", "--data", str(ENGLISH))
    assert [result["source"]["id"] for result in found] == ["country-report", "yearbook"]


def test_of_a_figure_its_own_place_alone_is_cited() -> None:
    name = "gdp-growth@2026"
    (result,) = _results("cite", name, "--data", str(ENGLISH))
    assert (result["keys"], result["source"]["locators"]) == ([name], [{"page": 24}])


def test_several_figures_of_a_fact_are_all_cited() -> None:
    names = ["gdp-growth@2026", "gdp-growth@2024"]
    (result,) = _results("cite", *names, "--data", str(ENGLISH))
    assert result["keys"] == sorted(names)
    assert result["source"]["locators"] == [{"page": 20}, {"page": 24}]


@pytest.mark.parametrize("command", [("cite", "gdp"), ("stat", "gdp", "--sentence")])
def test_the_fields_are_just_the_paths_of_the_records(command: tuple[str, ...]) -> None:
    (result,) = _results(*command)
    assert _paths(result) <= set(shapes.of("sentence" if len(command) > 2 else "cite").fields)
    for name in result:
        assert run(*command, "--json", "--fields", name).status == 0


def _paths(record: object, above: str = "") -> set[str]:
    """Return the paths of a record; what is in `csl` is CSL's own."""
    parts = record if isinstance(record, list) else [record]
    found = set()
    for part in parts:
        for name, value in part.items() if isinstance(part, dict) else ():
            path = f"{above}{name}"
            found |= {path} | (set() if name == "csl" else _paths(value, f"{path}."))
    return found


def test_what_is_shown_is_what_json_has() -> None:
    (result,) = _results("cite", "gdp", "--style", "apa")
    assert run("cite", "gdp", "--style", "apa").out == f"{result['text']}\t{result['in_text']}\n"
    table = run("cite", "gdp", "--style", "apa", "--format", "table")
    assert table.out == f"{result['text']}\n{result['in_text']}\n"


def test_a_terminal_of_any_width_gets_a_text_that_can_be_copied(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert run("cite", "gdp", "--lang", "zh", "--format", "table").out == SHIPPED


@pytest.mark.parametrize("style", ["gbt7714", "apa", "chicago"])
def test_cautions_are_said_beside_a_style_that_has_no_place_for_them(style: str) -> None:
    outcome = run("cite", "gdp", "--style", style, "--lang", "en")
    assert outcome.err == "caution: The source does not say for which year.\n"
    assert "year." not in outcome.out


def test_records_have_the_cautions_in_them() -> None:
    outcome = run("cite", "gdp", "--style", "bibtex")
    assert outcome.err == ""
    assert "annote = {原文没有说明是哪一年的数字。}" in outcome.out
    assert outcome.lines[:2] == ["% \\cite[para.~3]{new-hunan}", "@misc{new-hunan,"]


def test_csl_json_is_one_array_that_a_reference_manager_reads() -> None:
    outcome = run("cite", "population", "--style", "csl-json", "--data", str(ENGLISH))
    assert [item["id"] for item in json.loads(outcome.out)] == ["country-report", "yearbook"]


def test_markdown_does_not_take_brackets_for_a_link() -> None:
    assert run("cite", "new-hunan", "--format", "md", "--lang", "zh").out == (
        "全面建设社会主义现代化新湖南\\[N\\]. \\[2022\\].\n\n"
    )


def test_csv_has_a_row_a_source() -> None:
    lines = run("cite", "population", "--format", "csv", "--data", str(ENGLISH)).lines
    assert lines[0] == "keys,style,text,in_text,source.id"
    assert len(lines) == len(("heading", "report", "yearbook"))


@pytest.mark.parametrize("style", get_args(CitationStyle))
def test_nothing_in_a_source_acts_on_a_terminal(style: str) -> None:
    key = json.loads(run("list", "--data", str(HOSTILE), "--json").out)["results"][0]["key"]
    outcome = run("cite", key, "--style", style, "--data", str(HOSTILE), "--format", "table")
    assert outcome.status == 0
    assert not set(outcome.out + outcome.err) & {"\x1b", "\r", "\x9b", "\u202e"}


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("cite",), 2),
        (("cite", ""), 2),
        (("cite", "gdp", "--style", "mla"), 2),
        (("cite", "new-hunan", "--sentence"), 2),
        (("cite", "no-such-thing"), 1),
        (("stat", "gdp", "--sentence", "--value"), 2),
        (("stat", "no-such-thing", "--sentence"), 1),
    ],
)
def test_what_cannot_be_cited_is_an_error(arguments: tuple[str, ...], status: int) -> None:
    outcome = run(*arguments)
    assert (outcome.status, outcome.out) == (status, "")
    assert outcome.err


# ---- --sentence ----------------------------------------------------------------------------------

GDP = (
    "据《全面建设社会主义现代化新湖南》（推定2022年，第3段，未注明所述时间），湖南经济总量超过4万亿元。"
    "（注意：原文没有说明是哪一年的数字。）\n"
)


@pytest.mark.parametrize("command", ["stat", "show", "cite"])
@pytest.mark.parametrize("form", ["table", "plain"])
def test_a_sentence_stands_on_a_line(command: str, form: str) -> None:
    assert run(command, "gdp", "--sentence", "--lang", "zh", "--format", form).out == GDP


def test_each_figure_that_answers_has_its_sentence() -> None:
    outcome = run("stat", "进出口总额", "2021", "--sentence", "--lang", "en")
    assert outcome.lines == [
        (
            "Total imports and exports in Hunan stood at nearly 600 billion yuan in 2021, according"
            " to “Building a Modern Socialist New Hunan in All Respects” (2022 by inference,"
            " para 34)."
        ),
    ]


def test_a_sentence_is_in_the_unit_asked_for() -> None:
    outcome = run("stat", "meililai-exports", "--sentence", "--unit", "万元", "--lang", "zh")
    assert "36000万元" in outcome.out


def test_a_fact_without_figures_is_told_by_its_statement() -> None:
    (result,) = _results("show", "zhang-yi", "--sentence")
    assert result["figure"] is None
    assert result["sentence"]["zh"] == (
        "张奕任欧科亿公司监事会主席（据《全面建设社会主义现代化新湖南》，推定2022年，第8段）。"
    )


def test_a_sentence_as_json_has_both_languages_and_its_caution() -> None:
    (result,) = _results("stat", "gdp", "--sentence")
    assert (result["key"], result["figure"]) == ("gdp", "gdp@undated")
    assert f"{result['sentence']['zh']}\n" == GDP
    assert result["caution"]["zh"] in result["sentence"]["zh"]
    assert result["caution"]["en"] in result["sentence"]["en"]
    assert result["source"] == {"id": "new-hunan", "locator": {"paragraph": 3}}


def test_a_language_that_the_knowledge_lacks_is_null_and_told_in_the_other() -> None:
    name = ("stat", "cangning-gdp", "2024", "--sentence", "--data", str(CHINESE))
    (result,) = _results(*name)
    assert result["sentence"]["en"] is None
    assert run(*name, "--lang", "en").lines == [result["sentence"]["zh"]]


def test_a_batch_is_told_in_sentences() -> None:
    questions = b"gdp\nnothing of this\npoor-villages\n"
    outcome = run("stat", "-", "--sentence", "--lang", "zh", stdin=questions)
    assert outcome.status == 1
    first, none, last = outcome.lines
    assert (f"{first}\n", none) == (GDP, "")
    assert "6920个" in last
