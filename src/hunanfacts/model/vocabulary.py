"""The closed lists of words that records, options and formats are made of (contract)."""

from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")

Kind = Literal[
    "indicator",
    "target",
    "rank",
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

Bound = Literal["exact", "over", "at-least", "under", "at-most", "nearly", "about"]
"""How the source ties the truth to the printed number; `quantity.interval` gives the meaning."""

Measure = Literal["level", "share", "multiple", "growth", "annual-growth", "rank", "target"]

Command = Literal["stat", "search", "show", "list", "topics", "units", "trend", "audit", "validate"]
Format = Literal["table", "plain", "json", "ndjson", "csv", "tsv", "md"]

Rule = Literal["base-level", "later-level", "whole", "change", "parts"]
"""What an audit reckons out of a fact's figures."""

Verdict = Literal["derived", "consistent", "in-tension", "nothing-follows"]
"""What an audit makes of it, all under the usual reading."""
