"""Time whole calls as multiples of `python -c pass`: `python benchmarks/run.py [--runs 30]`.

Each call is run in turn with the bare interpreter, after one run that is not counted, and the
median of the pairs' ratios is told. Run it with the interpreter of an environment that has
hunanfacts installed from its wheel; peers are timed where they are there.
"""

from __future__ import annotations

import argparse
import itertools
import os
import pty
import re
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import generate

if TYPE_CHECKING:
    from collections.abc import Iterator

SCRIPTS = Path(sysconfig.get_path("scripts"))
HUNANFACTS = str(SCRIPTS / "hunanfacts")
BARE = [sys.executable, "-c", "pass"]
COMPLETING = ["env", "_HUNANFACTS_COMPLETE=zsh"]
LARGE = 100_000
QUERIES = 10_000

HELLO = """
import typer
app = typer.Typer(rich_markup_mode=None)
@app.command()
def main(name: str) -> None:
    print(name)
app()
"""


@dataclass(frozen=True)
class Call:
    """One call to time, and the bar it is held to."""

    name: str
    command: list[str]
    bar: float | None = None
    on_terminal: bool = False


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=30)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HUNANFACTS_CACHE"] = str(Path(folder) / "cache")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        large = Path(folder) / "large.toml"
        large.write_text("".join(generate.facts(LARGE)), encoding="utf-8")
        print(f"| call | median of {runs}, × `python -c pass` | bar |\n| --- | --- | --- |")
        for call in itertools.chain(shipped(), indexed(large), peers(Path(folder))):
            bar = f"≤ {call.bar}" if call.bar else ""
            print(f"| {call.name} | {ratio(call, runs):.2f} | {bar} |", flush=True)
        for name, line in batches(folder, large):
            print(f"| {name} | {line} |  |", flush=True)


def shipped() -> Iterator[Call]:
    """Calls on the knowledge that comes with the program."""
    key = "technology-contract-value"
    yield Call("`stat KEY --json`", [HUNANFACTS, "stat", key, "--json"], 1.8)
    yield Call("`stat KEY --value`", [HUNANFACTS, "stat", "gdp", "--value"], 1.8)
    yield Call("`search WORD --json`", [HUNANFACTS, "search", "制造业", "--json"], 2.2)
    yield Call("`stat KEY`, table", [HUNANFACTS, "stat", key], 6, on_terminal=True)
    yield Call("`list --topic tourism`", [HUNANFACTS, "list", "--topic", "tourism"], 7.5)
    yield Call("`trend trade-total`", [HUNANFACTS, "trend", "trade-total"], 7.5)
    yield Call("`audit KEY`", [HUNANFACTS, "audit", "technology-contracts"], 7.5)
    yield Call("`stat --help`", [HUNANFACTS, "stat", "--help"], 7.5)
    typed = ["hunanfacts", "stat", "te"]
    yield Call("completion of a key", [*COMPLETING, HUNANFACTS, *typed], 2)


def indexed(large: Path) -> Iterator[Call]:
    """Calls on a large file whose index has been built, named by HUNANFACTS_DATA."""
    os.environ["HUNANFACTS_DATA"] = str(large)
    started = time.perf_counter()
    subprocess.run([HUNANFACTS, "stat", "invented-7"], check=True, stdout=subprocess.DEVNULL)
    print(f"| first load of {LARGE} facts | {time.perf_counter() - started:.1f} s |  |")
    key = "invented-4321"
    alias = re.search(r'^aliases = \["(.+?)"', large.read_text(encoding="utf-8"), re.MULTILINE)
    word = alias[1] if alias else ""
    yield Call("100k: `stat KEY --json`", [HUNANFACTS, "stat", key, "--json"], 2.2)
    yield Call("100k: `search WORD --json`", [HUNANFACTS, "search", word, "--json"], 2.6)
    yield Call("100k: `stat KEY`, table", [HUNANFACTS, "stat", key], 6.5, on_terminal=True)
    yield Call("100k: `list --topic …`", [HUNANFACTS, "list", "--topic", "topic-7"], 8)
    del os.environ["HUNANFACTS_DATA"]


def peers(folder: Path) -> Iterator[Call]:
    """What others take on the shipped knowledge, as JSON and CSV."""
    hello = folder / "hello.py"
    hello.write_text(HELLO)
    yield Call("Typer hello world", [sys.executable, str(hello), "x"])
    for name in ("json", "csv"):
        run = [HUNANFACTS, "list", "--format", name]
        (folder / f"facts.{name}").write_bytes(
            subprocess.run(run, check=True, capture_output=True).stdout
        )
    toml = Path(__file__).parents[1] / "data" / "facts.toml"
    data, table = str(folder / "facts.json"), str(folder / "facts.csv")
    commands = {
        "sqlite-utils memory": [
            "sqlite-utils",
            "memory",
            table,
            "select * from facts where key = 'gdp'",
        ],
        "csvgrep": ["csvgrep", "-c", "key", "-m", "gdp", table],
        "jq": ["jq", '.results[] | select(.key == "gdp")', data],
        "rg": ["rg", "-A9", '^key = "gdp"', str(toml)],
    }
    for name, (program, *rest) in commands.items():
        found = shutil.which(program, path=f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}")
        if found:
            yield Call(name, [found, *rest])


def batches(folder: str, large: Path) -> Iterator[tuple[str, str]]:
    """Time many queries in one process, and what each costs beyond the start."""
    for name, keys, data in (
        ("shipped", ["gdp", "technology-contracts"], ""),
        ("100k", ["invented-17", "invented-99999"], str(large)),
    ):
        queries = Path(folder) / "queries.txt"
        queries.write_text("\n".join(keys * (QUERIES // len(keys))))
        spent = []
        for _ in range(5):
            started = time.perf_counter()
            subprocess.run(
                [HUNANFACTS, "stat", "-", "--json"],
                check=True,
                stdin=queries.open(),
                stdout=subprocess.DEVNULL,
                env={**os.environ, "HUNANFACTS_DATA": data},
            )
            spent.append(time.perf_counter() - started)
        each = statistics.median(spent) / QUERIES * 1e6
        yield f"{name}: {QUERIES} look-ups by `stat -`", f"{each:.0f} µs each"


def ratio(call: Call, runs: int) -> float:
    """Return the median of the ratios of a call to the bare interpreter, run in turn."""
    run = run_on_terminal if call.on_terminal else run_in_pipe
    run(call.command)
    run_in_pipe(BARE)
    return statistics.median(run(call.command) / run_in_pipe(BARE) for _ in range(runs))


def run_in_pipe(command: list[str]) -> float:
    """Run a command with its output thrown away; return the seconds it took."""
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started


def run_on_terminal(command: list[str]) -> float:
    """Run a command on a terminal of its own; return the seconds it took."""
    ours, its = pty.openpty()
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=its, stdin=its)
    os.close(its)
    try:
        while os.read(ours, 65536):
            pass
    except OSError:  # how Linux tells that the other side is closed
        pass
    process.wait()
    spent = time.perf_counter() - started
    os.close(ours)
    return spent


if __name__ == "__main__":
    main()
