"""The commands that reckon, as they are called: units, trend, audit, and a list by amount."""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from making import fact, figure
from running import DATA, EMPTY, HOSTILE, TINY, Outcome, run

from hunanfacts.command import reckon
from hunanfacts.index import storing
from hunanfacts.reckoning import audit, conversion
from hunanfacts.render import audited, reckoned, shapes
from hunanfacts.render.quantities import Manner

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hunanfacts.index.stored import Found
    from hunanfacts.model.records import Fact, Figure
    from hunanfacts.model.vocabulary import Command

RECKONING = ("--data", str(DATA / "reckoning.toml"))

FORMATS = ("table", "plain", "json", "ndjson", "csv", "tsv", "md")
MACHINE = ("json", "ndjson", "csv", "tsv")
ENVELOPE = ["schema", "data_version", "command", "query", "count", "results", "sources"]
FIGURE = ["id", "measure", "status", "value", "unit", "bound", "low", "high", "low_closed",
          "high_closed", "of", "among", "period", "period_inferred", "base", "prices", "variant",
          "display", "caution", "as_written", "source"]  # fmt: skip
INTERVAL = ["low", "high", "low_closed", "high_closed", "display"]
READINGS = ["unit", "strict", "usual"]
UNIT = ["key", "label", "id", "unit", "value", "bound", "display", "caution"]
CHANGE = ["key", "label", "measure", "before", "after", "difference", "multiple", "yearly"]
FINDING = ["key", "label", "rule", "verdict", "what", "period", "period_inferred", "inputs",
           "working", "unit", "strict", "usual", "stated", "compared", "condition", "statement",
           "caution"]  # fmt: skip

CALLS = {
    "units": (("units", "exports", "tea"), 0),
    "trend": (("trend", "exports", "tea"), 0),
    "audit": (("audit",), 1),
    "audit of some": (("audit", "sales", "tea"), 0),
    "list": (("list", "--min", "100亿元", "--max", "500亿元", "--maybe"), 0),
}
"""Calls of the knowledge for reckoning, each with its exit code."""


def results(*arguments: str) -> list[dict[str, Any]]:
    """Return the records that a call prints as JSON."""
    document = json.loads(run(*arguments, "--json").out, parse_float=Decimal)
    found: list[dict[str, Any]] = document["results"]
    return found


def error_of(outcome: Outcome) -> dict[str, Any]:
    """Read the one error object on stderr."""
    [line] = outcome.err.splitlines()
    document = json.loads(line)
    assert document["schema"] == "hunanfacts.error/2"
    error: dict[str, Any] = document["error"]
    return error


def is_chinese(text: str) -> bool:
    return bool(re.search(r"[\u4e00-\u9fff]", text))


# ---- Every format, both languages ----------------------------------------------------------------


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", CALLS)
def test_every_format_answers_with_the_same_exit_code(name: str, form: str, language: str) -> None:
    arguments, status = CALLS[name]
    outcome = run(*arguments, *RECKONING, "--format", form, "--lang", language)
    assert (outcome.status, outcome.err) == (status, "")
    assert outcome.lines
    if form in MACHINE:
        assert outcome == run(*arguments, *RECKONING, "--format", form)


@pytest.mark.parametrize(("language", "words"), [("zh", "可推算"), ("en", "derived")])
def test_a_reader_is_told_in_his_language(language: str, words: str) -> None:
    for form in ("table", "plain", "md"):
        assert words in run("audit", "tea", *RECKONING, "--format", form, "--lang", language).out


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_a_spreadsheet_gets_a_row_a_finding_a_change_and_a_unit(form: str) -> None:
    calls: dict[Command, tuple[str, ...]] = {
        "audit": (),
        "trend": ("exports", "tea"),
        "units": ("tea",),
    }
    for command, names in calls.items():
        out = run(command, *names, *RECKONING, "--format", form).out
        rows = list(csv.reader(io.StringIO(out), dialect="excel" if form == "csv" else "excel-tab"))
        assert tuple(rows[0]) == shapes.of(command).csv
        assert len(rows) - 1 == len(results(command, *names, *RECKONING))
        assert {len(row) for row in rows} == {len(rows[0])}


def test_plain_text_has_a_line_for_each_figure_and_for_each_change() -> None:
    lines = [line.split("\t") for line in run("trend", "exports", *RECKONING, "--lang", "en").lines]
    assert {len(line) for line in lines} == {8}
    assert [(line[2], line[3]) for line in lines] == [
        ("2012", "over 15 billion yuan"),
        ("2016", "nearly 30 billion yuan"),
        ("2021 (inferred)", "60 billion yuan"),
        ("2025", "target: 100 billion yuan"),
        ("2012 → 2016", "difference"),
        ("2012 → 2016", "multiple"),
        ("2012 → 2016", "yearly growth"),
        ("2016 → 2021 (inferred)", "difference"),
        ("2016 → 2021 (inferred)", "multiple"),
        ("2016 → 2021 (inferred)", "yearly growth"),
        ("2012 → 2021 (inferred)", "difference"),
        ("2012 → 2021 (inferred)", "multiple"),
        ("2012 → 2021 (inferred)", "yearly growth"),
    ]
    assert [line[6] for line in lines if line[6]] == ["paper:2", *["paper:1"] * 3]


