"""The schemas: well-formed, closed, told in both languages, and true of all read and printed."""

from __future__ import annotations

import functools
import json
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from hunanfacts.command import request
from hunanfacts.command.main import main
from hunanfacts.knowledge import loading
from hunanfacts.model import periods
from hunanfacts.model.errors import DataError
from hunanfacts.model.vocabulary import LANGUAGES, SCHEMAS, Command, Language, ResultKind
from hunanfacts.render import shapes
from hunanfacts.schema import knowledge_file, making

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunanfacts.schema.types import Schema

TESTS = Path(__file__).resolve().parents[1]
DATA = TESTS.parent / "data"
FILES = [
    DATA / "facts.toml",
    TESTS / "small.toml",
    *sorted((TESTS / "knowledge").glob("*.toml")),
    *sorted((TESTS / "data").glob("*.toml")),
]
BAD = sorted((TESTS / "bad").glob("*.toml"))
GOLDEN = sorted((TESTS / "expected").glob("*.json"))

_OTHERS = "only the other records of the file tell it"
_BYTES = "the file is no TOML, so that there is nothing to hold a schema against"
_READ = "what words and units mean is for those who read them"
UNTOLD = {
    "E001": _BYTES,
    "E002": _BYTES,
    "E201": _OTHERS,
    "E202": _OTHERS,
    "E203": _OTHERS,
    "E204": _OTHERS,
    "E205": _OTHERS,
    "E206": "a schema compares whole figures, and not what tells them apart",
    "E209": _OTHERS,
    "E210": _OTHERS,
    "E211": "a schema does not compare one key with another",
    "E213": _OTHERS,
    "E214": _OTHERS,
    "E218": "a schema does not compare one number with another",
    "E220": _READ,
    "E221": _READ,
    "E222": "a schema does not compare one number with another",
    "E223": "a schema does not compare one period with another",
    "E224": _READ,
    "E225": _READ,
    "E226": _READ,
    "E227": _READ,
}
"""Faults that no schema can tell, with the reason."""


@functools.cache
def of(name: str, language: Language = "en") -> Draft202012Validator:
    return Draft202012Validator(making.schema(name, language))


def faults(validator: Draft202012Validator, document: object) -> list[str]:
    return [f"{each.json_path}: {each.message}"[:300] for each in validator.iter_errors(document)]


def parts(schema: object) -> Iterator[Schema]:
    """Yield every schema within a schema, itself first."""
    match schema:
        case dict():
            yield schema
            for part in schema.values():
                yield from parts(part)
        case list():
            for part in schema:
                yield from parts(part)
        case _:
            pass


# ---- What they are -------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one_and_reads_back_as_it_is_printed(
    name: str, language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema", name, "--lang", language]) == 0
    printed = json.loads(capsys.readouterr().out)
    Draft202012Validator.check_schema(printed)
    assert printed == making.schema(name, language)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_object_is_closed_but_for_that_of_somebody_else(name: str) -> None:
    open_ones = [
        part
        for part in parts(making.schema(name, "en"))
        if part.get("type") == "object" and part.get("additionalProperties") is not False
    ]
    assert all(part["description"].startswith("An item of CSL-JSON") for part in open_ones)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_is_described_in_both_languages(name: str) -> None:
    texts: dict[Language, list[str]] = {}
    for language in LANGUAGES:
        objects = [p for p in parts(making.schema(name, language)) if p.get("type") == "object"]
        fields = [f for p in objects for f in p.get("properties", {}).items()]
        missing = [n for n, field in fields if not field.get("description") and n not in LANGUAGES]
        assert missing == []
        texts[language] = [field["description"] for _, field in fields if "description" in field]
        texts[language] += [part["description"] for part in objects if "description" in part]
    zh, en = texts["zh"], texts["en"]
    assert [text for text in en if not text.isascii()] == []
    assert len(zh) == len(en)
    same = {one for one, other in zip(zh, en, strict=True) if one == other}
    assert same <= {"DOI"}


def test_the_file_beside_the_facts_is_the_schema_of_them() -> None:
    written = (DATA / "facts.schema.json").read_text(encoding="utf-8")
    assert written == making.text("knowledge", "zh") + "\n"
    first = (DATA / "facts.toml").read_text(encoding="utf-8").split("\n")[0]
    assert first == "#:schema ./facts.schema.json"


