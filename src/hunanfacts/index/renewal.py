"""An index made out of the last one of the same file: what has not changed is not done again.

It works on a copy that nobody else has seen. The rows of a fact depend on the fact, on the record
of its place, and on the file's sources and languages, and on nothing else: of all these together
`build.contents` makes a digest. Facts of the same digest keep their rows, and move where others
come or go before them; headings and counts are all made anew, which is little.
"""

from __future__ import annotations

import operator
import shutil
from typing import TYPE_CHECKING, NamedTuple

from hunanfacts.index import build, fact_rows, search_text
from hunanfacts.index.sqlite import sqlite3
from hunanfacts.knowledge import loading
from hunanfacts.model.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hunanfacts.index.fact_rows import Document
    from hunanfacts.model.records import Fact, Knowledge

_LEAST_KEPT = 0.5
"""The share of facts that have not changed below which a fresh build is as quick."""
_SMALL = ("meta", "content", "source", "place", "place_name", "topic", "period")
"""Tables that are made anew."""


class Changes(NamedTuple):
    """How the facts of a file differ from those of its last index, all counted from 1."""

    gone: list[int]
    """Old places of facts that are not there any more, as they were."""
    moved: list[tuple[int, int]]
    """Old and new places of facts that are the same and stand elsewhere."""
    come: list[int]
    """New places of facts that were not there before, as they are."""


def renewed(last: str, target: str, read: Document) -> bool:
    """Make an index at `target` out of the whole index `last`; False where that cannot be done.

    It cannot where the file has a fault, which a fresh build finds and tells, or where most of it
    has changed. OSError and sqlite3.Error may be raised as well, as on a full disk.
    """
    if not fact_rows.may_be_valid(read):
        return False
    shutil.copyfile(last, target)
    connection = sqlite3.connect(target)
    try:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;")
        (digests,) = connection.execute("SELECT digests FROM content").fetchone()
        now = build.contents(read.values)
        changes = changes_between(_cut(digests), now)
        if len(changes.come) > (1 - _LEAST_KEPT) * len(read.values["fact"]):
            return False
        if found := _valid(read, changes):
            _change(connection, changes, *found)
            build.add_headings(connection, found[0], read, now)
            connection.commit()
            if changes.moved:
                connection.execute("VACUUM")  # rows that moved leave pages half empty
        return found is not None
    finally:
        connection.close()


def _cut(digests: bytes) -> list[bytes]:
    size = build.DIGEST_SIZE
    return [digests[at : at + size] for at in range(0, len(digests), size)]


def changes_between(old: list[bytes], new: list[bytes]) -> Changes:
    """Compare two lists of digests, of which none comes twice in one list."""
    places = {digest: place for place, digest in enumerate(old, 1)}
    moved, come = [], []
    for place, digest in enumerate(new, 1):
        before = places.pop(digest, None)
        if before is None:
            come.append(place)
        elif before != place:
            moved.append((before, place))
    return Changes(sorted(places.values()), moved, come)


# ---- What has come ------------------------------------------------------------------------------


def _valid(read: Document, changes: Changes) -> tuple[Knowledge, list[Fact]] | None:
    """Return the headings and the facts that have come; None where something is wrong."""
    facts = read.values["fact"]
    values = {**read.values, "fact": [facts[place - 1] for place in changes.come]}
    if not values["fact"]:
        values.pop("fact")
    others = {fact["key"] for fact in facts}
    try:
        knowledge = loading.knowledge(read.text, values, read.path, others)
        return knowledge, list(knowledge.facts)
    except DataError:
        return None


# ---- Changes ------------------------------------------------------------------------------------


def _change(
    connection: sqlite3.Connection,
    changes: Changes,
    knowledge: Knowledge,
    facts: list[Fact],
) -> None:
    """Remove, move and add facts, and empty the tables that are made anew."""
    slots = _free_slots(connection, changes.gone)
    _remove(connection, changes.gone)
    _move(connection, changes.moved)
    headings = fact_rows.Headings(knowledge)
    batch = [
        (place, slots.pop() if slots else place, fact)
        for place, fact in zip(changes.come, facts, strict=True)
    ]
    fact_rows.write(connection, fact_rows.of_facts(batch, headings))
    for table in _SMALL:
        connection.execute(f"DELETE FROM {table}")


def _free_slots(connection: sqlite3.Connection, gone: Iterable[int]) -> list[int]:
    """Return slots to be used, the last one first: those that get free, then new ones."""
    (highest,) = connection.execute("SELECT coalesce(max(slot), 0) FROM fact").fetchone()
    taken = dict(connection.execute("SELECT id, slot FROM fact"))
    free = sorted((taken[place] for place in gone), reverse=True)
    return [*range(highest + len(taken) + len(free) + 1, highest, -1), *free]


def _remove(connection: sqlite3.Connection, gone: Iterable[int]) -> None:
    """Remove facts."""
    for place in gone:
        select = "SELECT slot, sounds, hints, named, mentioned, stated FROM fact WHERE id = ?"
        slot, sounds, hints, *groups = connection.execute(select, (place,)).fetchone()
        terms = search_text.terms(groups, (sounds, hints))
        delete = "INSERT INTO gram (gram, rowid, terms) VALUES ('delete', ?, ?)"
        connection.execute(delete, (slot, terms))
        names = ((name, place) for name in groups[0].split("\n"))
        connection.executemany("DELETE FROM name WHERE folded = ? AND fact = ?", names)
        connection.execute("DELETE FROM unlike WHERE fact = ?", (place,))
        connection.execute("DELETE FROM fact WHERE id = ?", (place,))


def _move(connection: sqlite3.Connection, moved: list[tuple[int, int]]) -> None:
    """Give facts their new places, by way of places below zero, which none has."""
    if not moved:
        return
    connection.execute("CREATE TEMP TABLE moved (old INTEGER PRIMARY KEY, new INTEGER NOT NULL)")
    connection.executemany("INSERT INTO moved VALUES (?, ?)", moved)
    tables = [("fact", "id"), ("name", "fact"), ("unlike", "fact")]
    in_order = sorted(moved)
    if in_order == sorted(moved, key=operator.itemgetter(1)):
        # None passes another: those that go up go from the top, and find their places left.
        up = [(new, old) for old, new in reversed(in_order) if new > old]
        down = [(new, old) for old, new in in_order if new < old]
        connection.executemany("UPDATE fact SET id = ? WHERE id = ?", [*up, *down])
        tables = tables[1:]
    for table, place in tables:
        connection.execute(
            f"UPDATE {table} SET {place} = -(SELECT new FROM moved WHERE old = {place})"
            f" WHERE {place} IN (SELECT old FROM moved)"
        )
        connection.execute(f"UPDATE {table} SET {place} = -{place} WHERE {place} < 0")
    connection.execute("DROP TABLE moved")