# ---- The shape of JSON ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "command", "query", "keys"),
    [
        (("units", "exports", "tea"), "units", "exports tea", UNIT),
        (("trend", "exports", "tea", "ships"), "trend", "exports tea ships", CHANGE),
        (("audit",), "audit", None, FINDING),
        (("audit", "sales", "cargo"), "audit", "sales cargo", FINDING),
    ],
)
def test_an_answer_is_in_the_envelope_and_its_keys_in_order(
    arguments: tuple[str, ...], command: str, query: str | None, keys: list[str]
) -> None:
    outcome = run(*arguments, *RECKONING, "--json")
    document = json.loads(outcome.out)
    assert list(document) == ENVELOPE
    assert (document["schema"], document["data_version"]) == ("hunanfacts/2", "reckoning")
    assert (document["command"], document["query"]) == (command, query)
    assert document["count"] == len(document["results"]) > 0
    assert all(list(result) == keys for result in document["results"])
    lines = run(*arguments, *RECKONING, "--ndjson").lines
    assert list(map(json.loads, lines)) == document["results"]


def test_what_is_inside_has_its_keys_in_order() -> None:
    for change in results("trend", "exports", "tea", "ships", *RECKONING):
        assert list(change["before"]) == list(change["after"]) == FIGURE
        for name in ("difference", "multiple", "yearly"):
            assert change[name] is None or list(change[name]) == READINGS
    for finding in results("audit", *RECKONING):
        assert [list(shown) for shown in finding["inputs"]] == [FIGURE] * len(finding["inputs"])
        assert finding["stated"] is None or list(finding["stated"]) == FIGURE
        held = {"change", "parts", "sources"}
        assert (finding["stated"] is None) == (finding["rule"] not in held)
        assert finding["condition"] is None or list(finding["condition"]) == ["zh", "en"]
        for reading in ("strict", "usual"):
            assert finding[reading] is None or list(finding[reading]) == INTERVAL
        for text in ("label", "what", "working", "statement"):
            assert list(finding[text]) == ["zh", "en"]
            assert all(finding[text].values())


def numbers_of(value: object, name: str = "") -> Iterator[object]:
    """Yield whatever stands where a number must."""
    if isinstance(value, dict):
        for inner, part in value.items():
            yield from numbers_of(part, inner)
    elif isinstance(value, list):
        for part in value:
            yield from numbers_of(part, name)
    elif name in {"value", "low", "high"}:
        yield value


@pytest.mark.parametrize("command", [("units", "exports"), ("trend", "exports", "tea"), ("audit",)])
def test_numbers_are_numbers_and_a_missing_end_is_null(command: tuple[str, ...]) -> None:
    found = list(numbers_of(results(*command, *RECKONING)))
    assert len(found) > 5
    assert {type(number) for number in found} <= {int, Decimal, type(None)}
    assert "-0" not in {str(number) for number in found}


def test_what_was_reckoned_has_twelve_digits_and_is_rounded_outwards() -> None:
    [finding] = results("audit", "technology-contracts")
    assert finding["strict"]["low"] == Decimal("6563.33333333")
    assert finding["strict"]["high"] == Decimal("6563.33333334")
    # 17721 by 2.75 is 6444, and by 2.65 it is 6687.16981132075...
    assert finding["usual"]["low"] == Decimal(6444)
    assert finding["usual"]["high"] == Decimal("6687.16981133")


def test_the_finding_on_trade_is_as_the_contract_shows_it() -> None:
    [finding] = results("audit", "trade-total")
    assert finding["rule"] == "change"
    assert finding["verdict"] == "in-tension"
    assert finding["what"] == {
        "zh": "进出口总额的年均增长（2012年至2021年，推定）",
        "en": "Total imports and exports, yearly growth (2012 to 2021, inferred)",
    }
    assert finding["period"] == "2012/2021"
    assert [shown["id"] for shown in finding["inputs"]] == ["trade-total@2012", "trade-total@2021"]
    assert finding["unit"] == "%"
    assert [finding["strict"][end] for end in ("low", "high")] == [None, None]
    assert finding["strict"]["display"] == {"zh": "", "en": ""}
    assert finding["usual"]["display"] == {"zh": "15.1%至18.6%", "en": "15.1% to 18.6%"}
    assert finding["stated"]["value"] == Decimal("25.1")
    assert finding["statement"]["zh"] == (
        "来源的数字彼此有出入：进出口总额的年均增长（2012年至2021年，推定），"
        "按惯例读由别的数字推算为15.1%至18.6%，"
        "来源却说是25.1%。"
    )


@pytest.mark.parametrize(
    ("key", "zh", "en"),
    [
        ("tea", "全国茶叶产量（2021年）：按惯例读，可推算为4776万至4824万斤；来源没有直接说。",
         ("national tea output (2021): 47.76 to 48.24 million jin, "
          "if its figures are read as usual; the source itself does not say.")),
        ("sales",
         "销售的倍数（2021年）：按惯例读，可推算为3.975至4.026倍，来源说是4倍，两者不矛盾。",
         ("Sales, multiple (2021): 3.975 to 4.026 times, "
          "if its figures are read as usual; the source says 4 times, which nothing contradicts.")),
        ("steel", "钢产量（2012年）：无法推算，因为这些数字什么都没有排除。",
         "Steel output (2012): nothing follows, since the figures leave everything open."),
        ("cargo", "货运（2021年）：无法推算，因为单位不同：万吨、列。",
         "Cargo (2021): nothing follows, since the units differ: tonnes, counts."),
    ],
)  # fmt: skip
def test_a_finding_says_in_words_what_it_means(key: str, zh: str, en: str) -> None:
    [finding] = results("audit", key, *RECKONING)
    assert finding["statement"] == {"zh": zh, "en": en}


