"""From records to an index: every fact is finished once, so that a look-up only has to copy."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Any

from hunanfacts.index import fact_rows
from hunanfacts.index.store import LAYOUT
from hunanfacts.index.tables import INDEXES, TABLES
from hunanfacts.knowledge import loading
from hunanfacts.model.vocabulary import LANGUAGES
from hunanfacts.text import chinese, clean, folding, json_text
from hunanfacts.version import __version__
from hunanfacts.wording import document, phrases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from hunanfacts.index.fact_rows import Document, FactRows
    from hunanfacts.index.sqlite import sqlite3
    from hunanfacts.model.records import Knowledge

    Watch = Callable[[Iterable[FactRows], int], Iterable[FactRows]]
    """Passes on what each fact becomes, is told their number, and may show how far it is."""

DIGEST_SIZE = 16
"""Bytes of the digest of a fact."""


def build(connection: sqlite3.Connection, read: Document, watch: Watch | None = None) -> None:
    """Fill an empty database from a knowledge file; DataError for a faulty file."""
    knowledge = loading.knowledge(read.text, read.values, read.path)
    connection.executescript(TABLES)
    rows: Iterable[FactRows] = fact_rows.of_file(read, knowledge)
    fact_rows.write(connection, watch(rows, knowledge.count) if watch else rows)
    add_headings(connection, knowledge, read, contents(read.values))
    connection.executemany("INSERT INTO variant VALUES (?, ?)", chinese.variants())
    connection.executescript(INDEXES)
    connection.commit()


# ---- What is counted over all facts --------------------------------------------------------------


def contents(values: dict[str, Any]) -> list[bytes]:
    """Return a digest of each fact, with all that its rows are made of besides: cheap, and safe.

    Facts of one digest have the same rows, wherever they stand.
    """
    shared = hashlib.blake2b(digest_size=DIGEST_SIZE)
    shared.update(repr((values.get("languages"), values.get("source"))).encode("utf-8"))
    places = {repr(place["id"]): repr(place).encode("utf-8") for place in _tables(values, "place")}
    found = []
    for fact in _tables(values, "fact"):
        digest = shared.copy()
        digest.update(repr(fact).encode("utf-8"))
        digest.update(places.get(repr(fact.get("place")), b""))
        found.append(digest.digest())
    return found


def _tables(values: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Return the tables of that name in a document that is valid."""
    tables: list[dict[str, Any]] = values.get(name, [])
    return tables


def _of_sources(values: dict[str, Any], knowledge: Knowledge) -> Counter[str]:
    """Return how many facts have something out of each source."""
    sources: Counter[str] = Counter()
    only = knowledge.sources[0].id
    for fact in _tables(values, "fact"):
        of_fact = fact.get("source", only)
        sources.update({of_fact, *(each.get("source", of_fact) for each in _figures(fact))})
    return sources


def _figures(fact: dict[str, Any]) -> list[dict[str, Any]]:
    return _tables(fact, "figure")


def _periods(values: dict[str, Any]) -> set[str]:
    facts = _tables(values, "fact")
    tables = (each for fact in facts for each in (fact, *_figures(fact)))
    return {each["period"] for each in tables if "period" in each}


# ---- Tables --------------------------------------------------------------------------------------


def add_headings(
    connection: sqlite3.Connection, knowledge: Knowledge, read: Document, digests: list[bytes]
) -> None:
    """Add all that is not of a single fact, once the facts have been found to be valid."""
    counts = _of_sources(read.values, knowledge)
    _add_meta(connection, knowledge, read)
    connection.execute("INSERT INTO content VALUES (?)", (b"".join(digests),))
    names_source = len(knowledge.sources) > 1
    for source in knowledge.sources:
        note = source.issued_note
        shown = [
            *(phrases.source_line(source, each, names_source=names_source) for each in LANGUAGES),
            *(source.title[each] for each in LANGUAGES),
            *(note[each] if note else "" for each in LANGUAGES),
        ]
        record = json_text.dumps(document.of_source(source))
        row = (source.id, record, *map(clean.visible, shown), counts[source.id])
        connection.execute("INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    for place in knowledge.places:
        names = [*place.name.texts, *place.aliases]
        folded, spelt = ("\n".join(map(form, names)) for form in (_folded, _spelt))
        record = json_text.dumps(document.of_place(place))
        row = (place.id, place.within or "", folded, spelt, record)
        connection.execute("INSERT INTO place VALUES (?, ?, ?, ?, ?)", row)
        alike = {(form, place.id) for form in (*folded.split("\n"), *spelt.split("\n")) if form}
        connection.executemany("INSERT INTO place_name VALUES (?, ?)", sorted(alike))
    for topic in knowledge.topics:
        folded = "\n".join(map(_folded, (topic.id, *topic.label.texts)))
        label = json_text.dumps(document.bilingual(topic.label))
        row = (topic.id, folded, label, *(clean.visible(topic.label[each]) for each in LANGUAGES))
        connection.execute("INSERT INTO topic VALUES (?, ?, ?, ?, ?)", row)
    periods = ((name,) for name in sorted(_periods(read.values)))
    connection.executemany("INSERT INTO period VALUES (?)", periods)


def _add_meta(connection: sqlite3.Connection, knowledge: Knowledge, read: Document) -> None:
    meta = {"digest": read.digest, "layout": str(LAYOUT), "program": __version__}
    meta |= {"data_version": knowledge.version}
    meta |= {f"title_{language}": knowledge.title[language] for language in LANGUAGES}
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())


def _spelt(name: str) -> str:
    return "".join(syllable for run in chinese.syllables(name) for syllable in run)


def _folded(name: str) -> str:
    return folding.fold(chinese.simplified(name))
