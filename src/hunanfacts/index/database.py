"""An open index file: statements, and what is done where it proves damaged."""

from __future__ import annotations

from _thread import RLock  # threading would cost every start a millisecond

from hunanfacts.index.sqlite import sqlite3
from hunanfacts.index.stored import COLUMNS, DamagedError, Found, unpacked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator
    from typing import Any

    from hunanfacts.index.published import Published


MOST_VARIABLES = 500
"""Of a statement; old SQLite takes no more than 999."""
_AT_ONCE = 500
"""Facts that are read together where all are."""


class Database:
    """An open index file, whose statements are answered out of one that is whole."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        rebuild: Callable[[], sqlite3.Connection] | None = None,
        published: Published | None = None,
    ) -> None:
        """Answer from `connection`, or once it proves damaged, from what `rebuild` returns.

        That must be of the same content, so that an answer may be out of both; `published` tells
        after each read whether it was of an index that is whole.
        """
        self._connection = connection
        self._rebuild = rebuild
        self._published = published
        self._kept: dict[Hashable, Any] = {}
        self._lock = RLock()
        """Held while a statement is answered: threads may ask, and one may find it damaged."""

    def close(self) -> None:
        """Close the file; nothing can be asked any more."""
        self._connection.close()
        if self._published is not None:
            self._published.close()

    __del__ = close

    def meta(self, name: str) -> str:
        """Return what the index says of itself; KeyError where it does not."""
        for (value,) in self.select("SELECT value FROM meta WHERE name = ?", name):
            return str(value)
        raise KeyError(name)

    def every_fact(self) -> Iterator[Found]:
        """Yield all facts in the file's order; only some are in memory at a time."""
        first = 1
        while facts := list(self.facts("fact WHERE id >= ? ORDER BY id LIMIT ?", first, _AT_ONCE)):
            yield from facts
            first += len(facts)

    def select_each(self, statement: str, values: Iterable[str], *others: int) -> list[tuple]:  # type: ignore[type-arg]
        """Select with one statement what it says of many values: the column `value` of `asked`."""
        wanted = [value for value in dict.fromkeys(values) if _is_whole(value)]
        found = []
        for start in range(0, len(wanted), MOST_VARIABLES):
            some = wanted[start : start + MOST_VARIABLES]
            rows = ", ".join(["(?)"] * len(some))
            asked = f"WITH asked (value) AS (VALUES {rows}) {statement}"
            found += self.select(asked, *some, *others)
        return found

    def facts(self, rest: str, *values: str | int) -> Iterator[Found]:
        """Yield the facts of a statement's end."""
        statement = f"SELECT {COLUMNS} FROM {rest}"
        rows = self.select(statement, *values)
        for place in range(len(rows)):
            try:
                texts = unpacked(rows[place][0])
            except DamagedError:
                rows = self._select_anew(statement, *values)
                texts = unpacked(rows[place][0])
            yield Found(texts)

    def select(self, statement: str, *values: str | int) -> list[tuple]:  # type: ignore[type-arg]
        """Return the rows of a statement, out of an index that is whole."""
        with self._lock:
            return self._answered(statement, *values)

    def _answered(self, statement: str, *values: str | int) -> list[tuple]:  # type: ignore[type-arg]
        try:
            rows = self._connection.execute(statement, values).fetchall()
        except UnicodeEncodeError:
            return []  # half a surrogate pair, which no text of a file can hold
        except (sqlite3.DatabaseError, MemoryError) as error:
            if self._rebuild is None or isinstance(error, sqlite3.ProgrammingError):
                raise
        else:
            if self._published is None or self._published.holds():
                return rows
        return self._select_anew(statement, *values)

    def _select_anew(self, statement: str, *values: str | int) -> list[tuple]:  # type: ignore[type-arg]
        """Select from an index that is built anew, since this one is damaged."""
        with self._lock:
            if self._rebuild is None:
                raise DamagedError
            self.close()
            self._connection, self._rebuild, self._published = self._rebuild(), None, None
            return self._connection.execute(statement, values).fetchall()


def _is_whole(text: str) -> bool:
    """Tell whether a text has no half of a surrogate pair, which no text of a file can hold."""
    return text.isascii() or not any("\ud800" <= char <= "\udfff" for char in text)
