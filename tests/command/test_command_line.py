"""The command line as a whole: exit status, what goes to which stream, and every odd environment.

What can be seen through `main` runs in this process; pipes, encodings and closed streams need one
of their own.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from running import (
    CHINESE,
    DATA,
    ENGLISH,
    TESTS,
    TINY,
    Outcome,
    command,
    environment_with,
    run,
    run_process,
)

import hunanfacts
from hunanfacts.command import session, streams, typer_app
from hunanfacts.model import errors
from hunanfacts.render import shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

FIGURES = DATA / "figures.toml"
LOOK_UPS = ("stat", "search", "show", "list", "topics", "sources")
SCOPE = (
    "known here: Facts and figures about Hunan province, out of Building a Modern Socialist New "
    "Hunan in All Respects, 2022 (inferred)\n"
)
"""What is told of the shipped knowledge where it has no answer."""
ERROR_KEYS = ["code", "message", "input", "suggestions", "file", "line", "column", "faults"]


def error_codes(kind: type[errors.HunanfactsError] = errors.HunanfactsError) -> Iterator[str]:
    """Yield every error code there is: the closed list."""
    for error in kind.__subclasses__():
        yield error.code
        yield from error_codes(error)


def error_of(outcome: Outcome) -> dict[str, Any]:
    """Read the one error object on stderr, which must have the contract's shape."""
    lines = outcome.err.splitlines()
    assert len(lines) == 1, outcome.err
    document = json.loads(lines[0])
    assert list(document) == ["schema", "error"]
    assert document["schema"] == "hunanfacts.error/2"
    error: dict[str, Any] = document["error"]
    assert list(error) == ERROR_KEYS
    assert error["code"] in set(error_codes())
    assert error["message"]
    assert len(error["suggestions"]) <= 3
    assert all(is_suggestion(suggestion) for suggestion in error["suggestions"])
    assert bool(error["faults"]) == (error["code"] in {"data-invalid", "data-syntax"})
    return error


def is_suggestion(document: dict[str, Any]) -> bool:
    """Tell whether that is a fact with its label and figure, or something to type."""
    if list(document) == ["command"]:
        return bool(document["command"])
    texts = [document["label"], document["display"] or document["label"]]
    return list(document) == ["key", "label", "display"] and all(
        list(text) == ["zh", "en"] and any(text.values()) for text in texts
    )


def test_the_list_of_error_codes_is_closed() -> None:
    assert set(error_codes()) == {
        "not-found", "usage", "ambiguous", "unknown-field", "unit-mismatch", "amount",
        "incomparable", "data-invalid", "data-unreadable", "data-syntax", "draft-unreadable",
        "output", "internal", "interrupted",
    }  # fmt: skip


# ---- Help and versions ---------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [(), ("-h",), ("--help",)], ids=["bare", "-h", "--help"])
def test_help_is_an_answer(arguments: tuple[str, ...]) -> None:
    outcome = run(*arguments)
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.startswith("hunanfacts：")
    assert all(f"\n  {name} " in outcome.out for name in LOOK_UPS)


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("name", LOOK_UPS)
def test_every_command_has_help(name: str, flag: str) -> None:
    outcome = run(name, flag)
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.startswith(f"用法：hunanfacts {name}")
    assert "--format" in outcome.out


# ---- Usage ---------------------------------------------------------------------------------------

MISUSES = {
    "unknown command": ("nosuch",),
    "a fact for a command": ("gdp",),
    "unknown option": ("stat", "gdp", "--nosuch"),
    "unknown option before the command": ("--nosuch", "stat", "gdp"),
    "shared option before the command": ("--limit", "2", "stat", "gdp"),
    "no query": ("stat",),
    "no key": ("show",),
    "an argument too many": ("list", "gdp"),
    "unknown format": ("stat", "gdp", "--format", "xml"),
    "unknown language": ("stat", "gdp", "--lang", "fr"),
    "unknown kind": ("list", "--kind", "nosuch"),
    "a measure for a kind": ("list", "--kind", "rank"),
    "a status for a kind": ("list", "--kind", "target"),
    "a status for a measure": ("list", "--measure", "target"),
    "unknown status": ("list", "--status", "nosuch"),
    "a paragraph that is no number": ("list", "--paragraph", "first"),
    "facts and sources at once": ("show", "gdp", "new-hunan"),
    "a period that is none": ("stat", "gdp", "--period", "lately"),
    "a period from late to early": ("stat", "gdp", "--period", "2021/2020"),
    "a limit of none": ("list", "--limit", "0"),
    "a limit that is no number": ("list", "--limit", "few"),
    "unknown field": ("stat", "gdp", "--fields", "key,nosuch"),
    "unknown field where nothing is found": ("search", "nosuchword", "--fields", "nosuch"),
    "no field": ("stat", "gdp", "--fields", ","),
    "more fields than there are": ("stat", "gdp", "--fields", "key," * 201),
    "unit of something else": ("stat", "gdp", "--unit", "吨"),
    "two formats": ("stat", "gdp", "--ndjson", "--format", "csv"),
    "a number and a format": ("stat", "gdp", "--value", "--format", "plain"),
    "an option without its value": ("stat", "gdp", "--period"),
    "several numbers for one": ("stat", "技术合同", "--value"),
}


