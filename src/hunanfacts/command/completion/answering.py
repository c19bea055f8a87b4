"""Completion: what the word that is being typed may become, answered at every press of a key.

A key is completed in less time than Typer takes to be imported, so that nothing is imported here
but what the word at hand needs.
"""

from __future__ import annotations

import os

from hunanfacts.command import error_boundary, streams
from hunanfacts.command.help.options import OPTIONS
from hunanfacts.index import cache
from hunanfacts.model.errors import HunanfactsError
from hunanfacts.text import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from hunanfacts.index.store import Index
    from hunanfacts.model.vocabulary import Language

    Offer = tuple[str, str]

_MOST = 500
"""More than that nobody reads."""
_EXPLAINED = 60
"""Keys up to which each is told with its label."""
_OF_FILES = {
    "--data", "--article", "--against", "--with", "--svg", "--baseline", "--write-baseline",
    "--from",
}  # fmt: skip
"""Options whose value is the path of a file."""
_FILES = [(":files", "")]
"""What the scripts of the shells take for a wish to complete the name of a file."""
_OF_FACTS = {"stat", "search", "show", "units", "trend", "audit", "cite"}


def asked() -> str:
    """Return the name of the shell that asks for completion, or nothing."""
    return os.environ.get("_HUNANFACTS_COMPLETE", "")


def answer(given: Sequence[str]) -> int:
    """Write what completes the last word for the shell that asks, a line each."""
    if asked() == "bash":
        from hunanfacts.command.completion import bash_words

        line, breaks = [*given, "", ""][:2]
        typed = bash_words.Typed(line)
        words = [typed.written(word, breaks) for word, _ in _offers(typed.words)]
        streams.write(map(clean.visible, words))
        return 0
    for word, meaning in _offers(list(given)):
        streams.write([f"{clean.visible(word)}\t{clean.visible(meaning)}".rstrip("\t")])
    return 0


def _offers(words: list[str]) -> list[Offer]:
    """Return what the last of the words may become; the first is the program's name."""
    _, *before, current = [*words, "", ""][: max(len(words), 2)]
    try:
        return _Line(before).offers(current)[:_MOST]
    except HunanfactsError:
        return []  # no time to say what is wrong


class _Line:
    """What stands before the word that is being typed."""

    def __init__(self, before: list[str]) -> None:
        self.language, self.data, _ = error_boundary.glimpse(before)
        self.open_option = before[-1] if before and _takes_value(before[-1]) else ""
        pairs = zip(before, ["", *before], strict=False)
        plain = [word for word, last in pairs if word[:1] != "-" and not _takes_value(last)]
        self.command, *self.arguments = plain or [""]

    def offers(self, current: str) -> list[Offer]:
        """Return what a word may become, with what it means."""
        if self.open_option:
            return self._values(self.open_option, current)
        option, equals, value = current.partition("=")
        if equals and _takes_value(option):
            found = self._values(option, value)
            return (
                found if found is _FILES else [(f"{option}={word}", told) for word, told in found]
            )
        if current.startswith("-"):
            return _starting(current, self._options())
        if self.command in _OF_FACTS:
            return self._of_index(lambda index: _facts(index, current, self.language))
        return self._arguments(current)

    def _arguments(self, current: str) -> list[Offer]:
        """Return the arguments of what looks up no fact."""
        from hunanfacts.command.help.commands import COMMANDS

        commands = [(name, told.text[self.language]) for name, told in COMMANDS.items()]
        match self.command:
            case "":
                return _starting(current, commands)
            case "check" | "validate" | "export" | "diff":
                return _FILES
            case "help":
                from hunanfacts.command.help.topics import TOPICS

                topics = [(name, told.title[self.language]) for name, told in TOPICS.items()]
                return _starting(current, commands + topics)
            case "completion":
                return _starting(current, [(shell, "") for shell in ("bash", "zsh", "fish")])
            case "cache":
                return _starting(current, [("clear", "")])
            case "schema":
                from hunanfacts.command import words

                return _starting(current, [(name, "") for name in words.names_of("schema")])
            case _:
                return []

    def _options(self) -> list[Offer]:
        from hunanfacts.command.help.commands import COMMANDS

        command = COMMANDS.get(self.command)
        names = command.options if command else ("--lang", "--version", "--help")
        return [(name, self._meaning(name)) for name in names]

    def _meaning(self, name: str) -> str:
        """Say what an option does, without the words that it takes, or else what they are."""
        option = OPTIONS[name]
        text = option.text[self.language].partition("{")[0].rstrip("：: ")
        return text or (option.value or {}).get(self.language, "")

    def _values(self, option: str, current: str) -> list[Offer]:
        """Return the values of an option."""
        if option in _OF_FILES:
            return _FILES
        if option == "--like":
            return self._of_index(lambda index: _facts(index, current, self.language))
        from hunanfacts.command.completion import values

        if option == "--fields":
            return values.fields(self.command, current)
        if option == "--select":
            return values.codes(current, self.language)
        if (of_index := values.OF_INDEX.get(option)) is not None:
            return self._of_index(
                lambda index: values.matching(
                    current, of_index(index, self.language, self.arguments)
                )
            )
        return values.matching(current, values.closed(option, self.command, self.language))

    def _of_index(self, offers: Callable[[Index], list[Offer]]) -> list[Offer]:
        """Return what the knowledge offers, if it can be had at once."""
        index = cache.open_quickly(self.data)
        if index is None:
            return []
        found = offers(index)
        index.close()
        return found


def _takes_value(word: str) -> bool:
    option = OPTIONS.get(word)
    return option is not None and option.value is not None


def _starting(start: str, words: Iterable[Offer]) -> list[Offer]:
    return [(word, told) for word, told in words if word.startswith(start)]


def _facts(index: Index, start: str, language: Language) -> list[Offer]:
    """Return the keys that begin so; else the figures' ids, labels and aliases that do."""
    keys = index.keys(start)[:_MOST]
    if keys and (asked() == "bash" or len(keys) > _EXPLAINED):
        return [(key, "") for key in keys]
    if keys:
        return [(key, index.label_of(key, language)) for key in keys]
    if "@" in start and (fact := index.by_key(start.partition("@")[0])):
        rows = zip(fact.marks, fact.rows(language), strict=True)
        return _starting(start, [(mark[0], row[2]) for mark, row in rows])
    from hunanfacts.index import near_names

    return [(name, key) for name, key in near_names.names_starting(index, start, _MOST)]
