"""From records to an index: every fact is finished once, so that a look-up only has to copy."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING

from hunanfacts.index import search_text, storing
from hunanfacts.index.store import INDEXES, LAYOUT, TABLES
from hunanfacts.knowledge import loading
from hunanfacts.model.vocabulary import LANGUAGES
from hunanfacts.text import chinese, clean, folding, json_text
from hunanfacts.version import __version__
from hunanfacts.wording import document, phrases

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
    meta |= {"data_version": knowledge.version}
    meta |= {f"title_{language}": knowledge.title[language] for language in LANGUAGES}
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    _add_headings(connection, knowledge)
    facts = watch(knowledge.facts, knowledge.count) if watch else knowledge.facts
    places: Counter[str] = Counter()
    sources: Counter[str] = Counter()
    periods: set[str] = set()
    headings = _Headings(knowledge)
    for batch in _batches(facts):
        _add_facts(connection, batch, headings)
        places.update(fact.place_id or "" for _, fact in batch)
        sources.update(source for _, fact in batch for source in _sources(fact))
        periods.update(period for _, fact in batch for period in _periods(fact))
    connection.executemany("INSERT INTO period VALUES (?)", ((name,) for name in sorted(periods)))
    counts = ((count, name) for name, count in sources.items())
    connection.executemany("UPDATE source SET facts = ? WHERE id = ?", counts)
    main = _main_place(places, headings)
    connection.executemany("INSERT INTO meta VALUES (?, ?)", main.items())
    connection.executemany("INSERT INTO variant VALUES (?, ?)", chinese.variants())
    connection.executescript(INDEXES)
    connection.commit()


class _Headings:
    """What facts refer to: places by their ids, and whether a source could be another."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.places = {place.id: place for place in knowledge.places}
        self.names_source = len(knowledge.sources) > 1


def _periods(fact: Fact) -> Iterator[str]:
    yield from filter(None, [fact.period, *(figure.period for figure in fact.figures)])


def _sources(fact: Fact) -> set[str]:
    return {fact.source.id, *(figure.source.id for figure in fact.figures)}


def _main_place(places: Counter[str], headings: _Headings) -> dict[str, str]:
    """Return the place of more than half of all facts, which queries need not name."""
    place, count = places.most_common(1)[0] if places else ("", 0)
    known = headings.places.get(place) if 2 * count > places.total() else None
    name = known.name["zh"] if known else ""
    return {"place": _folded(name), "place_spelt": _spelt(name)}


def _add_headings(connection: sqlite3.Connection, knowledge: Knowledge) -> None:
    names_source = len(knowledge.sources) > 1
    for source in knowledge.sources:
        note = source.issued_note
        shown = [
            *(phrases.source_line(source, each, names_source=names_source) for each in LANGUAGES),
            *(source.title[each] for each in LANGUAGES),
            *(note[each] if note else "" for each in LANGUAGES),
        ]
        record = json_text.dumps(document.of_source(source))
        row = (source.id, record, *map(clean.visible, shown))
        connection.execute("INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)", row)
    for place in knowledge.places:
        names = [*place.name.texts, *place.aliases]
        folded, spelt = ("\n".join(map(form, names)) for form in (_folded, _spelt))
        row = (place.id, place.within or "", folded, spelt)
        connection.execute("INSERT INTO place VALUES (?, ?, ?, ?)", row)
        alike = {(form, place.id) for form in (*folded.split("\n"), *spelt.split("\n")) if form}
        connection.executemany("INSERT INTO place_name VALUES (?, ?)", sorted(alike))
    for topic in knowledge.topics:
        folded = "\n".join(map(_folded, (topic.id, *topic.label.texts)))
        label = json_text.dumps(document.bilingual(topic.label))
        row = (topic.id, folded, label, *(clean.visible(topic.label[each]) for each in LANGUAGES))
        connection.execute("INSERT INTO topic VALUES (?, ?, ?, ?, ?)", row)


def _batches(facts: Iterable[Fact]) -> Iterator[list[tuple[int, Fact]]]:
    """Yield the facts with their numbers, some at a time."""
    numbered = enumerate(facts, 1)
    while batch := list(itertools.islice(numbered, _BATCH)):
        yield batch


def _add_facts(
    connection: sqlite3.Connection, batch: list[tuple[int, Fact]], headings: _Headings
) -> None:
    """Add facts."""
    found = [
        (number, search_text.of(fact, headings.places.get(fact.place_id or "")))
        for number, fact in batch
    ]
    terms = [(number, one.terms) for number, one in found]
    names = [(name, number, slippable) for number, one in found for name, slippable in one.names]
    unlike = [(_folded(word), number) for number, fact in batch for word in fact.unlike]
    connection.executemany("INSERT INTO gram (rowid, terms) VALUES (?, ?)", terms)
    connection.executemany("INSERT INTO name VALUES (?, ?, ?)", names)
    connection.executemany("INSERT INTO unlike VALUES (?, ?)", unlike)
    rows = [
        (
            number,
            *storing.columns(fact, names_source=headings.names_source),
            one.named,
            one.mentioned,
            one.stated,
            one.sounds,
            one.hints,
        )
        for (number, fact), (_, one) in zip(batch, found, strict=True)
    ]
    connection.executemany(_FACT, rows)


def _spelt(name: str) -> str:
    return "".join(syllable for run in chinese.syllables(name) for syllable in run)


def _folded(name: str) -> str:
    return folding.fold(chinese.simplified(name))
