"""The front door: answers the plain hot calls before Typer is imported, and leaves it the rest.

It parses nothing that Typer would take another way: what is not one of the shapes below, or has
any other option in it, goes to `typer_app`, which remains the definition of the command line.
"""

from __future__ import annotations

import gc
import os

from hunanfacts.command import error_boundary, lookup
from hunanfacts.command.request import Request

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypedDict

    from hunanfacts.model.vocabulary import Language

    class _Shared(TypedDict, total=False):
        data: str
        lang: Language


_HELP = {"-h", "--help"}
_HELP_FIRST = ("help", "--lang", "--no-pager")
"""How a line begins that asks for the page of all commands or for a topic."""
_LANGUAGES: dict[str, Language] = {"zh": "zh", "en": "en"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status; nothing escapes but SystemExit."""
    if arguments is not None:
        return error_boundary.guarded(_run, arguments)
    # A process that answers once and ends has nothing worth collecting, not even at its end.
    gc.disable()
    status = error_boundary.guarded(_run, None)
    gc.freeze()
    return status


def _run(given: list[str]) -> int:
    if os.environ.get("_HUNANFACTS_COMPLETE"):
        from hunanfacts.command.completion import answering

        return answering.answer(given)
    is_help = not given or given[0].startswith(_HELP_FIRST) or not _HELP.isdisjoint(given)
    if is_help and (status := _help(given)) is not None:
        return status
    command, *rest = given
    rest, shared = _shared(rest)
    words = [word for word in rest if not _is_flag(word)]
    flags = [word for word in rest if _is_flag(word)]
    match command, flags:
        case "--version", [] if not words:
            return lookup.versions()
        case "stat", ["--value"] if words:
            return lookup.stat(words, Request(**shared), value=True)
        case _, [] | ["--json"] | ["--ndjson"]:
            request = Request(json=flags == ["--json"], ndjson=flags == ["--ndjson"], **shared)
            status = _answer(command, words, request)
            return _run_typer(given) if status is None else status
        case _:
            return _run_typer(given)


def _is_flag(word: str) -> bool:
    return word[:1] == "-" and word != "-"


def _shared(words: list[str]) -> tuple[list[str], _Shared]:
    """Take out which file is asked and in which language, where each is told once and right."""
    left: list[str] = []
    shared: _Shared = {}
    rest = iter(words)
    for word in rest:
        name, is_joined, told = word.partition("=")
        if name in {"--data", "--lang"}:
            told = told if is_joined else next(rest, "")
        if name == "--data" and told[:1] not in {"", "-"} and "data" not in shared:
            shared["data"] = told
        elif name == "--lang" and told in _LANGUAGES and "lang" not in shared:
            shared["lang"] = _LANGUAGES[told]
        else:
            left.append(word)
    return left, shared


def _answer(command: str, words: list[str], request: Request) -> int | None:
    """Answer a plain call; None where Typer has something to say of it."""
    match command, words:
        case "list", []:
            return lookup.list_facts(request)
        case "topics", []:
            return lookup.list_topics(request)
        case "sources", []:
            return lookup.list_sources(request)
        case "stat", [_, *_]:
            return lookup.stat(words, request)
        case "search", [_, *_]:
            return lookup.search(words, request)
        case "show", [_, *_]:
            return lookup.show(words, request)
        case ("units" | "trend", [_, *_]) | ("audit", _):
            from hunanfacts.command import reckon

            answer = {"units": reckon.units, "trend": reckon.trends, "audit": reckon.audit}[command]
            return answer(words, request)
        case "check", [_, *_]:
            from hunanfacts.command import check

            return check.check(words, request, check.Manner())
        case _:
            return None


def _help(given: list[str]) -> int | None:
    """Write a page of help; None where Typer has something to say of it."""
    from hunanfacts.command.help.commands import COMMANDS

    name = None
    match _shared([word for word in given if word != "--no-pager"])[0]:
        case [] | ["help" | "-h" | "--help"]:
            pass
        case ["help", asked] if asked[:1] != "-":
            name = asked
        case [command, "-h" | "--help"] if command in COMMANDS:
            name = command
        case _:
            return None
    from hunanfacts.command.help import pages

    language, data, _ = error_boundary.glimpse(given)
    pages.write(pages.page(name, language, data), no_pager="--no-pager" in given)
    return 0


def _run_typer(given: list[str]) -> int:
    from hunanfacts.command import typer_app

    return typer_app.run(given)
