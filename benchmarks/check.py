"""Time the check of a long draft: `python benchmarks/check.py [MEGABYTES]`.

The draft is invented: the statements of the shipped facts between sentences without figures, about
one number in 60 characters; a third as they stand, a third with other digits, a third of another
province. No paragraph comes twice, since what is found in one is kept: `--again` repeats them, as
drafts of one folder do. With `--dense` there are nothing but numbers. It is told what the check
costs as a multiple of `python -c pass`, and the most memory that it took. Run it with the
interpreter of an environment that has hunanfacts.
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
from typing import TYPE_CHECKING

import hunanfacts

if TYPE_CHECKING:
    from collections.abc import Iterator

FILLER = (
    "会上大家谈了许多看法", "认为路要一步一步走", "春天来了", "田野里的油菜花开得正好",
    "孩子们在河边奔跑", "老人坐在屋檐下晒太阳",
)  # fmt: skip
"""Clauses, which make another paragraph in every order."""
DENSE = ("{}，", "{}亿元、", "粮食产量{}万吨，", "{} million yuan, ")
"""What numbers stand in where there is hardly anything else."""

OTHER_DIGITS = str.maketrans("0123456789", "1234567890")
OTHER_PLACES = str.maketrans("湘湖南", "粤广东")


def main() -> None:
    """Print what the check of a draft costs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("megabytes", type=float, nargs="?", default=1.0, help="of the draft")
    parser.add_argument("--again", action="store_true", help="the same paragraphs again and again")
    parser.add_argument("--dense", action="store_true", help="nothing but numbers")
    arguments = parser.parse_args()
    size = int(arguments.megabytes * 1_000_000)
    text = dense(size) if arguments.dense else draft(size, is_new=not arguments.again)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "draft.md"
        path.write_text(text, encoding="utf-8")
        bare = min(spent("-c", "pass") for _ in range(5))
        whole = spent("-m", "hunanfacts", "check", str(path), "--long", "--format", "ndjson")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{size / 1e6:g} MB: {whole / bare:.0f} × python -c pass, {memory} MB")


def draft(size: int, *, is_new: bool = True) -> str:
    """Return invented prose of about so many bytes, no paragraph of which comes twice."""
    statements = [fact.statement["zh"] for fact in hunanfacts.load().facts() if fact.figures]
    changes = itertools.cycle([{}, OTHER_DIGITS, OTHER_PLACES])
    told = [
        statement.translate(change)
        for _ in range(3)  # each statement in each way, where their number is no multiple of three
        for statement, change in zip(statements, changes, strict=False)
    ]
    orders = itertools.cycle(itertools.permutations(FILLER) if is_new else [FILLER])
    rounds = (f"{statement}{'，'.join(next(orders))}。\n\n" for statement in itertools.cycle(told))
    return first(size, rounds)


def dense(size: int) -> str:
    """Return numbers, bare ones and some with units and names, of about so many bytes."""
    lines = ("".join(form.format(at * 37 % 9973) for at in range(start, start + 400)) + "\n\n"
             for start in itertools.count(1, 400) for form in DENSE)  # fmt: skip
    return first(size, lines)


def first(size: int, paragraphs: Iterator[str]) -> str:
    """Return paragraphs of about so many bytes together."""
    found = []
    while size > 0:
        found.append(next(paragraphs))
        size -= len(found[-1].encode())
    return "".join(found)


def spent(*arguments: str) -> float:
    """Run Python with these arguments; return the seconds it took by the clock."""
    started = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=False, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