def test_the_reason_why_nothing_follows_is_told_to_a_reader() -> None:
    for form in ("table", "plain", "md"):
        out = run("audit", "cargo", *RECKONING, "--format", form, "--lang", "en").out
        assert "nothing follows: the units differ: tonnes, counts" in out
    [finding] = results("audit", "cargo", *RECKONING)
    assert (finding["unit"], finding["strict"], finding["usual"]) == (None, None, None)


NEW_KINDS = """
schema = 2
version = "new"
title = { zh = "测试", en = "Test" }
source = [
  { id = "paper", type = "report", title = "A", language = "en", paragraphs = 9 },
  { id = "book", type = "book", title = "B", language = "en" },
]
topic = [{ id = "all", label = { zh = "全部", en = "All" } }]
"""


def knowledge(folder: Path, **facts: tuple[dict[str, object], ...]) -> tuple[str, str]:
    """Write facts of figures into a file, and return the option that names it."""
    lines = [NEW_KINDS]
    for key, figures in facts.items():
        lines += [
            "[[fact]]",
            f'key = "{key}"',
            f'label = {{ zh = "{key}值", en = "value {key}" }}',
            'kind = "indicator"\ntopic = "all"\nsource = "paper"\nparagraph = 1',
            'statement = { zh = "某事。", en = "Something." }\nas_written = "x"',
        ]
        for each in figures:
            shown = {"unit": "亿元", "measure": "level", "as_written": "x", **each}
            shown |= {"bound": "exact"} if "value" in each and "bound" not in each else {}
            lines += ["[[fact.figure]]", *(f"{name} = {json.dumps(value, ensure_ascii=False)}"
                                           for name, value in shown.items())]  # fmt: skip
    file = folder / "new.toml"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return "--data", str(file)


GREW = {"measure": "growth", "unit": "%", "period": "2021", "base": "2020"}


@pytest.mark.parametrize(
    ("figures", "verdict", "zh", "en"),
    [
        (({"value": 110, "period": "2021"}, {"value": 10, **GREW}), "derived",
         ("a值（2020年）：按惯例读，可推算为99亿至101亿元；来源没有直接说。"
         "前提是增速与数值按同一价格计算，来源没有说。"),
         ("value a (2020): 9.9 to 10.1 billion yuan, if its figures are read as usual; the source"
         " itself does not say. It holds if both are at the same prices, which the source does not"
         " say.")),
        (({"value": 110, "period": "2021"}, {"value": 100, "period": "2020"},
          {"value": 10, **GREW}), "consistent",
         ("a值的增长（2021年）：按惯例读，可推算为8.9%至11.1%，来源说是10%，两者不矛盾。"
         "前提是增速与数值按同一价格计算，来源没有说。"),
         ("value a, growth (2021): 8.9% to 11.1%, if its figures are read as usual; the source says"
         " 10%, which nothing contradicts. It holds if both are at the same prices, which the"
         " source does not say.")),
        (({"value": 110, "period": "2021"}, {"value": 100, "period": "2020"},
          {"value": 50, **GREW}), "nothing-follows",
         ("a值的增长（2021年）：无法推算，因为增速与数值不一致，"
         "但来源没有说两者是否按同一价格计算。"),
         ("value a, growth (2021): nothing follows, since the growth and the levels do not fit, but"
         " the source does not say whether they are at the same prices.")),
        (({"value": 4, "bound": "over", "period": "2021"},
          {"value": 20, **GREW, "bound": "over"}), "nothing-follows",
         "a值（2020年）：无法推算，因为这些数字什么都没有排除。",
         "value a (2020): nothing follows, since the figures leave everything open."),
        (({"value": 110, "period": "2021", "prices": "current"},
          {"value": 10, **GREW, "prices": "constant"}), "nothing-follows",
         "a值（2020年）：无法推算，因为增速按不变价，数值按现价（或相反）。",
         ("value a (2020): nothing follows, since the growth and the levels are not at the same"
         " prices.")),
        (({"value": 5.42, "period": "2021"},
          {"value": 5.47, "period": "2021", "source": "book", "page": 3}), "differ",
         "a值（2021年）：paper说是5.42亿元，book说是5.47亿元，两者不一致，后者较大，相差0.04亿至0.06亿元。",
         ("value a (2021): 542 million yuan by paper, 547 million yuan by book; they"
         " differ, the second being more by 4 to 6 million yuan.")),
        (({"value": 5.42, "period": "2021"},
          {"value": 5.4, "period": "2021", "source": "book", "page": 3}), "agree",
         "a值（2021年）：paper说是5.42亿元，book说是5.4亿元，两者一致，后者的范围较宽。",
         ("value a (2021): 542 million yuan by paper, 540 million yuan by book; they agree,"
         " the second being the wider.")),
    ],
)  # fmt: skip
def test_a_finding_says_what_it_depends_on_and_who_says_what(
    figures: tuple[dict[str, object], ...], verdict: str, zh: str, en: str, tmp_path: Path
) -> None:
    data = knowledge(tmp_path, a=figures)
    [finding] = results("audit", *data)
    assert finding["verdict"] == verdict
    assert finding["statement"] == {"zh": zh, "en": en}
    assert run("audit", *data).status == int(verdict == "differ")


def test_sources_that_differ_stand_side_by_side_with_their_names(tmp_path: Path) -> None:
    data = knowledge(tmp_path, a=(
        {"value": 3, "period": "2021"},
        {"value": 5, "period": "2021", "source": "book", "page": 7},
    ))  # fmt: skip
    outcome = run("audit", *data, "--lang", "en", "--format", "table")
    assert outcome.status == 1
    for line in ("Verdict        the sources differ, the second being more by 100 to 300 million",
                 "Usually read   paper: 250 to 350 million yuan; book: 450 to 550 million yuan",
                 "Working        paper: 300 million yuan",
                 "Source says    book: 500 million yuan",
                 "Source         paper, para 1; book, p. 7"):  # fmt: skip
        assert f"  {line}" in outcome.lines
    assert [each["id"] for each in json.loads(run("audit", *data, "--json").out)["sources"]] == [
        "paper",
        "book",
    ]


