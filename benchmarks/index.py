"""Time what an index costs, as multiples in one run: `python benchmarks/index.py [--facts 10000]`.

The first load of a file of invented facts, a call after one of them was edited, after one was put
in between, and after all that calls that find everything ready, against `tomli.load` of the file
and `python -c pass`. The first load, which several processors share, is told by the clock and in
processor time, what reads the file else in processor time, user and system together, in turn with
`tomli.load`; memory is the peak. Run it as `run.py` says. What can go wrong is for
`tools/attack_index.py`.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import generate

if TYPE_CHECKING:
    import resource
    from collections.abc import Iterator

HUNANFACTS = str(Path(sysconfig.get_path("scripts")) / "hunanfacts")
BARE = [sys.executable, "-c", "pass"]
TOMLI = "import sys, tomli; tomli.load(open(sys.argv[1], 'rb'))"
MEGA = 1e6
LARGE = 100_000
"""Facts from which on the bars of hot calls are those of large files."""


class Cost(NamedTuple):
    """What a process took."""

    seconds: float
    megabytes: float
    clock: float


def main() -> None:
    """Print a table for each number of facts."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--facts", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--runs", type=int, default=5, help="of what reads the file")
    asked = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    print("| facts | what | × | bar |\n| --- | --- | --- | --- |")
    for count in asked.facts:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["HUNANFACTS_CACHE"] = str(Path(folder) / "cache")
            os.environ["HUNANFACTS_DATA"] = str(Path(folder) / "facts.toml")
            for what, ratio, bar in measured(Path(folder), count, asked.runs):
                told = f"≤ {bar}" if bar else ""
                print(f"| {count:,} | {what} | {ratio:.2f} | {told} |", flush=True)


def measured(folder: Path, count: int, runs: int) -> Iterator[tuple[str, float, float | None]]:
    """Yield each measure with its ratio and its bar, if it has one."""
    file, cache = folder / "facts.toml", folder / "cache"
    text = "".join(generate.facts(count))
    alias = re.findall(r'^aliases = \["[^"]+", "(.+?)"', text, re.MULTILINE)[count // 3]
    stat = [HUNANFACTS, "stat", "invented-7", "--json"]
    size = 0
    ratios: dict[str, list[float]] = {}
    for run in range(runs):
        edited, longer = edits(text, f"invented-{count // 2 + run}")
        for kept in cache.glob("*"):
            kept.unlink()
        for name, content in (("first", text), ("edited", edited), ("longer", longer)):
            file.write_text(content, encoding="utf-8")
            bare, spent = cost([sys.executable, "-c", TOMLI, str(file)]), cost(stat)
            ratios.setdefault(name, []).append(spent.seconds / bare.seconds)
            ratios.setdefault(f"{name}, memory", []).append(spent.megabytes / bare.megabytes)
            ratios.setdefault(f"{name}, clock", []).append(spent.clock / bare.clock)
        size = next(cache.glob("*.index")).stat().st_size
    found = {name: statistics.median(each) for name, each in ratios.items()}
    time.sleep(2.5)  # until the note of the file is believed
    cost(stat)
    yield "first load by the clock, × `tomli.load`", found["first, clock"], 6
    yield "the same, processor time", found["first"], None
    yield "`stat` after one fact was edited, × `tomli.load`", found["edited"], 2
    yield "the same, memory", found["edited, memory"], 2
    yield "`stat` after one was put in between, × `tomli.load`", found["longer"], 2
    yield "index on disk, × the file", size / len(text.encode()), 3
    is_large = count >= LARGE
    yield "`stat KEY --json`, × `python -c pass`", hot(stat), 2.2 if is_large else 1.85
    search = [HUNANFACTS, "search", alias, "--json"]
    yield "`search WORD --json`, × `python -c pass`", hot(search), 2.5 if is_large else 2.2
    nothing = [HUNANFACTS, "stat", "今年的国庆放假安排", "--json"]
    finds_nothing = hot(nothing, status=1)
    yield (
        "a question that finds nothing, × `python -c pass`",
        finds_nothing,
        6 if is_large else None,
    )


def edits(text: str, key: str) -> tuple[str, str]:
    """Return a file with one fact changed, and that with another put before it."""
    start = text.index(f'[[fact]]\nkey = "{key}"')
    end = text.index("[[fact]]", start + 1)
    block = text[start:end]
    changed = text[:start] + block.replace("虚构的年鉴", "另一年鉴", 1) + text[end:]
    return changed, changed[:start] + block.replace(key, f"before-{key}") + changed[start:]


def hot(command: list[str], runs: int = 40, status: int = 0) -> float:
    """Return the median of the ratios of a call to the bare interpreter, by the clock, in turn."""
    ratios = [clocked(command, status) / clocked(BARE) for _ in range(runs)]
    return statistics.median(ratios)


def clocked(command: list[str], status: int = 0) -> float:
    """Run a command that must end so; return the seconds it took by the clock."""
    started = time.perf_counter()
    done = subprocess.run(
        command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    spent = time.perf_counter() - started
    if done.returncode != status:
        raise subprocess.CalledProcessError(done.returncode, command)
    return spent


def cost(command: list[str]) -> Cost:
    """Run a command that must succeed; return what it took."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    clock = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(usage.ru_utime + usage.ru_stime, peak(usage), clock)


def peak(usage: resource.struct_rusage) -> float:
    """Return the peak memory in megabytes; Linux counts it in kilobytes, macOS in bytes."""
    return usage.ru_maxrss / MEGA * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
