"""Time what the whole knowledge costs elsewhere: `python benchmarks/export.py [--facts 100000]`.

Each format of `hunanfacts export` against the first load of the same file of invented facts, both
in processor time; what a fact takes on the disk, and the peak of memory. Then calls of tools by
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
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--facts", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=30, help="of each call")
    asked = parser.parse_args()
    print("| format | × first load | memory | bytes a fact |\n| --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HUNANFACTS_CACHE"] = str(Path(folder) / "cache")
        for row in exports(Path(folder), asked.facts):
            print(row, flush=True)
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
