"""Time the check of a long draft: `python benchmarks/check.py [MEGABYTES]`.

The draft is invented: the statements of the shipped facts between sentences without figures, about
one number in 60 characters; a third as they stand, a third with other digits, a third of another
province. It is told what the check costs as a multiple of `python -c pass`, and
the most memory that it took. Run it with the interpreter of an environment that has hunanfacts.
"""

from __future__ import annotations

import argparse
import itertools
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import hunanfacts

FILLER = (
    "会上大家谈了许多看法，认为路要一步一步走。春天来了，田野里的油菜花开得正好，孩子们在河边奔跑，"
    "老人坐在屋檐下晒太阳。"
)

OTHER_DIGITS = str.maketrans("0123456789", "1234567890")
OTHER_PLACES = str.maketrans("湘湖南", "粤广东")


def main() -> None:
    """Print what the check of a draft costs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("megabytes", type=float, nargs="?", default=1.0, help="of the draft")
    size = int(parser.parse_args().megabytes * 1_000_000)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "draft.md"
        path.write_text(draft(size), encoding="utf-8")
        bare = min(spent("-c", "pass") for _ in range(5))
        whole = spent("-m", "hunanfacts", "check", str(path), "--format", "ndjson")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{size / 1e6:g} MB: {whole / bare:.0f} × python -c pass, {memory} MB")


def draft(size: int) -> str:
    """Return invented prose of about so many bytes."""
    statements = [fact.statement["zh"] for fact in hunanfacts.load().facts() if fact.figures]
    changes = itertools.cycle([{}, OTHER_DIGITS, OTHER_PLACES])
    once = "".join(
        f"{statement.translate(change)}{FILLER}\n\n"
        for _ in range(3)  # each statement in each way, where their number is no multiple of three
        for statement, change in zip(statements, changes, strict=False)
    )
    return once * max(1, size // len(once.encode()))


def spent(*arguments: str) -> float:
    """Run Python with these arguments; return the seconds it took by the clock."""
    started = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=False, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
