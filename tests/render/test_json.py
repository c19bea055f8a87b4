"""JSON, NDJSON, CSV: the shape is contract, numbers keep their digits, data does nothing."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import DATA, ENGLISH, FILES, HOSTILE, TINY, Outcome, run

from hunanfacts.model import periods
from hunanfacts.text import clean
from hunanfacts.text import json_text as ours

if TYPE_CHECKING:
    from pathlib import Path

FIGURES = DATA / "figures.toml"

ENVELOPE = ["schema", "data_version", "command", "query", "count", "results", "sources"]
FACT = ["key", "match", "kind", "topic", "label", "aliases", "statement", "place", "subject",
        "names", "period", "period_inferred", "said_by", "figures", "source", "caution",
        "notes"]  # fmt: skip
FIGURE = ["id", "measure", "status", "value", "unit", "bound", "low", "high", "low_closed",
          "high_closed", "of", "among", "period", "period_inferred", "base", "prices", "variant",
          "display", "caution", "as_written", "source"]  # fmt: skip
SOURCE = ["id", "type", "title", "authors", "container", "publisher", "publisher_place", "issued",
          "issued_inferred", "issued_note", "accessed", "volume", "issue", "number", "edition",
          "page", "url", "doi", "language", "licence", "paragraphs"]  # fmt: skip
LOCATOR = ["paragraph", "page", "section", "table", "line", "url"]
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
    assert document["schema"] == "hunanfacts/2"
    assert (document["command"], document["query"]) == (command, query)
    assert document["count"] == len(document["results"]) > 0
    for fact in document["results"]:
        assert_is_fact(fact, LANGUAGES)
    assert [list(source) for source in document["sources"]] == [SOURCE]


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_every_fact_of_every_file_has_that_shape(file: Path) -> None:
    document = read(run("list", "--data", str(file), "--json"))
    languages = {"english": ["en"], "chinese": ["zh"]}.get(file.stem, LANGUAGES)
    assert list(document) == ENVELOPE
    for fact in document["results"]:
        assert_is_fact(fact, languages)
    assert [list(source) for source in document["sources"]] == [SOURCE] * len(document["sources"])
    used = {record["source"]["id"] for fact in document["results"]
            for record in (fact, *fact["figures"])}  # fmt: skip
    assert {source["id"] for source in document["sources"]} == used


def assert_is_fact(fact: dict[str, Any], languages: list[str]) -> None:
    assert list(fact) == FACT
    assert_are_texts(
        [fact["label"], fact["statement"], *fact["notes"]],
        [fact["place"], fact["subject"], fact["said_by"], fact["caution"]],
        languages,
    )
    texts = [fact["key"], fact["kind"], fact["topic"], *fact["aliases"], *fact["names"]]
    assert all(type(text) is str and text for text in texts)
    assert list(fact["source"]) == ["id", "locator", "as_written"]
    assert_is_locator(fact["source"]["locator"])
    assert_are_periods(fact, "period")
    for figure in fact["figures"]:
        assert_is_figure(figure, languages)
        told = figure["caution"] or {}
        assert all(text in (told[name] or "") for name, text in (fact["caution"] or {}).items()
                   if text)  # fmt: skip


def assert_is_figure(figure: dict[str, Any], languages: list[str]) -> None:
    assert list(figure) == FIGURE
    assert_are_texts([figure["display"]], [figure["of"], figure["caution"]], languages)
    assert list(figure["source"]) == ["id", "locator"]
    assert_is_locator(figure["source"]["locator"])
    assert type(figure["value"]) in {int, Decimal, type(None)}
    assert (figure["value"] is None) == (figure["bound"] is None)
    for end in ("low", "high"):
        closed = figure[f"{end}_closed"]
        assert type(closed) is bool
        assert figure["value"] is None or figure[end] in {None, figure["value"]}
        assert not (figure[end] is None and closed)
    assert_are_periods(figure, "period", "base")
    assert type(figure["among"]) in {int, type(None)}
    assert figure["prices"] in {"current", "constant", None}


def assert_are_texts(
    texts: list[dict[str, Any]], optional: list[dict[str, Any] | None], languages: list[str]
) -> None:
    """Every text has both languages, and one that the knowledge lacks is null."""
    for text in [*texts, *filter(None, optional)]:
        assert list(text) == LANGUAGES
        assert [name for name in LANGUAGES if text[name]] in (languages, LANGUAGES)
        assert "" not in text.values()


def assert_is_locator(locator: dict[str, Any]) -> None:
    assert [name for name in LOCATOR if name in locator] == list(locator) != []
    assert all(type(place) in {int, str} and place != "" for place in locator.values())


def assert_are_periods(record: dict[str, Any], *names: str) -> None:
    assert type(record["period_inferred"]) is bool
    assert not (record["period_inferred"] and record["period"] is None)
    assert all(record[name] is None or periods.is_period(record[name]) for name in names)


# ---- Each field ----------------------------------------------------------------------------------

HEAD = """
schema = 2
version = "one of each"
title = {title}
languages = {languages}

