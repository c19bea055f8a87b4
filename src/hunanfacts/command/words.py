"""The closed lists of words of the command line, which are taken in English and in Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from hunanfacts.model.errors import UsageError
from hunanfacts.model.vocabulary import (
    SCHEMAS,
    CheckFormat,
    CitationStyle,
    ExportFormat,
    Format,
    Language,
)
from hunanfacts.text import folding

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from hunanfacts.model.records import Bilingual

    Names = Mapping[Any, Bilingual | None]


def names_of(what: str) -> Names:
    """Return a closed list by the option that takes it, each word with what it is called.

    Names of formats, languages and shells are the same in every language. Those that are not are
    imported when they are needed, as records are heavy.
    """
    match what:
        case "--format":
            return dict.fromkeys(get_args(Format))
        case "check --format":
            return dict.fromkeys(get_args(CheckFormat))
        case "--style":
            return dict.fromkeys(get_args(CitationStyle))
        case "--to":
            return dict.fromkeys(get_args(ExportFormat))
        case "--lang":
            return dict.fromkeys(get_args(Language))
        case "completion":
            return dict.fromkeys(("bash", "zsh", "fish"))
        case "cache":
            return {"clear": None}
        case "schema":
            return dict.fromkeys(SCHEMAS)
        case _:
            return _translated(what)


def _translated(option: str) -> Names:
    from hunanfacts.wording import names

    lists: dict[str, Names] = {
        "--kind": names.KINDS,
        "--measure": names.MEASURES,
        "--status": names.STATUSES,
    }
    return lists.get(option, {})


def one_of(what: str) -> Callable[[str], str]:
    """Return a parser of one word of a closed list, by any of its names; UsageError for another."""
    option = what.rpartition(" ")[2]

    def parse(typed: str) -> str:
        names = names_of(what)
        if typed in names:
            return typed
        known = {
            folding.fold(name): word
            for word, told in names.items()
            for name in (word, *(told.texts if told else ()))
        }
        if (word := known.get(folding.fold(typed))) is not None:
            return str(word)
        zh, en = _listed(names, "zh"), _listed(names, "en")
        raise UsageError(
            zh=f"{option}没有“{typed}”；可以写{zh}",
            en=f'{option} does not know "{typed}"; it takes {en}',
            input=typed,
        )

    return parse


def number(option: str, least: int) -> Callable[[str], int]:
    """Return a parser of a whole number that is not less than `least`."""

    def parse(typed: str) -> int:
        try:
            found = int(typed)
        except ValueError:
            found = least - 1
        if found >= least:
            return found
        raise UsageError(
            zh=f"{option}后面要写不小于{least}的整数，不是“{typed}”",
            en=f'{option} takes a whole number from {least} on, not "{typed}"',
            input=typed,
        )

    return parse


def filled(text: str, language: Language, *, is_check: bool) -> str:
    """Put the closed lists into a text of help, where the options that take them are in braces."""
    before, brace, rest = text.partition("{")
    if not brace:
        return text
    option, _, after = rest.partition("}")
    names = names_of(f"check {option}" if is_check and option == "--format" else option)
    return before + _listed(names, language) + after


def _listed(names: Names, language: Language) -> str:
    """List words; in Chinese each is followed by the English one that records have."""
    if language == "en":
        return ", ".join(names)
    return "、".join(f"{told['zh']}（{word}）" if told else word for word, told in names.items())