@pytest.mark.parametrize("arguments", MISUSES.values(), ids=MISUSES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_misuse_exits_2_with_words_on_stderr_alone(
    arguments: tuple[str, ...], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8" if language == "zh" else "en_US.UTF-8")
    outcome = run(*arguments)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.strip()
    assert "Traceback" not in outcome.err
    assert any("\u4e00" <= char <= "\u9fff" for char in outcome.err.splitlines()[0]) == (
        language == "zh" or "吨" in arguments
    )


def test_all_fields_of_a_record_may_be_named() -> None:
    assert max(len(shapes.fields_of(command)) for command in shapes.COMMANDS) <= 200
    assert run("stat", "gdp", "--json", "--fields", "key," * 200).status == 0


@pytest.mark.parametrize("arguments", MISUSES.values(), ids=MISUSES)
def test_misuse_is_one_object_for_a_machine(arguments: tuple[str, ...]) -> None:
    outcome = run(*arguments, "--json")
    assert (outcome.status, outcome.out) == (2, "")
    assert error_of(outcome)["code"] in {"usage", "ambiguous", "unknown-field", "unit-mismatch"}


@pytest.mark.parametrize("form", ["json", "ndjson", "csv", "tsv"])
def test_every_machine_format_gets_the_object(form: str) -> None:
    for arguments in (("--format", form), (f"--format={form}",)):
        assert error_of(run("stat", "nosuchfact", *arguments))["code"] == "not-found"


def test_json_and_another_format_conflict() -> None:
    outcome = run("stat", "gdp", "--json", "--format", "csv")
    assert (outcome.status, outcome.out) == (2, "")
    assert error_of(outcome)["code"] == "usage"
    assert run("stat", "gdp", "--json", "--format", "json").status == 0


def test_a_command_with_a_slip_is_taken_for_no_fact() -> None:
    outcome = run("audti", "--lang", "en")
    said = 'there is no command "audti"\nTry:\n  hunanfacts audit\n'
    assert outcome == Outcome(2, "", said)


def test_a_fact_in_place_of_a_command_suggests_the_command() -> None:
    outcome = run("gdp", "--lang", "en")
    assert outcome.err == 'there is no command "gdp"\nTry:\n  hunanfacts stat gdp\n'


def test_an_unknown_field_suggests_those_that_look_like_it() -> None:
    error = error_of(run("stat", "gdp", "--json", "--fields", "value"))
    assert (error["code"], error["input"]) == ("unknown-field", "value")
    assert error["suggestions"][0] == {"command": "--fields figures.value"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("stat", "nosuch\nbeta"),
        ("a\nb",),
        ("stat", "gdp", "--period", "a\nb"),
        ("stat", "gdp", "--fields", "a\nb"),
        ("stat", "gdp", "--unit", "a\nb"),
        ("stat", "gdp", "--data", "a\nb"),
    ],
    ids=["query", "command", "period", "field", "unit", "file"],
)
def test_a_line_end_in_what_is_typed_forges_no_line(arguments: tuple[str, ...]) -> None:
    outcome = run(*arguments, "--lang", "en")
    assert outcome.status in {1, 2, 3}
    assert [line for line in outcome.err.splitlines() if line.startswith("b")] == []


def test_a_unit_that_does_not_fit_names_those_that_do() -> None:
    outcome = run("stat", "gdp", "--unit", "吨", "--lang", "en")
    first = (
        'yuan cannot be turned into "吨"; it can become: '
        "yuan, thousand yuan, million yuan, billion yuan, trillion yuan"
    )
    assert outcome.err.splitlines()[0] == first
    error = error_of(run("stat", "gdp", "--unit", "吨", "--json"))
    assert (error["code"], error["input"]) == ("unit-mismatch", "吨")


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (("list", "--min", "1亿元", "--min", "2亿元"), "--min"),
        (("stat", "gdp", "--lang", "zh", "--lang", "en"), "--lang"),
        (("search", "gdp", "--period", "2021", "--period=2012"), "--period"),
    ],
)
def test_an_option_of_one_value_is_refused_twice(arguments: tuple[str, ...], name: str) -> None:
    outcome = run(*arguments, "--json")
    assert (outcome.status, outcome.out) == (2, "")
    error = error_of(outcome)
    assert (error["code"], error["input"]) == ("usage", name)


