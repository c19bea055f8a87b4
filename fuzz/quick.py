"""The quick run: `python fuzz/quick.py [--seconds T] [--seed S] [READER ...]`.

What is made by chance is handed to the readers themselves, and what is found to the renderers; command lines
are run in this process, which prepares Typer once, and calls of tools handed to the one server: many hundred
cases a second, where a whole call takes some hundredths of one. It says for each reader how many cases were
tried, and at which rate; a finding ends it, with its bytes on a line of its own, made as short as it stays a
finding.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    Make: TypeAlias = Callable[[random.Random], bytes]
    Read: TypeAlias = Callable[[bytes], None]

ROOT = Path(__file__).resolve().parents[1]
TURN = 200
"""Cases of a reader before the next one has its turn."""
_MOST_SECONDS = 2.0
"""Of the processor for a case."""


def readers() -> dict[str, tuple[Make, Read]]:
    """Return what is made for each reader, and the reader."""
    import chance
    import guided
    import readers as known

    by_coverage: dict[str, tuple[Make, Read]] = {
        name: (chance.knowledge_file if name == "knowledge" else chance.prose, read)
        for name, read in guided.READERS.items()
    }
    requests = {"requests": (chance.call, known.request)} if importlib.util.find_spec("mcp") else {}
    return (
        by_coverage
        | requests
        | {
            "questions": (chance.prose, known.ask),
            "command lines": (chance.command_line, known.run),
            "exports": (chance.whole_file, known.export),
        }
    )


# ---- The run -------------------------------------------------------------------------------------


def tried(name: str, cases: int, seed: int) -> float:
    """Try so many cases of a reader, and return the seconds of the slowest; what fails is raised."""
    from readers import surroundings

    make, read = readers()[name]
    chance = random.Random(seed)
    slowest = 0.0
    with surroundings():
        for _ in range(cases):
            raw = make(chance)
            start = time.process_time()
            try:
                read(raw)
            except Exception:
                print(f"{name}: FOUND with seed {seed}: {shortened(raw, read)!r}", flush=True)
                raise
            took = time.process_time() - start
            assert took < _MOST_SECONDS, (name, took, raw)
            slowest = max(slowest, took)
    return slowest


def shortened(raw: bytes, read: Read) -> bytes:
    """Leave out what is not needed for `read` to fail."""
    size = len(raw)
    while size := size // 2:
        at = 0
        while at < len(raw):
            less = raw[:at] + raw[at + size :]
            if _fails(less, read):
                raw = less
            else:
                at += size
    return raw


def _fails(raw: bytes, read: Read) -> bool:
    try:
        read(raw)
    except Exception:  # noqa: BLE001 -- whichever it is, it is one
        return True
    return False


def main() -> None:
    """Run for so long; the reader that has had the least time is next."""
    names = list(readers())
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("readers", nargs="*", metavar="READER", help=", ".join(names))
    options = parser.parse_args()
    counts = dict.fromkeys(options.readers or names, 0)
    spent = dict.fromkeys(counts, 0.0)
    until, seed, slowest = time.monotonic() + options.seconds, options.seed, 0.0
    while time.monotonic() < until:
        name, start = min(spent, key=lambda each: spent[each]), time.process_time()
        slowest = max(slowest, tried(name, TURN, seed))
        counts[name] += TURN
        spent[name] += time.process_time() - start
        seed += 1
    told = ", ".join(
        f"{count} {name} ({count / max(spent[name], 1):.0f}/s)" for name, count in counts.items()
    )
    print(f"nothing found, seeds {options.seed} to {seed - 1}: {told}; the slowest {slowest:.2f} s")


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "fuzz")]
    main()
