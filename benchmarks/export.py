"""Time what the whole knowledge costs elsewhere: `python benchmarks/export.py [--facts 100000]`.

Each format of `hunanfacts export` against the first load of the same file of invented facts, both
in processor time; what a fact takes on the disk, and the peak of memory. Then a million facts kept
as Parquet parted by topic, as docs/scripts.md tells, and looked up there by DuckDB. Then calls of
tools by
`hunanfacts mcp`, once started and out of the knowledge that comes with it, from a line in to a line
out, in turn with `python -c pass`.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import generate
from index import BARE, HUNANFACTS, clocked, cost

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMATS = {
    "sqlite": "x.sqlite",
    "parquet": "x.parquet",
    "datapackage": "x",
    "csv": "x.csv",
    "ndjson": "x.ndjson",
}
CALLS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("stat", {"query": "gdp"}),
    ("stat", {"query": "粮食产量"}),
    ("search", {"query": "制造业"}),
    ("show", {"key": "gdp"}),
    ("list", {"topic": ["tourism"]}),
    ("check", {"text": "湖南经济总量约3万亿元。"}),
    ("cite", {"names": ["gdp"]}),
    ("stat", {"query": "gpd"}),
    ("stat", {"query": "output of the moon"}),
    ("stat", {"query": "今年的国庆放假安排"}),
    ("search", {"query": "how many bicycles are sold in the city of London"}),
)
HELLO: dict[str, Any] = {
    "protocolVersion": "2025-06-18",
    "capabilities": {},
    "clientInfo": {"name": "benchmark", "version": "1"},
}


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--facts", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=30, help="of each call")
    asked = parser.parse_args()
    print("| format | × first load | memory | bytes a fact |\n| --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HUNANFACTS_CACHE"] = str(Path(folder) / "cache")
        for row in exports(Path(folder), asked.facts):
            print(row, flush=True)
    print("\n| out of a million facts | × `python -c pass` |\n| --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for name, ratio in lookups(Path(folder), asked.runs):
            print(f"| {name} | {ratio:.1f} |", flush=True)
    print("\n| call | × `python -c pass` | bar |\n| --- | --- | --- |")
    for name, arguments, ratio in calls(asked.runs):
        told = json.dumps(arguments, ensure_ascii=False)
        print(f"| `{name}` {told} | {ratio:.2f} | ≤ 0.5 |")


def exports(folder: Path, count: int) -> Iterator[str]:
    """Yield a row for the file itself, and one a format."""
    file = folder / "facts.toml"
    file.write_text("".join(generate.facts(count)), encoding="utf-8")
    data = ["--data", str(file)]
    first = cost([HUNANFACTS, "stat", "invented-7", *data])
    yield f"| first load | 1 | {first.megabytes:.0f} MB | {file.stat().st_size / count:.0f} |"
    for name, path in FORMATS.items():
        target = folder / path
        spent = cost([HUNANFACTS, "export", str(target), "--to", name, *data])
        size = sum(each.stat().st_size for each in (target, *target.glob("*")) if each.is_file())
        ratio = spent.seconds / first.seconds
        yield f"| `{name}` | {ratio:.2f} | {spent.megabytes:.0f} MB | {size / count:.0f} |"


def lookups(folder: Path, runs: int) -> Iterator[tuple[str, float]]:
    """Yield look-ups in a million facts, made of 10,000, with the median of their ratios."""
    import duckdb

    file, whole, parted = folder / "facts.toml", folder / "x.parquet", folder / "parted"
    file.write_text("".join(generate.facts(10_000)), encoding="utf-8")
    subprocess.run(
        [HUNANFACTS, "export", str(whole), "--data", str(file), "--no-cache"], check=True
    )
    duckdb.sql(
        f"""COPY (
            SELECT facts.topic, figures.* REPLACE (figures.fact || '-' || copy.range AS fact)
            FROM '{whole}/figures.parquet' AS figures
            JOIN '{whole}/facts.parquet' AS facts ON facts.key = figures.fact, range(100) AS copy
            ORDER BY facts.topic, fact
        ) TO '{parted}' (FORMAT parquet, PARTITION_BY topic)"""  # noqa: S608 -- our own files
    )
    figures = f"read_parquet('{parted}/*/*.parquet', hive_partitioning = true)"
    [(key, topic)] = duckdb.sql(f"SELECT fact, topic FROM {figures} LIMIT 1").fetchall()  # noqa: S608
    for name, condition in (
        ("a topic", f"topic = '{topic}'"),
        ("a key, its topic known", f"topic = '{topic}' AND fact = '{key}'"),
        ("a key alone", f"fact = '{key}'"),
    ):
        ratios = []
        for _ in range(runs):
            started = time.perf_counter()
            duckdb.sql(f"SELECT * FROM {figures} WHERE {condition}").fetchall()  # noqa: S608
            ratios.append((time.perf_counter() - started) / clocked(BARE))
        yield name, statistics.median(ratios)


def calls(runs: int) -> Iterator[tuple[str, dict[str, Any], float]]:
    """Yield each call with the median of its ratios to the bare interpreter."""
    with subprocess.Popen(
        [HUNANFACTS, "mcp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as server:
        answered(server, 0, "initialize", HELLO)
        send(server, {"method": "notifications/initialized"})
        for name, arguments in CALLS:
            ratios = []
            for run in range(runs + 1):
                started = time.perf_counter()
                answered(server, 1, "tools/call", {"name": name, "arguments": arguments})
                took = time.perf_counter() - started
                if run:  # the first imports what it needs
                    ratios.append(took / clocked(BARE))
            yield name, arguments, statistics.median(ratios)
        if server.stdin:
            server.stdin.close()


def answered(server: subprocess.Popen[bytes], number: int, method: str, told: Any) -> None:  # noqa: ANN401 -- JSON
    """Send a request and wait for its answer."""
    send(server, {"id": number, "method": method, "params": told})
    line = server.stdout.readline() if server.stdout else b""
    if "result" not in json.loads(line):
        sys.exit(line.decode())


def send(server: subprocess.Popen[bytes], message: dict[str, Any]) -> None:
    """Send a message."""
    if server.stdin:
        server.stdin.write(json.dumps({"jsonrpc": "2.0", **message}).encode() + b"\n")
        server.stdin.flush()


if __name__ == "__main__":
    main()
