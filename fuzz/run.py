"""The long run: `python fuzz/run.py [CASES] [ENTRANCE ...]`, new cases each time.

It ends at the first finding, with the smallest input that shows it; that belongs in
`tests/test_fuzz.py`, as a case.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CASES = 10_000


def main(arguments: list[str]) -> None:
    """Run so many cases of each entrance named, or of all."""
    import entrances

    cases = int(arguments[0]) if arguments else CASES
    for name in arguments[1:] or entrances.ENTRANCES:
        entrances.tried(name, cases)
        print(f"{name}: {cases} cases, nothing found", flush=True)


if __name__ == "__main__":
    sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "fuzz")]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HUNANFACTS_CACHE"] = folder
        main(sys.argv[1:])
