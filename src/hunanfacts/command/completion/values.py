"""The values that an option can have, for completion: out of the knowledge, or of a closed list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.command import words
from hunanfacts.index import catalogue
from hunanfacts.text import folding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from hunanfacts.index.store import Index
    from hunanfacts.model.vocabulary import Language

_LOOKED_AT = 60
"""Facts whose units are offered where none is named."""


class Value:
    """A value: a word, its other names, and what it is to a person."""

    __slots__ = ("names", "told", "word")

    def __init__(self, word: str, names: Iterable[str] = (), told: str = "") -> None:
        """Take all of it."""
        self.word = word
        self.names = names
        self.told = told


def matching(start: str, values: Iterable[Value]) -> list[tuple[str, str]]:
    """Return the words that begin so with what they are; else the other names that do.

    Of a list with commas the last is completed.
    """
    known = list(values)
    if found := [(each.word, each.told) for each in known if each.word.startswith(start)]:
        return found
    folded = folding.fold(start)
    return [
        (name, each.word)
        for each in known
        for name in each.names
        if folded and folding.fold(name).startswith(folded)
    ]


def closed(option: str, command: str, language: Language) -> list[Value]:
    """Return the values that do not depend on the knowledge."""
    is_of_check = command == "check" and option == "--format"
    names = words.names_of(f"check {option}" if is_of_check else option)
    return [
        Value(word, told.texts if told else (), told[language] if told else "")
        for word, told in names.items()
    ]


def fields(command: str, start: str) -> list[tuple[str, str]]:
    """Return the fields of a command's records, behind those that are named already."""
    from hunanfacts.render import shapes

    named, comma, last = start.rpartition(",")
    known = shapes.fields_of(command)
    return [(f"{named}{comma}{field}", "") for field in known if field.startswith(last)]


def codes(start: str, language: Language) -> list[tuple[str, str]]:
    """Return the codes of faults and warnings, behind those that are named already."""
    from hunanfacts.knowledge import faults

    named, comma, last = start.upper().rpartition(",")
    return [
        (f"{named}{comma}{code}", faults.meaning(code, language))
        for code in faults.CATALOGUE
        if code.startswith(last)
    ]


def _topics(index: Index, language: Language, _: Sequence[str]) -> list[Value]:
    cells = ((row.rows("zh")[0], row.rows("en")[0]) for row in catalogue.topics(index))
    return [Value(zh[0], (zh[1], en[1]), zh[1] if language == "zh" else en[1]) for zh, en in cells]


def _sources(index: Index, language: Language, _: Sequence[str]) -> list[Value]:
    return [
        Value(cells[0], (), cells[1])
        for row in catalogue.sources(index)
        for cells in row.rows(language)
    ]


def _places(index: Index, _: Language, __: Sequence[str]) -> list[Value]:
    return [Value(place, names, names[0]) for place, _, names in catalogue.places(index)]


def _units(index: Index, language: Language, keys: Sequence[str]) -> list[Value]:
    """Return the units that figures of the facts named can be turned into, or of some facts."""
    from hunanfacts.index import storing
    from hunanfacts.reckoning import conversion

    found = [fact for fact in map(index.by_key, keys) if fact]
    facts = map(storing.record, found or index.numbered(range(1, _LOOKED_AT + 1)))
    figures = [figure for fact in facts for figure in fact.figures]
    other: Language = "en" if language == "zh" else "zh"
    units = {
        unit: None
        for spoken in (language, other)
        for figure in figures
        for unit in conversion.fitting(figure, spoken)
    }
    return [Value(unit) for unit in units]


OF_INDEX: dict[str, Callable[[Index, Language, Sequence[str]], list[Value]]] = {
    "--topic": _topics,
    "--source": _sources,
    "--place": _places,
    "--unit": _units,
}
"""Options whose values are in the knowledge: by its index, the language, and the keys typed."""
