"""JSON, NDJSON, CSV: the shape is contract, numbers keep their digits, data does nothing."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import DATA, HOSTILE, TINY, Outcome, run

from hunanfacts.text import clean
from hunanfacts.text import json_text as ours

FIGURES = DATA / "figures.toml"

ENVELOPE = ["schema", "data_version", "command", "query", "count", "results"]
FACT = ["key", "kind", "topic", "label", "aliases", "statement", "place", "subject", "names",
        "figures", "source", "notes"]  # fmt: skip
FIGURE = ["id", "measure", "value", "unit", "bound", "low", "high", "low_closed", "high_closed",
          "period", "period_inferred", "base", "display", "as_written", "source"]  # fmt: skip
LANGUAGES = ["zh", "en"]


def read(outcome: Outcome) -> dict[str, Any]:
    """Read the one JSON object of a run."""
    assert len(outcome.lines) == 1
    document: dict[str, Any] = json.loads(outcome.out, parse_float=Decimal)
    return document


# ---- The shape -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "arguments", "query"),
    [
        ("stat", ("技术合同", "2021"), "技术合同 2021"),
        ("search", ("制造业",), "制造业"),
        ("show", ("gdp", "grain-output"), "gdp grain-output"),
        ("list", (), None),
    ],
)
def test_every_look_up_has_one_shape(
    command: str, arguments: tuple[str, ...], query: str | None
) -> None:
    document = read(run(command, *arguments, "--json"))
    assert list(document) == ENVELOPE
    assert document["schema"] == "hunanfacts/1"
    assert (document["command"], document["query"]) == (command, query)
    assert document["count"] == len(document["results"]) > 0
    for fact in document["results"]:
        assert_is_fact(fact)


def assert_is_fact(fact: dict[str, Any]) -> None:
    assert list(fact) == FACT
    assert list(fact["label"]) == list(fact["statement"]) == LANGUAGES
    texts = [fact["key"], fact["kind"], fact["topic"], fact["subject"], *fact["label"].values(),
             *fact["statement"].values(), *fact["aliases"], *fact["names"],
             *(text for note in fact["notes"] for text in note.values())]  # fmt: skip
    assert all(type(text) is str and text for text in texts)
    assert fact["place"] is None or type(fact["place"]) is str
    assert list(fact["source"]) == ["id", "paragraph", "as_written"]
    assert type(fact["source"]["paragraph"]) is int
    assert all(list(note) == LANGUAGES for note in fact["notes"])
    for figure in fact["figures"]:
        assert_is_figure(figure)


def assert_is_figure(figure: dict[str, Any]) -> None:
    assert list(figure) == FIGURE
    assert list(figure["display"]) == LANGUAGES
    assert list(figure["source"]) == ["id", "paragraph"]
    assert type(figure["value"]) in {int, Decimal}
    for end in ("low", "high"):
        closed = figure[f"{end}_closed"]
        assert type(closed) is bool
        assert figure[end] in {None, figure["value"]}
        assert not (figure[end] is None and closed)
    assert type(figure["period_inferred"]) is bool
    for name in ("period", "base"):
        assert figure[name] is None or re.fullmatch(r"\d{4}[-/\d]*", figure[name])


def test_topics_have_the_same_envelope_and_a_count_each() -> None:
    document = read(run("topics", "--data", str(FIGURES), "--json"))
    assert list(document) == ENVELOPE
    assert document["results"] == [
        {"id": "all", "label": {"zh": "全部", "en": "All"}, "count": 3},
        {"id": "none", "label": {"zh": "空", "en": "None"}, "count": 0},
    ]


def test_the_whole_record_of_a_figure_is_as_the_contract_shows_it() -> None:
    document = read(run("stat", "technology-contract-value@2021", "--json"))
    assert [fact["figures"] for fact in document["results"]] == [
        [
            {
                "id": "technology-contract-value@2021",
                "measure": "level",
                "value": Decimal("1261.3"),
                "unit": "亿元",
                "bound": "exact",
                "low": Decimal("1261.3"),
                "high": Decimal("1261.3"),
                "low_closed": True,
                "high_closed": True,
                "period": "2021",
                "period_inferred": False,
                "base": None,
                "display": {"zh": "1261.3亿元", "en": "126.13 billion yuan"},
                "as_written": "1261.3亿元",
                "source": {"id": "new-hunan", "paragraph": 22},
            }
        ]
    ]


@pytest.mark.parametrize(
    ("bound", "low", "high", "low_closed", "high_closed"),
    [
        ("exact", "1261.3", "1261.3", True, True),
        ("over", "4.26", None, False, False),
        ("at-least", "17721", None, True, False),
        ("under", None, "3.60", False, False),
        ("at-most", None, "0.0000001", False, True),
        ("nearly", None, "1000000", False, False),
        ("about", None, None, False, False),
    ],
)
def test_a_bound_is_an_interval_whose_missing_end_is_null_and_not_closed(
    bound: str, low: str | None, high: str | None, *, low_closed: bool, high_closed: bool
) -> None:
    document = read(run("show", "bounds", "--data", str(FIGURES), "--json"))
    figures = {figure["bound"]: figure for figure in document["results"][0]["figures"]}
    ends = [figures[bound][end] for end in ("low", "high")]
    assert [end if end is None else format(Decimal(end), "f") for end in ends] == [low, high]
    assert figures[bound]["low_closed"] is low_closed
    assert figures[bound]["high_closed"] is high_closed


@pytest.mark.parametrize(
    "number", ["1261.3", "4.26", "17721", "3.60", "0.0000001", "1000000", "-12", "23.90"]
)
def test_numbers_are_written_digit_for_digit(number: str) -> None:
    out = run("list", "--data", str(FIGURES), "--json").out
    assert f'"value": {number}, "unit"' in out


def test_ndjson_is_the_results_of_json_one_a_line() -> None:
    results = read(run("list", "--json"))["results"]
    lines = run("list", "--ndjson").lines
    assert [json.loads(line, parse_float=Decimal) for line in lines] == results
    assert run("list", "--format", "ndjson").lines == lines


def test_fields_keep_the_shape_and_the_order_of_what_is_kept() -> None:
    outcome = run("stat", "tea", "--data", str(TINY), "--json", "--fields", "figures.value,key")
    assert read(outcome)["results"] == [{"key": "tea", "figures": [{"value": Decimal("3.60")}]}]
    assert '{"key": "tea", "figures": [{"value": 3.60}]}' in outcome.out


@pytest.mark.parametrize("form", ["json", "ndjson"])
def test_with_ascii_nothing_else_is_written_and_the_meaning_is_the_same(form: str) -> None:
    plain = run("list", "--format", form)
    escaped = run("list", "--format", form, "--ascii")
    assert not plain.out.isascii()
    assert escaped.out.isascii()
    assert list(map(json.loads, escaped.lines)) == list(map(json.loads, plain.lines))


@pytest.mark.parametrize("form", ["table", "plain", "csv", "tsv", "md"])
def test_with_ascii_nothing_else_is_written_in_any_format(form: str) -> None:
    outcome = run("list", "--data", str(FIGURES), "--format", form, "--ascii")
    assert outcome.status == 0
    assert outcome.out.isascii()
    assert "\\u754c\\u9650" in outcome.out


# ---- The writer ----------------------------------------------------------------------------------

_TEXTS = st.text(st.characters() | st.sampled_from("\x00\x1b\x7f\x85\x9b\u202e\u2028\u2029\ufeff"))
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | _TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(_TEXTS, inner),
    max_leaves=12,
)


@given(_VALUES, st.booleans())
def test_what_is_written_is_read_back(value: object, escape: bool) -> None:  # noqa: FBT001 -- given
    text = clean.json_in_ascii(ours.dumps(value)) if escape else ours.dumps(value)
    assert json.loads(text) == value


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30))
def test_a_decimal_is_read_back_as_the_same_number(value: Decimal) -> None:
    assert json.loads(ours.dumps(value), parse_float=Decimal, parse_int=Decimal) == value


@given(_VALUES)
def test_nothing_is_written_raw_that_acts_on_a_terminal(value: object) -> None:
    assert acting(ours.dumps(value)) == set()
    assert clean.json_in_ascii(ours.dumps(value)).isascii()


def test_a_value_that_json_has_no_word_for_is_a_bug() -> None:
    with pytest.raises(TypeError, match="float"):
        ours.dumps(1.5)


# ---- CSV and TSV ---------------------------------------------------------------------------------


def table_of(form: str, *arguments: str) -> list[dict[str, str]]:
    """Read what a run writes as CSV or TSV."""
    outcome = run(*arguments, "--format", form)
    if form == "csv":
        return list(csv.DictReader(io.StringIO(outcome.out, newline=""), strict=True))
    heading, *lines = [line.split("\t") for line in outcome.lines]
    return [dict(zip(heading, line, strict=True)) for line in lines]


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_a_row_has_the_record_of_its_figure(form: str) -> None:
    facts = read(run("list", "--json"))["results"]
    expected = [
        (fact["key"], fact["label"]["zh"], figure.get("id", ""), str(figure.get("value", "")),
         fact["statement"]["en"])
        for fact in facts
        for figure in fact["figures"] or [{}]
    ]  # fmt: skip
    found = [
        (row["key"], row["label.zh"], row["figures.id"], row["figures.value"], row["statement.en"])
        for row in table_of(form, "list")
    ]
    assert found == expected


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_a_cell_that_a_spreadsheet_would_run_is_defused_and_a_number_is_not(form: str) -> None:
    rows = table_of(form, "list", "--data", str(HOSTILE))
    row = next(row for row in rows if row["key"] == "formulas")
    assert row["label.zh"] == "'=cmd|' /C calc'!A0"
    assert row["place"] == "'@某地"
    assert row["subject"] == "'-2+3+cmd|' /C calc'!A0"
    assert row["statement.en"] == "'+1|2"
    assert row["figures.value"] == "-3"
    cells = [cell for line in rows for cell in line.values()]
    runs = re.compile(r"[=@\t\r]|[+-](?!\d+(\.\d+)?$)")
    assert [cell for cell in cells if runs.match(cell)] == []


# ---- Hostile data --------------------------------------------------------------------------------


def acting(text: str) -> set[str]:
    """Return the characters of a text that could act on a terminal, line ends apart."""
    return {
        char
        for char in text
        if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and char != "\n"
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["table", "plain", "json", "ndjson", "csv", "tsv", "md"])
@pytest.mark.parametrize("command", [("list",), ("show", "escapes", "formulas"), ("topics",)])
@pytest.mark.parametrize("width", ["40", "80"])
def test_hostile_data_does_nothing_in_any_format(
    command: tuple[str, ...], form: str, language: str, width: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    arguments = ("--data", str(HOSTILE), "--format", form, "--lang", language)
    outcome = run(*command, *arguments)
    assert (outcome.status, outcome.err) == (0, "")
    tabs = {"\t"} if form in {"plain", "tsv"} else set()
    assert acting(outcome.out) - tabs == set()
    if form in {"json", "ndjson"}:
        assert [json.loads(line) for line in outcome.lines]


def test_hostile_data_is_the_same_text_to_a_reader_of_json() -> None:
    fact = read(run("show", "escapes", "--data", str(HOSTILE), "--json"))["results"][0]
    assert fact["label"]["zh"] == "清屏\x1b[2J\x1b]52;c;ZXZpbA==\x07"
    assert fact["statement"]["zh"] == "一行\n二行\r\n三行\u2028四行\u2029五行\u0085六行"
    assert fact["aliases"][:2] == ["\x00\x08\x7f", "\u200b\u2066\u2069"]
    assert (fact["place"], fact["subject"]) == ("[/x]", ":smile: [on red]")


def test_markup_is_shown_as_it_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    shown = run("show", "escapes", "--data", str(HOSTILE), "--format", "table").out
    for text in ("[/x]", ":smile: [on red]", "[bold red]名[/bold red]", "[link=https://", "</scr"):
        assert text in shown


def test_no_data_forges_a_row_or_a_cell() -> None:
    rows = run("list", "--data", str(HOSTILE), "--format", "plain").lines
    assert [line.split("\t")[0] for line in rows] == ["escapes", "formulas"]
    assert {line.count("\t") for line in rows} == {4}
    table = run("list", "--data", str(HOSTILE), "--format", "md").lines[:4]
    assert [len(re.findall(r"(?<!\\)\|", line)) for line in table] == [5, 5, 5, 5]


def test_a_word_in_braces_is_data_and_not_a_place_to_fill() -> None:
    shown = run("list", "--data", str(HOSTILE), "--format", "plain", "--lang", "zh").out
    assert "[bold]{amount}[/bold]" in shown


@pytest.mark.parametrize(
    "query", ["\x1b[31mred", "a\nb", "\u202eabc", "\x9b2J", "\udcff", "\u2028", "[/x]", "\x07"]
)
@pytest.mark.parametrize("form", ["plain", "json"])
def test_a_hostile_query_is_told_of_harmlessly(query: str, form: str) -> None:
    outcome = run("stat", query, "--data", str(TINY), "--format", form)
    assert (outcome.status, outcome.out) == (1, "")
    assert acting(outcome.err) == set()
    if form == "json":
        assert json.loads(outcome.err)["error"]["input"] == query
    else:
        assert len(outcome.err.splitlines()) == 1