def test_a_filter_twice_is_a_union_and_a_flag_twice_is_one() -> None:
    both = run("list", "--measure", "rank", "--measure", "ordinal", "--json", "--json")
    each = [run("list", "--measure", name, "--json") for name in ("rank", "ordinal")]
    counts = [json.loads(outcome.out)["count"] for outcome in (both, *each)]
    assert counts[0] == counts[1] + counts[2] > 0


# ---- The answers ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", LOOK_UPS)
def test_an_answer_exits_0_with_nothing_on_stderr(name: str) -> None:
    query = ("gdp",) if name in {"stat", "search", "show"} else ()
    outcome = run(name, *query)
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.lines


@pytest.mark.parametrize("form", ["table", "plain", "md"])
@pytest.mark.parametrize("name", ["stat", "search", "show"])
def test_nothing_found_is_told_on_stderr_and_exits_1(name: str, form: str) -> None:
    outcome = run(name, "nosuchword", "--format", form, "--lang", "en")
    assert outcome == Outcome(1, "", f'nothing found for "nosuchword"\n{SCOPE}')


def test_an_empty_search_is_a_valid_answer_and_exits_1() -> None:
    outcome = run("search", "nosuchword", "--json")
    assert outcome.status == 1
    assert json.loads(outcome.out)["results"] == []
    assert json.loads(outcome.out)["count"] == 0
    assert error_of(outcome)["input"] == "nosuchword"


@pytest.mark.parametrize("name", ["stat", "show"])
def test_where_one_fact_is_asked_for_and_missing_stdout_stays_empty(name: str) -> None:
    outcome = run(name, "nosuchword", "--json")
    assert (outcome.status, outcome.out) == (1, "")
    assert error_of(outcome)["code"] == "not-found"


@pytest.mark.parametrize(
    "query", ["gpd", "技术合约", "grain ouputs", "manufacturre", "小具人", "exportz"]
)
def test_suggestions_are_three_at_most_and_each_is_a_fact(query: str) -> None:
    facts = {fact.key: fact for fact in hunanfacts.load().facts()}
    for suggestion in error_of(run("show", query, "--json"))["suggestions"]:
        fact = facts[suggestion["key"]]
        assert suggestion["label"] == {"zh": fact.label.zh, "en": fact.label.en}
        assert bool(suggestion["display"]) == bool(fact.figures)


def test_a_slip_of_the_finger_suggests_the_key_with_its_label_and_figure() -> None:
    outcome = run("show", "grain-ouput", "--lang", "en")
    assert outcome.err.startswith(
        f'nothing found for "grain-ouput"\n{SCOPE.rstrip()}; the nearest topic: '
        "Economy and livelihoods\nDid you mean:\n"
        "  grain-output  Grain output  about 60 billion jin\n"
    )
    assert error_of(run("show", "grain-ouput", "--json"))["suggestions"][0] == {
        "key": "grain-output",
        "label": {"zh": "粮食产量", "en": "Grain output"},
        "display": {"zh": "600亿斤左右", "en": "about 60 billion jin"},
    }


def test_a_suggestion_has_no_text_in_a_language_that_the_knowledge_lacks() -> None:
    arguments = ("show", "populatin", "--data", str(ENGLISH))
    assert error_of(run(*arguments, "--json"))["suggestions"] == [
        {
            "key": "population",
            "label": {"zh": None, "en": "Population"},
            "display": {"zh": None, "en": "5.42 million people"},
        }
    ]
    said = run(*arguments, "--lang", "en").err
    assert said.endswith("\n  population  Population  5.42 million people\n")


@pytest.mark.parametrize("name", ["stat", "search"])
def test_exact_asks_for_a_whole_name(name: str) -> None:
    assert run(name, "粮食产", "--exact").status == 1
    assert run(name, "粮食产").status == 0
    assert run(name, "粮食产量", "--exact").lines[0].split("\t")[0] == "grain-output"


def test_period_leaves_only_the_figures_within_it() -> None:
    data = ("--data", str(FIGURES), "--fields", "figures.period", "--format", "plain")
    assert run("stat", "bounds", "--period", "2016", *data).lines == ["2016"]
    assert run("stat", "bounds", "--period", "2016/2018", *data).lines == ["2016", "2017", "2018"]
    assert run("list", "--period", "2016/2020", *data).lines == [
        "2016", "2017", "2018", "2019", "2020", "2016/2020",
    ]  # fmt: skip
    assert run("stat", "bounds", "--period", "1999", *data).status == 1


