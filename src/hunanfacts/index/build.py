"""From records to an index: every fact is finished once, so that a look-up only has to copy."""

from __future__ import annotations

import functools
import itertools
from collections import Counter
from typing import TYPE_CHECKING

from hunanfacts.index import search_text, storing
from hunanfacts.index.store import INDEXES, LAYOUT, TABLES
from hunanfacts.knowledge import loading
from hunanfacts.model.vocabulary import LANGUAGES
from hunanfacts.text import chinese, clean, folding, json_text
from hunanfacts.version import __version__
from hunanfacts.wording import phrases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from hunanfacts.index.sqlite import sqlite3
    from hunanfacts.model.records import Fact, Knowledge

    Watch = Callable[[Iterable[Fact], int], Iterable[Fact]]
    """Passes facts on, of which it is told the number, and may show how far it is."""

_BATCH = 100
"""Facts that take each step together, in which the step's code and tables stay near at hand."""

_FACT = f"INSERT INTO fact VALUES ({', '.join('?' * 19)})"


def build(
    connection: sqlite3.Connection,
    raw: bytes,
    path: str,
    identity: dict[str, str],
    watch: Watch | None = None,
) -> None:
    """Fill an empty database from a knowledge file's bytes; DataError for a faulty file.

    `identity` is kept beside the program's version, to tell later whether the index still holds.
    """
    knowledge = loading.parse(raw, path)
    connection.executescript(TABLES)
    meta = {**identity, "layout": str(LAYOUT), "program": __version__}
    meta["data_version"] = knowledge.version
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    _add_headings(connection, knowledge)
    facts = watch(knowledge.facts, knowledge.count) if watch else knowledge.facts
    characters: set[str] = set()
    places: Counter[str] = Counter()
    periods: set[str] = set()
    for batch in _batches(facts):
        characters.update(*_add_facts(connection, batch))
        places.update(fact.place or "" for _, fact in batch)
        periods.update(
            figure.period for _, fact in batch for figure in fact.figures if figure.period
        )
    connection.executemany("INSERT INTO period VALUES (?)", ((name,) for name in sorted(periods)))
    connection.executemany("INSERT INTO meta VALUES (?, ?)", _main_place(places).items())
    variants = ((char, simple) for char, simple in chinese.variants() if simple in characters)
    connection.executemany("INSERT INTO variant VALUES (?, ?)", variants)
    connection.executescript(INDEXES)
    connection.commit()


def _main_place(places: Counter[str]) -> dict[str, str]:
    """Return the place of more than half of all facts, which queries need not name."""
    place, count = places.most_common(1)[0] if places else ("", 0)
    if 2 * count <= places.total():
        place = ""
    return {"place": _folded(place), "place_spelt": _spelt(place)}


def _add_headings(connection: sqlite3.Connection, knowledge: Knowledge) -> None:
    for source in knowledge.sources:
        lines = [phrases.source_line(source, language) for language in LANGUAGES]
        lines += [source.date_note[each] if source.date_note else "" for each in LANGUAGES]
        row = (source.id, *map(clean.visible, lines))
        connection.execute("INSERT INTO source VALUES (?, ?, ?, ?, ?)", row)
    for topic in knowledge.topics:
        names = (topic.id, topic.label.zh, topic.label.en)
        folded = "\n".join(_folded(name) for name in names)
        label = json_text.dumps({"zh": topic.label.zh, "en": topic.label.en})
        shown = (clean.visible(topic.label.zh), clean.visible(topic.label.en))
        connection.execute(
            "INSERT INTO topic VALUES (?, ?, ?, ?, ?)", (topic.id, folded, label, *shown)
        )


def _batches(facts: Iterable[Fact]) -> Iterator[list[tuple[int, Fact]]]:
    """Yield the facts with their numbers, some at a time."""
    numbered = enumerate(facts, 1)
    while batch := list(itertools.islice(numbered, _BATCH)):
        yield batch


def _add_facts(connection: sqlite3.Connection, batch: list[tuple[int, Fact]]) -> list[str]:
    """Add facts, and return the terms of each."""
    found = [(number, search_text.of(fact)) for number, fact in batch]
    terms = [(number, one.terms) for number, one in found]
    names = [(name, number, slippable) for number, one in found for name, slippable in one.names]
    connection.executemany("INSERT INTO gram (rowid, terms) VALUES (?, ?)", terms)
    connection.executemany("INSERT INTO name VALUES (?, ?, ?)", names)
    rows = [
        (
            number,
            *storing.columns(fact),
            fact.kind,
            _place(fact.place or ""),
            one.named,
            one.mentioned,
            one.stated,
            one.sounds,
            one.hints,
        )
        for (number, fact), (_, one) in zip(batch, found, strict=True)
    ]
    connection.executemany(_FACT, rows)
    return [text for _, text in terms]


@functools.lru_cache
def _place(name: str) -> str:
    return f"{_folded(name)}\n{_spelt(name)}"


def _spelt(name: str) -> str:
    return "".join(syllable for run in chinese.syllables(name) for syllable in run)


def _folded(name: str) -> str:
    return folding.fold(chinese.simplified(name))
