"""The long run: `python fuzz/run.py [--cases N] [--seed S] [--seconds T] [ENTRANCE ...]`.

It tries each entrance in turns of a few hundred cases, so that it may end at any time, and says in one
line for each what was tried. A finding ends it, with the smallest input that shows it; that belongs in
`tests/test_fuzz.py`, as a case. The same seed makes the same cases.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TURN = 500
"""Cases that are made with one seed: beyond, hypothesis spends its time on not making one twice."""


def main() -> None:
    """Run so many cases of each entrance named, or of all."""
    import entrances

    options = _options(list(entrances.ENTRANCES))
    until = time.monotonic() + options.seconds
    tried = dict.fromkeys(options.entrances or entrances.ENTRANCES, 0)
    for at in range(-(-options.cases // TURN)):
        for name in tried:
            if time.monotonic() > until:
                break
            _turn(name, min(TURN, options.cases - at * TURN), options.seed + at)
            tried[name] += min(TURN, options.cases - at * TURN)
    print(f"nothing found, seed {options.seed}: {_told(tried)}; {sum(tried.values())} in all")


def _options(names: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--cases", type=int, default=10_000, help="of each entrance")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--seconds", type=float, default=float("inf"), help="after which no turn begins"
    )
    parser.add_argument("entrances", nargs="*", metavar="ENTRANCE", help=", ".join(names))
    options = parser.parse_args()
    if unknown := set(options.entrances) - set(names):
        parser.error(f"no such entrance: {', '.join(unknown)}")
    return options


def _turn(name: str, cases: int, seed: int) -> None:
    import entrances
    from holding import log

    start = time.monotonic()
    try:
        entrances.tried(name, cases, seed)
    except BaseException:
        print(f"{name}: FOUND with seed {seed}", flush=True)
        raise
    took = time.monotonic() - start
    print(
        f"{name}: seed {seed}, {cases} cases, {took:.0f} s; so far {log.calls} calls, "
        f"the slowest {log.slowest:.2f} s, {log.megabytes():.0f} MB more than at first",
        flush=True,
    )


def _told(tried: dict[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in tried.items())


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "fuzz")]
    main()