@pytest.mark.parametrize("name", ["stat", "search", "cite"])
def test_where_only_the_period_fails_it_is_named(name: str) -> None:
    told = run(name, "gdp", "--period", "2001", "--lang", "en")
    assert told.status == 1
    assert told.err.startswith('nothing found for "gdp" in 2001\n')


def test_limit_counts_facts() -> None:
    for limit in (1, 2):
        document = json.loads(run("list", "--limit", str(limit), "--json").out)
        assert document["count"] == len(document["results"]) == limit
    assert run("list", "--limit", "100000").out == run("list").out


@pytest.mark.parametrize(
    ("unit", "value"), [("元", "4000000000000"), ("亿元", "40000"), ("万亿元", "4")]
)
def test_a_unit_that_fits_is_turned_into(unit: str, value: str) -> None:
    assert run("stat", "gdp", "--unit", unit, "--value", "--lang", "en").out == value + "\n"


# ---- The bare number -----------------------------------------------------------------------------


def test_value_is_the_number_and_nothing_else() -> None:
    outcome = run("stat", "patents-granted@2021", "--value")
    assert outcome == Outcome(0, "98936\n", "")


def test_a_bound_is_noted_on_stderr() -> None:
    outcome = run("stat", "tea", "--value", "--data", str(TINY), "--lang", "en")
    assert outcome == Outcome(0, "3.60\n", "note: the source says under 36,000 tonnes\n")


def test_several_numbers_are_ambiguous_and_their_ids_are_suggested() -> None:
    outcome = run("stat", "bounds", "--value", "--data", str(FIGURES), "--lang", "en")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == (
        "7 figures answer; ask for one by its id, or narrow with --period\n"
        "Did you mean:\n"
        "  bounds@2015  Bounds  126.13 billion yuan\n"
        "  bounds@2016  Bounds  over 42,600\n"
        "  bounds@2017  Bounds  at least 17,721\n"
    )
    narrowed = run("stat", "bounds@2016", "--value", "--data", str(FIGURES), "--lang", "en")
    assert (narrowed.status, narrowed.out) == (0, "4.26\n")


def test_a_value_in_another_unit_is_not_told_as_what_the_source_says() -> None:
    outcome = run("stat", "grain-output", "--value", "--unit", "万吨", "--lang", "en")
    note = "note: what the source says is about 30 million tonnes\n"
    note += "caution: The source names no year; it says only that output is stable at this level.\n"
    assert outcome == Outcome(0, "3000\n", note)


@pytest.mark.parametrize(
    ("unit", "shown"),
    [("人民币", "超过4000000000000元"), ("万亿块", "超过4万亿元"), ("億元", "超过40000亿元")],
)
def test_a_unit_is_named_as_it_usually_is(unit: str, shown: str) -> None:
    assert shown in run("stat", "gdp", "--unit", unit, "--lang", "zh").out


def test_times_stay_times_in_chinese() -> None:
    lines = run("stat", "technology-contracts", "--unit", "times", "--lang", "zh").lines
    assert "2012年的2.7倍" in lines[1]


def test_a_fact_without_a_figure_has_no_value() -> None:
    outcome = run("stat", "words-only", "--value", "--data", str(FIGURES), "--lang", "en")
    assert outcome == Outcome(1, "", '"words-only" has no figure\n')


@pytest.mark.parametrize(
    ("figure", "data", "said"),
    [
        ("gdp-growth@2026", ENGLISH, "forecast: up 2.0 to 2.5 per cent"),
        ("tidal-barrier@undated", ENGLISH, "estimate: 1.2 to 1.5 billion US dollars"),
        ("cangning-little-giants@../2025-06:level", CHINESE, "十几家"),
    ],
    ids=["a range", "another range", "words without a number"],
)
def test_what_is_not_one_number_has_no_value(figure: str, data: Path, said: str) -> None:
    arguments = ("stat", figure, "--data", str(data), "--lang", "en")
    outcome = run(*arguments, "--value")
    assert outcome == Outcome(1, "", f'"{figure}" is not one number: {said}\n')
    (fact,) = json.loads(run(*arguments, "--json").out)["results"]
    assert [shown["value"] for shown in fact["figures"]] == [None]


def test_an_unpaired_surrogate_does_not_switch_traditional_characters_off() -> None:
    assert run("search", "糧食 \udcff").out == run("search", "粮食 \udcff").out