def test_a_stream_without_chinese_gets_json_all_the_same(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["schema", "--ascii", "--lang", "zh"]) == 0
    out = capsys.readouterr().out
    assert out.isascii()
    assert json.loads(out) == making.schema("knowledge", "zh")


def test_a_schema_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "facts", "--lang", "en"]) == 2
    assert "knowledge, output, stat" in capsys.readouterr().err


# ---- The knowledge file --------------------------------------------------------------------------


def read(path: Path) -> dict[str, Any]:
    return tomli.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_valid_file_fits(path: Path) -> None:
    assert faults(of("knowledge"), read(path)) == []


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_file_with_a_fault_is_refused_where_a_schema_can_tell(path: Path) -> None:
    code = path.stem.partition("-")[0]
    try:
        found = faults(of("knowledge"), read(path))
    except ValueError:
        found = []
    assert bool(found) == (code not in UNTOLD)


def keys(schema: Schema, record: str) -> set[str]:
    told = schema["$defs"][record] if record else schema
    return set(told["properties"])


PLACES = {
    "": "",
    "Source": "[[source]]\n",
    "Place": "[[place]]\n",
    "Topic": "[[topic]]\n",
    "Fact": "[[fact]]\n",
    "Figure": "[[fact]]\n[[fact.figure]]\n",
    "Author": "[[source]]\n[[source.authors]]\n",
}


@pytest.mark.parametrize("record", PLACES)
def test_the_keys_are_those_that_the_loader_knows(record: str) -> None:
    """A fault over an unknown key lists those that are known."""
    raw = f"schema = 2\n{PLACES[record]}unheard = 1\n".encode()
    with pytest.raises(DataError) as refused:
        list(loading.parse(raw, "new.toml").facts)
    [said] = [fault.en for fault in refused.value.faults if fault.code == "E101"]
    known = said.rpartition(": ")[2].split(", ")
    assert keys(making.schema("knowledge", "en"), record) == set(known)


_NUMBERS = st.integers(0, 33).map(lambda number: f"{number:02}")
_DATES = st.one_of(
    st.just("2021"),
    st.builds(
        "2021-{}".format, st.one_of(_NUMBERS, st.sampled_from(["Q1", "Q4", "Q5", "H2", "H3"]))
    ),
    st.builds("2021-{}-{}".format, _NUMBERS, _NUMBERS),
    st.sampled_from(["..", "", "21", "2021-5", "２０２１"]),
)


@given(st.one_of(_DATES, st.builds("{}/{}".format, _DATES, _DATES)))
def test_every_period_looks_like_one(text: str) -> None:
    """What looks like one may still be none: no 31st of February, no end before its beginning."""
    validator = Draft202012Validator({"pattern": knowledge_file.PERIOD})
    looks = validator.is_valid(text)
    assert looks or not periods.is_period(text)
    if looks and not periods.is_period(text):
        assert "/" in text or text.count("-") == 2


# ---- What is printed -----------------------------------------------------------------------------

CALLS: list[tuple[Command, list[str], int]] = [
    ("stat", ["stat", "gdp"], 0),
    ("stat", ["stat", "gdp", "--unit", "billion yuan"], 0),
    ("stat", ["stat", "gdp", "--sentence"], 0),
    ("stat", ["stat", "gdp", "--period", "1999"], 1),
    ("search", ["search", "技术合同"], 0),
    ("search", ["search", "技朮合同成交额"], 0),
    ("search", ["search", "grain outputt"], 0),
    ("search", ["search", "qqqq"], 1),
    ("show", ["show", "gdp", "grain-output"], 0),
    ("show", ["show", "gdp", "--sentence"], 0),
    ("sources", ["show", "new-hunan"], 0),
    ("list", ["list"], 0),
    ("list", ["list", "--kind", "route", "--measure", "share"], 1),
    ("topics", ["topics"], 0),
    ("sources", ["sources"], 0),
    ("units", ["units", "gdp"], 0),
    ("trend", ["trend", "trade-total"], 0),
    ("audit", ["audit"], 1),
    ("audit", ["audit", "--with", "tests/other_source.toml"], 1),
    ("audit", ["audit", "--data", "tests/data/tiny.toml", "--with", "tests/small.toml"], 0),
    ("diff", ["diff", "tests/data/tiny.toml", "tests/data/everything.toml"], 1),
    ("validate", ["validate"], 0),
    ("cache", ["cache"], 0),
    ("cite", ["cite", "gdp"], 0),
    ("cite", ["cite", "gdp", "--style", "csl-json"], 0),
    ("cite", ["cite", "gdp", "--sentence"], 0),
]