NO_NUMBER = {"reads": {"zh": "几十家", "en": "dozens"}, "unit": "家", "period": "2021"}


def inline(figure: dict[str, Any]) -> dict[str, object]:
    """Leave the texts of a figure to one language, since an inline table is none of JSON."""
    return {**figure, "reads": figure["reads"]["zh"]}


@pytest.mark.parametrize("form", FORMATS)
def test_what_has_no_number_is_left_out_and_nothing_crashes(form: str, tmp_path: Path) -> None:
    none, another = inline(NO_NUMBER), {**inline(NO_NUMBER), "period": "2020"}
    number = {"value": 40, "unit": "家", "period": "2019"}
    data = knowledge(tmp_path, alone=(none, another), beside=(none, number))
    options = (*data, "--format", form, "--lang", "en")

    outcome = run("units", "beside", *options)
    assert (outcome.status, outcome.err) == (0, "")
    assert "2021" not in outcome.out
    outcome = run("units", "alone", *options)
    assert (outcome.status, outcome.out) == (1, "")
    outcome = run("trend", "alone", "beside", *options)
    assert (outcome.status, outcome.out) == (1, "")
    assert "not every figure has a number" in outcome.err
    assert run("audit", *options).status == 0
    outcome = run("list", "--min", "1", *options)
    assert (outcome.status, "alone" in outcome.out) == (0, False)
    for unit in ("万家", "家"):
        assert run("stat", "beside", "--unit", unit, *options).status == 0
        assert run("list", "--unit", unit, *options).status == 0
    assert run("stat", "alone", "--unit", "家", *options).status == 0
    assert run("stat", "alone", "--unit", "万家", *options).status == 2


def test_a_range_is_turned_into_other_units_end_by_end(tmp_path: Path) -> None:
    data = knowledge(tmp_path, a=({"range": [1.2, 1.5], "period": "2021"},))
    told = {each["unit"]: each["display"] for each in results("units", "a", *data)}
    assert told["亿元"] == {"zh": "1.2亿至1.5亿元", "en": "120 to 150 million yuan"}
    assert told["million yuan"]["en"] == "120 to 150 million yuan"
    assert {each["value"] for each in results("units", "a", *data)} == {None}
    lines = run("units", "a", *data, "--lang", "en").lines
    assert lines[0].split("\t")[1:] == ["120 to 150 million yuan", "亿元", "1.2 to 1.5", ""]
    [record] = results("list", *data, "--unit", "万元")
    [shown] = record["figures"]
    assert (shown["value"], shown["low"], shown["high"]) == (None, 12000, 15000)


# ---- Shapes --------------------------------------------------------------------------------------

KINDS: dict[Command, tuple[str, ...]] = {
    "list": ("list",),
    "topics": ("topics",),
    "units": ("units", "exports", "tea"),
    "trend": ("trend", "exports", "tea"),
    "audit": ("audit",),
}


def paths_of(value: object, before: str = "") -> set[str]:
    """Return every path that stands in a record."""
    if isinstance(value, list):
        return {path for part in value for path in paths_of(part, before)}
    if not isinstance(value, dict):
        return set()
    return {
        path
        for name, part in value.items()
        for path in {f"{before}{name}", *paths_of(part, f"{before}{name}.")}
    }


ALL_THERE_IS = """
schema = 2
version = "all"
title = "All"
source = [
  { id = "paper", type = "report", title = "A", language = "en" },
  { id = "book", type = "book", title = "B", language = "en" },
]
place = [{ id = "here", name = "Here" }]
topic = [{ id = "all", label = "All" }]

[[fact]]
key = "tea"
kind = "indicator"
topic = "all"
label = "Tea"
statement = "All that can be said of tea."
place = "here"
subject = "gardens"
said_by = "a gardener"
caution = "It is made up."
source = "paper"
paragraph = 1
page = 2
section = "3"
table = "4"
line = 5
url = "https://example.org/tea"
as_written = "tea"
"""
SPOT = {"paragraph": 1, "page": 2, "section": "3", "table": "4", "line": 5,
        "url": "https://example.org/book"}  # fmt: skip
FIGURES: tuple[dict[str, object], ...] = (
    {"value": 4, "unit": "%", "measure": "share", "of": "all tea", "period": "2020"},
    {"value": 5, "unit": "%", "measure": "share", "of": "all tea", "period": "2021"},
    {"value": 9, "unit": "%", "measure": "share", "of": "all tea", "period": "2021",
     "source": "book", **SPOT},
    {"value": 40, "unit": "yuan", "measure": "level", "period": "2020"},
    {"value": 41, "unit": "yuan", "measure": "level", "period": "2021"},
    {"value": 3, "unit": "%", "measure": "growth", "period": "2021", "base": "2020"},
)  # fmt: skip
"""Figures, so that no part of what is told of them is null."""


def all_there_is() -> str:
    """Write a fact that has everything."""
    fields = ({**figure, "bound": "exact", "as_written": "tea"} for figure in FIGURES)
    tables = (
        "".join(f"{name} = {json.dumps(value)}\n" for name, value in each.items())
        for each in fields
    )
    return ALL_THERE_IS + "".join(f"[[fact.figure]]\n{table}" for table in tables)