@pytest.mark.skipif(sys.platform == "win32", reason="needs /dev/stdin")
def test_a_knowledge_file_may_come_through_a_pipe() -> None:
    arguments = ("stat", "tea", "--data", "/dev/stdin", "--value")
    status, out, _ = run_process(*arguments, stdin=TINY.read_bytes())
    assert (status, out) == (0, b"3.60\n")


# ---- Many queries --------------------------------------------------------------------------------

BATCHES = {
    "UTF-8": "茶\ntea\n".encode(),
    "without an end": "茶\ntea".encode(),
    "marked UTF-8": "\ufeff茶\ntea\n".encode(),
    "Windows line ends": "茶\r\ntea\r\n".encode(),
    "GB18030": "茶\ntea\n".encode("gb18030"),
    "UTF-16": "茶\r\ntea\r\n".encode("utf-16"),
    "UTF-16 without a mark": "茶\r\ntea\r\n".encode("utf-16-le"),
    "UTF-16 big-endian without a mark": "茶\ntea".encode("utf-16-be"),
    "UTF-16 big-endian": b"\xfe\xff" + "茶\ntea\n".encode("utf-16-be"),
    "parted by NUL": "茶\0tea\0".encode(),
    "blank lines": "\n \n茶\n\u3000\u200b\n\ntea\n\n".encode(),
    "spaces around": " 茶\t\n\u3000tea\u00a0\n".encode(),
}


@pytest.mark.parametrize("stdin", BATCHES.values(), ids=BATCHES)
def test_queries_come_from_stdin_in_any_encoding(stdin: bytes) -> None:
    outcome = run("stat", "-", "--data", str(TINY), "--json", stdin=stdin)
    assert (outcome.status, outcome.err) == (0, "")
    assert [json.loads(line)["query"] for line in outcome.lines] == ["茶", "tea"]
    assert [json.loads(line)["count"] for line in outcome.lines] == [1, 1]


def test_bytes_in_no_known_encoding_are_told_with_their_line() -> None:
    outcome = run("stat", "-", "--data", str(TINY), "--json", stdin=b"tea\n\xff\xff\n")
    assert outcome.status == 2
    assert (error_of(outcome)["input"], error_of(outcome)["line"]) == ("-", 2)


def test_a_batch_of_nothing_answers_nothing() -> None:
    assert run("stat", "-", stdin=b"") == Outcome(0, "", "")


@pytest.mark.parametrize("name", ["stat", "search"])
def test_a_query_that_is_not_found_does_not_keep_the_next_from_an_answer(name: str) -> None:
    arguments = ("-", "--data", str(TINY), "--lang", "en")
    outcome = run(name, *arguments, stdin=b"tea\nnosuch\n\xe8\x8c\xb6\n")
    assert outcome.status == 1
    assert [line.split("\t")[0] for line in outcome.lines] == ["tea", "", "tea"]
    assert outcome.err == (
        'nothing found for "nosuch"\nknown here: Test, out of 《某报告》, 某社, 2020\n'
    )


@pytest.mark.parametrize("name", ["stat", "search"])
def test_a_batch_in_json_has_one_envelope_a_query(name: str) -> None:
    arguments = ("-", "--data", str(TINY), "--json")
    outcome = run(name, *arguments, stdin=b"tea\nnosuch\ntea leaves\n")
    assert outcome.status == 1
    documents = [json.loads(line) for line in outcome.lines]
    assert [document["query"] for document in documents] == ["tea", "nosuch", "tea leaves"]
    assert [document["count"] for document in documents] == [1, 0, 1]
    assert error_of(outcome)["input"] == "nosuch"


@pytest.mark.parametrize("name", ["stat", "search"])
def test_a_batch_in_ndjson_says_with_each_result_which_query_it_answers(name: str) -> None:
    arguments = ("-", "--data", str(TINY), "--format", "ndjson")
    outcome = run(name, *arguments, stdin=b"tea\nnosuch\n\xe8\x8c\xb6\n")
    results = [json.loads(line) for line in outcome.lines]
    assert [list(result)[:2] for result in results] == [["query", "key"]] * 2
    assert [(result.pop("query"), result["key"]) for result in results] == [
        ("tea", "tea"), ("茶", "tea"),
    ]  # fmt: skip
    (alone,) = run(name, "tea", "--data", str(TINY), "--format", "ndjson").lines
    assert json.loads(alone) == results[0]


@pytest.mark.parametrize("form", ["csv", "tsv"])
@pytest.mark.parametrize("name", ["stat", "search"])
def test_a_batch_for_a_spreadsheet_has_one_heading(name: str, form: str) -> None:
    arguments = ("-", "--data", str(TINY), "--format", form, "--fields", "key")
    outcome = run(name, *arguments, stdin=b"tea\nnosuch\ntea\n")
    assert (outcome.status, outcome.lines) == (1, ["key", "tea", "tea"])


