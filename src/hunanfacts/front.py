"""The front door: answers the plain hot calls before Typer is imported, and leaves it the rest.

It parses nothing that Typer would take another way: what is not one of the shapes below, or has
any other option in it, goes to `cli`, which remains the definition of the command line.
"""

from __future__ import annotations

from hunanfacts import boundary, desk
from hunanfacts.request import Request

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status; nothing escapes but SystemExit."""
    return boundary.guarded(_run, arguments)


def _run(given: list[str]) -> int:
    match given:
        case ["--version"]:
            return desk.versions()
        case ["stat", "--value", *words] | ["stat", *words, "--value"] if _are_plain(words):
            return desk.stat(words, Request(), value=True)
        case ["stat", *words] if _are_plain(words):
            return desk.stat(words, Request())
        case ["search", *words] if _are_plain(words):
            return desk.search(words, Request())
        case ["stat", "--json", *words] | ["stat", *words, "--json"] if _are_plain(words):
            return desk.stat(words, Request(json=True))
        case ["search", "--json", *words] | ["search", *words, "--json"] if _are_plain(words):
            return desk.search(words, Request(json=True))
        case ["stat", "--ndjson", *words] | ["stat", *words, "--ndjson"] if _are_plain(words):
            return desk.stat(words, Request(ndjson=True))
        case ["search", "--ndjson", *words] | ["search", *words, "--ndjson"] if _are_plain(words):
            return desk.search(words, Request(ndjson=True))
    from hunanfacts import cli  # noqa: PLC0415 -- Typer costs more than all the rest

    return cli.run(given)


def _are_plain(words: Sequence[str]) -> bool:
    return bool(words) and all(word == "-" or word[:1] not in {"-", ""} for word in words)