@pytest.mark.parametrize("command", KINDS)
def test_the_fields_are_just_the_paths_of_the_records(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "all.toml"
    file.write_text(all_there_is(), encoding="utf-8")
    names = ("tea",) if command in {"units", "trend"} else ()
    records = results(command, *names, "--data", str(file))
    shape = shapes.of(command)
    assert paths_of(records) == set(shape.fields)
    assert len(set(shape.fields)) == len(shape.fields)


def test_the_fields_of_a_warning_are_just_its_paths(tmp_path: Path) -> None:
    file = tmp_path / "slip.toml"
    text = TINY.read_text(encoding="utf-8")
    file.write_text(text.replace("不到3.60万吨。", "不到3.60亿吨。"), encoding="utf-8")
    found = results("validate", str(file))
    assert found
    assert paths_of(found) == set(shapes.WARNINGS.fields)
    assert set(shapes.WARNINGS.csv) <= set(shapes.WARNINGS.fields)
    assert {*shapes.WARNINGS.line, *shapes.WARNINGS.columns} <= set(shapes.WARNINGS.cells)


@pytest.mark.parametrize("command", KINDS)
def test_what_a_format_tells_is_there_to_be_told(command: Command) -> None:
    shape = shapes.of(command)
    assert set(shape.csv) <= set(shape.fields)
    assert {*shape.line, *shape.columns} <= set(shape.cells)
    for language in ("zh", "en"):
        arguments = {"list": (), "topics": (), "audit": ()}.get(command, ("exports",))
        for form in ("table", "md"):
            outcome = run(command, *arguments, *RECKONING, "--format", form, "--lang", language)
            assert outcome.status == (command == "audit"), outcome.err


def test_rows_have_a_cell_for_each_that_their_shape_names() -> None:
    of_units = fact(figure("3", "亿元"), figure("40", measure="share"))
    findings = (audited.finding_row(found, Manner()) for found in audit.audit([of_units]))
    rows = [*reckoned.unit_rows(of_units), *findings]
    sizes = [len(shapes.UNITS.cells)] * (len(rows) - 1) + [len(shapes.FINDINGS.cells)]
    for row, size in zip(rows, sizes, strict=True):
        assert {len(cells) for cells in (*row.rows("zh"), *row.rows("en"))} == {size}


# ---- Narrow and wide terminals -------------------------------------------------------------------

TOLD = {
    "units": ("exports", "exports@2012", "0.015", "6000000", "trillion yuan", "over 15 billion"),
    "trend": ("Exports", "exports", "2021 (inferred)", "43.9 to 45.1 billion yuan", "para 2",
              "under 16.653%", "-8 to 13 percentage points", "yearly growth"),
    "audit": ("Cargo", "nothing follows: the units differ: tonnes, counts", "6.8 to 8.1%",
              "in tension", "(20 billion yuan ÷ under 11 billion yuan)^(1/9) - 1",
              "para 5, para 6"),
}  # fmt: skip


@pytest.mark.parametrize("width", [20, 30, 40, 60, 80, 120])
@pytest.mark.parametrize("command", TOLD)
def test_nothing_is_lost_on_a_narrow_terminal_or_runs_over_its_edge(
    command: Command, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rich.cells import cell_len

    monkeypatch.setenv("COLUMNS", str(width))
    arguments = [*KINDS[command], *RECKONING, "--format", "table", "--lang", "en"]
    lines = run(*arguments).lines
    assert max(map(cell_len, lines)) <= width
    # A cell's characters stand in their order, with those of the cells beside it in between.
    left = "".join(lines).replace(" ", "")
    for cell in TOLD[command]:
        rest = iter(left)
        assert all(char in rest for char in cell.replace(" ", "")), cell


def bars(*arguments: str, width: int = 80) -> list[int]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(width))
        lines = run("trend", *arguments, *RECKONING, "--format", "table", "--lang", "en").lines
    return [line.count("█") for line in lines if re.match(r"  \d{4}  |  \d{4} \(", line)]


def test_bars_are_as_long_as_their_figures_are_large() -> None:
    # 150, 300 and 600, in two scales; the file has the last one first.
    assert bars("exports") == [3, 6, 13, 0]
    assert bars("exports", width=120) == [6, 12, 24, 0]
    assert bars("sales") == [5, 21, 0]
    assert bars("tea") == [12, 15, 0]


def test_nothing_has_no_bar() -> None:
    assert bars("ships") == [0, 24]


def test_a_bar_that_is_drawn_twice_as_wide_stays_on_its_line() -> None:
    from rich.cells import cell_len

    for width in range(60, 121):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("COLUMNS", str(width))
            out = run("trend", "exports", *RECKONING, "--format", "table", "--lang", "en")
        assert max(cell_len(line) + line.count("█") for line in out.lines) <= width


def test_without_other_characters_bars_are_of_ascii() -> None:
    out = run("trend", "sales", *RECKONING, "--format", "table", "--ascii").out
    assert out.isascii()
    assert "#" * 20 in out


# ---- Units ---------------------------------------------------------------------------------------


def test_units_are_those_that_fit_the_printed_one_first() -> None:
    found = results("units", "exports@2012", *RECKONING)
    assert {record["id"] for record in found} == {"exports@2012"}
    assert [(record["unit"], record["value"]) for record in found] == [
        ("亿元", 150),
        ("元", 15_000_000_000),
        ("万元", 1_500_000),
        ("万亿元", Decimal("0.015")),
        ("yuan", 15_000_000_000),
        ("thousand yuan", 15_000_000),
        ("million yuan", 15000),
        ("billion yuan", 15),
        ("trillion yuan", Decimal("0.015")),
    ]


def test_a_rank_has_one_unit_and_no_other() -> None:
    found = results("units", "place-in-a-row", *RECKONING)
    assert [(record["unit"], record["value"]) for record in found] == [("位", 7), ("位", 6)]
    error = error_of(run("units", "place-in-a-row", *RECKONING, "--unit", "万位", "--json"))
    assert (error["code"], error["suggestions"]) == ("unit-mismatch", [{"command": "--unit 位"}])


def test_a_hundredth_of_a_unit_is_still_told_of() -> None:
    told = {json.loads(row.json)["unit"] for row in reckoned.unit_rows(fact(figure("100", "元")))}
    assert "万元" in told
    assert "亿元" not in told
    assert "万元" not in {
        json.loads(row.json)["unit"] for row in reckoned.unit_rows(fact(figure("99.9", "元")))
    }


@pytest.mark.parametrize(
    ("unit", "printed", "value"),
    [("万元", "万元", 1_500_000), ("亿", "亿元", 150), ("billion yuan", "billion yuan", 15),
     ("million", "million yuan", 15000)],
)  # fmt: skip
def test_one_unit_may_be_asked_for(unit: str, printed: str, value: int) -> None:
    found = results("units", "exports@2012", *RECKONING, "--unit", unit)
    assert [(record["unit"], record["value"]) for record in found] == [(printed, value)]


def test_figures_that_a_unit_does_not_fit_are_left_out_of_units() -> None:
    found = results("units", "sales", "tea", *RECKONING, "--unit", "万吨")
    assert [record["id"] for record in found] == ["tea@2021"]


# ---- Trends --------------------------------------------------------------------------------------


def test_a_trend_may_be_in_another_unit() -> None:
    for change in results("trend", "exports", *RECKONING, "--unit", "billion yuan"):
        assert change["before"]["unit"] == change["after"]["unit"] == "billion yuan"
        assert change["difference"]["unit"] == "billion yuan"
        assert (change["multiple"]["unit"], change["yearly"]["unit"]) == ("倍", "%")
    changes = results("trend", "sales", *RECKONING, "--unit", "万")
    assert changes[0]["difference"]["strict"]["low"] == 3_000_000


def test_a_trend_may_be_of_a_part_of_the_time() -> None:
    [change] = results("trend", "exports", *RECKONING, "--period", "2012/2016")
    assert (change["before"]["period"], change["after"]["period"]) == ("2012", "2016")


def test_an_inferred_period_is_marked() -> None:
    assert [
        change["after"]["period_inferred"] for change in results("trend", "exports", *RECKONING)
    ] == [False, True, True]
    assert "2021年（推定）" in run("trend", "exports", *RECKONING, "--lang", "zh").out


def test_shares_change_by_points() -> None:
    [change] = results("trend", "hightech-share-of-gdp")
    assert (change["multiple"], change["yearly"]) == (None, None)
    assert change["difference"]["unit"] == "百分点"
    assert change["difference"]["strict"]["display"] == {
        "zh": "8.9个百分点",
        "en": "8.9 percentage points",
    }


def test_a_trend_that_cannot_be_is_refused_with_the_reason() -> None:
    for form in FORMATS:
        outcome = run("trend", "technology-contracts", "--format", form, "--lang", "en")
        assert (outcome.status, outcome.out) == (1, "")
        assert "measures differ (level, multiple); units differ (counts, times)" in outcome.err
    error = error_of(run("trend", "technology-contracts", "--json"))
    assert (error["code"], error["input"]) == ("incomparable", "technology-contracts")
    assert error["suggestions"] == [{"command": "hunanfacts audit technology-contracts"}]
    assert is_chinese(run("trend", "gdp", "--lang", "zh").err)


# ---- Audits --------------------------------------------------------------------------------------


def test_an_audit_is_in_the_order_asked_for_or_of_the_file_what_disagrees_first() -> None:
    everything = results("audit", *RECKONING)
    keys = [finding["key"] for finding in everything]
    assert keys == ["imports", "sales", "steel", "tea", "visitors", "budget", "cargo"]
    asked = results("audit", "cargo", "sales", "cargo", *RECKONING)
    assert asked == [everything[-1], everything[1]]


def test_an_audit_of_some_facts_reads_them_and_their_parts_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """So that it takes no longer where a knowledge is large."""
    read: list[str] = []
    record = storing.record

    def noted(found: Found) -> Fact:
        read.append(found.key)
        return record(found)

    monkeypatch.setattr(storing, "record", noted)
    results("audit", "budget", *RECKONING)
    assert read == ["budget", "budget-roads", "budget-schools"]


@pytest.mark.parametrize(
    ("names", "status"),
    [((), 1), (("imports",), 1), (("sales", "imports"), 1), (("sales",), 0), (("steel",), 0),
     (("place-in-a-row",), 0), (("words",), 0)],
)  # fmt: skip
@pytest.mark.parametrize("form", FORMATS)
def test_only_figures_in_tension_exit_1(names: tuple[str, ...], status: int, form: str) -> None:
    assert run("audit", *names, *RECKONING, "--format", form).status == status


@pytest.mark.parametrize("data", [EMPTY, TINY])
def test_an_audit_that_finds_nothing_says_so(data: object) -> None:
    for form in ("table", "plain", "md"):
        outcome = run("audit", "--data", str(data), "--format", form, "--lang", "en")
        assert outcome == Outcome(0, "", "there are no figures that imply one another\n")
    outcome = run("audit", "--data", str(data), "--json")
    assert (outcome.status, outcome.err) == (0, "")
    assert (json.loads(outcome.out)["count"], json.loads(outcome.out)["results"]) == (0, [])
    heading = run("audit", "--data", str(data), "--format", "csv")
    assert heading == Outcome(0, ",".join(shapes.FINDINGS.csv) + "\n", "")
    assert run("audit", "--data", str(data), "--ndjson") == Outcome(0, "", "")


def test_a_fact_without_findings_is_no_error() -> None:
    outcome = run("audit", "gdp", "--lang", "zh")
    assert outcome == Outcome(0, "", "没有可以相互推算的数值\n")
    assert json.loads(run("audit", "gdp", "--json").out)["query"] == "gdp"


def test_an_audit_may_be_of_a_period() -> None:
    found = results("audit", *RECKONING, "--period", "2012")
    assert {finding["key"] for finding in found} == {"steel", "sales", "imports"}
    found = results("audit", *RECKONING, "--period", "2012/2021")
    assert "imports" in {finding["key"] for finding in found}
    assert run("audit", *RECKONING, "--period", "2021").status == 1
    assert results("audit", *RECKONING, "--period", "1999") == []


def test_an_audit_may_be_in_another_unit_and_comes_to_the_same() -> None:
    before = results("audit", "tea", "budget", *RECKONING)
    after = results("audit", "tea", "budget", *RECKONING, "--unit", "元")
    assert [finding["unit"] for finding in after] == ["万斤", "元"]
    assert [finding["verdict"] for finding in after] == [each["verdict"] for each in before]
    assert after[1]["usual"]["low"] == before[1]["usual"]["low"] * 10**8
    assert {shown["unit"] for shown in [*after[1]["inputs"], after[1]["stated"]]} == {"元"}
    [tonnes] = results("audit", "tea", *RECKONING, "--unit", "million tonnes")
    assert (tonnes["unit"], tonnes["strict"]["low"]) == ("million tonnes", Decimal("0.024"))
    assert tonnes["working"]["en"] == "0.003 million tonnes ÷ 12.5%"


def test_a_limit_counts_facts_and_in_an_audit_findings() -> None:
    """An audit's exit code is of all it found, told or not."""
    outcome = run("audit", *RECKONING, "--limit", "1", "--json")
    assert json.loads(outcome.out)["count"] == 1
    assert outcome.status == 1
    for command in ("trend", "units"):
        whole = results(command, "exports", *RECKONING)
        assert len(whole) > 1
        assert results(command, "exports", "tea", *RECKONING, "--limit", "1") == whole


# ---- Fields --------------------------------------------------------------------------------------

ASKED: dict[Command, tuple[str, dict[str, Any]]] = {
    "units": ("value,unit", {"unit": "万元", "value": 6000000}),
    "trend": ("after.value,difference.usual.low",
              {"after": {"value": 300}, "difference": {"usual": {"low": 40}}}),
    "audit": ("key,inputs.value,strict.display.en",
              {"key": "imports", "inputs": [{"value": 110}, {"value": 200}],
               "strict": {"display": {"en": "over 6.86822%"}}}),
}  # fmt: skip


@pytest.mark.parametrize("command", ASKED)
def test_the_fields_asked_for_are_all_there_is(command: Command) -> None:
    fields, first = ASKED[command]
    assert results(*KINDS[command], *RECKONING, "--fields", fields)[0] == first
    lines = run(*KINDS[command], *RECKONING, "--fields", fields, "--format", "csv").lines
    assert lines[0] == fields
    assert len(lines) - 1 == len(results(*KINDS[command], *RECKONING))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("command", ASKED)
def test_every_field_may_be_asked_for_in_every_format(command: Command, form: str) -> None:
    fields = ",".join(shapes.of(command).fields)
    outcome = run(*KINDS[command], *RECKONING, "--fields", fields, "--format", form)
    assert (outcome.status, outcome.err) == (int(command == "audit"), "")


# ---- Misuse --------------------------------------------------------------------------------------

MISUSES = {
    "no key for units": (("units",), "usage"),
    "no key for a trend": (("trend",), "usage"),
    "an unknown field of units": (("units", "exports", "--fields", "figures.value"),
                                  "unknown-field"),
    "an unknown field of a trend": (("trend", "exports", "--fields", "value"), "unknown-field"),
    "an unknown field of an audit": (("audit", "--fields", "key,nosuch"), "unknown-field"),
    "an unknown field of an empty audit": (("audit", "words", "--fields", "nosuch"),
                                           "unknown-field"),
    "a unit that fits no figure": (("units", "exports", "--unit", "吨"), "unit-mismatch"),
    "a unit that fits nothing in a trend": (("trend", "exports", "--unit", "吨"), "unit-mismatch"),
    "a unit that fits nothing in an audit": (("audit", "sales", "--unit", "吨"), "unit-mismatch"),
    "a unit that fits nothing at all": (("audit", "--unit", "nosuch"), "unit-mismatch"),
    "a period that is none": (("audit", "--period", "lately"), "usage"),
    "a bare number where nothing is counted": (
        ("list", "--period", "2016", "--min", "300"),
        "unit-mismatch",
    ),
    "a limit that is no amount": (("list", "--max", "lots"), "amount"),
    "a limit in bounds": (("list", "--min", "近300亿元"), "amount"),
    "limits of unlike units": (("list", "--min", "300亿元", "--max", "5万吨"), "usage"),
    "maybe without limits": (("list", "--maybe"), "usage"),
}  # fmt: skip


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", MISUSES)
def test_misuse_exits_2_with_words_on_stderr_alone(name: str, language: str) -> None:
    arguments, _ = MISUSES[name]
    outcome = run(*arguments, *RECKONING, "--lang", language)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.strip()
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize("form", MACHINE)
@pytest.mark.parametrize("name", MISUSES)
def test_misuse_is_one_object_for_a_machine(name: str, form: str) -> None:
    arguments, code = MISUSES[name]
    outcome = run(*arguments, *RECKONING, "--format", form)
    assert (outcome.status, outcome.out) == (2, "")
    assert error_of(outcome)["code"] == code


UNKNOWN = 'nothing found for "nosuchfact"\nknown here: Test, out of 《某报告》, 2022\n'


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("units", "nosuchfact"), UNKNOWN),
        (("trend", "exports", "nosuchfact"), UNKNOWN),
        (("audit", "nosuchfact"), UNKNOWN),
        (("units", "words"), '"words" has no figure\n'),
        (("units", "sales", "--period", "1999"), '"sales" has no figure within 1999\n'),
        (("trend", "sales", "--period", "1999"), '"sales" has no figure within 1999\n'),
        (("trend", "words"),
         '"words" has no figures to compare: it has fewer than two figures to go by\n'),
        (("trend", "sales", "--period", "2012"),
         '"sales" has no figures to compare: it has fewer than two figures to go by\n'),
    ],
)  # fmt: skip
def test_what_is_not_there_exits_1_and_says_what(arguments: tuple[str, ...], said: str) -> None:
    assert run(*arguments, *RECKONING, "--lang", "en") == Outcome(1, "", said)
    assert error_of(run(*arguments, *RECKONING, "--json"))["code"] in {"not-found", "incomparable"}