@pytest.mark.parametrize("is_terminal", [False, True], ids=["pipe", "terminal"])
def test_a_batch_of_values_has_one_line_a_query(*, is_terminal: bool) -> None:
    stdin = b"bounds@2015\nnosuch\nbounds\nwords-only\nbounds@2016\n"
    outcome = run(
        "stat", "-", "--value", "--data", str(FIGURES), stdin=stdin, is_terminal=is_terminal
    )
    assert outcome.lines == ["1261.3", "", "", "", "4.26"]
    assert outcome.status == 2


def test_a_unit_that_fits_one_query_of_a_batch_does_not_keep_the_others_from_an_answer() -> None:
    arguments = ("-", "--value", "--unit", "亿元", "--data", str(FIGURES), "--lang", "en")
    outcome = run("stat", *arguments, stdin=b"bounds@2015\nbounds@2017\nbounds@2020\n")
    assert outcome.lines == ["1261.3", "", "0.01"]
    assert outcome.status == 2


# ---- The knowledge file --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (DATA / "nosuch.toml", "data-unreadable"),
        (DATA, "data-unreadable"),
        (TESTS / "bad" / "E001-not-toml.toml", "data-syntax"),
        (TESTS / "bad" / "E002-not-utf-8.toml", "data-syntax"),
        (TESTS / "bad" / "E101-unknown-key.toml", "data-invalid"),
    ],
    ids=lambda value: value.name if isinstance(value, Path) else value,
)
@pytest.mark.parametrize("name", LOOK_UPS)
def test_a_knowledge_file_that_cannot_be_used_exits_3(name: str, file: Path, code: str) -> None:
    query = ("tea",) if name in {"stat", "search", "show"} else ()
    outcome = run(name, *query, "--data", str(file))
    assert (outcome.status, outcome.out) == (3, "")
    assert str(file) in outcome.err
    outcome = run(name, *query, "--data", str(file), "--json")
    assert (outcome.status, outcome.out) == (3, "")
    assert (error_of(outcome)["code"], error_of(outcome)["file"]) == (code, str(file))


def test_each_fault_of_a_file_is_told_with_its_code_and_line() -> None:
    file = TESTS / "bad" / "E101-unknown-key.toml"
    lines = file.read_text(encoding="utf-8").splitlines()
    said = run("list", "--data", str(file), "--lang", "en").err
    faults = error_of(run("list", "--data", str(file), "--json", "--lang", "en"))["faults"]
    for fault in faults:
        assert list(fault) == ["code", "line", "column", "message", "text"]
        assert fault["code"] == "E101"
        assert fault["text"] == lines[fault["line"] - 1]
        assert f"{file}:{fault['line']}: E101 {fault['message']}" in said
    assert len(faults) == said.count(" E101 ") > 0


def test_a_knowledge_file_may_be_named_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUNANFACTS_DATA", str(TINY))
    assert run("list").lines[0].startswith("tea\t")
    assert run("list", "--data", str(FIGURES)).lines[0].startswith("bounds\t")


def test_an_empty_variable_is_as_if_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = run("list").out
    monkeypatch.setenv("HUNANFACTS_DATA", "")
    assert run("list").out == expected


def test_an_empty_option_is_a_file_that_cannot_be_read() -> None:
    """As when a script writes --data "$UNSET": the shipped knowledge would be the wrong one."""
    outcome = run("list", "--data", "")
    assert (outcome.status, outcome.out) == (3, "")


