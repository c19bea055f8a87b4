"""The tables of an index; `store.LAYOUT` is raised with every change of them."""

from __future__ import annotations

TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE fact (
    id INTEGER PRIMARY KEY, -- its place in the file, from 1
    slot INTEGER NOT NULL,  -- its number in gram, where it stays when facts before it come and go
    key TEXT NOT NULL,
    told BLOB NOT NULL,     -- the texts of `stored.Found`, packed
    topic TEXT NOT NULL,
    kind TEXT NOT NULL,
    place TEXT NOT NULL,    -- its id
    named TEXT NOT NULL,    -- folded texts for ranking, a line each
    mentioned TEXT NOT NULL,
    stated TEXT NOT NULL,
    sounds TEXT NOT NULL,   -- of each name a line, its syllables parted by apostrophes
    hints TEXT NOT NULL     -- the same of what the fact mentions
);
CREATE TABLE name (
    folded TEXT NOT NULL, fact INTEGER NOT NULL, slippable INTEGER NOT NULL,
    PRIMARY KEY (folded, fact)
) WITHOUT ROWID;
CREATE TABLE content (digests BLOB NOT NULL);  -- of each fact, to tell later which have changed
CREATE TABLE variant (written TEXT PRIMARY KEY, simple TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE period (period TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE source (
    id TEXT PRIMARY KEY, json TEXT NOT NULL,
    zh TEXT NOT NULL, en TEXT NOT NULL,           -- a line that says what it is
    zh_title TEXT NOT NULL, en_title TEXT NOT NULL,
    zh_note TEXT NOT NULL, en_note TEXT NOT NULL, -- how its date is known
    facts INTEGER NOT NULL                        -- how many have something out of it
);
CREATE TABLE place (
    id TEXT PRIMARY KEY, within TEXT NOT NULL,  -- the id of the place around it
    folded TEXT NOT NULL, spelt TEXT NOT NULL,  -- its names, a line each
    json TEXT NOT NULL
);
CREATE TABLE place_name (
    folded TEXT NOT NULL, place TEXT NOT NULL, PRIMARY KEY (folded, place)
) WITHOUT ROWID;
CREATE TABLE topic (
    id TEXT PRIMARY KEY, folded TEXT NOT NULL, label TEXT NOT NULL,
    zh TEXT NOT NULL, en TEXT NOT NULL
);
CREATE TABLE unlike (
    folded TEXT NOT NULL, fact INTEGER NOT NULL, PRIMARY KEY (folded, fact)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE gram USING fts5 (
    terms, content='', detail=none, columnsize=0,
    tokenize="unicode61 remove_diacritics 0 tokenchars '.'"
);
INSERT INTO gram (gram, rank) VALUES ('hashsize', 2097152);  -- bytes; more are slower to sort
"""

INDEXES = """
CREATE UNIQUE INDEX fact_by_slot ON fact (slot);
CREATE UNIQUE INDEX fact_by_key ON fact (key);
CREATE INDEX fact_by_topic ON fact (topic);
CREATE INDEX fact_by_kind ON fact (kind);
"""
"""Made when all rows are there, which is faster."""