# ---- A list by amount ----------------------------------------------------------------------------


def kept(*arguments: str) -> list[str]:
    """Return the ids of the figures that a list keeps."""
    found = results("list", *arguments, *RECKONING)
    return [shown["id"] for record in found for shown in record["figures"]]


def test_a_list_keeps_figures_that_certainly_or_maybe_lie_between() -> None:
    limits = ("--min", "300亿元", "--max", "700亿元")
    certain = kept(*limits)
    assert certain == ["exports@2021", "sales@2021"]
    assert kept(*limits, "--maybe") == ["exports@2021", "exports@2012", "sales@2021"]
    assert kept("--min", "30 billion yuan", "--max", "70 billion yuan") == certain
    assert kept(*limits, "--period", "2012", "--maybe") == ["exports@2012"]


def test_a_list_by_amount_may_be_shortened_and_in_another_unit() -> None:
    [record] = results("list", "--min", "300亿元", *RECKONING, "--limit", "1", "--unit", "万亿元")
    assert record["key"] == "exports"
    assert [shown["value"] for shown in record["figures"]] == [Decimal("0.06"), Decimal("0.1")]


@pytest.mark.parametrize("form", FORMATS)
def test_where_nothing_lies_between_the_list_is_empty_and_exits_1(form: str) -> None:
    limits = ("--min", "7亿元", "--max", "8亿元")
    outcome = run("list", *limits, *RECKONING, "--format", form, "--lang", "en")
    assert outcome.status == 1
    if form in MACHINE:
        assert error_of(outcome)["code"] == "not-found"
    if form == "json":
        assert json.loads(outcome.out)["results"] == []