[[source]]
id = "paper"
type = "article-newspaper"
title = {title}
authors = [{{ family = "F", given = "G" }}, "A"]
container = {container}
publisher = {publisher}
publisher_place = {town}
issued = "2022"
issued_inferred = true
issued_note = {note}
accessed = "2023-01-02"
volume = "1"
issue = "2"
number = "3"
edition = "4"
page = "5-6"
url = "https://example.invalid/"
doi = "10.1000/1"
language = "en"
licence = "CC-BY-4.0"
paragraphs = 9

[[place]]
id = "town"
name = {town}

[[topic]]
id = "all"
label = {title}

[[fact]]
key = "one"
kind = "event"
topic = "all"
label = {label}
aliases = ["alias"]
unlike = ["other"]
statement = {statement}
place = "town"
subject = {subject}
names = ["name"]
period = "2021-05"
period_inferred = true
said_by = {speaker}
caution = {caution}
notes = [{note}]
paragraph = 1
page = "ii"
section = "1.2"
table = 3
line = 4
url = "https://example.invalid/#4"
as_written = "printed"
"""
FIGURES_OF_IT = """
[[fact.figure]]
value = 20.50
unit = "%"
bound = "at-least"
measure = "share"
status = "target"
of = {whole}
period = "../2025-H1"
period_inferred = true
variant = "narrow"
caution = {own}
page = 7
as_written = "20.50%"

[[fact.figure]]
range = [-1.0, 2.50]
unit = "%"
measure = "growth"
status = "forecast"
period = "2026"
base = "2025"
prices = "constant"
as_written = "-1.0-2.50%"

[[fact.figure]]
value = 3
unit = "place"
bound = "exact"
measure = "rank"
of = {whole}
among = 14
as_written = "3rd"

