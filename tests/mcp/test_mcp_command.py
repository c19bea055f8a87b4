"""`hunanfacts mcp`, asked by the SDK's own client in a process of its own."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
from running import FILES, TESTS, run

import hunanfacts
from hunanfacts.check import effort
from hunanfacts.mcp import tools
from hunanfacts.mcp.answering import Answering
from hunanfacts.model.errors import DraftError
from hunanfacts.model.vocabulary import CitationStyle

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mcp_types import CallToolResult

    from hunanfacts.api import KnowledgeBase

    Call = tuple[str, dict[str, Any]]

pytestmark = pytest.mark.skipif(not importlib.util.find_spec("mcp"), reason="mcp is missing")

SMALL = TESTS / "small.toml"
NO_NETWORK = """
import socket
def refuse(*_, **__):
    raise SystemExit("the network was asked for")
socket.getaddrinfo = socket.create_connection = refuse
socket.socket.connect = socket.socket.connect_ex = socket.socket.bind = refuse
"""


def ask(calls: Sequence[Call], *options: str, **environment: str) -> list[CallToolResult]:
    """Start a server, make calls, and end it."""
    return _session(
        lambda client: [client.call_tool(*call) for call in calls], options, environment
    )


def _session(
    make: Callable[[Any], Sequence[Any]], options: Sequence[str], environment: dict[str, str]
) -> list[Any]:
    import anyio
    from mcp.client import Client
    from mcp.client.stdio import StdioServerParameters, stdio_client

    known = {name: os.environ[name] for name in ("HUNANFACTS_CACHE", "PATH")}
    modules = [every["PYTHONPATH"] for every in (environment, os.environ) if "PYTHONPATH" in every]
    server = StdioServerParameters(
        command=sys.executable,
        args=["-m", "hunanfacts", "mcp", *options],
        env={**known, **environment, "PYTHONPATH": os.pathsep.join(modules)},
    )

    async def talk() -> list[Any]:
        async with Client(stdio_client(server, errlog=said)) as client:
            return [await each for each in make(client)]

    # Not stderr, which is no file of the system's while pytest holds it.
    with Path(os.devnull).open("w", encoding="utf-8") as said:
        return anyio.run(talk)


def text_of(result: CallToolResult) -> str:
    (content,) = result.content
    return str(getattr(content, "text", ""))


QUESTIONS: list[tuple[Call, str, list[str], str]] = [
    (("stat", {"query": "gdp"}), "found", ["gdp"], "over 4 trillion yuan"),
    (("stat", {"query": "粮食产量", "language": "zh"}), "found", ["grain-output"], "600亿斤左右"),
    (("stat", {"query": "gdp", "unit": "亿元"}), "found", ["gdp"], "over 4 trillion yuan"),
    (("stat", {"query": "output of the moon"}), "nothing", [], "nothing found"),
    (("stat", {"query": "gpd"}), "nothing", [], "Did you mean"),
    (("search", {"query": "制造业", "limit": 3}), "found", ["highland-manufacturing"], "anufactur"),
    (("search", {"query": "粮食产量", "limit": 1.0}), "found", ["grain-output"], "Grain"),
    (("list", {"paragraph": [3.0], "limit": 1e300}), "found", [], "para 3"),
    (("search", {"query": "xylophone\u202e\x9b"}), "nothing", [], r"xylophone\u202e\x9b"),
    (("search", {"query": "xylophone"}), "nothing", [], "nothing found"),
    (("show", {"key": "new-hunan"}), "found", [], "Source: "),
    (("list", {"status": ["target"]}), "found", ["benchmark-firms-target"], "about 20"),
    (("check", {"text": "湖南经济总量约3万亿元。"}), "found", ["gdp"], "contradicted"),
    (("cite", {"names": ["gdp@undated"]}), "found", [], "[2022]"),
    (("cite", {"names": ["gdp"], "style": "bibtex"}), "found", [], "@misc{new-hunan,"),
    (("cite", {"names": ["xylophone"]}), "nothing", [], "nothing found"),
]  # fmt: skip
"""Calls, with how they are answered, the first key of the results, and words of the text."""


NEAR = ("智能制造 目标 大数据", "技术合同 大豆", "gdp", "grain output")
"""Searches, of which some have only near answers."""


@pytest.fixture(scope="module")
def session() -> list[Any]:
    """Ask one server for its tools, each question and each near search: it starts slowly."""
    calls: list[Call] = [call for call, *_ in QUESTIONS]
    calls += [("search", {"query": query}) for query in NEAR]
    return _session(
        lambda client: [client.list_tools(), *(client.call_tool(*call) for call in calls)],
        ["--lang", "en"],
        {},
    )


def test_every_question_has_its_answer(session: list[Any]) -> None:
    """The client itself holds each answer against the schema of its tool."""
    results = session[1 : -len(NEAR)]
    assert len(results) == len(QUESTIONS) > 10
    assert {call[0] for call, *_ in QUESTIONS} == {tool.name for tool in tools.TOOLS}
    for (call, outcome, keys, words), result in zip(QUESTIONS, results, strict=True):
        assert not result.is_error, call
        told = result.structured_content
        assert told["answer"] == outcome, call
        assert [each.get("key") for each in told["results"]][: len(keys)] == keys, call
        assert words in text_of(result), call
        assert (told["error"] is not None) == (outcome == "nothing"), call
        for quote in told["quotes"]:
            assert quote in text_of(result), call


def test_a_quote_has_bound_period_source_and_caution(base: KnowledgeBase) -> None:
    answering = Answering(None, "en")
    for fact in base.facts():
        told = answering.answer("stat", {"query": fact.key, "exact": True})
        quotes, figures = told.document["quotes"], told.document["results"][0]["figures"]
        if fact.kind != "indicator":
            assert len(quotes) == 1
            assert quotes[0].startswith((fact.statement.en or "").rstrip("."))
            quotes *= len(figures) or 1
        for quote, figure in zip(quotes, figures, strict=bool(figures)):
            assert "Building a Modern Socialist New Hunan" in quote
            assert fact.kind != "indicator" or quote.startswith(fact.label.en or "")
            if figure["caution"]:
                assert figure["caution"]["en"] in quote
            if fact.kind == "indicator" and figure["bound"] not in {None, "exact"}:
                assert figure["display"]["en"].split()[0] in quote
            if figure["status"] != "reported":
                assert figure["status"] in quote
            dates = [fact.period, *(each["period"] for each in figures)]
            assert any(dates) or "no date given for this" in quote


def test_a_quote_is_the_sentence_of_the_command_line(base: KnowledgeBase) -> None:
    answering = Answering(None, "zh")
    for fact in base.facts():
        told = answering.answer("show", {"key": fact.key}).document["quotes"]
        assert told == run("show", fact.key, "--sentence", "--lang", "zh").out.splitlines()


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_the_results_are_those_of_the_command_line(file: Path) -> None:
    """Every fact of every file: the same record, its numbers the same decimals."""
    answering = Answering(str(file), "zh")
    for fact in hunanfacts.load(file).facts():
        out = run("show", fact.key, "--json", "--data", str(file)).out
        told = answering.answer("show", {"key": fact.key}).document
        assert json.loads(out)["results"] == told["results"]
        values = [figure["value"] for figure in told["results"][0]["figures"]]
        assert [value if value is None else Decimal(str(value)) for value in values] == [
            figure.value for figure in fact.figures
        ]


@pytest.mark.parametrize("style", get_args(CitationStyle))
def test_a_citation_is_that_of_the_command_line(style: str) -> None:
    words = ("cite", "gdp", "trade-total", "--style", style, "--lang", "zh", "--json")
    answering = Answering(None, "zh")
    told = answering.answer("cite", {"names": ["gdp", "trade-total"], "style": style})
    assert told.document["results"] == json.loads(run(*words).out)["results"]
    (result,) = told.document["results"]
    assert told.document["quotes"] == list(filter(None, (result["text"], result["in_text"])))
    assert result["cautions"]
    for caution in result["cautions"]:
        assert f"注意：{caution['zh']}" in told.text.splitlines()


def test_the_style_of_a_citation_goes_by_the_language() -> None:
    answering = Answering(None, "zh")
    for language, style in (("zh", "gbt7714"), ("en", "apa")):
        told = answering.answer("cite", {"names": ["new-hunan"], "language": language})
        assert told.document["results"][0]["style"] == style


def test_near_answers_are_told_as_near(session: list[Any]) -> None:
    outcomes = set()
    for result in session[-len(NEAR) :]:
        told = result.structured_content
        matches = {each["match"] for each in told["results"]}
        outcomes.add(told["answer"])
        assert (told["answer"] == "near") == ("near" in matches)
        if told["answer"] == "near":
            assert told["note"]["code"] in {"near", "corrected"}
            assert text_of(result).startswith(told["note"]["message"])
            assert "is no answer" in text_of(result)
    assert outcomes == {"near", "found", "nothing"}


def test_errors_are_those_of_the_contract() -> None:
    calls: list[Call] = [
        ("stat", {"query": "gdp", "unit": "kg"}),
        ("stat", {"query": " "}),
        ("stat", {"question": "gdp"}),
        ("list", {"kind": ["riddle"]}),
        ("list", {"period": "soon"}),
        ("list", {"min": "much"}),
        ("cite", {"names": ["gdp"], "style": "mla"}),
        ("cite", {"names": []}),
        ("cite", {"names": [" "]}),
        ("forget", {}),
    ]
    results = ask(calls, "--lang", "zh")
    codes = []
    for result in results:
        assert result.is_error
        told = result.structured_content
        assert told["schema"] == "hunanfacts.error/2"
        assert text_of(result) == told["error"]["message"]
        codes.append(told["error"]["code"])
    assert codes == ["unit-mismatch", "usage", "usage", "usage", "usage", "amount"] + ["usage"] * 4


def test_what_is_said_of_an_error_is_short() -> None:
    calls: list[Call] = [("cite", {"names": [1] * 3_000}), ("forget" * 3_000, {})]
    for result in ask(calls, "--lang", "en"):
        assert result.is_error
        assert "…" in result.structured_content["error"]["message"]
        assert len(text_of(result)) < 1_100


def test_tools_only_read_and_are_described(session: list[Any]) -> None:
    listed = session[0]
    assert [tool.name for tool in listed.tools] == [
        "stat",
        "search",
        "show",
        "list",
        "cite",
        "check",
    ]
    for tool in listed.tools:
        assert tool.annotations.read_only_hint
        assert not tool.annotations.open_world_hint
        assert tool.description
        assert tool.output_schema["properties"]["quotes"]
    figure = listed.tools[0].output_schema["$defs"]["Figure"]
    assert {"bound", "period", "status", "caution", "source"} <= set(figure["required"])


def test_a_readers_own_file_is_served_and_nothing_is_written(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_bytes(SMALL.read_bytes())
    (tmp_path / "sitecustomize.py").write_text(NO_NETWORK)
    before = sorted(tmp_path.iterdir())
    fact = hunanfacts.load(file).facts()[0]
    results = ask(
        [("stat", {"query": fact.key}), ("stat", {"query": "gdp"}), ("check", {"text": "5万亿元"})],
        "--data", str(file), "--no-cache", "--lang", "en",
        PYTHONPATH=str(tmp_path), PYTHONDONTWRITEBYTECODE="1",
    )  # fmt: skip
    assert [each.structured_content["answer"] for each in results] == ["found", "nothing", "found"]
    assert results[0].structured_content["results"][0]["key"] == fact.key
    assert sorted(tmp_path.iterdir()) == before


def test_a_text_that_would_take_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(effort, "MOST", 4_000)
    answering = Answering(None, "en")
    assert (
        answering.answer("check", {"text": "湖南经济总量5万亿元。"}).document["answer"] == "found"
    )
    with pytest.raises(DraftError, match="beyond line 1 it was not checked; part it"):
        answering.answer("check", {"text": "湖南经济总量5万亿元，高校3所，另有7个县，2座桥。"})


def test_an_edit_is_seen_by_a_server_that_runs(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    text = SMALL.read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    answering = Answering(str(file), "en")
    key = hunanfacts.load(file).facts()[0].key
    assert answering.answer("stat", {"query": key}).document["answer"] == "found"
    file.write_text(text.replace(f'key = "{key}"', 'key = "quite-new"'), encoding="utf-8")
    assert answering.answer("stat", {"query": "quite-new"}).document["answer"] == "found"


def test_a_file_with_faults_is_refused_at_the_start() -> None:
    said = run("mcp", "--data", str(TESTS / "bad" / "E102-missing-key.toml"))
    assert said.status == 3
    assert "E102" in said.err


def test_the_sdk_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp_types", None)
    said = run("mcp", "--lang", "en")
    assert said.status == 2
    assert "pip install 'hunanfacts[mcp]'" in said.err


def test_nothing_but_the_protocol_goes_to_stdout() -> None:
    words = [sys.executable, "-m", "hunanfacts", "mcp"]
    done = subprocess.run(words, input=b"", capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (0, b"")
