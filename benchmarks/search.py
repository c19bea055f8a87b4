"""Compare the search with plain ways to search: `python benchmarks/search.py`.

Every query of tests/search/queries.toml is put to each method, and a Markdown table tells the
share of success at 1 by style: the first result is a right one; for the queries of the style
`none`, nothing is found. rapidfuzz is compared where it is installed. Run it with the interpreter
of an environment that has hunanfacts.
"""

from __future__ import annotations

import importlib.util
import itertools
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import tomli

import hunanfacts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from hunanfacts.model.records import Fact

    Search = Callable[[str], Sequence[str]]

QUERIES = Path(__file__).parents[1] / "tests" / "search" / "queries.toml"
LOWEST_RATIO = 60
SHORTEST_TRIGRAM = 3


def main() -> None:
    """Print the table."""
    queries = tomli.loads(QUERIES.read_text(encoding="utf-8"))["query"]
    knowledge = hunanfacts.load()
    styles = list(dict.fromkeys(query["style"] for query in queries))
    print(f"| method | {' | '.join(styles)} | overall |")
    print("| --- |" + " --- |" * (len(styles) + 1))
    for name, search in methods(knowledge.facts()):
        done = [(query["style"], succeeds(search, query)) for query in queries]
        shares = [share([ok for of, ok in done if of == style]) for style in styles]
        print(f"| {name} | {' | '.join(shares)} | {share([ok for _, ok in done])} |", flush=True)
    if not has_rapidfuzz():
        print("\nrapidfuzz is not installed, so its partial ratio is not compared.")


def methods(facts: Sequence[Fact]) -> Iterator[tuple[str, Search]]:
    """Return each method with its name: it takes a query and gives keys, best first."""
    knowledge = hunanfacts.load()
    yield "hunanfacts", lambda text: [fact.key for fact in knowledge.search(text)]
    yield "plain substring", substring(facts)
    yield "SQLite FTS5 trigram, bm25", trigram(facts)
    if has_rapidfuzz():
        yield f"rapidfuzz partial ratio ≥ {LOWEST_RATIO}", partial_ratio(facts)


def substring(facts: Sequence[Fact]) -> Search:
    """Find the query as it is, small letters alike, in the order of the file."""
    texts = [(fact.key, joined(fact).lower()) for fact in facts]
    return lambda query: [key for key, text in texts if query.lower() in text]


def trigram(facts: Sequence[Fact]) -> Search:
    """Find every word of the query, ranked by SQLite; words under three letters find nothing."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE fact USING fts5(key UNINDEXED, text, tokenize=trigram)")
    rows = [(fact.key, joined(fact)) for fact in facts]
    database.executemany("INSERT INTO fact VALUES (?, ?)", rows)

    def search(query: str) -> list[str]:
        words = [word.replace('"', '""') for word in query.split()]
        asked = " ".join(f'"{word}"' for word in words if len(word) >= SHORTEST_TRIGRAM)
        ranked = "SELECT key FROM fact WHERE fact MATCH ? ORDER BY bm25(fact)"
        return [key for (key,) in database.execute(ranked, [asked])] if asked else []

    return search


def partial_ratio(facts: Sequence[Fact]) -> Search:
    """Find the label or alias most like the query, or like a part of it."""
    from rapidfuzz import fuzz, process, utils

    pairs = list(itertools.chain.from_iterable(named(fact) for fact in facts))
    names = [name for name, _ in pairs]

    def search(query: str) -> list[str]:
        found = process.extract(
            query,
            names,
            scorer=fuzz.partial_ratio,
            processor=utils.default_process,
            score_cutoff=LOWEST_RATIO,
            limit=None,
        )
        return list(dict.fromkeys(pairs[place][1] for _, _, place in found))

    return search


def named(fact: Fact) -> list[tuple[str, str]]:
    """Return the labels and aliases of a fact, each with the fact's key."""
    return [(name, fact.key) for name in (fact.label.zh, fact.label.en, *fact.aliases)]


def joined(fact: Fact) -> str:
    """Return the labels, aliases and statements of a fact as one text."""
    names = [name for name, _ in named(fact)]
    return "\n".join([*names, fact.statement.zh, fact.statement.en])


def succeeds(search: Search, query: dict[str, str]) -> bool:
    """Tell whether the first result is right, or nothing is found where nothing should be."""
    found = search(query["text"])
    return found[0] in query["right"] if found else not query["right"]


def share(done: Sequence[bool]) -> str:
    """Return the share of successes, as printed."""
    return f"{sum(done) / len(done):.2f}"


def has_rapidfuzz() -> bool:
    """Tell whether rapidfuzz is installed."""
    return importlib.util.find_spec("rapidfuzz") is not None


if __name__ == "__main__":
    main()