# ---- Hostile data --------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "arguments", [("units", "formulas"), ("audit",), ("audit", "formulas"), ("trend", "formulas")]
)
def test_hostile_data_does_nothing(arguments: tuple[str, ...], form: str) -> None:
    outcome = run(*arguments, "--data", str(HOSTILE), "--format", form)
    assert outcome.status == (1 if arguments[0] == "trend" else 0)
    assert "\x1b" not in outcome.out + outcome.err
    assert "\u202e" not in outcome.out + outcome.err


def test_a_hostile_label_forges_no_row_and_no_cell() -> None:
    label = "a\tb\nc"
    shown = fact(figure("3"), figure("40", measure="share"), key=label)
    [row] = (audited.finding_row(found, Manner()) for found in audit.audit([shown]))
    for cells in itertools.chain(row.rows("zh"), row.rows("en")):
        assert not any(set(cell) & {"\t", "\n"} for cell in cells)


def test_a_figure_is_turned_into_each_unit_once(monkeypatch: pytest.MonkeyPatch) -> None:
    turned: list[tuple[str, str]] = []
    converted = conversion.converted

    def noting(figure: Figure, wanted: str) -> Figure:
        turned.append((figure.id, wanted))
        return converted(figure, wanted)

    monkeypatch.setattr(conversion, "converted", noting)
    told = fact(*(figure(str(year), "万吨", period=str(year)) for year in range(2000, 2020)))
    assert len(list(reckoned.unit_rows(told))) == 500
    assert len(set(turned)) == len(turned) > 20 * 10


def test_a_figure_is_told_in_its_unit_as_that_is_named() -> None:
    told = fact(figure("0.7", "个百分点", measure="change"))
    first = next(reckoned.unit_rows(told))
    assert json.loads(first.json)["unit"] == "百分点"


@pytest.mark.parametrize("command", ["units", "trend"])
def test_more_figures_than_can_be_told_at_once_are_refused(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reckon, "_MOST_TOLD", 6)
    outcome = run(command, "exports", "tea", *RECKONING, "--lang", "en")
    assert (outcome.status, outcome.out) == (2, "")
    assert "figures, and at most 6 are told at once; name fewer facts" in outcome.err
    assert run(command, "exports", *RECKONING).status == 0
    monkeypatch.undo()
    assert run(command, "exports", "tea", *RECKONING).status == 0
