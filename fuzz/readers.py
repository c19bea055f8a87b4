"""What the quick run hands its cases to: each reader takes bytes, and raises where it finds something."""

from __future__ import annotations

import functools
import json
import os
import random
import re
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

import exported
from entrances import scratch
from holding import ACTS, call, must_be_valid
from made import EVERYTHING
from running import TINY

from hunanfacts.command import main
from hunanfacts.index import cache, publishing
from hunanfacts.model.errors import DataError, TooLongError
from hunanfacts.render import formats
from hunanfacts.render.answer import Answer, Style
from hunanfacts.search import answers
from hunanfacts.text import chinese

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hunanfacts.index.store import Index
    from hunanfacts.model.vocabulary import ExportFormat
    from hunanfacts.search.answers import Results

_IN_FRONT = frozenset({
    "list", "topics", "sources", "stat", "search", "show", "units", "trend", "audit",
})  # fmt: skip
"""Commands that the front door answers itself where they are plain; it may not answer otherwise than Typer."""
_WEIGHTS: dict[ExportFormat, int] = {
    "csv": 6, "ndjson": 6, "sqlite": 2, "datapackage": 2, "parquet": 1,
}  # fmt: skip
"""How often an export is of a format: those more often that are sooner written."""
_STDIN = "湖南的经济总量超过4万亿元。\ntea\n".encode()


@contextmanager
def surroundings() -> Iterator[None]:
    """Go to an empty folder, where a small knowledge is asked."""
    with ExitStack() as stack:
        stack.enter_context(scratch())
        stack.enter_context(mock.patch.dict(os.environ, {"HUNANFACTS_DATA": str(TINY)}))
        stack.enter_context(mock.patch.object(publishing, "_TRIES", 1))
        yield


# ---- Questions -----------------------------------------------------------------------------------


def ask(raw: bytes) -> None:
    """Ask a question in both ways, and write what is found in a format; only its length is refused."""
    chance = random.Random(raw)
    text = raw.decode("utf-8", "replace")
    try:
        for look_up in (answers.find, answers.stat):
            _write(text, look_up(_index(), text), chance)
    except TooLongError:
        return


def _write(text: str, found: Results, chance: random.Random) -> None:
    answer, style = _answer(text, found), _style(chance)
    lines = list(formats.lines(answer, style))
    assert not any(ACTS.search(line.replace("\n", "")) for line in lines), (style.format, lines)
    must_be_valid("".join(f"{line}\n" for line in lines), style.format, [text])


def _answer(text: str, found: Results) -> Answer:
    used = [source for fact in found for source in fact.sources]
    sources = _index().source_documents(used)
    return Answer(command="search", query=text, data_version="1", results=found, sources=sources)


def _style(chance: random.Random) -> Style:
    return Style(
        format=chance.choice(("table", "plain", "json", "ndjson", "csv", "tsv", "md")),
        language=chance.choice(("zh", "en")),
        width=chance.choice((20, 40, 80, 200)),
        verbose=chance.choice((True, False)),
        fields=chance.choice(((), ("key", "figures.value", "label"))),
        escape=chance.randrange(5) == 0,
    )


@functools.cache
def _index() -> Index:
    return cache.open_index(str(EVERYTHING), use_cache=False)


# ---- Command lines -------------------------------------------------------------------------------


def run(raw: bytes) -> None:
    """Run a command line through the front door, and a plain one through Typer too: they agree."""
    words = raw.decode("utf-8", "replace").split("\0") if raw else []
    if any(map(_leads_out, words)):
        return
    outcome = call(*words, stdin=_STDIN, main=main.main)
    if words[:1] and words[0] in _IN_FRONT and not random.Random(raw).randrange(8):
        assert call(*words, stdin=_STDIN) == outcome, words


def _leads_out(word: str) -> bool:
    """Tell whether a word names a file outside of the folder; `..` in a period is none."""
    value = Path(word if word[:1] != "-" else word.partition("=")[2])
    return value.is_absolute() or (".." in value.parts and not word.startswith("--period="))


# ---- Exports -------------------------------------------------------------------------------------


def export(raw: bytes) -> None:
    """Export a knowledge to one of the formats, and read back what is in it; DataError is the one refusal."""
    from hunanfacts.export import exporting
    from hunanfacts.export.records import Whole
    from hunanfacts.knowledge import loading

    file = Path("facts.toml")
    file.write_bytes(raw)
    chance = random.Random(raw)
    (form,) = chance.choices(tuple(_WEIGHTS), tuple(_WEIGHTS.values()))
    try:
        facts = list(loading.parse(raw, file.name).facts)
        with mock.patch.object(
            chinese, "variants", list
        ):  # most of a small index, and never exported
            index = cache.open_index(file.name, use_cache=False)
    except DataError:
        return
    expected = exported.rows(
        (fact.key, figure.id, figure.value) for fact in facts for figure in fact.figures
    )
    exporting.require_room(f"made.{form}", form, force=True)
    whole = Whole(index, chance.choice(("zh", "en")), lambda found, _: found)
    exporting.write(whole, f"made.{form}", form)
    index.close()
    assert exported.figures(Path(f"made.{form}"), form) == expected, form


# ---- Requests ------------------------------------------------------------------------------------


def request(raw: bytes) -> None:
    """Hand a call of a tool to the server, as the SDK does; every call has its answer, and it is JSON."""
    from pydantic import ValidationError

    entry, validators = _dispatcher()
    try:
        given = entry.params_type.model_validate_json(raw, by_name=False)
    except ValidationError:
        return  # no call: the SDK refuses it
    result = _done(entry.handler(None, given))
    out = result.model_dump_json(by_alias=True)
    document = json.loads(out)["structuredContent"]
    assert not re.search("a bug of ours|程序出错", out), given
    shown = result.content[0].text
    assert shown, given
    assert not ACTS.search(shown), (given, shown)
    if not result.is_error:
        validators[given.name].validate(document)


def _done(coroutine: Any) -> Any:  # noqa: ANN401 -- of the SDK
    """Return what a coroutine returns that waits for nothing."""
    try:
        coroutine.send(None)
    except StopIteration as done:
        return done.value
    raise AssertionError(coroutine)


@functools.cache
def _dispatcher() -> Any:  # noqa: ANN401 -- of the SDK
    """Return what calls of tools are handed to, and validators of what the tools give."""
    from jsonschema import Draft202012Validator

    from hunanfacts.mcp import server, tools
    from hunanfacts.mcp.answering import Answering

    made = server._server(Answering(str(TINY), "zh"), "zh")  # noqa: SLF001 -- to be called without a stream
    validators = {tool.name: Draft202012Validator(tool.gives) for tool in tools.TOOLS}
    return made.get_request_handler("tools/call"), validators