# ---- Language, width and colour ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "zh"),
        ({"LANG": ""}, "zh"),
        ({"LANG": "C"}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LANG": "POSIX"}, "zh"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "fr_FR"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh"),
    ],
    ids=str,
)
def test_the_language_is_the_locale_s_unless_told(
    environment: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    expected = {"zh": "茶叶产量", "en": "Tea output"}
    assert run("list", "--data", str(TINY)).out.split("\t")[1] == expected[language]
    for told, label in expected.items():
        assert run("list", "--data", str(TINY), "--lang", told).out.split("\t")[1] == label


def test_a_terminal_gets_a_table_and_a_pipe_plain_rows() -> None:
    assert "\t" not in run("list", is_terminal=True).out
    assert run("list", is_terminal=True).out != run("list").out
    assert run("list").out == run("list", "--format", "plain").out


def looks(environment: dict[str, str], *arguments: str, is_terminal: bool) -> str:
    """Return a table as it looks in that environment."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        data = ("--data", str(TINY), "--format", "table")
        outcome = run("list", *data, *arguments, is_terminal=is_terminal)
    assert (outcome.status, outcome.err) == (0, "")
    return outcome.out


@pytest.mark.parametrize(
    ("environment", "is_terminal", "is_coloured"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": ""}, False, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
        ({"TERM": "dumb"}, True, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True, False),
    ],
    ids=str,
)
def test_colour_is_for_terminals_that_want_it(
    environment: dict[str, str], *, is_terminal: bool, is_coloured: bool
) -> None:
    assert ("\x1b[" in looks(environment, is_terminal=is_terminal)) is is_coloured
    assert "\x1b" not in looks(environment, "--no-color", is_terminal=is_terminal)


@pytest.mark.parametrize("columns", ["0", "1", "19", "-5", "wide", "", "9" * 4301])
def test_a_width_that_makes_no_sense_is_taken_for_80(columns: str) -> None:
    found = looks({"COLUMNS": columns}, is_terminal=False)
    assert found == looks({"COLUMNS": "80"}, is_terminal=False)
    assert "茶叶产量" in found


def test_a_width_of_20_is_kept_to() -> None:
    lines = looks({"COLUMNS": "20"}, "--lang", "en", is_terminal=False).splitlines()
    assert max(map(len, lines)) <= 20
    assert "tea  Tea output" in lines


# ---- Errors of ours ------------------------------------------------------------------------------


def break_with(problem: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every command meet that problem."""

    def fail(*_: object) -> None:
        raise problem

    monkeypatch.setattr(session.Session, "__init__", fail)


def test_a_bug_exits_70_and_says_that_it_is_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    break_with(RuntimeError("broken\x1b[31m"), monkeypatch)
    outcome = run("stat", "gdp", "--lang", "en")
    assert (outcome.status, outcome.out) == (70, "")
    assert outcome.err == (
        "a bug of ours: RuntimeError: broken\\x1b[31m\n"
        "set HUNANFACTS_DEBUG=1 and try again for the details\n"
    )
    assert error_of(run("stat", "gdp", "--json"))["code"] == "internal"
    monkeypatch.setenv("HUNANFACTS_DEBUG", "1")
    assert "Traceback" in run("stat", "gdp").err


@pytest.mark.parametrize("arguments", [("stat", "gdp"), ("list", "--lang", "en")])
def test_an_interruption_exits_130(
    arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    break_with(KeyboardInterrupt(), monkeypatch)
    said = "interrupted\n" if "en" in arguments else "已中断\n"
    assert run(*arguments) == Outcome(130, "", said)


def test_an_interruption_of_a_bare_call_exits_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(streams, "write", interrupt)
    assert run() == Outcome(130, "", "已中断\n")


# ---- Processes -----------------------------------------------------------------------------------


def test_the_module_runs_like_the_command() -> None:
    status, out, err = run_process("list", "--data", str(TINY))
    assert (status, out.decode("utf-8"), err) == (0, run("list", "--data", str(TINY)).out, b"")
    assert run_process("nosuch")[0] == 2


@pytest.mark.parametrize(
    "arguments", [("list",), ("list", "--json"), ("list", "--format", "table")]
)
def test_a_reader_that_has_enough_is_no_error(arguments: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            command(*arguments), stdout=writer, stderr=subprocess.PIPE, check=False, timeout=60,
            env=environment_with({}),
        )  # fmt: skip
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_first_line_can_be_taken_from_a_batch() -> None:
    with subprocess.Popen(
        command("search", "-"), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, env=environment_with({}),
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write("湖南\n".encode())
        process.stdin.flush()
        assert process.stdout.readline()
        process.stdout.close()
        with contextlib.suppress(BrokenPipeError):
            process.stdin.write("湖南\n".encode() * 100)
            process.stdin.close()
        assert (process.wait(60), process.stderr.read()) == (0, b"")
        process.stdin = None


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("arguments", [("stat", "gdp"), ("list", "--json"), ("--version",), ()])
def test_a_full_disk_exits_70_with_one_line(arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command(*arguments), stdout=full, stderr=subprocess.PIPE, check=False, timeout=60,
            env=environment_with({"LANG": "en_US.UTF-8"}),
        )  # fmt: skip
    assert done.returncode == 70
    assert len(done.stderr.splitlines()) == 1
    assert b"No space left on device" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize(
    ("arguments", "status"),
    [(("stat", "nosuchword"), 1), (("nosuch",), 2), (("stat", "gdp", "--value"), 0)],
)
def test_a_stderr_that_takes_nothing_does_not_change_the_status(
    arguments: tuple[str, ...], status: int
) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command(*arguments), stderr=full, stdout=subprocess.DEVNULL, check=False, timeout=60,
            env=environment_with({}),
        )  # fmt: skip
    assert done.returncode == status


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize(
    ("redirection", "arguments", "status", "said"),
    [
        (">&-", ("stat", "gdp"), 70, "cannot write: stdout is closed\n"),
        (">&-", ("stat", "nosuchword"), 1, f'nothing found for "nosuchword"\n{SCOPE}'),
        ("<&-", ("stat", "-"), 2, "stdin is closed\n"),
        ("2>&-", ("stat", "nosuchword"), 1, ""),
        (">&- 2>&- <&-", ("stat", "gdp"), 70, ""),
    ],
)
def test_a_closed_stream_is_told_and_is_no_crash(
    redirection: str, arguments: tuple[str, ...], status: int, said: str
) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f'"$@" {redirection}', "sh", *command(*arguments)],
        capture_output=True, check=False, timeout=60,
        env=environment_with({"LANG": "en_US.UTF-8"}),
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr.decode("utf-8")) == (status, b"", said)


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "latin-1", "utf-8:strict", "utf-16"])
@pytest.mark.parametrize("form", ["plain", "json", "csv", "md", "table"])
def test_no_encoding_is_a_crash_and_json_is_json_in_all(encoding: str, form: str) -> None:
    name = encoding.partition(":")[0]
    environment = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    arguments = ("list", "--data", str(DATA / "tiny.toml"), "--format", form)
    status, out, err = run_process(*arguments, environment=environment)
    assert (status, err) == (0, b"")
    expected = run(*arguments).out
    if form == "json":
        assert json.loads(out.decode(name)) == json.loads(expected)
    else:
        shown = expected.encode(name, "backslashreplace").decode(name)
        assert out.decode(name) == shown


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "utf-8:strict"])
def test_help_and_errors_are_no_crash_in_any_encoding(encoding: str) -> None:
    environment = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "LANG": "zh_CN.UTF-8"}
    assert run_process("stat", "-h", environment=environment)[0] == 0
    status, out, err = run_process("stat", "²µ\udcff", environment=environment)
    assert (status, out) == (1, b"")
    assert b"Traceback" not in err


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
def test_ctrl_c_while_waiting_for_queries_exits_130() -> None:
    # What is started in the background ignores SIGINT, and so would the process started here.
    heeding = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"
        " from hunanfacts.command.main import main; sys.exit(main())"
    )
    with subprocess.Popen(
        [sys.executable, "-c", heeding, "stat", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment_with({"LANG": "en_US.UTF-8"}),
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b"gdp\n")
        process.stdin.flush()
        assert process.stdout.readline().startswith(b"gdp\t")
        process.send_signal(signal.SIGINT)
        assert (process.wait(60), process.stderr.read()) == (130, b"interrupted\n")


# ---- Whatever is typed ---------------------------------------------------------------------------

_WORDS = st.sampled_from(
    [*LOOK_UPS, "-h", "--help", "--version", "--json", "--ndjson", "--format", "--format=csv",
     "table", "plain", "json", "tsv", "md", "--fields", "key,figures.value", "--unit", "亿元",
     "--limit", "3", "--limit=0", "--period", "2021", "2016/2020", "--exact", "--value", "--ascii",
     "--no-color", "--lang", "zh", "en", "--lang=", "--data=", "--topic", "economy", "--kind",
     "event", "--measure", "rank", "--status", "target", "--source", "new-hunan", "--paragraph",
     "34", "--place", "湖南", "gdp", "技术合同", "technology-contracts@2021", "-", "--", "---",
     "", " ", "=", "@", "%", "\x00", "\x1b[31m", "\n", "\udcff", "\u202e", "[bold]", "9" * 400]
)  # fmt: skip
_ARGUMENTS = st.lists(_WORDS | st.text(max_size=6), max_size=6)
_CALLS = _ARGUMENTS | st.builds(lambda name, rest: [name, *rest], _WORDS, _ARGUMENTS)


@settings(max_examples=150)
@given(_CALLS, st.binary(max_size=20))
@example(["--json"], b"")
@example(["stat", "gdp", "--fields"], b"")
def test_whatever_is_typed_is_answered_or_refused(arguments: list[str], stdin: bytes) -> None:
    outcome = run(*arguments, stdin=stdin)
    assert outcome.status in {0, 1, 2, 3}
    assert outcome.status == 0 or outcome.err
    assert "\x1b" not in outcome.out + outcome.err


def test_main_leaves_the_words_it_is_given_alone() -> None:
    words = ["stat", "gdp", "--json"]
    with contextlib.redirect_stdout(io.StringIO()):
        assert typer_app.main(words) == 0
    assert words == ["stat", "gdp", "--json"]
