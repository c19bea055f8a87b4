"""The closed lists of words that records, options and formats are made of (contract)."""

from typing import Literal, get_args

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")

Kind = Literal[
    "indicator",
    "event",
    "designation",
    "organisation",
    "person",
    "project",
    "product",
    "place",
    "route",
    "policy",
    "description",
]
"""An indicator is measured, and answers for its own place alone."""

Bound = Literal["exact", "over", "at-least", "under", "at-most", "nearly", "about"]
"""How the source ties the truth to the printed number; `bounds.interval` gives the meaning."""

Measure = Literal[
    "level", "share", "multiple", "growth", "annual-growth", "change", "rank", "ordinal"
]
"""A change is in percentage points; an ordinal is a place in a row of events, without merit."""

Status = Literal["reported", "preliminary", "estimate", "forecast", "target"]

Prices = Literal["current", "constant"]
"""Of money and its growth: of the day, or of one year throughout."""

SourceType = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "dataset", "document", "entry", "entry-dictionary",
    "entry-encyclopedia", "event", "interview", "legislation", "manuscript", "map",
    "paper-conference", "periodical", "personal_communication", "post", "post-weblog", "regulation",
    "report", "review", "song", "speech", "standard", "thesis", "webpage",
]  # fmt: skip
"""Types of the Citation Style Language 1.0.2 that figures and facts may be out of."""

Match = Literal["exact", "words", "near"]
"""How a fact answers: by a key, id, alias or label; by words; or only nearly."""

Command = Literal[
    "stat", "search", "show", "list", "topics", "sources", "units", "trend", "audit", "validate",
    "cache", "check", "cite", "diff",
]  # fmt: skip
ResultKind = Command | Literal["sentence", "proof"]
"""What the results of a command are: sentences or proofs, where these are asked for."""
SCHEMAS: tuple[str, ...] = ("knowledge", "output", *get_args(Command), "error", "note")
"""What has a JSON Schema: the knowledge file, the JSON of any command, of each, errors, notes."""
Format = Literal["table", "plain", "json", "ndjson", "csv", "tsv", "md"]
CheckFormat = Literal["table", "plain", "json", "ndjson", "csv", "tsv", "md", "github", "sarif"]
"""Formats of a check, which linters have two more of."""
ExportFormat = Literal["sqlite", "parquet", "csv", "ndjson", "datapackage"]
"""What the whole knowledge is written as."""

CitationStyle = Literal["gbt7714", "apa", "chicago", "bibtex", "csl-json"]
"""GB/T 7714-2015, the 7th edition of APA's manual, the notes of Chicago's 17th, and two records."""

Rule = Literal["base-level", "later-level", "whole", "change", "parts", "sources"]
"""What an audit reckons out of a fact's figures, or holds against one another."""

Verdict = Literal["derived", "consistent", "in-tension", "nothing-follows", "agree", "differ"]
"""What an audit makes of it, all under the usual reading; the last two are of several sources."""

Relation = Literal["equal", "within", "around", "overlapping", "apart"]
"""How what one source allows lies to what another does: equal, narrower, wider, else."""

Change = Literal["added", "removed", "changed", "renamed"]
"""How a file differs from an earlier one."""

Part = Literal["file", "source", "place", "topic", "fact", "figure"]
"""What of a knowledge file differs; `file` is its head."""