[[fact.figure]]
reads = {reads}
unit = "groups"
measure = "level"
as_written = "dozens"
"""
TEXTS = {
    "title": ("题", "Title"),
    "container": ("报", "Paper"),
    "publisher": ("社", "Press"),
    "town": ("城", "Town"),
    "note": ("注", "Note"),
    "label": ("名", "Name"),
    "statement": ("句。", "Sentence."),
    "subject": ("体", "Subject"),
    "speaker": ("人", "Speaker"),
    "caution": ("慎。", "Beware."),
    "own": ("也慎。", "Beware too."),
    "whole": ("全", "all of it"),
    "reads": ("几十批", "dozens of groups"),
}


def made(folder: Path, languages: list[str]) -> Path:
    """Write a knowledge file with each field once, told in these languages."""
    both = {name: dict(zip(LANGUAGES, pair, strict=True)) for name, pair in TEXTS.items()}
    texts = {
        name: "{ " + ", ".join(f'{each} = "{text[each]}"' for each in languages) + " }"
        for name, text in both.items()
    }
    file = folder / "made.toml"
    named = ours.dumps(languages)
    written = (HEAD + FIGURES_OF_IT).format(languages=named, **texts)
    file.write_text(written, encoding="utf-8")
    return file


def told(name: str, languages: list[str]) -> dict[str, str | None]:
    """Return a text as JSON must have it: null in a language that the knowledge lacks."""
    zh, en = TEXTS[name]
    return {"zh": zh if "zh" in languages else None, "en": en if "en" in languages else None}


@pytest.fixture(params=[["zh", "en"], ["en"], ["zh"]], ids="-".join)
def languages(request: pytest.FixtureRequest) -> list[str]:
    """The languages of a knowledge file."""
    found: list[str] = request.param
    return found


@pytest.fixture
def record(tmp_path: Path, languages: list[str]) -> dict[str, Any]:
    """The one fact of that file."""
    document = read(run("list", "--data", str(made(tmp_path, languages)), "--json"))
    fact: dict[str, Any] = document["results"][0]
    return fact


def test_a_fact_has_each_field_as_the_file_has_it(
    record: dict[str, Any], languages: list[str]
) -> None:
    assert {name: value for name, value in record.items() if name != "figures"} == {
        "key": "one",
        "match": None,
        "kind": "event",
        "topic": "all",
        "label": told("label", languages),
        "aliases": ["alias"],
        "statement": told("statement", languages),
        "place": told("town", languages),
        "subject": told("subject", languages),
        "names": ["name"],
        "period": "2021-05",
        "period_inferred": True,
        "said_by": told("speaker", languages),
        "source": {
            "id": "paper",
            "locator": {
                "paragraph": 1, "page": "ii", "section": "1.2", "table": 3, "line": 4,
                "url": "https://example.invalid/#4",
            },
            "as_written": "printed",
        },
        "caution": told("caution", languages),
        "notes": [told("note", languages)],
    }  # fmt: skip
    assert list(record) == FACT


PLAIN_FIGURE: dict[str, Any] = {
    "status": "reported", "value": None, "bound": None, "low": None, "high": None,
    "low_closed": False, "high_closed": False, "of": None, "among": None, "period": None,
    "period_inferred": False, "base": None, "prices": None, "variant": None,
}  # fmt: skip
"""What a figure has where the file says nothing."""

GIVEN_FIGURES: dict[str, dict[str, Any]] = {
    "a value": {
        "id": "one@../2025-H1", "measure": "share", "status": "target", "value": Decimal("20.50"),
        "unit": "%", "bound": "at-least", "low": Decimal("20.50"), "low_closed": True,
        "of": "whole", "period": "../2025-H1", "period_inferred": True, "variant": "narrow",
        "as_written": "20.50%",
    },
    "a range": {
        "id": "one@2026", "measure": "growth", "status": "forecast", "unit": "%",
        "low": Decimal("-1.0"), "high": Decimal("2.50"), "low_closed": True, "high_closed": True,
        "period": "2026", "base": "2025", "prices": "constant", "as_written": "-1.0-2.50%",
    },
    "a rank": {
        "id": "one@undated", "measure": "rank", "value": 3, "unit": "place", "bound": "exact",
        "low": 3, "high": 3, "low_closed": True, "high_closed": True, "of": "whole", "among": 14,
        "as_written": "3rd",
    },
    "no number": {
        "id": "one@undated:level", "measure": "level", "unit": "groups", "as_written": "dozens",
    },
}  # fmt: skip


@pytest.mark.parametrize("name", GIVEN_FIGURES)
def test_a_figure_has_each_field_as_the_file_has_it(
    record: dict[str, Any], languages: list[str], name: str
) -> None:
    given = GIVEN_FIGURES[name]
    figure = record["figures"][list(GIVEN_FIGURES).index(name)]
    assert list(figure) == FIGURE
    shown = ("display", "caution", "of", "source")
    assert {field: value for field, value in figure.items() if field not in shown} == {
        field: value for field, value in {**PLAIN_FIGURE, **given}.items() if field not in shown
    }
    assert figure["of"] == (told("whole", languages) if "of" in given else None)


def test_a_figure_reads_in_the_languages_of_its_file(
    record: dict[str, Any], languages: list[str]
) -> None:
    displays = [
        {"zh": "20.50%以上", "en": "at least 20.50%"},
        {"zh": "-1.0%至2.50%", "en": "-1.0% to 2.50%"},
        {"zh": "第3位", "en": "3rd"},
        {"zh": "几十批", "en": "dozens of groups"},
    ]
    assert [figure["display"] for figure in record["figures"]] == [
        {name: text if name in languages else None for name, text in display.items()}
        for display in displays
    ]


def test_the_caution_of_a_fact_is_one_of_each_of_its_figures(
    record: dict[str, Any], languages: list[str]
) -> None:
    own, of_all = told("own", languages), told("caution", languages)
    spaces = {"zh": "", "en": " "}
    both = {name: own[name] and f"{own[name]}{spaces[name]}{of_all[name]}" for name in LANGUAGES}
    assert [figure["caution"] for figure in record["figures"]] == [both, *[of_all] * 3]


def test_a_figure_stands_where_its_fact_stands_unless_it_says(record: dict[str, Any]) -> None:
    places = [figure["source"] for figure in record["figures"]]
    assert places[0] == {"id": "paper", "locator": {"page": 7}}
    assert [place["id"] for place in places[1:]] == ["paper"] * 3
    assert all(place["locator"] == record["source"]["locator"] for place in places[1:])


def test_a_source_has_each_field_as_the_file_has_it(tmp_path: Path, languages: list[str]) -> None:
    file = made(tmp_path, languages)
    expected = {
        "id": "paper",
        "type": "article-newspaper",
        "title": told("title", languages),
        "authors": [{"family": "F", "given": "G"}, {"literal": "A"}],
        "container": told("container", languages),
        "publisher": told("publisher", languages),
        "publisher_place": told("town", languages),
        "issued": "2022",
        "issued_inferred": True,
        "issued_note": told("note", languages),
        "accessed": "2023-01-02",
        "volume": "1",
        "issue": "2",
        "number": "3",
        "edition": "4",
        "page": "5-6",
        "url": "https://example.invalid/",
        "doi": "10.1000/1",
        "language": "en",
        "licence": "CC-BY-4.0",
        "paragraphs": 9,
    }
    assert list(expected) == SOURCE
    document = read(run("list", "--data", str(file), "--json"))
    assert document["sources"] == [expected]
    assert list(document["sources"][0]) == SOURCE
    for command in (("sources",), ("show", "paper")):
        document = read(run(*command, "--data", str(file), "--json"))
        assert list(document) == ENVELOPE
        assert document["results"] == [{**expected, "count": 1}]
        assert document["sources"] == [expected]


@pytest.mark.parametrize(
    ("command", "match"),
    [
        (("stat", "population"), "exact"),
        (("stat", "population@2024"), "exact"),
        (("stat", "inhabitants"), "exact"),
        (("show", "Population"), "exact"),
        (("search", "how many people"), "exact"),
        (("stat", "population", "2024"), "exact"),
        (("stat", "5.42", "million"), "words"),
        (("search", "statistical yearbook"), "words"),
        (("search", "2030"), "words"),
        (("search", "populatoin"), "near"),
        (("list", "--topic", "people", "--measure", "level"), None),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else value,
)
def test_a_match_says_how_a_fact_answers(command: tuple[str, ...], match: str | None) -> None:
    (fact,) = read(run(*command, "--data", str(ENGLISH), "--json"))["results"]
    assert fact["match"] == match


@pytest.mark.parametrize(
    ("count", "name"), [(6, "country-report"), (1, "yearbook")], ids=["of facts", "of a figure"]
)
def test_a_source_counts_each_fact_that_has_something_out_of_it(count: int, name: str) -> None:
    rows = read(run("sources", "--data", str(ENGLISH), "--json"))["results"]
    assert {row["id"]: row["count"] for row in rows}[name] == count
    found = read(run("list", "--source", name, "--data", str(ENGLISH), "--json"))
    assert found["count"] == count


def test_the_sources_of_an_answer_are_those_of_its_facts_and_figures() -> None:
    def sources(*arguments: str) -> list[str]:
        document = read(run("stat", *arguments, "--data", str(ENGLISH), "--json"))
        return [source["id"] for source in document["sources"]]

    assert sources("population") == ["country-report", "yearbook"]
    assert sources("gdp-growth") == ["country-report"]


# ---- Topics, figures and numbers -----------------------------------------------------------------


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
                "status": "reported",
                "value": Decimal("1261.3"),
                "unit": "亿元",
                "bound": "exact",
                "low": Decimal("1261.3"),
                "high": Decimal("1261.3"),
                "low_closed": True,
                "high_closed": True,
                "of": None,
                "among": None,
                "period": "2021",
                "period_inferred": False,
                "base": None,
                "prices": None,
                "variant": None,
                "display": {"zh": "1261.3亿元", "en": "126.13 billion yuan"},
                "caution": None,
                "as_written": "1261.3亿元",
                "source": {"id": "new-hunan", "locator": {"paragraph": 22}},
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


COLUMNS = {
    "key", "match", "kind", "topic", "label.zh", "label.en", "place.zh", "place.en", "subject.zh",
    "subject.en", "period", "period_inferred", "said_by.zh", "said_by.en", "statement.zh",
    "statement.en", "caution.zh", "caution.en", "source.id",
    *(f"source.locator.{name}" for name in LOCATOR),
    *(f"figures.{name}" for name in FIGURE
      if name not in {"of", "display", "caution", "source"}),
    *(f"figures.{name}.{language}" for name in ("of", "display", "caution")
      for language in LANGUAGES),
    "figures.source.id", *(f"figures.source.locator.{name}" for name in LOCATOR),
}  # fmt: skip
"""Nothing that a record has but its lists, and the texts of its notes."""


@pytest.mark.parametrize("form", ["csv", "tsv"])
@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_a_row_has_the_record_of_its_figure(form: str, file: Path) -> None:
    facts = read(run("list", "--data", str(file), "--json"))["results"]
    expected = [
        {path: at({**fact, "figures": figure}, path) for path in COLUMNS}
        for fact in facts
        for figure in fact["figures"] or [{}]
    ]
    found = table_of(form, "list", "--data", str(file))
    assert set(found[0]) == COLUMNS
    assert found == expected


def at(record: dict[str, Any], path: str) -> str:
    """Return what stands at a path as a spreadsheet gets it; what could act there is in quotes."""
    value: Any = record
    for name in path.split("."):
        value = (value or {}).get(name)
    if value is None or type(value) is bool:
        return {None: "", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return f"'{value}" if value[0] in "=+-@" else value
    return format(value, "f") if isinstance(value, Decimal) else str(value)


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_a_cell_that_a_spreadsheet_would_run_is_defused_and_a_number_is_not(form: str) -> None:
    rows = table_of(form, "list", "--data", str(HOSTILE))
    row = next(row for row in rows if row["key"] == "formulas")
    assert row["label.zh"] == "'=cmd|' /C calc'!A0"
    assert row["place.zh"] == row["place.en"] == "'@某地"
    assert row["subject.zh"] == "'-2+3+cmd|' /C calc'!A0"
    assert row["said_by.zh"] == "'=某人"
    assert row["caution.en"] == "'@SUM(2)"
    assert row["figures.source.locator.table"] == "'=2+3"
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
@pytest.mark.parametrize(
    "command",
    [("list",), ("show", "escapes", "formulas"), ("topics",), ("sources",), ("show", "paper")],
    ids=" ".join,
)
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
    assert (fact["place"]["zh"], fact["subject"]["en"]) == ("[/x]", ":smile: [on red]")
    assert fact["said_by"]["zh"] == "\x1b[5m某人"
    assert fact["source"]["locator"]["url"] == "https://example.invalid/\x1b[2J"


def test_markup_is_shown_as_it_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    shown = run("show", "escapes", "--data", str(HOSTILE), "--format", "table").out
    for text in ("[/x]", ":smile: [on red]", "[bold red]名[/bold red]", "[link=https://", "</scr"):
        assert text in shown


def test_no_data_forges_a_row_or_a_cell() -> None:
    rows = run("list", "--data", str(HOSTILE), "--format", "plain").lines
    assert [line.split("\t")[0] for line in rows] == ["escapes", "formulas", "formulas"]
    assert {line.count("\t") for line in rows} == {5}
    table = run("list", "--data", str(HOSTILE), "--format", "md").lines[:5]
    assert [len(re.findall(r"(?<!\\)\|", line)) for line in table] == [6] * 5


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
        assert len(outcome.err.splitlines()) == 2
