"""SARIF 2.1.0, the OASIS standard in which tools hand over what they found in files."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from hunanfacts.check import baseline
from hunanfacts.check.records import FAULTS
from hunanfacts.render import verdicts
from hunanfacts.render.check import CheckedNumber
from hunanfacts.render.details import said
from hunanfacts.text import clean, json_text
from hunanfacts.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunanfacts.check.records import Diagnosis, Verdict
    from hunanfacts.model.vocabulary import Language
    from hunanfacts.render.answer import Answer, Style

    _Rule = tuple[Verdict, Diagnosis | None]

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LANGUAGES: dict[Language, str] = {"zh": "zh-CN", "en": "en-US"}
_KINDS: dict[Verdict, str] = {"supported": "pass", "unknown": "open", "unreadable": "open"}
"""Of verdicts that find no fault; their level must be none."""
_PROPERTIES = ("text", "verdict", "diagnosis", "factor", "key", "figure", "source")
"""Of the record, those that SARIF has no place of its own for."""
_LINK = re.compile(r"\[(?=[^\[\]]*\]\()")


def lines(answer: Answer, style: Style) -> Iterator[str]:
    """Yield the log as one line, or on a terminal as many."""
    log, rules = _log(answer, style)
    log["runs"][0]["results"] = list(_results(answer, rules, style))
    text = json_text.indented(log) if style.indented else json_text.dumps(log)
    for line in text.split("\n"):
        yield clean.json_in_ascii(line) if style.escape else line


def pieces(answer: Answer, style: Style) -> Iterator[str]:
    """Yield the log in pieces, which together are one line."""
    for piece in _pieces(answer, style):
        yield clean.json_in_ascii(piece) if style.escape else piece


def _pieces(answer: Answer, style: Style) -> Iterator[str]:
    log, rules = _log(answer, style)
    behind = "]}]}"
    yield json_text.dumps(log).removesuffix(behind)
    separator = ""
    for result in _results(answer, rules, style):
        yield separator + json_text.dumps(result)
        separator = ", "
    yield behind


def _log(answer: Answer, style: Style) -> tuple[dict[str, Any], list[_Rule]]:
    """Return the log without results, which stand at its end, and its rules."""
    found = (each.finding for each in answer.results if isinstance(each, CheckedNumber))
    known: set[_Rule] = {(each.verdict, each.diagnosis) for each in found}
    rules = sorted(known, key=lambda rule: _rule_id(*rule))
    run = {
        "tool": {
            "driver": {
                "name": "hunanfacts",
                "version": __version__,
                "semanticVersion": __version__,
                "language": _LANGUAGES[style.language],
                "rules": [_rule(*rule, style.language) for rule in rules],
            }
        },
        "language": _LANGUAGES[style.language],
        "columnKind": "unicodeCodePoints",
        "properties": {"dataVersion": answer.data_version},
        "results": [],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, rules


def _results(answer: Answer, rules: list[_Rule], style: Style) -> Iterator[dict[str, Any]]:
    for result in answer.results:
        yield _result(json_text.loads(result.json), rules, style.language)


def _rule(verdict: Verdict, diagnosis: Diagnosis | None, language: Language) -> dict[str, Any]:
    name, meaning = verdicts.NAMES[verdict][language], verdicts.MEANINGS[verdict][language]
    reason = verdicts.DIAGNOSES[diagnosis][language] if diagnosis else ""
    between = " " if language == "en" and reason else ""
    return {
        "id": _rule_id(verdict, diagnosis),
        "shortDescription": {"text": _text(reason or name)},
        "fullDescription": {"text": _text(meaning)},
        "help": {"text": _text(f"{reason}{between}{meaning}")},
        "defaultConfiguration": {"level": _level(verdict)},
    }


def _rule_id(verdict: Verdict, diagnosis: Diagnosis | None) -> str:
    return f"{verdict}/{diagnosis}" if diagnosis else verdict


def _level(verdict: Verdict) -> str:
    return "error" if verdict in FAULTS else "none" if verdict in _KINDS else "note"


def _result(record: dict[str, Any], rules: list[_Rule], language: Language) -> dict[str, Any]:
    verdict, diagnosis = record["verdict"], record["diagnosis"]
    message = f"{record['text']}: {said(record['message'], language)}"
    if record["caution"]:
        message += f"\n{said(record['caution'], language)}"
    return {
        "ruleId": _rule_id(verdict, diagnosis),
        "ruleIndex": rules.index((verdict, diagnosis)),
        "kind": _KINDS.get(verdict, "fail"),
        "level": _level(verdict),
        "message": {"text": _text(message)},
        "locations": [{"physicalLocation": _location(record)}],
        "partialFingerprints": {
            "textAndSentence/v1": f"{record['text']}:{baseline.digest(record['sentence'])}"
        },
        "properties": {name: record[name] for name in _PROPERTIES if record[name] is not None},
    }


def _location(record: dict[str, Any]) -> dict[str, Any]:
    """Return where a number begins; where it ends is not sure, since markup may stand in it."""
    return {
        "artifactLocation": {"uri": _uri(record["file"])},
        "region": {
            "startLine": record["line"],
            "startColumn": record["column"],
            "snippet": {"text": record["text"]},
        },
    }


def _uri(file: str) -> str:
    """Return a file as a relative URI, where it lies in the folder that the call is made from."""
    path = Path(os.path.normpath(file))
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    if path.is_absolute() or path.parts[:1] == ("..",):
        return Path(os.path.normpath(Path.cwd() / path)).as_uri()
    return quote(path.as_posix().encode("utf-8", "surrogateescape"))


def _text(text: str) -> str:
    """Write a message in which nothing is a placeholder or a link (SARIF 3.11.5 and 3.11.6)."""
    return _LINK.sub(r"\\[", text.replace("{", "{{").replace("}", "}}"))
