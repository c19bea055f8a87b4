"""The rows that an index has of each fact: made from facts alone, then written.

Of a long file they are made on several processors, where there are some, in parts that are each
read and checked as the whole file would be. What is made is the same, row for row.
"""

from __future__ import annotations

import itertools
import math
from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple

from hunanfacts import workers
from hunanfacts.index import search_text, storing
from hunanfacts.index.stored import packed, packer
from hunanfacts.knowledge import loading
from hunanfacts.model.errors import DataError
from hunanfacts.text import chinese, folding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hunanfacts.index.sqlite import sqlite3
    from hunanfacts.model.records import Fact, Knowledge

_BATCH = 100
"""Facts that take each step together, in which the step's code and tables stay near at hand."""
LONG = 2000
"""Facts that are worth while the start of workers."""
_LONG_TEXT = 250_000
"""Characters of a file that are worth it as well, as of fewer facts with very many figures."""
_PART = 500
"""Facts, or more, that a worker is given at once."""
_PARTS = 8
"""Parts for each worker at most, since each part begins with reading all that facts refer to."""

_PACKER = packer()
_FACT = f"INSERT INTO fact VALUES ({', '.join('?' * 12)})"


class Document(NamedTuple):
    """A knowledge file as it was read: valid TOML, of which nothing has been checked."""

    path: str
    digest: str
    """Of its bytes."""
    text: str
    values: dict[str, Any]


class Headings:
    """What facts refer to: places by their ids, and whether a source could be another."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Take them from a knowledge."""
        self.places = {place.id: place for place in knowledge.places}
        self.names_source = len(knowledge.sources) > 1


class FactRows(NamedTuple):
    """The rows of a fact, in the table of facts and in those by which it is found."""

    number: int
    slot: int
    told: tuple[str | bytes, ...]
    """The columns of the table of facts behind these two."""
    terms: str
    names: tuple[tuple[str, bool], ...]
    unlike: tuple[str, ...]


def of_facts(facts: Iterable[tuple[int, int, Fact]], headings: Headings) -> Iterator[FactRows]:
    """Yield the rows of facts under their numbers and slots."""
    rest = iter(facts)
    while batch := list(itertools.islice(rest, _BATCH)):
        found = [
            search_text.of(fact, headings.places.get(fact.place_id or "")) for _, _, fact in batch
        ]
        for (number, slot, fact), one in zip(batch, found, strict=True):
            told = (
                fact.key,
                packed(storing.columns(fact, names_source=headings.names_source), _PACKER),
                fact.topic,
                fact.kind,
                fact.place_id or "",
                one.named,
                one.mentioned,
                one.stated,
                one.sounds,
                one.hints,
            )
            unlike = tuple(folding.fold(chinese.simplified(word)) for word in fact.unlike)
            yield FactRows(number, slot, told, one.terms, one.names, unlike)


def of_file(read: Document, knowledge: Knowledge) -> Iterator[FactRows]:
    """Yield the rows of all facts of a file, of which `knowledge` has read none yet.

    Raises DataError with every fault of the file; what was yielded before must not be used then.
    """
    count = knowledge.count
    is_long = count >= LONG or (count > 1 and len(read.text) >= _LONG_TEXT)
    number = workers.count() if is_long and may_be_valid(read) else 0
    if not number:
        numbered = ((place, place, fact) for place, fact in enumerate(knowledge.facts, 1))
        yield from of_facts(numbered, Headings(knowledge))
        return
    size = max(min(_PART, math.ceil(count / number)), count // (number * _PARTS))
    parts = _Parts(read, size)
    try:
        with closing(workers.Workers(parts.rows, number)) as team:
            for rows in team.results(range(0, count, size)):
                yield from rows
    except DataError:
        list(knowledge.facts)  # raises all that are in the file
        raise


class _Parts:
    """A file read in parts: so many facts at a time, with all that they may refer to."""

    def __init__(self, read: Document, size: int) -> None:
        self._read = read
        self._size = size
        self._facts = read.values["fact"]
        self._keys = {fact["key"] for fact in self._facts}

    def rows(self, start: int) -> list[FactRows]:
        """Return the rows of the facts from one on; DataError where some are not valid."""
        some = {**self._read.values, "fact": self._facts[start : start + self._size]}
        part = loading.knowledge(self._read.text, some, self._read.path, self._keys)
        numbered = ((place, place, fact) for place, fact in enumerate(part.facts, start + 1))
        return list(of_facts(numbered, Headings(part)))


def may_be_valid(read: Document) -> bool:
    """Check of a file what facts that are each valid can make wrong in one another.

    Their keys are each their own, and what they refer to is there.
    """
    try:
        facts = read.values["fact"]
        keys = {fact["key"] for fact in facts}
        topics = {topic["id"] for topic in read.values["topic"]}
        places = {place["id"] for place in read.values.get("place", [])}
        return (
            len(keys) == len(facts)
            and len(places) == len(read.values.get("place", []))
            and all(fact["topic"] in topics for fact in facts)
            and all(part in keys for fact in facts for part in fact.get("parts", ()))
        )
    except (KeyError, TypeError, AttributeError):
        return False


def write(connection: sqlite3.Connection, rows: Iterable[FactRows]) -> None:
    """Write rows of facts."""
    rest = iter(rows)
    while batch := list(itertools.islice(rest, _BATCH)):
        terms = [(row.slot, row.terms) for row in batch]
        names = [(name, row.number, slips) for row in batch for name, slips in row.names]
        unlike = [(word, row.number) for row in batch for word in row.unlike]
        connection.executemany("INSERT INTO gram (rowid, terms) VALUES (?, ?)", terms)
        connection.executemany("INSERT INTO name VALUES (?, ?, ?)", names)
        connection.executemany("INSERT OR IGNORE INTO unlike VALUES (?, ?)", unlike)
        connection.executemany(_FACT, [(row.number, row.slot, *row.told) for row in batch])
