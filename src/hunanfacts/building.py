"""From records to an index: every fact is finished once, so that a look-up only has to copy."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hunanfacts import clean, document, folding, jsontext, loading, script, searchable, wording
from hunanfacts.index import INDEXES, LAYOUT, TABLES, Found
from hunanfacts.records import Bilingual
from hunanfacts.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from hunanfacts.database import sqlite3
    from hunanfacts.records import Fact, Knowledge
    from hunanfacts.searchable import Searchable

    Watch = Callable[[Iterable[Fact], int], Iterable[Fact]]
    """Passes facts on, of which it is told the number, and may show how far it is."""

_FACT = f"INSERT INTO fact VALUES ({', '.join('?' * 18)})"


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
    for number, fact in enumerate(facts, 1):
        characters.update(_add_fact(connection, number, fact).terms)
        places[fact.place or ""] += 1
    connection.executemany("INSERT INTO meta VALUES (?, ?)", _main_place(places).items())
    variants = ((char, simple) for char, simple in script.variants() if simple in characters)
    connection.executemany("INSERT INTO variant VALUES (?, ?)", variants)
    connection.executescript(INDEXES)
    connection.commit()


def _main_place(places: Counter[str]) -> dict[str, str]:
    """Return the place of more than half of all facts, which queries need not name."""
    place, count = places.most_common(1)[0] if places else ("", 0)
    if 2 * count <= places.total():
        place = ""
    spelt = "".join(syllable for run in script.syllables(place) for syllable in run)
    return {"place": folding.fold(script.simplified(place)), "place_spelt": spelt}


def finished(fact: Fact) -> Found:
    """Return a fact as an index keeps it."""
    return Found(_finished(fact))


def record(found: Found) -> Fact:
    """Return the record that an index keeps finished."""
    wholes = [_whole(whole) for whole in found.wholes]
    return document.fact_of(jsontext.loads(found.json), wholes)


def _add_headings(connection: sqlite3.Connection, knowledge: Knowledge) -> None:
    for source in knowledge.sources:
        lines = (clean.visible(wording.source_line(source, "zh")),
                 clean.visible(wording.source_line(source, "en")))  # fmt: skip
        connection.execute("INSERT INTO source VALUES (?, ?, ?)", (source.id, *lines))
    for topic in knowledge.topics:
        names = (topic.id, topic.label.zh, topic.label.en)
        folded = "\n".join(folding.fold(script.simplified(name)) for name in names)
        label = jsontext.dumps({"zh": topic.label.zh, "en": topic.label.en})
        shown = (clean.visible(topic.label.zh), clean.visible(topic.label.en))
        connection.execute(
            "INSERT INTO topic VALUES (?, ?, ?, ?, ?)", (topic.id, folded, label, *shown)
        )


def _add_fact(connection: sqlite3.Connection, number: int, fact: Fact) -> Searchable:
    found = searchable.of(fact)
    place = folding.fold(script.simplified(fact.place or ""))
    texts = (found.named, found.mentioned, found.stated, found.sounds, found.hints)
    connection.execute(_FACT, (number, *_finished(fact), fact.kind, place, *texts))
    connection.execute("INSERT INTO gram (rowid, terms) VALUES (?, ?)", (number, found.terms))
    names = [(name, number, slippable) for name, slippable in found.names]
    connection.executemany("INSERT INTO name VALUES (?, ?, ?)", names)
    for figure in fact.figures:
        if figure.period:
            connection.execute("INSERT OR IGNORE INTO period VALUES (?)", (figure.period,))
    return found


def _finished(fact: Fact) -> tuple[str, ...]:
    """Return the columns of the table `fact` that hold finished text."""
    shape = document.of_fact(fact)
    figures = [jsontext.dumps(figure) for figure in shape["figures"]]
    before, after = jsontext.dumps({**shape, "figures": []}).split('"figures": []', 1)
    marks = (
        (figure.id, figure.period or "", figure.measure, figure.bound, format(figure.value, "f"))
        for figure in fact.figures
    )
    return (
        fact.key,
        f'{before}"figures": [',
        "\n".join(figures),
        f"]{after}",
        "\n".join(map("\t".join, marks)),
        "\n".join(_line(figure.of) for figure in fact.figures),
        _lines(wording.rows(fact, "zh")),
        _lines(wording.rows(fact, "en")),
        fact.source.id,
        fact.topic,
    )


def _lines(rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join("\t".join(map(clean.visible, row)) for row in rows)


def _line(whole: Bilingual | None) -> str:
    return jsontext.dumps({"zh": whole.zh, "en": whole.en}) if whole else ""


def _whole(line: str) -> Bilingual | None:
    return Bilingual(**jsontext.loads(line)) if line else None