def loads(text: str) -> dict[str, Any]:
    document = json.loads(text, parse_float=Decimal)
    assert isinstance(document, dict)
    return document


@pytest.mark.parametrize(("command", "call", "status"), CALLS, ids=lambda each: str(each)[:50])
def test_real_output_fits_the_schema_of_its_command_and_that_of_all(
    command: Command, call: list[str], status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*call, "--json"]) == status
    out, err = capsys.readouterr()
    for answer in map(loads, out.splitlines()):
        assert faults(of(command), answer) == []
        assert faults(of("output"), answer) == []
    errors = [told for told in map(loads, err.splitlines()) if "error" in told]
    assert [faults(of("error"), error) for error in errors] == [[]] * len(errors)
    assert bool(errors) == (status == 1 and command not in {"audit", "diff"})
    assert out or errors
    assert main([*call, "--ndjson"]) == status
    line = line_of(command)
    for record in capsys.readouterr().out.splitlines():
        assert faults(line, loads(record)) == []


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (["search", "super hybrid wheat"], "near"),
        (["search", "grian output"], "corrected"),
        (["search", "进出口总额 2012 2015"], "missing"),
        (["diff", "tests/data/order-a", "tests/data/order-b"], "order"),
        (["validate", "tests/data/tiny.toml", "--against", "COPY"], "proved"),
        (["validate", "--against", "COPY"], "paragraphs"),
        (["check", "COPY"], "checked"),
        (["trend", "trade-total", "--svg", "SVG"], "picture"),
        (["audit"], "more"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_notes_fit(
    call: list[str],
    code: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(request, "MOST_LISTED", 1)
    copy = tmp_path / "copy.txt"
    copy.write_text("题目\n2021年湖南经济总量为46万亿元。\n", encoding="utf-8")
    if code == "picture":
        pytest.importorskip("matplotlib")
    if code == "order":
        text = (TESTS / "small.toml").read_text(encoding="utf-8")
        head, *topics = text.split("[[topic]]")
        swapped = "[[topic]]".join([head, topics[1], topics[0], *topics[2:]])
        for place, written in enumerate((text, swapped), 1):
            call[place] = str(tmp_path / f"{place}.toml")
            Path(call[place]).write_text(written, encoding="utf-8")
    named = {"COPY": str(copy), "SVG": str(tmp_path / "a.svg")}
    main([*(named.get(word, word) for word in call), "--json"])
    told = [loads(line) for line in capsys.readouterr().err.splitlines()]
    found = [each for each in told if "note" in each]
    assert code in {each["note"]["code"] for each in found}
    assert [faults(of("note"), each) for each in found] == [[]] * len(found)


@functools.cache
def line_of(command: Command) -> Draft202012Validator:
    schema = making.schema(command, "en")
    return Draft202012Validator({"$ref": "#/$defs/Line", "$defs": schema["$defs"]})


def test_every_command_with_records_is_tried() -> None:
    assert {command for command, _, _ in CALLS} == {*get_args(Command)} - {"check"}


@pytest.mark.parametrize("style", ["--json", "--ndjson"])
def test_findings_in_a_draft_fit(
    tmp_path: Path, style: str, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(
        "2021年湖南经济总量为46万亿元，粮食产量600亿斤左右，另有3个人。\n", encoding="utf-8"
    )
    assert main(["check", str(draft), "--all", style]) == 1
    out = capsys.readouterr().out
    validator = of("check") if style == "--json" else line_of("check")
    records = [loads(line) for line in out.splitlines()]
    assert records
    assert [faults(validator, record) for record in records if faults(validator, record)] == []


def test_warnings_and_faults_of_a_file_fit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "slip.toml"
    text = (DATA / "facts.toml").read_text(encoding="utf-8")
    file.write_text(text.replace("成交1261.3亿元", "成交12613亿元"), encoding="utf-8")
    assert main(["validate", str(file), "--json"]) == 1
    answer = loads(capsys.readouterr().out)
    assert answer["results"]
    assert faults(of("validate"), answer) == []
    file.write_text(text.replace("schema = 2", "schema = 2\nunheard = 1"), encoding="utf-8")
    assert main(["validate", str(file), "--json"]) == 3
    error = loads(capsys.readouterr().err)
    assert faults(of("error"), error) == []
    assert error["error"]["faults"]


@pytest.mark.parametrize("style", ["--json", "--ndjson"])
def test_proofs_fit(tmp_path: Path, style: str, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text("题目\n产茶不到3.60万吨，有3座茶山。\n", encoding="utf-8")
    tiny = str(TESTS / "data" / "tiny.toml")
    assert main(["validate", tiny, "--against", str(copy), style]) == 1
    validator = of("validate") if style == "--json" else line_of("validate")
    records = [loads(line) for line in capsys.readouterr().out.splitlines()]
    assert records
    assert [faults(validator, record) for record in records] == [[]] * len(records)


def test_an_index_that_is_kept_fits(capsys: pytest.CaptureFixture[str]) -> None:
    main(["list", "--data", str(TESTS / "small.toml")])
    capsys.readouterr()
    assert main(["cache", "--json"]) == 0
    answer = loads(capsys.readouterr().out)
    assert answer["results"]
    assert faults(of("cache"), answer) == []


def test_a_line_of_a_batch_names_its_question(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("gdp\n粮食产量\n".encode())))
    assert main(["stat", "-", "--ndjson"]) == 0
    records = [loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [record["query"] for record in records] == ["gdp", "粮食产量"]
    assert [faults(line_of("stat"), record) for record in records] == [[], []]
    assert faults(line_of("list"), records[0]) != []


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_expected_output_fits(path: Path) -> None:
    """Not what has only some fields, which is no whole record."""
    answer = loads(path.read_text(encoding="utf-8"))
    found = faults(of(answer["command"]), answer)
    assert bool(found) == path.stem.startswith("fields-"), found


@pytest.mark.parametrize(
    "call",
    [call for command, call, status in CALLS if not status or command in {"audit", "diff"}],
    ids=str,
)
def test_output_that_is_changed_is_refused(
    call: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main([*call, "--json"])
    answer = loads(capsys.readouterr().out)
    validator = of(answer["command"])
    del answer["results"][1:]  # that the others fit is told by the test of real output
    records = [answer, *answer["results"]]
    for record in records:
        for name in list(record):
            kept = record.pop(name)
            assert not validator.is_valid(answer), name
            record[name + "s"] = kept
            assert not validator.is_valid(answer), name
            del record[name + "s"]
            record[name] = kept
        record["unheard"] = None
        assert not validator.is_valid(answer)
        del record["unheard"]
    assert validator.is_valid(answer)


# ---- The fields that `--fields` takes ------------------------------------------------------------


def paths(schema: Schema, definitions: Schema, before: str = "") -> Iterator[str]:
    """Yield the paths of fields in a schema, as `--fields` writes them."""
    for part in schema.get("anyOf", []):
        yield from paths(part, definitions, before)
    if "items" in schema:
        yield from paths(schema["items"], definitions, before)
    if "$ref" in schema:
        yield from paths(definitions[schema["$ref"].rpartition("/")[2]], definitions, before)
    for name, field in schema.get("properties", {}).items():
        yield f"{before}{name}"
        yield from paths(field, definitions, f"{before}{name}.")


KINDS: list[tuple[Command, ResultKind, int]] = [
    *((command, command, 0) for command in get_args(Command)),
    ("stat", "sentence", 1),
    ("cite", "sentence", 1),
    ("validate", "proof", 1),
]


@pytest.mark.parametrize(("command", "kind", "place"), KINDS)
def test_the_fields_are_those_of_the_schema(command: Command, kind: ResultKind, place: int) -> None:
    definitions = making.schema(command, "en")["$defs"]
    results = making.schema(command, "en")["properties"]["results"]["items"]
    record = results.get("anyOf", [results])[place]
    told = list(dict.fromkeys(paths(record, definitions)))
    known = shapes.of(kind).fields
    outside = {path for path in told if path.startswith(("authors.", "notes.", "old.", "new."))}
    assert set(told) - outside == set(known)
    order = [told.index(field) for field in known if field in told]
    assert [pair for pair in pairwise(order) if pair[0] > pair[1]] == []
