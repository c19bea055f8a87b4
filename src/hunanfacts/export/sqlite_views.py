"""What an SQLite file has besides its tables: full-text search, views to read, and indexes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hunanfacts.export import tables
from hunanfacts.model.vocabulary import LANGUAGES
from hunanfacts.text import folding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hunanfacts.export.rows import OfFact
    from hunanfacts.index.sqlite import sqlite3
    from hunanfacts.model.vocabulary import Language

_SEARCH = """
CREATE VIRTUAL TABLE facts_fts USING fts5 (
    label_zh, content="facts", columnsize=0, tokenize='unicode61'
)
"""
"""Named as Datasette looks for it, so that it offers a search. The column holds all terms."""

_SET = "INSERT INTO facts_fts (facts_fts, rank) VALUES (?, ?)"
_WHILE_IT_IS_FILLED = (("automerge", 0), ("crisismerge", 64))
"""Parts of the table are merged once there are so many: by default it would be done over and over,
which takes as long as all the rest."""
_AS_IT_IS_OTHERWISE = (("automerge", 4), ("crisismerge", 16))

_TEXTS = ("label_zh", "label_en", "statement_zh", "statement_en", "names")
_LONGEST_TERM = 4
"""Characters of the longest part of a Chinese text that is found by itself; names are whole too."""

_VIEW = """
CREATE VIEW figures_{language} AS
SELECT facts.key AS fact,
    coalesce(facts.label_{language}, facts.label_{other}) AS label,
    coalesce(figures.display_{language}, figures.display_{other}) AS figure,
    figures.period, figures.status, figures.measure, figures.bound,
    figures.value_real AS value, figures.low_real AS low, figures.high_real AS high, figures.unit,
    coalesce(figures.of_{language}, figures.of_{other}) AS "of", figures.base,
    coalesce(figures.caution_{language}, figures.caution_{other}) AS caution,
    coalesce(places.name_{language}, places.name_{other}) AS place,
    coalesce(topics.label_{language}, topics.label_{other}) AS topic,
    coalesce(sources.title_{language}, sources.title_{other}) AS source,
    figures.locator_paragraph AS paragraph, figures.as_written, figures.id
FROM figures
JOIN facts ON facts.key = figures.fact
JOIN topics ON topics.id = facts.topic
JOIN sources ON sources.id = figures.source
LEFT JOIN places ON places.id = facts.place
"""

_INDEXED = (("facts", "topic"), ("facts", "place"), ("figures", "fact"), ("figures", "period"))


class Search:
    """The full-text table, which is filled along with the facts."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Make it."""
        self._connection = connection
        self._count = 0
        connection.execute(_SEARCH)
        connection.executemany(_SET, _WHILE_IT_IS_FILLED)

    def add(self, some: Sequence[OfFact]) -> None:
        """Add facts, in the order of their rows."""
        first = self._count + 1
        self._count += len(some)
        self._connection.executemany(
            "INSERT INTO facts_fts (rowid, label_zh) VALUES (?, ?)",
            ((number, " ".join(_terms(fact))) for number, fact in enumerate(some, first)),
        )

    def close(self) -> None:
        """Leave it as whoever adds to it later expects."""
        self._connection.executemany(_SET, _AS_IT_IS_OTHERWISE)


def create(connection: sqlite3.Connection) -> None:
    """Make the views and the indexes."""
    for language in LANGUAGES:
        other: Language = "en" if language == "zh" else "zh"
        connection.execute(_VIEW.format(language=language, other=other))
    for table, column in _INDEXED:
        connection.execute(f"CREATE INDEX {table}_by_{column} ON {table} ({column})")


def _terms(of: OfFact) -> list[str]:
    """Return the words by which a fact is found.

    SQLite takes a run of Chinese characters for one word, so that each part of one that may be a
    word has to stand by itself: every two, three and four characters, and each name whole.
    """
    fact = dict(zip(tables.FACTS.names, of.fact, strict=True))
    names = [fact["key"], *(alias for *_, alias in of.aliases), *fact["names"]]
    terms = list(names)
    texts = [fact[name] for name in _TEXTS if isinstance(fact[name], str)]
    told = set(names)
    for run in dict.fromkeys(run for text in (*texts, *names) for run in folding.words(text)):
        is_chinese = not run.isascii()
        if not (is_chinese and run in told):
            terms.append(run)
        if is_chinese:
            for size in range(2, min(_LONGEST_TERM, len(run) - 1) + 1):
                terms += [run[at : at + size] for at in range(len(run) - size + 1)]
    return terms
