"""Time what a megabyte made to hurt costs: `python benchmarks/hostile.py [WORD...]`.

An input that nobody would write, but somebody may hand over, has to be answered or refused in
reasonable time and memory, whatever is in it. Each input has a megabyte, or as much as a command
line holds, and is given to every command that reads it, in a process of its own with no index
ready. Told are its time as a multiple of `python -c pass`, by the clock and of processors, the most
memory that it took, and its exit status. With words only those cases are run that have all of them
in their names; `--list` only names them. Run it with the interpreter of an environment that has
hunanfacts with its extras.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hostile_cases import cases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hostile_cases import Case

SIZE = 1_000_000
MOST_RATIO = 150
MOST_MEGABYTES = 300
MOST_SECONDS = 10
"""After which a call is ended."""
CALL = Path(__file__).with_name("hostile_call.py")


class Spent(NamedTuple):
    """What a process took: seconds by the clock and of processors, memory; and how it ended."""

    seconds: float
    processor: float
    megabytes: int
    status: int


class Cost(NamedTuple):
    """What a case cost, as multiples of `python -c pass`."""

    ratio: float
    processor_ratio: float
    megabytes: int
    status: int
    case: Case

    def __str__(self) -> str:
        """Tell it in a line."""
        ratios = f"{self.ratio:6.1f} × {self.processor_ratio:6.1f}"
        return f"{ratios} {self.megabytes:5} MB  exit {self.status}  {self.case.name}"

    @property
    def is_too_much(self) -> bool:
        """Tell whether it is over a bar, or ended as it should not."""
        is_dear = self.ratio > MOST_RATIO or self.megabytes > MOST_MEGABYTES
        return is_dear or self.status not in self.case.statuses


def main() -> None:
    """Print what each case costs, and in the end those that cost too much."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("words", nargs="*", help="of the names of the cases to run")
    parser.add_argument("--rounds", type=int, default=1, help="the median of which is told")
    parser.add_argument("--list", action="store_true", help="only name the cases")
    asked = parser.parse_args()
    chosen = [case for case in cases() if all(word in case.name for word in asked.words)]
    if asked.list:
        print("\n".join(case.name for case in chosen))
    else:
        run(chosen, asked.rounds)


def run(chosen: Sequence[Case], rounds: int) -> None:
    """Run cases, and print what they cost."""
    costs = []
    for case in chosen:
        costs.append(cost(case, rounds))
        print(costs[-1], flush=True)
    dear = [each for each in costs if each.is_too_much]
    dear.sort(key=lambda each: each.ratio, reverse=True)
    print(
        f"{len(dear)} of {len(costs)} over {MOST_RATIO} × or {MOST_MEGABYTES} MB,"
        " or ended as they should not:"
    )
    print("\n".join(map(str, dear)))


def cost(case: Case, rounds: int) -> Cost:
    """Return what a case costs: the medians of its ratios, the most memory, the last status."""
    ratios, processor_ratios, called = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        for name, maker in case.files.items():
            Path(folder, name).write_bytes(maker(SIZE))
        given = Path(folder, "stdin")
        given.write_bytes(case.stdin(SIZE))
        for at in range(rounds):
            bare = min(spent(["-c", "pass"], given, at) for _ in range(3))
            called.append(spent(["-m", "hunanfacts", *case.words], given, at))
            ratios.append(called[-1].seconds / bare.seconds)
            processor_ratios.append(called[-1].processor / bare.processor)
    return Cost(
        statistics.median(ratios),
        statistics.median(processor_ratios),
        max(each.megabytes for each in called),
        called[-1].status,
        case,
    )


def spent(arguments: Sequence[str], given: Path, at: int) -> Spent:
    """Run Python in the folder of what stands on its stdin, with a cache for this round."""
    environment = {**os.environ, "HUNANFACTS_CACHE": str(given.with_name(f"cache{at}"))}
    with given.open("rb") as stdin:
        told = subprocess.run(
            [sys.executable, CALL, str(MOST_SECONDS), sys.executable, *arguments],
            cwd=given.parent,
            env=environment,
            stdin=stdin,
            stdout=subprocess.PIPE,
            check=True,
        )
    seconds, processor, megabytes, status = told.stdout.split()
    return Spent(float(seconds), float(processor), int(megabytes), int(status))


if __name__ == "__main__":
    main()
