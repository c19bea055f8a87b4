"""The run by coverage: `python fuzz/guided.py READER [--seconds T] [--seed S]`, with the extra `fuzz`.

atheris, Google's libFuzzer for Python, changes the bytes given to a reader towards lines of it that no bytes
have reached yet. A finding ends the run; the bytes stand in the folder named, as `crash-…`. Where atheris
has no wheel (any system but Linux and macOS, and Pythons that it does not know) there is no such run.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from hunanfacts.check.checking import Checker
    from hunanfacts.index.store import Index

ROOT = Path(__file__).resolve().parents[1]
_SECONDS = 300
_LONGEST = 4096


def load(raw: bytes) -> None:
    """Load a knowledge file; DataError is the one refusal."""
    from hunanfacts.knowledge import loading
    from hunanfacts.model.errors import DataError

    try:
        list(loading.parse(raw, "facts.toml").facts)
    except DataError:
        return


def read_amounts(raw: bytes) -> None:
    """Find amounts in a text: each stands where it says."""
    from hunanfacts.figures import reading

    text = raw.decode("utf-8", "replace")
    end = 0
    for amount in reading.find(text):
        assert end <= amount.start < amount.end <= len(text), (text, amount)
        end = amount.end


def read_markdown(raw: bytes) -> None:
    """Take a draft in Markdown apart, and check it; DraftError is the one refusal."""
    _check(raw, "draft.md")


def read_text(raw: bytes) -> None:
    """Do the same with a draft of plain text."""
    _check(raw, "draft.txt")


def _check(raw: bytes, name: str) -> None:
    from hunanfacts.check.checking import Checker
    from hunanfacts.check.reading import drafts
    from hunanfacts.model.errors import DraftError

    if not _checkers:
        _checkers.append(Checker(_index()))
    try:
        list(_checkers[0].findings(drafts.passages_of(raw, name)))
    except DraftError:
        return


def _index() -> Index:
    from hunanfacts.index import cache

    return cache.open_index(str(ROOT / "tests/data/everything.toml"), use_cache=False)


_checkers: list[Checker] = []

READERS: dict[str, Callable[[bytes], None]] = {
    "knowledge": load,
    "amounts": read_amounts,
    "markdown": read_markdown,
    "text": read_text,
}


def main() -> None:
    """Run one reader for so long."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("reader", choices=READERS)
    parser.add_argument("--seconds", type=int, default=_SECONDS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", default=".", help="where a finding is kept")
    options = parser.parse_args()
    try:
        import atheris
    except ImportError:
        parser.exit(1, "atheris is missing: pip install -e '.[fuzz]', where it has a wheel\n")
    with atheris.instrument_imports(include=["hunanfacts", "tomli", "markdown_it"]):
        from hunanfacts.check import checking  # noqa: F401
        from hunanfacts.check.reading import drafts, markdown  # noqa: F401
        from hunanfacts.figures import reading  # noqa: F401
        from hunanfacts.knowledge import loading  # noqa: F401
    READERS[options.reader](b"1")  # what is imported while it runs is not instrumented
    with TemporaryDirectory() as reached:
        atheris.Setup(
            [sys.argv[0], f"-max_total_time={options.seconds}", f"-seed={options.seed}",
             "-timeout=5", f"-max_len={_LONGEST}", f"-artifact_prefix={options.folder}/",
             *corpora(options.reader, reached)],
            READERS[options.reader],
        )  # fmt: skip
        atheris.Fuzz()


def corpora(reader: str, reached: str) -> list[str]:
    """Return the folders of what a run begins with; libFuzzer adds what it makes to the first."""
    return [reached, str(ROOT / "tests/data")] if reader == "knowledge" else [reached]


if __name__ == "__main__":
    main()
